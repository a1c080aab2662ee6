"""The office and a source in step: over real HTTP, into a real database, on both engines."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from commands.stand_ins.easyappointments import EasyAppointmentsServer, easy_appointments
from db import schema as t
from db.engine import Database
from db.inbox import Kind
from db.outcomes import SETTLING
from db.pulling import TakenIn
from db.trouble import Trouble
from online.bookings.easyappointments.source import EasyAppointments
from online.bookings.sync import Pass, Sync, window_of
from online.bookings.worker import LONGEST_PAUSE_S, Beat, Worker
from queueing.booking import BookingState
from tests.db.conftest import database, migrated_file, migrated_postgres  # noqa: F401
from tests.db.house import House

BAHRAIN = ZoneInfo("Asia/Bahrain")
TOKEN = "a-token-that-nobody-sees"
TEN = datetime(2026, 11, 22, 10)
"""As the clocks of the office show it."""


class Centre:
    """An office, the system that its visitors book in, and the sync between them."""

    def __init__(self, house: House, server: EasyAppointmentsServer) -> None:
        self.house, self.server = house, server
        self.service = server.add_service("Fire prevention")
        self.provider = server.add_provider("Amal")
        house.resolving.name_services("easy", {str(self.service): "F"})
        self.tells(True)

    def tells(self, tells: bool) -> None:
        self.house.sources.name(
            "easy", "easyappointments", pushes=tells, every=timedelta(seconds=15)
        )
        source = EasyAppointments("easy", self.server.url, token=TOKEN, zone=BAHRAIN)
        self.source = source
        house = self.house
        self.sync = Sync(house.database, house.office_id, house.clock, source, tells=tells)

    def book(self, at: datetime = TEN, name: str = "Sara", service: int | None = None) -> int:
        customer = self.server.add_customer(name, "Ali", phone_number="+973 3611 2233")
        return self.server.book(
            at, customer=customer, service=service or self.service, provider=self.provider
        )

    def states(self) -> dict[str, str]:
        return {row["external_id"]: row["state"] for row in self.house.rows(t.booking)}

    def settle_down(self) -> None:
        self.house.forward(seconds=SETTLING.total_seconds() + 1)

    def writes(self) -> list[str]:
        return [each.path for each in self.server.log if each.method == "PUT"]


@pytest.fixture
def centre(database: Database) -> Iterator[Centre]:  # noqa: F811
    with easy_appointments(token=TOKEN, zone=BAHRAIN, limit=100_000) as server:
        centre = Centre(House(database), server)
        yield centre
        centre.source.close()


def test_a_booking_made_there_is_known_here_and_what_became_of_it_is_known_there(
    centre: Centre,
) -> None:
    number = centre.book()
    done = centre.sync.once()
    assert (done.taken, done.trouble) == (TakenIn(new=1), "")
    assert done.traffic.requests == len(centre.server.log)
    [booking] = centre.house.bookings.find("36112233")
    assert booking.starts_at == datetime(2026, 11, 22, 7, tzinfo=UTC)
    centre.house.forward(minutes=50)
    centre.house.check_in(booking.booking_id)
    assert centre.sync.once().told == 1
    assert centre.server.appointment(number)["status"] == "Arrived"
    counter, amal = centre.house.sit(1, "amal")
    centre.house.serving.finish(centre.house.serve(counter, amal), by=amal)
    centre.settle_down()
    assert centre.sync.once().told == 1
    assert centre.server.appointment(number)["status"] == "Served"


def test_our_own_change_that_comes_back_is_no_change(centre: Centre) -> None:
    centre.book()
    centre.sync.once()
    centre.house.check_in(centre.house.bookings.of_day()[0].booking_id)
    assert centre.sync.once().told == 1
    before = centre.house.kinds()
    for _ in range(3):
        assert centre.sync.once().is_quiet
    assert centre.house.kinds() == before


def test_cancelled_there_is_cancelled_here(centre: Centre) -> None:
    kept, gone = centre.book(), centre.book(TEN + timedelta(hours=1))
    centre.sync.once()
    centre.server.cancel(gone)
    assert centre.sync.once().taken.gone == 1
    assert centre.states() == {str(kept): "expected", str(gone): "cancelled"}


def test_cancelled_there_while_its_visitor_is_here_is_for_people_to_decide(centre: Centre) -> None:
    number = centre.book()
    centre.sync.once()
    ticket = centre.house.check_in(centre.house.bookings.of_day()[0].booking_id)
    centre.sync.once()
    centre.server.cancel(number)
    assert centre.sync.once().taken == TakenIn(conflicts=1)
    [line] = centre.house.resolving.lines()
    assert (line.kind, line.ticket_number) == (Kind.GONE, ticket.number)
    assert centre.house.step(ticket.step_ids[0]).state == "waiting"


def test_what_a_source_will_not_take_comes_to_the_inbox(centre: Centre) -> None:
    number = centre.book()
    centre.sync.once()
    centre.house.check_in(centre.house.bookings.of_day()[0].booking_id)
    centre.server.cancel(number)
    done = centre.sync.once()
    assert (done.told, done.refused) == (0, 1)
    assert {line.kind for line in centre.house.resolving.lines()} == {Kind.GONE, Kind.UNTOLD}


def test_an_unknown_service_waits_until_somebody_names_it(centre: Centre) -> None:
    other = centre.server.add_service("Licences")
    centre.book(service=other)
    assert centre.sync.once().taken == TakenIn(unmatched=1)
    [line] = centre.house.resolving.lines()
    assert (line.data["service"], line.data["label"]) == (str(other), "Licences")
    centre.house.resolving.match(line.id, centre.house.service("N"))
    assert centre.sync.once().is_quiet
    [booking] = centre.house.bookings.of_day()
    assert booking.service_id == centre.house.service("N")


@pytest.mark.parametrize("fault", ["error", "truncate", "garble", "html", "drop_reply"])
def test_a_look_that_breaks_off_changes_nothing_and_is_noted(centre: Centre, fault: str) -> None:
    for hour in range(3):
        centre.book(TEN + timedelta(hours=hour))
    centre.sync.once()
    before = centre.states()
    centre.server.fail_next(fault, times=20)  # type: ignore[arg-type]
    done = centre.sync.once()
    assert done.trouble and TOKEN not in done.trouble
    assert centre.states() == before
    [state] = centre.house.sources.states()
    assert state.failing_since == centre.house.clock.now
    centre.server.recover()
    assert centre.sync.once().is_quiet
    [state] = centre.house.sources.states()
    assert (state.failing_since, state.trouble) == (None, "")


def test_a_lost_reply_leads_to_one_change_there(centre: Centre) -> None:
    number = centre.book()
    centre.sync.once()
    centre.house.check_in(centre.house.bookings.of_day()[0].booking_id)
    [claimed] = centre.house.outcomes.claim("easy")

    def lose_reply(method: str, _path: str) -> None:
        if method == "PUT":
            centre.server.fail_next("drop_reply")

    centre.server.before = lose_reply
    with pytest.raises(Trouble):
        centre.source.tell(claimed)
    centre.server.before = lambda method, path: None
    centre.house.outcomes.not_told(claimed, "no reply")
    centre.house.forward(minutes=1)
    assert centre.sync.once().told == 1
    assert centre.writes() == [f"/index.php/api/v1/appointments/{number}"]


def test_a_whole_day_away_and_nothing_told_twice(centre: Centre) -> None:
    numbers = [centre.book(TEN - timedelta(minutes=15 * place)) for place in range(4)]
    centre.sync.once()
    centre.server.log.clear()
    centre.server.fail_next("error", times=10_000)
    house = centre.house
    counter, amal = house.sit(1, "amal")
    while house.clock.now < datetime(2026, 11, 22, 11, tzinfo=UTC):
        house.forward(minutes=15)
        assert centre.sync.once().trouble
        expected = [b for b in house.bookings.of_day() if b.state is BookingState.EXPECTED]
        if len(expected) > 1:
            house.check_in(expected[0].booking_id)
            house.serving.finish(house.serve(counter, amal), by=amal)
    house.day.end()
    house.forward(hours=1)
    centre.server.recover()
    done = centre.sync.once()
    assert (done.trouble, done.told) == ("", 4)
    statuses = [centre.server.appointment(number)["status"] for number in numbers]
    assert sorted(statuses) == ["No show", "Served", "Served", "Served"]
    assert len(centre.writes()) == len(set(centre.writes())) == 4
    assert centre.sync.once().told == 0


# --- the worker


def test_a_source_is_looked_at_again_and_again_and_at_once_on_a_hint(centre: Centre) -> None:
    heard: list[Pass] = []
    looked = threading.Semaphore(0)

    def hear(done: Pass) -> None:
        heard.append(done)
        looked.release()

    worker = Worker([Beat(centre.sync, every_s=3600)], hear)
    worker.start()
    assert looked.acquire(timeout=20)
    centre.book()
    worker.hint("easy")
    assert looked.acquire(timeout=20)
    assert [done.taken for done in heard] == [TakenIn(), TakenIn(new=1)]
    assert worker.stop()


@pytest.mark.expects_errors
def test_nothing_that_a_source_does_ends_the_looking(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Pass] = []
    looked = threading.Semaphore(0)

    def hear(done: Pass) -> None:
        heard.append(done)
        looked.release()

    def breaks() -> Pass:
        raise ZeroDivisionError

    monkeypatch.setattr(centre.sync, "once", breaks)
    worker = Worker([Beat(centre.sync, every_s=0.01)], hear)
    worker.start()
    for _ in range(2):
        assert looked.acquire(timeout=20)
    monkeypatch.undo()
    while heard[-1].trouble:
        assert looked.acquire(timeout=LONGEST_PAUSE_S)
    assert worker.stop()


@pytest.mark.expects_errors
def test_a_listener_that_is_gone_does_not_end_the_looking(centre: Centre) -> None:
    looked = threading.Semaphore(0)

    def closed(_done: Pass) -> None:
        looked.release()
        raise OSError("the terminal was closed")

    worker = Worker([Beat(centre.sync, every_s=0.01)], closed)
    worker.start()
    for _ in range(3):
        assert looked.acquire(timeout=20)
    assert worker.stop()


def test_the_window_begins_with_the_office_s_own_day(centre: Centre) -> None:
    office = centre.house.views.office()
    late = datetime(2026, 11, 22, 20, 59, tzinfo=UTC)
    window = window_of(office, late, days=2)
    assert window.start == datetime(2026, 11, 21, 21, tzinfo=UTC)
    assert window.end == datetime(2026, 11, 23, 21, tzinfo=UTC)
    assert window_of(office, late + timedelta(minutes=1), days=2).start > window.start
