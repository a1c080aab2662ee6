"""Large keys on the screen, for a finger of any size: digits, and letters where they are needed."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from kiosk.parts import TouchButton, direction_of
from kiosk.typing_in import Typing
from shell.look import Look

translate = QCoreApplication.translate

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-"
_DIGITS = "123456789"


class EntryField(QLabel):
    """What is typed so far, always left to right. It takes the keyboard, never a mouse cursor."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(look.px(104))
        self._look = look
        self._hinting: bool | None = None

    def say(self, typed: str, name: str, hint: str = "") -> None:
        """`hint` stands there until something is typed."""
        self._letters(hinting=bool(hint) and not typed)
        self.setText(typed or hint)
        self.setAccessibleName(name)
        self.setAccessibleDescription(typed)

    def _letters(self, *, hinting: bool) -> None:
        if hinting == self._hinting:
            return
        self._hinting = hinting
        look, colours = self._look, self._look.colours
        size, weight, colour = (28, 400, colours.muted) if hinting else (48, 600, colours.navy)
        self.setStyleSheet(
            f"QLabel {{ background: {colours.surface}; color: {colour};"
            f" border: {look.px(2)}px solid {colours.edge}; border-radius: {look.px(16)}px;"
            f" font-size: {look.text_px(size)}px; font-weight: {weight}; }}"
            f"QLabel:focus {{ border: {look.px(4)}px solid {colours.navy}; }}"
        )


class Keypad(QWidget):
    """Digits first, because references and numbers are mostly digits; letters beside them."""

    def __init__(self, look: Look, entry: Typing, letters: str = "", extra: str = "") -> None:
        """`extra` takes the place of "Clear", such as the plus that leads a phone number."""
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._look = look
        self._entry = entry
        self._clear, self._erase = TouchButton(look, ""), TouchButton(look, "")
        self._clear.setVisible(not extra)
        for key, name, act in (
            (self._clear, "clear", entry.clear),
            (self._erase, "erase", entry.erase),
        ):
            _fill(key)
            key.restyle(padding=4)
            key.setObjectName(name)
            key.clicked.connect(act)
        self._halves = QBoxLayout(direction_of(True), self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(look.space(4))
        if letters:
            self._halves.addLayout(self._grid(letters, 7))
        self._halves.addLayout(self._digits(extra))

    def turn(self, wide: bool) -> None:
        """Letters and digits beside each other, or one above the other."""
        self._halves.setDirection(direction_of(wide))
        if self._halves.count() > 1:
            for half, weight in enumerate((13, 10) if wide else (9, 11)):
                self._halves.setStretch(half, weight)

    def draw(self) -> None:
        self._clear.say(translate("Kiosk", "Clear"))
        self._erase.say(translate("Kiosk", "Erase"))

    def _digits(self, extra: str) -> QGridLayout:
        grid = self._grid(_DIGITS, 3)
        first = self._key(extra) if extra else self._clear
        for place, key in enumerate((first, self._key("0"), self._erase)):
            grid.addWidget(key, 3, place)
        return grid

    def _grid(self, signs: str, columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._look.space(1.5))
        for place, sign in enumerate(signs):
            grid.addWidget(self._key(sign), place // columns, place % columns)
        return grid

    def _key(self, sign: str) -> TouchButton:
        key = TouchButton(self._look, "")
        # Never on the way of the Tab key: a keyboard types by itself.
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        _fill(key)
        key.restyle(px=48, padding=0)
        key.setObjectName(f"key_{sign}")
        key.say(sign)
        key.clicked.connect(partial(self._type, sign))
        return key

    def _type(self, sign: str, *_checked: object) -> None:
        self._entry.type(sign)


def _fill(key: TouchButton) -> None:
    policy = key.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    policy.setVerticalPolicy(policy.Policy.Expanding)
    key.setSizePolicy(policy)
