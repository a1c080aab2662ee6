"""Calls for help, and a supervisor's words."""

from datetime import timedelta
from functools import partial

import pytest

from db.alerts import ALARM_SHOWN_FOR, ANSWER_SHOWN_FOR, MESSAGE_LENGTH, Alarm, Message
from queueing.ticket import Reason
from tests.db.house import House, small_office, words
from tests.db.refusals import refused


def alarms(house: House) -> tuple[Alarm, ...]:
    """As everybody sees them: a counter and reception alike."""
    at_counter = house.views.console(house.counter(2)).alarms
    assert house.views.floor(house.person("rana")).alarms == at_counter
    return at_counter


def messages(house: House, number: int) -> list[str]:
    return [message.text for message in house.views.console(house.counter(number)).messages]


def test_a_call_for_help_is_seen_by_everybody_until_somebody_answers(house: House) -> None:
    counter, amal = house.sit(1, "amal")
    alarm_id = house.alerts.call_for_help(counter, by=amal)
    [alarm] = alarms(house)
    assert (alarm.alarm_id, alarm.by.login, alarm.at) == (alarm_id, "amal", house.clock.now)
    assert alarm.counter is not None and alarm.counter.number == 1
    assert alarm.answered_by is None
    house.forward(minutes=1)
    house.alerts.answer(alarm_id, by=house.person("badr"))
    [alarm] = alarms(house)
    assert alarm.answered_by is not None and alarm.answered_by.login == "badr"
    assert alarm.answered_at == house.clock.now
    house.clock.now += ANSWER_SHOWN_FOR
    assert len(alarms(house)) == 1
    house.forward(seconds=1)
    assert alarms(house) == ()
    assert house.kinds(2) == ["help_called", "help_answered"]
    house.check()


def test_pressed_again_it_is_the_same_alarm(house: House) -> None:
    counter, amal = house.sit(1, "amal")
    first = house.alerts.call_for_help(counter, by=amal)
    before = house.dump()
    assert house.alerts.call_for_help(counter, by=amal) == first
    assert house.dump() == before
    house.alerts.answer(first, by=house.person("badr"))
    assert house.alerts.call_for_help(counter, by=amal) != first


def test_help_is_called_from_reception_too(house: House) -> None:
    house.alerts.call_for_help(None, by=house.person("rana"))
    assert alarms(house)[0].counter is None


def test_what_needs_an_answer_stands_first(house: House) -> None:
    (one, amal), (two, badr) = house.sit(1, "amal"), house.sit(2, "badr")
    first = house.alerts.call_for_help(one, by=amal)
    house.alerts.call_for_help(two, by=badr)
    house.alerts.answer(first, by=badr)
    assert [alarm.by.login for alarm in alarms(house)] == ["badr", "amal"]


def test_an_alarm_is_not_shown_for_ever(house: House) -> None:
    counter, amal = house.sit(1, "amal")
    old = house.alerts.call_for_help(counter, by=amal)
    house.clock.now += ALARM_SHOWN_FOR + timedelta(seconds=1)
    assert alarms(house) == ()
    assert house.alerts.call_for_help(counter, by=amal) != old


def test_one_colleague_answers(house: House) -> None:
    counter, amal = house.sit(1, "amal")
    alarm = house.alerts.call_for_help(counter, by=amal)
    house.alerts.answer(alarm, by=house.person("badr"))
    answer, dana = house.alerts.answer, house.person("dana")
    details = refused(Reason.ALREADY_ANSWERED, house, lambda: answer(alarm, by=dana))
    assert details["person"].en == "badr"
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: answer(999, by=dana))
    refused(Reason.UNKNOWN_COUNTER, house, lambda: house.alerts.call_for_help(999, by=dana))


def test_whoever_pressed_it_by_mistake_answers_it(house: House) -> None:
    counter, amal = house.sit(1, "amal")
    house.alerts.answer(house.alerts.call_for_help(counter, by=amal), by=amal)
    assert alarms(house)[0].answered_by == alarms(house)[0].by


# --- messages


def test_a_message_reaches_every_counter_or_one(house: House) -> None:
    house.sit(1, "amal")
    house.sit(2, "badr")
    sami = house.person("sami")
    house.alerts.send("  Closing at  one ", by=sami)
    house.alerts.send("Come and see me", house.counter(2), by=sami)
    assert messages(house, 1) == ["Closing at one"]
    assert messages(house, 2) == ["Closing at one", "Come and see me"]
    assert [m.text for m in house.views.floor(house.person("rana")).messages] == ["Closing at one"]
    assert house.views.floor(sami).messages == (), "nobody reads their own"


def test_a_message_is_put_away_by_each_reader(house: House) -> None:
    house.sit(1, "amal")
    house.sit(2, "badr")
    message = house.alerts.send("Closing at one", by=house.person("sami"))
    [shown] = house.views.console(house.counter(1)).messages
    assert isinstance(shown, Message)
    assert (shown.message_id, shown.by.login) == (message, "sami")
    house.alerts.seen(message, by=house.person("amal"))
    assert (messages(house, 1), messages(house, 2)) == ([], ["Closing at one"])
    before = house.dump()
    house.alerts.seen(message, by=house.person("amal"))
    assert house.dump() == before
    seen, badr = house.alerts.seen, house.person("badr")
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: seen(999, by=badr))


def test_yesterdays_message_is_not_shown_today(house: House) -> None:
    house.sit(1, "amal")
    house.alerts.send("Closing at one", by=house.person("sami"))
    house.forward(days=1)
    assert messages(house, 1) == []


def test_the_words_are_not_in_the_record(house: House) -> None:
    """The record is for ever, and people write about people."""
    house.alerts.send("Fatima waits for you", by=house.person("sami"))
    assert "Fatima" not in repr(house.dump()["event"])


def test_a_message_has_words_and_an_end(house: House) -> None:
    send, sami = house.alerts.send, house.person("sami")
    refused(Reason.MESSAGE_EMPTY, house, partial(send, " \n ", by=sami))
    refused(Reason.UNKNOWN_COUNTER, house, partial(send, "Hello", 999, by=sami))
    house.sit(1, "amal")
    send("long " * 100, by=sami)
    assert len(messages(house, 1)[0]) <= MESSAGE_LENGTH


@pytest.mark.parametrize("verb", ["answer", "seen"])
def test_other_offices_are_told_nothing(house: House, verb: str) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    counter, amal = house.sit(1, "amal")
    told = house.alerts.call_for_help(counter, by=amal)
    if verb == "seen":
        told = house.alerts.send("Hello", by=house.person("sami"))
    assert alarms(other) == ()
    assert messages(other, 1) == []
    answer = partial(getattr(other.alerts, verb), told, by=other.person("amal"))
    refused(Reason.NOT_ALLOWED_NOW, house, answer)
