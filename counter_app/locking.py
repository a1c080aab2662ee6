"""A console that nobody touches locks itself, because a clerk who is called away forgets to."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from counter_app.asking import closed
from counter_app.state import ConsoleState
from counter_app.store import Store
from counter_app.verbs import Page


class Locking(QObject):
    """Asks for the PIN again after the office's minutes without a touch; the counter stays as it
    is, and calls for help and troubles stay in view."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._touched = clock()
        self._page = store.state.page
        store.second_passed.connect(self._tick)
        store.state_changed.connect(self._follow)

    def touched(self) -> None:
        """A key or the mouse was used."""
        self._touched = self._clock()

    def lock(self) -> None:
        """Locks at once, for a clerk who leaves the seat."""
        if self._store.state.page in _OPEN:
            self._store.show(locked=True, page=Page.LOCKED, notice=None, **closed())

    def _follow(self, state: ConsoleState) -> None:
        """Who has just signed in is there, whatever they typed the PIN with."""
        if self._page not in _OPEN and state.page in _OPEN:
            self.touched()
        self._page = state.page

    def _tick(self, state: ConsoleState) -> None:
        minutes = state.office.lock_after_min if state.office else 0
        if minutes and state.now - self._touched >= timedelta(minutes=minutes):
            self.lock()


_OPEN = (Page.AT_WORK, Page.RECEPTION, Page.CHOOSE_COUNTER)
