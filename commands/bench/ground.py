"""The ground of a measurement: an office with a past, a line, and a bare row beside it."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, Self

import psycopg

from db.engine import Database
from db.office import Counter, Office, Person
from db.profile import Profile, read_profile
from db.setup import set_up
from db.staff import StaffDesk
from db.views import Views
from queueing.staff import SERVES

SAMPLE_PROFILE = Path(__file__).parents[2] / "assets" / "profiles" / "civil_defense.toml"

TICKETS_A_DAY = 400


class Bare(Protocol):
    """A raw connection of the driver, with the settings that the use cases run with."""

    def execute(self, statement: str) -> list[tuple[Any, ...]]: ...
    def write(self) -> None:
        """One transaction that changes one row."""
        ...

    def moment(self, base: datetime, seconds: str) -> str:
        """SQL for a time so many seconds after `base`, as the tables keep times."""
        ...

    def day(self, base: datetime, days: str) -> str: ...
    def bulk(self, statements: Sequence[str]) -> None:
        """Write many rows quickly, then bring the database to rest."""
        ...

    def close(self) -> None: ...


class BareSqlite:
    """WAL, synchronous=FULL and BEGIN IMMEDIATE, like the use cases."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement).fetchall()

    def write(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("UPDATE bench_bare SET n = n + 1 WHERE id = 1")
        self._connection.execute("COMMIT")

    def moment(self, base: datetime, seconds: str) -> str:
        start = base.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        return f"datetime('{start}', ({seconds}) || ' seconds') || '.000000'"

    def day(self, base: datetime, days: str) -> str:
        return f"date('{base:%Y-%m-%d}', ({days}) || ' days')"

    def bulk(self, statements: Sequence[str]) -> None:
        # On a connection of its own, whose large cache is gone afterwards.
        with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
            for pragma in ("synchronous=OFF", "cache_size=-400000"):
                connection.execute(f"PRAGMA {pragma}")
            for statement in statements:
                connection.execute(statement)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        # Not by opening the file: closing it again would drop every lock of SQLite's in this
        # process, and another process would then take itself for the last and discard the log.
        if hasattr(os, "sync"):
            os.sync()

    def close(self) -> None:
        self._connection.close()


class BarePostgres:
    """A plain psycopg connection with the server's own durability."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True)
        self._writer = psycopg.connect(url.replace("+psycopg", "", 1))

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []

    def write(self) -> None:
        self._writer.execute("UPDATE bench_bare SET n = n + 1 WHERE id = 1")
        self._writer.commit()

    def moment(self, base: datetime, seconds: str) -> str:
        return f"timestamptz '{base.isoformat()}' + ({seconds}) * interval '1 second'"

    def day(self, base: datetime, days: str) -> str:
        return f"date '{base:%Y-%m-%d}' + ({days})::integer"

    def bulk(self, statements: Sequence[str]) -> None:
        # Without the triggers that look up every foreign key: ours are right by construction.
        for statement in (
            "SET session_replication_role = replica",
            *statements,
            "SET session_replication_role = DEFAULT",
            "VACUUM ANALYZE ticket, step, call",
            "CHECKPOINT",
        ):
            self.execute(statement)
        if hasattr(os, "sync"):
            # What the load left to be written would slow the bare writes down more than ours.
            os.sync()

    def close(self) -> None:
        self._writer.close()
        self._connection.close()


@dataclass(frozen=True, slots=True)
class Ground:
    """An office to measure in, its counters closed and its lines empty at first."""

    url: str
    database: Database
    office_id: int
    office: Office
    bare: Bare
    clock: Callable[[], datetime]

    @classmethod
    def prepare(
        cls, url: str, clock: Callable[[], datetime], profile: Profile | None = None
    ) -> Self:
        """An empty database with the sample office, or with that of `profile`."""
        database = Database.open(url, create=True)
        office_id = set_up(database, profile or read_profile(SAMPLE_PROFILE), clock).office_id
        office = Views(database, office_id, clock).office()
        bare: Bare = BareSqlite(database.where) if database.is_sqlite else BarePostgres(url)
        bare.execute("CREATE TABLE bench_bare (id INTEGER PRIMARY KEY, n INTEGER)")
        bare.execute("INSERT INTO bench_bare VALUES (1, 0)")
        return cls(url, database, office_id, office, bare, clock)

    def close(self) -> None:
        self.bare.close()
        self.database.close()

    def staff_counters(self) -> list[tuple[Counter, Person]]:
        """Open the counters, one clerk each, as far as there are clerks."""
        desk = StaffDesk(self.database, self.office_id, self.clock)
        clerks = (person for person in self.office.staff.values() if person.role in SERVES)
        seats = list(zip(self.office.counters.values(), clerks, strict=False))
        for counter, clerk in seats:
            desk.open_counter(counter.id, by=clerk.id)
        return seats

    def add_past(self, count: int) -> None:
        """So many finished visits of earlier days, written in bulk."""
        now = self.clock()
        moment, day = self.bare.moment, self.bare.day
        back = f"-(1 + k.i / {TICKETS_A_DAY})"
        counters = f"{min(self.office.counters)} + ticket.id % {len(self.office.counters)}"
        self.bare.bulk(
            (
                self._tickets(
                    count,
                    "past",
                    day=day(now, back),
                    number=f"'Z' || (1000 + k.i % {TICKETS_A_DAY})",
                    issued=moment(now, f"{back} * 86400 + k.i % {TICKETS_A_DAY} * 60"),
                ),
                self._steps(
                    "past",
                    "counter_id, calls, first_called_at, called_at, started_at, ended_at, outcome",
                    f"'done', {counters}, 1, "
                    "issued_at, issued_at, issued_at, issued_at, 'completed'",
                ),
                "INSERT INTO call (office_id, step_id, counter_id, kind, at) SELECT "
                "office_id, id, counter_id, 'call', called_at FROM step WHERE state = 'done'",
            )
        )

    def add_waiting(self, count: int, services: Sequence[int], mark: str) -> None:
        """So many visitors who wait for these services in turn, due an hour ago and after."""
        now = self.clock()
        choice = " ".join(f"WHEN {place} THEN {service}" for place, service in enumerate(services))
        service = f"CASE ticket.id % {len(services)} {choice} END"
        self.bare.bulk(
            (
                self._tickets(
                    count,
                    mark,
                    day=self.bare.day(self.office.local(now), "0"),
                    number=f"'{mark}' || (1000 + k.i)",
                    issued=self.bare.moment(now - timedelta(hours=1), "k.i / 10"),
                ),
                self._steps(mark, "calls", "'waiting', 0", service),
            )
        )

    def _tickets(self, count: int, mark: str, *, day: str, number: str, issued: str) -> str:
        # No token of a real ticket has a full stop in it.
        return (
            "WITH RECURSIVE k(i) AS "
            f"(SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < {count - 1}) "
            "INSERT INTO ticket (office_id, day, number, token, language, party_size, issued_at) "
            f"SELECT {self.office_id}, {day}, {number}, '{mark}.' || k.i, 'ar', 1, {issued} FROM k"
        )

    def _steps(self, mark: str, columns: str, values: str, service: str = "") -> str:
        """One step for each ticket of `mark`; `values` begins with the state."""
        services = self.office.services
        service = service or f"{min(services)} + ticket.id % {len(services)}"
        return (
            "INSERT INTO step (office_id, ticket_id, position, service_id, day, number, basis, "
            f"due_at, arrived_at, served_before_s, state, {columns}) "
            f"SELECT office_id, id, 0, {service}, day, number, 'walk_in', issued_at, issued_at, 0, "
            f"{values} FROM ticket WHERE token LIKE '{mark}.%'"
        )


@contextmanager
def ground(
    url: str, clock: Callable[[], datetime], profile: Profile | None = None
) -> Iterator[Ground]:
    """A prepared ground that is closed at the end."""
    prepared = Ground.prepare(url, clock, profile)
    try:
        yield prepared
    finally:
        prepared.close()
