"""The database, the clock and the libraries of this machine."""

import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psycopg

from commands.doctor.findings import Finding, fault, ok, warning
from db.engine import Database, utc_now
from db.office import Office, office_id
from db.trouble import Trouble
from db.views import Views
from shell.settings import Settings

LITTLE_SPACE_MB, TOO_LITTLE_SPACE_MB = 2_000, 200
CHECKED_UP_TO_MB = 500
"""A larger file is not read through: that would take longer than anybody waits."""

SKEW_WARNING_S, SKEW_FAULT_S = 2.0, 60.0
EARLIEST_YEAR = 2026
"""A clock that says less has lost its battery."""

OLDEST_SQLITE = (3, 35)
"""The first with RETURNING."""

LIBRARIES = (
    "PySide6",
    "SQLAlchemy",
    "alembic",
    "psycopg",
    "python-escpos",
    "qrcode",
    "pyttsx3",
    "argon2-cffi",
    "pydantic",
)


def database_findings(settings: Settings) -> list[Finding]:
    """Whether the database opens, holds the office, is whole, and has room to grow."""
    area = "database"
    found: list[Finding] = []
    try:
        with opened(settings) as (database, office):
            found.append(
                ok(
                    area,
                    f"{database.where} opens: {office.name.en}, {len(office.services)} services, "
                    f"{len(office.counters)} counters, {len(office.staff)} people",
                )
            )
            file = Path(database.where) if database.is_sqlite else None
    except Trouble as trouble:
        # Its sentence ends with what to do.
        return [fault(area, str(trouble), "")]
    if file is not None:
        found += _file_findings(file)
    return found


def _file_findings(file: Path) -> Iterator[Finding]:
    area, megabytes = "database", file.stat().st_size / 1e6
    if megabytes <= CHECKED_UP_TO_MB:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            said = [row[0] for row in connection.execute("PRAGMA quick_check(100)")]
        # SQLite 3.40 says that, wrongly, where a table without row ids keeps its key further back.
        damage = [line for line in said if line != "ok" and not line.startswith("NULL value in")]
        yield (
            fault(area, f"the file is damaged: {damage[0]}", "Restore the latest backup.")
            if damage
            else ok(area, f"the file is whole ({megabytes:.1f} MB) and lies on a local disk")
        )
    else:
        yield ok(area, f"the file ({megabytes:.0f} MB) lies on a local disk; too large to check")
    free = shutil.disk_usage(file.parent).free / 1e6
    what = f"{free:,.0f} MB free on its disk"
    if free < TOO_LITTLE_SPACE_MB:
        yield fault(area, what, "Free some space now: with a full disk no ticket can be issued.")
    elif free < LITTLE_SPACE_MB:
        yield warning(area, what, "Free some space before it runs out.")
    else:
        yield ok(area, what)


def clock_findings(settings: Settings) -> list[Finding]:
    """This machine's clock against the office's time zone and the server's clock."""
    area, now = "clock", datetime.now().astimezone()
    if now.year < EARLIEST_YEAR:
        return [fault(area, f"it says {now:%Y-%m-%d %H:%M}", "Set the date and time.")]
    found = [*_zone_findings(settings, now), *_server_clock_findings(settings)]
    synchronised = Path("/run/systemd/timesync/synchronized").exists()
    found.append(
        ok(area, "kept right by a time server")
        if synchronised
        else ok(
            area,
            f"it says {now:%Y-%m-%d %H:%M %Z}; whether a time server keeps it right "
            "cannot be seen from here: compare it with a watch",
        )
    )
    return found


def _zone_findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    try:
        with opened(settings) as (_database, office):
            there = now.astimezone(office.zone)
    except Trouble:
        return
    if there.utcoffset() == now.utcoffset():
        yield ok("clock", f"in the office's time zone, {office.zone.key}")
    else:
        yield warning(
            "clock",
            f"here it is {now:%H:%M} ({now:%Z}), in the office {there:%H:%M} ({office.zone.key})",
            "Screens go by the office's zone. Set this machine's zone too, for logs and backups.",
        )


def _server_clock_findings(settings: Settings) -> Iterator[Finding]:
    if settings.database.startswith("sqlite"):
        return
    url = settings.database.replace("+psycopg", "", 1)
    try:
        with psycopg.connect(url, connect_timeout=5, autocommit=True) as connection:
            before = datetime.now(UTC)
            row = connection.execute("SELECT clock_timestamp()").fetchone()
            after = datetime.now(UTC)
    except psycopg.Error:
        return  # The database's own finding says so.
    assert row is not None
    yield skew_finding((before + (after - before) / 2 - row[0]).total_seconds())


def skew_finding(seconds: float) -> Finding:
    """How far this clock goes before the server's; due times come from every machine's own."""
    what = f"{abs(seconds):.1f} s {'before' if seconds > 0 else 'behind'} the database server"
    mend = "Let one time server set both clocks (NTP)."
    if abs(seconds) >= SKEW_FAULT_S:
        return fault("clock", what, mend)
    if abs(seconds) >= SKEW_WARNING_S:
        return warning("clock", what, mend)
    return ok("clock", what)


def library_findings(_settings: Settings) -> list[Finding]:
    """Python and what it stands on."""
    area = "libraries"
    found = [ok(area, f"Python {platform.python_version()}, {platform.platform()}")]
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        found.append(
            fault(
                area,
                f"SQLite {sqlite3.sqlite_version}",
                "Use a Python that brings SQLite 3.35 or newer.",
            )
        )
    versions = {name: _version(name) for name in LIBRARIES}
    missing = [name for name, found_version in versions.items() if found_version is None]
    if missing:
        mend = f"Install them: {sys.executable} -m pip install {' '.join(missing)}"
        found.append(fault(area, f"missing: {', '.join(missing)}", mend))
    there = [f"{name} {number}" for name, number in versions.items() if number]
    found.append(ok(area, f"SQLite {sqlite3.sqlite_version}, {', '.join(there)}"))
    return found


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Database, Office]]:
    """The database and its office, for as long as they are looked at. Raises `Trouble`."""
    database = Database.open(settings.database)
    try:
        number = office_id(database, settings.office)
        yield database, Views(database, number, utc_now).office()
    finally:
        database.close()
