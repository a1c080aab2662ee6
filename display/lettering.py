"""Placing words so that they fill their room and never leave it, and drawing what was placed.

Everything on the hall display is drawn to the size of its window, so nothing here knows pixels
in advance: a room is given, and the largest letters that fit it are found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from queueing.wording import Language
from shell import icons
from shell.language import direction
from shell.look import FAMILY, Look
from shell.measure import CAPITAL_SHARE

LINE_PX = 1.36
"""From one baseline to the next, as a share of the font size: room for Arabic marks."""

LEAST_PX = 8

BOLD = 700
"""The weight of numbers."""

_GLUE = re.compile(r" +([-–—·/|&])(?= |$)")
"""A dash between two names stays with the first: no line begins with it."""


class Side(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words in their room, broken into lines of a size that fits."""

    lines: tuple[str, ...]
    room: QRectF
    px: int
    weight: int
    colour: str
    ground: str
    side: Side = Side.CENTRE
    language: Language = Language.AR

    @property
    def capital(self) -> float:
        """The height of its capitals and digits, in pixels."""
        return metrics(self.px, self.weight).capHeight()

    def set_lines(self) -> Iterator[tuple["SetLine", QPointF]]:
        """Each line with the point of its baseline that it is drawn from.

        Capitals are centred in the room, so that two languages in rooms of one height share
        their baselines. Sideways a line is placed by what is seen of it, not by its advance:
        Arabic letters reach beyond theirs.
        """
        step = self.px * LINE_PX
        first = self.room.center().y() + self.capital / 2 - step * (len(self.lines) - 1) / 2
        for row, words in enumerate(self.lines):
            line = set_line(words, self.px, self.weight, self.language)
            left = self.room.left() + (self.room.width() - line.ink.width()) * self.side.value
            yield line, QPointF(left - line.ink.left(), first + step * row)

    def ink(self) -> QRectF:
        """What the letters cover."""
        whole = QRectF()
        for line, at in self.set_lines():
            whole = whole.united(line.ink.translated(at))
        return whole


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of type, shaped and ordered in its own direction.

    What is measured is what is drawn: a line with numbers in it comes out otherwise in the
    other direction. `ink` is what its letters cover, from the start of the baseline.
    """

    glyphs: tuple[QGlyphRun, ...]
    ink: QRectF


@lru_cache(maxsize=256)
def set_line(words: str, px: int, weight: int, language: Language) -> SetLine:
    layout = QTextLayout(words, face(px, weight))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction(language))
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(words) + 1)
    line.setPosition(QPointF(0, -line.ascent()))
    layout.endLayout()
    runs = tuple(layout.glyphRuns())
    ink = QRectF()
    for run in runs:
        shapes = run.rawFont()
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            ink = ink.united(shapes.boundingRect(glyph).translated(at))
    return SetLine(runs, ink)


@dataclass(frozen=True, slots=True)
class Block:
    """A plain rectangle with rounded corners; `edge` is a colour for its outline."""

    room: QRectF
    colour: str
    radius: float = 0.0
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon of the suite."""

    name: str
    room: QRectF
    colour: str
    language: Language = Language.EN


@dataclass(frozen=True, slots=True)
class Arrow:
    """Points from the screen into the hall, `degrees` clockwise from straight up; never mirrored.

    With `stairs` the arrow runs along a flight of them: up for an arrow that rises, else down.
    """

    room: QRectF
    degrees: int
    colour: str
    stairs: bool = False


Item = Text | Block | Picture | Arrow


def face(px: int, weight: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, px))
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(maxsize=256)
def metrics(px: int, weight: int) -> QFontMetricsF:
    return QFontMetricsF(face(px, weight))


def width(line: str, of: QFontMetricsF) -> float:
    return of.horizontalAdvance(line)


def capital_px(capital: float, weight: int) -> int:
    """The largest font size whose capitals are at most `capital` pixels high."""
    return int(capital * 1000 / metrics(1000, weight).capHeight())


def fit_line(words: str, room: QRectF, capital: float, weight: int) -> int:
    """The font size for one line: capitals up to `capital` high, never wider than its room."""
    wide = width(words, metrics(1000, weight)) / 1000
    by_width = room.width() / wide if wide else capital * 2
    return max(LEAST_PX, min(capital_px(capital, weight), int(by_width)))


def fit_lines(
    words: str, room: QRectF, largest: float, weight: int, most_lines: int
) -> tuple[int, tuple[str, ...]]:
    """The largest font size up to `largest` at which the words fit, and their lines."""
    px = max(LEAST_PX, int(largest))
    while px > LEAST_PX:
        lines = _broken(words, px, weight, room.width())
        if len(lines) <= most_lines and len(lines) * px * LINE_PX <= room.height() * 1.02:
            return px, _balanced(words, px, weight, room.width(), len(lines))
        px = max(LEAST_PX, min(px - 1, int(px * 0.96)))
    return px, _broken(words, px, weight, room.width())


def text(
    words: str,
    room: QRectF,
    largest: float,
    colour: str,
    ground: str,
    *,
    weight: int = 600,
    side: Side = Side.CENTRE,
    language: Language = Language.AR,
    lines: int = 1,
) -> Text:
    """Words in at most so many lines, in letters up to `largest` pixels."""
    px, broken = fit_lines(words, room, largest, weight, lines)
    return Text(broken, room, px, weight, colour, ground, side, language)


