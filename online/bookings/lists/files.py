"""A file of bookings, whatever kind of file it is: a text table, an Excel workbook, a calendar."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

from db.delivered import Incoming
from db.spelling import folded
from db.trouble import Trouble, TroubleKind
from online.bookings.lists.delimited import decoded, read_delimited
from online.bookings.lists.listed import BookingList, by_address
from online.bookings.lists.rows import on_that_day, read_rows
from online.bookings.lists.table import ACCEPTED, Table
from online.bookings.source import Window

_LARGEST = 64 * 1024 * 1024


class NotReachable(Trouble):
    """A file cannot be opened just now, which says nothing of what is in it.

    Its cause is the `OSError`: the file is gone, another program holds it, the network is away.
    """


def read_file(
    path: Path,
    *,
    zone: ZoneInfo,
    columns: Mapping[str, str],
    window: Window,
    on: date | None = None,
) -> BookingList:
    """The bookings in the file, of whatever kind its content shows it to be.

    Times without a zone are local times of `zone`. `columns` says what headings mean that are not
    known by themselves, folded heading to field, as `ColumnsMissing.suggested` does. Of what
    repeats in a calendar, only the days within `window` count. With `on`, each booking is moved to
    that day and gets an id of its own. Raises `Trouble` SOURCE when the file as a whole cannot be
    read, of which `ColumnsMissing` only needs headings explained and `NotReachable` is worth
    another try.
    """
    where, name = shown_name(path), shown_name(Path(path.name))
    data = _bytes_of(path, where)
    if _is_calendar(data):
        from online.bookings.events.reading import read_calendar

        content = read_calendar(data, zone=zone, window=window, where=where)
        bookings = [_moved(one, on, zone) if on else one for one in content.bookings]
        return BookingList(by_address(name, [*bookings, *content.set_aside]))
    table = _table(data, where, {folded(key): value for key, value in columns.items()})
    return BookingList(by_address(name, read_rows(table, zone=zone, on=on)), table.ignored)


def shown_name(path: Path) -> str:
    """The path as text that can be written anywhere, for names may hold any bytes."""
    return os.fsencode(path).decode("utf-8", "replace")


def _bytes_of(path: Path, where: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise _trouble(where, "found more than 64 MB, accepted: the list of one office")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotReachable(TroubleKind.SOURCE, where, "there is no such file") from error
    except OSError as error:
        detail = f"it cannot be read ({error.strerror})"
        raise NotReachable(TroubleKind.SOURCE, where, detail) from error
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise _trouble(where, "the file is empty")
    return data


def _trouble(where: str, detail: str) -> Trouble:
    return Trouble(TroubleKind.SOURCE, where, detail)


# --- kinds of files

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the part that a workbook with a password has, in the same shell as an old one."""

_OTHERS = ((b"%PDF", "a PDF document"), (b"{\\rtf", "a Word document"))


def _table(data: bytes, where: str, columns: Mapping[str, str]) -> Table:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # Half a second's import that lists of text do without.
        from online.bookings.lists.workbook import read_workbook

        return read_workbook(data, where, columns)
    if other := _other_kind(data):
        raise _trouble(where, other)
    return read_delimited(data, where, columns)


def _other_kind(data: bytes) -> str:
    """What to say of a file that holds no list, or hides it; empty if it may hold one."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            return "found a workbook with a password, accepted: one without (save it again)"
        return "found an old Excel workbook (.xls), accepted: .xlsx or CSV UTF-8 (save it as such)"
    return next(
        (f"found {what}, {ACCEPTED}" for start, what in _OTHERS if data.startswith(start)), ""
    )


def _is_calendar(data: bytes) -> bool:
    head = data[:4096]
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return decoded(head, "").lstrip().upper().startswith("BEGIN:VCALENDAR")


def _moved(booking: Incoming, on: date, zone: ZoneInfo) -> Incoming:
    local = booking.starts_at.astimezone(zone)
    return replace(
        booking,
        external_id=on_that_day(booking.external_id, on),
        starts_at=local.replace(year=on.year, month=on.month, day=on.day).astimezone(UTC),
    )
