"""The number on the screen: at once, with or without paper, and good for a photo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from db.intake import Promise
from db.printing import KIOSK_REPRINTS
from db.tickets import TicketFace
from kiosk.access import Need
from kiosk.pages.ticket import TicketPage
from kiosk.parts import Notice
from kiosk.printers import VirtualPrinter
from kiosk.state import Page, Paper
from kiosk.ticket_drawing import draw_ticket
from kiosk.ticket_number import TicketNumber
from queueing.forecast import Range
from queueing.wording import Language

from .conftest import House, Kiosk
from .eyes import faults, place
from .test_access import SMALL, UPRIGHT, WIDE, Surround, surround
from .test_printing import BrokenPrinter

__all__ = ["surround"]

Build = Callable[..., Kiosk]
SIZES = pytest.mark.parametrize("size", [UPRIGHT, WIDE, SMALL], ids=["upright", "wide", "small"])


def check_in(kiosk: Kiosk, language: Language = Language.EN) -> None:
    """A booking's code at the scanner, and one touch."""
    kiosk.house.book("350001", 9, 5, language=language)
    kiosk.until(Page.START)
    kiosk.keys("350001")
    kiosk.enter()
    kiosk.until(Page.BOOKING)
    kiosk.touch("check_in")
    kiosk.until(Page.TICKET)


def token(kiosk: Kiosk) -> str:
    assert kiosk.state.ticket is not None
    return kiosk.state.ticket.ticket.token


def photographed(kiosk: Kiosk, folder: Path) -> list[zxingcpp.Barcode]:
    """The codes that a photo of the whole screen would show."""
    file = folder / "screen.png"
    kiosk.window.grab().save(str(file))
    return list(zxingcpp.read_barcodes(Image.open(file).convert("L")))


def said(kiosk: Kiosk) -> str:
    page = kiosk.window.findChild(TicketPage)
    assert page is not None and page.isVisible()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@SIZES
@pytest.mark.parametrize("needs", [(), ("low_reach", "larger_text"), ("high_contrast",)], ids=str)
def test_without_paper_number_and_code_fill_the_page_for_a_photo(
    build: Build, surround: Surround, tmp_path: Path, size: QSize, needs: tuple[str, ...]
) -> None:
    kiosk = build(size=size)
    around = surround(kiosk)
    kiosk.until(Page.START)
    for need in needs:
        around.access.toggle(Need(need))
    check_in(kiosk)
    assert kiosk.state.paper is Paper.NONE
    assert kiosk.text("paper") == "Take a photo of this screen"
    assert not kiosk.shown("print_again")
    (code,) = photographed(kiosk, tmp_path)
    assert code.text == token(kiosk)
    corners = code.position
    side = corners.top_right.x - corners.top_left.x
    share = 0.4 * min(size.width(), size.height())
    assert place(kiosk, kiosk.find("ticket_code", QLabel)).width() >= share
    assert side >= 0.75 * share  # The quiet zone counts, but is no part of the code.


