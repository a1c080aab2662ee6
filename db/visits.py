"""Tickets and their steps as the use cases read them and hand them out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.office import Office
from db.prepared import Prepared
from db.schema import Row
from queueing.policy import Basis, Due, Waiting
from queueing.ticket import State
from queueing.wording import Language


@dataclass(frozen=True, slots=True)
class StepView:
    """One service within a visit. Times are aware UTC; counters and services are ids."""

    step_id: int
    ticket_id: int
    position: int
    number: str
    day: date
    service_id: int
    state: State
    basis: Basis
    due_at: datetime
    arrived_at: datetime
    hold_until: datetime | None
    counter_id: int | None
    clerk_id: int | None
    """Who is signed in at its counter."""
    only_counter_id: int | None
    calls: int
    first_called_at: datetime | None
    called_at: datetime | None
    started_at: datetime | None
    served_before_s: int
    ended_at: datetime | None
    outcome: str | None
    note: str | None
    language: Language
    party_size: int
    priority_id: int | None
    booking_id: int | None
    booked_start: datetime | None
    only_staff_id: int | None
    """Whom the visitor waits for in person."""
    parked_at: datetime | None
    parked_by: int | None
    held: bool
    """Parked, but still standing at the counter of whoever parked them."""
    quantity: int | None
    next_step: str | None


@dataclass(frozen=True, slots=True)
class TicketView:
    """A visitor's visit of the day: its number, its secret token, its steps' ids in order."""

    ticket_id: int
    number: str
    token: str
    language: Language
    party_size: int
    issued_at: datetime
    step_ids: tuple[int, ...]


_PRIORITY = t.step.c.priority_class_id.label("priority_id")
STEPS = (
    sa.select(
        t.step,
        t.ticket.c.language,
        t.ticket.c.party_size,
        _PRIORITY,
        t.ticket.c.booking_id,
        t.counter.c.staff_id.label("clerk_id"),
    )
    .join(t.ticket, t.ticket.c.id == t.step.c.ticket_id)
    .outerjoin(t.counter, t.counter.c.id == t.step.c.counter_id)
)
"""Every column of a `StepView`; add conditions and an order."""

STEP_BY_ID = Prepared(
    STEPS.where(t.step.c.id == sa.bindparam("step"), t.step.c.office_id == sa.bindparam("office"))
)

STEPS_OF_TICKET = STEPS.where(
    t.step.c.ticket_id == sa.bindparam("ticket"), t.step.c.office_id == sa.bindparam("office")
).order_by(t.step.c.position)

_CHOICE = (
    t.step.c.id,
    t.step.c.ticket_id,
    t.step.c.number,
    t.step.c.service_id,
    t.step.c.state,
    t.step.c.basis,
    t.step.c.due_at,
    t.step.c.arrived_at,
    t.step.c.hold_until,
    t.step.c.only_counter_id,
    t.step.c.only_staff_id,
    t.step.c.calls,
    t.step.c.first_called_at,
    t.step.c.booked_start,
    _PRIORITY,
)


def _head(
    step: sa.FromClause, today: sa.ColumnElement[bool], *columns: sa.ColumnElement[Any]
) -> sa.Select[Any]:
    """The first step of the line of an offered service that its counter may call now."""
    return (
        sa.select(*columns)
        .where(
            step.c.service_id == t.offer.c.service_id,
            step.c.state == sa.literal_column("'waiting'"),
            today,
            sa.or_(
                step.c.hold_until.is_(None),
                step.c.hold_until <= sa.bindparam("now", type_=t.UtcDateTime),
            ),
            sa.or_(
                step.c.only_counter_id.is_(None),
                step.c.only_counter_id == sa.bindparam("counter"),
            ),
            sa.or_(step.c.only_staff_id.is_(None), step.c.only_staff_id == sa.bindparam("staff")),
        )
        .order_by(step.c.due_at, step.c.arrived_at, step.c.number)
        .limit(sa.literal_column("1"))
        .correlate(t.offer)
    )


def _line_heads() -> Prepared:
    here = sa.and_(t.offer.c.counter_id == sa.bindparam("counter"), sa.not_(t.offer.c.off))
    day = sa.bindparam("day", type_=sa.Date)
    candidate = t.step.alias("candidate")
    by_id = _head(candidate, candidate.c.day == day, candidate.c.id).scalar_subquery()
    # After years of days, PostgreSQL expects next to nothing of this one and rather sorts the whole
    # line than walk it in order until the first. It makes no guess at what is within a COALESCE.
    today = sa.func.coalesce(t.step.c.day == day, sa.false())
    lateral = _head(t.step, today, *_CHOICE).lateral("head")
    return Prepared(
        sa.select(*_CHOICE).join(t.offer, sa.and_(here, t.step.c.id == by_id)),
        # SQLite knows no lateral join, and PostgreSQL plans one in half the time.
        postgresql=sa.select(lateral).select_from(t.offer.join(lateral, sa.true())).where(here),
    )


LINE_HEADS = _line_heads()
"""The first callable step of each line that a counter offers: all that a choice looks at."""


def as_waiting(step_id: int, step: StepView | Row, office: Office) -> Waiting:
    """What the choice of the next step looks at, of a view or of a row of `LINE_HEADS`."""
    priority = office.priorities.get(step.priority_id) if step.priority_id else None
    return Waiting(
        step_id=step_id,
        number=step.number,
        service_id=step.service_id,
        due=Due(step.due_at, Basis(step.basis)),
        arrived_at=step.arrived_at,
        booked_start=step.booked_start,
        priority=priority.name if priority else None,
        hold_until=step.hold_until,
        only_counter_id=step.only_counter_id,
        only_staff_id=step.only_staff_id,
    )


def step_view(row: Row) -> StepView:
    return StepView(
        step_id=row.id,
        ticket_id=row.ticket_id,
        position=row.position,
        number=row.number,
        day=row.day,
        service_id=row.service_id,
        state=State(row.state),
        basis=Basis(row.basis),
        due_at=row.due_at,
        arrived_at=row.arrived_at,
        hold_until=row.hold_until,
        counter_id=row.counter_id,
        clerk_id=row.clerk_id,
        only_counter_id=row.only_counter_id,
        calls=row.calls,
        first_called_at=row.first_called_at,
        called_at=row.called_at,
        started_at=row.started_at,
        served_before_s=row.served_before_s,
        ended_at=row.ended_at,
        outcome=row.outcome,
        note=row.note,
        language=Language(row.language),
        party_size=row.party_size,
        priority_id=row.priority_id,
        booking_id=row.booking_id,
        booked_start=row.booked_start,
        only_staff_id=row.only_staff_id,
        parked_at=row.parked_at,
        parked_by=row.parked_by_id,
        held=row.held,
        quantity=row.quantity,
        next_step=row.next_step,
    )
