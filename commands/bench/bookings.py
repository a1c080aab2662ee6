"""What keeping bookings in step costs: a first look at many, one after few changes, a quiet one.

The servers are real, or stand in faithfully, and run on this machine, so that seconds count their
work too; requests and bytes do not depend on the machine.
"""

import base64
import json
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

from commands.bench.figures import Figure, below, milliseconds, percentile
from commands.bench.ground import Ground
from commands.stand_ins.easyappointments import easy_appointments
from commands.stand_ins.radicale import radicale
from db.delivered import Incoming, each_alone
from db.pulling import Pulling
from db.resolving import Resolving
from db.sources import Sources
from online.bookings.caldav.source import CalDav
from online.bookings.easyappointments.source import EasyAppointments
from online.bookings.source import Source
from online.bookings.sync import Pass, Sync

CHANGES = 10
BATCH = 200
DAYS = 25
"""The bookings are spread over so many days from today, within what a look asks for."""

TEN_MINUTES_S = 600.0
MOST_MS = 100
"""The longest that a clerk's press may have to wait for bookings that come in."""

MOST_REQUESTS = 4
"""After ten changes, where the protocol tells what has changed."""

_PASSWORD = "bench"


def measure_bookings(engine: str, ground: Ground, many: int) -> list[Figure]:
    """The figures of both protocols, for `many` bookings."""
    figures = [_batch(engine, ground)]
    with _calendar(many) as (source, change):
        first, changed, quiet = _looks(ground, source, change)
        name = "CalDAV"
        figures += [
            _seconds(engine, name, many, first),
            _requests(engine, f"{CHANGES} changes", name, changed, most=MOST_REQUESTS),
            _requests(engine, "none", name, quiet, most=1),
        ]
    later = _Later()
    with _appointments(ground, many, later) as (source, change):
        first, changed, quiet = _looks(ground, source, change)
        name = "REST"
        # Pages of the days that were asked for, read twice: at most as many as the first look's.
        most = first.traffic.requests
        figures += [
            _seconds(engine, name, many, first),
            _requests(engine, f"{CHANGES} changes", name, changed, most=most),
            _requests(engine, "none", name, quiet, most=most),
        ]
        later.forward(TEN_MINUTES_S)
        whole = _look(_sync(ground, source))
        figures.append(_requests(engine, "ten minutes, whole", name, whole, most=most))
    return figures


def _batch(engine: str, ground: Ground) -> Figure:
    """How long a clerk may have to wait for bookings that come in: one batch, one transaction."""
    pulling = Pulling(ground.database, ground.office_id, ground.clock)
    code = next(iter(ground.office.services.values())).code
    start = ground.clock() + timedelta(hours=1)

    def take_in(round_: int) -> float:
        ids = (f"{round_}-{place}" for place in range(BATCH))
        objects = each_alone(
            Incoming(external_id=each, service=code, starts_at=start, name="Sara Ali")
            for each in ids
        )
        return milliseconds(lambda: pulling.take_in("bench", objects))

    ids = count(2)

    def plain_rows() -> None:
        ground.bare.execute("BEGIN")
        for _ in range(BATCH):
            ground.bare.execute(f"INSERT INTO bench_bare VALUES ({next(ids)}, 0)")
        ground.bare.execute("COMMIT")

    ours, bare = [], []
    for round_ in range(20):
        bare.append(milliseconds(plain_rows))
        ours.append(take_in(round_))
    return below(
        f"{BATCH} bookings taken in at once, P95",
        engine,
        "ms",
        percentile(ours, 0.95),
        MOST_MS,
        samples=len(ours),
        bare=percentile(bare, 0.95),
        note=f"bare: {BATCH} rows in one transaction",
    )


def _looks(
    ground: Ground, source: Source, change: Callable[[int], None]
) -> tuple[Pass, Pass, Pass]:
    sync = _sync(ground, source)
    first = _look(sync)
    for place in range(CHANGES):
        change(place)
    changed = _look(sync)
    assert changed.taken.changed == CHANGES, changed
    return first, changed, _look(sync)


def _sync(ground: Ground, source: Source) -> Sync:
    handed = (ground.database, ground.office_id, ground.clock)
    Sources(*handed).name(source.name, "bench", pushes=False, every=timedelta(seconds=15))
    return Sync(*handed, source, tells=False)


