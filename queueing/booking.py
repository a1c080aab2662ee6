"""A booking's life in the office, and what arriving at a given moment means for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class BookingState(StrEnum):
    """Where a booking stands; the source owns cancellation, the office everything else."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Standing(StrEnum):
    """What the hour of arrival means; each has its own plain answer at the kiosk."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OTHER_DAY = "other_day"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"


EARLY_MIN = 15
"""Minutes before the start from which an arrival counts as on time rather than early."""


def standing(state: BookingState, start: datetime, now: datetime, grace_min: int) -> Standing:
    """What checking in at `now` means; both times are in the office's time zone.

    Late means later than the grace: the place in the line is then that of a walk-in.
    """
    if state is BookingState.CANCELLED:
        return Standing.CANCELLED
    if start.date() != now.date():
        return Standing.OTHER_DAY
    if state in (BookingState.ARRIVED, BookingState.SERVED):
        return Standing.CHECKED_IN
    if now > start + timedelta(minutes=grace_min):
        return Standing.LATE
    if now < start - timedelta(minutes=EARLY_MIN):
        return Standing.EARLY
    return Standing.ON_TIME


@dataclass(frozen=True, slots=True)
class Terms:
    """What the source of a booking owns: the service, the hour, and whether it stands at all."""

    service_id: int
    starts_at: datetime
    cancelled: bool


class Verdict(StrEnum):
    """What the office makes of what a source says about a booking that it knows."""

    AGREED = "agreed"
    """Both say the same, or what differs is the office's to say."""
    FOLLOW = "follow"
    """The source has changed its mind and nobody has come yet: the office takes it over."""
    CONFLICT = "conflict"
    """The visitor is here on the old terms. The ticket stays; people decide about the booking."""


def reconcile(state: BookingState, ours: Terms, theirs: Terms, *, here: bool) -> Verdict:
    """Who is right when a source's terms meet the office's.

    `here` says that a visitor holds a ticket on this booking. The source owns time and
    cancellation; the office owns arrival and outcome. Therefore a ticket is never taken away, and
    whoever was missed is expected again only at another hour.
    """
    if theirs == ours:
        return Verdict.AGREED
    if state is BookingState.MISSED and (theirs.cancelled or theirs.starts_at == ours.starts_at):
        return Verdict.AGREED
    return Verdict.CONFLICT if here else Verdict.FOLLOW
