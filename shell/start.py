"""The first window: every process as one card, for people who do not know the commands."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from queueing.wording import Language
from shell.language import QT_TRANSLATE_NOOP, BothLanguages, LanguageSwitch, other
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

_NAMES = {Language.AR: "العربية", Language.EN: "English"}

CARDS = (
    (
        "demo",
        "suite",
        QT_TRANSLATE_NOOP("Start", "Demo"),
        QT_TRANSLATE_NOOP("Start", "The whole office on this screen, with a sample day"),
    ),
    (
        "kiosk",
        "kiosk",
        QT_TRANSLATE_NOOP("Start", "Check-in kiosk"),
        QT_TRANSLATE_NOOP("Start", "Visitors check in and take a ticket"),
    ),
    (
        "display",
        "screen",
        QT_TRANSLATE_NOOP("Start", "Hall display"),
        QT_TRANSLATE_NOOP("Start", "Shows and speaks the calls"),
    ),
    (
        "counter",
        "counter",
        QT_TRANSLATE_NOOP("Start", "Clerk's console"),
        QT_TRANSLATE_NOOP("Start", "Call, serve and finish visits at a counter"),
    ),
    (
        "bookings",
        "calendar",
        QT_TRANSLATE_NOOP("Start", "Bookings"),
        QT_TRANSLATE_NOOP("Start", "Keeps them in step with where they are made"),
    ),
    (
        "setup",
        "settings",
        QT_TRANSLATE_NOOP("Start", "Set up"),
        QT_TRANSLATE_NOOP("Start", "Create or update an office from its profile"),
    ),
    (
        "doctor",
        "heartbeat",
        QT_TRANSLATE_NOOP("Start", "Check this machine"),
        QT_TRANSLATE_NOOP("Start", "Database, sound, printer and screens"),
    ),
)
"""Command, icon, title, one line of what it does."""


class StartWindow(QWidget):
    """Offers every process and says which one was chosen; starting it is for main.py."""

    chosen = Signal(str)
    """One of the commands of `CARDS`."""

    def __init__(self, look: Look, language: LanguageSwitch) -> None:
        super().__init__()
        self._look = look
        self._language = language
        self._both = BothLanguages(("shell",))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="paper")
        self._cards = [_Card(look, icon, command == "demo") for command, icon, _, _ in CARDS]
        for (command, *_), card in zip(CARDS, self._cards, strict=True):
            card.setObjectName(command)
            card.clicked.connect(partial(self.chosen.emit, command))
        self._head = _Head(look)
        self._head.switch.clicked.connect(language.toggle)
        self._lay_out()
        self._retranslate()
        self._cards[0].setFocus()
        self.resize(look.px(1080), look.px(1000))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        look = self._look
        cards = QGridLayout()
        cards.setSpacing(look.space(3))
        first, *others = self._cards
        cards.addWidget(first, 0, 0, 1, 3)
        for place, card in enumerate(others):
            cards.addWidget(card, 1 + place // 3, place % 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._head)
        body = QVBoxLayout()
        body.setContentsMargins(look.space(5), look.space(4), look.space(5), look.space(4))
        body.addLayout(cards, stretch=1)
        page.addLayout(body, stretch=1)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Dawr"))
        self._head.say(
            self.tr("Dawr"),
            self.tr("Your turn, in a fair order. What shall this machine do?"),
            _NAMES[other(self._language.language)],
        )
        for (_, _, title, line), card in zip(CARDS, self._cards, strict=True):
            second = self._both.say("Start", title).in_(other(self._language.language))
            card.say(translate("Start", title), second, translate("Start", line))


class _Head(QFrame):
    """The band with the name and the language switch, labelled in the language it leads to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self._name, self._question = QLabel(), Paragraph()
        dress(self._name, type=Type.DISPLAY, tone="inverse")
        dress(self._question, type=Type.LEAD, tone="sky")
        self.switch = QPushButton()
        self.switch.setObjectName("language")
        self.switch.setIcon(look.icon("globe", "surface", 24))
        self.switch.setIconSize(look.icon_size(24))
        dress(self.switch, role="inverse")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._question)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(5), look.space(3)] * 2)
        line.addLayout(words, stretch=1)
        line.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignVCenter)

    def say(self, name: str, question: str, other_language: str) -> None:
        self._name.setText(name)
        self._question.say(question)
        self.switch.setText(other_language)


class _Card(QPushButton):
    """A button as large as a card: icon, title, one line. Enter and space press it like any button.

    The title stands in the other language too, because not everyone reads the one on the screen.
    """

    def __init__(self, look: Look, icon: str, featured: bool) -> None:
        super().__init__()
        dress(self, role="feature" if featured else "choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._icon.setFixedSize(look.px(64), look.px(64))
        self._icon.setPixmap(look.pixmap(icon, "amber" if featured else "navy", 36))
        self._title, self._second, self._line = QLabel(), QLabel(), Paragraph()
        dress(self._icon, tile="navy" if featured else "mist")
        dress(self._title, type=Type.TITLE, tone="inverse" if featured else "navy")
        dress(self._second, type=Type.BODY, tone="sky" if featured else "muted")
        dress(self._line, type=Type.BODY, tone="sky" if featured else "muted")
        self._lay_out(look)

    def say(self, title: str, second: str, line: str) -> None:
        self._title.setText(title)
        self._second.setText(second)
        self._line.say(line)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.addWidget(self._icon)
        head.addStretch(1)
        head.addWidget(self._second, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(3)] * 4)
        column.setSpacing(look.space(0.5))
        column.addLayout(head)
        column.addSpacing(look.space(2))
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addStretch(1)
        for label in (self._icon, self._title, self._second, self._line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
