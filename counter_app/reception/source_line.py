"""How old the office's picture of its bookings is, and what their sources are still to be told."""

from collections.abc import Sequence
from datetime import timedelta

from counter_app.parts import Elided
from counter_app.state import ConsoleState
from counter_app.words import age_words, figures, isolate_any, seconds_words
from db.sources import SourceState
from shell.look import Type

A_MINUTE = timedelta(minutes=1)


class SourceLine(Elided):
    """One discreet line below the floor; nothing in an office whose bookings come from files."""

    def __init__(self) -> None:
        super().__init__(Type.CAPTION, "muted")
        self.hide()

    def show_sources(self, state: ConsoleState) -> None:
        parts = (self._age(state), self._waiting(state))
        words = "  ·  ".join(part for part in parts if part)
        if words != self.words:
            self.say(words)
        self.setVisible(bool(words))

    def _age(self, state: ConsoleState) -> str:
        """Of the source that was read longest ago: what is told is true of all of them."""
        if not state.sources:
            return ""
        oldest = _oldest(state.sources)
        name = isolate_any(oldest.name)
        if oldest.succeeded_at is None:
            return self.tr("Bookings from {source}: not read yet").format(source=name)
        lag = state.now - oldest.succeeded_at
        seconds = max(0, int(lag.total_seconds()))
        short = seconds_words(state, seconds)
        age = short if lag < A_MINUTE else age_words(state, oldest.succeeded_at)
        if oldest.is_late(state.now):
            return self.tr("Bookings from {source}: {age} old").format(source=name, age=age)
        return self.tr("Bookings: up to date, {age} ago").format(age=age)

    def _waiting(self, state: ConsoleState) -> str:
        waiting = sum(source.waiting for source in state.sources)
        if not waiting:
            return ""
        return figures(state, self.tr("%n outcome(s) to be told to their source", "", waiting))


def _oldest(sources: Sequence[SourceState]) -> SourceState:
    """One that was never read is the oldest of all."""
    return min(sources, key=lambda each: (each.succeeded_at is not None, each.succeeded_at))
