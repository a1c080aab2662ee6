"""A small office to try the use cases in, with a clock that stands still until it is moved."""

from collections import Counter as Tally
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from argon2 import PasswordHasher

from db import schema as t
from db.alerts import Alerts
from db.bookings import Bookings, BookingView
from db.calling import Calling, CallView
from db.claims import Claims
from db.day import Day
from db.delivered import Incoming, each_alone
from db.engine import Database
from db.events import Record
from db.front_desk import FrontDesk
from db.intake import Intake
from db.matches import Tables
from db.outcomes import Outcomes
from db.printing import Printing
from db.profile import Profile
from db.pulling import Pulling
from db.resolving import Resolving
from db.serving import Serving
from db.setup import SetUp, set_up
from db.sources import Sources
from db.staff import StaffDesk
from db.tickets import Tickets
from db.views import Views
from db.visits import STEP_BY_ID, StepView, TicketView, step_view
from queueing.ticket import AT_COUNTER, OPEN_STATES, State
from queueing.wording import Bilingual, Language

SUNDAY_9 = datetime(2026, 11, 22, 6, tzinfo=UTC)
"""Nine in the morning in Bahrain, on a working day."""

QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""As slow as argon2 must be for real PINs, a test of a hundred sign-ins would take a minute."""


def words(en: str, ar: str = "نص") -> Bilingual:
    return Bilingual(ar=ar, en=en)


def _service(code: str, target: int, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": words(f"Service {code}"),
        "target_wait_min": target,
        "usual_duration_min": 10,
        **more,
    }


def _counter(number: int, offers: str, secondary: str = "") -> dict[str, Any]:
    return {"number": number, "zone": "A", "offers": list(offers), "secondary": list(secondary)}


def _person(login: str, role: str = "clerk", **more: Any) -> dict[str, Any]:
    return {"login": login, "name": words(login), "role": role, **more}


def small_office(**changes: Any) -> dict[str, Any]:
    """The profile as data: six services, four counters, a working week; `changes` replace parts.

    F and N are ordinary, P is for bookings only, C has a daily cap of three and closes at noon,
    R has three numbers, G is another service that anybody may walk in for.
    """
    profile: dict[str, Any] = {
        "office": {"key": "small", "name": words("Small office"), "time_zone": "Asia/Bahrain"},
        "hours": [
            {
                "weekdays": ["sunday", "monday", "tuesday", "wednesday", "thursday"],
                "opens": "07:00",
                "closes": "14:00",
            }
        ],
        "zones": [{"code": "A", "name": words("Hall")}],
        "services": [
            _service("F", 20),
            _service("N", 15),
            _service("P", 25, walk_in=False),
            _service(
                "C",
                10,
                daily_cap=3,
                hours=[{"weekdays": ["sunday", "monday"], "opens": "08:00", "closes": "12:00"}],
            ),
            _service("R", 15, numbers={"from": 7, "to": 9}),
            _service("G", 10),
        ],
        "counters": [
            _counter(1, "FN", "G"),
            _counter(2, "FNC"),
            _counter(3, "PR", "FN"),
            _counter(4, "FNPCRG"),
        ],
        "priority_classes": [{"code": "older", "name": words("Older person"), "credit_min": 20}],
        "outcomes": [{"code": "completed", "name": words("Completed")}],
        "pause_reasons": [{"code": "prayer", "name": words("Prayer")}],
        "next_steps": [{"code": "pay", "name": words("Pay at the bank")}],
        "desk": {"holds": 1},
        "staff": [
            _person("amal", pin="4711"),
            _person("badr"),
            _person("dana"),
            _person("nasser", services=["N"]),
            _person("rana", "reception"),
            _person("sami", "supervisor"),
            _person("adel", "administrator"),
        ],
    }
    return {**profile, **changes}


class HandClock:
    """Moves only when a test moves it."""

    def __init__(self, now: datetime = SUNDAY_9) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


def booked(external_id: str, starts_at: datetime = SUNDAY_9, **more: Any) -> Incoming:
    """A booking of service F as a source hands it over."""
    return Incoming(external_id=external_id, starts_at=starts_at, **{"service": "F", **more})


def looked(sources: Sources, source: str, cursor: str | None, *, swept: bool = False) -> None:
    """A look at the source that came to its end, and goes on from `cursor` next time."""
    look = sources.begin_look(source)
    assert look is not None
    sources.succeeded(source, look, cursor, swept=swept)


class House:
    """The office, everybody's use cases, and what must hold after each of them."""

    def __init__(
        self,
        database: Database,
        profile: dict[str, Any] | None = None,
        *,
        office_id: int | None = None,
    ) -> None:
        """Sets up the office of the profile, or finds the one that has this id."""
        self.database = database
        self.clock = HandClock()
        self.office_id = office_id or self.set_up(profile or small_office()).office_id
        common = (database, self.office_id, self.clock)
        self.intake = Intake(*common)
        self.calling = Calling(*common)
        self.serving = Serving(*common)
        self.desk = StaffDesk(*common, QUICK_HASHER)
        self.bookings = Bookings(*common)
        self.pulling = Pulling(*common)
        self.sources = Sources(*common)
        self.outcomes = Outcomes(*common)
        self.resolving = Resolving(*common)
        self.tables = Tables(*common)
        self.printing = Printing(*common)
        self.views = Views(*common)
        self.tickets = Tickets(*common)
        self.claims = Claims(*common)
        self.front_desk = FrontDesk(*common)
        self.alerts = Alerts(*common)
        self.day = Day(*common)
        self.record = Record(database, self.office_id)

    def set_up(self, profile: dict[str, Any]) -> SetUp:
        return set_up(self.database, Profile.model_validate(profile), self.clock, QUICK_HASHER)

    def forward(self, **by: float) -> None:
        self.clock.forward(**by)

    def service(self, code: str) -> int:
        return self.views.office().service_coded(code).id

    def counter(self, number: int) -> int:
        return self.views.office().counter_numbered(number).id

    def person(self, login: str) -> int:
        return next(p.id for p in self.views.office().staff.values() if p.login == login)

    def priority(self) -> int:
        return next(iter(self.views.office().priorities))

    def sit(self, number: int, login: str) -> tuple[int, int]:
        """Opens a counter; the ids of the counter and of the clerk."""
        counter, clerk = self.counter(number), self.person(login)
        self.desk.open_counter(counter, by=clerk)
        return counter, clerk

    def issue(self, *codes: str, **more: Any) -> TicketView:
        wanted = [self.service(code) for code in codes or ("F",)]
        return self.intake.issue(wanted, **{"language": Language.AR, **more})

    def book(self, *bookings: Incoming) -> tuple[BookingView, ...]:
        self.pulling.take_in("app", each_alone(bookings))
        return self.bookings.of_day()

    def check_in(self, booking_id: int, **more: Any) -> TicketView:
        return self.intake.check_in(booking_id, **{"language": Language.EN, **more})

    def call(self, counter_id: int, by: int) -> CallView:
        called = self.calling.call_next(counter_id, by=by)
        assert called is not None
        return called

    def serve(self, counter_id: int, by: int) -> int:
        """Calls the next visitor, who comes; the step's id."""
        step_id = self.call(counter_id, by).step_id
        self.calling.start(step_id, by=by)
        return step_id

    def miss(self, counter_id: int, by: int) -> int:
        """Calls the next visitor as often as allowed, and nobody comes; the step's id."""
        step_id = self.call(counter_id, by).step_id
        for _ in range(2):
            self.forward(seconds=20)
            self.calling.recall(step_id, by=by)
        assert self.calling.no_show(step_id, by=by) is State.MISSED
        return step_id

    def step(self, step_id: int) -> StepView:
        with self.database.read() as read:
            return step_view(read.one(STEP_BY_ID, step=step_id, office=self.office_id))

    def rows(self, table: sa.Table) -> list[dict[str, Any]]:
        with self.database.read() as read:
            found = read.all(sa.select(table).order_by(*table.primary_key))
        return [dict(row._mapping) for row in found]

    def rows_of(self, table: str, row_id: int) -> dict[str, Any]:
        """The one row with this id."""
        return next(row for row in self.rows(t.metadata.tables[table]) if row["id"] == row_id)

    def first_step(self, ticket_id: int) -> int:
        return min(row["id"] for row in self.rows(t.step) if row["ticket_id"] == ticket_id)

    def rows_of_ticket(self, step_id: int) -> list[dict[str, Any]]:
        """The rows of every step of this one's visit, in order."""
        ticket_id = self.step(step_id).ticket_id
        return [row for row in self.rows(t.step) if row["ticket_id"] == ticket_id]

    def rows_of_kind(self, kind: str) -> list[dict[str, Any]]:
        """The lines of the record of this kind."""
        return [row for row in self.rows(t.event) if row["kind"] == kind]

    def calls(self) -> list[dict[str, Any]]:
        return self.rows(t.call)

    def dump(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every table, to see that nothing was changed."""
        return {name: self.rows(table) for name, table in t.metadata.tables.items()}

    def kinds(self, last: int = 0) -> list[str]:
        """What the record says happened, oldest first; the `last` lines of it, or all."""
        kinds = [event.kind for event in self.record.since(0, limit=100_000)]
        return kinds[-last:] if last else kinds

    def check(self) -> None:
        """What holds at every moment, whatever happened before."""
        check_tables(self.dump())


def every_state(house: House) -> dict[str, int]:
    """A visit in every state there is; the steps by state."""
    house.book(
        booked("a", national_id="900712345", phone="36112233", reference="Q-17"),
        booked("b"),
        booked("c", cancelled=True),
    )
    amal, badr = house.sit(1, "amal"), house.sit(2, "badr")
    steps: dict[str, int] = {}
    house.issue("F")
    steps["done"] = house.serve(*amal)
    house.serving.finish(steps["done"], by=amal[1])
    house.issue("F")
    steps["parked"] = house.serve(*amal)
    house.serving.park(steps["parked"], by=amal[1])
    house.issue("F")
    steps["missed"] = house.miss(*amal)
    ticket = house.issue("G")
    steps["left"] = ticket.step_ids[0]
    house.intake.leave(ticket.ticket_id)
    house.issue("F")
    steps["serving"] = house.serve(*amal)
    house.issue("F")
    steps["called"] = house.call(*badr).step_id
    steps["waiting"], steps["planned"] = house.issue("F", "N").step_ids
    house.check_in(house.bookings.of_day()[0].booking_id)
    return steps


def check_tables(tables: dict[str, list[dict[str, Any]]]) -> None:
    """Asserts that no ticket is lost, no step is at two counters, and the record has no gap."""
    steps = tables["step"]
    by_ticket = Tally(step["ticket_id"] for step in steps)
    assert set(by_ticket) == {ticket["id"] for ticket in tables["ticket"]}
    for step in steps:
        _check_step(step)
    at_counter = [step["counter_id"] for step in steps if step["state"] in AT_COUNTER]
    assert None not in at_counter
    assert len(at_counter) == len(set(at_counter))
    open_counters = {c["id"] for c in tables["counter"] if c["state"] != "closed"}
    assert set(at_counter) <= open_counters
    numbers = [(given["office_id"], given["day"], given["number"]) for given in tables["ticket"]]
    assert len(numbers) == len(set(numbers))
    number_of = {ticket["id"]: ticket["number"] for ticket in tables["ticket"]}
    assert all(step["number"] == number_of[step["ticket_id"]] for step in steps)
    _check_record(tables)
    _check_calls(tables)


def _check_step(step: dict[str, Any]) -> None:
    state = State(step["state"])
    over = state not in OPEN_STATES
    assert over == (step["ended_at"] is not None), step
    assert (state is State.SERVING) <= (step["started_at"] is not None), step
    assert (state in AT_COUNTER) <= (step["called_at"] is not None), step
    assert (state is State.WAITING) <= (step["counter_id"] is None), step
    assert step["calls"] >= 0, step
    assert (state in AT_COUNTER) <= (step["hold_until"] is None), step
    aside = step["parked_at"] is not None and step["parked_by_id"] is not None
    assert (state in (State.WAITING, State.PLANNED, State.SERVING)) <= (not aside), step
    assert (step["held"] and not over) <= aside, step


def _check_record(tables: dict[str, list[dict[str, Any]]]) -> None:
    for revision in tables["revision"]:
        numbers = [e["n"] for e in tables["event"] if e["office_id"] == revision["office_id"]]
        assert numbers == list(range(1, revision["n"] + 1))


def _check_calls(tables: dict[str, list[dict[str, Any]]]) -> None:
    called = Tally(e["step_id"] for e in tables["event"] if e["kind"] in ("called", "recalled"))
    assert called == Tally(call["step_id"] for call in tables["call"])
