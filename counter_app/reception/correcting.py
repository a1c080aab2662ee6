"""What is corrected on a ticket by somebody who has seen the visitor."""

from counter_app.choices import Choice
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.state import ConsoleState
from counter_app.words import figures
from shell.look import Look

NO_PRIORITY = 0
"""The key of "none" in the list: no priority class has it."""


class AskPriority(Asking):
    """Which priority class applies, or none; the present one is chosen from the start."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "priority")
        self.note.hide()

    def say(self, state: ConsoleState) -> None:
        title = self.tr("Which priority has {number}?").format(number=self.number)
        self.name(title, self.tr("Priority"))
        self.hint.say(
            self.tr("It answers what was declared at the kiosk, too. The record keeps your name.")
        )
        classes = state.office.priorities.values() if state.office else ()
        self.choices.offer(
            [
                Choice(NO_PRIORITY, self.tr("None")),
                *(Choice(p.id, figures(state, p.name.in_(state.language))) for p in classes),
            ]
        )
        self.sure.say(self.tr("Set"), "Enter")

    def first_choice(self) -> None:
        step = self.state.asked_of
        self.choices.choose((step.priority_id if step else None) or NO_PRIORITY)

    def confirm(self) -> None:
        chosen, step = self.choices.chosen, self.state.asked_of
        if isinstance(chosen, int) and step is not None:
            self.presenter.admitting.set_priority(step, chosen or None)


class AskOtherService(Asking):
    """What the visitor has really come for."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "other_service")
        self.note.hide()

    def say(self, state: ConsoleState) -> None:
        title = self.tr("What has {number} come for?").format(number=self.number)
        self.name(title, self.tr("Service"))
        self.hint.say(self.tr("The number stays. The place is that of the arrival."))
        present = state.asked_of.service_id if state.asked_of else None
        services = state.office.services.values() if state.office else ()
        self.choices.offer(
            [Choice(s.id, s.short.in_(state.language)) for s in services if s.id != present]
        )
        self.sure.say(self.tr("Change"), "Enter")

    def confirm(self) -> None:
        chosen, step = self.choices.chosen, self.state.asked_of
        if isinstance(chosen, int) and step is not None:
            self.presenter.admitting.change_service(step, chosen)
