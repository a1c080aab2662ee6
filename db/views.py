"""What screens read: one frozen picture each, of a single state of the database."""

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.bookings import BOOKING_BY_ID
from db.calling import CallKind, skilled_desk
from db.engine import Database
from db.intake import Promise, refusal_of_hours
from db.office import Counter, Office, OfficeBook, Person
from db.printing import PrintState
from db.schema import Row
from db.transaction import Read
from db.visits import STEPS, STEPS_OF_TICKET, StepView, as_waiting, step_view
from queueing import forecast as ahead_of
from queueing.booking import BookingState
from queueing.forecast import Range, ServiceTime
from queueing.hours import Availability
from queueing.policy import explain, in_order
from queueing.staff import CounterState
from queueing.ticket import Reason, Refused, State
from queueing.wording import Bilingual, Language

LINE_SHOWN = 30
"""Steps of the line that a console shows; the rest is a number."""

SHOW_SHARE = 0.75
"""Share of booked visitors who come; 15 to 40 % do not where nothing is done about it."""


@dataclass(frozen=True, slots=True)
class ServiceOnOffer:
    """A service as the kiosk offers it now. `refused` says why no ticket can be had."""

    service_id: int
    refused: Reason | None
    opens: datetime | None
    promise: Promise


@dataclass(frozen=True, slots=True)
class KioskView:
    n: int
    now: datetime
    office: Office
    hours: Availability
    services: tuple[ServiceOnOffer, ...]


@dataclass(frozen=True, slots=True)
class HallCall:
    """A visitor who is called or being served. `state` tells the two apart."""

    call_id: int
    step_id: int
    number: str
    counter_id: int
    counter_number: int
    zone_id: int
    service_id: int
    kind: CallKind
    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class CounterNow:
    """A counter at this moment, and who holds it."""

    counter: Counter
    state: CounterState
    clerk: Person | None
    pause_reason: str | None
    resumes_at: datetime | None


@dataclass(frozen=True, slots=True)
class HallView:
    """The calls that stand, newest first; a call taken back or finished is not among them."""

    n: int
    now: datetime
    office: Office
    calls: tuple[HallCall, ...]
    waiting: Mapping[int, int]
    counters: tuple[CounterNow, ...]


@dataclass(frozen=True, slots=True)
class InLine:
    """A step in the line as one counter sees it, and why it stands there."""

    step: StepView
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the counter, for the clerk alone; empty for a walk-in without a name."""

    name: str | None
    reference: str | None
    identity_tail: str | None
    booked_start: datetime | None


@dataclass(frozen=True, slots=True)
class PrintTrouble:
    """A ticket that did not come out of the printer."""

    number: str
    printer: str
    state: PrintState
    why: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """Everything one clerk works with. Times are aware UTC."""

    n: int
    now: datetime
    office: Office
    place: CounterNow
    at_hand: StepView | None
    visitor: Visitor
    visit: tuple[StepView, ...]
    undo_until: datetime | None
    recall_from: datetime | None
    line: tuple[InLine, ...]
    line_total: int
    parked: tuple[StepView, ...]
    missed: tuple[StepView, ...]
    counters: tuple[CounterNow, ...]
    print_troubles: tuple[PrintTrouble, ...]


@dataclass(frozen=True, slots=True)
class TicketFace:
    """What a ticket shows, on paper and on the kiosk's screen."""

    office: Office
    ticket_id: int
    number: str
    token: str
    language: Language
    issued_at: datetime
    services: tuple[Bilingual, ...]
    party_size: int
    promise: Promise
    booked_start: datetime | None


