"""The whole floor at a glance: every line against its target, every counter, today's bookings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.alerts import Alarm, Message, read_alarms, read_messages
from db.bookings import PHONE_TAIL, BookingView, bookings_of_day, phone_digits, typed_reference
from db.console import PriorityClaim, read_claims, views
from db.counters import CounterNow, counters_now
from db.devices import Devices, read_devices
from db.inbox import InboxLine, inbox_lines
from db.office import Office
from db.promises import HallAhead
from db.schema import Row
from db.sources import SourceState, states_for
from db.spelling import western_digits
from db.transaction import Read
from db.visitors import PHONE_SHOWN
from db.visits import STEPS, StepView, step_view
from queueing.booking import BookingState
from queueing.forecast import Range
from queueing.staff import Right
from queueing.ticket import State

MOST_FOUND = 60
"""Visits that a list shows; whoever looks for one among more types another letter."""

FEWEST_DIGITS = 3
"""Of a phone number: fewer match half the hall."""


@dataclass(frozen=True, slots=True)
class LineNow:
    """The line of one service. Minutes are whole."""

    service_id: int
    waiting: int
    longest_min: int
    """How long whoever waits longest has waited; 0 for an empty line."""
    overdue: int
    """Those whose due time has passed."""
    target_min: int
    ahead: int
    """Of somebody who came now, in every line of the counters that serve it."""
    expected: Range | None
    """What somebody who came now would be promised; None while nobody serves it."""


@dataclass(frozen=True, slots=True)
class CounterFloor:
    """A counter and the visitor at it, if any."""

    now: CounterNow
    step: StepView | None


@dataclass(frozen=True, slots=True)
class DayTotals:
    """The visits of today. Each counts once: here as long as any of it is still to come."""

    here: int
    served: int
    missed: int
    expected: int
    """Bookings whose visitors may still come."""


@dataclass(frozen=True, slots=True)
class FloorView:
    """Everything that reception and a supervisor see at once. Times are aware UTC."""

    n: int
    now: datetime
    office: Office
    lines: tuple[LineNow, ...]
    counters: tuple[CounterFloor, ...]
    parked: tuple[StepView, ...]
    missed: tuple[StepView, ...]
    claims: tuple[PriorityClaim, ...]
    bookings: tuple[BookingView, ...]
    totals: DayTotals
    devices: Devices
    alarms: tuple[Alarm, ...]
    messages: tuple[Message, ...]
    inbox: tuple[InboxLine, ...]
    """What is to be decided about bookings, oldest first; empty for who may not."""
    sources: tuple[SourceState, ...]
    """Where bookings come from; empty for who may not decide about them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One step of today's visits, as a list of visitors shows it."""

    step: StepView
    name: str | None
    reference: str | None
    phone_tail: str | None
    """The last digits, for people to recognise."""


def read_floor(read: Read, office: Office, n: int, now: datetime, staff_id: int) -> FloorView:
    counters = counters_now(read, office)
    day = office.day(now)
    hall = HallAhead.of(read, office, now)
    bookings = bookings_of_day(read, office, now)
    lines = {row.service_id: row for row in read.all(_LINES, office=office.id, day=day, now=now)}
    there = {row.counter_id: step_view(row) for row in read.all(_AT_COUNTERS, office=office.id)}
    return FloorView(
        n=n,
        now=now,
        office=office,
        lines=_lines(office, lines, hall, now),
        counters=tuple(CounterFloor(each, there.get(each.counter.id)) for each in counters),
        parked=views(read.all(_PARKED, office=office.id)),
        missed=views(read.all(_MISSED, office=office.id, day=day)),
        claims=read_claims(read, office, now),
        bookings=bookings,
        totals=_totals(read, office, now, bookings),
        devices=read_devices(read, office, now),
        alarms=read_alarms(read, office, now),
        messages=read_messages(read, office, now, to=staff_id, counter_id=None),
        inbox=_inbox(read, office, staff_id),
        sources=states_for(read, office, staff_id),
    )


def find_visitors(
    read: Read, office: Office, now: datetime, text: str, service_id: int | None
) -> tuple[Found, ...]:
    """See `Views.visitors`."""
    typed = " ".join(text.split())
    query = _FOUND.where(t.step.c.service_id == service_id) if service_id else _FOUND
    if not typed:
        rows = read.all(query.where(t.IS_OPEN), office=office.id, day=office.day(now))
    else:
        code = typed_reference(western_digits(typed))
        digits = phone_digits(typed)
        long_enough = digits.isdecimal() and len(digits) >= FEWEST_DIGITS
        rows = read.all(
            query.where(_MATCHES),
            office=office.id,
            day=office.day(now),
            number=f"%{_plain(code)}%",
            reference=f"{_plain(code)}%",
            phone=f"%{digits[-PHONE_TAIL:]}" if long_enough else "-",
            name=f"%{_plain(typed.casefold())}%",
        )
    return tuple(_found(row) for row in rows)


