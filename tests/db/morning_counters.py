"""What clerks do in a long random morning, each verb at the moment at which it is meant or not."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from queueing.ticket import State
from tests.db.morning import (
    ALLOWED_CALLS,
    CLERKS,
    HOLDS,
    Model,
    Row,
    logins,
    mostly,
    numbers,
    picks,
)

MEANT_FOR = {
    "recall": (State.CALLED,),
    "undo": (State.CALLED,),
    "start": (State.CALLED,),
    "no_show": (State.CALLED,),
    "park": (State.CALLED, State.SERVING),
    "hold": (State.SERVING,),
    "finish": (State.SERVING,),
    "return_to_line": (State.PARKED,),
}
CALLED_VERBS = ["start", "no_show", "no_show", "recall", "recall", "undo", "park"]
SERVING_VERBS = ["park", "hold", "finish", "finish"]
WAYS = st.sampled_from(["service", "counter", "person"])
codes = st.sampled_from("FNG")


class Counters(Model):
    """Clerks sit down, call, serve and send on."""

    # At the counter

    @rule(number=numbers, login=logins)
    def open_counter(self, number: int, login: str) -> None:
        counter, by = self.counter(number), self.staff[login]
        elsewhere = self.counter_of(by) not in (None, counter)
        may = counter["staff_id"] in (None, by) and not elsewhere
        self.attempt(may, lambda: self.house.desk.open_counter(counter["id"], by=by))
        self.forget_if(may and counter["state"] != "open", number)

    @rule(number=numbers, login=logins)
    def take_over(self, number: int, login: str) -> None:
        counter, by = self.counter(number), self.staff[login]
        may = self.counter_of(by) in (None, counter)
        self.attempt(may, lambda: self.house.desk.take_over(counter["id"], by=by))
        there = self.at_hand(counter["id"])
        if may:
            now = self.counter(number)
            assert (now["staff_id"], now["state"]) == (by, "open")
            assert all(self.mine(step, by) for step in there)
        self.forget_if(may and (counter["staff_id"] != by or counter["state"] != "open"), number)

    @rule(number=numbers, sensible=mostly)
    def pause_counter(self, number: int, sensible: bool) -> None:
        counter = self.counter(number)
        by = (sensible and counter["staff_id"]) or self.staff["badr"]
        may = counter["staff_id"] == by and counter["state"] == "open"
        self.attempt(may, lambda: self.house.desk.pause_counter(counter["id"], by=by))
        self.forget_if(may, number)

    @rule(number=numbers, sensible=mostly)
    def close_counter(self, number: int, sensible: bool) -> None:
        counter = self.counter(number)
        by = (sensible and counter["staff_id"]) or self.staff["badr"]
        may = counter["staff_id"] == by and not self.at_hand(counter["id"])
        self.attempt(may, lambda: self.house.desk.close_counter(counter["id"], by=by))
        if may:
            held = [s for s in self.steps if s["state"] == State.PARKED and s["held"]]
            assert not any(step["parked_by_id"] == by for step in held)
        self.forget_if(may, number)

    def forget_if(self, changed: bool, number: int) -> None:
        if changed:
            self.last.pop(number, None)

    @rule(number=numbers, code=st.sampled_from("FNPCRG"), on=st.booleans(), chief=st.booleans())
    def switch_service(self, number: int, code: str, on: bool, chief: bool) -> None:
        counter = self.counter(number)
        by = self.staff["sami"] if chief else counter["staff_id"] or self.staff["badr"]
        there = {
            self.codes[offer["service_id"]]: not offer["off"]
            for offer in self.tables["offer"]
            if offer["counter_id"] == counter["id"]
        }
        allowed = chief or (code in there and counter["staff_id"] == by)
        offered = [c for c, is_on in there.items() if is_on]
        may = allowed and (on == (code in offered) or on or len(offered) > 1)
        desk, service = self.house.desk, self.services[code]
        self.attempt(may, lambda: desk.switch_service(counter["id"], service, on, by=by))
        if may:
            offers = [o for o in self.tables["offer"] if o["counter_id"] == counter["id"]]
            assert any(o["service_id"] == service and not o["off"] for o in offers) == on

    # Calling

    @rule(number=numbers, sensible=mostly)
    def call_next(self, number: int, sensible: bool) -> None:
        counter = self.counter(number)
        by = (sensible and counter["staff_id"]) or self.staff["badr"]
        may, line = self.free(counter, by), self.line(number, by)
        called = self.attempt(may, lambda: self.house.calling.call_next(counter["id"], by=by))
        if may:
            assert (called.step_id if called else None) == (line[0]["id"] if line else None)

    @precondition(lambda self: self.steps)
    @rule(number=numbers, pick=picks, sensible=mostly, why=st.sampled_from(["asked", ""]))
    def call_this(self, number: int, pick: int, sensible: bool, why: str) -> None:
        self.clear(number, sensible)
        counter = self.counter(number)
        by = counter["staff_id"] or self.staff["badr"]
        parked = self.someone(State.PARKED) and pick % 2
        step = self.any_step(pick, sensible, State.PARKED if parked else State.WAITING)
        called = step["state"] == State.PARKED or (step["state"] == State.WAITING and bool(why))
        may = self.free(counter, by) and called and self.for_here(step, number, by)
        call = self.house.calling.call_this
        self.attempt(may, lambda: call(counter["id"], step["id"], by=by, why=why))

    @precondition(lambda self: self.steps)
    @rule(number=numbers, pick=picks, sensible=mostly)
    def resume(self, number: int, pick: int, sensible: bool) -> None:
        self.clear(number, sensible)
        counter = self.counter(number)
        by = counter["staff_id"] or self.staff["badr"]
        step = self.any_step(pick, sensible, State.PARKED)
        here = step["state"] == State.PARKED and self.for_here(step, number, by)
        serving = self.house.serving
        may = self.free(counter, by) and here
        self.attempt(may, lambda: serving.resume(counter["id"], step["id"], by=by))

    @precondition(lambda self: self.someone(State.PARKED))
    @rule(number=numbers, pick=picks, sensible=mostly)
    def swap(self, number: int, pick: int, sensible: bool) -> None:
        step = self.bring(number, State.SERVING) or self.any_step(pick, sensible, State.SERVING)
        by = self.clerk_of(step, pick, sensible)
        held = [s for s in self.steps if s["state"] == State.PARKED and s["held"]]
        mine = [s for s in held if s["parked_by_id"] == by]
        among = (mine if sensible else held) or self.steps
        kept = among[pick % len(among)]
        may = self.serving(step, by) and kept in mine
        self.attempt(may, lambda: self.house.serving.swap(step["id"], kept["id"], by=by))
        if may:
            assert self.step(step["id"])["held"]
            assert self.step(kept["id"])["counter_id"] == step["counter_id"]

    @precondition(lambda self: self.last)
    @rule(pick=picks, sensible=mostly)
    def take_back(self, pick: int, sensible: bool) -> None:
        number = sorted(self.last)[pick % len(self.last)]
        counter, last = self.counter(number), self.last[number]
        by = last["by"] if sensible else self.staff[CLERKS[pick % len(CLERKS)]]
        may = self.may_take_back(number, by)
        back = self.attempt(may, lambda: self.house.calling.take_back(counter["id"], by=by))
        if may:
            assert back == last["step"] and self.at_hand(counter["id"])[0]["id"] == back
            state = State.SERVING if last["finish"] else State.CALLED
            assert self.step(back)["state"] == state
            if last["released"] is not None:
                assert self.step(last["released"])["state"] == State.PLANNED
            del self.last[number]

    # With the visitor at hand

    @rule(number=numbers, verb=st.sampled_from(CALLED_VERBS), at_once=st.booleans(), more=picks)
    def call_and_move(self, number: int, verb: str, at_once: bool, more: int) -> None:
        """What a clerk does all morning, each verb at the moment at which it is meant."""
        step = self.bring(number, State.CALLED)
        if step is not None:
            if verb == "recall":
                self.clock.forward(seconds=10)
            self.move(step, verb, self.holder(step) or 0)
            if verb == "no_show" and at_once and self.last:
                self.take_back(sorted(self.last).index(number), more % 4 > 0)

    @rule(number=numbers, verb=st.sampled_from(SERVING_VERBS), at_once=st.booleans(), more=picks)
    def serve_and_move(self, number: int, verb: str, at_once: bool, more: int) -> None:
        step = self.bring(number, State.SERVING)
        if step is not None:
            self.move(step, verb, self.holder(step) or 0)
            if verb == "finish" and at_once and self.last:
                self.take_back(sorted(self.last).index(number), more % 4 > 0)

    @rule(number=numbers, way=WAYS, code=codes, to=numbers, login=logins, back=st.booleans())
    def serve_and_send_on(
        self, number: int, way: str, code: str, to: int, login: str, back: bool
    ) -> None:
        step = self.bring(number, State.SERVING)
        if step is not None:
            self.send(step, self.holder(step) or 0, way, code, to, login, back)

    @rule(number=numbers, code=codes, to=st.none() | numbers, done=st.booleans())
    def serve_and_add(self, number: int, code: str, to: int | None, done: bool) -> None:
        step = self.bring(number, State.SERVING)
        if step is not None:
            by = self.holder(step) or 0
            self.add(step, by, code, to)
            if done:
                self.move(self.step(step["id"]), "finish", by)

    def bring(self, number: int, state: State) -> Row | None:
        """The visitor at this counter in this state, called and begun with if need be."""
        counter = self.counter(number)
        self.open_up(number)
        by = self.counter(number)["staff_id"]
        if by is None:
            return None
        if not self.at_hand(counter["id"]):
            if not self.line(number, by):
                self.come_for("".join(c for c in self.offered(number, by) if c in "FNG"))
            self.call_next(number, True)
        there = self.at_hand(counter["id"])
        if there and (there[0]["state"], state) == (State.CALLED, State.SERVING):
            self.move(there[0], "start", by)
        there = self.at_hand(counter["id"])
        return there[0] if there and there[0]["state"] == state else None

    def open_up(self, number: int) -> None:
        counter = self.counter(number)
        free = [login for login in CLERKS if self.counter_of(self.staff[login]) is None]
        theirs = [login for login in CLERKS if self.staff[login] == counter["staff_id"]]
        if counter["state"] != "open" and (free or theirs):
            self.open_counter(number, (theirs or free)[0])

    def clear(self, number: int, sensible: bool) -> None:
        """Nobody stands at the counter any more, which is open for another visitor."""
        if not sensible:
            return
        self.open_up(number)
        for step in self.at_hand(self.counters[number]):
            if step["state"] == State.CALLED:
                self.move(step, "start", self.holder(step) or 0)
            self.move(self.step(step["id"]), "finish", self.holder(step) or 0)

    def come_for(self, codes: str) -> None:
        """Somebody comes for one of these services, and then for another; `Morning` knows how."""

    @precondition(lambda self: self.steps)
    @rule(verb=st.sampled_from(sorted(MEANT_FOR)), pick=picks, sensible=mostly)
    def any_move(self, verb: str, pick: int, sensible: bool) -> None:
        step = self.any_step(pick, sensible, *MEANT_FOR[verb])
        self.move(step, verb, self.clerk_of(step, pick, sensible))

    def move(self, step: Row, verb: str, by: int) -> None:
        may = step["state"] in MEANT_FOR[verb] and self.mine(step, by)
        since = self.clock.now - (step["called_at"] or self.clock.now)
        if verb == "recall":
            may = may and since >= timedelta(seconds=10) and step["calls"] < ALLOWED_CALLS
        if verb == "undo":
            may = may and since <= timedelta(seconds=10)
        if verb == "hold":
            held = [s for s in self.steps if s["state"] == State.PARKED and s["held"]]
            may = may and len([s for s in held if s["parked_by_id"] == by]) < HOLDS
        release = self.to_release(step)
        uses = self.house.calling if hasattr(self.house.calling, verb) else self.house.serving
        self.attempt(may, lambda: getattr(uses, verb)(step["id"], by=by))
        if may:
            self.moved(step, verb, by, release)

    def moved(self, step: Row, verb: str, by: int, release: int | None) -> None:
        now = self.step(step["id"])
        if verb == "undo":  # Back to where the visitor was called from.
            assert now["state"] == (State.PARKED if step["parked_at"] else State.WAITING)
        if verb == "no_show":
            missed = step["calls"] >= ALLOWED_CALLS
            assert now["state"] == (State.MISSED if missed else State.WAITING)
        if verb == "finish":
            assert self.released == release
        there = self.counter_of(by)
        if verb in ("no_show", "finish") and there is not None:
            self.remember(there["number"], by, step, verb)

    @precondition(lambda self: self.someone(State.SERVING))
    @rule(way=WAYS, code=codes, to=numbers, login=logins, back=st.booleans(), pick=picks)
    def send_on(self, way: str, code: str, to: int, login: str, back: bool, pick: int) -> None:
        step = self.any_step(pick, pick % 5 > 0, State.SERVING)
        self.send(step, self.clerk_of(step, pick, pick % 7 > 0), way, code, to, login, back)

    def send(
        self, step: Row, by: int, way: str, code: str, to: int, login: str, back: bool
    ) -> None:
        mine, target, person = self.counter_of(by), self.counter(to), self.staff[login]
        theirs = self.counter_of(person)
        there = {
            "service": True,
            "counter": target["state"] != "closed" and self.serves(to, step),
            "person": person != by and theirs is not None and self.serves(theirs["number"], step),
        }[way]
        can_come_back = mine is not None and self.serves(mine["number"], step)
        may = self.serving(step, by) and there and (not back or can_come_back)
        serving = self.house.serving
        more: dict[str, Any] = {"by": by, "come_back": back, "note": "see note"}
        send: dict[str, Any] = {
            "service": lambda: serving.transfer_to_service(step["id"], self.services[code], **more),
            "counter": lambda: serving.transfer_to_counter(step["id"], target["id"], **more),
            "person": lambda: serving.transfer_to_person(step["id"], person, **more),
        }
        before = [old["id"] for old in self.steps]
        added = self.attempt(may, send[way])
        if may:
            self.sent_on(step, by, added, before, back)

    def sent_on(self, step: Row, by: int, added: int, before: list[int], back: bool) -> None:
        """Number and due time are kept; whoever is to come back does so, to this clerk."""
        sent, *returning = self.added(before)
        assert (sent["id"], sent["state"]) == (added, State.WAITING)
        assert [(s["state"], s["only_staff_id"]) for s in returning] == (
            [(State.PLANNED, by)] if back else []
        )
        for new in (sent, *returning):
            assert (new["number"], new["due_at"]) == (step["number"], step["due_at"])
            assert new["note"] == "see note"

    @precondition(lambda self: self.someone(State.SERVING))
    @rule(code=codes, to=st.none() | numbers, pick=picks, sensible=mostly)
    def add_service(self, code: str, to: int | None, pick: int, sensible: bool) -> None:
        step = self.any_step(pick, sensible, State.SERVING)
        self.add(step, self.clerk_of(step, pick, sensible), code, to)

    def add(self, step: Row, by: int, code: str, to: int | None) -> None:
        service, counter = self.services[code], self.counter(to) if to else None
        there = counter is None or (
            counter["state"] != "closed" and self.serves(to or 0, {"service_id": service})
        )
        counter_id = counter["id"] if counter else None
        issued = self.ticket(step["ticket_id"])["issued_at"]
        added = self.attempt(
            self.serving(step, by) and there,
            lambda: self.house.serving.add_service(
                step["id"], service, by=by, counter_id=counter_id
            ),
        )
        if added is not None:
            new = self.step(added)
            assert (new["state"], new["only_counter_id"]) == (State.PLANNED, counter_id)
            assert new["due_at"] == self.from_now(new, issued)
