"""A visitor without a booking: three touches to a number, in either language."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.patience import Times
from kiosk.state import Page
from queueing.ticket import Reason
from queueing.wording import Language
from shell.language import direction

from .conftest import Clock, House, Kiosk

Build = Callable[..., Kiosk]


@pytest.mark.parametrize("language", list(Language))
def test_three_touches_to_a_number(build: Build, house: House, language: Language) -> None:
    house.open_counters()
    kiosk = build()
    kiosk.until(Page.START)

    kiosk.touch(f"walk_in_{language}")
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)

    assert kiosk.touches == 3
    assert kiosk.text("number") == "F001"
    assert kiosk.state.language is language
    assert house.waiting() == 1
    assert kiosk.window.layoutDirection() == direction(language)


def test_the_promise_on_the_screen_is_the_one_that_is_kept(build: Build, house: House) -> None:
    house.open_counters()
    service = house.office.service_coded("F")
    for _ in range(4):
        house.intake.issue([service.id], language=Language.EN)
    kiosk = build()

    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    shown = kiosk.state.promise
    assert shown is not None and shown.ahead == 4 and shown.expected is not None
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)

    ticket = kiosk.state.ticket
    assert ticket is not None and ticket.promise == shown
    assert house.tickets.face(ticket.ticket.ticket_id).promise == shown


def test_a_double_tap_takes_one_ticket(build: Build, house: House) -> None:
    kiosk = build()
    kiosk.touch("walk_in_ar")
    kiosk.touch("service_F")
    take = kiosk.find("take_ticket")
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(take, Qt.MouseButton.LeftButton)
    kiosk.until(Page.TICKET)
    assert house.waiting() == 1


def test_a_tap_meant_for_the_page_before_is_not_taken(build: Build) -> None:
    kiosk = build(times=Times(settle_s=60))
    kiosk.presenter._patience._page.invalidate()
    kiosk.touch("walk_in_ar")
    kiosk.touch("service_F")
    assert kiosk.page() is Page.SERVICES


def test_done_leads_to_the_start_and_the_language_of_the_house(build: Build) -> None:
    kiosk = build(language=Language.AR)
    kiosk.touch("walk_in_en")
    kiosk.touch("service_G")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    kiosk.touch("done")
    assert kiosk.page() is Page.START
    assert kiosk.state.language is Language.AR
    assert kiosk.state.ticket is None


def test_the_language_can_be_changed_on_the_way(build: Build) -> None:
    kiosk = build()
    kiosk.touch("walk_in_ar")
    kiosk.touch("service_F")
    assert kiosk.find("take_ticket").accessibleName() == "مستنداتي مكتملة - أريد تذكرة"
    kiosk.touch("language")
    assert kiosk.find("take_ticket").accessibleName() == "I have them all - take a ticket"
    assert kiosk.page() is Page.SERVICE


def test_a_service_without_walk_ins_says_so_and_gives_no_ticket(house: House, build: Build) -> None:
    kiosk = build()
    _refuse(kiosk, house, "P", cap=1)
    kiosk.touch("walk_in_en")
    card = kiosk.find("service_P")
    assert card.accessibleDescription() == "Full for today"
    kiosk.touch("service_P")
    assert not kiosk.shown("take_ticket")
    assert kiosk.state.offer is not None
    assert kiosk.state.offer.refused is Reason.DAILY_CAP_REACHED
    kiosk.touch("back")
    assert kiosk.page() is Page.SERVICES


def _refuse(kiosk: Kiosk, house: House, code: str, cap: int) -> None:
    """Uses the day's cap up, as other visitors would."""
    service = house.office.service_coded(code)
    assert service.daily_cap is not None
    for _ in range(service.daily_cap):
        house.intake.issue([service.id], language=Language.AR)
    kiosk.wait(lambda: _offer(kiosk, service.id) is Reason.DAILY_CAP_REACHED)


def _offer(kiosk: Kiosk, service_id: int) -> Reason | None:
    assert kiosk.state.view is not None
    return next(o.refused for o in kiosk.state.view.services if o.service_id == service_id)


def test_a_service_that_fills_up_under_the_finger_is_refused_in_place(
    build: Build, house: House
) -> None:
    kiosk = build()
    kiosk.touch("walk_in_en")
    kiosk.touch("service_P")
    kiosk.live.stop()
    service = house.office.service_coded("P")
    for _ in range(service.daily_cap or 0):
        house.intake.issue([service.id], language=Language.AR)
    kiosk.touch("take_ticket")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    assert kiosk.page() is Page.SERVICE
    assert kiosk.state.refusal is not None
    assert kiosk.state.refusal.reason is Reason.DAILY_CAP_REACHED
    assert not kiosk.shown("take_ticket")
    assert not kiosk.state.busy


def test_the_electronic_way_is_a_code_to_scan(build: Build, tmp_path: Path) -> None:
    kiosk = build()
    kiosk.touch("walk_in_en")
    kiosk.touch("service_R")
    label = kiosk.find("electronic_code", QLabel)
    assert isinstance(label, QLabel)
    assert decoded(label, tmp_path) == ["https://www.bahrain.bh"]


def test_the_ticket_stands_on_the_screen_as_a_code(build: Build, tmp_path: Path) -> None:
    kiosk = build()
    kiosk.touch("walk_in_en")
    kiosk.touch("service_G")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    label = kiosk.find("ticket_code", QLabel)
    assert isinstance(label, QLabel) and kiosk.state.ticket is not None
    assert decoded(label, tmp_path) == [kiosk.state.ticket.ticket.token]


