"""The middle while nobody is called: a welcome, a break, or the next opening."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from display.lettering import Block, Item, Picture
from display.rooms import columns, inset, rows, shrunk
from display.scenes.bilingual import at_its_joints, one_above_other, rule, word
from display.scenes.setting import Setting
from display.state import DisplayState, Phase
from display.words import Words
from queueing.wording import Bilingual, Language


def rest(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """Both languages side by side under one sign, or one above the other in a narrow room."""
    icon, title, detail = _said(setting.words, state)
    unit, room = setting.unit, setting.room
    inner = inset(room, 5 * unit, 4 * unit)
    narrow = room.width() < room.height() * 1.6
    top, below = rows(inner, *((0.26, 0.74) if narrow else (0.32, 0.68)))
    items: list[Item] = [Block(room, "navy", 3 * unit), *medal(top, icon, unit)]
    if narrow:
        arabic, line, english = rows(below, 0.46, 0.08, 0.46)
        items.append(rule(line, unit))
    else:
        english, line, arabic = columns(below, 0.47, 0.06, 0.47)
        items.append(rule(line.adjusted(0, 0, 0, -line.height() * 0.2), unit, upright=True))
    items += _greeting(arabic, title.ar, detail.ar, Language.AR, unit)
    items += _greeting(english, title.en, detail.en, Language.EN, unit)
    return tuple(items)


def _said(words: Words, state: DisplayState) -> tuple[str, Bilingual, Bilingual]:
    match state.phase:
        case Phase.CLOSED:
            return "clock", words.closed, one_above_other(state.because, state.opens)
        case Phase.BREAK:
            return "clock", words.on_break, one_above_other(state.opens)
        case Phase.STARTING:
            return "screen", words.moment, words.moment_detail
        case _:
            return "ticket", words.welcome, words.how


def medal(room: QRectF, icon: str, unit: float) -> Iterator[Item]:
    """A sign on a disc, which says at a glance what the words say."""
    side = min(room.height() * 0.86, room.width(), 24 * unit)
    disc = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
    yield Block(disc, "navy_soft", side / 2)
    yield Picture(icon, shrunk(disc, 0.52), "amber")


def _greeting(
    room: QRectF, title: str, detail: str, language: Language, unit: float
) -> Iterator[Item]:
    above, below = rows(room, 0.40, 0.44)
    yield word(title, above, 11 * unit, "surface", "navy", language, weight=700, lines=2)
    broken = at_its_joints(detail)
    yield word(broken, below, 6 * unit, "sky", "navy", language, weight=500, lines=4)
