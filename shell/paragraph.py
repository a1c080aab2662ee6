"""A label for text that may need several lines."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


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

    @property
    def words(self) -> str:
        """The text as it was said, without markup."""
        return self._plain

    def say(self, text: str) -> None:
        """Shows `text`; nothing in it is taken for markup, and line ends are kept."""
        self._plain = text
        self.setText(escape(text).replace("\n", "<br>"))
        self.setAccessibleName(text)
