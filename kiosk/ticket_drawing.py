"""The ticket as a picture of black and white dots, at the width of the printer's head.

Drawn, not sent as text: thermal printers reverse Arabic and leave its letters unjoined.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from db.tickets import TicketFace
from kiosk import ticket_words as words
from kiosk.qr import qr_within
from kiosk.ticket_crest import Crest
from kiosk.ticket_layout import PICTURES, Block, Row, TicketLayout, read_layout
from kiosk.ticket_paper import (
    Align,
    Banner,
    Blank,
    Figures,
    Paragraph,
    Picture,
    Piece,
    Rule,
    SideBySide,
    Stack,
)
from queueing.wording import REPRINT, YOUR_NUMBER, Bilingual, Language

WIDTHS = (384, 512, 576)
"""Dots of the usual heads: paper of 58 mm, and 80 mm with a narrow and a full head."""

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


_LEAST_CODE = 132
"""Dots of the smallest code with its white: a ticket's token at half a millimetre a module."""

_LEAST_BESIDE = 0.35
"""The share of the paper that text beside a picture needs; with less it stands below."""


class TicketDrawing:
    """Draws tickets as one layout says; layout and crest are read once, not for every ticket."""

    def __init__(self, layout: TicketLayout) -> None:
        """Raises `kiosk.ticket_crest.NotACrest` if the crest has gone since the layout was read."""
        self._layout = layout
        self._crest = Crest.read(layout.crest) if layout.crest else None

    def draw(self, face: TicketFace, width_dots: int, reprint: bool = False) -> QImage:
        """The whole ticket, `width_dots` wide and as tall as it needs, in `Format_Mono`.

        Everything is wrapped or shrunk and nothing clipped; a reprint says so at the top. May run
        outside the GUI thread once the fonts are loaded (`shell.look.load_fonts`).
        """
        sheet = _Sheet(face, self._layout, self._crest, width_dots)
        return _on_paper(sheet.ticket(reprint), width_dots, sheet.margin, sheet.feed)


def draw_ticket(face: TicketFace, width_dots: int, reprint: bool = False) -> QImage:
    """The ticket in the layout that the suite comes with; see `TicketDrawing.draw`."""
    return _standard().draw(face, width_dots, reprint)


@cache
def _standard() -> TicketDrawing:
    return TicketDrawing(read_layout())


# --- What each block of text says, and in which of the layout's sizes

_SAYS: Mapping[str, tuple[Callable[[TicketFace], Sequence[Bilingual]], str]] = MappingProxyType(
    {
        Block.OFFICE: (words.office, "office"),
        Block.PARTY: (words.party, "text"),
        Block.FACTS: (words.facts, "text"),
        Block.HALL: (words.hall, "text"),
        Block.PLEASE_WAIT: (words.please_wait, "text"),
        Block.NOTICES: (words.notices, "small"),
        Block.ISSUED: (words.issued, "small"),
    }
)

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


