"""A visitor with a booking: found by what they type or scan, and told what its hour means."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.delivered import Incoming
from kiosk.access import Need
from kiosk.documents import ICONS
from kiosk.pages.booking import BookingPage
from kiosk.parts import Notice
from kiosk.state import Page, Refusal
from queueing.booking import Standing
from queueing.ticket import Reason
from queueing.visit import DocumentKind, Spared
from queueing.wording import Language
from shell import icons
from shell.paragraph import Paragraph

from .conftest import Clock, House, Kiosk
from .eyes import faults
from .test_access import SMALL, UPRIGHT, WIDE, Surround, surround

__all__ = ["surround"]

Build = Callable[..., Kiosk]


def typed_in(kiosk: Kiosk, text: str) -> None:
    """Touches the keys of the keypad; they are not counted, as in a phone number."""
    before = kiosk.touches
    for sign in text:
        kiosk.touch(f"key_{sign}")
    kiosk.touches = before


def words(kiosk: Kiosk) -> str:
    """What the booking's page says."""
    page = kiosk.window.findChild(BookingPage)
    assert page is not None and page.isVisible()
    return "\n".join(p.words for p in page.findChildren(Paragraph) if p.isVisible())


@pytest.mark.parametrize("language", list(Language))
def test_three_touches_and_the_typing(build: Build, house: House, language: Language) -> None:
    house.book("MW-350001", 9, 5)
    kiosk = build()
    kiosk.touch(f"booked_{language}")
    typed_in(kiosk, "MW-350001")
    kiosk.touch("search")
    kiosk.until(Page.BOOKING)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)
    assert kiosk.touches == 3
    assert kiosk.text("number") == "F001"
    assert kiosk.state.ticket is not None
    assert kiosk.state.ticket.booked_start == house.bookings.of_day()[0].starts_at
    assert house.bookings.of_day()[0].ticket_number == "F001"


@pytest.mark.parametrize(
    ("hour", "minute", "standing", "says"),
    [
        (10, 0, Standing.EARLY, "at about 10:00 am"),
        (9, 10, Standing.ON_TIME, "Your place at 9:10 am is kept"),
        (8, 0, Standing.LATE, "Your booking was at 8:00 am"),
    ],
)
def test_every_hour_of_arrival_has_its_answer_and_a_ticket(
    build: Build, house: House, hour: int, minute: int, standing: Standing, says: str
) -> None:
    house.open_counters()
    house.book("350001", hour, minute)
    kiosk = build()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    assert kiosk.state.booking is not None
    assert kiosk.state.booking.booking.standing is standing
    assert says in words(kiosk)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)
    assert house.waiting() == 1


def scan_in_english(kiosk: Kiosk, text: str) -> None:
    kiosk.touch("booked_en")
    kiosk.keys(text)
    kiosk.enter()


def test_who_is_early_is_promised_the_hour_and_no_minutes(build: Build, house: House) -> None:
    house.open_counters()
    house.book("350001", 11)
    kiosk = build()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)
    assert kiosk.state.ticket is not None
    face = house.tickets.face(kiosk.state.ticket.ticket.ticket_id)
    assert face.promise is not None and face.promise.expected is None
    assert face.booked_start is not None


def test_a_booking_of_another_day_leads_to_a_ticket_without_it(build: Build, house: House) -> None:
    house.book("350001", 9, 30, day=24)
    kiosk = build()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    assert "Tuesday 24 November 2026 at 9:30 am" in words(kiosk)
    assert not kiosk.shown("check_in")
    kiosk.touch("without_booking")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.touches == 3
    assert house.bookings.find("350001")[0].ticket_number is None


def test_a_cancelled_booking_leads_to_a_ticket_without_it(build: Build, house: House) -> None:
    house.book("350001", 9, 30, cancelled=True)
    kiosk = build()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    assert "This booking was cancelled" in words(kiosk)
    kiosk.touch("without_booking")
    assert kiosk.page() is Page.SERVICE
    assert kiosk.state.service is not None and kiosk.state.service.code == "F"


