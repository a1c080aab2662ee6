"""Who comes on a rehearsed day, and what each of them is like, drawn before the day begins.

Every purpose and every visitor has a source of chance of their own, so that a change in one place
(a counter less, another rule) meets the same people again: days stay comparable.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from math import exp, log
from random import Random

from commands.rehearse.day_plan import DayPlan, Flow, RehearsalDay
from db.delivered import Incoming
from db.office import Office
from queueing.wording import Language

AWAY_MEAN_MIN = 6.0
"""How long somebody who misses a call stays out of hearing, on average."""

PARKED_SHARE = 0.02
"""Of the served, who are set aside to fetch something; the plan does not say."""


@dataclass(slots=True)
class Visitor:
    """A person on the way to the office. Times are aware UTC."""

    key: str
    service: str
    arrives: datetime
    language: Language
    priority: str | None
    patience: timedelta
    """How long they wait for a step, from the arrival or the booked start."""
    chance: Random = field(repr=False)
    """What happens to them during the visit."""
    booked: datetime | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of the day in the order of their arrival, and the bookings made before it."""

    visitors: tuple[Visitor, ...]
    bookings: tuple[Incoming, ...]
    stayed_away: int


def draw_people(day: RehearsalDay, office: Office, seed: int) -> People:
    """The people of this day under this seed; the same for the same two."""
    source = _Source(day.plan, office, seed)
    bookings = tuple(source.bookings())
    booked = [visitor for b in bookings if (visitor := source.booked(b)) is not None]
    visitors = sorted([*booked, *source.walk_ins()], key=lambda v: (v.arrives, v.key))
    return People(tuple(visitors), bookings, len(bookings) - len(booked))


def lognormal(chance: Random, median: float, spread: float) -> float:
    """A draw whose logarithm is normal around that of `median`."""
    return exp(log(median) + spread * chance.gauss(0.0, 1.0))


class _Source:
    def __init__(self, plan: DayPlan, office: Office, seed: int) -> None:
        self._plan = plan
        self._office = office
        self._seed = seed
        today = office.hours.intervals(plan.date)
        self._opens = today[0][0]

    def chance(self, purpose: str) -> Random:
        """Seeded by a text, which Python reads the same way in every process."""
        return Random(f"{self._seed}/{purpose}")

    def walk_ins(self) -> Iterator[Visitor]:
        for service, begins, expected in self._spans(self._plan.walk_ins):
            chance = self.chance(f"walk-in/{service}/{begins:%H%M}")
            length = self._plan.walk_ins.every_min
            passed, number = 0.0, 0
            while expected > 0 and (passed := passed + chance.expovariate(expected / length)):
                if passed >= length:
                    break
                number += 1
                key = f"{service}-{begins:%H%M}-{number}"
                yield self._visitor(key, service, self._at(begins, passed))

    def bookings(self) -> Iterator[Incoming]:
        chance = self.chance("bookings")
        for service, begins, expected in self._spans(self._plan.bookings):
            whole = int(expected)
            for number in range(whole + int(chance.random() < expected - whole)):
                key = f"{service}-{begins:%H%M}-B{number + 1}"
                yield Incoming(
                    external_id=key,
                    reference=key,
                    service=service,
                    starts_at=self._at(begins),
                    language=self._language(self.chance(key)),
                )

    def booked(self, booking: Incoming) -> Visitor | None:
        """The person who comes for the booking, or None for one who does not."""
        chance = self.chance(f"punctuality/{booking.reference}")
        if chance.random() < self._plan.behaviour.no_show_share:
            return None
        habit = self._plan.punctuality
        early = timedelta(minutes=chance.gauss(habit.early_mean_min, habit.sd_min))
        arrives = max(booking.starts_at - early, self._opens)
        return self._visitor(booking.reference, booking.service, arrives, booking.starts_at)

    def _visitor(
        self, key: str, service: str, arrives: datetime, booked: datetime | None = None
    ) -> Visitor:
        chance = self.chance(key)
        habit = self._plan.patience
        return Visitor(
            key=key,
            service=service,
            arrives=max(arrives, self._opens),
            language=self._language(chance),
            priority=self._priority(self.chance(f"priority/{key}")),
            patience=timedelta(
                minutes=lognormal(self.chance(f"patience/{key}"), habit.median_min, habit.spread)
            ),
            chance=self.chance(f"visit/{key}"),
            booked=booked,
        )

    def _spans(self, flow: Flow) -> Iterator[tuple[str, time, float]]:
        starts = flow.starts_of_spans()
        for service in sorted(flow.visitors):
            for begins, expected in zip(starts, flow.visitors[service], strict=True):
                yield service, begins, expected

    def _at(self, local: time, minutes: float = 0.0) -> datetime:
        begins = datetime.combine(self._plan.date, local, self._office.zone)
        return begins.astimezone(UTC) + timedelta(minutes=minutes)

    def _language(self, chance: Random) -> Language:
        english = chance.random() < self._plan.behaviour.english_share
        return Language.EN if english else Language.AR

    def _priority(self, chance: Random) -> str | None:
        place = chance.random()
        for code in sorted(self._plan.priority):
            place -= self._plan.priority[code]
            if place < 0:
                return code
        return None
