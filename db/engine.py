"""One door to the shared database: how it is opened, read and written, on both engines.

Every write first raises its office's revision. That row orders the writers (one at a time in an
office, on SQLite and on PostgreSQL), so "call next" is correct by construction, and it numbers
the events without gaps in the order of their commits.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from db import schema
from db.faults import as_trouble, refuse_network_path
from db.schema import Row, revision
from db.trouble import Trouble, TroubleKind
from db.watch import PostgresWatcher, SqliteWatcher, Watcher

BUSY_TIMEOUT_S = 30
"""How long SQLite waits for another writer. Sixteen writers at full throttle need far less."""


def utc_now() -> datetime:
    """The clock of every real process; tests and rehearsals hand in another."""
    return datetime.now(UTC)


_RAISE_REVISION = (
    sa.update(revision)
    .where(revision.c.office_id == sa.bindparam("office"))
    .values(n=revision.c.n + sa.bindparam("by"))
    .returning(revision.c.n, revision.c.config)
)
_INSERTS = {name: table.insert() for name, table in schema.metadata.tables.items()}
_UPDATES = {
    name: table.update().where(table.c.id == sa.bindparam("row_id"))
    for name, table in schema.metadata.tables.items()
    if "id" in table.c
}
"""Built once: a statement built anew for each use costs as much again as running it."""


def inserted_id(result: sa.CursorResult[Any]) -> int:
    """The key that the database gave the row."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


@dataclass(slots=True)
class Write:
    """One transaction of one office: statements to run, and the events that record them."""

    connection: sa.Connection
    office_id: int
    now: datetime
    n: int
    config: int
    _events: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def begin(cls, connection: sa.Connection, office_id: int, now: datetime) -> Self | None:
        """Raise the office's revision, which orders the writers; None if unknown."""
        raised = connection.execute(_RAISE_REVISION, {"office": office_id, "by": 1}).first()
        return cls(connection, office_id, now, raised.n, raised.config) if raised else None

    def one(self, statement: sa.Executable, **values: object) -> Row:
        return self.connection.execute(statement, values).one()

    def first(self, statement: sa.Executable, **values: object) -> Row | None:
        return self.connection.execute(statement, values).first()

    def all(self, statement: sa.Executable, **values: object) -> list[Row]:
        return list(self.connection.execute(statement, values))

    def run(self, statement: sa.Executable, **values: object) -> None:
        self.connection.execute(statement, values)

    def insert(self, table: sa.Table, **values: object) -> int:
        """Insert one row of this office; returns its id."""
        result = self.connection.execute(
            _INSERTS[table.name], {"office_id": self.office_id, **values}
        )
        return inserted_id(result)

    def update(self, table: sa.Table, row_id: int, **values: object) -> None:
        """Set these columns of one row."""
        self.connection.execute(_UPDATES[table.name], {"row_id": row_id, **values})

    def record(
        self,
        kind: str,
        *,
        staff_id: int | None = None,
        counter_id: int | None = None,
        ticket_id: int | None = None,
        step_id: int | None = None,
        **data: object,
    ) -> None:
        """Add a line to the record, written when the transaction commits."""
        self._events.append(
            {
                "office_id": self.office_id,
                "n": self.n + len(self._events),
                "at": self.now,
                "kind": kind,
                "staff_id": staff_id,
                "counter_id": counter_id,
                "ticket_id": ticket_id,
                "step_id": step_id,
                "data": data,
            }
        )

    def commit(self) -> None:
        """Commit the changes with their events; without an event there is nothing to commit."""
        if not self._events:
            return
        # A further event raises the revision further, so that the numbers stay dense.
        extra = len(self._events) - 1
        if extra:
            self.run(_RAISE_REVISION, office=self.office_id, by=extra)
        self.connection.execute(_INSERTS["event"], self._events)
        self.connection.commit()


@dataclass(slots=True)
class Read:
    """One short read transaction that sees a single state of the database."""

    connection: sa.Connection

    def one(self, statement: sa.Executable, **values: object) -> Row:
        return self.connection.execute(statement, values).one()

    def first(self, statement: sa.Executable, **values: object) -> Row | None:
        return self.connection.execute(statement, values).first()

    def all(self, statement: sa.Executable, **values: object) -> list[Row]:
        return list(self.connection.execute(statement, values))


