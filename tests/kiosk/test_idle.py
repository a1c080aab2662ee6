"""The kiosk that nobody uses: the time, the hours, the notices; and the way back to the start."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.notice_board import NoticeBoard
from kiosk.pages.closed import ClosedPage
from kiosk.pages.idle import IdlePage
from kiosk.parts import Countdown
from kiosk.patience import Times
from kiosk.state import Page
from queueing.wording import Bilingual, Language
from shell.look import Look
from shell.paragraph import Paragraph

from .conftest import Clock, Kiosk
from .test_access import Surround, surround

__all__ = ["surround"]

Build = Callable[..., Kiosk]

NOTICES = (Bilingual("خبر أول", "First notice"), Bilingual("خبر ثان", "Second notice"))


def idle(build: Build, **more: object) -> Kiosk:
    kiosk = build(times=Times(settle_s=0, idle_s=0.1), **more)
    kiosk.until(Page.IDLE)
    return kiosk


@pytest.mark.parametrize("size", [QSize(1080, 1920), QSize(1920, 1080)])
def test_it_tells_the_time_and_the_hours_in_both_languages(build: Build, size: QSize) -> None:
    kiosk = idle(build, size=size)
    assert kiosk.text("idle_time") == "9:00"
    page = kiosk.window.findChild(IdlePage)
    assert page is not None
    said = "\n".join(q.text() for q in page.findChildren(QLabel) if q.isVisible())
    for text in ("المس الشاشة للبدء", "Touch the screen to begin", "Sunday to Thursday", "مغلق"):
        assert text in said


def test_there_is_nothing_to_choose_on_it(build: Build, surround: Surround) -> None:
    kiosk = build(times=Times(settle_s=0, idle_s=0.1))
    surround(kiosk)
    kiosk.until(Page.IDLE)
    assert not [b for b in kiosk.window.findChildren(QPushButton) if b.isVisible()]


@pytest.mark.parametrize("at", [QPoint(540, 700), QPoint(200, 1850), QPoint(1000, 60)])
def test_a_touch_anywhere_brings_the_start_page_and_chooses_nothing(
    build: Build, surround: Surround, at: QPoint
) -> None:
    kiosk = build(times=Times(settle_s=0.35, idle_s=0.4))
    surround(kiosk)
    kiosk.until(Page.IDLE)
    target = kiosk.window.childAt(at) or kiosk.window
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(kiosk.window, at))
    assert kiosk.page() is Page.START
    kiosk.touch("walk_in_ar")  # the same finger, once more, too soon to be meant
    assert kiosk.page() is Page.START


def test_a_key_wakes_it_too(build: Build) -> None:
    kiosk = idle(build, language=Language.EN)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
    kiosk.wait(lambda: kiosk.page() is Page.START)


def test_notices_take_turns(build: Build, qtbot) -> None:
    board = NoticeBoard(Look(), turn_ms=20)
    qtbot.addWidget(board)
    board.draw(())
    assert board.isHidden()
    board.draw(NOTICES)
    board.show()
    english = board.findChild(Paragraph, "notice_en")
    arabic = board.findChild(Paragraph, "notice_ar")
    assert english is not None and arabic is not None
    assert english.words == "First notice" and arabic.layoutDirection().name == "RightToLeft"
    qtbot.waitUntil(lambda: english.words == "Second notice" and arabic.words == "خبر ثان")
    qtbot.waitUntil(lambda: english.words == "First notice")


def test_notices_stand_on_the_idle_and_on_the_closed_page(build: Build, clock: Clock) -> None:
    kiosk = idle(build)
    assert kiosk.state.view is not None
    kiosk.presenter.show(view=replace(kiosk.state.view, notices=NOTICES))
    page = kiosk.window.findChild(IdlePage)
    assert page is not None
    assert any(b.isVisible() for b in page.findChildren(NoticeBoard))
    clock.set(15)
    kiosk.read_again()
    kiosk.until(Page.CLOSED)
    assert kiosk.state.view is not None
    kiosk.presenter.show(view=replace(kiosk.state.view, notices=NOTICES))
    closed = kiosk.window.findChild(ClosedPage)
    assert closed is not None
    assert any(b.isVisible() for b in closed.findChildren(NoticeBoard))


def test_the_question_counts_down_what_is_really_left(build: Build) -> None:
    kiosk = build(times=Times(settle_s=0, ask_after_s=0.1, reset_after_s=8), language=Language.EN)
    kiosk.touch("walk_in_en")
    kiosk.wait(lambda: kiosk.state.asking)
    ring = kiosk.window.findChild(Countdown)
    assert ring is not None and ring.isVisible() and 7 <= ring.seconds <= 8
    kiosk.wait(lambda: ring.seconds <= 7)
    assert abs(ring.seconds - kiosk.presenter.time_left) <= 1.1


def test_the_tab_key_stays_within_the_question(build: Build) -> None:
    kiosk = build(times=Times(settle_s=0, ask_after_s=0.1, reset_after_s=30))
    kiosk.touch("walk_in_en")
    kiosk.wait(lambda: kiosk.state.asking)
    stops = set()
    for _ in range(5):
        QTest.keyClick(kiosk.window.focusWidget() or kiosk.window, Qt.Key.Key_Tab)
        held = kiosk.window.focusWidget()
        stops.add(held.objectName() if held else "")
    assert stops == {"stay", "start_over"}
