"""What screens read: one frozen picture each, of a single state of the database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.bookings import BOOKING_BY_ID
from db.calling import skilled_desk
from db.counters import CounterNow, counters_now
from db.engine import Database
from db.hall import WAITING_BY_SERVICE, HallView, Outlook, read_hall, read_outlook
from db.intake import Promise, refusal_of_hours
from db.office import Office, OfficeBook
from db.printing import PrinterFault, PrinterState, PrintState
from db.promises import HallAhead
from db.schema import Row
from db.transaction import Read
from db.visits import STEPS, STEPS_OF_TICKET, StepView, as_waiting, step_view
from queueing.hours import Availability
from queueing.policy import explain, in_order
from queueing.ticket import Reason, Refused, State
from queueing.visit import Claim
from queueing.wording import Bilingual

LINE_SHOWN = 30
"""Steps of the line that a console shows; the rest is a number."""

TROUBLES_SHOWN = 5
TROUBLE_SHOWN_FOR = timedelta(minutes=15)
"""Who had no paper for so long has been called, or has come to ask."""

JOBS_LOOKED_AT = 200
"""The newest print jobs: more than an office queues while a trouble is shown."""


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
    notices: tuple[Bilingual, ...]
    """What the office has to say at its kiosks today."""


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
    """A ticket that did not come out of the printer, of a visit that is not over."""

    ticket_id: int
    number: str
    printer: str
    state: PrintState
    why: str | None
    """A `PrinterFault`, or other words."""
    at: datetime


@dataclass(frozen=True, slots=True)
class PrinterNow:
    """A printer that staff should look after; `since` is aware UTC, of today."""

    name: str
    state: PrinterState
    fault: PrinterFault | None
    since: datetime


@dataclass(frozen=True, slots=True)
class MuteHall:
    """A part of the hall whose last call today could not be heard, and why, in English."""

    zone: Bilingual
    why: str


@dataclass(frozen=True, slots=True)
class PriorityClaim:
    """A waiting visitor who declared a priority class that nobody has confirmed yet."""

    step: StepView
    priority: Bilingual


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
    """Newest first; a ticket that came out at a later try is not among them."""
    printers: tuple[PrinterNow, ...]
    """Those in trouble today: the ones that do not print first, then those low on paper."""
    mute_halls: tuple[MuteHall, ...]
    claims: tuple[PriorityClaim, ...]
    """Priority that visitors declared and nobody has confirmed yet."""


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
            hall = HallAhead.of(read, office, now)
            issued = {
                row.service_id: row
                for row in read.all(_ISSUED_TODAY, office=office.id, day=office.day(now))
            }
        services = tuple(
            _on_offer(office, service_id, hall, issued.get(service_id), now)
            for service_id in office.services
        )
        hours = office.hours.availability(now, timedelta(minutes=office.last_ticket_min))
        notices = tuple(
            notice.text
            for notice in office.notices
            if notice.on_kiosk and notice.holds(office.day(now))
        )
        return KioskView(n, now, office, hours, services, notices)

    def promise(self, service_id: int, due_at: datetime | None = None) -> Promise:
        """What a visitor who takes a ticket now may be told; `due_at` for a booking's place."""
        now = self._clock()
        with self._database.read() as read:
            _n, office = self._mark(read)
            hall = HallAhead.of(read, office, now)
        service = office.service(service_id)
        if due_at is not None:
            hall = hall.without_booking(service.id, due_at)
        return hall.promise(service.id, due_at)

    def hall(self) -> HallView:
        """The calls of this moment. Cheap enough to be read at every change."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            return read_hall(read, office, n, now)

    def outlook(self) -> Outlook:
        """What the hall may expect. Dearer than `hall`, and true for longer."""
        now = self._clock()
        with self._database.read() as read:
            _n, office = self._mark(read)
            return read_outlook(read, office, now)

    def counters(self) -> tuple[CounterNow, ...]:
        with self._database.read() as read:
            return counters_now(read, self._mark(read)[1])

    def console(self, counter_id: int) -> ConsoleView:
        """The console of one counter. Raises `Refused` UNKNOWN_COUNTER."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            counters = counters_now(read, office)
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
                printers=_printers(read, office, now),
                mute_halls=_mute_halls(read, office, now),
                claims=_claims(read, office, now),
            )

    def _mark(self, read: Read) -> tuple[int, Office]:
        row = read.one(_REVISION, office=self._office_id)
        return row.n, self._book.at(row.config, read)

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
        totals = read.all(WAITING_BY_SERVICE, office=office.id, day=office.day(now))
        return line, sum(row.total for row in totals if row.service_id in desk.offers)


