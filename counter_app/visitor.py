"""The visitor at hand: the number, what they came for, how long it takes, what to know."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from counter_app.parts import Flow, label, mark, pill, rule
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.words import (
    figures,
    hour_words,
    isolate_any,
    language_words,
    led,
    minutes_since,
    minutes_words,
    running_words,
    service_name,
    state_words,
    visit_seconds,
)
from db.office import Service
from db.visits import StepView
from queueing.ticket import State
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NUMBER_PX = 76
NUMBER_HEIGHT_PX = 88
"""The font leaves air for the marks of Arabic that a Latin number does not need."""


class VisitorHead(QFrame):
    """Number, service, marks and running times of the visitor at the counter."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        # The focus rests here when its button makes no sense any longer, so that a second press
        # of the space bar does nothing, and a screen reader says who was called.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.number = label(Type.DISPLAY, "navy", name="number")
        self.number.setFont(look.font(Type.NUMBER, look.px(NUMBER_PX)))
        self.number.setStyleSheet(f"font-size: {look.px(NUMBER_PX)}px; font-weight: 700;")
        self.number.setFixedHeight(look.px(NUMBER_HEIGHT_PX))
        self.service = Paragraph()
        self.service.setObjectName("service")
        dress(self.service, type=Type.LEAD)
        self.stage = pill()
        self.marks = [pill() for _ in range(5)]
        self.waited, self.running = Figure(look), Figure(look)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.px(8))
        self._look = look
        self._lay_out(look)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        step = state.at_hand
        if step is None:
            return
        self.number.setText(step.number)
        self.service.say(service_name(state, step))
        self._say_stage(state, step)
        self._say_marks(state, step)
        self.setAccessibleName(f"{step.number} {service_name(state, step)}")
        self.tick(state)

    def make_room(self, asking: bool) -> None:
        """Hides the marks and running times while a question needs their place."""
        self._times.setVisible(not asking)
        self._marks.setVisible(not asking)

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
        party = self.tr("%n people", "", step.party_size) if step.party_size > 1 else ""
        said = [
            (priority.name.in_(state.language) if priority else "", "warning"),
            (
                self.tr("Booked {time}").format(time=hour_words(state, office, booked))
                if booked and office
                else "",
                "info",
            ),
            (language_words(step.language), "quiet"),
            (figures(state, party), "quiet"),
            (self.tr("For this counter") if step.only_counter_id else "", "info"),
        ]
        for one, (words, kind) in zip(self.marks, said, strict=True):
            mark(one, words, kind)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _lay_out(self, look: Look) -> None:
        self._marks = QWidget()
        marks = Flow(look.space(1))
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


class VisitorDetails(QWidget):
    """Who it is, what to bring, what else the visit holds, and the note."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        self._look = look
        self.sections: dict[str, Section] = {
            name: Section(look) for name in ("note", "person", "visit", "documents")
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(2))
        column.addWidget(rule(look))
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        step = state.at_hand
        if step is None or state.view is None:
            return
        note = [led(state, step.note)] if step.note else []
        self.sections["note"].say(self.tr("Note"), note)
        self.sections["person"].say(self.tr("Visitor"), self._person(state))
        self.sections["visit"].say(self.tr("Also in this visit"), self._visit(state, step))
        service = state.view.office.services.get(step.service_id)
        self.sections["documents"].say(
            self.tr("Documents to bring"), _documents(state, service), listed=True
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _person(self, state: ConsoleState) -> Sequence[str]:
        visitor = state.view.visitor if state.view else None
        if visitor is None:
            return ()
        tail = self.tr("CPR ends in {digits}").format(digits=isolate(visitor.identity_tail or ""))
        reference = self.tr("Booking {code}").format(code=isolate(visitor.reference or ""))
        facts = [
            reference if visitor.reference else "",
            tail if visitor.identity_tail else "",
        ]
        name = led(state, isolate_any(visitor.name)) if visitor.name else ""
        return [name, "  ·  ".join(fact for fact in facts if fact)]

    def _visit(self, state: ConsoleState, step: StepView) -> Sequence[str]:
        others = (
            [one for one in state.view.visit if one.step_id != step.step_id] if state.view else []
        )
        return [f"{service_name(state, one)} ({state_words(one.state)})" for one in others]


class Section(QWidget):
    """A heading with some lines; hidden while there are none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.heading = label(Type.CAPTION, "muted")
        self.words = Paragraph()
        dress(self.words, type=Type.BODY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(0.5))
        column.addWidget(self.heading)
        column.addWidget(self.words)

    def say(self, heading: str, lines: Sequence[str], *, listed: bool = False) -> None:
        said = [line for line in lines if line]
        self.heading.setText(heading)
        self.words.say("\n".join(f"•  {line}" if listed else line for line in said))
        self.setVisible(bool(said))


