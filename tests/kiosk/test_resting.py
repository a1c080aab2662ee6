"""What stands when nobody is there: closed, in trouble, and visitors who walk away."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from kiosk.opening import opening_week
from kiosk.pages.closed import ClosedPage
from kiosk.patience import Times
from kiosk.state import Page
from shell.paragraph import Paragraph

from .conftest import Clock, House, Kiosk

Build = Callable[..., Kiosk]


def closed_words(kiosk: Kiosk) -> str:
    page = kiosk.window.findChild(ClosedPage)
    assert page is not None and page.isVisible()
    labels = [p.words for p in page.findChildren(Paragraph) if p.isVisible()]
    labels += [
        q.text()
        for q in page.findChildren(QLabel)
        if q.isVisible() and not isinstance(q, Paragraph)
    ]
    return "\n".join(labels)


def test_a_closed_office_says_when_it_opens_in_both_languages(build: Build, clock: Clock) -> None:
    clock.set(15)
    kiosk = build()
    kiosk.until(Page.CLOSED)
    said = closed_words(kiosk)
    for text in (
        "The centre is closed",
        "We open tomorrow at 7:00 am",
        "Sunday to Thursday",
        "7:00 am – 2:00 pm",
        "المركز مغلق الآن",
        "نستقبلكم غدًا الساعة 7:00 ص",
        "الأحد إلى الخميس",
    ):
        assert text in said


def test_a_holiday_says_why(build: Build, clock: Clock) -> None:
    clock.now = clock.now.replace(month=12, day=16)
    kiosk = build()
    kiosk.until(Page.CLOSED)
    assert "National Day" in closed_words(kiosk)


def test_it_opens_and_closes_by_the_clock_alone(build: Build, clock: Clock) -> None:
    clock.set(6, 50)
    kiosk = build(times=Times(settle_s=0, refresh_s=0.05))
    kiosk.until(Page.CLOSED)
    clock.set(7, 0)
    kiosk.until(Page.START)
    clock.set(14, 0)
    kiosk.until(Page.CLOSED)


def test_closing_does_not_throw_a_visitor_out(build: Build, clock: Clock) -> None:
    kiosk = build()
    kiosk.touch("walk_in_en")
    clock.set(14, 30)
    kiosk.read_again()
    assert kiosk.page() is Page.SERVICES
    assert kiosk.find("service_F").accessibleDescription().startswith("Closed now")
    kiosk.touch("back")
    assert kiosk.page() is Page.CLOSED


def test_the_week_joins_days_with_the_same_hours(house: House, clock: Clock) -> None:
    week = opening_week(house.office, clock())
    assert [(line.days.en, line.open) for line in week] == [
        ("Sunday to Thursday", True),
        ("Friday and Saturday", False),
    ]


def test_a_lost_database_is_a_calm_screen_that_goes_away(
    build: Build, house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "shell.live")
    kiosk = build(times=Times(settle_s=0, retry_s=0.05))
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    with hidden(house, tmp_path):
        kiosk.touch("take_ticket")
        kiosk.until(Page.TROUBLE)
        assert not kiosk.state.busy
        calm = kiosk.window.findChildren(QLabel)
        assert any("One moment, please" in q.text() for q in calm if q.isVisible())
    kiosk.until(Page.START)
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert house.waiting() == 1


def test_a_number_in_hand_outlives_a_lost_database(
    build: Build, house: House, tmp_path: Path
) -> None:
    kiosk = build(times=Times(settle_s=0, retry_s=0.05))
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    with hidden(house, tmp_path):
        kiosk.presenter.refresh()
        kiosk.wait(lambda: kiosk.state.trouble is not None)
        assert kiosk.page() is Page.TICKET and kiosk.text("number") == "F001"
        kiosk.touch("done")
        assert kiosk.page() is Page.TROUBLE
    kiosk.until(Page.START)


@contextmanager
def hidden(house: House, folder: Path) -> Iterator[None]:
    """The office's folder is gone for a while, as a disk that lost its cable."""
    # Moved before the connections are dropped, or one that opens in between would still find it.
    (folder / "office").rename(folder / "away")
    house.database.close()
    yield
    (folder / "away").rename(folder / "office")


def test_it_asks_before_it_starts_over(build: Build) -> None:
    kiosk = build(times=Times(settle_s=0, ask_after_s=0.15, reset_after_s=0.4))
    kiosk.touch("walk_in_en")
    kiosk.wait(lambda: kiosk.state.asking)
    assert kiosk.page() is Page.SERVICES
    assert kiosk.window.focusWidget() is kiosk.find("stay")
    kiosk.wait(lambda: kiosk.page() is Page.START)
    assert not kiosk.state.asking and not kiosk.shown("stay")


def test_an_answer_goes_on_where_the_visitor_was(build: Build) -> None:
    kiosk = build(times=Times(settle_s=0, ask_after_s=0.1, reset_after_s=30))
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    kiosk.wait(lambda: kiosk.state.asking)
    kiosk.touch("stay")
    assert kiosk.page() is Page.SERVICE and not kiosk.state.asking
    kiosk.wait(lambda: kiosk.state.asking)
    kiosk.touch("start_over")
    assert kiosk.page() is Page.START


def test_an_enter_key_answers_too(build: Build) -> None:
    kiosk = build(times=Times(settle_s=0, ask_after_s=0.1, reset_after_s=30))
    kiosk.touch("walk_in_en")
    kiosk.wait(lambda: kiosk.state.asking)
    kiosk.enter()
    assert not kiosk.state.asking and kiosk.page() is Page.SERVICES


def test_a_number_left_behind_makes_room_for_the_next(build: Build) -> None:
    kiosk = build(times=Times(settle_s=0, ticket_s=0.2))
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    kiosk.until(Page.START)


def test_half_a_scan_on_the_start_page_is_nothing(build: Build) -> None:
    kiosk = build()
    kiosk.until(Page.START)
    kiosk.keys("3500")
    assert kiosk.page() is Page.START
    assert not kiosk.state.typed and not kiosk.state.busy


def test_a_bug_is_raised_and_leaves_the_kiosk_at_its_start(build: Build, qtbot) -> None:
    kiosk = build()
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    house_intake = kiosk.house.intake
    with qtbot.capture_exceptions() as caught:
        house_intake._clock = lambda: None  # type: ignore[assignment,return-value]
        kiosk.touch("take_ticket")
        kiosk.until(Page.START)
    assert caught and not kiosk.state.busy
