"""The bar of verbs: always the same places and keys, the next one in the signal colour."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy

from counter_app.parts import button, key
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Verb
from counter_app.words import figures
from shell.look import Look, dress

KEYS = {
    Verb.CALL_NEXT: "F2",
    Verb.RECALL: "F3",
    Verb.START: "F4",
    Verb.FINISH: "F5",
    Verb.NO_SHOW: "F6",
    Verb.PARK: "F7",
    Verb.TRANSFER: "F8",
    Verb.ADD_SERVICE: "F9",
    Verb.UNDO: "F12",
}
"""In the order of the buttons. Function keys work alike on an Arabic and on a Latin keyboard."""

BUTTON_PX = 132
HEIGHT_PX = 60
LOW_PX = 40


class ActionBar(QFrame):
    """Nine buttons that never change places, so that a hand finds them without looking."""

    focus_freed = Signal()
    """The button that had the focus makes no sense any longer; the focus needs another place."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.space(1))
        self.buttons = {verb: self._make(verb) for verb in KEYS}
        for verb, act in self._acts().items():
            self.buttons[verb].clicked.connect(act)
        self._place(len(KEYS))
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self.draw)
        self.draw(presenter.state)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        for verb, each in self.buttons.items():
            each.setText(f"{self._words(verb)}{self._between}{KEYS[verb]}")
            self._allow(verb, each)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = self.width() // self._look.px(BUTTON_PX)
        self._place(len(KEYS) if fitting >= len(KEYS) else max(3, min(5, fitting)))
        self.draw(self._state)

    def _acts(self) -> dict[Verb, Callable[[], object]]:
        p = self._presenter
        return {
            Verb.CALL_NEXT: p.serving.call_next,
            Verb.RECALL: p.serving.recall,
            Verb.START: p.serving.start,
            Verb.FINISH: p.serving.ask_or_finish,
            Verb.NO_SHOW: p.serving.no_show,
            Verb.PARK: p.serving.park,
            Verb.TRANSFER: lambda: p.asking.ask(Question.TRANSFER),
            Verb.ADD_SERVICE: lambda: p.asking.ask(Question.ADD_SERVICE),
            Verb.UNDO: p.serving.undo,
        }

    def _words(self, verb: Verb) -> str:
        state = self._state
        if verb is Verb.RECALL and state.recall_in_s:
            return figures(state, self.tr("Call again ({s})").format(s=state.recall_in_s))
        if verb is Verb.UNDO and state.undo_for_s:
            return figures(state, self.tr("Undo ({s})").format(s=state.undo_for_s))
        return {
            Verb.CALL_NEXT: self.tr("Call next"),
            Verb.RECALL: self.tr("Call again"),
            Verb.START: self.tr("Start"),
            Verb.FINISH: self.tr("Finish"),
            Verb.NO_SHOW: self.tr("Did not come"),
            Verb.PARK: self.tr("Park"),
            Verb.TRANSFER: self.tr("Transfer"),
            Verb.ADD_SERVICE: self.tr("Add service"),
            Verb.UNDO: self.tr("Undo"),
        }[verb]

    def _allow(self, verb: Verb, each: QPushButton) -> None:
        # While a verb runs the buttons stay as they are: the presenter drops a second press, and a
        # button that went grey for a moment would lose the focus.
        if self._state.busy is not None:
            return
        allowed = self._state.allows(verb)
        if each.hasFocus() and not allowed:
            self.focus_freed.emit()
        each.setEnabled(allowed)
        role = "signal" if allowed and self._state.next_verb is verb else "default"
        if each.property("role") != role:
            dress(each, role=role)

    def _make(self, verb: Verb) -> QPushButton:
        made = button(verb.value)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        key(self, KEYS[verb], made.click)
        return made

    @property
    def _between(self) -> str:
        """What parts the words from the key: in one row of buttons a line, in more a space."""
        return "\n" if self._columns == len(KEYS) else "  "

    def _make_height(self, height: int) -> None:
        # In the style, because the style of a button would overrule a height that is set.
        least, side = self._look.px(height), self._look.px(2)
        for each in self.buttons.values():
            each.setStyleSheet(f"QPushButton {{ min-height: {least}px; padding: 0 {side}px; }}")

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        self._make_height(HEIGHT_PX if columns == len(KEYS) else LOW_PX)
        for place, each in enumerate(self.buttons.values()):
            self._grid.addWidget(each, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
