"""Questions about somebody in a list: why they are called out of turn, whether they have left."""

from counter_app.choices import Choice
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.state import ConsoleState
from shell.look import Look


class AskWhy(Asking):
    """Why this visitor is called out of turn; the reason goes into the record."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "why_this")
        self._reasons: tuple[str, ...] = ()
        self.order(self.choices, self.note)
        self.choices.currentRowChanged.connect(self._take)

    def say(self, state: ConsoleState) -> None:
        title = self.tr("Call {number} out of turn. Why?").format(number=self.number)
        self.name(title, "", self.tr("Reason"))
        self.hint.say(self.tr("The reason is recorded. Choose one or write your own."))
        reasons = (
            self.tr("Unwell or cannot wait"),
            self.tr("Continues an earlier visit"),
            self.tr("One short question"),
            self.tr("Asked for by the supervisor"),
        )
        self.choices.offer([Choice(place, text) for place, text in enumerate(reasons)])
        self._reasons = reasons
        self.sure.say(self.tr("Call {number}").format(number=self.number), "Enter")

    def ready(self) -> bool:
        return bool(self.note.text().strip())

    def confirm(self) -> None:
        if self.state.asked_of is not None:
            self.presenter.waiting.call_this(self.state.asked_of, self.note.text().strip())

    def _take(self, row: int) -> None:
        if row >= 0:
            self.note.setText(self._reasons[row])


class AskLeave(Asking):
    """Whether the visitor has really gone: there is no way back."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "leave")
        self.choices.hide()
        self.note.hide()
        self.sure.play("danger")

    def say(self, state: ConsoleState) -> None:
        self.name(self.tr("Has {number} left?").format(number=self.number), "")
        self.hint.say(self.tr("The ticket ends and will not be called. This cannot be undone."))
        self.sure.say(self.tr("{number} has left").format(number=self.number), "")

    def focus(self) -> None:
        self.never.setFocus()

    def make_room(self, low: bool) -> None:
        """The hint stays: who reads it may think better of it."""

    def ready(self) -> bool:
        return True

    def confirm(self) -> None:
        if self.state.asked_of is not None:
            self.presenter.waiting.leave(self.state.asked_of)
