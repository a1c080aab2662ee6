"""Reception: what a ticket says is corrected by somebody who has seen the visitor."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.schema import Row
from db.serving import append_step
from db.transaction import Write
from db.visits import STEPS_OF_TICKET, step_view
from queueing.policy import Basis, due
from queueing.staff import Right
from queueing.ticket import AT_COUNTER, OPEN_STATES, Action, Reason, Refused, State, after
from queueing.visit import Claim
from queueing.wording import Language


class FrontDesk:
    """The use cases of reception. `by` is a person with the right to admit.

    Each raises `Refused`: ROLE_NOT_ALLOWED, UNKNOWN_TICKET, and NOT_ALLOWED_NOW for a ticket of
    another day or a visit that is over.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def set_priority(self, ticket_id: int, priority_id: int | None, *, by: int) -> None:
        """Give the visit this priority class, or none; what is still to wait is due accordingly.

        It answers what the visitor declared at the kiosk, too. Raises `Refused` UNKNOWN_PRIORITY.
        """
        with self._visit(ticket_id, by) as visit:
            if priority_id is not None and priority_id not in visit.office.priorities:
                raise Refused(Reason.UNKNOWN_PRIORITY, priority=priority_id)
            wanted = _credit(visit.office, priority_id)
            for step in visit.still_to_wait():
                had = _credit(visit.office, step.priority_class_id)
                visit.write.update(
                    t.step,
                    step.id,
                    priority_class_id=priority_id,
                    due_at=step.due_at + had - wanted,
                )
            if visit.ticket.claim == Claim.PENDING:
                agreed = priority_id == visit.ticket.claimed_class_id
                answer = Claim.CONFIRMED if agreed else Claim.DECLINED
                visit.write.update(t.ticket, ticket_id, claim=answer)
            code = visit.office.priorities[priority_id].code if priority_id is not None else None
            visit.record("priority_set", priority=code)

    def set_language(self, ticket_id: int, language: Language, *, by: int) -> None:
        """Call and serve the visitor in this language from now on."""
        with self._visit(ticket_id, by) as visit:
            if visit.ticket.language == language:
                return
            visit.write.update(t.ticket, ticket_id, language=language)
            visit.record("language_set", language=language)

    def change_service(self, step_id: int, service_id: int, *, by: int) -> None:
        """The visitor came for another service; the number stays.

        Due as if it had been asked for at the door, or at the booked hour as before. Refused
        NOT_ALLOWED_NOW once the visitor is called, and UNKNOWN_SERVICE.
        """
        with self._database.write(self._office_id, self._clock) as write:
            found = write.first(_TICKET_OF, step=step_id, office=self._office_id)
            if found is None:
                raise Refused(Reason.UNKNOWN_TICKET, step=step_id)
            visit = self._about(write, found.ticket_id, by)
            step = next(row for row in visit.steps if row.id == step_id)
            if step.state not in (State.WAITING, State.PLANNED):
                raise Refused(Reason.NOT_ALLOWED_NOW, number=step.number)
            service = visit.office.service(service_id)
            credit = _credit(visit.office, step.priority_class_id)
            at = step.due_at
            if Basis(step.basis) is not Basis.BOOKED:
                from_door = due(visit.ticket.issued_at, service.target_wait_min).at - credit
                at = from_door
            write.update(
                t.step,
                step_id,
                service_id=service_id,
                due_at=at,
                only_counter_id=None,
                only_staff_id=None,
            )
            visit.record("service_changed", step_id=step_id, service=service.code)

    def merge(self, duplicate_id: int, into_id: int, *, by: int) -> None:
        """One visitor took two tickets: what the duplicate holds goes on under the other number.

        Nobody loses a place by it: the earlier due time of a service they share counts, and a
        booking goes along. Refused NOT_THE_SAME_VISITOR for one ticket twice and for two bookings,
        NOT_ALLOWED_NOW while the duplicate is at a counter.
        """
        with self._database.write(self._office_id, self._clock) as write:
            duplicate = self._about(write, duplicate_id, by)
            kept = self._about(write, into_id, by)
            if duplicate_id == into_id or (duplicate.ticket.booking_id and kept.ticket.booking_id):
                raise Refused(Reason.NOT_THE_SAME_VISITOR, number=duplicate.ticket.number)
            for step in duplicate.open_steps():
                self._hand_over(kept, step)
                to = after(State(step.state), Action.LEAVE)
                write.update(t.step, step.id, state=to, ended_at=write.now)
            changes: dict[str, object] = {"merged_into_id": into_id}
            if duplicate.ticket.booking_id is not None:
                # First taken from the one, then given to the other: a booking has one ticket.
                changes["booking_id"] = None
            write.update(t.ticket, duplicate_id, **changes)
            if duplicate.ticket.booking_id is not None:
                write.update(t.ticket, into_id, booking_id=duplicate.ticket.booking_id)
            duplicate.record("merged", into=kept.ticket.number)

    def _hand_over(self, kept: "_Visit", step: Row) -> None:
        same = next(
            (
                own
                for own in kept.open_steps()
                if own.service_id == step.service_id and own.state not in AT_COUNTER
            ),
            None,
        )
        if same is not None:
            if step.due_at < same.due_at:
                changes: dict[str, object] = {"due_at": step.due_at}
                if Basis(step.basis) is Basis.BOOKED:
                    changes |= {"basis": step.basis, "booked_start": step.booked_start}
                kept.write.update(t.step, same.id, **changes)
            return
        last = step_view(kept.steps[-1])
        append_step(
            kept.write,
            last,
            service_id=step.service_id,
            state=State.PLANNED,
            basis=Basis.FURTHER,
            due_at=step.due_at,
        )

    @contextmanager
    def _visit(self, ticket_id: int, by: int) -> Iterator["_Visit"]:
        with self._database.write(self._office_id, self._clock) as write:
            yield self._about(write, ticket_id, by)

    def _about(self, write: Write, ticket_id: int, by: int) -> "_Visit":
        office = self._book.at(write.config, write)
        office.allowed(by, Right.ADMIT)
        ticket = write.first(_TICKET, ticket=ticket_id, office=self._office_id)
        if ticket is None:
            raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
        steps = write.all(STEPS_OF_TICKET, ticket=ticket_id, office=self._office_id)
        visit = _Visit(write, office, ticket, steps, by)
        if ticket.day != office.day(write.now) or not visit.still_to_wait(at_counter=True):
            raise Refused(Reason.NOT_ALLOWED_NOW, number=ticket.number)
        return visit


