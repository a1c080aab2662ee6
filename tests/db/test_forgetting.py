"""What was written about people is cleared after the office's retention; the figures stay."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from db.serving import Ending
from tests.db.house import SUNDAY_9, House, small_office, words


def end_the_day(house: House) -> None:
    house.issue("G")
    house.day.end()


def open_a_counter(house: House) -> None:
    counter, clerk = house.sit(2, "badr")
    house.desk.close_counter(counter, by=clerk)


OCCASIONS = [end_the_day, open_a_counter]


def written(house: House) -> tuple[list[object], int, int]:
    """The notes there are, messages, and marks that somebody has read one."""
    tables = house.dump()
    notes = [step["note"] for step in tables["step"] if step["note"] is not None]
    return notes, len(tables["message"]), len(tables["message_seen"])


@pytest.fixture
def talkative(house: House) -> House:
    """A morning with notes on two visits, and a message that somebody has read."""
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    sent = house.serving.transfer_to_service(
        house.serve(counter, clerk), house.service("N"), by=clerk, note="brother of Fatima"
    )
    assert house.serve(counter, clerk) == sent
    ending = Ending("completed", 2, "paid by Ali", "pay")
    house.serving.finish(sent, by=clerk, ending=ending)
    house.issue("F")
    third = house.serve(counter, clerk)
    house.serving.finish(third, by=clerk, ending=Ending(note="no plan"))
    message = house.alerts.send("Ask Fatima", by=house.person("sami"))
    house.alerts.seen(message, by=clerk)
    house.day.end()
    return house


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_notes_and_messages_are_kept_as_long_as_the_office_says(
    talkative: House, occasion: Callable[[House], None]
) -> None:
    house = talkative
    before = written(house)
    assert before == (["paid by Ali", "no plan"], 1, 1)
    days = house.views.office().retention_days
    house.clock.now = SUNDAY_9 + timedelta(days=days)
    occasion(house)
    assert written(house) == before
    house.forward(days=1)
    occasion(house)
    assert written(house) == ([], 0, 0)
    house.check()


def test_what_is_counted_stays(talkative: House) -> None:
    house = talkative
    house.clock.now = SUNDAY_9 + timedelta(days=house.views.office().retention_days + 1)
    house.sit(2, "badr")
    ended = [step for step in house.dump()["step"] if step["outcome"] == "completed"]
    assert [(step["quantity"], step["next_step"]) for step in ended] == [(2, "pay")]


def test_no_note_is_in_the_record(talkative: House) -> None:
    """The record is for ever."""
    record = repr(talkative.dump()["event"])
    for name in ("Fatima", "Ali", "no plan"):
        assert name not in record


def test_other_offices_keep_their_own_time(talkative: House) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(talkative.database, small_office(office=office))
    other.clock.now = SUNDAY_9 + timedelta(days=400)
    before = written(talkative)
    other.sit(1, "amal")
    other.day.end()
    assert written(talkative) == before
