"""Serving: what a clerk does with a visitor, from the call to the end of the visit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.bookings import settle_booking
from db.engine import Database
from db.office import Counter, Office, OfficeBook
from db.prepared import Asked, Prepared
from db.schema import Row
from db.transaction import Ahead, Write
from db.visits import LINE_HEADS, STEP_BY_ID, StepView, as_waiting, step_view
from queueing.booking import BookingState
from queueing.policy import Basis, Desk, due, explain, next_step
from queueing.staff import CounterState
from queueing.ticket import AT_COUNTER, Action, Reason, Refused, State, after
from queueing.wording import Bilingual


class CallKind(StrEnum):
    CALL = "call"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class CallView:
    """A visitor on the way to the counter, and why this one."""

    step_id: int
    ticket_id: int
    number: str
    service_id: int
    why: Bilingual


TRANSFERRED = "transferred"
"""The outcome of a step whose visit went on elsewhere; it is not one of the office's own."""


class Calling:
    """The use cases of a counter. `by` is the clerk who is signed in there.

    Each raises `Refused` and changes nothing when the life of a step, the counter or the clerk
    does not allow it at this moment.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def call_next(self, counter_id: int, *, by: int) -> CallView | None:
        """Call the step that is due first here; None when nobody this counter serves waits.

        Who may be called is judged as of the click, so that it can be asked ahead.
        """
        clicked, known = self._clock(), self._book.known
        asked = [_counter(counter_id)]
        if known is not None:
            asked.append(_heads(counter_id, known, clicked))
        with self._database.write(self._office_id, self._clock, Ahead(asked)) as write:
            office, desk = self._free_desk(write, counter_id, by)
            statement, values = _heads(counter_id, office, clicked)
            heads = write.all(statement, **values)
            line = [as_waiting(row.id, row, office) for row in heads]
            choice = next_step(line, desk, office.local(write.now))
            if choice is None:
                return None
            chosen = next(row for row in heads if row.id == choice.step.step_id)
            return _call(write, chosen.id, chosen, counter_id, by, choice.why)

    def call_this(self, counter_id: int, step_id: int, *, by: int, why: str) -> CallView:
        """Call a chosen step out of turn, or one that was parked; `why` goes into the record.

        A call out of turn needs a reason, a parked visitor none.
        """
        ahead = Ahead((_counter(counter_id), self._asked(step_id)))
        with self._database.write(self._office_id, self._clock, ahead) as write:
            office, desk = self._free_desk(write, counter_id, by)
            step = self._step(write, step_id)
            after(step.state, Action.CALL)
            if step.state is State.WAITING and not why.strip():
                raise Refused(Reason.REASON_NEEDED, number=step.number)
            if step.day != office.day(write.now):
                raise Refused(Reason.NOT_ALLOWED_NOW, number=step.number)
            if step.service_id not in desk.offers:
                raise Refused(Reason.SERVICE_NOT_OFFERED, number=step.number)
            if step.only_counter_id not in (None, counter_id):
                raise Refused(Reason.FOR_ANOTHER_COUNTER, number=step.number)
            reason = explain(as_waiting(step_id, step, office), desk, office.local(write.now))
            return _call(write, step_id, step, counter_id, by, reason, out_of_turn=why.strip())

    def recall(self, step_id: int, *, by: int) -> None:
        """Summon the called visitor once more; refused within the office's cooldown."""
        with self._move(step_id, Action.RECALL, by) as move:
            ready = move.called_at + timedelta(seconds=move.office.recall_cooldown_s)
            if move.now < ready:
                raise Refused(Reason.RECALL_TOO_SOON, number=move.step.number, ready=ready)
            move.make(calls=move.step.calls + 1, called_at=move.now)
            _insert_call(move.write, step_id, move.counter_id, by, CallKind.RECALL)

    def undo(self, step_id: int, *, by: int) -> None:
        """Take the last call back, seniority kept; display and voice correct themselves.

        Refused TOO_LATE_TO_UNDO after the office's seconds: the visitor is walking by then.
        """
        with self._move(step_id, Action.UNDO, by) as move:
            if move.now > move.called_at + timedelta(seconds=move.office.undo_s):
                raise Refused(Reason.TOO_LATE_TO_UNDO, number=move.step.number)
            only = move.step.first_called_at == move.step.called_at
            move.make(
                calls=move.step.calls - 1,
                counter_id=None,
                called_at=None,
                first_called_at=None if only else move.step.first_called_at,
            )
            move.write.run(_UNDO_CALL, called=step_id, now=move.now)

    def start(self, step_id: int, *, by: int) -> None:
        """The visitor stands at the counter."""
        with self._move(step_id, Action.START, by) as move:
            move.make(started_at=move.now)

    def no_show(self, step_id: int, *, by: int) -> State:
        """Nobody came: back to the line, held for some minutes, or missed after the last call."""
        with self._move(step_id, Action.NO_SHOW, by) as move:
            if move.step.calls >= move.office.allowed_calls:
                settle_booking(move.write, move.step.booking_id, BookingState.MISSED)
                return move.make(Action.MISS, ended_at=move.now)
            held = move.now + timedelta(minutes=move.office.hold_min)
            return move.make(counter_id=None, called_at=None, hold_until=held)

    def park(self, step_id: int, *, by: int) -> None:
        """Set the visitor aside, to be called back when ready; the minutes served so far count.

        Calls that the visitor answered no longer count towards being missed.
        """
        with self._move(step_id, Action.PARK, by) as move:
            calls = 0 if move.step.state is State.SERVING else move.step.calls
            move.make(served_before_s=move.served_s, started_at=None, calls=calls)

    def return_to_line(self, step_id: int, *, by: int) -> None:
        """A parked visitor waits again with the due time kept, for any counter."""
        with self._move(step_id, Action.RETURN, by) as move:
            move.make(counter_id=None, called_at=None, only_counter_id=None)

    def transfer_to_service(self, step_id: int, service_id: int, *, by: int, note: str = "") -> int:
        """Send the visitor on to another service, number and due time kept; the new step's id."""
        with self._move(step_id, Action.TRANSFER, by) as move:
            service = move.office.service(service_id)
            return _transfer(move, service_id, None, note, service=service.code)

    def transfer_to_counter(self, step_id: int, counter_id: int, *, by: int, note: str = "") -> int:
        """Send the visitor on to one counter whose clerk is there for the service; the step's id.

        A counter that is closed, or whose clerk does not serve it, would never call the visitor.
        """
        with self._move(step_id, Action.TRANSFER, by) as move:
            target = move.office.counter(counter_id)
            there = move.write.one(_COUNTER, counter=counter_id)
            if there.state == CounterState.CLOSED:
                raise Refused(Reason.COUNTER_CLOSED, counter=target.number)
            if move.step.service_id not in skilled_desk(move.office, target, there.staff_id).offers:
                raise Refused(Reason.SERVICE_NOT_OFFERED, counter=target.number)
            return _transfer(move, move.step.service_id, counter_id, note, counter=target.number)

    def add_service(self, step_id: int, service_id: int, *, by: int) -> int:
        """Add a service to the visit at hand; it waits once this one is finished. Its step's id.

        It is due as if it had been asked for at the door, so that nobody queues twice.
        """
        ahead = Ahead((self._asked(step_id),))
        with self._database.write(self._office_id, self._clock, ahead) as write:
            office = self._book.at(write.config, write)
            step = self._step(write, step_id, by)
            if step.state is not State.SERVING:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=step.number, state=step.state)
            service = office.service(service_id)
            arrival = write.one(_ISSUED_AT, ticket=step.ticket_id).issued_at
            priority = office.priorities.get(step.priority_id) if step.priority_id else None
            credit = priority.credit_min if priority else 0
            added = _append_step(
                write,
                step,
                service_id=service_id,
                state=State.PLANNED,
                basis=Basis.FURTHER,
                due_at=due(arrival, service.target_wait_min, credit_min=credit).at,
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

    def finish(self, step_id: int, *, by: int, outcome: str = "", note: str = "") -> None:
        """The service is done; the visit goes on with its next service, or is over."""
        with self._move(step_id, Action.FINISH, by) as move:
            if outcome and outcome not in {known.code for known in move.office.outcomes}:
                raise Refused(Reason.UNKNOWN_OUTCOME, outcome=outcome)
            move.make(ended_at=move.now, outcome=outcome or None, note=note or move.step.note)
            _go_on(move.write, move.step)

    def _free_desk(self, write: Write, counter_id: int, by: int) -> tuple[Office, Desk]:
        office = self._book.at(write.config, write)
        counter = office.counter(counter_id)
        row = write.one(_COUNTER, counter=counter_id)
        if row.staff_id != by:
            raise Refused(Reason.NOT_YOUR_COUNTER, counter=counter.number)
        if row.state != CounterState.OPEN:
            raise Refused(Reason.COUNTER_CLOSED, counter=counter.number)
        if row.busy_with is not None:
            raise Refused(Reason.COUNTER_BUSY, counter=counter.number, number=row.busy_with)
        return office, skilled_desk(office, counter, by)

    def _step(self, write: Write, step_id: int, by: int | None = None) -> StepView:
        row = write.first(STEP_BY_ID, step=step_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_TICKET, step=step_id)
        step = step_view(row)
        if by is not None and step.state in AT_COUNTER and step.clerk_id != by:
            raise Refused(Reason.AT_ANOTHER_COUNTER, number=step.number)
        return step

    def _asked(self, step_id: int) -> Asked:
        return STEP_BY_ID, {"step": step_id, "office": self._office_id}

    @contextmanager
    def _move(self, step_id: int, action: Action, by: int) -> Iterator["_Move"]:
        ahead = Ahead((self._asked(step_id),))
        with self._database.write(self._office_id, self._clock, ahead) as write:
            step = self._step(write, step_id, by)
            after(step.state, action)
            office = self._book.at(write.config, write)
            yield _Move(write, office, step, action, by)


@dataclass(frozen=True, slots=True)
class _Move:
    """A step about to move, once its verb has made up its mind about the details."""

    write: Write
    office: Office
    step: StepView
    action: Action
    by: int

    @property
    def now(self) -> datetime:
        return self.write.now

    @property
    def called_at(self) -> datetime:
        return self.step.called_at or self.now

    @property
    def counter_id(self) -> int | None:
        return self.step.counter_id

    @property
    def served_s(self) -> int:
        """Seconds served so far, in this sitting and before."""
        started = self.step.started_at
        # A clock that was put back must not take served minutes away.
        sitting = max(0, int((self.now - started).total_seconds())) if started else 0
        return self.step.served_before_s + sitting

    def make(self, action: Action | None = None, **changes: Any) -> State:
        """Move the step with these changes and record it; returns the state it is in now."""
        action = action or self.action
        to = after(self.step.state, action)
        self.write.update(t.step, self.step.step_id, state=to, **changes)
        self.record(_EVENT_OF[action])
        return to

    def record(self, kind: str, **data: object) -> None:
        self.write.record(
            kind,
            staff_id=self.by,
            counter_id=self.counter_id,
            ticket_id=self.step.ticket_id,
            step_id=self.step.step_id,
            number=self.step.number,
            **data,
        )


_EVENT_OF = {
    Action.RECALL: "recalled",
    Action.UNDO: "call_undone",
    Action.START: "started",
    Action.NO_SHOW: "no_show",
    Action.MISS: "missed",
    Action.PARK: "parked",
    Action.RETURN: "returned",
    Action.TRANSFER: "transferred",
    Action.FINISH: "finished",
}


def skilled_desk(office: Office, counter: Counter, staff_id: int) -> Desk:
    """The counter's offers, less what the clerk who sits there cannot serve."""
    person = office.staff.get(staff_id)
    if person is None or not person.services:
        return counter.desk
    return Desk(counter.id, {s: r for s, r in counter.offers.items() if s in person.services})


def _call(
    write: Write,
    step_id: int,
    step: StepView | Row,
    counter_id: int,
    by: int,
    why: Bilingual,
    out_of_turn: str = "",
) -> CallView:
    write.update(
        t.step,
        step_id,
        state=after(State(step.state), Action.CALL),
        counter_id=counter_id,
        calls=step.calls + 1,
        called_at=write.now,
        first_called_at=step.first_called_at or write.now,
        hold_until=None,
    )
    _insert_call(write, step_id, counter_id, by, CallKind.CALL)
    write.record(
        "called",
        staff_id=by,
        counter_id=counter_id,
        ticket_id=step.ticket_id,
        step_id=step_id,
        number=step.number,
        why=out_of_turn or why.en,
        in_turn=not out_of_turn,
    )
    return CallView(step_id, step.ticket_id, step.number, step.service_id, why)


def _insert_call(
    write: Write, step_id: int, counter_id: int | None, by: int, kind: CallKind
) -> None:
    write.add(t.call, step_id=step_id, counter_id=counter_id, staff_id=by, kind=kind, at=write.now)


def _transfer(
    move: _Move, service_id: int, only_counter_id: int | None, note: str, **data: object
) -> int:
    move.make(ended_at=move.now, outcome=TRANSFERRED)
    added = _append_step(
        move.write,
        move.step,
        service_id=service_id,
        state=State.WAITING,
        basis=Basis.TRANSFERRED,
        due_at=move.step.due_at,
        only_counter_id=only_counter_id,
        note=note or None,
    )
    # The note stays on the step: the record is for ever, and a note may name a person.
    move.record("joined_line", new_step=added, with_note=bool(note), **data)
    return added


def _append_step(write: Write, step: StepView, **values: object) -> int:
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


def _go_on(write: Write, step: StepView) -> None:
    """Release the visit's next planned service; when none is left open, the booking was served."""
    states = write.all(_STATES, ticket=step.ticket_id)
    if any(row.state in (State.WAITING, State.PARKED, *AT_COUNTER) for row in states):
        return
    planned = next((row for row in states if row.state == State.PLANNED), None)
    if planned is not None:
        to = after(State.PLANNED, Action.RELEASE)
        write.update(t.step, planned.id, state=to, arrived_at=write.now)
        write.record("released", ticket_id=step.ticket_id, step_id=planned.id, number=step.number)
    else:
        settle_booking(write, step.booking_id, BookingState.SERVED)


_at_counter = t.step.alias("at_counter")
_COUNTER = Prepared(
    sa.select(
        t.counter.c.state,
        t.counter.c.staff_id,
        sa.select(_at_counter.c.number)
        .where(
            _at_counter.c.counter_id == t.counter.c.id,
            _at_counter.c.state.in_(
                [sa.literal_column("'called'"), sa.literal_column("'serving'")]
            ),
        )
        .scalar_subquery()
        .label("busy_with"),
    ).where(t.counter.c.id == sa.bindparam("counter"))
)


def _counter(counter_id: int) -> Asked:
    return _COUNTER, {"counter": counter_id}


def _heads(counter_id: int, office: Office, clicked: datetime) -> Asked:
    return LINE_HEADS, {"counter": counter_id, "day": office.day(clicked), "now": clicked}


_last_call = t.call.alias("last_call")
_UNDO_CALL = (
    sa.update(t.call)
    .where(
        t.call.c.id
        == sa.select(sa.func.max(_last_call.c.id))
        .where(_last_call.c.step_id == sa.bindparam("called"))
        .scalar_subquery()
    )
    .values(undone_at=sa.bindparam("now", type_=t.UtcDateTime))
)
_ISSUED_AT = sa.select(t.ticket.c.issued_at).where(t.ticket.c.id == sa.bindparam("ticket"))
_LAST_POSITION = sa.select(sa.func.max(t.step.c.position).label("last")).where(
    t.step.c.ticket_id == sa.bindparam("ticket")
)
_STATES = (
    sa.select(t.step.c.id, t.step.c.state)
    .where(t.step.c.ticket_id == sa.bindparam("ticket"))
    .order_by(t.step.c.position)
)