class Idle(QWidget):
    """Nobody is at the counter: who comes next and why, or what to do meanwhile."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._icon = QLabel()
        self.title = Paragraph()
        self.title.setObjectName("idle_title")
        dress(self.title, type=Type.TITLE, tone="navy")
        self.number = label(Type.DISPLAY, "navy", name="next_number")
        self.service, self.why, self.hint = Paragraph(), Paragraph(), Paragraph()
        dress(self.service, type=Type.LEAD)
        dress(self.why, type=Type.BODY, tone="muted")
        dress(self.hint, type=Type.BODY, tone="muted")
        head = QHBoxLayout()
        head.setSpacing(look.space(1.5))
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addStretch(2)
        column.addLayout(head)
        number = QHBoxLayout()
        number.addWidget(self.number)
        number.addStretch(1)
        column.addLayout(number)
        column.addWidget(self.service)
        column.addWidget(self.why)
        column.addWidget(self.hint)
        column.addStretch(3)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        view = state.view
        if view is None:
            return
        first = view.line[0] if view.line and state.open else None
        for part in (self.number, self.service, self.why):
            part.setVisible(first is not None)
        if first is not None:
            self.number.setText(first.step.number)
            self.service.say(service_name(state, first.step))
            waited = minutes_words(state, minutes_since(state, first.step.arrived_at))
            why = figures(state, first.why.in_(state.language))
            self.why.say(self.tr("{why}, waiting {time}").format(why=why, time=waited))
        icon, title, hint = self._say(state, first is not None)
        self._icon.setPixmap(self._look.pixmap(icon, "navy", 36))
        self.title.say(title)
        self.hint.say(hint)
        self.setAccessibleName(f"{title} {first.step.number if first else hint}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _say(self, state: ConsoleState, somebody: bool) -> tuple[str, str, str]:
        if state.paused:
            return ("pause", self.tr("You are on a break"), self._say_break(state))
        if somebody:
            return ("bell", self.tr("Next for your counter"), self.tr("Press F2 to call."))
        held = state.view.line_total if state.view else 0
        if held:
            return (
                "clock",
                self.tr("Nobody can be called right now"),
                self.tr(
                    "Those who wait did not come a moment ago or wait for another counter. "
                    "They appear here by themselves."
                ),
            )
        return (
            "check-circle",
            self.tr("Nobody is waiting"),
            self.tr("New visitors appear here by themselves. You may take a break with F10."),
        )

    def _say_break(self, state: ConsoleState) -> str:
        place = state.view.place if state.view else None
        lines = [self.tr("Nobody is called to your counter. Press F10 to go on working.")]
        if place is not None and place.resumes_at is not None and state.office is not None:
            back = hour_words(state, state.office, place.resumes_at)
            lines.insert(0, self.tr("You are expected back at {time}.").format(time=back))
        reasons = state.office.pause_reasons if state.office else ()
        lines[:0] = [
            r.name.in_(state.language) for r in reasons if place and r.code == place.pause_reason
        ]
        return "\n".join(lines)


def _documents(state: ConsoleState, service: Service | None) -> Sequence[str]:
    return [each.name.in_(state.language) for each in service.documents] if service else ()
