"""The services a ticket is for: letters, digits, arrows or clicks choose one or several."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from counter_app.parts import Elided, label
from counter_app.reception.words import range_words
from counter_app.state import ConsoleState
from counter_app.words import figures
from db.floor import LineNow
from db.office import Service
from db.spelling import western_digits
from queueing.wording import unmarked
from shell.look import Look, Type, dress

TWO_COLUMNS_PX = 480
ROW_PX = 36
PROMISE_FROM_PX = 300
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class ServiceChoice(QWidget):
    """All services at once. A second press on one takes it back; their order is the visit's."""

    changed = Signal()
    decided = Signal()
    """Enter was pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("services")
        self._look = look
        self._columns = 0
        self._services: Sequence[Service] = ()
        self._language_key = ""
        self._chosen: list[int] = []
        self.rows: dict[int, ServiceRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.space(0.5))

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the services, in the order in which they were chosen."""
        return tuple(self._chosen)

    def clear(self) -> None:
        self._chosen = []
        self._mark()

    def draw(self, state: ConsoleState) -> None:
        if state.floor is None:
            return
        self._services = tuple(state.floor.office.services.values())
        if [each.id for each in self._services] != list(self.rows):
            self._rebuild()
        lines = {line.service_id: line for line in state.floor.lines}
        for place, each in enumerate(self._services):
            self.rows[each.id].say(each, lines[each.id], place, state)
        self._names = {
            each.id: unmarked(each.short).in_(state.language).casefold() for each in self._services
        }
        self._mark()

    def focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus()

    def press(self, text: str) -> bool:
        """A digit chooses by place, a letter by the letter of the tickets, else by the name."""
        typed = western_digits(text).casefold()
        if typed.isdecimal() and 0 < int(typed) <= min(9, len(self._services)):
            self.toggle(self._services[int(typed) - 1].id)
            return True
        coded = next((s.id for s in self._services if s.code.casefold() == typed), None)
        if coded is not None:
            self.toggle(coded)
            return True
        return self._go_to_name(typed)

    def toggle(self, service_id: int) -> None:
        if service_id in self._chosen:
            self._chosen.remove(service_id)
        else:
            self._chosen.append(service_id)
        self.rows[service_id].setFocus()
        self._mark()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        elif key in _ARROWS:
            self._go(key)
        elif not (event.text().strip() and self.press(event.text())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _decide(self) -> None:
        """Enter where nothing is chosen yet chooses what the keyboard stands on."""
        at = self._at()
        if not self._chosen and at is not None:
            self.toggle(at)
        else:
            self.decided.emit()

    def _at(self) -> int | None:
        return next((i for i, row in self.rows.items() if row.hasFocus()), None)

    def _go(self, key: Qt.Key) -> None:
        ids, at = list(self.rows), self._at()
        rightwards = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        across = 1 if (key is Qt.Key.Key_Right) is rightwards else -1
        by = {Qt.Key.Key_Down: self._columns, Qt.Key.Key_Up: -self._columns}.get(key, across)
        place = (ids.index(at) if at is not None else 0) + by
        if 0 <= place < len(ids):
            self.rows[ids[place]].setFocus()

    def _go_to_name(self, typed: str) -> bool:
        """To the next service whose name begins so; chosen at once where there is only one."""
        alike = [i for i in self.rows if typed and self._begins(self._names[i], typed)]
        if len(alike) == 1:
            self.toggle(alike[0])
        elif alike:
            at = self._at()
            after = alike.index(at) + 1 if at in alike else 0
            self.rows[alike[after % len(alike)]].setFocus()
        return bool(alike)

    def _begins(self, name: str, typed: str) -> bool:
        return name.startswith(typed) or name.removeprefix("ال").startswith(typed)

    def _mark(self) -> None:
        for service_id, row in self.rows.items():
            place = self._chosen.index(service_id) + 1 if service_id in self._chosen else 0
            row.show_chosen(place, several=len(self._chosen) > 1)

    def _rebuild(self) -> None:
        for old in self.rows.values():
            old.hide()
            old.deleteLater()
        self.rows = {each.id: ServiceRow(self._look, each) for each in self._services}
        self._chosen = [i for i in self._chosen if i in self.rows]
        for service_id, row in self.rows.items():
            row.clicked.connect(lambda _on=False, one=service_id: self.toggle(one))
        self._columns = 0
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= self._look.px(TWO_COLUMNS_PX) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, row in enumerate(self.rows.values()):
            self._grid.addWidget(row, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class ServiceRow(QPushButton):
    """One service: its digit, its letter, its name, and what a newcomer would be promised."""

    def __init__(self, look: Look, service: Service) -> None:
        super().__init__()
        self._look = look
        self.setCheckable(True)
        self.setObjectName(f"service_{service.code}")
        self.place = label(Type.CAPTION, "muted")
        self.place.setFixedWidth(look.px(12))
        self.code = label(Type.STRONG, "navy")
        self.code.setFixedWidth(look.px(18))
        self.name = Elided(Type.BODY)
        self.promise = label(Type.CAPTION, "muted")
        self._told = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(1), 0, look.space(1), 0)
        line.setSpacing(look.space(0.75))
        for part in (self.place, self.code, self.name, self.promise):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(part, stretch=1 if part is self.name else 0)
        self._dress()

    def say(self, service: Service, line: LineNow, place: int, state: ConsoleState) -> None:
        self.place.setText(figures(state, str(place + 1)) if place < 9 else "")
        self.code.setText(service.code)
        self.name.say(service.short.in_(state.language))
        nobody = self.tr("no counter")
        self.promise.setText(range_words(state, line.expected) if line.expected else nobody)
        self._told = f"{service.name.in_(state.language)}, {self.promise.text()}"
        self.setToolTip(self._told)

    def show_chosen(self, place: int, *, several: bool) -> None:
        """`place` in the order of the visit, 0 for one that is not chosen."""
        self.setChecked(bool(place))
        for part in (self.place, self.code, self.name, self.promise):
            tone = "inverse" if place else "muted" if part in (self.place, self.promise) else "ink"
            dress(part, tone="navy" if part is self.code and not place else tone)
        chosen = self.tr("chosen") if place else ""
        if several and place:
            chosen = self.tr("chosen as number {n}").format(n=place)
        self.setAccessibleName(", ".join(part for part in (self._told, chosen) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The name comes first: the promise of whatever is chosen stands above as well.
        self.promise.setVisible(self.width() >= self._look.px(PROMISE_FROM_PX))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The space bar presses; every other key means the whole list.
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _dress(self) -> None:
        look, colours = self._look, self._look.colours
        self.setStyleSheet(
            f"ServiceRow {{ min-height: {look.px(ROW_PX) - 4}px; padding: 0;"
            f" background: {colours.surface}; border: 2px solid {colours.line};"
            f" border-radius: {look.px(8)}px; }}"
            f"ServiceRow:hover {{ background: {colours.mist}; }}"
            f"ServiceRow:focus {{ border: 2px solid {colours.navy}; padding: 0; }}"
            f"ServiceRow:checked {{ background: {colours.navy}; border-color: {colours.navy}; }}"
            f"ServiceRow:checked:focus {{ border-color: {colours.amber}; }}"
        )
