"""A supervisor's words, until they were read."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from counter_app.keys import READ
from counter_app.parts import Elided, button, key, mark, pill
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Page
from counter_app.words import figures, hour_words, isolate_any, led
from db.alerts import Message
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class Messages(QFrame):
    """The oldest message that was not put away yet, and how many more there are."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._shown: Message | None = None
        dress(self, banner="info")
        self._icon = QLabel()
        self.from_whom = Elided(Type.CAPTION, "navy")
        self.words = Paragraph()
        dress(self.words, type=Type.BODY)
        self.more = pill()
        self.read = button("message_read", "quiet", "small")
        self.read.clicked.connect(self._read)
        key(self, READ, self._read)
        self._lay_out(look)
        self.draw(presenter.state)
        presenter.state_changed.connect(self.draw)

    @property
    def anything(self) -> bool:
        return self._shown is not None

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        waiting = state.messages if state.page is not Page.LOCKED else ()
        before, self._shown = self._shown, next(iter(waiting), None)
        self.setVisible(self._shown is not None)
        if self._shown is None or state.office is None:
            return
        name = self._shown.by.name.in_(state.language)
        hour = hour_words(state, state.office, self._shown.at)
        self.from_whom.say(figures(state, f"{name} · {hour}"))
        self.words.say(led(state, isolate_any(self._shown.text)))
        more = len(waiting) - 1
        mark(self.more, figures(state, self.tr("%n more", "", more)) if more else "")
        self.read.setText(self.tr("Read  {key}").format(key=READ))
        self.setAccessibleName(f"{self.from_whom.words}: {self._shown.text}")
        if before is None or before.message_id != self._shown.message_id:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _read(self) -> None:
        if self._shown is not None:
            self._presenter.alerting.read(self._shown.message_id)

    def _lay_out(self, look: Look) -> None:
        self._icon.setPixmap(look.pixmap("message", "navy", 28))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.from_whom)
        words.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(2), look.space(1)] * 2)
        line.setSpacing(look.space(2))
        line.addWidget(self._icon)
        line.addLayout(words, stretch=1)
        line.addWidget(self.more)
        line.addWidget(self.read)
