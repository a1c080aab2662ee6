"""The lists of the desk: who is here, who was missed, what is to be confirmed, who is booked."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from counter_app.parts import Flow, button, label, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.reception.entries import (
    Entry,
    booking_entry,
    by_visit,
    claim_entry,
    found_entry,
    missed_entry,
)
from counter_app.reception.people import People
from counter_app.reception.words import Stand, service_words, stand, stand_words
from counter_app.state import ConsoleState
from counter_app.words import figures, isolate_any
from db.bookings import BookingView, western_digits
from db.floor import MOST_FOUND
from db.visits import StepView
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class Tab(StrEnum):
    """The lists, in the order in which F11 goes through them."""

    HERE = "here"
    MISSED = "missed"
    CLAIMS = "claims"
    BOOKINGS = "bookings"


class SearchField(QLineEdit):
    """Typed into, it searches; its arrows go through what was found, Enter opens it."""

    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Desk(QWidget):
    """One search field and one list, behind tabs that carry their totals."""

    visit_opened = Signal(object)
    """The id of the ticket that was opened."""
    booking_opened = Signal(object)
    """The id of the booking that was opened."""
    moved_on = Signal()
    """Another row, another list or another search: what was open is not meant any more."""

    def __init__(self, presenter: ConsolePresenter, look: Look, search: SearchField) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self.search = search
        self.people = People(look, "people")
        self.tabs = {tab: _slim(toggle(f"tab_{tab}", look), look) for tab in Tab}
        self.stands = {one: _slim(toggle(f"stand_{one}", look), look, 14) for one in Stand}
        self._tab, self._stand = Tab.HERE, Stand.EXPECTED
        self.only = button("only_line", "quiet", "small")
        self.empty = Paragraph()
        dress(self.empty, type=Type.BODY, tone="muted")
        self.more = label(Type.CAPTION, "muted")
        self._connect()
        self._lay_out(look)
        self.tabs[Tab.HERE].setChecked(True)
        self.stands[Stand.EXPECTED].setChecked(True)

    @property
    def tab(self) -> Tab:
        return self._tab

    @property
    def booking(self) -> BookingView | None:
        """The booking that is chosen in the list, if bookings are shown."""
        floor = self._state.floor
        if floor is None or self._tab is not Tab.BOOKINGS:
            return None
        return next((b for b in floor.bookings if b.booking_id == self.people.key), None)

    @property
    def step(self) -> StepView | None:
        """The step of the chosen row among those who were missed or declare a priority."""
        floor, key = self._state.floor, self.people.key
        if floor is None:
            return None
        claimed = [claim.step for claim in floor.claims] if self._tab is Tab.CLAIMS else []
        missed = list(floor.missed) if self._tab is Tab.MISSED else []
        return next((each for each in claimed + missed if each.ticket_id == key), None)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.floor is None:
            return
        self._say_tabs(state)
        entries = self._entries(state)
        self.people.offer(entries or ())
        self.people.setVisible(bool(entries))
        self.empty.say("" if entries or entries is None else self._empty_words(state))
        self.empty.setVisible(bool(self.empty.words))
        self._say_more(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def show_tab(self, tab: Tab) -> None:
        """Shows a list; a search of visitors is begun anew where it was left."""
        if tab is self._tab:
            return
        self._tab = tab
        self.tabs[tab].setChecked(True)
        self.people.choose(None)
        if tab is Tab.HERE:
            self._look(self._state.search.service_id)
        self.moved_on.emit()
        self.draw(self._state)

    def next_tab(self) -> None:
        """The next list, and the keyboard in it."""
        shown = [tab for tab in Tab if not self.tabs[tab].isHidden()]
        if self.people.hasFocus() or self.search.hasFocus():
            self.show_tab(shown[(shown.index(self._tab) + 1) % len(shown)])
        self.focus_list()

    def focus_list(self) -> None:
        """The keyboard goes to the list, else to the field above it."""
        (self.people if self.people.isVisibleTo(self) else self.search).setFocus()
        if self.people.hasFocus() and self.people.currentRow() < 0:
            self.people.setCurrentRow(0)

    def show_line(self, service_id: int | None) -> None:
        """Those alone who wait in this line; everybody with None."""
        self.tabs[Tab.HERE].setChecked(True)
        self._tab = Tab.HERE
        self._look(service_id)
        self.moved_on.emit()

    def _typed(self, _text: str) -> None:
        if self._tab is not Tab.BOOKINGS:
            self._tab = Tab.HERE
            self.tabs[Tab.HERE].setChecked(True)
            self._look(self._state.search.service_id)
        self.people.choose(None)
        self.moved_on.emit()
        self.draw(self._state)

    def _look(self, service_id: int | None) -> None:
        self._presenter.finding.look(self.search.text(), service_id)

    def _entries(self, state: ConsoleState) -> Sequence[Entry] | None:
        """The rows of the present list; None while they are being looked for."""
        floor = state.floor
        assert floor is not None
        if self._tab is Tab.MISSED:
            return [missed_entry(state, step) for step in floor.missed]
        if self._tab is Tab.CLAIMS:
            return [claim_entry(state, claim) for claim in floor.claims]
        if self._tab is Tab.BOOKINGS:
            return [booking_entry(state, each) for each in self._bookings(state)]
        if state.search.found is None:
            return None
        return [found_entry(state, each) for each in by_visit(state.search.found)]

    def _bookings(self, state: ConsoleState) -> Sequence[BookingView]:
        """Those of the chosen state; of every state while one is looked for by name."""
        assert state.floor is not None
        typed = western_digits(self.search.text()).strip().casefold()
        if not typed:
            return [each for each in state.floor.bookings if stand(each) is self._stand]
        return [
            each
            for each in state.floor.bookings
            if typed in (each.name or "").casefold() or typed in (each.reference or "").casefold()
        ]

    def _say_tabs(self, state: ConsoleState) -> None:
        floor = state.floor
        assert floor is not None
        searching = bool(self.search.text().strip()) and self._tab is Tab.HERE
        here = len(self._entries(state) or ()) if searching else floor.totals.here
        totals = (here, len(floor.missed), len(floor.claims), len(floor.bookings))
        names = (
            self.tr("Found") if searching else self.tr("Here"),
            self.tr("Missed"),
            self.tr("Priority"),
            self.tr("Bookings"),
        )
        for tab, name, total in zip(self.tabs.values(), names, totals, strict=True):
            tab.setText(f"{name}  {figures(state, str(total))}")
        self.tabs[Tab.CLAIMS].setVisible(floor.office.confirm_priority)
        self._say_stands(state)
        only = state.search.service_id if self._tab is Tab.HERE else None
        self.only.setVisible(only is not None)
        if only is not None:
            words = self.tr("Only {service}: show all").format(service=service_words(state, only))
            self.only.setText(words)

    def _say_stands(self, state: ConsoleState) -> None:
        assert state.floor is not None
        sorted_ = [stand(each) for each in state.floor.bookings]
        looking = bool(self.search.text().strip())
        self._stands.setVisible(self._tab is Tab.BOOKINGS and not looking)
        for one, each in self.stands.items():
            each.setText(f"{stand_words(one)}  {figures(state, str(sorted_.count(one)))}")

    def _say_more(self, state: ConsoleState) -> None:
        found = state.search.found or ()
        full = self._tab is Tab.HERE and len(found) >= MOST_FOUND
        self.more.setText(self.tr("There are more. Type to find one of them.") if full else "")
        self.more.setVisible(full)

    def _empty_words(self, state: ConsoleState) -> str:
        typed = isolate_any(self.search.text().strip())
        if self._tab is Tab.MISSED:
            return self.tr("Nobody was missed today.")
        if self._tab is Tab.CLAIMS:
            return self.tr("Nobody waits for a priority to be confirmed.")
        if self._tab is Tab.BOOKINGS:
            if self.search.text().strip():
                return self.tr("No booking of today matches {text}.").format(text=typed)
            return self.tr("No booking of today stands here.")
        if self.search.text().strip():
            return self.tr(
                "Nobody of today matches {text}. Try the number, the booking reference, the last "
                "digits of the phone, or a part of the name."
            ).format(text=typed)
        if state.search.service_id is not None:
            return self.tr("Nobody is here for this service.")
        return self.tr("Nobody is here. New visitors appear by themselves.")

    def _choose_stand(self, one: Stand) -> None:
        self._stand = one
        self.people.choose(None)
        self.moved_on.emit()
        self.draw(self._state)

    def _open(self, key: object) -> None:
        (self.booking_opened if self._tab is Tab.BOOKINGS else self.visit_opened).emit(key)

    def _connect(self) -> None:
        self._group, self._stand_group = QButtonGroup(self), QButtonGroup(self)
        for place, each in enumerate(self.tabs.values()):
            self._group.addButton(each, place)
        for place, each in enumerate(self.stands.values()):
            self._stand_group.addButton(each, place)
        self._group.idClicked.connect(lambda place: self.show_tab(list(Tab)[place]))
        self._stand_group.idClicked.connect(lambda place: self._choose_stand(list(Stand)[place]))
        self.only.clicked.connect(lambda: self.show_line(None))
        self.people.opened.connect(self._open)
        self.search.textChanged.connect(self._typed)
        self.search.stepped.connect(self.people.step)
        self.search.entered.connect(self.people.open)

    def _lay_out(self, look: Look) -> None:
        tabs = _flowing(look, [*self.tabs.values(), self.only])
        self._stands = _flowing(look, self.stands.values())
        self.bar = QWidget()
        above = QVBoxLayout(self.bar)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(look.space(0.5))
        above.addWidget(tabs)
        above.addWidget(self._stands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self.people, stretch=1)
        column.addWidget(self.empty)
        column.addWidget(self.more)
        column.addStretch(0)


def _slim(one: QPushButton, look: Look, letters: int = 17) -> QPushButton:
    """A tab with less air at its sides: up to ten of them stand in a row."""
    side, ring = look.px(10), look.px(8)
    one.setStyleSheet(
        f"{one.styleSheet()} QPushButton {{ padding: {look.px(3)}px {side}px;"
        f" font-size: {look.text_px(letters)}px; }}"
        f" QPushButton:focus {{ padding: {look.px(1)}px {ring}px; }}"
    )
    return one


def _flowing(look: Look, widgets: Iterable[QWidget]) -> QWidget:
    made = QWidget()
    flow = Flow(look.space(0.5))
    made.setLayout(flow)
    for each in widgets:
        flow.addWidget(each)
    return made
