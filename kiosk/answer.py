"""Buttons that carry a whole answer, such as "I have them all - take my ticket"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from kiosk.parts import BUTTON_PX, CardButton, untouchable
from shell.look import Look, dress

HEIGHT = 104
SIGN = 32
_INK = {"signal": "navy", "primary": "inverse", "inverse": "inverse"}
_SIGN_INK = {"signal": "navy_deep", "primary": "surface", "inverse": "surface"}


class Answer(CardButton):
    """A button whose words wrap: an answer says what it does, and so may be long.

    An ordinary button cuts off or pushes the page wider what is longer than its place.
    """

    def __init__(self, look: Look, name: str, role: str, icon: str, px: float = BUTTON_PX) -> None:
        super().__init__(look, role)
        self.setObjectName(name)
        self._icon, self._role, self._drawn = icon, role, ""
        self._sign = QLabel()
        self._words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setStyleSheet(f"font-size: {look.text_px(px)}px; font-weight: 600;")
        self._sheet = (
            f"QPushButton {{ padding: 0; border-radius: {look.px(16)}px;"
            f" min-width: {self.touch}px; min-height: {self.touch}px; }}"
        )
        self.setStyleSheet(self._sheet)
        level(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.px(28), look.px(8)] * 2)
        line.setSpacing(look.px(14))
        line.addStretch(1)
        line.addWidget(self._sign)
        line.addWidget(self._words)
        line.addStretch(1)
        untouchable(self._sign, self._words)
        self.set_role(role)

    def say(self, text: str) -> None:
        """Shows `text`; what stands before and after a dash has a line of its own."""
        self._words.setText(text.replace(" - ", "\n"))
        self.setAccessibleName(text)
        self._draw_sign()

    def set_role(self, role: str) -> None:
        """How much it stands out, where one answer is the obvious one at times only."""
        self._role = role
        dress(self, role=role)
        dress(self._words, tone=_INK.get(role, "navy"))
        self._draw_sign()

    def _draw_sign(self) -> None:
        """Anew with the role, and with the language: an arrow follows its direction."""
        ink = _SIGN_INK.get(self._role, "navy")
        drawn = f"{ink} {self.layoutDirection()}"
        if drawn != self._drawn:
            self._drawn = drawn
            self._sign.setPixmap(self._look.pixmap(self._icon, ink, SIGN))

    def heightForWidth(self, width: int) -> int:
        return max(self._look.px(HEIGHT), super().heightForWidth(width))


def level(button: QPushButton) -> None:
    """Lets a button be as high as the highest in its row, and no higher."""
    policy = button.sizePolicy()
    policy.setVerticalPolicy(policy.Policy.Minimum)
    button.setSizePolicy(policy)
