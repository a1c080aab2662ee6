"""Which parts the hall display has at a moment, and where they stand in a window of any shape."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from display.lettering import ems
from display.state import DisplayState, Phase
from queueing.wording import Language
from shell.measure import CAPITAL_MM_PER_METRE, CAPITAL_SHARE

CAPITAL_OF_ROW, MOST_OF_ROW = 0.78, 0.88
"""Capitals in a row of their own take this share of its height, the rest is air; at most the
second one, where they must be read from afar."""

TICKET_SHARE, COUNTER_SHARE = 0.345, 0.325
"""The rows of the newest call's ticket and counter, as shares of its height."""

WIDEST_TICKET, WIDEST_COUNTER = "W888", "88"
"""What the rooms are planned for; a longer number is written smaller."""

HEAD, ROW_GAP, ROW_PADS = 7.0, 1.0, 8.0
"""Of the board, in units: its head, the air between its rows, the air beside what a row says."""

CAPITAL_OF_CARD = 0.7
"""Of the height of a row's card, for capitals that must be read from afar."""

ARROW = 1.1
"""An arrow's room beside a number, in heights of its capitals."""

EVEN = 0.52
"""The main part's share where nothing beside it is a call."""

LEAST_ROWS, ROWS_WITH_STRIP = 2, 3
"""Rows that the board keeps in a deep hall; the strip below it needs the second number."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in the middle: the main part, one beside it, and a strip below both."""

    main: str
    side: str | None = None
    strip: str | None = None
    media: bool = False
    """Pictures lie over the main part as long as there are any."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rooms of one window, in its pixels. `unit` is the step all distances are made of.

    `side` and `strip` are empty where no such part was asked for, or where there is no room.
    """

    unit: float
    header: QRect
    main: QRect
    side: QRect
    strip: QRect
    footer: QRect


def parts_of(state: DisplayState) -> Parts:
    """Calls come first: what is expected has the middle to itself only while nobody is called."""
    outlook = bool(state.next_up or state.waits)
    if state.phase not in (Phase.CALLING, Phase.IDLE):
        return Parts("rest")
    main = "newest" if state.newest else "rest"
    media = state.media and not state.newest
    if state.newest or state.others or state.turns or (media and not outlook):
        return Parts(main, "board", "outlook" if outlook else None, media)
    return Parts(main, "outlook" if outlook else None, None, media)


def plan(
    size: QSize, first: Language, capital: float = 0.0, parts: Parts = Parts("newest", "board")
) -> Plan:
    """Header and footer across, between them the main part beside (or above) the other one.

    The main part stands where the first language starts to read. Calls grow beyond their usual
    share when `capital`, the wanted height of their letters in pixels, asks for it: the newest
    first, then the rows of the board; the strip gives way to both.
    """
    wide, high = size.width(), size.height()
    lying = wide >= high
    unit = min(wide, high) / 135
    margin = round(3 * unit)
    header = QRect(0, 0, wide, round((15 if lying else 22) * unit))
    footer_high = round((12 if lying else 20) * unit)
    footer = QRect(0, high - footer_high, wide, footer_high)
    top = header.height() + round(0.5 * unit)
    body = QRect(margin, top, wide - 2 * margin, footer.top() - round(unit) - top)
    below = QRect()
    strip_high = round((16 if lying else 29) * unit)
    if parts.strip and _has_room_for(strip_high + margin, body, unit, capital, lying):
        below = QRect(body.left(), body.bottom() + 1 - strip_high, body.width(), strip_high)
        body.setBottom(below.top() - 1 - margin)
    if not parts.side:
        return Plan(unit, header, body, QRect(), below, footer)
    calls = parts.side == "board"
    if lying:
        share = _share_beside(body.width() - margin, capital, unit) if calls else EVEN
        main, other = _side_by_side(body, margin, first, share)
    else:
        share = _share_above(body.height() - margin, capital, unit) if calls else EVEN
        main, other = _stacked(body, margin, share)
    return Plan(unit, header, main, other, below, footer)


def asked(metres: float, density: float) -> float:
    """The height of capitals, in pixels, that a reader so far away needs; two pixels more, because
    letters come in whole sizes and their edges are soft."""
    wanted = CAPITAL_MM_PER_METRE * metres * density
    return wanted + 2 if wanted else 0.0


def row_needed(capital: float, unit: float) -> float:
    """The height of a row of the board with such capitals, and the gap that belongs to it."""
    return capital / CAPITAL_OF_CARD + ROW_GAP * unit


def _has_room_for(high: int, body: QRect, unit: float, capital: float, lying: bool) -> bool:
    left = body.height() - high
    newest = _newest_high(capital)
    board = HEAD * unit + ROWS_WITH_STRIP * row_needed(capital, unit)
    return left >= (max(newest, board) if lying else newest + board)


def _newest_high(capital: float) -> float:
    return 2 * capital / MOST_OF_ROW / (TICKET_SHARE + COUNTER_SHARE)


def _newest_wide(capital: float, unit: float) -> float:
    return ems(WIDEST_TICKET) * capital / CAPITAL_SHARE + 7 * unit


def _board_wide(capital: float, unit: float) -> float:
    number = (ems(WIDEST_TICKET) + ems(WIDEST_COUNTER)) * capital / CAPITAL_SHARE
    return number + ROW_PADS * unit


def _share_beside(room: float, capital: float, unit: float) -> float:
    board = _board_wide(capital, unit)
    usual = min(0.62 * room, max(0.57 * room, room - board - ARROW * capital))
    wide = max(min(usual, room - board), _newest_wide(capital, unit), 0.5 * room)
    return min(wide / room, 0.72)


def _share_above(room: float, capital: float, unit: float) -> float:
    board = HEAD * unit + LEAST_ROWS * row_needed(capital, unit)
    high = max(min(0.5 * room, room - board), _newest_high(capital), 0.42 * room)
    return min(high / room, 0.66)


def _side_by_side(body: QRect, gap: int, first: Language, share: float) -> tuple[QRect, QRect]:
    room = body.width() - gap
    wide = round(share * room)
    main, side = QRect(body), QRect(body)
    if first is Language.AR:
        main.setLeft(body.right() - wide + 1)
        side.setWidth(room - wide)
    else:
        main.setWidth(wide)
        side.setLeft(body.left() + wide + gap)
    return main, side


def _stacked(body: QRect, gap: int, share: float) -> tuple[QRect, QRect]:
    main, side = QRect(body), QRect(body)
    main.setHeight(round(share * (body.height() - gap)))
    side.setTop(main.bottom() + 1 + gap)
    return main, side
