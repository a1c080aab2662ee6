"""Waiting in a measured Qt process as its own event loop would wait: asleep."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

LOOK_MS = 5
"""Between two looks while nothing happens, for what comes true by time alone."""


def until(true: Callable[[], object], patience_s: float) -> bool:
    """Lets the application run until it is true; False when it never becomes so.

    Qt ignores the wish to wait where it is also told for how long, and a thread that spins takes
    the interpreter from the worker whose answer it waits for. So a timer wakes it.
    """
    over = time.monotonic() + patience_s
    alarm = QTimer(interval=LOOK_MS)
    alarm.start()
    while not true():
        if time.monotonic() > over:
            return False
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return True


def let_pass(seconds: float) -> None:
    """Lets the application run for so long."""
    over = time.monotonic() + seconds
    until(lambda: time.monotonic() >= over, 2 * seconds + 1)
