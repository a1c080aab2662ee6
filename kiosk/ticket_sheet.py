"""The paper that tickets and slips are drawn on: its width, its sizes, words in both languages."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter

from kiosk.ticket_crest import Crest
from kiosk.ticket_layout import TicketLayout
from kiosk.ticket_paper import Align, Paragraph, Picture, Piece, Rule, SideBySide, Stack
from kiosk.ticket_words import isolated
from queueing.wording import Bilingual, Language

DRAWN_FOR = 576
"""The head that the sizes of a layout are meant for."""

MARGIN_SHARE = 1 / 24
"""White at every edge, of the paper's width: paper never lies quite straight under its head."""

_CUT = 110
"""Grey from this on prints: a little less than half, so that thin strokes stay whole."""

_TEXT_POWER = 0.7
"""Text shrinks less than the paper does, because eyes stay the same."""

_ENGLISH_SHARE = 0.82
"""Latin letters look larger than Arabic ones of the same size."""

_MEDIUM, _STRONG, _HEAVY = QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold
_WEIGHTS: Mapping[str, Mapping[Language, QFont.Weight]] = MappingProxyType(
    {
        "office": {Language.AR: _HEAVY, Language.EN: _STRONG},
        "service": {Language.AR: _HEAVY, Language.EN: _STRONG},
        "text": {Language.AR: _STRONG, Language.EN: _MEDIUM},
        "small": {Language.AR: _MEDIUM, Language.EN: _MEDIUM},
    }
)
"""The lighter the language, the later it is read; below these, strokes vanish in print."""


class Sheet:
    """Paper of one width, in the languages and sizes of one layout."""

    def __init__(self, layout: TicketLayout, crest: Crest | None, width: int) -> None:
        self.layout = layout
        self.sizes = layout.sizes
        self.width = width
        self.margin = round(width * MARGIN_SHARE)
        self.inner = width - 2 * self.margin
        self.from_right = layout.languages[0] is Language.AR
        self._share = width / DRAWN_FOR
        self._crest = crest

    def dots(self, drawn: int) -> int:
        """A length of the layout on this paper."""
        return round(drawn * self._share)

    def column(self, pieces: Sequence[Piece]) -> Piece:
        return Stack(pieces, self.dots(12))

    def rule(self) -> Rule:
        """A line across the paper."""
        return Rule(self.inner, max(2, self.dots(self.sizes.rule)))

    def both(self, text: Bilingual, size: str, width: int, align: Align) -> Piece:
        """The text in the languages of the layout, in their order."""
        languages = self.layout.languages
        said = [self.said(text, language, size, width, align) for language in languages]
        return Stack(said, self.dots(3))

    def label(self, text: Bilingual, width: int) -> Piece:
        """Each language at the edge where its lines begin: one line for both."""
        if len(self.layout.languages) == 1:
            return self.both(text, "text", width, Align.CENTRE)
        half = width // 2
        english = self.said(text, Language.EN, "text", half, Align.LEFT)
        arabic = self.said(text, Language.AR, "text", half, Align.RIGHT)
        return SideBySide(english, arabic, width - half)

    def said(
        self, text: Bilingual, language: Language, size: str, width: int, align: Align
    ) -> Piece:
        arabic = language is Language.AR
        share = self._share**_TEXT_POWER * (1 if arabic else _ENGLISH_SHARE)
        dots = round(getattr(self.sizes, size) * share)
        line = isolated(text.ar) if arabic else text.en
        return Paragraph(line, language, width, dots, _WEIGHTS[size][language], align)

    def crest(self) -> Picture | None:
        """The office's crest, where the layout has one."""
        if self._crest is None:
            return None
        image = self._crest.image(self.dots(self.sizes.crest), self.inner // 2)
        return Picture(image, image.width())

    def on_paper(self, whole: Piece) -> QImage:
        """`whole` as black and white dots, with the white at the edges."""
        height = whole.height + 2 * self.margin + self.dots(self.sizes.feed)
        grey = QImage(self.width, height, QImage.Format.Format_Grayscale8)
        grey.fill(Qt.GlobalColor.white)
        painter = QPainter(grey)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.setPen(Qt.GlobalColor.black)
        whole.draw(painter, self.margin, self.margin)
        painter.end()
        return _black_and_white(grey)


def without_idle_rules(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without rules that part nothing: at the ends, or one after the other."""
    kept: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, Rule) or (kept and not isinstance(kept[-1], Rule)):
            kept.append(piece)
    return kept[:-1] if kept and isinstance(kept[-1], Rule) else kept


def _black_and_white(grey: QImage) -> QImage:
    table = [0xFF000000 if level < 255 - _CUT else 0xFFFFFFFF for level in range(256)]
    indexed = grey.convertToFormat(QImage.Format.Format_Indexed8)
    indexed.setColorTable(table)
    return indexed.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
    )
