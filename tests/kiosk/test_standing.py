"""A visitor holds the code of their ticket to the scanner and sees how the visit stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from db.calling import Calling
from db.intake import Promise
from db.serving import Serving
from db.tickets import TicketFace
from db.visits import TicketView
from kiosk.access import Need
from kiosk.pages.standing import StandingPage
from kiosk.parts import Notice
from kiosk.printers import VirtualPrinter
from kiosk.state import Page, Paper
from kiosk.ticket_drawing import draw_ticket
from kiosk.ticket_number import TicketNumber
from queueing.forecast import Range
from queueing.ticket import Reason, State
from queueing.wording import Language, number_in_words
from shell.language import direction

from .conftest import House, Kiosk
from .eyes import faults, place
from .test_access import SMALL, UPRIGHT, WIDE, Surround, Voice, surround
from .test_printing import BrokenPrinter

__all__ = ["surround"]

Build = Callable[..., Kiosk]


def ticket(house: House, language: Language = Language.EN, code: str = "F") -> TicketView:
    service = house.office.service_coded(code)
    return house.intake.issue([service.id], language=language)


def scan(kiosk: Kiosk, token: str) -> None:
    kiosk.keys(token)
    kiosk.enter()
    kiosk.until(Page.STANDING)


@dataclass
class AtCounter:
    """The next visitor, called to the first counter that can take them."""

    calling: Calling
    serving: Serving
    clerk: int
    step_id: int
    counter_number: int


def call(house: House) -> AtCounter:
    handed = (house.database, house.office_id, house.clock)
    calling, serving = Calling(*handed), Serving(*handed)
    for counter, clerk in zip(house.office.counters, house.office.staff, strict=False):
        called = calling.call_next(counter, by=clerk)
        if called is not None:
            number = house.office.counters[counter].number
            return AtCounter(calling, serving, clerk, called.step_id, number)
    raise AssertionError("nobody is waiting")


def miss(house: House) -> None:
    """Calls until the office gives up."""
    for _ in range(house.office.allowed_calls):
        at = call(house)
        at.calling.no_show(at.step_id, by=at.clerk)
        house.clock.now += timedelta(minutes=house.office.hold_min + 1)


def headline(kiosk: Kiosk) -> str:
    return kiosk.text("headline")


def said(kiosk: Kiosk) -> str:
    page = kiosk.window.findChild(StandingPage)
    assert page is not None and page.isVisible()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def state_of(kiosk: Kiosk) -> State | None:
    return kiosk.state.standing.state if kiosk.state.standing else None


def test_who_waits_sees_how_many_are_ahead_and_how_long(build: Build, house: House) -> None:
    house.open_counters()
    ticket(house), ticket(house)
    mine = ticket(house)
    kiosk = build()
    scan(kiosk, mine.token)
    assert kiosk.text("number") == mine.number == "F003"
    assert headline(kiosk) == "2 people ahead of you"
    assert "Expected wait: " in said(kiosk)
    assert kiosk.state.standing is not None
    assert kiosk.state.standing.service.en in said(kiosk)
    assert not kiosk.shown("rejoin") and not kiosk.shown("print_again")
    kiosk.touch("done")
    assert kiosk.page() is Page.START and kiosk.state.standing is None


def test_who_booked_is_told_the_hour_too(build: Build, house: House) -> None:
    house.open_counters()
    house.book("350001", 9, 10)
    mine = house.intake.check_in(house.bookings.of_day()[0].booking_id, language=Language.EN)
    kiosk = build()
    scan(kiosk, mine.token)
    assert "Appointment: 9:10 am" in said(kiosk)


@pytest.mark.parametrize("language", list(Language))
def test_the_page_is_in_the_language_of_the_ticket(
    build: Build, house: House, language: Language
) -> None:
    mine = ticket(house, language)
    kiosk = build(language=Language.AR)
    scan(kiosk, mine.token)
    assert kiosk.state.language is language
    assert kiosk.window.layoutDirection() == direction(language)
    number = kiosk.find("number", TicketNumber)
    assert number.accessibleName().endswith(mine.number)


@pytest.mark.parametrize("language", list(Language))
def test_who_is_called_sees_the_counter_larger_than_anything_else(
    build: Build, house: House, language: Language
) -> None:
    house.open_counters()
    mine = ticket(house, language)
    at = call(house)
    kiosk = build()
    scan(kiosk, mine.token)
    assert state_of(kiosk) is State.CALLED
    assert kiosk.text("counter") == str(at.counter_number)
    counter, others = kiosk.find("counter", TicketNumber), kiosk.window.findChildren(QLabel)
    assert all(counter.height() >= o.height() for o in others if o.isVisible())
    at.calling.start(at.step_id, by=at.clerk)
    kiosk.wait(lambda: state_of(kiosk) is State.SERVING)
    assert kiosk.text("counter") == str(at.counter_number)


def _points_to_counter(kiosk: Kiosk, *, rightwards: bool) -> bool:
    arrow = place(kiosk, kiosk.find("arrow", QLabel))
    counter = place(kiosk, kiosk.find("counter", TicketNumber))
    left, right = (arrow, counter) if rightwards else (counter, arrow)
    return left.right() < right.left()


def test_the_arrow_points_to_the_counter_in_both_directions(build: Build, house: House) -> None:
    house.open_counters()
    mine = ticket(house)
    call(house)
    kiosk = build()
    scan(kiosk, mine.token)
    pictures = []
    for language, rightwards in ((Language.EN, True), (Language.AR, False)):
        kiosk.language.set(language)
        kiosk.wait(partial(_points_to_counter, kiosk, rightwards=rightwards))
        arrow = kiosk.find("arrow", QLabel)
        assert isinstance(arrow, QLabel)
        pictures.append(arrow.pixmap().toImage())
    assert pictures[0] == pictures[1].flipped(Qt.Orientation.Horizontal)


def test_who_is_set_aside_is_told_to_stay(build: Build, house: House) -> None:
    house.open_counters()
    mine = ticket(house)
    at = call(house)
    at.serving.park(at.step_id, by=at.clerk)
    kiosk = build()
    scan(kiosk, mine.token)
    assert headline(kiosk) == "Your visit is paused"
    assert "The staff will call you again" in said(kiosk)


@pytest.mark.parametrize("language", list(Language))
def test_who_did_not_come_waits_again_with_one_touch(
    build: Build, house: House, language: Language
) -> None:
    house.open_counters()
    mine = ticket(house, language)
    miss(house)
    kiosk = build()
    scan(kiosk, mine.token)
    assert state_of(kiosk) is State.MISSED
    kiosk.touch("rejoin")
    kiosk.wait(lambda: state_of(kiosk) is State.WAITING)
    assert kiosk.touches == 1 and kiosk.text("number") == mine.number
    assert house.waiting() == 1
    assert not kiosk.shown("rejoin")


def test_a_refusal_is_told_in_place(build: Build, house: House) -> None:
    house.open_counters()
    mine = ticket(house)
    miss(house)
    kiosk = build()
    scan(kiosk, mine.token)
    kiosk.live.stop()
    assert kiosk.state.standing is not None
    house.intake.rejoin(kiosk.state.standing.step_id)
    kiosk.touch("rejoin")
    kiosk.wait(lambda: kiosk.state.refusal is not None)
    assert kiosk.state.refusal is not None
    assert kiosk.state.refusal.reason is Reason.NOT_ALLOWED_NOW
    notice = next(n for n in kiosk.window.findChildren(Notice) if n.isVisible())
    assert "ask at reception" in notice.words
    assert kiosk.page() is Page.STANDING and not kiosk.state.busy


def test_a_visit_that_is_over_says_so(build: Build, house: House, tmp_path: Path) -> None:
    mine = ticket(house)
    house.intake.leave(mine.ticket_id)
    kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
    scan(kiosk, mine.token)
    assert headline(kiosk) == "This visit is over"
    assert "take a new ticket" in said(kiosk)
    assert not kiosk.shown("print_again") and not kiosk.shown("rejoin")


def test_a_lost_ticket_is_printed_again_and_marked(
    build: Build, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = ticket(house)
    kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
    asked: list[bool] = []

    def draw(face: TicketFace, dots: int, reprint: bool) -> QImage:
        asked.append(reprint)
        return draw_ticket(face, dots, reprint)

    monkeypatch.setattr(kiosk.desk, "_draw", draw)
    scan(kiosk, mine.token)
    assert not kiosk.shown("paper", QLabel)
    kiosk.touch("print_again")
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    assert kiosk.text("paper") == "Please take your ticket"
    assert asked == [True]
    assert not kiosk.shown("print_again")
    assert len(list((tmp_path / "out").glob("*.png"))) == 1


def test_paper_that_does_not_come_leaves_the_number_and_another_try(
    build: Build, house: House, tmp_path: Path
) -> None:
    mine, printer = ticket(house), BrokenPrinter(tmp_path / "out")
    kiosk = build(printer=printer)
    scan(kiosk, mine.token)
    kiosk.touch("print_again")
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
    assert "reception has been told" in kiosk.text("paper_more")
    assert "photo" not in kiosk.text("paper")
    printer.broken = False
    kiosk.touch("print_again")
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)


def test_the_next_ticket_at_the_scanner_has_nothing_of_the_one_before(
    build: Build, house: House, tmp_path: Path
) -> None:
    first, second = ticket(house), ticket(house)
    kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
    scan(kiosk, first.token)
    kiosk.touch("print_again")
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    kiosk.keys(second.token)
    kiosk.enter()
    kiosk.wait(lambda: kiosk.text("number") == second.number)
    assert kiosk.state.paper is Paper.NONE and kiosk.shown("print_again")


def test_the_keyboard_stands_on_what_to_do_next(build: Build, house: House) -> None:
    house.open_counters()
    mine = ticket(house)
    miss(house)
    kiosk = build()
    scan(kiosk, mine.token)
    page = kiosk.window.findChild(StandingPage)
    assert page is not None and page.first_focus() is kiosk.find("rejoin")


@pytest.mark.parametrize("size", [UPRIGHT, WIDE, SMALL], ids=["upright", "wide", "small"])
@pytest.mark.parametrize("needs", [(), ("larger_text",), ("low_reach", "larger_text")], ids=str)
def test_nothing_is_cut_off_in_any_state(
    build: Build,
    house: House,
    surround: Surround,
    tmp_path: Path,
    size: QSize,
    needs: tuple[str, ...],
) -> None:
    mine = ticket(house, code="I")
    kiosk = build(size=size, printer=VirtualPrinter(tmp_path / "out"))
    around = surround(kiosk)
    for need in needs:
        around.access.toggle(Need(need))
    scan(kiosk, mine.token)
    standing = kiosk.state.standing
    assert standing is not None
    for language in Language:
        kiosk.language.set(language)
        for state in State:
            at = 64 if state in (State.CALLED, State.SERVING) else None
            promise = Promise(23, Range(100, 119)) if state is State.WAITING else None
            shown = replace(standing, state=state, counter_number=at, promise=promise)
            kiosk.presenter.show(standing=shown, paper=Paper.FAILED)
            kiosk.wait(lambda: not faults(kiosk))


def test_the_next_ticket_is_told_in_its_own_language(build: Build, house: House) -> None:
    english, arabic = ticket(house, Language.EN), ticket(house, Language.AR)
    kiosk = build(language=Language.AR)
    scan(kiosk, english.token)
    kiosk.keys(arabic.token)
    kiosk.enter()
    kiosk.wait(lambda: kiosk.text("number") == arabic.number)
    assert kiosk.state.language is Language.AR


def test_who_listens_hears_that_they_are_called(
    build: Build, house: House, surround: Surround
) -> None:
    house.open_counters()
    mine, voice = ticket(house), Voice()
    kiosk = build(language=Language.EN)
    surround(kiosk, speech=voice)
    scan(kiosk, mine.token)
    kiosk.touch("spoken")
    counter = number_in_words(call(house).counter_number).en
    kiosk.wait(lambda: state_of(kiosk) is State.CALLED)
    assert f"Please go to counter {counter}." in voice.said[-1][0]
