"""One counter of the floor: who sits there, and whom they serve since when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter_app.parts import Elided, label
from counter_app.reception.words import since_words
from counter_app.state import ConsoleState
from counter_app.words import counter_words, hour_words, state_words
from db.counters import CounterNow
from db.floor import CounterFloor
from queueing.staff import CounterState
from queueing.wording import isolate
from shell.look import Look, Type, dress


class CounterTile(QFrame):
    """A counter in two lines of words; its ground repeats what the words say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ground = ""
        self.number = label(Type.LEAD, "navy")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFixedWidth(look.px(34))
        self.clerk, self.now = Elided(Type.BODY), Elided(Type.CAPTION)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.clerk)
        words.addWidget(self.now)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(0.5), look.space(0.25), look.space(1), look.space(0.25))
        line.setSpacing(look.space(0.75))
        line.addWidget(self.number)
        line.addLayout(words, stretch=1)

    def say(self, floor: CounterFloor, state: ConsoleState) -> None:
        place = floor.now
        clerk = place.clerk.name.in_(state.language) if place.clerk else ""
        now = self._visitor(floor, state) or self._state_of(place, state)
        self.number.setText(str(place.counter.number))
        self.clerk.say(clerk or counter_words(place.state))
        self.now.say(now if clerk else "")
        words = f"{place.counter.name.in_(state.language)}, {clerk or counter_words(place.state)}"
        self.setAccessibleName(f"{words}, {now}")
        self._dress(floor)

    def _visitor(self, floor: CounterFloor, state: ConsoleState) -> str:
        step = floor.step
        if step is None:
            return ""
        said = (isolate(step.number), state_words(step.state), since_words(state, step))
        words = "  ".join(part for part in said if part)
        if floor.now.state is CounterState.PAUSED:
            return f"{words}  ·  {counter_words(floor.now.state)}"
        return words

    def _state_of(self, place: CounterNow, state: ConsoleState) -> str:
        if place.state is not CounterState.PAUSED:
            return self.tr("Open, nobody there") if place.clerk else counter_words(place.state)
        reasons = state.office.pause_reasons if state.office else ()
        names = {reason.code: reason.name.in_(state.language) for reason in reasons}
        why = names.get(place.pause_reason or "", "")
        words = why or counter_words(place.state)
        if place.resumes_at is None or state.office is None:
            return self.tr("Break: {why}").format(why=words) if why else words
        back = hour_words(state, state.office, place.resumes_at)
        return self.tr("{why}, back {time}").format(why=words, time=back)

    def _dress(self, floor: CounterFloor) -> None:
        colours = self._look.colours
        ground, edge = {
            CounterState.OPEN: (colours.surface, colours.edge),
            CounterState.PAUSED: (colours.amber_soft, colours.amber_soft),
            CounterState.CLOSED: (colours.paper, colours.paper),
        }[floor.now.state]
        if floor.step is not None:
            ground = edge = colours.mist
        if self._ground != ground + edge:
            self._ground = ground + edge
            self.setStyleSheet(
                f"CounterTile {{ background: {ground}; border: 1px solid {edge};"
                f" border-radius: {self._look.px(8)}px; }}"
            )
        tone = "muted" if floor.now.clerk is None else ""
        dress(self.clerk, tone=tone)
