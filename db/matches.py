"""Which of the office's services a source means, and which column of its lists holds what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office
from db.spelling import folded
from db.transaction import Read, Write


@dataclass(frozen=True, slots=True)
class Match:
    """What a source's name for a service means here; None: it is none of ours."""

    service_id: int | None


@dataclass(frozen=True, slots=True)
class Matches:
    """All that is known of one source's names for services."""

    by_name: Mapping[str, Match]

    @classmethod
    def of(cls, read: Read, office: Office, source: str) -> Self:
        """The table of this source; our own codes and names stand for themselves beside it."""
        own = {
            folded(name): Match(service.id)
            for service in office.services.values()
            for name in (service.code, service.name.ar, service.name.en)
        }
        rows = read.all(_TABLE, office=office.id, source=source)
        return cls({**own, **{row.theirs: Match(row.service_id) for row in rows}})

    def find(self, theirs: str) -> Match | None:
        """What this name means; None when nobody has said so yet."""
        return self.by_name.get(folded(theirs))


@dataclass(frozen=True, slots=True)
class ServiceMatch:
    """A line of the table for people: their name, and our service's code, empty for none."""

    theirs: str
    label: str
    code: str


def set_match(write: Write, source: str, theirs: str, label: str, service_id: int | None) -> None:
    """From now on this source means this service by that name; None: none of ours."""
    write.run(_FORGET_MATCH, office=write.office_id, source=source, theirs=folded(theirs))
    write.add(
        t.service_match,
        source=source,
        theirs=folded(theirs),
        label=label or theirs,
        service_id=service_id,
    )


class Tables:
    """The tables of one office that say how to read its sources."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock

    def services(self, office: Office, source: str) -> tuple[ServiceMatch, ...]:
        """Which services are matched for this source."""
        with self._database.read() as read:
            rows = read.all(_TABLE, office=self._office_id, source=source)
        codes = {service.id: service.code for service in office.services.values()}
        return tuple(
            ServiceMatch(row.theirs, row.label, codes.get(row.service_id, "")) for row in rows
        )

    def columns(self, source: str) -> Mapping[str, str]:
        """What was learned of this source's headings: the field of each; empty for nothing."""
        with self._database.read() as read:
            rows = read.all(_COLUMNS, office=self._office_id, source=source)
        return {row.heading: row.field for row in rows}

    def learn_columns(self, source: str, columns: Mapping[str, str]) -> None:
        """Remember what these headings mean, for every later list of this source."""
        known = self.columns(source)
        new = {heading: name for heading, name in columns.items() if known.get(heading) != name}
        if not new:
            return
        with self._database.write(self._office_id, self._clock) as write:
            for heading, name in new.items():
                write.run(_FORGET_COLUMN, office=self._office_id, source=source, heading=heading)
                write.add(t.column_match, source=source, heading=heading, field=name)
            write.record("columns_learned", source=source, columns=dict(new))


_s, _c = t.service_match.c, t.column_match.c
_TABLE = (
    sa.select(t.service_match)
    .where(_s.office_id == sa.bindparam("office"), _s.source == sa.bindparam("source"))
    .order_by(_s.theirs)
)
_FORGET_MATCH = sa.delete(t.service_match).where(
    _s.office_id == sa.bindparam("office"),
    _s.source == sa.bindparam("source"),
    _s.theirs == sa.bindparam("theirs"),
)
_COLUMNS = sa.select(t.column_match).where(
    _c.office_id == sa.bindparam("office"), _c.source == sa.bindparam("source")
)
_FORGET_COLUMN = sa.delete(t.column_match).where(
    _c.office_id == sa.bindparam("office"),
    _c.source == sa.bindparam("source"),
    _c.heading == sa.bindparam("heading"),
)
