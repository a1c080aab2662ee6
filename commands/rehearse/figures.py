"""The figures of a rehearsed day, reckoned from what the database holds at its end."""

from collections import Counter as Tally
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from math import ceil

from db.events import Event
from db.figures import StepFigure
from db.office import Office
from queueing.policy import Basis
from queueing.ticket import OPEN_STATES, State

ON_TIME_WITHIN = timedelta(minutes=5)

_RELEASED_BY = frozenset(
    {"call_undone", "no_show", "missed", "parked", "finished", "transferred", "closed"}
)
"""Events after which a step is at no counter."""


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """One service: steps served, and minutes of waiting and serving (None where nobody was)."""

    count: int
    wait_p50_min: float | None
    wait_p90_min: float | None
    service_p50_min: float | None


@dataclass(frozen=True, slots=True)
class BookingFigures:
    """Of those who came on time: the share called within 5 minutes of the time or the arrival."""

    made: int
    arrived: int
    on_time: int
    on_time_called_within_5_min_share: float | None


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Promised ranges against the waits that came of them.

    Kept: called no later than the upper end. Scored are all but those who left before it was
    over. `below_p50_share` is 0.5 where the middle of the range is honest; `bias_min` is the mean
    of wait less middle, positive where promises are too short.
    """

    given: int
    scored: int
    kept_share: float | None
    below_p50_share: float | None
    mean_abs_error_min: float | None
    bias_min: float | None
    mean_width_min: float | None


@dataclass(frozen=True, slots=True)
class Visits:
    """How the visits ended; every ticket is in exactly one of these."""

    served: int
    missed: int
    left: int
    closed_unserved: int


def per_service(office: Office, steps: Sequence[StepFigure]) -> dict[str, ServiceFigures]:
    """The figures of each service of the office, by code, in the kiosk's order."""
    found: dict[str, ServiceFigures] = {}
    for service in office.services.values():
        mine = [step for step in steps if step.service_id == service.id]
        waits = [wait for step in mine if (wait := _wait_min(step)) is not None]
        times = [time for step in mine if (time := _service_min(step)) is not None]
        found[service.code] = ServiceFigures(
            count=len(times),
            wait_p50_min=_percentile(waits, 0.5),
            wait_p90_min=_percentile(waits, 0.9),
            service_p50_min=_percentile(times, 0.5),
        )
    return found


def visits(steps: Sequence[StepFigure]) -> Visits:
    """How each ticket ended: by the worst end of its steps."""
    ends: Tally[State] = Tally()
    for _ticket, group in groupby(sorted(steps, key=lambda s: s.ticket_id), lambda s: s.ticket_id):
        states = {step.state for step in group}
        for worst in (State.CLOSED, State.LEFT, State.MISSED, State.DONE):
            if worst in states:
                ends[worst] += 1
                break
    return Visits(ends[State.DONE], ends[State.MISSED], ends[State.LEFT], ends[State.CLOSED])


def bookings(made: int, steps: Sequence[StepFigure]) -> BookingFigures:
    """How the booked visitors fared, of `made` bookings."""
    arrived = [step for step in steps if step.booked_start is not None and step.position == 0]
    on_time = [step for step in arrived if step.basis is Basis.BOOKED]
    called = sum(_called_within(step, ON_TIME_WITHIN) for step in on_time)
    return BookingFigures(made, len(arrived), len(on_time), _share(called, len(on_time)))


def longest_walk_in_wait(steps: Sequence[StepFigure]) -> float | None:
    """Minutes that a visitor without a booking waited at most, until called, gone or closed."""
    waits = [
        _minutes(ended - step.arrived_at)
        for step in steps
        if step.booked_start is None and step.position == 0
        if (ended := step.first_called_at or step.ended_at) is not None
    ]
    return round(max(waits), 1) if waits else None


def promises(steps: Sequence[StepFigure]) -> PromiseFigures:
    """How the promises of the day held."""
    scores = [score for step in steps if (score := _score(step)) is not None]
    known = [score for score in scores if not score.gone_before_its_end]
    kept = sum(score.kept for score in known)
    errors = [s.wait_min - s.p50_min for s in known if s.called]
    return PromiseFigures(
        given=len(scores),
        scored=len(known),
        kept_share=_share(kept, len(known)),
        below_p50_share=_share(sum(error <= 0 for error in errors), len(errors)),
        mean_abs_error_min=_mean(abs(error) for error in errors),
        bias_min=_mean(errors),
        mean_width_min=_mean(score.p90_min - score.p50_min for score in known),
    )


def double_calls(events: Iterable[Event]) -> int:
    """Calls of a step that was at a counter already, and calls to a counter that had somebody.

    Read from the record, in the order of the commits, and not from the constraint that prevents
    them.
    """
    at: dict[int, int] = {}
    doubled = 0
    for event in events:
        step, counter = event.step_id, event.counter_id
        if event.kind == "called" and step is not None and counter is not None:
            doubled += step in at or counter in at.values()
            at[step] = counter
        elif event.kind in _RELEASED_BY and step is not None:
            at.pop(step, None)
    return doubled


def lost_tickets(given: Collection[int], steps: Sequence[StepFigure]) -> int:
    """Tickets in visitors' hands that the database does not know, or that never came to an end."""
    states: dict[int, set[State]] = {}
    for step in steps:
        states.setdefault(step.ticket_id, set()).add(step.state)
    ended = {ticket for ticket, found in states.items() if not found & OPEN_STATES}
    return len(set(given) - ended) + len(set(states) - set(given))


@dataclass(frozen=True, slots=True)
class _Score:
    """One promise, and what came of it. `wait_min` runs to the call or the end without one."""

    p50_min: int
    p90_min: int
    wait_min: float
    called: bool
    state: State

    @property
    def kept(self) -> bool:
        """To the nearest minute, because a promise is made in whole minutes."""
        return self.called and round(self.wait_min) <= self.p90_min

    @property
    def gone_before_its_end(self) -> bool:
        return not self.called and self.state is State.LEFT and self.wait_min <= self.p90_min


def _score(step: StepFigure) -> _Score | None:
    if step.promised_at is None or step.p50_min is None or step.p90_min is None:
        return None
    called = step.first_summoned_at
    until = called or step.ended_at
    if until is None:
        return None
    wait = _minutes(until - step.promised_at)
    return _Score(step.p50_min, step.p90_min, wait, called is not None, step.state)


def _wait_min(step: StepFigure) -> float | None:
    if step.first_called_at is None:
        return None
    return _minutes(step.first_called_at - step.arrived_at)


def _service_min(step: StepFigure) -> float | None:
    if step.state is not State.DONE or step.started_at is None or step.ended_at is None:
        return None
    return _minutes(step.ended_at - step.started_at) + step.served_before_s / 60


def _called_within(step: StepFigure, span: timedelta) -> bool:
    called, start = step.first_summoned_at, step.booked_start
    if called is None or start is None:
        return False
    arrived: datetime = step.promised_at or step.arrived_at
    return called <= max(start, arrived) + span


def _minutes(span: timedelta) -> float:
    return span.total_seconds() / 60


def _percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that `share` of them do not exceed."""
    if not values:
        return None
    return round(sorted(values)[ceil(share * len(values)) - 1], 1)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return round(sum(found) / len(found), 2) if found else None
