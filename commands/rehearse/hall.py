"""The hall of a rehearsed day: visitors and clerks who use the real use cases on its own clock.

A discrete-event play: nothing happens between two events, so a day passes as fast as the database
commits. Whatever the rules refuse here, other than a ticket at the kiosk, is a bug and is raised.
"""

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from math import exp

from commands.rehearse.day_plan import RehearsalDay, Shift
from commands.rehearse.people import AWAY_MEAN_MIN, PARKED_SHARE, People, Visitor, lognormal
from db.bookings import Bookings
from db.calling import Calling
from db.day import Day, DayEnd
from db.delivered import each_alone
from db.engine import Database
from db.intake import Intake
from db.office import Counter, Office, Person
from db.pulling import Pulling
from db.serving import Ending, Serving
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from db.views import Views
from queueing.policy import due
from queueing.staff import SERVES
from queueing.ticket import Reason, Refused, State

SOURCE = "rehearsal"

REACTION = timedelta(seconds=4)
"""From a visitor's joining the line until an idle clerk has seen it and calls."""

BETWEEN_VISITORS = timedelta(seconds=8)
NO_ANSWER = timedelta(seconds=40)
"""How long a clerk looks for the visitor, before the second summons and after it."""

OVERTIME = timedelta(minutes=30)
"""Counters that stay until closing time serve on for so long while visitors sit in the hall."""

SHORTEST_WALK_S = 5.0
PARK_AFTER, TRANSFER_AFTER = 0.4, 0.5
"""The part of a service that is over when a visitor is set aside, or sent on."""

Action = Callable[[], None]


