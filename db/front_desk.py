"""Reception: what a ticket says is corrected by somebody who has seen the visitor."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.outcomes import settle_booking
from db.schema import Row
from db.serving import append_step
from db.transaction import Write
from db.visits import STEPS_OF_TICKET, step_view
from queueing.booking import BookingState
from queueing.policy import Basis, due, due_again
from queueing.staff import Right
from queueing.ticket import OPEN_STATES, Action, Reason, Refused, State, after
from queueing.visit import Claim
from queueing.wording import Language


class FrontDesk:
    """The use cases of reception. `by` is a person with the right to admit.

    Each raises `Refused`: ROLE_NOT_ALLOWED, UNKNOWN_TICKET, and NOT_ALLOWED_NOW for a ticket of
    another day, one that was merged into another, or a visit that is over.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def set_priority(self, ticket_id: int, priority_id: int | None, *, by: int) -> None:
        """Give the visit this priority class, or none; what is still to wait is due accordingly.

        Also what is at a counter, because a call may be taken back. It answers what the visitor
        declared at the kiosk, too. Raises `Refused` UNKNOWN_PRIORITY.
        """
        with self._visit(ticket_id, by) as visit:
            if priority_id is not None and priority_id not in visit.office.priorities:
                raise Refused(Reason.UNKNOWN_PRIORITY, priority=priority_id)
            wanted = visit.office.credit_min(priority_id)
            for step in visit.still_to_wait():
                later = visit.office.credit_min(step.priority_class_id) - wanted
                visit.write.update(
                    t.step,
                    step.id,
                    priority_class_id=priority_id,
                    due_at=step.due_at + timedelta(minutes=later),
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
            at = step.due_at
            if Basis(step.basis) is not Basis.BOOKED:
                credit = visit.office.credit_min(step.priority_class_id)
                from_door = due(visit.ticket.issued_at, service.target_wait_min, credit_min=credit)
                at = from_door.at
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

        Nobody loses a place by it: the earlier due time of a service they share counts, with the
        priority that it came from. Booking, phone and declared priority go along. Whoever missed
        the call of the duplicate waits for it as if arriving now. Refused NOT_THE_SAME_VISITOR for
        one ticket twice and for two bookings, NOT_ALLOWED_NOW while the duplicate is at a counter,
        and where the other ticket was missed: nothing that is added to it would ever have its turn.
        """
        with self._database.write(self._office_id, self._clock) as write:
            duplicate = self._about(write, duplicate_id, by)
            kept = self._about(write, into_id, by)
            if duplicate_id == into_id or (duplicate.ticket.booking_id and kept.ticket.booking_id):
                raise Refused(Reason.NOT_THE_SAME_VISITOR, number=duplicate.ticket.number)
            own = list(kept.open_steps())
            if all(State(step.state) is State.PLANNED for step in own):
                raise Refused(Reason.NOT_ALLOWED_NOW, number=kept.ticket.number)
            for step in duplicate.still_to_wait():
                same = next((each for each in own if each.service_id == step.service_id), None)
                if same is None:
                    _append(kept, step)
                else:
                    own.remove(same)
                    _share(write, same, step)
                if State(step.state) is not State.MISSED:
                    to = after(State(step.state), Action.LEAVE)
                    write.update(t.step, step.id, state=to, ended_at=write.now)
            moved = _of_the_visitor(duplicate.ticket, kept.ticket)
            # First taken from the one, then given to the other: a booking has one ticket.
            gone = dict.fromkeys(moved)
            write.update(t.ticket, duplicate_id, merged_into_id=into_id, **gone)
            if moved:
                write.update(t.ticket, into_id, **moved)
            settle_booking(write, duplicate.ticket.booking_id, BookingState.ARRIVED)
            duplicate.record("merged", into=kept.ticket.number)

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
        over = ticket.merged_into_id is not None or not visit.still_to_wait()
        if ticket.day != office.day(write.now) or over:
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

    def still_to_wait(self) -> Sequence[Row]:
        """The steps that may come to a line again, those of a missed visitor among them."""
        states = OPEN_STATES | {State.MISSED}
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


def _share(write: Write, own: Row, step: Row) -> None:
    """One step for what both tickets waited for, at the earlier of the two places."""
    if step.due_at < own.due_at and State(step.state) is not State.MISSED:
        write.update(t.step, own.id, **_place(step))


def _append(kept: _Visit, step: Row) -> None:
    """Let the visit that is kept go on with this step of the duplicate."""
    office, write = kept.office, kept.write
    place = {"basis": Basis.FURTHER, "booked_start": None, **_place(step)}
    if State(step.state) is State.MISSED:
        target = office.service(step.service_id).target_wait_min
        credit = office.credit_min(step.priority_class_id)
        place["due_at"] = due_again(write.now, target, credit_min=credit).at
    append_step(
        write,
        replace(
            step_view(kept.steps[-1]),
            priority_id=place.pop("priority_class_id"),
            booked_start=place.pop("booked_start"),
        ),
        service_id=step.service_id,
        state=State.PLANNED,
        note=step.note,
        only_counter_id=step.only_counter_id,
        only_staff_id=step.only_staff_id,
        **place,
    )


def _place(step: Row) -> dict[str, Any]:
    """When a step is due, and what makes it so, as it goes over to another ticket."""
    place = {"due_at": step.due_at, "priority_class_id": step.priority_class_id}
    if Basis(step.basis) is Basis.BOOKED:
        place |= {"basis": Basis.BOOKED, "booked_start": step.booked_start}
    return place


def _of_the_visitor(duplicate: Row, kept: Row) -> dict[str, Any]:
    """What the duplicate knows of the visitor and the other ticket does not."""
    return {
        name: duplicate._mapping[name]
        for first, *more in (
            ("booking_id",),
            ("phone", "phone_consent_at"),
            ("claim", "claimed_class_id"),
        )
        if duplicate._mapping[first] is not None and kept._mapping[first] is None
        for name in (first, *more)
    }


_TICKET = sa.select(t.ticket).where(
    t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office")
)
_TICKET_OF = sa.select(t.step.c.ticket_id).where(
    t.step.c.id == sa.bindparam("step"), t.step.c.office_id == sa.bindparam("office")
)
