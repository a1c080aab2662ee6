"""One door to the shared database: how it is opened, read and written, on both engines.

Every write first raises its office's revision. That row orders the writers (one at a time in an
office, on SQLite and on PostgreSQL), so "call next" is correct by construction, and it numbers
the events without gaps in the order of their commits.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar

import sqlalchemy as sa

from db import schema
from db.faults import as_trouble, refuse_network_path
from db.transaction import Ahead, Aside, Read, Write, begin_write
from db.trouble import Trouble, TroubleKind
from db.watch import SqliteWatcher, Watcher, identity_of
from db.wire import Wire

T = TypeVar("T")

_NOTHING_AHEAD = Ahead()

BUSY_TIMEOUT_S = 30
"""How long SQLite waits for another writer. Sixteen writers at full throttle need far less."""


def utc_now() -> datetime:
    """The clock of every real process; tests and rehearsals hand in another."""
    return datetime.now(UTC)


_PRESS: ContextVar[str | None] = ContextVar("press", default=None)
"""The press that the running use case answers, so that no verb has to hand it on."""


@contextmanager
def pressed(mark: str) -> Iterator[None]:
    """Run a use case as the answer to one press of a button, on this thread.

    `mark` is random and never used for another press: what it leads to happens once, however
    often it has to be sent because no answer came. Raises `HappenedBefore` for one that had gone
    through. The use case must write in one transaction.
    """
    token = _PRESS.set(mark)
    try:
        yield
    finally:
        _PRESS.reset(token)


class Database:
    """An open database. Safe to share between threads; each takes a connection of its own.

    Raises `Trouble` wherever the surroundings fail, never an exception of the driver.
    """

    def __init__(self, url: str, *, create: bool = False) -> None:
        self.url = url
        self._address = _parse(url)
        self._engine = (
            _sqlite(self._address, create) if self.is_sqlite else _postgresql(self._address)
        )
        self._file: tuple[int, int] | None = None
        driver = self._engine.dialect.loaded_dbapi
        self._faults = (sa.exc.DBAPIError, sa.exc.TimeoutError, driver.Error)

    @classmethod
    def open(cls, url: str, *, create: bool = False) -> Self:
        """Open the database at an SQLAlchemy URL, bringing an older schema up to date.

        `create` allows a new SQLite file (`setup` and `demo` only), so that a mistyped path does
        not quietly become an empty office. Raises `Trouble` for a file that is missing, locked,
        read-only, damaged, on a network path or from a newer version.
        """
        database = cls(url, create=create)
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
    def write(
        self, office_id: int, clock: Callable[[], datetime], ahead: Ahead = _NOTHING_AHEAD
    ) -> Iterator[Write]:
        """One write transaction: all of it and its events, or nothing.

        The clock is read once this writer's turn has come, so that times follow the order of
        commits however long others held the office.

        A block that records no event has changed nothing and is rolled back, so a change without
        a line in the record cannot happen.
        """

        def begin(wire: Wire) -> Write | None:
            return Write.begin_turn(wire, office_id, clock, ahead)

        with self._guard(), self._begun(begin) as write:
            if write is None:
                raise Trouble(TroubleKind.DATABASE_NOT_SET_UP, self.where, f"office {office_id}")
            press = _PRESS.get()
            if press is not None:
                write.once(press)
            yield write
            write.commit()

    @contextmanager
    def read(self) -> Iterator[Read]:
        """One read transaction; it blocks nobody and sees a single state."""
        with self._guard(), self._begun(Read.begin) as read:
            yield read
            read.end()

    @contextmanager
    def aside(self, office_id: int) -> Iterator[Aside]:
        """A write transaction beside the record, for what no screen shows as a change."""

        def begin(wire: Wire) -> Aside:
            return Aside.begin_turn(wire, office_id)

        with self._guard(), self._begun(begin) as aside:
            yield aside
            aside.end()

    @contextmanager
    def founding(self) -> Iterator[sa.Connection]:
        """A write transaction for what precedes an office: its own row and its revision.

        The caller commits; without that nothing stays.
        """
        with self._guard(), self._begun(self._begin_founding) as connection:
            yield connection

    def watch(self) -> Watcher:
        """A new watcher that notices the commits of others; use it in one thread."""
        with self._guard():
            if self.is_sqlite:
                return SqliteWatcher(str(self._address.database), self.where)
            from db.watch_postgres import PostgresWatcher  # its driver takes a while to load

            return PostgresWatcher(self._address, self.where)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _begun(self, begin: Callable[[Wire], T]) -> Iterator[T]:
        if self.is_sqlite:
            self._drop_lost_file()
        wire, begun = self._begin_on_live(begin)
        try:
            yield begun
        finally:
            wire.close()

    def _begin_on_live(self, begin: Callable[[Wire], T], *, again: bool = True) -> tuple[Wire, T]:
        """A connection on which `begin` went through; tried again when the first was dead.

        A server that was restarted leaves dead connections in every pool. That comes to light
        here, where nothing can have been committed; asking each connection beforehand whether it
        lives would cost every transaction a journey.
        """
        wire = Wire(self._engine)
        try:
            return wire, begin(wire)
        except BaseException as fault:
            cut = wire.is_cut
            wire.close()
            if not (again and cut and isinstance(fault, self._faults)):
                raise
        self._engine.dispose()
        return self._begin_on_live(begin, again=False)

    def _begin_founding(self, wire: Wire) -> sa.Connection:
        wire.connection.begin()  # SQLAlchemy's own, so that the caller's commit is one
        begin_write(wire)
        if not self.is_sqlite:  # where there is no office yet, there is no revision to wait at
            wire.connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_FOUNDING})")
        return wire.connection

    def _drop_lost_file(self) -> None:
        """A file that was moved away under a running screen would go on taking tickets unseen."""
        found = identity_of(str(self._address.database))
        if self._file is None:
            self._file = found
        elif found != self._file:
            self._file = found
            self._engine.dispose()

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except self._faults as fault:
            raise as_trouble(fault, self.where) from fault

    def _admit(self, create: bool) -> None:
        if self.is_sqlite:
            self._admit_file(Path(str(self._address.database)), create)
        with self._guard():
            mark = self._schema_mark()
        if mark == schema.HEAD:
            return
        if mark is None:
            self._admit_unmarked(create)
        from db.migrate import upgrade  # Alembic costs start-up time that a current schema saves

        with self.founding() as connection:
            upgrade(connection, self.where)
            connection.commit()

    def _admit_unmarked(self, create: bool) -> None:
        """An empty database may be set up; one that another program filled is not touched."""
        if not self._is_empty():
            raise Trouble(TroubleKind.DATABASE_DAMAGED, self.where, "it holds something else")
        if not create:
            raise Trouble(TroubleKind.DATABASE_NOT_SET_UP, self.where, "it is empty")

    def _admit_file(self, path: Path, create: bool) -> None:
        refuse_network_path(path)
        if not path.exists():
            if not create:
                raise Trouble(TroubleKind.DATABASE_MISSING, self.where)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise Trouble(TroubleKind.DATABASE_READ_ONLY, self.where, str(fault)) from fault
        elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise Trouble(TroubleKind.DATABASE_READ_ONLY, self.where)

    def _schema_mark(self) -> str | None:
        with self._engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()

    def _is_empty(self) -> bool:
        with self._guard(), self._engine.connect() as connection:
            return not sa.inspect(connection).get_table_names()


def _parse(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise Trouble(
            TroubleKind.SETTINGS, "database", f"{_readable(url)!r} is no address; {_ACCEPTED}"
        ) from None
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "postgresql+psycopg") or not address.database:
        raise Trouble(TroubleKind.SETTINGS, "database", f"found {_readable(url)!r}, {_ACCEPTED}")
    return address


def _readable(url: str) -> str:
    """The address as a message may show it: whatever stands where a password does is hidden."""
    return re.sub(r"(//[^:/]*):.*@", r"\1:***@", url)


_ACCEPTED = "accepted: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"


_FOUNDING = 681975
"""Any number that no other program on the server uses for its advisory locks."""


def _sqlite(address: sa.URL, create: bool) -> sa.Engine:
    # Each connection says whether it may create the file: one that vanished under a running
    # screen must not come back empty.
    path = Path(str(address.database)).absolute()
    query = {"mode": "rwc" if create else "rw", "uri": "true"}
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=path.as_uri(), query=query),
        connect_args={"timeout": BUSY_TIMEOUT_S},
        pool_size=8,
        hide_parameters=True,  # they carry phones and references, errors go to the log
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
        hide_parameters=True,  # they carry phones and references, errors go to the log
        connect_args={
            # BEGIN is ours to say, as on SQLite: it travels with what follows it.
            "autocommit": True,
            "connect_timeout": 5,
            # Each question here has one good plan; making it anew each time costs more than
            # running it.
            "options": "-c timezone=utc -c plan_cache_mode=force_generic_plan",
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            # Keepalives rest while an answer is awaited; then this notices a cable pulled.
            "tcp_user_timeout": 11_000,
        },
    )
