"""`bench`: what fast means here, measured beside the bare database in the same run."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from commands.bench.crowd import crowd_profile, measure_crowd
from commands.bench.figures import WORKING_HOUR, Figure, not_measured
from commands.bench.ground import ground
from commands.bench.hall import measure_hall
from commands.bench.hours import measure_hours, one_language
from commands.bench.machine import Machine, this_machine
from commands.bench.presses import console_profile, measure_presses
from commands.bench.printing import measure_print
from commands.bench.scratch import scratch_databases, scratch_folder
from commands.bench.server import HOW_TO_GET, postgres
from commands.bench.start import measure_starts
from commands.bench.verbs import measure_verbs
from commands.bench.voice import measure_voice
from db.engine import Database, utc_now

NewDatabase = Callable[[str], str]
"""The URL of an empty database of that name."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Every figure of one run. `quick` runs have fewer samples and a shorter past."""

    machine: Machine
    quick: bool
    seconds: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured."""

    past: int
    verbs: int
    crowd: int
    calls: int
    tickets: int
    starts: int
    words: int
    day: int
    visits: int
    bookings: int


WHOLE = Effort(
    past=1_000_000,
    verbs=300,
    crowd=4_000,
    calls=150,
    tickets=60,
    starts=3,
    words=20,
    day=960,
    visits=60,
    bookings=10_000,
)
QUICK = Effort(
    past=100_000,
    verbs=100,
    crowd=400,
    calls=25,
    tickets=12,
    starts=1,
    words=4,
    day=60,
    visits=15,
    bookings=500,
)


def bench(main: Path, *, quick: bool = False, database_url: str | None = None) -> Bench:
    """Measure on this machine; `main` is the program whose processes are started.

    Takes three minutes on two cores, `quick` less than one. Only temporary folders and databases
    are touched: both engines on this machine, or the one of `database_url`, where that is. Raises
    `Trouble` when nothing can be measured there.
    """
    began = perf_counter()
    effort = QUICK if quick else WHOLE
    place = Database(database_url) if database_url else None
    figures: list[Figure] = []
    server = "not measured"
    if place is None or place.is_sqlite:
        figures += _sqlite(main.resolve(), place, effort)
    if place is None or not place.is_sqlite:
        found, server = _postgresql(main.resolve().parent, place, effort)
        figures += found
    return Bench(this_machine(server), quick, round(perf_counter() - began, 1), tuple(figures))


def _sqlite(main: Path, place: Database | None, effort: Effort) -> list[Figure]:
    with scratch_folder(place) as folder:
        figures = measure_engine("sqlite", _files(folder), effort, main.parent)
        with ground(_files(folder)("day"), _nine, one_language()) as long:
            figures += measure_hours("sqlite", long, effort.day, main.parent)
        return figures + _starts(main, folder, effort)


def _postgresql(root: Path, place: Database | None, effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and which server they are of."""
    with scratch_databases(place) if place else postgres() as new_database:
        if new_database is None:
            return [not_measured("all figures", "postgresql", HOW_TO_GET)], "none"
        figures = measure_engine("postgresql", new_database, effort, root)
    return figures, place.where if place else "its own server, default durability"


def measure_engine(
    engine: str, new_database: NewDatabase, effort: Effort, root: Path
) -> list[Figure]:
    """The figures of one engine: the verbs alone, in a crowd, and up to hall, kiosk and console."""
    with (
        ground(new_database("few"), _nine) as short,
        ground(new_database("many"), _nine) as long,
    ):
        figures = measure_verbs(engine, short, long, effort.past, effort.verbs)
    with ground(new_database("crowd"), utc_now, crowd_profile()) as crowded:
        figures += measure_crowd(engine, crowded, effort.crowd, root)
    with ground(new_database("hall"), utc_now, crowd_profile()) as quiet:
        figures += measure_hall(engine, quiet, effort.calls, root)
    with ground(new_database("voice"), utc_now, crowd_profile()) as loud:
        figures += measure_voice(engine, loud, effort.words, root)
    with ground(new_database("kiosk"), _nine) as front:
        figures += measure_print(engine, front, effort.tickets, root)
    with ground(new_database("console"), _nine, console_profile()) as desk:
        figures += measure_presses(engine, desk, effort.visits, root)
    # Its protocols take a second to load, and the bare window beside the screens stands in here.
    from commands.bench.bookings import measure_bookings

    with ground(new_database("bookings"), _nine) as quiet:
        figures += measure_bookings(engine, quiet, effort.bookings)
    return figures


def as_json(result: Bench) -> str:
    """One JSON object."""
    return json.dumps(asdict(result), ensure_ascii=False, indent=2)


def tell(result: Bench, console: Console | None = None) -> None:
    """Print the figures as people read them."""
    console = console or Console()
    table = Table("Figure", "Engine", "Value", "Bare", "Ratio", "Target", "Met", box=None)
    for column in table.columns[2:5]:
        column.justify = "right"
    for figure in result.figures:
        table.add_row(
            figure.name,
            figure.engine,
            figure.note if figure.value is None else f"{figure.value:g} {figure.unit}",
            _text(figure.bare),
            _text(figure.ratio),
            figure.target or "",
            "" if figure.met is None else "yes" if figure.met else "NO",
        )
    console.print(table)
    machine = result.machine
    console.print(
        f"{machine.cpu}, {machine.cores} cores, load {machine.load}, {machine.memory_mb:,} MB, "
        f"{machine.system}, Python {machine.python}, SQLite {machine.sqlite} "
        f"({machine.sqlite_settings}), PostgreSQL: {machine.postgresql}"
    )
    console.print(f"{result.seconds:g} s{', quick' if result.quick else ''}")


def _files(folder: Path) -> NewDatabase:
    return lambda name: f"sqlite:///{(folder / f'{name}.sqlite3').as_posix()}"


def _starts(main: Path, folder: Path, effort: Effort) -> list[Figure]:
    url = _files(folder)("start")
    with ground(url, utc_now):
        return measure_starts(main, url, effort.starts, folder)


def _nine() -> datetime:
    return WORKING_HOUR


def _text(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
