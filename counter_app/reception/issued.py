"""A ticket that was just given: its number, large enough to be shown across the desk."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.parts import button, label
from counter_app.presenter import ConsolePresenter
from counter_app.reception.words import promise_words, service_words
from counter_app.state import ConsoleState, Notice, Question
from counter_app.verbs import Verb
from counter_app.words import led
from queueing.policy import Basis
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NUMBER_HEIGHT_PX = 128
"""The font leaves air for the marks of Arabic that a Latin number does not need."""


class Issued(QWidget):
    """The number stays until the next thing is done."""

    done = Signal()

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._notice: Notice | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = label(Type.LEAD, "navy")
        self.number = label(Type.NUMBER, "navy", name="issued_number")
        self.number.setFixedHeight(look.px(NUMBER_HEIGHT_PX))
        self.services, self.promise, self.late = Paragraph(), Paragraph(), Paragraph()
        dress(self.services, type=Type.LEAD)
        dress(self.promise, type=Type.STRONG)
        dress(self.late, type=Type.BODY)
        self._icon, self.paper = QLabel(), Paragraph()
        dress(self.paper, type=Type.BODY)
        self.again, self.over = button("issue_again", "signal"), button("issued_done", "default")
        self.again.clicked.connect(lambda: presenter.asking.ask(Question.ISSUE))
        self.over.clicked.connect(self.done)
        self._lay_out(look)

    def draw(self, state: ConsoleState, notice: Notice) -> None:
        self._state, self._notice = state, notice
        booked = notice.verb is Verb.CHECK_IN
        self.title.setText(self.tr("Checked in") if booked else self.tr("Ticket given"))
        self.number.setText(led(state, notice.number))
        self._say_visit(state, notice)
        printed = self._presenter.admitting.can_print
        self._icon.setPixmap(self._look.pixmap("printer" if printed else "message", "navy", 24))
        self.paper.say(
            self.tr("Printed at this desk.")
            if printed
            else self.tr("No printer here: tell the number.")
        )
        self.again.setText(self.tr("Another ticket  F2"))
        self.over.setText(self.tr("Done  Esc"))
        self.setAccessibleName(f"{self.title.text()}: {notice.number}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._notice is not None:
            self.draw(self._state, self._notice)
        super().changeEvent(event)

    def _say_visit(self, state: ConsoleState, notice: Notice) -> None:
        visit = state.chosen
        if visit is None or visit.ticket_id != notice.ticket_id:
            return
        names = [service_words(state, step.service_id) for step in visit.steps]
        self.services.say("  ·  ".join(names))
        self.promise.say(promise_words(state, visit.promised) if visit.promised else "")
        self.promise.setVisible(bool(self.promise.words))
        late = visit.step.basis is Basis.BOOKED_LATE
        self.late.say(self.tr("Late for the booking: counts as a walk-in from now."))
        self.late.setVisible(late)

    def _lay_out(self, look: Look) -> None:
        paper = QHBoxLayout()
        paper.setSpacing(look.space(1))
        paper.addWidget(self._icon)
        paper.addWidget(self.paper, stretch=1)
        foot = QHBoxLayout()
        foot.setSpacing(look.space(1))
        foot.addWidget(self.again)
        foot.addWidget(self.over)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(1), 0, look.space(1), 0)
        column.setSpacing(look.space(0.5))
        column.addStretch(1)
        for part in (self.title, self.number, self.services, self.promise, self.late):
            column.addWidget(part)
        column.addLayout(paper)
        column.addStretch(2)
        column.addLayout(foot)
