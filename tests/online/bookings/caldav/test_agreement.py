"""Five hundred rounds of changes on both sides of a bad line to a real server: both sides agree."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from db import schema as t
from db.engine import Database
from db.inbox import CONFLICTS, Kind
from online.bookings.caldav.source import CalDav
from online.bookings.sync import Sync
from queueing.booking import BookingState
from queueing.ticket import Refused, State
from tests.db.conftest import migrated_file  # noqa: F401
from tests.db.house import House
from tests.online.proxy import Fault, Proxy, Request, proxy, seeded
from tests.online.servers import PASSWORD, USER, Person, event, radicale

ROUNDS = 500
BAHRAIN = ZoneInfo("Asia/Bahrain")
TICKETS = (t.ticket, t.step, t.call, t.print_job)


class Appointments:
    """The people who keep the calendar, each change straight at the server."""

    def __init__(self, person: Person, dice: random.Random, now: Callable[[], datetime]) -> None:
        self._person, self._dice, self._now = person, dice, now
        self._made = 0
        self.calendar = person.make("civil")
        self.addresses: list[str] = []

    def change(self) -> None:
        verbs = [self.book, self.book, self.move, self.rename, self.cancel, self.delete]
        self._dice.choice(verbs)()

    def book(self) -> None:
        self._made += 1
        text = event(
            f"b{self._made}", self._hour(), f"CATEGORIES:{self._dice.choice('FN')}", summary="Sara"
        )
        self.addresses.append(self._person.put("civil", f"b{self._made}.ics", text))

    def move(self) -> None:
        self._edit(r"DTSTART:.*", lambda: f"DTSTART:{self._hour()}")

    def rename(self) -> None:
        self._edit(r"SUMMARY:.*", lambda: f"SUMMARY:Nora {self._dice.randrange(100)}")

    def cancel(self) -> None:
        status = self._dice.choice(["CANCELLED", "CONFIRMED"])
        self._edit("END:VEVENT", lambda: f"STATUS:{status}\r\nEND:VEVENT", without="STATUS:")

    def delete(self) -> None:
        if self.addresses:
            at = self.addresses.pop(self._dice.randrange(len(self.addresses)))
            self._person.delete(at)

    def events(self) -> dict[str, icalendar.Component]:
        """What the calendar holds, read as anybody would."""
        found = {}
        for address in self.addresses:
            text = self._person.get(address)
            (one,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
            found[str(one["UID"])] = one
        return found

    def _edit(self, pattern: str, new: Callable[[], str], without: str = " ") -> None:
        if self.addresses:
            at = self._dice.choice(self.addresses)
            lines = _unfolded(self._person.get(at)).splitlines()
            text = "".join(f"{line}\r\n" for line in lines if not line.startswith(without))
            changed = re.sub(pattern, new(), text, count=1)
            self._person.put("civil", at.rpartition("/")[2], changed)

    def _hour(self) -> str:
        """Soon, later today, or another day."""
        minutes = self._dice.choice([5, 20, 60, 150, 24 * 60, 3 * 24 * 60])
        return f"{self._now() + timedelta(minutes=minutes):%Y%m%dT%H%M}00Z"


class Work:
    """The office at work meanwhile: whatever it may do, chosen by chance."""

    def __init__(self, house: House, dice: random.Random) -> None:
        self._house, self._dice = house, dice
        self._desks = [house.sit(1, "amal"), house.sit(2, "badr")]

    def go_on(self) -> None:
        verb = self._dice.choice(
            [self.check_in, self.check_in, self.serve, self.finish, self.leave]
        )
        try:
            verb()
        except Refused:
            return

    def check_in(self) -> None:
        expected = [b for b in self._house.bookings.of_day() if b.state is BookingState.EXPECTED]
        if expected:
            self._house.check_in(self._dice.choice(expected).booking_id)

    def serve(self) -> None:
        counter, clerk = self._dice.choice(self._desks)
        called = self._house.calling.call_next(counter, by=clerk)
        if called is not None:
            self._house.calling.start(called.step_id, by=clerk)

    def finish(self) -> None:
        for row in self._house.rows(t.step):
            if row["state"] == State.SERVING:
                clerk = next(by for at, by in self._desks if at == row["counter_id"])
                self._house.serving.finish(row["id"], by=clerk)
                return

    def leave(self) -> None:
        waiting = [r["ticket_id"] for r in self._house.rows(t.step) if r["state"] == "waiting"]
        if waiting and self._dice.random() < 0.3:
            self._house.intake.leave(self._dice.choice(waiting))

    def sort_out(self) -> None:
        """Reception decides about a line of the inbox."""
        conflicts = [line for line in self._house.resolving.lines() if line.kind in CONFLICTS]
        if conflicts:
            verb = self._dice.choice([self._house.resolving.keep, self._house.resolving.accept])
            verb(self._dice.choice(conflicts).id)


class Line:
    """The line to the server, and what went over it."""

    def __init__(self, running: Proxy) -> None:
        self._running = running
        self._asked: list[Request] = []
        running.before = self._asked.append

    def writes(self) -> Counter[str]:
        """How often each of our tokens was written at the server."""
        return Counter(
            token
            for asked, passed in zip(self._asked, self._running.log, strict=True)
            if passed.method == "PUT" and 200 <= passed.status < 300
            for token in re.findall(r"X-DAWR-TOKEN=\"?([\w-]+)", _unfolded(asked.body.decode()))
        )

    def faults(self) -> set[Fault]:
        return {passed.fault for passed in self._running.log}


def _unfolded(text: str) -> str:
    return re.sub(r"\r?\n[ \t]", "", text)


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> House:  # noqa: F811
    file = tmp_path / "office.db"
    file.write_bytes(migrated_file.read_bytes())
    return House(Database.open(f"sqlite:///{file.as_posix()}"))


@pytest.fixture
def line(tmp_path: Path) -> Iterator[tuple[Proxy, Person]]:
    folder = tmp_path / "radicale"
    folder.mkdir()
    with radicale(folder, user=USER, password=PASSWORD) as url, proxy(url, delay_s=0.05) as running:
        yield running, Person(url, f"/{USER}/")


@pytest.mark.timeout(300)
def test_both_sides_agree_after_a_bad_line(house: House, line: tuple[Proxy, Person]) -> None:
    running, person = line
    dice = random.Random(20261122)
    appointments = Appointments(person, dice, house.clock)
    work, wire = Work(house, dice), Line(running)
    source = CalDav("civil", running.url, user=USER, password=PASSWORD, zone=BAHRAIN, timeout_s=2)
    house.sources.name("civil", "caldav", pushes=True, every=timedelta(seconds=15))
    sync = Sync(house.database, house.office_id, house.clock, source, tells=True)
    running.choose = seeded(7, 0.2)
    broken = 0
    for _ in range(ROUNDS):
        appointments.change()
        work.go_on()
        if dice.random() < 0.1:
            work.sort_out()
        house.forward(seconds=20)
        before = visits(house)
        broken += bool(sync.once().trouble)
        assert visits(house) == before
    assert broken > ROUNDS / 20, "the line was not bad enough to show anything"
    assert wire.faults() == set(Fault)
    running.choose = lambda _: Fault.NONE
    house.forward(hours=1)
    while not (done := sync.once()).is_quiet:
        assert not done.trouble
        house.forward(minutes=1)
    agree(house, appointments.events())
    assert set(wire.writes().values()) == {1}, "every outcome has one effect at the source"
    house.check()


def visits(house: House) -> dict[str, Any]:
    """Everything about those who are here or were served, and the terms on which they came: the
    office's alone. Who left again may book another hour."""
    tickets = house.rows(t.ticket)
    came = {(row["booking_id"], row["day"]) for row in tickets}
    terms = [
        (row["id"], row["state"], row["starts_at"], row["service_id"])
        for row in house.rows(t.booking)
        if (row["id"], row["day"]) in came and row["state"] in ("arrived", "served")
    ]
    return {"bookings": terms, **{table.name: house.rows(table) for table in TICKETS}}


