"""Noticing that others have written. The notice is a hint; the query is the truth."""

import sqlite3
import time
from typing import Protocol

import psycopg
import sqlalchemy as sa

from db.trouble import Trouble, TroubleKind

SQLITE_POLL_S = 0.01
"""`PRAGMA data_version` costs microseconds, so a hundred looks a second cost nothing."""

CHANNEL = "dawr"
"""The PostgreSQL channel that a trigger on `revision` notifies."""


class Watcher(Protocol):
    """Waits for commits of other connections. Belongs to one thread."""

    def wait(self, timeout: float) -> bool:
        """True as soon as something may have changed, False after `timeout` seconds.

        Raises `Trouble` when the database is lost; a new watcher is needed then.
        """
        ...

    def close(self) -> None: ...


class SqliteWatcher:
    """Looks at `PRAGMA data_version`, which does not see its own connection's commits."""

    def __init__(self, path: str, where: str) -> None:
        self._where = where
        self._connection = sqlite3.connect(
            f"file:{path}?mode=ro" if "?" not in path else path, uri=True, check_same_thread=False
        )
        self._seen = self._version()

    def wait(self, timeout: float) -> bool:
        until = time.monotonic() + timeout
        while True:
            version = self._version()
            if version != self._seen:
                self._seen = version
                return True
            left = until - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(SQLITE_POLL_S, left))

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        try:
            version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error as fault:
            raise Trouble(TroubleKind.DATABASE_MISSING, self._where, str(fault)) from fault
        return version


class PostgresWatcher:
    """LISTENs on a connection of its own; a server that died silently is found by asking it."""

    def __init__(self, address: sa.URL, where: str) -> None:
        self._where = where
        try:
            self._connection = psycopg.connect(
                address.set(drivername="postgresql").render_as_string(hide_password=False),
                autocommit=True,
                connect_timeout=5,
                keepalives_idle=5,
                keepalives_interval=2,
                keepalives_count=3,
            )
            self._connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as fault:
            raise self._lost(fault) from fault

    def wait(self, timeout: float) -> bool:
        try:
            for _notice in self._connection.notifies(timeout=timeout, stop_after=1):
                return True
            self._connection.execute("SELECT 1")
        except psycopg.Error as fault:
            raise self._lost(fault) from fault
        return False

    def close(self) -> None:
        self._connection.close()

    def _lost(self, fault: psycopg.Error) -> Trouble:
        return Trouble(TroubleKind.DATABASE_UNREACHABLE, self._where, str(fault).strip())
