"""Taking the bookings of an exported list into the office."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from db.delivered import SetAside
from db.engine import Database
from db.pulling import Pulling, TakenIn
from db.views import Views
from online.bookings.lists.files import read_file
from online.bookings.source import MOST_OBJECTS, Window

BACK, AHEAD = timedelta(days=1), timedelta(days=370)
"""How far what repeats in a calendar is taken in, behind and ahead of now."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the file: the rows taken in, and each row set aside with its reason."""

    taken: TakenIn
    bad: tuple[SetAside, ...]


def import_file(
    database: Database,
    office_id: int,
    clock: Callable[[], datetime],
    path: Path,
    *,
    source: str = "file",
    columns: Mapping[str, str] | None = None,
    on: date | None = None,
) -> ImportReport:
    """Take in the good rows of a list, batch by batch; importing it again changes nothing.

    A row whose service is not known waits in the inbox of bookings, as does one set aside.

    `columns` explains headings that are not known by themselves. `on` moves every booking to that
    day, for samples and rehearsals. Raises `Trouble` SOURCE for a file that is no list of bookings.
    """
    office = Views(database, office_id, clock).office()
    window = Window(clock() - BACK, clock() + AHEAD)
    found = read_file(path, zone=office.zone, columns=columns or {}, window=window, on=on)
    pulling = Pulling(database, office_id, clock)
    taken = TakenIn()
    for start in range(0, len(found.objects), MOST_OBJECTS):
        taken += pulling.take_in(source, found.objects[start : start + MOST_OBJECTS])
    return ImportReport(taken, found.set_aside)
