"""Visitors who are kept at the counter while another one is served."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from counter_app.key_button import KeyButton
from counter_app.keys import KEYS
from counter_app.parts import Flow
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import minutes_since, minutes_words
from db.visits import StepView
from queueing.wording import isolate
from shell.look import Look

CHIP_PX = 36


class HeldChips(QWidget):
    """One button for each of them, with the minutes; the key takes the first one back."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._steps: dict[int, StepView] = {}
        self.chips: dict[int, KeyButton] = {}
        self._row = Flow(look.space(1))
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)
        self.hide()

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self._steps = {step.step_id: step for step in state.held}
        self._arrange()
        for place, (step_id, step) in enumerate(self._steps.items()):
            self._say(self.chips[step_id], step, first=place == 0)
        self.setVisible(bool(self._steps))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _say(self, chip: KeyButton, step: StepView, *, first: bool) -> None:
        state = self._state
        for_min = minutes_words(state, minutes_since(state, step.parked_at))
        words = self.tr("{number} here, {time}")
        words = words.format(number=isolate(step.number), time=for_min)
        chip.say(words, KEYS[Verb.BACK_HERE] if first else "")
        verb = Verb.SWAP if state.at_hand is not None else Verb.BACK_HERE
        if state.busy is None:
            chip.setEnabled(state.allows(verb))

    def _arrange(self) -> None:
        if list(self._steps) == list(self.chips):
            return
        for chip in self.chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {step_id: self._make(step_id) for step_id in self._steps}

    def _make(self, step_id: int) -> KeyButton:
        made = KeyButton(self._look, "held_chip")
        made.be_high(self._look.px(CHIP_PX))
        colours = self._look.colours
        made.setStyleSheet(
            f"{made.styleSheet()} QPushButton:enabled {{ background: {colours.success_soft};"
            f" border-color: {colours.success}; }}"
            f" QPushButton:enabled:focus {{ border-color: {colours.navy}; }}"
        )
        made.clicked.connect(lambda: self._take_back(step_id))
        self._row.addWidget(made)
        return made

    def _take_back(self, step_id: int) -> None:
        step = self._steps.get(step_id)
        if step is None:
            return
        if self._state.at_hand is None:
            self._presenter.waiting.back_here(step)
        else:
            self._presenter.serving.swap(step)
