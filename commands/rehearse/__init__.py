"""`rehearse`: a whole day through the real use cases, on a simulated clock and without screens."""

import json
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from commands.rehearse import figures
from commands.rehearse.day_plan import RehearsalDay, read_day
from commands.rehearse.figures import BookingFigures, PromiseFigures, ServiceFigures
from commands.rehearse.hall import Hall, SimulatedClock
from commands.rehearse.people import draw_people
from db.engine import Database
from db.events import Event, Record
from db.figures import Figures
from db.office import refuse_offices
from db.setup import set_up
from db.views import Views

BEFORE_OPENING = timedelta(hours=1)
"""When the day's bookings are taken in, before the first counter opens."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rehearsed day came to. Minutes are of the simulated clock.

    Whoever came is in exactly one of `served`, `missed`, `left`, `closed_unserved` and `refused`;
    `visitors` is their sum. `double_calls` and `lost_tickets` are counted in the database.
    """

    day: str
    date: str
    seed: int
    visitors: int
    served: int
    missed: int
    left: int
    closed_unserved: int
    refused: dict[str, int]
    came_back: int
    services: dict[str, ServiceFigures]
    bookings: BookingFigures
    walk_in_wait_max_min: float | None
    promises: PromiseFigures
    double_calls: int
    lost_tickets: int
    events: int
    simulated_s: int
    """From the opening of the office to the last clerk's leaving."""


def rehearse(day_file: Path, seed: int, database_url: str | None = None) -> Rehearsal:
    """Play the day in the file, the same under the same seed, in a database file of its own.

    `database_url` names another database, which must be empty and keeps the day to be looked at.
    Raises `Trouble`: SETTINGS or PROFILE for a bad plan, SETTINGS for a database with an office,
    and whatever the database meets with.
    """
    day = read_day(day_file)
    if database_url is not None:
        return _rehearse_in(database_url, day, seed)
    with tempfile.TemporaryDirectory(prefix="dawr-rehearsal-") as folder:
        return _rehearse_in(f"sqlite:///{Path(folder, 'day.sqlite3').as_posix()}", day, seed)


def as_json(rehearsal: Rehearsal) -> str:
    """One JSON object, the same text for the same day."""
    return json.dumps(asdict(rehearsal), ensure_ascii=False, indent=2)


def tell(rehearsal: Rehearsal, console: Console | None = None) -> None:
    """Print the figures as people read them."""
    console = console or Console()
    console.print(f"[bold]{rehearsal.day}[/bold]  {rehearsal.date}, seed {rehearsal.seed}")
    console.print(
        f"{rehearsal.visitors} visitors: {rehearsal.served} served, {rehearsal.missed} missed, "
        f"{rehearsal.left} left, {rehearsal.closed_unserved} not served at closing, "
        f"{sum(rehearsal.refused.values())} refused"
    )
    console.print(_table(rehearsal))
    booked, told = rehearsal.bookings, rehearsal.promises
    console.print(
        f"Bookings: {booked.arrived} of {booked.made} came, {booked.on_time} on time, "
        f"{_percent(booked.on_time_called_within_5_min_share)} of them called within 5 minutes"
    )
    console.print(f"Longest wait without a booking: {_text(rehearsal.walk_in_wait_max_min)} min")
    console.print(
        f"Promises: {told.given} given, {_percent(told.kept_share)} kept, "
        f"off by {_text(told.mean_abs_error_min)} min on average"
    )
    console.print(
        f"Called twice: {rehearsal.double_calls}. Lost tickets: {rehearsal.lost_tickets}. "
        f"Lines in the record: {rehearsal.events}"
    )


def _rehearse_in(url: str, day: RehearsalDay, seed: int) -> Rehearsal:
    database = Database.open(url, create=True)
    try:
        return _play(database, day, seed)
    finally:
        database.close()


def _play(database: Database, day: RehearsalDay, seed: int) -> Rehearsal:
    refuse_offices(database, "to rehearse in")
    clock = SimulatedClock(datetime.combine(day.plan.date, time(0), UTC))
    office_id = set_up(database, day.profile, clock).office_id
    office = Views(database, office_id, clock).office()
    opens = office.hours.intervals(day.plan.date)[0][0]
    clock.now = opens - BEFORE_OPENING
    people = draw_people(day, office, seed)
    course = Hall(day, database, office_id, clock).play(people)
    steps = Figures(database, office_id).steps_of(day.plan.date)
    events = _all_events(Record(database, office_id))
    ended = figures.visits(steps)
    refused = {str(reason): number for reason, number in course.refused.items()}
    return Rehearsal(
        day=day.plan.name.en,
        date=day.plan.date.isoformat(),
        seed=seed,
        visitors=len(course.ticket_ids) + sum(refused.values()),
        served=ended.served,
        missed=ended.missed,
        left=ended.left,
        closed_unserved=ended.closed_unserved,
        refused=dict(sorted(refused.items())),
        came_back=course.came_back,
        services=figures.per_service(office, steps),
        bookings=figures.bookings(len(people.bookings), steps),
        walk_in_wait_max_min=figures.longest_walk_in_wait(steps),
        promises=figures.promises(steps),
        double_calls=figures.double_calls(events),
        lost_tickets=figures.lost_tickets(course.ticket_ids, steps),
        events=len(events),
        simulated_s=round((course.ended_at - opens).total_seconds()),
    )


def _all_events(record: Record) -> list[Event]:
    found: list[Event] = []
    while page := record.since(found[-1].n if found else 0):
        found.extend(page)
    return found


def _table(rehearsal: Rehearsal) -> Table:
    table = Table("Service", "Served", "Wait P50", "Wait P90", "Serving P50", box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for code, found in rehearsal.services.items():
        table.add_row(
            code,
            str(found.count),
            _text(found.wait_p50_min),
            _text(found.wait_p90_min),
            _text(found.service_p50_min),
        )
    return table


def _text(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
