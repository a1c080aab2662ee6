"""Tells the screens of a process that the database may have changed, whoever changed it."""

import logging
import sys
import threading
import weakref
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from db.trouble import Trouble

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.25
"""The longest single wait, and so the longest that stopping takes."""
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 5.0


class Watcher(Protocol):
    """One connection that notices changes. Made, used and closed by one thread."""

    def wait(self, timeout: float) -> bool:
        """True as soon as something may have changed, False after `timeout` seconds without.

        Raises Trouble when the connection is lost.
        """
        ...

    def close(self) -> None: ...


class Live(QObject):
    """A hint, never the truth: who hears `changed` reads again, so a missed notice heals itself.

    After every connection, the first one included, `changed` comes once, because nobody knows what
    happened before. `connection_changed` comes only when the answer differs from the last one.
    Signals reach the receiver's own thread.
    """

    changed = Signal(object)
    """The new revision when the watcher knows it, else None."""
    connection_changed = Signal(bool)

    def __init__(self, connect: Callable[[], Watcher], parent: QObject | None = None) -> None:
        """`connect` opens a watcher, on the thread of this Live; Trouble when it cannot."""
        super().__init__(parent)
        self._watch = _Watch(connect)
        self._watch.changed.connect(self.changed)
        self._watch.connection_changed.connect(self.connection_changed)
        weakref.finalize(self, self._watch.stopping.set)
        self._thread = threading.Thread(target=self._watch.run, name="live", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 2.0) -> bool:
        """Ends the watching; False when the thread still ran after `timeout` seconds."""
        self._watch.stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()


class _Watch(QObject):
    """The thread's side. It does not know the Live, which may vanish at any moment."""

    changed = Signal(object)
    connection_changed = Signal(bool)

    def __init__(self, connect: Callable[[], Watcher]) -> None:
        super().__init__()
        self._connect = connect
        self._connected: bool | None = None
        self._pause = FIRST_PAUSE_SECONDS
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                self._watch_one_connection()
            except Trouble as trouble:
                self._lost(f"{trouble}")
            except Exception:
                # A bug in a watcher must be seen, and must not leave the screens deaf for the day.
                sys.excepthook(*sys.exc_info())
                self._lost("the watcher failed")

    def _watch_one_connection(self) -> None:
        watcher = self._connect()
        try:
            watcher.wait(0)
            self._pause = FIRST_PAUSE_SECONDS
            self._tell(True)
            self.changed.emit(None)
            while not self.stopping.is_set():
                if watcher.wait(LOOK_SECONDS):
                    self.changed.emit(None)
        finally:
            watcher.close()

    def _lost(self, why: str) -> None:
        # One warning for each loss: a server that is down for a night must not fill the log.
        level = logging.DEBUG if self._connected is False else logging.WARNING
        log.log(level, "no live updates, next attempt in %.1f s: %s", self._pause, why)
        self._tell(False)
        self.stopping.wait(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)

    def _tell(self, connected: bool) -> None:
        if connected != self._connected:
            self._connected = connected
            self.connection_changed.emit(connected)
