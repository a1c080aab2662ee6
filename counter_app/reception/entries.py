"""One row of reception's lists: who it is, how they stand, and what to know at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from counter_app.reception.words import (
    Stand,
    counter_name,
    hour_of,
    language_name,
    person_words,
    priority_name,
    service_words,
    since_words,
    stand,
    stand_words,
)
from counter_app.state import ConsoleState
from counter_app.words import figures, hour_words, led, state_words
from db.bookings import BookingView
from db.console import PriorityClaim
from db.floor import Found
from db.visitors import current_step
from db.visits import StepView
from queueing.ticket import State
from queueing.wording import isolate

translate = QCoreApplication.translate

STATE_PILLS = {
    State.WAITING: "info",
    State.CALLED: "signal",
    State.SERVING: "success",
    State.PARKED: "warning",
    State.MISSED: "alert",
}
STAND_PILLS = {
    Stand.EXPECTED: "info",
    Stand.LATE: "warning",
    Stand.HERE: "success",
    Stand.MISSED: "alert",
}
"""The pills of the look; what is over is quiet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says. Its key is the id of a ticket or of a booking."""

    key: int
    lead: str
    title: str
    detail: str
    time: str = ""
    mark: str = ""
    kind: str = "quiet"

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        said = (self.lead, self.title, self.mark, self.time, self.detail)
        return ", ".join(part for part in said if part)


def by_visit(found: Iterable[Found]) -> Sequence[Found]:
    """One row a visitor, who may have come for several services, in the order of the list."""
    visits: dict[int, list[Found]] = {}
    for each in found:
        visits.setdefault(each.step.ticket_id, []).append(each)
    return [
        replace(of_one[0], step=current_step(sorted((f.step for f in of_one), key=_position)))
        for of_one in visits.values()
    ]


def _position(step: StepView) -> int:
    return step.position


def found_entry(state: ConsoleState, found: Found) -> Entry:
    step = found.step
    return _entry(state, step, person_words(state, found.name))


def missed_entry(state: ConsoleState, step: StepView) -> Entry:
    return replace(
        _entry(state, step),
        mark="",
        detail=_joined(_where(state, step), language_name(step.language)),
    )


def claim_entry(state: ConsoleState, claim: PriorityClaim) -> Entry:
    declared = figures(state, claim.priority.in_(state.language))
    words = translate("Reception", "declares: {priority}").format(priority=declared)
    return replace(_entry(state, claim.step), detail=words, mark="")


def booking_entry(state: ConsoleState, booking: BookingView) -> Entry:
    office, one = state.office, stand(booking)
    assert office is not None
    name = person_words(state, booking.name) or led(state, booking.reference or "")
    ticket = isolate(booking.ticket_number) if booking.ticket_number else ""
    return Entry(
        key=booking.booking_id,
        lead=led(state, hour_words(state, office, booking.starts_at)),
        title=name,
        detail=_joined(
            service_words(state, booking.service_id),
            led(state, isolate(booking.reference)) if booking.reference and booking.name else "",
        ),
        time=ticket,
        mark=stand_words(one),
        kind=STAND_PILLS.get(one, "quiet"),
    )


def _entry(state: ConsoleState, step: StepView, name: str = "") -> Entry:
    return Entry(
        key=step.ticket_id,
        lead=led(state, step.number),
        title=service_words(state, step.service_id),
        detail=_joined(
            name,
            priority_name(state, step.priority_id),
            hour_of(state, step),
            _where(state, step) if step.state in (State.CALLED, State.SERVING) else "",
            language_name(step.language),
        ),
        time=since_words(state, step),
        mark=state_words(step.state),
        kind=STATE_PILLS.get(step.state, "quiet"),
    )


def _where(state: ConsoleState, step: StepView) -> str:
    return counter_name(state, step.counter_id)


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)
