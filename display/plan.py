"""Where the parts of the hall display stand, for a window of any size and shape."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from queueing.wording import Language

CAPITAL_OF_ROW, MOST_OF_ROW = 0.78, 0.88
"""Capitals in a row of their own take this share of its height, the rest is air; at most the
second one, where they must be read from afar."""

TICKET_SHARE, COUNTER_SHARE = 0.345, 0.325
"""The rows of the newest call's ticket and counter, as shares of its height."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rooms of one window, in its pixels. `unit` is the step all distances are made of."""

    unit: float
    header: QRect
    newest: QRect
    board: QRect
    body: QRect
    footer: QRect


def plan(size: QSize, first: Language, capital: float = 0.0) -> Plan:
    """Header and footer across, between them the newest call beside (or above) the others.

    The newest call stands where the first language starts to read. It grows beyond its usual
    share when `capital`, the wanted height of its letters in pixels, asks for it.
    """
    wide, high = size.width(), size.height()
    unit = min(wide, high) / 135
    margin = round(3 * unit)
    header_high = round((15 if wide >= high else 22) * unit)
    footer_high = round((10 if wide >= high else 13) * unit)
    header = QRect(0, 0, wide, header_high)
    footer = QRect(0, high - footer_high, wide, footer_high)
    top = header_high + margin
    body = QRect(margin, top, wide - 2 * margin, footer.top() - margin - top)
    split = _side_by_side if wide >= high else _stacked
    newest, board = split(body, margin, first, capital)
    return Plan(unit, header, newest, board, body, footer)


def _side_by_side(body: QRect, gap: int, first: Language, capital: float) -> tuple[QRect, QRect]:
    share = min(max(0.62, capital * 3.9 / body.width()), 0.72)
    wide = round(body.width() * share)
    rest = body.width() - wide - gap
    newest, board = QRect(body), QRect(body)
    if first is Language.AR:
        newest.setLeft(body.right() - wide + 1)
        board.setWidth(rest)
    else:
        newest.setWidth(wide)
        board.setLeft(body.right() - rest + 1)
    return newest, board


def _stacked(body: QRect, gap: int, _first: Language, capital: float) -> tuple[QRect, QRect]:
    needed = 2 * capital / MOST_OF_ROW / (TICKET_SHARE + COUNTER_SHARE)
    high = round(body.height() * min(max(0.50, needed / body.height()), 0.66))
    newest, board = QRect(body), QRect(body)
    newest.setHeight(high)
    board.setTop(newest.bottom() + 1 + gap)
    return newest, board
