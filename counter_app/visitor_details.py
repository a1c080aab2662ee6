"""What a clerk should know of the visitor at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.history import History
from counter_app.parts import label, rule
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.words import isolate_any, led
from db.office import Service
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class VisitorDetails(QWidget):
    """The note, who it is, what to bring, and what the visit has been through."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._state = presenter.state
        self._look = look
        self.sections: dict[str, Section] = {
            name: Section(look) for name in ("note", "person", "documents")
        }
        dress(self.sections["note"], banner="warning")
        self.sections["note"].inset(look)
        self.history = History(look)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1.5))
        column.addWidget(rule(look))
        for section in self.sections.values():
            column.addWidget(section)
        column.addWidget(self.history)
        column.addStretch(1)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        step = state.at_hand
        if step is None or state.view is None:
            return
        note = [led(state, step.note)] if step.note else []
        self.sections["note"].say(self.tr("Note"), note)
        self.sections["person"].say(self.tr("Visitor"), self._person(state))
        self.history.draw(state)
        self._order(len(state.view.visit) > 1)
        service = state.view.office.services.get(step.service_id)
        self.sections["documents"].say(
            self.tr("Documents to bring"), _documents(state, service), listed=True
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _order(self, gone_about: bool) -> None:
        """Who has been elsewhere is asked about that first, anybody else for their documents."""
        documents = self.sections["documents"]
        first, second = (self.history, documents) if gone_about else (documents, self.history)
        if self._column.indexOf(first) > self._column.indexOf(second):
            self._column.removeWidget(first)
            self._column.insertWidget(self._column.indexOf(second), first)

    def _person(self, state: ConsoleState) -> Sequence[str]:
        visitor = state.view.visitor if state.view else None
        if visitor is None:
            return ()
        tail = self.tr("CPR ends in {digits}").format(digits=isolate(visitor.identity_tail or ""))
        reference = self.tr("Booking {code}").format(code=isolate(visitor.reference or ""))
        facts = [
            reference if visitor.reference else "",
            tail if visitor.identity_tail else "",
        ]
        name = led(state, isolate_any(visitor.name)) if visitor.name else ""
        return [name, "  ·  ".join(fact for fact in facts if fact)]


class Section(QFrame):
    """A heading with some lines; hidden while there are none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.heading = label(Type.CAPTION, "muted")
        self.words = Paragraph()
        dress(self.words, type=Type.BODY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(0.5))
        column.addWidget(self.heading)
        column.addWidget(self.words)

    def inset(self, look: Look) -> None:
        """Leaves air around the words, for a section on a ground of its own."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(look.space(1.5), look.space(0.5), look.space(1.5), look.space(1))

    def say(self, heading: str, lines: Sequence[str], *, listed: bool = False) -> None:
        said = [line for line in lines if line]
        self.heading.setText(heading)
        self.words.say("\n".join(f"•  {line}" if listed else line for line in said))
        self.setVisible(bool(said))


def _documents(state: ConsoleState, service: Service | None) -> Sequence[str]:
    return [each.name.in_(state.language) for each in service.documents] if service else ()
