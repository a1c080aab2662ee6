"""Serving: what a clerk does with a visitor who stands at the counter, to the end of the visit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.calling import remember_finish
from db.engine import Database
from db.moves import COUNTER_NOW, Move, Moves, refuse_elsewhere
from db.office import Office
from db.outcomes import settle_booking
from db.transaction import Ahead, Write
from db.visits import StepView
from queueing.booking import BookingState
from queueing.policy import Basis, due
from queueing.staff import CounterState, Right
from queueing.ticket import AT_COUNTER, Action, Reason, Refused, State, after

TRANSFERRED = "transferred"
"""The outcome of a step whose visit went on elsewhere; it is not one of the office's own."""

LARGEST_QUANTITY = 999
"""Above this a number of papers is taken for a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a service ended: codes of the office's lists, what was handled, words for colleagues."""

    outcome: str = ""
    quantity: int | None = None
    note: str = ""
    next_step: str = ""


class Serving:
    """The use cases of a counter that serves. `by` is the clerk who is signed in there.

    Each raises `Refused` and changes nothing when the life of a step, the counter or the clerk
    does not allow it at this moment.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._moves = Moves(database, office_id, clock)

    def park(self, step_id: int, *, by: int) -> None:
        """Set the visitor aside, to be called back when ready; the minutes served so far count.

        Calls that the visitor answered no longer count towards being missed.
        """
        with self._moves.of(step_id, Action.PARK, by) as move:
            _set_aside(move, held=False)

    def hold(self, step_id: int, *, by: int) -> None:
        """Keep the visitor at the counter, to fill in a form for instance, and serve another.

        Refused HOLDS_USED_UP where the office allows no more of them at a time.
        """
        with self._moves.of(step_id, Action.PARK, by) as move:
            if move.step.state is not State.SERVING:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=move.step.number)
            kept = move.write.one(_HELD, office=move.office.id, staff=by).total
            if kept >= move.office.holds:
                raise Refused(Reason.HOLDS_USED_UP, allowed=move.office.holds)
            _set_aside(move, held=True)

    def resume(self, counter_id: int, step_id: int, *, by: int) -> None:
        """Go on serving a parked visitor who stands at the counter: no call, nothing is said."""
        ahead = Ahead(((COUNTER_NOW, {"counter": counter_id}), self._moves.asked(step_id)))
        with self._moves.write(ahead) as write:
            office, desk = self._moves.free_desk(write, counter_id, by)
            step = self._moves.step(write, step_id)
            after(step.state, Action.RESUME)
            refuse_elsewhere(step, desk, office, write.now)
            _take_up(Move(write, office, step, Action.RESUME, by), counter_id)

    def swap(self, step_id: int, kept_id: int, *, by: int) -> None:
        """Keep the visitor at hand, and go on with one who was kept at the counter before.

        One for the other in one move, so that the office's limit does not stand between the two.
        """
        with self._moves.of(step_id, Action.PARK, by) as move:
            kept = self._moves.step(move.write, kept_id)
            after(kept.state, Action.RESUME)
            if move.step.state is not State.SERVING or not kept.held or kept.parked_by != by:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=kept.number)
            _set_aside(move, held=True)
            _take_up(Move(move.write, move.office, kept, Action.RESUME, by), move.counter_id)

    def return_to_line(self, step_id: int, *, by: int) -> None:
        """A parked visitor waits again with the due time kept, for any counter."""
        with self._moves.of(step_id, Action.RETURN, by) as move:
            move.make(
                counter_id=None,
                called_at=None,
                only_counter_id=None,
                only_staff_id=None,
                parked_at=None,
                parked_by_id=None,
                held=False,
            )

    def transfer_to_service(
        self, step_id: int, service_id: int, *, by: int, note: str = "", come_back: bool = False
    ) -> int:
        """Send the visitor on to another service, number and due time kept; the new step's id.

        With `come_back` the present service goes on afterwards, with this clerk in person; refused
        SERVICE_NOT_OFFERED where the clerk's counter has given it up meanwhile.
        """
        with self._moves.of(step_id, Action.TRANSFER, by) as move:
            service = move.office.service(service_id)
            return _transfer(move, service_id, note=note, come_back=come_back, service=service.code)

    def transfer_to_counter(
        self, step_id: int, counter_id: int, *, by: int, note: str = "", come_back: bool = False
    ) -> int:
        """Send the visitor on to one counter whose clerk is there for the service; the step's id.

        A counter that is closed, or whose clerk does not serve it, would never call the visitor.
        """
        with self._moves.of(step_id, Action.TRANSFER, by) as move:
            _refuse_closed_to(move.write, move.office, counter_id, move.step.service_id)
            return _transfer(
                move,
                move.step.service_id,
                only_counter_id=counter_id,
                note=note,
                come_back=come_back,
                counter=move.office.counter(counter_id).number,
            )

    def transfer_to_person(
        self, step_id: int, staff_id: int, *, by: int, note: str = "", come_back: bool = False
    ) -> int:
        """Send the visitor on to a colleague, at whichever counter they sit; the step's id.

        Refused PERSON_NOT_THERE for somebody who holds no counter now.
        """
        with self._moves.of(step_id, Action.TRANSFER, by) as move:
            there = move.write.first(_COUNTER_OF, office=move.office.id, staff=staff_id)
            if there is None or staff_id not in move.office.staff or staff_id == by:
                raise Refused(Reason.PERSON_NOT_THERE, person=staff_id)
            _refuse_unskilled(move.office, there.id, staff_id, move.step.service_id)
            return _transfer(
                move,
                move.step.service_id,
                only_staff_id=staff_id,
                note=note,
                come_back=come_back,
                person=staff_id,
            )

    def add_service(
        self, step_id: int, service_id: int, *, by: int, counter_id: int | None = None
    ) -> int:
        """Add a service to the visit at hand; it waits once this one is finished. Its step's id.

        It is due as if it had been asked for at the door, so that nobody queues twice. With
        `counter_id` it waits for that counter alone, which must be open for it.
        """
        with self._moves.write(Ahead((self._moves.asked(step_id),))) as write:
            office = self._moves.book.at(write.config, write)
            office.allowed(by, Right.SERVE)
            step = self._moves.step(write, step_id, by)
            if step.state is not State.SERVING:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=step.number, state=step.state)
            service = office.service(service_id)
            if counter_id is not None:
                _refuse_closed_to(write, office, counter_id, service_id)
            arrival = write.one(_ISSUED_AT, ticket=step.ticket_id).issued_at
            credit = office.credit_min(step.priority_id)
            added = append_step(
                write,
                step,
                service_id=service_id,
                state=State.PLANNED,
                basis=Basis.FURTHER,
                due_at=due(arrival, service.target_wait_min, credit_min=credit).at,
                only_counter_id=counter_id,
            )
            write.record(
                "service_added",
                staff_id=by,
                ticket_id=step.ticket_id,
                step_id=added,
                number=step.number,
                service=service.code,
            )
            return added

    def finish(self, step_id: int, *, by: int, ending: Ending | None = None) -> None:
        """The service is done; the visit goes on with its next service, or is over.

        `take_back` of the calling verbs undoes it for a few seconds.
        """
        ending = ending or Ending()
        with self._moves.of(step_id, Action.FINISH, by) as move:
            _refuse_unknown(move.office, ending)
            move.make(
                ended_at=move.now,
                outcome=ending.outcome or None,
                quantity=ending.quantity,
                next_step=ending.next_step or None,
                note=ending.note or move.step.note,
            )
            remember_finish(move, _go_on(move.write, move.step))

    def quick(
        self, counter_id: int, service_id: int, *, by: int, ending: Ending | None = None
    ) -> None:
        """Count a visitor who was served in passing, without a ticket.

        A line of the record of its own, because nobody waited: it must not flatter the waits.
        """
        ending = ending or Ending()
        with self._moves.write(Ahead(((COUNTER_NOW, {"counter": counter_id}),))) as write:
            office = self._moves.book.at(write.config, write)
            office.allowed(by, Right.SERVE)
            service, counter = office.service(service_id), office.counter(counter_id)
            row = write.one(COUNTER_NOW, counter=counter_id)
            if row.staff_id != by:
                raise Refused(Reason.NOT_YOUR_COUNTER, counter=counter.number)
            _refuse_unknown(office, ending)
            write.record(
                "quick_served",
                staff_id=by,
                counter_id=counter_id,
                service=service.code,
                outcome=ending.outcome or None,
                quantity=ending.quantity,
            )


def _refuse_unknown(office: Office, ending: Ending) -> None:
    if ending.outcome and ending.outcome not in {known.code for known in office.outcomes}:
        raise Refused(Reason.UNKNOWN_OUTCOME, outcome=ending.outcome)
    if ending.next_step and ending.next_step not in {known.code for known in office.next_steps}:
        raise Refused(Reason.UNKNOWN_NEXT_STEP, found=ending.next_step)
    if ending.quantity is not None and not 1 <= ending.quantity <= LARGEST_QUANTITY:
        raise Refused(Reason.QUANTITY_TOO_LARGE, accepted=LARGEST_QUANTITY)


def _refuse_unskilled(office: Office, counter_id: int, staff_id: int, service_id: int) -> None:
    target = office.counter(counter_id)
    if service_id not in target.desk(office.staff.get(staff_id)).offers:
        raise Refused(Reason.SERVICE_NOT_OFFERED, counter=target.number)


def _refuse_closed_to(write: Write, office: Office, counter_id: int, service_id: int) -> None:
    target = office.counter(counter_id)
    there = write.one(COUNTER_NOW, counter=counter_id)
    if there.state == CounterState.CLOSED:
        raise Refused(Reason.COUNTER_CLOSED, counter=target.number)
    _refuse_unskilled(office, counter_id, there.staff_id, service_id)


def _set_aside(move: Move, *, held: bool) -> None:
    calls = 0 if move.step.state is State.SERVING else move.step.calls
    move.make(
        served_before_s=move.served_s,
        started_at=None,
        calls=calls,
        parked_at=move.now,
        parked_by_id=move.by,
        held=held,
    )


def _take_up(move: Move, counter_id: int | None) -> None:
    move.make(
        counter_id=counter_id,
        # Who was parked on the way has not been at any counter yet.
        called_at=move.called_at,
        first_called_at=move.step.first_called_at or move.now,
        started_at=move.now,
        parked_at=None,
        parked_by_id=None,
        held=False,
    )


def _transfer(
    move: Move,
    service_id: int,
    *,
    note: str,
    come_back: bool,
    only_counter_id: int | None = None,
    only_staff_id: int | None = None,
    **data: object,
) -> int:
    if come_back and move.counter_id is not None:
        _refuse_unskilled(move.office, move.counter_id, move.by, move.step.service_id)
    move.make(ended_at=move.now, outcome=TRANSFERRED)
    added = append_step(
        move.write,
        move.step,
        service_id=service_id,
        state=State.WAITING,
        basis=Basis.TRANSFERRED,
        due_at=move.step.due_at,
        only_counter_id=only_counter_id,
        only_staff_id=only_staff_id,
        note=note or None,
    )
    # The note stays on the step: the record is for ever, and a note may name a person.
    move.record("joined_line", new_step=added, with_note=bool(note), **data)
    if come_back:
        back = append_step(
            move.write,
            move.step,
            service_id=move.step.service_id,
            state=State.PLANNED,
            basis=Basis.TRANSFERRED,
            due_at=move.step.due_at,
            only_staff_id=move.by,
            note=note or move.step.note,
        )
        move.record("comes_back", new_step=back)
    return added


def append_step(write: Write, step: StepView, **values: object) -> int:
    """A further step of the same visit, behind all others; its id."""
    position = write.one(_LAST_POSITION, ticket=step.ticket_id).last + 1
    return write.insert(
        t.step,
        ticket_id=step.ticket_id,
        position=position,
        day=step.day,
        number=step.number,
        priority_class_id=step.priority_id,
        booked_start=step.booked_start,
        arrived_at=write.now,
        calls=0,
        served_before_s=0,
        **values,
    )


def _go_on(write: Write, step: StepView) -> int | None:
    """Release the visit's next planned service; the step's id, None when it is not released.

    When nothing of the visit is left open, its booking was served.
    """
    steps = write.all(_STATES, ticket=step.ticket_id)
    if any(row.state in (State.WAITING, State.PARKED, *AT_COUNTER) for row in steps):
        return None
    planned = [row for row in steps if row.state == State.PLANNED]
    if not planned:
        settle_booking(write, step.booking_id, BookingState.SERVED)
        return None
    # Whoever was promised to come back to a clerk does so before anything further.
    following = min(planned, key=lambda row: (row.only_staff_id is None, row.position))
    to = after(State.PLANNED, Action.RELEASE)
    write.update(t.step, following.id, state=to, arrived_at=write.now)
    write.record("released", ticket_id=step.ticket_id, step_id=following.id, number=step.number)
    return int(following.id)


_ISSUED_AT = sa.select(t.ticket.c.issued_at).where(t.ticket.c.id == sa.bindparam("ticket"))
_LAST_POSITION = sa.select(sa.func.max(t.step.c.position).label("last")).where(
    t.step.c.ticket_id == sa.bindparam("ticket")
)
_STATES = (
    sa.select(t.step.c.id, t.step.c.state, t.step.c.only_staff_id, t.step.c.position)
    .where(t.step.c.ticket_id == sa.bindparam("ticket"))
    .order_by(t.step.c.position)
)
_COUNTER_OF = sa.select(t.counter.c.id).where(
    t.counter.c.office_id == sa.bindparam("office"),
    t.counter.c.staff_id == sa.bindparam("staff"),
    t.counter.c.state != CounterState.CLOSED,
)
_HELD = sa.select(sa.func.count().label("total")).where(
    t.step.c.office_id == sa.bindparam("office"),
    t.IS_ASIDE,
    t.step.c.state == State.PARKED,
    t.step.c.held,
    t.step.c.parked_by_id == sa.bindparam("staff"),
)
