"""The tabs of the desk, with their totals, and below them the states of today's bookings."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from counter_app.parts import Flow, button, toggle
from counter_app.reception.words import Stand, service_words, stand, stand_words
from counter_app.state import ConsoleState
from counter_app.words import figures
from queueing.staff import Right
from shell.look import SCALE, Look, Type


class Tab(StrEnum):
    """The lists, in the order in which F11 goes through them."""

    HERE = "here"
    MISSED = "missed"
    CLAIMS = "claims"
    BOOKINGS = "bookings"
    INBOX = "inbox"


class Tabs(QWidget):
    """Which list is shown. Draws and tells; the desk decides."""

    chosen = Signal(object)
    """A Tab was pressed."""
    stand_chosen = Signal(object)
    """A Stand was pressed."""
    line_let_go = Signal()
    """Everybody is to be shown again, not one line alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.tabs = {tab: _slim(toggle(f"tab_{tab}", look), look, Type.BODY) for tab in Tab}
        self.stands = {
            one: _slim(toggle(f"stand_{one}", look), look, Type.CAPTION) for one in Stand
        }
        self.only = button("only_line", "quiet", "small")
        self._lay_out(look)
        self._connect()
        self.show_tab(Tab.HERE)
        self.stands[Stand.EXPECTED].setChecked(True)

    @property
    def shown(self) -> list[Tab]:
        """The tabs that this office has."""
        return [tab for tab, each in self.tabs.items() if not each.isHidden()]

    def show_tab(self, tab: Tab) -> None:
        self.tabs[tab].setChecked(True)

    def say(self, state: ConsoleState, tab: Tab, found: int | None) -> None:
        """`found` is how many a search has found; None while nothing is typed."""
        floor = state.floor
        if floor is None:
            return
        searching = found is not None and tab is Tab.HERE
        here = found if searching else floor.totals.here
        totals = (here, len(floor.missed), len(floor.claims), len(floor.bookings))
        counted = [figures(state, str(total)) for total in totals]
        # Most days nothing is to be sorted: then no figure asks for a look.
        counted.append(figures(state, str(len(floor.inbox))) if floor.inbox else "")
        names = (
            self.tr("Found") if searching else self.tr("Here"),
            self.tr("Missed"),
            self.tr("Priority"),
            self.tr("Bookings"),
            self.tr("To sort"),
        )
        for each, name, total in zip(self.tabs.values(), names, counted, strict=True):
            each.setText(f"{name}  {total}".rstrip())
        self.tabs[Tab.INBOX].setVisible(state.may(Right.SORT_BOOKINGS))
        self.tabs[Tab.INBOX].setAccessibleName(
            self.tr("Bookings to sort: {total}").format(total=len(floor.inbox))
        )
        self.tabs[Tab.CLAIMS].setVisible(floor.office.confirm_priority)
        self._say_stands(state, tab is Tab.BOOKINGS and found is None)
        only = state.search.service_id if tab is Tab.HERE else None
        self.only.setVisible(only is not None)
        if only is not None:
            words = self.tr("Only {service}: show all").format(service=service_words(state, only))
            self.only.setText(words)

    def _say_stands(self, state: ConsoleState, shown: bool) -> None:
        bookings = state.floor.bookings if state.floor else ()
        sorted_ = [stand(each) for each in bookings]
        self._stands.setVisible(shown)
        for one, each in self.stands.items():
            each.setText(f"{stand_words(one)}  {figures(state, str(sorted_.count(one)))}")

    def _connect(self) -> None:
        group, stands = QButtonGroup(self), QButtonGroup(self)
        for place, each in enumerate(self.tabs.values()):
            group.addButton(each, place)
        for place, each in enumerate(self.stands.values()):
            stands.addButton(each, place)
        group.idClicked.connect(lambda place: self.chosen.emit(list(Tab)[place]))
        stands.idClicked.connect(lambda place: self.stand_chosen.emit(list(Stand)[place]))
        self.only.clicked.connect(self.line_let_go)

    def _lay_out(self, look: Look) -> None:
        self._stands = _flowing(look, self.stands.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(0.5))
        column.addWidget(_flowing(look, [*self.tabs.values(), self.only]))
        column.addWidget(self._stands)


def _slim(one: QPushButton, look: Look, type_: Type) -> QPushButton:
    """A tab with less air at its sides: up to ten of them stand in a row."""
    side, ring = look.px(10), look.px(8)
    one.setStyleSheet(
        f"{one.styleSheet()} QPushButton {{ padding: {look.px(3)}px {side}px;"
        f" font-size: {look.text_px(SCALE[type_].px)}px; }}"
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