def _on_offer(
    office: Office, service_id: int, hall: HallAhead, issued: Row | None, now: datetime
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
    since = now - TROUBLE_SHOWN_FOR
    rows = read.all(_PRINT_JOBS, office=office.id, day=office.day(now), since=since)
    last_of_ticket = {row.ticket_id: row for row in reversed(rows)}
    troubles = [
        PrintTrouble(
            row.ticket_id,
            row.number,
            row.printer,
            PrintState(row.state),
            row.trouble,
            row.ended_at if row.state == PrintState.FAILED else row.expires_at,
        )
        for row in rows
        if row is last_of_ticket[row.ticket_id] and _has_no_paper(row, now)
    ]
    recent = [each for each in troubles if each.at >= since]
    return tuple(recent[:TROUBLES_SHOWN])


def _has_no_paper(row: Row, now: datetime) -> bool:
    if row.state in (PrintState.FAILED, PrintState.EXPIRED):
        return True
    # Nobody took it, or whoever did was killed: the visitor has no paper either way.
    return bool(row.state != PrintState.PRINTED and row.expires_at < now)


def _printers(read: Read, office: Office, now: datetime) -> tuple[PrinterNow, ...]:
    printers = [
        PrinterNow(
            row.name,
            PrinterState(row.state),
            PrinterFault(row.fault) if row.fault else None,
            row.since,
        )
        for row in read.all(_PRINTERS, office=office.id)
        if office.day(row.since) == office.day(now)
    ]
    return tuple(sorted(printers, key=lambda each: (each.fault is None, each.name)))


def _mute_halls(read: Read, office: Office, now: datetime) -> tuple[MuteHall, ...]:
    return tuple(
        MuteHall(office.zones[row.id].name, row.mute)
        for row in read.all(_MUTE, office=office.id)
        if row.id in office.zones and office.day(row.speaking_until) == office.day(now)
    )


def _claims(read: Read, office: Office, now: datetime) -> tuple[PriorityClaim, ...]:
    if not office.confirm_priority:
        return ()
    rows = read.all(_CLAIMS, office=office.id, day=office.day(now))
    return tuple(
        PriorityClaim(step_view(row), office.priorities[row.claimed_class_id].name)
        for row in rows
        if row.claimed_class_id in office.priorities
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
_AT_HAND = STEPS.where(t.step.c.counter_id == sa.bindparam("counter"), t.IS_AT_COUNTER)
_PARKED = STEPS.where(_MINE, t.IS_ASIDE, t.step.c.state == State.PARKED).order_by(
    t.step.c.called_at
)
_MISSED = STEPS.where(
    _MINE, t.IS_ASIDE, t.step.c.day == sa.bindparam("day"), t.step.c.state == State.MISSED
).order_by(t.step.c.ended_at.desc())
_ISSUED_TODAY = sa.select(t.day_service).where(
    t.day_service.c.office_id == sa.bindparam("office"),
    t.day_service.c.day == sa.bindparam("day"),
)
_CLAIMS = (
    STEPS.add_columns(t.ticket.c.claimed_class_id)
    .where(
        _MINE,
        t.IS_WAITING,
        t.step.c.day == sa.bindparam("day"),
        t.ticket.c.claim == Claim.PENDING,
    )
    .order_by(t.step.c.arrived_at, t.step.c.id)
)
_newest_jobs = (
    sa.select(t.print_job)
    .where(t.print_job.c.office_id == sa.bindparam("office"))
    .order_by(t.print_job.c.id.desc())
    .limit(JOBS_LOOKED_AT)
    .subquery()
)
_PRINT_JOBS = (
    sa.select(_newest_jobs, t.ticket.c.number)
    .join(t.ticket, t.ticket.c.id == _newest_jobs.c.ticket_id)
    .where(
        t.ticket.c.day == sa.bindparam("day"),
        _newest_jobs.c.expires_at >= sa.bindparam("since", type_=t.UtcDateTime),
        sa.exists().where(
            t.step.c.ticket_id == t.ticket.c.id,
            sa.or_(t.IS_OPEN, t.step.c.state == State.MISSED),
        ),
    )
    .order_by(_newest_jobs.c.id.desc())
)
_MUTE = sa.select(t.zone.c.id, t.zone.c.mute, t.zone.c.speaking_until).where(
    t.zone.c.office_id == sa.bindparam("office"), t.zone.c.mute.is_not(None)
)
_PRINTERS = sa.select(t.printer).where(
    t.printer.c.office_id == sa.bindparam("office"), t.printer.c.state != PrinterState.READY
)