class Views:
    """The read models of one office."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def office(self) -> Office:
        with self._database.read() as read:
            return self._mark(read)[1]

    def kiosk(self) -> KioskView:
        """What can be had at the kiosk now, and how long each would take."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            hall = _Hall.of(read, office, now)
            issued = {
                row.service_id: row
                for row in read.all(_ISSUED_TODAY, office=office.id, day=office.day(now))
            }
        services = tuple(
            _on_offer(office, service_id, hall, issued.get(service_id), now)
            for service_id in office.services
        )
        hours = office.hours.availability(now, timedelta(minutes=office.last_ticket_min))
        return KioskView(n, now, office, hours, services)

    def promise(self, service_id: int, due_at: datetime | None = None) -> Promise:
        """What a visitor who takes a ticket now may be told; `due_at` for a booking's place."""
        now = self._clock()
        with self._database.read() as read:
            _n, office = self._mark(read)
            hall = _Hall.of(read, office, now)
        return hall.promise(office.service(service_id).id, due_at)

    def hall(self) -> HallView:
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            calls = read.all(_CALLS, office=office.id)
            waiting = read.all(_WAITING_BY_SERVICE, office=office.id, day=office.day(now))
            counters = self._counters(read, office)
        return HallView(
            n=n,
            now=now,
            office=office,
            calls=tuple(
                _hall_call(row, office) for row in calls if row.counter_id in office.counters
            ),
            waiting={row.service_id: row.total for row in waiting},
            counters=counters,
        )

    def counters(self) -> tuple[CounterNow, ...]:
        with self._database.read() as read:
            return self._counters(read, self._mark(read)[1])

    def console(self, counter_id: int) -> ConsoleView:
        """The console of one counter. Raises `Refused` UNKNOWN_COUNTER."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            counters = self._counters(read, office)
            place = next((c for c in counters if c.counter.id == counter_id), None)
            if place is None:
                raise Refused(Reason.UNKNOWN_COUNTER, counter=counter_id)
            at_hand = self._at_hand(read, counter_id)
            line, total = self._line(read, office, place, now)
            return ConsoleView(
                n=n,
                now=now,
                office=office,
                place=place,
                at_hand=at_hand,
                visitor=_visitor(read, office, at_hand),
                visit=_visit(read, office, at_hand),
                undo_until=_undo_until(office, at_hand),
                recall_from=_recall_from(office, at_hand),
                line=line,
                line_total=total,
                parked=_views(read.all(_PARKED, office=office.id)),
                missed=_views(read.all(_MISSED, office=office.id, day=office.day(now))),
                counters=counters,
                print_troubles=_print_troubles(read, office, now),
            )

    def ticket_face(self, ticket_id: int) -> TicketFace:
        """Raises `Refused` UNKNOWN_TICKET."""
        with self._database.read() as read:
            _n, office = self._mark(read)
            row = read.first(_FACE, ticket=ticket_id, office=self._office_id)
            if row is None:
                raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
            steps = read.all(STEPS_OF_TICKET, ticket=ticket_id, office=self._office_id)
        expected = Range(row.p50_min, row.p90_min) if row.p50_min is not None else None
        return TicketFace(
            office=office,
            ticket_id=ticket_id,
            number=row.number,
            token=row.token,
            language=Language(row.language),
            issued_at=row.issued_at,
            services=tuple(
                office.services[step.service_id].name
                for step in steps
                if step.service_id in office.services
            ),
            party_size=row.party_size,
            promise=Promise(row.ahead or 0, expected),
            booked_start=row.booked_start,
        )

    def _mark(self, read: Read) -> tuple[int, Office]:
        row = read.one(_REVISION, office=self._office_id)
        return row.n, self._book.at(row.config, read.connection)

    def _counters(self, read: Read, office: Office) -> tuple[CounterNow, ...]:
        rows = read.all(_COUNTERS, office=office.id)
        return tuple(
            CounterNow(
                counter=office.counters[row.id],
                state=CounterState(row.state),
                clerk=office.staff.get(row.staff_id) if row.staff_id else None,
                pause_reason=row.pause_reason,
                resumes_at=row.resumes_at,
            )
            for row in rows
            if row.id in office.counters
        )

    def _at_hand(self, read: Read, counter_id: int) -> StepView | None:
        row = read.first(_AT_HAND, counter=counter_id)
        return step_view(row) if row else None

    def _line(
        self, read: Read, office: Office, place: CounterNow, now: datetime
    ) -> tuple[tuple[InLine, ...], int]:
        counter = place.counter
        desk = skilled_desk(office, counter, place.clerk.id) if place.clerk else counter.desk
        if not desk.offers:
            return (), 0
        rows = read.all(
            _line_heads(sorted(desk.offers)), counter=counter.id, day=office.day(now), now=now
        )
        by_id = {row.id: step_view(row) for row in rows}
        order = in_order((as_waiting(i, step, office) for i, step in by_id.items()), desk, now)
        local = office.local(now)
        line = tuple(
            InLine(by_id[waiting.step_id], explain(waiting, desk, local))
            for waiting in order[:LINE_SHOWN]
        )
        totals = read.all(_WAITING_BY_SERVICE, office=office.id, day=office.day(now))
        return line, sum(row.total for row in totals if row.service_id in desk.offers)


@dataclass(frozen=True, slots=True)
class _Hall:
    """The hall as the forecast sees it: who waits until when, who serves what, for how long."""

    office: Office
    now: datetime
    due: Sequence[tuple[int, datetime]]
    expected: Sequence[tuple[int, datetime]]
    counters: Sequence[ahead_of.Counter]

    @classmethod
    def of(cls, read: Read, office: Office, now: datetime) -> "_Hall":
        waiting = read.all(_DUE_TIMES, office=office.id, day=office.day(now))
        expected = read.all(_EXPECTED, office=office.id, day=office.day(now))
        grace = timedelta(minutes=office.grace_min)
        busy = {
            row.counter_id: (row.service_id, row.since) for row in read.all(_BUSY, office=office.id)
        }
        return cls(
            office=office,
            now=now,
            due=[(row.service_id, row.due_at) for row in waiting],
            expected=[
                (row.service_id, row.starts_at) for row in expected if row.starts_at > now - grace
            ],
            counters=[
                _counter_ahead(office, row, busy.get(row.id), now)
                for row in read.all(_COUNTERS, office=office.id)
                if row.id in office.counters
            ],
        )

    def promise(self, service_id: int, due_at: datetime | None = None) -> Promise:
        service = self.office.services[service_id]
        mine = due_at or self.now + timedelta(minutes=service.target_wait_min)
        gaps = self._gaps(service_id)
        before = Tally(other for other, due in self.due if due <= mine)
        ahead = {
            other: round(
                _share_before([d for o, d in self.due if o == other], mine, gaps.get(other, ()))
                + SHOW_SHARE
                * _share_before(
                    [d for o, d in self.expected if o == other], mine, gaps.get(other, ())
                )
            )
            for other in self.office.services
        }
        times = {
            s.id: ServiceTime(s.id, float(s.usual_duration_min))
            for s in self.office.services.values()
        }
        expected = ahead_of.forecast(
            service_id,
            ahead,
            self.counters,
            times,
            self.now,
            self.office.hours.closing(self.now),
            self.office.hours.breaks(self.office.day(self.now)),
        )
        return Promise(sum(before[other] for other in gaps), expected)

    def _gaps(self, service_id: int) -> Mapping[int, Sequence[timedelta]]:
        """The services called at the same open counters, and how much later they are due there.

        At a counter where mine is secondary and the other is not, the other goes before although
        it is due later by the reluctance: each such counter gives one gap.
        """
        gaps: dict[int, list[timedelta]] = {service_id: []}
        for counter in self.counters:
            offers = self.office.counters[counter.counter_id].offers
            if counter.open and service_id in offers:
                for other, reluctance in offers.items():
                    gap = timedelta(minutes=offers[service_id] - reluctance)
                    gaps.setdefault(other, []).append(gap)
        return gaps


def _share_before(dues: Sequence[datetime], mine: datetime, gaps: Sequence[timedelta]) -> float:
    """How many of `dues` come before mine, on average over the counters that give the gaps."""
    if not gaps:
        return sum(due <= mine for due in dues)
    return sum(due <= mine + gap for due in dues for gap in gaps) / len(gaps)


def _counter_ahead(
    office: Office, row: Row, busy: tuple[int, datetime] | None, now: datetime
) -> ahead_of.Counter:
    back = row.resumes_at if row.state == CounterState.PAUSED else None
    return ahead_of.Counter(
        counter_id=row.id,
        services=frozenset(office.counters[row.id].offers),
        open=row.state == CounterState.OPEN or back is not None,
        busy_with=busy[0] if busy else None,
        busy_for_min=(now - busy[1]).total_seconds() / 60 if busy else 0.0,
        resumes_at=back,
    )


def _on_offer(
    office: Office, service_id: int, hall: _Hall, issued: Row | None, now: datetime
) -> ServiceOnOffer:
    service = office.services[service_id]
    refused, opens = refusal_of_hours(office, service, now)
    if refused is None and not service.walk_in:
        refused = Reason.BOOKING_ONLY
    if refused is None and issued is not None:
        if service.daily_cap is not None and issued.issued >= service.daily_cap:
            refused = Reason.DAILY_CAP_REACHED
        elif issued.last_number >= service.number_to:
            refused = Reason.NUMBERS_USED_UP
    return ServiceOnOffer(service_id, refused, opens, hall.promise(service_id))


def _hall_call(row: Row, office: Office) -> HallCall:
    counter = office.counters[row.counter_id]
    return HallCall(
        call_id=row.id,
        step_id=row.step_id,
        number=row.number,
        counter_id=counter.id,
        counter_number=counter.number,
        zone_id=counter.zone_id,
        service_id=row.service_id,
        kind=CallKind(row.kind),
        at=row.at,
        state=State(row.state),
    )


def _visitor(read: Read, office: Office, at_hand: StepView | None) -> Visitor:
    if at_hand is None or at_hand.booking_id is None:
        return Visitor(None, None, None, None)
    row = read.one(BOOKING_BY_ID, booking=at_hand.booking_id, office=office.id)
    return Visitor(row.name, row.reference, row.identity_tail, row.starts_at)


def _visit(read: Read, office: Office, at_hand: StepView | None) -> tuple[StepView, ...]:
    if at_hand is None:
        return ()
    return _views(read.all(STEPS_OF_TICKET, ticket=at_hand.ticket_id, office=office.id))


def _undo_until(office: Office, at_hand: StepView | None) -> datetime | None:
    if at_hand is None or at_hand.state is not State.CALLED or at_hand.called_at is None:
        return None
    return at_hand.called_at + timedelta(seconds=office.undo_s)


def _recall_from(office: Office, at_hand: StepView | None) -> datetime | None:
    if at_hand is None or at_hand.state is not State.CALLED or at_hand.called_at is None:
        return None
    return at_hand.called_at + timedelta(seconds=office.recall_cooldown_s)


def _print_troubles(read: Read, office: Office, now: datetime) -> tuple[PrintTrouble, ...]:
    rows = read.all(_PRINT_TROUBLES, office=office.id, since=now - timedelta(minutes=15), now=now)
    return tuple(
        PrintTrouble(
            row.number,
            row.printer,
            PrintState(row.state),
            row.trouble,
            row.ended_at or row.expires_at,
        )
        for row in rows
    )


def _views(rows: Iterable[Row]) -> tuple[StepView, ...]:
    return tuple(step_view(row) for row in rows)


def _line_heads(service_ids: Sequence[int]) -> sa.Select[tuple[object, ...]]:
    """The first steps of each line; the choice among lines is the policy's."""
    now: sa.BindParameter[datetime] = sa.bindparam("now", type_=t.UtcDateTime)
    counter: sa.BindParameter[int] = sa.bindparam("counter")
    day: sa.BindParameter[date] = sa.bindparam("day")
    heads = [
        sa.select(
            sa.select(t.step.c.id)
            .where(
                t.step.c.service_id == service_id,
                t.IS_WAITING,
                t.step.c.day == day,
                sa.or_(t.step.c.hold_until.is_(None), t.step.c.hold_until <= now),
                sa.or_(t.step.c.only_counter_id.is_(None), t.step.c.only_counter_id == counter),
            )
            .order_by(t.step.c.due_at, t.step.c.arrived_at, t.step.c.number)
            .limit(LINE_SHOWN)
            .subquery()
        )
        for service_id in service_ids
    ]
    return STEPS.where(t.step.c.id.in_(sa.union_all(*heads)))


