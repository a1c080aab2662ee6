"""What arriving at a given moment means for a booking."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queueing.booking import (
    EARLY_MIN,
    BookingState,
    Standing,
    Terms,
    Verdict,
    reconcile,
    standing,
)

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


SERVICES = st.integers(1, 3)
HOURS = st.integers(0, 5).map(lambda hours: START + timedelta(hours=hours))
TERMS = st.builds(Terms, SERVICES, HOURS, st.booleans())
STATES = st.sampled_from(list(BookingState))


@given(STATES, TERMS, st.booleans())
def test_who_says_the_same_agrees(state: BookingState, terms: Terms, here: bool) -> None:
    assert reconcile(state, terms, terms, here=here) is Verdict.AGREED


@given(STATES, TERMS, TERMS)
def test_nothing_is_taken_from_a_visitor_who_is_here(
    state: BookingState, ours: Terms, theirs: Terms
) -> None:
    assert reconcile(state, ours, theirs, here=True) is not Verdict.FOLLOW


@given(STATES, TERMS, TERMS)
def test_nobody_has_to_decide_about_a_visitor_who_is_not_here(
    state: BookingState, ours: Terms, theirs: Terms
) -> None:
    assert reconcile(state, ours, theirs, here=False) is not Verdict.CONFLICT


@given(TERMS, TERMS)
def test_the_source_is_followed_while_nobody_has_come(ours: Terms, theirs: Terms) -> None:
    verdict = reconcile(BookingState.EXPECTED, ours, theirs, here=False)
    assert verdict is (Verdict.AGREED if ours == theirs else Verdict.FOLLOW)


@given(TERMS, TERMS)
def test_whoever_was_missed_is_expected_again_at_another_hour_only(
    ours: Terms, theirs: Terms
) -> None:
    again = reconcile(BookingState.MISSED, ours, theirs, here=False) is Verdict.FOLLOW
    assert again is (theirs.starts_at != ours.starts_at and not theirs.cancelled)
