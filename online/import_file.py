"""Taking the bookings of an exported list into the office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from db.bookings import Bookings, TakenIn
from db.engine import Database
from db.views import Views
from online.booking_file import BadRow, read_bookings


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the file: the rows taken in, and each row set aside with its reason."""

    taken: TakenIn
    bad: tuple[BadRow, ...]


def import_file(
    database: Database,
    office_id: int,
    clock: Callable[[], datetime],
    path: Path,
    *,
    source: str = "file",
    on: date | None = None,
) -> ImportReport:
    """Take in the good rows of a list, in one transaction; importing it again changes nothing.

    `on` moves every booking to that day, for samples and rehearsals. Raises `Trouble` SOURCE for
    a file that is no list of bookings.
    """
    office = Views(database, office_id, clock).office()
    names = {
        name: service.code
        for service in office.services.values()
        for name in (service.code, service.name.ar, service.name.en)
    }
    found = read_bookings(path, zone=office.zone, services=names, on=on)
    taken = Bookings(database, office_id, clock).take_in(source, found.rows)
    return ImportReport(taken, found.bad)
