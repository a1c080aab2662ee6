"""The sign above one counter: its number, always, and what happens there."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from display.lettering import Block, Item, Picture, Side, numeral
from display.plan import MOST_OF_ROW
from display.rooms import columns, inset, narrowed, rows, shrunk
from display.scenes.bilingual import at_its_joints, both_sides, word
from display.scenes.newest import called_title
from display.scenes.rest import medal
from display.scenes.setting import Setting
from display.sign_state import SignPhase, SignState
from display.words import SignWords
from queueing.wording import Bilingual, Language

GAP = 0.03
NUMBER_SHARE = 0.56
"""The called number's row, as a share of its part's height."""


def counter(setting: Setting, _words: SignWords, state: SignState) -> tuple[Item, ...]:
    """The number of the counter under its word, or between the two in a room that lies."""
    unit, room = setting.unit, setting.room
    ground, number = "navy", str(state.counter)
    items: list[Item] = [Block(room, ground, 2 * unit)]
    inner = inset(room, 1.6 * unit, 1.2 * unit)
    if state.name:
        inner, name = rows(inner, 0.74, 0.23, gap=GAP)
        items += both_sides(name, state.name, name.height() * 0.62, "sky", ground, 2)
    if room.width() > room.height() * 2:
        left, middle, right = columns(inner, 0.3, 0.4, 0.3)
        size = min(inner.height() * 0.3, 7 * unit)
        items.append(word(setting.words.counter.en, left, size, "sky", ground, Language.EN))
        items.append(word(setting.words.counter.ar, right, size, "sky", ground, Language.AR))
        high = middle.height() * MOST_OF_ROW
        return (*items, numeral(number, narrowed(middle, 0.92), high, "surface", ground))
    head, middle = rows(inner, 0.2, 0.77, gap=GAP)
    items += both_sides(head, setting.words.counter, head.height() * 0.66, "sky", ground)
    high = middle.height() * MOST_OF_ROW
    return (*items, numeral(number, middle, high, "surface", ground))


def doing(setting: Setting, words: SignWords, state: SignState) -> tuple[Item, ...]:
    """The number that is called or served, or why there is none."""
    if state.ticket and state.phase in (SignPhase.CALLING, SignPhase.SERVING):
        return tuple(_called(setting, state, state.ticket))
    return tuple(_at_rest(setting, words, state))


def note(setting: Setting, words: SignWords, _state: SignState) -> tuple[Item, ...]:
    """Small print: what is shown may be old."""
    ground, size = "navy_deep", setting.room.height() * 0.44
    left, middle, right = columns(setting.room, 0.46, 0.08, 0.46)
    said = words.catching_up
    return (
        word(said.en, left, size, "surface", ground, Language.EN, Side.RIGHT),
        Picture("clock", shrunk(middle, 0.8), "amber"),
        word(said.ar, right, size, "surface", ground, Language.AR, Side.LEFT),
    )


def is_lit(state: SignState) -> bool:
    """Highlighted: nobody looks for a number whose visitor has come."""
    return state.fresh and state.phase is SignPhase.CALLING


def _called(setting: Setting, state: SignState, ticket: str) -> Iterator[Item]:
    unit, room = setting.unit, setting.room
    fresh = is_lit(state)
    ground, ink = ("glow", "navy_deep") if fresh else ("navy", "surface")
    yield Block(room, ground, 2 * unit)
    inner = inset(room, 2 * unit, 1.2 * unit)
    number = max(NUMBER_SHARE, setting.capital / MOST_OF_ROW / inner.height())
    spare = 1 - 2 * GAP
    number = min(number, spare - 0.2)
    title, middle, service = rows(
        inner, (spare - number) / 2, number, (spare - number) / 2, gap=GAP
    )
    yield from called_title(title, _title(setting, state), ink, ground, fresh=fresh)
    yield numeral(ticket, middle, middle.height() * MOST_OF_ROW, ink, ground)
    if state.service:
        size = service.height() * 0.6
        yield from both_sides(service, state.service, size, ink, ground, 2)


def _title(setting: Setting, state: SignState) -> Bilingual:
    words = setting.words
    if state.phase is SignPhase.SERVING:
        return words.at_counter
    if state.fresh:
        return words.called_again if state.again else words.now_calling
    return words.please_come


def _at_rest(setting: Setting, words: SignWords, state: SignState) -> Iterator[Item]:
    """A sign between the languages, or above them in a narrow room."""
    icon, title, detail = _said(setting, words, state)
    unit, room = setting.unit, setting.room
    yield Block(room, "navy", 2 * unit)
    inner = inset(room, 2 * unit, 2 * unit)
    if room.width() < room.height() * 1.4:
        top, arabic, english = rows(inner, 0.24, 0.36, 0.36, gap=0.02)
    else:
        english, top, arabic = columns(inner, 0.365, 0.2, 0.365, gap=0.035)
    yield from medal(top, icon, unit)
    for half, language in ((english, Language.EN), (arabic, Language.AR)):
        yield from _half(half, title, detail, language, unit)


def _half(
    room: QRectF, title: Bilingual, detail: Bilingual | None, language: Language, unit: float
) -> Iterator[Item]:
    of = str(language)
    above = room
    if detail:
        above, below = rows(room, 0.5, 0.45, gap=0.05)
        said = at_its_joints(getattr(detail, of))
        yield word(said, below, 4 * unit, "sky", "navy", language, weight=500, lines=3)
    size = min(above.height() * 0.6, 8 * unit)
    yield word(getattr(title, of), above, size, "surface", "navy", language, weight=700, lines=2)


def _said(
    setting: Setting, words: SignWords, state: SignState
) -> tuple[str, Bilingual, Bilingual | None]:
    match state.phase:
        case SignPhase.OPEN:
            return "check", words.open, None
        case SignPhase.BREAK:
            back = state.back_at
            detail = back and Bilingual(
                words.back_at.ar.format(time=back.ar), words.back_at.en.format(time=back.en)
            )
            return "pause", state.reason or words.on_break, detail
        case SignPhase.CLOSED:
            return "close", words.closed, words.look_at_hall
        case SignPhase.UNKNOWN:
            return "warning", words.unknown, words.unknown_detail
        case _:
            return "screen", setting.words.moment, None
