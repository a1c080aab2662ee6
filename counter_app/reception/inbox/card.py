"""The line of the bookings to sort that reception looks at, with all that a decision needs."""

from PySide6.QtWidgets import QVBoxLayout

from counter_app.choices import Choice, Choices
from counter_app.parts import mark
from counter_app.presenter import ConsolePresenter
from counter_app.reception.card import Card
from counter_app.reception.inbox.facts import facts_of
from counter_app.reception.inbox.verbs import InboxVerbs
from counter_app.reception.inbox.versions import Versions
from counter_app.reception.inbox.words import (
    KIND_PILLS,
    about_words,
    found_words,
    kind_words,
    named_service,
    versions,
    what_words,
)
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import figures
from db.inbox import CONFLICTS, InboxLine, Kind, same_service
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class InboxCard(Card):
    """One line. It stays in view when somebody else has settled it, and says so."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "line", Type.LEAD)
        self.line: InboxLine | None = None
        self.settled = False
        self.hint, self.waiting = Paragraph(), Paragraph()
        dress(self.hint, type=Type.BODY)
        dress(self.waiting, type=Type.BODY)
        self.versions = Versions(look)
        self.services = Choices(look, "line_services")
        self.verbs = InboxVerbs(presenter, look, lambda: self.chosen)
        self.services.currentRowChanged.connect(lambda _row: self.verbs.arm())
        self.services.decided.connect(lambda: self.verbs.press(Verb.MATCH_SERVICE))
        content = (self.stage, self.service, self.hint, self.versions, self.facts)
        column = self._lay_out(look, content, self.verbs)
        self._give_room(column)

    @property
    def chosen(self) -> int | None:
        """Which of the office's services was chosen."""
        chosen = self.services.chosen
        return chosen if isinstance(chosen, int) else None

    def open(self, line: InboxLine, state: ConsoleState) -> None:
        """Another line: no service is chosen for it yet."""
        self.services.choose(None)
        self.line = line
        self.draw(state)

    def draw(self, state: ConsoleState) -> None:
        line = self.line
        if line is None:
            return
        now = next((each for each in state.inbox if each.id == line.id), None)
        self.line, self.settled = now or line, now is None
        self._say(state, self.line)
        self.verbs.draw(state, now)

    def redraw(self) -> None:
        self.draw(self._state)

    def focus(self) -> None:
        """To the services where one is to be chosen, else to the card, so that it is read out."""
        (self.services if self.services.isVisibleTo(self) else self).setFocus()

    def act_first(self) -> None:
        self.verbs.act_first()

    def _say(self, state: ConsoleState, line: InboxLine) -> None:
        self._begin(state, about_words(state, line))
        mark(self.stage, kind_words(line.kind), KIND_PILLS[line.kind])
        unmatched = line.kind is Kind.UNMATCHED
        self.service.say(found_words(state, named_service(line)) if unmatched else "")
        self.service.setVisible(unmatched)
        self.hint.say(self.tr("This is settled already.") if self.settled else what_words(line))
        self.hint.setVisible(bool(self.hint.words))
        self.versions.setVisible(line.kind in CONFLICTS)
        if line.kind in CONFLICTS:
            self.versions.say(*versions(state, line))
        self.facts.say(facts_of(state, line))
        self._offer(state, line)
        said = (self.title.words, self.stage.text(), self.service.words, self.hint.words)
        self.setAccessibleName(", ".join(part for part in said if part))

    def _offer(self, state: ConsoleState, line: InboxLine) -> None:
        open_ = line.kind is Kind.UNMATCHED and not self.settled
        self.services.setVisible(open_)
        self.waiting.setVisible(open_)
        if not open_ or state.office is None:
            return
        count = len(same_service(state.inbox, line))
        self.waiting.say(
            figures(
                state,
                self.tr("Which service is it? %n booking(s) wait.", "", count),
            )
        )
        self.services.setAccessibleName(f"{self.accessibleName()} {self.waiting.words}")
        self.services.offer(
            [Choice(s.id, s.short.in_(state.language)) for s in state.office.services.values()]
        )

    def _give_room(self, column: QVBoxLayout) -> None:
        """The services stand above the rule: they are the question, and seen without scrolling."""
        above = column.count() - 2
        column.insertWidget(above, self.waiting)
        column.insertWidget(above + 1, self.services, stretch=2)
