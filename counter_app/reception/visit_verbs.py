"""What can be done with the visitor whom reception looks at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from counter_app.parts import button, key
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Verb
from db.visitors import Visit
from queueing.ticket import AT_COUNTER, OPEN_STATES, State
from shell.look import Look, dress

KEYS = {
    Verb.REJOIN: "F4",
    Verb.CONFIRM: "F4",
    Verb.SET_PRIORITY: "F5",
    Verb.MERGE: "F6",
    Verb.REPRINT: "F7",
    Verb.CHANGE_SERVICE: "F8",
    Verb.SLIP: "Shift+F8",
    Verb.LEAVE: "Del",
}
"""F4 is whatever is to be done with this visitor first. F8 sends to another service, as at a
counter."""
_SIGNAL = (Verb.REJOIN, Verb.CONFIRM)


_PLACES = {
    Verb.REJOIN: (0, 0),
    Verb.CONFIRM: (1, 0),
    Verb.DECLINE: (1, 1),
    Verb.SET_PRIORITY: (2, 0),
    Verb.CHANGE_SERVICE: (2, 1),
    Verb.REPRINT: (3, 0),
    Verb.SLIP: (3, 1),
    Verb.MERGE: (4, 0),
    Verb.LEAVE: (4, 1),
}
"""Each verb keeps its place, so that a hand finds it without looking."""


class VisitVerbs(QWidget):
    """A button for each verb that makes sense. They name the visitor who is read above them,
    whatever happens in the lists meanwhile."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._visit: Visit | None = None
        self.buttons = {verb: self._make(verb) for verb in _PLACES}
        for verb, act in self._acts().items():
            self.buttons[verb].clicked.connect(act)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.space(0.75))
        for verb, place in _PLACES.items():
            grid.addWidget(self.buttons[verb], *place)
        for side in range(2):
            grid.setColumnStretch(side, 1)

    def draw(self, state: ConsoleState, visit: Visit) -> None:
        self._visit = visit
        for verb, each in self.buttons.items():
            shortcut = KEYS.get(verb)
            each.setText(f"{self._words(verb)}  {shortcut}" if shortcut else self._words(verb))
            each.setVisible(self._makes_sense(verb, visit))
            if state.busy is None:
                each.setEnabled(state.allows(verb))

    def act_first(self) -> None:
        """F4: what is to be done with this visitor first, if anything."""
        for verb in _SIGNAL:
            self._press(verb)

    def _press(self, verb: Verb) -> None:
        """A key presses what is seen, nothing else."""
        if self.buttons[verb].isVisible():
            self.buttons[verb].click()

    def _makes_sense(self, verb: Verb, visit: Visit) -> bool:
        """What could be done with a visit as it stands; the database has the last word."""
        state, going_on = visit.step.state, goes_on(visit)
        if verb is Verb.REJOIN:
            return state is State.MISSED
        if verb in (Verb.CONFIRM, Verb.DECLINE):
            return visit.claimed is not None and going_on
        if verb is Verb.CHANGE_SERVICE:
            return state in (State.WAITING, State.PLANNED)
        if verb is Verb.LEAVE:
            return state in OPEN_STATES - AT_COUNTER
        if verb is Verb.REPRINT:
            return going_on and self._presenter.admitting.can_print
        if verb is Verb.SLIP:
            told = any(step.next_step for step in visit.steps)
            return told and self._presenter.admitting.can_print
        return going_on

    def _words(self, verb: Verb) -> str:
        return {
            Verb.REJOIN: self.tr("Has come"),
            Verb.CONFIRM: self.tr("Confirm priority"),
            Verb.DECLINE: self.tr("Decline priority"),
            Verb.SET_PRIORITY: self.tr("Priority…"),
            Verb.CHANGE_SERVICE: self.tr("Service…"),
            Verb.MERGE: self.tr("Merge…"),
            Verb.REPRINT: self.tr("Print again"),
            Verb.SLIP: self.tr("Next-step slip"),
            Verb.LEAVE: self.tr("Has left"),
        }[verb]

    def _acts(self) -> dict[Verb, Callable[[], object]]:
        p = self._presenter
        return {
            Verb.REJOIN: lambda: self._with_step(p.waiting.rejoin),
            Verb.CONFIRM: lambda: self._with_step(p.waiting.confirm_priority),
            Verb.DECLINE: lambda: self._with_step(p.waiting.decline_priority),
            Verb.SET_PRIORITY: lambda: self._ask(Question.CORRECT),
            Verb.CHANGE_SERVICE: lambda: self._ask(Question.CHANGE_SERVICE),
            Verb.MERGE: lambda: self._ask(Question.MERGE),
            Verb.REPRINT: lambda: self._with_step(p.admitting.reprint),
            Verb.SLIP: self._slip,
            Verb.LEAVE: lambda: self._with_step(p.waiting.leave),
        }

    def _with_step(self, act: Callable[..., object]) -> None:
        if self._visit is not None:
            act(self._visit.step)

    def _ask(self, question: Question) -> None:
        if self._visit is not None:
            self._presenter.asking.ask(question, self._visit.step)

    def _slip(self) -> None:
        """Of the last step that says what comes next."""
        visit = self._visit
        told = [step for step in visit.steps if step.next_step] if visit else []
        if told:
            self._presenter.admitting.slip(told[-1])

    def _make(self, verb: Verb) -> QPushButton:
        made = button(f"card_{verb}", fit="small")
        role = "signal" if verb in _SIGNAL else "danger" if verb is Verb.LEAVE else "default"
        dress(made, role=role)
        if verb in KEYS and KEYS[verb] != "F4":
            key(self, KEYS[verb], partial(self._press, verb))
        return made


def goes_on(visit: Visit) -> bool:
    """Whether there is anything left of the visit: a missed visitor may still come."""
    return visit.step.state in OPEN_STATES or visit.step.state is State.MISSED
