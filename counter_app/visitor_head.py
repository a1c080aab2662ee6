"""The visitor at hand: the number, what they came for, how long it takes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from counter_app.held import HeldChips
from counter_app.parts import Flow, label, mark, pill
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.words import (
    figures,
    hour_words,
    language_words,
    minutes_words,
    running_words,
    service_name,
    visit_seconds,
)
from db.visits import StepView
from queueing.ticket import State
from queueing.visit import Counted
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NUMBER_PX, NUMBER_HEIGHT_PX = 76, 88
LOW_NUMBER_PX, LOW_NUMBER_HEIGHT_PX = 48, 56
"""The font leaves air for the marks of Arabic that a Latin number does not need."""
MARKS = 6


class VisitorHead(QFrame):
    """Number, service, marks and running times of the visitor at the counter."""

    turned = Signal(int)
    """A page down (1) or up (-1) was asked for."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        # The focus rests here when its button makes no sense any longer, so that a second press
        # of the space bar does nothing, and a screen reader says who was called.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.number = label(Type.DISPLAY, "navy", name="number")
        self.service = Paragraph()
        self.service.setObjectName("service")
        dress(self.service, type=Type.LEAD)
        self.stage = pill()
        self.marks = [pill() for _ in range(MARKS)]
        self.held = HeldChips(presenter, look)
        self.waited, self.running = Figure(look), Figure(look)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.px(8))
        self._look = look
        self._low: bool | None = None
        self._lay_out(look)
        self.be_low(False)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        step = state.at_hand
        if step is None:
            return
        self.number.setText(step.number)
        self.service.say(service_name(state, step))
        self._say_stage(state, step)
        self._say_marks(state, step)
        self.held.draw(state)
        self.setAccessibleName(f"{step.number} {service_name(state, step)}")
        self.tick(state)

    def make_room(self, asking: bool) -> None:
        """Hides the marks and running times while a question needs their place."""
        self._times.setVisible(not asking)
        self._marks.setVisible(not asking)
        self.held.setVisible(not asking and bool(self._state.held))

    def be_low(self, low: bool) -> None:
        """A smaller number for a low window."""
        if low is self._low:
            return
        self._low = low
        dress(self.service, type=Type.STRONG if low else Type.LEAD)
        px = self._look.px(LOW_NUMBER_PX if low else NUMBER_PX)
        self.number.setStyleSheet(f"font-size: {px}px; font-weight: 700; padding: 0;")
        self.number.setFixedHeight(self._look.px(LOW_NUMBER_HEIGHT_PX if low else NUMBER_HEIGHT_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if way:
            self.turned.emit(way)
        else:
            super().keyPressEvent(event)

    def tick(self, state: ConsoleState) -> None:
        self._state = state
        step = state.at_hand
        if step is None:
            return
        until = step.first_called_at or state.now
        waited = max(0, int((until - step.arrived_at).total_seconds() // 60))
        self.waited.say(self.tr("Waited"), minutes_words(state, waited))
        serving = step.state is State.SERVING
        if serving:
            self._tick_serving(state, step)
        else:
            walked = running_words(state, visit_seconds(state, step))
            self.running.say(self.tr("On the way"), walked)
        self.progress.setVisible(serving)

    def _tick_serving(self, state: ConsoleState, step: StepView) -> None:
        served = visit_seconds(state, step)
        service = state.office.services.get(step.service_id) if state.office else None
        usual = service.usual_duration_min if service else 0
        beside = self.tr("usually {n} min").format(n=usual) if usual else ""
        self.running.say(
            self.tr("At the counter"), running_words(state, served), figures(state, beside)
        )
        self.progress.setMaximum(max(1, usual * 60))
        self.progress.setValue(min(int(served), max(1, usual * 60)))
        long = bool(usual) and served > usual * 60
        colours = self._look.colours
        self.progress.setStyleSheet(
            f"QProgressBar {{ background: {colours.sand}; border: none; border-radius: 4px; }}"
            f"QProgressBar::chunk {{ background: {colours.amber if long else colours.navy};"
            " border-radius: 4px; }"
        )

    def _say_stage(self, state: ConsoleState, step: StepView) -> None:
        allowed = state.office.allowed_calls if state.office else step.calls
        if step.state is State.SERVING:
            mark(self.stage, self.tr("Being served"), "success")
        else:
            words = self.tr("Called, {n} of {all}").format(n=step.calls, all=allowed)
            if step.calls > allowed:
                words = self.tr("Called %n time(s)", "", step.calls)
            mark(self.stage, figures(state, words), "signal")

    def _say_marks(self, state: ConsoleState, step: StepView) -> None:
        office = state.office
        priority = office.priorities.get(step.priority_id) if office and step.priority_id else None
        booked = step.booked_start
        at = hour_words(state, office, booked) if booked and office else ""
        said = [
            (priority.name.in_(state.language) if priority else "", "warning"),
            (self.tr("Booked {time}").format(time=at) if at else "", "info"),
            (language_words(step.language), "quiet"),
            (self._party(state, step), "quiet"),
            (self.tr("For this counter") if step.only_counter_id else "", "info"),
            (self.tr("For you in person") if step.only_staff_id == state.me else "", "info"),
        ]
        for one, (words, kind) in zip(self.marks, said, strict=True):
            mark(one, words, kind)

    def _party(self, state: ConsoleState, step: StepView) -> str:
        if step.party_size <= 1:
            return ""
        known = state.office.services.get(step.service_id) if state.office else None
        if known is not None and known.counted is Counted.FILES:
            return figures(state, self.tr("%n files", "", step.party_size))
        return figures(state, self.tr("%n people", "", step.party_size))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _lay_out(self, look: Look) -> None:
        self._marks = QWidget()
        marks = Flow(look.space(0.75))
        marks.setContentsMargins(0, 0, 0, 0)
        self._marks.setLayout(marks)
        for one in (self.stage, *self.marks):
            marks.addWidget(one)
        self._times = QWidget()
        times = QVBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(look.space(1))
        figures_row = QHBoxLayout()
        figures_row.setSpacing(look.space(4))
        figures_row.addWidget(self.waited)
        figures_row.addWidget(self.running)
        figures_row.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(look.space(3))
        top.addWidget(self.number)
        top.addWidget(self.service, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addLayout(top)
        column.addWidget(self.held)
        column.addWidget(self._marks)
        times.addLayout(figures_row)
        times.addWidget(self.progress)
        column.addWidget(self._times)


class Figure(QWidget):
    """A caption, a figure, and a remark beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._caption = label(Type.CAPTION, "muted")
        self.figure = label(Type.TITLE)
        self._beside = label(Type.CAPTION, "muted")
        line = QHBoxLayout()
        line.setSpacing(look.space(1))
        line.addWidget(self.figure)
        line.addWidget(self._beside, alignment=Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addLayout(line)

    def say(self, caption: str, figure: str, beside: str = "") -> None:
        self._caption.setText(caption)
        self.figure.setText(figure)
        self._beside.setText(beside)
