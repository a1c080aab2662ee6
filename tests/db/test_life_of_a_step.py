"""Every state of a step and every verb: a move is in the table, or it is refused and nothing at all
has changed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from db.engine import Database
from queueing.ticket import TRANSITIONS, Action, Reason, Refused, State
from tests.db.house import House


def bring_to(house: House, state: State) -> int:
    """A step in this state, called at counter 1 by Amal if at all; Badr sits at counter 2."""
    steps = house.issue("F", "N").step_ids if state is State.PLANNED else house.issue().step_ids
    desk = house.sit(1, "amal")
    house.sit(2, "badr")
    if state in (State.PLANNED, State.WAITING):
        return steps[-1]
    if state is State.LEFT:
        house.intake.leave(house.step(steps[0]).ticket_id)
    elif state is State.CLOSED:
        house.day.end()
        house.sit(1, "amal")
        house.sit(2, "badr")
    elif state is State.CALLED:
        house.call(*desk)
    elif state is State.MISSED:
        house.miss(*desk)
    else:
        step_id = house.serve(*desk)
        if state is State.PARKED:
            house.serving.park(step_id, by=desk[1])
        if state is State.DONE:
            house.serving.finish(step_id, by=desk[1])
    assert house.step(steps[0]).state is state
    return steps[0]


@dataclass(frozen=True)
class Verb:
    """What moves a step at the moment at which it may; `only` where not every state will do that
    the table would allow."""

    action: Action
    do: Callable[[], object]
    only: State | None = None

    def leads_from(self, state: State) -> State | None:
        allowed = self.only in (None, state)
        return TRANSITIONS.get((state, self.action)) if allowed else None


def verbs(house: House, step_id: int) -> list[Verb]:
    counter, clerk, badr = house.counter(1), house.person("amal"), house.person("badr")
    call, serve, now = house.calling, house.serving, house.clock.now
    ticket, service = house.step(step_id).ticket_id, house.service("G")

    def later(verb: Callable[[], object]) -> object:
        house.clock.now = now + timedelta(seconds=15)
        return verb()

    def send(way: Callable[..., object], to: int, *, come_back: bool = False) -> Verb:
        return Verb(Action.TRANSFER, lambda: way(step_id, to, by=clerk, come_back=come_back))

    return [
        Verb(Action.CALL, lambda: call.call_this(counter, step_id, by=clerk, why="asked")),
        Verb(Action.RECALL, lambda: later(lambda: call.recall(step_id, by=clerk))),
        Verb(Action.UNDO, lambda: call.undo(step_id, by=clerk)),
        Verb(Action.START, lambda: call.start(step_id, by=clerk)),
        Verb(Action.NO_SHOW, lambda: call.no_show(step_id, by=clerk)),
        Verb(Action.PARK, lambda: serve.park(step_id, by=clerk)),
        Verb(Action.PARK, lambda: serve.hold(step_id, by=clerk), State.SERVING),
        Verb(Action.RESUME, lambda: serve.resume(counter, step_id, by=clerk)),
        Verb(Action.RETURN, lambda: serve.return_to_line(step_id, by=clerk)),
        send(serve.transfer_to_service, service),
        send(serve.transfer_to_service, service, come_back=True),
        send(serve.transfer_to_counter, house.counter(2)),
        send(serve.transfer_to_person, badr, come_back=True),
        Verb(Action.FINISH, lambda: serve.finish(step_id, by=clerk)),
        Verb(Action.REOPEN, lambda: call.take_back(counter, by=clerk), State.DONE),
        Verb(Action.REVIVE, lambda: call.take_back(counter, by=clerk), State.MISSED),
        Verb(Action.LEAVE, lambda: house.intake.leave(ticket)),
        Verb(Action.REJOIN, lambda: house.intake.rejoin(step_id)),
        Verb(Action.CLOSE, house.day.end),
    ]


NOT_A_VERB = {
    Action.RELEASE: "comes with the finish of the service before",
    Action.PLAN: "goes with the finish that is taken back",
    Action.MISS: "comes of the last no-show",
}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the small office in it, to be copied."""
    return found_office(tmp_path_factory.mktemp("founded"))


def found_office(folder: Path) -> Path:
    file = folder / "office.db"
    database = Database.open(f"sqlite:///{file.as_posix()}", create=True)
    House(database)
    database.close()
    return file


@contextmanager
def opened(founded: Path, folder: Path) -> Iterator[House]:
    file = folder / "copy.db"
    shutil.copy(founded, file)
    database = Database.open(f"sqlite:///{file.as_posix()}")
    try:
        yield House(database, office_id=1)
    finally:
        database.close()


def test_every_action_has_its_verb(founded: Path, tmp_path: Path) -> None:
    with opened(founded, tmp_path) as house:
        found = {verb.action for verb in verbs(house, bring_to(house, State.WAITING))}
    assert found | set(NOT_A_VERB) == set(Action)


@pytest.mark.parametrize("state", State)
def test_every_verb_is_allowed_by_the_table_or_refused(
    state: State, founded: Path, tmp_path: Path
) -> None:
    with opened(founded, tmp_path) as house:
        count = len(verbs(house, bring_to(house, state)))
    for index in range(count):
        with opened(founded, tmp_path) as house:
            step_id = bring_to(house, state)
            verb = verbs(house, step_id)[index]
            before, to = house.dump(), verb.leads_from(state)
            takes_back = verb.action in (Action.REOPEN, Action.REVIVE)
            if takes_back and state in (State.DONE, State.MISSED):
                to = {State.DONE: State.SERVING, State.MISSED: State.CALLED}[state]
            if verb.action is Action.CLOSE:
                to = to or state  # Closing is for everybody, and passes over those who are gone.
            if to is None:
                with pytest.raises(Refused):
                    verb.do()
                assert house.dump() == before, (state, verb.action)
                continue
            verb.do()
            assert house.step(step_id).state is to, (state, verb.action)
            house.check()


def test_a_no_show_that_waits_again_is_called_again_by_taking_it_back(house: House) -> None:
    house.issue("F")
    counter, clerk = house.sit(1, "amal")
    step_id = house.call(counter, clerk).step_id
    before = house.step(step_id)
    assert house.calling.no_show(step_id, by=clerk) is State.WAITING
    house.calling.take_back(counter, by=clerk)
    assert house.step(step_id) == before


def test_the_reasons_of_the_everyday_race(house: House) -> None:
    """Two clerks see the same visitor; the second is told that it is too late."""
    house.issue("F")
    step_id = house.call(*house.sit(1, "amal")).step_id
    counter, clerk = house.sit(2, "badr")
    with pytest.raises(Refused) as caught:
        house.calling.call_this(counter, step_id, by=clerk, why="asked")
    assert caught.value.reason is Reason.ALREADY_CALLED
