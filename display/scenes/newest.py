"""The newest call: one ticket and one counter, unmistakable from the last row of seats."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from db.calling import CallKind
from display.lettering import Arrow, Block, Item, Picture, Side, Text, ems, numeral, shape
from display.plan import ARROW, CAPITAL_OF_ROW, COUNTER_SHARE, MOST_OF_ROW, TICKET_SHARE
from display.rooms import columns, inset, rows
from display.scenes.bilingual import both_sides, word
from display.scenes.setting import Setting
from display.state import DisplayState, ShownCall
from queueing.wording import Bilingual, Language
from shell.measure import CAPITAL_SHARE
from shell.way import Way

GAP = 0.035
WORD_SHARE, LEAST_WORD_SHARE = 0.2, 0.13
"""The word "counter" at each side of its number; the second where the number must be large."""


def newest(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """One ticket and one counter, as large as the room allows."""
    call = state.newest
    if call is None:
        return ()
    unit, room = setting.unit, setting.room
    ground, ink = ("glow", "navy_deep") if call.fresh else ("navy", "surface")
    inner = inset(room, 3.5 * unit, 2.5 * unit)
    title, ticket, counter, service = rows(inner, *_shares(inner.height(), setting), gap=GAP)
    return (
        Block(room, ground, 3 * unit),
        *called_title(title, _title(call, setting), ink, ground, fresh=call.fresh),
        numeral(call.number, ticket, ticket.height() * MOST_OF_ROW, ink, ground),
        *_counter(counter, call, setting, state.first),
        *both_sides(service, call.service, 5 * unit, ink, ground, lines=3),
    )


def _shares(height: float, setting: Setting) -> tuple[float, float, float, float]:
    """Title, ticket, counter and service as shares of the height; letters that must be read
    from afar take theirs from the title and the service first."""
    needed = setting.capital / MOST_OF_ROW / height
    ticket, counter = max(TICKET_SHARE, needed), max(COUNTER_SHARE, needed)
    spare = 1 - 3 * GAP
    most = spare - 0.12
    if ticket + counter > most:
        shrink = most / (ticket + counter)
        ticket, counter = ticket * shrink, counter * shrink
    left = spare - ticket - counter
    return left * 0.42, ticket, counter, left * 0.58


def _title(call: ShownCall, setting: Setting) -> Bilingual:
    words = setting.words
    if call.fresh:
        return words.called_again if call.kind is CallKind.RECALL else words.now_calling
    return words.at_counter if call.serving else words.please_come


def called_title(
    room: QRectF, title: Bilingual, ink: str, ground: str, *, fresh: bool
) -> Iterator[Item]:
    """What the number below is: fresh calls have a bell, because colour alone says nothing."""
    size = room.height() * 0.66
    yield from both_sides(room, title, size, ink, ground, middle=0.1)
    if fresh:
        yield Picture("bell", columns(room, 0.45, 0.1, 0.45)[1], ink)


def _counter(room: QRectF, call: ShownCall, setting: Setting, first: Language) -> Iterator[Item]:
    ground = "navy_deep" if call.fresh else "navy_soft"
    ink = "amber" if call.fresh else "surface"
    yield Block(room, ground, 2 * setting.unit)
    high = max(setting.capital, room.height() * CAPITAL_OF_ROW)
    high = min(high, room.height() * MOST_OF_ROW)
    inner = inset(room, 0.02 * room.width(), 0)
    share = WORD_SHARE
    if _pointed_wide(call, high) > inner.width() * (1 - 2 * share):
        share = LEAST_WORD_SHARE
    left, middle, right = columns(inner, share, 1 - 2 * share, share)
    words, size = setting.words.counter, room.height() * 0.3
    yield word(words.en, left, size, "surface", ground, Language.EN)
    yield from pointed(middle, call.counter, call.way, high, ink, ground, first)
    yield word(words.ar, right, size, "surface", ground, Language.AR)


def _pointed_wide(call: ShownCall, capital: float) -> float:
    return (ems(shape(str(call.counter))) / CAPITAL_SHARE + (ARROW if call.way else 0)) * capital


def pointed(
    room: QRectF,
    counter: int,
    way: Way | None,
    capital: float,
    ink: str,
    ground: str,
    first: Language,
) -> Iterator[Text | Arrow]:
    """A counter's number with the arrow that leads to it, both as large as the room allows.

    The arrow stands at the side it points to, as on a sign; one that points straight up or down
    stands where the first language starts to read.
    """
    code = str(counter)
    if way is None:
        yield numeral(code, room, capital, ink, ground)
        return
    wide = ems(shape(code)) / CAPITAL_SHARE
    capital = min(capital, room.width() / (wide + ARROW))
    number, arrow = wide * capital, ARROW * capital
    left = room.center().x() - (number + arrow) / 2
    leads = way.degrees > 180 or (way.degrees % 180 == 0 and first is Language.EN)
    at = QRectF(left if leads else left + number, room.top(), arrow, room.height())
    beside = QRectF(left + (arrow if leads else 0), room.top(), number + 1, room.height())
    stairs = way in (Way.UPSTAIRS, Way.DOWNSTAIRS)
    side = capital * (1.0 if stairs else 0.84)
    square = QRectF(0, 0, side, side)
    square.moveCenter(at.center())
    yield Arrow(square, way.degrees, ink, stairs)
    yield numeral(code, beside, capital, ink, ground, Side.CENTRE)
