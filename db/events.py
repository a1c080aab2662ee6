"""The record: what happened in an office, one line a change, without gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.engine import Database


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the record. `n` is dense and follows the order of commits; `at` is UTC."""

    n: int
    at: datetime
    kind: str
    staff_id: int | None
    counter_id: int | None
    ticket_id: int | None
    step_id: int | None
    data: Mapping[str, object]


class Record:
    """Reads the events of one office."""

    def __init__(self, database: Database, office_id: int) -> None:
        self._database = database
        self._office_id = office_id

    def since(self, n: int, limit: int = 1000) -> tuple[Event, ...]:
        """The events after number `n`, oldest first, `limit` at most."""
        with self._database.read() as read:
            rows = read.all(_SINCE, office=self._office_id, after=n, most=limit)
        return tuple(
            Event(
                row.n,
                row.at,
                row.kind,
                row.staff_id,
                row.counter_id,
                row.ticket_id,
                row.step_id,
                row.data,
            )
            for row in rows
        )


_SINCE = (
    sa.select(t.event)
    .where(t.event.c.office_id == sa.bindparam("office"), t.event.c.n > sa.bindparam("after"))
    .order_by(t.event.c.n)
    .limit(sa.bindparam("most"))
)
