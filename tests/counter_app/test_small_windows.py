"""Logical sizes of the screens that counters have: nothing is cut off, in both directions."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from counter_app.verbs import Page
from db.trouble import Trouble, TroubleKind
from shell.notices import Banner
from shell.paragraph import Paragraph
from tests.counter_app.conftest import Centre, Console

SIZES = [(1366, 768), (1280, 720), (1097, 617), (960, 540)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def sized(request: pytest.FixtureRequest, console: Console) -> Console:
    console.window.resize(*request.param)
    return console


def _whole(window: QWidget, within: QWidget) -> None:
    """Every button and text below `within` is inside of the window and has room for its words."""
    assert (window.width(), window.height()) in SIZES
    for part in within.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QPushButton | QLabel):
            continue
        place = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
        assert window.rect().contains(place), (part, part.objectName(), place)
        if isinstance(part, Paragraph):
            assert part.heightForWidth(part.width()) <= part.height(), part.words
        elif part.text():
            assert part.fontMetrics().horizontalAdvance(part.text()) <= part.width(), part.text()


def _settled(console: Console, within: QWidget) -> None:
    """Waits for the layout, which follows its words a moment later."""

    def whole() -> bool:
        try:
            _whole(console.window, within)
        except AssertionError:
            return False
        return True

    try:
        console.bot.waitUntil(whole, timeout=1000)
    finally:
        _whole(console.window, within)


def test_signing_in_and_unlocking_need_no_scrolling(sized: Console, centre: Centre) -> None:
    sign_in = sized.window.sign_in
    _settled(sized, sign_in)
    sized.sign_in()
    centre.alerts.call_for_help(centre.counter(2), by=centre.person("clerk2"))
    sized.wait(lambda s: s.alarms)
    sized.presenter.locking.lock()
    _settled(sized, sign_in)
    _settled(sized, sized.window.alarms)


def test_the_header_holds_its_longest_words(sized: Console, centre: Centre) -> None:
    sized.sign_in()
    header = sized.window.header
    _settled(sized, header)
    sized.presenter.sitting.pause("back_office", 30)
    sized.wait(lambda s: s.paused)
    sized.presenter.alerting.call_for_help()
    sized.wait(lambda s: s.own_alarm)
    _settled(sized, header)
    assert header.title.text() == header.title.words, "the name is not cut"


def test_reception_s_header_fits(sized: Console) -> None:
    sized.presenter.sitting.sign_in("supervisor", "4300")
    sized.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    sized.presenter.sitting.go_to_reception()
    sized.wait(lambda s: s.floor)
    _settled(sized, sized.window.header)


def test_the_take_over_question_is_scrolled_into_view(sized: Console, centre: Centre) -> None:
    centre.staff.open_counter(centre.counter(8), by=centre.person("clerk8"))
    sized.presenter.sitting.sign_in("supervisor", "4300")
    sized.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    sized.presenter.sitting.take_over(centre.counter(8))
    _settled(sized, sized.window.choose.take_over)


def test_a_low_window_keeps_its_room_for_the_visitor(sized: Console, centre: Centre) -> None:
    sized.sign_in()
    centre.alerts.send("Please close at one today. " * 6, by=centre.person("supervisor"))
    sized.wait(lambda s: s.messages)
    strip = sized.window.strip
    _settled(sized, strip)
    sized.presenter._store.show(trouble=Trouble(TroubleKind.DATABASE_LOCKED, "office.db"))
    shown = [part for part in strip.findChildren(Banner) if part.isVisible()]
    assert shown == [strip.banner]
    assert strip.messages.isVisible() == (sized.window.height() >= 640)
    _settled(sized, strip)
    assert all(b.isVisible() for b in sized.window.work.bar.buttons.values())


def test_the_message_panel_stays_whole_above_the_floor(sized: Console) -> None:
    sized.presenter.sitting.sign_in("supervisor", "4300")
    sized.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    sized.presenter.sitting.go_to_reception()
    sized.wait(lambda s: s.floor)
    sized.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    asked = sized.window.strip.ask_message
    _settled(sized, asked)
    sized.bot.waitUntil(lambda: not asked.note.geometry().intersects(asked.choices.geometry()))
    sized.key(Qt.Key.Key_Escape)
    assert sized.window.reception.isVisible() and not asked.isVisible()
