"""Finding a visitor by what they can say: a number, a reference, a phone, a name."""

from datetime import timedelta

import pytest

from db.floor import MOST_FOUND
from queueing.wording import Language
from tests.db.house import House, booked, small_office, words

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def hall(house: House) -> House:
    """F001 Fatima and F002 Ali, both booked; N001 and N002 with phones of their own."""
    house.book(
        booked("a", reference="Q-17", name="Fatima Hasan", phone="36112233"),
        booked("b", reference="Q-171", name="علي يوسف", phone="39445566"),
    )
    for booking in house.bookings.of_day():
        house.check_in(booking.booking_id)
        house.forward(minutes=1)
    for phone in ("+97333001122", "+97333009988"):
        house.issue("N", phone=phone)
        house.forward(minutes=1)
    return house


def found(house: House, text: str, code: str = "") -> list[str]:
    service = house.service(code) if code else None
    return [each.step.number for each in house.views.visitors(text, service)]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("F001", ["F001"]),
        ("f001", ["F001"]),
        (" f001 ", ["F001"]),
        ("001", ["F001", "N001"]),
        ("٠٠١", ["F001", "N001"]),
        ("F٠٠١", ["F001"]),
        ("n0", ["N001", "N002"]),
        ("Q-17", ["F001", "F002"]),
        ("q-171", ["F002"]),
        ("-171", []),
        ("2233", ["F001"]),
        ("233", ["F001"]),
        ("33", []),
        ("36112233", ["F001"]),
        ("36 11 22 33", ["F001"]),
        ("+973 3611-2233", ["F001"]),
        ("0097336112233", ["F001"]),
        ("36112233".translate(ARABIC), ["F001"]),
        ("1122", ["N001"]),
        ("33001122", ["N001"]),
        ("+973 33001122", ["N001"]),
        ("3300", []),
        ("fatima", ["F001"]),
        ("FATIMA", ["F001"]),
        ("hasan", ["F001"]),
        ("Fatima   Hasan", ["F001"]),
        ("يوسف", ["F002"]),
        ("nobody", []),
    ],
)
def test_what_finds_whom(hall: House, typed: str, numbers: list[str]) -> None:
    assert found(hall, typed) == numbers


@pytest.mark.parametrize("typed", ["%", "_", "%%", "F%", "F00_", "\\", "F001\\", "%1", "'", "[F]"])
def test_signs_of_a_pattern_are_plain_text(hall: House, typed: str) -> None:
    assert found(hall, typed) == []


def test_a_name_with_such_signs_is_found_by_them(house: House) -> None:
    house.book(booked("a", name="100% Fire_Safety \\ Co"), booked("b", name="Another Co"))
    for booking in house.bookings.of_day():
        house.check_in(booking.booking_id)
    for typed in ("100%", "fire_s", "\\", "% fire", "_"):
        assert found(house, typed) == ["F001"], typed


def test_without_a_text_it_is_those_who_have_not_left(hall: House) -> None:
    amal = hall.sit(1, "amal")
    missed = hall.miss(*amal)
    served = hall.serve(*amal)
    assert (
        found(hall, "")
        == found(hall, "  ")
        == [
            number
            for number in ("F001", "F002", "N001", "N002")
            if number != hall.step(missed).number
        ]
    )
    hall.serving.finish(served, by=amal[1])
    assert len(found(hall, "")) == 2
    assert found(hall, hall.step(served).number) == [hall.step(served).number]


def test_a_list_may_be_of_one_service(hall: House) -> None:
    assert found(hall, "", "N") == ["N001", "N002"]
    assert found(hall, "001", "N") == ["N001"]
    assert found(hall, "fatima", "N") == []


def test_the_longest_here_stand_first_and_a_list_has_an_end(house: House) -> None:
    for _ in range(MOST_FOUND + 2):
        house.issue("G")
        house.forward(seconds=1)
    shown = found(house, "")
    assert (len(shown), shown[0], shown[-1]) == (MOST_FOUND, "G001", f"G{MOST_FOUND:03d}")


def test_what_a_list_tells_of_a_visitor(hall: House) -> None:
    [booked] = hall.views.visitors("F001")
    assert (booked.name, booked.reference, booked.phone_tail) == ("Fatima Hasan", "Q-17", "2233")
    assert booked.step.language is Language.EN
    [walk_in] = hall.views.visitors("N001")
    assert (walk_in.name, walk_in.reference, walk_in.phone_tail) == (None, None, "1122")


def test_every_step_of_a_visit_is_found(house: House) -> None:
    house.issue("F", "N")
    assert [(each.step.number, str(each.step.state)) for each in house.views.visitors("F001")] == [
        ("F001", "waiting"),
        ("F001", "planned"),
    ]


def test_other_days_and_offices_are_not_searched(hall: House) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(hall.database, small_office(office=office))
    assert found(other, "F001") == found(other, "") == []
    hall.clock.now += timedelta(days=1)
    assert found(hall, "F001") == found(hall, "") == []
