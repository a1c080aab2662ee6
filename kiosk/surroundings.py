"""What stands around the kiosk's pages: the switches, the office's name above a low page."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from kiosk.access import Access, AccessPresenter, Need
from kiosk.access_bar import AccessBar, AccessFoot, Place
from kiosk.fitting import look_for, room_above, upright
from kiosk.foot import Foot
from kiosk.presenter import KioskPresenter
from kiosk.screen import KioskWindow
from kiosk.spoken_help import SpokenHelp, Voice
from kiosk.state import RESTING, KioskState, Page
from shell import measure
from shell.language import BothLanguages
from shell.look import Look, Type, dress

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class Surroundings(QObject):
    """Puts the switches of accessibility on a kiosk, and makes its window follow them."""

    def __init__(
        self,
        window: KioskWindow,
        presenter: KioskPresenter,
        speech: Voice | None = None,
        lower_edge_mm: float | None = None,
        access: AccessPresenter | None = None,
    ) -> None:
        """`speech` reads aloud; without it no spoken help is offered. `lower_edge_mm` is the
        height of the screen's lower edge above the floor, where it is known."""
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._base = window.look
        self._lower_edge_mm = lower_edge_mm
        self._both = BothLanguages(("kiosk", "shell"))
        self.access = access or AccessPresenter(
            lambda: presenter.state.page in RESTING, parent=self
        )
        self._spoken = (
            SpokenHelp(window, presenter, self.access, speech, self._both) if speech else None
        )
        self._header_bar: AccessBar | None = None
        presenter.ended.connect(self._on_ended)
        presenter.state_changed.connect(self._draw)
        self.access.changed.connect(self._follow)
        window.installEventFilter(self)
        window.set_above(self._make_band)
        window.set_foot(self._make_foot)
        self._furnish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        elif event.type() in _TOUCHES:
            self.access.touched()
        return False

    # --- Following ------------------------------------------------------------------------------

    def _on_ended(self, _last: KioskState) -> None:
        self.access.reset()

    def _follow(self, _access: Access) -> None:
        self._presenter.touched()
        self._fit()
        self._draw(self._presenter.state)

    def _fit(self) -> None:
        """The look and the room above, as the visitor asked and the screen allows."""
        size = self._size()
        look = look_for(self.access.access, self._base, size)
        density = measure.dots_per_mm(self._window.screen())
        self._window.leave_above(room_above(self.access.access, size, density, self._lower_edge_mm))
        if look != self._window.look:
            held = self._held()
            self._window.wear(look)
            self._furnish()
            self._hold(held)
        self._draw(self._presenter.state)

    def _held(self) -> str:
        """The name of what the keyboard stands on: a change of look makes all controls anew."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self._window.isAncestorOf(focused)
        return focused.objectName() if focused is not None and inside else ""

    def _hold(self, name: str) -> None:
        for widget in self._window.findChildren(QWidget, name) if name else ():
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Furnishing -----------------------------------------------------------------------------

    def _furnish(self) -> None:
        """The header is made anew for every look."""
        self._header_bar = AccessBar(self.access, self._window.look, self._both, stacked=True)
        self._window.header.set_aside(self._header_bar)
        self._draw(self._presenter.state)

    def _make_foot(self, look: Look) -> Foot:
        return AccessFoot(self.access, look, self._both, self._place)

    def _make_band(self, look: Look) -> Foot:
        return OfficeBand(look)

    def _draw(self, state: KioskState) -> None:
        if self._header_bar is not None:
            place = self._place(state)
            self._header_bar.setVisible(not place.at_foot)
            self._header_bar.draw(state, place.offered)
        if self._window.foot is not None:
            self._window.foot.draw(state)

    def _place(self, state: KioskState) -> Place:
        """In the header, where there is one and the height is dear."""
        size = self._size()
        wide = not upright(size) or self.access.access.low_reach
        in_header = state.page not in RESTING and wide
        away = {need for need, met in self._met(size).items() if not met}
        return Place(
            at_foot=not in_header and state.page is not Page.IDLE,
            offered=frozenset(Need) - away,
        )

    def _met(self, size: QSize) -> dict[Need, bool]:
        """What this kiosk can do: a wide screen is low as it stands, and not all have a voice."""
        return {Need.LOW_REACH: upright(size), Need.SPOKEN: self._spoken is not None}

    def _size(self) -> QSize:
        return self._window.size()


class OfficeBand(Foot):
    """Whose kiosk it is, in both languages, above a page that lies low. Nothing to touch."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy_deep")
        middle = Qt.AlignmentFlag.AlignCenter
        self._arabic, self._english = QLabel(alignment=middle), QLabel(alignment=middle)
        for label, of, tone in (
            (self._arabic, Type.HEADING, "inverse"),
            (self._english, Type.TITLE, "sky"),
        ):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, type=of, tone=tone)
        rule = QWidget()
        rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rule.setStyleSheet(f"background: {look.colours.amber};")
        rule.setFixedSize(look.px(96), look.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(10)] * 4)
        column.setSpacing(look.space(4))
        column.addStretch(1)
        column.addWidget(self._arabic)
        column.addWidget(rule, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._english)
        column.addStretch(1)

    def draw(self, state: KioskState) -> None:
        if state.office is not None:
            self._arabic.setText(state.office.name.ar)
            self._english.setText(state.office.name.en)
