"""A day to rehearse, as a file: who comes when, how they behave, which counters are open.

The plan says what is likely, the seed of a rehearsal says what happens. All shares are 0 to 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, model_validator

from db.checked_toml import Fault, Place, Section, read_toml, refuse, rule, shown
from db.profile import Clock, Code, Day, Period, Profile, ServiceCode, Words, read_profile
from db.trouble import TroubleKind


def _number(least: float, most: float, of: str = "a number") -> Any:
    return Field(ge=least, le=most, strict=True, description=f"{of} {least:g} to {most:g}")


Share = Annotated[float, _number(0, 1, "a share")]
Expected = Annotated[float, _number(0, 500, "visitors, a number")]
Minutes = Annotated[float, _number(0, 600, "minutes, a number")]
Spread = Annotated[float, _number(0, 2, "a spread (standard deviation of the logarithm)")]


class Flow(Section):
    """How many visitors each service gets in spans of `every_min`, the first one at `first`."""

    first: Clock
    every_min: Annotated[
        int, Field(strict=True, ge=5, le=240, description="whole minutes 5 to 240")
    ]
    visitors: dict[ServiceCode, tuple[Expected, ...]]

    def starts_of_spans(self) -> tuple[time, ...]:
        """The beginning of each span, as local times."""
        longest = max((len(row) for row in self.visitors.values()), default=0)
        first = self.first.hour * 60 + self.first.minute
        minutes = [first + i * self.every_min for i in range(longest)]
        return tuple(time(at // 60, at % 60) for at in minutes)

    def total(self) -> float:
        """The expected number of visitors of the day."""
        return sum(sum(row) for row in self.visitors.values())

    @model_validator(mode="after")
    def _within_the_day(self) -> "Flow":
        lengths = {len(row) for row in self.visitors.values()}
        if len(lengths) > 1:
            raise rule(
                f"lists of {min(lengths)} to {max(lengths)} numbers",
                "as many numbers for each service, one for each span",
            )
        minutes = self.first.hour * 60 + self.first.minute
        if lengths and minutes + max(lengths) * self.every_min > 24 * 60:
            raise rule(f"{max(lengths)} spans of {self.every_min} minutes", "spans of one day")
        return self


class Punctuality(Section):
    """When booked visitors come: normally distributed minutes before their time."""

    early_mean_min: Annotated[float, _number(-120, 120, "minutes, a number")]
    sd_min: Minutes


class Patience(Section):
    """After how long a waiting visitor leaves: log-normal, its median and its spread."""

    median_min: Annotated[float, _number(1, 600, "minutes, a number")]
    spread: Spread


class ServiceTime(Section):
    """How long serving takes: log-normal; its mean is `factor` times the profile's duration."""

    factor: Annotated[float, _number(0.1, 5)] = 1.0
    spread: Spread = 0.5


class Walking(Section):
    """Seconds from the call until the visitor stands at the counter: normal, never below 5."""

    mean_s: Annotated[float, _number(0, 600, "seconds, a number")]
    sd_s: Annotated[float, _number(0, 300, "seconds, a number")]


class Behaviour(Section):
    """What visitors do, in shares of those concerned."""

    no_show_share: Share
    """Of the booked, who never come."""
    missed_call_share: Share
    """Of the calls, which nobody answers."""
    returns_share: Share
    """Of those whose ticket counts as missed, who come back for it."""
    transfer_share: Share
    """Of the served, who are sent on to another service."""
    second_service_share: Share
    """Of the served, who ask for a second service at the counter."""
    english_share: Share
    """Of all, who choose English at the kiosk."""


class Break(Section):
    """When a counter is paused; its visitor is served to the end first."""

    from_: Annotated[Clock, Field(alias="from")]
    to: Clock


