"""What a source of bookings says becomes what the office knows, as far as that is its to say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.bookings import BOOKINGS, office_key
from db.delivered import SourceObject, Sweep
from db.engine import Database
from db.office import OfficeBook
from db.pull import OF_SOURCE, Pull
from db.records import fit_to_keep
from queueing.booking import BookingState


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of what was delivered, by bookings; `set_aside` are records, `passed` bookings
    of days that are over and not known here, `not_ours` of services that others look after."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    conflicts: int = 0
    unmatched: int = 0
    set_aside: int = 0
    passed: int = 0
    not_ours: int = 0

    def __add__(self, other: "TakenIn") -> "TakenIn":
        return TakenIn(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def is_news(self) -> bool:
        """Whether anything is other than before."""
        return any(
            (self.new, self.changed, self.gone, self.conflicts, self.unmatched, self.set_aside)
        )

    @property
    def counts(self) -> dict[str, int]:
        """What there was, by name."""
        return {f.name: n for f in fields(self) if (n := getattr(self, f.name))}


class Pulling:
    """Brings the bookings of one office to what their sources say."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def take_in(self, source: str, objects: Sequence[SourceObject]) -> TakenIn:
        """Take in all that the source holds at these addresses, in one transaction.

        Taking the same delivery twice changes nothing. The source owns time and cancellation, the
        office arrival and outcome: what contradicts a ticket becomes a line of the inbox, and the
        ticket stays. A booking that its object does not contain any more is cancelled. What
        cannot be taken in, for its service is unknown or it makes no sense, becomes a line of the
        inbox too, and holds nothing else up.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            key = office_key(write, office.id)
            # A delivery that names an address twice means its last word on it.
            last = {each.address: each for each in objects}.values()
            fit = [fit_to_keep(each, key) for each in last]
            pull = Pull.of_objects(write, office, source, key, fit)
            pull.take(fit)
            return _done(pull)

    def sweep(self, source: str, sweep: Sweep) -> TakenIn:
        """After a complete look: what the source does not hold any more is gone."""
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            key = office_key(write, office.id)
            within = {"office": office.id, "source": source, "start": sweep.start, "end": sweep.end}
            there = write.all(_IN_WINDOW, **within)
            lost = [row for row in there if (row.address or "") not in sweep.present]
            pull = Pull.of_bookings(write, office, source, key, lost)
            for row in lost:
                pull.gone(row)
            pull.withdraw(sweep)
            pull.forget_lost()
            return _done(pull)


def _done(pull: Pull) -> TakenIn:
    taken = TakenIn(**pull.tally)
    if pull.fresh:
        always = {"new": taken.new, "changed": taken.changed, "unchanged": taken.unchanged}
        counts = {**always, **taken.counts}
        pull.write.record("bookings_taken_in", source=pull.source, **counts)
    return taken


_IN_WINDOW = BOOKINGS.where(
    OF_SOURCE,
    t.booking.c.starts_at >= sa.bindparam("start", type_=t.UtcDateTime),
    t.booking.c.starts_at < sa.bindparam("end", type_=t.UtcDateTime),
    t.booking.c.state != BookingState.CANCELLED,
    t.booking.c.address.is_not(None),
)
