"""The question before a break."""

from PySide6.QtWidgets import QButtonGroup

from counter_app.choices import Choice
from counter_app.parts import label, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.state import ConsoleState
from counter_app.words import minutes_words
from shell.look import Look, Type

BREAKS_MIN = (5, 10, 15, 30)


class AskBreak(Asking):
    """Why the counter pauses, and for about how long."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "pause")
        self.note.hide()
        self.caption = label(Type.BODY)
        self.lengths = QButtonGroup(self)
        self.below.addWidget(self.caption)
        for length in (*BREAKS_MIN, 0):
            each = toggle(f"pause_{length}", look)
            each.setStyleSheet(
                f"{each.styleSheet()} QPushButton {{ padding: {look.px(4)}px {look.px(8)}px; }}"
            )
            self.lengths.addButton(each, length)
            self.below.addWidget(each)
        self.below.addStretch(1)
        self.order(self.choices, *self.lengths.buttons())

    def open(self, state: ConsoleState) -> None:
        self.lengths.button(0).setChecked(True)
        super().open(state)

    def say(self, state: ConsoleState) -> None:
        self.name(self.tr("Take a break"), "")
        self.hint.say(self.tr("Nobody new is called to your counter until you are back."))
        reasons = state.office.pause_reasons if state.office else ()
        self.choices.offer([Choice(r.code, r.name.in_(state.language)) for r in reasons])
        self.caption.setText(self.tr("Back in"))
        for length in BREAKS_MIN:
            self.lengths.button(length).setText(minutes_words(state, length))
        self.lengths.button(0).setText(self.tr("not known"))
        self.sure.say(self.tr("Start the break"), "Enter")

    def first_choice(self) -> None:
        self.choices.choose_first()

    def ready(self) -> bool:
        return self.choices.chosen is not None or not self.choices.count()

    def confirm(self) -> None:
        reason = self.choices.chosen
        length = self.lengths.checkedId()
        self.presenter.sitting.pause(
            str(reason) if reason else None, length if length > 0 else None
        )
