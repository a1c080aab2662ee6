"""One visitor with two tickets: both are seen before one of them goes on for both."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.parts import button, label, mark, pill, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.reception.facts import Facts
from counter_app.reception.words import person_words, priority_name, service_words
from counter_app.state import ConsoleState
from counter_app.words import hour_words, isolate_any, led, state_words
from db.visitors import Visit
from queueing.ticket import AT_COUNTER
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

LONGEST_NUMBER = 12


class Merging(QWidget):
    """The chosen ticket, and another one that is named by its number."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._this: Visit | None = None
        self._swapped = False
        self.title = label(Type.STRONG, "navy")
        self._ask = label(Type.BODY)
        self.number = QLineEdit()
        self.number.setObjectName("merge_number")
        self.number.setMaxLength(LONGEST_NUMBER)
        self.number.textEdited.connect(presenter.finding.compare)
        self.hint = Paragraph()
        dress(self.hint, type=Type.BODY, tone="muted")
        self.kept, self.ended = TicketFacts(look), TicketFacts(look)
        self.swap = button("merge_swap", "quiet", "small")
        self.sure, self.never = button("merge_sure", "primary"), button("merge_never", "quiet")
        self.swap.clicked.connect(self._swap)
        self.sure.clicked.connect(self._confirm)
        self.never.clicked.connect(presenter.asking.put_away)
        self._lay_out(look)

    def open(self, state: ConsoleState) -> None:
        self._this, self._swapped = state.chosen, False
        self.number.clear()
        self._presenter.finding.compare("")
        self.draw(state)

    def focus(self) -> None:
        self.number.setFocus()

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if self._this is None:
            return
        if state.chosen is not None and state.chosen.ticket_id == self._this.ticket_id:
            self._this = state.chosen
        number = isolate(self._this.number)
        self.title.setText(self.tr("Merge {number} with another ticket").format(number=number))
        self._ask.setText(self.tr("Other number"))
        self.number.setAccessibleName(self._ask.text())
        self.never.setText(self.tr("Cancel  Esc"))
        self.swap.setToolTip(self.tr("Let the other number go on"))
        self.swap.setText(self.tr("Swap"))
        pair = self._pair()
        self.hint.say(self._hint(state))
        self.hint.setVisible(bool(self.hint.words))
        self._both.setVisible(pair is not None)
        self.swap.setVisible(pair is not None)
        self.sure.setEnabled(pair is not None)
        self.sure.setText(self.tr("Merge"))
        if pair is not None:
            self._say_both(state, *pair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.never.hasFocus():
            self._confirm()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _say_both(self, state: ConsoleState, kept: Visit, ended: Visit) -> None:
        self.kept.say(state, kept, self.tr("goes on"), "success")
        self.ended.say(state, ended, self.tr("ends"), "quiet")
        words = self.tr("Merge: {number} goes on").format(number=isolate(kept.number))
        self.sure.setText(words)

    def _hint(self, state: ConsoleState) -> str:
        compared, typed = state.compared, state.compared.number.strip()
        if not typed or not compared.answered:
            return self.tr("You see both tickets before anything changes.")
        if compared.visit is None:
            return self.tr("Today there is no ticket {number}.").format(number=isolate_any(typed))
        if self._this is not None and compared.visit.ticket_id == self._this.ticket_id:
            return self.tr("This is the same ticket. Type the number of the other one.")
        return ""

    def _pair(self) -> tuple[Visit, Visit] | None:
        """The ticket that goes on, and the one that ends."""
        this, other = self._this, self._state.compared.visit
        if this is None or other is None or this.ticket_id == other.ticket_id:
            return None
        # Whoever is at a counter stays there; else the number that was there first is known best.
        kept = min(this, other, key=lambda v: (v.step.state not in AT_COUNTER, v.issued_at))
        ended = other if kept is this else this
        return (ended, kept) if self._swapped else (kept, ended)

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self.draw(self._state)

    def _confirm(self) -> None:
        pair = self._pair()
        if pair is not None:
            kept, ended = pair
            self._presenter.admitting.merge(ended.step, kept.step)
            self._presenter.finding.choose(kept.ticket_id)

    def _lay_out(self, look: Look) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(look.space(1.5))
        asked.addWidget(self._ask)
        self.number.setFixedWidth(look.px(160))
        asked.addWidget(self.number)
        asked.addStretch(1)
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(look.space(1.5))
        both.addWidget(self.kept, stretch=1)
        both.addWidget(self.ended, stretch=1)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._both)
        inner.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(look.space(1))
        foot.addWidget(self.swap)
        foot.addStretch(1)
        foot.addWidget(self.never)
        foot.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1.5))
        column.addWidget(self.title)
        column.addLayout(asked)
        column.addWidget(self.hint)
        column.addWidget(scrolling(content), stretch=1)
        column.addLayout(foot)


class TicketFacts(QFrame):
    """One of the two tickets, and what becomes of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="mist")
        self.number = label(Type.TITLE, "navy")
        self.fate = pill()
        self.facts = Facts(look)
        head = QHBoxLayout()
        head.setSpacing(look.space(1))
        head.addWidget(self.number)
        head.addWidget(self.fate)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(1.5), look.space(1), look.space(1.5), look.space(1))
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addStretch(1)

    def say(self, state: ConsoleState, visit: Visit, fate: str, kind: str) -> None:
        assert state.office is not None
        self.number.setText(led(state, visit.number))
        mark(self.fate, fate, kind)
        services = [
            f"{service_words(state, each.service_id)} ({state_words(each.state)})"
            for each in visit.steps
        ]
        self.facts.say(
            (
                (self.tr("For"), "\n".join(services)),
                (self.tr("Arrived"), hour_words(state, state.office, visit.issued_at)),
                (self.tr("Name"), person_words(state, visit.name)),
                (self.tr("Booking"), led(state, visit.reference or "") if visit.reference else ""),
                (self.tr("Priority"), priority_name(state, visit.step.priority_id)),
            )
        )
