"""One read or write transaction: what a use case runs its statements on."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

import sqlalchemy as sa

from db import schema
from db.prepared import Prepared, PreparedInsert, PreparedUpdate
from db.schema import Row, revision

Statement = Prepared | sa.Executable

_RAISE_REVISION = Prepared(
    sa.update(revision)
    .where(revision.c.office_id == sa.bindparam("office"))
    .values(n=revision.c.n + sa.bindparam("by"))
    .returning(revision.c.n, revision.c.config)
)
_INSERTS = {name: PreparedInsert(table) for name, table in schema.metadata.tables.items()}
_UPDATES = {
    name: PreparedUpdate(table) for name, table in schema.metadata.tables.items() if "id" in table.c
}


@dataclass(slots=True)
class Read:
    """One short read transaction that sees a single state of the database."""

    connection: sa.Connection

    def all(self, statement: Statement, **values: object) -> Sequence[Row]:
        if isinstance(statement, Prepared):
            return statement.run(self.connection, values)
        return self.connection.execute(statement, values).all()

    def one(self, statement: Statement, **values: object) -> Row:
        (row,) = self.all(statement, **values)
        return row

    def first(self, statement: Statement, **values: object) -> Row | None:
        rows = self.all(statement, **values)
        return rows[0] if rows else None


@dataclass(slots=True)
class Write(Read):
    """One transaction of one office: its changes, and the events that record them.

    Changes that return nothing are held back and sent together, before the next question or with
    the commit: on a server each would cost a journey of its own.
    """

    office_id: int
    now: datetime
    n: int
    config: int
    _events: list[dict[str, Any]] = field(default_factory=list)
    _held: list[tuple[Prepared, dict[str, Any]]] = field(default_factory=list)

    @classmethod
    def begin(
        cls, connection: sa.Connection, office_id: int, clock: Callable[[], datetime]
    ) -> Self | None:
        """Raise the office's revision, which orders the writers; None if unknown."""
        with _together(connection):
            raised = _RAISE_REVISION.run(connection, {"office": office_id, "by": 1})
        return cls(connection, office_id, clock(), *raised[0]) if raised else None

    def all(self, statement: Statement, **values: object) -> Sequence[Row]:
        self._send()
        return Read.all(self, statement, **values)

    def insert(self, table: sa.Table, **values: object) -> int:
        """Insert one row of this office; returns its id."""
        self._send()
        row = {"office_id": self.office_id, **values}
        return int(_INSERTS[table.name].returning_id(row).run(self.connection, row)[0].id)

    def add(self, table: sa.Table, **values: object) -> None:
        """Insert one row of this office whose id nobody asks for."""
        row = {"office_id": self.office_id, **values}
        self._held.append((_INSERTS[table.name].plain(row), row))

    def update(self, table: sa.Table, row_id: int, **values: object) -> None:
        """Set these columns of one row."""
        self._held.append((_UPDATES[table.name].of(values), {"row_id": row_id, **values}))

    def run(self, statement: sa.Executable, **values: object) -> None:
        """Run a statement whose rows, if any, do not matter."""
        self._send()
        self.connection.execute(statement, values)

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
            self.all(_RAISE_REVISION, office=self.office_id, by=extra)
        self._held += [(_INSERTS["event"].plain(line), line) for line in self._events]
        with _together(self.connection):
            self._send_held()
            self.connection.commit()

    def _send(self) -> None:
        if self._held:
            with _together(self.connection):
                self._send_held()

    def _send_held(self) -> None:
        for statement, values in self._held:
            statement.run(self.connection, values)
        self._held.clear()


def _together(connection: sa.Connection) -> AbstractContextManager[object]:
    """On PostgreSQL, what is sent within travels at once and is answered at once."""
    if connection.dialect.name != "postgresql":
        return nullcontext()
    driver: Any = connection.connection.driver_connection
    pipeline: AbstractContextManager[object] = driver.pipeline()
    return pipeline
