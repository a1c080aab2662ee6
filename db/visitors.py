"""One visitor of today: everything that reception may know of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.bookings import typed_reference
from db.office import Office, PriorityClass
from db.schema import Row
from db.spelling import western_digits
from db.transaction import Read
from db.visits import STEPS_OF_TICKET, StepView, step_view
from queueing.forecast import Range
from queueing.ticket import OPEN_STATES, State
from queueing.visit import Claim

PHONE_SHOWN = 4
"""The last digits: enough for people to recognise a number, too few to dial it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor of today with everything that reception may know of them."""

    ticket_id: int
    number: str
    issued_at: datetime
    steps: tuple[StepView, ...]
    name: str | None
    reference: str | None
    identity_tail: str | None
    phone_tail: str | None
    promised: Range | None
    """What was promised when the ticket was given, where anything could be."""
    claimed: PriorityClass | None
    """Declared at the kiosk, and to be confirmed by somebody who has seen the visitor."""
    goes_on_as: str | None
    """The number under which the visit goes on, of a ticket that was merged into another."""

    @property
    def step(self) -> StepView:
        """The step that tells where the visitor is now."""
        return current_step(self.steps)


def current_step(steps: Sequence[StepView]) -> StepView:
    """Of the steps of one visit the one that tells where the visitor is now."""
    nearest = min(steps, key=lambda step: _NEARNESS.index(step.state)).state
    alike = [step for step in steps if step.state is nearest]
    return alike[0] if nearest in OPEN_STATES else alike[-1]


_NEARNESS = (
    *(State.SERVING, State.CALLED, State.WAITING, State.PARKED, State.MISSED, State.PLANNED),
    *(State.DONE, State.LEFT, State.CLOSED),
)


def read_visit(read: Read, office: Office, now: datetime, ticket_id: int) -> Visit | None:
    """See `Views.visit`."""
    return _visit(read, office, read.first(_VISIT, **_today(office, now), ticket=ticket_id))


def read_numbered(read: Read, office: Office, now: datetime, number: str) -> Visit | None:
    """See `Views.visit_numbered`."""
    code = typed_reference(western_digits(number))
    return _visit(read, office, read.first(_VISIT_NUMBERED, **_today(office, now), number=code))


def _today(office: Office, now: datetime) -> dict[str, object]:
    return {"office": office.id, "day": office.day(now)}


def _visit(read: Read, office: Office, row: Row | None) -> Visit | None:
    if row is None:
        return None
    steps = read.all(STEPS_OF_TICKET, ticket=row.id, office=office.id)
    phone = row.phone or row.booking_phone
    pending = row.claim == Claim.PENDING
    return Visit(
        ticket_id=row.id,
        number=row.number,
        issued_at=row.issued_at,
        steps=tuple(step_view(step) for step in steps),
        name=row.name,
        reference=row.reference,
        identity_tail=row.identity_tail,
        phone_tail=phone[-PHONE_SHOWN:] if phone else None,
        promised=_promised(steps[0]),
        claimed=office.priorities.get(row.claimed_class_id) if pending else None,
        goes_on_as=row.goes_on_as,
    )


def _promised(step: Row) -> Range | None:
    if step.promised_p50_min is None or step.promised_p90_min is None:
        return None
    return Range(step.promised_p50_min, step.promised_p90_min)


_KEPT = t.ticket.alias("kept")
_TICKETS = (
    sa.select(
        t.ticket,
        t.booking.c.name,
        t.booking.c.reference,
        t.booking.c.identity_tail,
        t.booking.c.phone.label("booking_phone"),
        _KEPT.c.number.label("goes_on_as"),
    )
    .outerjoin(t.booking, t.booking.c.id == t.ticket.c.booking_id)
    .outerjoin(_KEPT, _KEPT.c.id == t.ticket.c.merged_into_id)
    .where(t.ticket.c.office_id == sa.bindparam("office"), t.ticket.c.day == sa.bindparam("day"))
)
_VISIT = _TICKETS.where(t.ticket.c.id == sa.bindparam("ticket"))
_VISIT_NUMBERED = _TICKETS.where(t.ticket.c.number == sa.bindparam("number"))
