"""The four switches: what they change, on which screens, and that the next visitor finds none."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kiosk.access import Access, AccessPresenter, Need
from kiosk.fitting import LARGER, REACH_MM, look_for, room_above
from kiosk.parts import touch_side
from kiosk.state import Page
from kiosk.surroundings import OfficeBand, Surroundings
from queueing.wording import Language
from shell.look import Look
from shell.measure import TOUCH_PX_WHEN_UNKNOWN

from .conftest import Kiosk

Build = Callable[..., Kiosk]
Surround = Callable[..., Surroundings]

pytestmark = pytest.mark.usefixtures("qapp")

UPRIGHT, WIDE, SMALL = QSize(1080, 1920), QSize(1920, 1080), QSize(1280, 720)


class Voice(QObject):
    """Hears what would be spoken."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, Language]] = []
        self.stopped = 0

    def say(self, text: str, language: Language) -> None:
        self.said.append((text, language))

    def stop(self) -> None:
        self.stopped += 1


@pytest.fixture
def surround(qapp: QApplication) -> Iterator[Surround]:
    """Puts the surroundings on a kiosk; the next test finds the application in its own look."""
    made: list[Surroundings] = []

    def make(kiosk: Kiosk, **more: Any) -> Surroundings:
        made.append(Surroundings(kiosk.window, kiosk.presenter, **more))
        return made[-1]

    yield make
    for each in made:
        if shiboken6.isValid(each):
            each.access.reset()
    for mark in ("scale", "look"):
        qapp.setProperty(mark, None)


# --- The state alone ------------------------------------------------------------------------------


def test_a_switch_goes_on_and_off_again() -> None:
    access = AccessPresenter(lambda: True)
    access.toggle(Need.LARGER_TEXT)
    assert access.access == Access(larger_text=True) and access.access.has(Need.LARGER_TEXT)
    access.toggle(Need.LARGER_TEXT)
    assert access.access == Access()


def test_every_need_is_a_field() -> None:
    for need in Need:
        access = AccessPresenter(lambda: True)
        access.toggle(need)
        assert access.access.has(need)
        access.reset()
        assert not access.access.has(need)


def test_who_walks_away_from_the_start_page_leaves_no_switch_on(qtbot) -> None:
    access = AccessPresenter(lambda: True, left_s=0.05)
    access.toggle(Need.HIGH_CONTRAST)
    with qtbot.waitSignal(access.changed):
        pass
    assert access.access == Access()


def test_a_visitor_in_mid_flow_keeps_the_switches_however_long_it_takes(qtbot) -> None:
    resting = [False]
    asked: list[bool] = []

    def look() -> bool:
        asked.append(resting[0])
        return resting[0]

    access = AccessPresenter(look, left_s=0.02)
    access.toggle(Need.HIGH_CONTRAST)
    qtbot.waitUntil(lambda: len(asked) >= 3)
    assert access.access.high_contrast
    resting[0] = True
    qtbot.waitUntil(lambda: not access.access.high_contrast)


def test_no_sound_puts_the_switch_back_and_asking_again_tries_again() -> None:
    access = AccessPresenter(lambda: True)
    access.toggle(Need.SPOKEN)
    access.no_sound()
    assert access.access == Access(mute=True)
    access.toggle(Need.SPOKEN)
    assert access.access == Access(spoken=True)


# --- Fitting the screen ---------------------------------------------------------------------------


def test_the_page_lies_where_a_seated_visitor_reaches() -> None:
    low = Access(low_reach=True)
    # A screen of 43 inches, its lower edge 600 mm above the floor: 2.02 pixels a millimetre.
    above = room_above(low, UPRIGHT, 2.02, 600)
    top_of_page_mm = 600 + (1920 - above) / 2.02
    assert top_of_page_mm <= REACH_MM + 1
    assert room_above(low, UPRIGHT) == 960
    assert room_above(low, UPRIGHT, 2.02, 1100) == round(1920 * 0.55)  # a page needs some room
    assert room_above(low, UPRIGHT, 2.02, 200) == 0


def test_only_an_upright_screen_is_laid_out_lower() -> None:
    low = Access(low_reach=True)
    assert room_above(low, WIDE) == 0
    assert look_for(low, Look(), WIDE) == Look()
    assert look_for(low, Look(2.0), UPRIGHT).scale == 1.5
    assert look_for(low, Look(0.75), UPRIGHT).scale == 0.75
    assert room_above(Access(), UPRIGHT) == 0


def test_looks_add_up() -> None:
    both = look_for(Access(larger_text=True, high_contrast=True), Look(), WIDE)
    assert both == Look(1.0, text=LARGER, contrast=True)


# --- The kiosk ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_larger_text_enlarges_the_page_and_goes_with_the_visitor(
    build: Build, surround: Surround, language: Language
) -> None:
    kiosk = build(language=language)
    around = surround(kiosk)
    kiosk.touch("larger_text")
    assert kiosk.window.look.text == LARGER
    assert kiosk.page() is Page.START
    kiosk.touch(f"walk_in_{language}")
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.window.look.text == LARGER
    kiosk.touch("done")
    assert around.access.access == Access() and kiosk.window.look.text == 1.0


