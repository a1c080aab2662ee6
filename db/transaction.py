"""One read or write transaction: what a use case runs its statements on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

import sqlalchemy as sa

from db import schema
from db.prepared import Asked, Prepared, PreparedInsert, PreparedUpdate
from db.schema import Row, revision
from db.wire import Wire

Statement = Prepared | sa.Executable

_BEGIN_READ = Prepared(
    sa.text("BEGIN"), postgresql=sa.text("BEGIN ISOLATION LEVEL REPEATABLE READ")
)
_BEGIN_WRITE = Prepared(sa.text("BEGIN IMMEDIATE"), postgresql=sa.text("BEGIN"))
"""A plain BEGIN that reads and then writes fails at once on SQLite when another process wrote
between, whatever the time-out; taking the write lock first waits in order instead."""
_COMMIT = Prepared(sa.text("COMMIT"))
_RAISE_REVISION = Prepared(
    sa.update(revision)
    .where(revision.c.office_id == sa.bindparam("office"))
    .values(n=revision.c.n + sa.bindparam("by"))
    .returning(revision.c.n, revision.c.config)
)
_TAKE_TURN = Prepared(
    sa.select(revision.c.n).where(revision.c.office_id == sa.bindparam("office")).with_for_update()
)
"""Understood by SQLite as a plain question: there the turn has come with BEGIN IMMEDIATE."""
_RAISE_CONFIG = (
    sa.update(revision)
    .where(revision.c.office_id == sa.bindparam("office"))
    .values(config=revision.c.config + 1)
)
_OF_PRESS = Prepared(
    sa.select(schema.event.c.kind, schema.event.c.ticket_id, schema.event.c.data).where(
        schema.event.c.office_id == sa.bindparam("office"),
        schema.event.c.press == sa.bindparam("mark"),
    )
)
_INSERTS = {name: PreparedInsert(table) for name, table in schema.metadata.tables.items()}
_WITH_ID = [table for table in schema.metadata.tables.values() if "id" in table.c]
_UPDATES = {table.name: PreparedUpdate(table) for table in _WITH_ID}
_NEW_IDS = {
    table.name: Prepared(
        sa.select(
            sa.func.nextval(sa.literal_column(f"'{table.name}_id_seq'")).label("id")
        ).select_from(sa.func.generate_series(1, sa.bindparam("count", type_=sa.Integer)))
    )
    for table in _WITH_ID
}
"""Understood by PostgreSQL alone; SQLite gives an id on insertion without a journey."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a use case is likely to ask, and how many rows of which tables it will insert.

    A hint: on a server it travels with the wish for the turn, and is answered once that has come.
    """

    asks: Sequence[Asked] = ()
    rows: Mapping[sa.Table, int] = field(default_factory=dict)


class HappenedBefore(Exception):
    """A press went through already; only its answer was lost. Nothing was changed now.

    `kind` is what the record says of it. Of the ticket that it was about are `ticket_id` and
    `number`, which is empty for none.
    """

    def __init__(self, event: Row) -> None:
        super().__init__(event.kind)
        self.kind: str = event.kind
        self.ticket_id: int | None = event.ticket_id
        self.number = str(event.data.get("number") or "")


def raise_config(write: "Write") -> None:
    """The office's own data have changed: everybody reads them again."""
    write.run(_RAISE_CONFIG, office=write.office_id)


def begin_write(wire: Wire) -> None:
    """Begin a transaction that is not of one office, or not yet."""
    wire.run(_BEGIN_WRITE, {})


@dataclass(slots=True)
class Read:
    """One short read transaction that sees a single state of the database."""

    wire: Wire

    @classmethod
    def begin(cls, wire: Wire) -> Self:
        wire.run(_BEGIN_READ, {})
        return cls(wire)

    def end(self) -> None:
        # Not a rollback: after one the driver drops every statement that it has prepared.
        self.wire.run(_COMMIT, {})

    @property
    def connection(self) -> sa.Connection:
        """For statements that are not prepared."""
        return self.wire.connection

    def all(self, statement: Statement, **values: object) -> Sequence[Row]:
        if isinstance(statement, Prepared):
            return self.wire.run(statement, values)
        return self.connection.execute(statement, values).all()

    def one(self, statement: Statement, **values: object) -> Row:
        (row,) = self.all(statement, **values)
        return row

    def first(self, statement: Statement, **values: object) -> Row | None:
        rows = self.all(statement, **values)
        return rows[0] if rows else None


