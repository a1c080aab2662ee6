"""The office's notices on a kiosk nobody is using: quiet, one after another, in both languages."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel

from kiosk.parts import direction_of, icon_label, reading
from kiosk.state import KioskState
from queueing.wording import Bilingual, Language
from shell.language import direction
from shell.look import Look, dress
from shell.paragraph import Paragraph

TURN_MS = 9_000
"""Long enough to read a notice in the slower of the two languages."""


def notices_of(state: KioskState) -> tuple[Bilingual, ...]:
    """What the office has to say at its kiosks today."""
    return state.view.notices if state.view else ()


class NoticeBoard(QFrame):
    """One notice at a time; hidden where the office has none."""

    def __init__(self, look: Look, turn_ms: int = TURN_MS) -> None:
        super().__init__()
        dress(self, card="plain")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._notices: tuple[Bilingual, ...] = ()
        self._place = 0
        self._words = {language: Paragraph() for language in (Language.AR, Language.EN)}
        self._halves = QBoxLayout(direction_of(True))
        self._halves.setSpacing(look.space(4))
        for language, words in self._words.items():
            words.setLayoutDirection(direction(language))
            words.setObjectName(f"notice_{language}")
            reading(look, words, "navy", 28)
            self._halves.addWidget(words, stretch=1)
        self._count = QLabel()
        self._count.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        reading(look, self._count, "muted", 20)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        line.setSpacing(look.space(3))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(icon_label(look, "info", "navy", 40), alignment=top)
        line.addLayout(self._halves, stretch=1)
        line.addWidget(self._count, alignment=top)
        self._turning = QTimer(self)
        self._turning.setInterval(turn_ms)
        self._turning.timeout.connect(self._next)
        self.hide()

    def turn(self, wide: bool) -> None:
        """Side by side on a wide screen, one above the other on an upright one."""
        self._halves.setDirection(direction_of(wide))

    def draw(self, notices: tuple[Bilingual, ...]) -> None:
        if notices != self._notices:
            self._notices, self._place = notices, 0
            self._show()
        self.setVisible(bool(notices))

    def showEvent(self, event: QShowEvent) -> None:
        self._turning.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._turning.stop()
        super().hideEvent(event)

    def _next(self) -> None:
        self._place = (self._place + 1) % max(1, len(self._notices))
        self._show()

    def _show(self) -> None:
        if not self._notices:
            return
        notice = self._notices[self._place]
        for language, words in self._words.items():
            words.say(notice.in_(language))
        self._count.setText(f"{self._place + 1} / {len(self._notices)}")
        self._count.setVisible(len(self._notices) > 1)
