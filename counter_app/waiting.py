"""The verbs about somebody in a list: who waits, is parked, was missed or claims a priority."""

from functools import partial

from counter_app.asking import OpenQuestion
from counter_app.press import Press
from counter_app.state import Question
from counter_app.store import Store
from counter_app.verbs import Verb
from db.calling import Calling
from db.claims import Claims
from db.intake import Intake
from db.serving import Serving as Desk
from db.visits import StepView
from queueing.ticket import State


class Waiting:
    """Each verb names its visitor, because nobody in a list is at hand."""

    def __init__(
        self,
        store: Store,
        press: Press,
        asking: OpenQuestion,
        calling: Calling,
        desk: Desk,
        intake: Intake,
        claims: Claims,
    ) -> None:
        self._store = store
        self._press = press
        self._asking = asking
        self._calling = calling
        self._desk = desk
        self._intake = intake
        self._claims = claims

    def call_this(self, step: StepView, why: str = "") -> None:
        """Calls one visitor out of turn, or one who was parked.

        Without a reason, a waiting visitor's call is asked for one first.
        """
        if step.state is State.WAITING and not why.strip():
            self._asking.ask(Question.WHY_THIS, step)
            return
        state = self._store.state
        counter_id = state.seat.counter_id
        if counter_id is not None:
            act = partial(self._calling.call_this, counter_id, step.step_id, by=state.me, why=why)
            self._press.do(Verb.CALL_THIS, act, step)

    def back_here(self, step: StepView | None = None) -> None:
        """A parked visitor stands at the counter, else the one held here: no call is needed."""
        state = self._store.state
        step = step or next(iter(state.held), None)
        counter_id = state.seat.counter_id
        if step is not None and counter_id is not None:
            act = partial(self._desk.resume, counter_id, step.step_id, by=state.me)
            self._press.do(Verb.BACK_HERE, act, step)

    def return_to_line(self, step: StepView) -> None:
        """A parked visitor waits again, with the place kept."""
        act = partial(self._desk.return_to_line, step.step_id, by=self._store.state.me)
        self._press.do(Verb.RETURN, act, step)

    def rejoin(self, step: StepView) -> None:
        """A visitor who was missed has come after all."""
        act = partial(self._intake.rejoin, step.step_id, by=self._store.state.me)
        self._press.do(Verb.REJOIN, act, step)

    def confirm_priority(self, step: StepView) -> None:
        """The visitor was seen: the priority that they declared counts."""
        act = partial(self._claims.confirm, step.ticket_id, by=self._store.state.me)
        self._press.do(Verb.CONFIRM, act, step)

    def decline_priority(self, step: StepView) -> None:
        """The visitor was seen, and keeps the place of the arrival."""
        act = partial(self._claims.decline, step.ticket_id, by=self._store.state.me)
        self._press.do(Verb.DECLINE, act, step)

    def leave(self, step: StepView) -> None:
        """A waiting or parked visitor has gone; asks first, because there is no way back."""
        state = self._store.state
        asked = state.asked_of if state.question is Question.LEAVE else None
        if asked is None or asked.step_id != step.step_id:
            self._asking.ask(Question.LEAVE, step)
            return
        self._press.do(Verb.LEAVE, partial(self._intake.leave, step.ticket_id, by=state.me), step)
