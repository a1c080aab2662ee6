"""The end of the day: what is open is closed by name, never as served."""

from datetime import timedelta

import pytest

from db.day import DayEnd
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, Booked, House
from tests.db.refusals import refused


def fill(house: House) -> dict[str, int]:
    """A visit in every state there is; the steps by state."""
    house.book(Booked("a"), Booked("b"), Booked("c", cancelled=True))
    amal, badr = house.sit(1, "amal"), house.sit(2, "badr")
    steps = {}
    house.issue("F")
    steps["done"] = house.serve(*amal)
    house.calling.finish(steps["done"], by=amal[1])
    house.issue("F")
    steps["parked"] = house.serve(*amal)
    house.calling.park(steps["parked"], by=amal[1])
    house.issue("F")
    steps["missed"] = house.miss(*amal)
    ticket = house.issue("G")
    steps["left"] = ticket.step_ids[0]
    house.intake.leave(ticket.ticket_id)
    house.issue("F")
    steps["serving"] = house.serve(*amal)
    house.issue("F")
    steps["called"] = house.call(*badr).step_id
    steps["waiting"], steps["planned"] = house.issue("F", "N").step_ids
    house.check_in(house.bookings.of_day()[0].booking_id)
    return steps


def test_everything_open_is_closed_by_name(house: House) -> None:
    steps = fill(house)
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
    assert {b.state for b in house.bookings.of_day()} == {"arrived", "missed", "cancelled"}
    assert {c.state for c in house.views.counters()} == {"closed"}
    assert house.kinds(1) == ["day_ended"]
    house.check()


def test_ending_it_again_changes_nothing(house: House) -> None:
    fill(house)
    house.day.end()
    before = house.dump()
    assert house.day.end() == DayEnd(0, 0, 0)
    assert house.dump() == before


def test_tomorrows_bookings_are_still_expected(house: House) -> None:
    house.book(Booked("a", SUNDAY_9 + timedelta(days=1)))
    assert house.day.end() == DayEnd(0, 0, 0)


@pytest.mark.parametrize("login", ["amal", "rana", None])
def test_who_may_not_end_the_day(house: House, login: str | None) -> None:
    by = house.person(login) if login else 999
    refused(Reason.ROLE_NOT_ALLOWED, house, lambda: house.day.end(by=by))


def test_the_next_day_begins_fresh(house: House) -> None:
    fill(house)
    house.day.end()
    house.forward(days=1)
    counter, clerk = house.sit(1, "badr")
    assert house.calling.call_next(counter, by=clerk) is None
    assert house.issue("F").number == "F001"
    assert house.call(counter, clerk).number == "F001"
    house.check()
