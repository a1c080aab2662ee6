"""Reads the list of bookings that an appointment system exports as text, whatever it looks like.

Exports come from spreadsheets: in several encodings, with any delimiter, headings in Arabic or
English, dates in many shapes. Good rows come out ready to import. A row with a field that is
filled but cannot be read is set aside with its line and the reason, because a guess would send a
visitor to the wrong place or hour; the rest of the file is not held up by it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from online.booking_moments import (
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
from online.booking_table import (
    BROKEN,
    HEADINGS,
    Record,
    Table,
    brief,
    cells_of,
    clean,
    folded,
    read_table,
)
from queueing.wording import Language


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One booking. `starts_at` is aware UTC; empty texts mean that the file says nothing.

    `national_id` is clear text, for the moment between the file and its keyed hash; it is left
    out of `repr`, so that no log keeps it.
    """

    line: int
    external_id: str
    reference: str
    service_code: str
    starts_at: datetime
    name: str = ""
    phone: str = ""
    national_id: str | None = field(default=None, repr=False)
    language: Language | None = None
    party_size: int = 1
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was set aside: `field` is the heading in the file, `found` is shortened."""

    line: int
    field: str
    found: str
    reason: str


@dataclass(frozen=True, slots=True)
class BookingFile:
    """What a file held, in its order. `ignored` names the headings that mean nothing here."""

    rows: tuple[BookingRow, ...]
    bad: tuple[BadRow, ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    ignored: tuple[str, ...] = ()


def read_bookings(
    path: Path,
    *,
    zone: ZoneInfo,
    services: Mapping[str, str],
    on: date | None = None,
    dialling_code: str = "973",
) -> BookingFile:
    """The bookings in the file; times without a zone are local times of `zone`.

    `services` maps every code and name of a service to its code. With `on`, each booking is moved
    to that day at its own time, and its external id gets that day as a suffix, for it is another
    appointment than the one in the file. Eight-digit phones get the country's `dialling_code`.
    Raises `Trouble(SOURCE)` when the file as a whole cannot be read.
    """
    table = read_table(path)
    reader = _Rows(table, zone, services, on, dialling_code)
    rows, bad = reader.read()
    return BookingFile(rows, bad, table.encoding, table.delimiter, table.ignored)


# --- rows to bookings

_LIMITS = {"external_id": 100, "reference": 40, "name": 120, "phone": 40}
_CANCELLED = {
    folded(word)
    for word in (
        "cancelled", "canceled", "cancel", "cancelled by customer", "cancelled by visitor",
        "deleted", "void", "withdrawn", "rejected",
        "ملغي", "ملغى", "ملغية", "ملغاة", "الغيت", "الغي", "تم الالغاء", "محذوف", "ملغي من المراجع",
        "مرفوض",
    )
}  # fmt: skip
_LANGUAGES = {
    **dict.fromkeys(
        map(folded, ("ar", "ara", "arabic", "ar-BH", "عربي", "العربية", "عربية")), Language.AR
    ),
    **dict.fromkeys(
        map(
            folded, ("en", "eng", "english", "en-GB", "en-US", "إنجليزي", "الإنجليزية", "انجليزية")
        ),
        Language.EN,
    ),
}
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")


class _Fault(Exception):
    """One field of one row: `reason` says what is accepted."""

    def __init__(self, name: str, found: str, reason: str) -> None:
        super().__init__(name, found, reason)
        self.name, self.found, self.reason = name, found, reason


class _Rows:
    """Turns the records of one table into bookings."""

    def __init__(
        self,
        table: Table,
        zone: ZoneInfo,
        services: Mapping[str, str],
        on: date | None,
        dialling_code: str,
    ) -> None:
        self._table = table
        self._zone = zone
        self._services = {folded(name): code for name, code in services.items()}
        self._codes = sorted(set(services.values()))
        self._on = on
        self._dialling_code = dialling_code
        self._first_line: dict[str, int] = {}
        self._month_first_line: int | None = None

    def read(self) -> tuple[tuple[BookingRow, ...], tuple[BadRow, ...]]:
        self._month_first_line = self._find_month_first()
        rows: list[BookingRow] = []
        bad: list[BadRow] = []
        for record in self._table.records:
            try:
                if (row := self._row(record)) is not None:
                    rows.append(row)
            except _Fault as fault:
                heading = self._heading(fault.name)
                bad.append(BadRow(record.line, heading, brief(fault.found), fault.reason))
        return tuple(rows), tuple(bad)

    def _row(self, record: Record) -> BookingRow | None:
        if record.fault:
            # The beginning identifies the row; the rest may hold a national id.
            raise _Fault("row", brief(record.text, 20), f"accepted: {record.fault}")
        cells = [clean(cell) for cell in cells_of(record.text, self._table.delimiter)]
        if not any(cells):
            return None
        if any(cells[len(self._table.headings) :]):
            raise _Fault(
                "row",
                f"{len(cells)} fields",
                f"accepted: {len(self._table.headings)} fields, as in the headings "
                "(a text that holds the delimiter must stand in quotation marks)",
            )
        return self._booking(record.line, cells)

    def _booking(self, line: int, cells: list[str]) -> BookingRow:
        value = {name: self._value(name, cells) for name in HEADINGS}
        for name, text in value.items():
            _check_text(name, text)
        external_id, reference = self._ids(line, value)
        starts_at = self._starts_at(line, value)
        row = BookingRow(
            line=line,
            external_id=external_id,
            reference=reference,
            service_code=self._service(value["service"]),
            starts_at=starts_at,
            name=value["name"],
            phone=_phone(value["phone"], self._dialling_code),
            national_id=_national_id(value["national_id"]),
            language=_language(value["language"]),
            party_size=_party_size(value["party_size"]),
            cancelled=folded(value["status"]) in _CANCELLED,
        )
        return row if self._on is None else replace(row, external_id=f"{external_id}@{self._on}")

    def _value(self, name: str, cells: Sequence[str]) -> str:
        for i in self._table.columns.get(name, ()):
            if i < len(cells) and cells[i]:
                return cells[i]
        return ""

    def _heading(self, name: str) -> str:
        columns = self._table.columns.get(name, ())
        return self._table.headings[columns[0]] if columns else name.replace("_", " ")

    def _ids(self, line: int, value: Mapping[str, str]) -> tuple[str, str]:
        external_id = value["external_id"] or value["reference"]
        which = "external_id" if value["external_id"] else "reference"
        if not external_id:
            raise _Fault(
                "external_id" if "external_id" in self._table.columns else "reference",
                "nothing",
                "accepted: the number of the booking",
            )
        if _ROUNDED.fullmatch(external_id):
            raise _Fault(which, external_id, "accepted: the whole number, in a text column")
        first = self._first_line.setdefault(external_id, line)
        if first != line:
            raise _Fault(which, external_id, f"accepted: each booking once; line {first} has it")
        return external_id, value["reference"] or external_id

    def _service(self, text: str) -> str:
        code = self._services.get(folded(text))
        if code is None:
            raise _Fault(
                "service",
                text or "nothing",
                f"accepted: a service of this office by code or name ({', '.join(self._codes)})",
            )
        return code

    # -- when

    def _starts_at(self, line: int, value: Mapping[str, str]) -> datetime:
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
            raise _Fault(name, found or "nothing", f"accepted: {wrong}") from None

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

    def _find_month_first(self) -> int | None:
        """The line of a date that puts the month first, in a file where no day is seen first."""
        month_line: int | None = None
        for line, text in self._written_dates():
            order = order_of_days(text)
            if order == "day":
                return None
            if order == "month" and month_line is None:
                month_line = line
        return month_line

    def _written_dates(self) -> Iterator[tuple[int, str]]:
        for record in self._table.records:
            if not record.fault:
                cells = [clean(cell) for cell in cells_of(record.text, self._table.delimiter)]
                yield record.line, self._value("start", cells) or self._value("date", cells)

    def _refuse_doubtful(self, text: str) -> None:
        if self._month_first_line is not None and order_of_days(text) == "either":
            raise Unreadable(
                f"the day before the month in the whole file; line {self._month_first_line} has "
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


def _check_text(name: str, text: str) -> None:
    shown = _masked(text) if name == "national_id" else text
    if BROKEN in text:
        raise _Fault(name, shown, "accepted: text whose characters are not damaged")
    limit = _LIMITS.get(name, 300)
    if len(text) > limit:
        raise _Fault(name, shown, f"accepted: {limit} characters at most, this has {len(text):,}")


def _without_midnight(text: str) -> str:
    """A date cell that a spreadsheet wrote with an empty time behind it."""
    return re.sub(r"[ T]+(?:0?0:00(?::00)?|12:00(?::00)? *(?:AM|am|ص))$", "", text)


def _without_day(text: str) -> str:
    """A time cell that a spreadsheet wrote with its day zero in front."""
    return re.sub(r"^(?:1899-12-3[01]|1900-01-0[01]|0?[01]/0?1/1900|30/12/1899)[ T]+", "", text)


def _phone(text: str, dialling_code: str) -> str:
    """`+` and digits where the number is recognised as such; empty stays empty."""
    if not text:
        return ""
    if _ROUNDED.fullmatch(text):
        raise _Fault("phone", text, "accepted: all digits (format the column as text)")
    digits = re.sub(r"[\s().\-/]", "", re.sub(r"\.0$", "", text))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if not re.fullmatch(r"\+?\d{7,15}", digits):
        raise _Fault("phone", text, "accepted: 7 to 15 digits, such as +973 3300 0000")
    if len(digits) == 8:
        return f"+{dialling_code}{digits}"
    if digits.startswith(dialling_code) and len(digits) == len(dialling_code) + 8:
        return f"+{digits}"
    return digits


def _national_id(text: str) -> str | None:
    """Nine digits; leading zeros that a spreadsheet dropped come back if the month then fits."""
    if not text:
        return None
    digits = re.sub(r"[\s\-]", "", re.sub(r"\.0$", "", text))
    if digits.isascii() and digits.isdigit():
        if len(digits) == 9:
            return digits
        padded = digits.zfill(9)
        if 6 <= len(digits) < 9 and "01" <= padded[2:4] <= "12":
            return padded
    raise _Fault("national_id", _masked(text), "accepted: 9 digits")


def _masked(text: str) -> str:
    return "•" * max(0, len(text) - 3) + text[-3:] if len(text) > 3 else "•" * len(text)


def _language(text: str) -> Language | None:
    if not text:
        return None
    language = _LANGUAGES.get(folded(text))
    if language is None:
        raise _Fault("language", text, "accepted: ar or en, Arabic or English")
    return language


def _party_size(text: str) -> int:
    if not text:
        return 1
    whole = re.fullmatch(r"(\d{1,2})(?:[.,]0+)?", text)
    if whole is None or not 1 <= int(whole[1]) <= 20:
        raise _Fault("party_size", text, "accepted: 1 to 20 people")
    return int(whole[1])
