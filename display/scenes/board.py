"""The last calls beside the newest one, and numbers that wait although they were called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from display.lettering import Block, Item, Picture, Text, capitals_wide, ems, numeral
from display.plan import (
    ARROW,
    HEAD,
    LEAST_ROWS,
    MOST_OF_ROW,
    ROW_GAP,
    ROW_PADS,
    WIDEST_COUNTER,
    row_needed,
)
from display.rooms import inset, rows, shrunk
from display.scenes.bilingual import both_sides, rule, word
from display.scenes.newest import pointed
from display.scenes.setting import Setting
from display.state import DisplayState, ShownCall, ShownTurn, Turn
from queueing.wording import Bilingual, Language
from shell.measure import CAPITAL_SHARE

ROWS, MOST_ROWS = 5, 8
"""Rows that the board has where nothing asks for higher ones, and the most it squeezes in before
it drops the oldest."""

MOST_TURNS = 2
TURN_WORDS = 11.0
"""The height, in units, of the words below a number that waits again."""

USUAL_OF_ROW = 0.56
"""Of a row's height, for capitals that nothing is asked of."""

COUNTER_COLUMN = 0.36
"""Of the width, where the tickets leave so much."""

NARROW = 30
"""A column that is not so many units wide has its heads one above the other."""

_ICONS = {Turn.WITHDRAWN: "undo", Turn.MOVED: "transfer"}


