"""What a verb needs to know, asked beside the visitor; Escape puts the question away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QStackedWidget,
    QVBoxLayout,
)

from counter_app.parts import Choice, Choices, button, label, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.words import counter_words, minutes_words
from db.serving import Ending
from queueing.staff import CounterState
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

BREAKS_MIN = (5, 10, 15, 30)
NOTE_LENGTH = 200


class Asking(QFrame):
    """One question: a title, what may be chosen, a line to write, yes and no.

    What was chosen and written stays while the database changes around it, and is gone when the
    question is put away.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look, name: str) -> None:
        super().__init__()
        self.presenter = presenter
        self.look = look
        self.state = presenter.state
        self.setObjectName(name)
        dress(self, card="mist")
        self.title = label(Type.STRONG, "navy")
        self.hint = Paragraph()
        dress(self.hint, type=Type.CAPTION, tone="muted")
        self.choices = Choices(look, f"{name}_choices")
        self.note = QLineEdit()
        self.note.setObjectName(f"{name}_note")
        self.note.setMaxLength(NOTE_LENGTH)
        self.between = QHBoxLayout()
        self.sure = button(f"{name}_sure", "primary")
        self.never = button(f"{name}_never", "quiet")
        self.sure.clicked.connect(self._confirm)
        self.never.clicked.connect(presenter.asking.put_away)
        self.choices.decided.connect(self._confirm)
        self.choices.currentRowChanged.connect(lambda _row: self._arm())
        self.note.textChanged.connect(lambda _text: self._arm())
        self.note.returnPressed.connect(self._confirm)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(presenter.asking.put_away)
        self._lay_out(look)

    def open(self, state: ConsoleState) -> None:
        """A new question: nothing is written yet."""
        self.note.clear()
        self.choices.choose(None)
        self.draw(state)
        self.first_choice()
        self._arm()

    def draw(self, state: ConsoleState) -> None:
        self.state = state
        self.never.setText(self.tr("Cancel  Esc"))
        self.say(state)
        self._arm()

    def focus(self) -> None:
        (self.choices if self.choices.isVisibleTo(self) else self.note).setFocus()

    def first_choice(self) -> None:
        """What is chosen from the start; nothing, unless a question knows better."""

    def say(self, state: ConsoleState) -> None:
        """Writes the texts and offers the choices."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether the answer is complete."""
        return self.choices.chosen is not None

    def confirm(self) -> None:
        """Hands the answer to the presenter."""
        raise NotImplementedError

    @property
    def number(self) -> str:
        """The number of whom the question is about, safe within Arabic."""
        return isolate(self.state.asked_of.number) if self.state.asked_of else ""

    def _confirm(self) -> None:
        if self.ready():
            self.confirm()

    def _arm(self) -> None:
        self.sure.setEnabled(self.ready())

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(2), look.space(1.5), look.space(2), look.space(1.5))
        column.setSpacing(look.space(1))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.choices, stretch=1)
        column.addLayout(self.between)
        line = QHBoxLayout()
        line.setSpacing(look.space(1))
        line.addWidget(self.note, stretch=100)
        line.addStretch(1)
        line.addWidget(self.never)
        line.addWidget(self.sure)
        column.addLayout(line)
        column.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding))


class AskWhy(Asking):
    """Why this visitor is called out of turn; the reason goes into the record."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "why_this")
        self.choices.currentRowChanged.connect(self._take)

    def say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("Call {number} out of turn. Why?").format(number=self.number))
        self.hint.say(self.tr("The reason is recorded. Choose one or write your own."))
        reasons = (
            self.tr("Unwell or cannot wait"),
            self.tr("Continues an earlier visit"),
            self.tr("One short question"),
            self.tr("Asked for by the supervisor"),
        )
        self.choices.offer([Choice(place, text) for place, text in enumerate(reasons)])
        self._reasons = reasons
        self.note.setPlaceholderText(self.tr("Reason"))
        self.sure.setText(self.tr("Call {number}").format(number=self.number))

    def ready(self) -> bool:
        return bool(self.note.text().strip())

    def confirm(self) -> None:
        if self.state.asked_of is not None:
            self.presenter.waiting.call_this(self.state.asked_of, self.note.text().strip())

    def _take(self, row: int) -> None:
        if row >= 0:
            self.note.setText(self._reasons[row])


@dataclass(frozen=True, slots=True)
class ToService:
    service_id: int


@dataclass(frozen=True, slots=True)
class ToCounter:
    counter_id: int


class AskTransfer(Asking):
    """Where the visitor goes on to: another service, or another counter for the same one."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "transfer")

    def say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("Transfer {number} to").format(number=self.number))
        self.hint.say(self.tr("The visitor keeps the number and the place in the line."))
        services, counters = self._services(state), self._counters(state)
        offered = [Choice(None, self.tr("Another service")), *services]
        if counters:
            offered = [Choice(None, self.tr("Another counter, same service")), *counters, *offered]
        self.choices.offer(offered)
        self.note.setPlaceholderText(self.tr("Note for the colleague (optional)"))
        self.sure.setText(self.tr("Transfer"))

    def confirm(self) -> None:
        note = self.note.text().strip()
        match self.choices.chosen:
            case ToCounter(counter_id):
                self.presenter.serving.transfer_to_counter(counter_id, note)
            case ToService(service_id):
                self.presenter.serving.transfer_to_service(service_id, note)

    def _services(self, state: ConsoleState) -> Sequence[Choice]:
        present = state.asked_of.service_id if state.asked_of else None
        services = state.office.services.values() if state.office else ()
        return [
            Choice(ToService(each.id), each.name.in_(state.language))
            for each in services
            if each.id != present
        ]

    def _counters(self, state: ConsoleState) -> Sequence[Choice]:
        step, mine = state.asked_of, state.view.place.counter.id if state.view else None
        found = []
        for each in state.counters:
            offers = step is not None and step.service_id in each.counter.offers
            if offers and each.counter.id != mine and each.state is not CounterState.CLOSED:
                clerk = each.clerk.name.in_(state.language) if each.clerk else ""
                text = f"{each.counter.name.in_(state.language)} · {clerk}"
                if each.state is CounterState.PAUSED:
                    text += f" · {counter_words(each.state)}"
                found.append(Choice(ToCounter(each.counter.id), text))
        return found


