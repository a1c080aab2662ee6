"""The end of the day: what is open is closed by name, never as served."""

from datetime import timedelta

import pytest

from db.day import DayEnd
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, booked, every_state
from tests.db.refusals import refused


def test_everything_open_is_closed_by_name(house: House) -> None:
    steps = every_state(house)
    before = {name: house.step(step_id) for name, step_id in steps.items()}
    house.forward(hours=6)
    assert house.day.end(by=house.person("sami")) == DayEnd(6, 2, 1)
    for name, step_id in steps.items():
        over = name in ("done", "missed", "left")
        now = house.step(step_id)
        assert now.state is (before[name].state if over else State.CLOSED)
        assert now.ended_at == (before[name].ended_at if over else house.clock.now)
        assert now.outcome is None
    closed = [str(e.data["was"]) for e in house.record.since(0) if e.kind == "closed"]
    assert sorted(closed) == ["called", "parked", "planned", "serving", "waiting", "waiting"]
    assert {b.state for b in house.bookings.of_day()} == {"missed", "cancelled"}
    assert {c.state for c in house.views.counters()} == {"closed"}
    assert house.kinds(1) == ["day_ended"]
    house.check()


def test_ending_it_again_changes_nothing(house: House) -> None:
    every_state(house)
    house.day.end()
    before = house.dump()
    assert house.day.end() == DayEnd(0, 0, 0)
    assert house.dump() == before


def test_tomorrows_bookings_are_still_expected(house: House) -> None:
    house.book(booked("a", SUNDAY_9 + timedelta(days=1)))
    assert house.day.end() == DayEnd(0, 0, 0)


@pytest.mark.parametrize("login", ["amal", "rana", None])
def test_who_may_not_end_the_day(house: House, login: str | None) -> None:
    by = house.person(login) if login else 999
    refused(Reason.ROLE_NOT_ALLOWED, house, lambda: house.day.end(by=by))


def test_the_next_day_begins_fresh(house: House) -> None:
    every_state(house)
    house.day.end()
    house.forward(days=1)
    counter, clerk = house.sit(1, "badr")
    assert house.calling.call_next(counter, by=clerk) is None
    assert house.issue("F").number == "F001"
    assert house.call(counter, clerk).number == "F001"
    house.check()
