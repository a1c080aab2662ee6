"""Who may do what, and how long a guesser has to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queueing.staff import (
    FREE_GUESSES,
    LONGEST_PAUSE_S,
    RIGHTS,
    SERVES,
    Right,
    Role,
    pause_after,
)

AGREED = """
clerk          serve tend alarm
reception      tend admit sort_bookings alarm
supervisor     serve tend admit switch_services alarm message end_day sort_bookings
administrator  serve tend admit switch_services alarm message end_day sort_bookings
"""
"""What each role may do, once more and in other words."""


def test_the_rights_are_those_that_were_agreed() -> None:
    lines = [line.split() for line in AGREED.strip().splitlines()]
    assert {Role(role): {Right(right) for right in rights} for role, *rights in lines} == RIGHTS


def test_every_role_has_rights_and_every_right_somebody() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset().union(*RIGHTS.values()) == set(Right)


def test_nobody_gains_a_right_by_accident() -> None:
    with pytest.raises(TypeError):
        RIGHTS[Role.CLERK] = frozenset(Right)  # type: ignore[index]


def test_everybody_can_ask_for_help_and_look_after_those_who_wait() -> None:
    assert all({Right.ALARM, Right.TEND} <= rights for rights in RIGHTS.values())


def test_a_supervisor_may_do_whatever_anybody_may() -> None:
    assert all(rights <= RIGHTS[Role.SUPERVISOR] for rights in RIGHTS.values())


def test_who_serves_holds_counters() -> None:
    assert {role for role in Role if role in SERVES} == {
        Role.CLERK,
        Role.SUPERVISOR,
        Role.ADMINISTRATOR,
    }


def test_the_pauses_in_order() -> None:
    assert [pause_after(wrong) for wrong in range(10)] == [0, 0, 0, 5, 10, 20, 40, 60, 60, 60]


wrongs = st.integers(0, 10**9)


@given(wrongs)
def test_a_pause_never_becomes_shorter_by_another_guess(wrong: int) -> None:
    assert pause_after(wrong) <= pause_after(wrong + 1)


@given(wrongs)
def test_a_pause_is_never_longer_than_a_clerk_with_a_queue_can_bear(wrong: int) -> None:
    assert 0 <= pause_after(wrong) <= LONGEST_PAUSE_S == 60


@given(wrongs)
def test_slips_of_the_finger_cost_nothing_and_guesses_do(wrong: int) -> None:
    assert (pause_after(wrong) == 0) == (wrong < FREE_GUESSES)


def test_four_digits_hold_out_for_days() -> None:
    tries = 5_000  # After so many of the ten thousand a guesser has even chances.
    days = sum(pause_after(wrong) for wrong in range(tries)) / 86_400
    assert days > 3