@pytest.mark.parametrize("language", list(Language))
def test_paper_that_fails_is_tried_again_and_marked(
    build: Build,
    tmp_path: Path,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer = BrokenPrinter(tmp_path / "out")
    kiosk = build(printer=printer)
    reprints: list[bool] = []

    def draw(face: TicketFace, dots: int, reprint: bool) -> QImage:
        reprints.append(reprint)
        return draw_ticket(face, dots, reprint)

    monkeypatch.setattr(kiosk.desk, "_draw", draw)
    check_in(kiosk, language)
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
    if language is Language.EN:
        assert "reception has been told" in kiosk.text("paper_more")
    kiosk.wait(lambda: [c.text for c in photographed(kiosk, tmp_path)] == [token(kiosk)])
    for technical in ("printer", "error", "out of paper", "fault"):
        assert technical not in said(kiosk).lower()
    printer.broken = False
    kiosk.touch("print_again")
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    assert reprints == [False, True]
    assert not kiosk.shown("print_again")
    assert kiosk.text("number") == "F001"


def test_a_double_tap_prints_one_copy(build: Build, tmp_path: Path) -> None:
    printer = BrokenPrinter(tmp_path / "out")
    kiosk = build(printer=printer)
    check_in(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
    printer.broken = False
    again = kiosk.find("print_again")
    kiosk.touch("print_again")
    again.click()  # type: ignore[attr-defined]
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    assert len(list((tmp_path / "out").glob("*.png"))) == 1


def test_the_ticket_is_to_be_taken_from_the_slot(build: Build, tmp_path: Path) -> None:
    kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
    check_in(kiosk)
    assert kiosk.text("number") == "F001"
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    assert kiosk.text("paper") == "Please take your ticket"
    assert not kiosk.shown("paper_more", QLabel)
    assert kiosk.shown("slip", QLabel) and not kiosk.shown("ticket_code", QLabel)


def test_several_services_stand_in_their_order(build: Build, house: House) -> None:
    kiosk = build()
    check_in(kiosk)
    shown = kiosk.state.ticket
    first, second, third = [service.name for service in house.office.services.values()][:3]
    assert shown is not None
    kiosk.presenter.show(ticket=replace(shown, services=(first, second, third)))
    assert f"\n{first.en}\nThen: {second.en}\nThen: {third.en}\n" in said(kiosk)


def test_a_long_number_is_made_to_fit(build: Build) -> None:
    kiosk = build()
    check_in(kiosk)
    shown = kiosk.state.ticket
    assert shown is not None
    long = replace(shown.ticket, number="WWWW123456")
    kiosk.presenter.show(ticket=replace(shown, ticket=long))
    number = kiosk.find("number", TicketNumber)
    QTest.qWait(0)  # A layout settles with the next turn of the event loop.
    ink = _dark_columns(kiosk.window.grab(place(kiosk, number)).toImage())
    assert ink[0] > 0 and ink[-1] < number.width() - 1


def _dark_columns(image: QImage) -> list[int]:
    def dark(x: int) -> bool:
        return any(image.pixelColor(x, y).lightness() < 128 for y in range(0, image.height(), 2))

    return [x for x in range(image.width()) if dark(x)]


@SIZES
@pytest.mark.parametrize("needs", [(), ("larger_text",), ("low_reach", "larger_text")], ids=str)
def test_nothing_is_cut_off_whatever_the_paper_does(
    build: Build,
    house: House,
    surround: Surround,
    tmp_path: Path,
    size: QSize,
    needs: tuple[str, ...],
) -> None:
    kiosk = build(size=size)
    around = surround(kiosk)
    kiosk.until(Page.START)
    for need in needs:
        around.access.toggle(Need(need))
    check_in(kiosk)
    shown = kiosk.state.ticket
    assert shown is not None
    longest = sorted((s.name for s in house.office.services.values()), key=lambda n: -len(n.en))
    full = replace(
        shown, services=tuple(longest[:4]), promise=Promise(23, Range(100, 119)), booked_start=None
    )
    for language in Language:
        kiosk.language.set(language)
        for paper in Paper:
            kiosk.presenter.show(ticket=full, paper=paper)
            kiosk.wait(lambda: not faults(kiosk))


def test_copies_that_are_used_up_are_told_and_not_offered_again(
    build: Build, house: House, tmp_path: Path
) -> None:
    kiosk = build(printer=BrokenPrinter(tmp_path / "out"))
    check_in(kiosk)
    for _ in range(KIOSK_REPRINTS):
        kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED and not kiosk.state.busy)
        kiosk.touch("print_again")
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED and not kiosk.state.busy)
    kiosk.touch("print_again")
    kiosk.wait(lambda: not kiosk.shown("print_again"))
    notice = next(n for n in kiosk.window.findChildren(Notice) if n.isVisible())
    assert "valid without paper" in notice.words
    assert kiosk.text("number") == "F001"
