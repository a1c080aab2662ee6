"""The kiosk's window: draws the presenter's state, one page at a time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.pages.booking import BookingPage, BookingsPage, EntryPage
from kiosk.pages.closed import ClosedPage
from kiosk.pages.service import ServicePage
from kiosk.pages.services import ServicesPage
from kiosk.pages.start import StartPage
from kiosk.pages.ticket import TicketPage
from kiosk.parts import Header, KioskPage, Question
from kiosk.presenter import KioskPresenter
from kiosk.print_desk import PrintDesk
from kiosk.state import RESTING, KioskState, Page
from shell.language import BothLanguages, LanguageSwitch, direction
from shell.look import Look
from shell.notices import CalmScreen
from shell.words import calm_words

_WITH_HEADER = frozenset(
    {Page.SERVICES, Page.SERVICE, Page.ENTRY, Page.BOOKINGS, Page.BOOKING, Page.TICKET}
)


class KioskWindow(QWidget):
    """The whole kiosk. Never opens a dialog; a question lies over the page as a layer.

    Typed characters go to the entry from wherever the keyboard stands, so that a scanner, which
    types and presses Enter, works on the start page and on the booking's page alike.
    """

    def __init__(
        self,
        presenter: KioskPresenter,
        print_desk: PrintDesk | None,
        look: Look,
        language: LanguageSwitch,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._language = language
        self._state = presenter.state
        self._page: Page | None = None
        self._keyboard = False
        self._drawing = False
        self._both = BothLanguages(("kiosk", "shell"))
        self._header = Header(presenter, look)
        self._calm = CalmScreen(look)
        self._pages: dict[Page, KioskPage] = {
            page: kind(presenter, look, self._both) for page, kind in _PAGES.items()
        }
        self._stack = QStackedWidget()
        self._stack.addWidget(self._calm)
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The screen decides on the size: no page, shown or hidden, may push the window larger.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self._header)
        column.addWidget(self._stack, stretch=1)
        self._question = Question(presenter, look, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        presenter.state_changed.connect(self.draw)
        if print_desk is not None:
            presenter.ticket_issued.connect(print_desk.look)
            print_desk.printed.connect(presenter.on_printed)
            print_desk.failed.connect(presenter.on_print_failed)
        self.draw(self._state)

    def start_over(self) -> None:
        """Back to the start page: what a visitor needs after a fault of our own."""
        self._presenter.home()

    def draw(self, state: KioskState) -> None:
        """Draws the state whole; the focus moves only when the page changes."""
        self._state = state
        self.setWindowTitle(self.tr("Check-in kiosk"))
        self.setLayoutDirection(direction(state.language))
        self._header.setVisible(state.page in _WITH_HEADER)
        self._header.draw(state)
        page = self._pages.get(state.page)
        if page is None:
            self._calm.say(*calm_words(self._both, state.trouble))
        else:
            page.draw(state)
        self._drawing = True
        self._stack.setCurrentWidget(page or self._calm)
        self._drawing = False
        asked = not self._question.isHidden()
        self._question.draw(state)
        if state.page is not self._page or (asked and not state.asking):
            self._page = state.page
            self._focus(page)

    def _focus(self, page: KioskPage | None) -> None:
        """A visitor who touches sees no ring on something they did not choose."""
        if self._state.page in RESTING:
            self._keyboard = False
        by_key = self._keyboard or self._state.page is Page.ENTRY
        target = page.first_focus() if page and by_key else None
        (target or self).setFocus()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The Tab key. Qt also asks when a page that has the focus is hidden."""
        self._keyboard = self._keyboard or not self._drawing
        return super().focusNextPrevChild(forwards)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._question.setGeometry(self.rect())
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the buttons still shows that somebody is there."""
        self._presenter.touched()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._state.asking:
            self._answer(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keyboard = True
            self._enter()
        elif self._state.page is Page.ENTRY and event.key() == Qt.Key.Key_Backspace:
            self._presenter.erase()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        elif event.text().strip() and self._state.page in (Page.ENTRY, Page.START):
            self._typing()
            self._presenter.type(event.text())
        else:
            super().keyPressEvent(event)

    def _typing(self) -> None:
        """Takes the keyboard away from the buttons, so that Enter means "look this up"."""
        entry = self._pages[Page.ENTRY].first_focus()
        (entry if self._state.page is Page.ENTRY and entry else self).setFocus()

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            self._presenter.submit()

    def _answer(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            self._presenter.touched()


_PAGES: dict[Page, type[KioskPage]] = {
    Page.START: StartPage,
    Page.SERVICES: ServicesPage,
    Page.SERVICE: ServicePage,
    Page.ENTRY: EntryPage,
    Page.BOOKINGS: BookingsPage,
    Page.BOOKING: BookingPage,
    Page.TICKET: TicketPage,
    Page.CLOSED: ClosedPage,
}
