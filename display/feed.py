"""Reads the hall for all that a process shows and says of it, and gets well by itself."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from db.hall import HallView, Outlook
from db.trouble import Trouble
from db.views import Views
from queueing.ticket import Refused
from shell.live import Live
from shell.worker import Worker

log = logging.getLogger(__name__)

RETRY_MS = (500, 1000, 2000, 5000)
"""Pauses before reading again after a reading that failed; the last one stays."""

SURE_AFTER = timedelta(seconds=30)
"""The office is read again at least this often: a notice that never came is healed by it."""

OUTLOOK_AFTER = timedelta(seconds=5)
"""Who is next and how long it takes is worked out at most this often: it costs a hundred times
what the calls cost, and nobody reads it twice in five seconds."""


class HallFeed(QObject):
    """One reading of the hall for every screen and voice of a process.

    It reads at each notice. What was read last stays while the database is away, and `away` says
    so. Nothing has to be done to get well again.
    """

    read = Signal(object)
    """A HallView: the hall was read."""
    outlook_read = Signal(object)
    """An Outlook, some seconds after the hall has changed."""
    away_changed = Signal(bool)
    """True when calls may be missed from now on; False when they have been read again."""
    missed = Signal()
    """What is read next may be old although it was not read before: the database was away, the
    office's data changed, or another day began. Then age decides what is news, else it does not:
    a clerk's clock may run apart from this one, and a call seen as it comes is news."""

    def __init__(
        self,
        views: Views,
        live: Live,
        worker: Worker,
        *,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._views, self._worker, self.clock = views, worker, clock
        self.view: HallView | None = None
        """What was read last; None before the first reading."""
        self.outlook: Outlook | None = None
        self._read_at: datetime | None = None
        self._outlook_at: datetime | None = None
        self._outlook_n = -1
        self._connected = True
        self._stopped = False
        self._failures = 0
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self.refresh)
        live.changed.connect(self.refresh)
        live.connection_changed.connect(self._connection_changed)

    @property
    def away(self) -> bool:
        """Whether the calls of this moment are unknown."""
        return not self._connected or self._failures > 0

    def start(self) -> None:
        """Reads at once; the notices of the live updates come on top."""
        self.refresh()

    def stop(self) -> None:
        """Reads no more. The worker and the live updates belong to whoever handed them in."""
        self._stopped = True
        self._retry.stop()

    def refresh(self, _revision: object = None) -> None:
        """Reads the hall again; many notices in a row cost one reading."""
        if self._stopped:
            return
        self._worker.run_latest("hall", self._views.hall, self._on_read, self._on_failed)

    def look_at_clock(self) -> None:
        """Reads what is due to be read by the clock. Whoever shows a clock calls it every second
        or so."""
        now = self.clock()
        if self._read_at and not timedelta() <= now - self._read_at < SURE_AFTER:
            self._read_at = now
            self.refresh()
        self._refresh_outlook(now)

    def _refresh_outlook(self, now: datetime) -> None:
        view = self.view
        if view is None or self.away or self._stopped:
            return
        last = self._outlook_at
        rested = last is None or not timedelta() <= now - last < OUTLOOK_AFTER
        aged = last is None or not timedelta() <= now - last < SURE_AFTER
        if rested and (aged or view.n != self._outlook_n):
            self._outlook_at, self._outlook_n = now, view.n
            self._worker.run_latest(
                "outlook", self._views.outlook, self._on_outlook, self._on_outlook_failed
            )

    def _on_read(self, view: HallView) -> None:
        was_away, before = self.away, self.view
        self.view, self._read_at = view, self.clock()
        self._failures = 0
        self._retry.stop()
        self._tell_away(was_away)
        if self.away or _another(before, view):
            self.missed.emit()
        self.read.emit(view)
        self._refresh_outlook(self.clock())

    def _on_failed(self, error: Exception) -> None:
        was_away = self.away
        pause = RETRY_MS[min(self._failures, len(RETRY_MS) - 1)]
        self._failures += 1
        self._retry.start(pause)
        self._tell_away(was_away)
        _expected(error)
        log.warning("the hall could not be read, next attempt in %d ms: %s", pause, error)

    def _on_outlook(self, outlook: Outlook) -> None:
        self.outlook = outlook
        self.outlook_read.emit(outlook)

    def _on_outlook_failed(self, error: Exception) -> None:
        """The reading of the hall itself says whether the database is away."""
        _expected(error)
        log.warning("the outlook could not be read: %s", error)

    def _connection_changed(self, connected: bool) -> None:
        was_away = self.away
        self._connected = connected
        self._tell_away(was_away)

    def _tell_away(self, was_away: bool) -> None:
        if self.away != was_away:
            self.missed.emit()
            self.away_changed.emit(self.away)


def _another(before: HallView | None, now: HallView) -> bool:
    """Whether the office, or the day, is another one than it was."""
    if before is None:
        return True
    day = before.office.day
    return before.office is not now.office or day(before.now) != day(now.now)


def _expected(error: Exception) -> None:
    """What waiting mends is logged by the caller; the rest is a bug, for the net."""
    if not isinstance(error, (Refused, Trouble)):
        raise error
