"""A booking's life in the office, and what arriving at a given moment means for it."""

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
