"""What a service asks its visitors to bring, each thing with its picture."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.office import Document, Service
from kiosk.parts import reading
from kiosk.state import KioskState
from queueing.visit import DocumentKind
from queueing.wording import Language
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

ICONS = {kind: kind.value for kind in DocumentKind} | {DocumentKind.PAPER: "document"}
"""The picture of each kind, by the name of its icon."""

MOST_IN_ONE = 3
"""More documents than this may stand in two columns."""
DISC = 64
SIGN = 38


class DocumentList(QFrame):
    """The documents of one service as a card; it also says that there are none to bring.

    Pictures go with the words, because not everyone who comes reads them easily.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        dress(self, card="plain")
        self._title = Paragraph()
        dress(self._title, type=Type.TITLE, tone="navy")
        self._list = QGridLayout()
        self._list.setSpacing(look.space(1.5))
        self._columns = 1
        self._points: list[_Point] = []
        self._shown: tuple[tuple[Document, ...], Language] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        column.setSpacing(look.space(2))
        column.addWidget(self._title)
        column.addLayout(self._list)

    def draw(self, service: Service, state: KioskState) -> None:
        """Shows what `service` asks for, in the visitor's language."""
        documents = service.documents
        bring = translate("Kiosk", "Please have these with you")
        nothing = translate("Kiosk", "You need no documents for this service")
        self._title.say(bring if documents else nothing)
        if self._shown != (documents, state.language):
            self._shown = documents, state.language
            self._rebuild(documents, state)

    def spare_lines(self, spare: bool) -> None:
        """Two beside each other, where the height is dear."""
        self._columns = 2 if spare else 1
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns if len(self._points) > MOST_IN_ONE else 1
        for place, point in enumerate(self._points):
            self._list.addWidget(point, place // columns, place % columns)
        for column in range(2):
            self._list.setColumnStretch(column, 1 if column < columns else 0)

    def _rebuild(self, documents: tuple[Document, ...], state: KioskState) -> None:
        for old in self._points:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._points = [_Point(self._look, document, state) for document in documents]
        self._arrange()
        for point in self._points:
            # At once, not with the next turn of the event loop: pages measure what they show.
            point.show()


class _Point(QWidget):
    """One thing to bring: its picture on a disc, and its name."""

    def __init__(self, look: Look, document: Document, state: KioskState) -> None:
        super().__init__()
        words = Paragraph(state.say(document.name))
        reading(look, words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(2))
        line.addWidget(_disc(look, ICONS[document.kind]))
        line.addWidget(words, stretch=1)


def _disc(look: Look, icon: str) -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    label.setPixmap(look.pixmap(icon, "navy", SIGN))
    label.setFixedSize(look.px(DISC), look.px(DISC))
    return dress(label, tile="mist")
