"""A list of bookings as a table, whatever kind of file it was in: headings, columns, rows."""

from collections.abc import Mapping
from dataclasses import dataclass

ACCEPTED = "accepted: an Excel workbook (.xlsx) or a text file (CSV UTF-8)"
"""What to say where a file is of a kind that no table is read from."""

LONGEST_ROW = 20_000
"""Characters that a row of bookings may have; a longer one is set aside unread."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings, its cells made clean; `where` finds it, such as "line 12".

    `fault` says why it could not be taken apart; `cells` then hold its beginning alone.
    """

    where: str
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` gives for each field of `HEADINGS` its columns, the best-named first.

    `ignored` are the headings that mean nothing here.
    """

    headings: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    rows: tuple[Row, ...]
    ignored: tuple[str, ...] = ()
