"""What is likely: who is called next, and how long each service takes."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from display.lettering import Block, Item, Picture, Text, capitals_wide, numeral
from display.rooms import columns, inset, rows
from display.scenes.bilingual import both_sides, word
from display.scenes.setting import Setting
from display.state import DisplayState, ShownWait
from queueing.wording import Bilingual, Language

UNKNOWN = "—"

CELL_HIGH, CELL_WIDE = 12.5, 84.0
"""The least room, in units, in which one service's wait can be read."""

HEAD = 7.0


def outlook(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """A strip below the calls, or a part of its own: numbers first, then the waits."""
    if setting.size.height() > setting.size.width() * 0.5:
        return tuple(_upright(setting, state))
    return tuple(_strip(setting, state))


def _strip(setting: Setting, state: DisplayState) -> Iterator[Item]:
    """Both side by side; in a strip that is high enough one above the other."""
    room, gap = setting.room, 2.5 * setting.unit
    numbers = waits = room
    if state.next_up and state.waits:
        if room.width() < 150 * setting.unit:
            numbers, waits = rows(room, 0.43, 0.5, gap=0.07)
        else:
            half = (room.width() - gap) / 2 / room.width()
            one, other = columns(room, half, half, gap=gap / room.width())
            numbers, waits = (other, one) if state.first is Language.AR else (one, other)
    if state.next_up:
        yield from _next_in_a_row(numbers, setting, state)
    if state.waits:
        yield Block(waits, "navy", 1.5 * setting.unit)
        yield from _cells(inset(waits, setting.unit, 0), setting, state.waits, alone=True)


def _next_in_a_row(room: QRectF, setting: Setting, state: DisplayState) -> Iterator[Item]:
    """The first number where the first language starts to read, and marked for everybody."""
    unit, ground = setting.unit, "navy"
    yield Block(room, ground, 1.5 * unit)
    inner = inset(room, 2 * unit, unit)
    words = setting.words.next
    left, middle, right = columns(inner, 0.11, 0.78, 0.11)
    size = 4 * unit
    yield word(words.en, left, size, "sky", ground, Language.EN)
    yield word(words.ar, right, size, "sky", ground, Language.AR)
    capital = min(middle.height() * 0.46, 5 * unit)
    wide = max(capitals_wide(number) for number in state.next_up) * capital + 2.4 * unit
    fit = max(1, int(middle.width() / wide))
    numbers = state.next_up[:fit]
    start = middle.center().x() - wide * len(numbers) / 2
    for place, number in enumerate(numbers):
        at = len(numbers) - 1 - place if state.first is Language.AR else place
        cell = QRectF(start + at * wide, middle.top(), wide, middle.height())
        yield from _next_number(cell, number, capital, unit, marked=place == 0)


def _next_number(
    cell: QRectF, number: str, capital: float, unit: float, *, marked: bool
) -> Iterator[Item]:
    box = inset(cell, 0.5 * unit, (cell.height() - min(cell.height(), capital * 1.9)) / 2)
    if marked:
        yield Block(box, "navy_deep", unit, edge="amber")
    ink, ground = ("amber", "navy_deep") if marked else ("surface", "navy")
    yield numeral(number, inset(box, 0.6 * unit, 0), capital, ink, ground)


def _upright(setting: Setting, state: DisplayState) -> Iterator[Item]:
    """The part beside a welcome: rows of numbers, and the waits below."""
    unit, room = setting.unit, setting.room
    yield Block(room, "navy", 3 * unit)
    inner = inset(room, 3 * unit, 2 * unit)
    top = inner.top()
    if state.next_up:
        lines = _in_lines(inner.width(), state.next_up, 6.6 * unit, unit)
        row = 13 * unit
        yield from _heading(inner, top, setting.words.next, unit)
        top += HEAD * unit
        for place, line in enumerate(lines[: 2 if state.waits else 5]):
            yield from _line(
                QRectF(inner.left(), top, inner.width(), row), line, setting, state, place == 0
            )
            top += row
        top += 2 * unit
    if state.waits:
        yield from _heading(inner, top, setting.words.wait, unit)
        top += HEAD * unit
        below = QRectF(inner.left(), top, inner.width(), inner.bottom() - top)
        yield from _cells(below, setting, state.waits)


def _heading(room: QRectF, top: float, words: Bilingual, unit: float) -> Iterator[Item]:
    at = QRectF(room.left(), top, room.width(), (HEAD - 1) * unit)
    yield from both_sides(at, words, 4 * unit, "sky", "navy")
    yield Block(QRectF(at.left(), at.bottom(), at.width(), unit / 4), "navy_soft")


def _in_lines(
    wide: float, numbers: Sequence[str], capital: float, unit: float
) -> list[Sequence[str]]:
    each = max(capitals_wide(number) for number in numbers) * capital + 4 * unit
    lines = -(-len(numbers) // max(1, int(wide / each)))
    fit = -(-len(numbers) // lines)
    return [numbers[at : at + fit] for at in range(0, len(numbers), fit)]


def _line(
    room: QRectF, numbers: Sequence[str], setting: Setting, state: DisplayState, first: bool
) -> Iterator[Item]:
    capital = 6.6 * setting.unit
    count = max(len(line) for line in _in_lines(room.width(), state.next_up, capital, setting.unit))
    wide = room.width() / count
    for place, number in enumerate(numbers):
        at = count - 1 - place if state.first is Language.AR else place
        cell = QRectF(room.left() + at * wide, room.top(), wide, room.height())
        yield from _next_number(cell, number, capital, setting.unit, marked=first and place == 0)


def _cells(
    room: QRectF, setting: Setting, waits: Sequence[ShownWait], *, alone: bool = False
) -> Iterator[Item]:
    """As many services as have room; the next ones with the next page. `alone`: no heading says
    that these are waits."""
    unit = setting.unit
    across = max(1, int(room.width() / (CELL_WIDE * unit)))
    down = max(1, int(room.height() / (CELL_HIGH * unit)))
    each = across * down
    pages = -(-len(waits) // each)
    page = setting.page % pages
    shown = waits[page * each : (page + 1) * each]
    dots = 2 * unit if pages > 1 else 0.0
    high = min((room.height() - dots) / down, 16 * unit)
    wide = room.width() / across
    for place, wait in enumerate(shown):
        row, column = divmod(place, across)
        cell = QRectF(room.left() + column * wide, room.top() + row * high, wide, high)
        if column:
            line = QRectF(cell.left() - unit / 8, cell.top() + 2 * unit, unit / 4, high - 4 * unit)
            yield Block(line, "navy_soft")
        pad = unit if across == 1 else 3 * unit
        yield from _cell(inset(cell, pad, 0.4 * unit), wait, setting, clock=alone)
    if pages > 1:
        yield from _dots(room, pages, page, unit)


def _cell(room: QRectF, wait: ShownWait, setting: Setting, *, clock: bool) -> Iterator[Item]:
    """The letter as it stands on the ticket, each language's name and figure at its own side."""
    unit = setting.unit
    badge_wide = min(12 * unit, room.width() * 0.16)
    side = min(badge_wide * 0.8, room.height() * 0.8)
    badge = QRectF(0, 0, side, side)
    badge.moveCenter(room.center())
    yield Block(badge, "navy_soft", unit)
    yield numeral(wait.code, inset(badge, 0.8 * unit, 0), side * 0.5, "surface", "navy_soft")
    name, span = wait.service, wait.span or Bilingual(UNKNOWN, UNKNOWN)
    above, below = rows(inset(room, 0, 0.06 * room.height()), 0.48, 0.52)
    yield from _around(badge_wide, above, name, above.height() * 0.7, "sky", 500)
    if clock:
        side = below.height() * 0.7
        for left in (below.left(), below.right() - side):
            yield Picture("clock", QRectF(left, below.center().y() - side / 2, side, side), "sky")
        below = inset(below, side * 1.3, 0)
    yield from _around(badge_wide, below, span, below.height() * 0.74, "surface", 600)


def _around(
    free: float, room: QRectF, words: Bilingual, size: float, ink: str, weight: int
) -> Iterator[Text]:
    """Both languages around a room that stays free."""
    middle = free / room.width()
    yield from both_sides(room, words, size, ink, "navy", middle=middle, weight=weight)


def _dots(room: QRectF, pages: int, page: int, unit: float) -> Iterator[Item]:
    """Which page it is, and that there are more."""
    step = 1.8 * unit
    left = room.center().x() - step * (pages - 1) / 2
    for place in range(pages):
        side = 0.9 * unit if place == page else 0.5 * unit
        dot = QRectF(0, 0, side, side)
        dot.moveCenter(QRectF(left + place * step, room.bottom() - unit, 0, 0).center())
        yield Block(dot, "amber" if place == page else "sky", side / 2)
