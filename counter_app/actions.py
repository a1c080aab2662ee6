"""The bar of verbs: always the same places and keys, the next one in the signal colour."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from counter_app.key_button import KeyButton
from counter_app.keys import FINISH_AS_USUAL, KEYS
from counter_app.parts import key
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.verb_words import verb_words
from counter_app.verbs import Verb
from counter_app.words import seconds_words
from queueing.wording import isolate
from shell.look import Look

_FIRST = (Verb.CALL_NEXT, Verb.RECALL, Verb.START, Verb.FINISH, Verb.NO_SHOW)
ROWS = (
    (*_FIRST, Verb.UNDO),
    (Verb.PARK, Verb.HOLD, Verb.BACK_HERE, Verb.QUICK, Verb.TRANSFER, Verb.ADD_SERVICE),
)
"""The way of every visitor above, and what is done on the way below."""
ROWS_WITHOUT_HOLDING = (
    _FIRST,
    (Verb.PARK, Verb.QUICK, Verb.TRANSFER, Verb.ADD_SERVICE, Verb.UNDO),
)
"""Where the office lets nobody be kept at a counter."""

ROOMY_PX = 196
"""A button as wide as this has room for the key beside the longest words."""
HEIGHT_PX, LOW_PX = 52, 42


class ActionBar(QFrame):
    """Two rows of buttons that never change places, so that a hand finds them without looking."""

    focus_freed = Signal()
    """The button that had the focus makes no sense any longer; the focus needs another place."""
    asked_again = Signal(object)
    """The key of a question that is open already: it may have another page to show."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._rows: tuple[tuple[Verb, ...], ...] = ()
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.space(1))
        # In the order of the rows, which is the order of the Tab key too.
        self.buttons = {verb: self._make(verb) for row in ROWS for verb in row}
        for verb, act in self._acts().items():
            self.buttons[verb].clicked.connect(act)
        key(self, FINISH_AS_USUAL, presenter.serving.finish_as_usual)
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self.draw)
        self._fit()
        self.draw(presenter.state)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self._place(ROWS if state.office is None or state.office.holds else ROWS_WITHOUT_HOLDING)
        for verb, each in self.buttons.items():
            each.say(self._words(verb), KEYS[verb], self._left(verb))
            self._allow(verb, each)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _acts(self) -> dict[Verb, Callable[[], object]]:
        p = self._presenter
        return {
            Verb.CALL_NEXT: p.serving.call_next,
            Verb.RECALL: p.serving.recall,
            Verb.START: p.serving.start,
            Verb.FINISH: p.serving.ask_or_finish,
            Verb.NO_SHOW: p.serving.no_show,
            Verb.UNDO: p.serving.undo,
            Verb.PARK: p.serving.park,
            Verb.HOLD: p.serving.hold,
            Verb.BACK_HERE: self._take_back,
            Verb.QUICK: lambda: self._ask(Question.QUICK),
            Verb.TRANSFER: lambda: self._ask(Question.TRANSFER),
            Verb.ADD_SERVICE: lambda: self._ask(Question.ADD_SERVICE),
        }

    def _take_back(self) -> None:
        """Whoever is kept here is served on; who is at hand meanwhile changes places with them."""
        if self._state.at_hand is None:
            self._presenter.waiting.back_here()
        else:
            self._presenter.serving.swap()

    def _ask(self, question: Question) -> None:
        if self._state.question is question:
            self.asked_again.emit(question)
        else:
            self._presenter.asking.ask(question)

    def _words(self, verb: Verb) -> str:
        if verb is Verb.UNDO:
            return self._what_to_undo()
        if verb is Verb.BACK_HERE:
            return self._whom_to_take_back()
        return verb_words(verb)

    def _what_to_undo(self) -> str:
        state = self._state
        if not state.undo_for_s:
            return verb_words(Verb.UNDO)
        if state.at_hand is not None:
            return self.tr("Undo call")
        finished = state.view is not None and state.view.last and state.view.last.finished
        return self.tr("Undo finish") if finished else self.tr("Undo no-show")

    def _whom_to_take_back(self) -> str:
        held = self._state.held
        if not held:
            return verb_words(Verb.BACK_HERE)
        words = self.tr("Swap {number}") if self._state.at_hand else self.tr("Take back {number}")
        return words.format(number=isolate(held[0].number))

    def _left(self, verb: Verb) -> str:
        """What counts down beside the key."""
        state = self._state
        seconds = {Verb.RECALL: state.recall_in_s, Verb.UNDO: state.undo_for_s}.get(verb, 0)
        waits = seconds and not (verb is Verb.RECALL and state.calls_used_up)
        return seconds_words(state, seconds) if waits else ""

    def _allow(self, verb: Verb, each: KeyButton) -> None:
        # While a verb runs the buttons stay as they are: the presenter drops a second press, and a
        # button that went grey for a moment would lose the focus.
        if self._state.busy is not None:
            return
        allowed = self._makes_sense(verb)
        if each.hasFocus() and not allowed:
            self.focus_freed.emit()
        each.setEnabled(allowed)
        each.play("signal" if allowed and self._state.next_verb is verb else "default")

    def _makes_sense(self, verb: Verb) -> bool:
        state = self._state
        if verb is Verb.BACK_HERE:
            return bool(state.held) and (state.allows(verb) or state.allows(Verb.SWAP))
        return state.allows(verb)

    def _make(self, verb: Verb) -> KeyButton:
        made = KeyButton(self._look, verb.value)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        key(self, KEYS[verb], made.click)
        return made

    def _place(self, rows: tuple[tuple[Verb, ...], ...]) -> None:
        if rows == self._rows:
            return
        for verb, each in self.buttons.items():
            # Within the bar first: without a parent it would flash up as a window of its own.
            each.setParent(self)
            each.setVisible(any(verb in row for row in rows))
        for row, verbs in enumerate(rows):
            for column, verb in enumerate(verbs):
                self._grid.addWidget(self.buttons[verb], row, column)
        for column in range(len(ROWS[0])):
            self._grid.setColumnStretch(column, int(column < len(rows[0])))
        self._rows = rows

    def _fit(self) -> None:
        """The key stands below the words where a button has no room for it beside them."""
        stacked = self.width() // len(ROWS[0]) < self._look.px(ROOMY_PX)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for row, verbs in enumerate(ROWS):
            low = not stacked and row > 0
            least = self._look.px(LOW_PX if low else HEIGHT_PX)
            for verb in verbs:
                self.buttons[verb].stack(stacked)
                self.buttons[verb].be_high(least)