def decoded(label: QLabel, folder: Path) -> list[str]:
    file = folder / "label.png"
    label.grab().save(str(file))
    return [code.text for code in zxingcpp.read_barcodes(Image.open(file).convert("L"))]


class TestManyServices:
    """An office with more services than fit on one page."""

    @pytest.fixture
    def profile(self) -> str:
        return "traffic_services"

    def test_they_are_found_by_what_they_are_about(self, build: Build) -> None:
        kiosk = build()
        kiosk.touch("walk_in_ar")
        kiosk.until(Page.CATEGORIES)
        assert not kiosk.shown("service_G")
        for group in kiosk.state.categories:
            first = kiosk.house.office.services[group.services[0].service_id].code
            assert group.name.ar in kiosk.find(f"category_{first}").accessibleName()
        kiosk.touch("category_M")
        listed = [offer.service_id for offer in kiosk.state.listed]
        assert listed == [kiosk.house.office.service_coded(code).id for code in "MG"]
        kiosk.touch("back")
        kiosk.until(Page.CATEGORIES)
        kiosk.touch("category_M")
        kiosk.touch("service_G")
        kiosk.touch("take_ticket")
        kiosk.until(Page.TICKET)
        assert kiosk.text("number").startswith("G")

    def test_a_service_by_booking_only(self, build: Build) -> None:
        kiosk = build()
        kiosk.touch("walk_in_en")
        kiosk.touch("category_L")
        assert kiosk.find("service_T").accessibleDescription() == "By booking only"
        kiosk.touch("service_T")
        assert not kiosk.shown("take_ticket")

    def test_a_service_outside_its_own_hours_says_when_it_opens(
        self, build: Build, clock: Clock
    ) -> None:
        clock.set(12, 30)
        kiosk = build()
        kiosk.touch("walk_in_en")
        kiosk.touch("category_L")
        line = kiosk.find("service_K").accessibleDescription()
        assert line.startswith("Closed now") and "Tuesday 24 November 2026" in line

    def test_in_the_break_only_bookings_check_in(self, build: Build, clock: Clock) -> None:
        clock.set(13, 30)
        kiosk = build()
        kiosk.until(Page.START)
        assert not kiosk.find("walk_in_ar").isEnabled()
        assert kiosk.find("booked_ar").isEnabled()

    def test_arabic_has_the_digits_of_the_office_and_numbers_stay(
        self, build: Build, house: House
    ) -> None:
        service = house.office.service_coded("L")
        for _ in range(3):
            house.intake.issue([service.id], language=Language.AR)
        kiosk = build()
        kiosk.touch("walk_in_ar")
        kiosk.touch("category_L")
        assert "أمامك ٣ أشخاص" in kiosk.find("service_L").accessibleDescription()
        kiosk.touch("service_L")
        kiosk.touch("take_ticket")
        kiosk.until(Page.TICKET)
        assert kiosk.text("number") == "L004"


@pytest.mark.parametrize(
    ("size", "scale", "least"),
    [
        (QSize(1080, 1920), None, 88),
        (QSize(1920, 1080), None, 88),
        (QSize(1440, 2560), None, 88),
        (QSize(1280, 720), None, 88),
        (QSize(540, 960), 0.5, 44),
    ],
)
def test_everything_to_touch_is_large_and_inside_the_screen(
    build: Build, size: QSize, scale: float | None, least: int
) -> None:
    kiosk = build(size=size, scale=scale)
    _measure(kiosk, least)
    kiosk.touch("walk_in_en")
    _measure(kiosk, least)
    kiosk.touch("service_I")
    _measure(kiosk, least)
    kiosk.touch("back")
    kiosk.touch("back")
    kiosk.touch("booked_ar")
    _measure(kiosk, least)
    assert kiosk.window.size() == size


def _measure(kiosk: Kiosk, least: int) -> None:
    QTest.qWait(0)  # A layout settles with the next turn of the event loop.
    area = kiosk.window.rect()
    buttons = [b for b in kiosk.window.findChildren(QPushButton) if b.isVisible()]
    assert buttons
    places: dict[str, QRect] = {}
    for button in buttons:
        name = button.objectName()
        place = button.rect().translated(button.mapTo(kiosk.window, button.rect().topLeft()))
        assert area.contains(place), f"{name} at {place} on {kiosk.state.page}"
        assert min(button.width(), button.height()) >= least, f"{name}: {button.size()}"
        assert button.accessibleName(), name
        over = [name_ for name_, other in places.items() if other.intersects(place)]
        assert not over, f"{name} lies on {over} on {kiosk.state.page}"
        places[name] = place


def test_the_whole_way_by_keyboard(build: Build, house: House) -> None:
    kiosk = build(language=Language.EN)
    kiosk.window.activateWindow()

    def tab_to(name: str) -> None:
        for _ in range(30):
            focused = kiosk.window.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            QTest.keyClick(focused or kiosk.window, Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by the Tab key")

    for name in ("walk_in_en", "service_F", "take_ticket"):
        tab_to(name)
        kiosk.enter()
    kiosk.until(Page.TICKET)
    assert house.waiting() == 1


def test_times_of_day_do_not_stand_still(build: Build, clock: Clock) -> None:
    kiosk = build()
    clock.now += timedelta(minutes=5)
    kiosk.read_again()
    assert kiosk.state.now == clock.now
