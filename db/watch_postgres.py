"""Noticing commits on PostgreSQL; apart, because loading its driver costs start-up time."""

import psycopg
import sqlalchemy as sa

from db.faults import first_line
from db.trouble import Trouble, TroubleKind

CHANNEL = "dawr"
"""The PostgreSQL channel that a trigger on `revision` notifies."""


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
                tcp_user_timeout=11_000,
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
        return Trouble(TroubleKind.DATABASE_UNREACHABLE, self._where, first_line(fault))