class SimulatedClock:
    """Stands still between events."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class _Visit:
    """A visitor with a ticket, as the hall sees them."""

    visitor: Visitor
    ticket_id: int
    waiting: int | None = None
    """The step that stands in a line now."""
    calls: int = 0
    away_until: datetime | None = None
    rest: dict[int, timedelta] = field(default_factory=dict)
    """What is left of a service that was interrupted."""
    steps: int = 1


@dataclass(slots=True)
class _Clerk:
    """A clerk at a counter for one shift."""

    counter: Counter
    person: Person
    closes: datetime
    stays_until: datetime
    breaks: list[tuple[datetime, datetime]]
    serves: frozenset[int]
    working: bool = False
    idle_since: datetime | None = None
    parked: set[int] = field(default_factory=set)
    back: list[int] = field(default_factory=list)
    """Parked visitors of this clerk who have returned, in order."""


@dataclass(frozen=True, slots=True)
class Course:
    """How the day went, as the people in the hall know it."""

    ticket_ids: tuple[int, ...]
    refused: dict[Reason, int]
    came_back: int
    ended: DayEnd
    ended_at: datetime


class Hall:
    """One day in one office, played once."""

    def __init__(
        self,
        day: RehearsalDay,
        database: Database,
        office_id: int,
        clock: SimulatedClock,
    ) -> None:
        self._plan = day.plan
        self._clock = clock
        self._views = Views(database, office_id, clock)
        self._intake = Intake(database, office_id, clock)
        self._bookings = Bookings(database, office_id, clock)
        self._pulling = Pulling(database, office_id, clock)
        self._calling = Calling(database, office_id, clock)
        self._serving = Serving(database, office_id, clock)
        self._desk = StaffDesk(database, office_id, clock)
        self._day = Day(database, office_id, clock)
        self._office = self._views.office()
        self._closing = self._office.hours.intervals(day.plan.date)[-1][1]
        self._heap: list[tuple[datetime, int, Action]] = []
        self._order = count()
        self._visits: dict[int, _Visit] = {}
        self._services: dict[int, int] = {}
        self._tickets: list[int] = []
        self._refused: Tally[Reason] = Tally()
        self._came_back = 0
        self._clerks = _clerks(self._office, day, self._closing)
        self._at_work = len(self._clerks)

    def play(self, people: People) -> Course:
        """The day from the first visitor to the last clerk, then the end of the day."""
        self._pulling.take_in(SOURCE, each_alone(people.bookings))
        for clerk, shift in zip(self._clerks, self._plan.counters, strict=True):
            self._enter(clerk, shift)
        for visitor in people.visitors:
            self._at(visitor.arrives, partial(self._arrive, visitor))
        while self._at_work:
            self._clock.now, _order, action = heappop(self._heap)
            action()
        return Course(
            tuple(self._tickets),
            dict(self._refused),
            self._came_back,
            self._day.end(),
            self._clock.now,
        )

    def _at(self, when: datetime, action: Action) -> None:
        heappush(self._heap, (max(when, self._clock.now), next(self._order), action))

    def _after(self, span: timedelta, action: Action) -> None:
        self._at(self._clock.now + span, action)

    # --- Visitors

    def _arrive(self, visitor: Visitor) -> None:
        try:
            visit = self._take_ticket(visitor)
        except Refused as refused:
            self._refused[refused.reason] += 1
            return
        self._tickets.append(visit.ticket_id)

    def _take_ticket(self, visitor: Visitor) -> _Visit:
        office, now = self._office, self._clock.now
        service = office.service_coded(visitor.service)
        priority = next((p for p in office.priorities.values() if p.code == visitor.priority), None)
        at = due(
            now,
            service.target_wait_min,
            credit_min=priority.credit_min if priority else 0,
            booked_start=visitor.booked,
            grace_min=office.grace_min,
        )
        promise = self._views.promise(service.id, at.at)
        priority_id = priority.id if priority else None
        if visitor.booked is None:
            ticket = self._intake.issue(
                [service.id], language=visitor.language, priority_id=priority_id, promise=promise
            )
        else:
            booking = self._bookings.find(visitor.key)[0]
            ticket = self._intake.check_in(
                booking.booking_id,
                language=visitor.language,
                priority_id=priority_id,
                promise=promise,
            )
        visit = _Visit(visitor, ticket.ticket_id)
        self._join(visit, ticket.step_ids[0], service.id)
        return visit

    def _join(self, visit: _Visit, step_id: int, service_id: int) -> None:
        """The step stands in the line from now on; its visitor's patience begins anew."""
        self._visits[step_id] = visit
        self._services[step_id] = service_id
        visit.calls = 0
        visit.away_until = None
        starts = max(self._clock.now, visit.visitor.booked or self._clock.now)
        self._wait(visit, step_id)
        self._at(starts + visit.visitor.patience, lambda: self._give_up(visit, step_id))

    def _wait(self, visit: _Visit, step_id: int) -> None:
        visit.waiting = step_id
        self._after(REACTION, lambda: self._wake(step_id))

    def _give_up(self, visit: _Visit, step_id: int) -> None:
        if visit.waiting == step_id:
            visit.waiting = None
            self._intake.leave(visit.ticket_id)

    def _come_back(self, visit: _Visit, step_id: int) -> None:
        if self._clock.now < self._closing:
            self._intake.rejoin(step_id)
            self._came_back += 1
            self._join(visit, step_id, self._services[step_id])

    # --- Clerks

    def _enter(self, clerk: _Clerk, shift: Shift) -> None:
        def open_up() -> None:
            clerk.working = True
            self._desk.open_counter(clerk.counter.id, by=clerk.person.id)
            self._free(clerk)

        self._at(_instant(self._office, self._plan.date, shift.opens), open_up)
        for edge in (*(begins for begins, _ends in clerk.breaks), clerk.closes, clerk.stays_until):
            self._at(edge, lambda: self._look_up(clerk))

    def _look_up(self, clerk: _Clerk) -> None:
        """An idle clerk notices that a break or the end of the shift has come."""
        if clerk.idle_since is not None:
            self._free(clerk)

    def _wake(self, step_id: int) -> None:
        """Idle clerks who may serve this step look at the line, the longest idle one first."""
        visit = self._visits[step_id]
        idle = [c for c in self._clerks if c.idle_since is not None]
        for clerk in sorted(idle, key=lambda c: (c.idle_since, c.counter.number)):
            if visit.waiting != step_id:
                return
            if self._services[step_id] in clerk.serves:
                self._free(clerk)

    def _free(self, clerk: _Clerk) -> None:
        """The clerk has nobody at hand: a break, the next visitor, or the way home."""
        now = self._clock.now
        clerk.idle_since = None
        while clerk.breaks and clerk.breaks[0][1] <= now:
            del clerk.breaks[0]
        if clerk.breaks and clerk.breaks[0][0] <= now:
            self._pause(clerk, clerk.breaks.pop(0)[1])
        elif now >= clerk.stays_until or not self._call(clerk):
            if now >= clerk.stays_until or (now >= clerk.closes and not self._expects(clerk)):
                self._go_home(clerk)
            else:
                clerk.idle_since = now

    def _pause(self, clerk: _Clerk, until: datetime) -> None:
        counter_id, by = clerk.counter.id, clerk.person.id
        reasons = self._office.pause_reasons
        self._desk.pause_counter(
            counter_id, by=by, reason=reasons[0].code if reasons else None, resumes_at=until
        )

        def resume() -> None:
            self._desk.open_counter(counter_id, by=by)
            self._free(clerk)

        self._at(until, resume)

    def _go_home(self, clerk: _Clerk) -> None:
        self._desk.close_counter(clerk.counter.id, by=clerk.person.id)
        clerk.working = False
        self._at_work -= 1
        for step_id in clerk.back:
            self._return(clerk, self._visits[step_id], step_id)

    def _expects(self, clerk: _Clerk) -> bool:
        """Whether somebody whom this clerk may serve sits in the hall or was sent to fetch."""
        return bool(clerk.parked) or any(
            visit.waiting == step_id and self._services[step_id] in clerk.serves
            for step_id, visit in self._visits.items()
        )

    def _call(self, clerk: _Clerk) -> bool:
        if clerk.back:
            step_id = clerk.back.pop(0)
            clerk.parked.discard(step_id)
            self._calling.call_this(clerk.counter.id, step_id, by=clerk.person.id, why="")
        else:
            call = self._calling.call_next(clerk.counter.id, by=clerk.person.id)
            if call is None:
                return False
            step_id = call.step_id
        visit = self._visits[step_id]
        visit.waiting = None
        visit.calls += 1
        self._summoned(clerk, visit, step_id)
        return True

    def _summoned(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        chance, now = visit.visitor.chance, self._clock.now
        if visit.away_until is None:
            away = chance.random() < self._plan.behaviour.missed_call_share
            minutes = chance.expovariate(1 / AWAY_MEAN_MIN) if away else 0.0
            visit.away_until = now + timedelta(minutes=minutes)
        if visit.away_until <= now:
            habit = self._plan.walking
            walk = max(SHORTEST_WALK_S, chance.gauss(habit.mean_s, habit.sd_s))
            self._after(timedelta(seconds=walk), lambda: self._start(clerk, visit, step_id))
        elif visit.calls < self._office.allowed_calls:
            self._after(NO_ANSWER, lambda: self._recall(clerk, visit, step_id))
        else:
            self._after(NO_ANSWER, lambda: self._no_show(clerk, visit, step_id))

    def _recall(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        self._calling.recall(step_id, by=clerk.person.id)
        visit.calls += 1
        assert visit.away_until is not None
        if visit.away_until <= self._clock.now:
            self._summoned(clerk, visit, step_id)
        else:
            self._after(NO_ANSWER, lambda: self._no_show(clerk, visit, step_id))

    def _no_show(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        state = self._calling.no_show(step_id, by=clerk.person.id)
        if state is State.MISSED:
            chance = visit.visitor.chance
            if chance.random() < self._plan.behaviour.returns_share:
                assert visit.away_until is not None
                late = timedelta(minutes=chance.uniform(1, 10))
                back = max(visit.away_until, self._clock.now) + late
                self._at(back, lambda: self._come_back(visit, step_id))
        else:
            visit.waiting = step_id
            self._after(timedelta(minutes=self._office.hold_min), lambda: self._wake(step_id))
        self._after(BETWEEN_VISITORS, lambda: self._free(clerk))

    # --- Serving

    def _start(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        self._calling.start(step_id, by=clerk.person.id)
        left = visit.rest.pop(step_id, None)
        if left is not None:
            self._after(left, lambda: self._finish(clerk, visit, step_id))
            return
        chance, habit = visit.visitor.chance, self._plan.behaviour
        whole = self._service_time(visit, step_id)
        turn, other = chance.random(), self._other_service(visit, step_id)
        if other is None or visit.steps > 1:
            self._after(whole, lambda: self._finish(clerk, visit, step_id))
        elif turn < PARKED_SHARE:
            visit.rest[step_id] = whole * (1 - PARK_AFTER)
            self._after(whole * PARK_AFTER, lambda: self._park(clerk, visit, step_id))
        elif (turn := turn - PARKED_SHARE) < habit.transfer_share:
            part = whole * TRANSFER_AFTER
            self._after(part, lambda: self._transfer(clerk, visit, step_id, other))
        elif turn - habit.transfer_share < habit.second_service_share:
            self._after(whole, lambda: self._finish(clerk, visit, step_id, then=other))
        else:
            self._after(whole, lambda: self._finish(clerk, visit, step_id))

    def _finish(self, clerk: _Clerk, visit: _Visit, step_id: int, then: int | None = None) -> None:
        by = clerk.person.id
        added = self._serving.add_service(step_id, then, by=by) if then is not None else None
        outcomes = self._office.outcomes
        self._serving.finish(step_id, by=by, ending=Ending(outcomes[0].code if outcomes else ""))
        if added is not None and then is not None:
            self._go_on(visit, added, then)
        self._after(BETWEEN_VISITORS, lambda: self._free(clerk))

    def _transfer(self, clerk: _Clerk, visit: _Visit, step_id: int, other: int) -> None:
        added = self._serving.transfer_to_service(step_id, other, by=clerk.person.id)
        self._go_on(visit, added, other)
        self._after(BETWEEN_VISITORS, lambda: self._free(clerk))

    def _go_on(self, visit: _Visit, step_id: int, service_id: int) -> None:
        visit.steps += 1
        self._join(visit, step_id, service_id)

    def _park(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        self._serving.park(step_id, by=clerk.person.id)
        clerk.parked.add(step_id)
        errand = timedelta(minutes=visit.visitor.chance.uniform(3, 12))
        self._after(errand, lambda: self._back_from_errand(clerk, visit, step_id))
        self._after(BETWEEN_VISITORS, lambda: self._free(clerk))

    def _back_from_errand(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        if not clerk.working:
            self._return(clerk, visit, step_id)
            return
        clerk.back.append(step_id)
        self._look_up(clerk)

    def _return(self, clerk: _Clerk, visit: _Visit, step_id: int) -> None:
        self._serving.return_to_line(step_id, by=clerk.person.id)
        self._wait(visit, step_id)

    def _service_time(self, visit: _Visit, step_id: int) -> timedelta:
        service = self._office.services[self._services[step_id]]
        plan = self._plan.time_of(service.code)
        median = plan.factor * service.usual_duration_min / exp(plan.spread**2 / 2)
        return timedelta(minutes=lognormal(visit.visitor.chance, median, plan.spread))

    def _other_service(self, visit: _Visit, step_id: int) -> int | None:
        """Another service that somebody at work gives, as the office lists them."""
        served = frozenset[int]().union(*(c.serves for c in self._clerks if c.working))
        others = [s for s in self._office.services if s in served and s != self._services[step_id]]
        return visit.visitor.chance.choice(others) if others else None


def _clerks(office: Office, day: RehearsalDay, closing: datetime) -> list[_Clerk]:
    """Who sits where: the first person still free who can serve the most of what it offers.

    Raises `Trouble` SETTINGS when the plan opens more counters than the office has staff for.
    """
    free = [p for p in office.staff.values() if p.role in SERVES]
    shifts = day.plan.counters
    if len(free) < len(shifts):
        found = f"found {len(shifts)} counters, accepted: as many as the profile has staff to serve"
        raise Trouble(
            TroubleKind.SETTINGS, f"{day.plan.name.en}, counters", f"{found}, {len(free)}"
        )
    return [_clerk(office, day.plan.date, shift, free, closing) for shift in shifts]


def _clerk(
    office: Office, day: date, shift: Shift, free: list[Person], closing: datetime
) -> _Clerk:
    counter = office.counter_numbered(shift.number)
    person = max(free, key=lambda p: len(counter.desk(p).offers))
    free.remove(person)
    closes = _instant(office, day, shift.closes)
    breaks = [(_instant(office, day, b.from_), _instant(office, day, b.to)) for b in shift.breaks]
    return _Clerk(
        counter=counter,
        person=person,
        closes=closes,
        stays_until=closes + OVERTIME if closes >= closing else closes,
        breaks=breaks,
        serves=frozenset(counter.desk(person).offers),
    )


def _instant(office: Office, day: date, local: time) -> datetime:
    return datetime.combine(day, local, office.zone).astimezone(UTC)
