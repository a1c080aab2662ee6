"""The verbs of a counter: calling the next visitor, and everything about the one at hand."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject

from counter_app.asking import OpenQuestion
from counter_app.press import Press
from counter_app.state import ConsoleState, News, Question
from counter_app.store import Store
from counter_app.verbs import Verb
from db.calling import Calling
from db.console import Undo
from db.serving import Ending
from db.serving import Serving as Desk
from db.visits import StepView
from queueing.ticket import State
from queueing.visit import Counted


class Serving:
    """One visitor at a time, from the call to the end; without one, only a call does anything."""

    def __init__(
        self,
        store: Store,
        press: Press,
        asking: OpenQuestion,
        calling: Calling,
        desk: Desk,
    ) -> None:
        self._store = store
        self._press = press
        self._asking = asking
        self._calling = calling
        self._desk = desk

    def call_next(self) -> None:
        state = self._store.state
        if state.seat.counter_id is not None:
            act = partial(self._calling.call_next, state.seat.counter_id, by=state.me)
            self._press.do(Verb.CALL_NEXT, act)

    def recall(self) -> None:
        self._with_visitor(Verb.RECALL, self._calling.recall)

    def undo(self) -> None:
        """Takes back what was just done: a call, else the last finish or no-show."""
        state = self._store.state
        if state.at_hand is not None:
            self._with_visitor(Verb.UNDO, self._calling.undo)
        elif state.view is not None and state.view.last is not None:
            last, counter_id = state.view.last, state.view.place.counter.id
            act = partial(_take_back, self._calling, counter_id, last, state.me)
            self._press.do(Verb.UNDO, act, number=last.number, slip_for=None)

    def start(self) -> None:
        self._with_visitor(Verb.START, self._calling.start)

    def no_show(self) -> None:
        self._with_visitor(Verb.NO_SHOW, self._calling.no_show)

    def park(self) -> None:
        self._with_visitor(Verb.PARK, self._desk.park)

    def hold(self) -> None:
        """Keeps the visitor at the counter and lets the next one come."""
        self._with_visitor(Verb.HOLD, self._desk.hold)

    def swap(self, kept: StepView | None = None) -> None:
        """Keeps the visitor at the counter and goes on with one who was kept, else the first."""
        state = self._store.state
        kept = kept or next(iter(state.held), None)
        if kept is not None and state.at_hand is not None:
            act = partial(self._desk.swap, state.at_hand.step_id, kept.step_id, by=state.me)
            self._press.do(Verb.SWAP, act, kept)

    def transfer_to_service(
        self, service_id: int, note: str = "", *, come_back: bool = False
    ) -> None:
        move = partial(self._desk.transfer_to_service, service_id=service_id)
        self._with_visitor(Verb.TRANSFER, move, note=note, come_back=come_back)

    def transfer_to_counter(
        self, counter_id: int, note: str = "", *, come_back: bool = False
    ) -> None:
        move = partial(self._desk.transfer_to_counter, counter_id=counter_id)
        self._with_visitor(Verb.TRANSFER, move, note=note, come_back=come_back)

    def transfer_to_person(self, staff_id: int, note: str = "", *, come_back: bool = False) -> None:
        move = partial(self._desk.transfer_to_person, staff_id=staff_id)
        self._with_visitor(Verb.TRANSFER, move, note=note, come_back=come_back)

    def add_service(self, service_id: int, counter_id: int | None = None) -> None:
        """Adds a service to the visit, for any counter or for one."""
        move = partial(self._desk.add_service, service_id=service_id, counter_id=counter_id)
        self._with_visitor(Verb.ADD_SERVICE, move)

    def finish(self, ending: Ending | None = None) -> None:
        step, me = self._store.state.at_hand, self._store.state.me
        if step is not None:
            told = ending is not None and bool(ending.next_step)
            act = partial(self._desk.finish, step.step_id, by=me, ending=ending)
            self._press.do(Verb.FINISH, act, step, slip_for=step if told else None)

    def finish_as_usual(self) -> None:
        """Ends it as most visits end, without asking: the first outcome of the office's list, and
        as many files as the ticket is for."""
        state = self._store.state
        step, first = state.at_hand, state.first_outcome
        service = state.office.services.get(step.service_id) if state.office and step else None
        files = step.party_size if step and service and service.counted is Counted.FILES else None
        self.finish(Ending(first.code if first else "", quantity=files))

    def ask_or_finish(self) -> None:
        """Asks how it ended where the office lists anything, and finishes at once where not."""
        office = self._store.state.office
        if office is not None and (office.outcomes or office.next_steps):
            self._asking.ask(Question.FINISH)
        else:
            self.finish()

    def quick(self, service_id: int, ending: Ending | None = None) -> None:
        """Counts somebody who was served in passing, without a ticket."""
        state = self._store.state
        if state.seat.counter_id is not None:
            act = partial(
                self._desk.quick, state.seat.counter_id, service_id, by=state.me, ending=ending
            )
            self._press.do(Verb.QUICK, act)

    def _with_visitor(self, verb: Verb, move: Callable[..., object], **details: object) -> None:
        step, me = self._store.state.at_hand, self._store.state.me
        if step is not None:
            self._press.do(verb, partial(move, step.step_id, by=me, **details), step)


def _take_back(calling: Calling, counter_id: int, last: Undo, me: int) -> News:
    """For the worker: the news depends on what there was to take back."""
    calling.take_back(counter_id, by=me)
    return News.CALLED_BACK if last.finished else News.COME_AFTER_ALL


class AutoStart(QObject):
    """Starts a visit by itself some seconds after its call, where the office wants it so.

    For counters at which visitors sit down at once: one key less for each of them.
    """

    def __init__(self, store: Store, serving: Serving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serving = serving
        store.second_passed.connect(self._tick)

    def _tick(self, state: ConsoleState) -> None:
        seconds = state.office.auto_start_s if state.office else 0
        step = state.at_hand
        called = step.called_at if step is not None and step.state is State.CALLED else None
        if seconds and called and state.now - called >= timedelta(seconds=seconds):
            self._serving.start()
