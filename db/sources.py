"""The systems that bookings come from: how the last look at each went, and where it goes on."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.delivered import SourceObject
from db.engine import Database
from db.office import Office
from db.outcomes import OutgoingState
from db.prepared import Prepared
from db.schema import Row
from db.spelling import storable
from db.transaction import Aside, Read, Write
from queueing.staff import Right
from queueing.ticket import Reason, Refused

LATE_LOOKS = 4
"""Looks that may fail or be slow before staff are told: a restart of a server is none of theirs."""

LOOKING = timedelta(seconds=30)
"""How long a batch may take. A look that was killed holds the next one up no longer than this."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one source stands. Times are aware UTC; None for what never happened."""

    name: str
    kind: str
    pushes: bool
    every: timedelta
    """How often it is looked at."""
    looked_at: datetime | None
    succeeded_at: datetime | None
    swept_at: datetime | None
    """The last complete look."""
    failing_since: datetime | None
    trouble: str
    """What went wrong at the last look, in English; empty when it went well."""
    waiting: int
    """Outcomes that it does not know yet."""

    def lag(self, now: datetime) -> timedelta | None:
        """How old the office's picture of the source is; None when there is none yet."""
        return None if self.succeeded_at is None else max(now - self.succeeded_at, timedelta())

    def is_late(self, now: datetime) -> bool:
        """Whether staff should know that bookings may be out of date."""
        reference = self.succeeded_at or self.failing_since
        return reference is not None and now - reference > max(
            LATE_LOOKS * self.every, timedelta(minutes=2)
        )


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a source: its number, and from where it goes on; empty before the first."""

    number: int
    cursor: str


class Sources:
    """What the office remembers of its sources, for the process that looks at them."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock

    def name(self, source: str, kind: str, *, pushes: bool, every: timedelta) -> None:
        """Make a source known, or how it is looked at; what was learned of it stays.

        `pushes` is whether it is told what became of its bookings, from now on.
        """
        wanted = {"kind": kind, "pushes": pushes, "every_s": int(every.total_seconds())}
        with self._database.write(self._office_id, self._clock) as write:
            row = write.first(_BY_NAME, office=self._office_id, name=source)
            if row is not None and all(getattr(row, name) == v for name, v in wanted.items()):
                return
            if row is None:
                write.add(t.booking_source, name=source, cursor="", look=0, **wanted)
            else:
                write.run(_OF_NAME.values(**wanted), office=self._office_id, source=source)
            write.record("booking_source_set", source=source, protocol=kind, pushes=pushes)

    def remove(self, source: str) -> None:
        """Nobody looks at it any more; its bookings stay. Raises `Refused` UNKNOWN_SOURCE."""
        with self._database.write(self._office_id, self._clock) as write:
            if write.first(_BY_NAME, office=self._office_id, name=source) is None:
                raise Refused(Reason.UNKNOWN_SOURCE, source=source)
            of = {"office": self._office_id, "source": source}
            write.run(_FORGET_ALL, **of)
            write.run(_REMOVE, **of)
            write.record("booking_source_removed", source=source)

    def begin_look(self, source: str) -> Look | None:
        """Begin to look; None while somebody else does, who would take in what this one misses.

        Whoever begins has a while (`LOOKING`) for each batch.
        """
        now = self._clock()
        with self._database.aside(self._office_id) as aside:
            row = aside.one(_BY_NAME, office=self._office_id, name=source)
            if row.looking_until is not None and now < row.looking_until <= now + LOOKING:
                return None
            values = {"look": row.look + 1, "looking_until": now + LOOKING}
            _change(aside, self._office_id, source, values)
            return Look(row.look + 1, row.cursor)

    def goes_on(self, source: str, look: Look) -> bool:
        """Whether this look is still the one; then it has another while."""
        with self._database.aside(self._office_id) as aside:
            row = aside.one(_BY_NAME, office=self._office_id, name=source)
            if row.look != look.number:
                return False
            until = {"looking_until": self._clock() + LOOKING}
            _change(aside, self._office_id, source, until)
            return True

    def versions(self, source: str) -> Mapping[str, str]:
        """The version of every object that was taken in, by address."""
        with self._database.read() as read:
            rows = read.all(_VERSIONS, office=self._office_id, source=source)
        return {row.address: row.version for row in rows}

    def remember(self, source: str, objects: Sequence[SourceObject]) -> None:
        """These were taken in, and need not be read again before they change."""
        with self._database.aside(self._office_id) as aside:
            for one in objects:
                of = {"office": self._office_id, "source": source, "address": storable(one.address)}
                aside.hold(_FORGET, **of)
                # A list has no versions, but a later one must be able to put right its faults.
                if one.version or one.set_aside:
                    aside.hold(_REMEMBER, version=one.version, **of)

    def forget_absent(self, source: str, present: Collection[str]) -> None:
        """After a complete look, what it did not see need not be remembered."""
        absent = self.versions(source).keys() - set(present)
        with self._database.aside(self._office_id) as aside:
            for address in absent:
                aside.hold(_FORGET, office=self._office_id, source=source, address=address)

    def succeeded(self, source: str, look: Look, cursor: str | None, *, swept: bool) -> None:
        """A look came to its end. The record gets a line only when the source was away before.

        If somebody asked meanwhile to have all read again, it still will be.
        """
        now = self._clock()
        values: dict[str, object] = {
            "looked_at": now,
            "succeeded_at": now,
            "failing_since": None,
            "trouble": None,
            "looking_until": None,
        }
        if cursor is not None:
            unchanged = t.booking_source.c.cursor == look.cursor
            values["cursor"] = sa.case((unchanged, cursor), else_=t.booking_source.c.cursor)
        if swept:
            values["swept_at"] = now
        if self._note(source, values).failing_since is not None:
            with self._database.write(self._office_id, self._clock) as write:
                write.record("booking_source_back", source=source)

    def failed(self, source: str, why: str) -> None:
        """A look broke off. The record gets a line for the first of several in a row."""
        now = self._clock()
        values = {"looked_at": now, "looking_until": None, "trouble": why[:300]}
        before = self._note(source, values, failing_since=now)
        if before.failing_since is None:
            with self._database.write(self._office_id, self._clock) as write:
                write.record("booking_source_away", source=source, why=why[:300])

    def states(self) -> tuple[SourceState, ...]:
        """Every source, by name."""
        with self._database.read() as read:
            return source_states(read, self._office_id)

    def _note(
        self, source: str, values: Mapping[str, object], failing_since: datetime | None = None
    ) -> Row:
        with self._database.aside(self._office_id) as aside:
            row = aside.one(_BY_NAME, office=self._office_id, name=source)
            new = dict(values)
            if failing_since is not None:
                new["failing_since"] = row.failing_since or failing_since
            _change(aside, self._office_id, source, new)
        return row


