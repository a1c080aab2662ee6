"""Creating and updating an office from its profile: all of it, or nothing."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from db import schema
from db.engine import Database
from db.office import office_id
from db.profile import read_pins, read_profile, with_pins
from db.setup import SetUp, set_up
from db.trouble import Trouble, TroubleKind
from queueing.ticket import Reason
from tests.db.house import QUICK_HASHER, HandClock, House, small_office, words
from tests.db.refusals import refused

PROFILES = Path(__file__).parents[2] / "assets" / "profiles"


def test_setting_up_twice_changes_nothing(house: House) -> None:
    before = house.dump()
    assert house.set_up(small_office()) == SetUp(house.office_id, False, 0)
    assert house.dump() == before


@pytest.mark.parametrize("name", ["civil_defense", "traffic_services"])
def test_the_profiles_that_come_along(database: Database, name: str) -> None:
    profile = read_profile(PROFILES / f"{name}.toml")
    first = set_up(database, profile, HandClock())
    assert first.created
    assert set_up(database, profile, HandClock()) == SetUp(first.office_id, False, 0)
    with database.read() as read:
        rows = read.all(schema.service.select().order_by(schema.service.c.position))
    assert [row.code for row in rows] == [service.code for service in profile.services]


def test_the_demonstrations_pins_open_the_door(database: Database) -> None:
    profile = read_profile(PROFILES / "civil_defense.toml")
    pins = read_pins(PROFILES / "demo_pins.toml")
    done = set_up(database, with_pins(profile, pins), HandClock(), QUICK_HASHER)
    house = House(database, office_id=done.office_id)
    assert house.desk.sign_in("clerk1", pins["clerk1"]).login == "clerk1"


def changed(edit: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    profile = deepcopy(small_office())
    edit(profile)
    return profile


def test_a_change_reaches_whoever_reads_next(house: House) -> None:
    house.views.office()
    done = house.set_up(
        changed(
            lambda p: (
                p["office"].update(grace_min=5),
                p["services"][0].update(target_wait_min=33, name=words("New name")),
                p["counters"][0].update(offers=["F"]),
            )
        )
    )
    assert done.changes == 3
    office = house.views.office()
    assert office.grace_min == 5
    assert office.service_coded("F").target_wait_min == 33
    assert office.service_coded("F").name.en == "New name"
    offered = office.counter_numbered(1).offers
    assert {office.services[i].code for i in offered} == {"F", "G"}
    house.check()


def test_what_is_gone_from_the_profile_is_retired_not_deleted(house: House) -> None:
    ticket = house.issue("G")
    house.intake.leave(ticket.ticket_id)
    service = house.service("G")

    def without_g(profile: dict[str, Any]) -> None:
        profile["services"].pop()
        profile["counters"][0]["secondary"] = []
        profile["counters"][3]["offers"].remove("G")
        profile["counters"].pop(1)
        profile["staff"].pop(1)

    house.set_up(changed(without_g))
    office = house.views.office()
    assert service not in office.services
    assert [c.number for c in office.counters.values()] == [1, 3, 4]
    assert "badr" not in {p.login for p in office.staff.values()}
    refused(
        Reason.UNKNOWN_SERVICE,
        house,
        lambda: house.intake.issue([service], language=house.views.office().language),
    )
    assert house.step(ticket.step_ids[0]).service_id == service
    assert house.tickets.face(ticket.ticket_id).services == ()
    house.set_up(small_office())
    assert house.service("G") == service


def not_without(house: House, edit: Callable[[dict[str, Any]], object], *said: str) -> None:
    before = house.dump()
    with pytest.raises(Trouble) as caught:
        house.set_up(changed(edit))
    assert caught.value.kind is TroubleKind.PROFILE
    for words_of_it in (*said, "after the end of the day"):
        assert words_of_it in str(caught.value)
    assert house.dump() == before


def drop(section: str, index: int) -> Callable[[dict[str, Any]], object]:
    return lambda profile: profile[section].pop(index)


def test_a_counter_at_work_stays(house: House) -> None:
    house.sit(2, "badr")
    not_without(house, drop("counters", 1), "counter 2")


def test_a_counter_that_somebody_waits_for_stays(house: House) -> None:
    amal, badr = house.sit(1, "amal"), house.sit(2, "badr")
    house.issue("F")
    house.serving.transfer_to_counter(house.serve(*amal), badr[0], by=amal[1])
    not_without(house, drop("counters", 1), "counter 2", "F001")


def test_a_person_at_work_stays(house: House) -> None:
    house.sit(2, "badr")
    not_without(house, drop("staff", 1), "staff badr", "counter 2")


def test_a_service_somebody_waits_for_stays(house: House) -> None:
    house.issue("G")

    def without_g(profile: dict[str, Any]) -> None:
        profile["services"].pop()
        profile["counters"][0]["secondary"] = []
        profile["counters"][3]["offers"].remove("G")

    not_without(house, without_g, "service G", "G001")


def test_a_pin_that_a_person_chose_is_never_replaced(house: House) -> None:
    house.desk.set_pin(house.person("amal"), "5823")
    assert house.set_up(small_office()).changes == 0
    assert house.desk.sign_in("amal", "5823").login == "amal"


def test_several_offices_share_a_database(house: House) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    assert other.office_id != house.office_id
    assert house.issue("F").number == other.issue("F").number == "F001"
    assert house.views.hall().waiting == {house.service("F"): 1}
    house.day.end()
    assert other.views.hall().waiting == {other.service("F"): 1}
    assert other.record.since(0)[-1].kind == "issued"
    house.check()
    assert office_id(house.database, "second") == other.office_id


@pytest.mark.parametrize(("key", "said"), [("elsewhere", "elsewhere"), (None, "the only one")])
def test_an_office_that_cannot_be_told(house: House, key: str | None, said: str) -> None:
    assert office_id(house.database) == office_id(house.database, "small") == house.office_id
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    House(house.database, small_office(office=office))
    with pytest.raises(Trouble) as caught:
        office_id(house.database, key)
    assert caught.value.kind is TroubleKind.DATABASE_NOT_SET_UP
    assert said in str(caught.value)
    assert "small, second" in str(caught.value)


def test_a_database_without_an_office(database: Database) -> None:
    with pytest.raises(Trouble) as caught:
        office_id(database)
    assert caught.value.kind is TroubleKind.DATABASE_NOT_SET_UP
    assert "setup --profile" in str(caught.value)
    with pytest.raises(Trouble), database.write(7, HandClock()):
        pass
