"""The lists of the desk: who is here, who was missed, what is to be confirmed, who is booked."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.parts import label
from counter_app.presenter import ConsolePresenter
from counter_app.reception.listing import empty_words, entries_of, step_of
from counter_app.reception.people import People
from counter_app.reception.tabs import Tab, Tabs
from counter_app.reception.words import Stand
from counter_app.state import ConsoleState
from db.bookings import BookingView
from db.floor import MOST_FOUND
from db.visits import StepView
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class SearchField(QLineEdit):
    """Typed into, it searches; its arrows go through what was found, Enter opens it."""

    stepped = Signal(int)
    entered = Signal()

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self.text().strip()

    def write(self, text: str) -> None:
        """Puts a text into the field that nobody has typed, and that nothing is to follow from."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Desk(QWidget):
    """One list at a time, of what the tab and the search field ask for."""

    visit_opened = Signal(object)
    """The id of the ticket that was opened."""
    booking_opened = Signal(object)
    """The id of the booking that was opened."""
    line_opened = Signal(object)
    """The id of the line to be sorted that was opened."""
    moved_on = Signal()
    """Another list or another search: what was open is not meant any more."""

    def __init__(self, presenter: ConsolePresenter, look: Look, search: SearchField) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._stand = Stand.EXPECTED
        self._opens_first = False
        self.tab = Tab.HERE
        self.search = search
        self.bar = Tabs(look)
        self.people = People(look, "people")
        self.empty = Paragraph()
        dress(self.empty, type=Type.BODY, tone="muted")
        self.more = label(Type.CAPTION, "muted")
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self.people, stretch=1)
        column.addWidget(self.empty)
        column.addWidget(self.more)
        column.addStretch(0)

    @property
    def booking(self) -> BookingView | None:
        """The booking that is chosen in the list, if bookings are shown."""
        floor = self._state.floor
        if floor is None or self.tab is not Tab.BOOKINGS:
            return None
        return next((b for b in floor.bookings if b.booking_id == self.people.key), None)

    @property
    def step(self) -> StepView | None:
        """The step of the chosen row among those who were missed or declare a priority."""
        return step_of(self._state, self.tab, self.people.key)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.floor is None:
            return
        if self.tab is Tab.HERE and state.search.text != self.search.text():
            self.search.write(state.search.text)
        entries = entries_of(state, self.tab, self._stand, self.search.typed)
        self.bar.say(state, self.tab, len(entries or ()) if self.search.typed else None)
        self.people.offer(entries or ())
        self.people.setVisible(bool(entries))
        nobody = entries is not None and not entries
        self.empty.say(empty_words(state, self.tab, self.search.typed) if nobody else "")
        self.empty.setVisible(nobody)
        self._say_more(state)
        if self._opens_first and state.search.answered:
            self._opens_first = False
            self.people.open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def show_tab(self, tab: Tab) -> None:
        """Shows a list; what was typed for another one is forgotten."""
        if tab is self.tab:
            return
        self._go_to(tab)
        self.search.write("")
        if tab is Tab.HERE:
            self._look(self._state.search.service_id)
        self._begin_anew()

    def forget(self) -> None:
        """Somebody else may come to this desk: nothing of what was looked for stays."""
        self._go_to(Tab.HERE)
        self.search.write("")
        self._opens_first = False
        self.people.choose(None)
        self.people.offer(())

    def next_tab(self) -> None:
        """The next list, and the keyboard in it."""
        shown = self.bar.shown
        if self.people.hasFocus() or self.search.hasFocus():
            self.show_tab(shown[(shown.index(self.tab) + 1) % len(shown)])
        self.focus_list()

    def focus_list(self) -> None:
        """The keyboard goes to the list, else to the field above it."""
        if self.people.isVisibleTo(self):
            self.people.choose_next()  # first: given the keyboard, Qt would choose the first row
            self.people.setFocus()
        else:
            self.search.setFocus()

    def show_line(self, service_id: int | None) -> None:
        """Those alone who wait in this line; everybody with None."""
        self._go_to(Tab.HERE)
        self._look(service_id)
        self._begin_anew()

    def _search_changed(self, _text: str) -> None:
        if self.tab not in (Tab.BOOKINGS, Tab.INBOX):
            self._go_to(Tab.HERE)
            self._look(self._state.search.service_id)
        self._begin_anew()

    def _choose_stand(self, one: object) -> None:
        assert isinstance(one, Stand)
        self._stand = one
        self._begin_anew()

    def _go_to(self, tab: Tab) -> None:
        self.tab = tab
        self.bar.show_tab(tab)

    def _begin_anew(self) -> None:
        """Other rows: none of them is chosen, and nobody is open."""
        self._opens_first = False
        self.people.choose(None)
        self.moved_on.emit()
        self.draw(self._presenter.state)

    def _enter(self) -> None:
        """Enter in the field: whoever was found is opened, as soon as that is known."""
        self._opens_first = self.tab is Tab.HERE and not self._state.search.answered
        if not self._opens_first:
            self.people.open()

    def _open(self, key: object) -> None:
        opened = {Tab.BOOKINGS: self.booking_opened, Tab.INBOX: self.line_opened}
        opened.get(self.tab, self.visit_opened).emit(key)

    def _look(self, service_id: int | None) -> None:
        self._presenter.finding.look(self.search.text(), service_id)

    def _say_more(self, state: ConsoleState) -> None:
        full = self.tab is Tab.HERE and len(state.search.found or ()) >= MOST_FOUND
        self.more.setText(self.tr("There are more. Type to find one of them.") if full else "")
        self.more.setVisible(full)

    def _connect(self) -> None:
        self.bar.chosen.connect(self.show_tab)
        self.bar.stand_chosen.connect(self._choose_stand)
        self.bar.line_let_go.connect(lambda: self.show_line(None))
        self.people.opened.connect(self._open)
        self.search.textChanged.connect(self._search_changed)
        self.search.stepped.connect(self.people.step)
        self.search.entered.connect(self._enter)
