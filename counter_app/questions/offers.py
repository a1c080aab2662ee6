"""What is offered by whom: services, and counters and colleagues who are there for one."""

from collections.abc import Container

from counter_app.choices import Choice
from counter_app.state import ConsoleState
from counter_app.words import counter_words
from db.counters import CounterNow
from db.office import Service
from queueing.staff import CounterState


def services_here_first(state: ConsoleState, but: Container[int] = ()) -> list[Service]:
    """The office's services without some, those of this counter before all others."""
    services = state.office.services.values() if state.office else ()
    mine = state.view.place.counter.offers if state.view else {}
    wanted = [each for each in services if each.id not in but]
    return sorted(wanted, key=lambda each: each.id not in mine)


def service_choices(state: ConsoleState, but: Container[int] = ()) -> list[Choice]:
    """The same, to choose from by their ids."""
    return [
        Choice(each.id, each.name.in_(state.language)) for each in services_here_first(state, but)
    ]


def others_serving(state: ConsoleState, service_id: int | None) -> list[CounterNow]:
    """Other counters that are not closed and whose clerk serves this, the open ones first."""
    mine = state.view.place.counter.id if state.view else None
    there = [
        each
        for each in state.counters
        if each.counter.id != mine
        and each.state is not CounterState.CLOSED
        and service_id in each.counter.desk(each.clerk).offers
    ]
    return sorted(there, key=lambda each: each.state is not CounterState.OPEN)


def counter_line(state: ConsoleState, each: CounterNow) -> str:
    """A counter and who sits there."""
    clerk = each.clerk.name.in_(state.language) if each.clerk else ""
    return _joined(state, each, each.counter.name.in_(state.language), clerk)


def person_line(state: ConsoleState, each: CounterNow) -> str:
    """A colleague and the counter they sit at."""
    clerk = each.clerk.name.in_(state.language) if each.clerk else ""
    return _joined(state, each, clerk, each.counter.name.in_(state.language))


def _joined(state: ConsoleState, each: CounterNow, *parts: str) -> str:
    resting = counter_words(each.state) if each.state is CounterState.PAUSED else ""
    return " · ".join(part for part in (*parts, resting) if part)
