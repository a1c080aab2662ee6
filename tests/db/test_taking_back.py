"""Slips of the finger: calls, finishes and no-shows that are taken back within some seconds."""

from datetime import timedelta

import pytest

from db.serving import Ending
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, booked
from tests.db.refusals import refused


@pytest.fixture
def desk(house: House) -> tuple[int, int]:
    """Counter 1 (F and N; G reluctantly), with Amal at it: the ids of both."""
    return house.sit(1, "amal")


def take_back(house: House, desk: tuple[int, int]) -> int:
    return house.calling.take_back(desk[0], by=desk[1])


# --- the call of somebody who was set aside


@pytest.mark.parametrize("verb", ["park", "hold"])
def test_a_parked_visitor_whose_call_is_taken_back_is_parked_as_before(
    house: House, desk: tuple[int, int], verb: str
) -> None:
    house.issue("F")
    step_id = house.serve(*desk)
    house.forward(minutes=2)
    getattr(house.serving, verb)(step_id, by=desk[1])
    before = house.step(step_id)
    house.forward(minutes=5)
    other = house.sit(2, "badr")
    house.calling.call_this(other[0], step_id, by=other[1], why="")
    house.calling.undo(step_id, by=other[1])
    step = house.step(step_id)
    assert (step.state, step.held) == (State.PARKED, verb == "hold")
    assert (step.parked_at, step.parked_by) == (before.parked_at, desk[1])
    assert (step.calls, step.served_before_s) == (before.calls, 120)
    assert (step.first_called_at, step.due_at) == (SUNDAY_9, before.due_at)
    assert house.kinds(1) == ["call_undone"]
    assert house.views.hall().calls == ()
    assert [call["undone_at"] is None for call in house.calls()] == [True, False]
    assert house.calling.call_next(desk[0], by=desk[1]) is None, "parked, not in the line"
    house.check()


