"""Which call the hall looks at: every new call gets its moment, however fast they come."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.views import HallCall


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the hall looks at one call.

    `least` is kept even when others wait to be shown, because eyes need that long to find a
    number; `longest` ends the highlight when nothing else comes. A call older than `news` is
    history for a display that has just been switched on or was cut off.
    """

    least: timedelta = timedelta(seconds=4)
    longest: timedelta = timedelta(seconds=12)
    news: timedelta = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Spotlight:
    """The call on show. `fresh` while it is highlighted; `until` is when that may change."""

    call_id: int | None
    fresh: bool
    until: datetime | None


@dataclass(slots=True)
class CallQueue:
    """Turns the standing calls into one call on show at a time, in the order they were made.

    Calls are told apart by their id, so a recall is a new call. A call that no longer stands
    leaves at once, on show or not: what the hall reads must be true.
    """

    pace: Pace = field(default_factory=Pace)
    _newest: int = 0
    _gap: bool = True
    _standing: tuple[int, ...] = ()
    _pending: deque[int] = field(default_factory=deque)
    _shown: int | None = None
    _since: datetime | None = None

    def take(self, calls: Sequence[HallCall], now: datetime) -> None:
        """Learn the calls that stand now, newest first."""
        self._pending.extend(sorted(call.call_id for call in calls if self._is_news(call, now)))
        self._standing = tuple(sorted((call.call_id for call in calls), reverse=True))
        newest = max(self._standing, default=0)
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
        self._forget_gone()
        shown_for = self._shown_for(now)
        if self._pending and (self._shown is None or shown_for >= self.pace.least):
            self._shown, self._since = self._pending.popleft(), now
        elif shown_for >= self.pace.longest:
            self._shown = None
        if self._shown is None or self._since is None:
            return Spotlight(self._standing[0] if self._standing else None, False, None)
        lasts = self.pace.least if self._pending else self.pace.longest
        return Spotlight(self._shown, True, self._since + lasts)

    def _is_news(self, call: HallCall, now: datetime) -> bool:
        recent = not self._gap or now - call.at < self.pace.news
        return recent and call.call_id > self._newest

    def _forget_gone(self) -> None:
        self._pending = deque(call for call in self._pending if call in self._standing)
        if self._shown not in self._standing:
            self._shown = None

    def _shown_for(self, now: datetime) -> timedelta:
        if self._shown is None or self._since is None:
            return timedelta()
        # A machine's clock may be put back; a highlight must not last an hour for it.
        self._since = min(self._since, now)
        return now - self._since
