"""Priority that visitors declared: confirmed or declined by staff who have seen them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.schema import Row
from db.transaction import Write
from db.visits import STEPS_OF_TICKET
from queueing.staff import Right
from queueing.ticket import OPEN_STATES, Reason, Refused, State
from queueing.visit import Claim


class Claims:
    """The use cases of an office that wants to see for itself before a priority counts.

    Anybody of the staff may answer, by name: whoever sees the visitor. Each verb raises `Refused`
    ROLE_NOT_ALLOWED, UNKNOWN_TICKET, or NOT_ALLOWED_NOW when nothing of the ticket waits for
    an answer.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def confirm(self, ticket_id: int, *, by: int) -> None:
        """What was declared counts from now on; due times only come forward by it.

        Also for who was called meanwhile: a clerk may take the call back.
        """
        with self._answer(ticket_id, Claim.CONFIRMED, by) as (write, office, ticket):
            priority = office.priorities.get(ticket.claimed_class_id)
            if priority is None:
                raise Refused(Reason.UNKNOWN_PRIORITY, number=ticket.number)
            steps = write.all(STEPS_OF_TICKET, ticket=ticket_id, office=self._office_id)
            for step in steps:
                if State(step.state) in _STILL_TO_WAIT:
                    # A step may have a class already, of a ticket that was merged into this one.
                    had = office.credit_min(step.priority_class_id)
                    sooner = timedelta(minutes=max(0, priority.credit_min - had))
                    write.update(
                        t.step, step.id, priority_class_id=priority.id, due_at=step.due_at - sooner
                    )

    def decline(self, ticket_id: int, *, by: int) -> None:
        """What was declared does not apply; the visitor keeps the place of the arrival."""
        with self._answer(ticket_id, Claim.DECLINED, by):
            pass

    @contextmanager
    def _answer(
        self, ticket_id: int, answer: Claim, by: int
    ) -> Iterator[tuple[Write, Office, Row]]:
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            office.allowed(by, Right.TEND)
            ticket = write.first(_TICKET, ticket=ticket_id, office=self._office_id)
            if ticket is None:
                raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
            if ticket.claim != Claim.PENDING:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=ticket.number)
            yield write, office, ticket
            write.update(t.ticket, ticket_id, claim=answer)
            write.record(
                f"priority_{answer}", staff_id=by, ticket_id=ticket_id, number=ticket.number
            )


_STILL_TO_WAIT = OPEN_STATES | {State.MISSED}
"""Every state from which a visitor may come back to a line."""

_TICKET = sa.select(t.ticket).where(
    t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office")
)
