"""Looks at sources again and again, each in a thread of its own, so that none waits for another."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.trouble import Trouble
from online.bookings.sync import Pass, Sync

log = logging.getLogger(__name__)

LONGEST_PAUSE_S = 60.0
"""Between two looks at a source that fails: it is back within a minute of its own return."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A source, and how often to look at it, in seconds."""

    sync: Sync
    every_s: float
    looks: int = 1
    """How often a single visit has to look: a file is taken in once it lies still."""


class Worker:
    """Keeps every source in step until it is stopped. Nothing that a source does ends it."""

    def __init__(self, beats: Sequence[Beat], heard: Callable[[Pass], None]) -> None:
        """`heard` is told of every look, on the thread of its source."""
        self._stopping = threading.Event()
        self._threads = [_Looking(beat, heard, self._stopping) for beat in beats]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def hint(self, name: str) -> None:
        """This source may have changed: look at once."""
        for thread in self._threads:
            if thread.source == name:
                thread.hint()

    def stop(self, timeout: float = 5.0) -> bool:
        """End after the looks that are under way; False when one still ran after `timeout`."""
        self._stopping.set()
        for thread in self._threads:
            thread.hint()
        for thread in self._threads:
            thread.join(timeout)
        return not any(thread.is_alive() for thread in self._threads)

    def wait(self) -> None:
        """Return when everything has ended."""
        for thread in self._threads:
            thread.join()


class _Looking(threading.Thread):
    def __init__(
        self, beat: Beat, heard: Callable[[Pass], None], stopping: threading.Event
    ) -> None:
        super().__init__(name=f"bookings-{beat.sync.name}", daemon=True)
        self.source = beat.sync.name
        self._beat = beat
        self._heard = heard
        self._stopping = stopping
        self._hinted = threading.Event()
        self._failures = 0

    def hint(self) -> None:
        self._hinted.set()

    def run(self) -> None:
        while not self._stopping.is_set():
            self._hinted.clear()
            self._look()
            self._hinted.wait(self._pause())

    def _look(self) -> None:
        try:
            done = self._beat.sync.once()
        except Trouble as trouble:  # the database is away, which its own screens tell
            done = Pass(self.source, trouble=str(trouble))
        except Exception:
            # A bug that one odd answer brings to light must not end the day's bookings.
            log.exception("looking at %s failed", self.source)
            done = Pass(self.source, trouble="an error in Dawr itself; the log has its trace")
        self._failures = self._failures + 1 if done.trouble else 0
        try:
            self._heard(done)
        except Exception:  # such as a terminal that was closed
            log.exception("nobody hears of %s any more", self.source)

    def _pause(self) -> float:
        every = self._beat.every_s
        doubled: float = every * 2 ** min(self._failures, 6)
        return max(every, min(doubled, LONGEST_PAUSE_S))
