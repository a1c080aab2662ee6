"""`bookings import`: a list from elsewhere, taken in once, and its headings learned on the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commands.bookings.counts import in_words
from db.engine import Database
from db.matches import Tables
from db.trouble import Trouble, TroubleKind
from db.views import Views
from online.bookings.lists.columns import ColumnsMissing, taught
from online.bookings.lists.import_file import ImportReport, import_file

Confirm = Callable[[Mapping[str, str]], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants taken in. `columns` are texts HEADING=FIELD; `learn` agrees beforehand
    with what unknown columns look like."""

    file: Path
    source: str
    columns: tuple[str, ...] = ()
    learn: bool = False
    as_today: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the list, in words: a line for each row set aside, and the sum."""

    faults: tuple[str, ...]
    summary: str


def bring_in(
    database: Database,
    office_id: int,
    clock: Callable[[], datetime],
    asked: Asked,
    confirm: Confirm,
) -> Told:
    """Take the list in; what its columns mean is remembered for the next list of this source.

    Raises `Trouble` SOURCE for a list that cannot be read, also where its columns are unknown and
    nobody confirmed what they look like.
    """
    tables = Tables(database, office_id, clock)
    new = dict(_taught(text) for text in asked.columns)

    def attempt() -> ImportReport:
        day = Views(database, office_id, clock).office().day(clock()) if asked.as_today else None
        columns = {**tables.columns(asked.source), **new}
        return import_file(
            database, office_id, clock, asked.file, source=asked.source, columns=columns, on=day
        )

    try:
        report = attempt()
    except ColumnsMissing as missing:
        if not (missing.suggested and (asked.learn or confirm(missing.suggested))):
            raise
        new.update(missing.suggested)
        report = attempt()
    tables.learn_columns(asked.source, new)
    return _told(asked.file, report)


def _taught(text: str) -> tuple[str, str]:
    try:
        return taught(text)
    except ValueError as wrong:
        raise Trouble(TroubleKind.SETTINGS, "--column", str(wrong)) from None


def _told(file: Path, report: ImportReport) -> Told:
    faults = tuple(
        f"{file}, {row.where}: {row.field}: {row.reason} (found {row.found})" for row in report.bad
    )
    always = ("new", "changed", "unchanged", "set_aside")
    parts = in_words(report.taken.counts, always)
    hint = "; `python main.py bookings list` shows what has to be decided"
    open_lines = report.taken.unmatched or report.taken.conflicts
    return Told(faults, ", ".join(parts) + (hint if open_lines else ""))