def _inbox(read: Read, office: Office, staff_id: int) -> tuple[InboxLine, ...]:
    sorts = office.may(staff_id, Right.SORT_BOOKINGS)
    return inbox_lines(read, office.id) if sorts else ()


def _totals(
    read: Read, office: Office, now: datetime, bookings: Sequence[BookingView]
) -> DayTotals:
    row = read.one(_TOTALS, office=office.id, day=office.day(now))
    return DayTotals(
        here=row.here or 0,
        served=row.served or 0,
        missed=row.missed or 0,
        expected=sum(each.state is BookingState.EXPECTED for each in bookings),
    )


def _plain(text: str) -> str:
    """What was typed, with the signs that mean something in a pattern as themselves."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _found(row: Row) -> Found:
    phone = row.ticket_phone or row.booking_phone
    return Found(step_view(row), row.name, row.reference, phone[-PHONE_SHOWN:] if phone else None)


def _lines(
    office: Office, lines: Mapping[int, Row], hall: HallAhead, now: datetime
) -> tuple[LineNow, ...]:
    found = []
    for service in office.services.values():
        row = lines.get(service.id)
        longest = int((now - row.oldest).total_seconds() // 60) if row else 0
        promise = hall.promise(service.id)
        found.append(
            LineNow(
                service_id=service.id,
                waiting=row.total if row else 0,
                longest_min=max(0, longest),
                overdue=row.overdue if row else 0,
                target_min=service.target_wait_min,
                ahead=promise.ahead,
                expected=promise.expected,
            )
        )
    return tuple(found)


_MINE = t.step.c.office_id == sa.bindparam("office")
_TODAY = t.step.c.day == sa.bindparam("day")
_LINES = (
    sa.select(
        t.step.c.service_id,
        sa.func.count().label("total"),
        sa.func.min(t.step.c.arrived_at, type_=t.UtcDateTime).label("oldest"),
        sa.func.sum(
            sa.case((t.step.c.due_at < sa.bindparam("now", type_=t.UtcDateTime), 1), else_=0)
        ).label("overdue"),
    )
    .where(_MINE, t.IS_WAITING, _TODAY)
    .group_by(t.step.c.service_id)
)
_AT_COUNTERS = STEPS.where(_MINE, t.IS_AT_COUNTER)
_PARKED = STEPS.where(_MINE, t.IS_ASIDE, t.step.c.state == State.PARKED).order_by(
    t.step.c.parked_at, t.step.c.id
)
_MISSED = STEPS.where(
    _MINE,
    t.IS_ASIDE,
    _TODAY,
    t.step.c.state == State.MISSED,
    t.ticket.c.merged_into_id.is_(None),
).order_by(t.step.c.ended_at.desc())
_FOUND = (
    STEPS.add_columns(
        t.ticket.c.phone.label("ticket_phone"),
        t.booking.c.phone.label("booking_phone"),
        t.booking.c.name,
        t.booking.c.reference,
    )
    .outerjoin(t.booking, t.booking.c.id == t.ticket.c.booking_id)
    .where(
        _MINE, t.ticket.c.office_id == sa.bindparam("office"), t.ticket.c.day == sa.bindparam("day")
    )
    .order_by(t.step.c.arrived_at, t.step.c.id)
    .limit(MOST_FOUND)
)
"""Through the tickets of the day, which an index gives, never through every step there was."""
_MATCHES = sa.or_(
    t.ticket.c.number.like(sa.bindparam("number"), escape="\\"),
    t.booking.c.reference.like(sa.bindparam("reference"), escape="\\"),
    t.ticket.c.phone.like(sa.bindparam("phone")),
    t.booking.c.phone.like(sa.bindparam("phone")),
    sa.func.lower(t.booking.c.name).like(sa.bindparam("name"), escape="\\"),
)


def _any(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    """1 for a visit of which any step is so, 0 for another."""
    return sa.func.max(sa.case((condition, 1), else_=0))


_VISITS = (
    sa.select(
        _any(t.IS_OPEN).label("here"),
        _any(t.step.c.state == State.MISSED).label("missed"),
        _any(t.step.c.state == State.DONE).label("done"),
    )
    .join(t.ticket, t.ticket.c.id == t.step.c.ticket_id)
    .where(t.ticket.c.office_id == sa.bindparam("office"), t.ticket.c.day == sa.bindparam("day"))
    .group_by(t.step.c.ticket_id)
    .subquery()
)
_GONE = _VISITS.c.here == 0
_TOTALS = sa.select(
    sa.func.sum(_VISITS.c.here).label("here"),
    sa.func.sum(sa.case((sa.and_(_GONE, _VISITS.c.missed == 1), 1), else_=0)).label("missed"),
    sa.func.sum(
        sa.case((sa.and_(_GONE, _VISITS.c.missed == 0, _VISITS.c.done == 1), 1), else_=0)
    ).label("served"),
)
