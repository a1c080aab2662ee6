"""The same words in both languages, side by side or one above the other."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF

from display.lettering import Block, Item, Side, Text, text
from display.rooms import columns
from queueing.wording import Bilingual, Language

ARABIC_BESIDE_LATIN = 1.2
"""Arabic letters look smaller than Latin ones of one font size."""

_DATE = re.compile(r"(\S+) (\d{1,2}) (\S+) (\d{4})")
_TIME = re.compile(r"(\S+) (\d{1,2}:\d\d) (\S+)")


def word(
    words: str,
    room: QRectF,
    largest: float,
    colour: str,
    ground: str,
    language: Language,
    side: Side = Side.CENTRE,
    *,
    weight: int = 600,
    lines: int = 1,
) -> Text:
    """Words of one language."""
    return text(
        words,
        room,
        largest,
        colour,
        ground,
        weight=weight,
        side=side,
        language=language,
        lines=lines,
    )


def both_sides(
    room: QRectF,
    words: Bilingual,
    size: float,
    ink: str,
    ground: str,
    lines: int = 1,
    *,
    middle: float = 0.04,
    weight: int = 600,
) -> Iterator[Text]:
    """English at the left edge, Arabic at the right one, in letters that match; a share of the
    room between them stays free."""
    half = (1 - middle) / 2
    left, _, right = columns(room, half, middle, half)
    english = word(
        words.en, left, size, ink, ground, Language.EN, Side.LEFT, weight=weight, lines=lines
    )
    size = min(size * 1.08, english.px * ARABIC_BESIDE_LATIN)
    yield english
    yield word(
        words.ar, right, size, ink, ground, Language.AR, Side.RIGHT, weight=weight, lines=lines
    )


def rule(room: QRectF, unit: float, *, upright: bool = False) -> Item:
    """The amber line between two languages."""
    wide, high = (unit / 2, room.height() * 0.8) if upright else (14 * unit, unit / 2)
    middle = room.center()
    return Block(
        QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high), "amber", unit / 4
    )


def at_its_joints(words: str) -> str:
    """Lines end where the sense does: after a sentence, never within a date or a time."""
    glued = _DATE.sub(lambda found: "\N{NO-BREAK SPACE}".join(found.groups()), words)
    glued = _TIME.sub(lambda found: "\N{NO-BREAK SPACE}".join(found.groups()), glued)
    return glued.replace(". ", ".\n")


def one_above_other(*sentences: Bilingual | None) -> Bilingual:
    """What there is of the sentences, each in a line of its own."""
    said = [sentence for sentence in sentences if sentence is not None]
    return Bilingual("\n".join(s.ar for s in said), "\n".join(s.en for s in said))
