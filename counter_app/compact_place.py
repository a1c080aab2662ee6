"""Where the small bar stands: as somebody put it, on this machine, from one day to the next."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication, QScreen

EDGE_PX = 16

_KEY = "compact/place"


class Place:
    """Remembers a corner; gives one that lies on a screen, whatever was unplugged meanwhile."""

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def remember(self, corner: QPoint) -> None:
        self._file.setValue(_KEY, corner)

    def corner(self, size: QSize, screen: QScreen) -> QPoint:
        """Where a bar of `size` stands whole; at the foot of `screen` until it was moved."""
        remembered = self._file.value(_KEY)
        if isinstance(remembered, QPoint):
            wanted = QRect(remembered, size)
            there = QGuiApplication.screenAt(wanted.center())
            if there is not None:
                return inside(wanted, there.availableGeometry())
        area = screen.availableGeometry()
        foot = QPoint(area.center().x() - size.width() // 2, area.bottom() - EDGE_PX)
        return inside(QRect(foot - QPoint(0, size.height()), size), area)


def inside(wanted: QRect, area: QRect) -> QPoint:
    """The upper left corner nearest to the wanted one with which all of it lies in `area`."""
    right = area.right() - wanted.width() + 1
    lowest = area.bottom() - wanted.height() + 1
    return QPoint(
        max(area.left(), min(wanted.left(), right)), max(area.top(), min(wanted.top(), lowest))
    )
