"""The edges of the hall display: whose hall it is and what time, what else there is to know."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from display.lettering import Item, Picture, Side, text
from display.rooms import columns, inset, narrowed, rows
from display.scenes.bilingual import both_sides, word
from display.scenes.setting import Setting
from display.state import DisplayState, Phase
from queueing.wording import Bilingual, Language

GROUND = "navy_deep"

TALL = 14.5
"""A footer higher than this many units says what it has to say in two rows."""


def header(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """The office and the date in each language, the clock between them."""
    if state.office is None or state.clock is None or state.date is None:
        return ()
    unit = setting.unit
    pad = 3 * unit
    inner = inset(setting.room, pad, unit * 1.5)
    clock_wide = 31 * unit
    side_wide = (inner.width() - clock_wide) / 2 - pad * 0.7
    arabic = QRectF(inner.right() - side_wide, inner.top(), side_wide, inner.height())
    english = QRectF(inner.left(), inner.top(), side_wide, inner.height())
    middle = QRectF(inner.center().x() - clock_wide / 2, inner.top(), clock_wide, inner.height())
    narrow = side_wide < 60 * unit
    place = _joined(state.zone, state.date, "\n" if narrow else " · ")
    return (
        *_headline(arabic, state.office.ar, place.ar, Language.AR, unit),
        *_headline(english, state.office.en, place.en, Language.EN, unit),
        *_clock(middle, state.clock),
    )


def _joined(zone: Bilingual | None, date: Bilingual, between: str) -> Bilingual:
    if zone is None:
        return date
    return Bilingual(f"{zone.ar}{between}{date.ar}", f"{zone.en}{between}{date.en}")


def _headline(
    room: QRectF, name: str, place: str, language: Language, unit: float
) -> tuple[Item, ...]:
    side = Side.RIGHT if language is Language.AR else Side.LEFT
    above, below = rows(room, 0.54, 0.42, gap=0.04)
    return (
        word(name, above, 4.6 * unit, "surface", GROUND, language, side, lines=2),
        word(place, below, 3 * unit, "sky", GROUND, language, side, weight=500, lines=2),
    )


def _clock(room: QRectF, clock: Bilingual) -> tuple[Item, ...]:
    """The figures once, with "am" and "ص" at the side of their readers."""
    figures, _, morning = clock.en.partition(" ")
    _, _, arabic_morning = clock.ar.partition(" ")
    left, middle, right = columns(room, 0.2, 0.6, 0.2)
    small = room.height() * 0.24
    largest = room.height() * 0.72
    return (
        text(figures, narrowed(middle, 0.94), largest, "surface", GROUND),
        text(morning, left, small, "sky", GROUND, weight=500, language=Language.EN),
        text(arabic_morning, right, small, "sky", GROUND, weight=500),
    )


def footer(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """A notice that stands still, and how many wait; in small print that the screen is catching
    up, because the number of those who wait is not known then."""
    if state.phase is Phase.STARTING:
        return ()
    unit = setting.unit
    room = inset(setting.room, 3 * unit, unit)
    open_ = state.phase in (Phase.CALLING, Phase.IDLE)
    notice = state.notice or (setting.words.keep_ticket if open_ else None)
    items: list[Item] = []
    counted = open_ or state.catching_up
    if setting.room.height() > TALL * unit:
        above, middle = rows(room, 0.58, 0.38, gap=0.04)
        if notice:
            items += both_sides(above, notice, 3.4 * unit, "sky", GROUND, 4, weight=500)
        middle = narrowed(middle, 0.7)
    else:
        share = 0.26 if counted else 0.04
        if notice:
            size = 3.4 * unit
            items += both_sides(room, notice, size, "sky", GROUND, 4, weight=500, middle=share)
        middle = narrowed(room, 0.24)
    if state.catching_up:
        items += _catching_up(middle, setting)
    elif counted:
        items += _waiting(middle, state.waiting, setting)
    return tuple(items)


def _waiting(room: QRectF, count: int, setting: Setting) -> Iterator[Item]:
    waiting, size = setting.words.waiting, 3.6 * setting.unit
    left, figure, right = columns(room, 0.36, 0.28, 0.36)
    yield word(waiting.en, left, size, "surface", GROUND, Language.EN, Side.RIGHT)
    yield text(str(count), narrowed(figure, 0.86), 6.2 * setting.unit, "amber", GROUND, weight=700)
    yield word(waiting.ar, right, size, "surface", GROUND, Language.AR, Side.LEFT)


def _catching_up(room: QRectF, setting: Setting) -> Iterator[Item]:
    words, size = setting.words.catching_up, 2.5 * setting.unit
    left, middle, right = columns(room, 0.43, 0.14, 0.43)
    yield word(words.en, left, size, "surface", GROUND, Language.EN, Side.RIGHT, lines=3)
    yield Picture("clock", inset(middle, 0.6 * setting.unit, 0), "amber")
    yield word(words.ar, right, size, "surface", GROUND, Language.AR, Side.LEFT, lines=3)