def test_whoever_was_parked_and_has_come_is_not_parked_by_a_later_undo(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue("F")
    step_id = house.serve(*desk)
    house.serving.park(step_id, by=desk[1])
    house.serving.return_to_line(step_id, by=desk[1])
    house.call(*desk)
    house.calling.undo(step_id, by=desk[1])
    assert house.step(step_id).state is State.WAITING


# --- a finish


def test_a_finish_is_taken_back_whole(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    step_id = house.serve(*desk)
    before = house.step(step_id)
    house.forward(minutes=4)
    house.serving.finish(step_id, by=desk[1], ending=Ending("completed", 2, "", "pay"))
    last = house.views.console(desk[0]).last
    assert last is not None
    assert (last.number, last.finished) == ("F001", True)
    assert last.until == house.clock.now + timedelta(seconds=10)
    house.clock.now = last.until
    assert take_back(house, desk) == step_id
    assert house.step(step_id) == before
    assert house.views.console(desk[0]).last is None
    undone = house.record.since(0)[-1]
    assert (undone.kind, undone.counter_id) == ("finish_undone", desk[0])
    house.check()


def test_what_the_finish_let_wait_is_planned_again(house: House, desk: tuple[int, int]) -> None:
    first, second = house.issue("F", "N").step_ids
    before = house.step(second)
    house.serve(*desk)
    house.serving.finish(first, by=desk[1])
    assert house.step(second).state is State.WAITING
    take_back(house, desk)
    assert house.step(second) == before
    house.serving.finish(first, by=desk[1])
    assert house.call(*desk).step_id == second
    house.check()


def test_a_visit_that_has_gone_on_is_not_taken_back(house: House, desk: tuple[int, int]) -> None:
    house.issue("F", "N")
    house.serving.finish(house.serve(*desk), by=desk[1])
    other = house.sit(2, "badr")
    called = house.call(*other).step_id
    refused(Reason.ALREADY_CALLED, house, lambda: take_back(house, desk))
    house.calling.undo(called, by=other[1])
    take_back(house, desk)
    house.check()


def test_a_booking_is_open_again_with_its_visit(house: House, desk: tuple[int, int]) -> None:
    [booking] = house.book(booked("a"))
    house.check_in(booking.booking_id)
    house.serving.finish(house.serve(*desk), by=desk[1])
    assert house.bookings.of_day()[0].state == "served"
    take_back(house, desk)
    assert house.bookings.of_day()[0].state == "arrived"


def test_a_finish_during_a_break_is_taken_back_during_it(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue("F")
    step_id = house.serve(*desk)
    house.desk.pause_counter(desk[0], by=desk[1])
    house.serving.finish(step_id, by=desk[1])
    take_back(house, desk)
    assert house.step(step_id).state is State.SERVING
    house.check()


# --- a no-show


def test_a_visitor_appears_just_after_the_no_show(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    step_id = house.call(*desk).step_id
    before, calls = house.step(step_id), house.calls()
    house.forward(seconds=30)
    house.calling.no_show(step_id, by=desk[1])
    last = house.views.console(desk[0]).last
    assert last is not None and not last.finished
    take_back(house, desk)
    assert house.step(step_id) == before
    assert house.calls() == calls, "no call is added or lost"
    undone = house.record.since(0)[-1]
    assert (undone.kind, undone.counter_id) == ("no_show_undone", desk[0])
    house.calling.start(step_id, by=desk[1])
    house.check()


def test_a_missed_visitor_appears_after_all(house: House, desk: tuple[int, int]) -> None:
    [booking] = house.book(booked("a"))
    house.check_in(booking.booking_id)
    step_id = house.miss(*desk)
    assert house.bookings.of_day()[0].state == "missed"
    take_back(house, desk)
    step = house.step(step_id)
    assert (step.state, step.calls, step.ended_at) == (State.CALLED, 3, None)
    assert house.bookings.of_day()[0].state == "arrived"
    house.check()


def test_a_missed_visitor_who_rejoined_meanwhile_is_called_all_the_same(
    house: House, desk: tuple[int, int]
) -> None:
    """Two members of staff see the visitor come, and each does something about it."""
    house.issue("F")
    step_id = house.miss(*desk)
    house.intake.rejoin(step_id, by=house.person("rana"))
    take_back(house, desk)
    step = house.step(step_id)
    assert (step.state, step.calls) == (State.CALLED, 3)
    assert step.first_called_at is not None
    house.check()


def test_whoever_was_called_elsewhere_meanwhile_stays_there(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue("F")
    step_id = house.call(*desk).step_id
    house.calling.no_show(step_id, by=desk[1])
    counter, badr = house.sit(2, "badr")
    house.calling.call_this(counter, step_id, by=badr, why="stands here")
    refused(Reason.ALREADY_CALLED, house, lambda: take_back(house, desk))


def test_a_visitor_who_left_meanwhile_is_not_called_back(
    house: House, desk: tuple[int, int]
) -> None:
    ticket = house.issue("F").ticket_id
    house.calling.no_show(house.call(*desk).step_id, by=desk[1])
    house.intake.leave(ticket)
    refused(Reason.ALREADY_CALLED, house, lambda: take_back(house, desk))


# --- what cannot be taken back


def test_nothing_is_taken_back_too_late_or_twice(house: House, desk: tuple[int, int]) -> None:
    refused(Reason.NOTHING_TO_UNDO, house, lambda: take_back(house, desk))
    for _ in range(2):
        house.issue("F")
        house.serving.finish(house.serve(*desk), by=desk[1])
    take_back(house, desk)
    house.serving.park(house.views.console(desk[0]).at_hand.step_id, by=desk[1])  # type: ignore[union-attr]
    refused(Reason.NOTHING_TO_UNDO, house, lambda: take_back(house, desk))
    house.issue("F")
    house.serving.finish(house.serve(*desk), by=desk[1])
    house.forward(seconds=10.001)
    refused(Reason.TOO_LATE_TO_UNDO, house, lambda: take_back(house, desk))


def test_the_next_visitor_is_not_sent_away_for_the_last(
    house: House, desk: tuple[int, int]
) -> None:
    for _ in range(2):
        house.issue("F")
    house.serving.finish(house.serve(*desk), by=desk[1])
    house.call(*desk)
    refused(Reason.COUNTER_BUSY, house, lambda: take_back(house, desk))


def test_nobody_takes_back_what_somebody_else_did(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    house.serving.finish(house.serve(*desk), by=desk[1])
    badr = house.person("badr")
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: house.calling.take_back(desk[0], by=badr))
    house.desk.take_over(desk[0], by=badr)
    assert house.views.console(desk[0]).last is None
    refused(Reason.NOTHING_TO_UNDO, house, lambda: house.calling.take_back(desk[0], by=badr))


def test_nothing_is_taken_back_at_a_counter_that_was_left(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue("F")
    house.serving.finish(house.serve(*desk), by=desk[1])
    house.desk.close_counter(desk[0], by=desk[1])
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: take_back(house, desk))
    house.sit(1, "amal")
    refused(Reason.NOTHING_TO_UNDO, house, lambda: take_back(house, desk))