def test_a_switch_in_mid_flow_keeps_what_was_chosen(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    before = kiosk.state
    kiosk.touch("high_contrast")
    assert kiosk.state == before
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.house.waiting() == 1


def test_starting_over_by_itself_resets_too(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    around = surround(kiosk)
    kiosk.touch("walk_in_en")
    kiosk.touch("high_contrast")
    kiosk.presenter.home()
    assert around.access.access == Access() and not kiosk.window.look.contrast


def lowest_and_highest(kiosk: Kiosk) -> tuple[int, int]:
    tops, bottoms = [], []
    for button in kiosk.window.findChildren(QPushButton):
        if button.isVisible():
            at = button.mapTo(kiosk.window, QPoint(0, 0))
            tops.append(at.y())
            bottoms.append(at.y() + button.height())
    return min(tops), max(bottoms)


@pytest.mark.parametrize("language", list(Language))
def test_within_reach_everything_to_touch_lies_in_the_lower_half(
    build: Build, surround: Surround, language: Language
) -> None:
    kiosk = build(language=language)
    surround(kiosk)
    kiosk.touch("low_reach")
    walk = [(f"walk_in_{language}", Page.SERVICES), ("service_F", Page.SERVICE)]
    for name, page in [("", Page.START), *walk, ("take_ticket", Page.TICKET)]:
        if name:
            kiosk.touch(name)
            kiosk.until(page)
        top, bottom = lowest_and_highest(kiosk)
        assert top >= 960, page
        assert bottom <= 1920, page
    band = kiosk.window.findChild(OfficeBand)
    assert band is not None and band.isVisible() and band.height() == 960
    assert not band.findChildren(QPushButton)


def test_within_reach_the_entry_keypad_lies_low_too(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    kiosk.touch("low_reach")
    kiosk.touch("booked_en")
    kiosk.wait(lambda: kiosk.shown("search") and lowest_and_highest(kiosk)[0] >= 960)


def test_within_reach_the_question_is_asked_low_too(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    kiosk.touch("low_reach")
    kiosk.touch("walk_in_en")
    kiosk.presenter.show(asking=True)
    for name in ("stay", "start_over"):
        button = kiosk.find(name)
        assert button.mapTo(kiosk.window, QPoint(0, 0)).y() >= 960


def test_a_screen_that_is_turned_follows(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    kiosk.touch("low_reach")
    assert kiosk.shown("low_reach")
    kiosk.window.resize(WIDE)
    kiosk.wait(lambda: lowest_and_highest(kiosk)[0] < 540)
    assert not kiosk.shown("low_reach")
    assert kiosk.shown("larger_text")


@pytest.mark.parametrize("size", [UPRIGHT, WIDE, SMALL], ids=["upright", "wide", "small"])
@pytest.mark.parametrize("need", [Need.LARGER_TEXT, Need.HIGH_CONTRAST, Need.LOW_REACH])
def test_switches_are_a_finger_wide_on_every_page(
    build: Build, surround: Surround, size: QSize, need: Need
) -> None:
    kiosk = build(language=Language.EN, size=size)
    around = surround(kiosk, speech=Voice())
    around.access.toggle(need)
    for name, page in [
        ("", Page.START),
        ("walk_in_en", Page.SERVICES),
        ("service_F", Page.SERVICE),
    ]:
        if name:
            kiosk.touch(name)
            kiosk.until(page)
        for each in Need:
            if each is Need.LOW_REACH and size != UPRIGHT:
                assert not kiosk.shown(each)
                continue
            switch = kiosk.find(each)
            least = touch_side(kiosk.window.look, switch)
            assert least >= TOUCH_PX_WHEN_UNKNOWN
            assert switch.width() >= least and switch.height() >= least
            at = switch.mapTo(kiosk.window, QPoint(0, 0))
            assert kiosk.window.rect().contains(switch.rect().translated(at))


def test_switches_tell_their_names_and_whether_they_are_on(
    build: Build, surround: Surround
) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    kiosk.touch("walk_in_en")
    switch = kiosk.find("larger_text")
    assert isinstance(switch, QPushButton)
    assert switch.accessibleName() == "Larger text, off" and not switch.isChecked()
    kiosk.touch("larger_text")
    switch = kiosk.find("larger_text")
    assert isinstance(switch, QPushButton)
    assert switch.accessibleName() == "Larger text, on" and switch.isChecked()
    told = QAccessible.queryAccessibleInterface(switch)
    assert told.state().checkable and told.state().checked
    kiosk.touch("language")
    assert kiosk.find("larger_text").accessibleName() == "نص أكبر، مفعّل"


def test_on_the_start_page_the_switches_are_in_both_languages(
    build: Build, surround: Surround
) -> None:
    kiosk = build(language=Language.AR)
    surround(kiosk)
    words = [
        label.text()
        for label in kiosk.find("larger_text").findChildren(QWidget)
        if label.isVisible() and hasattr(label, "text") and label.text()
    ]
    assert words == ["نص أكبر", "Larger text"]
    assert kiosk.find("larger_text").accessibleDescription() == "Larger text"
    kiosk.touch("walk_in_ar")
    words = [
        label.text()
        for label in kiosk.find("larger_text").findChildren(QWidget)
        if label.isVisible() and hasattr(label, "text") and label.text()
    ]
    assert words == ["نص أكبر"]


def test_the_keyboard_turns_a_switch_and_stays_on_it(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    kiosk.touch("walk_in_en")
    for _ in range(40):
        QTest.keyClick(kiosk.window.focusWidget() or kiosk.window, Qt.Key.Key_Tab)
        held = kiosk.window.focusWidget()
        if held is not None and held.objectName() == "high_contrast":
            break
    for on in (True, False):
        held = kiosk.window.focusWidget()
        assert held is not None and held.objectName() == "high_contrast"
        kiosk.enter()
        assert kiosk.window.look.contrast is on
    assert kiosk.page() is Page.SERVICES


def test_a_switch_answers_the_question_whether_anybody_is_there(
    build: Build, surround: Surround
) -> None:
    kiosk = build(language=Language.EN)
    around = surround(kiosk)
    kiosk.touch("walk_in_en")
    kiosk.presenter.show(asking=True)
    around.access.toggle(Need.LARGER_TEXT)
    assert not kiosk.state.asking
