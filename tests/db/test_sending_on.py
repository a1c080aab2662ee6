"""Sending a visitor on to a colleague, and getting the visitor back."""

from functools import partial

import pytest

from queueing.policy import Basis
from queueing.ticket import Reason, State
from tests.db.house import House, small_office, words
from tests.db.refusals import refused

Seat = tuple[int, int]


@pytest.fixture
def amal(house: House) -> Seat:
    """Counter 1 (F and N; G reluctantly)."""
    return house.sit(1, "amal")


@pytest.fixture
def badr(house: House) -> Seat:
    """Counter 2 (F, N and C)."""
    return house.sit(2, "badr")


def test_a_visitor_is_sent_to_a_person(house: House, amal: Seat, badr: Seat) -> None:
    house.issue("F")
    step_id = house.serve(*amal)
    sent = house.serving.transfer_to_person(step_id, badr[1], by=amal[1], note="knows the file")
    step = house.step(sent)
    assert (step.state, step.basis, step.only_staff_id) == (
        State.WAITING,
        Basis.TRANSFERRED,
        badr[1],
    )
    assert (step.due_at, step.note) == (house.step(step_id).due_at, "knows the file")
    assert house.calling.call_next(amal[0], by=amal[1]) is None
    refused(
        Reason.FOR_ANOTHER_CLERK,
        house,
        lambda: house.calling.call_this(amal[0], sent, by=amal[1], why="asked"),
    )
    shown = house.views.console(badr[0]).line
    assert [(line.step.step_id, "for you in person" in line.why.en) for line in shown] == [
        (sent, True)
    ]
    assert house.views.console(amal[0]).line == ()
    assert house.call(*badr).step_id == sent
    house.check()


def test_the_person_is_followed_not_the_counter(house: House, amal: Seat, badr: Seat) -> None:
    house.issue("F")
    sent = house.serving.transfer_to_person(house.serve(*amal), badr[1], by=amal[1])
    house.desk.close_counter(badr[0], by=badr[1])
    assert house.step(sent).only_staff_id is None, "who leaves is waited for no longer"
    house.sit(2, "dana")
    assert house.call(house.counter(2), house.person("dana")).step_id == sent


def test_who_is_not_there_for_a_visitor(house: House, amal: Seat) -> None:
    house.sit(2, "nasser")
    house.issue("F")
    send = partial(house.serving.transfer_to_person, house.serve(*amal), by=amal[1])
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    elsewhere = House(house.database, small_office(office=office)).sit(1, "badr")[1]
    for person in (house.person("badr"), amal[1], house.person("rana"), elsewhere, 999):
        refused(Reason.PERSON_NOT_THERE, house, partial(send, person))
    refused(Reason.SERVICE_NOT_OFFERED, house, partial(send, house.person("nasser")))


def test_a_colleague_on_a_break_is_waited_for(house: House, amal: Seat, badr: Seat) -> None:
    house.desk.pause_counter(badr[0], by=badr[1])
    house.issue("F")
    sent = house.serving.transfer_to_person(house.serve(*amal), badr[1], by=amal[1])
    house.desk.open_counter(badr[0], by=badr[1])
    assert house.call(*badr).step_id == sent


def test_a_visitor_comes_back_before_anything_further(house: House, amal: Seat, badr: Seat) -> None:
    _first, further = house.issue("F", "G").step_ids
    house.issue("F")
    step_id = house.serve(*amal)
    due_at = house.step(step_id).due_at
    sent = house.serving.transfer_to_service(
        step_id, house.service("C"), by=amal[1], note="stamp", come_back=True
    )
    assert house.kinds(3) == ["transferred", "joined_line", "comes_back"]
    assert house.serve(*badr) == sent
    house.serving.finish(sent, by=badr[1])
    assert house.step(further).state is State.PLANNED
    back = next(s for s in house.views.console(amal[0]).line if s.step.only_staff_id == amal[1])
    step = back.step
    assert (step.service_id, step.due_at, step.note) == (house.service("F"), due_at, "stamp")
    assert "for you in person" in back.why.en
    refused(
        Reason.FOR_ANOTHER_CLERK,
        house,
        lambda: house.calling.call_this(badr[0], step.step_id, by=badr[1], why="asked"),
    )
    assert house.serve(*amal) == step.step_id
    house.serving.finish(step.step_id, by=amal[1])
    assert house.step(further).state is State.WAITING
    house.check()


def test_a_visitor_does_not_wait_for_a_clerk_who_has_gone(
    house: House, amal: Seat, badr: Seat
) -> None:
    house.issue("F")
    step_id = house.serve(*amal)
    sent = house.serving.transfer_to_person(step_id, badr[1], by=amal[1], come_back=True)
    house.desk.close_counter(amal[0], by=amal[1])
    house.serve(*badr)
    house.serving.finish(sent, by=badr[1])
    assert house.step(house.call(*badr).step_id).service_id == house.service("F")
    house.check()


def test_nobody_comes_back_to_a_counter_that_gave_the_service_up(
    house: House, amal: Seat, badr: Seat
) -> None:
    house.issue("F")
    step_id = house.serve(*amal)
    house.desk.switch_service(amal[0], house.service("F"), False, by=amal[1])
    for way, to in (
        (house.serving.transfer_to_service, house.service("N")),
        (house.serving.transfer_to_counter, badr[0]),
        (house.serving.transfer_to_person, badr[1]),
    ):
        send = partial(way, step_id, to, by=amal[1], come_back=True)
        refused(Reason.SERVICE_NOT_OFFERED, house, send)


@pytest.mark.parametrize("come_back", [False, True])
def test_a_missed_visitor_who_was_for_somebody_does_not_wait_for_their_return(
    house: House, amal: Seat, badr: Seat, come_back: bool
) -> None:
    """Missed at the colleague's, who leaves: whoever rejoins then is for anybody."""
    house.issue("F")
    step_id = house.serve(*amal)
    house.serving.transfer_to_person(step_id, badr[1], by=amal[1], come_back=come_back)
    missed = house.miss(*badr)
    house.desk.close_counter(badr[0], by=badr[1])
    house.intake.rejoin(missed)
    assert house.call(*amal).step_id == missed
    house.check()


def test_a_colleague_whose_counter_of_yesterday_is_given_away(
    house: House, amal: Seat, badr: Seat
) -> None:
    """Who works on from yesterday is sent away when somebody sits down there: nobody waits on."""
    house.forward(days=1)
    house.issue("F")
    sent = house.serving.transfer_to_person(house.serve(*amal), badr[1], by=amal[1])
    house.sit(2, "dana")
    assert house.step(sent).only_staff_id is None
    assert house.call(*amal).step_id == sent
