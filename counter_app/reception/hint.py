"""What the keys of reception do, while nothing is open beside the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.parts import label
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

KEYS = ("F2", "F3", "↑ ↓", "Enter", "F4", "F11", "Esc")


class Hint(QWidget):
    """Calm words in the place where a visitor will stand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = Paragraph()
        dress(self.title, type=Type.LEAD, tone="navy")
        self._words = [Paragraph() for _ in KEYS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.space(2))
        grid.setVerticalSpacing(look.space(0.5))
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(zip(KEYS, self._words, strict=True)):
            name = label(Type.STRONG, "navy")
            name.setText(keys)
            dress(words, type=Type.BODY, tone="muted")
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(1), look.space(2), look.space(1), 0)
        column.setSpacing(look.space(2))
        column.addWidget(self.title)
        column.addLayout(grid)
        column.addStretch(1)

    def say(self) -> None:
        self.title.say(self.tr("Choose a visitor or a booking"))
        told = (
            self.tr("give a new ticket"),
            self.tr("search"),
            self.tr("go through the list"),
            self.tr("open what is chosen"),
            self.tr("check in, take back, confirm, or decide"),
            self.tr("next list"),
            self.tr("close what is open"),
        )
        for words, each in zip(self._words, told, strict=True):
            words.say(each)
