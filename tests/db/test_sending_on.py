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


def test_a_transfer_keeps_number_and_due_time(house: House, amal: Seat) -> None:
    house.issue("F", "G", priority_id=house.priority())
    step_id = house.serve(*amal)
    due_at = house.step(step_id).due_at
    house.forward(minutes=5)
    added = house.serving.transfer_to_service(
        step_id, house.service("R"), by=amal[1], note="needs the report"
    )
    old, new = house.step(step_id), house.step(added)
    assert (old.state, old.outcome) == (State.DONE, "transferred")
    assert (new.state, new.basis, new.number) == (State.WAITING, Basis.TRANSFERRED, old.number)
    assert (new.due_at, new.arrived_at, new.note) == (due_at, house.clock.now, "needs the report")
    assert new.service_id == house.service("R")
    assert new.priority_id == old.priority_id == house.priority()
    assert house.kinds(2) == ["transferred", "joined_line"]
    assert house.call(*house.sit(3, "dana")).step_id == added
    house.check()


def test_a_transfer_to_a_counter_is_for_that_counter_alone(house: House, amal: Seat) -> None:
    counter, clerk = amal
    target = house.sit(2, "badr")
    house.issue("F")
    added = house.serving.transfer_to_counter(house.serve(*amal), target[0], by=clerk)
    assert house.calling.call_next(counter, by=clerk) is None
    refused(
        Reason.FOR_ANOTHER_COUNTER,
        house,
        lambda: house.calling.call_this(counter, added, by=clerk, why="asked"),
    )
    assert house.call(*target).step_id == added


def test_where_nobody_can_be_transferred_to(house: House, amal: Seat) -> None:
    house.sit(3, "nasser")
    house.issue("F")
    step_id = house.serve(*amal)
    serve, clerk = house.serving, amal[1]
    for reason, number in ((Reason.COUNTER_CLOSED, 2), (Reason.SERVICE_NOT_OFFERED, 3)):
        refused(
            reason,
            house,
            partial(serve.transfer_to_counter, step_id, house.counter(number), by=clerk),
        )
    refused(
        Reason.UNKNOWN_COUNTER, house, lambda: serve.transfer_to_counter(step_id, 999, by=clerk)
    )
    refused(
        Reason.UNKNOWN_SERVICE, house, lambda: serve.transfer_to_service(step_id, 999, by=clerk)
    )


def test_closing_a_counter_frees_whoever_waits_for_it_alone(house: House, amal: Seat) -> None:
    target = house.sit(2, "badr")
    house.issue("F")
    added = house.serving.transfer_to_counter(house.serve(*amal), target[0], by=amal[1])
    house.desk.close_counter(target[0], by=target[1])
    assert house.call(*amal).step_id == added


def test_whoever_was_set_aside_returns_for_any_counter(house: House, amal: Seat) -> None:
    target = house.sit(2, "badr")
    house.issue("F")
    added = house.serving.transfer_to_counter(house.serve(*amal), target[0], by=amal[1])
    assert house.serve(*target) == added
    house.serving.park(added, by=target[1])
    house.serving.return_to_line(added, by=target[1])
    assert house.call(*amal).step_id == added


def test_a_transferred_visitor_is_served_before_the_next_service_begins(
    house: House, amal: Seat
) -> None:
    _first, second = house.issue("F", "N").step_ids
    moved = house.serving.transfer_to_service(house.serve(*amal), house.service("G"), by=amal[1])
    assert house.step(second).state is State.PLANNED
    assert house.serve(*amal) == moved
    house.serving.finish(moved, by=amal[1])
    assert house.step(second).state is State.WAITING


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
