"""The suite's own icons: SVG outlines in assets/icons, drawn in one colour at any size."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"

DIRECTIONAL = frozenset(
    {
        "arrow-start",
        "arrow-end",
        "calendar-other",
        "walk",
        "speaker",
        "speaker-off",
        "exit",
        "transfer",
        "undo",
    }
)
"""Mirrored from right to left; a clock or a check mark never is."""


def names() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.svg"))


def render(
    name: str, colour: QColor, px: int, direction: Qt.LayoutDirection | None = None
) -> QPixmap:
    """The icon as a square of `px` logical pixels, sharp on the screens of this machine.

    Raises FileNotFoundError, with the names that exist, for an unknown icon.
    """
    outline = _outline(name).replace("currentColor", colour.name())
    ratio = _device_ratio()
    pixmap = QPixmap(round(px * ratio), round(px * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(outline.encode()).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    if name in DIRECTIONAL and _leftwards(direction):
        pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def with_margin(pixmap: QPixmap, px: int) -> QPixmap:
    """The picture with `px` logical pixels of air on its left and on its right."""
    ratio = pixmap.devicePixelRatio()
    wider = QPixmap(pixmap.width() + round(2 * px * ratio), pixmap.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(px, 0, pixmap)
    painter.end()
    return wider


@cache
def _outline(name: str) -> str:
    file = FOLDER / f"{name}.svg"
    if not file.exists():
        raise FileNotFoundError(f"no icon {name!r}; there are: {', '.join(names())}")
    return file.read_text(encoding="utf-8")


def _leftwards(direction: Qt.LayoutDirection | None) -> bool:
    return (direction or QGuiApplication.layoutDirection()) == Qt.LayoutDirection.RightToLeft


def _device_ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
