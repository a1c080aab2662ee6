"""Long random mornings through the real use cases.

Clerks, visitors, reception and bookings do what they like; the model knows what may go through.
Whatever happens, no ticket is lost, no step is at two counters, nobody waits for somebody who is
gone, and nobody's due time moves but where reception says so.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.delivered import each_alone
from queueing.ticket import AT_COUNTER, OPEN_STATES, State
from tests.db.house import booked
from tests.db.morning import CREDIT, OFFERS, Row, mostly, picks
from tests.db.morning_counters import Counters
from tests.db.test_life_of_a_step import found_office

walk_in_codes = st.sampled_from("FFFNNGRC")


class Morning(Counters):
    """Those who come, and those who receive them."""

    # Visitors

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
        more = {"priority_id": self.older} if priority else {}
        refused = no_number or full or closed or late
        self.attempt(not refused, lambda: self.house.issue(*codes, **more))

    def come_for(self, codes: str) -> None:
        if codes:
            self.take_a_ticket([codes[0], "N"], False)

    def today_of(self, table: str) -> list[Row]:
        return [row for row in self.tables[table] if self.today(row)]

    @precondition(lambda self: len(self.tables["booking"]) < 6)
    @rule(minutes=st.integers(-40, 40), code=st.sampled_from("FNP"), cancelled=st.booleans())
    def book(self, minutes: int, code: str, cancelled: bool) -> None:
        self.booked += 1
        start = self.clock.now + timedelta(minutes=minutes)
        booking = booked(
            str(self.booked), start, service=code, cancelled=cancelled and minutes > 20
        )
        self.attempt(True, lambda: self.house.pulling.take_in("app", each_alone([booking])))

    @precondition(lambda self: any(b["state"] == "expected" for b in self.tables["booking"]))
    @rule(pick=picks)
    def check_in(self, pick: int) -> None:
        booking = self.tables["booking"][pick % len(self.tables["booking"])]
        here = any(ticket["booking_id"] == booking["id"] for ticket in self.tables["ticket"])
        may = self.today(booking) and booking["state"] in ("expected", "missed") and not here
        self.attempt(may, lambda: self.house.check_in(booking["id"]))

    @precondition(lambda self: self.steps)
    @rule(pick=picks, sensible=mostly)
    def leave(self, pick: int, sensible: bool) -> None:
        states = [State.WAITING, State.PARKED, State.MISSED]
        step = self.any_step(pick, sensible, states[pick % 3])
        visit = [s["state"] for s in self.visit(step["ticket_id"])]
        may = any(s in OPEN_STATES for s in visit) and not any(s in AT_COUNTER for s in visit)
        self.attempt(may, lambda: self.house.intake.leave(step["ticket_id"]))

    @precondition(lambda self: self.someone(State.MISSED))
    @rule(pick=picks, sensible=mostly)
    def rejoin(self, pick: int, sensible: bool) -> None:
        step = self.any_step(pick, sensible, State.MISSED)
        merged = self.ticket(step["ticket_id"])["merged_into_id"] is not None
        may = step["state"] == State.MISSED and self.today(step) and not merged
        due = {step["id"]: self.from_now(step, self.clock.now)}
        self.attempt(may, lambda: self.house.intake.rejoin(step["id"]), due=due)

    # Reception

    @precondition(lambda self: self.steps)
    @rule(pick=picks, sensible=mostly, code=st.sampled_from("FNGR"))
    def change_service(self, pick: int, sensible: bool, code: str) -> None:
        """Due as if it had been asked for at the door; a booking stays at its hour."""
        step = self.any_step(pick, sensible, State.WAITING, State.PLANNED)
        ticket, service = self.ticket(step["ticket_id"]), self.services[code]
        may = self.to_correct(ticket) and step["state"] in (State.WAITING, State.PLANNED)
        from_door = self.from_now(step, ticket["issued_at"], code)
        due = {} if step["basis"] == "booked" else {step["id"]: from_door}
        change, by = self.house.front_desk.change_service, self.staff["rana"]
        self.attempt(
            may,
            lambda: change(step["id"], service, by=by),
            due=due,
            service={step["id"]: service},
        )

    @precondition(lambda self: self.steps)
    @rule(pick=picks, sensible=mostly, older=st.booleans())
    def set_priority(self, pick: int, sensible: bool, older: bool) -> None:
        """All that may come to a line again is due by the class's credit sooner, or later."""
        step = self.any_step(pick, sensible, State.WAITING, State.CALLED, State.MISSED)
        ticket, due = self.ticket(step["ticket_id"]), {}
        for each in self.visit(ticket["id"]):
            if each["state"] in OPEN_STATES | {State.MISSED}:
                had = CREDIT if each["priority_class_id"] else timedelta()
                due[each["id"]] = each["due_at"] + had - (CREDIT if older else timedelta())
        give, by = self.house.front_desk.set_priority, self.staff["rana"]
        wanted = self.older if older else None
        self.attempt(self.to_correct(ticket), lambda: give(ticket["id"], wanted, by=by), due=due)

    @precondition(lambda self: len(self.today_of("ticket")) > 1)
    @rule(one=picks, other=picks, sensible=mostly)
    def merge(self, one: int, other: int, sensible: bool) -> None:
        """Nobody loses a place: each service goes on at the earlier of the two due times."""
        waiting = (State.WAITING, State.PARKED, State.MISSED, State.PLANNED)
        gone = self.ticket(self.any_step(one, sensible, *waiting)["ticket_id"])
        kept = self.ticket(self.any_step(other, sensible, *OPEN_STATES)["ticket_id"])
        going = [s for s in self.visit(gone["id"]) if s["state"] in OPEN_STATES | {State.MISSED}]
        own = [s for s in self.visit(kept["id"]) if s["state"] in OPEN_STATES]
        may = (
            self.to_correct(gone)
            and self.to_correct(kept)
            and gone["id"] != kept["id"]
            and not (gone["booking_id"] and kept["booking_id"])
            and any(step["state"] != State.PLANNED for step in own)
            and not any(step["state"] in AT_COUNTER for step in going)
        )
        due, further = {}, []
        for step in going:
            same = next((each for each in own if each["service_id"] == step["service_id"]), None)
            missed = step["state"] == State.MISSED
            if same is None:
                at = self.from_now(step, self.clock.now) if missed else step["due_at"]
                further.append((step["service_id"], at))
                continue
            own.remove(same)
            if not missed:
                due[same["id"]] = min(same["due_at"], step["due_at"])
        before = [step["id"] for step in self.steps]
        merge, by = self.house.front_desk.merge, self.staff["rana"]
        self.attempt(may, lambda: merge(gone["id"], kept["id"], by=by), due=due)
        if may:
            assert [(s["service_id"], s["due_at"]) for s in self.added(before)] == further
            assert all(s["ticket_id"] == kept["id"] for s in self.added(before))
            assert not any(s["state"] in OPEN_STATES for s in self.visit(gone["id"]))

    # Time

    @rule(seconds=st.sampled_from([1, 5, 10, 11, 60, 180, 600]))
    def time_passes(self, seconds: int) -> None:
        self.clock.forward(seconds=seconds)

    @precondition(lambda self: len(self.tables["event"]) > self.began + 40)
    @rule(overnight=st.booleans())
    def the_day_ends(self, overnight: bool) -> None:
        self.attempt(True, lambda: self.house.day.end(by=self.staff["sami"]))
        assert not any(step["state"] in OPEN_STATES for step in self.steps)
        listed = {
            (self.counters[n], self.services[c]) for n, codes in OFFERS.items() for c in codes
        }
        offers = self.tables["offer"]
        assert {(o["counter_id"], o["service_id"]) for o in offers} == listed
        assert not any(offer["off"] for offer in offers)
        self.last.clear()
        self.began = len(self.tables["event"])
        if overnight:
            self.clock.now = self.clock.now.replace(hour=6, minute=0) + timedelta(days=1)
            while self.clock.now.weekday() in (4, 5):  # The weekend is Friday and Saturday.
                self.clock.forward(days=1)


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
