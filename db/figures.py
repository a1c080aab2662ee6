"""What a day looked like, step by step: the raw material of every figure about it."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from db import schema as t
from db.calling import CallKind
from db.engine import Database
from queueing.policy import Basis
from queueing.ticket import State


@dataclass(frozen=True, slots=True)
class StepFigure:
    """One step of a day with its times, aware UTC, and what its visitor was promised.

    `first_summoned_at` is the first call that was not taken back, also of a visitor who missed it
    and came back, whose `arrived_at` and `first_called_at` then belong to the second wait.
    """

    step_id: int
    ticket_id: int
    position: int
    service_id: int
    state: State
    basis: Basis
    due_at: datetime
    arrived_at: datetime
    first_called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    served_before_s: int
    booked_start: datetime | None
    first_summoned_at: datetime | None
    promised_at: datetime | None
    p50_min: int | None
    p90_min: int | None


class Figures:
    """Reads the steps of one office's days."""

    def __init__(self, database: Database, office_id: int) -> None:
        self._database = database
        self._office_id = office_id

    def steps_of(self, day: date) -> tuple[StepFigure, ...]:
        """Every step of the local `day`, in the order in which they came to be."""
        with self._database.read() as read:
            rows = read.all(_STEPS, office=self._office_id, day=day)
        return tuple(
            StepFigure(
                step_id=row.id,
                ticket_id=row.ticket_id,
                position=row.position,
                service_id=row.service_id,
                state=State(row.state),
                basis=Basis(row.basis),
                due_at=row.due_at,
                arrived_at=row.arrived_at,
                first_called_at=row.first_called_at,
                started_at=row.started_at,
                ended_at=row.ended_at,
                served_before_s=row.served_before_s,
                booked_start=row.booked_start,
                first_summoned_at=row.first_summoned_at,
                promised_at=row.issued_at if row.promised_ahead is not None else None,
                p50_min=row.promised_p50_min,
                p90_min=row.promised_p90_min,
            )
            for row in rows
        )


_STEPS = (
    sa.select(
        t.step,
        t.ticket.c.issued_at,
        sa.select(sa.func.min(t.call.c.at, type_=t.UtcDateTime))
        .where(
            t.call.c.step_id == t.step.c.id,
            t.call.c.kind == CallKind.CALL,
            t.call.c.undone_at.is_(None),
        )
        .scalar_subquery()
        .label("first_summoned_at"),
    )
    .join(t.ticket, t.ticket.c.id == t.step.c.ticket_id)
    .where(t.ticket.c.office_id == sa.bindparam("office"), t.ticket.c.day == sa.bindparam("day"))
    .order_by(t.step.c.id)
)
