"""Every state of a step and every verb; then long random mornings through the real use cases.

A move is either in the table, or it is refused and nothing at all has changed. Whatever happens, no
ticket is lost, no step is at two counters, and nobody's due time moves back.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db import schema as t
from db.engine import Database
from queueing.ticket import (
    AT_COUNTER,
    OPEN_STATES,
    TRANSITIONS,
    Action,
    Reason,
    Refused,
    State,
)
from tests.db.house import Booked, House, check_tables

Rows = dict[str, list[dict[str, Any]]]

# --- every state and every verb


def bring_to(house: House, state: State) -> int:
    """A step in this state, called at counter 1 by Amal if at all."""
    steps = house.issue("F", "N").step_ids if state is State.PLANNED else house.issue().step_ids
    desk = house.sit(1, "amal")
    if state in (State.PLANNED, State.WAITING):
        return steps[-1]
    if state is State.LEFT:
        house.intake.leave(house.step(steps[0]).ticket_id)
    elif state is State.CLOSED:
        house.day.end()
        house.sit(1, "amal")
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


def verbs(house: House, step_id: int) -> dict[Action, Callable[[], object]]:
    """What moves the step, at the moment at which the verb may be used."""
    counter, clerk = house.counter(1), house.person("amal")
    call, now = house.calling, house.clock.now

    def later(verb: Callable[[], object]) -> object:
        house.clock.now = now + timedelta(seconds=15)
        return verb()

    return {
        Action.CALL: lambda: call.call_this(counter, step_id, by=clerk, why="asked"),
        Action.RECALL: lambda: later(lambda: call.recall(step_id, by=clerk)),
        Action.UNDO: lambda: call.undo(step_id, by=clerk),
        Action.START: lambda: call.start(step_id, by=clerk),
        Action.NO_SHOW: lambda: call.no_show(step_id, by=clerk),
        Action.PARK: lambda: call.park(step_id, by=clerk),
        Action.RETURN: lambda: call.return_to_line(step_id, by=clerk),
        Action.TRANSFER: lambda: call.transfer_to_service(step_id, house.service("G"), by=clerk),
        Action.FINISH: lambda: call.finish(step_id, by=clerk),
        Action.LEAVE: lambda: house.intake.leave(house.step(step_id).ticket_id),
        Action.REJOIN: lambda: house.intake.rejoin(step_id),
        Action.CLOSE: house.day.end,
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


@pytest.mark.parametrize("state", State)
def test_every_verb_is_allowed_by_the_table_or_refused(
    state: State, founded: Path, tmp_path: Path
) -> None:
    for action in set(Action) - {Action.RELEASE, Action.MISS}:
        with opened(founded, tmp_path) as house:
            step_id = bring_to(house, state)
            verb = verbs(house, step_id)[action]
            before = house.dump()
            allowed = (state, action) in TRANSITIONS
            if action is Action.LEAVE and state is State.PLANNED:
                verb()  # The visitor leaves with all that waits.
            elif action is Action.CLOSE:
                verb()  # Closing is for everybody, and passes over those who are gone.
            elif not allowed:
                with pytest.raises(Refused):
                    verb()
                assert house.dump() == before, (state, action)
                continue
            else:
                verb()
            to = TRANSITIONS.get((state, action), state)
            assert house.step(step_id).state is to, (state, action)
            house.check()


# --- long random mornings

LIVELY = [
    t.counter,
    t.booking,
    t.day_service,
    t.ticket,
    t.step,
    t.call,
    t.event,
    t.revision,
]
CLERKS = ["amal", "badr", "dana", "nasser"]
OFFERS = {1: "FNG", 2: "FNC", 3: "PRFN", 4: "FNPCRG"}
SECONDARY = {1: "G", 3: "FN"}
RELUCTANCE = timedelta(minutes=10)

numbers = st.sampled_from(sorted(OFFERS))
logins = st.sampled_from(CLERKS)
walk_in_codes = st.sampled_from("FFFNNGRC")
picks = st.sampled_from(range(240))
mostly = st.sampled_from([True] * 5 + [False])
"""Sensible people, with a slip of the finger now and then."""


MEANT_FOR = {
    "recall": (State.CALLED,),
    "undo": (State.CALLED,),
    "start": (State.CALLED,),
    "no_show": (State.CALLED,),
    "park": (State.CALLED, State.SERVING),
    "finish": (State.SERVING,),
    "return_to_line": (State.PARKED,),
}
VERBS = ["start", "start", "no_show", "recall", "undo", "park", "park", "finish", "finish"]
SERVING_VERBS = ("park", "finish")


class Morning(RuleBasedStateMachine):
    """Clerks, visitors and bookings do what they like; the model knows what may go through."""

    founded: Path

    @initialize()
    def open_the_file(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="dawr-morning-")
        self.opened = opened(self.founded, Path(self.folder.name))
        self.house = self.opened.__enter__()
        self.clock = self.house.clock
        office = self.house.views.office()
        self.services = {service.code: service.id for service in office.services.values()}
        self.codes = {service_id: code for code, service_id in self.services.items()}
        self.counters = {counter.number: counter.id for counter in office.counters.values()}
        self.numbers = {counter_id: number for number, counter_id in self.counters.items()}
        self.staff = {person.login: person.id for person in office.staff.values()}
        self.booked = self.began = 0
        for code in "FNFGF":
            self.house.issue(code)
        for number, login in enumerate(CLERKS[:3], 1):
            self.house.sit(number, login)
        self.tables = self.look()

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.__exit__(None, None, None)
            self.folder.cleanup()

    # What the model sees

    def look(self) -> Rows:
        return {table.name: self.house.rows(table) for table in LIVELY}

    @property
    def steps(self) -> list[dict[str, Any]]:
        return self.tables["step"]

    def someone(self, state: State) -> bool:
        return any(step["state"] == state for step in self.steps)

    def any_step(self, pick: int, sensible: bool, *states: State) -> dict[str, Any]:
        """A step for which the verb is meant, if there is one; not sensibly, any at all."""
        meant = [step for step in self.steps if step["state"] in states]
        among = meant if meant and sensible else self.steps
        return among[pick % len(among)]

    def counter(self, number: int) -> dict[str, Any]:
        return next(c for c in self.tables["counter"] if c["number"] == number)

    def serving_at(self, pick: int, sensible: bool) -> dict[str, Any]:
        """The visitor served at the counter of that number, if any; else any step will do."""
        at_hand = self.at_hand(self.counters.get(pick, 0))
        return at_hand[0] if at_hand else self.any_step(pick, sensible, State.SERVING)

    def clerk_of(self, step: dict[str, Any], pick: int, sensible: bool) -> int:
        """Whoever serves the step; not sensibly, anybody."""
        held = {c["id"]: c["staff_id"] for c in self.tables["counter"]}
        theirs = held.get(step["counter_id"])
        return theirs if theirs and sensible else self.staff[CLERKS[pick % len(CLERKS)]]

    def at_hand(self, counter_id: int) -> list[dict[str, Any]]:
        return [s for s in self.steps if s["counter_id"] == counter_id and s["state"] in AT_COUNTER]

    def mine(self, step: dict[str, Any], by: int) -> bool:
        """Whether a step that is at a counter is at this clerk's."""
        held = {c["id"]: c["staff_id"] for c in self.tables["counter"]}
        return step["state"] not in AT_COUNTER or held[step["counter_id"]] == by

    def offered(self, number: int, staff_id: int | None) -> str:
        codes = OFFERS[number]
        return "N" if staff_id == self.staff["nasser"] and "N" in codes else codes

    def today(self, step: dict[str, Any]) -> bool:
        return step["day"] == (self.clock.now + timedelta(hours=3)).date()

    # What happens

    def attempt(self, may: bool, verb: Callable[[], Any]) -> Any:
        """Does it, and compares what went through, and what changed, with the model."""
        before, result, refusal = self.tables, None, None
        try:
            result = verb()
        except Refused as refused:
            refusal = refused
        self.tables = self.look()
        assert (refusal is None) == may, refusal or "it was not refused"
        if refusal is not None:
            assert self.tables == before
        self.compare(before)
        return result

    def compare(self, before: Rows) -> None:
        now = {step["id"]: step for step in self.steps}
        for old in before["step"]:
            new = now[old["id"]]
            kept = ("number", "day", "ticket_id", "service_id", "position")
            assert all(new[name] == old[name] for name in kept)
            rejoined = (old["state"], new["state"]) == (State.MISSED, State.WAITING)
            assert new["due_at"] == old["due_at"] or rejoined
            assert new["served_before_s"] >= old["served_before_s"]
            if new["state"] != old["state"]:
                moves = {to for (state, _), to in TRANSITIONS.items() if state == old["state"]}
                assert new["state"] in moves

    @rule(codes=st.lists(walk_in_codes, min_size=1, max_size=3), priority=st.booleans())
    def take_a_ticket(self, codes: list[str], priority: bool) -> None:
        given = {row["service_id"]: row for row in self.today_of("day_service")}
        issued = {code: given[id_]["issued"] for code, id_ in self.services.items() if id_ in given}
        # R has three numbers, which only a first service takes; C has three places a day,
        # which a further one fills as well.
        no_number = codes[0] == "R" and issued.get("R", 0) >= 3
        full = "C" in codes and issued.get("C", 0) + codes.count("C") > 3
        local = self.clock.now + timedelta(hours=3)
        closed = not (7 <= local.hour < 13 or (local.hour == 13 and local.minute < 45))
        late = "C" in codes and not (8 <= local.hour < 11 or (local.hour, local.minute) < (11, 45))
        late = late or ("C" in codes and local.hour < 8)
        more = {"priority_id": self.house.priority()} if priority else {}
        refused = no_number or full or closed or late
        self.attempt(not refused, lambda: self.house.issue(*codes, **more))

    def today_of(self, table: str) -> list[dict[str, Any]]:
        return [row for row in self.tables[table] if self.today(row)]

    @precondition(lambda self: len(self.tables["booking"]) < 6)
    @rule(minutes=st.integers(-40, 40), code=st.sampled_from("FNP"), cancelled=st.booleans())
    def book(self, minutes: int, code: str, cancelled: bool) -> None:
        self.booked += 1
        start = self.clock.now + timedelta(minutes=minutes)
        booking = Booked(str(self.booked), start, code, cancelled=cancelled and minutes > 20)
        self.attempt(True, lambda: self.house.bookings.take_in("app", [booking]))

    @precondition(lambda self: any(b["state"] == "expected" for b in self.tables["booking"]))
    @rule(pick=picks)
    def check_in(self, pick: int) -> None:
        booking = self.tables["booking"][pick % len(self.tables["booking"])]
        here = any(ticket["booking_id"] == booking["id"] for ticket in self.tables["ticket"])
        may = self.today(booking) and booking["state"] in ("expected", "missed") and not here
        self.attempt(may, lambda: self.house.check_in(booking["id"]))

    @rule(number=numbers, login=logins)
    def open_counter(self, number: int, login: str) -> None:
        counter, by = self.counter(number), self.staff[login]
        elsewhere = any(
            c["staff_id"] == by and c["number"] != number for c in self.tables["counter"]
        )
        may = counter["staff_id"] in (None, by) and not elsewhere
        self.attempt(may, lambda: self.house.desk.open_counter(counter["id"], by=by))

    @rule(number=numbers, sensible=mostly)
    def pause_counter(self, number: int, sensible: bool) -> None:
        counter = self.counter(number)
        by = (sensible and counter["staff_id"]) or self.staff["badr"]
        may = counter["staff_id"] == by and counter["state"] == "open"
        self.attempt(may, lambda: self.house.desk.pause_counter(counter["id"], by=by))

    @rule(number=numbers, sensible=mostly)
    def close_counter(self, number: int, sensible: bool) -> None:
        counter = self.counter(number)
        by = (sensible and counter["staff_id"]) or self.staff["badr"]
        may = counter["staff_id"] == by and not self.at_hand(counter["id"])
        self.attempt(may, lambda: self.house.desk.close_counter(counter["id"], by=by))

    @rule(number=numbers, sensible=mostly)
    def call_next(self, number: int, sensible: bool) -> None:
        counter = self.counter(number)
        by = (sensible and counter["staff_id"]) or self.staff["badr"]
        line = self.line(number, by)
        called = self.attempt(
            self.free(counter, by), lambda: self.house.calling.call_next(counter["id"], by=by)
        )
        if self.free_before:
            assert (called.step_id if called else None) == (line[0]["id"] if line else None)

    def free(self, counter: dict[str, Any], by: int) -> bool:
        self.free_before = (
            counter["staff_id"] == by
            and counter["state"] == "open"
            and not self.at_hand(counter["id"])
        )
        return self.free_before

    def line(self, number: int, by: int) -> list[dict[str, Any]]:
        """The whole line of a counter, in the order of the one rule there is."""
        counter_id, codes = self.counters[number], self.offered(number, by)
        eligible = [
            step
            for step in self.steps
            if step["state"] == State.WAITING
            and self.today(step)
            and self.codes[step["service_id"]] in codes
            and (step["hold_until"] is None or step["hold_until"] <= self.clock.now)
            and step["only_counter_id"] in (None, counter_id)
        ]

        def rank(step: dict[str, Any]) -> tuple[Any, ...]:
            secondary = self.codes[step["service_id"]] in SECONDARY.get(number, "")
            due = step["due_at"] + (RELUCTANCE if secondary else timedelta())
            return due, step["arrived_at"], step["number"], step["id"]

        return sorted(eligible, key=rank)

    @precondition(lambda self: self.steps)
    @rule(number=numbers, pick=picks, sensible=mostly, why=st.sampled_from(["asked", ""]))
    def call_this(self, number: int, pick: int, sensible: bool, why: str) -> None:
        counter = self.counter(number)
        by = counter["staff_id"] or self.staff["badr"]
        parked = self.someone(State.PARKED) and pick % 2
        step = self.any_step(pick, sensible, State.PARKED if parked else State.WAITING)
        may = (
            self.free(counter, by)
            and (step["state"] == State.PARKED or (step["state"] == State.WAITING and bool(why)))
            and self.today(step)
            and self.codes[step["service_id"]] in self.offered(number, by)
            and step["only_counter_id"] in (None, counter["id"])
        )
        self.attempt(
            may,
            lambda: self.house.calling.call_this(counter["id"], step["id"], by=by, why=why),
        )

    @rule(number=numbers, verb=st.sampled_from(VERBS), code=st.sampled_from("FNG"), to=numbers)
    def work(self, number: int, verb: str, code: str, to: int) -> None:
        """What a clerk does all morning: the verb, at the moment at which it is meant."""
        counter = self.counter(number)
        at_hand = self.at_hand(counter["id"])
        if counter["state"] != "open":
            self.open_counter(number, CLERKS[number - 1])
        elif not at_hand and not self.line(number, counter["staff_id"]):
            self.take_a_ticket([code, "F"], False)
        elif not at_hand:
            self.call_next(number, True)
        elif at_hand[0]["state"] == State.CALLED and verb not in SERVING_VERBS:
            self.move(at_hand[0], verb, counter["staff_id"])
        elif at_hand[0]["state"] == State.CALLED:
            self.move(at_hand[0], "start", counter["staff_id"])
        elif verb in SERVING_VERBS:
            self.move(at_hand[0], verb, counter["staff_id"])
        elif verb == "start":
            self.transfer_to_service(code, number, True)
        elif verb == "recall":
            self.transfer_to_counter(to, number, True)
        else:
            self.add_service(code, number, True)

    @rule(number=numbers, verb=st.sampled_from(VERBS), code=st.sampled_from("FNG"), to=numbers)
    def work_on(self, number: int, verb: str, code: str, to: int) -> None:
        self.work(number, verb, code, to)

    @precondition(lambda self: self.steps)
    @rule(verb=st.sampled_from([*VERBS, "return_to_line"]), pick=picks, sensible=mostly)
    def any_move(self, verb: str, pick: int, sensible: bool) -> None:
        step = self.any_step(pick, sensible, *MEANT_FOR[verb])
        self.move(step, verb, self.clerk_of(step, pick, sensible))

    def move(self, step: dict[str, Any], verb: str, by: int) -> None:
        may = step["state"] in MEANT_FOR[verb] and self.mine(step, by)
        since = self.clock.now - (step["called_at"] or self.clock.now)
        if verb == "recall":
            may = may and since >= timedelta(seconds=10)
        if verb == "undo":
            may = may and since <= timedelta(seconds=10)
        self.attempt(may, lambda: getattr(self.house.calling, verb)(step["id"], by=by))

    @precondition(lambda self: self.someone(State.SERVING))
    @rule(code=st.sampled_from("FNG"), pick=picks, sensible=mostly)
    def transfer_to_service(self, code: str, pick: int, sensible: bool) -> None:
        step = self.serving_at(pick, sensible)
        by = self.clerk_of(step, pick, sensible)
        may = step["state"] == State.SERVING and self.mine(step, by)
        added = self.attempt(
            may,
            lambda: self.house.serving.transfer_to_service(
                step["id"], self.services[code], by=by, note="see note"
            ),
        )
        self.same_place(step, added)

    @precondition(lambda self: self.someone(State.SERVING))
    @rule(number=numbers, pick=picks, sensible=mostly)
    def transfer_to_counter(self, number: int, pick: int, sensible: bool) -> None:
        step, target = self.serving_at(pick, sensible), self.counter(number)
        by = self.clerk_of(step, pick, sensible)
        may = (
            step["state"] == State.SERVING
            and self.mine(step, by)
            and target["state"] != "closed"
            and self.codes[step["service_id"]] in self.offered(number, target["staff_id"])
        )
        added = self.attempt(
            may, lambda: self.house.serving.transfer_to_counter(step["id"], target["id"], by=by)
        )
        self.same_place(step, added)

    def same_place(self, step: dict[str, Any], added: int | None) -> None:
        if added is not None:
            new = next(s for s in self.steps if s["id"] == added)
            assert (new["number"], new["due_at"]) == (step["number"], step["due_at"])
            assert new["state"] == State.WAITING

    @precondition(lambda self: self.someone(State.SERVING))
    @rule(code=st.sampled_from("FNG"), pick=picks, sensible=mostly)
    def add_service(self, code: str, pick: int, sensible: bool) -> None:
        step = self.serving_at(pick, sensible)
        by = self.clerk_of(step, pick, sensible)
        may = step["state"] == State.SERVING and self.mine(step, by)
        self.attempt(
            may,
            lambda: self.house.serving.add_service(step["id"], self.services[code], by=by),
        )

    @precondition(lambda self: self.steps)
    @rule(pick=picks, sensible=mostly)
    def leave(self, pick: int, sensible: bool) -> None:
        states = [State.WAITING, State.PARKED, State.MISSED]
        step = self.any_step(pick, sensible, states[pick % 3])
        visit = [s["state"] for s in self.steps if s["ticket_id"] == step["ticket_id"]]
        may = any(s in OPEN_STATES for s in visit) and not any(s in AT_COUNTER for s in visit)
        self.attempt(may, lambda: self.house.intake.leave(step["ticket_id"]))

    @precondition(lambda self: self.someone(State.MISSED))
    @rule(pick=picks, sensible=mostly)
    def rejoin(self, pick: int, sensible: bool) -> None:
        step = self.any_step(pick, sensible, State.MISSED)
        may = step["state"] == State.MISSED and self.today(step)
        self.attempt(may, lambda: self.house.intake.rejoin(step["id"]))

    @rule(seconds=st.sampled_from([1, 5, 10, 11, 60, 180, 600]))
    def time_passes(self, seconds: int) -> None:
        self.clock.forward(seconds=seconds)

    @precondition(lambda self: len(self.tables["event"]) > self.began + 40)
    @rule(overnight=st.booleans())
    def the_day_ends(self, overnight: bool) -> None:
        self.attempt(True, lambda: self.house.day.end(by=self.staff["sami"]))
        assert not any(step["state"] in OPEN_STATES for step in self.steps)
        self.began = len(self.tables["event"])
        if overnight:
            self.clock.now = self.clock.now.replace(hour=6, minute=0) + timedelta(days=1)
            while self.clock.now.weekday() in (4, 5):  # The weekend is Friday and Saturday.
                self.clock.forward(days=1)

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "tables"):
            check_tables(self.tables)
            issued = [e for e in self.tables["event"] if e["kind"] in ("issued", "checked_in")]
            assert len(issued) == len(self.tables["ticket"])


@pytest.mark.timeout(600)  # A failure takes its time to become short enough to read.
def test_long_random_mornings(tmp_path_factory: pytest.TempPathFactory) -> None:
    Morning.founded = found_office(tmp_path_factory.mktemp("mornings"))
    machine = Morning.TestCase
    machine.settings = settings(
        max_examples=40,
        stateful_step_count=60,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    machine().runTest()


def test_the_reasons_of_the_everyday_race(house: House) -> None:
    """Two clerks see the same visitor; the second is told that it is too late."""
    house.issue("F")
    step_id = house.call(*house.sit(1, "amal")).step_id
    counter, clerk = house.sit(2, "badr")
    with pytest.raises(Refused) as caught:
        house.calling.call_this(counter, step_id, by=clerk, why="asked")
    assert caught.value.reason is Reason.ALREADY_CALLED
