"""Whether a service that a source names is really none of ours: its bookings are left out then."""

from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.reception.inbox.words import named_service
from counter_app.state import ConsoleState
from counter_app.words import figures
from db.inbox import same_service
from shell.look import Look


class AskNotOurs(Asking):
    """Asked once, because whoever has such a booking is not found at the kiosk."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "not_ours")
        self.choices.hide()
        self.note.hide()
        self.sure.play("danger")

    def say(self, state: ConsoleState) -> None:
        line = state.asked_line
        if line is None:
            return
        title = self.tr("Is {service} none of your services?").format(service=named_service(line))
        self.name(title, "")
        count = len(same_service(state.inbox, line))
        words = self.tr(
            "%n waiting booking(s) and all that follow are left out. Their visitors need a new "
            "ticket.",
            "",
            count,
        )
        self.hint.say(figures(state, words))
        self.sure.say(self.tr("None of ours"), "")

    def focus(self) -> None:
        self.never.setFocus()

    def make_room(self, low: bool) -> None:
        """The hint stays: who reads it may think better of it."""

    def ready(self) -> bool:
        return True

    def confirm(self) -> None:
        if self.state.asked_line is not None:
            self.presenter.sorting.not_ours(self.state.asked_line)
