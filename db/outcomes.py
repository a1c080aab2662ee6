"""What becomes of bookings, and telling it to the systems that they come from.

The wish to tell is written with the change itself, so that neither can be without the other.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.inbox import Kind, put
from db.office import Office
from db.outgoing import Outgoing, Told
from db.prepared import Prepared
from db.schema import Row
from db.transaction import Read, Write
from queueing.booking import BookingState


class MissedWhy(StrEnum):
    """Why a booking is counted as missed."""

    NO_SHOW = "no_show"
    """Nobody came, and the grace is over."""
    NOT_ANSWERED = "not_answered"
    """The visitor was called as often as the office calls, and did not come to the counter."""
    LEFT = "left"
    """The visitor gave the ticket back, or it was cancelled."""
    CLOSED = "closed"
    """The day ended before the visitor's turn came."""


class OutgoingState(StrEnum):
    WAITING = "waiting"
    TOLD = "told"
    SUPERSEDED = "superseded"
    """Something newer was to be told, or it had been told already."""
    GIVEN_UP = "given_up"
    """The source will never take it."""


SETTLING = timedelta(seconds=65)
"""Longer than any office lets a clerk take back an end (60 s): such a one is never told."""

LEASE = timedelta(minutes=3)
"""How long a try may take; one that was killed is repeated after it."""

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=30)


def settle_booking(
    write: Write, booking_id: int | None, state: BookingState, why: MissedWhy | None = None
) -> None:
    """Let a booking follow what became of its visit; nothing for a visit without one.

    A booking that was cancelled meanwhile, or moved to another day, does not follow any more.
    """
    if booking_id is None:
        return
    of = {"booking": booking_id, "became": state}
    write.hold(_SUPERSEDE, now=write.now, **of)
    write.hold(_QUEUE_VISIT, **_news(write, state, why), **of)
    write.hold(_SETTLE, why=why, **of)


def miss_bookings(write: Write, office: Office, *, until: date) -> int:
    """Mark the bookings up to this day that nobody came for within the office's grace as missed.

    Returns how many.
    """
    limit = write.now - timedelta(minutes=office.grace_min)
    missed = write.all(_MISS, office=write.office_id, limit=limit, until=until)
    for row in missed:
        news = _news(write, BookingState.MISSED, MissedWhy.NO_SHOW)
        write.hold(_QUEUE, booking=row.id, became=BookingState.MISSED, **news)
    return len(missed)


def _news(write: Write, state: BookingState, why: MissedWhy | None) -> dict[str, object]:
    wait = timedelta() if state is BookingState.ARRIVED else SETTLING
    return {
        "token": secrets.token_urlsafe(12),
        "why": why or "",
        "now": write.now,
        "due": write.now + wait,
    }


class Outcomes:
    """What waits to be told to the sources of one office, for whoever does the telling."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock

    def claim(self, source: str, most: int = 20) -> tuple[Outgoing, ...]:
        """What is due to be told now, oldest first; nobody else gets it while its lease runs.

        Of several outcomes of one booking only the newest is told.
        """
        now = self._clock()
        with self._database.aside(self._office_id) as aside:
            waiting = aside.all(_WAITING, office=self._office_id, source=source)
            told = _told_last(aside, {row.booking_id for row in waiting})
            chosen, stale = choose(waiting, told, now)
            for row in stale:
                aside.hold(_END, id=row.id, became=OutgoingState.SUPERSEDED, now=now, trouble=None)
            for row in chosen[:most]:
                aside.hold(_TRY, id=row.id, due=now + LEASE)
        return tuple(_outgoing(row) for row in chosen[:most])

    def told(self, outgoing: Outgoing, told: Told) -> None:
        """It is known at the source."""
        with self._database.write(self._office_id, self._clock) as write:
            row = write.one(_BY_ID, id=outgoing.id, office=self._office_id)
            write.hold(_END, id=outgoing.id, became=OutgoingState.TOLD, now=write.now, trouble=None)
            if told.over and told.made:
                # What we wrote ourselves need not be read again: an echo is not a change. But what
                # somebody else wrote in between does.
                write.hold(
                    _REMEMBER,
                    office=self._office_id,
                    source=row.source,
                    address=outgoing.address,
                    over=told.over,
                    made=told.made,
                )
            write.record(
                "booking_told", source=row.source, booking=row.booking_id, outcome=outgoing.outcome
            )

    def not_told(self, outgoing: Outgoing, why: str) -> None:
        """The source is away: try again later, each time after a longer pause."""
        now = self._clock()
        with self._database.aside(self._office_id) as aside:
            row = aside.one(_BY_ID, id=outgoing.id, office=self._office_id)
            aside.hold(_AGAIN, id=outgoing.id, due=now + pause_after(row.tries), trouble=why[:300])

    def release(self, outgoing: Outgoing) -> None:
        """It was claimed, and not tried."""
        with self._database.aside(self._office_id) as aside:
            aside.hold(_RELEASE, id=outgoing.id, due=self._clock())

    def refused(self, outgoing: Outgoing, why: str) -> None:
        """The source will never take it: staff see it in the inbox."""
        with self._database.write(self._office_id, self._clock) as write:
            row = write.one(_BY_ID, id=outgoing.id, office=self._office_id)
            write.hold(
                _END,
                id=outgoing.id,
                became=OutgoingState.GIVEN_UP,
                now=write.now,
                trouble=why[:300],
            )
            put(
                write,
                row.source,
                Kind.UNTOLD,
                f"told:{outgoing.token}",
                day=row.day,
                data={"outcome": outgoing.outcome, "reason": why[:300], "number": row.number},
                booking_id=row.booking_id,
            )
            write.record(
                "booking_not_told",
                source=row.source,
                booking=row.booking_id,
                outcome=outgoing.outcome,
            )


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries in vain."""
    doubled: int = 2 ** min(max(tries - 1, 0), 10)
    return min(LONGEST_PAUSE, FIRST_PAUSE * doubled)


