"""Pieces of a printed ticket: each knows its height and draws itself at whole dots.

Lengths are dots of the paper at hand. Text is measured by its ink, not by what its font reserves,
because paper costs, and because marks above and below a letter must not be cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QTransform

from kiosk.ticket_lines import broken
from queueing.wording import Language
from shell.look import FAMILY


class Align(Enum):
    """Where the lines of a paragraph stand."""

    CENTRE = auto()
    LEFT = auto()
    RIGHT = auto()

    def offset(self, spare: int) -> int:
        """How far from the left a line starts that leaves `spare` dots."""
        return {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[self]


class Piece(Protocol):
    """A part of the ticket. Its width was decided when it was made."""

    @property
    def height(self) -> int: ...

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw it with its upper left corner at `x`, `y`."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Pieces one below the other, `gap` apart."""

    pieces: Sequence[Piece]
    gap: int

    @property
    def height(self) -> int:
        gaps = self.gap * max(0, len(self.pieces) - 1)
        return sum(piece.height for piece in self.pieces) + gaps

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        for piece in self.pieces:
            piece.draw(painter, x, y)
            y += piece.height + self.gap


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two pieces on a common middle, the second `offset` dots right of the first."""

    left: Piece
    right: Piece
    offset: int

    @property
    def height(self) -> int:
        return max(self.left.height, self.right.height)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        for piece, at in ((self.left, x), (self.right, x + self.offset)):
            piece.draw(painter, at, y + (self.height - piece.height) // 2)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    width: int
    height: int

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        painter.fillRect(x, y, self.width, self.height, Qt.GlobalColor.black)


@dataclass(frozen=True, slots=True)
class Blank:
    """White that sets apart what stands above it."""

    height: int

    def draw(self, painter: QPainter, x: int, y: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in the middle of `width`, with `white` above and below it."""

    image: QImage
    width: int
    white: int = 0

    @property
    def height(self) -> int:
        return self.image.height() + 2 * self.white

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        left = x + (self.width - self.image.width()) // 2
        painter.drawImage(left, y + self.white, self.image)


@dataclass(frozen=True, slots=True)
class Banner:
    """White on black, so that it is seen before anything else."""

    text: Piece
    width: int
    padding: int

    @property
    def height(self) -> int:
        return self.text.height + 2 * self.padding

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        painter.fillRect(x, y, self.width, self.height, Qt.GlobalColor.black)
        painter.setPen(Qt.GlobalColor.white)
        self.text.draw(painter, x + self.padding, y + self.padding)
        painter.setPen(Qt.GlobalColor.black)


class Figures:
    """A ticket's number in the middle of `width`: as large as fits, `highest` at the most.

    Drawn by its outlines: at this size the shape of each letter is truer than any hint.
    """

    def __init__(self, number: str, width: int, highest: int) -> None:
        self._width = width
        outlines = _outlines(number, QFont.Weight.Bold)
        drawn = outlines.boundingRect()
        share = min((width - 4) / max(1, drawn.width()), (highest - 1) / max(1, drawn.height()))
        self._shape = QTransform.fromScale(share, share).map(outlines)
        self._ink = self._shape.boundingRect().toAlignedRect()

    @property
    def height(self) -> int:
        return self._ink.height()

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        left = x + (self._width - self._ink.width()) // 2 - self._ink.left()
        shape = self._shape.translated(left, y - self._ink.top())
        painter.fillPath(shape, Qt.GlobalColor.black)


