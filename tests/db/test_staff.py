"""Signing in, and opening, pausing and closing a counter."""

from functools import partial

import pytest
from argon2 import PasswordHasher

from db.staff import StaffDesk
from queueing.staff import CounterState, Role
from queueing.ticket import Reason, Refused, State
from tests.db.house import SUNDAY_9, House, small_office, words
from tests.db.refusals import refused


def test_signing_in_with_the_right_pin(house: House) -> None:
    person = house.desk.sign_in(" Amal ", "4711")
    assert (person.login, person.role) == ("amal", Role.CLERK)
    assert house.kinds(1) == ["signed_in"]


@pytest.mark.parametrize(
    ("login", "pin"),
    [("amal", "4712"), ("amal", ""), ("badr", ""), ("badr", "4711"), ("nobody", "4711"), ("", "")],
)
def test_a_wrong_pin_an_unknown_name_and_nobodys_pin_sound_alike(
    house: House, login: str, pin: str
) -> None:
    with pytest.raises(Refused) as caught:
        house.desk.sign_in(login, pin)
    assert (caught.value.reason, caught.value.details) == (Reason.WRONG_PIN, {})
    assert house.kinds(1) == ["sign_in_failed"]
    house.check()


def test_an_unknown_name_costs_the_same_work(house: House) -> None:
    """One hash each, so that nobody learns from the delay which names exist."""
    work = []

    class Counting(PasswordHasher):
        def hash(self, password, *, salt=None):
            work.append("hash")
            return super().hash(password, salt=salt)

        def verify(self, hash, password):
            work.append("verify")
            return super().verify(hash, password)

    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)
    desk = StaffDesk(house.database, house.office_id, house.clock, hasher)
    for login in ("amal", "badr", "nobody"):
        with pytest.raises(Refused):
            desk.sign_in(login, "0000")
    assert len(work) == 3


def test_a_pin_is_kept_as_a_hash_and_can_be_changed(house: House) -> None:
    house.desk.set_pin(house.person("badr"), "5823")
    stored = house.rows_of("staff", house.person("badr"))["pin_hash"]
    assert stored.startswith("$argon2id$")
    assert "5823" not in stored
    assert house.desk.sign_in("badr", "5823").login == "badr"


def test_nobody_sets_the_pin_of_another_offices_staff(house: House) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    for staff_id in (other.person("amal"), 999):
        refused(Reason.ROLE_NOT_ALLOWED, house, partial(house.desk.set_pin, staff_id, "5823"))


def state(house: House, number: int) -> tuple[str, int | None]:
    row = house.rows_of("counter", house.counter(number))
    return row["state"], row["staff_id"]


def test_opening_pausing_and_closing(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    assert state(house, 1) == (CounterState.OPEN, clerk)
    house.desk.pause_counter(counter, by=clerk, reason="prayer", resumes_at=SUNDAY_9)
    now = house.views.counters()[0]
    assert (now.state, now.pause_reason, now.resumes_at) == ("paused", "prayer", SUNDAY_9)
    house.desk.open_counter(counter, by=clerk)
    assert house.views.counters()[0].pause_reason is None
    house.desk.close_counter(counter, by=clerk)
    assert state(house, 1) == (CounterState.CLOSED, None)
    assert house.kinds(4) == ["counter_open", "counter_paused", "counter_open", "counter_closed"]
    house.check()


def test_sitting_down_twice_changes_nothing(house: House) -> None:
    house.sit(1, "amal")
    before = house.dump()
    house.sit(1, "amal")
    assert house.dump() == before


def test_who_may_not_open_a_counter(house: House) -> None:
    house.sit(1, "amal")
    for reason, number, login in (
        (Reason.COUNTER_TAKEN, 1, "badr"),
        (Reason.COUNTER_BUSY, 2, "amal"),
        (Reason.ROLE_NOT_ALLOWED, 2, "rana"),
    ):
        refused(reason, house, partial(house.sit, number, login))
    refused(
        Reason.UNKNOWN_COUNTER,
        house,
        lambda: house.desk.open_counter(999, by=house.person("badr")),
    )
    refused(
        Reason.ROLE_NOT_ALLOWED,
        house,
        lambda: house.desk.open_counter(house.counter(2), by=999),
    )


@pytest.mark.parametrize("login", ["sami", "adel"])
def test_supervisors_and_administrators_help_out(house: House, login: str) -> None:
    house.sit(1, login)


def test_what_cannot_be_done_to_a_counter(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    desk, badr = house.desk, house.person("badr")
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: desk.pause_counter(counter, by=badr))
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: desk.close_counter(counter, by=badr))
    refused(
        Reason.REASON_NEEDED, house, lambda: desk.pause_counter(counter, by=clerk, reason="nap")
    )
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    refused(Reason.COUNTER_BUSY, house, lambda: desk.close_counter(counter, by=clerk))
    house.calling.undo(step_id, by=clerk)
    desk.close_counter(counter, by=clerk)
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: desk.close_counter(counter, by=clerk))
    refused(Reason.NOT_YOUR_COUNTER, house, lambda: desk.pause_counter(counter, by=clerk))


def test_what_yesterday_left_open_is_closed_by_name_when_a_counter_opens(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    at_hand = house.issue("F").step_ids[0]
    house.serve(counter, clerk)
    waiting, planned = house.issue("F", "N").step_ids
    missed = house.issue("N").step_ids[0]
    house.miss(*house.sit(2, "badr"))
    house.forward(days=1)
    today = house.issue("F").step_ids[0]
    house.sit(4, "dana")
    assert {house.step(i).state for i in (at_hand, waiting, planned)} == {State.CLOSED}
    assert house.step(missed).state is State.MISSED
    assert house.step(today).state is State.WAITING
    assert house.kinds(4) == ["closed", "closed", "closed", "counter_open"]
    house.check()


def test_a_counter_left_open_yesterday_is_free_today(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.serve(counter, clerk)
    house.forward(days=1)
    house.sit(1, "badr")
    house.sit(2, "amal")
    assert house.kinds(3) == ["counter_closed", "counter_open", "counter_open"]
    today = house.issue("F").step_ids[0]
    assert house.call(counter, house.person("badr")).step_id == today
    house.check()


def test_a_clerk_who_works_on_without_signing_in_again_is_not_sent_away_mid_visit(
    house: House,
) -> None:
    counter, clerk = house.sit(1, "amal")
    house.forward(days=1)
    house.issue("F")
    house.serve(counter, clerk)
    refused(Reason.COUNTER_TAKEN, house, lambda: house.sit(1, "badr"))
    house.sit(2, "badr")
    assert state(house, 1) == (CounterState.OPEN, clerk)
    house.check()
