"""The page of work: the visitor at the start side, the lists at the end side, verbs below."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.actions import ActionBar
from counter_app.answers import notice_words
from counter_app.idle import Idle
from counter_app.keys import KEYS
from counter_app.lists import Lists
from counter_app.parts import key, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.questions import Questions
from counter_app.state import ConsoleState, News
from counter_app.verbs import Page, Verb
from counter_app.visitor_details import VisitorDetails
from counter_app.visitor_head import VisitorHead
from shell.look import Look, dress
from shell.notices import Banner, Kind

HEAD_PX = 84
UNBOUND = (1 << 24) - 1
"""What Qt takes for no limit."""
LOW_PX, NARROW_PX = 580, 1300
"""Of the page: below these a question takes the place of what is not needed to answer it."""


class WorkPage(QWidget):
    """Everything at one counter on one page."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._look = look
        self._low: bool | None = None
        self.idle = Idle(presenter, look)
        self.head = VisitorHead(presenter, look)
        self.details = VisitorDetails(presenter, look)
        self.questions = Questions(presenter, look)
        self.answer = Banner(look)
        self.bar = ActionBar(presenter, look)
        self.lists = Lists(presenter, look)
        self._lay_out(look)
        self.bar.focus_freed.connect(self.hold_focus)
        self.bar.asked_again.connect(self.questions.go_on)
        self.lists.focus_freed.connect(self.hold_focus)
        self.head.turned.connect(self._turn)
        self.answer.action_chosen.connect(self._print_slip)
        key(self, KEYS[Verb.SLIP], self._print_slip)
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self.head.tick)

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        if state.page is not Page.AT_WORK:
            return
        resting = self.head.hasFocus() or self.idle.hasFocus()
        self.head.draw(state)
        self.details.draw(state)
        self.idle.draw(state)
        self.lists.draw(state)
        asked_before = self.questions.isVisibleTo(self)
        self.questions.draw(state)
        self._share_out()
        if _at_hand(before) != _at_hand(state):
            self._visitor.verticalScrollBar().setValue(0)
        if (asked_before or resting) and not self.questions.isVisibleTo(self):
            self.hold_focus()
        if before.notice is not state.notice or _is_slow(before) != _is_slow(state):
            self._say_answer(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_answer(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < self._look.px(LOW_PX)
        if low != self._low:
            self._low = low
            self.idle.be_low(low)
            self.questions.make_room(low)
            self._leave_air(low)
        self._share_out()

    def hold_focus(self) -> None:
        """Rests the focus where pressing does nothing; Tab goes on to the verbs."""
        (self.head if self.head.isVisibleTo(self) else self.idle).setFocus()

    def _share_out(self) -> None:
        """Gives the visitor, the question and the lists the room that each has a use for."""
        somebody = self._state.at_hand is not None
        asking = self.questions.isVisibleTo(self)
        narrow = self.width() < self._look.px(NARROW_PX)
        self.head.setVisible(somebody)
        self.head.make_room(asking)
        self.head.be_low(asking or bool(self._low))
        self.details.setVisible(somebody and not asking)
        self.idle.setVisible(not somebody and not asking)
        most = self._look.px(HEAD_PX) if asking else UNBOUND
        self._visitor.setMaximumHeight(most)
        # A low window has room for the question or for the number that its title names as well.
        self._visitor.setVisible(not asking or (somebody and not self._low))
        self.lists.setVisible(not (asking and narrow))

    def _say_answer(self, state: ConsoleState) -> None:
        if _is_slow(state):
            self.answer.show_notice(Kind.INFO, self.tr("One moment…"))
        elif state.notice is None:
            self.answer.clear()
        else:
            kind = Kind.WARNING if state.notice.refused else Kind.INFO
            words = notice_words(state.notice, state.language, state.now)
            self.answer.show_notice(kind, words, self._paper(state))

    def _paper(self, state: ConsoleState) -> str:
        """What can be printed after this answer."""
        finished = state.notice is not None and state.notice.news is News.FINISHED
        if not finished or state.slip_for is None or not self._presenter.admitting.can_print:
            return ""
        return self.tr("Print slip  {key}").format(key=KEYS[Verb.SLIP])

    def _print_slip(self) -> None:
        if self._state.slip_for is not None:
            self._presenter.admitting.slip(self._state.slip_for)

    def _turn(self, way: int) -> None:
        bar = self._visitor.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep())

    def _leave_air(self, low: bool) -> None:
        space = self._look.space
        around = space(1 if low else 2)
        self._page.setContentsMargins(around, around, around, around)
        self._page.setSpacing(around)
        self._sides.setSpacing(around)
        side, end = space(1.5 if low else 3), space(1 if low else 2)
        self._card.setContentsMargins(side, end, side, end)

    def _lay_out(self, look: Look) -> None:
        card = QFrame()
        dress(card, card="plain")
        self._card = QVBoxLayout(card)
        self._card.setSpacing(look.space(1))
        visitor = QWidget()
        column = QVBoxLayout(visitor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1.5))
        column.addWidget(self.head)
        column.addWidget(self.details, stretch=1)
        column.addWidget(self.idle, stretch=1)
        self._visitor = scrolling(visitor, look.space(1))
        self._card.addWidget(self._visitor, stretch=1)
        self._card.addWidget(self.questions, stretch=100)
        self._card.addWidget(self.answer)
        self._sides = QHBoxLayout()
        for side, share in ((card, 11), (self.lists, 9)):
            # Whoever is at the counter, the sides keep their widths: nothing jumps.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._sides.addWidget(side, stretch=share)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._sides, stretch=1)
        self._page.addWidget(self.bar)


def _at_hand(state: ConsoleState) -> int | None:
    return state.at_hand.step_id if state.at_hand else None


def _is_slow(state: ConsoleState) -> bool:
    """An answer is waited for, and the clerk should see it; a slow reading nobody waits for."""
    return state.busy is not None and state.slow