class _Sheet:
    """One ticket on paper of one width."""

    def __init__(
        self, face: TicketFace, layout: TicketLayout, crest: Crest | None, width: int
    ) -> None:
        self._face = face
        self._layout = layout
        self._crest = crest
        self._share = width / DRAWN_FOR
        self._sizes = layout.sizes
        self.margin = round(width * MARGIN_SHARE)
        self.feed = self._dots(layout.sizes.feed)
        self._inner = width - 2 * self.margin
        self._from_right = layout.languages[0] is Language.AR

    def ticket(self, reprint: bool) -> Piece:
        """All of it from the top down."""
        rows = [self._row(row) for row in self._layout.blocks]
        banner = [self._banner()] if reprint else []
        there = [*banner, *(row for row in rows if row is not None)]
        return Stack(_without_idle_rules(there), self._dots(self._sizes.gap))

    # --- Blocks --------------------------------------------------------------------------------

    def _row(self, row: Row) -> Piece | None:
        return self._block(row[0]) if len(row) == 1 else self._beside(row)

    def _block(self, name: str) -> Piece | None:
        """A block that has the whole width; None if it has nothing to say."""
        if name == Block.RULE:
            return Rule(self._inner, max(2, self._dots(self._sizes.rule)))
        if name == Block.NUMBER:
            return self._number()
        if name in PICTURES:
            picture = self._picture(name)
            return Picture(picture.image, self._inner, picture.white)
        return self._text(name, self._inner, Align.CENTRE)

    def _beside(self, row: Row) -> Piece | None:
        """A picture, and the text of the other blocks between it and the other edge."""
        first = row[0] in PICTURES
        picture = self._picture(row[0] if first else row[-1])
        between = self._dots(24)
        room = self._inner - picture.width - between
        if room < self._inner * _LEAST_BESIDE:
            return self._column([piece for name in row if (piece := self._block(name))])
        align = Align.RIGHT if self._from_right else Align.LEFT
        texts = [self._text(name, room, align) for name in (row[1:] if first else row[:-1])]
        if not any(texts):
            return self._block(row[0] if first else row[-1])
        column = self._column([text for text in texts if text is not None])
        if first == self._from_right:
            return SideBySide(column, picture, room + between)
        return SideBySide(picture, column, picture.width + between)

    def _text(self, name: str, width: int, align: Align) -> Piece | None:
        if name == Block.SERVICES:
            return self._services(width, align)
        if name in self._layout.lines:
            said: Sequence[Bilingual] = [self._layout.lines[name]]
            size = "small"
        else:
            say, size = _SAYS[name]
            said = say(self._face)
        paragraphs = [self._both(text, size, width, align) for text in said]
        return self._column(paragraphs) if paragraphs else None

    def _services(self, width: int, align: Align) -> Piece:
        """The first is large; those that follow are told, but do not compete with it."""
        first = [self._both(name, "service", width, align) for name in self._face.services[:1]]
        then = [
            self._both(name, "text", width, align) for name in words.further_services(self._face)
        ]
        return self._column([*first, *then])

    def _number(self) -> Piece:
        figures = Figures(self._face.number, self._inner, self._dots(self._sizes.number))
        return Stack([self._label(), figures, Blank(self._dots(6))], self._dots(14))

    def _label(self) -> Piece:
        """Each language at the edge where its lines begin: one line for both."""
        if len(self._layout.languages) == 1:
            return self._both(YOUR_NUMBER, "text", self._inner, Align.CENTRE)
        half = self._inner // 2
        english = self._said(YOUR_NUMBER, Language.EN, "text", half, Align.LEFT)
        arabic = self._said(YOUR_NUMBER, Language.AR, "text", half, Align.RIGHT)
        return SideBySide(english, arabic, self._inner - half)

    def _banner(self) -> Piece:
        padding = self._dots(12)
        text = self._both(REPRINT, "text", self._inner - 2 * padding, Align.CENTRE)
        return Banner(text, self._inner, padding)

    # --- Words and pictures --------------------------------------------------------------------

    def _column(self, pieces: Sequence[Piece]) -> Piece:
        return Stack(pieces, self._dots(12))

    def _both(self, text: Bilingual, size: str, width: int, align: Align) -> Piece:
        """The text in the languages of the layout, in their order."""
        languages = self._layout.languages
        said = [self._said(text, language, size, width, align) for language in languages]
        return Stack(said, self._dots(3))

    def _said(
        self, text: Bilingual, language: Language, size: str, width: int, align: Align
    ) -> Piece:
        arabic = language is Language.AR
        share = self._share**_TEXT_POWER * (1 if arabic else _ENGLISH_SHARE)
        dots = round(getattr(self._sizes, size) * share)
        line = words.isolated(text.ar) if arabic else text.en
        return Paragraph(line, language, width, dots, _WEIGHTS[size][language], align)

    def _picture(self, name: str) -> Picture:
        if name == Block.CODE:
            return self._code()
        assert self._crest is not None  # the layout was refused otherwise
        image = self._crest.image(self._dots(self._sizes.crest), self._inner // 2)
        return Picture(image, image.width())

    def _code(self) -> Picture:
        """The code, which shares its white with that of the paper and between the blocks."""
        side = min(self._inner, max(_LEAST_CODE, self._dots(self._sizes.code)))
        code = qr_within(self._face.token, side)
        aside = max(0, code.quiet - self.margin)
        above = max(0, code.quiet - self._dots(self._sizes.gap))
        return Picture(code.image, code.image.width() + 2 * aside, above)

    def _dots(self, drawn: int) -> int:
        """A length of the layout on this paper."""
        return round(drawn * self._share)


def _without_idle_rules(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without rules that part nothing: at the ends, or one after the other."""
    kept: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, Rule) or (kept and not isinstance(kept[-1], Rule)):
            kept.append(piece)
    return kept[:-1] if kept and isinstance(kept[-1], Rule) else kept


# --- Dots


def _on_paper(ticket: Piece, width: int, margin: int, feed: int) -> QImage:
    grey = QImage(width, ticket.height + 2 * margin + feed, QImage.Format.Format_Grayscale8)
    grey.fill(Qt.GlobalColor.white)
    painter = QPainter(grey)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.GlobalColor.black)
    ticket.draw(painter, margin, margin)
    painter.end()
    return _black_and_white(grey)


def _black_and_white(grey: QImage) -> QImage:
    table = [0xFF000000 if level < 255 - _CUT else 0xFFFFFFFF for level in range(256)]
    indexed = grey.convertToFormat(QImage.Format.Format_Indexed8)
    indexed.setColorTable(table)
    return indexed.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
    )


def png_of(image: QImage) -> bytes:
    """The drawn ticket as a PNG file. Raises OSError where it cannot be encoded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("the picture could not be encoded")
    return bytes(buffer.data().data())
