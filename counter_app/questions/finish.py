"""How a service ended: outcome, how many were handled, what the visitor is to do next, a note."""

from PySide6.QtWidgets import QSpinBox

from counter_app.choices import Choice, Choices
from counter_app.keys import FINISH_AS_USUAL
from counter_app.parts import label
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.questions.offers import service_choices
from counter_app.state import ConsoleState
from db.serving import LARGEST_QUANTITY, Ending
from queueing.visit import Counted
from queueing.wording import isolate
from shell.look import Look, Type

QUANTITY_PX = 64
NO_NEXT_STEP = "-"
"""Chosen from the start; an office's own code is never a dash."""


class AskOutcome(Asking):
    """How the service ended; the first outcome of the office's list is chosen from the start.

    Whoever has nothing to add presses Enter at once.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "finish")
        self.sure.play("signal")
        self.next_steps = Choices(look, "finish_next_steps", first=0)
        self.next_steps.decided.connect(self._confirm)
        self.quantity, self.counted = quantity_field(look, "finish_quantity"), label(Type.BODY)
        self.quantity.lineEdit().returnPressed.connect(self._confirm)
        self.middle.removeWidget(self.choices)
        self.middle.addLayout(self.beside("outcome", self.choices), stretch=1)
        self.middle.addLayout(self.beside("next_step", self.next_steps), stretch=1)
        self.line.insertWidget(0, self.counted)
        self.line.insertWidget(1, self.quantity)
        self.order(self.choices, self.next_steps, self.quantity, self.note)

    def open(self, state: ConsoleState) -> None:
        step = state.asked_of
        self.next_steps.choose(None)
        super().open(state)
        self.next_steps.choose(NO_NEXT_STEP)
        self.quantity.setValue(step.party_size if step else 0)

    def say(self, state: ConsoleState) -> None:
        title = self.tr("How did the visit of {number} end?").format(number=self.number)
        self.name(title, self.tr("Outcome"), self.tr("Note (optional)"))
        self.hint.say(
            self.tr("Choose with the digits, then press Enter. {key} skips this question.").format(
                key=isolate(FINISH_AS_USUAL)
            )
        )
        self._offer(state)
        self.captions["outcome"].setText(self.tr("Outcome"))
        self.captions["next_step"].setText(self.tr("Next step for the visitor"))
        self.next_steps.setAccessibleName(self.tr("Next step for the visitor"))
        self.counted.setText(self.tr("Files"))
        self.quantity.setAccessibleName(self.tr("Files"))
        self._show_parts(state)
        self.sure.say(self.tr("Finish"), "Enter")

    def first_choice(self) -> None:
        self.choices.choose_first()

    def ready(self) -> bool:
        return self.choices.chosen is not None or not self.choices.count()

    def confirm(self) -> None:
        chosen = self.next_steps.chosen
        self.presenter.serving.finish(
            Ending(
                str(self.choices.chosen or ""),
                quantity=counted_in(self.quantity),
                note=self.note.text().strip(),
                next_step=str(chosen) if chosen not in (None, NO_NEXT_STEP) else "",
            )
        )

    def _offer(self, state: ConsoleState) -> None:
        self.choices.offer(outcome_choices(state))
        steps = state.office.next_steps if state.office else ()
        offered = [Choice(each.code, each.name.in_(state.language)) for each in steps]
        nothing = Choice(NO_NEXT_STEP, self.tr("Nothing more to do"))
        self.next_steps.offer([nothing, *offered] if offered else [])

    def _show_parts(self, state: ConsoleState) -> None:
        """Only what this office and this service have a use for."""
        told = self.next_steps.count() > 0
        known = state.office.services if state.office else {}
        service = known.get(state.asked_of.service_id) if state.asked_of else None
        counts = service is not None and service.counted is Counted.FILES
        self.next_steps.setVisible(told)
        self.captions["next_step"].setVisible(told)
        self.choices.setVisible(self.choices.count() > 0)
        self.captions["outcome"].setVisible(told and self.choices.count() > 0)
        self.counted.setVisible(counts)
        self.quantity.setVisible(counts)


class AskQuick(Asking):
    """Somebody was served in passing: counted without a ticket, because nobody waited for it.

    What was counted last is chosen from the start, because the same question comes again.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "quick")
        self._last: object = None
        self.outcomes = Choices(look, "quick_outcomes")
        self.outcomes.decided.connect(self._confirm)
        self.quantity, self.counted = quantity_field(look, "quick_quantity"), label(Type.BODY)
        self.quantity.lineEdit().returnPressed.connect(self._confirm)
        self.choices.currentRowChanged.connect(lambda _row: self._show_quantity())
        self.note.hide()
        self.middle.removeWidget(self.choices)
        self.middle.addLayout(self.beside("service", self.choices), stretch=6)
        self.middle.addLayout(self.beside("outcome", self.outcomes), stretch=5)
        self.line.insertWidget(0, self.counted)
        self.line.insertWidget(1, self.quantity)
        self.order(self.choices, self.outcomes, self.quantity)

    def open(self, state: ConsoleState) -> None:
        self.outcomes.choose(None)
        super().open(state)
        self.outcomes.choose_first()
        self.quantity.setValue(1)
        self._show_quantity()

    def say(self, state: ConsoleState) -> None:
        title = self.tr("Count somebody who was served in passing")
        self.name(title, self.tr("Service"))
        self.hint.say(self.tr("No ticket and no wait: it counts as a quick service of your own."))
        self.choices.offer(service_choices(state))
        self.outcomes.offer(outcome_choices(state))
        self.outcomes.setVisible(self.outcomes.count() > 0)
        self.captions["service"].setText(self.tr("Service"))
        self.captions["outcome"].setText(self.tr("Outcome") if self.outcomes.count() else "")
        self.outcomes.setAccessibleName(self.tr("Outcome"))
        self.counted.setText(self.tr("Files"))
        self.quantity.setAccessibleName(self.tr("Files"))
        self.sure.say(self.tr("Count"), "Enter")

    def first_choice(self) -> None:
        self.choices.choose(self._last)
        if self.choices.chosen is None:
            self.choices.choose_first()

    def confirm(self) -> None:
        service = self.choices.chosen
        if isinstance(service, int):
            self._last = service
            ending = Ending(str(self.outcomes.chosen or ""), quantity=counted_in(self.quantity))
            self.presenter.serving.quick(service, ending)

    def _show_quantity(self) -> None:
        known = self.state.office.services if self.state.office else {}
        chosen = self.choices.chosen
        service = known.get(chosen) if isinstance(chosen, int) else None
        counts = service is not None and service.counted is Counted.FILES
        self.counted.setVisible(counts)
        self.quantity.setVisible(counts)


def outcome_choices(state: ConsoleState) -> list[Choice]:
    """The office's outcomes, in its order."""
    outcomes = state.office.outcomes if state.office else ()
    return [Choice(each.code, each.name.in_(state.language)) for each in outcomes]


def quantity_field(look: Look, name: str) -> QSpinBox:
    """How many were handled; 0 says nothing about it."""
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(0, LARGEST_QUANTITY)
    made.setSpecialValueText("–")
    made.setFixedWidth(look.px(QUANTITY_PX))
    return made


def counted_in(field: QSpinBox) -> int | None:
    """What stands in the field, where it is asked for and says anything."""
    asked = not field.isHidden()
    return field.value() or None if asked else None
