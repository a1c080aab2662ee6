"""Which call the hall looks at: every new call gets its moment, however fast they come."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from db.hall import Fate, HallCall


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the hall looks at one call.

    `least` is kept even when others wait to be shown, because eyes need that long to find a
    number; `longest` ends the highlight when nothing else comes. A call older than `news` is
    history for a display that has just been switched on or was cut off.
    """

    least: timedelta = timedelta(seconds=5)
    longest: timedelta = timedelta(seconds=12)
    news: timedelta = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Spotlight:
    """The call on show. `fresh` while it is highlighted; `until` is when that may change."""

    call: HallCall | None
    fresh: bool
    until: datetime | None

    @property
    def call_id(self) -> int | None:
        return self.call.call_id if self.call else None


@dataclass(slots=True)
class CallQueue:
    """Turns the calls into one on show at a time, in the order they were made.

    Calls are told apart by their id, so a recall is a new call. A call whose visitor was quick
    keeps its moment; one that is void leaves at once, on show or not, because what the hall reads
    must be true.
    """

    pace: Pace = field(default_factory=Pace)
    _newest: int = 0
    _gap: bool = True
    _known: dict[int, HallCall] = field(default_factory=dict)
    _pending: deque[int] = field(default_factory=deque)
    _shown: int | None = None
    _since: datetime | None = None

    def take(self, calls: Sequence[HallCall], now: datetime) -> None:
        """Learn the latest calls, whatever became of them, in any order."""
        fresh = sorted(call.call_id for call in calls if self._is_news(call, now))
        self._pending.extend(fresh)
        kept = {*self._pending, self._shown}
        # What is not read any more stands no more.
        old = {n: replace(call, fate=Fate.OVER) for n, call in self._known.items() if n in kept}
        self._known = old | {call.call_id: call for call in calls}
        newest = max((call.call_id for call in calls), default=0)
        # A restored database counts on from an earlier call.
        self._newest = newest if self._gap else max(newest, self._newest)
        self._gap = False

    def lose_touch(self) -> None:
        """Calls may have been missed: the next `take` highlights what is recent, not all of it.

        Age decides only then. A clerk's clock may run apart from this one, and a call seen as
        it comes is news whatever its time says.
        """
        self._gap = True

    def look(self, now: datetime) -> Spotlight:
        """The call on show at `now`; moves on to the next one when its time has come."""
        self._forget_void()
        shown_for = self._shown_for(now)
        if self._pending and (self._shown is None or shown_for >= self.pace.least):
            self._shown, self._since = self._pending.popleft(), now
        elif self._shown is not None and shown_for >= self._longest(self._shown):
            self._shown = None
        if self._shown is None or self._since is None:
            return Spotlight(self._last_standing(), False, None)
        lasts = self.pace.least if self._pending else self._longest(self._shown)
        return Spotlight(self._known[self._shown], True, self._since + lasts)

    def _is_news(self, call: HallCall, now: datetime) -> bool:
        recent = not self._gap or now - call.at < self.pace.news
        return recent and call.call_id > self._newest

    def _forget_void(self) -> None:
        self._pending = deque(call for call in self._pending if not self._known[call].void)
        if self._shown is not None and self._known[self._shown].void:
            self._shown = None

    def _longest(self, call_id: int) -> timedelta:
        """Nobody looks any more for a number that was served or called anew."""
        standing = self._known[call_id].fate is Fate.STANDING
        return self.pace.longest if standing else self.pace.least

    def _last_standing(self) -> HallCall | None:
        standing = [call for call in self._known.values() if call.fate is Fate.STANDING]
        return max(standing, key=lambda call: call.call_id, default=None)

    def _shown_for(self, now: datetime) -> timedelta:
        if self._shown is None or self._since is None:
            return timedelta()
        # A machine's clock may be put back; a highlight must not last an hour for it.
        self._since = min(self._since, now)
        return now - self._since
