"""What this visit has been through, and what is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from counter_app.parts import label
from counter_app.state import ConsoleState
from counter_app.whereabouts import counter_name, only_for
from counter_app.words import figures, hour_words, isolate_any, led, service_name, state_words
from db.serving import TRANSFERRED
from db.visits import StepView
from queueing.ticket import AT_COUNTER, State
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

HOUR_PX = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: when, what, and the rest in small letters."""

    hour: str
    title: str
    detail: str = ""
    strong: bool = False


class History(QWidget):
    """The arrival, each service with its counter, times and outcome, and what follows."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: tuple[Entry, ...] = ()
        self.heading = label(Type.CAPTION, "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.space(1.5))
        self._grid.setVerticalSpacing(look.space(0.25))
        self._grid.setColumnMinimumWidth(0, look.px(HOUR_PX))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(0.5))
        column.addWidget(self.heading)
        column.addLayout(self._grid)

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def draw(self, state: ConsoleState) -> None:
        self.heading.setText(self.tr("This visit"))
        visit = state.view.visit if state.view else ()
        entries = tuple(self._tell(state, visit)) if visit else ()
        if entries != self._entries:
            self._entries = entries
            self._rebuild()

    def _tell(self, state: ConsoleState, visit: Sequence[StepView]) -> list[Entry]:
        arrived = visit[0].arrived_at
        hour = hour_words(state, state.office, arrived) if state.office else ""
        told = [Entry(hour, self.tr("Arrived"))]
        return told + [self._entry(state, step) for step in visit]

    def _entry(self, state: ConsoleState, step: StepView) -> Entry:
        at = step.started_at or step.first_called_at
        hour = hour_words(state, state.office, at) if at and state.office else ""
        present = state.at_hand is not None and state.at_hand.step_id == step.step_id
        planned = step.state is State.PLANNED
        details = [
            self._follows(state, step) if planned else "",
            counter_name(state, step.counter_id),
            self._calls(state, step),
            self._span(state, step),
            "" if planned or present else self._ending(state, step),
            led(state, isolate_any(step.note)) if step.note and not present else "",
        ]
        title = service_name(state, step)
        return Entry(hour, title, " · ".join(part for part in details if part), present)

    def _follows(self, state: ConsoleState, step: StepView) -> str:
        """What is still to come, and for whom: somebody may be promised to come back."""
        return self.tr("follows") + (f" · {only}" if (only := only_for(state, step)) else "")

    def _calls(self, state: ConsoleState, step: StepView) -> str:
        if step.first_called_at is None or state.office is None:
            return ""
        at = hour_words(state, state.office, step.first_called_at)
        if step.calls > 1:
            times = figures(state, self.tr("called %n time(s)", "", step.calls))
            return self.tr("{called}, first at {time}").format(called=times, time=at)
        return self.tr("called at {time}").format(time=at)

    def _span(self, state: ConsoleState, step: StepView) -> str:
        if step.started_at is None or state.office is None:
            return ""
        began = hour_words(state, state.office, step.started_at)
        if step.ended_at is None:
            return self.tr("served since {time}").format(time=began)
        ended = hour_words(state, state.office, step.ended_at)
        return self.tr("served {start} to {end}").format(start=began, end=ended)

    def _ending(self, state: ConsoleState, step: StepView) -> str:
        outcome = self._outcome(state, step)
        told = state.office.next_steps if state.office else ()
        then = [each.name.in_(state.language) for each in told if each.code == step.next_step]
        files = figures(state, self.tr("%n file(s)", "", step.quantity)) if step.quantity else ""
        return " · ".join(part for part in (outcome, files, *then) if part)

    def _outcome(self, state: ConsoleState, step: StepView) -> str:
        if step.outcome == TRANSFERRED:
            return self.tr("transferred")
        known = state.office.outcomes if state.office else ()
        for each in known:
            if each.code == step.outcome:
                return each.name.in_(state.language)
        quiet = step.state in AT_COUNTER or step.state is State.DONE
        return "" if quiet else state_words(step.state)

    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        row = 0
        for entry in self._entries:
            self._grid.addWidget(self._hour(entry), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._words(entry.title, entry.strong), row, 1)
            if entry.detail:
                self._grid.addWidget(self._detail(entry.detail), row + 1, 1)
            row += 2

    def _hour(self, entry: Entry) -> QLabel:
        made = label(Type.BODY, "muted")
        made.setText(entry.hour)
        return made

    def _words(self, words: str, strong: bool) -> Paragraph:
        made = Paragraph(words)
        return dress(made, type=Type.STRONG if strong else Type.BODY)

    def _detail(self, words: str) -> Paragraph:
        return dress(Paragraph(words), type=Type.CAPTION, tone="muted")
