"""What a cell of a workbook says, as the text that people would write for it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Protocol

from openpyxl.styles.numbers import is_datetime

_DAY_MIN = 24 * 60
_EXACT = 10**15
"""Spreadsheets keep fifteen digits; of a longer number the last ones are lost."""

_ASIDE = re.compile(r'\[\$[^\]]*\]|"[^"]*"')
"""Parts of a number format that are no letters of a date: a locale, a literal."""


class Cell(Protocol):
    """A cell of a workbook that is read row by row."""

    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...
    @property
    def number_format(self) -> str | None: ...


def text_of(cell: Cell | None) -> str:
    """The value of the cell; times to the nearest minute, for fractions of a day are inexact.

    A number too long for a spreadsheet is written with its exponent, so that it is not mistaken
    for the number that was typed.
    """
    value = cell.value if cell is not None else None
    if cell is None or value is None:
        return ""
    match value:
        case datetime():
            return _moment(value, cell.number_format or "")
        case time():
            return _clock(value.hour * 60 + value.minute + value.second / 60)
        case timedelta():
            return _span(value)
        case date():
            return value.isoformat()
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, cell.number_format or "")
    return str(value)


def formula_of(result: Cell | None, written: Cell | None) -> str:
    """The formula in a cell without a result; empty if there is none, or its result is no text."""
    if written is None or written.data_type != "f":
        return ""
    # The result of a formula may well be the empty text; its kind is written down all the same.
    if result is not None and result.data_type == "str":
        return ""
    return written.value if isinstance(written.value, str) else "={…}"


def _moment(value: datetime, number_format: str) -> str:
    """With its time of day if it has one, or if its format shows one."""
    if not 1900 <= value.year <= 2200:
        return value.isoformat(" ")
    value = (value + timedelta(seconds=30)).replace(second=0, microsecond=0)
    shown = is_datetime(_ASIDE.sub("", number_format.lower()))
    at_midnight = value.time() == time()
    return f"{value:%Y-%m-%d}" if at_midnight and shown == "date" else f"{value:%Y-%m-%d %H:%M}"


def _span(value: timedelta) -> str:
    minutes = value.total_seconds() / 60
    return _clock(minutes) if 0 <= minutes < _DAY_MIN else str(value)


def _clock(minutes: float) -> str:
    # The last half minute of a day stays in it, for nothing here could say which one is next.
    whole = min(round(minutes), _DAY_MIN - 1)
    return f"{whole // 60:02}:{whole % 60:02}"


def _number(value: int | float, number_format: str) -> str:
    if abs(value) >= _EXACT:
        return f"{value:.5E}"
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    digits = str(int(value))
    # A format such as 00000 shows zeros that the number itself cannot hold.
    return digits.zfill(len(number_format)) if re.fullmatch("0{1,40}", number_format) else digits
