"""What arriving at a given moment means for a booking."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from queueing.booking import EARLY_MIN, BookingState, Standing, standing

START = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Asia/Bahrain"))
GRACE = 15


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (timedelta(minutes=-EARLY_MIN, seconds=-1), Standing.EARLY),
        (timedelta(minutes=-EARLY_MIN), Standing.ON_TIME),
        (timedelta(0), Standing.ON_TIME),
        (timedelta(minutes=GRACE), Standing.ON_TIME),
        (timedelta(minutes=GRACE, seconds=1), Standing.LATE),
        (timedelta(hours=14, minutes=59), Standing.LATE),
        (timedelta(hours=15), Standing.OTHER_DAY),
        (timedelta(hours=-9), Standing.EARLY),
        (timedelta(hours=-9, seconds=-1), Standing.OTHER_DAY),
    ],
)
def test_the_hour_of_arrival(offset: timedelta, expected: Standing) -> None:
    assert standing(BookingState.EXPECTED, START, START + offset, GRACE) is expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (BookingState.CANCELLED, Standing.CANCELLED),
        (BookingState.ARRIVED, Standing.CHECKED_IN),
        (BookingState.SERVED, Standing.CHECKED_IN),
        (BookingState.MISSED, Standing.ON_TIME),
    ],
)
def test_what_became_of_it_counts_more_than_the_hour(
    state: BookingState, expected: Standing
) -> None:
    assert standing(state, START, START, GRACE) is expected


def test_a_cancelled_booking_of_another_day_is_cancelled() -> None:
    later = START + timedelta(days=3)
    assert standing(BookingState.CANCELLED, START, later, GRACE) is Standing.CANCELLED
    assert standing(BookingState.ARRIVED, START, later, GRACE) is Standing.OTHER_DAY