def source_states(read: Read, office_id: int) -> tuple[SourceState, ...]:
    """Every source of the office, by name."""
    rows = read.all(_STATES, office=office_id)
    return tuple(
        SourceState(
            name=row.name,
            kind=row.kind,
            pushes=row.pushes,
            every=timedelta(seconds=row.every_s),
            looked_at=row.looked_at,
            succeeded_at=row.succeeded_at,
            swept_at=row.swept_at,
            failing_since=row.failing_since,
            trouble=row.trouble or "",
            waiting=row.waiting,
        )
        for row in rows
    )


def forget(write: Write, source: str, addresses: Collection[str]) -> None:
    """Let the next look read again what this source holds at these addresses."""
    for address in addresses:
        write.hold(_FORGET, office=write.office_id, source=source, address=address)


def held_at(write: Write, source: str, addresses: Collection[str]) -> set[str]:
    """At which of these addresses the source is known to hold something."""
    if not addresses:
        return set()
    of = {"office": write.office_id, "source": source}
    rows = write.all(_HELD, addresses=sorted(addresses), **of)
    return {row.address for row in rows}


def look_again(write: Write, source: str, address: str) -> None:
    """Let the next look be a whole one, which reads again what lies at this address."""
    of = {"office": write.office_id, "source": source}
    write.hold(_FORGET, address=address, **of)
    write.run(_OF_NAME.values(cursor=""), **of)


def read_again(write: Write, source: str) -> None:
    """Let the next look read all that this source holds, whatever was taken in before."""
    of = {"office": write.office_id, "source": source}
    write.run(_FORGET_ALL, **of)
    write.run(_OF_NAME.values(cursor=""), **of)


def states_for(read: Read, office: Office, staff_id: int) -> tuple[SourceState, ...]:
    """Every source, for whoever decides about bookings. Nothing for others, and not even asked:
    whoever serves at a counter reads often, and can do nothing about a source."""
    sorts = office.may(staff_id, Right.SORT_BOOKINGS)
    return source_states(read, office.id) if sorts else ()


def _change(aside: Aside, office_id: int, source: str, values: Mapping[str, object]) -> None:
    aside.connection.execute(_OF_NAME.values(**values), {"office": office_id, "source": source})


_s, _o = t.booking_source.c, t.source_object.c
_BY_NAME = Prepared(
    sa.select(t.booking_source).where(
        _s.office_id == sa.bindparam("office"), _s.name == sa.bindparam("name")
    )
)
_OF_NAME = sa.update(t.booking_source).where(
    _s.office_id == sa.bindparam("office"), _s.name == sa.bindparam("source")
)
_WAITING = (
    sa.select(sa.func.count())
    .where(
        t.outgoing.c.office_id == _s.office_id,
        t.outgoing.c.source == _s.name,
        t.outgoing.c.state == sa.literal_column(f"'{OutgoingState.WAITING}'"),
    )
    .scalar_subquery()
    .label("waiting")
)
_STATES = Prepared(
    sa.select(t.booking_source, _WAITING)
    .where(_s.office_id == sa.bindparam("office"))
    .order_by(_s.name)
)
_OF_SOURCE = (_o.office_id == sa.bindparam("office"), _o.source == sa.bindparam("source"))
_HELD = sa.select(_o.address).where(
    *_OF_SOURCE,
    _o.address.in_(sa.bindparam("addresses", expanding=True)),
)
_VERSIONS = sa.select(_o.address, _o.version).where(*_OF_SOURCE)
_FORGET = Prepared(
    sa.delete(t.source_object).where(*_OF_SOURCE, _o.address == sa.bindparam("address"))
)
_REMOVE = sa.delete(t.booking_source).where(
    _s.office_id == sa.bindparam("office"), _s.name == sa.bindparam("source")
)
_FORGET_ALL = sa.delete(t.source_object).where(*_OF_SOURCE)
_REMEMBER = Prepared(
    sa.insert(t.source_object).values(
        office_id=sa.bindparam("office"),
        source=sa.bindparam("source"),
        address=sa.bindparam("address"),
        version=sa.bindparam("version"),
    )
)
