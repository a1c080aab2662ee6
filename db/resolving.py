"""What people decide about bookings that do not fit."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.bookings import BOOKING_BY_ID, office_key
from db.engine import Database
from db.inbox import CONFLICTS, LINE_BY_ID, Ending, InboxLine, Kind, end, inbox_line, inbox_lines
from db.matches import Match, Matches, set_match
from db.office import Office, OfficeBook
from db.prepared import Prepared
from db.pull import Pull
from db.schema import Row
from db.sources import read_again
from db.spelling import folded
from db.transaction import Write
from queueing.booking import BookingState
from queueing.staff import Right
from queueing.ticket import Reason, Refused


class Resolving:
    """The use cases of the inbox. `by` is a person with the right to sort bookings, None for a
    technician at the command line.

    Each raises `Refused`: ROLE_NOT_ALLOWED, UNKNOWN_LINE, and NOT_ALLOWED_NOW for a line that is
    dealt with already, or of another kind.
    """

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def lines(self, *, ended: bool = False) -> tuple[InboxLine, ...]:
        """The open lines, oldest first; with `ended` the latest that were dealt with, too."""
        with self._database.read() as read:
            return inbox_lines(read, self._office_id, ended=ended)

    def line(self, line_id: int) -> InboxLine:
        """One line. Raises `Refused` UNKNOWN_LINE."""
        with self._database.read() as read:
            row = read.first(LINE_BY_ID, line=line_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_LINE, line=line_id)
        return inbox_line(row)

    def match(self, line_id: int, service_id: int, *, by: int | None = None) -> int:
        """Say which service the source means, from now on; all bookings that waited for it come in.

        Returns how many.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._allowed(write, by)
            line = self._open(write, line_id, Kind.UNMATCHED)
            service = office.service(service_id)
            return _name(write, office, line.source, _named(line), service.id, by)

    def not_ours(self, line_id: int, *, by: int | None = None) -> int:
        """Say that this service is none of ours; its bookings are left out from now on.

        Returns how many had waited.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._allowed(write, by)
            line = self._open(write, line_id, Kind.UNMATCHED)
            return _name(write, office, line.source, _named(line), None, by)

    def name_services(self, source: str, codes: Mapping[str, str]) -> int:
        """Say what this source means by its names for services; an empty code is none of ours.

        What is known already changes nothing. Returns how many bookings came in by it. Raises
        `Refused` UNKNOWN_SERVICE for a code that the office does not have.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            known = Matches.of(write, office, source)
            came = 0
            for theirs, code in codes.items():
                service_id = office.service_coded(code).id if code else None
                if known.find(theirs) != Match(service_id):
                    named = _Named(theirs, theirs)
                    came += _name(write, office, source, named, service_id, None)
            return came

    def keep(self, line_id: int, *, by: int | None = None) -> None:
        """Our version of a booking holds."""
        with self._database.write(self._office_id, self._clock) as write:
            self._allowed(write, by)
            line = self._open(write, line_id, *CONFLICTS)
            self._end(write, line, Ending.KEPT, by)

    def accept(self, line_id: int, *, by: int | None = None) -> None:
        """The source's version holds for the booking. The ticket stays as it is, in its place.

        A booking that was moved to another day is expected there again. What became of a visit
        that is over stays the office's to say.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._allowed(write, by)
            line = self._open(write, line_id, *CONFLICTS)
            booking = write.one(BOOKING_BY_ID, booking=line.booking_id, office=self._office_id)
            days = {row.day for row in write.all(_TICKET_DAYS, booking=line.booking_id)}
            if changes := _accepted(office, line, BookingState(booking.state), days):
                write.update(t.booking, line.booking_id, **changes)
            self._end(write, line, Ending.ACCEPTED, by)

    def dismiss(self, line_id: int, *, by: int | None = None) -> None:
        """Somebody has seen to it; it comes back only if the source changes it."""
        with self._database.write(self._office_id, self._clock) as write:
            self._allowed(write, by)
            line = self._open(write, line_id, Kind.UNREADABLE, Kind.UNTOLD)
            self._end(write, line, Ending.DISMISSED, by)

    def _end(self, write: Write, line: Row, how: Ending, by: int | None) -> None:
        end(write, [line], how, by)
        write.record("inbox_resolved", staff_id=by, line=line.id, about=line.kind, how=how)

    def _allowed(self, write: Write, by: int | None) -> Office:
        office = self._book.at(write.config, write)
        if by is not None:
            office.allowed(by, Right.SORT_BOOKINGS)
        return office

    def _open(self, write: Write, line_id: int, *kinds: Kind) -> Row:
        row = write.first(LINE_BY_ID, line=line_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_LINE, line=line_id)
        if row.ended_at is not None or row.kind not in kinds:
            raise Refused(Reason.NOT_ALLOWED_NOW, line=line_id)
        return row


@dataclass(frozen=True, slots=True)
class _Named:
    """A service as its source calls it, and as people do."""

    theirs: str
    label: str


def _named(line: Row) -> _Named:
    return _Named(line.data["service"], line.data["label"])


def _name(
    write: Write, office: Office, source: str, named: _Named, service_id: int | None, by: int | None
) -> int:
    """Match a service, and deal with what waited for it; how many bookings those were."""
    known = Matches.of(write, office, source).find(named.theirs)
    if known is not None and known.service_id != service_id:
        read_again(write, source)
    set_match(write, source, named.theirs, named.label, service_id)
    rows = write.all(_UNMATCHED, office=office.id, source=source)
    waited = [row for row in rows if folded(row.data["service"]) == folded(named.theirs)]
    came = len(waited)
    if service_id is not None:
        ids = {row.data["external_id"] for row in waited}
        pull = Pull.of_ids(write, office, source, office_key(write, office.id), ids)
        came = sum([pull.adopt(row.data, service_id) for row in waited])
    end(write, waited, Ending.NOT_OURS if service_id is None else Ending.MATCHED, by)
    write.record(
        "service_matched",
        staff_id=by,
        source=source,
        theirs=named.theirs,
        service=None if service_id is None else office.service(service_id).code,
        bookings=came,
    )
    return came


def _accepted(
    office: Office, line: Row, state: BookingState, ticket_days: Collection[date]
) -> dict[str, Any]:
    theirs = line.data["theirs"]
    if theirs is None or theirs["cancelled"]:
        over = state in (BookingState.SERVED, BookingState.MISSED)
        return {} if over else {"state": BookingState.CANCELLED}
    starts_at = datetime.fromisoformat(theirs["starts_at"])
    day = office.day(starts_at)
    moved: dict[str, Any] = {}
    if day != line.day:
        here = day in ticket_days
        moved = {"state": BookingState.ARRIVED if here else BookingState.EXPECTED}
    return {"starts_at": starts_at, "day": day, "service_id": theirs["service_id"], **moved}


_TICKET_DAYS = sa.select(t.ticket.c.day).where(t.ticket.c.booking_id == sa.bindparam("booking"))
_UNMATCHED = Prepared(
    sa.select(t.inbox).where(
        t.inbox.c.office_id == sa.bindparam("office"),
        t.inbox.c.source == sa.bindparam("source"),
        t.inbox.c.kind == Kind.UNMATCHED,
        t.inbox.c.ended_at.is_(None),
    )
)
