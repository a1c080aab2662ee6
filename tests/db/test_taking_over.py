"""Taking a counter over whose clerk has gone without closing it."""

from functools import partial

import pytest

from queueing.ticket import Reason, State
from tests.db.house import House
from tests.db.refusals import refused

Seat = tuple[int, int]


@pytest.fixture
def amal(house: House) -> Seat:
    """Counter 1 (F and N; G reluctantly)."""
    return house.sit(1, "amal")


def take_over(house: House, number: int, login: str) -> Seat:
    counter, clerk = house.counter(number), house.person(login)
    house.desk.take_over(counter, by=clerk)
    return counter, clerk


@pytest.mark.parametrize("paused", [False, True])
def test_the_visitor_at_hand_goes_on_with_the_new_clerk(
    house: House, amal: Seat, paused: bool
) -> None:
    house.issue("F")
    step_id = house.serve(*amal)
    if paused:
        house.desk.pause_counter(amal[0], by=amal[1], reason="prayer")
    before = house.step(step_id)
    counter, badr = take_over(house, 1, "badr")
    taken = house.record.since(0)[-1]
    assert (taken.kind, taken.staff_id, taken.counter_id) == ("counter_taken_over", badr, counter)
    assert taken.data["taken_from"] == amal[1]
    step = house.step(step_id)
    assert (step.state, step.started_at, step.clerk_id) == (State.SERVING, before.started_at, badr)
    finish = house.serving.finish
    refused(Reason.AT_ANOTHER_COUNTER, house, lambda: finish(step_id, by=amal[1]))
    call = house.calling.call_next
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: call(counter, by=amal[1]))
    finish(step_id, by=badr)
    house.issue("F")
    house.call(counter, badr)
    house.sit(2, "amal")
    house.check()


def test_whoever_waited_for_the_one_who_has_gone_is_for_anybody(house: House, amal: Seat) -> None:
    badr = house.sit(2, "badr")
    house.issue("F")
    sent = house.serving.transfer_to_person(house.serve(*badr), amal[1], by=badr[1], come_back=True)
    take_over(house, 1, "dana")
    assert house.step(sent).only_staff_id is None
    back = next(row for row in house.rows_of_ticket(sent) if row["state"] == "planned")
    assert back["only_staff_id"] == badr[1], "who stayed is waited for as before"
    assert house.call(*badr).step_id == sent
    house.check()


def test_a_call_that_the_new_clerk_takes_back_is_for_anybody(house: House, amal: Seat) -> None:
    """Called by the one who was asked for in person, and then left standing."""
    badr = house.sit(2, "badr")
    house.issue("F")
    sent = house.serving.transfer_to_person(house.serve(*badr), amal[1], by=badr[1])
    assert house.call(*amal).step_id == sent
    dana = take_over(house, 1, "dana")
    house.calling.undo(sent, by=dana[1])
    assert house.call(*badr).step_id == sent


def test_whoever_the_one_who_has_gone_set_aside_is_anybodys(house: House, amal: Seat) -> None:
    house.issue("F")
    held = house.serve(*amal)
    house.serving.hold(held, by=amal[1])
    counter, badr = take_over(house, 1, "badr")
    assert not house.step(held).held
    house.serving.resume(counter, held, by=badr)
    house.check()


@pytest.mark.parametrize(("login", "bound"), [("dana", True), ("nasser", False)])
def test_whoever_waits_for_the_counter_waits_on_if_its_new_clerk_can_serve_them(
    house: House, amal: Seat, login: str, bound: bool
) -> None:
    badr = house.sit(2, "badr")
    house.issue("F")
    sent = house.serving.transfer_to_counter(house.serve(*badr), amal[0], by=badr[1])
    new = take_over(house, 1, login)
    assert (house.step(sent).only_counter_id == amal[0]) is bound
    assert house.call(*(new if bound else badr)).step_id == sent
    house.check()


def test_a_counter_that_nobody_holds_is_opened(house: House) -> None:
    counter, clerk = take_over(house, 1, "amal")
    assert house.kinds(1) == ["counter_open"]
    house.desk.pause_counter(counter, by=clerk)
    take_over(house, 1, "amal")
    assert house.kinds(2) == ["counter_paused", "counter_open"]
    before = house.dump()
    take_over(house, 1, "amal")
    assert house.dump() == before


def test_who_takes_nothing_over(house: House, amal: Seat) -> None:
    house.sit(2, "badr")
    for reason, login in ((Reason.COUNTER_BUSY, "badr"), (Reason.ROLE_NOT_ALLOWED, "rana")):
        refused(reason, house, partial(take_over, house, 1, login))
    desk, dana = house.desk, house.person("dana")
    refused(Reason.UNKNOWN_COUNTER, house, lambda: desk.take_over(999, by=dana))
    refused(Reason.ROLE_NOT_ALLOWED, house, lambda: desk.take_over(amal[0], by=999))


def test_a_counter_of_yesterday_is_freed_not_taken(house: House, amal: Seat) -> None:
    house.forward(days=1)
    take_over(house, 1, "badr")
    assert house.kinds(2) == ["counter_closed", "counter_open"]
