"""What people have to decide about bookings: records that do not fit, and two versions of one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.prepared import Prepared
from db.schema import Row
from db.spelling import folded
from db.transaction import Read, Write


class Kind(StrEnum):
    """Why a line stands in the inbox."""

    UNMATCHED = "unmatched"
    """A booking of a service that is not known to be one of ours."""
    UNREADABLE = "unreadable"
    """A record that makes no sense."""
    MOVED = "moved"
    """The source has another hour or service than the ticket that its visitor holds."""
    CANCELLED = "cancelled"
    """The source cancelled a booking whose visitor is here."""
    GONE = "gone"
    """The source no longer has a booking whose visitor is here."""
    UNTOLD = "untold"
    """The source does not take what became of a booking."""


CONFLICTS = frozenset({Kind.MOVED, Kind.CANCELLED, Kind.GONE})
"""Lines with two versions of one booking."""


class Ending(StrEnum):
    """How a line left the inbox."""

    MATCHED = "matched"
    """Its service was named, and the booking taken in."""
    NOT_OURS = "not_ours"
    """Its service was said to be none of ours."""
    KEPT = "kept"
    """Ours stands."""
    ACCEPTED = "accepted"
    """Theirs stands; the ticket stays as it is."""
    DISMISSED = "dismissed"
    MENDED = "mended"
    """The source sent it again, and it fits."""
    WITHDRAWN = "withdrawn"
    """The source does not have it any more."""
    PASSED = "passed"
    """Nobody decided while it mattered."""


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One line as people see it. `data` differs by kind:

    UNMATCHED: service, label, starts_at, reference, name, identity_tail, party_size, language.
    UNREADABLE: where, field, found, reason. Conflicts: ours and theirs (starts_at, service_id; None
    where it is gone or cancelled), number. UNTOLD: outcome, reason, number.
    """

    id: int
    source: str
    kind: Kind
    day: date
    at: datetime
    data: Mapping[str, Any]
    booking_id: int | None
    reference: str | None
    name: str | None
    ticket_number: str | None
    ended_at: datetime | None
    ended_how: Ending | None


def put(
    write: Write,
    source: str,
    kind: Kind,
    about: str,
    *,
    day: date,
    data: Mapping[str, Any],
    booking_id: int | None = None,
    address: str | None = None,
) -> bool:
    """Let this stand in the inbox, in place of what stood there about the same.

    False when it stands there already, or people have dealt with exactly this before.
    """
    rows = write.all(_ABOUT, office=write.office_id, source=source, about=about)
    last = rows[-1] if rows else None
    same = last is not None and (last.kind, last.data) == (kind, data)
    if last is not None and same and (last.ended_at is None or last.ended_how in _DECIDED):
        return False
    values = {
        "kind": kind,
        "day": day,
        "data": dict(data),
        "booking_id": booking_id,
        "address": address,
    }
    for row in rows:
        if row.ended_at is None:
            write.update(t.inbox, row.id, at=write.now, **values)
            return True
    write.add(t.inbox, source=source, about=about, at=write.now, **values)
    return True


def end(write: Write, rows: Collection[Row], how: Ending, by: int | None = None) -> None:
    """Take these lines out of the inbox."""
    for row in rows:
        write.update(t.inbox, row.id, ended_at=write.now, ended_how=how, ended_by_id=by)


def open_at(read: Read, office_id: int, source: str, addresses: Collection[str]) -> list[Row]:
    """The open lines about records that the source holds, or held, at these addresses."""
    if not addresses:
        return []
    return list(read.all(_OPEN_AT, office=office_id, source=source, at=sorted(addresses)))


def open_about(read: Read, office_id: int, source: str, about: Collection[str]) -> dict[str, Row]:
    """The open lines about these, by what they are about."""
    if not about:
        return {}
    rows = read.all(_OPEN_ABOUT, office=office_id, source=source, about=sorted(about))
    return {row.about: row for row in rows}


def inbox_lines(read: Read, office_id: int, *, ended: bool = False) -> tuple[InboxLine, ...]:
    """The open lines, oldest first; with `ended` the latest of those that are dealt with, too."""
    rows = read.all(_LINES_ENDED if ended else _LINES, office=office_id)
    return tuple(inbox_line(row) for row in sorted(rows, key=lambda row: int(row.id)))


def inbox_line(row: Row) -> InboxLine:
    return InboxLine(
        id=row.id,
        source=row.source,
        kind=Kind(row.kind),
        day=row.day,
        at=row.at,
        data=row.data,
        booking_id=row.booking_id,
        reference=row.reference or row.data.get("reference") or None,
        name=row.name or row.data.get("name") or None,
        ticket_number=row.number,
        ended_at=row.ended_at,
        ended_how=Ending(row.ended_how) if row.ended_how else None,
    )


def same_service(lines: Iterable[InboxLine], line: InboxLine) -> tuple[InboxLine, ...]:
    """Of these lines all that wait for the same name of a service as this one, itself among them:
    whoever says what it means decides about all of them."""
    named = folded(line.data["service"])
    return tuple(
        each
        for each in lines
        if each.kind is Kind.UNMATCHED
        and each.source == line.source
        and folded(each.data["service"]) == named
    )


def forget_lines(write: Write, limit: date) -> None:
    """Of lines before this day only the kind stays: they name people, and nobody needs them."""
    for row in write.all(_OLD, office=write.office_id, limit=limit):
        ended = {} if row.ended_at else {"ended_at": write.now, "ended_how": Ending.PASSED}
        write.update(t.inbox, row.id, data={}, **ended)


MOST_LINES = 500
"""More than people read; the rest comes up as these are dealt with."""

_DECIDED = frozenset({Ending.KEPT, Ending.ACCEPTED, Ending.DISMISSED})
_OPEN = t.inbox.c.ended_at.is_(None)
_OURS = t.inbox.c.office_id == sa.bindparam("office")
_OF_SOURCE = t.inbox.c.source == sa.bindparam("source")
_ABOUT = Prepared(
    sa.select(t.inbox)
    .where(_OURS, _OF_SOURCE, t.inbox.c.about == sa.bindparam("about"))
    .order_by(t.inbox.c.id)
)
_OPEN_ABOUT = sa.select(t.inbox).where(
    _OURS, _OF_SOURCE, _OPEN, t.inbox.c.about.in_(sa.bindparam("about", expanding=True))
)
_OPEN_AT = sa.select(t.inbox).where(
    _OURS, _OF_SOURCE, _OPEN, t.inbox.c.address.in_(sa.bindparam("at", expanding=True))
)
_WITH_BOOKING = (
    sa.select(t.inbox, t.booking.c.reference, t.booking.c.name, t.ticket.c.number)
    .outerjoin(t.booking, t.booking.c.id == t.inbox.c.booking_id)
    .outerjoin(
        t.ticket,
        sa.and_(t.ticket.c.booking_id == t.booking.c.id, t.ticket.c.day == t.booking.c.day),
    )
)
_LINES = _WITH_BOOKING.where(_OURS, _OPEN).order_by(t.inbox.c.id).limit(MOST_LINES)
_LINES_ENDED = _WITH_BOOKING.where(_OURS).order_by(t.inbox.c.id.desc()).limit(MOST_LINES)
_OLD = sa.select(t.inbox.c.id, t.inbox.c.ended_at).where(
    _OURS, t.inbox.c.day < sa.bindparam("limit"), sa.cast(t.inbox.c.data, sa.Text) != "{}"
)
LINE_BY_ID = Prepared(_WITH_BOOKING.where(_OURS, t.inbox.c.id == sa.bindparam("line")))
