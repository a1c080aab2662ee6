"""What each part of the hall display looks like: items placed in a room, from one state.

Numerals stand in the middle and belong to both languages; Arabic words stand on their right and
English ones on their left, so that each reader finds the own side and the same number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from db.calling import CallKind
from display.lettering import Block, Item, Picture, Side, Text, numeral, text
from display.plan import CAPITAL_OF_ROW, COUNTER_SHARE, MOST_OF_ROW, TICKET_SHARE
from display.state import DisplayState, Phase, ShownCall
from display.words import Words
from queueing.wording import Bilingual, Language

_DATE = re.compile(r"(\S+) (\d{1,2}) (\S+) (\d{4})")
_TIME = re.compile(r"(\S+) (\d{1,2}:\d\d) (\S+)")

ARABIC_BESIDE_LATIN = 1.2
"""Arabic letters look smaller than Latin ones of one font size."""

ROWS = 5
MOST_ROWS = 8
"""Rows that the board always has, and the most it squeezes in before it drops the oldest."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a scene is drawn for: its room, the unit of all distances, the words, and whether the
    whole window stands upright."""

    size: QSizeF
    unit: float
    words: Words
    upright: bool = False

    @property
    def room(self) -> QRectF:
        return QRectF(0, 0, self.size.width(), self.size.height())


# --- Header and footer --------------------------------------------------------------------


def header(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """The office and the date in each language, the clock between them."""
    if state.office is None or state.clock is None or state.date is None:
        return ()
    pad = 3 * setting.unit
    inner = setting.room.adjusted(pad, setting.unit * 1.5, -pad, -setting.unit * 1.5)
    clock_wide = 31 * setting.unit
    side_wide = (inner.width() - clock_wide) / 2 - pad * 0.7
    arabic = QRectF(inner.right() - side_wide, inner.top(), side_wide, inner.height())
    english = QRectF(inner.left(), inner.top(), side_wide, inner.height())
    middle = QRectF(inner.center().x() - clock_wide / 2, inner.top(), clock_wide, inner.height())
    place = _joined(state.zone, state.date, "\n" if setting.upright else " · ")
    return (
        *_headline(arabic, state.office.ar, place.ar, Language.AR, setting.unit),
        *_headline(english, state.office.en, place.en, Language.EN, setting.unit),
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
    above, below = _rows(room, 0.54, 0.42, gap=0.04)
    return (
        text(
            name,
            above,
            4.6 * unit,
            "surface",
            "navy_deep",
            side=side,
            language=language,
            lines=2,
        ),
        _word(place, below, 3 * unit, "sky", "navy_deep", language, side, weight=500, lines=2),
    )


def _clock(room: QRectF, clock: Bilingual) -> tuple[Item, ...]:
    """The figures once, with "am" and "ص" at the side of their readers."""
    figures, _, morning = clock.en.partition(" ")
    _, _, arabic_morning = clock.ar.partition(" ")
    left, middle, right = _columns(room, 0.2, 0.6, 0.2)
    small = room.height() * 0.24
    return (
        text(
            figures,
            _narrowed(middle, 0.94),
            room.height() * 0.72,
            "surface",
            "navy_deep",
            weight=600,
        ),
        text(morning, left, small, "sky", "navy_deep", weight=500, language=Language.EN),
        text(arabic_morning, right, small, "sky", "navy_deep", weight=500),
    )


def footer(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """How many wait, or that the screen is catching up."""
    if state.phase is Phase.STARTING:
        return ()
    unit = setting.unit
    room = setting.room.adjusted(3 * unit, unit, -3 * unit, -unit)
    if state.catching_up:
        return tuple(_catching_up(room, setting))
    if state.phase in (Phase.CLOSED, Phase.BREAK):
        return ()
    left, middle, right = _columns(room, 0.32, 0.36, 0.32)
    notice, waiting = setting.words.keep_ticket, setting.words.waiting
    en_word, figure, ar_word = _columns(middle, 0.35, 0.30, 0.35)
    ground, size = "navy_deep", 3 * unit
    return (
        _word(notice.en, left, size, "sky", ground, Language.EN, Side.LEFT, weight=500, lines=2),
        _word(notice.ar, right, size, "sky", ground, Language.AR, Side.RIGHT, weight=500, lines=2),
        _word(waiting.en, en_word, 3.8 * unit, "surface", ground, Language.EN, Side.RIGHT),
        text(str(state.waiting), figure, 6.4 * unit, "amber", ground, weight=700),
        _word(waiting.ar, ar_word, 3.8 * unit, "surface", ground, Language.AR, Side.LEFT),
    )


def _catching_up(room: QRectF, setting: Setting) -> Iterator[Item]:
    words, unit = setting.words.catching_up, setting.unit
    left, middle, right = _columns(room, 0.46, 0.08, 0.46)
    yield Block(room, "navy", 2 * unit, edge="amber")
    yield Picture("clock", _shrunk(middle, 0.62), "amber")
    inset = 2 * unit
    yield _word(
        words.en,
        left.adjusted(inset, 0, 0, 0),
        3.4 * unit,
        "surface",
        "navy",
        Language.EN,
        Side.LEFT,
        lines=2,
    )
    yield _word(
        words.ar,
        right.adjusted(0, 0, -inset, 0),
        3.4 * unit,
        "surface",
        "navy",
        Language.AR,
        Side.RIGHT,
        lines=2,
    )


# --- The newest call ----------------------------------------------------------------------


def newest(setting: Setting, state: DisplayState, capital: float = 0.0) -> tuple[Item, ...]:
    """One ticket and one counter, as large as the room allows and at least `capital` high
    wherever the room allows that."""
    call = state.newest
    if call is None:
        return ()
    unit, room = setting.unit, setting.room
    ground, ink = ("glow", "navy_deep") if call.fresh else ("navy", "surface")
    inner = room.adjusted(3.5 * unit, 2.5 * unit, -3.5 * unit, -2.5 * unit)
    shares = _hero_shares(inner.height(), capital)
    title, ticket, counter, service = _rows(inner, *shares, gap=0.035)
    return (
        Block(room, ground, 3 * unit),
        *_title(title, call, setting, ink, ground),
        numeral(call.number, ticket, ticket.height() * MOST_OF_ROW, ink, ground),
        *_counter(counter, call, setting, capital),
        *_both_sides(service, call.service, 5 * unit, ink, ground, lines=3),
    )


def _hero_shares(height: float, capital: float) -> tuple[float, float, float, float]:
    """Title, ticket, counter and service as shares of the height; letters that must be read
    from afar take theirs from the title and the service first."""
    needed = capital / MOST_OF_ROW / height
    ticket, counter = max(TICKET_SHARE, needed), max(COUNTER_SHARE, needed)
    spare = 1 - 3 * 0.035
    most = spare - 0.12
    if ticket + counter > most:
        shrink = most / (ticket + counter)
        ticket, counter = ticket * shrink, counter * shrink
    left = spare - ticket - counter
    return left * 0.36, ticket, counter, left * 0.64


def _title(
    room: QRectF, call: ShownCall, setting: Setting, ink: str, ground: str
) -> Iterator[Item]:
    words = setting.words
    title = words.last_called
    if call.fresh:
        title = words.called_again if call.kind is CallKind.RECALL else words.now_calling
    left, middle, right = _columns(room, 0.45, 0.10, 0.45)
    size = room.height() * 0.7
    yield _word(title.en, left, size, ink, ground, Language.EN, Side.LEFT)
    yield _word(title.ar, right, size, ink, ground, Language.AR, Side.RIGHT)
    if call.fresh:
        yield Picture("bell", middle, ink)


def _counter(room: QRectF, call: ShownCall, setting: Setting, capital: float) -> Iterator[Item]:
    ground = "navy_deep" if call.fresh else "navy_soft"
    ink = "amber" if call.fresh else "surface"
    yield Block(room, ground, 2 * setting.unit)
    pad = room.width() * 0.02
    left, middle, right = _columns(room.adjusted(pad, 0, -pad, 0), 0.325, 0.35, 0.325)
    words, size = setting.words.counter, room.height() * 0.36
    yield _word(words.en, left, size, "surface", ground, Language.EN, Side.CENTRE)
    high = min(max(capital + 1, room.height() * CAPITAL_OF_ROW), room.height() * MOST_OF_ROW)
    yield numeral(str(call.counter), middle, high, ink, ground)
    yield _word(words.ar, right, size, "surface", ground, Language.AR, Side.CENTRE)


# --- The others ---------------------------------------------------------------------------


def board(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """The other standing calls, newest first: ticket, then counter, under heads in both
    languages."""
    if not state.others:
        return tuple(_nothing_more(setting))
    room, head_high = setting.room, 7 * setting.unit
    items: list[Item] = []
    head = _ticket_and_counter(QRectF(0, 0, room.width(), head_high), state.first)
    for column, words in zip(head, (setting.words.ticket, setting.words.counter), strict=True):
        inner = _narrowed(column, 0.86)
        items += _both_sides(inner, words, 3.6 * setting.unit, "sky", "navy_deep")
    shown = state.others[:MOST_ROWS]
    places = max(ROWS, len(shown))
    row_high = (room.height() - head_high) / places
    for place in range(places):
        row = QRectF(0, head_high + place * row_high, room.width(), row_high)
        card = row.adjusted(0, 0.5 * setting.unit, 0, -0.5 * setting.unit)
        items.append(Block(card, "navy", 1.5 * setting.unit))
        if place < len(shown):
            items += _row(card, shown[place], state.first, setting.unit)
    return tuple(items)


def _row(card: QRectF, call: ShownCall, first: Language, unit: float) -> Iterator[Item]:
    ticket, counter = _ticket_and_counter(card, first)
    box = counter.adjusted(unit, unit, -unit, -unit)
    capital = card.height() * 0.56
    yield numeral(call.number, _narrowed(ticket, 0.86), capital, "surface", "navy")
    yield Block(box, "navy_soft", unit)
    yield numeral(str(call.counter), _narrowed(box, 0.8), capital, "surface", "navy_soft")


def _ticket_and_counter(room: QRectF, first: Language) -> tuple[QRectF, QRectF]:
    """The two columns; the ticket stands where the first language starts to read."""
    if first is Language.AR:
        counter, ticket = _columns(room, 0.36, 0.64)
    else:
        ticket, counter = _columns(room, 0.64, 0.36)
    return ticket, counter


def _nothing_more(setting: Setting) -> Iterator[Item]:
    unit, room, words = setting.unit, setting.room, setting.words.no_more
    yield Block(room, "navy", 3 * unit)
    pad = 4 * unit
    inner = room.adjusted(pad, pad, -pad, -pad)
    icon, arabic, rule, english = _rows(inner, 0.30, 0.33, 0.04, 0.33)
    yield Picture("ticket", _shrunk(icon, 0.62), "sky")
    yield _word(words.ar, arabic, 6 * unit, "surface", "navy", Language.AR, lines=4)
    yield Block(_rule(rule, unit), "amber", unit / 4)
    yield _word(words.en, english, 5.2 * unit, "surface", "navy", Language.EN, lines=4)


# --- Nobody is called ---------------------------------------------------------------------


def rest(setting: Setting, state: DisplayState) -> tuple[Item, ...]:
    """The whole middle while nobody is called: a welcome, a break, or the next opening."""
    icon, title, detail = _rest_words(setting.words, state)
    unit, room = setting.unit, setting.room
    inner = room.adjusted(5 * unit, 4 * unit, -5 * unit, -4 * unit)
    top, below = _rows(inner, 0.32, 0.68)
    items: list[Item] = [
        Block(room, "navy", 3 * unit),
        *_medal(top, icon, unit),
    ]
    if setting.upright:
        arabic, rule, english = _rows(below, 0.46, 0.08, 0.46)
        items.append(Block(_rule(rule, unit), "amber", unit / 4))
    else:
        english, rule, arabic = _columns(below, 0.47, 0.06, 0.47)
        line = QRectF(rule.center().x() - unit / 4, rule.top(), unit / 2, rule.height() * 0.8)
        items.append(Block(line, "amber", unit / 4))
    items += _greeting(arabic, title.ar, detail.ar, Language.AR, setting)
    items += _greeting(english, title.en, detail.en, Language.EN, setting)
    return tuple(items)


def _rest_words(words: Words, state: DisplayState) -> tuple[str, Bilingual, Bilingual]:
    match state.phase:
        case Phase.CLOSED:
            return "clock", words.closed, _one_above_other(state.because, state.opens)
        case Phase.BREAK:
            return "clock", words.on_break, _one_above_other(state.opens)
        case Phase.STARTING:
            return "screen", words.moment, words.moment_detail
        case _:
            return "ticket", words.welcome, words.how


def _one_above_other(*sentences: Bilingual | None) -> Bilingual:
    said = [sentence for sentence in sentences if sentence is not None]
    return Bilingual("\n".join(s.ar for s in said), "\n".join(s.en for s in said))


def _medal(room: QRectF, icon: str, unit: float) -> Iterator[Item]:
    side = min(room.height() * 0.86, 24 * unit)
    disc = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
    yield Block(disc, "navy_soft", side / 2)
    yield Picture(icon, _shrunk(disc, 0.52), "amber")


def _greeting(
    room: QRectF, title: str, detail: str, language: Language, setting: Setting
) -> Iterator[Item]:
    above, below = _rows(room, 0.40, 0.44)
    unit = setting.unit
    yield _word(title, above, 11 * unit, "surface", "navy", language, weight=700, lines=2)
    broken = _at_its_joints(detail)
    yield _word(broken, below, 6 * unit, "sky", "navy", language, weight=500, lines=4)


# --- Shared -------------------------------------------------------------------------------


def _both_sides(
    room: QRectF, words: Bilingual, size: float, ink: str, ground: str, lines: int = 1
) -> Iterator[Item]:
    """English on the left half, Arabic on the right one, in letters that match."""
    left, _, right = _columns(room, 0.48, 0.04, 0.48)
    english = _word(words.en, left, size, ink, ground, Language.EN, Side.LEFT, lines=lines)
    size = min(size, english.px * ARABIC_BESIDE_LATIN)
    yield english
    yield _word(words.ar, right, size, ink, ground, Language.AR, Side.RIGHT, lines=lines)


def _word(
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


def _rows(room: QRectF, *shares: float, gap: float = 0.0) -> list[QRectF]:
    """The room cut into rows from the top, each a share of its height, with gaps between."""
    rows, top = [], room.top()
    for share in shares:
        rows.append(QRectF(room.left(), top, room.width(), room.height() * share))
        top += room.height() * (share + gap)
    return rows


def _columns(room: QRectF, *shares: float) -> list[QRectF]:
    """The room cut into columns from the left, whatever the language."""
    columns, left = [], room.left()
    for share in shares:
        columns.append(QRectF(left, room.top(), room.width() * share, room.height()))
        left += room.width() * share
    return columns


def _shrunk(room: QRectF, share: float) -> QRectF:
    wide, high = room.width() * (1 - share) / 2, room.height() * (1 - share) / 2
    return room.adjusted(wide, high, -wide, -high)


def _at_its_joints(words: str) -> str:
    """Lines end where the sense does: after a sentence, never within a date or a time."""
    glued = _DATE.sub(lambda found: "\N{NO-BREAK SPACE}".join(found.groups()), words)
    glued = _TIME.sub(lambda found: "\N{NO-BREAK SPACE}".join(found.groups()), glued)
    return glued.replace(". ", ".\n")


def _narrowed(room: QRectF, share: float) -> QRectF:
    side = room.width() * (1 - share) / 2
    return room.adjusted(side, 0, -side, 0)


def _rule(room: QRectF, unit: float) -> QRectF:
    return QRectF(room.center().x() - 7 * unit, room.center().y() - unit / 4, 14 * unit, unit / 2)
