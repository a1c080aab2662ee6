"""The window as people see it: measured, not looked at."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from db.calling import CallKind
from display.canvas import GLOW_PERIOD_MS, glow_at
from display.feed import HallFeed
from display.lettering import Arrow, Picture, draw
from display.plan import LEAST_ROWS
from display.presenter import DisplayPresenter
from display.reach import reach
from display.scenes.newest import pointed
from display.screen import DisplayWindow
from display.state import DisplayState, Phase, ShownCall, ShownTurn, ShownWait, Turn
from queueing.wording import Bilingual, Language, wait_range
from shell.live import Live
from shell.look import Look, contrast
from shell.measure import CAPITAL_MM_PER_METRE
from shell.way import Way
from shell.worker import Worker
from tests.display.eyes import (
    MACHADO,
    close,
    drawn_height,
    find,
    ground_colour,
    neighbours,
    painted_ink,
    pixel_beside,
    script,
    seen_with,
    shown_regions,
    texts,
    whole,
    words,
)
from tests.display.hall import Display, Hall, MakeDisplay

SIZES = [(1920, 1080), (1080, 1920), (1280, 720), (720, 1280), (3840, 2160), (1024, 768)]
FULL = SIZES[0]

FIFTY_FIVE_INCHES_MM = 1210
"""The long side of a screen of that size."""


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
NOTICE = Bilingual(
    "يرجى تجهيز البطاقة الذكية وأصل المخططات المعتمدة قبل التوجه إلى الشباك",
    "Please have your smart card and the approved plans ready before you come to the counter",
)
OUTLOOK = replace(
    CALM,
    notice=NOTICE,
    next_up=("F013", "N105", "G032", "I020", "P008"),
    waits=tuple(
        ShownWait(code, SHORT, wait_range(12, 25) if code != "E" else None) for code in "FNIPECRG"
    ),
)
TURNS = replace(
    WIDE,
    turns=(
        ShownTurn(Turn.WITHDRAWN, "F011", SHORT),
        ShownTurn(
            Turn.MOVED,
            "N101",
            Bilingual("تراخيص المكاتب والشركات", "Office and company licences"),
            12,
        ),
    ),
)
WAYS = replace(
    CALM,
    newest=replace(shown(9, "F012", 12, fresh=True), way=Way.UPSTAIRS),
    others=tuple(
        replace(shown(8 - place, f"N10{place}", place + 1), way=way)
        for place, way in enumerate(Way)
    ),
)
STATES = {
    "starting": DisplayState(catching_up=True),
    "calm": CALM,
    "fresh": FRESH,
    "short": replace(FRESH, newest=shown(9, "I111", 1, SHORT, fresh=True), others=()),
    "wide": WIDE,
    "english first": replace(CALM, first=Language.EN),
    "catching up": replace(WIDE, catching_up=True, notice=NOTICE),
    "ways": WAYS,
    "outlook": OUTLOOK,
    "next alone": replace(OUTLOOK, waits=()),
    "turns": TURNS,
    "turn alone": replace(TURNS, newest=None, others=(), phase=Phase.IDLE, turns=TURNS.turns[:1]),
    "idle outlook": replace(OUTLOOK, phase=Phase.IDLE, newest=None, others=()),
    "idle": NOBODY,
    "break": replace(CLOSED, phase=Phase.BREAK, because=None),
    "closed": CLOSED,
}


def density(size: tuple[int, int]) -> float:
    """Pixels per millimetre of a screen of 55 inches."""
    return max(size) / FIFTY_FIVE_INCHES_MM


class Stage:
    """A window that is shown any state; its presenter is real and at rest."""

    def __init__(self, hall: Hall, look: Look, qtbot: QtBot) -> None:
        self.worker = Worker("hall")
        live = Live(hall.database.watch)
        feed = HallFeed(hall.views, live, self.worker, clock=hall.clock)
        self.presenter = DisplayPresenter(feed)
        self._held: list[object] = [live, feed]
        self.look, self.qtbot = look, qtbot

    def window(
        self, state: DisplayState, size: tuple[int, int] = FULL, metres: float | None = None
    ) -> DisplayWindow:
        """On a screen of 55 inches, whatever its pixels."""
        window = DisplayWindow(self.presenter, self.look, metres, density=density(size))
        self._held.append(window)  # while a test looks at its regions
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


# --- A call on its way to the screen --------------------------------------------------------


def test_a_call_is_painted_and_the_window_says_so(
    hall: Hall, displays: MakeDisplay, look: Look, qtbot: QtBot
) -> None:
    display = displays()
    display.catch_up()
    window = DisplayWindow(display.presenter, look)
    qtbot.addWidget(window)
    window.resize(*FULL)
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
    window.resize(*FULL)
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
    display.catch_up().pass_(13)
    assert not window.region("newest").isVisible()
    assert "أهلًا وسهلًا بكم" in words(window.region("rest"))


# --- Read from afar -------------------------------------------------------------------------


@pytest.mark.parametrize("first", Language)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_call_is_read_from_six_metres_on_a_screen_of_55_inches(
    stage: Stage, size: tuple[int, int], first: Language
) -> None:
    """Ticket and counter, of the newest call and of the last ones; measured on what was drawn."""
    window = stage.window(replace(WAYS, first=first), size, 6)
    image = window.grab().toImage()
    wanted = CAPITAL_MM_PER_METRE * 6 * density(size)
    for part, lines in (("newest", ("F012", "12")), ("board", ("N100", "1", "N101", "2"))):
        region = window.region(part)
        for line in lines:
            assert drawn_height(image, region, find(region, line), stage.look) >= wanted, line


@pytest.mark.parametrize("metres", [4, 10, 12])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
def test_ticket_and_counter_are_as_high_as_the_distance_asks(
    stage: Stage, size: tuple[int, int], metres: float
) -> None:
    window = stage.window(FRESH, size, metres)
    image = window.grab().toImage()
    wanted = CAPITAL_MM_PER_METRE * metres * density(size)
    region = window.region("newest")
    for line in ("F012", "3"):
        text = find(region, line)
        assert drawn_height(image, region, text, stage.look) >= wanted, line


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
def test_a_deep_hall_gets_fewer_and_higher_rows(stage: Stage, size: tuple[int, int]) -> None:
    many = replace(CALM, others=tuple(shown(8 - i, f"N{100 + i}", i + 1) for i in range(9)))

    def rows(metres: float) -> tuple[int, float]:
        board = stage.window(many, size, metres).region("board")
        numbers = [text for text in texts(board) if text.lines[0].startswith("N1")]
        assert [text.lines[0] for text in numbers] == [f"N{100 + i}" for i in range(len(numbers))]
        return len(numbers), min(text.capital for text in numbers)

    near, middle, far = rows(3), rows(6), rows(10)
    assert near[0] >= 7
    assert near[0] > middle[0] > far[0] == LEAST_ROWS
    assert near[1] < middle[1] < far[1]
    assert rows(40)[0] == LEAST_ROWS


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_reach_of_a_screen_is_where_its_letters_become_too_small(
    stage: Stage, size: tuple[int, int]
) -> None:
    found = reach(window_size(size), density(size))
    widest = replace(
        CALM, newest=shown(9, "W888", 88), others=(shown(8, "W888", 88), shown(7, "W888", 88))
    )

    def reached(part: str, metres: float) -> bool:
        region = stage.window(widest, size, metres).region(part)
        least = min(find(region, line).capital for line in ("W888", "88"))
        return least >= CAPITAL_MM_PER_METRE * metres * density(size)

    for part, metres in (("newest", found.newest), ("board", found.board)):
        assert reached(part, metres)
        assert not reached(part, metres + 0.2)
    assert found.newest > found.board


def test_the_letters_on_the_screen_are_as_high_as_they_claim(stage: Stage) -> None:
    window = stage.window(CALM)
    image = window.grab().toImage()
    text = find(window.region("newest"), "F012")
    drawn = drawn_height(image, window.region("newest"), text, stage.look)
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


@pytest.mark.parametrize("first", Language)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", STATES)
def test_every_word_stays_in_its_room_and_apart_from_the_others(
    stage: Stage, name: str, size: tuple[int, int], first: Language
) -> None:
    window = stage.window(replace(STATES[name], first=first), size, metres=6)
    regions = shown_regions(window)
    for region in regions:
        assert whole(size).contains(region.geometry())
        inks = [(item, item.ink()) for item in texts(region)]
        signs = [item for item in region.items if isinstance(item, Picture | Arrow)]
        for item, ink in inks:
            assert QRectF(region.rect()).contains(ink), item.lines
            assert ink.left() >= item.room.left() - 1, item.lines
            assert ink.right() <= item.room.right() + 1, item.lines
            assert item.px > min(size) * 0.015, item.lines
            assert not any(ink.intersects(sign.room) for sign in signs), item.lines
        for (one, over), (other, under) in combinations(inks, 2):
            assert not over.intersects(under), (one.lines, other.lines)
        for sign in signs:
            assert QRectF(region.rect()).contains(sign.room), sign
    rooms = [region.geometry() for region in regions]
    assert not any(one.intersects(other) for one, other in combinations(rooms, 2))


@pytest.mark.parametrize("metres", [0.5, 13, 40])
@pytest.mark.parametrize("name", ["wide", "turns", "ways", "outlook"])
def test_a_hall_of_any_depth_keeps_its_words_apart(stage: Stage, name: str, metres: float) -> None:
    for size in ((1920, 1080), (720, 1280), (1024, 768)):
        for region in shown_regions(stage.window(STATES[name], size, metres)):
            inks = [(item, item.ink()) for item in texts(region)]
            assert all(QRectF(region.rect()).contains(ink) for _item, ink in inks)
            for (one, over), (other, under) in combinations(inks, 2):
                assert not over.intersects(under), (one.lines, other.lines)


@pytest.mark.parametrize("name", STATES)
def test_letters_come_out_where_they_were_measured(stage: Stage, name: str) -> None:
    """Painted alone on a wider sheet: numbers within Arabic once went astray unseen."""
    for region in shown_regions(stage.window(STATES[name])):
        for text in texts(region):
            drawn, measured = painted_ink(text, region, stage.look), text.ink()
            assert measured.adjusted(-2, -2, 2, 2).contains(drawn), text.lines
            assert drawn.adjusted(-3, -3, 3, 3).contains(measured), text.lines


def test_a_board_that_is_full_drops_the_oldest(stage: Stage) -> None:
    board = words(stage.window(WIDE).region("board"))
    assert all(f"M{1000 + i}" in board for i in range(8))
    assert "M1008" not in board


# --- Numbers that wait again ----------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_number_that_waits_again_takes_the_place_of_the_oldest_calls(
    stage: Stage, size: tuple[int, int]
) -> None:
    state = replace(TURNS, others=tuple(shown(8 - i, f"P10{i}", i + 1) for i in range(8)))
    turned, before = (stage.window(s, size, 6) for s in (state, replace(state, turns=())))
    board = turned.region("board")
    called = [text.lines[0] for text in texts(before.region("board")) if "P1" in text.lines[0]]
    tickets = [text.lines[0] for text in texts(board) if "P1" in text.lines[0]]
    assert tickets == called[: len(tickets)]
    assert 1 <= len(tickets) < len(called)
    said = words(board)
    assert "Please wait, you will be called again" in said
    assert "Next: Office and company licences, counter 12. Please wait." in said
    assert "التالي: تراخيص المكاتب والشركات، الشباك 12. يرجى الانتظار." in said
    assert {item.name for item in board.items if isinstance(item, Picture)} == {"undo", "transfer"}
    assert find(board, "F011").capital >= CAPITAL_MM_PER_METRE * 6 * density(size)


def test_the_board_shows_two_of_them_at_most_and_a_call_beside_them(stage: Stage) -> None:
    many = replace(TURNS, turns=tuple(replace(TURNS.turns[0], number=f"F01{n}") for n in range(5)))
    for metres in (4, 6, 10, 30):
        board = words(stage.window(many, metres=metres).region("board"))
        assert "F010" in board
        assert "M1000" in board
        assert "F012" not in board


def test_a_move_without_a_counter_names_the_service_alone(stage: Stage) -> None:
    moved = replace(TURNS, turns=(ShownTurn(Turn.MOVED, "N101", SHORT),))
    assert "Next: General enquiries. Please wait." in words(stage.window(moved).region("board"))


# --- The way --------------------------------------------------------------------------------


@pytest.mark.parametrize("first", Language)
def test_the_arrow_points_the_same_way_in_both_languages(stage: Stage, first: Language) -> None:
    for way in Way:
        call = replace(shown(9, "F012", 3), way=way)
        region = stage.window(replace(CALM, newest=call, first=first)).region("newest")
        (arrow,) = (item for item in region.items if isinstance(item, Arrow))
        assert arrow.degrees == way.degrees
        assert arrow.stairs == (way in (Way.UPSTAIRS, Way.DOWNSTAIRS))
        assert arrow.room.height() > 0.5 * find(region, "3").capital


@pytest.mark.parametrize(
    ("way", "dx", "dy"),
    [(Way.LEFT, -1, 0), (Way.RIGHT, 1, 0), (Way.AHEAD, 0, -1), (Way.BEHIND, 0, 1)],
)
def test_the_head_of_the_arrow_is_where_it_points_to(
    stage: Stage, way: Way, dx: int, dy: int
) -> None:
    """The head is wider than the shaft: more ink in the half it points to."""
    room = QRectF(0, 0, 400, 100)
    arrow = next(
        item
        for item in pointed(room, 3, way, 80, "surface", "navy", Language.AR)
        if isinstance(item, Arrow)
    )
    square = QRectF(0, 0, 100, 100)
    sheet = sheet_of(replace(arrow, room=square), stage.look)
    points = [
        (x - 50, y - 50)
        for x in range(100)
        for y in range(100)
        if sheet.pixelColor(x, y).lightness() > 128
    ]
    ahead = sum(1 for x, y in points if x * dx + y * dy > 0)
    assert ahead > 0.6 * len(points)


def test_the_board_leaves_arrows_out_where_the_numbers_need_the_room(stage: Stage) -> None:
    near, far = (stage.window(WAYS, metres=metres).region("board") for metres in (5, 10))
    assert any(isinstance(item, Arrow) for item in near.items)
    assert not any(isinstance(item, Arrow) for item in far.items)


# --- What is expected -----------------------------------------------------------------------


def test_next_numbers_and_waits_stand_below_the_calls(stage: Stage) -> None:
    window = stage.window(OUTLOOK, metres=6)
    strip = window.region("outlook")
    assert strip.y() > window.region("newest").geometry().bottom()
    said = words(strip)
    assert "F013" in said
    assert "Next" in said
    assert "التالي" in said
    assert "about 12 to 25 minutes" in said


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_expected_takes_nothing_that_a_call_needs(
    stage: Stage, size: tuple[int, int]
) -> None:
    wanted = CAPITAL_MM_PER_METRE * 6 * density(size)
    window = stage.window(replace(OUTLOOK, others=WIDE.others[:3]), size, 6)
    newest, board = window.region("newest"), window.region("board")
    assert not window.region("outlook").isHidden()
    assert min(find(newest, line).capital for line in ("F012", "3")) >= wanted
    assert find(newest, "F012").capital > 1.4 * wanted
    assert len([text for text in texts(board) if text.lines[0].startswith("M1")]) == 3


def test_in_a_deep_hall_what_is_expected_gives_way_first(stage: Stage) -> None:
    deep = stage.window(OUTLOOK, metres=11)
    assert deep.region("outlook").isHidden()
    assert deep.region("newest").isVisible()


def test_it_has_the_middle_to_itself_while_nobody_is_called(stage: Stage) -> None:
    window = stage.window(STATES["idle outlook"])
    panel, welcome = window.region("outlook"), window.region("rest")
    assert "Welcome" in words(welcome)
    assert panel.height() == welcome.height()
    assert all(number in words(panel) for number in OUTLOOK.next_up)


def test_nothing_is_shown_of_an_outlook_that_the_office_does_not_want(stage: Stage) -> None:
    for state in (CALM, NOBODY, replace(OUTLOOK, phase=Phase.CLOSED, newest=None, others=())):
        assert stage.window(state).region("outlook").isHidden()


def test_services_that_do_not_fit_come_with_the_next_page(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window(OUTLOOK)
    codes = {wait.code for wait in OUTLOOK.waits}
    seen: set[str] = set()
    for _page in range(len(codes)):
        shown_now = {text.lines[0] for text in texts(window.region("outlook"))} & codes
        assert 1 <= len(shown_now) < len(codes)
        seen |= shown_now
        window.turn_page()
    assert seen == codes


def test_a_service_that_nobody_serves_has_a_dash_in_both_languages(stage: Stage) -> None:
    unserved = replace(OUTLOOK, waits=(ShownWait("E", SHORT, None),))
    assert words(stage.window(unserved).region("outlook")).count("—") == 2


# --- Both languages -------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("name", STATES)
def test_each_language_has_its_side(stage: Stage, name: str, size: tuple[int, int]) -> None:
    """Arabic on the right of the same words in English, or above them."""
    for region in shown_regions(stage.window(STATES[name], size)):
        pairs = [
            (one, other)
            for one, other in neighbours(texts(region))
            if {script(one), script(other)} == {"ar", "en"}
        ]
        for one, other in pairs:
            arabic, english = (one, other) if script(one) == "ar" else (other, one)
            beside = arabic.room.center().x() > english.room.center().x()
            above = arabic.room.center().y() < english.room.center().y() - 1
            assert beside or above, (arabic.lines, english.lines)


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_said_in_one_language_alone(stage: Stage, name: str) -> None:
    for region in shown_regions(stage.window(STATES[name])):
        scripts = [script(text) for text in texts(region)]
        assert scripts.count("ar") == scripts.count("en")


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
    for region in shown_regions(window):
        for text in texts(region):
            ground = pixel_beside(image, region, text)
            assert contrast(stage.look.colour(text.colour).name(), ground.name()) >= 7, text.lines


@pytest.mark.parametrize("eyes", MACHADO)
def test_every_word_is_read_without_one_kind_of_cone(stage: Stage, eyes: str) -> None:
    pairs = {
        (text.colour, text.ground)
        for state in STATES.values()
        for region in shown_regions(stage.window(state))
        for text in texts(region)
    }
    for ink, ground in pairs:
        for shade in glow_of(stage.look) if ground == "glow" else [stage.look.colour(ground)]:
            seen = seen_with(eyes, stage.look.colour(ink)), seen_with(eyes, shade)
            assert contrast(*seen) >= 4.5, (ink, ground)


@pytest.mark.parametrize("eyes", MACHADO)
def test_a_fresh_call_differs_from_one_that_is_not_for_all_eyes(look: Look, eyes: str) -> None:
    calm = seen_with(eyes, look.colour("navy"))
    for shade in glow_of(look):
        assert contrast(seen_with(eyes, shade), calm) >= 4.5


def test_a_fresh_call_breathes_slowly_and_stays_legible(look: Look) -> None:
    assert 1000 / GLOW_PERIOD_MS < 3
    ink = look.colour("navy_deep").name()
    grounds = [shade.name() for shade in glow_of(look)]
    assert min(contrast(ink, ground) for ground in grounds) >= 7
    assert max(contrast(one, other) for one, other in combinations(grounds, 2)) < 2


def test_a_fresh_call_is_told_apart_without_colour(stage: Stage) -> None:
    fresh, calm = (stage.window(state).region("newest") for state in (FRESH, CALM))
    assert "Now calling ticket" in words(fresh)
    assert "Please go to the counter" in words(calm)
    assert any(isinstance(item, Picture) and item.name == "bell" for item in fresh.items)
    assert not any(isinstance(item, Picture) for item in calm.items)


def test_a_visitor_who_has_come_is_not_asked_to_come(stage: Stage) -> None:
    serving = replace(CALM, newest=replace(shown(9, "F012", 3), serving=True))
    assert "Now at the counter" in words(stage.window(serving).region("newest"))


def test_only_a_fresh_call_breathes(stage: Stage, qtbot: QtBot) -> None:
    window = stage.window(FRESH)
    region = window.region("newest")
    first = ground_colour(window, region)
    qtbot.waitUntil(lambda: ground_colour(window, region) != first)
    window.draw(CALM)
    assert ground_colour(window, region) == stage.look.colour("navy")


# --- When nothing is called -----------------------------------------------------------------


def test_a_closed_office_names_the_day_and_the_next_opening(stage: Stage) -> None:
    rest = words(stage.window(CLOSED).region("rest"))
    for part in ("The centre is closed", "National Day", "Sunday 20 December 2026", "7:00 ص"):
        assert part in rest


def test_a_display_without_a_database_asks_for_patience(stage: Stage) -> None:
    window = stage.window(STATES["starting"])
    assert "لحظات من فضلكم" in words(window.region("rest"))
    assert not texts(window.region("header"))


# --- The footer -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_a_notice_stands_still_in_both_languages_beside_how_many_wait(
    stage: Stage, size: tuple[int, int]
) -> None:
    footer = words(stage.window(replace(CALM, notice=NOTICE), size).region("footer"))
    assert NOTICE.ar in footer
    assert NOTICE.en in footer
    assert "17" in footer
    assert "Please keep your ticket" in words(stage.window(CALM, size).region("footer"))


def test_the_longest_notice_keeps_its_room(stage: Stage) -> None:
    longest = Bilingual(("يرجى الانتظار " * 30)[:300].strip(), ("Please wait here " * 30)[:300])
    for size in SIZES:
        footer = stage.window(replace(CALM, notice=longest), size).region("footer")
        assert all(QRectF(footer.rect()).contains(text.ink()) for text in texts(footer))


def test_catching_up_is_small_print_and_the_calls_stay(stage: Stage) -> None:
    window = stage.window(replace(FRESH, catching_up=True, notice=NOTICE))
    footer = window.region("footer")
    assert "Catching up" in words(footer)
    assert NOTICE.en in words(footer)
    assert "F012" in words(window.region("newest"))
    assert find(window.region("board"), "N104")


# --- Measuring ------------------------------------------------------------------------------


def window_size(size: tuple[int, int]) -> QSize:
    return QSize(*size)


def glow_of(look: Look) -> list[QColor]:
    """The ground of a fresh call through one breath."""
    return [glow_at(look, phase / 20) for phase in range(21)]


def sheet_of(arrow: Arrow, look: Look) -> QImage:
    sheet = QImage(arrow.room.size().toSize(), QImage.Format.Format_RGB32)
    sheet.fill(0)
    painter = QPainter(sheet)
    draw(painter, [arrow], look, look.colour("amber"))
    painter.end()
    return sheet


def _has_colour(window: DisplayWindow, part: str, colour: QColor) -> bool:
    return close(ground_colour(window, window.region(part)), colour)
