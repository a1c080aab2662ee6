"""The hands of a visitor or a clerk, for what plays on the real screens without a person."""

import time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

PATIENCE_S = 20.0
"""A screen that has not answered by then never will: the play stops and says so."""


class Stuck(Exception):
    """A screen did not come to where a person would expect it."""


def touch(window: QWidget, name: str) -> None:
    """Touches the button of that name once it is there."""
    button = see(window, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def see(window: QWidget, name: str) -> QAbstractButton:
    """The visible button of that name, once it can be touched. Raises `Stuck`."""

    def there() -> QAbstractButton | None:
        found = window.findChildren(QAbstractButton, name)
        return next((b for b in found if b.isVisible() and b.isEnabled()), None)

    until = time.monotonic() + PATIENCE_S
    while (button := there()) is None:
        if time.monotonic() > until:
            raise Stuck(f"{type(window).__name__} does not offer {name}")
        settle()
    return button


def find(window: QWidget, kind: type[QLineEdit], name: str) -> QLineEdit:
    """The field of that name. Raises `Stuck`."""
    found = window.findChild(kind, name)
    if found is None:
        raise Stuck(f"{type(window).__name__} has no field {name}")
    return found


def settle(seconds: float = 0.4) -> None:
    """Let the workers answer and the screens draw: what a visitor's next touch would wait."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