_MINE = t.step.c.office_id == sa.bindparam("office")
_REVISION = sa.select(t.revision.c.n, t.revision.c.config).where(
    t.revision.c.office_id == sa.bindparam("office")
)
_COUNTERS = (
    sa.select(t.counter)
    .where(t.counter.c.office_id == sa.bindparam("office"), t.counter.c.active)
    .order_by(t.counter.c.number)
)
_AT_HAND = STEPS.where(t.step.c.counter_id == sa.bindparam("counter"), t.IS_AT_COUNTER)
_PARKED = STEPS.where(_MINE, t.IS_ASIDE, t.step.c.state == State.PARKED).order_by(
    t.step.c.called_at
)
_MISSED = STEPS.where(
    _MINE, t.IS_ASIDE, t.step.c.day == sa.bindparam("day"), t.step.c.state == State.MISSED
).order_by(t.step.c.ended_at.desc())
_WAITING_BY_SERVICE = (
    sa.select(t.step.c.service_id, sa.func.count().label("total"))
    .where(_MINE, t.IS_WAITING, t.step.c.day == sa.bindparam("day"))
    .group_by(t.step.c.service_id)
)
_DUE_TIMES = sa.select(t.step.c.service_id, t.step.c.due_at).where(
    _MINE, t.IS_WAITING, t.step.c.day == sa.bindparam("day")
)
_BUSY = sa.select(
    t.step.c.counter_id,
    t.step.c.service_id,
    sa.func.coalesce(t.step.c.started_at, t.step.c.called_at, type_=t.UtcDateTime).label("since"),
).where(_MINE, t.IS_AT_COUNTER)
_EXPECTED = sa.select(t.booking.c.service_id, t.booking.c.starts_at).where(
    t.booking.c.office_id == sa.bindparam("office"),
    t.booking.c.day == sa.bindparam("day"),
    t.booking.c.state == BookingState.EXPECTED,
)
_ISSUED_TODAY = sa.select(t.day_service).where(
    t.day_service.c.office_id == sa.bindparam("office"),
    t.day_service.c.day == sa.bindparam("day"),
)
_newest = t.call.alias("newest")
_CALLS = (
    sa.select(t.call, t.step.c.number, t.step.c.service_id, t.step.c.state)
    .join(
        t.call,
        t.call.c.id
        == sa.select(sa.func.max(_newest.c.id))
        .where(_newest.c.step_id == t.step.c.id)
        .correlate(t.step)
        .scalar_subquery(),
    )
    .select_from(t.step)
    .where(_MINE, t.IS_AT_COUNTER)
    .order_by(t.call.c.id.desc())
)
_PRINT_TROUBLES = (
    sa.select(t.print_job, t.ticket.c.number)
    .join(t.ticket, t.ticket.c.id == t.print_job.c.ticket_id)
    .where(
        t.print_job.c.office_id == sa.bindparam("office"),
        sa.or_(
            sa.and_(
                t.print_job.c.state.in_([PrintState.FAILED, PrintState.EXPIRED]),
                t.print_job.c.ended_at >= sa.bindparam("since", type_=t.UtcDateTime),
            ),
            # Nobody took it, or whoever did was killed: the visitor has no paper either way.
            sa.and_(
                t.print_job.c.state.in_([PrintState.QUEUED, PrintState.PRINTING]),
                t.print_job.c.expires_at < sa.bindparam("now", type_=t.UtcDateTime),
                t.print_job.c.expires_at >= sa.bindparam("since", type_=t.UtcDateTime),
            ),
        ),
    )
    .order_by(t.print_job.c.id.desc())
    .limit(5)
)
_FACE = (
    sa.select(
        t.ticket,
        t.booking.c.starts_at.label("booked_start"),
        t.step.c.promised_ahead.label("ahead"),
        t.step.c.promised_p50_min.label("p50_min"),
        t.step.c.promised_p90_min.label("p90_min"),
    )
    .outerjoin(t.booking, t.booking.c.id == t.ticket.c.booking_id)
    .outerjoin(t.step, sa.and_(t.step.c.ticket_id == t.ticket.c.id, t.step.c.position == 0))
    .where(t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office"))
)