class Shift(Section):
    """One counter of the day. Breaks are in order, within the shift, and do not touch."""

    number: Annotated[int, Field(strict=True, ge=1, le=999, description="a counter's number")]
    opens: Clock
    closes: Clock
    breaks: tuple[Break, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> "Shift":
        edges = [self.opens, *(t for b in self.breaks for t in (b.from_, b.to)), self.closes]
        if any(late <= early for early, late in pairwise(edges)):
            found = ", ".join(f"{edge:%H:%M}" for edge in edges)
            raise rule(found, "opening, breaks and closing one after the other")
        return self


class DayPlan(Section):
    """One day for one profile; `profile` is a path beside the plan's own file."""

    name: Words
    date: Day
    profile: Annotated[str, Field(min_length=1, description="the path of a profile file")]
    walk_ins: Flow
    bookings: Flow
    """Spans are slots: everybody in one is booked for its beginning."""
    punctuality: Punctuality
    patience: Patience
    walking: Walking
    behaviour: Behaviour
    priority: Annotated[dict[Code, Share], Field(default_factory=dict)]
    """Of all visitors, the share of each priority class; the rest has none."""
    service_time: Annotated[dict[ServiceCode, ServiceTime], Field(default_factory=dict)]
    """Services left out take the profile's duration with the usual spread."""
    counters: Annotated[tuple[Shift, ...], Field(min_length=1)]

    def time_of(self, service: str) -> ServiceTime:
        """How long `service` takes on this day."""
        return self.service_time.get(service, ServiceTime())


@dataclass(frozen=True, slots=True)
class RehearsalDay:
    """A plan with the office it is for; `profile_path` is where that was read from."""

    plan: DayPlan
    profile: Profile
    profile_path: Path


def read_day(path: Path) -> RehearsalDay:
    """The plan in the file and its profile, checked against each other.

    Raises `Trouble(SETTINGS)` that lists every error of the plan, or `Trouble(PROFILE)`.
    """
    plan = read_toml(path, DayPlan, TroubleKind.SETTINGS, _check_alone)
    profile_path = path.parent / plan.profile
    profile = read_profile(profile_path)
    refuse(path, TroubleKind.SETTINGS, _check_against(plan, profile))
    return RehearsalDay(plan, profile, profile_path)


def _check_alone(raw: Mapping[str, Any]) -> Iterator[Fault]:
    shares = raw.get("priority")
    if isinstance(shares, dict):
        total = sum(share for share in shares.values() if isinstance(share, int | float))
        if total > 1:
            yield Fault(("priority",), f"found shares of {total:g} together, accepted: 1 at most")
    seen: set[int] = set()
    rows = raw.get("counters")
    for i, row in enumerate(rows if isinstance(rows, list) else []):
        number = row.get("number") if isinstance(row, dict) else None
        if isinstance(number, int):
            if number in seen:
                yield Fault(
                    ("counters", i, "number"),
                    f"found {number} again, accepted: each counter once",
                )
            seen.add(number)


def _check_against(plan: DayPlan, profile: Profile) -> Iterator[Fault]:
    services = {service.code for service in profile.services}
    for section, codes in (
        ("walk_ins", plan.walk_ins.visitors),
        ("bookings", plan.bookings.visitors),
    ):
        yield from _known((section, "visitors"), codes, services)
    yield from _known(("service_time",), plan.service_time, services)
    yield from _known(("priority",), plan.priority, {c.code for c in profile.priority_classes})
    yield from _check_counters(plan, profile)
    opening = _opening(plan.date, profile)
    if not opening:
        yield Fault(("date",), f"found {plan.date}, accepted: a day on which the office is open")
    else:
        yield from _check_hours(plan, opening)


def _known(place: Place, codes: Mapping[str, object], accepted: set[str]) -> Iterator[Fault]:
    for code in codes:
        if code not in accepted:
            yield Fault(
                (*place, code),
                f"found {shown(code)}, accepted: codes of the profile: "
                f"{', '.join(sorted(accepted))}",
            )


def _check_counters(plan: DayPlan, profile: Profile) -> Iterator[Fault]:
    known = {counter.number: counter for counter in profile.counters}
    offered: set[str] = set()
    for i, shift in enumerate(plan.counters):
        counter = known.get(shift.number)
        if counter is None:
            yield Fault(
                ("counters", i, "number"),
                f"found {shift.number}, accepted: counters of the profile: "
                f"{', '.join(map(str, known))}",
            )
        else:
            offered |= {*counter.offers, *counter.secondary}
    coming = {**plan.walk_ins.visitors, **plan.bookings.visitors}
    for code in coming:
        if code not in offered:
            yield Fault(
                ("counters",),
                f"found no counter for service {code}, accepted: one counter at least "
                "for each service that has visitors",
            )


def _opening(day: date, profile: Profile) -> tuple[Period, ...]:
    """The periods of that day; a season's hours replace the usual ones."""
    for closure in profile.closures:
        if (
            closure.service is None
            and closure.starts is None
            and closure.from_ <= day <= closure.to
        ):
            return ()
    season = [p for p in profile.hours if p.season and p.season.from_ <= day <= p.season.to]
    usual = [p for p in profile.hours if p.season is None]
    weekday = day.weekday()
    return tuple(p for p in season or usual if any(w.number == weekday for w in p.weekdays))


def _check_hours(plan: DayPlan, opening: tuple[Period, ...]) -> Iterator[Fault]:
    opens = min(period.opens for period in opening)
    closes = max(period.closes for period in opening)
    hours = f"{opens:%H:%M} to {closes:%H:%M}"
    for i, shift in enumerate(plan.counters):
        if shift.opens < opens or shift.closes > closes:
            yield Fault(
                ("counters", i),
                f"found {shift.opens:%H:%M} to {shift.closes:%H:%M}, "
                f"accepted: times within the office's hours, {hours}",
            )
    slots = plan.bookings.starts_of_spans()
    if slots and (slots[0] < opens or slots[-1] >= closes):
        yield Fault(
            ("bookings",),
            f"found slots from {slots[0]:%H:%M} to {slots[-1]:%H:%M}, "
            f"accepted: slots within the office's hours, {hours}",
        )
