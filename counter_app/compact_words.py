"""What the small bar says: who is there, for how long, and what asks for the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter_app.alarm_words import calling_words
from counter_app.state import ConsoleState
from counter_app.words import (
    figures,
    mute_words,
    printer_words,
    running_words,
    state_words,
    unprinted_words,
    visit_seconds,
)
from queueing.ticket import State
from queueing.wording import isolate
from shell.global_key import GlobalKey, KeyFault
from shell.language import QT_TRANSLATE_NOOP
from shell.words import trouble_words

translate = QCoreApplication.translate

_FAULTS: Mapping[KeyFault, str] = MappingProxyType(
    {
        KeyFault.NO_WAY: QT_TRANSLATE_NOOP(
            "Compact", "{key} works in this bar only: this system keeps keys to one program."
        ),
        KeyFault.HELD_ELSEWHERE: QT_TRANSLATE_NOOP(
            "Compact", "{key} does nothing: another program holds it."
        ),
        KeyFault.NOT_ON_KEYBOARD: QT_TRANSLATE_NOOP(
            "Compact", "{key} does nothing: this keyboard has no such key."
        ),
        KeyFault.REFUSED: QT_TRANSLATE_NOOP(
            "Compact", "{key} does nothing: the system did not allow it."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Strip:
    """What the bar says: a ticket's number and its running time, or words; a line below."""

    number: str = ""
    time: str = ""
    words: str = ""
    below: str = ""


def strip(state: ConsoleState) -> Strip:
    """The visitor at hand, else who comes next, else why nobody does."""
    view, step = state.view, state.at_hand
    if view is None:
        return Strip()
    if step is not None:
        running = running_words(state, visit_seconds(state, step))
        below = _called(state) if step.state is State.CALLED else state_words(step.state)
        return Strip(step.number, running, below=below)
    if state.paused:
        return Strip(words=translate("Compact", "On a break"))
    if view.line:
        return Strip(view.line[0].step.number, below=translate("Compact", "is next"))
    if view.line_total:
        return Strip(words=translate("Compact", "Nobody to call"))
    return Strip(words=translate("Compact", "Nobody waits"))


def _called(state: ConsoleState) -> str:
    step, allowed = state.at_hand, state.office.allowed_calls if state.office else 0
    calls = step.calls if step else 0
    if calls > allowed:
        return translate("Compact", "called")
    words = translate("Compact", "called, {n} of {all}").format(n=calls, all=allowed)
    return figures(state, words)


def waiting_words(state: ConsoleState) -> str:
    """How many wait, for those who listen and for the tip."""
    waiting = state.view.line_total if state.view else 0
    return figures(state, translate("Compact", "{n} waiting").format(n=waiting))


def alarm_words(state: ConsoleState) -> Sequence[str]:
    """Calls for help of others that nobody has answered yet."""
    calling = (each for each in state.alarms_of_others if each.answered_at is None)
    return [figures(state, calling_words(state, each)) for each in calling]


def concern_words(state: ConsoleState) -> Sequence[str]:
    """What the banners of the window say, and whether there is a message to read."""
    said = [trouble_words(state.trouble)] if state.trouble else []
    if not state.connected:
        said.append(translate("Compact", "The connection is lost. What you see may be old."))
    if state.print_trouble is not None:
        said.append(unprinted_words(state.print_trouble))
    said += map(printer_words, state.printers)
    said += [mute_words(hall, state.language) for hall in state.mute_halls]
    if state.messages:
        said.append(translate("Compact", "A message for you"))
    return said


def key_words(key: GlobalKey) -> str:
    """Why the key of the settings does nothing; empty where it works."""
    if key.fault is None:
        return ""
    return translate("Compact", _FAULTS[key.fault]).format(key=isolate(str(key.key)))
