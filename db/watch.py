"""Noticing that others have written. The notice is a hint; the query is the truth."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Protocol

from db.trouble import Trouble, TroubleKind

SQLITE_POLL_S = 0.01
"""`PRAGMA data_version` costs microseconds, so a hundred looks a second cost nothing."""


def identity_of(path: str) -> tuple[int, int] | None:
    """What tells a file from another that took its name; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
            f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self._path = path
        self._file = identity_of(self._path)
        self._seen = self._version()

    def wait(self, timeout: float) -> bool:
        if identity_of(self._path) != self._file:
            raise Trouble(TroubleKind.DATABASE_MISSING, self._where, "the file was moved away")
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
