"""Codes: told apart from typing, read in any layout, understood wherever they are held up."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanned import references_in, token_in
from kiosk.scanner import GAP_S, Scanner, as_latin
from kiosk.state import Page
from queueing.ticket import Reason
from queueing.wording import Language

from .conftest import Kiosk

Build = Callable[..., Kiosk]

ENTRY = "\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "UID:7a1f@app",
        "SUMMARY:Booking CD-1001",
        "END:VEVENT",
        "END:VCALENDAR",
    )
)


class Keys:
    """A keyboard whose strokes come at known times."""

    def __init__(self) -> None:
        self.now = 0.0
        self.scanner = Scanner(lambda: self.now)

    def type(self, text: str, gap: float) -> str | None:
        found = None
        for sign in text:
            self.now += gap
            if sign == "\n":
                found = self.scanner.enter()
            else:
                self.scanner.take(sign)
        return found


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4, max_size=60))
def test_a_burst_that_ends_with_enter_is_a_scan(text: str) -> None:
    if not text.upper().startswith("BEGIN:VCALENDAR"):
        assert Keys().type(text + "\n", 0.002) == text


@given(st.text(st.sampled_from("0123456789ABC"), min_size=1, max_size=20))
def test_fingers_are_no_scanner(text: str) -> None:
    assert Keys().type(text + "\n", GAP_S * 2) is None


def test_slow_typing_before_a_burst_is_not_part_of_it() -> None:
    keys = Keys()
    keys.type("12", 1.0)
    keys.now += 1.0
    assert keys.type("CD-1001\n", 0.01) == "CD-1001"


def test_a_short_burst_is_a_slip_of_the_hand() -> None:
    assert Keys().type("ab\n", 0.01) is None


def test_a_calendar_entry_is_one_scan_of_many_lines() -> None:
    keys = Keys()
    lines = ENTRY.split("\n")
    for line in lines[:-1]:
        assert keys.type(line + "\n", 0.003) == "", line
    assert keys.type(lines[-1] + "\n", 0.003) == ENTRY


def test_an_arabic_layout_types_the_same_code() -> None:
    assert as_latin(list("CD-1001")) == "CD-1001"
    # The keys of "mw-350001" where the layout is Arabic (101).
    assert as_latin(["ة", "ص", "-", "3", "5", "0", "0", "0", "1"]) == "mw-350001"
    assert as_latin(["لا", "ق"]) == "br"


@pytest.mark.parametrize(
    ("scanned", "first"),
    [
        ("CD-1001", "CD-1001"),
        (" CD-1001 ", "CD-1001"),
        ("https://app.example/booking?ref=CD-1001", "CD-1001"),
        ("https://app.example/bookings/CD-1001/", "CD-1001"),
        (ENTRY, "CD-1001"),
        ("Booking reference: CD-1001", "Booking reference: CD-1001"),
    ],
)
def test_the_likeliest_reference_comes_first(scanned: str, first: str) -> None:
    assert references_in(scanned)[0] == first
    assert "CD-1001" in references_in(scanned)


@given(st.text(max_size=300))
def test_any_code_is_read_without_a_fault(text: str) -> None:
    assert len(references_in(text)) <= 6
    assert token_in(text) in (None, text.strip())


# --- At the kiosk ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [(), ("walk_in_en",), ("walk_in_en", "service_I"), ("booked_en",)])
def test_a_booking_is_found_from_wherever_the_kiosk_stands(
    build: Build, path: tuple[str, ...]
) -> None:
    kiosk = build(language=Language.EN)
    kiosk.house.book("MW-350001", 9)
    for name in path:
        kiosk.touch(name)
    kiosk.keys("MW-350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)


def test_blanks_of_a_code_press_no_button(build: Build) -> None:
    kiosk = build(language=Language.EN)
    kiosk.house.book("MW-350001", 9)
    kiosk.touch("walk_in_en")
    kiosk.find("service_I").setFocus()
    kiosk.keys("Your booking MW-350001")
    assert kiosk.page() is Page.SERVICES
    kiosk.enter()
    kiosk.until(Page.BOOKING)


def test_an_unknown_code_gets_an_answer_and_a_way_on(build: Build) -> None:
    kiosk = build(language=Language.EN)
    kiosk.keys("NOBODY-KNOWS")
    kiosk.enter()
    kiosk.until(Page.ENTRY)
    assert kiosk.state.refusal is not None
    assert kiosk.state.refusal.reason is Reason.UNKNOWN_BOOKING
    kiosk.touch("without_booking")
    kiosk.until(Page.SERVICES)


def test_the_next_visitors_code_makes_the_last_number_go(build: Build) -> None:
    kiosk = build(language=Language.EN)
    kiosk.house.book("MW-350001", 9)
    kiosk.touch("walk_in_en")
    kiosk.touch("service_G")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    kiosk.keys("MW-350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)
    assert kiosk.state.ticket is None
