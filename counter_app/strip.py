"""What surrounds the work, between the header and the page: troubles, devices, messages."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.messages import Messages
from counter_app.presenter import ConsolePresenter
from counter_app.questions.message import AskMessage
from counter_app.state import ConsoleState, Question
from counter_app.verb_words import verb_words
from counter_app.verbs import Page, Verb
from counter_app.words import (
    isolate_any,
    late_words,
    mute_words,
    printer_words,
    unprinted_words,
)
from db.printing import PrinterState
from shell.look import Look
from shell.notices import Banner, Kind
from shell.words import trouble_words


class Strip(QWidget):
    """Calm banners, one below the other, and none while there is nothing to say.

    A low window has room for one of them at a time, the gravest: the visitor comes first. On a
    locked console only what keeps the whole office from working stays in view.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self.banner, self.printers, self.sources = (Banner(look) for _ in range(3))
        self.messages = Messages(presenter, look)
        self.ask_message = AskMessage(presenter, look)
        """Where a message is written on pages that have no place for questions."""
        self.banner.action_chosen.connect(self._answer_banner)
        self.printers.action_chosen.connect(presenter.around.put_devices_away)
        self.sources.action_chosen.connect(presenter.around.put_sources_away)
        self.ask_message.hide()
        self._low = False
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(2), look.space(2), look.space(2), 0)
        column.setSpacing(look.space(1))
        for part in (
            *(self.banner, self.printers, self.sources),
            *(self.messages, self.ask_message),
        ):
            column.addWidget(part)

    @property
    def asks(self) -> bool:
        """Whether a message is being written here."""
        return self.ask_message.isVisibleTo(self)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self._say_banner(state)
        self._say_printers(state)
        self._say_sources(state)
        self._ask(state)
        self._fit()

    def make_room(self, low: bool) -> None:
        """Whether the window is so low that one banner must do."""
        if low is not self._low:
            self._low = low
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.printers.clear()
            self.sources.clear()
            self.draw(self._state)
        super().changeEvent(event)

    def _fit(self) -> None:
        said = (
            (self.banner, bool(self.banner.text)),
            (self.messages, self.messages.anything),
            (self.printers, bool(self.printers.text)),
            (self.sources, bool(self.sources.text)),
        )
        left = 1 if self._low else len(said)
        for part, something in said:
            part.setVisible(something and left > 0)
            left -= something
        self.setVisible(self.asks or any(something for _part, something in said))

    def _ask(self, state: ConsoleState) -> None:
        asked = state.question is Question.MESSAGE and state.page is not Page.AT_WORK
        fresh = asked and not self.asks
        self.ask_message.setVisible(asked)
        if fresh:
            self.ask_message.open(state)
            self.ask_message.focus()
        elif asked:
            self.ask_message.draw(state)

    def _say_banner(self, state: ConsoleState) -> None:
        if state.waiting and state.busy is not None:
            words, action = self._waiting_words(state.busy), self.tr("Stop trying")
            self._say(Kind.TROUBLE, words, action)
        elif state.trouble is not None:
            self._say(Kind.TROUBLE, trouble_words(state.trouble), self.tr("Try again"))
        elif not state.connected:
            words = self.tr(
                "The connection is lost and is tried again by itself. What you see may be old."
            )
            self._say(Kind.TROUBLE, words)
        elif state.print_trouble is not None and state.page is not Page.LOCKED:
            again = self._presenter.around.can_print_again
            action = self.tr("Print again") if again else self.tr("Understood")
            self._say(Kind.WARNING, unprinted_words(state.print_trouble), action)
        else:
            self.banner.clear()

    def _waiting_words(self, verb: Verb) -> str:
        if verb is Verb.HELP:  # Whoever stands before this console must not read of it.
            return self.tr("No connection to the database. It is tried again every second.")
        return self.tr(
            "No connection to the database. “{verb}” is tried again every second and will happen "
            "once."
        ).format(verb=isolate_any(verb_words(verb)))

    def _say(self, kind: Kind, words: str, action: str = "") -> None:
        self.banner.show_notice(kind, words, action)

    def _say_printers(self, state: ConsoleState) -> None:
        mute = [mute_words(hall, state.language) for hall in state.mute_halls]
        words = "\n".join([*map(printer_words, state.printers), *mute])
        grave = bool(mute) or any(each.state is PrinterState.FAULT for each in state.printers)
        self._say_once(self.printers, Kind.WARNING if grave else Kind.INFO, words)

    def _say_sources(self, state: ConsoleState) -> None:
        """For whoever decides about bookings; it changes nothing of what is done at a counter."""
        words = "\n".join(late_words(state, each) for each in state.late_sources)
        self._say_once(self.sources, Kind.WARNING, words)

    def _say_once(self, banner: Banner, kind: Kind, words: str) -> None:
        """A banner that is said again interrupts those who have it read out."""
        if self._state.page is Page.LOCKED:
            words = ""
        if words == banner.text:
            return
        if words:
            banner.show_notice(kind, words, self.tr("Understood"))
        else:
            banner.clear()

    def _answer_banner(self) -> None:
        state, around = self._state, self._presenter.around
        if state.waiting:
            self._presenter.give_up()
        elif state.trouble is None and around.can_print_again:
            around.print_again()
        else:
            around.dismiss()