class Database:
    """An open database. Safe to share between threads; each takes a connection of its own.

    Raises `Trouble` wherever the surroundings fail, never an exception of the driver.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._address = _parse(url)
        self._engine = _sqlite(self._address) if self.is_sqlite else _postgresql(self._address)
        self._reading = self._engine.execution_options(
            **({} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"})
        )

    @classmethod
    def open(cls, url: str, *, create: bool = False) -> Self:
        """Open the database at an SQLAlchemy URL, bringing an older schema up to date.

        `create` allows a new SQLite file (`setup` and `demo` only), so that a mistyped path does
        not quietly become an empty office. Raises `Trouble` for a file that is missing, locked,
        read-only, damaged, on a network path or from a newer version.
        """
        database = cls(url)
        try:
            database._admit(create)
        except BaseException:
            database.close()
            raise
        return database

    @property
    def is_sqlite(self) -> bool:
        return self._address.get_backend_name() == "sqlite"

    @property
    def where(self) -> str:
        """The database as a person may read it: a path, or an address without its password."""
        if self.is_sqlite:
            return str(self._address.database)
        return self._address.render_as_string(hide_password=True)

    @contextmanager
    def write(self, office_id: int, now: datetime) -> Iterator[Write]:
        """One write transaction: all of it and its events, or nothing.

        A block that records no event has changed nothing and is rolled back, so a change without
        a line in the record cannot happen.
        """
        with self._guard(), self._begun(self._engine, _BEGIN_WRITE) as connection:
            write = Write.begin(connection, office_id, now)
            if write is None:
                raise Trouble(TroubleKind.DATABASE_NOT_SET_UP, self.where, f"office {office_id}")
            yield write
            write.commit()

    @contextmanager
    def read(self) -> Iterator[Read]:
        """One read transaction; it blocks nobody and sees a single state."""
        with self._guard(), self._begun(self._reading, _BEGIN_READ) as connection:
            yield Read(connection)

    @contextmanager
    def founding(self) -> Iterator[sa.Connection]:
        """A write transaction for what precedes an office: its own row and its revision.

        The caller commits; without that nothing stays.
        """
        with self._guard(), self._begun(self._engine, _BEGIN_WRITE) as connection:
            yield connection

    def watch(self) -> Watcher:
        """A new watcher that notices the commits of others; use it in one thread."""
        with self._guard():
            if self.is_sqlite:
                return SqliteWatcher(str(self._address.database), self.where)
            return PostgresWatcher(self._address, self.where)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _begun(self, engine: sa.Engine, begin: str) -> Iterator[sa.Connection]:
        with engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql(begin)
            yield connection

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except (sa.exc.DBAPIError, sa.exc.TimeoutError, sqlite3.Error) as fault:
            raise as_trouble(fault, self.where) from fault

    def _admit(self, create: bool) -> None:
        if self.is_sqlite:
            self._admit_file(Path(str(self._address.database)), create)
        with self._guard():
            mark = self._schema_mark()
        if mark == schema.HEAD:
            return
        if mark is None and not create:
            kind = TroubleKind.DATABASE_NOT_SET_UP if self._is_empty() else None
            raise Trouble(kind or TroubleKind.DATABASE_DAMAGED, self.where, "it has no schema")
        from db.migrate import upgrade  # Alembic costs start-up time that a current schema saves

        with self.founding() as connection:
            upgrade(connection, self.where)
            connection.commit()

    def _admit_file(self, path: Path, create: bool) -> None:
        refuse_network_path(path)
        if not path.exists():
            if not create:
                raise Trouble(TroubleKind.DATABASE_MISSING, self.where)
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise Trouble(TroubleKind.DATABASE_READ_ONLY, self.where)

    def _schema_mark(self) -> str | None:
        with self._reading.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()

    def _is_empty(self) -> bool:
        with self._guard(), self._reading.connect() as connection:
            return not sa.inspect(connection).get_table_names()


def _parse(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise Trouble(
            TroubleKind.SETTINGS, "database", f"{url!r} is no address; {_ACCEPTED}"
        ) from None
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "postgresql+psycopg") or not address.database:
        raise Trouble(TroubleKind.SETTINGS, "database", f"found {url!r}, {_ACCEPTED}")
    return address


_ACCEPTED = "accepted: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"


_BEGIN_READ = "BEGIN"
_BEGIN_WRITE = "BEGIN IMMEDIATE"
"""A plain BEGIN that reads and then writes fails at once when another process wrote between,
whatever the time-out; taking the write lock first waits in order instead."""


def _sqlite(address: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        address,
        connect_args={"timeout": BUSY_TIMEOUT_S},
        pool_size=8,
        # Every transaction here ends by itself, so the pool need not roll back once more.
        pool_reset_on_return=None,
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _postgresql(address: sa.URL) -> sa.Engine:
    return sa.create_engine(
        address,
        pool_size=8,
        connect_args={
            "connect_timeout": 5,
            "options": "-c timezone=utc",
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
        },
    )
