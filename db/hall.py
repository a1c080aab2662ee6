"""What the hall sees and may expect: calls with what became of them, who is next, how long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from db import schema as t
from db.calling import CallKind
from db.counters import CounterNow, counters_now
from db.office import Office
from db.promises import HallAhead
from db.schema import Row
from db.transaction import Read
from queueing.forecast import Range
from queueing.policy import Basis
from queueing.ticket import AT_COUNTER, State
from queueing.wording import Language

MOST_RECENT = 40
"""Calls that a reading goes back: more than a hall makes between two readings, or in a minute.

Not a span of time, because the clock of a clerk's machine may run apart from this one.
"""

MOST_MOVED = 8
"""Visitors looked at among those who were sent on: more than a screen has room to tell of."""

NEXT_READ, NEXT_LOOKED_AT = 24, 96
"""Numbers read ahead of their call, for the voice to be made; fewer are shown. And how far down
the line they are looked for, because nobody may serve those at its head."""


class Fate(StrEnum):
    """What became of a call."""

    STANDING = "standing"
    """The visitor is expected at the counter, or there."""
    OVER = "over"
    """The visit went on, another call of the same visitor came, or nobody appeared."""
    WITHDRAWN = "withdrawn"
    """The clerk took it back: the visitor waits again."""


@dataclass(frozen=True, slots=True)
class HallCall:
    """One summons. `state` is what its step is in by now."""

    call_id: int
    step_id: int
    number: str
    counter_id: int
    counter_number: int
    zone_id: int
    service_id: int
    kind: CallKind
    at: datetime
    state: State
    language: Language = Language.AR
    """The one the visitor chose."""
    fate: Fate = Fate.STANDING
    said: bool = False
    """The voice has spoken it."""
    corrected: bool = False
    """It was spoken, taken back, and the voice has said so."""
    withdrawn_at: datetime | None = None
    """When it, or the last call of the same visitor, was taken back."""

    @property
    def void(self) -> bool:
        """Nobody is to come for it: it was taken back, or the day was closed over it."""
        return self.fate is Fate.WITHDRAWN or self.state in (State.CLOSED, State.LEFT)


@dataclass(frozen=True, slots=True)
class Moved:
    """A visitor who was sent on and waits for the next call under the same number."""

    step_id: int
    number: str
    service_id: int
    counter_number: int | None
    """The one counter that will call, where it is only one."""
    at: datetime


@dataclass(frozen=True, slots=True)
class HallView:
    """One reading of the hall.

    `calls` are those that stand, newest first. `recent` are the latest of the day, newest first,
    whatever became of them: a display gives every call its time, also one that was served before
    its turn on the screen came.
    """

    n: int
    now: datetime
    office: Office
    calls: tuple[HallCall, ...]
    waiting: Mapping[int, int]
    counters: tuple[CounterNow, ...]
    recent: tuple[HallCall, ...] = ()
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class NextUp:
    """A number that is to be called soon, and for what."""

    number: str
    service_id: int
    only_counter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is likely: who is called next, earliest first, and how long each service takes.

    A service that nobody serves has None for its range.
    """

    next_up: tuple[NextUp, ...]
    waits: Mapping[int, Range | None]


def read_hall(read: Read, office: Office, n: int, now: datetime) -> HallView:
    """The hall at revision `n`."""
    rows = read.all(_STANDING, office=office.id, day=office.day(now))
    recent = read.all(_RECENT, office=office.id, day=office.day(now))
    waiting = read.all(WAITING_BY_SERVICE, office=office.id, day=office.day(now))
    counters = counters_now(read, office)
    moved = read.all(_MOVED, office=office.id, day=office.day(now))
    return HallView(
        n=n,
        now=now,
        office=office,
        calls=_hall_calls(rows, office),
        waiting={row.service_id: row.total for row in waiting},
        counters=counters,
        recent=_hall_calls(recent, office),
        moved=tuple(_moved(row, office) for row in moved),
    )


def read_outlook(read: Read, office: Office, now: datetime) -> Outlook:
    """Who is likely to be called next in the whole office, and the range of every service.

    Only services that an open counter offers have a next visitor.
    """
    ahead = HallAhead.of(read, office, now)
    served = {service for c in ahead.counters if c.open for service in c.services}
    rows = read.all(_NEXT, office=office.id, day=office.day(now), now=now)
    return Outlook(
        next_up=tuple(
            NextUp(row.number, row.service_id, row.only_counter_id)
            for row in rows
            if row.service_id in served
        )[:NEXT_READ],
        waits={service: ahead.promise(service).expected for service in office.services},
    )


