"""What all questions share: a title, things to choose, a line to write, yes and no."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.choices import Choices
from counter_app.key_button import KeyButton
from counter_app.parts import label
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NOTE_LENGTH = 200
BUTTON_PX = 44
SURE_PX = 132
NOTE_PX = 150


class Asking(QFrame):
    """One question: a title, what may be chosen, a line to write, yes and no.

    What was chosen and written stays while the database changes around it, and is gone when the
    question is put away.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look, name: str) -> None:
        super().__init__()
        self.presenter = presenter
        self.look = look
        self.state = presenter.state
        self.setObjectName(name)
        dress(self, card="mist")
        self.title = Paragraph()
        dress(self.title, type=Type.STRONG, tone="navy")
        self.hint = Paragraph()
        dress(self.hint, type=Type.CAPTION, tone="muted")
        self.choices = Choices(look, f"{name}_choices")
        self.note = QLineEdit()
        self.note.setObjectName(f"{name}_note")
        self.note.setMaxLength(NOTE_LENGTH)
        self.note.setMinimumWidth(look.px(NOTE_PX))
        self.sure = KeyButton(look, f"{name}_sure")
        self.sure.play("primary")
        self.never = KeyButton(look, f"{name}_never")
        self.sure.clicked.connect(self._confirm)
        self.never.clicked.connect(presenter.asking.put_away)
        self.choices.decided.connect(self._confirm)
        self.choices.currentRowChanged.connect(lambda _row: self._arm())
        self.note.textChanged.connect(lambda _text: self._arm())
        self.note.returnPressed.connect(self._confirm)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(presenter.asking.put_away)
        self._lay_out(look)

    def open(self, state: ConsoleState) -> None:
        """A new question: nothing is written yet."""
        self.note.clear()
        self.choices.choose(None)
        self.draw(state)
        self.first_choice()
        self._arm()

    def draw(self, state: ConsoleState) -> None:
        self.state = state
        self.never.say(self.tr("Cancel"), "Esc")
        self.say(state)
        self._arm()

    def focus(self) -> None:
        (self.choices if self.choices.isVisibleTo(self) else self.note).setFocus()

    def first_choice(self) -> None:
        """What is chosen from the start; nothing, unless a question knows better."""

    def go_on(self) -> None:
        """Its key was pressed once more; nothing, unless the question has several pages."""

    def make_room(self, low: bool) -> None:
        """Leaves the hint out where the window is low, and moves the lines closer."""
        self.hint.setVisible(not low)
        for each in self.findChildren(Choices):
            each.be_low(low)

    def say(self, state: ConsoleState) -> None:
        """Writes the texts and offers the choices."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether the answer is complete."""
        return self.choices.chosen is not None

    def confirm(self) -> None:
        """Hands the answer to the presenter."""
        raise NotImplementedError

    @property
    def number(self) -> str:
        """The number of whom the question is about, safe within Arabic."""
        return isolate(self.state.asked_of.number) if self.state.asked_of else ""

    def name(self, title: str, choices: str, note: str = "") -> None:
        """Says what the parts are; screen readers read the question with the list."""
        self.title.say(title)
        self.choices.setAccessibleName(f"{title} {choices}".strip())
        self.note.setPlaceholderText(note)
        self.note.setAccessibleName(note)

    def beside(self, caption: str, list_: QWidget) -> QVBoxLayout:
        """A list with a caption above it, to stand beside another."""
        head = label(Type.CAPTION, "muted", name=caption)
        column = QVBoxLayout()
        column.setSpacing(self.look.space(0.25))
        column.addWidget(head)
        column.addWidget(list_, stretch=1)
        self.captions[caption] = head
        return column

    def order(self, *parts: QWidget) -> None:
        """The way of the Tab key: through these, then to no and yes."""
        for one, after in pairwise((*parts, self.never, self.sure)):
            QWidget.setTabOrder(one, after)

    def _confirm(self) -> None:
        if self.ready():
            self.confirm()

    def _arm(self) -> None:
        self.sure.setEnabled(self.ready())

    def _lay_out(self, look: Look) -> None:
        self.captions: dict[str, QLabel] = {}
        self.above, self.middle = QHBoxLayout(), QHBoxLayout()
        self.below, self.line = QHBoxLayout(), QHBoxLayout()
        self.middle.addWidget(self.choices, stretch=1)
        for row in (self.above, self.middle, self.below, self.line):
            row.setSpacing(look.space(1))
        for made in (self.never, self.sure):
            made.be_high(look.px(BUTTON_PX))
        self.sure.setMinimumWidth(look.px(SURE_PX))
        self.line.addWidget(self.note, stretch=100)
        self.line.addStretch(1)
        self.line.addWidget(self.never)
        self.line.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(2), look.space(1), look.space(2), look.space(1.5))
        column.setSpacing(look.space(0.75))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(self.above)
        column.addLayout(self.middle, stretch=1)
        column.addLayout(self.below)
        column.addLayout(self.line)
        column.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding))
