"""The window as people see it: measured, not looked at."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from db.calling import CallKind
from display.lettering import Text, draw
from display.presenter import DisplayPresenter
from display.screen import GLOW_PERIOD_MS, DisplayWindow, Region, glow_at
from display.state import DisplayState, Phase, ShownCall
from queueing.wording import Bilingual, Language
from shell.live import Live
from shell.look import Look, contrast
from shell.measure import CAPITAL_MM_PER_METRE
from shell.worker import Worker
from tests.display.hall import Display, Hall, MakeDisplay

SIZES = [(1920, 1080), (1080, 1920), (1280, 720), (3840, 2160), (2160, 3840), (1024, 768)]
PARTS = ("header", "newest", "board", "rest", "footer")

FIFTY_FIVE_INCHES = 1920 / 1210
"""Pixels per millimetre of a full-HD screen of that size."""

LONG = Bilingual(
    "شهادة الكشف النهائي لتوصيل التيار الكهربائي للمباني الجديدة",
    "Licences for technical offices and for installation and maintenance companies",
)
SHORT = Bilingual("الاستفسارات العامة", "General enquiries")


def shown(
    call_id: int, number: str, counter: int, service: Bilingual = LONG, *, fresh: bool = False
) -> ShownCall:
    return ShownCall(call_id, number, counter, service, CallKind.CALL, fresh, False)


CALM = DisplayState(
    n=7,
    phase=Phase.CALLING,
    office=Bilingual(
        "مركز خدمات الدفاع المدني - مجمع المحرق الأمني",
        "Civil Defense Service Centre, Muharraq Security Complex",
    ),
    clock=Bilingual("12:58 م", "12:58 pm"),
    date=Bilingual("الأربعاء 30 سبتمبر 2026", "Wednesday 30 September 2026"),
    newest=shown(9, "F012", 3),
    others=(shown(8, "N104", 5), shown(7, "G031", 12)),
    waiting=17,
)
FRESH = replace(CALM, newest=shown(9, "F012", 3, fresh=True))
WIDE = replace(
    FRESH,
    newest=replace(shown(9, "W1234", 12, fresh=True), kind=CallKind.RECALL),
    others=tuple(shown(8 - i, f"M{1000 + i}", 20 + i) for i in range(11)),
    zone=Bilingual("قاعة المخططات والتراخيص", "Plans and licences hall"),
    waiting=238,
)
NOBODY = replace(CALM, phase=Phase.IDLE, newest=None, others=())
CLOSED = replace(
    NOBODY,
    phase=Phase.CLOSED,
    waiting=0,
    because=Bilingual("العيد الوطني المجيد", "National Day"),
    opens=Bilingual(
        "نستقبلكم يوم الأحد 20 ديسمبر 2026 الساعة 7:00 ص",
        "We open on Sunday 20 December 2026 at 7:00 am",
    ),
)
STATES = {
    "starting": DisplayState(catching_up=True),
    "calm": CALM,
    "fresh": FRESH,
    "short": replace(FRESH, newest=shown(9, "I111", 1, SHORT, fresh=True), others=()),
    "wide": WIDE,
    "english first": replace(CALM, first=Language.EN),
    "catching up": replace(WIDE, catching_up=True),
    "idle": NOBODY,
    "break": replace(CLOSED, phase=Phase.BREAK, because=None),
    "closed": CLOSED,
}


class Stage:
    """A window that is shown any state; its presenter is real and at rest."""

    def __init__(self, hall: Hall, look: Look, qtbot: QtBot) -> None:
        self.worker = Worker("hall")
        live = Live(hall.database.watch)
        self.presenter = DisplayPresenter(hall.views, live, self.worker, clock=hall.clock)
        self.look, self.qtbot = look, qtbot

    def window(
        self, state: DisplayState, size: tuple[int, int] = SIZES[0], metres: float | None = None
    ) -> DisplayWindow:
        window = DisplayWindow(self.presenter, self.look, metres, density=FIFTY_FIVE_INCHES)
        self.qtbot.addWidget(window)
        window.resize(*size)
        window.draw(state)
        window.show()
        return window


@pytest.fixture(scope="module")
def one_hall(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    return Hall.build(f"sqlite:///{tmp_path_factory.mktemp('hall') / 'office.db'}")


@pytest.fixture
def stage(one_hall: Hall, look: Look, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(one_hall, look, qtbot)
    yield made
    assert made.worker.stop()


def texts(region: Region) -> list[Text]:
    return [item for item in region.items if isinstance(item, Text) and any(item.lines)]


def words(region: Region) -> str:
    return " ".join(" ".join(item.lines) for item in texts(region)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def find(region: Region, line: str) -> Text:
    return next(item for item in texts(region) if item.lines == (line,))


# --- A call on its way to the screen --------------------------------------------------------


def test_a_call_is_painted_and_the_window_says_so(
    hall: Hall, displays: MakeDisplay, look: Look, qtbot: QtBot
) -> None:
    display = displays()
    display.catch_up()
    window = DisplayWindow(display.presenter, look)
    qtbot.addWidget(window)
    window.resize(*SIZES[0])
    with qtbot.waitSignal(window.painted) as first:
        window.show()
    number = hall.ticket("G")
    hall.call(1)
    wanted = hall.views.hall().n
    told: list[int] = [*first.args]
    window.painted.connect(told.append)
    qtbot.waitUntil(lambda: told[-1] >= wanted)
    assert told == sorted(set(told))
    assert window.state.n == wanted
    assert find(window.region("newest"), number)
    assert _has_colour(window, "newest", look.colour("amber"))


def test_a_revision_that_looks_the_same_is_told_too(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window(CALM)
    qtbot.waitSignal(window.painted).wait()
    with qtbot.waitSignal(window.painted) as told:
        window.draw(replace(CALM, n=8))
    assert told.args == [8]


def test_nothing_is_told_of_a_window_that_nobody_sees(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window(CALM)
    qtbot.waitSignal(window.painted).wait()
    window.hide()
    with qtbot.assertNotEmitted(window.painted, wait=50):
        window.draw(replace(CALM, n=8))


def test_the_whole_loop_ends_on_an_idle_screen(
    hall: Hall, display: Display, look: Look, qtbot: QtBot
) -> None:
    window = DisplayWindow(display.presenter, look)
    qtbot.addWidget(window)
    window.resize(*SIZES[0])
    window.show()
    assert "Welcome" in words(window.region("rest"))
    number = hall.ticket("G")
    call = hall.call(1)
    display.catch_up()
    assert number in words(window.region("newest"))
    assert "Now calling ticket" in words(window.region("newest"))
    hall.clock.pass_(11)
    hall.recall(call, 1)
    display.catch_up()
    assert "Calling again" in words(window.region("newest"))
    hall.finish(call, 1)
    display.catch_up()
    assert not window.region("newest").isVisible()
    assert "أهلًا وسهلًا بكم" in words(window.region("rest"))


# --- Read from afar -------------------------------------------------------------------------


@pytest.mark.parametrize("metres", [4, 10, 13])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
def test_ticket_and_counter_are_as_high_as_the_distance_asks(
    stage: Stage, size: tuple[int, int], metres: float
) -> None:
    window = stage.window(FRESH, size, metres)
    image = window.grab().toImage()
    wanted = CAPITAL_MM_PER_METRE * metres * FIFTY_FIVE_INCHES
    region = window.region("newest")
    for line in ("F012", "3"):
        text = find(region, line)
        assert _drawn_height(image, region, text, stage.look) >= wanted, line


def test_the_letters_on_the_screen_are_as_high_as_they_claim(stage: Stage) -> None:
    window = stage.window(CALM)
    image = window.grab().toImage()
    text = find(window.region("newest"), "F012")
    drawn = _drawn_height(image, window.region("newest"), text, stage.look)
    assert abs(drawn - text.capital) <= text.capital * 0.05


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_newest_call_is_unmistakable(stage: Stage, size: tuple[int, int]) -> None:
    window = stage.window(FRESH, size)
    newest, board = window.region("newest"), window.region("board")
    other = max(text.capital for text in texts(board))
    assert find(newest, "F012").capital > 1.8 * other
    assert find(newest, "3").capital > 1.8 * other


def test_the_number_keeps_its_size_from_call_to_call(stage: Stage) -> None:
    sizes = {
        find(stage.window(replace(CALM, newest=shown(9, number, 3))).region("newest"), number).px
        for number in ("F012", "I111", "G888", "N001")
    }
    assert len(sizes) == 1


# --- Nothing cut off, nothing on top of something else --------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", STATES)
def test_every_word_stays_in_its_room_and_apart_from_the_others(
    stage: Stage, name: str, size: tuple[int, int]
) -> None:
    window = stage.window(STATES[name], size, metres=8)
    for part in PARTS:
        region = window.region(part)
        if not region.isVisible():
            continue
        assert QRect(0, 0, *size).contains(region.geometry())
        inks = [(item, item.ink()) for item in texts(region)]
        for item, ink in inks:
            assert QRectF(region.rect()).contains(ink), item.lines
            assert ink.left() >= item.room.left() - 1, item.lines
            assert ink.right() <= item.room.right() + 1, item.lines
            assert item.px > min(size) * 0.015, item.lines
        for (one, first), (other, second) in combinations(inks, 2):
            assert not first.intersects(second), (one.lines, other.lines)


@pytest.mark.parametrize("name", STATES)
def test_letters_come_out_where_they_were_measured(stage: Stage, name: str) -> None:
    """Painted alone on a wider sheet: numbers within Arabic once went astray unseen."""
    window = stage.window(STATES[name])
    for part in PARTS:
        region = window.region(part)
        for text in texts(region):
            drawn, measured = _painted_ink(text, region, stage.look), text.ink()
            assert measured.adjusted(-2, -2, 2, 2).contains(drawn), text.lines
            assert drawn.adjusted(-3, -3, 3, 3).contains(measured), text.lines


def test_the_parts_do_not_overlap(stage: Stage) -> None:
    for size in SIZES:
        window = stage.window(FRESH, size)
        rooms = [window.region(part).geometry() for part in ("header", "newest", "board", "footer")]
        assert not any(one.intersects(other) for one, other in combinations(rooms, 2))


def test_a_board_that_is_full_drops_the_oldest(stage: Stage) -> None:
    board = words(stage.window(WIDE).region("board"))
    assert all(f"M{1000 + i}" in board for i in range(8))
    assert "M1008" not in board


# --- Both languages -------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("name", STATES)
def test_each_language_has_its_side(stage: Stage, name: str, size: tuple[int, int]) -> None:
    """Arabic on the right of the same words in English, or above them."""
    window = stage.window(STATES[name], size)
    for part in PARTS:
        region = window.region(part)
        pairs = [
            (one, other)
            for one, other in _neighbours(texts(region))
            if {_script(one), _script(other)} == {"ar", "en"}
        ]
        for one, other in pairs:
            arabic, english = (one, other) if _script(one) == "ar" else (other, one)
            beside = arabic.room.center().x() > english.room.center().x()
            above = arabic.room.center().y() < english.room.center().y() - 1
            assert beside or above, (arabic.lines, english.lines)


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_said_in_one_language_alone(stage: Stage, name: str) -> None:
    window = stage.window(STATES[name])
    for part in PARTS:
        region = window.region(part)
        scripts = [_script(text) for text in texts(region)]
        assert scripts.count("ar") == scripts.count("en"), part


def test_the_newest_call_stands_where_the_first_language_starts(stage: Stage) -> None:
    arabic = stage.window(CALM)
    assert arabic.region("newest").x() > arabic.region("board").x()
    english = stage.window(replace(CALM, first=Language.EN))
    assert english.region("newest").x() < english.region("board").x()


def test_ticket_and_counter_change_sides_with_the_first_language(stage: Stage) -> None:
    board = stage.window(CALM).region("board")
    assert find(board, "N104").room.x() > find(board, "5").room.x()
    board = stage.window(replace(CALM, first=Language.EN)).region("board")
    assert find(board, "N104").room.x() < find(board, "5").room.x()


# --- Colour ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STATES)
def test_every_word_stands_out_from_its_ground(stage: Stage, name: str) -> None:
    window = stage.window(STATES[name])
    image = window.grab().toImage()
    for part in PARTS:
        region = window.region(part)
        if not region.isVisible():
            continue
        for text in texts(region):
            ground = _pixel_beside(image, region, text)
            assert contrast(stage.look.colour(text.colour).name(), ground.name()) >= 7, text.lines


def test_a_fresh_call_breathes_slowly_and_stays_legible(look: Look) -> None:
    assert 1000 / GLOW_PERIOD_MS < 3
    ink = look.colour("navy_deep").name()
    grounds = [glow_at(look, phase / 20).name() for phase in range(21)]
    assert min(contrast(ink, ground) for ground in grounds) >= 7
    assert max(contrast(one, other) for one, other in combinations(grounds, 2)) < 2


def test_a_fresh_call_is_told_apart_without_colour(stage: Stage) -> None:
    fresh, calm = (stage.window(state).region("newest") for state in (FRESH, CALM))
    assert "Now calling ticket" in words(fresh)
    assert "Now at the counter" in words(calm)
    assert len(fresh.items) > len(calm.items)


def test_only_a_fresh_call_breathes(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window(FRESH)
    region = window.region("newest")
    first = _ground_colour(window, region)
    qtbot.waitUntil(lambda: _ground_colour(window, region) != first)
    window.draw(CALM)
    assert _ground_colour(window, region) == stage.look.colour("navy").name()


# --- When nothing is called -----------------------------------------------------------------


def test_a_closed_office_names_the_day_and_the_next_opening(stage: Stage) -> None:
    rest = words(stage.window(CLOSED).region("rest"))
    for part in ("The centre is closed", "National Day", "Sunday 20 December 2026", "7:00 ص"):
        assert part in rest


def test_a_display_without_a_database_asks_for_patience(stage: Stage) -> None:
    window = stage.window(STATES["starting"])
    assert "لحظات من فضلكم" in words(window.region("rest"))
    assert not texts(window.region("header"))


def test_catching_up_is_said_below_the_calls(stage: Stage) -> None:
    window = stage.window(replace(FRESH, catching_up=True))
    assert "Catching up" in words(window.region("footer"))
    assert "F012" in words(window.region("newest"))


# --- Measuring ------------------------------------------------------------------------------


def _drawn_height(image: QImage, region: Region, text: Text, look: Look) -> int:
    """Rows of pixels between the top and the bottom of a numeral, as they came out."""
    ink = look.colour(text.colour)
    room = text.room.toAlignedRect().translated(region.pos())
    columns = range(room.left(), room.right(), 2)
    rows = [
        y
        for y in range(room.top(), room.bottom())
        if any(_close(image.pixelColor(x, y), ink) for x in columns)
    ]
    return rows[-1] - rows[0] + 1


def _painted_ink(text: Text, region: Region, look: Look) -> QRectF:
    """The rectangle of all pixels that a text leaves on an empty sheet."""
    margin = 200
    sheet = QImage(
        region.width() + 2 * margin, region.height() + 2 * margin, QImage.Format.Format_Alpha8
    )
    sheet.fill(0)
    painter = QPainter(sheet)
    painter.translate(margin, margin)
    draw(painter, [text], look, look.colour("amber"))
    painter.end()
    wide, pixels = sheet.width(), bytes(sheet.constBits())
    rows = [pixels[at : at + wide] for at in range(0, len(pixels), sheet.bytesPerLine())]
    inked = [number for number, row in enumerate(rows) if any(row)]
    left = min(wide - len(rows[number].lstrip(b"\0")) for number in inked)
    right = max(len(rows[number].rstrip(b"\0")) for number in inked)
    top, bottom = inked[0], inked[-1] + 1
    return QRectF(left - margin, top - margin, right - left, bottom - top)


def _close(one: QColor, other: QColor) -> bool:
    return (
        abs(one.red() - other.red())
        + abs(one.green() - other.green())
        + abs(one.blue() - other.blue())
        < 90
    )


def _pixel_beside(image: QImage, region: Region, text: Text) -> QColor:
    """The ground beside the letters, as it came out."""
    ink = text.ink().toAlignedRect().adjusted(-3, -3, 3, 3).translated(region.pos())
    return image.pixelColor(max(0, ink.left()), max(0, ink.top()))


def _has_colour(window: DisplayWindow, part: str, colour: QColor) -> bool:
    room = window.region(part).geometry()
    image = window.grab().toImage()
    return _close(image.pixelColor(room.center().x(), room.top() + 6), colour)


def _ground_colour(window: DisplayWindow, region: Region) -> str:
    image = window.grab().toImage()
    room = region.geometry()
    return image.pixelColor(room.center().x(), room.top() + 6).name()


def _script(text: Text) -> str:
    joined = "".join(text.lines)
    if any("\u0600" <= letter <= "\u06ff" for letter in joined):
        return "ar"
    return "en" if sum(letter.isalpha() for letter in joined) > 1 else "number"


def _neighbours(placed: list[Text]) -> Iterator[tuple[Text, Text]]:
    """Texts that say the same: one follows the other, apart from the numeral between them."""
    spoken = [text for text in placed if _script(text) != "number"]
    yield from zip(spoken[::2], spoken[1::2], strict=False)
