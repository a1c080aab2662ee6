"""The sign above a counter, in every shape and state, as people see it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from display.canvas import glow_at
from display.feed import HallFeed
from display.lettering import Picture
from display.sign import SignWindow
from display.sign_presenter import SignPresenter
from display.sign_state import SignPhase, SignState
from queueing.wording import Bilingual, Language
from shell.live import Live
from shell.look import Look, contrast
from shell.measure import CAPITAL_MM_PER_METRE
from shell.worker import Worker
from tests.display.eyes import (
    MACHADO,
    drawn_height,
    find,
    ground_colour,
    painted_ink,
    pixel_beside,
    script,
    seen_with,
    shown_regions,
    texts,
    whole,
    words,
)
from tests.display.hall import Hall

SIZES = [(1280, 320), (1920, 540), (1920, 1080), (1024, 768), (800, 480), (720, 1280)]
BANNER = SIZES[0]

LONG = Bilingual("تراخيص المكاتب والشركات", "Office and company licences")
SHORT = Bilingual("اشتراطات الوقاية", "Fire-prevention certificate")

OPEN = SignState(n=7, counter=3, phase=SignPhase.OPEN)
CALLING = replace(OPEN, phase=SignPhase.CALLING, ticket="F012", service=SHORT, call_id=9)
FRESH = replace(CALLING, fresh=True)
SERVING = replace(CALLING, phase=SignPhase.SERVING)
BREAK = replace(
    OPEN,
    phase=SignPhase.BREAK,
    reason=Bilingual("صلاة", "Prayer"),
    back_at=Bilingual("12:30 م", "12:30 pm"),
)
NAMED = replace(
    FRESH,
    counter=12,
    ticket="W1234",
    service=LONG,
    again=True,
    name=Bilingual("شباك كبار السن", "Older people's counter"),
)
STATES = {
    "starting": SignState(counter=3, catching_up=True),
    "open": OPEN,
    "calling": CALLING,
    "fresh": FRESH,
    "named": NAMED,
    "serving": SERVING,
    "break": BREAK,
    "break without more": replace(BREAK, reason=None, back_at=None),
    "closed": replace(OPEN, phase=SignPhase.CLOSED),
    "unknown": replace(OPEN, counter=99, phase=SignPhase.UNKNOWN),
    "catching up": replace(NAMED, catching_up=True),
}


class Wall:
    """A sign that is shown any state; its presenter is real and at rest."""

    def __init__(self, hall: Hall, look: Look, qtbot: QtBot) -> None:
        self.worker = Worker("hall")
        feed = HallFeed(hall.views, Live(hall.database.watch), self.worker, clock=hall.clock)
        self.presenter = SignPresenter(feed, 3)
        self.look, self.qtbot = look, qtbot
        self._held: list[SignWindow] = []

    def sign(
        self, state: SignState, size: tuple[int, int] = BANNER, metres: float | None = None
    ) -> SignWindow:
        """Half a metre wide, or high."""
        window = SignWindow(self.presenter, self.look, metres, density=max(size) / 500)
        self._held.append(window)  # while a test looks at its regions
        self.qtbot.addWidget(window)
        window.resize(*size)
        window.draw(state)
        window.show()
        return window


@pytest.fixture(scope="module")
def one_hall(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    return Hall.build(f"sqlite:///{tmp_path_factory.mktemp('sign') / 'office.db'}")


@pytest.fixture
def wall(one_hall: Hall, look: Look, qtbot: QtBot) -> Iterator[Wall]:
    made = Wall(one_hall, look, qtbot)
    yield made
    assert made.worker.stop()


def said(window: SignWindow) -> str:
    return " ".join(words(region) for region in shown_regions(window))


# --- What it says ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", STATES)
def test_the_number_of_the_counter_is_always_there_and_in_one_place(wall: Wall, name: str) -> None:
    state = replace(STATES[name], catching_up=False)
    counter = wall.sign(state).region("counter")
    assert str(state.counter) in words(counter)
    assert counter.geometry() == wall.sign(OPEN).region("counter").geometry()


def test_each_state_has_its_words_in_both_languages_and_its_own_sign(wall: Wall) -> None:
    wanted = {
        "open": ("Open", "متاح", "check"),
        "fresh": ("Now calling ticket", "النداء الآن على التذكرة", "bell"),
        "named": ("Calling again", "إعادة النداء", "bell"),
        "serving": ("Now at the counter", "عند الشباك الآن", ""),
        "calling": ("Please go to the counter", "يرجى التوجه إلى الشباك", ""),
        "break": ("Prayer", "صلاة", "pause"),
        "closed": ("Closed", "مغلق", "close"),
        "unknown": ("This counter is not known", "هذا الشباك غير معروف", "warning"),
        "starting": ("One moment, please", "لحظات من فضلكم", "screen"),
    }
    for name, (english, arabic, icon) in wanted.items():
        window = wall.sign(STATES[name])
        assert english in said(window)
        assert arabic in said(window)
        icons = [item.name for item in window.region("doing").items if isinstance(item, Picture)]
        assert icons == ([icon] if icon else [])


def test_a_break_says_why_and_until_when(wall: Wall) -> None:
    words_ = said(wall.sign(BREAK))
    assert "Back at 12:30 pm" in words_
    assert "نعود الساعة 12:30 م" in words_
    assert "Short break" in said(wall.sign(STATES["break without more"]))


def test_catching_up_is_small_print_and_the_number_stays(wall: Wall) -> None:
    window = wall.sign(STATES["catching up"])
    assert "Catching up" in words(window.region("note"))
    assert "W1234" in words(window.region("doing"))
    assert window.region("note").height() < window.height() / 8
    assert wall.sign(NAMED).region("note").isHidden()


def test_the_counter_stands_where_the_first_language_starts(wall: Wall) -> None:
    arabic, english = (wall.sign(replace(OPEN, first=first)) for first in Language)
    assert arabic.region("counter").x() > arabic.region("doing").x()
    assert english.region("counter").x() < english.region("doing").x()


def test_a_state_is_told_once_it_is_painted(wall: Wall, qtbot: QtBot) -> None:
    window = wall.sign(OPEN)
    qtbot.waitSignal(window.painted).wait()
    with qtbot.waitSignal(window.painted) as told:
        window.draw(replace(FRESH, n=8))
    assert told.args == [8]


# --- How it looks ---------------------------------------------------------------------------


@pytest.mark.parametrize("first", Language)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", STATES)
def test_every_word_stays_in_its_room_and_apart_from_the_others(
    wall: Wall, name: str, size: tuple[int, int], first: Language
) -> None:
    window = wall.sign(replace(STATES[name], first=first), size, metres=2)
    regions = shown_regions(window)
    for region in regions:
        assert whole(size).contains(region.geometry())
        inks = [(item, item.ink()) for item in texts(region)]
        icons = [item.room for item in region.items if isinstance(item, Picture)]
        for item, ink in inks:
            assert QRectF(region.rect()).contains(ink), item.lines
            assert item.px > min(size) * 0.03, item.lines
            assert not any(ink.intersects(icon) for icon in icons), item.lines
        for (one, over), (other, under) in combinations(inks, 2):
            assert not over.intersects(under), (one.lines, other.lines)
        scripts = [script(item) for item, _ink in inks]
        assert scripts.count("ar") == scripts.count("en")
    rooms = [region.geometry() for region in regions]
    assert not any(one.intersects(other) for one, other in combinations(rooms, 2))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_letters_come_out_where_they_were_measured(wall: Wall, size: tuple[int, int]) -> None:
    for state in STATES.values():
        for region in shown_regions(wall.sign(state, size)):
            for text in texts(region):
                drawn, measured = painted_ink(text, region, wall.look), text.ink()
                assert measured.adjusted(-2, -2, 2, 2).contains(drawn), text.lines


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_ticket_and_counter_are_read_from_three_metres(wall: Wall, size: tuple[int, int]) -> None:
    window = wall.sign(FRESH, size, metres=3)
    image = window.grab().toImage()
    wanted = CAPITAL_MM_PER_METRE * 3 * max(size) / 500
    for part, line in (("doing", "F012"), ("counter", "3")):
        region = window.region(part)
        assert drawn_height(image, region, find(region, line), wall.look) >= wanted, line


@pytest.mark.parametrize("name", STATES)
def test_every_word_stands_out_from_its_ground_for_all_eyes(wall: Wall, name: str) -> None:
    window = wall.sign(STATES[name])
    image = window.grab().toImage()
    for region in shown_regions(window):
        for text in texts(region):
            ink, ground = wall.look.colour(text.colour), pixel_beside(image, region, text)
            assert contrast(ink.name(), ground.name()) >= 7, text.lines
            for eyes in MACHADO:
                assert contrast(seen_with(eyes, ink), seen_with(eyes, ground)) >= 4.5, text.lines


def test_only_a_fresh_call_breathes(wall: Wall, qtbot: QtBot) -> None:
    window = wall.sign(FRESH)
    region = window.region("doing")
    assert ground_colour(window, region) == glow_at(wall.look, 0)
    qtbot.waitUntil(lambda: ground_colour(window, region) != glow_at(wall.look, 0))
    for calm in (CALLING, SERVING, replace(SERVING, fresh=True)):
        window.draw(FRESH)
        window.draw(calm)
        assert ground_colour(window, region) == wall.look.colour("navy")
