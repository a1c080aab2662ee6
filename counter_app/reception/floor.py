"""The whole floor at a glance: the day in four figures, every line, every counter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.parts import label, scrolling
from counter_app.reception.counters import CounterTile
from counter_app.reception.lines import LineHeads, LineRow
from counter_app.reception.source_line import SourceLine
from counter_app.state import ConsoleState
from counter_app.words import figures, led
from db.floor import FloorView, LineNow
from shell.look import Look, Type, dress

FOLDS_BELOW_PX = 520
"""Narrower than this, a line of the floor takes two lines of text."""
COLUMNS = 2


class Floor(QFrame):
    """Lines in the order of the profile, counters by their number: nothing ever changes places."""

    line_chosen = Signal(object)
    """The id of the service whose line was pressed; None when it was let go again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._look = look
        self._state: ConsoleState | None = None
        self.totals = [Total(look) for _ in range(4)]
        self.heads = LineHeads(look)
        self.lines: dict[int, LineRow] = {}
        self.counters: dict[int, CounterTile] = {}
        self.sources = SourceLine()
        self._counters_title = label(Type.CAPTION, "muted")
        self._lines, self._grid = QVBoxLayout(), QGridLayout()
        self._lay_out(look)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.floor is None:
            return
        self._say_totals(state, state.floor)
        self.heads.say()
        self._draw_lines(state, state.floor)
        self._draw_counters(state, state.floor)
        self.sources.show_sources(state)

    def tick(self, state: ConsoleState) -> None:
        """For how long visitors have been at the counters, breaks have lasted, and bookings are
        as they are."""
        self.sources.show_sources(state)
        if state.floor is not None:
            for each in state.floor.counters:
                if each.now.counter.id in self.counters:
                    self.counters[each.now.counter.id].say(each, state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._state is not None:
            self.draw(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        folded = self.width() < self._look.px(FOLDS_BELOW_PX)
        self.heads.setVisible(not folded)
        for one in self.totals:
            one.fold(folded)
        for row in self.lines.values():
            row.fold(folded)

    def _say_totals(self, state: ConsoleState, floor: FloorView) -> None:
        today = floor.totals
        words = (
            (today.here, self.tr("here")),
            (today.served, self.tr("served")),
            (today.missed, self.tr("missed")),
            (today.expected, self.tr("booked, expected")),
        )
        for one, (figure, what) in zip(self.totals, words, strict=True):
            one.say(led(state, figures(state, str(figure))), what)

    def _draw_lines(self, state: ConsoleState, floor: FloorView) -> None:
        if [line.service_id for line in floor.lines] != list(self.lines):
            self._rebuild_lines(floor)
        busiest = busiest_of(floor.lines)
        for line in floor.lines:
            row = self.lines[line.service_id]
            service = floor.office.services[line.service_id]
            row.say(line, service, state, busiest=line.service_id == busiest)
            row.setChecked(state.search.service_id == line.service_id)

    def _draw_counters(self, state: ConsoleState, floor: FloorView) -> None:
        self._counters_title.setText(self.tr("Counters"))
        if [each.now.counter.id for each in floor.counters] != list(self.counters):
            self._rebuild_counters(floor)
        for each in floor.counters:
            self.counters[each.now.counter.id].say(each, state)

    def _rebuild_lines(self, floor: FloorView) -> None:
        for old in self.lines.values():
            old.hide()
            old.deleteLater()
        self.lines = {line.service_id: LineRow(self._look, line.service_id) for line in floor.lines}
        for row in self.lines.values():
            row.toggled.connect(lambda _on, row=row: self._chosen(row))
            self._lines.addWidget(row)
        self._fold()

    def _rebuild_counters(self, floor: FloorView) -> None:
        for old in self.counters.values():
            old.hide()
            old.deleteLater()
        self.counters = {each.now.counter.id: CounterTile(self._look) for each in floor.counters}
        for place, tile in enumerate(self.counters.values()):
            self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)

    def _chosen(self, row: LineRow) -> None:
        assert self._state is not None
        present = self._state.search.service_id
        if row.isChecked() and present != row.service_id:
            self.line_chosen.emit(row.service_id)
        elif not row.isChecked() and present == row.service_id:
            self.line_chosen.emit(None)

    def _lay_out(self, look: Look) -> None:
        totals = QHBoxLayout()
        totals.setContentsMargins(look.space(1), 0, look.space(1), 0)
        totals.setSpacing(look.space(1))
        for one in self.totals:
            totals.addWidget(one)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, look.space(0.5), 0)
        inner.setSpacing(look.space(0.5))
        self._lines.setSpacing(0)
        self._grid.setSpacing(look.space(0.5))
        for side in range(COLUMNS):
            self._grid.setColumnStretch(side, 1)
        inner.addWidget(self.heads)
        inner.addLayout(self._lines)
        inner.addWidget(self._counters_title)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(1), look.space(1)] * 2)
        column.setSpacing(look.space(0.5))
        column.addLayout(totals)
        column.addWidget(scrolling(content), stretch=1)
        column.addWidget(self.sources)


class Total(QWidget):
    """One figure of the day, and what it counts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.figure = label(Type.LEAD, "navy")
        self._what = label(Type.CAPTION, "muted")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.figure)
        self._box.addWidget(self._what, stretch=1)
        self._beside = look.space(0.75)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """The words below the figure, where there is no room beside it."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if folded else along)
        self._box.setSpacing(0 if folded else self._beside)

    def say(self, figure: str, what: str) -> None:
        self.figure.setText(figure)
        self._what.setText(what)
        self.setAccessibleName(f"{figure} {what}")


def busiest_of(lines: Sequence[LineNow]) -> int | None:
    """The service whose line most needs another counter; None while every line is within its
    target."""
    over = [line for line in lines if line.waiting and line.longest_min > line.target_min]
    if not over:
        return None
    worst = max(over, key=lambda line: (line.overdue, line.longest_min / max(1, line.target_min)))
    return worst.service_id
