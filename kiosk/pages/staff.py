"""What staff see at the kiosk: a keypad, then how the machine stands and the way out."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.parts import Layer, Notice, TouchButton, direction_of, icon_label, reading
from kiosk.staff_door import Condition, DoorState, Field, StaffDoor, Step
from queueing.wording import Language
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

_DIGITS = "123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ._-"
_BULLET = "●"
WIDEST = 1600


class StaffPage(Layer):
    """Over the whole kiosk. Without a right PIN there is only the way back."""

    def __init__(self, door: StaffDoor, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, page="navy_deep")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._door = door
        self._language = Language.AR
        self._keypad, self._inside = Keypad(door, look), _Inside(door, look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._keypad)
        self._stack.addWidget(self._inside)
        self._stack.setMaximumWidth(look.px(WIDEST))
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4)] * 4)
        line.addWidget(self._stack, stretch=100)
        door.state_changed.connect(self.draw)
        self.draw(door.state)

    def draw(self, state: DoorState, language: Language | None = None) -> None:
        self._language = language or self._language
        shown = state.step is not Step.SHUT
        self._keypad.draw(state)
        self._inside.draw(state, self._language)
        self._stack.setCurrentWidget(self._inside if state.step is Step.INSIDE else self._keypad)
        if shown == self.isHidden():
            self.setVisible(shown)
        if shown:
            self.raise_()
            if state.step is Step.INSIDE and not self._inside.isAncestorOf(self.focusWidget()):
                self._inside.back.setFocus()
            elif state.step is Step.KEYPAD and not self.hasFocus():
                self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keypad.turn(event.size().width() > event.size().height())
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the keys goes to nobody's page below."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A keyboard types too; nothing reaches the visitors' page."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton) and focused.hasFocus():
                focused.click()
            else:
                self._door.submit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._door.erase()
        elif event.key() == Qt.Key.Key_Escape:
            self._door.shut()
        elif event.text().strip():
            self._door.type(event.text())
        event.accept()


class Keypad(QFrame):
    """Name and PIN, on keys that are there for any finger."""

    def __init__(self, door: StaffDoor, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._title = Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        self._login, self._pin = _Entry(look, Field.LOGIN), _Entry(look, Field.PIN)
        for entry in (self._login, self._pin):
            entry.clicked.connect(partial(self._choose, door, entry.field))
        self._notice = Notice(look)
        self._keys = _Keys(door, look)
        self.back = TouchButton(look, "", "arrow-start", least=(200, 88))
        self.back.setObjectName("staff_back")
        self.back.clicked.connect(door.shut)
        self.enter = TouchButton(look, "signal", "lock", "navy_deep", least=(0, 88))
        self.enter.setObjectName("staff_sign_in")
        self.enter.clicked.connect(door.submit)
        said, self._foot = QVBoxLayout(), QBoxLayout(direction_of(True))
        said.setSpacing(look.space(2))
        for widget in (self._title, self._login, self._pin, self._notice):
            said.addWidget(widget)
        said.addStretch(1)
        said.addLayout(self._foot)
        self._foot.setSpacing(look.space(2))
        self._foot.addWidget(self.enter, stretch=1)
        self._foot.addWidget(self.back)
        self._halves = QBoxLayout(direction_of(True), self)
        self._halves.setContentsMargins(*[look.space(3)] * 4)
        self._halves.setSpacing(look.space(3))
        self._halves.addLayout(said, stretch=2)
        self._halves.addWidget(self._keys, stretch=5)

    def turn(self, wide: bool) -> None:
        """What is typed beside the keys, or above them."""
        self._halves.setDirection(direction_of(wide))
        self._foot.setDirection(direction_of(False) if wide else QBoxLayout.Direction.RightToLeft)
        self._keys.turn(wide)

    def draw(self, state: DoorState) -> None:
        self._title.say(translate("Kiosk", "Staff only"))
        self._login.draw(
            translate("Kiosk", "Staff name or number"), state.login, state.field is Field.LOGIN
        )
        self._pin.draw(
            translate("Kiosk", "PIN"), _BULLET * state.pin_length, state.field is Field.PIN
        )
        self._notice.say(self._answer(state))
        self._keys.draw(state.field)
        self.back.say(translate("Kiosk", "Back"))
        self.back.set_icon("arrow-start")
        self.enter.say(translate("Kiosk", "One moment…") if state.busy else self._onward(state))
        self.enter.setEnabled(state.ready or (bool(state.login) and not state.pin_length))

    def _answer(self, state: DoorState) -> str:
        wrong = translate("Kiosk", "The name or the PIN is not right.") if state.wrong else ""
        if state.wait_s:
            pause = self.tr("Please wait %n second(s) before the next try.", "", state.wait_s)
            return f"{wrong} {pause}".strip()
        if state.trouble is not None:
            return translate(
                "Kiosk", "The PIN cannot be checked: the office's data cannot be reached."
            )
        return wrong

    @staticmethod
    def _onward(state: DoorState) -> str:
        if state.login and not state.pin_length and state.field is Field.LOGIN:
            return translate("Kiosk", "Next: the PIN")
        return translate("Kiosk", "Open")

    @staticmethod
    def _choose(door: StaffDoor, field: Field, *_checked: object) -> None:
        door.choose(field)


class _Entry(TouchButton):
    """A field: touched, it takes what is typed next."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, "choice")
        self.field = field
        self.setObjectName(f"staff_{field}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name, self._typed = QLabel(), QLabel()
        reading(look, self._name, "muted", 22)
        dress(self._typed, type=Type.TITLE, tone="navy")
        self._typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(2), look.space(1)] * 2)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._typed)
        self.restyle((0, 112), padding=0)
        for label in (self._name, self._typed):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def draw(self, name: str, typed: str, chosen: bool) -> None:
        self._name.setText(name)
        self._typed.setText(typed + ("|" if chosen else ""))
        self.setChecked(chosen)
        dress(self._name, tone="sky" if chosen else "muted")
        dress(self._typed, tone="inverse" if chosen else "navy")
        self.setAccessibleName(name)


