"""All that reception reads of one visitor."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.reception.words import (
    counter_name,
    person_words,
    priority_name,
    range_words,
    service_words,
    tail_words,
)
from counter_app.state import ConsoleState
from counter_app.words import figures, hour_words, led, state_words
from db.office import Office
from db.visitors import Visit
from queueing.ticket import State
from queueing.visit import Counted
from queueing.wording import isolate, party

translate = QCoreApplication.translate


def facts_of(state: ConsoleState, visit: Visit, office: Office) -> Sequence[tuple[str, str]]:
    """Every fact of a visit by its name, in the order in which reception asks for them."""
    step = visit.step
    claimed = visit.claimed.name.in_(state.language) if visit.claimed else ""
    people = office.services.get(step.service_id)
    counted = people.counted if people else Counted.PEOPLE
    booked = step.booked_start
    return (
        (translate("Reception", "Name"), person_words(state, visit.name)),
        (translate("Reception", "To confirm"), figures(state, claimed)),
        (translate("Reception", "Priority"), priority_name(state, step.priority_id)),
        (translate("Reception", "At"), counter_name(state, step.counter_id)),
        (translate("Reception", "Arrived"), hour_words(state, office, visit.issued_at)),
        (
            translate("Reception", "Promised"),
            range_words(state, visit.promised) if visit.promised else "",
        ),
        (translate("Reception", "Due"), _due(state, visit, office)),
        (translate("Reception", "Booked"), hour_words(state, office, booked) if booked else ""),
        (
            translate("Reception", "Reference"),
            led(state, isolate(visit.reference)) if visit.reference else "",
        ),
        (translate("Reception", "CPR"), tail_words(visit.identity_tail)),
        (translate("Reception", "Phone"), tail_words(visit.phone_tail)),
        (
            translate("Reception", "Ticket for"),
            figures(state, party(step.party_size, counted).in_(state.language))
            if step.party_size > 1
            else "",
        ),
        (translate("Reception", "Calls"), figures(state, str(step.calls)) if step.calls else ""),
        (translate("Reception", "Also here for"), _others(state, visit)),
        (translate("Reception", "Note"), led(state, step.note) if step.note else ""),
        (translate("Reception", "Next step"), _next_step(state, visit, office)),
    )


def _due(state: ConsoleState, visit: Visit, office: Office) -> str:
    waits = visit.step.state in (State.WAITING, State.PARKED)
    return hour_words(state, office, visit.step.due_at) if waits else ""


def _others(state: ConsoleState, visit: Visit) -> str:
    return "\n".join(
        f"{service_words(state, each.service_id)} ({state_words(each.state)})"
        for each in visit.steps
        if each.step_id != visit.step.step_id
    )


def _next_step(state: ConsoleState, visit: Visit, office: Office) -> str:
    known = {each.code: each.name.in_(state.language) for each in office.next_steps}
    told = [known[each.next_step] for each in visit.steps if each.next_step in known]
    return "\n".join(figures(state, each) for each in told)
