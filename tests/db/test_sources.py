"""How the last look at each source went, and where the next goes on."""

from datetime import timedelta

from db import schema as t
from db.delivered import SourceObject, each_alone
from db.sources import LOOKING, SourceState
from queueing.ticket import Reason
from tests.db.house import House, booked, looked
from tests.db.refusals import refused

EVERY = timedelta(seconds=15)


def named(house: House) -> House:
    house.sources.name("app", "caldav", pushes=True, every=EVERY)
    return house


def state(house: House) -> SourceState:
    [found] = house.sources.states()
    return found


def cursor(house: House) -> str:
    """From where the next look would go on."""
    [row] = house.rows(t.booking_source)
    return str(row["cursor"])


def test_naming_it_again_changes_nothing(house: House) -> None:
    named(house)
    looked(house.sources, "app", "token-1", swept=True)
    before = house.dump()
    named(house)
    assert house.dump() == before
    house.sources.name("app", "caldav", pushes=False, every=EVERY)
    assert not state(house).pushes
    assert cursor(house) == "token-1", "what was learned stays"


def test_a_look_that_found_nothing_leaves_no_line_in_the_record(house: House) -> None:
    named(house)
    before = house.kinds()
    looked(house.sources, "app", "token-1", swept=False)
    house.forward(seconds=15)
    looked(house.sources, "app", None, swept=False)
    assert house.kinds() == before
    assert cursor(house) == "token-1"
    assert state(house).succeeded_at == house.clock.now


def test_a_source_that_goes_away_and_comes_back_is_told_once_each(house: House) -> None:
    named(house)
    looked(house.sources, "app", "1", swept=True)
    for _ in range(3):
        house.forward(seconds=15)
        house.sources.failed("app", "no answer")
    seen = state(house)
    assert seen.failing_since == house.clock.now - 2 * EVERY
    assert (seen.trouble, seen.lag(house.clock.now)) == ("no answer", 3 * EVERY)
    looked(house.sources, "app", "2", swept=False)
    assert house.kinds(2) == ["booking_source_away", "booking_source_back"]
    assert (state(house).failing_since, state(house).trouble) == (None, "")


def test_staff_are_told_after_a_while_not_at_the_first_failure(house: House) -> None:
    named(house)
    assert not state(house).is_late(house.clock.now), "nothing was promised yet"
    looked(house.sources, "app", "1", swept=True)
    house.forward(seconds=15)
    house.sources.failed("app", "no answer")
    assert not state(house).is_late(house.clock.now)
    house.forward(minutes=2)
    assert state(house).is_late(house.clock.now), "also where nobody looks any more"


def test_a_source_that_never_answered_is_late_as_well(house: House) -> None:
    named(house)
    house.sources.failed("app", "no answer")
    house.forward(minutes=3)
    assert state(house).lag(house.clock.now) is None
    assert state(house).is_late(house.clock.now)


def objects(*versions: tuple[str, str]) -> list[SourceObject]:
    return [
        SourceObject(address=address, version=version, bookings=(booked(address),))
        for address, version in versions
    ]


def test_what_was_taken_in_is_remembered_until_it_is_gone(house: House) -> None:
    named(house)
    house.sources.remember("app", objects(("a", "1"), ("b", "1"), ("c", "1")))
    house.sources.remember("app", objects(("a", "2")))
    house.sources.remember("app", [SourceObject(address="b")])
    assert house.sources.versions("app") == {"a": "2", "c": "1"}
    house.sources.forget_absent("app", {"a"})
    assert house.sources.versions("app") == {"a": "2"}


def test_columns_are_learned_once(house: House) -> None:
    house.tables.learn_columns("list", {"rendez vous": "start", "nr": "reference"})
    before = house.dump()
    house.tables.learn_columns("list", {"nr": "reference"})
    assert house.dump() == before
    house.tables.learn_columns("list", {"nr": ""})
    assert house.tables.columns("list") == {"rendez vous": "start", "nr": ""}
    assert house.tables.columns("other") == {}


def test_one_looks_at_a_time(house: House) -> None:
    named(house)
    first = house.sources.begin_look("app")
    assert first is not None and house.sources.begin_look("app") is None
    house.forward(seconds=LOOKING.total_seconds() - 1)
    assert house.sources.goes_on("app", first), "each batch has its own while"
    house.forward(seconds=LOOKING.total_seconds() - 1)
    assert house.sources.begin_look("app") is None
    house.sources.succeeded("app", first, "token-1", swept=True)
    assert house.sources.begin_look("app") is not None


def test_a_look_that_was_killed_makes_room_and_does_not_go_on(house: House) -> None:
    named(house)
    killed = house.sources.begin_look("app")
    house.forward(seconds=LOOKING.total_seconds() + 1)
    after = house.sources.begin_look("app")
    assert killed is not None and after is not None
    assert not house.sources.goes_on("app", killed)
    assert house.sources.goes_on("app", after)


def test_a_clock_that_was_set_back_holds_nobody_up(house: House) -> None:
    named(house)
    assert house.sources.begin_look("app") is not None
    house.forward(hours=-3)
    assert house.sources.begin_look("app") is not None


def test_a_wish_to_read_all_again_is_not_lost_under_a_look(house: House) -> None:
    named(house)
    looked(house.sources, "app", "token-1", swept=True)
    look = house.sources.begin_look("app")
    assert look is not None and look.cursor == "token-1"
    house.resolving.name_services("app", {"Renewal": "N"})
    house.resolving.name_services("app", {"Renewal": "F"})
    house.sources.succeeded("app", look, "token-2", swept=False)
    assert cursor(house) == ""


def test_a_source_that_is_not_used_any_more_is_no_trouble(house: House) -> None:
    named(house)
    house.sources.remember("app", objects(("a", "1")))
    house.pulling.take_in("app", each_alone([booked("a")]))
    house.sources.remove("app")
    assert (house.sources.states(), house.sources.versions("app")) == ((), {})
    assert len(house.bookings.of_day()) == 1
    refused(Reason.UNKNOWN_SOURCE, house, lambda: house.sources.remove("app"))