class _Keys(QWidget):
    """Digits, and for a name the letters beside them."""

    def __init__(self, door: StaffDoor, look: Look) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._look = look
        self._letters = QWidget()
        letters, digits = QGridLayout(self._letters), QGridLayout()
        letters.setContentsMargins(0, 0, 0, 0)
        for place, sign in enumerate(_LETTERS):
            letters.addWidget(self._key(door, sign), place // 6, place % 6)
        for place, sign in enumerate(_DIGITS):
            digits.addWidget(self._key(door, sign), place // 3, place % 3)
        self._clear, self._erase = (
            self._plain("clear", door.clear),
            self._plain("erase", door.erase),
        )
        digits.addWidget(self._clear, 3, 0)
        digits.addWidget(self._key(door, "0"), 3, 1)
        digits.addWidget(self._erase, 3, 2)
        self._halves = QBoxLayout(direction_of(True), self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(look.space(2))
        for grid in (letters, digits):
            grid.setSpacing(look.space(1))
        self._halves.addWidget(self._letters, stretch=6)
        self._halves.addLayout(digits, stretch=5)

    def _plain(self, name: str, act: object) -> TouchButton:
        key = TouchButton(self._look, "")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setObjectName(f"staff_{name}")
        key.restyle(px=20, padding=0)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.clicked.connect(act)
        return key

    def _key(self, door: StaffDoor, sign: str) -> TouchButton:
        key = self._plain(f"key_{sign}", partial(self._type, door, sign))
        key.restyle(px=32, padding=0)
        key.say(sign)
        return key

    @staticmethod
    def _type(door: StaffDoor, sign: str, *_checked: object) -> None:
        door.type(sign)

    def turn(self, wide: bool) -> None:
        self._halves.setDirection(direction_of(wide))

    def draw(self, field: Field) -> None:
        self._letters.setVisible(field is Field.LOGIN)
        self._clear.say(translate("Kiosk", "Clear"))
        self._erase.say(translate("Kiosk", "Erase"))


class _Inside(QFrame):
    """How the machine stands, the way out and the way back."""

    def __init__(self, door: StaffDoor, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._look = look
        self._title, self._who = Paragraph(), Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        reading(look, self._who, "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(2))
        self._lines: list[_Line] = []
        self._shown: tuple[Condition, ...] | None = None
        self.back = TouchButton(look, "signal", "arrow-start", "navy_deep", least=(0, 104))
        self.back.setObjectName("staff_back_to_visitors")
        self.back.clicked.connect(door.shut)
        self.leave = TouchButton(look, "danger", "exit", "alert", least=(0, 104))
        self.leave.setObjectName("leave_kiosk")
        self.leave.clicked.connect(door.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6)] * 4)
        column.setSpacing(look.space(3))
        column.addWidget(self._title)
        column.addWidget(self._who)
        column.addLayout(self._list)
        column.addSpacing(look.space(4))
        column.addWidget(self.back)
        column.addWidget(self.leave)
        column.addStretch(1)

    def draw(self, state: DoorState, language: Language) -> None:
        self._title.say(translate("Kiosk", "This kiosk"))
        self._who.say(state.person.name.in_(language) if state.person else "")
        if state.status != self._shown:
            self._rebuild(state.status)
        self.back.say(translate("Kiosk", "Back to the visitors' page"))
        self.back.set_icon("arrow-start", "navy_deep")
        self.leave.say(translate("Kiosk", "Leave the kiosk"))

    def _rebuild(self, status: tuple[Condition, ...]) -> None:
        self._shown = status
        for old in self._lines:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_Line(self._look, condition) for condition in status]
        for line in self._lines:
            self._list.addWidget(line)
            line.show()


class _Line(QWidget):
    """One part of the surroundings: an icon and words, never colour alone."""

    def __init__(self, look: Look, condition: Condition) -> None:
        super().__init__()
        icon, colour = ("check-circle", "success") if condition.well else ("warning", "alert")
        words = Paragraph(_about(condition))
        reading(look, words, "" if condition.well else "alert")
        words.setObjectName(f"status_{condition.name}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(2))
        line.addWidget(icon_label(look, icon, colour, 40), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, stretch=1)


def _about(condition: Condition) -> str:
    names = {
        "database": translate("Kiosk", "Database"),
        "printer": translate("Kiosk", "Printer"),
    }
    name = names.get(condition.name, condition.name)
    if condition.well:
        return translate("Kiosk", "{part}: ready").format(part=name)
    said = translate("Kiosk", "{part}: not ready").format(part=name)
    return f"{said}\n{condition.detail}" if condition.detail else said
