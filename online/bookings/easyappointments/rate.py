"""How often a source may be asked, kept on our side, so that it never has to refuse us."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in any stretch of so many seconds."""

    requests: int
    seconds: float


class Budget:
    """Lets requests pass as the rate allows; safe to share between threads.

    A window that slides keeps within the rate however the other side cuts its own. A fifth is
    reserved for what is urgent, so that a long look never holds up an outcome.
    """

    def __init__(
        self, rate: Rate, clock: Callable[[], float], wait: Callable[[float], None]
    ) -> None:
        self._rate = rate
        self._clock = clock
        self._wait = wait
        self._taken: deque[float] = deque(maxlen=rate.requests)
        self._paused_until = clock()
        self._lock = Lock()

    def take(self, *, urgent: bool) -> None:
        """Returns when a request may be sent, and counts it."""
        while (seconds := self._take_or_wait(urgent)) > 0:
            self._wait(seconds)

    def pause(self, seconds: float) -> None:
        """No request may pass for so long: the other side asked for it."""
        with self._lock:
            self._paused_until = max(self._paused_until, self._clock() + seconds)

    def _take_or_wait(self, urgent: bool) -> float:
        """Zero when it was taken, else the seconds until there is a chance."""
        with self._lock:
            now = self._clock()
            free_at = max(self._paused_until, self._free_at(urgent))
            if free_at > now:
                return free_at - now
            self._taken.append(now)
            return 0.0

    def _free_at(self, urgent: bool) -> float:
        reserve = 0 if urgent else self._rate.requests // 5
        allowed = self._rate.requests - reserve
        if len(self._taken) < allowed:
            return self._paused_until
        return self._taken[-allowed] + self._rate.seconds