class Paragraph:
    """Text in one language within `width`: in even lines of `dots`, or smaller where better."""

    def __init__(
        self,
        text: str,
        language: Language,
        width: int,
        dots: int,
        weight: QFont.Weight,
        align: Align = Align.CENTRE,
    ) -> None:
        self._shape = _SHAPES[language]
        self._width = width
        self._weight = weight
        self._align = align
        self._lines, self._dots = self._fitting(text, dots)
        self._baselines, self._height = self._set_tight()

    @property
    def height(self) -> int:
        return self._height

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        painter.setFont(_font(self._dots, self._weight))
        painter.setLayoutDirection(self._shape.direction)
        for line, baseline in zip(self._lines, self._baselines, strict=True):
            painter.drawText(QPointF(x + self._start(line), y + baseline), line)

    def _fitting(self, text: str, dots: int) -> tuple[Sequence[str], int]:
        """The lines, and the size in which each of them is whole between the edges.

        Words are measured one by one, and now and then a line is wider than its words, where a
        mark stands alone. Then less room is asked for.
        """
        room = self._width - 2 * _LEANING
        for share in (1.0, 0.9, 0.75, 0.5):
            set_in = broken(text, room * share, dots, self._shape.least, self._advance)
            if all(self._extent(line, set_in.dots) <= self._width for line in set_in.lines):
                break
        return set_in.lines, set_in.dots

    def _advance(self, text: str) -> float:
        return _advance(text, self._weight)

    def _extent(self, line: str, dots: int) -> float:
        """What a line takes: its letters' own room, or its ink where that is more."""
        return max(self._advance(line) * dots, _ink(line, dots, self._weight).width())

    def _start(self, line: str) -> int:
        """Where a line's first letter begins, so that it is flush and its ink inside."""
        ink = _ink(line, self._dots, self._weight)
        start = self._align.offset(self._width - round(self._advance(line) * self._dots))
        return max(-ink.left(), min(start, self._width - ink.right() - 1))

    def _set_tight(self) -> tuple[Sequence[int], int]:
        """Every line's baseline below the upper edge, and where the paragraph ends."""
        shape, dots = self._shape, self._dots
        baselines: list[int] = []
        ends = inked = 0
        for line in self._lines:
            ink = _ink(line, dots, self._weight)
            step = baselines[-1] + round(shape.step * dots) if baselines else 0
            baselines.append(max(step, inked + max(round(shape.above * dots), -ink.top())))
            inked = baselines[-1] + max(0, ink.bottom() + 1)
            ends = baselines[-1] + round(shape.below * dots)
        return baselines, max(ends, inked)


_LEANING = 2
"""Dots at each side of a line for ink that leans out of its letter's own room."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a language is set; `above`, `below` and `step` for each dot of the size.

    What a line takes is the same whatever letters stand in it, so that the rhythm is even.
    """

    direction: Qt.LayoutDirection
    least: int
    """Dots of the smallest text: below it Arabic dots run together, and Latin eyes close."""
    above: float
    below: float
    step: float


_SHAPES = {
    Language.AR: _Shape(Qt.LayoutDirection.RightToLeft, 18, 0.72, 0.26, 1.32),
    Language.EN: _Shape(Qt.LayoutDirection.LeftToRight, 17, 0.72, 0.2, 1.2),
}


@lru_cache(64)
def _font(dots: int, weight: QFont.Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(dots)
    font.setWeight(weight)
    # Stems at whole dots in height alone: hinted in width too, Arabic joins break and words crowd.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


# --- Measures, taken once at a size of whole font units: what hints make of a size varies with
# --- what was drawn before, and with it would the picture


_UNITS = 1000


@lru_cache(8)
def _unhinted(weight: QFont.Weight) -> QFont:
    font = QFont(_font(_UNITS, weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(4096)
def _advance(text: str, weight: QFont.Weight) -> float:
    """The width for each dot of the size; words come again on every ticket."""
    return round(QFontMetricsF(_unhinted(weight)).horizontalAdvance(text)) / _UNITS


def _ink(text: str, dots: int, weight: QFont.Weight) -> QRect:
    """Where the ink of a line lies, from the beginning of its baseline; hints may add a dot."""
    share = dots / _UNITS
    ink = QTransform.fromScale(share, share).mapRect(_bounds(text, weight)).toAlignedRect()
    return ink.adjusted(-1, -1, 1, 1)


@lru_cache(1024)
def _bounds(text: str, weight: QFont.Weight) -> QRectF:
    """The ink in font units, from the outlines: Qt's "tight" metrics do not see marks move."""
    return QRectF(_outlines(text, weight).boundingRect().toAlignedRect())


def _outlines(text: str, weight: QFont.Weight) -> QPainterPath:
    path = QPainterPath()
    path.addText(QPointF(0, 0), _unhinted(weight), text)
    for i in range(path.elementCount()):
        point = path.elementAt(i)
        path.setElementPositionAt(i, round(point.x), round(point.y))
    return path
