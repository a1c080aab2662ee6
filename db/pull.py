"""One delivery of a source, taken in within one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Self

import sqlalchemy as sa

from db import schema as t
from db.bookings import BOOKINGS
from db.delivered import Incoming, SetAside, SourceObject, Sweep
from db.inbox import CONFLICTS, Ending, Kind, end, open_about, open_at, put
from db.matches import Matches
from db.office import Office
from db.records import DETAILS, kept, twice, values_of, values_of_kept
from db.schema import Row
from db.sources import forget, held_at, look_again
from db.transaction import Write
from queueing.booking import BookingState, Terms, Verdict, reconcile

_HERE = (BookingState.ARRIVED, BookingState.SERVED)


@dataclass(slots=True)
class Pull:
    """What a delivery makes of the bookings and of the inbox; `tally` counts it."""

    write: Write
    office: Office
    source: str
    key: bytes
    matches: Matches
    known: dict[str, Row]
    """The bookings that it may be about, by external id."""
    tickets: set[tuple[int, date]]
    """Of which of them there is a ticket, and of which day."""
    held: set[str]
    """Their addresses at which the source is known to hold something."""
    lines: dict[str, Row]
    """The open lines of the inbox that it may be about."""
    lines_at: dict[str, list[Row]] = field(default_factory=dict)
    """The open lines about records at its addresses."""
    taken: dict[str, str] = field(default_factory=dict)
    """Where each booking of this delivery stands, by external id."""
    tally: dict[str, int] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    """Where something was and is not any more: should it come back, it is news."""
    fresh: int = 0
    """What is new to people: the record gets a line for it."""

    @classmethod
    def of_objects(
        cls, write: Write, office: Office, source: str, key: bytes, objects: Sequence[SourceObject]
    ) -> Self:
        """Of all that a source holds at some addresses."""
        ids = {each.external_id for one in objects for each in one.bookings}
        addresses = [one.address for one in objects]
        of = {"office": office.id, "source": source}
        rows = write.all(_NAMED, ids=sorted(ids), addresses=sorted(addresses), **of)
        named = {_of_record(one.external_id or one.where) for o in objects for one in o.set_aside}
        about = {*map(_of_record, ids), *named}
        pull = cls.of_bookings(write, office, source, key, rows, about)
        for line in open_at(write, office.id, source, addresses):
            pull.lines_at.setdefault(line.address, []).append(line)
        return pull

    @classmethod
    def of_ids(
        cls, write: Write, office: Office, source: str, key: bytes, ids: Iterable[str]
    ) -> Self:
        """Of bookings with these ids at their source."""
        of = {"office": office.id, "source": source}
        rows = write.all(_NAMED, ids=sorted(ids), addresses=[], **of)
        return cls.of_bookings(write, office, source, key, rows)

    @classmethod
    def of_bookings(
        cls,
        write: Write,
        office: Office,
        source: str,
        key: bytes,
        rows: Sequence[Row],
        about: Iterable[str] = (),
    ) -> Self:
        """Of bookings that are known, and of what else it may be about."""
        own = {name for row in rows for name in (_of_booking(row.id), _of_twice(row.external_id))}
        ids = sorted(row.id for row in rows)
        tickets = write.all(_TICKETS, bookings=ids) if ids else ()
        return cls(
            write=write,
            office=office,
            source=source,
            key=key,
            matches=Matches.of(write, office, source),
            known={row.external_id: row for row in rows},
            tickets={(row.booking_id, row.day) for row in tickets},
            held=held_at(write, source, {row.address for row in rows if row.address}),
            lines=open_about(write, office.id, source, {*about, *own}),
        )

    def take(self, objects: Sequence[SourceObject]) -> None:
        """All that the source holds at these addresses."""
        addresses = {one.address for one in objects}
        for one in objects:
            self._take_object(one, addresses)
        # Only now: a booking may have gone from one of these addresses to another.
        for one in objects:
            if not one.set_aside:  # what cannot be read may be the very booking that is missed
                self._miss(one)

    def gone(self, row: Row) -> None:
        """The source does not hold this booking any more.

        What it holds of earlier days is nobody's concern: a calendar forgets, the office's record
        does not.
        """
        if self._is_over(row.starts_at):
            return
        self.lost.add(row.address or "")
        self._look_elsewhere(row)
        ours = _terms(row)
        theirs = Terms(ours.service_id, ours.starts_at, cancelled=True)
        match reconcile(BookingState(row.state), ours, theirs, here=self._is_here(row, row.day)):
            case Verdict.CONFLICT:
                self._count(self._conflict(row, Kind.GONE, ours, None))
            case Verdict.FOLLOW:
                self.write.update(t.booking, row.id, state=BookingState.CANCELLED)
                self._count("gone")
                self.fresh += 1

    def withdraw(self, sweep: Sweep) -> None:
        """Records in the inbox that the source does not hold any more need no decision."""
        first = self.office.day(sweep.start)
        last = self.office.day(sweep.end - timedelta.resolution)
        waiting = self.write.all(
            _WAITING, office=self.office.id, source=self.source, first=first, last=last
        )
        lost = [row for row in waiting if row.address not in sweep.present]
        # Of a record that makes no sense nobody can say to which days it belongs.
        sure = [row for row in lost if sweep.whole or row.kind == Kind.UNMATCHED]
        self.lost |= {row.address for row in sure}
        self._end(sure, Ending.WITHDRAWN)

    def adopt(self, record: Mapping[str, Any], service_id: int) -> bool:
        """Take in a record that waited in the inbox for its service; False when its day is over."""
        wanted = values_of_kept(self.office, record, service_id)
        row = self.known.get(record["external_id"])
        if row is not None:
            self._settle(row, Terms(service_id, wanted["starts_at"], cancelled=False), wanted)
            return True
        if self._is_over(wanted["starts_at"]):
            return False
        self._insert(record["external_id"], BookingState.EXPECTED, wanted)
        return True

    def forget_lost(self) -> None:
        """What was lost is read again should it come back, whatever its version."""
        forget(self.write, self.source, self.lost)

    # --- one object

    def _take_object(self, one: SourceObject, addresses: set[str]) -> None:
        delivered = {each.external_id: each for each in one.bookings}
        for incoming in delivered.values():
            first = self.taken.setdefault(incoming.external_id, one.address)
            if first == one.address:
                self._note_second_address(incoming, one.address, addresses)
                self._count(self._take(incoming, one.address))
            else:
                self._set_aside(twice(incoming, one.address, first), one.address)
        for aside in one.set_aside:
            self._set_aside(aside, one.address)
        self._withdraw_lines(one)

    def _miss(self, one: SourceObject) -> None:
        for row in list(self.known.values()):
            if row.address == one.address and row.external_id not in self.taken:
                self.gone(row)

    def _note_second_address(self, incoming: Incoming, address: str, delivered: set[str]) -> None:
        """The same booking stands where it was, too, unless it has just moved: people should know,
        and so must we when one of the two goes."""
        row = self.known.get(incoming.external_id)
        before = None if row is None else row.address
        if row is None or before in (None, address, *delivered) or before not in self.held:
            return
        aside = twice(incoming, row.address, address)
        about = _of_twice(incoming.external_id)
        self._put_aside(aside, about, row.address)

    def _look_elsewhere(self, row: Row) -> None:
        line = self.lines.get(_of_twice(row.external_id))
        if line is not None and line.address != row.address:
            look_again(self.write, self.source, line.address)
            self._end([line], Ending.WITHDRAWN)

    def _withdraw_lines(self, one: SourceObject) -> None:
        """What stood at this address, and could not be taken in, is not there any more."""
        there = {_of_record(each.external_id) for each in one.bookings}
        there |= {_of_record(each.external_id or each.where) for each in one.set_aside}
        if one.bookings:
            there |= {_of_twice(each.external_id) for each in one.bookings}
        lines = self.lines_at.get(one.address, ())
        self._end([line for line in lines if line.about not in there], Ending.WITHDRAWN)

    # --- one record

    def _take(self, incoming: Incoming, address: str) -> str:
        row = self.known.get(incoming.external_id)
        if row is None and self._is_over(incoming.starts_at):
            return "passed"
        match = self.matches.find(incoming.service)
        if match is None and not (incoming.cancelled and row is not None):
            return self._unmatched(incoming, address)
        self._end_line(incoming, Ending.MENDED if match is None else Ending.MATCHED)
        if match is not None and match.service_id is None:
            if row is not None:
                self.gone(row)
            return "not_ours"
        service_id = row.service_id if row is not None else 0
        if match is not None and match.service_id is not None:
            service_id = match.service_id  # a cancellation does without: the booking's own will do
        wanted = values_of(self.office, incoming, self.key, service_id, address)
        if row is None:
            state = BookingState.CANCELLED if incoming.cancelled else BookingState.EXPECTED
            return self._insert(incoming.external_id, state, wanted)
        return self._settle(row, Terms(service_id, incoming.starts_at, incoming.cancelled), wanted)

    def _insert(self, external_id: str, state: BookingState, wanted: dict[str, Any]) -> str:
        values = {"external_id": external_id, "state": state, **wanted}
        self.write.add(t.booking, source=self.source, **values)
        self.fresh += 1
        return "new"

    def _settle(self, row: Row, theirs: Terms, wanted: dict[str, Any]) -> str:
        ours = _terms(row)
        here = self._is_here(row, wanted["day"])
        verdict = reconcile(BookingState(row.state), ours, theirs, here=here)
        if self._is_over(row.starts_at) and (
            verdict is not Verdict.FOLLOW or self._is_over(theirs.starts_at)
        ):
            return "unchanged"  # what was forgotten about people does not come back
        details = {name: wanted[name] for name in DETAILS}
        if verdict is Verdict.CONFLICT:
            self._change(row, details)
            kind = Kind.CANCELLED if theirs.cancelled else Kind.MOVED
            return self._conflict(row, kind, ours, theirs)
        if (line := self.lines.get(_of_booking(row.id))) is not None and line.kind in CONFLICTS:
            self._end([line], Ending.MENDED)
        if verdict is Verdict.AGREED:
            return self._change(row, details)
        away = theirs.cancelled or self._is_over(theirs.starts_at)
        state = BookingState.CANCELLED if away else BookingState.EXPECTED
        return self._change(row, {**wanted, "state": state})

    def _change(self, row: Row, wanted: Mapping[str, Any]) -> str:
        changes = {n: value for n, value in wanted.items() if row._mapping[n] != value}
        if not changes:
            return "unchanged"
        self.write.update(t.booking, row.id, **changes)
        self.fresh += 1
        return "changed"

    def _conflict(self, row: Row, kind: Kind, ours: Terms, theirs: Terms | None) -> str:
        data = {"ours": _told(ours), "theirs": None if theirs is None else _told(theirs)}
        data["number"] = row.ticket_number
        about = _of_booking(row.id)
        if not put(self.write, self.source, kind, about, day=row.day, data=data, booking_id=row.id):
            return "unchanged"
        self.write.record("booking_conflict", source=self.source, booking=row.id, conflict=kind)
        return "conflicts"

    def _unmatched(self, incoming: Incoming, address: str) -> str:
        if incoming.cancelled:
            self._end_line(incoming, Ending.WITHDRAWN)
            return "unmatched"
        self.fresh += put(
            self.write,
            self.source,
            Kind.UNMATCHED,
            _of_record(incoming.external_id),
            day=self.office.day(incoming.starts_at),
            data=kept(incoming, self.key, address),
            address=address,
        )
        return "unmatched"

    def _set_aside(self, aside: SetAside, address: str) -> None:
        self._put_aside(aside, _of_record(aside.external_id or aside.where), address)
        self._count("set_aside")

    def _put_aside(self, aside: SetAside, about: str, address: str) -> None:
        names = ("where", "field", "found", "reason")
        self.fresh += put(
            self.write,
            self.source,
            Kind.UNREADABLE,
            about,
            day=self.office.day(self.write.now),
            data={name: getattr(aside, name) for name in names},
            address=address,
        )

    def _end_line(self, incoming: Incoming, how: Ending) -> None:
        line = self.lines.get(_of_record(incoming.external_id))
        if line is not None:
            mended = how is Ending.MATCHED and line.kind != Kind.UNMATCHED
            self._end([line], Ending.MENDED if mended else how)

    def _end(self, lines: Sequence[Row], how: Ending) -> None:
        end(self.write, lines, how)
        self.fresh += len(lines)

    def _is_here(self, row: Row, on: date) -> bool:
        """Whether a visitor holds a ticket on this booking, or would as it is told now."""
        came = row.state in _HERE and (row.id, row.day) in self.tickets
        return came or (row.id, on) in self.tickets

    def _is_over(self, starts_at: datetime) -> bool:
        return self.office.day(starts_at) < self.office.day(self.write.now)

    def _count(self, name: str) -> None:
        self.tally[name] = self.tally.get(name, 0) + 1


def _of_record(external_id: str) -> str:
    return f"record:{external_id}"


def _of_booking(booking_id: int) -> str:
    return f"booking:{booking_id}"


def _of_twice(external_id: str) -> str:
    return f"twice:{external_id}"


def _terms(row: Row) -> Terms:
    return Terms(row.service_id, row.starts_at, row.state == BookingState.CANCELLED)


def _told(terms: Terms) -> dict[str, Any]:
    return {
        "starts_at": terms.starts_at.isoformat(),
        "service_id": terms.service_id,
        "cancelled": terms.cancelled,
    }


OF_SOURCE = sa.and_(
    t.booking.c.office_id == sa.bindparam("office"), t.booking.c.source == sa.bindparam("source")
)
_NAMED = BOOKINGS.where(
    OF_SOURCE,
    sa.or_(
        t.booking.c.external_id.in_(sa.bindparam("ids", expanding=True)),
        t.booking.c.address.in_(sa.bindparam("addresses", expanding=True)),
    ),
)
_TICKETS = sa.select(t.ticket.c.booking_id, t.ticket.c.day).where(
    t.ticket.c.booking_id.in_(sa.bindparam("bookings", expanding=True))
)
_WAITING = sa.select(t.inbox).where(
    t.inbox.c.office_id == sa.bindparam("office"),
    t.inbox.c.source == sa.bindparam("source"),
    t.inbox.c.ended_at.is_(None),
    t.inbox.c.address.is_not(None),
    sa.or_(
        t.inbox.c.kind == Kind.UNREADABLE,
        sa.and_(
            t.inbox.c.kind == Kind.UNMATCHED,
            t.inbox.c.day.between(sa.bindparam("first"), sa.bindparam("last")),
        ),
    ),
)
