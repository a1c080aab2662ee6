"""The table in a text file, whatever program wrote it: encoding, delimiter, rows."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from db.spelling import clean
from db.trouble import Trouble, TroubleKind
from online.bookings.fields import BROKEN
from online.bookings.lists.columns import (
    HEADING_WITHIN,
    HeadingRow,
    Learned,
    heading_row,
    no_headings,
    table_of,
)
from online.bookings.lists.table import LONGEST_ROW, Row, Table


def read_delimited(data: bytes, where: str, learned: Learned) -> Table:
    """The table in the text of a file. Raises `Trouble` SOURCE if it is none."""
    lines = re.split(r"\r\n|\n|\r", decoded(data, where))
    at, delimiter = _heading_line(lines, where, learned)
    headings = [clean(cell) for cell in _cells_of(lines[at], delimiter)]
    rows = tuple(_rows(lines, at + 1, delimiter))
    return table_of(headings, rows, learned, where=where)


# --- bytes to text


def decoded(data: bytes, where: str) -> str:
    """The text, whatever encoding it is in; a few damaged characters do not make it another one.

    Raises `Trouble` SOURCE for what is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if (wide := _utf_16_without_mark(data)) is not None:
        return data.decode(wide, "replace")
    if b"\x00" in data[:4096]:
        raise Trouble(
            TroubleKind.SOURCE,
            where,
            "found a file that is not text, accepted: a text file (CSV) or an Excel workbook",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _nearly_utf_8(data)


def _nearly_utf_8(data: bytes) -> str:
    text = data.decode("utf-8-sig", "replace")
    damaged = text.count(BROKEN)
    if data.startswith(b"\xef\xbb\xbf"):
        return text
    intact = sum(1 for char in text if char > "\x7f") - damaged
    if intact > 4 * damaged:
        return text
    return data.decode("windows-1256", "replace")


def _utf_16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd * 10 > len(sample) and even == 0:
        return "utf-16-le"
    if even * 10 > len(sample) and odd == 0:
        return "utf-16-be"
    return None


# --- text to rows

_DELIMITERS = (",", ";", "\t", "|", "،")
_MOST_LINES_IN_FIELD = 12
_SHOWN = 300
"""Characters kept of a row that cannot be taken apart."""


def _heading_line(lines: Sequence[str], where: str, learned: Learned) -> tuple[int, str]:
    """The number of the heading line, and the delimiter that makes the most of it."""
    top = [line if len(line) <= LONGEST_ROW else "" for line in lines[: HEADING_WITHIN + 1]]
    best: tuple[HeadingRow, str] | None = None
    for delimiter in _DELIMITERS:
        row = heading_row([[*map(clean, _cells_of(line, delimiter))] for line in top], learned)
        if row is not None and (best is None or row.merit > best[0].merit):
            best = row, delimiter
    if best is None:
        raise no_headings(where, next((line for line in lines if line.strip()), ""))
    return best[0].at, best[1]


def _rows(lines: Sequence[str], start: int, delimiter: str) -> Iterator[Row]:
    """Rows, which may span lines inside quotation marks; one left open costs only its own line."""
    i = start
    while i < len(lines):
        last = _last_line(lines, i, delimiter)
        if last is None:
            fault = "a quotation mark that is closed again"
            yield Row(f"line {i + 1}", (lines[i][:_SHOWN],), fault)
            i += 1
            continue
        yield _row(i + 1, "\n".join(lines[i : last + 1]), delimiter)
        i = last + 1


def _row(line: int, text: str, delimiter: str) -> Row:
    if len(text) > LONGEST_ROW:
        fault = f"{LONGEST_ROW:,} characters a row at most, this one has {len(text):,}"
        return Row(f"line {line}", (text[:_SHOWN],), fault)
    return Row(f"line {line}", tuple(map(clean, _cells_of(text, delimiter))))


def _last_line(lines: Sequence[str], first: int, delimiter: str) -> int | None:
    inside = False
    for i in range(first, min(first + _MOST_LINES_IN_FIELD, len(lines))):
        inside = _ends_inside(lines[i], delimiter, inside)
        if not inside:
            return i
    return None


def _ends_inside(line: str, delimiter: str, inside: bool) -> bool:
    """Whether the next line continues a quoted field; marks within plain text do not count."""
    if '"' not in line:
        return inside
    at = 0
    while at <= len(line):
        if inside:
            at = line.find('"', at)
            if at < 0:
                return True
            doubled = line.startswith('""', at)
            inside, at = doubled, at + (2 if doubled else 1)
        elif line.startswith('"', at) and (at == 0 or line[at - 1] == delimiter):
            inside, at = True, at + 1
        else:
            at = line.find(delimiter, at)
            if at < 0:
                return False
            at += 1
    return inside


def _cells_of(text: str, delimiter: str) -> list[str]:
    """The fields of one row, as they stand."""
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
