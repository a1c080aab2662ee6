"""Where a visitor goes on to: another service, another counter, or a colleague in person."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QCheckBox, QLineEdit

from counter_app.choices import Choice
from counter_app.keys import KEYS
from counter_app.parts import toggle
from counter_app.presenter import ConsolePresenter
from counter_app.questions.asking import Asking
from counter_app.questions.offers import (
    counter_line,
    others_serving,
    person_line,
    services_here_first,
)
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from shell.look import Look

FIND_PX = 140
_BROWSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Group(StrEnum):
    """To what kind of place; one kind is offered at a time, so that the digits reach all of it."""

    SERVICE = "service"
    COUNTER = "counter"
    PERSON = "person"


GROUPS = tuple(Group)


@dataclass(frozen=True, slots=True)
class ToService:
    service_id: int


@dataclass(frozen=True, slots=True)
class ToCounter:
    counter_id: int


@dataclass(frozen=True, slots=True)
class ToPerson:
    staff_id: int


class AskTransfer(Asking):
    """Three lists behind three buttons; the arrows to the sides and the question's own key turn
    them, digits choose, and letters look for something."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "transfer")
        self.groups = QButtonGroup(self)
        self.field = QLineEdit()
        self.field.setObjectName("transfer_find")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(look.px(FIND_PX))
        self.come_back = QCheckBox()
        self.come_back.setObjectName("transfer_come_back")
        for place, group in enumerate(GROUPS):
            each = toggle(f"transfer_to_{group}", look)
            self.groups.addButton(each, place)
            self.above.addWidget(each)
        self.above.addWidget(self.field, stretch=1)
        self.line.insertWidget(1, self.come_back)
        self.order(*self.groups.buttons(), self.field, self.choices, self.note, self.come_back)
        self.groups.idClicked.connect(lambda _place: self._turned())
        self.field.textChanged.connect(lambda _text: self._look())
        self.field.returnPressed.connect(self._confirm)
        self.field.installEventFilter(self)
        self.choices.typed.connect(self._type)
        self.choices.turned.connect(self._turn)

    def open(self, state: ConsoleState) -> None:
        self.field.clear()
        self.come_back.setChecked(False)
        self.groups.button(0).setChecked(True)
        super().open(state)

    def say(self, state: ConsoleState) -> None:
        title = self.tr("Transfer {number} to")
        self.name(title.format(number=self.number), "", self.tr("Note for the colleague"))
        hint = self.tr("The visitor keeps the number and the place in the line. {key}: next list.")
        self.hint.say(hint.format(key=KEYS[Verb.TRANSFER]))
        names = (self.tr("A service"), self.tr("A counter"), self.tr("A colleague"))
        for button, name in zip(self.groups.buttons(), names, strict=True):
            button.setText(name)
        self.field.setPlaceholderText(self.tr("Type to find"))
        self.field.setAccessibleName(self.tr("Type to find"))
        self.come_back.setText(self.tr("and back to me"))
        self.choices.offer(self._matching(state))
        self.sure.say(self.tr("Transfer"), "Enter")

    def go_on(self) -> None:
        self._turn(1)

    def confirm(self) -> None:
        note, back = self.note.text().strip(), self.come_back.isChecked()
        serving = self.presenter.serving
        match self.choices.chosen:
            case ToService(service_id):
                serving.transfer_to_service(service_id, note, come_back=back)
            case ToCounter(counter_id):
                serving.transfer_to_counter(counter_id, note, come_back=back)
            case ToPerson(staff_id):
                serving.transfer_to_person(staff_id, note, come_back=back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows choose in the list while something is being looked for."""
        browses = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and Qt.Key(event.key()) in _BROWSING
        )
        if browses:
            QApplication.sendEvent(self.choices, event)
        return browses or super().eventFilter(watched, event)

    def _turn(self, onwards: int) -> None:
        place = (self.groups.checkedId() + onwards) % len(GROUPS)
        self.groups.button(place).setChecked(True)
        self._turned()

    def _turned(self) -> None:
        self.choices.choose(None)
        self.field.clear()
        self.choices.offer(self._matching(self.state))
        self.choices.setFocus()
        self._arm()

    def _type(self, letter: str) -> None:
        self.field.setFocus()
        self.field.setText(self.field.text() + letter)

    def _look(self) -> None:
        self.choices.offer(self._matching(self.state))
        if self.field.text().strip() and self.choices.chosen is None:
            self.choices.choose_first()
        self._arm()

    def _matching(self, state: ConsoleState) -> Sequence[Choice]:
        wanted = self.field.text().casefold().split()
        offered = [
            each
            for each in self._offered(state)
            if all(word in each.text.casefold() for word in wanted)
        ]
        if any(each.key is not None for each in offered):
            return offered
        nobody = self.tr("Nothing is found.") if wanted else self.tr("Nobody else is there for it.")
        return [Choice(None, nobody)]

    def _offered(self, state: ConsoleState) -> Sequence[Choice]:
        present = state.asked_of.service_id if state.asked_of else None
        others = others_serving(state, present)
        match GROUPS[max(0, self.groups.checkedId())]:
            case Group.COUNTER:
                return [Choice(ToCounter(c.counter.id), counter_line(state, c)) for c in others]
            case Group.PERSON:
                return [
                    Choice(ToPerson(c.clerk.id), person_line(state, c)) for c in others if c.clerk
                ]
        services = services_here_first(state, () if present is None else (present,))
        return [Choice(ToService(s.id), s.name.in_(state.language)) for s in services]
