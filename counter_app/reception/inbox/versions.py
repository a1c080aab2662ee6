"""Two versions of one booking side by side; what differs is told by a sign and its weight, too."""

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from counter_app.parts import label
from counter_app.reception.inbox.words import NOTHING, Version
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

DIFFERS = "≠"
OURS, SIGN, THEIRS = 1, 2, 3


class Versions(QFrame):
    """A line each for whether the booking stands, its day, its hour and its service."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="mist")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*[look.space(1)] * 4)
        self._grid.setHorizontalSpacing(look.space(0.75))
        self._grid.setVerticalSpacing(look.space(0.5))
        self.heads = {column: label(Type.CAPTION, "muted") for column in (OURS, THEIRS)}
        for column, head in self.heads.items():
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
        self.lines = [_Line(self._grid, row + 1) for row in range(len(fields(Version)))]

    def say(self, ours: Version, theirs: Version) -> None:
        self.heads[OURS].setText(self.tr("Ours"))
        self.heads[THEIRS].setText(self.tr("Theirs"))
        names = (self.tr("Booking"), self.tr("Day"), self.tr("Hour"), self.tr("Service"))
        for line, name, of in zip(self.lines, names, fields(Version), strict=True):
            line.say(name, getattr(ours, of.name), getattr(theirs, of.name))
        self.setAccessibleName("\n".join(self._spoken(line) for line in self.lines))

    def _spoken(self, line: "_Line") -> str:
        words = self.tr("{what}: ours {ours}, theirs {theirs}")
        if not line.sign.text():
            words = self.tr("{what}: {ours} in both")
        return words.format(what=line.what.text(), ours=line.ours.words, theirs=line.theirs.words)


class _Line:
    """One line of the comparison."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self.what, self.sign = label(Type.CAPTION, "muted"), QLabel()
        self.ours, self.theirs = Paragraph(), Paragraph()
        dress(self.sign, type=Type.STRONG, tone="alert")
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.what, row, 0, top)
        grid.addWidget(self.ours, row, OURS, top)
        grid.addWidget(self.sign, row, SIGN, top)
        grid.addWidget(self.theirs, row, THEIRS, top)

    def say(self, what: str, ours: str, theirs: str) -> None:
        differs = theirs not in (ours, NOTHING)
        self.what.setText(what)
        self.sign.setText(DIFFERS if differs else "")
        for part, words in ((self.ours, ours), (self.theirs, theirs)):
            dress(part, type=Type.STRONG if differs else Type.BODY)
            part.say(words)
