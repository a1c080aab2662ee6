"""What one clerk works with: the visitor at hand, the line and its reasons, who is set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.alerts import Alarm, Message, read_alarms, read_messages
from db.bookings import BOOKING_BY_ID
from db.counters import CounterNow, counters_now
from db.devices import Devices, read_devices
from db.hall import WAITING_BY_SERVICE
from db.office import Office
from db.schema import Row
from db.sources import SourceState, states_for
from db.transaction import Read
from db.visits import STEPS, STEPS_OF_TICKET, StepView, as_waiting, step_view
from queueing.policy import explain, in_order
from queueing.ticket import Reason, Refused, State
from queueing.visit import Claim
from queueing.wording import Bilingual

LINE_SHOWN = 30
"""Steps of the line that a console shows; the rest is a number."""


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
class PriorityClaim:
    """A waiting visitor who declared a priority class that nobody has confirmed yet."""

    step: StepView
    priority: Bilingual


@dataclass(frozen=True, slots=True)
class Undo:
    """What can be taken back at a counter until `until` (aware UTC), and of whom."""

    number: str
    until: datetime
    finished: bool
    """A finish, which else is a no-show."""


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
    """The steps of the visit at hand, in order: what has happened, and what is still to come."""
    undo_until: datetime | None
    """Until when the call of the visitor at hand can be taken back."""
    last: Undo | None
    """The last finish or no-show of this clerk here."""
    recall_from: datetime | None
    line: tuple[InLine, ...]
    line_total: int
    parked: tuple[StepView, ...]
    """This clerk's own first, those held at the counter before all others."""
    missed: tuple[StepView, ...]
    counters: tuple[CounterNow, ...]
    devices: Devices
    claims: tuple[PriorityClaim, ...]
    """Priority that visitors declared and nobody has confirmed yet."""
    alarms: tuple[Alarm, ...]
    messages: tuple[Message, ...]
    sources: tuple[SourceState, ...]
    """Where bookings come from; empty for who does not decide about them."""


def read_console(read: Read, office: Office, n: int, now: datetime, counter_id: int) -> ConsoleView:
    """The console of one counter. Raises `Refused` UNKNOWN_COUNTER."""
    counters = counters_now(read, office)
    place = next((c for c in counters if c.counter.id == counter_id), None)
    if place is None:
        raise Refused(Reason.UNKNOWN_COUNTER, counter=counter_id)
    at_hand = _at_hand(read, counter_id)
    line, total = _line(read, office, place, now)
    me = place.clerk.id if place.clerk else 0
    return ConsoleView(
        n=n,
        now=now,
        office=office,
        place=place,
        at_hand=at_hand,
        visitor=_visitor(read, office, at_hand),
        visit=_visit(read, office, at_hand),
        undo_until=_after_call(at_hand, office.undo_s),
        last=_last(read, counter_id, me),
        recall_from=_after_call(at_hand, office.recall_cooldown_s),
        line=line,
        line_total=total,
        parked=_parked(read, office, now, me),
        missed=views(read.all(_MISSED, office=office.id, day=office.day(now))),
        counters=counters,
        devices=read_devices(read, office, now),
        claims=read_claims(read, office, now),
        alarms=read_alarms(read, office, now),
        messages=read_messages(read, office, now, to=me, counter_id=counter_id),
        sources=states_for(read, office, me),
    )


def read_claims(read: Read, office: Office, now: datetime) -> tuple[PriorityClaim, ...]:
    """What visitors declared who are still to be called, where the office confirms it."""
    if not office.confirm_priority:
        return ()
    rows = read.all(_CLAIMS, office=office.id, day=office.day(now))
    return tuple(
        PriorityClaim(step_view(row), office.priorities[row.claimed_class_id].name)
        for row in rows
        if row.claimed_class_id in office.priorities
    )


def views(rows: Iterable[Row]) -> tuple[StepView, ...]:
    return tuple(step_view(row) for row in rows)


def _at_hand(read: Read, counter_id: int) -> StepView | None:
    row = read.first(_AT_HAND, counter=counter_id)
    return step_view(row) if row else None


def _line(
    read: Read, office: Office, place: CounterNow, now: datetime
) -> tuple[tuple[InLine, ...], int]:
    counter = place.counter
    desk = counter.desk(place.clerk)
    if not desk.offers:
        return (), 0
    rows = read.all(
        _line_heads(sorted(desk.offers)),
        counter=counter.id,
        staff=desk.staff_id or 0,
        day=office.day(now),
        now=now,
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


def _visitor(read: Read, office: Office, at_hand: StepView | None) -> Visitor:
    if at_hand is None or at_hand.booking_id is None:
        return Visitor(None, None, None, None)
    row = read.one(BOOKING_BY_ID, booking=at_hand.booking_id, office=office.id)
    return Visitor(row.name, row.reference, row.identity_tail, row.starts_at)


def _visit(read: Read, office: Office, at_hand: StepView | None) -> tuple[StepView, ...]:
    if at_hand is None:
        return ()
    return views(read.all(STEPS_OF_TICKET, ticket=at_hand.ticket_id, office=office.id))


def _after_call(at_hand: StepView | None, seconds: int) -> datetime | None:
    if at_hand is None or at_hand.state is not State.CALLED or at_hand.called_at is None:
        return None
    return at_hand.called_at + timedelta(seconds=seconds)


def _last(read: Read, counter_id: int, me: int) -> Undo | None:
    undo = read.one(_LAST, counter=counter_id).undo
    if not undo or undo["by"] != me:
        return None
    return Undo(undo["number"], datetime.fromisoformat(undo["until"]), undo["action"] == "reopen")


def _parked(read: Read, office: Office, now: datetime, me: int) -> tuple[StepView, ...]:
    found = views(read.all(_PARKED, office=office.id))
    return tuple(
        sorted(
            found,
            key=lambda step: (step.parked_by != me, not step.held, step.parked_at or now),
        )
    )


def _line_heads(service_ids: Sequence[int]) -> sa.Select[tuple[object, ...]]:
    """The first steps of each line; the choice among lines is the policy's."""
    now: sa.BindParameter[datetime] = sa.bindparam("now", type_=t.UtcDateTime)
    counter: sa.BindParameter[int] = sa.bindparam("counter")
    staff: sa.BindParameter[int] = sa.bindparam("staff")
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
                sa.or_(t.step.c.only_staff_id.is_(None), t.step.c.only_staff_id == staff),
            )
            .order_by(t.step.c.due_at, t.step.c.arrived_at, t.step.c.number)
            .limit(LINE_SHOWN)
            .subquery()
        )
        for service_id in service_ids
    ]
    return STEPS.where(t.step.c.id.in_(sa.union_all(*heads)))


_MINE = t.step.c.office_id == sa.bindparam("office")
_AT_HAND = STEPS.where(t.step.c.counter_id == sa.bindparam("counter"), t.IS_AT_COUNTER)
_LAST = sa.select(t.counter.c.undo).where(t.counter.c.id == sa.bindparam("counter"))
_PARKED = STEPS.where(_MINE, t.IS_ASIDE, t.step.c.state == State.PARKED).order_by(t.step.c.id)
_MISSED = STEPS.where(
    _MINE,
    t.IS_ASIDE,
    t.step.c.day == sa.bindparam("day"),
    t.step.c.state == State.MISSED,
    t.ticket.c.merged_into_id.is_(None),
).order_by(t.step.c.ended_at.desc())
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