def test_who_has_checked_in_is_told_the_number_again(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    house.intake.check_in(house.bookings.of_day()[0].booking_id, language=Language.AR)
    kiosk = build()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    assert kiosk.text("number") == "F001"
    assert "hold the code of your ticket to the scanner" in words(kiosk)
    assert not any(kiosk.shown(name) for name in ("check_in", "not_yet", "priority"))
    kiosk.touch("done")
    assert kiosk.page() is Page.START
    assert house.waiting() == 1


def test_two_kiosks_check_the_same_booking_in_once(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    kiosk = build()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    house.intake.check_in(house.bookings.of_day()[0].booking_id, language=Language.AR)
    kiosk.touch("check_in")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    assert kiosk.state.refusal is not None
    assert kiosk.state.refusal.reason is Reason.ALREADY_CHECKED_IN
    assert "You have checked in already" in words(kiosk)
    assert not kiosk.shown("check_in") and kiosk.shown("done")
    assert house.waiting() == 1


def test_an_unknown_booking_is_answered_in_place_and_mended(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    kiosk = build()
    kiosk.touch("booked_en")
    typed_in(kiosk, "350002")
    kiosk.touch("search")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    assert kiosk.page() is Page.ENTRY and kiosk.state.typed == "350002"
    notice = next(n for n in kiosk.window.findChildren(Notice) if n.isVisible())
    assert "do not find a booking" in notice.words
    kiosk.touch("erase")
    assert kiosk.state.refusal is None
    typed_in(kiosk, "1")
    kiosk.touch("search")
    kiosk.until(Page.BOOKING)


def test_without_a_booking_after_all(build: Build) -> None:
    kiosk = build()
    kiosk.touch("booked_en")
    kiosk.keys("999")
    kiosk.enter()
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    kiosk.touch("without_booking")
    assert kiosk.page() is Page.SERVICES


@pytest.mark.parametrize("text", ["+97339000001", "39000001", "٣٩٠٠٠٠٠١", "880100123"])
def test_a_phone_or_a_cpr_finds_it_too(build: Build, house: House, text: str) -> None:
    house.book("350001", 9, 5, phone="+973 3900 0001", national_id="880100123")
    kiosk = build()
    kiosk.touch("booked_en")
    kiosk.presenter.check_in.type(text)
    kiosk.presenter.check_in.submit()
    kiosk.until(Page.BOOKING)


def test_several_bookings_of_one_phone_are_a_choice(build: Build, house: House) -> None:
    house.book("350001", 9, 5, phone="39000001")
    house.book("350002", 11, 0, phone="39000001")
    house.book("350003", 11, 0, day=24, phone="39000001")
    kiosk = build()
    kiosk.touch("booked_en")
    kiosk.keys("39000001")
    kiosk.enter()
    kiosk.until(Page.BOOKINGS)
    assert len(kiosk.state.bookings) == 2
    kiosk.touch("booking_350002")
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)
    assert kiosk.touches == 3
    kinds = {b.reference: b.ticket_number for b in house.bookings.of_day()}
    assert kinds == {"350001": None, "350002": "F001"}


def test_a_scan_on_the_start_page_chooses_path_and_language(build: Build, house: House) -> None:
    house.book("MW-350001", 9, 5, language=Language.EN)
    kiosk = build(language=Language.AR)
    kiosk.until(Page.START)
    kiosk.keys("mw-350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)
    assert kiosk.state.language is Language.EN
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)
    assert kiosk.touches == 1


def test_a_scan_is_taken_wherever_the_keyboard_stands(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    kiosk = build()
    kiosk.touch("booked_en")
    QTest.keyClick(kiosk.window.focusWidget() or kiosk.window, Qt.Key.Key_Tab)
    assert kiosk.window.focusWidget() is not kiosk.find("entry", QLabel)
    kiosk.keys("350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)


def test_after_the_last_ticket_bookings_still_check_in(
    build: Build, house: House, clock: Clock
) -> None:
    house.book("350001", 13, 45)
    clock.set(13, 50)
    kiosk = build()
    kiosk.until(Page.START)
    assert not kiosk.find("walk_in_en").isEnabled()
    scan_in_english(kiosk, "350001")
    kiosk.until(Page.BOOKING)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)


def test_back_keeps_what_was_typed(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    kiosk = build()
    kiosk.touch("booked_en")
    for digit in "350001":
        kiosk.touch(f"key_{digit}")
    kiosk.touch("search")
    kiosk.until(Page.BOOKING)
    kiosk.touch("back")
    assert kiosk.page() is Page.ENTRY and kiosk.state.typed == "350001"
    kiosk.touch("clear")
    assert kiosk.state.typed == ""
    kiosk.touch("back")
    assert kiosk.page() is Page.START


def take_in(house: House, code: str, hour: int = 9, minute: int = 5) -> None:
    """A booking of a service other than the usual one."""
    starts = datetime(2026, 11, 22, hour - 3, minute, tzinfo=UTC)
    booking = Incoming(external_id="id-1", reference="350001", service=code, starts_at=starts)
    house.take_in(booking)


@pytest.mark.parametrize("language", list(Language))
def test_what_to_bring_is_asked_before_the_ticket_is_taken(
    build: Build, house: House, language: Language
) -> None:
    take_in(house, "I")
    kiosk = build()
    scan_in(kiosk, language)
    service = house.office.service_coded("I")
    for document in service.documents:
        assert document.name.in_(language) in words(kiosk)
    have_all = "I have them all - take my ticket"
    assert language is Language.AR or kiosk.find("check_in").accessibleName() == have_all
    kiosk.touch("not_yet")
    assert kiosk.page() is Page.INSTEAD and kiosk.state.instead is Spared.NOT_READY
    kiosk.presenter.take_anyway()
    kiosk.until(Page.TICKET)
    assert house.bookings.of_day()[0].ticket_number == "I001"


def scan_in(kiosk: Kiosk, language: Language) -> None:
    kiosk.touch(f"booked_{language}")
    kiosk.keys("350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)


def test_where_nothing_is_to_be_brought_nothing_is_asked(build: Build, house: House) -> None:
    take_in(house, "G")
    kiosk = build()
    scan_in(kiosk, Language.EN)
    assert kiosk.find("check_in").accessibleName() == "Take my ticket"
    assert not kiosk.shown("not_yet")


def test_every_kind_of_document_has_a_picture_of_its_own(qapp: QApplication) -> None:
    assert set(ICONS) == set(DocumentKind)
    assert len(set(ICONS.values())) == len(ICONS) and set(ICONS.values()) <= set(icons.names())


def test_priority_is_offered_beside_the_way_and_shown_once_declared(
    build: Build, house: House
) -> None:
    take_in(house, "G")
    kiosk = build()
    scan_in(kiosk, Language.EN)
    assert kiosk.find("priority").accessibleName() == "Priority or assistance"
    kiosk.touch("priority")
    assert kiosk.page() is Page.PRIORITY
    class_id, older = next(
        (each, c) for each, c in house.office.priorities.items() if c.code == "older"
    )
    kiosk.presenter.declaring.choose_priority(class_id)
    assert kiosk.page() is Page.BOOKING
    assert older.name.en in kiosk.said()
    assert older.name.en not in kiosk.find("priority").accessibleName(), "it is read aloud"
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)


def test_an_office_without_classes_asks_for_none(build: Build, house: House) -> None:
    take_in(house, "G")
    kiosk = build()
    scan_in(kiosk, Language.EN)
    view = kiosk.state.view
    assert view is not None
    kiosk.presenter.show(view=replace(view, office=replace(view.office, priorities={})))
    assert not kiosk.shown("priority")


def test_nobody_is_sent_to_a_ticket_that_is_not_to_be_had(
    build: Build, house: House, clock: Clock
) -> None:
    house.book("350001", 9, 30, day=24)
    clock.set(13, 50)
    kiosk = build()
    kiosk.until(Page.START)
    scan_in(kiosk, Language.EN)
    assert "ask at reception" in words(kiosk) and "take a ticket" not in words(kiosk)
    assert not kiosk.shown("without_booking") and kiosk.shown("done")


def test_a_booking_cancelled_meanwhile_says_so_and_how_to_go_on(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    kiosk = build()
    scan_in(kiosk, Language.EN)
    house.book("350001", 9, 5, cancelled=True)
    kiosk.touch("check_in")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    assert "This booking was cancelled" in words(kiosk)
    assert not kiosk.shown("check_in")
    kiosk.touch("without_booking")
    assert kiosk.page() is Page.SERVICE


def test_any_other_refusal_takes_the_place_of_the_promise(build: Build, house: House) -> None:
    house.book("350001", 9, 5)
    kiosk = build()
    scan_in(kiosk, Language.EN)
    kiosk.presenter.show(refusal=Refusal(Reason.SERVICE_CLOSED))
    assert "No ticket can be taken now" in words(kiosk)
    assert "This service is closed at the moment" in words(kiosk)
    assert "ahead of you" not in words(kiosk) and "You are on time" not in words(kiosk)
    assert kiosk.shown("done") and not kiosk.shown("check_in")


@pytest.mark.parametrize("size", [UPRIGHT, WIDE, SMALL], ids=["upright", "wide", "small"])
@pytest.mark.parametrize("needs", [(), ("larger_text",), ("low_reach", "larger_text")], ids=str)
def test_nothing_is_cut_off_however_much_is_to_be_brought(
    build: Build, house: House, surround: Surround, size: QSize, needs: tuple[str, ...]
) -> None:
    take_in(house, "I")
    kiosk = build(size=size)
    around = surround(kiosk)
    kiosk.until(Page.START)
    for need in needs:
        around.access.toggle(Need(need))
    kiosk.keys("350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)
    found = kiosk.state.booking
    assert found is not None
    for language in Language:
        kiosk.language.set(language)
        for standing in Standing:
            booking = replace(found.booking, standing=standing, ticket_number="I001")
            kiosk.presenter.show(booking=replace(found, booking=booking))
            kiosk.wait(lambda: not faults(kiosk))


def test_every_booking_of_one_phone_can_be_reached(build: Build, house: House) -> None:
    """A contractor's company books under one number."""
    for number in range(7):
        house.book(f"35000{number}", 9, 5 + 5 * number, phone="39001234")
    kiosk = build()
    kiosk.touch("booked_en")
    kiosk.keys("39001234")
    kiosk.enter()
    kiosk.until(Page.BOOKINGS)
    assert kiosk.shown("booking_350000") and not kiosk.shown("booking_350006")
    assert not kiosk.find("earlier").isEnabled()
    kiosk.touch("more")
    assert not kiosk.find("more").isEnabled() and not kiosk.shown("booking_350000")
    kiosk.touch("booking_350006")
    kiosk.until(Page.BOOKING)
    assert kiosk.state.booking is not None
    assert kiosk.state.booking.booking.reference == "350006"
    kiosk.touch("back")
    assert kiosk.shown("booking_350006"), "back on the page that it was chosen from"
