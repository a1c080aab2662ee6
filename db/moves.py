"""How a verb reaches a step: read it, see whether the move is allowed, change it, record it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.prepared import Asked, Prepared
from db.transaction import Ahead, Write
from db.visits import STEP_BY_ID, StepView, step_view
from queueing.policy import Desk
from queueing.staff import CounterState, Right
from queueing.ticket import AT_COUNTER, Action, Reason, Refused, State, after


@dataclass(frozen=True, slots=True)
class Move:
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

    def make(self, action: Action | None = None, *, kind: str = "", **changes: Any) -> State:
        """Move the step with these changes and record it; returns the state it is in now.

        `kind` is for a move that the record calls by another name than its action's.
        """
        action = action or self.action
        to = after(self.step.state, action)
        self.write.update(t.step, self.step.step_id, state=to, **changes)
        # Where it happens, which may be another counter than the one of the last time.
        self._record(kind or _EVENT_OF[action], changes.get("counter_id") or self.counter_id, {})
        return to

    def record(self, kind: str, **data: object) -> None:
        self._record(kind, self.counter_id, data)

    def _record(self, kind: str, counter_id: int | None, data: dict[str, object]) -> None:
        self.write.record(
            kind,
            staff_id=self.by,
            counter_id=counter_id,
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
    Action.RESUME: "resumed",
    Action.RETURN: "returned",
    Action.TRANSFER: "transferred",
    Action.FINISH: "finished",
    Action.REOPEN: "finish_undone",
    Action.REVIVE: "no_show_undone",
}


class Moves:
    """The steps and counters of one office, as the verbs of its counters reach them."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self.book = OfficeBook(office_id)

    @contextmanager
    def write(self, ahead: Ahead | None = None) -> Iterator[Write]:
        with self._database.write(self._office_id, self._clock, ahead or Ahead()) as write:
            yield write

    @contextmanager
    def of(self, step_id: int, action: Action, by: int) -> Iterator[Move]:
        """The step about to make this move. Raises `Refused` where the role, the clerk at the
        counter or the life of a step does not allow it."""
        with self.write(Ahead((self.asked(step_id),))) as write:
            office = self.book.at(write.config, write)
            office.allowed(by, Right.SERVE)
            step = self.step(write, step_id, by)
            after(step.state, action)
            yield Move(write, office, step, action, by)

    def step(self, write: Write, step_id: int, by: int | None = None) -> StepView:
        """The step; with `by`, refused while it is at a counter that somebody else holds."""
        row = write.first(STEP_BY_ID, step=step_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_TICKET, step=step_id)
        step = step_view(row)
        if by is not None and step.state in AT_COUNTER and step.clerk_id != by:
            raise Refused(Reason.AT_ANOTHER_COUNTER, number=step.number)
        return step

    def asked(self, step_id: int) -> Asked:
        """The question for the step, to be asked ahead."""
        return STEP_BY_ID, {"step": step_id, "office": self._office_id}

    def free_desk(
        self, write: Write, counter_id: int, by: int, *, paused: bool = False
    ) -> tuple[Office, Desk]:
        """The counter that this clerk holds, open (or `paused`, too) and with nobody at it."""
        office = self.book.at(write.config, write)
        clerk = office.allowed(by, Right.SERVE)
        counter = office.counter(counter_id)
        row = write.one(COUNTER_NOW, counter=counter_id)
        if row.staff_id != by:
            raise Refused(Reason.NOT_YOUR_COUNTER, counter=counter.number)
        if row.state != CounterState.OPEN and not paused:
            raise Refused(Reason.COUNTER_CLOSED, counter=counter.number)
        if row.busy_with is not None:
            raise Refused(Reason.COUNTER_BUSY, counter=counter.number, number=row.busy_with)
        return office, counter.desk(clerk)

    def now(self) -> datetime:
        return self._clock()


def refuse_elsewhere(step: StepView, desk: Desk, office: Office, now: datetime) -> None:
    """Refuse a step of another day, of a service that is not offered here, or for others alone."""
    if step.day != office.day(now):
        raise Refused(Reason.NOT_ALLOWED_NOW, number=step.number)
    if step.service_id not in desk.offers:
        raise Refused(Reason.SERVICE_NOT_OFFERED, number=step.number)
    if step.only_counter_id not in (None, desk.counter_id):
        raise Refused(Reason.FOR_ANOTHER_COUNTER, number=step.number)
    if step.only_staff_id not in (None, desk.staff_id):
        raise Refused(Reason.FOR_ANOTHER_CLERK, number=step.number)


_at_counter = t.step.alias("at_counter")
COUNTER_NOW = Prepared(
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
"""How a counter stands, whose it is, and who is at it."""
