"""A number as large as its place, on a page that is made for it."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from kiosk.state import KioskState
from queueing.wording import YOUR_NUMBER, Bilingual
from shell.look import Look, Type, dress

NUMBER_PX = 220
LEAST_NUMBER_PX = 140
CAPITALS = 0.7
"""The height of capitals and digits as a share of the font's size."""


class TicketNumber(QLabel):
    """A ticket's number or a counter's, always left to right, fitted to the room there is.

    `most` and `least` are heights at scale 1: on a low page it gives way before words are cut.
    """

    def __init__(self, look: Look, most: int, least: int, colour: str = "navy") -> None:
        super().__init__()
        self._look, self._most, self._colour = look, look.px(most), colour
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(look.px(least), look.px(least))
        self.setMaximumHeight(self._most)

    def sizeHint(self) -> QSize:
        return QSize(
            QFontMetrics(self._font(self._most)).horizontalAdvance(self.text()), self._most
        )

    def say(self, number: str, called: str) -> None:
        """`called` is what it is a number of, for those who listen."""
        self.setText(number)
        self.setAccessibleName(f"{called} {number}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        font = self._font(self.height())
        width = QFontMetrics(font).horizontalAdvance(self.text())
        room = round(self.width() * 0.98)
        if width > room:
            font.setPixelSize(max(1, font.pixelSize() * room // width))
        metrics = QFontMetrics(font)
        left = (self.width() - metrics.horizontalAdvance(self.text())) // 2
        base = (self.height() + metrics.capHeight()) // 2
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self._look.colour(self._colour))
        painter.drawText(QPoint(left, base), self.text())
        painter.end()

    def _font(self, height: int) -> QFont:
        """The font leaves room for Arabic above and below; a number needs next to none of it."""
        return self._look.font(Type.NUMBER, round(height / CAPITALS * 0.86))


class TicketCard(QFrame):
    """Whose visit it is, as on the paper: the number and the service."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        middle = Qt.AlignmentFlag.AlignCenter
        self._label, self._service = QLabel(alignment=middle), QLabel(alignment=middle)
        for label, tone in ((self._label, "muted"), (self._service, "navy")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, type=Type.TITLE, tone=tone)
        self.number = TicketNumber(look, NUMBER_PX, LEAST_NUMBER_PX)
        self.number.setObjectName("number")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        column.setSpacing(look.space(2))
        column.addStretch(1)
        for widget in (self._label, self.number, self._service):
            column.addWidget(widget)
        column.addStretch(1)

    def draw(self, number: str, service: Bilingual, state: KioskState) -> None:
        called = YOUR_NUMBER.in_(state.language)
        self._label.setText(called)
        self.number.say(number, called)
        self._service.setText(state.say(service))
