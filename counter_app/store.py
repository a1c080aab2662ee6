"""The one state of the console, and what changes it without anybody's doing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.state import ConsoleState
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.worker import Worker

SECOND_MS = 1_000


class Store(QObject):
    """Holds the state that every part reads and changes, so that none keeps a part of its own.

    The time of day, the language, the connection and slow answers are followed here.
    """

    state_changed = Signal(object)
    """The whole ConsoleState, whenever anything but the time of day has changed."""
    ticked = Signal(object)
    """The ConsoleState with a new `now`, every second: for what counts up or down."""
    second_passed = Signal(object)
    """The same once everybody has drawn it: for what acts by itself and so changes the state,
    which nobody must overwrite with the one before."""

    def __init__(
        self,
        live: Live,
        worker: Worker,
        language: LanguageSwitch,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._state = ConsoleState(now=clock(), language=language.language)
        live.connection_changed.connect(self._connection)
        worker.busy_changed.connect(self._slow)
        language.changed.connect(self._language)
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self.tick)
        self._second.start()

    @property
    def state(self) -> ConsoleState:
        return self._state

    def show(self, **changes: Any) -> None:
        """Changes the state, and tells it whole."""
        self._state = replace(self._state, **changes)
        self.state_changed.emit(self._state)

    def tick(self) -> None:
        """A second has passed."""
        self._state = replace(self._state, now=self._clock())
        self.ticked.emit(self._state)
        self.second_passed.emit(self._state)

    def _connection(self, connected: bool) -> None:
        self.show(connected=connected)

    def _slow(self, slow: bool) -> None:
        self.show(slow=slow)

    def _language(self, language: Language) -> None:
        self.show(language=language)