def _hall_calls(rows: Sequence[Row], office: Office) -> tuple[HallCall, ...]:
    return tuple(_hall_call(row, office) for row in rows if row.counter_id in office.counters)


def _hall_call(row: Row, office: Office) -> HallCall:
    counter = office.counters[row.counter_id]
    return HallCall(
        call_id=row.id,
        step_id=row.step_id,
        number=row.number,
        counter_id=counter.id,
        counter_number=counter.number,
        zone_id=counter.zone_id,
        service_id=row.service_id,
        kind=CallKind(row.kind),
        at=row.at,
        state=State(row.state),
        language=Language(row.language),
        fate=_fate(row),
        said=row.said_at is not None,
        corrected=row.correction_said_at is not None,
        withdrawn_at=row.undone_at or row.last_undone_at,
    )


def _fate(row: Row) -> Fate:
    """Taken back with the last call of its step, be it this one or a later one."""
    if row.undone_at is not None or row.last_undone_at is not None:
        return Fate.WITHDRAWN
    # Not where the visitor is served without another call, at another counter than this one.
    here = row.counter_id == row.now_at and State(row.state) in AT_COUNTER
    standing = row.id == row.last_id and here
    return Fate.STANDING if standing else Fate.OVER


def _moved(row: Row, office: Office) -> Moved:
    only = office.counters.get(row.only_counter_id)
    return Moved(row.id, row.number, row.service_id, only.number if only else None, row.arrived_at)


_MINE = t.step.c.office_id == sa.bindparam("office")
_TODAY = t.step.c.day == sa.bindparam("day")
_later = t.call.alias("later")
_LAST_ID = (
    sa.select(sa.func.max(_later.c.id))
    .where(_later.c.step_id == t.step.c.id)
    .correlate(t.step)
    .scalar_subquery()
)
_last = t.call.alias("last")
_OF_STEP = (
    t.step.c.number,
    t.step.c.service_id,
    t.step.c.state,
    t.step.c.counter_id.label("now_at"),
    t.ticket.c.language,
    _last.c.id.label("last_id"),
    _last.c.undone_at.label("last_undone_at"),
)
_STANDING = (
    sa.select(_last, *_OF_STEP)
    .select_from(t.step)
    .join(_last, _last.c.id == _LAST_ID)
    .join(t.ticket, t.ticket.c.id == t.step.c.ticket_id)
    .where(
        _MINE,
        t.IS_AT_COUNTER,
        _TODAY,
        _last.c.counter_id == t.step.c.counter_id,
        _last.c.undone_at.is_(None),
    )
    .order_by(_last.c.id.desc())
)
_latest = (
    sa.select(t.call)
    .where(t.call.c.office_id == sa.bindparam("office"))
    .order_by(t.call.c.id.desc())
    .limit(MOST_RECENT)
    .subquery()
)
_RECENT = (
    sa.select(_latest, *_OF_STEP)
    .join(t.step, t.step.c.id == _latest.c.step_id)
    .join(t.ticket, t.ticket.c.id == t.step.c.ticket_id)
    .join(_last, _last.c.id == _LAST_ID)
    .where(_TODAY)
    .order_by(_latest.c.id.desc())
)
_MOVED = (
    sa.select(t.step)
    .where(
        _MINE,
        t.IS_WAITING,
        _TODAY,
        t.step.c.basis == Basis.TRANSFERRED,
    )
    .order_by(t.step.c.id.desc())
    .limit(MOST_MOVED)
)
_NEXT = (
    sa.select(t.step.c.number, t.step.c.service_id, t.step.c.only_counter_id)
    .where(
        _MINE,
        t.IS_WAITING,
        _TODAY,
        sa.or_(
            t.step.c.hold_until.is_(None),
            t.step.c.hold_until <= sa.bindparam("now", type_=t.UtcDateTime),
        ),
    )
    .order_by(t.step.c.due_at, t.step.c.arrived_at, t.step.c.number)
    .limit(NEXT_LOOKED_AT)
)
WAITING_BY_SERVICE = (
    sa.select(t.step.c.service_id, sa.func.count().label("total"))
    .where(_MINE, t.IS_WAITING, _TODAY)
    .group_by(t.step.c.service_id)
)
"""How many wait for each service today."""
