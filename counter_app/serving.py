"""The verbs of a counter: calling the next visitor, and everything about the one at hand."""

from collections.abc import Callable
from functools import partial

from counter_app.asking import OpenQuestion
from counter_app.press import Press
from counter_app.state import Question, Verb
from counter_app.store import Store
from db.calling import Calling


class Serving:
    """One visitor at a time, from the call to the end; without one, only a call does anything."""

    def __init__(self, store: Store, press: Press, asking: OpenQuestion, calling: Calling) -> None:
        self._store = store
        self._press = press
        self._asking = asking
        self._calling = calling

    def call_next(self) -> None:
        state = self._store.state
        if state.seat.counter_id is not None:
            act = partial(self._calling.call_next, state.seat.counter_id, by=state.me)
            self._press.do(Verb.CALL_NEXT, act)

    def recall(self) -> None:
        self._with_visitor(Verb.RECALL, self._calling.recall)

    def undo(self) -> None:
        self._with_visitor(Verb.UNDO, self._calling.undo)

    def start(self) -> None:
        self._with_visitor(Verb.START, self._calling.start)

    def no_show(self) -> None:
        self._with_visitor(Verb.NO_SHOW, self._calling.no_show)

    def park(self) -> None:
        self._with_visitor(Verb.PARK, self._calling.park)

    def transfer_to_service(self, service_id: int, note: str = "") -> None:
        self._with_visitor(
            Verb.TRANSFER, self._calling.transfer_to_service, service_id=service_id, note=note
        )

    def transfer_to_counter(self, counter_id: int, note: str = "") -> None:
        self._with_visitor(
            Verb.TRANSFER, self._calling.transfer_to_counter, counter_id=counter_id, note=note
        )

    def add_service(self, service_id: int) -> None:
        self._with_visitor(Verb.ADD_SERVICE, self._calling.add_service, service_id=service_id)

    def finish(self, outcome: str = "", note: str = "") -> None:
        self._with_visitor(Verb.FINISH, self._calling.finish, outcome=outcome, note=note)

    def ask_or_finish(self) -> None:
        """Asks for the outcome where the office lists any, and finishes at once where not."""
        office = self._store.state.office
        if office is not None and office.outcomes:
            self._asking.ask(Question.FINISH)
        else:
            self.finish()

    def _with_visitor(self, verb: Verb, move: Callable[..., object], **details: object) -> None:
        step, me = self._store.state.at_hand, self._store.state.me
        if step is not None:
            self._press.do(verb, partial(move, step.step_id, by=me, **details), step)
