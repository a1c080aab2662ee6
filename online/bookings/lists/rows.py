"""The bookings in a table, whatever it looks like.

Exports come from spreadsheets: headings in Arabic or English, dates in many shapes. Good rows come
out ready for the office. A row with a field that is filled but cannot be read is set aside with its
place and the reason, because a guess would send a visitor to the wrong place or hour; the rest of
the table is not held up by it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.delivered import Incoming, SetAside
from db.masking import covered, kept_id, shown, without_ids
from online.bookings.fields import (
    ROUNDED,
    Flaw,
    check_text,
    language_of,
    national_id_of,
    party_size_of,
    phone_of,
)
from online.bookings.labels import HEADINGS
from online.bookings.lists.table import Row, Table
from online.bookings.moments import (
    TIMES,
    Unreadable,
    in_utc,
    is_date,
    is_time,
    order_of_days,
    read_date,
    read_moment,
    read_time,
)
from online.bookings.statuses import is_cancelled


def read_rows(
    table: Table, *, zone: ZoneInfo, on: date | None = None
) -> Iterator[Incoming | SetAside]:
    """Each row of the table in its order, read or set aside; empty rows are nothing.

    Times without a zone are local times of `zone`; an id is kept as `kept_id` has it. With `on`,
    each booking is moved to that day at its own time, and its external id gets that day as a
    suffix, for it is another appointment than the one in the table.
    """
    return _Rows(table, zone, on).read()


def on_that_day(external_id: str, day: date) -> str:
    """The id of a booking that was moved to `day` for a sample or a rehearsal."""
    return f"{external_id}@{day}"


_NO_RESULT = re.compile(r"=.*|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)")
"""What a spreadsheet leaves where it has no value to show."""


class _Rows:
    """Turns the rows of one table into bookings."""

    def __init__(self, table: Table, zone: ZoneInfo, on: date | None) -> None:
        self._table = table
        self._zone = zone
        self._on = on
        self._first: dict[str, str] = {}
        self._month_first: str | None = None

    def read(self) -> Iterator[Incoming | SetAside]:
        self._month_first = self._find_month_first()
        for row in self._table.rows:
            if row.fault or any(row.cells):
                yield self._read(row)

    def _read(self, row: Row) -> Incoming | SetAside:
        external_id = ""
        try:
            self._check_whole(row)
            value = {name: self._value(name, row.cells) for name in HEADINGS}
            external_id = self._id(value)
            self._check_first(row.where, external_id)
            for name, text in value.items():
                _check_cell(name, text)
            return self._booking(self._named(external_id), value)
        except Flaw as fault:
            return SetAside(
                where=row.where,
                field=without_ids(self._heading(fault.name)),
                found=shown(fault.found),
                reason=fault.reason,
                external_id=self._named(external_id),
            )

    def _check_whole(self, row: Row) -> None:
        if row.fault:
            # The beginning identifies the row; the rest may hold a national id.
            start = shown(" ".join(row.cells), 20)
            raise Flaw("row", start, f"accepted: {row.fault}")
        if any(row.cells[len(self._table.headings) :]):
            raise Flaw(
                "row",
                f"{len(row.cells)} fields",
                f"accepted: {len(self._table.headings)} fields, as in the headings "
                "(a text that holds the delimiter must stand in quotation marks)",
            )

    def _booking(self, external_id: str, value: Mapping[str, str]) -> Incoming:
        if not value["service"]:
            raise Flaw("service", "nothing", "accepted: the name or the code of a service")
        national_id = national_id_of(value["national_id"])
        return Incoming(
            external_id=external_id,
            reference=_reference(value, national_id),
            service=value["service"],
            starts_at=self._starts_at(value),
            name=without_ids(value["name"]),
            phone=phone_of(value["phone"]),
            national_id=national_id,
            language=language_of(value["language"]),
            party_size=party_size_of(value["party_size"]),
            cancelled=is_cancelled(value["status"]),
        )

    def _value(self, name: str, cells: Sequence[str]) -> str:
        for i in self._table.columns.get(name, ()):
            if i < len(cells) and cells[i]:
                return cells[i]
        return ""

    def _heading(self, name: str) -> str:
        columns = self._table.columns.get(name, ())
        return self._table.headings[columns[0]] if columns else name.replace("_", " ")

    # -- which

    def _named(self, external_id: str) -> str:
        kept = kept_id(external_id)
        return on_that_day(kept, self._on) if kept and self._on else kept

    def _id(self, value: Mapping[str, str]) -> str:
        external_id = value["external_id"] or value["reference"]
        which = "external_id" if value["external_id"] else "reference"
        if not external_id:
            raise Flaw(
                "external_id" if "external_id" in self._table.columns else "reference",
                "nothing",
                "accepted: the number of the booking",
            )
        if ROUNDED.fullmatch(external_id):
            raise Flaw(which, external_id, "accepted: the whole number, in a text column")
        for name in ("external_id", "reference"):
            _check_cell(name, value[name])
        return external_id

    def _check_first(self, where: str, external_id: str) -> None:
        first = self._first.setdefault(external_id, where)
        if first != where:
            which = "external_id" if "external_id" in self._table.columns else "reference"
            raise Flaw(which, external_id, f"accepted: each booking once; {first} has it")

    # -- when

    def _starts_at(self, value: Mapping[str, str]) -> datetime:
        name = "start" if value["start"] else "date"
        try:
            local = self._local(value)
            if self._on is not None:
                local = local.replace(year=self._on.year, month=self._on.month, day=self._on.day)
            else:
                self._refuse_doubtful(value[name])
            return in_utc(local)
        except Unreadable as wrong:
            found = value["start"] or " ".join(filter(None, (value["date"], value["time"])))
            raise Flaw(name, found or "nothing", f"accepted: {wrong}") from None

    def _local(self, value: Mapping[str, str]) -> datetime:
        day, clock = _day_and_clock(value)
        if not clock:
            if day:
                return read_moment(day, self._zone)
            raise Unreadable(TIMES)
        if not day and self._on is not None:
            return datetime.combine(self._on, read_time(clock), self._zone)
        on = read_date(_without_midnight(day))
        return datetime.combine(on, read_time(_without_day(clock)), self._zone)

    def _find_month_first(self) -> str | None:
        """Where a date puts the month first, in a table where no day is seen first."""
        month_first: str | None = None
        for where, text in self._written_dates():
            order = order_of_days(text)
            if order == "day":
                return None
            if order == "month" and month_first is None:
                month_first = where
        return month_first

    def _written_dates(self) -> Iterator[tuple[str, str]]:
        for row in self._table.rows:
            if not row.fault:
                cells = row.cells
                yield row.where, self._value("start", cells) or self._value("date", cells)

    def _refuse_doubtful(self, text: str) -> None:
        if self._month_first is not None and order_of_days(text) == "either":
            raise Unreadable(
                f"the day before the month in the whole file; {self._month_first} has "
                "the month first, so this date is in doubt (2026-11-22 never is)"
            )


def _day_and_clock(value: Mapping[str, str]) -> tuple[str, str]:
    """The texts for day and time of day; a column "start" may hold either, or both in one."""
    start, day, clock = value["start"], value["date"], value["time"]
    if not start:
        return day, clock
    if day and is_time(start):
        return day, start
    if clock and is_date(start):
        return start, clock
    return start, ""


def _reference(value: Mapping[str, str], national_id: str | None) -> str:
    """What the visitor calls the booking by: its reference, or else its id.

    A list may use the visitor's national id for an id; that is no reference, for it would be kept
    in clear. An id that only looks like one serves where the row has another national id.
    """
    if not value["reference"] and national_id is None:
        external_id = value["external_id"]
        return external_id if kept_id(external_id) == external_id else ""
    reference = value["reference"] or value["external_id"]
    return reference if reference != national_id else ""


def _check_cell(name: str, text: str) -> None:
    check_text(name, text)
    if _NO_RESULT.fullmatch(text):
        found = covered(text) if name == "national_id" else text
        raise Flaw(name, found, "accepted: a value (open the file in Excel and save it again)")


def _without_midnight(text: str) -> str:
    """A date cell that a spreadsheet wrote with an empty time behind it."""
    return re.sub(r"[ T]+(?:0?0:00(?::00)?|12:00(?::00)? *(?:AM|am|ص))$", "", text)


def _without_day(text: str) -> str:
    """A time cell that a spreadsheet wrote with its day zero in front."""
    return re.sub(r"^(?:1899-12-3[01]|1900-01-0[01]|0?[01]/0?1/1900|30/12/1899)[ T]+", "", text)
