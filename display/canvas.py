"""A window made of parts: each holds placed items and draws them again only when they change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, tau

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from display.lettering import Item, draw
from display.plan import asked
from shell.look import Look, load_fonts
from shell.measure import dots_per_mm

GLOW_PERIOD_MS = 1800
"""One breath of a fresh call: 0.56 Hz, far below the 3 Hz that may harm."""
GLOW_FRAME_MS = 80


class Region(QWidget):
    """One part of the window: holds placed items and draws them."""

    drawn = Signal()
    """The items have been painted."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._items: tuple[Item, ...] = ()
        self._glow = look.colour("amber")

    @property
    def items(self) -> tuple[Item, ...]:
        return self._items

    def show_items(self, items: Sequence[Item]) -> bool:
        """True when they differ from those on show and a painting will follow."""
        placed = tuple(items)
        if placed == self._items:
            return False
        self._items = placed
        self.update()
        return True

    def glow(self, colour: QColor) -> None:
        self._glow = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        try:
            draw(painter, self._items, self._look, self._glow)
        finally:
            painter.end()
        self.drawn.emit()


@dataclass(frozen=True, slots=True)
class Scene:
    """What a part shows, and where it stands in the window."""

    room: QRect
    items: Sequence[Item]


class Canvas(QWidget):
    """A full-screen window that shows whole pictures, each of one revision.

    It asks nothing, opens nothing and hides the mouse. Whoever builds on it gives it the scenes
    of a state with `show_scenes`, again after each `compose`.
    """

    painted = Signal(object)
    """The revision of a state that has just been painted for the first time."""

    def __init__(
        self,
        look: Look,
        parts: Sequence[str],
        viewing_metres: float | None,
        density: float | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self.look = look
        self._metres, self._density = viewing_metres, density
        self._shown_n = self._painted_n = 0
        self._unpainted: set[Region] = set()
        self._regions = {name: self._region() for name in parts}
        self._glowing: Region | None = None
        self._breath = QElapsedTimer()
        self._glow = QTimer(self, interval=GLOW_FRAME_MS)
        self._glow.timeout.connect(self._breathe)
        self._dress()

    @property
    def capital(self) -> float:
        """The height in pixels that the letters of calls are planned for; 0 if unknown."""
        density = self._density or (dots_per_mm(self.screen()) if self.screen() else None)
        return asked(self._metres or 0, density or 0)

    def region(self, name: str) -> Region:
        """One of the parts that the window is made of."""
        return self._regions[name]

    def compose(self) -> None:
        """Places everything anew; called when the window's size or density changes."""
        raise NotImplementedError

    def show_scenes(self, scenes: Mapping[str, Scene], n: int) -> None:
        """Shows these parts and hides the others. `painted` follows with `n`."""
        self._shown_n = n
        for name, region in self._regions.items():
            scene = scenes.get(name)
            if scene is None:
                region.hide()
                self._unpainted.discard(region)
                continue
            region.setGeometry(scene.room)
            changed = region.show_items(scene.items)
            if changed or region.isHidden():
                self._unpainted.add(region)
            region.show()
        if not self._unpainted:
            # Nothing looks different, so what is on the screen is this state already.
            QTimer.singleShot(0, self, self._tell_painted)

    def glow_in(self, name: str | None) -> None:
        """Lets one part breathe, or none."""
        self._glowing = self._regions[name] if name else None
        if self._glowing and not self._glow.isActive():
            self._breath.start()
            self._glow.start()
        elif not self._glowing:
            self._glow.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.compose()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.compose()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.look.colour("navy_deep"))
        painter.end()

    def _dress(self) -> None:
        self.setWindowTitle("Dawr")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        # Both languages keep their sides, whatever the direction of the application.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _region(self) -> Region:
        region = Region(self.look, self)
        region.drawn.connect(self._region_drawn)
        return region

    def _region_drawn(self) -> None:
        region = self.sender()
        if region not in self._unpainted:
            return
        self._unpainted.discard(region)
        if not self._unpainted:
            # After this event the picture is handed to the screen; then it can be told.
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        if not self._unpainted and self.isVisible() and self._shown_n > self._painted_n:
            self._painted_n = self._shown_n
            self.painted.emit(self._shown_n)

    def _breathe(self) -> None:
        phase = self._breath.elapsed() % GLOW_PERIOD_MS / GLOW_PERIOD_MS
        if self._glowing:
            self._glowing.glow(glow_at(self.look, phase))


def glow_at(look: Look, phase: float) -> QColor:
    """The ground of a fresh call at a point of its breath, 0 to 1: amber, lighter, amber."""
    share = 0.55 * (1 - cos(tau * phase)) / 2
    low, high = look.colour("amber"), look.colour("amber_soft")
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )
