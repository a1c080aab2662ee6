"""Bookings from Easy!Appointments, over real HTTP from the server that stands in for it."""

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.stand_ins.easyappointments import EasyAppointmentsServer, Fault, easy_appointments
from db.delivered import Incoming, SetAside, SourceObject, Sweep
from db.outgoing import Outgoing
from db.trouble import Trouble, TroubleKind
from online.bookings.easyappointments.rate import Rate
from online.bookings.easyappointments.source import EasyAppointments
from online.bookings.source import Batch, NotAccepted, Window
from queueing.booking import BookingState
from queueing.wording import Language
from tests.online.certificates import certificates

BAHRAIN = ZoneInfo("Asia/Bahrain")
TOKEN = "a-token-that-nobody-sees"
MORNING = datetime(2026, 11, 22, 9, 0)
WINDOW = Window(datetime(2026, 11, 21, 21, tzinfo=UTC), datetime(2026, 11, 28, 21, tzinfo=UTC))
CPR = "880300001"
TEN_MINUTES = 600.0


@dataclass
class Clock:
    """Time that passes when somebody waits, for the server and for us."""

    now: float = 1_000.0
    waited: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@dataclass
class Office:
    """The server with a service, a provider and customers, and our side with its memory."""

    server: EasyAppointmentsServer
    clock: Clock
    source: EasyAppointments
    service: int
    provider: int
    customers: list[int]
    taken: dict[str, str] = field(default_factory=dict)
    objects: list[SourceObject] = field(default_factory=list)

    def versions(self) -> dict[str, str]:
        return dict(self.taken)

    def book(self, at: datetime = MORNING, customer: int | None = None, **columns: object) -> int:
        return self.server.book(
            at,
            customer=self.customers[0] if customer is None else customer,
            service=self.service,
            provider=self.provider,
            **columns,
        )

    def look(self, window: Window = WINDOW) -> Sweep:
        """A whole look, taken in as the office does; `objects` are those handed over."""
        self.objects = []
        self.server.log.clear()
        batches = list(self.source.look("", self, window))
        for batch in batches:
            assert len(batch.objects) <= 200
            self.objects += batch.objects
            self.taken |= {one.address: one.version for one in batch.objects}
        assert batches[-1].cursor is not None
        assert batches[-1].sweep is not None
        return batches[-1].sweep

    def booking(self) -> Incoming:
        (only,) = self.objects
        (booking,) = only.bookings
        return booking

    def aside(self) -> SetAside:
        (only,) = self.objects
        assert only.bookings == ()
        (aside,) = only.set_aside
        return aside

    def asked(self) -> list[str]:
        return [f"{one.method} {one.path.partition('?')[0][17:]}" for one in self.server.log]


MakeOffice = Callable[..., Office]


@pytest.fixture
def make() -> Iterator[MakeOffice]:
    stack = ExitStack()

    def build(*, limit: int = 100_000, version: str = "1.5", **ours: Any) -> Office:
        clock = Clock()
        running = stack.enter_context(
            easy_appointments(token=TOKEN, limit=limit, clock=clock, version=version)
        )
        values = {"token": TOKEN, "zone": BAHRAIN, "rate": Rate(limit, 120.0), **ours}
        source = EasyAppointments(
            "Easy", running.url, clock=clock, wait=clock.wait, timeout=5.0, **values
        )
        stack.callback(source.close)
        service = running.add_service("Fire certificate")
        provider = running.add_provider()
        customers = [
            running.add_customer(
                "Huda",
                phone_number="+973 3000 0001",
                language="arabic",
                custom_field_1=CPR,
            )
        ]
        return Office(running, clock, source, service, provider, customers)

    with stack:
        yield build


@pytest.fixture
def office(make: MakeOffice) -> Office:
    return make(national_id_field="customField1")


def outgoing(number: int, outcome: BookingState = BookingState.ARRIVED) -> Outgoing:
    return Outgoing(
        id=1,
        token="T1",
        external_id=str(number),
        address=str(number),
        outcome=outcome,
        at=datetime(2026, 11, 22, 6, tzinfo=UTC),
    )


# --- in


def test_a_booking_comes_in_with_all_that_is_said_of_it(office: Office) -> None:
    number = office.book()
    sweep = office.look()
    assert office.booking() == Incoming(
        external_id=str(number),
        reference=office.server.appointment(number)["hash"],
        service=str(office.service),
        service_label="Fire certificate",
        starts_at=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
        name="Huda Ali",
        phone="+97330000001",
        national_id=CPR,
        language=Language.AR,
    )
    assert sweep == Sweep(WINDOW.start, WINDOW.end, frozenset({str(number)}))


def test_a_first_look_reads_every_page_whatever_order_the_server_has(make: MakeOffice) -> None:
    office = make(page_length=50)
    numbers = {office.book(MORNING + timedelta(minutes=20 * i)) for i in range(120)}
    sweep = office.look()
    assert sweep.present == {str(number) for number in numbers}
    assert {one.address for one in office.objects} == sweep.present


def test_the_stand_in_has_no_order_of_its_own(office: Office) -> None:
    for _ in range(30):
        office.book()
    query = {"fields": "id", "length": "30"}
    answers = [
        office.server.answer("GET", "/index.php/api/v1/appointments", query, b"").body
        for _ in range(2)
    ]
    assert answers[0] != answers[1]
    assert len(answers[0]) == len(answers[1])


def test_what_says_the_same_is_listed_and_not_handed_over_again(office: Office) -> None:
    number = office.book()
    office.look()
    office.server.change("appointments", number, notes="x" * 1_000_000, status="Confirmed")
    sweep = office.look()
    assert office.objects == []
    assert sweep.present == {str(number)}
    assert office.source.traffic.received_bytes < 10_000  # The notes stayed where they are.


def test_one_look_of_a_day_takes_one_request_and_one_to_see_that_nothing_follows(
    office: Office,
) -> None:
    for i in range(120):
        office.book(MORNING + timedelta(minutes=i), customer=office.server.add_customer(f"V{i}"))
    office.look()
    assert len(office.asked()) == 2 + 2 + 2  # Services and providers once an hour.
    assert len(office.objects) == 120
    office.look()
    assert office.asked() == ["GET /appointments"] * 2


def test_requests_grow_with_the_window(make: MakeOffice) -> None:
    office = make(page_length=10)
    for day in range(6):
        for i in range(20):
            office.book(MORNING + timedelta(days=day, minutes=i))
    office.look()
    narrow = Window(WINDOW.start, WINDOW.start + timedelta(days=1))
    office.look(narrow)
    few = len(office.server.log)
    office.clock.now += TEN_MINUTES
    office.look()
    many = len(office.server.log)
    assert few == 2 * 7  # 60 bookings with the days beside: seven pages, read twice.
    assert many == 2 * 13


def test_the_next_days_are_read_every_time_and_the_rest_every_ten_minutes(
    make: MakeOffice,
) -> None:
    office = make(page_length=10)
    for day in range(6):
        for i in range(20):
            office.book(MORNING + timedelta(days=day, minutes=i))
    assert office.look().whole
    whole = len(office.server.log)
    far = office.book(MORNING + timedelta(days=5, hours=2))
    near = office.book(MORNING + timedelta(days=1, hours=2))
    sweep = office.look()
    assert not sweep.whole and str(near) in sweep.present
    assert sweep.end - sweep.start == timedelta(days=2)
    assert len(office.server.log) < whole
    assert [one.address for one in office.objects] == [str(near)]
    office.clock.now += TEN_MINUTES
    assert {str(near), str(far)} <= office.look().present
    assert [one.address for one in office.objects] == [str(far)]


def test_a_booking_moved_from_these_days_to_a_later_one_is_not_taken_for_deleted(
    office: Office,
) -> None:
    number = office.book()
    office.look()
    later = MORNING + timedelta(days=4)
    office.server.reschedule(number, later)
    assert not office.look().whole
    [moved] = office.objects
    assert moved.bookings[0].starts_at == later.replace(tzinfo=BAHRAIN)
    office.server.reschedule(number, MORNING)
    assert office.look().present == {str(number)}


def test_only_bookings_of_the_window_count(office: Office) -> None:
    before = office.book(datetime(2026, 11, 21, 23, 59))
    first = office.book(datetime(2026, 11, 22, 0, 0))
    last = office.book(datetime(2026, 11, 28, 23, 59))
    after = office.book(datetime(2026, 11, 29, 0, 0))
    sweep = office.look()
    assert sweep.present == {str(first), str(last)}
    assert not {str(before), str(after)} & {one.address for one in office.objects}


def test_a_deleted_booking_is_no_longer_there(office: Office) -> None:
    number, other = office.book(), office.book()
    office.look()
    office.server.cancel(number)
    assert office.look().present == {str(other)}


def test_a_rescheduled_booking_comes_in_with_its_new_hour(office: Office) -> None:
    number = office.book()
    office.look()
    office.server.reschedule(number, MORNING + timedelta(hours=2))
    office.look()
    assert office.booking().starts_at == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_a_booking_moved_beyond_the_window_is_not_taken_for_deleted(office: Office) -> None:
    number = office.book()
    office.look()
    office.server.reschedule(number, MORNING + timedelta(days=30))
    sweep = office.look()
    assert office.booking().starts_at == datetime(2026, 12, 22, 6, 0, tzinfo=UTC)
    assert sweep.present == frozenset()
    office.look()
    assert office.objects == []


def test_the_window_passes_on_without_asking_for_what_it_left_behind(office: Office) -> None:
    office.book()
    office.look()
    office.look(Window(WINDOW.end, WINDOW.end + timedelta(days=7)))
    assert office.asked() == ["GET /appointments"]


def test_unavailable_hours_are_no_bookings(office: Office) -> None:
    office.server.block(MORNING, office.provider)
    assert office.look().present == frozenset()


def test_a_renamed_customer_comes_in(office: Office) -> None:
    office.book()
    office.look()
    office.server.rename(office.customers[0], "Mariam", "Al Khalifa")
    office.look()
    assert office.booking().name == "Mariam Al Khalifa"


def test_a_changed_national_id_alone_is_noticed_and_no_version_tells_it(office: Office) -> None:
    office.book()
    office.look()
    (before,) = office.taken.values()
    office.server.change("customers", office.customers[0], custom_field_1="880300002")
    office.look()
    assert office.booking().national_id == "880300002"
    assert office.taken != {office.objects[0].address: before}


def test_versions_differ_from_server_to_server(make: MakeOffice) -> None:
    """So nobody can try a billion national ids against the one in the database."""
    office = make(national_id_field="customField1")
    office.book()
    office.look()
    known = dict(office.taken)
    office.server.token = "another"
    other = EasyAppointments(
        "Easy", office.server.url, token="another", zone=BAHRAIN, national_id_field="customField1"
    )
    office.source = other
    office.look()
    other.close()
    assert office.taken.keys() == known.keys()
    assert office.taken != known


def test_a_cancelled_status_cancels(office: Office) -> None:
    number = office.book()
    office.look()
    office.server.mark(number, "ملغي")
    office.look()
    assert office.booking().cancelled


def test_a_new_service_and_provider_are_asked_for_at_once(office: Office) -> None:
    office.book()
    office.look()
    office.service = office.server.add_service("Renewal")
    office.provider = office.server.add_provider(zone="Europe/London")
    office.book(datetime(2026, 11, 23, 9, 0))
    office.look()
    assert office.booking().service_label == "Renewal"
    assert office.booking().starts_at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_a_service_that_nobody_knows_is_not_asked_for_with_every_look(office: Office) -> None:
    office.book(id_services=999)
    office.look()
    assert office.booking().service == "999"
    assert office.booking().service_label == ""
    office.look()
    assert "GET /services" not in office.asked()


def test_a_renamed_service_comes_in_within_the_hour(office: Office) -> None:
    office.book()
    office.look()
    office.server.change("services", office.service, name="Certificate")
    office.clock.now += 3_601
    office.look()
    assert office.booking().service_label == "Certificate"


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        # Its clock shows this hour twice.
        (datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        # Ends, by its clock, in the hour that is left out.
        (datetime(2026, 3, 29, 0, 50), datetime(2026, 3, 29, 0, 50, tzinfo=UTC)),
    ],
)
def test_an_hour_near_a_change_of_the_clock_has_one_meaning(
    office: Office, local: datetime, utc: datetime
) -> None:
    office.provider = office.server.add_provider(zone="Europe/London")
    office.book(local)
    office.look(Window(utc - timedelta(days=1), utc + timedelta(days=1)))
    assert office.booking().starts_at == utc


def test_an_hour_that_the_clock_jumps_over_is_set_aside(office: Office) -> None:
    office.provider = office.server.add_provider(zone="Europe/London")
    office.book(datetime(2026, 3, 29, 1, 30))
    day = datetime(2026, 3, 29, tzinfo=UTC)
    office.look(Window(day - timedelta(days=1), day + timedelta(days=1)))
    aside = office.aside()
    assert (aside.field, aside.found) == ("start", "2026-03-29 01:30:00 in Europe/London")
    assert aside.reason == "accepted: a day and hour that exist"


@pytest.mark.parametrize(
    ("columns", "phone", "national_id", "language"),
    [
        ({"phone_number": "33 00 11 22"}, "+97333001122", CPR, Language.AR),
        ({"mobile_number": "0097333001122"}, "+97333001122", CPR, Language.AR),
        ({"custom_field_1": "٠١٠٣٠٠٠٠١"}, "+97330000001", "010300001", Language.AR),
        ({"custom_field_1": "10300001"}, "+97330000001", "010300001", Language.AR),
        ({"language": "en-GB"}, "+97330000001", CPR, Language.EN),
        ({"language": "portuguese-br"}, "+97330000001", CPR, None),
    ],
)
def test_a_person_is_read_as_from_every_other_source(
    office: Office,
    columns: dict[str, object],
    phone: str,
    national_id: str,
    language: Language | None,
) -> None:
    office.server.change("customers", office.customers[0], **columns)
    office.book()
    office.look()
    booking = office.booking()
    assert (booking.phone, booking.national_id) == (phone, national_id)
    assert booking.language is language


@pytest.mark.parametrize(
    ("columns", "field_", "found"),
    [
        ({"phone_number": "none"}, "phone", "none"),
        ({"phone_number": f"CPR {CPR}"}, "phone", "CPR ••••••001"),
        ({"custom_field_1": "88051234"}, "customField1", "•••••234"),
        ({"custom_field_1": CPR + "x" * 400}, "customField1", "a text of 409 characters"),
        ({"first_name": "Hu\ufffda"}, "name", "a text of 4 characters"),
    ],
)
def test_what_is_no_person_is_set_aside_and_shows_none(
    office: Office, columns: dict[str, object], field_: str, found: str
) -> None:
    office.server.change("customers", office.customers[0], **columns)
    office.book()
    office.look()
    aside = office.aside()
    assert (aside.field, aside.found) == (field_, found)


def test_secrets_in_providers_records_are_never_asked_for(office: Office) -> None:
    office.book()
    office.look()
    paths = [one.path for one in office.server.log if "/providers" in one.path]
    assert paths and all("fields=id%2Ctimezone" in path for path in paths)


def test_a_list_that_leaves_out_what_exists_is_not_believed(office: Office) -> None:
    for i in range(30):
        office.book(MORNING + timedelta(minutes=i))
    office.look()
    real = office.source._rest.get

    def empty_lists(path: str, *more: Any, **named: Any) -> object:
        return [] if path == "/appointments" else real(path, *more, **named)

    office.source._rest.get = empty_lists  # type: ignore[method-assign]
    for ahead in (0.0, TEN_MINUTES):
        office.clock.now += ahead
        with pytest.raises(Trouble, match="leaves appointment"):
            list(office.source.look("", office, WINDOW))


def test_an_empty_list_is_not_believed_after_a_restart_either(office: Office) -> None:
    office.book()
    office.look()
    again = EasyAppointments("Easy", office.server.url, token=TOKEN, zone=BAHRAIN)
    real = again._rest.get
    again._rest.get = (  # type: ignore[method-assign]
        lambda path, *more, **named: [] if path == "/appointments" else real(path, *more, **named)
    )
    with pytest.raises(Trouble, match="leaves appointment"):
        list(again.look("", office, WINDOW))
    again.close()


def test_a_record_without_a_start_is_not_asked_for_at_every_look(office: Office) -> None:
    number = office.book()
    office.server.change("appointments", number, start_datetime="nothing")
    office.look()
    office.look()
    assert f"GET appointments/{number}" not in office.asked()


# --- a list that changes while it is read


def test_a_booking_pushed_over_a_page_border_by_a_deletion_is_not_lost(make: MakeOffice) -> None:
    office = make(page_length=10)
    numbers = [office.book(MORNING + timedelta(minutes=i)) for i in range(35)]

    def delete_one(method: str, path: str) -> None:
        if "page=2" in path and numbers[0] in office.server.rows("appointments"):
            office.server.cancel(numbers[0])

    office.server.before = delete_one
    sweep = office.look()
    assert sweep.present == {str(number) for number in numbers[1:]}
    assert {str(numbers[10])} <= {one.address for one in office.objects}


def test_a_list_that_never_keeps_still_declares_nothing_gone(make: MakeOffice) -> None:
    office = make(page_length=5)
    for i in range(12):
        office.book(MORNING + timedelta(minutes=i))

    def replace_one(method: str, path: str) -> None:
        if "page=2" in path:
            office.server.cancel(min(office.server.rows("appointments")))
            office.book()

    office.server.before = replace_one
    batches = office.source.look("", office, WINDOW)
    found: list[Batch] = []
    with pytest.raises(Trouble, match="changed all the while"):
        found.extend(batches)
    assert all(batch.sweep is None and batch.cursor is None for batch in found)


def test_a_server_that_cuts_pages_short_hides_nothing(make: MakeOffice) -> None:
    office = make()
    office.server.habits.longest_page = 50
    for i in range(120):
        office.book(MORNING + timedelta(minutes=i))
    assert len(office.look().present) == 120


def test_a_server_that_ignores_the_page_is_noticed(office: Office) -> None:
    for _ in range(3):
        office.book()
    office.server.habits.ignores_page = True
    with pytest.raises(Trouble, match="same page again"):
        office.look()


def test_an_older_server_is_asked_for_its_customers(make: MakeOffice) -> None:
    office = make(version="1.4")
    few = office.book()
    office.look()
    assert office.booking().name == "Huda Ali"
    assert office.asked().count(f"GET /customers/{office.customers[0]}") == 1
    for i in range(9):
        office.book(customer=office.server.add_customer(f"Visitor {i}"))
    office.look()
    assert office.asked().count("GET /customers") == 2  # All at once, and nothing follows.
    assert {one.bookings[0].name for one in office.objects} == {
        f"Visitor {i} Ali" for i in range(9)
    }
    office.look()
    assert office.asked() == ["GET /appointments"] * 2
    assert str(few) in office.taken


# --- records that make no sense


@pytest.mark.parametrize(
    ("columns", "field_", "found"),
    [
        ({"start_datetime": None}, "start", "nothing"),
        ({"start_datetime": "0000-00-00 00:00:00"}, "start", "0000-00-00 00:00:00"),
        ({"start_datetime": "tomorrow, CPR 880300001"}, "start", "a text of 23 characters"),
        ({"end_datetime": "2026-11-22 08:00:00"}, "end", "-1.0 hours after the start"),
        ({"end_datetime": "2026-11-24 09:00:00"}, "end", "+48.0 hours after the start"),
        ({"id_users_customer": 999}, "customerId", "a number"),
        ({"id_users_customer": None}, "customerId", "nothing"),
        ({"id_services": None}, "serviceId", "nothing"),
        ({"id_services": "F"}, "serviceId", "a text of 1 characters"),
        ({"hash": "x" * 1_000_000}, "hash", "a text of 1,000,000 characters"),
        ({"status": ["Booked"]}, "status", "a list or an object"),
    ],
)
def test_a_wrong_record_is_set_aside_and_the_others_go_on(
    office: Office, columns: dict[str, object], field_: str, found: str
) -> None:
    good, wrong = office.book(), office.book()
    office.look()
    # Some of these are no longer on the server's list of these days, but still exist.
    office.server.change("appointments", wrong, **columns)
    sweep = office.look()
    aside = office.aside()
    assert (aside.where, aside.field) == (f"appointment {wrong}", field_)
    assert aside.found == found
    assert aside.reason.startswith("accepted: ")
    assert sweep.present == {str(good), str(wrong)}
    office.look()
    assert office.objects == []


def test_no_national_id_reaches_what_people_read(office: Office) -> None:
    office.server.change("customers", office.customers[0], custom_field_1=f"CPR {CPR} (Huda)")
    office.book()
    office.look()
    assert office.aside().field == "customField1"
    assert CPR not in repr(office.objects)


def test_numbers_may_come_as_text(office: Office) -> None:
    number = office.book(id_services=str(office.service), id_users_provider=str(office.provider))
    office.look()
    assert office.booking().service == str(office.service)
    assert office.booking().external_id == str(number)


# --- the rate


def test_a_long_look_spreads_over_time_and_comes_in_batches(make: MakeOffice) -> None:
    office = make(limit=20, page_length=2)
    for i in range(60):
        office.book(MORNING + timedelta(minutes=i))
    seen: list[tuple[int, float]] = []
    for batch in office.source.look("", office, WINDOW):
        seen.append((len(batch.objects), office.clock.now))
    assert sum(count for count, _ in seen) == 60
    assert len({when for _, when in seen}) > 3
    assert all(one.status == 200 for one in office.server.log)


def test_an_outcome_goes_out_while_a_look_waits(make: MakeOffice) -> None:
    office = make(limit=20, page_length=2)
    numbers = [office.book(MORNING + timedelta(minutes=i)) for i in range(60)]
    batches = office.source.look("", office, WINDOW)
    list(itertools.islice(batches, 10))
    office.clock.waited.clear()
    office.source.tell(outgoing(numbers[0]))
    assert office.clock.waited == []
    assert office.server.appointment(numbers[0])["status"] == "Arrived"


def test_a_refusal_for_too_many_requests_is_waited_out(office: Office) -> None:
    office.book()
    office.server.fail_next("too_many")
    assert len(office.look().present) == 1
    assert sum(office.clock.waited) == pytest.approx(122.0)


def test_others_behind_the_same_address_do_not_stop_us(make: MakeOffice) -> None:
    """The server counts them with us, so that its limit is reached before ours."""
    office = make(limit=10)
    office.book()
    for _ in range(8):
        office.server.is_over_limit("127.0.0.1")
    assert len(office.look().present) == 1
    assert {one.status for one in office.server.log} == {200, 429}


def test_a_server_that_always_refuses_ends_in_trouble(office: Office) -> None:
    office.server.fail_next("too_many", times=9)
    with pytest.raises(Trouble, match="429"):
        office.look()


# --- faults


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("drop_reply", "connection failed or broke off"),
        ("truncate", "connection failed or broke off"),
        ("garble", "not JSON but damaged text"),
        ("html", "not JSON but a web page"),
        ("error", "status 500"),
        ("redirect", "sends us to another address"),
    ],
)
def test_a_look_that_breaks_off_says_so_and_declares_nothing_gone(
    office: Office, fault: Fault, said: str
) -> None:
    for i in range(3):
        office.book(MORNING + timedelta(minutes=i))
    office.server.fail_next(fault)
    found: list[Batch] = []
    with pytest.raises(Trouble, match=said) as caught:
        found.extend(office.source.look("", office, WINDOW))
    assert caught.value.kind is TroubleKind.SOURCE
    assert caught.value.where == f"{office.server.url}/index.php/api/v1"
    assert not any(batch.sweep for batch in found)
    assert len(office.look().present) == 3


def test_a_server_that_never_answers_is_given_up(make: MakeOffice) -> None:
    office = make()
    hasty = EasyAppointments("Easy", office.server.url, token=TOKEN, zone=BAHRAIN, timeout=0.2)
    office.server.fail_next("hang")
    with pytest.raises(Trouble, match=r"did not answer within 0\.2 seconds"):
        list(hasty.look("", office, WINDOW))
    hasty.close()


def test_nobody_there() -> None:
    with easy_appointments() as gone:
        source = EasyAppointments("Easy", gone.url, token=TOKEN, zone=BAHRAIN)
    with pytest.raises(Trouble, match="Check the network"):
        source.tell(outgoing(1))
    source.close()


def test_a_wrong_token_is_said_without_showing_it(office: Office) -> None:
    office.server.token = "another"
    with pytest.raises(Trouble, match="does not accept the token") as caught:
        office.look()
    assert TOKEN not in str(caught.value)


def test_an_address_without_the_interface(office: Office) -> None:
    source = EasyAppointments("Easy", f"{office.server.url}/a/api/v1", token=TOKEN, zone=BAHRAIN)
    with pytest.raises(Trouble, match="no such interface"):
        list(source.look("", office, WINDOW))
    source.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://bookings.example.org", "Use https"),
        ("http://127.0.0.1.example.org", "Use https"),
        ("ftp://bookings.example.org", "accepted: an address"),
        ("bookings", "accepted: an address"),
        ("https://admin:hush@bookings.example.org", "Leave them out"),
        ("https://bookings.example.org:99999", "accepted: an address"),
    ],
)
def test_an_address_that_no_secret_may_go_to_is_refused(url: str, said: str) -> None:
    with pytest.raises(Trouble, match=said) as caught:
        EasyAppointments("Easy", url, token=TOKEN, zone=BAHRAIN)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:8080", "http://[::1]", "https://example.org"])
def test_an_address_that_is_safe_is_taken(url: str) -> None:
    EasyAppointments("Easy", url, token=TOKEN, zone=BAHRAIN).close()


def test_a_certificate_needs_an_authority_that_is_trusted(office: Office, tmp_path: Path) -> None:
    authority, own, key = certificates()
    ca, path = tmp_path / "ca.pem", tmp_path / "own.pem"
    ca.write_bytes(authority)
    path.write_bytes(own + key)
    with easy_appointments(token=TOKEN, certificate=path) as server:
        stranger = EasyAppointments("Easy", server.url, token=TOKEN, zone=BAHRAIN)
        with pytest.raises(Trouble, match="certificate is not trusted"):
            list(stranger.look("", office, WINDOW))
        stranger.close()
        assert server.log == []
        friend = EasyAppointments("Easy", server.url, token=TOKEN, zone=BAHRAIN, verify=ca)
        assert [batch.sweep is not None for batch in friend.look("", office, WINDOW)] == [True]
        friend.close()


def test_an_authority_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "none.pem"
    with pytest.raises(Trouble, match="no such file") as caught:
        EasyAppointments("Easy", "https://example.org", token=TOKEN, zone=BAHRAIN, verify=path)
    assert caught.value.where == str(path)


# --- out


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (BookingState.ARRIVED, "Arrived"),
        (BookingState.SERVED, "Served"),
        (BookingState.MISSED, "No show"),
    ],
)
def test_an_outcome_sets_the_status_and_nothing_else(
    office: Office, outcome: BookingState, status: str
) -> None:
    number = office.book(notes="Bring the plans", status="Booked")
    before = office.server.appointment(number)
    office.source.tell(outgoing(number, outcome))
    assert office.server.appointment(number) == {**before, "status": status}
    put = office.server.log[-1]
    assert (put.method, put.idempotency_key, put.received) == (
        "PUT",
        "T1",
        len(json.dumps({"status": status})),
    )


def test_an_outcome_told_twice_is_written_once(office: Office) -> None:
    number = office.book()
    office.source.tell(outgoing(number))
    office.source.tell(outgoing(number))
    assert [one.method for one in office.server.log] == ["GET", "PUT", "GET"]


def test_an_outcome_whose_reply_was_lost_is_written_once(office: Office) -> None:
    number = office.book()

    def lose_reply(method: str, path: str) -> None:
        if method == "PUT":
            office.server.before = lambda method, path: None
            office.server.fail_next("drop_reply")

    office.server.before = lose_reply
    with pytest.raises(Trouble):
        office.source.tell(outgoing(number))
    assert office.server.appointment(number)["status"] == "Arrived"
    office.source.tell(outgoing(number))
    assert [one.method for one in office.server.log].count("PUT") == 1


def test_an_outcome_does_not_make_the_booking_come_in_again(office: Office) -> None:
    number = office.book()
    office.look()
    office.source.tell(outgoing(number))
    office.look()
    assert office.objects == []


def test_an_outcome_of_a_deleted_booking_is_not_accepted(office: Office) -> None:
    number = office.book()
    office.server.cancel(number)
    with pytest.raises(NotAccepted, match="deleted"):
        office.source.tell(outgoing(number))


def test_a_cancellation_by_a_person_is_not_overwritten(office: Office) -> None:
    number = office.book(status="Cancelled")
    with pytest.raises(NotAccepted, match="cancelled there"):
        office.source.tell(outgoing(number, BookingState.MISSED))
    assert office.server.appointment(number)["status"] == "Cancelled"


def test_an_hour_changed_meanwhile_survives_the_outcome(office: Office) -> None:
    number = office.book()

    def meanwhile(method: str, path: str) -> None:
        if method == "PUT":
            office.server.before = lambda method, path: None
            office.server.change("appointments", number, notes="Comes at noon")

    office.server.before = meanwhile
    office.source.tell(outgoing(number))
    row = office.server.appointment(number)
    assert (row["status"], row["notes"]) == ("Arrived", "Comes at noon")


def test_a_record_that_the_server_will_not_save_is_tried_later(office: Office) -> None:
    number = office.book()
    office.server.change("appointments", number, end_datetime="2026-11-22 09:01:00")
    with pytest.raises(Trouble, match="status 500"):
        office.source.tell(outgoing(number))


# --- both sides after anything that people may do


DEEDS = st.lists(
    st.tuples(st.sampled_from(["book", "move", "cancel", "rename", "mark"]), st.integers(0, 1_000)),
    max_size=12,
)


@given(rounds=st.lists(DEEDS, min_size=1, max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_looks_agree_with_the_server_after_anything(
    make: MakeOffice, rounds: list[list[tuple[str, int]]]
) -> None:
    office = make(page_length=4)
    bookings: dict[str, Incoming] = {}
    for deeds in rounds:
        for deed, n in deeds:
            _do(office, deed, n)
        _agrees(office, bookings, office.look())
    office.clock.now += TEN_MINUTES
    sweep = office.look()
    assert sweep.whole
    _agrees(office, bookings, sweep)


def _agrees(office: Office, bookings: dict[str, Incoming], sweep: Sweep) -> None:
    """What is known of the days that were looked at is what stands there."""

    def within(starts_at: datetime) -> bool:
        return sweep.start <= starts_at < sweep.end

    bookings |= {one.address: one.bookings[0] for one in office.objects}
    for key in [k for k, b in bookings.items() if within(b.starts_at) and k not in sweep.present]:
        del bookings[key]
    known = {key: (b.starts_at, b.name, b.cancelled) for key, b in bookings.items()}
    truth = _truth(office)
    assert {k: b for k, b in known.items() if within(b[0])} == {
        k: b for k, b in truth.items() if within(b[0])
    }


def _do(office: Office, deed: str, n: int) -> None:
    numbers = sorted(office.server.rows("appointments"))
    at = MORNING + timedelta(hours=n % 400)
    if deed == "book":
        office.book(at)
    elif deed == "rename":
        office.server.rename(office.customers[0], f"Name {n}", "Ali")
    elif numbers:
        number = numbers[n % len(numbers)]
        if deed == "move":
            office.server.reschedule(number, at)
        elif deed == "mark":
            office.server.mark(number, "Cancelled" if n % 2 else "Booked")
        else:
            office.server.cancel(number)


def _truth(office: Office) -> dict[str, tuple[datetime, str, bool]]:
    customers = office.server.rows("customers")
    found = {}
    for number, row in office.server.rows("appointments").items():
        local = datetime.fromisoformat(row["start_datetime"]).replace(tzinfo=BAHRAIN)
        customer = customers[row["id_users_customer"]]
        name = f"{customer['first_name']} {customer['last_name']}"
        if WINDOW.start <= local < WINDOW.end:
            found[str(number)] = (local.astimezone(UTC), name, row["status"] == "Cancelled")
    return found


def test_looks_and_outcomes_from_two_threads(make: MakeOffice) -> None:
    office = make(page_length=10)
    numbers = [office.book(MORNING + timedelta(minutes=i)) for i in range(40)]
    faults: list[BaseException] = []

    def tell_all() -> None:
        try:
            for number in numbers[:20]:
                office.source.tell(outgoing(number))
        except BaseException as error:
            faults.append(error)

    telling = threading.Thread(target=tell_all)
    telling.start()
    for _ in range(5):
        assert len(office.look().present) == 40
    telling.join()
    assert faults == []
    statuses = [office.server.appointment(number)["status"] for number in numbers]
    assert statuses.count("Arrived") == 20
