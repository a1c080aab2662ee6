"""The ticket as a picture of black and white dots, at the width of the printer's head.

Drawn, not sent as text: thermal printers reverse Arabic and leave its letters unjoined.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from db.tickets import SlipFace, TicketFace
from kiosk import ticket_words as words
from kiosk.qr import qr_within
from kiosk.slip_drawing import SlipSheet
from kiosk.ticket_crest import Crest
from kiosk.ticket_layout import PICTURES, Block, Row, TicketLayout, read_layout
from kiosk.ticket_paper import Align, Banner, Blank, Figures, Picture, Piece, SideBySide, Stack
from kiosk.ticket_sheet import Sheet, without_idle_rules
from queueing.wording import REPRINT, YOUR_NUMBER, Bilingual

WIDTHS = (384, 512, 576)
"""Dots of the usual heads: paper of 58 mm, and 80 mm with a narrow and a full head."""

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
        sheet = _TicketSheet(face, self._layout, self._crest, width_dots)
        return sheet.on_paper(sheet.ticket(reprint))

    def draw_slip(self, face: SlipFace, width_dots: int) -> QImage:
        """The slip in the same look: what the visitor does next, and what to bring; see `draw`."""
        sheet = SlipSheet(face, self._layout, self._crest, width_dots)
        return sheet.on_paper(sheet.slip())


def draw_ticket(face: TicketFace, width_dots: int, reprint: bool = False) -> QImage:
    """The ticket in the layout that the suite comes with; see `TicketDrawing.draw`."""
    return _standard().draw(face, width_dots, reprint)


def draw_slip(face: SlipFace, width_dots: int) -> QImage:
    """The slip in the layout that the suite comes with; see `TicketDrawing.draw_slip`."""
    return _standard().draw_slip(face, width_dots)


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


class _TicketSheet(Sheet):
    """One ticket on paper of one width."""

    def __init__(
        self, face: TicketFace, layout: TicketLayout, crest: Crest | None, width: int
    ) -> None:
        super().__init__(layout, crest, width)
        self._face = face

    def ticket(self, reprint: bool) -> Piece:
        """All of it from the top down."""
        rows = [self._row(row) for row in self.layout.blocks]
        banner = [self._banner()] if reprint else []
        there = [*banner, *(row for row in rows if row is not None)]
        return Stack(without_idle_rules(there), self.dots(self.sizes.gap))

    # --- Blocks --------------------------------------------------------------------------------

    def _row(self, row: Row) -> Piece | None:
        return self._block(row[0]) if len(row) == 1 else self._beside(row)

    def _block(self, name: str) -> Piece | None:
        """A block that has the whole width; None if it has nothing to say."""
        if name == Block.RULE:
            return self.rule()
        if name == Block.NUMBER:
            return self._number()
        if name in PICTURES:
            picture = self._picture(name)
            return Picture(picture.image, self.inner, picture.white)
        return self._text(name, self.inner, Align.CENTRE)

    def _beside(self, row: Row) -> Piece | None:
        """A picture, and the text of the other blocks between it and the other edge."""
        first = row[0] in PICTURES
        picture = self._picture(row[0] if first else row[-1])
        between = self.dots(24)
        room = self.inner - picture.width - between
        if room < self.inner * _LEAST_BESIDE:
            return self.column([piece for name in row if (piece := self._block(name))])
        align = Align.RIGHT if self.from_right else Align.LEFT
        texts = [self._text(name, room, align) for name in (row[1:] if first else row[:-1])]
        if not any(texts):
            return self._block(row[0] if first else row[-1])
        column = self.column([text for text in texts if text is not None])
        if first == self.from_right:
            return SideBySide(column, picture, room + between)
        return SideBySide(picture, column, picture.width + between)

    def _text(self, name: str, width: int, align: Align) -> Piece | None:
        if name == Block.SERVICES:
            return self._services(width, align)
        if name in self.layout.lines:
            said: Sequence[Bilingual] = [self.layout.lines[name]]
            size = "small"
        else:
            say, size = _SAYS[name]
            said = say(self._face)
        paragraphs = [self.both(text, size, width, align) for text in said]
        return self.column(paragraphs) if paragraphs else None

    def _services(self, width: int, align: Align) -> Piece:
        """The first is large; those that follow are told, but do not compete with it."""
        first = [self.both(name, "service", width, align) for name in self._face.services[:1]]
        then = [
            self.both(name, "text", width, align) for name in words.further_services(self._face)
        ]
        return self.column([*first, *then])

    def _number(self) -> Piece:
        figures = Figures(self._face.number, self.inner, self.dots(self.sizes.number))
        return Stack(
            [self.label(YOUR_NUMBER, self.inner), figures, Blank(self.dots(6))], self.dots(14)
        )

    def _banner(self) -> Piece:
        padding = self.dots(12)
        text = self.both(REPRINT, "text", self.inner - 2 * padding, Align.CENTRE)
        return Banner(text, self.inner, padding)

    # --- Pictures ------------------------------------------------------------------------------

    def _picture(self, name: str) -> Picture:
        if name == Block.CODE:
            return self._code()
        crest = self.crest()
        assert crest is not None  # the layout was refused otherwise
        return crest

    def _code(self) -> Picture:
        """The code, which shares its white with that of the paper and between the blocks."""
        side = min(self.inner, max(_LEAST_CODE, self.dots(self.sizes.code)))
        code = qr_within(self._face.token, side)
        aside = max(0, code.quiet - self.margin)
        above = max(0, code.quiet - self.dots(self.sizes.gap))
        return Picture(code.image, code.image.width() + 2 * aside, above)


def png_of(image: QImage) -> bytes:
    """The drawn ticket as a PNG file. Raises OSError where it cannot be encoded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("the picture could not be encoded")
    return bytes(buffer.data().data())
