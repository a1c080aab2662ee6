"""The visitor whom reception looks at: every fact, and every verb that makes sense."""

from PySide6.QtWidgets import QHBoxLayout

from counter_app.parts import label, mark, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.reception.card import Card
from counter_app.reception.entries import STATE_PILLS
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
from shell.look import Look, Type


class VisitorCard(Card):
    """One visit of today. Its verbs name this visitor, whatever happens in the lists meanwhile."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "card")
        self.languages = {each: toggle(f"speaks_{each}", look) for each in Language}
        self.verbs = VisitVerbs(presenter, look)
        for language, each in self.languages.items():
            each.clicked.connect(lambda _on=False, to=language: self._speak(to))
        speaks = self._lay_languages_out(look)
        content = (self.stage, self.service, self.facts, speaks)
        self._lay_out(look, content, self.verbs)

    @property
    def visit(self) -> Visit | None:
        return self._state.chosen

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        visit, office = state.chosen, state.office
        if visit is None or office is None:
            return
        step = visit.step
        self._begin(state, led(state, visit.number))
        mark(self.stage, self._stage(state, visit), STATE_PILLS.get(step.state, "quiet"))
        self.service.say(service_name(state, step))
        self.facts.say(facts_of(state, visit, office))
        self.setAccessibleName(f"{visit.number}, {self.stage.text()}, {self.service.words}")
        self._say_languages(visit)
        self.verbs.draw(state, visit)

    def tick(self, state: ConsoleState) -> None:
        if self.isVisible() and self._state.chosen is not None:
            self.draw(state)

    def redraw(self) -> None:
        self.draw(self._state)

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

    def _lay_languages_out(self, look: Look) -> QHBoxLayout:
        self._speaks = label(Type.CAPTION, "muted")
        speaks = QHBoxLayout()
        speaks.setSpacing(look.space(1))
        speaks.addWidget(self._speaks)
        for each in self.languages.values():
            speaks.addWidget(each)
        speaks.addStretch(1)
        return speaks
