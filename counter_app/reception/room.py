"""What has the room beside the floor: the lists, one visitor, a question, or a form."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.questions.somebody import AskLeave
from counter_app.reception.booking_card import BookingCard
from counter_app.reception.correcting import AskOtherService, AskPriority
from counter_app.reception.desk import Desk
from counter_app.reception.hint import Hint
from counter_app.reception.inbox.card import InboxCard
from counter_app.reception.inbox.not_ours import AskNotOurs
from counter_app.reception.issued import Issued
from counter_app.reception.issuing import Issuing
from counter_app.reception.merging import Merging
from counter_app.reception.tabs import Tab
from counter_app.reception.visitor_card import VisitorCard
from counter_app.state import ConsoleState, News, Notice, Question
from counter_app.verbs import SORTING
from db.bookings import BookingView
from db.inbox import InboxLine
from shell.look import Look


class Room(QStackedWidget):
    """Where there is width for it, one visitor stands beside the list, else in its place."""

    arranged = Signal()
    """Something else may have the room now."""

    def __init__(self, presenter: ConsolePresenter, look: Look, desk: Desk) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._booking_id: int | None = None
        self.open_line: InboxLine | None = None
        """Which of the bookings to sort is looked at."""
        self.given: Notice | None = None
        """The ticket that was just given, until the next thing is done."""
        self.wide = True
        self.desk = desk
        self.hint = Hint(look)
        self.card, self.booking = VisitorCard(presenter, look), BookingCard(presenter, look)
        self.inbox = InboxCard(presenter, look)
        self.issued = Issued(presenter, look)
        self.issuing, self.merging = Issuing(presenter, look), Merging(presenter, look)
        self.forms: dict[Question, Issuing | Merging] = {
            Question.ISSUE: self.issuing,
            Question.MERGE: self.merging,
        }
        self.questions: dict[Question, Asking] = {
            Question.CORRECT: AskPriority(presenter, look),
            Question.CHANGE_SERVICE: AskOtherService(presenter, look),
            Question.LEAVE: AskLeave(presenter, look),
            Question.NOT_OURS: AskNotOurs(presenter, look),
        }
        self._lay_out(look)
        for card in (self.card, self.booking, self.inbox):
            card.close_card.clicked.connect(self.close_open)
        self.issued.done.connect(self.close_open)
        desk.visit_opened.connect(self._open_visit)
        desk.booking_opened.connect(self._open_booking)
        desk.line_opened.connect(self._open_line)
        desk.moved_on.connect(self.let_go)

    @property
    def lists_shown(self) -> bool:
        """Whether the lists are in view, and with them what is searched for."""
        return self.currentWidget() is self._browsing and not self.desk.isHidden()

    @property
    def open_booking(self) -> BookingView | None:
        bookings = self._state.floor.bookings if self._state.floor else ()
        return next((b for b in bookings if b.booking_id == self._booking_id), None)

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        sorted_ = False
        if state.notice is not before.notice:
            self._note_given(state.notice)
            sorted_ = self._note_sorted(state.notice)
        if self.given is not None:
            self.issued.draw(state, self.given)
        self.desk.draw(state)
        self.card.draw(state)
        self.booking.show_booking(self.open_booking, state)
        if self.open_line is not None:
            self.inbox.draw(state)
        self._draw_question(before, state)
        self.arrange()
        if sorted_ and self.desk.tab is Tab.INBOX:
            self.desk.focus_list()

    def close_open(self) -> None:
        """Puts away what is open, the innermost first."""
        if self._state.question is not Question.NONE:
            self._presenter.asking.put_away()
            return
        self.let_go()

    def let_go(self) -> None:
        """Whoever was open is not meant any more."""
        self.given = self._booking_id = self.open_line = None
        if self._state.chosen is not None:
            self._presenter.finding.let_go()
        self.arrange()

    def forget(self) -> None:
        """Somebody else may come to this desk."""
        self.given = self._booking_id = self.open_line = None
        self.desk.forget()

    def arrange(self) -> None:
        """Gives the room to the part that is meant, and the keyboard when that is another."""
        before = self.currentWidget(), self._panel.currentWidget()
        question = self._state.question
        whole: QWidget | None = self.forms.get(question)
        if whole is None and question is Question.NONE and self.given is not None:
            whole = self.issued
        panel = self._panel_part(question)
        self.setCurrentWidget(whole or self._browsing)
        self._panel.setCurrentWidget(panel)
        something = panel is not self.hint
        self._panel.setVisible(self.wide or something)
        self._rule.setVisible(self.wide)
        self.desk.setVisible(self.wide or not something)
        self.desk.bar.setVisible(self.wide or not something)
        self.arranged.emit()
        if before != (self.currentWidget(), self._panel.currentWidget()):
            self._pass_keyboard(whole or panel)

    def _panel_part(self, question: Question) -> QWidget:
        if question in self.questions:
            return self.questions[question]
        if self._state.chosen is not None:
            return self.card
        if self.open_line is not None:
            return self.inbox
        return self.booking if self.open_booking is not None else self.hint

    def _pass_keyboard(self, part: QWidget) -> None:
        if isinstance(part, Issuing | Merging | Asking | InboxCard):
            part.focus()
        elif part is not self.hint:
            part.setFocus()
        elif not self.desk.search.hasFocus():
            self.desk.focus_list()

    def _draw_question(self, before: ConsoleState, state: ConsoleState) -> None:
        asked = state.question
        part = self.questions.get(asked) or self.forms.get(asked)
        if part is None:
            return
        if before.question is not asked or before.asked_of is not state.asked_of:
            part.open(state)
        else:
            part.draw(state)

    def _note_given(self, notice: Notice | None) -> None:
        self.given = notice if notice is not None and notice.ticket_id is not None else None
        if self.given is not None:
            self._booking_id = self.open_line = None

    def _note_sorted(self, notice: Notice | None) -> bool:
        """Whether the open line was decided, so that the next one can be looked at."""
        done = (
            notice is not None
            and notice.verb in SORTING
            and notice.news not in (None, News.GIVEN_UP)
        )
        if done:
            self.open_line = None
        return done

    def _open_visit(self, ticket_id: object) -> None:
        assert isinstance(ticket_id, int)
        self.given = self._booking_id = self.open_line = None
        self._presenter.finding.choose(ticket_id)

    def _open_booking(self, booking_id: object) -> None:
        assert isinstance(booking_id, int)
        self.let_go()
        self._booking_id = booking_id
        self.booking.show_booking(self.open_booking, self._state)
        self.arrange()

    def _open_line(self, line_id: object) -> None:
        line = next((each for each in self._state.inbox if each.id == line_id), None)
        self.let_go()
        self.open_line = line
        if line is not None:
            self.inbox.open(line, self._state)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.hint.say()
        super().changeEvent(event)

    def _lay_out(self, look: Look) -> None:
        self._panel = QStackedWidget()
        for part in (self.hint, self.card, self.booking, self.inbox, *self.questions.values()):
            self._panel.addWidget(part)
        self._rule = QFrame()
        self._rule.setFixedWidth(look.px(1))
        self._rule.setStyleSheet(f"background: {look.colours.line}; border: none;")
        sides = QHBoxLayout()
        sides.setSpacing(look.space(1.5))
        for part in (self.desk, self._panel):
            # Whoever is open, the sides keep their widths: nothing jumps.
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sides.addWidget(self.desk, stretch=1)
        sides.addWidget(self._rule)
        sides.addWidget(self._panel, stretch=1)
        self._browsing = QWidget()
        column = QVBoxLayout(self._browsing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self.desk.bar)
        column.addLayout(sides, stretch=1)
        for whole in (self._browsing, self.issuing, self.issued, self.merging):
            self.addWidget(whole)
        self.hint.say()
