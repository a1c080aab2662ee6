"""What a verb needs to know, asked beside the visitor; Escape puts the question away."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget

from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.questions.finish import AskOutcome, AskQuick
from counter_app.questions.further import AskService
from counter_app.questions.message import AskMessage
from counter_app.questions.rest import AskBreak
from counter_app.questions.services import AskServices
from counter_app.questions.somebody import AskLeave, AskWhy
from counter_app.questions.transfer import AskTransfer
from counter_app.state import ConsoleState, Question
from shell.look import Look


class Questions(QStackedWidget):
    """The open question, or nothing."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self.of: dict[Question, Asking] = {
            Question.WHY_THIS: AskWhy(presenter, look),
            Question.TRANSFER: AskTransfer(presenter, look),
            Question.ADD_SERVICE: AskService(presenter, look),
            Question.FINISH: AskOutcome(presenter, look),
            Question.QUICK: AskQuick(presenter, look),
            Question.PAUSE: AskBreak(presenter, look),
            Question.LEAVE: AskLeave(presenter, look),
            Question.SERVICES: AskServices(presenter, look),
            Question.MESSAGE: AskMessage(presenter, look),
        }
        self._state = presenter.state
        for asking in self.of.values():
            self.addWidget(asking)
        self.hide()

    def draw(self, state: ConsoleState) -> bool:
        """Draws the open question; True when it has just been opened."""
        before, self._state = self._state, state
        asking = self.of.get(state.question)
        self.setVisible(asking is not None)
        if asking is None:
            return False
        same_one = _step_id(before) == _step_id(state)
        fresh = before.question is not state.question or not same_one
        self.setCurrentWidget(asking)
        if fresh:
            asking.open(state)
            asking.focus()
        else:
            asking.draw(state)
        return fresh

    def go_on(self, question: Question) -> None:
        """The key of the open question was pressed once more."""
        self.of[question].go_on()

    def make_room(self, low: bool) -> None:
        """Leaves the hints out where the window is low."""
        for asking in self.of.values():
            asking.make_room(low)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)


def _step_id(state: ConsoleState) -> int | None:
    return state.asked_of.step_id if state.asked_of else None
