"""Which call is on show, worked out without a screen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.calling import CallKind
from db.hall import Fate, HallCall
from display.calls import CallQueue, Pace
from queueing.ticket import State

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def call(call_id: int, made: datetime = NOW) -> HallCall:
    return HallCall(
        call_id=call_id,
        step_id=call_id,
        number=f"F{call_id:03d}",
        counter_id=1,
        counter_number=1,
        zone_id=1,
        service_id=1,
        kind=CallKind.CALL,
        at=made,
        state=State.CALLED,
    )


def served(call_id: int, made: datetime = NOW) -> HallCall:
    return replace(call(call_id, made), fate=Fate.OVER, state=State.DONE)


def running() -> CallQueue:
    """A queue that has seen an empty hall."""
    queue = CallQueue(Pace(least=timedelta(seconds=4)))
    queue.take([], NOW)
    return queue


def test_calls_are_shown_one_after_the_other_each_for_its_time() -> None:
    queue = running()
    queue.take([call(3), call(2), call(1)], NOW)
    shown = [queue.look(at(second)).call_id for second in range(0, 12, 2)]
    assert shown == [1, 1, 2, 2, 3, 3]


def test_the_last_call_stays_lit_longer_and_then_stays_on_show() -> None:
    queue = running()
    queue.take([call(1)], NOW)
    lit = [queue.look(at(second)) for second in (0, 11, 12, 60)]
    assert [look.fresh for look in lit] == [True, True, False, False]
    assert {look.call_id for look in lit} == {1}
    assert [look.until for look in lit] == [at(12), at(12), None, None]


def test_a_call_that_follows_later_takes_over_once_the_first_had_its_time() -> None:
    queue = running()
    queue.take([call(1)], NOW)
    queue.look(NOW)
    queue.take([call(2), call(1)], at(1))
    assert queue.look(at(1)).call_id == 1
    assert queue.look(at(1)).until == at(4)
    assert queue.look(at(4)).call_id == 2


@pytest.mark.parametrize(
    "void", [{"fate": Fate.WITHDRAWN}, {"fate": Fate.OVER, "state": State.CLOSED}]
)
def test_a_call_that_is_void_leaves_at_once(void: dict[str, Any]) -> None:
    queue = running()
    queue.take([call(3), call(2), call(1)], NOW)
    assert queue.look(NOW).call_id == 1
    queue.take([call(3), replace(call(2), **void), replace(call(1), **void)], at(1))
    assert queue.look(at(1)).call_id == 3
    queue.take([replace(call(3), **void)], at(2))
    assert queue.look(at(2)).call_id is None


def test_a_call_whose_visitor_was_quick_keeps_its_moment_and_no_more() -> None:
    queue = running()
    queue.take([call(2), call(1)], NOW)
    queue.look(NOW)
    queue.take([served(2), served(1)], at(1))
    assert [queue.look(at(second)).call_id for second in (1, 3, 4, 7, 8)] == [1, 1, 2, 2, None]


def test_a_call_that_is_read_no_more_ends_after_its_moment() -> None:
    queue = running()
    queue.take([call(1)], NOW)
    queue.look(NOW)
    queue.take([], at(1))
    assert [queue.look(at(second)).call_id for second in (1, 3, 4)] == [1, 1, None]


def test_the_last_call_that_stands_is_shown_when_nothing_is_new() -> None:
    queue = CallQueue(Pace(least=timedelta(seconds=4)))
    queue.take([served(9, at(-90)), call(8, at(-100)), call(7, at(-200))], NOW)
    assert queue.look(NOW).call_id == 8


def test_a_display_switched_on_highlights_recent_calls_alone() -> None:
    queue = CallQueue(Pace(least=timedelta(seconds=4)))
    queue.take([call(2, at(-59)), call(1, at(-61))], NOW)
    assert queue.look(NOW).call_id == 2
    assert queue.look(NOW).fresh
    quiet = CallQueue(Pace(least=timedelta(seconds=4)))
    quiet.take([call(1, at(-61))], NOW)
    assert quiet.look(NOW).call_id == 1
    assert not quiet.look(NOW).fresh


def test_a_call_seen_as_it_comes_is_news_whatever_its_clock_says() -> None:
    queue = running()
    queue.take([call(1, at(-3600))], NOW)
    assert queue.look(NOW).fresh


def test_after_a_gap_nothing_is_highlighted_twice_and_old_news_is_no_news() -> None:
    queue = running()
    queue.take([call(1)], NOW)
    queue.look(NOW)
    assert not queue.look(at(20)).fresh
    queue.lose_touch()
    queue.take([call(2, at(-300)), call(1)], at(30))
    assert not queue.look(at(30)).fresh
    queue.take([call(3, at(31)), call(2, at(-300)), call(1)], at(31))
    assert queue.look(at(31)).call_id == 3


def test_a_restored_database_counts_on_from_an_earlier_call() -> None:
    queue = running()
    queue.take([call(90)], NOW)
    queue.look(NOW)
    queue.lose_touch()
    queue.take([call(7, at(-600))], at(60))
    queue.take([call(8, at(61)), call(7, at(-600))], at(61))
    assert queue.look(at(61)).call_id == 8
    assert queue.look(at(61)).fresh


def test_a_clock_that_is_put_back_does_not_hold_a_highlight_for_an_hour() -> None:
    queue = running()
    queue.take([call(1)], NOW)
    queue.look(NOW)
    assert queue.look(at(-3600)).fresh
    assert not queue.look(at(-3600 + 12)).fresh


@given(st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=12))
def test_every_call_that_stands_gets_its_time_in_the_order_of_the_calls(gaps: list[int]) -> None:
    moments = [sum(gaps[: place + 1]) for place in range(len(gaps))]
    queue, seconds = running(), dict.fromkeys(range(1, len(gaps) + 1), 0)
    order: list[int] = []
    for second in range(moments[-1] + 4 * len(gaps) + 1):
        made = [call(n + 1, at(moment)) for n, moment in enumerate(moments) if moment <= second]
        queue.take(made[::-1], at(second))
        look = queue.look(at(second))
        if look.call_id and look.fresh:
            seconds[look.call_id] += 1
            order.append(look.call_id)
    assert all(lit >= 4 for number, lit in seconds.items() if number < len(gaps))
    assert seconds[len(gaps)] > 0
    assert order == sorted(order)
