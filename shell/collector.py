"""Collects Python's garbage on the GUI's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000

YOUNG = 5_000
"""New objects since the last look; with fewer there is nothing worth a look."""

OFTEN = 10
"""Looks at the young before the older ones have theirs, as Python's own collector does it."""


class Collector(QObject):
    """Takes the place of Python's own collector while it lives.

    That one runs on whichever thread happens to make an object. When a thread of ours, which reads
    the database, collects a widget that was let go, Qt deletes it off its thread, and the process
    is gone.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what has gathered, the oldest least often."""
        young, middle, old = gc.get_count()
        if young > YOUNG:
            gc.collect(2 if old > OFTEN else 1 if middle > OFTEN else 0)

    def close(self) -> None:
        """Give the work back to Python's own."""
        self._timer.stop()
        gc.enable()
