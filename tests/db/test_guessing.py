"""PINs that are guessed: each wrong one makes the next wait longer."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import pytest
from argon2 import PasswordHasher

from db.staff import FORGOTTEN_AFTER, StaffDesk
from queueing.ticket import Reason, Refused
from tests.db.house import House, small_office, words


def guess(house: House, login: str, pin: str = "0000") -> Refused:
    with pytest.raises(Refused) as caught:
        house.desk.sign_in(login, pin)
    return caught.value


def wait_until(house: House, ready: object) -> None:
    assert isinstance(ready, datetime)
    house.clock.now = ready


@pytest.mark.parametrize("login", ["amal", "badr", "nobody", ""])
def test_every_name_is_slowed_alike(house: House, login: str) -> None:
    """Known or not, with a PIN or without: the pauses tell nobody which names exist."""
    for _ in range(3):
        assert guess(house, login).reason is Reason.WRONG_PIN
    pauses = []
    for _ in range(6):
        too_soon = guess(house, login)
        assert too_soon.reason is Reason.PIN_TOO_SOON
        ready = too_soon.details["ready"]
        assert isinstance(ready, datetime)
        pauses.append((ready - house.clock.now).total_seconds())
        house.clock.now = ready - timedelta(milliseconds=1)
        assert guess(house, login).reason is Reason.PIN_TOO_SOON
        house.clock.now = ready
        assert guess(house, login).reason is Reason.WRONG_PIN
    assert pauses == [5, 10, 20, 40, 60, 60]
    house.check()


def test_the_right_pin_has_to_wait_as_well(house: House) -> None:
    """Else a guesser would learn by the answer which one it is."""
    for _ in range(3):
        guess(house, "amal")
    too_soon = guess(house, "amal", "4711")
    assert too_soon.reason is Reason.PIN_TOO_SOON
    assert house.kinds(1) == ["sign_in_too_soon"]
    wait_until(house, too_soon.details["ready"])
    assert house.desk.sign_in("amal", "4711").login == "amal"


def test_a_pin_that_comes_too_soon_is_not_looked_at(house: House) -> None:
    for _ in range(3):
        guess(house, "amal")
    looked = []

    class Looking(PasswordHasher):
        def verify(self, hash, password):
            looked.append(password)
            return super().verify(hash, password)

    house.desk = StaffDesk(house.database, house.office_id, house.clock, Looking())
    guess(house, "amal", "4711")
    assert looked == []


def test_guesses_that_come_too_soon_do_not_lengthen_the_pause(house: House) -> None:
    """Or anybody could keep a clerk out for good."""
    for _ in range(3):
        guess(house, "amal")
    ready = guess(house, "amal").details["ready"]
    for _ in range(5):
        assert guess(house, "amal").details["ready"] == ready


def test_a_success_forgets_the_slips_before_it(house: House) -> None:
    for _ in range(2):
        guess(house, "amal")
    house.desk.sign_in("amal", "4711")
    assert house.dump()["sign_in_guess"] == []
    for _ in range(3):
        assert guess(house, "amal").reason is Reason.WRONG_PIN


def test_an_hour_forgets(house: House) -> None:
    for _ in range(3):
        guess(house, "amal")
    house.clock.now += FORGOTTEN_AFTER + timedelta(seconds=1)
    for _ in range(3):
        assert guess(house, "amal").reason is Reason.WRONG_PIN
    assert guess(house, "amal").reason is Reason.PIN_TOO_SOON


def test_less_than_an_hour_does_not_forget(house: House) -> None:
    for _ in range(3):
        guess(house, "amal")
    house.clock.now += FORGOTTEN_AFTER
    assert guess(house, "amal").reason is Reason.WRONG_PIN
    ready = guess(house, "amal").details["ready"]
    assert ready == house.clock.now + timedelta(seconds=10)


def test_names_are_counted_apart_but_not_by_how_they_are_typed(house: House) -> None:
    for typed in ("amal", " AMAL ", "Amal"):
        guess(house, typed)
    assert guess(house, "amal").reason is Reason.PIN_TOO_SOON
    assert guess(house, "badr").reason is Reason.WRONG_PIN


def test_offices_count_apart(house: House) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    for _ in range(3):
        guess(house, "amal")
    assert other.desk.sign_in("amal", "4711").login == "amal"
    assert guess(house, "amal").reason is Reason.PIN_TOO_SOON


def test_what_was_typed_as_a_name_is_not_kept(house: House) -> None:
    """People type a PIN there by mistake."""
    guess(house, "4711")
    assert "4711" not in repr([row for row in house.dump()["sign_in_guess"]])
    assert "4711" not in repr(house.dump()["event"])


@pytest.mark.parametrize("login", ["amal", "nobody"])
def test_guesses_made_at_once_count_one_after_the_other(house: House, login: str) -> None:
    """All have looked at how many there were before any of them is counted."""
    at_once = 4
    everybody = threading.Barrier(at_once, timeout=30)

    class Together(PasswordHasher):
        def verify(self, hash, password):
            everybody.wait()
            return super().verify(hash, password)

        def hash(self, password, *, salt=None):
            everybody.wait()
            return super().hash(password, salt=salt)

    hasher = Together(time_cost=1, memory_cost=8, parallelism=1)
    house.desk = StaffDesk(house.database, house.office_id, house.clock, hasher)
    with ThreadPoolExecutor(at_once) as pool:
        pins = [f"000{n}" for n in range(at_once)]
        answers = [str(r.reason) for r in pool.map(partial(guess, house, login), pins)]
    assert sorted(answers) == ["pin_too_soon"] * (at_once - 1) + ["wrong_pin"]
    [counted] = house.dump()["sign_in_guess"]
    assert counted["wrong"] == 1
    house.check()