def choose(
    waiting: Sequence[Row], told: Mapping[tuple[int, date], str], now: datetime
) -> tuple[list[Row], list[Row]]:
    """What to tell now, and what need not be told any more.

    `waiting` are all that wait, oldest first; `told` is the outcome that each booking's source
    knows, of its day. Of a booking only the newest is told, once it is due; while a try is under
    way nothing is, because two at once could arrive in the wrong order. What does not hold any
    more, because the booking was moved or cancelled meanwhile, is not told at all.
    """
    chosen: list[Row] = []
    stale: list[Row] = []
    for rows in _by_booking(waiting):
        *older, newest = rows
        under_way = any(row.tries and row.due_at > now and row.trouble is None for row in rows)
        if newest.due_at > now or under_way:
            continue
        stale += older
        # What was tried may have gone through without a reply: then the source knows that last.
        tried = any(row.tries for row in rows)
        known = told.get((newest.booking_id, newest.day)) == newest.outcome and not tried
        (stale if known or not _holds(newest) else chosen).append(newest)
    return sorted(chosen, key=lambda row: int(row.id)), stale


def _holds(row: Row) -> bool:
    return bool(row.outcome == row.state_now and row.day == row.day_now)


def _by_booking(rows: Iterable[Row]) -> Iterator[list[Row]]:
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.booking_id, []).append(row)
    yield from grouped.values()


def _told_last(read: Read, booking_ids: set[int]) -> dict[tuple[int, date], str]:
    rows = read.all(_TOLD, bookings=sorted(booking_ids)) if booking_ids else ()
    return {(row.booking_id, row.day): row.outcome for row in rows}


def _outgoing(row: Row) -> Outgoing:
    return Outgoing(
        id=row.id,
        token=row.token,
        external_id=row.external_id,
        address=row.address or row.external_id,
        outcome=BookingState(row.outcome),
        at=row.at,
        reason=row.why,
    )


_b, _o = t.booking, t.outgoing
_HERE = (
    sa.select(sa.literal(1))
    .where(t.ticket.c.booking_id == _b.c.id, t.ticket.c.day == _b.c.day)
    .exists()
)
_FOLLOWS = sa.and_(_b.c.id == sa.bindparam("booking"), _b.c.state != BookingState.CANCELLED, _HERE)
_SUPERSEDE = Prepared(
    sa.update(_o)
    .where(
        _o.c.booking_id == sa.bindparam("booking"),
        _o.c.state == sa.literal_column(f"'{OutgoingState.WAITING}'"),
        _o.c.tries == 0,
        sa.select(sa.literal(1)).where(_FOLLOWS, _b.c.state != sa.bindparam("became")).exists(),
    )
    .values(state=OutgoingState.SUPERSEDED, ended_at=sa.bindparam("now", type_=t.UtcDateTime))
)


