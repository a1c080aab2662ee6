"""Where a visitor is, in words: at which counter, with whom, held back until when."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter_app.state import ConsoleState
from counter_app.words import hour_words, isolate_any, state_words
from db.office import Person
from db.visits import StepView
from queueing.ticket import AT_COUNTER, State

translate = QCoreApplication.translate

_SEEN_AT_A_COUNTER = AT_COUNTER | {State.PARKED, State.MISSED, State.DONE}


def counter_name(state: ConsoleState, counter_id: int | None) -> str:
    """Empty for none, and for one that the office has no longer."""
    counters = state.office.counters if state.office else {}
    known = counters.get(counter_id) if counter_id is not None else None
    return known.name.in_(state.language) if known else ""


def person_name(state: ConsoleState, staff_id: int | None) -> str:
    """Empty for nobody, and for somebody who has left the office."""
    staff = state.office.staff if state.office else {}
    known: Person | None = staff.get(staff_id) if staff_id is not None else None
    return isolate_any(known.name.in_(state.language)) if known else ""


def whereabouts(state: ConsoleState, step: StepView) -> str:
    """The step's state, and where or with whom that is."""
    parts = [_stage(state, step), *_place(state, step)]
    return " · ".join(part for part in parts if part)


def _stage(state: ConsoleState, step: StepView) -> str:
    if step.state is State.PARKED and step.held:
        return translate("Console", "kept at the counter")
    if step.state is State.WAITING and step.hold_until and step.hold_until > state.now:
        until = _hour(state, step.hold_until)
        return translate("Console", "not called again before {time}").format(time=until)
    return state_words(step.state)


def _place(state: ConsoleState, step: StepView) -> list[str]:
    if step.state in (State.WAITING, State.PLANNED):
        return [only_for(state, step)]
    at = counter_name(state, step.counter_id) if step.state in _SEEN_AT_A_COUNTER else ""
    if step.state is State.PARKED:
        return [at, _parked_by(state, step)]
    ended = _hour(state, step.ended_at) if step.ended_at else ""
    return [at, ended]


def only_for(state: ConsoleState, step: StepView) -> str:
    """For which counter or colleague alone the visitor waits; empty where any will do."""
    if step.only_staff_id is not None:
        if step.only_staff_id == state.me:
            return translate("Console", "for you in person")
        who = person_name(state, step.only_staff_id)
        return translate("Console", "for {who} in person").format(who=who) if who else ""
    counter = counter_name(state, step.only_counter_id)
    return translate("Console", "for {counter} alone").format(counter=counter) if counter else ""


def _parked_by(state: ConsoleState, step: StepView) -> str:
    if step.parked_by == state.me:
        return ""
    who = person_name(state, step.parked_by)
    return translate("Console", "by {who}").format(who=who) if who else ""


def _hour(state: ConsoleState, at: datetime) -> str:
    return hour_words(state, state.office, at) if state.office else ""
