"""A bare window that tells when it was first painted: what a screen's start is compared with."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class BareWindow(QLabel):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: print(f"first-paint {time.monotonic_ns()}", flush=True))


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = BareWindow("1")
    window.show()
    app.exec()
