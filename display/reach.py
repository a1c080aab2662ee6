"""How far away a screen's calls can be read, found by planning and setting them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, QSizeF

from db.calling import CallKind
from display.lettering import Item, Text
from display.plan import LEAST_ROWS, WIDEST_COUNTER, WIDEST_TICKET, Plan, asked, plan
from display.scenes.board import board
from display.scenes.newest import newest
from display.scenes.setting import Setting
from display.state import DisplayState, Phase, ShownCall
from display.words import Words
from queueing.wording import Bilingual, Language
from shell.language import BothLanguages
from shell.look import load_fonts
from shell.measure import CAPITAL_MM_PER_METRE

FARTHEST_M = 60.0
STEP_M = 0.1


@dataclass(frozen=True, slots=True)
class Reach:
    """From so many metres ticket and counter are read: of the newest call, and of the last ones."""

    newest: float
    board: float


def reach(size: QSize, density: float, first: Language = Language.AR) -> Reach:
    """What a hall display of this size can do, `density` in pixels per millimetre.

    Measured on the widest number that the rooms are planned for, at a counter of two digits, with
    at least two last calls: capitals of 12.2 mm a metre. The display has to be told the distance.
    """
    load_fonts()
    words = Words.load(BothLanguages(("display",)))

    def readable(at: Callable[[Plan], QRect], scene: Callable[..., Iterable[Item]]) -> float:
        def reaches(metres: float) -> bool:
            capital = asked(metres, density)
            rooms = plan(size, first, capital)
            room = at(rooms)
            items = scene(Setting(QSizeF(room.size()), rooms.unit, words, capital), _busy(first))
            wanted = CAPITAL_MM_PER_METRE * metres * density
            return min(text.capital for text in _numbers(items)) >= wanted

        return _farthest(reaches)

    return Reach(readable(lambda rooms: rooms.main, newest), readable(lambda r: r.side, board))


def _busy(first: Language) -> DisplayState:
    calls = [
        ShownCall(
            at, WIDEST_TICKET, int(WIDEST_COUNTER), Bilingual("", ""), CallKind.CALL, at == 0, False
        )
        for at in range(LEAST_ROWS + 1)
    ]
    return DisplayState(phase=Phase.CALLING, newest=calls[0], others=tuple(calls[1:]), first=first)


def _numbers(items: Iterable[Item]) -> Iterable[Text]:
    wanted = ((WIDEST_TICKET,), (WIDEST_COUNTER,))
    return [item for item in items if isinstance(item, Text) and item.lines in wanted]


def _farthest(reaches: Callable[[float], bool]) -> float:
    near, far = 0, round(FARTHEST_M / STEP_M)
    while near < far:
        middle = (near + far + 1) // 2
        near, far = (middle, far) if reaches(middle * STEP_M) else (near, middle - 1)
    return round(near * STEP_M, 1)