def agree(house: House, there: dict[str, icalendar.Component]) -> None:
    """Every booking is as its source has it, unless its visitor is here: then people know."""
    here = {row["external_id"]: row for row in house.rows(t.booking)}
    with_ticket = {row["booking_id"] for row in house.rows(t.ticket)}
    told_of = {row["booking_id"] for row in house.rows(t.inbox) if row["kind"] in CONFLICTS}
    assert there.keys() <= here.keys()
    for external_id, booking in here.items():
        if booking["id"] in with_ticket and booking["id"] in told_of:
            continue
        theirs = there.get(external_id)
        if theirs is None or theirs.get("STATUS") == "CANCELLED":
            assert booking["state"] in ("cancelled", "missed"), external_id
            continue
        assert booking["starts_at"] == _start(theirs), external_id
        assert booking["name"] == str(theirs["SUMMARY"]), external_id
        assert booking["state"] != "cancelled", external_id
    told_right(house, here, there)


def told_right(
    house: House, here: dict[str, dict[str, Any]], there: dict[str, icalendar.Component]
) -> None:
    """The source knows what became of every booking that it still has."""
    untold = {row["booking_id"] for row in house.rows(t.inbox) if row["kind"] == Kind.UNTOLD}
    assert {row["state"] for row in house.rows(t.outgoing)} <= {"told", "superseded", "given_up"}
    known = 0
    for external_id, theirs in there.items():
        booking = here[external_id]
        if booking["state"] in ("arrived", "served", "missed") and booking["id"] not in untold:
            assert theirs.get("X-DAWR-OUTCOME") == booking["state"], external_id
            known += 1
    assert known > 10, "too little happened to show anything"


def _start(found: icalendar.Component) -> datetime:
    start: datetime = found["DTSTART"].dt  # type: ignore[union-attr, assignment]
    return start.astimezone(UTC)
