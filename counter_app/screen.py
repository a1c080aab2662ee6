"""The console's window: its pages below one header, and what surrounds them between the two."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_app.alarms import Alarms
from counter_app.choose_counter import ChooseCounterPage
from counter_app.header import Header
from counter_app.presenter import ConsolePresenter
from counter_app.reception import ReceptionPage
from counter_app.sign_in import SignInPage
from counter_app.state import ConsoleState
from counter_app.strip import Strip
from counter_app.touches import Touches
from counter_app.verbs import Page
from counter_app.work import WorkPage
from shell.language import LanguageSwitch
from shell.look import Look, dress

SMALLEST = (960, 540)
"""Half of a Full HD screen that is scaled to 200 per cent."""
USUAL = (1366, 768)
LOW_PX = 640
"""Below this height the page needs every line for the visitor."""


class ConsoleWindow(QWidget):
    """The clerk's console. Draws the presenter's state; decides nothing."""

    def __init__(self, presenter: ConsolePresenter, look: Look, language: LanguageSwitch) -> None:
        super().__init__()
        self.presenter = presenter
        self._look = look
        self._state = presenter.state
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="paper")
        self._touches = Touches(self, presenter.locking.touched)
        self.alarms = Alarms(presenter, look)
        self.header = Header(presenter, look, language)
        self.strip = Strip(presenter, look)
        self.banner, self.printers = self.strip.banner, self.strip.printers
        self.sign_in = SignInPage(presenter, look)
        self.choose = ChooseCounterPage(presenter, look)
        self.work = WorkPage(presenter, look)
        self.reception = ReceptionPage(presenter, look)
        self._pages = {
            Page.SIGN_IN: self.sign_in,
            Page.LOCKED: self.sign_in,
            Page.RECEPTION: self.reception,
            Page.CHOOSE_COUNTER: self.choose,
            Page.AT_WORK: self.work,
        }
        self._lay_out()
        # A look below scale 1 is chosen for a small frame: the window must fit it.
        self.setMinimumSize(*(min(least, look.px(least)) for least in SMALLEST))
        self.resize(*USUAL)
        self.draw(presenter.state)
        self.sign_in.draw(presenter.state)
        presenter.state_changed.connect(self.draw)
        self.sign_in.focus()

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        self._stack.setCurrentWidget(self._pages[state.page])
        asked = self.strip.asks
        self.strip.draw(state)
        self._share_out()
        if before.page is not state.page or (asked and not self.strip.asks):
            self._enter(state.page)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.make_room(self._low)
        self._share_out()

    @property
    def _low(self) -> bool:
        return self.height() < self._look.px(LOW_PX)

    def _share_out(self) -> None:
        """A low window has no room for a page below a message that is being written."""
        self._stack.setVisible(not (self._low and self.strip.asks))

    def _enter(self, page: Page) -> None:
        if page in (Page.SIGN_IN, Page.LOCKED):
            self.sign_in.focus()
        elif page is Page.CHOOSE_COUNTER:
            self.choose.focus()
        elif page is Page.RECEPTION:
            self.reception.focus()
        else:
            self.work.hold_focus()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Dawr: clerk's console"))

    def _lay_out(self) -> None:
        self._stack = _Pages()
        for page in dict.fromkeys(self._pages.values()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.alarms)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self._stack, stretch=1)
        self._retranslate()


class _Pages(QStackedWidget):
    """Takes the height that is left: pages scroll, and what is said above them is read whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(1)

    def hasHeightForWidth(self) -> bool:
        return False
