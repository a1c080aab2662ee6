"""Keeps the office's bookings in step with one source: looks, takes in, tells back."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from time import monotonic

from db.engine import Database
from db.office import Office
from db.outcomes import Outcomes
from db.outgoing import Outgoing
from db.pulling import Pulling, TakenIn
from db.sources import Look, Sources
from db.trouble import Trouble, TroubleKind
from db.views import Views
from online.bookings.source import Batch, NotAccepted, Source, Window
from online.bookings.traffic import Traffic

MOST_ROUNDS = 5
MOST_FAILURES = 3
"""One outcome that always fails must not hold up those behind it."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What one look at a source came to. `trouble` says why it broke off; empty when it did not."""

    source: str
    taken: TakenIn = field(default_factory=TakenIn)
    told: int = 0
    refused: int = 0
    """Outcomes that the source will never take."""
    failed: int = 0
    """Outcomes in a row that could not be told just now."""
    trouble: str = ""
    traffic: Traffic = field(default_factory=Traffic)
    seconds: float = 0.0

    @property
    def has_news(self) -> bool:
        """Whether anything came in or went out."""
        return bool(self.told or self.refused or self.taken.is_news)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened at all."""
        return not (self.trouble or self.has_news)


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What the office knows of one source, for the source itself."""

    sources: Sources
    name: str

    def versions(self) -> Mapping[str, str]:
        return self.sources.versions(self.name)


class Sync:
    """The office and one source. One at a time: whoever looks twice at once pays twice."""

    def __init__(
        self,
        database: Database,
        office_id: int,
        clock: Callable[[], datetime],
        source: Source,
        *,
        tells: bool,
        days: int = 30,
        on_batch: Callable[[TakenIn], None] = lambda so_far: None,
    ) -> None:
        """`days` is how far ahead bookings matter; `on_batch` hears how far a look has come."""
        self._clock = clock
        self._source = source
        self._tells = tells
        self._days = days
        self._on_batch = on_batch
        self._views = Views(database, office_id, clock)
        self._pulling = Pulling(database, office_id, clock)
        self._sources = Sources(database, office_id, clock)
        self._outcomes = Outcomes(database, office_id, clock)

    @property
    def name(self) -> str:
        return self._source.name

    def once(self) -> Pass:
        """Look, and tell what is to be told. A source that fails is noted, not raised.

        Raises `Trouble` of the database alone; whatever was taken in before stays, and the next
        look takes up what this one left.
        """
        began, before = monotonic(), copy(self._source.traffic)
        done = self._pass()
        went = self._source.traffic.since(before)
        return replace(done, traffic=went, seconds=monotonic() - began)

    def _pass(self) -> Pass:
        try:
            return self._tell(self._look())
        except Trouble as trouble:
            _raise_our_own(trouble)
            self._sources.failed(self.name, str(trouble))
            return Pass(self.name, trouble=str(trouble))

    def _look(self) -> TakenIn:
        look = self._sources.begin_look(self.name)
        return TakenIn() if look is None else self._whole_look(look)

    def _whole_look(self, look: Look) -> TakenIn:
        name, taken = self.name, TakenIn()
        known = _Remembered(self._sources, name)
        window = window_of(self._views.office(), self._clock(), self._days)
        last = Batch()
        self._on_batch(taken)
        for batch in self._source.look(look.cursor, known, window):
            if not self._sources.goes_on(name, look):
                return taken
            taken += self._take(batch)
            last = batch
            self._on_batch(taken)
        if last.sweep is not None:
            taken += self._pulling.sweep(name, last.sweep)
        whole = last.sweep is not None and last.sweep.whole
        if last.sweep is not None and whole:
            self._sources.forget_absent(name, last.sweep.present)
        self._sources.succeeded(name, look, last.cursor, swept=whole)
        return taken

    def _take(self, batch: Batch) -> TakenIn:
        if not batch.objects:
            return TakenIn()
        taken = self._pulling.take_in(self.name, batch.objects)
        self._sources.remember(self.name, batch.objects)
        return taken

    def _tell(self, taken: TakenIn) -> Pass:
        """Tell what is due, as far as there is time before the next look."""
        done = Pass(self.name, taken)
        for _ in range(MOST_ROUNDS if self._tells else 0):
            due = self._outcomes.claim(self.name)
            for place, outgoing in enumerate(due):
                done = self._tell_one(done, outgoing)
                if done.failed == MOST_FAILURES:  # the source is away, or full of trouble
                    for rest in due[place + 1 :]:
                        self._outcomes.release(rest)
                    return done
            if not due:
                break
        return done

    def _tell_one(self, done: Pass, outgoing: Outgoing) -> Pass:
        try:
            self._outcomes.told(outgoing, self._source.tell(outgoing))
            return replace(done, told=done.told + 1, failed=0)
        except NotAccepted as reason:
            self._outcomes.refused(outgoing, str(reason))
            return replace(done, refused=done.refused + 1, failed=0)
        except Trouble as trouble:
            _raise_our_own(trouble)
            self._outcomes.not_told(outgoing, str(trouble))
            return replace(done, failed=done.failed + 1, trouble=str(trouble))


def window_of(office: Office, now: datetime, days: int) -> Window:
    """From the beginning of the office's day, so that a whole day is compared at any hour of it."""
    today = datetime.combine(office.day(now), time(), office.zone)
    return Window(today, today + timedelta(days=days))


def _raise_our_own(trouble: Trouble) -> None:
    if trouble.kind is not TroubleKind.SOURCE:
        raise trouble
