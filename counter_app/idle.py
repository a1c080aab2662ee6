"""Nobody is at the counter: who comes next, or what to do meanwhile."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.held import HeldChips
from counter_app.keys import KEYS
from counter_app.parts import label
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import figures, hour_words, minutes_since, minutes_words, service_name
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NUMBER_PX = (76, 48)
"""In a window of the usual height, and in a low one."""


class Idle(QWidget):
    """Nobody is at the counter: who comes next and why, or what to do meanwhile."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        self._look = look
        self._low = False
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
        self.held = HeldChips(presenter, look)
        head = QHBoxLayout()
        head.setSpacing(look.space(1.5))
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, stretch=1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self.held)
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

    def be_low(self, low: bool) -> None:
        """Smaller letters for a low window, so that nothing has to be scrolled for."""
        px = self._look.px(NUMBER_PX[low])
        self.number.setStyleSheet(f"font-size: {px}px; font-weight: 700; padding: 0;")
        dress(self.title, type=Type.STRONG if low else Type.TITLE)
        dress(self.service, type=Type.BODY if low else Type.LEAD)
        self._icon.setVisible(not low)
        self._low = low
        self.draw(self._state)
        self._column.setSpacing(self._look.space(0.25 if low else 1))

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        view = state.view
        if view is None:
            return
        self.held.draw(state)
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
        # The bar below says which key it is.
        self.hint.setVisible(first is None or not self._low)
        self.setAccessibleName(f"{title} {first.step.number if first else hint}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _say(self, state: ConsoleState, somebody: bool) -> tuple[str, str, str]:
        if state.paused:
            return ("pause", self.tr("You are on a break"), self._say_break(state))
        if somebody:
            words = self.tr("Press {key} to call.").format(key=KEYS[Verb.CALL_NEXT])
            return ("bell", self.tr("Next for your counter"), words)
        if state.held:
            return self._say_kept(state)
        if state.view is not None and state.view.line_total:
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

    def _say_kept(self, state: ConsoleState) -> tuple[str, str, str]:
        words = self.tr("{number} is still here. Press {key} to go on serving this visitor.")
        hint = words.format(number=isolate(state.held[0].number), key=KEYS[Verb.BACK_HERE])
        return ("person", self.tr("Nobody else is waiting"), hint)

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
