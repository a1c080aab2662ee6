"""Who is next: the step that is due first.

A due time is fixed when the visitor arrives and never moves back, so nobody starves: whoever
arrives later by more than the largest difference of target waits and credits is due later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from queueing.wording import Bilingual


class Basis(StrEnum):
    """What a due time was reckoned from; it is the reason that a clerk is told."""

    WALK_IN = "walk_in"
    BOOKED = "booked"
    BOOKED_LATE = "booked_late"
    FURTHER = "further"
    """A further service of the same visit."""
    TRANSFERRED = "transferred"
    REJOINED = "rejoined"


@dataclass(frozen=True, slots=True)
class Due:
    """When a step is due (aware UTC), and why then."""

    at: datetime
    basis: Basis


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the choice needs to know of a step in the line. Times are aware UTC."""

    step_id: int
    number: str
    service_id: int
    due: Due
    arrived_at: datetime
    booked_start: datetime | None = None
    priority: Bilingual | None = None
    hold_until: datetime | None = None
    only_counter_id: int | None = None
    only_staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter as the choice sees it: what it offers, and how reluctantly.

    `offers` maps a service to the minutes that are added to a due time at this counter:
    0 for its main services, the counter's reluctance for its secondary ones.
    """

    counter_id: int
    offers: Mapping[int, int] = field(default_factory=dict)
    staff_id: int | None = None
    """Who sits there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The step to call, and why, in both languages."""

    step: Waiting
    why: Bilingual


def due(
    arrival: datetime,
    target_wait_min: int,
    *,
    credit_min: int = 0,
    booked_start: datetime | None = None,
    grace_min: int = 0,
) -> Due:
    """The due time of a visitor who arrives now.

    A booking is due at its start, however early the visitor comes, so that coming early never
    jumps the line; later than the grace it counts as a walk-in. `credit_min` is the priority
    class's credit and brings either forward.
    """
    credit = timedelta(minutes=credit_min)
    if booked_start is None:
        return Due(arrival + timedelta(minutes=target_wait_min) - credit, Basis.WALK_IN)
    if arrival <= booked_start + timedelta(minutes=grace_min):
        return Due(booked_start - credit, Basis.BOOKED)
    return Due(arrival + timedelta(minutes=target_wait_min) - credit, Basis.BOOKED_LATE)


def due_again(now: datetime, target_wait_min: int, *, credit_min: int = 0) -> Due:
    """The due time of a visitor who was missed and comes back: as if arriving now."""
    return Due(now + timedelta(minutes=target_wait_min - credit_min), Basis.REJOINED)


def eligible(step: Waiting, desk: Desk, now: datetime) -> bool:
    """Whether this counter may call the step now: it offers the service, and nothing holds it."""
    return (
        step.service_id in desk.offers
        and (step.hold_until is None or step.hold_until <= now)
        and step.only_counter_id in (None, desk.counter_id)
        and step.only_staff_id in (None, desk.staff_id)
    )


def in_order(waiting: Iterable[Waiting], desk: Desk, now: datetime) -> list[Waiting]:
    """The steps that this counter may call, in the order in which it would.

    Ties break by arrival, then by number: nothing depends on the order of reading.
    """
    return sorted(
        (step for step in waiting if eligible(step, desk, now)),
        key=lambda step: (due_here(step, desk), step.arrived_at, step.number, step.step_id),
    )


def next_step(waiting: Iterable[Waiting], desk: Desk, now: datetime) -> Choice | None:
    """The step that is due first at this counter, or None when nobody eligible waits.

    It is enough to hand in the head of each service's line. A step that is not due yet is
    chosen all the same when nobody is due before: a clerk never sits idle beside a visitor.
    """
    line = in_order(waiting, desk, now)
    if not line:
        return None
    return Choice(line[0], explain(line[0], desk, now))


def due_here(step: Waiting, desk: Desk) -> datetime:
    """The due time at this counter: later by its reluctance for a secondary service."""
    return step.due.at + timedelta(minutes=desk.offers[step.service_id])


def explain(step: Waiting, desk: Desk, now: datetime) -> Bilingual:
    """One line for the clerk: what the due time rests on, and how far it is from now.

    A booking's hour is written in the time zone of `now`, so screens hand in the office's own.
    """
    parts = [_basis(step, now)]
    if step.priority is not None:
        parts.append(step.priority)
    parts.append(_distance(step.due.at, now))
    if step.only_staff_id is not None:
        parts.append(Bilingual(ar="ينتظرك شخصيًا", en="for you in person"))
    if desk.offers.get(step.service_id, 0):
        parts.append(Bilingual(ar="خدمة ثانوية هنا", en="secondary here"))
    return Bilingual(
        ar="، ".join(part.ar for part in parts), en=", ".join(part.en for part in parts)
    )


_BASIS = {
    Basis.WALK_IN: Bilingual(ar="دون موعد", en="walk-in"),
    Basis.BOOKED: Bilingual(ar="موعد", en="booked"),
    Basis.BOOKED_LATE: Bilingual(ar="تأخر عن موعد", en="late for booking"),
    Basis.FURTHER: Bilingual(ar="خدمة إضافية", en="further service"),
    Basis.TRANSFERRED: Bilingual(ar="محوّل", en="transferred"),
    Basis.REJOINED: Bilingual(ar="عاد بعد الغياب", en="came back after a missed call"),
}


def _basis(step: Waiting, now: datetime) -> Bilingual:
    basis = _BASIS[step.due.basis]
    if step.booked_start is None or step.due.basis not in (Basis.BOOKED, Basis.BOOKED_LATE):
        return basis
    hour = f"{step.booked_start.astimezone(now.tzinfo):%H:%M}"
    return Bilingual(ar=f"{basis.ar} {hour}", en=f"{basis.en} {hour}")


def _distance(due_at: datetime, now: datetime) -> Bilingual:
    minutes = round((due_at - now).total_seconds() / 60)
    if minutes > 0:
        return Bilingual(ar=f"يحين دوره بعد {minutes} د", en=f"due in {minutes} min")
    if minutes < 0:
        return Bilingual(ar=f"حان دوره قبل {-minutes} د", en=f"due {-minutes} min ago")
    return Bilingual(ar="حان دوره الآن", en="due now")
