"""How one transaction's statements reach the engine, in the process or on a far server."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from db.prepared import Asked, Prepared, PreparedInsert, Values


class Wire:
    """A connection for the time of one transaction. Close it, whatever happens."""

    def __init__(self, engine: sa.Engine, connection: sa.Connection | None = None) -> None:
        """Takes a connection from the engine's pool, unless one is handed in.

        Raises what the driver does.
        """
        self._engine = engine
        self._dialect = engine.dialect
        self.to_server = engine.dialect.name == "postgresql"
        self._connection = connection
        self._pooled = connection.connection if connection else engine.raw_connection()
        self._driver: Any = self._pooled.driver_connection
        self._cursor = self._new_cursor()

    @property
    def connection(self) -> sa.Connection:
        """For statements that are not prepared; most transactions never need it."""
        if self._connection is None:
            self._connection = sa.Connection(self._engine, self._pooled)
        return self._connection

    def run(self, statement: Prepared, values: Values) -> list[Any]:
        """The rows, in the running transaction."""
        form = statement.form(self._dialect)
        form.execute(self._cursor, values)
        return form.rows(self._cursor)

    def insert(self, insert: PreparedInsert, row: Values) -> int:
        """Inserts the row; its id. SQLite knows that without being asked for it."""
        if self.to_server:
            (given,) = self.run(insert.returning_id(row), row)
            return int(given.id)
        self.run(insert.plain(row), row)
        return int(self._cursor.lastrowid)

    def run_together(self, asked: Sequence[Asked]) -> list[list[Any]]:
        """The rows of each. To a server they all travel at once, and come back at once.

        What fails leaves everything behind it undone, a COMMIT too, and raises as if run alone.
        """
        if not self.to_server:
            return [self.run(statement, values) for statement, values in asked]
        sent = []
        with self._driver.pipeline():
            for statement, values in asked:
                form = statement.form(self._dialect)
                # A cursor keeps one answer: those that give no rows may share theirs.
                cursor = self._new_cursor() if form.has_rows else self._cursor
                form.execute(cursor, values)
                sent.append((form, cursor))
        # Only now: asking for rows within would be a journey for each.
        return [form.rows(cursor) for form, cursor in sent]

    @property
    def is_cut(self) -> bool:
        """Whether the server is lost."""
        return self.to_server and bool(self._driver.closed)

    def close(self) -> None:
        """Give the connection to the pool, which rolls back what was not committed."""
        if self.is_cut and self._pooled.is_valid:  # SQLAlchemy may have found it out before us
            self._pooled.invalidate()
        # What an exception's trace still holds would keep SQLite's file open.
        self._cursor.close()
        if self._connection is not None:
            self._connection.close()
        else:
            self._pooled.close()

    def _new_cursor(self) -> Any:
        """The driver's leanest: on PostgreSQL one that takes the server's own placeholders."""
        if self.to_server:
            return self._dialect.loaded_dbapi.RawCursor(self._driver)
        return self._driver.cursor()
