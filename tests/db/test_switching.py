"""Services that a counter does not offer, or offers beyond the profile, for today."""

from datetime import timedelta
from functools import partial

import pytest

from db.engine import Database
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, small_office
from tests.db.refusals import refused

Seat = tuple[int, int]


@pytest.fixture
def amal(house: House) -> Seat:
    """Counter 1 (F and N; G reluctantly)."""
    return house.sit(1, "amal")


def switch(house: House, number: int, code: str, on: bool, login: str) -> None:
    house.desk.switch_service(
        house.counter(number), house.service(code), on, by=house.person(login)
    )


def offers(house: House, number: int) -> str:
    counter = house.views.office().counter_numbered(number)
    codes = {service.id: service.code for service in house.views.office().services.values()}
    return "".join(sorted(codes[service_id] for service_id in counter.offers))


def test_a_service_that_is_switched_off_is_called_elsewhere(house: House, amal: Seat) -> None:
    house.issue("F")
    switch(house, 1, "F", False, "amal")
    switched = house.record.since(0)[-1]
    assert (switched.kind, switched.counter_id, switched.staff_id) == ("service_switched", *amal)
    assert switched.data == {"number": 1, "service": "F", "on": False}
    assert offers(house, 1) == "GN"
    assert house.calling.call_next(amal[0], by=amal[1]) is None
    view = house.views.console(amal[0])
    assert (view.line, view.line_total) == ((), 0)
    assert view.place.counter.switched_off == {house.service("F")}
    assert house.call(*house.sit(2, "badr")).number == "F001"
    house.issue("F")
    switch(house, 1, "F", True, "amal")
    assert house.call(*amal).number == "F002"
    house.check()


def test_a_supervisor_lends_a_service_to_a_counter_as_a_secondary_one(
    house: House, amal: Seat
) -> None:
    switch(house, 1, "R", True, "sami")
    assert offers(house, 1) == "FGNR"
    office = house.views.office()
    counter = office.counter_numbered(1)
    assert counter.offers[house.service("R")] > 0
    assert counter.extra == {house.service("R")}
    house.issue("R")
    assert house.call(*amal).number == "R7"
    switch(house, 1, "R", False, "amal")
    assert offers(house, 1) == "FGN"
    refused(Reason.ROLE_NOT_ALLOWED, house, partial(switch, house, 1, "R", True, "amal"))


def test_the_visitor_at_hand_is_served_to_the_end(house: House, amal: Seat) -> None:
    house.issue("F")
    step_id = house.serve(*amal)
    switch(house, 1, "F", False, "sami")
    house.serving.finish(step_id, by=amal[1])
    assert house.step(step_id).state is State.DONE


def test_switching_to_what_is_changes_nothing(house: House, amal: Seat) -> None:
    before = house.dump()
    switch(house, 1, "F", True, "amal")
    switch(house, 1, "P", False, "sami")
    assert house.dump() == before


def test_who_switches_what(house: House, amal: Seat) -> None:
    for reason, number, code, login in (
        (Reason.NOT_YOUR_COUNTER, 1, "F", "badr"),
        (Reason.NOT_YOUR_COUNTER, 2, "F", "amal"),
        (Reason.ROLE_NOT_ALLOWED, 1, "P", "amal"),
        (Reason.ROLE_NOT_ALLOWED, 1, "F", "rana"),
    ):
        refused(reason, house, partial(switch, house, number, code, False, login))
    desk, f = house.desk, house.service("F")
    switch_ = desk.switch_service
    refused(Reason.UNKNOWN_COUNTER, house, lambda: switch_(999, f, False, by=amal[1]))
    refused(Reason.UNKNOWN_SERVICE, house, lambda: switch_(amal[0], 999, False, by=amal[1]))
    refused(Reason.ROLE_NOT_ALLOWED, house, lambda: switch_(amal[0], f, False, by=999))
    for login in ("sami", "adel"):
        switch(house, 2, "C", login == "adel", login)


def test_an_office_may_leave_switching_to_its_supervisors(database: Database) -> None:
    house = House(database, small_office(desk={"clerks_switch_services": False}))
    house.sit(1, "amal")
    refused(Reason.ROLE_NOT_ALLOWED, house, partial(switch, house, 1, "F", False, "amal"))
    switch(house, 1, "F", False, "sami")


def test_a_counter_keeps_one_service(house: House, amal: Seat) -> None:
    switch(house, 1, "F", False, "amal")
    switch(house, 1, "G", False, "amal")
    refused(Reason.LAST_SERVICE, house, partial(switch, house, 1, "N", False, "sami"))