def _queue(*where: Any) -> Prepared:
    """Wishes to tell it where the source wants to know; where it does not, nothing."""
    given = {
        "office_id": _b.c.office_id,
        "booking_id": _b.c.id,
        "source": _b.c.source,
        "token": sa.bindparam("token", type_=sa.Text),
        "outcome": sa.bindparam("became", type_=sa.Text),
        "why": sa.bindparam("why", type_=sa.Text),
        "day": _b.c.day,
        "at": sa.bindparam("now", type_=t.UtcDateTime),
        "state": sa.literal(str(OutgoingState.WAITING)),
        "tries": sa.literal(0),
        "due_at": sa.bindparam("due", type_=t.UtcDateTime),
    }
    wanted = sa.select(*given.values()).join(
        t.booking_source,
        sa.and_(
            t.booking_source.c.office_id == _b.c.office_id,
            t.booking_source.c.name == _b.c.source,
            t.booking_source.c.pushes,
        ),
    )
    return Prepared(sa.insert(_o).from_select(list(given), wanted.where(*where)))


_QUEUE_VISIT = _queue(_FOLLOWS, _b.c.state != sa.bindparam("became", type_=sa.Text))
_QUEUE = _queue(_b.c.id == sa.bindparam("booking"))
_SETTLE = Prepared(
    sa.update(_b)
    .where(_FOLLOWS)
    .values(
        state=sa.bindparam("became", type_=sa.Text),
        missed_why=sa.bindparam("why", type_=sa.Text),
    )
)
_MISS = (
    sa.update(_b)
    .where(
        _b.c.office_id == sa.bindparam("office"),
        _b.c.day <= sa.bindparam("until"),
        _b.c.starts_at < sa.bindparam("limit", type_=t.UtcDateTime),
        _b.c.state == BookingState.EXPECTED,
        ~_HERE,
    )
    .values(state=BookingState.MISSED, missed_why=MissedWhy.NO_SHOW)
    .returning(_b.c.id)
)
_WAITING = (
    sa.select(
        _o,
        _b.c.external_id,
        _b.c.address,
        _b.c.state.label("state_now"),
        _b.c.day.label("day_now"),
    )
    .join(_b, _b.c.id == _o.c.booking_id)
    .where(
        _o.c.office_id == sa.bindparam("office"),
        _o.c.source == sa.bindparam("source"),
        _o.c.state == sa.literal_column(f"'{OutgoingState.WAITING}'"),
    )
    .order_by(_o.c.id)
)
_TOLD = (
    sa.select(_o.c.booking_id, _o.c.day, _o.c.outcome)
    .where(
        _o.c.booking_id.in_(sa.bindparam("bookings", expanding=True)),
        _o.c.state == OutgoingState.TOLD,
    )
    .order_by(_o.c.id)
)
_BY_ID = Prepared(
    sa.select(_o, t.ticket.c.number)
    .join(_b, _b.c.id == _o.c.booking_id)
    .outerjoin(t.ticket, sa.and_(t.ticket.c.booking_id == _b.c.id, t.ticket.c.day == _b.c.day))
    .where(_o.c.id == sa.bindparam("id"), _o.c.office_id == sa.bindparam("office"))
)
_OF_ID = sa.update(_o).where(_o.c.id == sa.bindparam("id"))
_TROUBLE = sa.bindparam("trouble", type_=sa.Text)
_END = Prepared(
    _OF_ID.values(
        state=sa.bindparam("became", type_=sa.Text),
        ended_at=sa.bindparam("now", type_=t.UtcDateTime),
        trouble=_TROUBLE,
    )
)
_DUE = sa.bindparam("due", type_=t.UtcDateTime)
_TRY = Prepared(_OF_ID.values(tries=_o.c.tries + 1, due_at=_DUE, trouble=sa.null()))
_RELEASE = Prepared(_OF_ID.values(tries=_o.c.tries - 1, due_at=_DUE))
_AGAIN = Prepared(_OF_ID.values(due_at=_DUE, trouble=_TROUBLE))
_REMEMBER = Prepared(
    sa.update(t.source_object)
    .where(
        t.source_object.c.office_id == sa.bindparam("office"),
        t.source_object.c.source == sa.bindparam("source"),
        t.source_object.c.address == sa.bindparam("address"),
        t.source_object.c.version == sa.bindparam("over"),
    )
    .values(version=sa.bindparam("made", type_=sa.Text))
)
