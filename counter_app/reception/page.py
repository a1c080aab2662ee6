"""The page of reception: the floor at the start side, the desk at the end side."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.answers import notice_words
from counter_app.parts import button, key
from counter_app.presenter import ConsolePresenter
from counter_app.reception.desk import Desk, SearchField
from counter_app.reception.floor import Floor
from counter_app.reception.room import Room
from counter_app.reception.tabs import Tab
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page
from shell.look import Look, dress
from shell.notices import Banner, Kind

SIDE_BY_SIDE_PX = 700
"""A desk as wide as this has room for the list and for one visitor beside it."""


class ReceptionPage(QWidget):
    """Draws what reception sees, and hands its keys to the part that they mean."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self.floor = Floor(look)
        self.search = SearchField()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.new_ticket = button("new_ticket", "signal")
        self.answer = Banner(look)
        self.desk = Desk(presenter, look, self.search)
        self.room = Room(presenter, look, self.desk)
        self._lay_out(look)
        self._connect()
        self._retranslate()

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        if state.page in (Page.SIGN_IN, Page.CHOOSE_COUNTER) and before.page is not state.page:
            self.room.forget()
        if state.page is not Page.RECEPTION or state.floor is None:
            return
        self.floor.draw(state)
        self.room.draw(state)
        if before.notice is not state.notice or before.slow != state.slow:
            self._say_answer(state)

    def focus(self) -> None:
        """Ready to type who stands there."""
        self.search.setFocus()

    def tick(self, state: ConsoleState) -> None:
        """What counts up by time alone."""
        if state.page is Page.RECEPTION:
            self.floor.tick(state)
            self.room.card.tick(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.room.close_open()
        elif event.text().strip() and self.room.lists_shown:
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.wide = self._desk_card.width() >= self._look.px(SIDE_BY_SIDE_PX)
        self.room.arrange()

    def _ask_for_ticket(self) -> None:
        """F2: a new ticket, for whoever stands at the desk."""
        self.room.given = None
        self._presenter.asking.ask(Question.ISSUE)

    def _go_to_search(self) -> None:
        """F3: away from whatever is open, to look for a visitor."""
        self._presenter.asking.put_away()
        self.room.let_go()
        self.desk.show_tab(Tab.HERE)
        self.search.setFocus()
        self.search.selectAll()

    def _go_to_lists(self) -> None:
        """F11: the next list."""
        self._presenter.asking.put_away()
        self.room.let_go()
        self.desk.next_tab()

    def _act_first(self) -> None:
        """F4: what is to be done first with whoever is open, else with the chosen row."""
        if self._state.question is not Question.NONE or self.room.given is not None:
            return
        booking = self.room.open_booking or self.desk.booking
        if self._state.chosen is not None:
            self.room.card.verbs.act_first()
        elif self.room.open_line is not None:
            self.room.inbox.act_first()
        elif self.desk.tab is Tab.INBOX:
            self.desk.people.open()
        elif booking is not None:
            self.room.booking.show_booking(booking, self._state)
            self.room.booking.act_first()
        elif self.desk.tab is Tab.CLAIMS and self.desk.step is not None:
            self._presenter.waiting.confirm_priority(self.desk.step)
        elif self.desk.tab is Tab.MISSED and self.desk.step is not None:
            self._presenter.waiting.rejoin(self.desk.step)

    def _type(self, text: str) -> None:
        """Typed outside of the field, it is looked for all the same."""
        self.search.setFocus()
        self.search.setText(text)

    def _show_line(self, service_id: int | None) -> None:
        self._presenter.asking.put_away()
        self.desk.show_line(service_id)

    def _say_answer(self, state: ConsoleState) -> None:
        if state.busy is not None and state.slow:
            self.answer.show_notice(Kind.INFO, self.tr("One moment…"))
        elif state.notice is None or state.notice is self.room.given:
            self.answer.clear()
        else:
            kind = Kind.WARNING if state.notice.refused else Kind.INFO
            self.answer.show_notice(kind, notice_words(state.notice, state.language, state.now))

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Number, name or phone  F3"))
        self.search.setAccessibleName(
            self.tr("Search for a visitor by number, name, phone or booking reference")
        )
        self.new_ticket.setText(self.tr("New ticket  F2"))
        self._say_answer(self._state)

    def _connect(self) -> None:
        for keys, act in (
            ("F2", self._ask_for_ticket),
            ("F3", self._go_to_search),
            ("Ctrl+F", self._go_to_search),
            ("F4", self._act_first),
            ("F11", self._go_to_lists),
        ):
            key(self, keys, act)
        self.new_ticket.clicked.connect(self._ask_for_ticket)
        self.floor.line_chosen.connect(self._show_line)
        self.room.arranged.connect(lambda: self._head.setVisible(self.room.lists_shown))
        self._presenter.state_changed.connect(self.draw)
        self._presenter.ticked.connect(self.tick)

    def _lay_out(self, look: Look) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(look.space(1))
        head.addWidget(self.search, stretch=1)
        head.addWidget(self.new_ticket)
        self._desk_card = QFrame()
        dress(self._desk_card, card="plain")
        inner = QVBoxLayout(self._desk_card)
        inner.setContentsMargins(*[look.space(1.5)] * 4)
        inner.setSpacing(look.space(1))
        inner.addWidget(self._head)
        inner.addWidget(self.answer)
        inner.addWidget(self.room, stretch=1)
        page = QHBoxLayout(self)
        page.setContentsMargins(*[look.space(1.5)] * 4)
        page.setSpacing(look.space(1.5))
        for side, share in ((self.floor, 3), (self._desk_card, 4)):
            # Whatever is open, the sides keep their widths: nothing jumps.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            page.addWidget(side, stretch=share)
