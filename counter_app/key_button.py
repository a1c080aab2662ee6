"""A button that shows its key, because who has read it often enough needs the mouse no more."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from counter_app.parts import label
from shell.look import Look, Type, dress

WORDS_PX = 16
KEY_PX = 13
SIDE_PX = 8

_PLAIN, _OFF = ("navy", "muted"), ("muted", "muted")
_TONES = {"signal": ("navy", "navy"), "primary": ("inverse", "sky"), "danger": ("alert", "muted")}
"""The colours of the words and of what stands beside them, for each role of the look."""


class KeyButton(QPushButton):
    """Words and a key: side by side, or one below the other where there is little room.

    What counts down stands beside the key, so that the words do not move every second.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self._role = ""
        self.words = self._make(Type.BODY, f"font-size: {look.text_px(WORDS_PX)}px;", 600)
        self.key = self._make(Type.CAPTION, f"font-size: {look.text_px(KEY_PX)}px;", 500)
        self.left = self._make(Type.CAPTION, f"font-size: {look.text_px(KEY_PX)}px;", 600)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(look.space(1))
        for part in (self.key, self.left):
            self._beside.addWidget(part)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.addStretch(1)
        self._line.addWidget(self.words, alignment=Qt.AlignmentFlag.AlignCenter)
        self._line.addLayout(self._beside)
        self._line.setAlignment(self._beside, Qt.AlignmentFlag.AlignCenter)
        self._line.addStretch(1)
        self.stack(False)
        self._tint()

    def say(self, words: str, key: str, left: str = "") -> None:
        """`left` is what remains of a time, such as "9 s"."""
        self.words.setText(words)
        self.key.setText(key)
        self.key.setVisible(bool(key))
        self.left.setText(left)
        self.left.setVisible(bool(left))
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)

    def stack(self, stacked: bool) -> None:
        """Sets the key below the words, or beside them."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if stacked else along)
        self._line.setSpacing(0 if stacked else self._look.space(1))
        side = self._look.px(SIDE_PX)
        self._line.setContentsMargins(side, 0, side, 0)

    def be_high(self, pixels: int) -> None:
        """Sets the height in the style, because a button's style overrules one that is set."""
        plain, ring = self._look.px(2), self._look.px(4)

        def box(border: int) -> str:
            inner = pixels - 2 * border
            return f"{{ min-height: {inner}px; max-height: {inner}px; padding: 0; }}"

        self.setStyleSheet(f"QPushButton {box(plain)} QPushButton:focus {box(ring)}")

    def play(self, role: str) -> None:
        """Dresses the button and its letters for a role of the look."""
        if role != self._role:
            self._role = role
            dress(self, role=role)
            self._tint()

    def sizeHint(self) -> QSize:
        inner = self._line.sizeHint()
        return QSize(inner.width(), max(inner.height(), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self._tint()
        super().changeEvent(event)

    def _make(self, type_: Type, size: str, weight: int) -> QLabel:
        made = label(type_)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setStyleSheet(f"{size} font-weight: {weight}; padding: 0;")
        return made

    def _tint(self) -> None:
        words, beside = _TONES.get(self._role, _PLAIN) if self.isEnabled() else _OFF
        dress(self.words, tone=words)
        for part in (self.key, self.left):
            dress(part, tone=beside)
