"""What waits to be said, in the order it is said. Without a sound, and without a widget."""

from collections import deque
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime

from db.announcing import Saying
from db.hall import Fate, HallCall
from display.calls import CallQueue, Pace, Spotlight
from display.sightings import Sightings

REMEMBERED = 256
"""Calls known to have been said, more than a reading of the hall goes back."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be said, and since when the screens show it."""

    call: HallCall
    saying: Saying
    since: datetime

    @property
    def key(self) -> tuple[int, Saying]:
        return self.call.call_id, self.saying


@dataclass(slots=True)
class Backlog:
    """Follows the screens: a call is due from when they begin to show it.

    A call that is void is not due any more; one that was heard before it was taken back is due to
    be corrected, at once and once.
    """

    pace: Pace = field(default_factory=Pace)
    on_screen: HallCall | None = None
    """The call that the screens highlight at this moment."""
    _queue: CallQueue = field(init=False)
    _due: deque[Due] = field(default_factory=deque)
    _withdrawn: Sightings[int] = field(default_factory=Sightings)
    _over: deque[tuple[int, Saying]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def __post_init__(self) -> None:
        self._queue = CallQueue(self.pace)

    @property
    def due(self) -> tuple[Due, ...]:
        return tuple(self._due)

    def take(self, calls: Sequence[HallCall], now: datetime) -> None:
        """Learn the latest calls, whatever became of them."""
        self._queue.take(calls, now)
        void = {call.call_id for call in calls if call.void}
        anew = {call.step_id for call in calls if call.fate is Fate.STANDING}
        self._due = deque(each for each in self._due if not _untrue(each, void, anew))
        self._withdrawn.take({c.call_id: at for c in calls if (at := c.withdrawn_at)}, now)
        for call in self._uncorrected(calls, now):
            self._due.appendleft(Due(call, Saying.CORRECTION, now))

    def lose_touch(self) -> None:
        """Calls may have been missed: age decides what is still news."""
        self._queue.lose_touch()
        self._withdrawn.lose_touch()

    def look(self, now: datetime) -> Spotlight:
        """What the screens show at `now`; a call that they begin to show is due from now on."""
        spotlight = self._queue.look(now)
        lit = spotlight.call if spotlight.fresh else None
        before = self.on_screen.call_id if self.on_screen else None
        if lit is not None and lit.call_id != before and not lit.said:
            self._due.append(Due(lit, Saying.CALL, now))
        self.on_screen = lit
        return spotlight

    def forget_old(self, now: datetime) -> None:
        """What could not be said for so long is history."""
        self._due = deque(each for each in self._due if now - each.since < self.pace.news)

    def first(self, but: Set[int] = frozenset()) -> Due | None:
        """What is to be said next, outside the zones of these ids."""
        return next((each for each in self._due if each.call.zone_id not in but), None)

    def remove(self, due: Due) -> bool:
        """False when it is not due any more."""
        still = due in self._due
        if still:
            self._due.remove(due)
        return still

    def clear(self) -> None:
        self._due.clear()

    def note_over(self, due: Due, *, said: bool) -> None:
        """It was said. A correction is not tried twice: it would be late, and tried for ever."""
        if said or due.saying is Saying.CORRECTION:
            self._over.append(due.key)

    def _uncorrected(self, calls: Iterable[HallCall], now: datetime) -> Iterable[HallCall]:
        """The newest call that was heard of each visitor whose last call was taken back."""
        heard: dict[int, HallCall] = {}
        last: dict[int, HallCall] = {}
        for call in sorted(calls, key=lambda each: each.call_id):
            last[call.step_id] = call
            if call.said or (call.call_id, Saying.CALL) in self._over:
                heard[call.step_id] = call
        waiting = {each.key for each in self._due} | set(self._over)
        for call in heard.values():
            since = self._withdrawn.since(call.call_id)
            recent = since is not None and now - since < self.pace.news
            key = (call.call_id, Saying.CORRECTION)
            void = last[call.step_id].fate is Fate.WITHDRAWN
            if void and recent and not call.corrected and key not in waiting:
                yield call


def _untrue(due: Due, void: Set[int], anew: Set[int]) -> bool:
    """A call that is void is not made; who is called anew need not be told to wait."""
    if due.saying is Saying.CALL:
        return due.call.call_id in void
    return due.call.step_id in anew
