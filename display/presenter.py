"""What the hall display shows and when, without a widget."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from db.office import Zone
from db.trouble import Trouble
from db.views import HallView, Views
from display.calls import CallQueue, Pace, Spotlight
from display.state import DisplayState, calls_of, hall_state, zone_coded
from queueing.ticket import Refused
from queueing.wording import Language
from shell.live import Live
from shell.worker import Worker

log = logging.getLogger(__name__)

LONGEST_SLEEP_MS = 1000
"""Between two looks at the clock, so that a clock that was put right is right on the screen."""

RETRY_MS = (500, 1000, 2000, 5000)
"""Pauses before reading again after a reading that failed; the last one stays."""

SURE_AFTER = timedelta(seconds=30)
"""The office is read again at least this often: a notice that never came is healed by it."""


class DisplayPresenter(QObject):
    """Keeps one `DisplayState` true: reads on every notice, gives each call its moment.

    What was read last stays while the database is away, and the state says so. Nothing has to
    be done to get well again.
    """

    state_changed = Signal(object)
    """The new DisplayState; only when it differs from the one before."""

    def __init__(
        self,
        views: Views,
        live: Live,
        worker: Worker,
        *,
        clock: Callable[[], datetime],
        zone: str | None = None,
        first: Language | None = None,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`zone` is a zone's code, None for the whole office; `first` the language read first,
        None for the office's own. `clock` gives aware UTC."""
        super().__init__(parent)
        self._views, self._worker, self._clock = views, worker, clock
        self._zone_code, self._first = zone, first
        self._queue = CallQueue(pace or Pace())
        self._zone: Zone | None = None
        self._view: HallView | None = None
        self._read_at: datetime | None = None
        self._state = DisplayState(first=first or Language.AR)
        self._connected = True
        self._failures = 0
        self._alarm = QTimer(self)
        self._alarm.setSingleShot(True)
        self._alarm.timeout.connect(self.tick)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.refresh)
        live.changed.connect(self.refresh)
        live.connection_changed.connect(self._connection_changed)

    @property
    def state(self) -> DisplayState:
        return self._state

    def start(self) -> None:
        """Reads at once and runs from now on; the notices of `live` come on top."""
        self.refresh()
        self.tick()

    def stop(self) -> None:
        """Ends its timers. The worker and the live updates belong to whoever handed them in."""
        self._alarm.stop()
        self._retry.stop()

    def refresh(self, _revision: object = None) -> None:
        """Reads the hall again; many notices in a row cost one reading."""
        self._worker.run_latest("hall", self._views.hall, self._read, self._failed)

    def tick(self) -> None:
        """Moves on with the clock: the next call's turn, the end of a highlight, the minute."""
        now = self._clock()
        spotlight = self._show(now)
        if self._read_at and not timedelta() <= now - self._read_at < SURE_AFTER:
            self._read_at = now
            self.refresh()
        self._alarm.start(self._sleep_ms(now, spotlight))

    def _read(self, view: HallView) -> None:
        now = self._clock()
        if self._view is None or self._view.office is not view.office:
            self._zone = zone_coded(view.office, self._zone_code)
        self._view, self._read_at = view, now
        self._failures = 0
        self._retry.stop()
        self._queue.take(calls_of(view, self._zone), now)
        self.tick()

    def _failed(self, error: Exception) -> None:
        pause = RETRY_MS[min(self._failures, len(RETRY_MS) - 1)]
        self._failures += 1
        self._retry.start(pause)
        self._lose_touch()
        if not isinstance(error, (Refused, Trouble)):
            raise error
        log.warning("the hall could not be read, next attempt in %d ms: %s", pause, error)

    def _connection_changed(self, connected: bool) -> None:
        self._connected = connected
        if not connected:
            self._lose_touch()

    def _lose_touch(self) -> None:
        self._queue.lose_touch()
        self.tick()

    def _show(self, now: datetime) -> Spotlight:
        spotlight = self._queue.look(now)
        state = self._state
        if self._view is not None:
            state = hall_state(self._view, self._zone, spotlight, now, self._first)
        away = not self._connected or self._failures > 0
        state = replace(state, catching_up=away)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
        return spotlight

    def _sleep_ms(self, now: datetime, spotlight: Spotlight) -> int:
        minute = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
        wake = min(minute, spotlight.until) if spotlight.until else minute
        ahead = round((wake - now) / timedelta(milliseconds=1)) + 1
        return max(1, min(ahead, LONGEST_SLEEP_MS))
