"""The slip that a visitor takes home, in the ticket's look: what to do next, and what to bring."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from db.tickets import SlipFace
from kiosk.ticket_crest import Crest
from kiosk.ticket_layout import TicketLayout
from kiosk.ticket_paper import Align, Banner, Piece, SideBySide, Stack
from kiosk.ticket_sheet import Sheet, without_idle_rules
from kiosk.ticket_words import after, moment
from queueing.wording import (
    DOCUMENTS_OF_SERVICE,
    OUTCOME,
    SERVICE,
    TICKET,
    YOUR_NEXT_STEP,
    Bilingual,
    Language,
    isolate,
)

_BOX = 22
_BESIDE_BOX = 14
"""Dots on a head of 576."""


@dataclass(frozen=True, slots=True)
class TickBox:
    """A square to tick with a pen."""

    side: int
    line: int

    @property
    def height(self) -> int:
        return self.side

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        inside = self.side - 2 * self.line
        painter.fillRect(x, y, self.side, self.side, Qt.GlobalColor.black)
        painter.fillRect(x + self.line, y + self.line, inside, inside, Qt.GlobalColor.white)


class SlipSheet(Sheet):
    """One slip on paper of one width. What there is nothing to say about takes no room."""

    def __init__(
        self, face: SlipFace, layout: TicketLayout, crest: Crest | None, width: int
    ) -> None:
        super().__init__(layout, crest, width)
        self._face = face

    def slip(self) -> Piece:
        """All of it from the top down."""
        rule = self.rule()
        parts: list[Piece] = [self._head(), rule, *self._next_step(), *self._facts(), rule]
        parts += [*self._documents(), rule, self._stamp()]
        return Stack(without_idle_rules(parts), self.dots(self.sizes.gap))

    def _head(self) -> Piece:
        """The office beside its crest, where a line of the first language begins."""
        crest, name = self.crest(), self._face.office.name
        if crest is None:
            return self.both(name, "office", self.inner, Align.CENTRE)
        between = self.dots(24)
        room = self.inner - crest.width - between
        words = self.both(name, "office", room, Align.RIGHT if self.from_right else Align.LEFT)
        if self.from_right:
            return SideBySide(words, crest, room + between)
        return SideBySide(crest, words, crest.width + between)

    def _next_step(self) -> Sequence[Piece]:
        if self._face.next_step is None:
            return []
        padding = self.dots(12)
        label = self.label(YOUR_NEXT_STEP, self.inner - 2 * padding)
        todo = self.both(self._face.next_step, "service", self.inner, Align.CENTRE)
        return [Banner(label, self.inner, padding), todo, self.rule()]

    def _facts(self) -> Sequence[Piece]:
        facts = [(SERVICE, self._face.service), (OUTCOME, self._face.outcome)]
        return [
            self.both(after(label, text), "text", self.inner, Align.CENTRE)
            for label, text in facts
            if text is not None and text.en
        ]

    def _documents(self) -> Sequence[Piece]:
        """A list for each language, because its boxes stand where its lines begin."""
        if not self._face.documents:
            return []
        lists = [self._list(language) for language in self.layout.languages]
        return [Stack(lists, self.dots(24))]

    def _list(self, language: Language) -> Piece:
        align = Align.RIGHT if language is Language.AR else Align.LEFT
        heading = self.said(DOCUMENTS_OF_SERVICE, language, "text", self.inner, align)
        items = [self._item(each.name, language, align) for each in self._face.documents]
        return Stack([heading, *items], self.dots(10))

    def _item(self, name: Bilingual, language: Language, align: Align) -> Piece:
        box = TickBox(self.dots(_BOX), max(2, self.dots(3)))
        beside = box.side + self.dots(_BESIDE_BOX)
        words = self.said(name, language, "small", self.inner - beside, align)
        if language is Language.AR:
            return SideBySide(words, box, self.inner - box.side)
        return SideBySide(box, words, beside)

    def _stamp(self) -> Piece:
        face, at = self._face, moment(self._face.office, self._face.at)
        number = isolate(face.number)
        said = Bilingual(f"{TICKET.ar} {number}، {at.ar}", f"{TICKET.en} {face.number}, {at.en}")
        return self.both(said, "small", self.inner, Align.CENTRE)
