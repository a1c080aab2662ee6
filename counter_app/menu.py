"""The rarer verbs of the console, behind one button; each that may be urgent has a key as well."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from counter_app import keys
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.verb_words import verb_words
from counter_app.verbs import Page, Verb
from queueing.wording import Language
from shell.language import LanguageSwitch, other
from shell.look import Look

LANGUAGES = {Language.AR: "العربية", Language.EN: "English"}
"""Each language calls itself by its own name."""
_SIGNED_IN = (Page.AT_WORK, Page.CHOOSE_COUNTER, Page.RECEPTION)


class ConsoleMenu(QMenu):
    """Shows what makes sense on this page. The keys act while the menu is closed, too."""

    def __init__(
        self, presenter: ConsolePresenter, look: Look, language: LanguageSwitch, home: QWidget
    ) -> None:
        """`home` is on the screen as long as the keys shall act."""
        super().__init__(home)
        self._presenter = presenter
        self._language = language
        self._state = presenter.state
        alerting, sitting = presenter.alerting, presenter.sitting
        self.services = self._add("services", self._ask(Question.SERVICES), keys.SERVICES)
        self.message = self._add("message", self._ask(Question.MESSAGE), keys.MESSAGE)
        self.help = self._add("help", alerting.call_for_help, keys.HELP)
        self.take_back = self._add("take_back", self._take_back)
        self.addSeparator()
        self.compact = self._add("compact", presenter.compacting.toggle, keys.COMPACT)
        self.language = self._add("language", language.toggle)
        self.lock = self._add("lock", presenter.locking.lock, keys.LOCK)
        self.addSeparator()
        self.close_counter = self._add("close_counter", sitting.close_counter)
        self.sign_out = self._add("sign_out", sitting.sign_out)
        home.addActions(self.actions())
        self._dress(look)

    def open_below(self, button: QWidget) -> None:
        """Opens under a button, with the edges at the end side in line."""
        size, below = self.sizeHint(), button.mapToGlobal(QPoint(0, button.height() + 4))
        if button.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            below.setX(below.x() + button.width() - size.width())
        self.popup(below)
        first = next((each for each in self.actions() if each.isVisible()), None)
        if first is not None:
            self.setActiveAction(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that stand beside the entries act while the menu is open as well: Qt keeps
        shortcuts back then, and nobody who calls for help closes a menu first."""
        pressed = QKeySequence(event.keyCombination())
        for each in self.actions():
            if each.isVisible() and each.shortcut() == pressed:
                self.close()
                each.trigger()
                return
        super().keyPressEvent(event)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self._say()
        if state.busy is not None:
            return  # What a moment of work forbids is not worth a menu that jumps.
        here = state.page in _SIGNED_IN
        own = state.own_alarm
        calls = state.clerk is not None and own is not None and own.answered_at is None
        at_work = state.page is Page.AT_WORK
        self.compact.setVisible(at_work)
        self.services.setVisible(at_work and state.allows(Verb.SWITCH_SERVICE))
        self.message.setVisible(state.allows(Verb.SEND_MESSAGE))
        self.help.setVisible(state.allows(Verb.HELP) and not calls)
        self.take_back.setVisible(here and calls)
        self.lock.setVisible(here)
        self.close_counter.setVisible(state.allows(Verb.CLOSE))
        self.sign_out.setVisible(state.allows(Verb.SIGN_OUT))

    def _ask(self, question: Question) -> Callable[[], None]:
        """Opens a question, or puts it away where it is open."""

        def ask() -> None:
            if self._state.question is question:
                self._presenter.asking.put_away()
            else:
                self._presenter.asking.ask(question)

        return ask

    def _take_back(self) -> None:
        if self._state.own_alarm is not None:
            self._presenter.alerting.answer(self._state.own_alarm)

    def _say(self) -> None:
        self.services.setText(self.tr("Services offered today"))
        self.message.setText(self.tr("Message to the counters"))
        self.help.setText(self.tr("Call for help, silently"))
        self.take_back.setText(self.tr("Take the call for help back"))
        self.compact.setText(self.tr("Small bar beside other programs"))
        self.language.setText(LANGUAGES[other(self._language.language)])
        self.lock.setText(self.tr("Lock"))
        self.close_counter.setText(verb_words(Verb.CLOSE))
        self.sign_out.setText(verb_words(Verb.SIGN_OUT))

    def _add(self, name: str, act: Callable[[], object], pressed: str = "") -> QAction:
        made = QAction(self)
        made.setObjectName(name)
        made.setAutoRepeat(False)
        if pressed:
            made.setShortcut(QKeySequence(pressed))
        made.triggered.connect(lambda _checked=False: act())
        self.addAction(made)
        return made

    def _dress(self, look: Look) -> None:
        colours, px = look.colours, look.px
        self.setStyleSheet(
            f"QMenu {{ background: {colours.surface}; border: {px(1)}px solid {colours.edge};"
            f" padding: {px(8)}px 0; }}"
            f"QMenu::item {{ color: {colours.ink}; padding: {px(8)}px {px(24)}px;"
            f" min-width: {px(280)}px; }}"
            f"QMenu::item:selected {{ background: {colours.mist}; color: {colours.navy}; }}"
            f"QMenu::separator {{ height: {px(1)}px; background: {colours.line};"
            f" margin: {px(6)}px 0; }}"
        )
