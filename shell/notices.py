"""Telling of a fault without a dialog: a banner for staff, a calm full screen for visitors."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from queueing.wording import Bilingual
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class Kind(StrEnum):
    """How much a banner asks of its reader."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    TROUBLE = "trouble"


_ICONS = {
    Kind.INFO: ("info", "navy"),
    Kind.SUCCESS: ("check-circle", "success"),
    Kind.WARNING: ("warning", "amber_deep"),
    Kind.TROUBLE: ("plug", "alert"),
}


class Banner(QFrame):
    """One line of words above a staff screen; hidden while there is nothing to say."""

    action_chosen = Signal()
    """The one button of the banner was pressed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = QLabel()
        self._words = Paragraph()
        self._action = QPushButton()
        self._action.clicked.connect(self.action_chosen)
        dress(self._action, role="quiet", fit="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(2), look.space(1)] * 2)
        line.setSpacing(look.space(2))
        line.addWidget(self._icon)
        line.addWidget(self._words, stretch=1)
        line.addWidget(self._action)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """The words on show; empty when hidden."""
        return self._words.words

    def show_notice(self, kind: Kind, text: str, action: str = "") -> None:
        """Shows `text` until the next notice or `clear`; `action` is the label of its button."""
        icon, colour = _ICONS[kind]
        self._icon.setPixmap(self._look.pixmap(icon, colour, 28))
        self._words.say(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        dress(self, banner=kind)
        self.setAccessibleName(text)
        self.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        self._words.say("")
        self.setVisible(False)


class CalmScreen(QWidget):
    """A full screen of rest for visitors: one icon, the same words in Arabic and in English.

    Each half keeps its own direction, whatever the direction of the application.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._icon.setFixedSize(look.px(168), look.px(168))
        dress(self._icon, halo="navy")
        self._arabic = _Half(look, Qt.LayoutDirection.RightToLeft)
        self._english = _Half(look, Qt.LayoutDirection.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6)] * 4)
        column.setSpacing(look.space(5))
        column.addStretch(2)
        column.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._arabic)
        column.addWidget(_rule(look), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._english)
        column.addStretch(3)

    def say(self, title: Bilingual, detail: Bilingual, icon: str = "clock") -> None:
        self._icon.setPixmap(self._look.pixmap(icon, "amber", 88))
        self._arabic.say(title.ar, detail.ar)
        self._english.say(title.en, detail.en)
        self.setAccessibleName(f"{title.ar}\n{title.en}")


class CalmCover(QObject):
    """Lays a calm screen over a whole window, and takes it away again."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._screen = CalmScreen(look, window)
        self._screen.hide()
        self._back = QTimer(self, singleShot=True)
        self._back.timeout.connect(self.lift)
        window.installEventFilter(self)

    @property
    def covers(self) -> bool:
        return self._screen.isVisibleTo(self._window)

    def cover(
        self, title: Bilingual, detail: Bilingual, icon: str = "clock", seconds: float = 0
    ) -> None:
        """Covers the window until `lift`, or for `seconds` when that is more than 0."""
        self._screen.say(title, detail, icon)
        self._screen.setGeometry(self._window.rect())
        self._screen.show()
        self._screen.raise_()
        self._back.stop()
        if seconds > 0:
            self._back.start(round(seconds * 1000))

    def lift(self) -> None:
        self._back.stop()
        self._screen.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._screen.setGeometry(self._window.rect())
        return False


class _Half(QWidget):
    """The words in one language, centred, no wider than reads well."""

    def __init__(self, look: Look, direction: Qt.LayoutDirection) -> None:
        super().__init__()
        self.setLayoutDirection(direction)
        self._title, self._detail = _centred(), _centred()
        dress(self._title, type=Type.DISPLAY, tone="inverse")
        dress(self._detail, type=Type.TITLE, tone="sky")
        self._detail.setMaximumWidth(look.px(960))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._detail, stretch=100)
        row.addStretch(1)
        column.addLayout(row)

    def say(self, title: str, detail: str) -> None:
        self._title.setText(title)
        self._detail.setText(_a_sentence_a_line(detail))


def _a_sentence_a_line(text: str) -> str:
    """Centred lines end where the sense does, so that no word is left alone on the last one."""
    return text.replace(". ", ".\n")


def _centred() -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _rule(look: Look) -> QFrame:
    rule = QFrame()
    rule.setFixedSize(look.px(96), look.px(3))
    dress(rule, card="signal")
    return rule