# --- who waited there


def test_whoever_waited_for_the_counter_alone_is_for_any(house: House, amal: Seat) -> None:
    badr = house.sit(2, "badr")
    house.issue("F", "N")
    sent = house.serving.transfer_to_counter(house.serve(*badr), amal[0], by=badr[1])
    house.issue("N")
    stays = house.serving.transfer_to_counter(house.serve(*badr), amal[0], by=badr[1])
    switch(house, 1, "F", False, "sami")
    assert house.step(sent).only_counter_id is None
    assert house.step(stays).only_counter_id == amal[0]
    assert house.call(*badr).step_id == sent
    house.check()


def test_whoever_is_to_come_back_to_the_clerk_later_is_for_any(house: House, amal: Seat) -> None:
    """Planned now: it would have waited for ever once it was released."""
    badr = house.sit(2, "badr")
    house.issue("F")
    sent = house.serving.transfer_to_person(house.serve(*amal), badr[1], by=amal[1], come_back=True)
    house.serve(*badr)
    switch(house, 1, "F", False, "amal")
    house.serving.finish(sent, by=badr[1])
    back = house.call(*badr)
    assert house.step(back.step_id).service_id == house.service("F")
    house.check()


def test_whoever_was_called_is_for_any_once_the_call_is_taken_back(
    house: House, amal: Seat
) -> None:
    badr = house.sit(2, "badr")
    house.issue("F")
    sent = house.serving.transfer_to_counter(house.serve(*badr), amal[0], by=badr[1])
    house.call(*amal)
    switch(house, 1, "F", False, "sami")
    house.calling.undo(sent, by=amal[1])
    assert house.call(*badr).step_id == sent


# --- the next morning


def close_properly(house: House, seat: Seat) -> None:
    house.desk.close_counter(seat[0], by=seat[1])


def end_the_day(house: House, seat: Seat) -> None:
    house.day.end()


def forget_to_close(house: House, seat: Seat) -> None:
    pass


@pytest.mark.parametrize("evening", [close_properly, end_the_day, forget_to_close])
@pytest.mark.parametrize("first", [1, 4])
def test_the_next_morning_all_is_as_the_profile_says(
    house: House, amal: Seat, evening, first: int
) -> None:
    """However the evening was, and whichever counter opens first."""
    house.forward(hours=4)
    switch(house, 1, "F", False, "amal")
    switch(house, 1, "R", True, "sami")
    switch(house, 3, "P", False, "sami")
    evening(house, amal)
    house.clock.now = SUNDAY_9 + timedelta(days=1)
    house.sit(first, "badr")
    assert (offers(house, 1), offers(house, 3)) == ("FGN", "FNPR")
    counter = house.views.office().counter_numbered(1)
    assert (counter.switched_off, counter.extra) == (frozenset(), frozenset())
    house.check()


def test_what_a_supervisor_arranges_before_opening_holds_all_day(house: House, amal: Seat) -> None:
    house.desk.close_counter(amal[0], by=amal[1])
    house.clock.now = SUNDAY_9 + timedelta(days=1, hours=-2)
    switch(house, 1, "F", False, "sami")
    switch(house, 1, "R", True, "sami")
    house.sit(1, "amal")
    house.sit(2, "badr")
    assert offers(house, 1) == "GNR"
    assert house.set_up(small_office()).changes == 0


def test_reopening_on_the_same_day_keeps_what_is_switched(house: House, amal: Seat) -> None:
    switch(house, 1, "F", False, "amal")
    house.desk.close_counter(amal[0], by=amal[1])
    house.sit(1, "badr")
    assert offers(house, 1) == "GN"


def test_setting_up_again_leaves_what_is_switched(house: House, amal: Seat) -> None:
    switch(house, 1, "F", False, "amal")
    switch(house, 1, "R", True, "sami")
    before = house.dump()
    for _ in range(2):
        assert house.set_up(small_office()).changes == 0
        assert house.dump() == before


def test_another_profile_has_the_last_word(house: House, amal: Seat) -> None:
    switch(house, 1, "R", True, "sami")
    profile = small_office()
    profile["counters"][0]["offers"] = ["F", "N", "R"]
    assert house.set_up(profile).changes > 0
    counter = house.views.office().counter_numbered(1)
    assert (offers(house, 1), counter.extra) == ("FGNR", frozenset())
    house.check()
