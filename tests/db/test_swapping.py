"""Two visitors at one counter change places: one is kept, the other served on."""

import pytest

from queueing.ticket import Reason, State
from tests.db.house import House
from tests.db.refusals import refused


@pytest.fixture
def desk(house: House) -> tuple[int, int]:
    """Counter 1 (F and N; G reluctantly), with Amal at it: the ids of both."""
    return house.sit(1, "amal")


def serve_new(house: House, desk: tuple[int, int], *codes: str) -> int:
    house.issue(*codes)
    return house.serve(*desk)


def test_two_visitors_change_places_within_the_limit(house: House, desk: tuple[int, int]) -> None:
    first = serve_new(house, desk)
    house.forward(minutes=2)
    house.serving.hold(first, by=desk[1])
    second = serve_new(house, desk)
    house.forward(minutes=3)
    calls = house.calls()
    house.serving.swap(second, first, by=desk[1])
    back, kept = house.step(first), house.step(second)
    assert (back.state, back.counter_id, back.held) == (State.SERVING, desk[0], False)
    assert (back.started_at, back.served_before_s) == (house.clock.now, 120)
    assert (kept.state, kept.held, kept.parked_by) == (State.PARKED, True, desk[1])
    assert kept.served_before_s == 180
    assert house.kinds(2) == ["parked", "resumed"]
    assert house.calls() == calls, "nobody is called"
    house.check()


def test_who_cannot_change_places(house: House, desk: tuple[int, int]) -> None:
    swap, clerk = house.serving.swap, desk[1]
    parked = serve_new(house, desk)
    house.serving.park(parked, by=clerk)
    present = serve_new(house, desk)
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: swap(present, parked, by=clerk))
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: swap(present, present, by=clerk))
    other = house.sit(2, "badr")
    theirs = serve_new(house, other)
    house.serving.hold(theirs, by=other[1])
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: swap(present, theirs, by=clerk))
    refused(Reason.AT_ANOTHER_COUNTER, house, lambda: swap(present, theirs, by=other[1]))
    house.serving.hold(present, by=clerk)
    house.issue("F")
    called = house.call(*desk).step_id
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: swap(called, present, by=clerk))
    house.check()
