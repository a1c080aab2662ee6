"""Calling: from the call of a visitor to the moment at which they stand at the counter, or not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.moves import COUNTER_NOW, Move, Moves, refuse_elsewhere
from db.office import Office
from db.outcomes import MissedWhy, settle_booking
from db.prepared import Asked, Prepared
from db.schema import Row
from db.transaction import Ahead, Write
from db.visits import LINE_HEADS, StepView, as_waiting
from queueing.booking import BookingState
from queueing.policy import explain, next_step
from queueing.ticket import Action, Reason, Refused, State, after
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


class Calling:
    """The use cases of a counter that calls. `by` is the clerk who is signed in there.

    Each raises `Refused` and changes nothing when the life of a step, the counter or the clerk
    does not allow it at this moment.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._moves = Moves(database, office_id, clock)

    def call_next(self, counter_id: int, *, by: int) -> CallView | None:
        """Call the step that is due first here; None when nobody this counter serves waits.

        Who may be called is judged as of the click, so that it can be asked ahead.
        """
        clicked, known = self._moves.now(), self._moves.book.known
        asked = [_counter(counter_id)]
        if known is not None:
            asked.append(_heads(counter_id, by, known, clicked))
        with self._moves.write(Ahead(asked)) as write:
            office, desk = self._moves.free_desk(write, counter_id, by)
            statement, values = _heads(counter_id, by, office, clicked)
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
        ahead = Ahead((_counter(counter_id), self._moves.asked(step_id)))
        with self._moves.write(ahead) as write:
            office, desk = self._moves.free_desk(write, counter_id, by)
            step = self._moves.step(write, step_id)
            after(step.state, Action.CALL)
            if step.state is State.WAITING and not why.strip():
                raise Refused(Reason.REASON_NEEDED, number=step.number)
            refuse_elsewhere(step, desk, office, write.now)
            reason = explain(as_waiting(step_id, step, office), desk, office.local(write.now))
            return _call(write, step_id, step, counter_id, by, reason, out_of_turn=why.strip())

    def recall(self, step_id: int, *, by: int) -> None:
        """Summon the called visitor once more; refused within the office's cooldown, and after
        as many calls as the office allows."""
        with self._moves.of(step_id, Action.RECALL, by) as move:
            if move.step.calls >= move.office.allowed_calls:
                raise Refused(Reason.CALLS_USED_UP, number=move.step.number)
            ready = move.called_at + timedelta(seconds=move.office.recall_cooldown_s)
            if move.now < ready:
                raise Refused(Reason.RECALL_TOO_SOON, number=move.step.number, ready=ready)
            move.make(calls=move.step.calls + 1, called_at=move.now)
            _insert_call(move.write, step_id, move.counter_id, by, CallKind.RECALL)

    def undo(self, step_id: int, *, by: int) -> None:
        """Take the last call back; display and voice correct themselves.

        Who waited waits again with seniority kept, who was parked is parked as before. Refused
        TOO_LATE_TO_UNDO after the office's seconds: the visitor is walking by then.
        """
        with self._moves.of(step_id, Action.UNDO, by) as move:
            if move.now > move.called_at + timedelta(seconds=move.office.undo_s):
                raise Refused(Reason.TOO_LATE_TO_UNDO, number=move.step.number)
            only = move.step.first_called_at == move.step.called_at
            aside = move.step.parked_at is not None
            move.make(
                Action.PARK if aside else Action.UNDO,
                kind="call_undone",
                calls=move.step.calls - 1,
                counter_id=move.step.counter_id if aside else None,
                called_at=None,
                first_called_at=None if only else move.step.first_called_at,
            )
            move.write.run(_UNDO_CALL, called=step_id, now=move.now)

    def start(self, step_id: int, *, by: int) -> None:
        """The visitor stands at the counter."""
        with self._moves.of(step_id, Action.START, by) as move:
            if move.step.parked_at is None:
                move.make(started_at=move.now)
            else:
                move.make(started_at=move.now, parked_at=None, parked_by_id=None, held=False)

    def no_show(self, step_id: int, *, by: int) -> State:
        """Nobody came: back to the line, held for some minutes, or missed after the last call.

        `take_back` undoes it for a few seconds, because visitors like to appear just then.
        """
        with self._moves.of(step_id, Action.NO_SHOW, by) as move:
            _remember(move, called_at=move.called_at.isoformat(), calls=move.step.calls)
            if move.step.calls >= move.office.allowed_calls:
                settle_booking(
                    move.write, move.step.booking_id, BookingState.MISSED, MissedWhy.NOT_ANSWERED
                )
                return move.make(Action.MISS, ended_at=move.now)
            held = move.now + timedelta(minutes=move.office.hold_min)
            return move.make(
                counter_id=None,
                called_at=None,
                hold_until=held,
                parked_at=None,
                parked_by_id=None,
                held=False,
            )

    def take_back(self, counter_id: int, *, by: int) -> int:
        """Undo the last finish or no-show of this counter; returns the step that is at it again.

        Raises `Refused`: NOTHING_TO_UNDO, TOO_LATE_TO_UNDO after the office's seconds, and
        ALREADY_CALLED when the visit has gone on meanwhile.
        """
        with self._moves.write(Ahead((_counter(counter_id),))) as write:
            # Also during a break, in which the visitor at hand was finished.
            office, _desk = self._moves.free_desk(write, counter_id, by, paused=True)
            last = write.one(_LAST, counter=counter_id).undo
            if not last or last["by"] != by:
                raise Refused(Reason.NOTHING_TO_UNDO, counter=office.counter(counter_id).number)
            step = self._moves.step(write, last["step"])
            action = Action(last["action"])
            if write.now > datetime.fromisoformat(last["until"]):
                raise Refused(Reason.TOO_LATE_TO_UNDO, number=step.number)
            move = Move(write, office, step, action, by)
            if action is Action.REOPEN:
                self._reopen(move, last["released"])
            else:
                self._revive(move, counter_id, last)
            write.update(t.counter, counter_id, undo=None)
            return step.step_id

    def _reopen(self, move: Move, released: int | None) -> None:
        if released is not None:
            following = self._moves.step(move.write, released)
            if following.state is not State.WAITING:
                raise Refused(Reason.ALREADY_CALLED, number=following.number)
            move.write.update(t.step, released, state=after(following.state, Action.PLAN))
        settle_booking(move.write, move.step.booking_id, BookingState.ARRIVED)
        move.make(ended_at=None, outcome=None, quantity=None, next_step=None)

    def _revive(self, move: Move, counter_id: int, last: dict[str, Any]) -> None:
        if move.step.state not in (State.WAITING, State.MISSED):
            raise Refused(Reason.ALREADY_CALLED, number=move.step.number)
        settle_booking(move.write, move.step.booking_id, BookingState.ARRIVED)
        called_at = datetime.fromisoformat(last["called_at"])
        move.make(
            counter_id=counter_id,
            # Somebody may have let the visitor rejoin meanwhile, who begins without calls.
            calls=max(move.step.calls, last["calls"]),
            first_called_at=move.step.first_called_at or called_at,
            called_at=called_at,
            hold_until=None,
            ended_at=None,
        )


def remember_finish(move: Move, released: int | None) -> None:
    """Keep with the counter what `take_back` needs to open a finished step again."""
    _remember(move, Action.REOPEN, released=released)


def _remember(move: Move, action: Action = Action.REVIVE, **more: object) -> None:
    if move.counter_id is None:
        return
    until = move.now + timedelta(seconds=move.office.undo_s)
    undo = {
        "action": action,
        "step": move.step.step_id,
        "number": move.step.number,
        "by": move.by,
        "until": until.isoformat(),
        **more,
    }
    move.write.update(t.counter, move.counter_id, undo=undo)


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


def _counter(counter_id: int) -> Asked:
    return COUNTER_NOW, {"counter": counter_id}


def _heads(counter_id: int, by: int, office: Office, clicked: datetime) -> Asked:
    values = {"counter": counter_id, "staff": by, "day": office.day(clicked), "now": clicked}
    return LINE_HEADS, values


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
_LAST = Prepared(sa.select(t.counter.c.undo).where(t.counter.c.id == sa.bindparam("counter")))
