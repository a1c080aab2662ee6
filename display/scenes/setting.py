"""What a scene is drawn for."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from display.words import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """The room of a scene, the unit of all distances, and the words.

    `capital` is the height in pixels that the letters of calls must reach, 0 if that is unknown;
    `page` counts up slowly, for what does not fit at once.
    """

    size: QSizeF
    unit: float
    words: Words
    capital: float = 0.0
    page: int = 0

    @property
    def room(self) -> QRectF:
        return QRectF(0, 0, self.size.width(), self.size.height())

    @property
    def upright(self) -> bool:
        return self.size.height() > self.size.width() * 0.9