def board(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """The other standing calls, newest first: ticket, then counter, under heads in both
    languages; below them who is asked to wait again."""
    if not state.others and not state.turns:
        return tuple(_nothing_more(setting))
    stack = _stack(setting, state)
    grid = _grid(setting, stack, state.first)
    unit, wide = setting.unit, setting.size.width()
    items: list[Item] = list(_head(setting, grid))
    top = HEAD * unit
    for call in stack.calls:
        items += _call(QRectF(0, top, wide, stack.card), call, grid, unit)
        top += stack.card + ROW_GAP * unit
    for turn in stack.turns:
        card = QRectF(0, top, wide, stack.card + TURN_WORDS * unit)
        items += _turn(card, stack.card, turn, grid, setting)
        top += card.height() + ROW_GAP * unit
    return tuple(items)


@dataclass(frozen=True, slots=True)
class _Stack:
    """What stands on the board from the top, each on a card of one height; a turn has its words
    on top of that."""

    calls: Sequence[ShownCall]
    turns: Sequence[ShownTurn]
    card: float


def _stack(setting: Setting, state: DisplayState) -> _Stack:
    """As many rows as leave each letter its height: turns take the place of the oldest calls."""
    unit = setting.unit
    room = setting.size.height() - HEAD * unit + ROW_GAP * unit
    most = MOST_ROWS
    if setting.capital:
        most = int(room / row_needed(setting.capital, unit))
        most = max(LEAST_ROWS, min(most, MOST_ROWS))
    turns = state.turns[:MOST_TURNS]
    while len(turns) > 1 and _rows_beside(turns, room, most, unit) < 1:
        turns = turns[:-1]
    beside = max(_rows_beside(turns, room, most, unit), 1 if state.others else 0)
    calls = state.others[:beside]
    places = max(len(calls), min(ROWS - len(turns), beside)) + len(turns)
    row = (room - len(turns) * TURN_WORDS * unit) / places
    return _Stack(calls, turns, row - ROW_GAP * unit)


def _rows_beside(turns: Sequence[ShownTurn], room: float, most: int, unit: float) -> int:
    """Rows left for calls when none may become lower than a row of `most` in the room."""
    return int((room - len(turns) * (room / most + TURN_WORDS * unit)) / (room / most) + 0.01)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The two columns of every row, and the height of its capitals. The ticket stands where the
    first language starts to read."""

    wide: float
    counter_wide: float
    capital: float
    arrows: bool
    first: Language

    def cut(self, row: QRectF) -> tuple[QRectF, QRectF]:
        ticket, counter = QRectF(row), QRectF(row)
        if self.first is Language.AR:
            counter.setWidth(self.counter_wide)
            ticket.setLeft(counter.right())
        else:
            counter.setLeft(row.right() - self.counter_wide)
            ticket.setRight(counter.left())
        return ticket, counter


def _grid(setting: Setting, stack: _Stack, first: Language) -> _Grid:
    wanted = min(max(setting.capital, USUAL_OF_ROW * stack.card), MOST_OF_ROW * stack.card)
    enough = min(setting.capital, wanted) - 0.01
    numbers = [call.number for call in stack.calls] + [turn.number for turn in stack.turns]
    ticket = max(capitals_wide(number) for number in numbers)
    exact = max((capitals_wide(str(call.counter)) for call in stack.calls), default=0.0)
    roomy = max(exact, ems(WIDEST_COUNTER) / CAPITAL_SHARE)
    any_way = any(call.way for call in stack.calls)
    width, pads = setting.size.width(), ROW_PADS * setting.unit
    # An arrow, and room for another digit, stand back where letters would suffer.
    for counter, arrows in ((roomy, any_way), (exact, any_way), (roomy, False), (exact, False)):
        beside = ARROW if arrows else 0.0
        capital = min(wanted, (width - pads) / (ticket + counter + beside))
        if capital >= enough:
            break
    needed = (counter + beside) * capital + pads / 2
    spare = width - ticket * capital - pads / 2
    counter_wide = max(needed, min(COUNTER_COLUMN * width, spare))
    return _Grid(width, counter_wide, capital, arrows, first)


def _head(setting: Setting, grid: _Grid) -> Iterator[Text]:
    high = HEAD * setting.unit
    columns = grid.cut(QRectF(0, 0, grid.wide, high))
    words = (setting.words.ticket, setting.words.counter)
    for column, said in zip(columns, words, strict=True):
        if column.width() < NARROW * setting.unit:
            above, below = rows(column, 0.48, 0.48)
            yield word(said.ar, above, 2.6 * setting.unit, "sky", "navy_deep", Language.AR)
            yield word(said.en, below, 2.4 * setting.unit, "sky", "navy_deep", Language.EN)
            continue
        inner = inset(column, 2 * setting.unit, 0)
        yield from both_sides(inner, said, 3.6 * setting.unit, "sky", "navy_deep")


def _call(card: QRectF, call: ShownCall, grid: _Grid, unit: float) -> Iterator[Item]:
    ticket, counter = grid.cut(card)
    box = inset(counter, 0.8 * unit, 0.8 * unit)
    yield Block(card, "navy", 1.5 * unit)
    yield numeral(call.number, inset(ticket, unit, 0), grid.capital, "surface", "navy")
    yield Block(box, "navy_soft", unit)
    way = call.way if grid.arrows else None
    inner = inset(box, unit, 0)
    ground = "navy_soft"
    yield from pointed(inner, call.counter, way, grid.capital, "surface", ground, grid.first)


def _turn(
    card: QRectF, high: float, turn: ShownTurn, grid: _Grid, setting: Setting
) -> Iterator[Item]:
    """A number that nobody is to come for: outlined, with a sign in place of its counter."""
    unit, ground = setting.unit, "navy_deep"
    yield Block(inset(card, unit / 4, unit / 4), ground, 1.5 * unit, edge="sky")
    above = QRectF(card.left(), card.top(), card.width(), high)
    ticket, counter = grid.cut(above)
    yield numeral(turn.number, inset(ticket, unit, 0), grid.capital, "surface", ground)
    side = min(grid.capital * 1.1, counter.width() * 0.8, high * 0.8)
    sign = QRectF(0, 0, side, side)
    sign.moveCenter(counter.center())
    yield Picture(_ICONS[turn.turn], sign, "sky")
    below = QRectF(card.left(), above.bottom(), card.width(), card.height() - high)
    below = inset(below, 2 * unit, 0).adjusted(0, -1.2 * unit, 0, -1.6 * unit)
    yield from both_sides(below, _said(turn, setting), 3.8 * unit, "surface", ground, 3)


def _said(turn: ShownTurn, setting: Setting) -> Bilingual:
    words = setting.words
    if turn.turn is Turn.WITHDRAWN:
        return words.withdrawn
    pattern = words.moved if turn.counter is None else words.moved_to_counter
    return Bilingual(
        pattern.ar.format(service=turn.service.ar, counter=turn.counter),
        pattern.en.format(service=turn.service.en, counter=turn.counter),
    )


def _nothing_more(setting: Setting) -> Iterator[Item]:
    unit, room, words = setting.unit, setting.room, setting.words.no_more
    yield Block(room, "navy", 3 * unit)
    icon, arabic, line, english = rows(inset(room, 4 * unit, 4 * unit), 0.30, 0.33, 0.04, 0.33)
    yield Picture("ticket", shrunk(icon, 0.62), "sky")
    yield word(words.ar, arabic, 6 * unit, "surface", "navy", Language.AR, lines=4)
    yield rule(line, unit)
    yield word(words.en, english, 5.2 * unit, "surface", "navy", Language.EN, lines=4)
