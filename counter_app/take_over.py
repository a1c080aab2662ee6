"""Whether to take a colleague's counter: said plainly, because it signs the colleague off there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter_app.parts import button
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verb_words import verb_words
from counter_app.verbs import Verb
from db.counters import CounterNow
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class TakeOver(QFrame):
    """The question in the place of the counter's card; Escape puts it away."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._counter_id = 0
        self.setObjectName("take_over")
        dress(self, card="mist")
        self.title = Paragraph()
        dress(self.title, type=Type.STRONG, tone="navy")
        self.words = Paragraph()
        dress(self.words, type=Type.CAPTION)
        self.sure = button("take_over_sure", "danger", "small")
        self.never = button("take_over_never", "quiet", "small")
        for each in (self.sure, self.never):
            each.setAutoDefault(True)
        self.sure.clicked.connect(lambda: presenter.sitting.take_over(self._counter_id))
        self.never.clicked.connect(presenter.asking.put_away)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(presenter.asking.put_away)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.never)
        buttons.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(2), look.space(1.5), look.space(2), look.space(1.5))
        column.setSpacing(look.space(1))
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(buttons)

    def say(self, now: CounterNow, state: ConsoleState) -> None:
        self._counter_id = now.counter.id
        counter = now.counter.name.in_(state.language)
        who = now.clerk.name.in_(state.language) if now.clerk else ""
        self.title.say(self.tr("Take over {counter} from {who}?").format(counter=counter, who=who))
        self.words.say(
            self.tr(
                "{who} is signed off there at once and reads that it was you. A visitor who is at "
                "the counter stays and is yours to finish."
            ).format(who=who)
        )
        self.sure.setText(verb_words(Verb.TAKE_OVER))
        self.never.setText(self.tr("Cancel  Esc"))
        self.setAccessibleName(self.title.words)
        self.sure.setAccessibleDescription(self.words.words)

    def focus(self) -> None:
        self.never.setFocus()
