"""A model of the small office: what it looks like, and what may go through at this moment.

The rules of `test_long_mornings` ask it before each verb, and compare afterwards.
"""

import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from db import schema as t
from queueing.ticket import AT_COUNTER, OPEN_STATES, TRANSITIONS, Action, Refused, State
from tests.db.house import check_tables
from tests.db.test_life_of_a_step import opened

Row = dict[str, Any]
Rows = dict[str, list[Row]]

LIVELY = [
    t.counter,
    t.offer,
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
TARGET = {"F": 20, "N": 15, "P": 25, "C": 10, "R": 15, "G": 10}
CREDIT = timedelta(minutes=20)
RELUCTANCE = timedelta(minutes=10)
UNDO = timedelta(seconds=10)
ALLOWED_CALLS = 3
HOLDS = 1

numbers = st.sampled_from(sorted(OFFERS))
logins = st.sampled_from(CLERKS)
picks = st.sampled_from(range(240))
mostly = st.sampled_from([True] * 5 + [False])
"""Sensible people, with a slip of the finger now and then."""


class Model(RuleBasedStateMachine):
    """What a person in the middle of the hall would know."""

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
        self.staff = {person.login: person.id for person in office.staff.values()}
        self.older = self.house.priority()
        self.booked = self.began = 0
        self.last: dict[int, Row] = {}
        """By counter: the finish or no-show that may still be taken back."""
        for code in "FNFGF":
            self.house.issue(code)
        for number, login in enumerate(CLERKS[:3], 1):
            self.house.sit(number, login)
        self.tables = self.look()

    def teardown(self) -> None:
        if hasattr(self, "opened"):
            self.opened.__exit__(None, None, None)
            self.folder.cleanup()

    # What there is

    def look(self) -> Rows:
        return {table.name: self.house.rows(table) for table in LIVELY}

    @property
    def steps(self) -> list[Row]:
        return self.tables["step"]

    def step(self, step_id: int) -> Row:
        return next(step for step in self.steps if step["id"] == step_id)

    def ticket(self, ticket_id: int) -> Row:
        return next(ticket for ticket in self.tables["ticket"] if ticket["id"] == ticket_id)

    def visit(self, ticket_id: int) -> list[Row]:
        found = [step for step in self.steps if step["ticket_id"] == ticket_id]
        return sorted(found, key=lambda step: int(step["position"]))

    def counter(self, number: int) -> Row:
        return next(c for c in self.tables["counter"] if c["number"] == number)

    def counter_of(self, staff_id: int | None) -> Row | None:
        held = [c for c in self.tables["counter"] if staff_id and c["staff_id"] == staff_id]
        return held[0] if held else None

    def at_hand(self, counter_id: int) -> list[Row]:
        return [s for s in self.steps if s["counter_id"] == counter_id and s["state"] in AT_COUNTER]

    def someone(self, *states: State) -> bool:
        return any(step["state"] in states for step in self.steps)

    def any_step(self, pick: int, sensible: bool, *states: State) -> Row:
        """A step for which the verb is meant, if there is one; not sensibly, any at all."""
        meant = [step for step in self.steps if step["state"] in states]
        among = meant if meant and sensible else self.steps
        return among[pick % len(among)]

    def clerk_of(self, step: Row, pick: int, sensible: bool) -> int:
        """Whoever serves the step; not sensibly, anybody."""
        theirs = self.holder(step)
        return theirs if theirs and sensible else self.staff[CLERKS[pick % len(CLERKS)]]

    def holder(self, step: Row) -> int | None:
        held = {c["id"]: c["staff_id"] for c in self.tables["counter"]}
        return held.get(step["counter_id"])

    # What may be

    def mine(self, step: Row, by: int) -> bool:
        """Whether a step that is at a counter is at this clerk's."""
        return step["state"] not in AT_COUNTER or self.holder(step) == by

    def serving(self, step: Row, by: int) -> bool:
        return step["state"] == State.SERVING and self.mine(step, by)

    def today(self, row: Row) -> bool:
        return bool(row["day"] == (self.clock.now + timedelta(hours=3)).date())

    def offered(self, number: int, staff_id: int | None) -> dict[str, timedelta]:
        """What this counter serves now with this clerk, and how reluctantly."""
        skills = "N" if staff_id == self.staff["nasser"] else "FNPCRG"
        return {
            self.codes[offer["service_id"]]: RELUCTANCE if offer["secondary"] else timedelta()
            for offer in self.tables["offer"]
            if offer["counter_id"] == self.counters[number]
            and not offer["off"]
            and self.codes[offer["service_id"]] in skills
        }

    def serves(self, number: int, step: Row) -> bool:
        """Whether whoever sits there can serve the step."""
        code = self.codes[step["service_id"]]
        return code in self.offered(number, self.counter(number)["staff_id"])

    def free(self, counter: Row, by: int, *states: str) -> bool:
        theirs = counter["staff_id"] == by and counter["state"] in (states or ("open",))
        return theirs and not self.at_hand(counter["id"])

    def for_here(self, step: Row, number: int, by: int) -> bool:
        """Whether the step may be called, or served on, at this counter."""
        return (
            self.today(step)
            and self.codes[step["service_id"]] in self.offered(number, by)
            and step["only_counter_id"] in (None, self.counters[number])
            and step["only_staff_id"] in (None, by)
        )

    def line(self, number: int, by: int) -> list[Row]:
        """The whole line of a counter, in the order of the one rule there is."""
        offers = self.offered(number, by)

        def rank(step: Row) -> tuple[Any, ...]:
            due = step["due_at"] + offers[self.codes[step["service_id"]]]
            return due, step["arrived_at"], step["number"], step["id"]

        return sorted(
            (
                step
                for step in self.steps
                if step["state"] == State.WAITING
                and self.for_here(step, number, by)
                and (step["hold_until"] is None or step["hold_until"] <= self.clock.now)
            ),
            key=rank,
        )

    def may_take_back(self, number: int, by: int) -> bool:
        counter, last = self.counter(number), self.last.get(number)
        if last is None or last["by"] != by or self.clock.now > last["at"] + UNDO:
            return False
        if not self.free(counter, by, "open", "paused"):
            return False
        state = self.step(last["step"])["state"]
        if not last["finish"]:
            return state in (State.WAITING, State.MISSED)
        released = last["released"]
        return released is None or self.step(released)["state"] == State.WAITING

    def remember(self, number: int, by: int, step: Row, verb: str) -> None:
        """A finish or no-show went through at this counter."""
        self.last[number] = {
            "at": self.clock.now,
            "by": by,
            "step": step["id"],
            "finish": verb == "finish",
            "released": self.released if verb == "finish" else None,
        }

    def to_release(self, step: Row) -> int | None:
        """What the finish of this step lets wait: first what comes back to a clerk in person."""
        others = [other for other in self.visit(step["ticket_id"]) if other["id"] != step["id"]]
        if any(s["state"] in {State.WAITING, State.PARKED, *AT_COUNTER} for s in others):
            return None
        planned = [other for other in others if other["state"] == State.PLANNED]
        planned.sort(key=lambda other: other["only_staff_id"] is None)
        return planned[0]["id"] if planned else None

    def to_correct(self, ticket: Row) -> bool:
        """Whether reception may correct what this ticket says."""
        visit = self.visit(ticket["id"])
        still = any(step["state"] in OPEN_STATES | {State.MISSED} for step in visit)
        return self.today(ticket) and ticket["merged_into_id"] is None and still

    def from_now(self, step: Row, start: datetime, code: str = "") -> datetime:
        """When the step is due, of a visitor who asks for it at `start`."""
        target = timedelta(minutes=TARGET[code or self.codes[step["service_id"]]])
        return start + target - (CREDIT if step["priority_class_id"] else timedelta())

    # What happens

    def attempt(
        self,
        may: bool,
        verb: Callable[[], Any],
        *,
        due: dict[int, datetime] | None = None,
        service: dict[int, int] | None = None,
    ) -> Any:
        """Does it, and compares what went through, and what changed, with the model.

        `due` and `service` are all that these may be after it, by step: of no other do they move.
        """
        before, result, refusal = self.tables, None, None
        try:
            result = verb()
        except Refused as refused:
            refusal = refused
        self.tables = self.look()
        assert (refusal is None) == may, refusal or "it was not refused"
        if refusal is not None:
            assert self.tables == before
        else:
            self.compare(before, due or {}, service or {})
        return result

    def compare(self, before: Rows, due: dict[int, datetime], service: dict[int, int]) -> None:
        now = {step["id"]: step for step in self.steps}
        self.released = None
        for old in before["step"]:
            new = now[old["id"]]
            kept = ("number", "day", "ticket_id", "position")
            assert all(new[name] == old[name] for name in kept)
            assert new["due_at"] == due.get(old["id"], old["due_at"])
            assert new["service_id"] == service.get(old["id"], old["service_id"])
            assert new["served_before_s"] >= old["served_before_s"]
            if new["state"] != old["state"]:
                moves = {to for (state, _), to in TRANSITIONS.items() if state == old["state"]}
                assert new["state"] in moves
            if (old["state"], new["state"]) == (State.PLANNED, State.WAITING):
                assert TRANSITIONS[State.PLANNED, Action.RELEASE] is State.WAITING
                self.released = new["id"]

    def added(self, before: Sequence[int]) -> list[Row]:
        return [step for step in self.steps if step["id"] not in before]

    # What always holds

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "tables"):
            return
        check_tables(self.tables)
        issued = [e for e in self.tables["event"] if e["kind"] in ("issued", "checked_in")]
        assert len(issued) == len(self.tables["ticket"])
        for ticket in self.tables["ticket"]:
            self.it_goes_on(self.visit(ticket["id"]))
        for step in self.steps:
            self.somebody_may_call(step)
            if step["state"] == State.PARKED:
                assert step["parked_at"] is not None and step["parked_by_id"] is not None, step

    def it_goes_on(self, visit: list[Row]) -> None:
        """What is planned comes after something that is still to happen."""
        states = {step["state"] for step in visit}
        if State.PLANNED in states:
            assert states & {State.WAITING, State.PARKED, State.MISSED, *AT_COUNTER}, visit

    def somebody_may_call(self, step: Row) -> None:
        """Whoever waits, or will, for one counter or one clerk alone is served there."""
        if step["state"] not in (State.WAITING, State.PLANNED, State.CALLED):
            return
        for counter in self.tables["counter"]:
            if counter["id"] == step["only_counter_id"]:
                assert counter["state"] != "closed" and self.serves(counter["number"], step), step
        if step["only_staff_id"] is not None:
            there = self.counter_of(step["only_staff_id"])
            assert there is not None and self.serves(there["number"], step), step