@dataclass(frozen=True, slots=True)
class _Visit:
    """A ticket of today with its steps, about to be corrected."""

    write: Write
    office: Office
    ticket: Row
    steps: Sequence[Row]
    by: int

    def open_steps(self) -> Sequence[Row]:
        return [row for row in self.steps if State(row.state) in OPEN_STATES]

    def still_to_wait(self, *, at_counter: bool = False) -> Sequence[Row]:
        """The steps that may come to a line again, those of a missed visitor among them."""
        states = (OPEN_STATES | {State.MISSED}) - (frozenset() if at_counter else AT_COUNTER)
        return [row for row in self.steps if State(row.state) in states]

    def record(self, kind: str, step_id: int | None = None, **data: Any) -> None:
        self.write.record(
            kind,
            staff_id=self.by,
            ticket_id=self.ticket.id,
            step_id=step_id,
            number=self.ticket.number,
            **data,
        )


def _credit(office: Office, priority_id: int | None) -> timedelta:
    priority = office.priorities.get(priority_id) if priority_id is not None else None
    return timedelta(minutes=priority.credit_min if priority else 0)


_TICKET = sa.select(t.ticket).where(
    t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office")
)
_TICKET_OF = sa.select(t.step.c.ticket_id).where(
    t.step.c.id == sa.bindparam("step"), t.step.c.office_id == sa.bindparam("office")
)
