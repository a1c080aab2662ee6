"""Bookings taken in from elsewhere, and found again when the visitor comes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db import schema
from db import schema as t
from db.delivered import each_alone
from db.engine import Database
from db.pulling import TakenIn
from queueing.booking import BookingState, Standing
from queueing.wording import Language
from tests.db.house import SUNDAY_9, House, booked

CPR = "900712345"
FULL = booked(
    "a",
    SUNDAY_9 + timedelta(hours=1),
    service="P",
    reference="q-17",
    name="فاطمة علي",
    phone="+973 3611 2233",
    national_id=CPR,
    language=Language.AR,
    party_size=2,
)


def test_a_booking_as_people_may_see_it(house: House) -> None:
    [seen] = house.book(FULL)
    assert seen.reference == "Q-17"
    assert seen.service_id == house.service("P")
    assert (seen.starts_at, seen.name, seen.identity_tail) == (FULL.starts_at, FULL.name, "345")
    assert (seen.language, seen.party_size) == (Language.AR, 2)
    assert (seen.state, seen.standing) == (BookingState.EXPECTED, Standing.EARLY)
    assert seen.ticket_number is None
    house.check()


def test_taking_in_the_same_delivery_twice_changes_nothing(house: House) -> None:
    rows = [FULL, booked("b"), booked("c", cancelled=True)]
    assert house.pulling.take_in("app", each_alone(rows)) == TakenIn(3, 0, 0)
    before = house.dump()
    assert house.pulling.take_in("app", each_alone(rows)) == TakenIn(0, 0, 3)
    assert house.dump() == before


def test_a_delivery_that_names_a_booking_twice_means_its_last_word(house: House) -> None:
    moved = replace(FULL, starts_at=SUNDAY_9 + timedelta(hours=2))
    assert house.pulling.take_in("app", each_alone([FULL, moved])) == TakenIn(1, 0, 0)
    [seen] = house.bookings.of_day()
    assert seen.starts_at == moved.starts_at


def test_the_source_owns_time_and_cancellation(house: House) -> None:
    house.book(FULL)
    moved = replace(FULL, starts_at=SUNDAY_9, name="")
    [seen] = house.book(moved)
    assert (seen.starts_at, seen.name) == (SUNDAY_9, None)
    [seen] = house.book(replace(moved, cancelled=True))
    assert seen.state is BookingState.CANCELLED
    [seen] = house.book(moved)
    assert seen.state is BookingState.EXPECTED


def test_whoever_is_here_already_is_left_alone(house: House) -> None:
    [seen] = house.book(FULL)
    ticket = house.check_in(seen.booking_id)
    before = house.bookings.of_day()
    gone = replace(FULL, cancelled=True)
    assert house.pulling.take_in("app", each_alone([gone])) == TakenIn(conflicts=1)
    assert house.bookings.of_day() == before
    assert before[0].ticket_number == ticket.number


def test_a_missed_booking_can_be_moved_to_another_day(house: House) -> None:
    [seen] = house.book(FULL)
    house.day.end()
    assert house.pulling.take_in("app", each_alone([FULL])) == TakenIn(0, 0, 1)
    house.book(replace(FULL, starts_at=FULL.starts_at + timedelta(days=1)))
    house.forward(days=1)
    assert house.check_in(seen.booking_id).number == "P001"


def test_two_sources_may_use_the_same_id(house: House) -> None:
    house.pulling.take_in("app", each_alone([FULL]))
    assert house.pulling.take_in("desk", each_alone([FULL])) == TakenIn(1, 0, 0)


@pytest.mark.parametrize(
    "typed",
    [
        "q-17",
        "  Q-17 ",
        "36112233",
        "3611 2233",
        "+973 3611-2233",
        "0097336112233",
        "٣٦١١٢٢٣٣",
        CPR,
        "900 712 345",
        "900-712-345",
        "٩٠٠٧١٢٣٤٥",
    ],
)
def test_a_booking_is_found_by_what_a_visitor_types(house: House, typed: str) -> None:
    house.book(FULL, booked("b", reference="Q-18", phone="39999999", national_id="850101999"))
    assert [found.reference for found in house.bookings.find(typed)] == ["Q-17"]


@pytest.mark.parametrize("typed", ["", "   ", "-", "Q", "Q-1", "345", "%", "900712346", "12345678"])
def test_nobody_elses_booking_is_found(house: House, typed: str) -> None:
    house.book(FULL, booked("b"))
    assert house.bookings.find(typed) == ()


def test_a_cpr_is_not_taken_for_somebodys_phone(house: House) -> None:
    house.book(booked("a", reference="OTHER", phone="31234567"))
    assert house.bookings.find("931234567") == ()


def test_todays_bookings_come_first_and_cancelled_ones_last(house: House) -> None:
    phone: dict[str, Any] = {"phone": "36112233"}
    house.book(
        booked("1", SUNDAY_9 + timedelta(days=1), reference="TOMORROW", **phone),
        booked("2", SUNDAY_9, reference="CANCELLED", cancelled=True, **phone),
        booked("3", SUNDAY_9 + timedelta(hours=3), reference="NOON", **phone),
        booked("4", SUNDAY_9 + timedelta(hours=1), reference="TEN", **phone),
    )
    found = [seen.reference for seen in house.bookings.find("36112233")]
    assert found == ["TEN", "NOON", "CANCELLED", "TOMORROW"]


def test_a_malformed_national_id_is_not_kept_at_all(house: House) -> None:
    house.book(replace(FULL, national_id="12A45"))
    [row] = house.rows(schema.booking)
    assert (row["identity_hash"], row["identity_tail"]) == (None, None)


def test_each_office_hashes_with_a_key_of_its_own(house: House) -> None:
    from tests.db.house import small_office, words

    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    house.book(FULL)
    other.book(FULL)
    assert len({row["identity_hash"] for row in house.rows(schema.booking)}) == 2
    assert len(other.bookings.find(CPR)) == 1


def test_no_national_id_lies_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "office.db"
    database = Database.open(f"sqlite:///{file.as_posix()}", create=True)
    house = House(database)
    [seen] = house.book(FULL)
    house.check_in(seen.booking_id, promise=house.views.promise(seen.service_id), printer="hall")
    house.bookings.find(CPR)
    files = [path for path in tmp_path.iterdir() if path.name.startswith(file.name)]
    everything = b"".join(path.read_bytes() for path in files)
    database.close()
    assert "فاطمة".encode() in everything
    assert CPR.encode() not in everything


def test_a_booking_follows_what_becomes_of_its_visit(house: House) -> None:
    served, left, missed = house.book(*(booked(name, reference=name) for name in "abc"))
    tickets = {b.booking_id: house.check_in(b.booking_id) for b in (served, left, missed)}
    desk = house.sit(1, "amal")
    house.intake.leave(tickets[left.booking_id].ticket_id)
    house.serving.finish(house.serve(*desk), by=desk[1])
    step = house.miss(*desk)
    states = {b.reference: str(b.state) for b in house.bookings.of_day()}
    assert sorted(states.values()) == ["missed", "missed", "served"]
    assert states["B"] == "missed"
    house.intake.rejoin(step)
    assert sorted(str(b.state) for b in house.bookings.of_day()) == ["arrived", "missed", "served"]
    house.day.end()
    assert sorted(str(b.state) for b in house.bookings.of_day()) == ["missed", "missed", "served"]


def test_people_are_forgotten_after_the_retention(house: House) -> None:
    house.book(booked("a", reference="R1", name="Ali", phone="36112233", national_id="900112345"))
    house.day.end()
    house.forward(days=house.views.office().retention_days + 1)
    house.sit(1, "amal")
    (row,) = house.rows(t.booking)
    personal = ("name", "phone", "identity_hash", "identity_tail")
    assert [row[name] for name in personal] == [None] * 4
    assert row["reference"] == "R1"
