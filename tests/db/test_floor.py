"""The whole floor at a glance: lines against their targets, counters, and what is set aside."""

from datetime import timedelta

import pytest

from db.delivered import each_alone
from db.engine import Database
from db.floor import LineNow
from db.inbox import same_service
from tests.db.house import SUNDAY_9, House, booked, small_office


@pytest.fixture
def rana(house: House) -> int:
    """Reception."""
    return house.person("rana")


def line(house: House, code: str) -> LineNow:
    floor = house.views.floor(house.person("rana"))
    return next(each for each in floor.lines if each.service_id == house.service(code))


def test_every_service_has_its_line_also_an_empty_one(house: House, rana: int) -> None:
    floor = house.views.floor(rana)
    assert [house.views.office().services[each.service_id].code for each in floor.lines] == list(
        "FNPCRG"
    )
    assert all((each.waiting, each.longest_min, each.overdue) == (0, 0, 0) for each in floor.lines)
    assert [each.target_min for each in floor.lines] == [20, 15, 25, 10, 15, 10]


def test_a_line_is_measured_against_its_target(house: House) -> None:
    house.issue("F")
    house.forward(minutes=15)
    house.issue("F")
    house.forward(minutes=5, seconds=59)
    found = line(house, "F")
    assert (found.waiting, found.longest_min, found.overdue) == (2, 20, 1)
    house.clock.now = house.clock.now.replace(minute=20, second=0)
    assert line(house, "F").overdue == 0, "due now is not overdue"


def test_only_who_waits_is_in_a_line(house: House) -> None:
    amal = house.sit(1, "amal")
    house.issue("F", "G")
    house.issue("F")
    house.issue("F")
    house.serving.park(house.serve(*amal), by=amal[1])
    house.call(*amal)
    assert (line(house, "F").waiting, line(house, "G").waiting) == (1, 0)
    house.forward(days=1)
    assert line(house, "F").waiting == 0, "yesterday's line is gone"


def test_a_promise_is_made_only_where_somebody_serves(house: House) -> None:
    assert line(house, "F").expected is None
    house.sit(2, "badr")
    assert line(house, "F").expected is not None
    assert line(house, "R").expected is None
    house.desk.switch_service(house.counter(2), house.service("F"), False, by=house.person("badr"))
    assert line(house, "F").expected is None


def test_the_counters_and_who_is_at_them(house: House, rana: int) -> None:
    amal, badr = house.sit(1, "amal"), house.sit(2, "badr")
    house.issue("F")
    called = house.call(*amal).step_id
    house.desk.pause_counter(badr[0], by=badr[1], reason="prayer")
    floor = house.views.floor(rana)
    assert [
        (
            each.now.counter.number,
            str(each.now.state),
            each.now.clerk.login if each.now.clerk else None,
            each.step.step_id if each.step else None,
        )
        for each in floor.counters
    ] == [
        (1, "open", "amal", called),
        (2, "paused", "badr", None),
        (3, "closed", None, None),
        (4, "closed", None, None),
    ]


def test_who_is_set_aside_missed_or_booked(house: House, rana: int) -> None:
    amal = house.sit(1, "amal")
    house.issue("F")
    missed = house.miss(*amal)
    parked = []
    for _ in range(2):
        house.issue("F")
        parked.append(house.serve(*amal))
        house.serving.park(parked[-1], by=amal[1])
        house.forward(minutes=1)
    house.book(booked("b", house.clock.now + timedelta(hours=1)), booked("a", house.clock.now))
    floor = house.views.floor(rana)
    assert [step.step_id for step in floor.parked] == parked, "who waits longest stands first"
    assert [step.step_id for step in floor.missed] == [missed]
    assert [booking.starts_at for booking in floor.bookings] == [
        house.clock.now,
        house.clock.now + timedelta(hours=1),
    ]
    assert (floor.n, floor.now) == (len(house.kinds()), house.clock.now)


def test_priority_that_waits_for_an_answer(database: Database) -> None:
    profile = small_office()
    profile["office"] = {**profile["office"], "confirm_priority": True}
    house = House(database, profile)
    house.issue("F", priority_id=house.priority())
    [claim] = house.views.floor(house.person("rana")).claims
    assert (claim.step.number, claim.priority.en) == ("F001", "Older person")


def test_a_printer_in_trouble_is_seen_from_reception(house: House, rana: int) -> None:
    house.issue("F", printer="hall")
    house.forward(minutes=5)
    [trouble] = house.views.floor(rana).devices.print_troubles
    assert (trouble.number, trouble.printer) == ("F001", "hall")


def test_reading_the_floor_changes_nothing(house: House, rana: int) -> None:
    house.issue("F")
    before = house.dump()
    house.views.floor(rana)
    house.views.visitors("F001")
    assert house.dump() == before


def test_who_decides_about_bookings_sees_what_is_to_be_decided(house: House, rana: int) -> None:
    house.sources.name("app", "caldav", pushes=True, every=timedelta(minutes=1))
    odd = [
        booked("1", SUNDAY_9, service="Renewal"),
        booked("2", SUNDAY_9, service="renewal "),
        booked("3", SUNDAY_9, service="Other"),
    ]
    house.pulling.take_in("app", each_alone(odd))
    house.pulling.take_in("else", each_alone([booked("1", SUNDAY_9, service="Renewal")]))
    seen = house.views.floor(rana)
    assert [source.name for source in seen.sources] == ["app"]
    assert [line.data["external_id"] for line in seen.inbox] == ["1", "2", "3", "1"]
    assert same_service(seen.inbox, seen.inbox[0]) == seen.inbox[:2]
    for nobody in (house.person("amal"), 0):
        blind = house.views.floor(nobody)
        assert (blind.sources, blind.inbox) == ((), ())


def test_a_source_is_seen_from_a_counter_by_a_supervisor_alone(house: House) -> None:
    house.sources.name("app", "caldav", pushes=True, every=timedelta(minutes=1))
    seen = []
    for number, login in ((1, "amal"), (2, "sami")):
        counter, _person = house.sit(number, login)
        seen.append(len(house.views.console(counter).sources))
    assert seen == [0, 1]
