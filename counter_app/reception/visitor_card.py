"""The visitor whom reception looks at: every fact, and every verb that makes sense."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.parts import button, label, mark, pill, rule, scrolling, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.reception.entries import STATE_PILLS
from counter_app.reception.facts import Facts
from counter_app.reception.visit_facts import facts_of
from counter_app.reception.visit_verbs import VisitVerbs, goes_on
from counter_app.reception.words import (
    language_name,
    since_words,
)
from counter_app.state import ConsoleState
from counter_app.words import led, service_name, state_words
from db.visitors import Visit
from queueing.wording import Language, isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class VisitorCard(QFrame):
    """One visit of today. Its verbs name this visitor, whatever happens in the lists meanwhile."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
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
        self.verbs = VisitVerbs(presenter, look)
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
        self.facts.say(facts_of(state, visit, office))
        self.close_card.setText(self.tr("Close  Esc"))
        self.setAccessibleName(f"{visit.number}, {self.stage.text()}, {self.service.words}")
        self._say_languages(visit)
        self.verbs.draw(state, visit)

    def tick(self, state: ConsoleState) -> None:
        if self.isVisible() and self._state.chosen is not None:
            self.draw(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _stage(self, state: ConsoleState, visit: Visit) -> str:
        if visit.goes_on_as:
            return self.tr("goes on as {number}").format(number=isolate(visit.goes_on_as))
        since = since_words(state, visit.step)
        words = state_words(visit.step.state)
        return f"{words}  ·  {since}" if since else words

    def _say_languages(self, visit: Visit) -> None:
        speaks = goes_on(visit)
        for language, toggle_ in self.languages.items():
            toggle_.setText(language_name(language))
            toggle_.setChecked(visit.step.language is language)
            toggle_.setVisible(speaks)
            toggle_.setAccessibleName(
                self.tr("Speaks {language}").format(language=language_name(language))
            )
        self._speaks.setText(self.tr("Speaks") if speaks else "")

    def _speak(self, language: Language) -> None:
        if self.visit is not None and self.visit.step.language is not language:
            self._presenter.admitting.set_language(self.visit.step, language)
        self.draw(self._state)

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.space(1.5))
        head.addWidget(self.number)
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
        inner.addWidget(self.stage)
        inner.addWidget(self.service)
        inner.addWidget(self.facts)
        inner.addLayout(speaks)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addLayout(head)
        column.addWidget(scrolling(content), stretch=1)
        column.addWidget(rule(look))
        column.addWidget(self.verbs)
