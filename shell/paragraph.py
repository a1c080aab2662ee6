"""A label for text that may need several lines."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

LARGE_PX = 28
ROOM = 0.16
"""Of the font's size, above and below: as far as the ink of a large heading reaches out."""


class Paragraph(QLabel):
    """Wraps plain text and keeps both edges straight in both directions.

    A plain QLabel leaves a hole of one space at the right edge of each wrapped Arabic line but the
    last; Qt's document layout, which this label asks for, does not.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._plain = ""
        self.say(text)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.Polish):
            self._leave_room()
        return super().event(event)

    def _leave_room(self) -> None:
        """Large Arabic letters carry marks above and below the line that the font declares."""
        size = self.font().pixelSize()
        room = round(size * ROOM) if size >= LARGE_PX else 0
        if self.contentsMargins().top() != room:
            self.setContentsMargins(0, room, 0, room)

    @property
    def words(self) -> str:
        """The text as it was said, without markup."""
        return self._plain

    def say(self, text: str) -> None:
        """Shows `text`; nothing in it is taken for markup, and line ends are kept."""
        self._plain = text
        self.setText(escape(text).replace("\n", "<br>"))
        self.setAccessibleName(text)
