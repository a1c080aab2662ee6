"""Notices that somebody is there, in any part of a window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Touches(QObject):
    """Tells `touched` of every key and every use of the mouse over a window.

    It listens where the system hands its events to the window, once for all widgets: a filter on
    the application would be asked about each repaint as well.
    """

    def __init__(self, window: QWidget, touched: Callable[[], None]) -> None:
        super().__init__(window)
        self._touched = touched
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Show:  # Its handle is made now, and anew after some changes.
                self._window.windowHandle().installEventFilter(self)
        elif kind in _TOUCHES:
            self._touched()
        return False