class AskService(Asking):
    """Which further service the visitor needs."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "add_service")
        self.note.hide()

    def say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("Add a service to {number}").format(number=self.number))
        self.hint.say(self.tr("It follows when this one is finished, without queueing again."))
        services = state.office.services.values() if state.office else ()
        taken = {step.service_id for step in state.view.visit} if state.view else set()
        self.choices.offer(
            [Choice(s.id, s.name.in_(state.language)) for s in services if s.id not in taken]
        )
        self.sure.setText(self.tr("Add"))

    def confirm(self) -> None:
        if isinstance(self.choices.chosen, int):
            self.presenter.serving.add_service(self.choices.chosen)


class AskOutcome(Asking):
    """How the service ended; the first outcome of the office's list is chosen from the start."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "finish")
        dress(self.sure, role="signal")

    def say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("How did the visit of {number} end?").format(number=self.number))
        self.hint.say(self.tr("Choose with the digits or the arrows, then press Enter."))
        outcomes = state.office.outcomes if state.office else ()
        self.choices.offer([Choice(o.code, o.name.in_(state.language)) for o in outcomes])
        self.note.setPlaceholderText(self.tr("Note (optional)"))
        self.sure.setText(self.tr("Finish"))

    def first_choice(self) -> None:
        self.choices.setCurrentRow(0)

    def confirm(self) -> None:
        ending = Ending(str(self.choices.chosen), note=self.note.text().strip())
        self.presenter.serving.finish(ending)


class AskBreak(Asking):
    """Why the counter pauses, and for about how long."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "pause")
        self.note.hide()
        self.caption = label(Type.BODY)
        self.lengths = QButtonGroup(self)
        self.between.setSpacing(look.space(1))
        self.between.addWidget(self.caption)
        for length in (*BREAKS_MIN, 0):
            each = toggle(f"pause_{length}", look)
            self.lengths.addButton(each, length)
            self.between.addWidget(each)
        self.between.addStretch(1)

    def open(self, state: ConsoleState) -> None:
        self.lengths.button(0).setChecked(True)
        super().open(state)

    def say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("Take a break"))
        self.hint.say(self.tr("Nobody new is called to your counter until you are back."))
        reasons = state.office.pause_reasons if state.office else ()
        self.choices.offer([Choice(r.code, r.name.in_(state.language)) for r in reasons])
        self.caption.setText(self.tr("Back in"))
        for length in BREAKS_MIN:
            self.lengths.button(length).setText(minutes_words(state, length))
        self.lengths.button(0).setText(self.tr("not known"))
        self.sure.setText(self.tr("Start the break"))

    def first_choice(self) -> None:
        self.choices.setCurrentRow(0)

    def ready(self) -> bool:
        return self.choices.chosen is not None or not self.choices.count()

    def confirm(self) -> None:
        reason = self.choices.chosen
        length = self.lengths.checkedId()
        self.presenter.sitting.pause(
            str(reason) if reason else None, length if length > 0 else None
        )


class AskLeave(Asking):
    """Whether the visitor has really gone: there is no way back."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "leave")
        self.choices.hide()
        self.note.hide()
        dress(self.sure, role="danger")

    def say(self, state: ConsoleState) -> None:
        self.title.setText(self.tr("Has {number} left?").format(number=self.number))
        self.hint.say(self.tr("The ticket ends and will not be called. This cannot be undone."))
        self.sure.setText(self.tr("{number} has left").format(number=self.number))

    def focus(self) -> None:
        self.never.setFocus()

    def ready(self) -> bool:
        return True

    def confirm(self) -> None:
        if self.state.asked_of is not None:
            self.presenter.waiting.leave(self.state.asked_of)


class Questions(QStackedWidget):
    """The open question, or nothing."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self.of: dict[Question, Asking] = {
            Question.WHY_THIS: AskWhy(presenter, look),
            Question.TRANSFER: AskTransfer(presenter, look),
            Question.ADD_SERVICE: AskService(presenter, look),
            Question.FINISH: AskOutcome(presenter, look),
            Question.PAUSE: AskBreak(presenter, look),
            Question.LEAVE: AskLeave(presenter, look),
        }
        self._state = presenter.state
        for asking in self.of.values():
            self.addWidget(asking)
        self.hide()

    def add(self, question: Question, asking: Asking) -> None:
        """One more question, from a module of its own."""
        self.of[question] = asking
        self.addWidget(asking)

    def draw(self, state: ConsoleState) -> bool:
        """Draws the open question; True when it has just been opened."""
        before, self._state = self._state, state
        asking = self.of.get(state.question)
        self.setVisible(asking is not None)
        if asking is None:
            return False
        same_one = _step_id(before) == _step_id(state)
        fresh = before.question is not state.question or not same_one
        self.setCurrentWidget(asking)
        if fresh:
            asking.open(state)
            asking.focus()
        else:
            asking.draw(state)
        return fresh

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)


def _step_id(state: ConsoleState) -> int | None:
    return state.asked_of.step_id if state.asked_of else None