def numeral(
    code: str, room: QRectF, capital: float, colour: str, ground: str, side: Side = Side.CENTRE
) -> Text:
    """A ticket's or a counter's number, as large as its room; the same size for every letter of
    a service, so that the number does not jump from call to call."""
    px = min(fit_line(sample, room, capital, BOLD) for sample in (shape(code), code))
    return Text((code,), room, px, BOLD, colour, ground, side, Language.EN)


def shape(code: str) -> str:
    """A number as wide as most of its kind."""
    return "".join("N" if letter.isalpha() else "8" for letter in code)


def ems(code: str) -> float:
    """How wide a number is, in font sizes."""
    return width(code, metrics(1000, BOLD)) / 1000


def capitals_wide(code: str) -> float:
    """How wide a number is, or most of its kind are, in heights of its capitals."""
    return max(ems(code), ems(shape(code))) / CAPITAL_SHARE


def draw(painter: QPainter, items: Sequence[Item], look: Look, glow: QColor) -> None:
    """Draws the items in order; the colour name "glow" stands for `glow`."""
    for item in items:
        match item:
            case Text():
                _draw_text(painter, item, _colour(item.colour, look, glow))
            case Block():
                _draw_block(painter, item, look, glow)
            case Picture():
                _draw_picture(painter, item, _colour(item.colour, look, glow))
            case Arrow():
                _draw_arrow(painter, item, _colour(item.colour, look, glow))


def _colour(name: str, look: Look, glow: QColor) -> QColor:
    return glow if name == "glow" else look.colour(name)


def _draw_text(painter: QPainter, item: Text, colour: QColor) -> None:
    painter.setPen(colour)
    for line, at in item.set_lines():
        for run in line.glyphs:
            painter.drawGlyphRun(at, run)


def _draw_block(painter: QPainter, block: Block, look: Look, glow: QColor) -> None:
    edge = _colour(block.edge, look, glow) if block.edge else None
    painter.setPen(QPen(edge, max(1.0, block.radius / 8)) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(_colour(block.colour, look, glow))
    painter.drawRoundedRect(block.room, block.radius, block.radius)


def _draw_picture(painter: QPainter, picture: Picture, colour: QColor) -> None:
    side = round(min(picture.room.width(), picture.room.height()))
    pixmap = icons.render(picture.name, colour, side, direction(picture.language))
    corner = picture.room.center() - QPointF(side / 2, side / 2)
    painter.drawPixmap(corner, pixmap)


_SHAFT, _HEAD, _STROKE = 0.42, 0.36, 0.17
"""An arrow as signs have it: half its length, half the width of its head, and how bold it is."""
_STEPS = ((-0.48, 0.47), (-0.16, 0.47), (-0.16, 0.2), (0.16, 0.2), (0.16, -0.07), (0.48, -0.07),
          (0.48, -0.33))  # fmt: skip
"""A flight that rises to the right, in a square of side one around its middle."""


def _draw_arrow(painter: QPainter, arrow: Arrow, colour: QColor) -> None:
    side = min(arrow.room.width(), arrow.room.height())
    painter.save()
    painter.translate(arrow.room.center())
    painter.scale(side, side)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if arrow.stairs:
        rising = 1 if arrow.degrees % 360 < 90 or arrow.degrees % 360 > 270 else -1
        painter.strokePath(_line((x * rising, y) for x, y in _STEPS), _pen(colour, 0.1))
        painter.translate(-0.21 * rising, -0.22)
        painter.scale(0.56, 0.56)
    painter.rotate(arrow.degrees)
    shaft = _line([(0, _SHAFT), (0, -_SHAFT)])
    shaft.addPath(_line([(-_HEAD, _HEAD - _SHAFT), (0, -_SHAFT), (_HEAD, _HEAD - _SHAFT)]))
    painter.strokePath(shaft, _pen(colour, _STROKE))
    painter.restore()


def _pen(colour: QColor, wide: float) -> QPen:
    joined = Qt.PenJoinStyle.MiterJoin
    return QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, joined)


def _line(points: Iterable[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    for place, (x, y) in enumerate(points):
        path.lineTo(x, y) if place else path.moveTo(x, y)
    return path


def _broken(words: str, px: int, weight: int, room: float) -> tuple[str, ...]:
    """The lines of a paragraph; a single word wider than the room counts as one line too many."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        lines += _wrapped(paragraph, px, weight, room)
    of = metrics(px, weight)
    too_wide = any(width(line, of) > room for line in lines)
    return (*lines, "") if too_wide and px > LEAST_PX else tuple(lines)


def _wrapped(paragraph: str, px: int, weight: int, room: float) -> list[str]:
    of = metrics(px, weight)
    lines: list[str] = []
    for word in _GLUE.sub("\N{NO-BREAK SPACE}\\1", paragraph).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, of) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines or [""]


def _balanced(words: str, px: int, weight: int, room: float, lines: int) -> tuple[str, ...]:
    """The same number of lines, of nearly equal length: no word is left alone on the last one."""
    narrow, wide = room / 2, room
    while wide - narrow > px / 4:
        middle = (narrow + wide) / 2
        if len(_broken(words, px, weight, middle)) <= lines:
            wide = middle
        else:
            narrow = middle
    return _broken(words, px, weight, wide)