def _look(sync: Sync) -> Pass:
    done = sync.once()
    if done.trouble:
        raise RuntimeError(done.trouble)
    return done


def _seconds(engine: str, protocol: str, many: int, done: Pass) -> Figure:
    assert done.taken.new == many, done
    return Figure(
        name=f"first look at {many:,} bookings, {protocol}",
        engine=engine,
        unit=f"s ({done.traffic})",
        value=round(done.seconds, 2),
        samples=1,
    )


def _requests(engine: str, after: str, protocol: str, done: Pass, *, most: int) -> Figure:
    return below(
        f"look after {after}, {protocol}",
        engine,
        f"requests ({done.traffic}, {done.seconds * 1000:.0f} ms)",
        done.traffic.requests,
        most,
        samples=1,
    )


# --- CalDAV


@contextmanager
def _calendar(many: int) -> Iterator[tuple[Source, Callable[[int], None]]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder / "collections" / "collection-root" / "dawr" / "civil", many)
        with radicale(folder, user="dawr", password=_PASSWORD) as url:
            source = CalDav(
                "calendar",
                url,
                user="dawr",
                password=_PASSWORD,
                zone=ZoneInfo("Asia/Bahrain"),
                timeout_s=120,
            )
            yield source, lambda place: _put(url, place, hour=12)


def _fill(calendar: Path, many: int) -> None:
    """Writes the calendar where the server keeps it: asking for each would take minutes."""
    calendar.mkdir(parents=True)
    properties = {"tag": "VCALENDAR", "D:displayname": "civil"}
    (calendar / ".Radicale.props").write_text(json.dumps(properties), "utf-8")
    for place in range(many):
        (calendar / f"{place}.ics").write_text(_event(place, hour=9), "utf-8", newline="")


def _event(place: int, hour: int) -> str:
    at = datetime(2026, 11, 22, hour - 3) + timedelta(days=place % DAYS, minutes=place % 120)
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//bench//EN", "BEGIN:VEVENT",
        f"UID:bench-{place}", "DTSTAMP:20261101T000000Z", f"DTSTART:{at:%Y%m%dT%H%M%S}Z",
        "DURATION:PT20M", f"SUMMARY:Visitor {place}", "CATEGORIES:F",
        f"DESCRIPTION:Phone: +973 3{place:07d}", "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return "\r\n".join(lines)


def _put(url: str, place: int, hour: int) -> None:
    login = base64.b64encode(f"dawr:{_PASSWORD}".encode()).decode()
    request = urllib.request.Request(
        f"{url}dawr/civil/{place}.ics",
        data=_event(place, hour).encode(),
        method="PUT",
        headers={"Authorization": f"Basic {login}", "Content-Type": "text/calendar"},
    )
    urllib.request.urlopen(request, timeout=60).close()


# --- REST


class _Later:
    """A clock that runs, and jumps when it is told to."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def forward(self, seconds: float) -> None:
        self._ahead += seconds

    def __call__(self) -> float:
        return monotonic() + self._ahead


@contextmanager
def _appointments(
    ground: Ground, many: int, clock: _Later
) -> Iterator[tuple[Source, Callable[[int], None]]]:
    zone = ZoneInfo("Asia/Bahrain")
    with easy_appointments(token=_PASSWORD, zone=zone, clock=clock) as server:
        service, provider = server.add_service("Fire prevention"), server.add_provider()
        handed = (ground.database, ground.office_id, ground.clock)
        code = next(iter(ground.office.services.values())).code
        Resolving(*handed).name_services("easy", {str(service): code})
        numbers = []
        for place in range(many):
            customer = server.add_customer(f"Visitor {place}", phone_number=f"+973 3{place:07d}")
            at = datetime(2026, 11, 22, 9) + timedelta(days=place % DAYS, minutes=place % 120)
            numbers.append(server.book(at, customer=customer, service=service, provider=provider))
        source = EasyAppointments(
            "easy", server.url, token=_PASSWORD, zone=zone, timeout=120.0, clock=clock
        )
        try:
            yield source, lambda place: server.reschedule(numbers[place], _LATER)
        finally:
            source.close()


_LATER = datetime(2026, 11, 23, 13)
