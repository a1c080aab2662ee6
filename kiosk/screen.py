"""The kiosk's window: draws the presenter's state, one page at a time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.foot import Foot
from kiosk.pages.booking import BookingPage, BookingsPage, EntryPage
from kiosk.pages.closed import ClosedPage
from kiosk.pages.idle import IdlePage
from kiosk.pages.instead import InsteadPage
from kiosk.pages.phone import PhonePage
from kiosk.pages.priority import PriorityPage
from kiosk.pages.service import ServicePage
from kiosk.pages.services import CategoriesPage, ServicesPage
from kiosk.pages.standing import StandingPage
from kiosk.pages.start import StartPage
from kiosk.pages.ticket import TicketPage
from kiosk.parts import Header, KioskPage, Question
from kiosk.presenter import KioskPresenter
from kiosk.print_desk import PrintDesk
from kiosk.scanner import Scanner
from kiosk.state import RESTING, KioskState, Page
from kiosk.typing_in import Typing
from shell.language import BothLanguages, LanguageSwitch, direction
from shell.look import Look
from shell.notices import CalmScreen
from shell.words import calm_words

_WITH_HEADER = frozenset(Page) - RESTING


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
        self._make_above: Callable[[Look], Foot] | None = None
        self._make_foot: Callable[[Look], Foot] | None = None
        self._above: Foot | None = None
        self._foot: Foot | None = None
        self._left_above = 0
        self._scanner = Scanner()
        self._both = BothLanguages(("kiosk", "shell"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        # The screen decides on the size: no page, shown or hidden, may push the window larger.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._put_up(look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        presenter.state_changed.connect(self.draw)
        if print_desk is not None:
            presenter.in_hand.issued.connect(print_desk.look)
            print_desk.printed.connect(presenter.in_hand.on_printed)
            print_desk.failed.connect(presenter.in_hand.on_print_failed)
        self.draw(self._state)

    # --- What the surroundings may change -------------------------------------------------------

    @property
    def presenter(self) -> KioskPresenter:
        return self._presenter

    @property
    def look(self) -> Look:
        return self._look

    def wear(self, look: Look) -> None:
        """Shows the same moment in another look, such as larger text or higher contrast."""
        if look == self._look:
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            look.apply(application)
        self._take_down()
        self._put_up(look)
        self._page = None
        # At once, not with the next turn of the event loop: the next touch may come first.
        self._stack.show()
        self.draw(self._state)
        self._column.activate()

    @property
    def header(self) -> Header:
        return self._header

    @property
    def foot(self) -> Foot | None:
        return self._foot

    def set_foot(self, make: Callable[[Look], Foot]) -> None:
        """Puts `make(look)` below every page, now and again for every look that is worn."""
        self._make_foot = make
        self._put_foot()
        self.draw(self._state)

    def set_above(self, make: Callable[[Look], Foot]) -> None:
        """What fills the room above the pages while some is left there."""
        self._make_above = make
        self._put_above()
        self.draw(self._state)

    def leave_above(self, height: int) -> None:
        """Leaves the upper `height` pixels to those who stand; 0 for none."""
        self._left_above = height
        if self._above is not None:
            self._above.setFixedHeight(height)
            self._above.setVisible(height > 0)

    def start_over(self) -> None:
        """Back to the start page: what a visitor needs after a fault of our own."""
        self._presenter.home()

    # --- Making -----------------------------------------------------------------------------------

    def _put_up(self, look: Look) -> None:
        self._look = look
        self._header = Header(self._presenter, look)
        self._calm = CalmScreen(look)
        self._pages: dict[Page, KioskPage] = {}
        self._stack = _Stack()
        self._stack.addWidget(self._calm)
        self._column.addWidget(self._header)
        self._column.addWidget(self._stack, stretch=1)
        # At once, not with the next turn of the event loop: what is hidden takes no focus.
        self._stack.show()
        self._put_above()
        self._put_foot()
        self._question = Question(self._presenter, look, self)
        self._question.setGeometry(self._page_rect())

    def _page_of(self, page: Page) -> KioskPage | None:
        """The page, made when it is first shown: a start need not wait for all of them."""
        kind = _PAGES.get(page)
        if kind is not None and page not in self._pages:
            self._pages[page] = kind(self._presenter, self._look, self._both)
            self._stack.addWidget(self._pages[page])
        return self._pages.get(page)

    def _put_foot(self) -> None:
        if self._foot is not None:
            self._discard(self._foot)
        self._foot = self._make_foot(self._look) if self._make_foot else None
        if self._foot is not None:
            self._column.addWidget(self._foot)

    def _put_above(self) -> None:
        if self._above is not None:
            self._discard(self._above)
        self._above = self._make_above(self._look) if self._make_above else None
        if self._above is not None:
            self._column.insertWidget(0, self._above)
            self.leave_above(self._left_above)

    def _page_rect(self) -> QRect:
        """Where the pages lie: all of the window but what is left above."""
        return self.rect().adjusted(0, self._left_above, 0, 0)

    def _take_down(self) -> None:
        for old in (self._header, self._stack, self._question):
            self._discard(old)

    def _discard(self, old: QWidget) -> None:
        """Later, because the touch that changed the look may still be under way in it."""
        old.hide()
        self._column.removeWidget(old)
        old.deleteLater()

    # --- Drawing ----------------------------------------------------------------------------------

    def draw(self, state: KioskState) -> None:
        """Draws the state whole; the focus moves only when the page changes."""
        self._state = state
        self.setWindowTitle(self.tr("Check-in kiosk"))
        self.setLayoutDirection(direction(state.language))
        self._header.setVisible(state.page in _WITH_HEADER)
        self._header.draw(state)
        for around in (self._above, self._foot):
            if around is not None:
                around.draw(state)
        page = self._page_of(state.page)
        if page is None:
            self._calm.say(*calm_words(self._both, state.trouble))
        else:
            page.draw(state)
        self._drawing = True
        self._stack.setCurrentWidget(page or self._calm)
        self._drawing = False
        asked = not self._question.isHidden()
        self._question.setGeometry(self._page_rect())
        self._question.draw(state)
        if state.page is not self._page or (asked and not state.asking):
            self._page = state.page
            self._focus(page)

    def _focus(self, page: KioskPage | None) -> None:
        """A visitor who touches sees no ring on something they did not choose."""
        if self._state.page in RESTING:
            self._keyboard = False
        by_key = self._keyboard or self._entry() is not None
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
        self._question.setGeometry(self._page_rect())
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the buttons still shows that somebody is there."""
        self._presenter.touched()

    @property
    def scanning(self) -> bool:
        """Whether the key that comes now belongs to a code that is being scanned."""
        return self._scanner.reading

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        scanned = self._scanner.enter() if enter else None
        if event.text() and not enter:
            self._scanner.take(event.text())
        if scanned is not None:
            self._presenter.check_in.scan(scanned)
        elif self._state.asking:
            self._answer(enter)
        elif enter:
            self._keyboard = True
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        elif not self._type(event):
            super().keyPressEvent(event)
            if not self._scanner.reading:
                self._presenter.touched()

    def _type(self, event: QKeyEvent) -> bool:
        """Whether the key was typed into the entry of this page."""
        entry = self._entry()
        if entry is None:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            entry.erase()
        elif event.text().strip():
            # Away from the buttons, so that Enter means "look this up".
            self._focus_entry()
            entry.type(event.text())
        else:
            return False
        return True

    def _entry(self) -> Typing | None:
        """What typed keys go into on this page."""
        if self._state.page is Page.ENTRY:
            return self._presenter.check_in
        return self._presenter.declaring if self._state.page is Page.PHONE else None

    def _focus_entry(self) -> None:
        page = self._page_of(self._state.page)
        target = page.first_focus() if page else None
        (target or self).setFocus()

    def _enter(self) -> None:
        focused, entry = QApplication.focusWidget(), self._entry()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        elif entry is not None:
            entry.submit()
        else:
            self._presenter.touched()

    def _answer(self, enter: bool) -> None:
        focused = QApplication.focusWidget()
        if enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            self._presenter.touched()


class _Stack(QStackedWidget):
    """Gives its pages the room there is: one that is hidden must not claim any for itself.

    Qt's own is as high as the highest of its pages, and would push the header off the screen.
    """

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


_PAGES: dict[Page, type[KioskPage]] = {
    Page.IDLE: IdlePage,
    Page.START: StartPage,
    Page.CATEGORIES: CategoriesPage,
    Page.SERVICES: ServicesPage,
    Page.SERVICE: ServicePage,
    Page.INSTEAD: InsteadPage,
    Page.PRIORITY: PriorityPage,
    Page.PHONE: PhonePage,
    Page.ENTRY: EntryPage,
    Page.BOOKINGS: BookingsPage,
    Page.BOOKING: BookingPage,
    Page.STANDING: StandingPage,
    Page.TICKET: TicketPage,
    Page.CLOSED: ClosedPage,
}
