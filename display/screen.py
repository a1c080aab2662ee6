"""The hall display's window: draws each state whole, at any size, on a wide or a tall screen."""

from collections.abc import Sequence
from math import cos, tau

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from display import scenes
from display.lettering import Item, draw
from display.plan import Plan, plan
from display.presenter import DisplayPresenter
from display.scenes import Setting
from display.state import DisplayState, Phase
from display.words import Words
from shell.language import BothLanguages
from shell.look import Look, load_fonts
from shell.measure import CAPITAL_MM_PER_METRE, dots_per_mm

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


class DisplayWindow(QWidget):
    """The screen in the hall. It asks nothing, opens nothing and shows no person's name.

    With `viewing_metres` and a screen whose density is known, the ticket and the counter of the
    newest call get capitals of at least 12.2 mm a metre, as far as the window has the room for
    them; without, they are as large as fits.
    """

    painted = Signal(object)
    """The revision of a state that has just been painted for the first time."""

    def __init__(
        self,
        presenter: DisplayPresenter,
        look: Look,
        viewing_metres: float | None = None,
        *,
        density: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`density` in logical pixels per millimetre, for a screen that reports a wrong size."""
        super().__init__(parent)
        load_fonts()
        self._presenter, self._look = presenter, look
        self._metres, self._density = viewing_metres, density
        self._words = Words.load(BothLanguages(("display",)))
        self._state = presenter.state
        self._painted_n = 0
        self._unpainted: set[Region] = set()
        self._regions = {name: self._region() for name in _SCENES}
        self._breath = QElapsedTimer()
        self._glow = QTimer(self)
        self._glow.setInterval(GLOW_FRAME_MS)
        self._glow.timeout.connect(self._breathe)
        self._dress()
        presenter.state_changed.connect(self.draw)
        self.draw(presenter.state)

    @property
    def state(self) -> DisplayState:
        """The state on show."""
        return self._state

    @property
    def capital(self) -> float:
        """The height in pixels that the letters of the newest call must reach; 0 if unknown."""
        density = self._density or (dots_per_mm(self.screen()) if self.screen() else None)
        return CAPITAL_MM_PER_METRE * (self._metres or 0) * (density or 0)

    def region(self, name: str) -> Region:
        """One of "header", "newest", "board", "rest", "footer"."""
        return self._regions[name]

    def draw(self, state: DisplayState) -> None:
        """Shows `state`. `painted` follows once it is on the screen."""
        self._state = state
        self._compose()
        self._set_glowing(state.newest is not None and state.newest.fresh)
        self.setAccessibleName(_spoken_name(state))
        if not self._unpainted:
            # Nothing looks different, so what is on the screen is this state already.
            QTimer.singleShot(0, self, self._tell_painted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._compose()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._compose()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("navy_deep"))
        painter.end()

    def _dress(self) -> None:
        self.setWindowTitle("Dawr")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        # Both languages keep their sides, whatever the direction of the application.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _region(self) -> Region:
        region = Region(self._look, self)
        region.drawn.connect(self._region_drawn)
        return region

    def _compose(self) -> None:
        rooms = plan(self.size(), self._state.first, self.capital)
        upright = self.height() > self.width()
        calling = self._state.phase is Phase.CALLING
        for name, region in self._regions.items():
            room = _room(rooms, name)
            used = name in _ALWAYS or calling != (name == "rest")
            region.setGeometry(room)
            setting = Setting(QSizeF(room.size()), rooms.unit, self._words, upright)
            items = _SCENES[name](setting, self._state, self.capital) if used else ()
            if region.show_items(items) and used:
                self._unpainted.add(region)
            if not used:
                self._unpainted.discard(region)
            region.setVisible(used)

    def _region_drawn(self) -> None:
        region = self.sender()
        if region not in self._unpainted:
            return
        self._unpainted.discard(region)
        if not self._unpainted:
            # After this event the picture is handed to the screen; then it can be told.
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        if not self._unpainted and self.isVisible() and self._state.n > self._painted_n:
            self._painted_n = self._state.n
            self.painted.emit(self._state.n)

    def _set_glowing(self, glowing: bool) -> None:
        if glowing and not self._glow.isActive():
            self._breath.start()
            self._glow.start()
        elif not glowing:
            self._glow.stop()

    def _breathe(self) -> None:
        phase = self._breath.elapsed() % GLOW_PERIOD_MS / GLOW_PERIOD_MS
        self._regions["newest"].glow(glow_at(self._look, phase))


def glow_at(look: Look, phase: float) -> QColor:
    """The ground of a fresh call at a point of its breath, 0 to 1: amber, lighter, amber."""
    share = 0.55 * (1 - cos(tau * phase)) / 2
    low, high = look.colour("amber"), look.colour("amber_soft")
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


_ALWAYS = ("header", "footer")
_SCENES = {
    "header": lambda setting, state, _capital: scenes.header(setting, state),
    "newest": scenes.newest,
    "board": lambda setting, state, _capital: scenes.board(setting, state),
    "rest": lambda setting, state, _capital: scenes.rest(setting, state),
    "footer": lambda setting, state, _capital: scenes.footer(setting, state),
}


def _room(rooms: Plan, name: str) -> QRect:
    room: QRect = getattr(rooms, "body" if name == "rest" else name)
    return room


def _spoken_name(state: DisplayState) -> str:
    """For assistive technology: the newest call in words."""
    call = state.newest
    return f"{call.number} → {call.counter}" if call else "Dawr"
