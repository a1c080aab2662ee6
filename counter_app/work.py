"""The page of work: the visitor at the start side, the lists at the end side, verbs below."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter_app.actions import ActionBar
from counter_app.answers import notice_words
from counter_app.lists import Lists
from counter_app.messages import AskMessage
from counter_app.parts import scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.questions import Questions
from counter_app.services import AskServices
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page
from counter_app.visitor import Idle, VisitorDetails, VisitorHead
from shell.look import Look, dress
from shell.notices import Banner, Kind


class WorkPage(QWidget):
    """Everything at one counter on one page."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        self.idle = Idle(presenter, look)
        self.head = VisitorHead(presenter, look)
        self.details = VisitorDetails(presenter, look)
        self.questions = Questions(presenter, look)
        self.questions.add(Question.SERVICES, AskServices(presenter, look))
        self.questions.add(Question.MESSAGE, AskMessage(presenter, look))
        self.answer = Banner(look)
        self.bar = ActionBar(presenter, look)
        self.lists = Lists(presenter, look)
        self.bar.focus_freed.connect(self.hold_focus)
        self._lay_out(look)
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self.head.tick)

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        if state.page is not Page.AT_WORK:
            return
        somebody = state.at_hand is not None
        resting = self.head.hasFocus() or self.idle.hasFocus()
        self.head.setVisible(somebody)
        self.head.draw(state)
        self.details.draw(state)
        self.idle.draw(state)
        self.lists.draw(state)
        asked_before = self.questions.isVisibleTo(self)
        self.questions.draw(state)
        asking = self.questions.isVisibleTo(self)
        self._below.setVisible(not asking)
        self.head.make_room(asking)
        self._visitor.setVisible(somebody or not asking)
        self._below.setCurrentWidget(self.details if somebody else self.idle)
        if (asked_before or resting) and not asking:
            self.hold_focus()
        if before.notice is not state.notice or before.slow != state.slow:
            self._say_answer(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_answer(self._state)
        super().changeEvent(event)

    def _say_answer(self, state: ConsoleState) -> None:
        if state.busy is not None and state.slow:
            self.answer.show_notice(Kind.INFO, self.tr("One moment…"))
        elif state.notice is None:
            self.answer.clear()
        else:
            kind = Kind.WARNING if state.notice.refused else Kind.INFO
            self.answer.show_notice(kind, notice_words(state.notice, state.language, state.now))

    def hold_focus(self) -> None:
        """Rests the focus where pressing does nothing; Tab goes on to the verbs."""
        (self.head if self.head.isVisibleTo(self) else self.idle).setFocus()

    def _lay_out(self, look: Look) -> None:
        self._below = QStackedWidget()
        self._below.addWidget(self.idle)
        self._below.addWidget(self.details)
        card = QFrame()
        dress(card, card="plain")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(2))
        inner.setSpacing(look.space(1.5))
        visitor = QWidget()
        column = QVBoxLayout(visitor)
        column.setContentsMargins(0, 0, look.space(1), 0)
        column.setSpacing(look.space(1.5))
        column.addWidget(self.head)
        column.addWidget(self._below, stretch=1)
        self._visitor = scrolling(visitor)
        inner.addWidget(self._visitor, stretch=1)
        inner.addWidget(self.questions, stretch=100)
        inner.addWidget(self.answer)
        sides = QHBoxLayout()
        sides.setSpacing(look.space(2))
        for side, share in ((card, 11), (self.lists, 9)):
            # Whoever is at the counter, the sides keep their widths: nothing jumps.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            sides.addWidget(side, stretch=share)
        page = QVBoxLayout(self)
        page.setContentsMargins(look.space(2), look.space(2), look.space(2), look.space(2))
        page.setSpacing(look.space(2))
        page.addLayout(sides, stretch=1)
        page.addWidget(self.bar)
