"""A narrow table of facts: what it is at the start side, what it says beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter_app.parts import label
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class Facts(QWidget):
    """Lines of a name and a value; a line without a value is not shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space(1.5))
        self._grid.setVerticalSpacing(look.space(0.25))
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, Paragraph]] = []

    @property
    def words(self) -> dict[str, str]:
        """What is shown now."""
        return {what.text(): value.words for what, value in self._lines if not value.isHidden()}

    def say(self, facts: Sequence[tuple[str, str]]) -> None:
        said = [(what, value) for what, value in facts if value]
        while len(self._lines) < len(said):
            self._add()
        for place, (what, value) in enumerate(self._lines):
            shown = place < len(said)
            what.setVisible(shown)
            value.setVisible(shown)
            if shown:
                what.setText(said[place][0])
                value.say(said[place][1])

    def _add(self) -> None:
        what, value = label(Type.CAPTION, "muted"), Paragraph()
        dress(value, type=Type.BODY)
        row = len(self._lines)
        self._grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._lines.append((what, value))
