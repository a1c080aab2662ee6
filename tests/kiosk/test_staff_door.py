"""The way out of a full-screen kiosk: hidden, behind a PIN, and slow for who guesses."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from db.events import Record
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from kiosk.doorway import Doorway
from kiosk.pages.staff import StaffPage
from kiosk.parts import touch_side
from kiosk.staff_door import Condition, StaffDoor, Step, conditions
from kiosk.state import Page
from queueing.wording import Language
from shell.paragraph import Paragraph

from .conftest import Kiosk

Build = Callable[..., Kiosk]

PIN = "4827"


@dataclass
class Door:
    """A kiosk with its staff door, and the finger of somebody before it."""

    kiosk: Kiosk
    door: StaffDoor
    doorway: Doorway

    @property
    def page(self) -> StaffPage:
        found = [p for p in self.kiosk.window.findChildren(StaffPage) if p.isVisible()]
        assert len(found) == 1
        return found[0]

    @property
    def shown(self) -> bool:
        return any(p.isVisible() for p in self.kiosk.window.findChildren(StaffPage))

    def touch(self, name: str) -> None:
        found = self.page.findChild(QPushButton, name)
        assert found is not None and found.isVisible(), name
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def sign_in(self, login: str = "supervisor", pin: str = PIN) -> None:
        for sign in login:
            self.touch(f"staff_key_{sign.upper()}")
        self.touch("staff_sign_in")
        for sign in pin:
            self.touch(f"staff_key_{sign}")
        self.touch("staff_sign_in")
        self.kiosk.wait(lambda: not self.door.state.busy)

    def said(self) -> str:
        return "\n".join(p.words for p in self.page.findChildren(Paragraph) if p.isVisible())


MakeDoor = Callable[..., Door]


@pytest.fixture
def make_door(build: Build) -> Iterator[MakeDoor]:
    def make(second_ms: int = 1000, hold_ms: int = 80, shut_s: float = 60, **more: object) -> Door:
        kiosk = build(**more)
        house = kiosk.house
        desk = StaffDesk(
            house.database,
            house.office_id,
            house.clock,
            PasswordHasher(time_cost=1, memory_cost=8, parallelism=1),
        )
        supervisor = next(p for p in house.office.staff.values() if p.login == "supervisor")
        desk.set_pin(supervisor.id, PIN)
        status = conditions(house.views.office, lambda: "no paper")
        door = StaffDoor(desk.sign_in, status, kiosk.worker, shut_s, second_ms, parent=kiosk.window)
        return Door(kiosk, door, Doorway(kiosk.window, kiosk.presenter, door, hold_ms))

    yield make


def kinds(kiosk: Kiosk) -> list[str]:
    record = Record(kiosk.house.database, kiosk.house.office_id)
    return [event.kind for event in record.since(0)]


def hold(kiosk: Kiosk, at: QPoint) -> None:
    QTest.mousePress(kiosk.window, Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_corner_held_opens_the_keypad(make_door: MakeDoor, side: str) -> None:
    door = make_door()
    width = door.kiosk.window.width()
    hold(door.kiosk, QPoint(10 if side == "left" else width - 10, 10))
    door.kiosk.wait(lambda: door.shown)
    assert door.door.state.step is Step.KEYPAD


@pytest.mark.parametrize(
    "do",
    [
        lambda window: QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 10)),
        lambda window: QTest.mouseMove(window, QPoint(500, 500)),
    ],
    ids=["lifted", "moved away"],
)
def test_a_touch_that_does_not_stay_opens_nothing(make_door: MakeDoor, qtbot, do) -> None:
    door = make_door(hold_ms=60)
    hold(door.kiosk, QPoint(10, 10))
    do(door.kiosk.window)
    later: list[int] = []
    QTimer.singleShot(150, lambda: later.append(1))
    qtbot.waitUntil(lambda: bool(later))
    assert not door.shown


def test_elsewhere_a_long_touch_opens_nothing(make_door: MakeDoor) -> None:
    door = make_door(hold_ms=0)
    hold(door.kiosk, QPoint(400, 10))
    hold(door.kiosk, QPoint(10, 400))
    QCoreApplication.processEvents()
    assert not door.shown


def test_the_keys_open_it_and_forget_the_visitor(make_door: MakeDoor) -> None:
    door = make_door(language=Language.EN)
    door.kiosk.touch("walk_in_en")
    window = door.kiosk.window
    window.activateWindow()
    QTest.keyClick(
        window,
        Qt.Key.Key_Q,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    door.kiosk.wait(lambda: door.shown)
    assert door.kiosk.page() is Page.START
    door.touch("staff_back")
    assert not door.shown and door.kiosk.page() is Page.START


@pytest.mark.parametrize("language", list(Language))
def test_the_right_pin_shows_how_the_machine_stands(
    make_door: MakeDoor, language: Language
) -> None:
    door = make_door(language=language)
    door.doorway.knock()
    door.sign_in()
    door.kiosk.wait(lambda: bool(door.door.state.status))
    assert door.door.state.step is Step.INSIDE
    assert [c.well for c in door.door.state.status] == [True, False]
    assert "no paper" in door.said()
    assert "signed_in" in kinds(door.kiosk)
    door.touch("staff_back_to_visitors")
    assert not door.shown and door.door.state.person is None


def test_wrong_pins_slow_down_and_are_recorded(
    make_door: MakeDoor, caplog: pytest.LogCaptureFixture
) -> None:
    door = make_door(second_ms=5, language=Language.EN)
    caplog.set_level(logging.WARNING, "kiosk")
    door.doorway.knock()
    waits = []
    for guess in range(4):
        door.door.state_changed.connect(lambda s: waits.append(s.wait_s))
        door.door.clear()
        door.sign_in("supervisor" if guess == 0 else "", "1111")
        assert door.door.state.wrong and not door.door.state.ready
        assert "not right" in door.said()
        door.kiosk.wait(lambda: door.door.state.wait_s == 0)
        assert max(waits) == 2**guess
        waits.clear()
        door.door.choose(door.door.state.field)
    # The office has a pause of its own after three; the fourth is not even looked at.
    assert kinds(door.kiosk)[-4:] == [*["sign_in_failed"] * 3, "sign_in_too_soon"]
    assert sum("wrong PIN" in r.message for r in caplog.records) == 4
    assert "1111" not in caplog.text


def test_the_pause_outlives_the_door(make_door: MakeDoor) -> None:
    door = make_door(second_ms=100_000, language=Language.EN)
    door.doorway.knock()
    door.sign_in(pin="1111")
    door.touch("staff_back")
    door.doorway.knock()
    assert door.door.state.wait_s == 1 and door.door.state.login == ""
    assert "Please wait 1 second before" in door.said()
    for sign in "supervisor":
        door.door.type(sign)
    door.door.submit()
    for sign in PIN:
        door.door.type(sign)
    door.door.submit()
    assert not door.door.state.busy and door.door.state.step is Step.KEYPAD


def test_the_pin_is_in_no_state_and_on_no_screen(make_door: MakeDoor) -> None:
    door = make_door()
    door.doorway.knock()
    states: list[str] = []
    door.door.state_changed.connect(lambda s: states.append(repr(s)))
    door.sign_in()
    assert states and not any(PIN in s for s in states)


def test_a_keyboard_types_and_nothing_reaches_the_page_below(make_door: MakeDoor) -> None:
    door = make_door(language=Language.EN)
    door.doorway.knock()
    kiosk = door.kiosk
    kiosk.keys("supervisor")
    kiosk.enter()
    kiosk.keys(PIN)
    for _ in range(30):
        QTest.keyClick(kiosk.window.focusWidget() or kiosk.window, Qt.Key.Key_Tab)
        held = kiosk.window.focusWidget()
        assert held is not None and (held is door.page or door.page.isAncestorOf(held))
    door.page.setFocus()
    kiosk.enter()
    kiosk.wait(lambda: door.door.state.step is Step.INSIDE)
    assert kiosk.state.typed == "" and kiosk.page() is Page.START


def test_a_door_left_open_shuts_by_itself(make_door: MakeDoor) -> None:
    door = make_door(shut_s=0.1)
    door.doorway.knock()
    door.door.type("abc")
    door.kiosk.wait(lambda: not door.shown)
    assert door.door.state.login == ""


def test_full_screen_cannot_be_closed_from_outside(make_door: MakeDoor) -> None:
    door = make_door()
    window = door.kiosk.window
    window.showFullScreen()
    QCoreApplication.sendEvent(window.windowHandle(), QCloseEvent())
    assert window.isVisible() and door.shown
    door.touch("staff_back")
    window.showNormal()
    QCoreApplication.sendEvent(window.windowHandle(), QCloseEvent())
    assert not window.isVisible()  # in a frame, as the demonstration has it, it closes


def test_staff_leave_with_a_pin(make_door: MakeDoor, qtbot) -> None:
    door = make_door()
    window = door.kiosk.window
    window.showFullScreen()
    door.door.leave()
    assert window.isVisible()
    door.doorway.knock()
    door.sign_in()
    door.kiosk.wait(lambda: door.door.state.step is Step.INSIDE)
    with qtbot.waitSignal(door.door.left):
        door.touch("leave_kiosk")
    assert not window.isVisible()


@pytest.mark.parametrize("size", [QSize(1080, 1920), QSize(1920, 1080), QSize(1280, 720)])
def test_keys_are_a_finger_wide(make_door: MakeDoor, size: QSize) -> None:
    door = make_door(size=size)
    door.doorway.knock()
    QCoreApplication.processEvents()
    keys = [b for b in door.page.findChildren(QPushButton) if b.isVisible()]
    assert len(keys) > 40
    for key in keys:
        least = touch_side(door.kiosk.window.look, key)
        assert key.width() >= least and key.height() >= least, key.objectName()
        at = key.mapTo(door.kiosk.window, QPoint(0, 0))
        assert QWidget.rect(door.kiosk.window).contains(key.rect().translated(at))
    places = [QRect(key.mapTo(door.page, QPoint(0, 0)), key.size()) for key in keys]
    assert not any(one.intersects(two) for one, two in combinations(places, 2))


def test_a_lost_database_is_a_condition_not_a_crash() -> None:
    def lost() -> object:
        raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "here", "gone")

    database, printer = conditions(lost, lambda: None)()
    assert not database.well and "here" in database.detail
    assert printer == Condition("printer", well=True)
    assert len(conditions(lambda: 1, None)()) == 1


def test_a_pause_behind_a_shut_door_leaves_the_visitors_keyboard_alone(
    make_door: MakeDoor,
) -> None:
    door = make_door(second_ms=5, language=Language.EN)
    door.doorway.knock()
    for _ in range(3):
        door.door.clear()
        door.sign_in("supervisor" if not door.door.state.login else "", "1111")
        door.kiosk.wait(lambda: door.door.state.wait_s == 0)
    door.sign_in("", "1111")
    door.touch("staff_back")
    held = door.kiosk.find("booked_en")
    held.setFocus()
    assert door.door.state.wait_s > 0
    door.kiosk.wait(lambda: door.door.state.wait_s == 0)
    assert held.hasFocus()
