"""A label for text that may need several lines."""

from html import escape
from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

ROOM = 0.09
"""Of the font's size, above and below: as far as the marks and dots of the Arabic letters reach
out of the line that the font declares (measured on its words; rare marks reach further)."""


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
        self._room = 0
        self.say(text)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.Polish):
            self._leave_room()
        return super().event(event)

    @property
    def words(self) -> str:
        """The text as it was said, without markup."""
        return self._plain

    def say(self, text: str) -> None:
        """Shows `text`; nothing in it is taken for markup, and line ends are kept."""
        self._plain = text
        self._write()
        self.setAccessibleName(text)

    def _leave_room(self) -> None:
        """The label draws nothing outside of its text, so the room has to be within that."""
        room = ceil(self.font().pixelSize() * ROOM)
        if room != self._room:
            self._room = room
            self._write()

    def _write(self) -> None:
        words = escape(self._plain).replace("\n", "<br>")
        margins = f"margin-top: {self._room}px; margin-bottom: {self._room}px;"
        self.setText(f'<div style="{margins}">{words}</div>' if words else "")
