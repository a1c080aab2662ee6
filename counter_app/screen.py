"""The console's window: its pages below one header, and one banner for what surrounds them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_app.choose_counter import ChooseCounterPage
from counter_app.header import Header
from counter_app.presenter import ConsolePresenter
from counter_app.reception import ReceptionPage
from counter_app.sign_in import SignInPage
from counter_app.state import ConsoleState
from counter_app.verbs import Page
from counter_app.words import mute_words, printer_words, unprinted_words
from counter_app.work import WorkPage
from db.printing import PrinterState
from shell.language import LanguageSwitch
from shell.look import Look, dress
from shell.notices import Banner, Kind
from shell.words import trouble_words

SMALLEST = (960, 540)
USUAL = (1366, 768)


class ConsoleWindow(QWidget):
    """The clerk's console. Draws the presenter's state; decides nothing."""

    def __init__(self, presenter: ConsolePresenter, look: Look, language: LanguageSwitch) -> None:
        super().__init__()
        self.presenter = self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="paper")
        self.header = Header(presenter, look, language)
        self.banner = Banner(look)
        self.printers = Banner(look)
        self._strip = QWidget()
        self.banner.action_chosen.connect(self._answer_banner)
        self.printers.action_chosen.connect(presenter.around.put_devices_away)
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
        self._lay_out(look)
        # A look below scale 1 is chosen for a small frame: the window must fit it.
        self.setMinimumSize(*(min(least, look.px(least)) for least in SMALLEST))
        self.resize(*USUAL)
        self.draw(presenter.state)
        self.sign_in.draw(presenter.state)
        presenter.state_changed.connect(self.draw)
        self.sign_in.focus()

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        page = self._pages[state.page]
        self._stack.setCurrentWidget(page)
        if before.page is not state.page:
            self._enter(state.page)
        self._say_banner(state)
        self._say_printers(state)
        self._strip.setVisible(bool(self.banner.text or self.printers.text))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _enter(self, page: Page) -> None:
        if page is Page.SIGN_IN:
            self.sign_in.focus()
        elif page is Page.CHOOSE_COUNTER:
            self.choose.focus()
        elif page is Page.RECEPTION:
            self.reception.focus()
        else:
            self.work.hold_focus()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Dawr: clerk's console"))
        self._say_banner(self._state)
        self.printers.clear()
        self._say_printers(self._state)

    def _say_banner(self, state: ConsoleState) -> None:
        if state.trouble is not None:
            words = trouble_words(state.trouble)
            self.banner.show_notice(Kind.TROUBLE, words, self.tr("Try again"))
        elif not state.connected:
            words = self.tr(
                "The connection is lost and is tried again by itself. What you see may be old."
            )
            self.banner.show_notice(Kind.TROUBLE, words)
        elif state.print_trouble is not None:
            again = self._presenter.around.can_print_again
            action = self.tr("Print again") if again else self.tr("Understood")
            self.banner.show_notice(Kind.WARNING, unprinted_words(state.print_trouble), action)
        else:
            self.banner.clear()

    def _say_printers(self, state: ConsoleState) -> None:
        """Said once: a banner that is said again interrupts those who have it read out."""
        mute = [mute_words(hall, state.language) for hall in state.mute_halls]
        words = "\n".join([*map(printer_words, state.printers), *mute])
        if words == self.printers.text:
            return
        if not words:
            self.printers.clear()
            return
        grave = bool(mute) or any(each.state is PrinterState.FAULT for each in state.printers)
        kind = Kind.WARNING if grave else Kind.INFO
        self.printers.show_notice(kind, words, self.tr("Understood"))

    def _answer_banner(self) -> None:
        if self._state.trouble is None and self._presenter.around.can_print_again:
            self._presenter.around.print_again()
        else:
            self._presenter.around.dismiss()

    def _lay_out(self, look: Look) -> None:
        self._stack = QStackedWidget()
        for page in dict.fromkeys(self._pages.values()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(look.space(2), look.space(2), look.space(2), 0)
        strip.setSpacing(look.space(1))
        strip.addWidget(self.banner)
        strip.addWidget(self.printers)
        column.addWidget(self._strip)
        column.addWidget(self._stack, stretch=1)
        self._retranslate()
