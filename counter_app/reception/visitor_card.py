"""The visitor whom reception looks at: every fact, and every verb that makes sense."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app.parts import button, key, label, mark, pill, rule, scrolling, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.reception.entries import STATE_PILLS
from counter_app.reception.facts import Facts
from counter_app.reception.words import (
    counter_name,
    language_name,
    person_words,
    priority_name,
    range_words,
    service_words,
    since_words,
)
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Verb
from counter_app.words import figures, hour_words, led, service_name, state_words
from db.office import Office
from db.visitors import Visit
from queueing.ticket import AT_COUNTER, OPEN_STATES, State
from queueing.visit import Counted
from queueing.wording import Language, isolate, party
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

KEYS = {
    Verb.REJOIN: "F4",
    Verb.CONFIRM: "F4",
    Verb.SET_PRIORITY: "F5",
    Verb.MERGE: "F6",
    Verb.REPRINT: "F7",
    Verb.CHANGE_SERVICE: "F8",
    Verb.SLIP: "F9",
    Verb.LEAVE: "Del",
}
"""F4 is whatever is to be done with this visitor first. F8 sends to another service, as at a
counter."""
_OFFERED = (
    *(Verb.REJOIN, Verb.CONFIRM, Verb.DECLINE, Verb.SET_PRIORITY, Verb.CHANGE_SERVICE),
    *(Verb.MERGE, Verb.REPRINT, Verb.SLIP, Verb.LEAVE),
)
_SIGNAL = (Verb.REJOIN, Verb.CONFIRM)


class VisitorCard(QFrame):
    """One visit of today. Its verbs name this visitor, whatever happens in the lists meanwhile."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        # The focus rests here first, so that a screen reader says who it is.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.number = label(Type.HEADING, "navy", name="visit_number")
        self.stage = pill()
        self.service = Paragraph()
        dress(self.service, type=Type.STRONG)
        self.facts = Facts(look)
        self.close_card = button("close_card", "quiet", "small")
        self.languages = {each: toggle(f"speaks_{each}", look) for each in Language}
        self.buttons = {verb: self._make(verb) for verb in _OFFERED}
        for verb, act in self._acts().items():
            self.buttons[verb].clicked.connect(act)
        for language, each in self.languages.items():
            each.clicked.connect(lambda _on=False, to=language: self._speak(to))
        self._lay_out(look)

    @property
    def visit(self) -> Visit | None:
        return self._state.chosen

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        visit, office = state.chosen, state.office
        if visit is None or office is None:
            return
        step = visit.step
        self.number.setText(led(state, visit.number))
        mark(self.stage, self._stage(state, visit), STATE_PILLS.get(step.state, "quiet"))
        self.service.say(service_name(state, step))
        self.facts.say(self._facts(state, visit, office))
        self.close_card.setText(self.tr("Close  Esc"))
        self.setAccessibleName(f"{visit.number}, {self.stage.text()}, {self.service.words}")
        self._say_buttons(state, visit)

    def tick(self, state: ConsoleState) -> None:
        if self.isVisible() and self._state.chosen is not None:
            self.draw(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def act_first(self) -> None:
        """F4: what is to be done with this visitor first, if anything."""
        for verb in _SIGNAL:
            if self.buttons[verb].isVisible():
                self.buttons[verb].click()
                return

    def _stage(self, state: ConsoleState, visit: Visit) -> str:
        if visit.goes_on_as:
            return self.tr("goes on as {number}").format(number=isolate(visit.goes_on_as))
        since = since_words(state, visit.step)
        words = state_words(visit.step.state)
        return f"{words}  ·  {since}" if since else words

    def _facts(
        self, state: ConsoleState, visit: Visit, office: Office
    ) -> Sequence[tuple[str, str]]:
        step = visit.step
        claimed = visit.claimed.name.in_(state.language) if visit.claimed else ""
        people = office.services.get(step.service_id)
        counted = people.counted if people else Counted.PEOPLE
        booked = step.booked_start
        return (
            (self.tr("Name"), person_words(state, visit.name)),
            (self.tr("To confirm"), figures(state, claimed)),
            (self.tr("Priority"), priority_name(state, step.priority_id)),
            (self.tr("At"), counter_name(state, step.counter_id)),
            (self.tr("Arrived"), hour_words(state, office, visit.issued_at)),
            (
                self.tr("Promised"),
                range_words(state, visit.promised) if visit.promised else "",
            ),
            (self.tr("Due"), self._due(state, visit, office)),
            (self.tr("Booked"), hour_words(state, office, booked) if booked else ""),
            (self.tr("Reference"), led(state, isolate(visit.reference)) if visit.reference else ""),
            (self.tr("CPR"), self._tail(visit.identity_tail)),
            (self.tr("Phone"), self._tail(visit.phone_tail)),
            (
                self.tr("Ticket for"),
                figures(state, party(step.party_size, counted).in_(state.language))
                if step.party_size > 1
                else "",
            ),
            (self.tr("Calls"), figures(state, str(step.calls)) if step.calls else ""),
            (self.tr("Also here for"), self._others(state, visit)),
            (self.tr("Note"), led(state, step.note) if step.note else ""),
            (self.tr("Next step"), self._next_step(state, visit, office)),
        )

    def _tail(self, digits: str | None) -> str:
        return self.tr("ends in {digits}").format(digits=isolate(digits)) if digits else ""

    def _due(self, state: ConsoleState, visit: Visit, office: Office) -> str:
        waits = visit.step.state in (State.WAITING, State.PARKED)
        return hour_words(state, office, visit.step.due_at) if waits else ""

    def _others(self, state: ConsoleState, visit: Visit) -> str:
        return "\n".join(
            f"{service_words(state, each.service_id)} ({state_words(each.state)})"
            for each in visit.steps
            if each.step_id != visit.step.step_id
        )

    def _next_step(self, state: ConsoleState, visit: Visit, office: Office) -> str:
        known = {each.code: each.name.in_(state.language) for each in office.next_steps}
        told = [known[each.next_step] for each in visit.steps if each.next_step in known]
        return "\n".join(figures(state, each) for each in told)

    def _say_buttons(self, state: ConsoleState, visit: Visit) -> None:
        for verb, each in self.buttons.items():
            shortcut = KEYS.get(verb)
            each.setText(f"{self._words(verb)}  {shortcut}" if shortcut else self._words(verb))
            each.setVisible(self._makes_sense(verb, visit))
            if state.busy is None:
                each.setEnabled(state.allows(verb))
        speaks = self._makes_sense(Verb.SET_LANGUAGE, visit)
        for language, toggle_ in self.languages.items():
            toggle_.setText(language_name(language))
            toggle_.setChecked(visit.step.language is language)
            toggle_.setVisible(speaks)
            toggle_.setAccessibleName(
                self.tr("Speaks {language}").format(language=language_name(language))
            )
        self._speaks.setText(self.tr("Speaks") if speaks else "")

    def _makes_sense(self, verb: Verb, visit: Visit) -> bool:
        """What could be done with a visit as it stands; the database has the last word."""
        state = visit.step.state
        going_on = state in OPEN_STATES or state is State.MISSED
        if verb is Verb.REJOIN:
            return state is State.MISSED
        if verb in (Verb.CONFIRM, Verb.DECLINE):
            return visit.claimed is not None and going_on
        if verb is Verb.CHANGE_SERVICE:
            return state in (State.WAITING, State.PLANNED)
        if verb is Verb.LEAVE:
            return state in OPEN_STATES - AT_COUNTER
        if verb is Verb.REPRINT:
            return going_on and self._presenter.admitting.can_print
        if verb is Verb.SLIP:
            told = any(step.next_step for step in visit.steps)
            return told and self._presenter.admitting.can_print
        return going_on

    def _words(self, verb: Verb) -> str:
        return {
            Verb.REJOIN: self.tr("Has come"),
            Verb.CONFIRM: self.tr("Confirm priority"),
            Verb.DECLINE: self.tr("Decline priority"),
            Verb.SET_PRIORITY: self.tr("Priority…"),
            Verb.CHANGE_SERVICE: self.tr("Service…"),
            Verb.MERGE: self.tr("Merge…"),
            Verb.REPRINT: self.tr("Print again"),
            Verb.SLIP: self.tr("Next-step slip"),
            Verb.LEAVE: self.tr("Has left"),
        }[verb]

    def _acts(self) -> dict[Verb, Callable[[], object]]:
        p = self._presenter
        return {
            Verb.REJOIN: lambda: self._with_step(p.waiting.rejoin),
            Verb.CONFIRM: lambda: self._with_step(p.waiting.confirm_priority),
            Verb.DECLINE: lambda: self._with_step(p.waiting.decline_priority),
            Verb.SET_PRIORITY: lambda: self._ask(Question.CORRECT),
            Verb.CHANGE_SERVICE: lambda: self._ask(Question.CHANGE_SERVICE),
            Verb.MERGE: lambda: self._ask(Question.MERGE),
            Verb.REPRINT: lambda: self._with_step(p.admitting.reprint),
            Verb.SLIP: self._slip,
            Verb.LEAVE: lambda: self._with_step(p.waiting.leave),
        }

    def _with_step(self, act: Callable[..., object]) -> None:
        if self.visit is not None:
            act(self.visit.step)

    def _ask(self, question: Question) -> None:
        if self.visit is not None:
            self._presenter.asking.ask(question, self.visit.step)

    def _slip(self) -> None:
        """Of the last step that says what comes next."""
        visit = self.visit
        told = [step for step in visit.steps if step.next_step] if visit else []
        if told:
            self._presenter.admitting.slip(told[-1])

    def _speak(self, language: Language) -> None:
        if self.visit is not None and self.visit.step.language is not language:
            self._presenter.admitting.set_language(self.visit.step, language)
        self.draw(self._state)

    def _make(self, verb: Verb) -> QPushButton:
        made = button(f"card_{verb}", fit="small")
        role = "signal" if verb in _SIGNAL else "danger" if verb is Verb.LEAVE else "default"
        dress(made, role=role)
        if verb in KEYS and KEYS[verb] != "F4":
            key(self, KEYS[verb], made.click)
        return made

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.space(1.5))
        head.addWidget(self.number)
        head.addWidget(self.stage)
        head.addStretch(1)
        head.addWidget(self.close_card)
        self._speaks = label(Type.CAPTION, "muted")
        speaks = QHBoxLayout()
        speaks.setSpacing(look.space(1))
        speaks.addWidget(self._speaks)
        for each in self.languages.values():
            speaks.addWidget(each)
        speaks.addStretch(1)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, look.space(1), 0)
        inner.setSpacing(look.space(1))
        inner.addWidget(self.service)
        inner.addWidget(self.facts)
        inner.addLayout(speaks)
        inner.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(look.space(0.75))
        for verb, place in _PLACES.items():
            grid.addWidget(self.buttons[verb], *place)
        for side in range(2):
            grid.setColumnStretch(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addLayout(head)
        column.addWidget(scrolling(content), stretch=1)
        column.addWidget(rule(look))
        column.addLayout(grid)


_PLACES = {
    Verb.REJOIN: (0, 0),
    Verb.CONFIRM: (1, 0),
    Verb.DECLINE: (1, 1),
    Verb.SET_PRIORITY: (2, 0),
    Verb.CHANGE_SERVICE: (2, 1),
    Verb.REPRINT: (3, 0),
    Verb.SLIP: (3, 1),
    Verb.MERGE: (4, 0),
    Verb.LEAVE: (4, 1),
}
"""Each verb keeps its place, so that a hand finds it without looking."""
