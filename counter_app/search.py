"""Looking for anybody who is in the office today, from any moment of the work."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from counter_app.presenter import ConsolePresenter
from counter_app.rows import Line, Rows, RowVerb
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.whereabouts import whereabouts
from counter_app.words import isolate_any, minutes_since, minutes_words, service_short
from db.floor import Found
from db.visits import StepView
from queueing.ticket import State
from queueing.wording import isolate
from shell.look import Look

LONGEST = 60


class SearchPage(QWidget):
    """A field and who was found, each with the verbs that fit how the visit stands.

    Enter goes to the first one found, Escape back to the line.
    """

    left = Signal()

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._seen_at = 0
        self.field = QLineEdit()
        self.field.setObjectName("search_field")
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.field.textEdited.connect(presenter.finding.look)
        self.field.textChanged.connect(self._cleared)
        self.field.returnPressed.connect(self._go_to_first)
        self.rows = Rows(look, "search", most_beside=0)
        presenter.state_changed.connect(self._forget)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)
        down = QShortcut(QKeySequence("Down"), self.field)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_to_first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self.field)
        column.addWidget(self.rows, stretch=1)

    def start(self) -> None:
        """A new search; until something is typed it finds everybody who is still here."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._seen_at = self._state.n
        self._presenter.finding.look(self.field.text())

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self.field.setPlaceholderText(self.tr("Number, name, phone or reference"))
        self.field.setAccessibleName(self.tr("Search for a visitor"))
        # A second look for every change of the office, and none while nobody reads it.
        if self.isVisible() and state.n != self._seen_at:
            self._seen_at = state.n
            self._presenter.finding.again()
        found = state.search.found
        self.rows.draw(state, [self._line(state, each) for each in found or ()], self._empty(state))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _empty(self, state: ConsoleState) -> str:
        if state.search.found is None:
            return ""
        if not state.search.text.strip():
            return self.tr("Nobody is here at the moment.")
        return self.tr("Nobody found. Try the number, a part of the name, or the last digits.")

    def _line(self, state: ConsoleState, found: Found) -> Line:
        step = found.step
        about = [
            whereabouts(state, step),
            isolate_any(found.name) if found.name else "",
            isolate(found.reference) if found.reference else "",
            self._phone(found.phone_tail),
        ]
        return Line(
            step,
            service_short(state, step),
            " · ".join(part for part in about if part),
            minutes_words(state, minutes_since(state, step.arrived_at)),
            self._verbs(found),
        )

    def _phone(self, tail: str | None) -> str:
        return self.tr("phone ends in {digits}").format(digits=isolate(tail)) if tail else ""

    def _verbs(self, found: Found) -> Sequence[RowVerb]:
        waiting, admitting = self._presenter.waiting, self._presenter.admitting
        call = RowVerb(Verb.CALL_THIS, self.tr("Call"), waiting.call_this)
        gone = RowVerb(Verb.LEAVE, self.tr("Has left"), waiting.leave)
        paper = RowVerb(Verb.REPRINT, self.tr("Print ticket"), admitting.reprint)
        slip = RowVerb(Verb.SLIP, self.tr("Print slip"), admitting.slip)
        prints = admitting.can_print
        step = found.step
        calls = (call,) if self._served_here(step) else ()
        match step.state:
            case State.WAITING:
                return (*calls, paper, gone) if prints else (*calls, gone)
            case State.PARKED:
                here = RowVerb(Verb.BACK_HERE, self.tr("Here already"), waiting.back_here)
                back = RowVerb(Verb.RETURN, self.tr("To the line"), waiting.return_to_line)
                return (*calls, here, back, gone) if calls else (back, gone)
            case State.MISSED:
                return (RowVerb(Verb.REJOIN, self.tr("Has come"), waiting.rejoin),)
            case State.DONE if step.next_step and prints:
                return (slip,)
        return ()

    def _served_here(self, step: StepView) -> bool:
        place = self._state.view.place if self._state.view else None
        return place is not None and step.service_id in place.counter.desk(place.clerk).offers

    def _forget(self, state: ConsoleState) -> None:
        """Whom one clerk looked for is nothing to the next."""
        if state.clerk is None and self.field.text():
            self._state = state
            self.field.clear()

    def _cleared(self, text: str) -> None:
        if not text and self._state.search.text:
            self._presenter.finding.look("")

    def _go_to_first(self) -> None:
        first = self.rows.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.field.clear()
        self.left.emit()
