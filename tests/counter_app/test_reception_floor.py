"""The whole floor at a glance: what it says of lines, counters and the day, at every size."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.parts import Elided
from counter_app.reception.floor import Floor, busiest_of
from counter_app.reception.page import SIDE_BY_SIDE_PX, ReceptionPage
from counter_app.reception.tabs import Tab
from counter_app.state import News, Question
from counter_app.verbs import Verb
from db.floor import LineNow
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from shell.paragraph import Paragraph
from tests.counter_app.conftest import Centre, Console, HandClock
from tests.counter_app.test_reception import books, news, opens, page, sits_at_reception

SIZES = ((1366, 768), (1280, 720), (1097, 617), (960, 540))
"""Logical sizes of the window: a usual one, and what larger text leaves of a screen."""


@pytest.fixture
def desk(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> Console:
    """A console in English, with somebody at reception."""
    made = Console(qtbot, centre, look, english)
    consoles.append(made)
    sits_at_reception(made)
    return made


def floor(console: Console) -> Floor:
    return page(console).floor


def works(centre: Centre, number: int) -> None:
    centre.staff.open_counter(centre.counter(number), by=centre.person(f"clerk{number}"))


def line(waiting: int, longest: int, late: int = 0, target: int = 10, service: int = 1) -> LineNow:
    return LineNow(service, waiting, longest, late, target, 0, None)


def test_the_line_that_needs_a_counter_most_is_the_busiest() -> None:
    assert busiest_of([]) is None
    assert busiest_of([line(5, 9), line(0, 0, service=2)]) is None, "all within their targets"
    assert busiest_of([line(2, 12), line(2, 30, service=2)]) == 2
    long = line(2, 60, late=2)
    many = line(9, 31, late=8, target=30, service=2)
    assert busiest_of([long, many]) == 2, "more people wait there in vain"


def test_a_line_says_who_waits_and_how_long(
    desk: Console, centre: Centre, clock: HandClock
) -> None:
    for _ in range(2):
        centre.arrives("G")
    clock.pass_(minutes=15)
    desk.presenter.locking.touched()
    centre.arrives("G")
    works(centre, 1)
    service = centre.office.service_coded("G")
    desk.wait(lambda s: s.floor and sum(each.waiting for each in s.floor.lines) == 3)
    row = floor(desk).lines[service.id]
    desk.bot.waitUntil(lambda: row.promise.text().endswith("min"))
    assert (row.waiting.text(), row.overdue.text()) == ("3", "! 2")
    assert row.longest.text() == "15 min"
    assert row.bar.share == 0.75, "the target of ten minutes is in the middle"
    told = row.accessibleName()
    for words in ("General enquiries", "waiting: 3", "15 min, target 10 min", "2 late"):
        assert words in told
    assert row.property("busiest") == "true"


def test_a_line_that_nobody_serves_says_so(desk: Console, centre: Centre) -> None:
    service = centre.office.service_coded("E")
    row = floor(desk).lines[service.id]
    assert row.promise.text() == "no counter"
    works(centre, 8)
    desk.bot.waitUntil(lambda: row.promise.text() != "no counter")
    assert list(floor(desk).lines) == list(centre.office.services), "the order of the profile"


def test_a_pressed_line_shows_its_visitors_alone(desk: Console, centre: Centre) -> None:
    centre.arrives("F")
    wanted = centre.arrives("G")
    people, lists = page(desk).desk.people, page(desk).desk
    desk.bot.waitUntil(lambda: len(people.entries) == 2)
    row = floor(desk).lines[centre.office.service_coded("G").id]
    desk.bot.mouseClick(row, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: [each.key for each in people.entries] == [wanted.ticket_id])
    assert row.isChecked() and lists.bar.only.isVisible()
    other = floor(desk).lines[centre.office.service_coded("N").id]
    desk.bot.mouseClick(other, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: lists.empty.isVisible() and bool(lists.empty.words))
    assert lists.empty.words == "Nobody is here for this service." and not row.isChecked()
    desk.click("only_line")
    desk.bot.waitUntil(lambda: len(people.entries) == 2)
    assert not other.isChecked() and not lists.bar.only.isVisible()


def test_a_counter_says_who_is_there_and_since_when(
    desk: Console, centre: Centre, clock: HandClock
) -> None:
    tile = floor(desk).counters[centre.counter(2)]
    assert tile.clerk.words == "Closed"
    works(centre, 2)
    desk.bot.waitUntil(lambda: tile.now.words == "Open, nobody there")
    number, clerk = centre.arrives("F").number, centre.person("clerk2")
    step = centre.calling.call_next(centre.counter(2), by=clerk)
    assert step is not None
    desk.bot.waitUntil(lambda: "called" in tile.now.words)
    centre.calling.start(step.step_id, by=clerk)
    desk.bot.waitUntil(lambda: "being served" in tile.now.words)
    assert number in tile.now.words and tile.clerk.words == "Ali Al Doseri"
    clock.pass_(minutes=3)
    desk.presenter.tick()
    assert tile.now.words.endswith("3 min"), "time alone has passed"
    centre.serving.finish(step.step_id, by=clerk)
    centre.staff.pause_counter(
        centre.counter(2), by=clerk, reason="prayer", resumes_at=clock() + timedelta(minutes=10)
    )
    desk.bot.waitUntil(lambda: tile.now.words == "Prayer, back 9:13 am")
    assert "Ali Al Doseri" in tile.accessibleName() and "Prayer" in tile.accessibleName()


def test_the_day_in_four_figures(desk: Console, centre: Centre) -> None:
    books(centre, 10, 20)

    def figures() -> list[str]:
        return [total.figure.text().lstrip("\u200e") for total in floor(desk).totals]

    desk.bot.waitUntil(lambda: figures() == ["0", "0", "0", "2"])
    centre.arrives("F", "G")
    booking = desk.state.floor.bookings[0].booking_id if desk.state.floor else 0
    centre.intake.check_in(booking, language=Language.AR)
    desk.bot.waitUntil(lambda: figures() == ["2", "0", "0", "1"])
    works(centre, 2)
    clerk = centre.person("clerk2")
    step = centre.calling.call_next(centre.counter(2), by=clerk)
    assert step is not None
    centre.calling.start(step.step_id, by=clerk)
    centre.serving.finish(step.step_id, by=clerk)
    desk.bot.waitUntil(lambda: figures() == ["1", "1", "0", "1"])


def test_the_sides_are_mirrored(console: Console) -> None:
    sits_at_reception(console)
    left, right = (part.mapToGlobal(QPoint()).x() for part in (floor(console), page(console).room))
    rightwards = QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert (left < right) is rightwards


def test_an_empty_floor_is_calm(desk: Console) -> None:
    assert page(desk).desk.empty.words == "Nobody is here. New visitors appear by themselves."
    assert not any(row.property("busiest") == "true" for row in floor(desk).lines.values())
    assert page(desk).room.hint.isVisible(), "the keys are told where a visitor will stand"


def test_the_language_may_change_in_the_middle_of_a_ticket(
    console: Console, centre: Centre
) -> None:
    sits_at_reception(console)
    console.key(Qt.Key.Key_F2)
    console.type("f")
    form = page(console).room.issuing
    form.phone.setText("3900")
    form.priority.setCurrentIndex(2)
    console.menu("language")
    assert form.services.chosen == (centre.office.service_coded("F").id,)
    assert (form.phone.text(), form.priority.currentIndex()) == ("3900", 2)
    name = centre.office.service_coded("G").short.in_(console.state.language)
    assert form.services.rows[centre.office.service_coded("G").id].name.words == name
    assert console.state.question is Question.ISSUE


# --- Every page at every size ---------------------------------------------------------------------


def _shown(root: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    return (each for each in root.findChildren(kind) if each.isVisible())


def _clipped(root: ReceptionPage) -> list[str]:
    """Every text that its own place cuts off. What ends in dots on purpose tells the whole in its
    tool tip."""
    found = []
    for each in _shown(root, QLabel):
        assert isinstance(each, QLabel)
        if isinstance(each, Elided) or not each.text():
            continue
        if isinstance(each, Paragraph):
            cut = each.heightForWidth(each.width()) > each.height() + 1
        else:
            cut = each.sizeHint().width() > each.width() + 1
        if cut:
            found.append(f"{each.parent()}: {each.text()}")
    for each in _shown(root, QPushButton):
        assert isinstance(each, QAbstractButton)
        wide = max(map(each.fontMetrics().horizontalAdvance, each.text().split("\n")))
        if wide > each.width() - 8 or (each.text() and each.height() < each.fontMetrics().height()):
            found.append(f"button {each.objectName()}: {each.text()}")
    return found


def _outside(root: ReceptionPage) -> list[str]:
    """Buttons that stand outside of the window or over one another, but for what scrolls."""
    buttons = [each for each in _shown(root, QPushButton) if not each.visibleRegion().isEmpty()]
    window = root.window()
    places = {
        each.objectName(): QRect(each.mapTo(window, QPoint()), each.size())
        for each in buttons
        if not _scrolls(each)
    }
    found = [name for name, place in places.items() if not window.rect().contains(place)]
    names = list(places)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            if places[one].intersects(places[other]):
                found.append(f"{one} over {other}")
    return found


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parent()
    while isinstance(parent, QWidget):
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parent()
    return False


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_text_is_cut_off_on_any_page(
    console: Console, centre: Centre, clock: HandClock, size: tuple[int, int]
) -> None:
    console.window.setMinimumSize(1, 1)
    console.window.resize(*size)
    books(centre, -50, 10, 30)
    priority = next(iter(centre.office.priorities))
    for number in (1, 2, 3):
        works(centre, number)
    for code in "FNGIFPECRF":
        centre.arrives(code, priority_id=priority, party_size=3)
        clock.pass_(minutes=4)
    for number in (1, 2, 3):
        centre.calling.call_next(centre.counter(number), by=centre.person(f"clerk{number}"))
    sits_at_reception(console)
    console.window.resize(*size)
    console.bot.waitUntil(lambda: console.window.size().toTuple() == size)
    root = page(console)
    assert root.room.wide is (root.room.width() >= SIDE_BY_SIDE_PX - 24)

    def fits(name: str) -> None:
        console.settle()
        console.bot.waitUntil(lambda: not (_clipped(root) or _outside(root)), timeout=800)

    def check(name: str) -> None:
        try:
            fits(name)
        except Exception:
            raise AssertionError((name, _clipped(root), _outside(root))) from None

    for name, act in _pages(console, centre).items():
        act()
        check(name)


def _pages(console: Console, centre: Centre) -> dict[str, Callable[[], object]]:
    desk = page(console).desk

    def issue() -> None:
        console.key(Qt.Key.Key_F2)
        console.type("f")

    def issued() -> None:
        console.key(Qt.Key.Key_Return)
        console.wait(lambda s: news(console) is News.ISSUED)
        console.bot.waitUntil(page(console).room.issued.isVisible)

    def merge() -> None:
        console.key(Qt.Key.Key_Escape)
        console.key(Qt.Key.Key_F6)
        console.bot.waitUntil(page(console).room.merging.number.hasFocus)
        console.type("g001")
        console.wait(lambda s: s.compared.visit)

    def bookings() -> None:
        console.key(Qt.Key.Key_Escape)
        console.key(Qt.Key.Key_Escape)
        desk.show_tab(Tab.BOOKINGS)

    def booking() -> None:
        console.click("stand_late")
        desk.people.open()
        console.bot.waitUntil(page(console).room.booking.isVisible)

    def asks(key: Qt.Key) -> Callable[[], None]:
        def ask() -> None:
            if console.state.question is not Question.NONE:
                console.key(Qt.Key.Key_Escape)
            console.key(key)
            console.wait(lambda s: s.question is not Question.NONE)

        return ask

    return {
        "lists": lambda: None,
        "issue": issue,
        "issued": issued,
        "card": lambda: opens(console, "I001"),
        "priority": asks(Qt.Key.Key_F5),
        "service": asks(Qt.Key.Key_F8),
        "leave": asks(Qt.Key.Key_Delete),
        "merge": merge,
        "bookings": bookings,
        "booking": booking,
    }


def test_every_verb_of_the_card_is_reached_with_tab(desk: Console, centre: Centre) -> None:
    opens(desk, centre.arrives("F").number)
    met = []
    for _ in range(16):
        desk.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        met.append(focused.objectName() if focused else "")
    for verb in (Verb.SET_PRIORITY, Verb.CHANGE_SERVICE, Verb.REPRINT, Verb.MERGE, Verb.LEAVE):
        assert f"card_{verb}" in met
    assert "speaks_ar" in met