@dataclass(slots=True)
class Aside(Read):
    """A write beside the record: what a process keeps for itself, and no change of the office.

    It takes its turn among the writers of the office all the same, or the two could wait for each
    other.
    """

    @classmethod
    def begin_turn(cls, wire: Wire, office_id: int) -> Self:
        begin_write(wire)
        wire.run(_TAKE_TURN, {"office": office_id})
        return cls(wire)

    def hold(self, change: Prepared, **values: object) -> None:
        """Make a change that returns nothing."""
        self.wire.run(change, values)


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
    _answers: dict[Prepared, tuple[dict[str, Any], list[Any]]]
    """To what was asked ahead: with which values, and the rows."""
    _ids: dict[str, list[int]]
    _press: str | None = None
    _events: list[dict[str, Any]] = field(default_factory=list)
    _held: list[Asked] = field(default_factory=list)

    @classmethod
    def begin_turn(
        cls,
        wire: Wire,
        office_id: int,
        clock: Callable[[], datetime],
        ahead: Ahead,
    ) -> Self | None:
        """Begin a transaction and raise the office's revision, which orders the writers.

        None for an unknown office.
        """
        return cls._turn([(_BEGIN_WRITE, {})], wire, office_id, clock, ahead)

    @classmethod
    def join(cls, wire: Wire, office_id: int, clock: Callable[[], datetime]) -> Self | None:
        """The same within a transaction that has begun."""
        return cls._turn([], wire, office_id, clock, Ahead())

    @classmethod
    def _turn(
        cls,
        first: list[Asked],
        wire: Wire,
        office_id: int,
        clock: Callable[[], datetime],
        ahead: Ahead,
    ) -> Self | None:
        if not wire.to_server:
            ahead = Ahead()
        ids = [(_NEW_IDS[table.name], {"count": count}) for table, count in ahead.rows.items()]
        raising = (_RAISE_REVISION, {"office": office_id, "by": 1})
        answers = iter(wire.run_together([*first, raising, *ids, *ahead.asks])[len(first) :])
        raised = next(answers)
        new = {table.name: [row.id for row in next(answers)] for table in ahead.rows}
        known = {statement: (values, next(answers)) for statement, values in ahead.asks}
        if not raised:
            return None
        n, config = raised[0]
        return cls(wire, office_id, clock(), n, config, known, new)

    def once(self, press: str) -> None:
        """Record what follows as this press's. Raises `HappenedBefore` when it is in the record.

        The first try asks as well, because it may arrive after the second.
        """
        found = self.first(_OF_PRESS, office=self.office_id, mark=press)
        if found is not None:
            raise HappenedBefore(found)
        self._press = press

    def all(self, statement: Statement, **values: object) -> Sequence[Row]:
        if isinstance(statement, Prepared):
            asked, found = self._answers.pop(statement, (None, []))
            if asked == values:
                return found
        self._send()
        return Read.all(self, statement, **values)

    def insert(self, table: sa.Table, **values: object) -> int:
        """Insert one row of this office; returns its id."""
        if ids := self._ids.get(table.name):
            self.add(table, id=ids[0], **values)
            return ids.pop(0)
        self._answers.clear()
        self._send()
        return self.wire.insert(_INSERTS[table.name], {"office_id": self.office_id, **values})

    def add(self, table: sa.Table, **values: object) -> None:
        """Insert one row of this office whose id nobody asks for."""
        row = {"office_id": self.office_id, **values}
        self.hold(_INSERTS[table.name].plain(row), **row)

    def update(self, table: sa.Table, row_id: int, **values: object) -> None:
        """Set these columns of one row."""
        self.hold(_UPDATES[table.name].of(values), row_id=row_id, **values)

    def hold(self, change: Prepared, **values: object) -> None:
        """Make a change that returns nothing, before the next question or with the commit."""
        self._answers.clear()
        self._held.append((change, values))

    def run(self, statement: sa.Executable, **values: object) -> None:
        """Run a statement whose rows, if any, do not matter."""
        self._answers.clear()
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
        line = {
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
        if self._press is not None and not self._events:
            line["press"] = self._press
        self._events.append(line)

    def commit(self) -> None:
        """Commit the changes with their events; without an event there is nothing to commit."""
        if not self._events:
            return
        # A further event raises the revision further, so that the numbers stay dense.
        extra = len(self._events) - 1
        if extra:
            self._held.append((_RAISE_REVISION, {"office": self.office_id, "by": extra}))
        self._held += [(_INSERTS["event"].plain(line), line) for line in self._events]
        self._held.append((_COMMIT, {}))
        self._send()

    def _send(self) -> None:
        if self._held:
            self.wire.run_together(self._held)
            self._held.clear()
