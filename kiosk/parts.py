"""The building blocks of the kiosk's pages: large buttons, cards, a header, a question."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.presenter import KioskPresenter
from kiosk.state import KioskState
from queueing.wording import Language, clock_time, long_date
from shell import measure
from shell.language import BothLanguages, other
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

LEAST_TOUCH = 88
LOW_PX = 700
"""Below this height, a page whose targets may not shrink has to save lines: 720p and the like."""
MINIATURE = 0.75
"""Looks below this are kiosks in a frame of another screen, for the mouse."""
BUTTON_PX = 28
READING_PX = 26
"""People read a kiosk standing: its running text is larger than a clerk's."""
NAMES = {Language.AR: "العربية", Language.EN: "English"}


def touch_side(look: Look, widget: QWidget) -> int:
    """The least side of what is touched here, in pixels: 20 mm, and never below 88.

    A look smaller than any screen asks for (`MINIATURE`) is a kiosk shown beside other windows,
    for the mouse: there the targets shrink with all the rest.
    """
    if look.scale < MINIATURE:
        return look.px(LEAST_TOUCH)
    return max(LEAST_TOUCH, measure.touch_px(widget.screen()))


class TouchButton(QPushButton):
    """A button large enough for any finger, with an icon at its start.

    Enter is left to the window, because a scanner ends what it reads with it; so is every key of
    a code that is being scanned, blanks included.
    """

    def __init__(
        self,
        look: Look,
        role: str,
        icon: str = "",
        colour: str = "navy",
        least: tuple[float, float] = (0, 0),
    ) -> None:
        """`least` is the least width and height at scale 1; a finger's are kept in any case."""
        super().__init__()
        self._look = look
        self.touch = touch_side(look, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dress(self, role=role, fit="large")
        self.restyle(least)
        if icon:
            self.set_icon(icon, colour)

    def restyle(
        self, least: tuple[float, float] = (0, 0), px: float = BUTTON_PX, padding: float = 24
    ) -> None:
        """Text size, least size and sides; the stylesheet owns them, so setters would be lost."""
        width, height = (max(self.touch, self._look.px(side)) for side in least)
        side = self._look.px(padding)
        self.setStyleSheet(
            f"QPushButton {{ font-size: {self._look.text_px(px)}px; padding: 0 {side}px;"
            f" min-width: {max(0, width - 2 * side)}px; min-height: {height}px; }}"
        )

    def set_icon(self, icon: str, colour: str = "navy") -> None:
        self.setIcon(self._look.icon(icon, colour, 32))
        self.setIconSize(self._look.icon_size(32))

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scanning = bool(getattr(self.window(), "scanning", False))
        if scanning or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class CardButton(TouchButton):
    """A button as large as its contents: labels in a layout that grows with their text."""

    def __init__(self, look: Look, role: str) -> None:
        super().__init__(look, role)
        dress(self, role=role, fit="")
        self._sheet = (
            f"QPushButton {{ padding: 0; min-width: {self.touch}px; min-height: {self.touch}px; }}"
        )
        self.setStyleSheet(self._sheet)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shut = False

    def set_shut(self, shut: bool) -> None:
        """Grey, but still to be touched: behind it stands the reason and a way on."""
        if shut == self._shut:
            return
        self._shut = shut
        colours = self._look.colours
        edge = f"2px dashed {colours.ink}" if self._look.contrast else f"2px solid {colours.sand}"
        grey = f"QPushButton:!focus {{ background: {colours.sand}; border: {edge}; }}"
        self.setStyleSheet(self._sheet + (grey if shut else ""))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return self.layout() is not None

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(self.touch, layout.totalHeightForWidth(width)) if layout else -1


def reading(look: Look, label: QLabel, tone: str = "", px: float = READING_PX) -> None:
    """Gives a label the size of the kiosk's running text."""
    dress(label, type=Type.LEAD, tone=tone)
    label.setStyleSheet(f"font-size: {look.text_px(px)}px;")


def untouchable(*widgets: QWidget) -> None:
    """Lets touches through to the button that the widgets lie on."""
    for widget in widgets:
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def icon_label(look: Look, name: str, colour: str = "navy", size: int = 32) -> QLabel:
    label = QLabel()
    label.setPixmap(look.pixmap(name, colour, size))
    label.setFixedSize(look.px(size), look.px(size))
    return label


def tile(look: Look, side: int = 72) -> QLabel:
    """The square that carries a service's letter; a Latin code has a label of its own."""
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    label.setFixedSize(look.px(side), look.px(side))
    dress(label, tile="mist", type=Type.HEADING, tone="navy")
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return label


def picture(image: QImage) -> QPixmap:
    return QPixmap.fromImage(image)


class KioskPage(QWidget):
    """One page. `draw` shows the whole state; `turn` lays out for an upright or a wide screen."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._both = both
        self._wide: bool | None = None
        self.low = False
        """Whether the page is so low that lines have to move beside each other."""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="paper")

    def draw(self, state: KioskState) -> None:
        raise NotImplementedError

    def turn(self, wide: bool) -> None:
        """Called when the screen changes between upright and wide, and once at first."""

    def first_focus(self) -> QWidget | None:
        """What the keyboard stands on when the page comes; None for nothing."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() > event.size().height()
        low = wide and event.size().height() < LOW_PX
        if (wide, low) != (self._wide, self.low):
            self._wide, self.low = wide, low
            self.turn(wide)
        super().resizeEvent(event)


def direction_of(wide: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom


class Header(QFrame):
    """The band above the pages: whose kiosk it is, the time, the other language."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self._office, self._time = Paragraph(), QLabel()
        dress(self._office, type=Type.TITLE, tone="inverse")
        dress(self._time, type=Type.LEAD, tone="sky")
        self._language = TouchButton(look, "inverse", "globe", "surface")
        self._language.setObjectName("language")
        self._language.clicked.connect(self._toggle)
        self._shown = Language.AR
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(6), look.space(2)] * 2)
        line.setSpacing(look.space(4))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._office)
        words.addWidget(self._time)
        line.addLayout(words, stretch=1)
        self._aside = QHBoxLayout()
        line.addLayout(self._aside)
        line.addWidget(self._language)

    def set_aside(self, widget: QWidget) -> None:
        """Puts `widget` beside the language, as far as the header has room."""
        self._aside.addWidget(widget)

    def draw(self, state: KioskState) -> None:
        self._shown = state.language
        self._language.say(NAMES[other(state.language)])
        if state.office is None or state.now is None:
            return
        self._office.say(state.office.name.in_(state.language))
        local = state.office.local(state.now)
        day = state.say(long_date(local.date()))
        self._time.setText(f"{day}  ·  {state.say(clock_time(local))}")

    def _toggle(self) -> None:
        self._presenter.set_language(other(self._shown))


class Footer(QHBoxLayout):
    """The row of actions at the foot of a page: the way back, and the one next action."""

    def __init__(self, look: Look, back: Callable[[], None]) -> None:
        super().__init__()
        self.setSpacing(look.space(3))
        self.back = TouchButton(look, "", "arrow-start", least=(220, 104))
        self.back.setObjectName("back")
        self.back.clicked.connect(lambda: back())
        self._look = look
        self.addWidget(self.back)

    def draw(self) -> None:
        self.back.say(translate("Kiosk", "Back"))
        self.back.set_icon("arrow-start")


class Notice(QFrame):
    """Something the visitor should know before going on; hidden while there is nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, banner="warning")
        self._words = Paragraph()
        reading(look, self._words)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(3), look.space(2)] * 2)
        line.setSpacing(look.space(2))
        line.addWidget(icon_label(look, "info", "amber_deep", 36))
        line.addWidget(self._words, stretch=1)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.words

    def say(self, text: str) -> None:
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class Layer(QWidget):
    """Lies over the whole window, as no dialog does: touches and the Tab key stay within it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self.hide()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The Tab key goes round among the controls of the layer."""
        stops = [w for w in self.findChildren(QWidget) if _takes_tab(w)]
        if not stops:
            return True
        held = self.window().focusWidget()
        at = stops.index(held) if held in stops else (-1 if forwards else 0)
        stops[(at + (1 if forwards else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _takes_tab(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()


class Countdown(QWidget):
    """A ring that empties as the time runs out, and the seconds in its middle."""

    def __init__(self, look: Look, left: Callable[[], float], side: int = 168) -> None:
        """`left` says how many seconds are left; it is asked while the ring is to be seen."""
        super().__init__()
        self._look, self._left = look, left
        self._whole = 1.0
        self._tick = QTimer(self)
        self._tick.setInterval(100)
        self._tick.timeout.connect(self.update)
        self.setFixedSize(look.px(side), look.px(side))

    @property
    def seconds(self) -> int:
        return round(self._left())

    def showEvent(self, event: QShowEvent) -> None:
        self._whole = 1.0
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, width = self._look, self._look.px(10)
        self._whole = max(self._whole, self._left())
        share = self._left() / self._whole
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        track, hand = (QPen(look.colour(name), width) for name in ("navy_soft", "amber"))
        hand.setCapStyle(Qt.PenCapStyle.RoundCap)
        font, text = look.font(Type.DISPLAY, look.px(60)), str(self.seconds)
        white = look.colour("surface")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(track)
        painter.drawEllipse(ring)
        painter.setPen(hand)
        painter.drawArc(ring, 90 * 16, round(share * 360 * 16))
        painter.setPen(white)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class Question(Layer):
    """Asks whether the visitor is still there, and shows how long it waits for the answer."""

    def __init__(self, presenter: KioskPresenter, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._detail = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        dress(self._title, type=Type.DISPLAY, tone="inverse")
        dress(self._detail, type=Type.TITLE, tone="sky")
        self.stay = TouchButton(look, "signal", least=(560, 112))
        self.stay.setObjectName("stay")
        self.stay.clicked.connect(presenter.touched)
        self.over = TouchButton(look, "inverse", least=(560, 112))
        self.over.setObjectName("start_over")
        self.over.clicked.connect(presenter.home)
        self.countdown = Countdown(look, lambda: presenter.time_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6)] * 4)
        column.setSpacing(look.space(3))
        column.addStretch(2)
        column.addWidget(self.countdown, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(look.space(1))
        for button in (self.stay, self.over):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def draw(self, state: KioskState) -> None:
        self._title.setText(translate("Kiosk", "Are you still there?"))
        self._detail.setText(
            translate("Kiosk", "This page will close soon, to keep your details private.")
        )
        self.stay.say(translate("Kiosk", "Yes, continue"))
        self.over.say(translate("Kiosk", "Start over"))
        if state.asking != self.isHidden():
            return
        self.setVisible(state.asking)
        if state.asking:
            self.raise_()
            self.stay.setFocus()
