"""The table in an Excel workbook (.xlsx, .xlsm): sheets, rows, and the limits of a sane file."""

import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice, zip_longest

from openpyxl import Workbook, load_workbook

from db.spelling import clean
from db.trouble import Trouble, TroubleKind
from online.bookings.lists.cells import Cell, formula_of, text_of
from online.bookings.lists.columns import (
    HEADING_WITHIN,
    HeadingRow,
    Learned,
    heading_row,
    no_headings,
    table_of,
)
from online.bookings.lists.table import ACCEPTED, LONGEST_ROW, Row, Table

_LARGEST_UNPACKED = 128 * 1024 * 1024
_MOST_ROWS = 1_048_576
"""A sheet of Excel has no more; a damaged file may claim any number."""

_MOST_COLUMNS = 256


def read_workbook(data: bytes, where: str, learned: Learned) -> Table:
    """The table on the visible sheet whose headings are understood best.

    Cells of other kinds than text come out as the text that people would write for them, so that
    all checks are the same as for a text file. A formula that has no result stands there as it was
    written. Raises `Trouble` SOURCE if there is no such table.
    """
    _check_archive(data, where)
    try:
        with warnings.catch_warnings(action="ignore", category=UserWarning):
            return _table(data, where, learned)
    except Trouble:
        raise
    except Exception as error:
        # The library meets a damaged file with whatever exception its own code runs into.
        raise _trouble(
            where, "found a damaged workbook, accepted: one that Excel opens (save it there again)"
        ) from error


# --- the file

_NO_WORKBOOK = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ("content.xml", "an OpenDocument file"),
    ("word/document.xml", "a Word document"),
)


def _trouble(where: str, detail: str) -> Trouble:
    return Trouble(TroubleKind.SOURCE, where, detail)


def _check_archive(data: bytes, where: str) -> None:
    """Looks at the list of contents alone, so that a small file cannot unpack to a huge one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {info.filename: info.file_size for info in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _trouble(where, f"found a damaged or incomplete workbook, {ACCEPTED}") from None
    for name, what in _NO_WORKBOOK:
        if name in names:
            raise _trouble(where, f"found {what}, {ACCEPTED}")
    if "[Content_Types].xml" not in names:
        raise _trouble(where, f"found a ZIP archive, {ACCEPTED}")
    # The library stops at the size that is declared here, whatever the packed data hold.
    if sum(names.values()) > _LARGEST_UNPACKED:
        raise _trouble(
            where,
            f"found a workbook that unpacks to more than {_LARGEST_UNPACKED // 1024**2} MB, "
            "accepted: the list of one office",
        )


def _opened(data: bytes, *, results: bool) -> Workbook:
    return load_workbook(BytesIO(data), read_only=True, data_only=results, keep_links=False)


# --- the sheets

_Rows = Iterator[list[str]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A visible sheet; `rows` reads it from the top at each call."""

    title: str
    rows: Callable[[], _Rows]


def _table(data: bytes, where: str, learned: Learned) -> Table:
    sheets = _visible_sheets(data, where)
    tops = [[*islice(sheet.rows(), HEADING_WITHIN + 1)] for sheet in sheets]
    found = [
        (sheet, row)
        for sheet, top in zip(sheets, tops, strict=True)
        if (row := heading_row(top, learned))
    ]
    if not found:
        first = next((row for top in tops for row in top if any(row)), [])
        raise no_headings(where, " ".join(filter(None, first)))
    sheet, row = max(found, key=lambda one: one[1].merit)
    return _table_below(sheet, row, where, learned, named=len(sheets) > 1)


def _table_below(
    sheet: _Sheet, row: HeadingRow, where: str, learned: Learned, *, named: bool
) -> Table:
    rows = islice(sheet.rows(), row.at, None)
    headings = _without_empty_end(next(rows))
    place = f"{sheet.title}, row" if named else "row"
    below = tuple(
        _row(f"{place} {number}", cells[: len(headings)])
        for number, cells in enumerate(rows, start=row.at + 2)
        if any(cells)
    )
    return table_of(headings, below, learned, where=where)


def _row(where: str, cells: Sequence[str]) -> Row:
    length = sum(map(len, cells))
    if length > LONGEST_ROW:
        fault = f"{LONGEST_ROW:,} characters a row at most, this one has {length:,}"
        return Row(where, (" ".join(cell[:300] for cell in cells)[:300],), fault)
    return Row(where, tuple(cells))


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _visible_sheets(data: bytes, where: str) -> list[_Sheet]:
    results = _opened(data, results=True)
    # Only the other view of a file tells a formula from an empty cell; it costs as much again.
    written = _opened(data, results=False) if _has_formulas(data) else None

    def rows_of(i: int) -> Callable[[], _Rows]:
        return lambda: _rows(results, written, i, where)

    return [
        _Sheet(sheet.title, rows_of(i))
        for i, sheet in enumerate(results.worksheets)
        if sheet.sheet_state == "visible"
    ]


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/" in name]
        return any(b"<f>" in xml or b"<f " in xml for xml in map(archive.read, sheets))


def _rows(results: Workbook, written: Workbook | None, i: int, where: str) -> _Rows:
    formulas = _cells(written, i) if written else iter(())
    for number, (row, below) in enumerate(zip_longest(_cells(results, i), formulas, fillvalue=())):
        if number >= _MOST_ROWS:
            raise _trouble(where, f"found more than {_MOST_ROWS:,} rows")
        yield [
            clean(text_of(cell) or formula_of(cell, behind))
            for cell, behind in zip_longest(row[:_MOST_COLUMNS], below[:_MOST_COLUMNS])
        ]


def _cells(book: Workbook, i: int) -> Iterator[tuple[Cell, ...]]:
    sheet = book.worksheets[i]
    # The size that a file declares is often wrong, and makes every row as wide as it says.
    sheet.reset_dimensions()
    return sheet.iter_rows()
