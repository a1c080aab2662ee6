"""What a clerk does with a visitor, from the call to the end of the visit."""

from datetime import timedelta
from functools import partial

import pytest

from db.serving import Ending
from queueing.policy import Basis
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, booked, small_office, words
from tests.db.refusals import refused


@pytest.fixture
def desk(house: House) -> tuple[int, int]:
    """Counter 1 (F and N; G reluctantly), with Amal at it: the ids of both."""
    return house.sit(1, "amal")


def test_the_step_that_is_due_first_is_called(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    house.forward(minutes=2)
    early = house.issue("N")
    called = house.call(*desk)
    step = house.step(early.step_ids[0])
    assert (called.number, called.why.en) == ("N001", "walk-in, due in 15 min")
    assert (step.state, step.counter_id, step.clerk_id) == (State.CALLED, *desk)
    assert step.called_at == step.first_called_at == house.clock.now
    assert step.calls == 1
    house.check()


def test_the_reason_is_in_office_time(house: House, desk: tuple[int, int]) -> None:
    [booking] = house.book(booked("a", SUNDAY_9 + timedelta(minutes=30)))
    house.check_in(booking.booking_id, priority_id=house.priority())
    assert house.call(*desk).why.en == "booked 09:30, Older person, due in 10 min"


def test_a_secondary_service_waits_for_its_reluctance(house: House, desk: tuple[int, int]) -> None:
    house.issue("G")
    house.issue("N")
    assert house.call(*desk).number == "N001"
    other = house.sit(4, "badr")
    assert house.call(*other).number == "G001"


def test_of_two_counters_each_gets_a_visitor_of_their_own(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue("F")
    house.issue("F")
    assert {house.call(*desk).number, house.call(*house.sit(2, "badr")).number} == {"F001", "F002"}
    house.check()


def test_nobody_to_call_is_no_fault_and_leaves_no_trace(
    house: House, desk: tuple[int, int]
) -> None:
    house.book(booked("p", service="P"))
    house.check_in(house.bookings.of_day()[0].booking_id)
    before = house.dump()
    assert house.calling.call_next(desk[0], by=desk[1]) is None
    assert house.dump() == before


def test_a_clerk_calls_only_what_they_can_serve(house: House) -> None:
    counter, clerk = house.sit(1, "nasser")
    flat = house.issue("F").step_ids[0]
    call = house.calling
    assert call.call_next(counter, by=clerk) is None
    refused(
        Reason.SERVICE_NOT_OFFERED,
        house,
        lambda: call.call_this(counter, flat, by=clerk, why="asked"),
    )
    house.issue("N")
    assert house.call(counter, clerk).number == "N001"


def test_a_counter_calls_one_visitor_at_a_time(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    house.issue("F")
    second = house.issue("F").step_ids[0]
    call = house.calling
    house.call(*desk)
    for request in (
        lambda: call.call_next(counter, by=clerk),
        lambda: call.call_this(counter, second, by=clerk, why="asked"),
    ):
        details = refused(Reason.COUNTER_BUSY, house, request)
        assert details["number"] == "F001"


def test_who_may_call_where(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    call, badr = house.calling, house.person("badr")
    house.issue("F")
    refused(Reason.UNKNOWN_COUNTER, house, lambda: call.call_next(999, by=clerk))
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: call.call_next(counter, by=badr))
    house.desk.pause_counter(counter, by=clerk)
    refused(Reason.COUNTER_CLOSED, house, lambda: call.call_next(counter, by=clerk))


def test_calling_out_of_turn_needs_a_reason_that_is_recorded(
    house: House, desk: tuple[int, int]
) -> None:
    counter, clerk = desk
    house.issue("F")
    chosen = house.issue("F").step_ids[0]
    call = house.calling
    refused(Reason.REASON_NEEDED, house, lambda: call.call_this(counter, chosen, by=clerk, why=" "))
    assert call.call_this(counter, chosen, by=clerk, why=" ill ").number == "F002"
    called = house.record.since(0)[-1]
    assert (called.data["why"], called.data["in_turn"]) == ("ill", False)
    house.check()


def test_what_cannot_be_called(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    call = house.calling
    [booking] = house.book(booked("p", service="P"))
    other_service = house.check_in(booking.booking_id).step_ids[0]
    taken, planned = house.issue("F", "N").step_ids
    house.call(*house.sit(2, "badr"))
    for reason, step_id in (
        (Reason.UNKNOWN_TICKET, 999),
        (Reason.SERVICE_NOT_OFFERED, other_service),
        (Reason.ALREADY_CALLED, taken),
        (Reason.NOT_ALLOWED_NOW, planned),
    ):
        refused(reason, house, partial(call.call_this, counter, step_id, by=clerk, why="asked"))


def test_every_verb_refuses_an_unknown_step_and_another_clerks_visitor(
    house: House, desk: tuple[int, int]
) -> None:
    call, serve, other = house.calling, house.serving, house.sit(2, "badr")[1]
    house.issue("F")
    step_id = house.call(*desk).step_id
    service, counter = house.service("N"), house.counter(2)
    for verb in (
        call.recall,
        call.undo,
        call.start,
        call.no_show,
        serve.park,
        serve.hold,
        serve.return_to_line,
        serve.finish,
        lambda s, by: serve.transfer_to_service(s, service, by=by),
        lambda s, by: serve.transfer_to_counter(s, counter, by=by),
        lambda s, by: serve.transfer_to_person(s, other, by=by),
        lambda s, by: serve.add_service(s, service, by=by),
    ):
        refused(Reason.UNKNOWN_TICKET, house, partial(verb, 999, by=desk[1]))
        refused(Reason.AT_ANOTHER_COUNTER, house, partial(verb, step_id, by=other))


def test_a_recall_waits_for_the_cooldown(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    step_id = house.call(*desk).step_id
    house.forward(seconds=9)
    ready = refused(
        Reason.RECALL_TOO_SOON, house, lambda: house.calling.recall(step_id, by=desk[1])
    )["ready"]
    house.clock.now = ready
    house.calling.recall(step_id, by=desk[1])
    step = house.step(step_id)
    assert (step.calls, step.called_at, step.first_called_at) == (2, ready, SUNDAY_9)
    house.check()


def test_a_call_is_taken_back_within_its_seconds(house: House, desk: tuple[int, int]) -> None:
    step_id = house.issue("F").step_ids[0]
    before = house.step(step_id)
    house.call(*desk)
    house.forward(seconds=10)
    house.calling.undo(step_id, by=desk[1])
    assert house.step(step_id) == before
    assert house.views.hall().calls == ()
    assert [call["undone_at"] for call in house.calls()] == [house.clock.now]
    assert house.call(*desk).step_id == step_id


def test_a_call_cannot_be_taken_back_later(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    step_id = house.call(*desk).step_id
    house.forward(seconds=10.001)
    refused(Reason.TOO_LATE_TO_UNDO, house, lambda: house.calling.undo(step_id, by=desk[1]))


def test_a_recall_taken_back_leaves_the_first_call(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    step_id = house.call(*desk).step_id
    house.forward(seconds=15)
    house.calling.recall(step_id, by=desk[1])
    house.calling.undo(step_id, by=desk[1])
    step = house.step(step_id)
    assert (step.state, step.calls, step.first_called_at) == (State.WAITING, 1, SUNDAY_9)
    assert [call["undone_at"] is None for call in house.calls()] == [True, False]


def test_whoever_does_not_come_is_held_and_then_missed(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    step_id = house.issue("F").step_ids[0]
    due_at = house.step(step_id).due_at
    for _ in range(2):
        house.call(*desk)
        assert house.calling.no_show(step_id, by=clerk) is State.WAITING
        house.forward(seconds=179)
        assert house.calling.call_next(counter, by=clerk) is None
        house.forward(seconds=1)
    house.call(*desk)
    assert house.calling.no_show(step_id, by=clerk) is State.MISSED
    step = house.step(step_id)
    assert (step.calls, step.due_at, step.ended_at) == (3, due_at, house.clock.now)
    assert house.kinds(2) == ["called", "missed"]
    house.check()


def test_others_are_called_while_one_is_held(house: House, desk: tuple[int, int]) -> None:
    first, second = (house.issue("F").step_ids[0] for _ in range(2))
    assert house.call(*desk).step_id == first
    house.calling.no_show(first, by=desk[1])
    assert house.call(*desk).step_id == second


def test_whoever_is_held_may_be_called_out_of_turn(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    step_id = house.issue("F").step_ids[0]
    house.call(*desk)
    house.calling.no_show(step_id, by=clerk)
    house.calling.call_this(counter, step_id, by=clerk, why="at the desk now")
    assert house.step(step_id).hold_until is None
    house.check()


def test_a_visit_served_to_its_end(house: House, desk: tuple[int, int]) -> None:
    [booking] = house.book(booked("a"))
    house.check_in(booking.booking_id)
    step_id = house.serve(*desk)
    house.forward(minutes=6)
    refused(
        Reason.UNKNOWN_OUTCOME,
        house,
        lambda: house.serving.finish(step_id, by=desk[1], ending=Ending("lost")),
    )
    house.serving.finish(step_id, by=desk[1], ending=Ending("completed", note="two files"))
    step = house.step(step_id)
    assert (step.state, step.outcome, step.note) == (State.DONE, "completed", "two files")
    assert (step.started_at, step.ended_at) == (SUNDAY_9, house.clock.now)
    assert house.bookings.of_day()[0].state == "served"
    assert house.kinds(3) == ["called", "started", "finished"]
    house.check()


def test_a_visitor_set_aside_is_called_back_or_returns(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    house.issue("F")
    step_id = house.serve(*desk)
    due_at = house.step(step_id).due_at
    house.forward(minutes=2)
    house.serving.park(step_id, by=clerk)
    step = house.step(step_id)
    assert (step.state, step.served_before_s, step.started_at) == (State.PARKED, 120, None)
    assert house.calling.call_next(counter, by=clerk) is None
    house.forward(minutes=10)
    house.calling.call_this(counter, step_id, by=clerk, why="")
    house.calling.start(step_id, by=clerk)
    house.forward(minutes=1)
    house.serving.park(step_id, by=clerk)
    assert house.step(step_id).served_before_s == 180
    house.serving.return_to_line(step_id, by=house.person("badr"))
    step = house.step(step_id)
    assert (step.state, step.due_at, step.counter_id) == (State.WAITING, due_at, None)
    house.check()


def test_a_visitor_who_came_back_is_called_as_often_as_anybody(
    house: House, desk: tuple[int, int]
) -> None:
    """Calls that were answered do not count against the visitor."""
    counter, clerk = desk
    house.issue("F")
    step_id = house.serve(*desk)
    for _ in range(2):
        house.serving.park(step_id, by=clerk)
        house.calling.call_this(counter, step_id, by=clerk, why="")
        house.calling.start(step_id, by=clerk)
    house.serving.park(step_id, by=clerk)
    house.calling.call_this(counter, step_id, by=clerk, why="")
    assert house.calling.no_show(step_id, by=clerk) is State.WAITING


def test_the_services_of_a_visit_follow_each_other(house: House, desk: tuple[int, int]) -> None:
    first, second, third = house.issue("F", "N", "G").step_ids
    assert house.serve(*desk) == first
    house.forward(minutes=4)
    house.serving.finish(first, by=desk[1])
    assert [house.step(i).state for i in (second, third)] == [State.WAITING, State.PLANNED]
    assert house.step(second).arrived_at == house.clock.now
    assert house.step(second).due_at == SUNDAY_9 + timedelta(minutes=15)
    assert house.kinds(2) == ["finished", "released"]
    assert house.call(*desk).why.en.startswith("further service")
    house.check()


def test_a_service_added_at_the_counter_is_due_as_if_asked_for_at_the_door(
    house: House, desk: tuple[int, int]
) -> None:
    [booking] = house.book(booked("a"))
    house.check_in(booking.booking_id, priority_id=house.priority())
    step_id = house.serve(*desk)
    house.forward(minutes=30)
    added = house.serving.add_service(step_id, house.service("N"), by=desk[1])
    step = house.step(added)
    assert (step.state, step.basis, step.number) == (State.PLANNED, Basis.FURTHER, "F001")
    assert step.due_at == SUNDAY_9 - timedelta(minutes=5)
    house.serving.finish(step_id, by=desk[1])
    assert house.bookings.of_day()[0].state == "arrived"
    assert house.serve(*desk) == added
    house.serving.finish(added, by=desk[1])
    assert house.bookings.of_day()[0].state == "served"
    house.check()


def test_a_service_is_added_only_while_serving(house: House, desk: tuple[int, int]) -> None:
    house.issue("F")
    step_id = house.call(*desk).step_id
    serve, service, clerk = house.serving, house.service("N"), desk[1]
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: serve.add_service(step_id, service, by=clerk))
    house.calling.start(step_id, by=clerk)
    refused(Reason.UNKNOWN_SERVICE, house, lambda: serve.add_service(step_id, 999, by=clerk))


def test_the_visitor_at_hand_can_be_finished_during_a_break(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue("F")
    step_id = house.serve(*desk)
    house.desk.pause_counter(desk[0], by=desk[1], reason="prayer")
    house.serving.finish(step_id, by=desk[1])
    assert house.step(step_id).state is State.DONE


def test_yesterdays_visitors_are_never_called_today(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    waiting = house.issue("F").step_ids[0]
    house.forward(days=1)
    assert house.calling.call_next(counter, by=clerk) is None
    refused(
        Reason.NOT_ALLOWED_NOW,
        house,
        lambda: house.calling.call_this(counter, waiting, by=clerk, why="asked"),
    )


def test_other_offices_are_out_of_reach(house: House, desk: tuple[int, int]) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    stranger, elsewhere = other.sit(1, "amal")
    step_id = house.issue("F").step_ids[0]
    refused(
        Reason.UNKNOWN_TICKET,
        house,
        lambda: other.calling.call_this(stranger, step_id, by=elsewhere, why="asked"),
    )
    refused(Reason.UNKNOWN_COUNTER, house, lambda: other.calling.call_next(desk[0], by=elsewhere))
    assert other.calling.call_next(stranger, by=elsewhere) is None
    refused(Reason.UNKNOWN_TICKET, house, lambda: other.intake.leave(house.step(step_id).ticket_id))
    house.check()
