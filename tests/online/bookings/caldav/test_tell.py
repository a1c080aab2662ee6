"""Telling a CalDAV server what became of a booking: once, and beside what people wrote."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from db.outgoing import Outgoing, Told
from db.trouble import Trouble
from online.bookings.source import NotAccepted
from queueing.booking import BookingState
from tests.online.bookings.conftest import Office, Server
from tests.online.proxy import Fault, Proxy, Request, at, never, proxy, scripted
from tests.online.servers import event

AT = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=10"


def outcome(address: str, external_id: str = "1", **changes: object) -> Outgoing:
    told = Outgoing(7, "t0ken", external_id, address, BookingState.SERVED, AT)
    return replace(told, **changes)  # type: ignore[arg-type]


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).events)


def test_an_outcome_is_written_beside_what_people_wrote(server: Server) -> None:
    server.person.make("fire")
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:go", "TRIGGER:-PT15M", "END:VALARM")
    text = event("1", "20261122T060000Z", "X-DEPT;X-A=b:North, wing", "GEO:26.2;50.5", *alarm)
    address = server.person.put("fire", "1.ics", text)
    (before,) = events(server.person.get(address))
    source = server.source()
    source.tell(outcome(address, outcome=BookingState.MISSED, reason="Did not come; twice"))
    (told,) = events(server.person.get(address))
    assert told["X-DAWR-OUTCOME"] == "missed"
    assert told["X-DAWR-OUTCOME"].params["X-DAWR-TOKEN"] == "t0ken"
    assert told["X-DAWR-OUTCOME-AT"] == "20261122T064000Z"
    assert told["X-DAWR-REASON"] == r"Did not come\; twice"
    for name, value in before.items():
        assert told[name] == value, name
    assert [part.name for part in told.subcomponents] == ["VALARM"]


def test_the_version_it_returns_is_the_one_that_the_next_look_meets(
    server: Server, office: Office
) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "1.ics", event("1"))
    source = server.source()
    office.look(source)
    told = source.tell(outcome(address))
    assert told.over == office.objects[address].version
    office.objects[address] = replace(office.objects[address], version=told.made)
    assert office.look(source).read == []


def test_what_somebody_changed_before_we_told_is_not_taken_for_our_own(
    server: Server, office: Office
) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "1.ics", event("1"))
    source = server.source()
    office.look(source)
    server.person.put("fire", "1.ics", event("1", "20261123T060000Z"))
    assert source.tell(outcome(address)).over != office.objects[address].version
    office.look(source)
    assert office.bookings["1"].starts_at == datetime(2026, 11, 23, 6, tzinfo=UTC)


def test_told_again_nothing_is_written(server: Server) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "1.ics", event("1"))
    with proxy(server.url) as between:
        source = server.source(between.url)
        first, *later = [source.tell(outcome(address)) for _ in range(3)]
        assert between.count("PUT") == 1
        assert first.made and later == [Told(), Told()]


def test_a_newer_outcome_stays(server: Server) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "1.ics", event("1"))
    source = server.source()
    source.tell(outcome(address, token="new", at=AT + timedelta(minutes=5)))
    source.tell(outcome(address, token="old", outcome=BookingState.ARRIVED))
    (told,) = events(server.person.get(address))
    assert told["X-DAWR-OUTCOME"] == "served"
    assert told["X-DAWR-OUTCOME"].params["X-DAWR-TOKEN"] == "new"


def test_a_later_outcome_replaces_the_earlier_with_its_reason(server: Server) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "1.ics", event("1"))
    source = server.source()
    source.tell(outcome(address, outcome=BookingState.MISSED, reason="Did not come"))
    source.tell(outcome(address, token="b", at=AT + timedelta(minutes=5)))
    (told,) = events(server.person.get(address))
    assert told["X-DAWR-OUTCOME"] == "served" and "X-DAWR-REASON" not in told


def test_one_instance_of_a_series_is_told_about_and_no_other(
    server: Server, office: Office
) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "s.ics", event("s", "20261122T060000Z", WEEKLY))
    source = server.source()
    office.look(source)
    before = office.bookings
    for _ in range(2):
        source.tell(outcome(address, "s/20261129T060000Z"))
    series, instance = sorted(
        events(server.person.get(address)), key=lambda one: "RECURRENCE-ID" in one
    )
    assert "X-DAWR-OUTCOME" not in series and instance["X-DAWR-OUTCOME"] == "served"
    assert instance["RECURRENCE-ID"].dt == datetime(2026, 11, 29, 6, tzinfo=UTC)
    assert "RRULE" not in instance
    assert office.look(source).bookings == before


def test_a_cancelled_booking_is_told_about_too(server: Server) -> None:
    server.person.make("fire")
    text = event("1", "20261122T060000Z", "STATUS:CANCELLED")
    address = server.person.put("fire", "1.ics", text)
    server.source().tell(outcome(address))
    assert "X-DAWR-OUTCOME" in server.person.get(address)


@pytest.mark.parametrize("external_id", ["other", "1/20261122T060000Z"])
def test_a_booking_that_is_gone_is_not_accepted(server: Server, external_id: str) -> None:
    server.person.make("fire")
    address = server.person.put("fire", "1.ics", event("1"))
    source = server.source()
    with pytest.raises(NotAccepted, match="not there"):
        source.tell(outcome(address, external_id))
    server.person.delete(address)
    with pytest.raises(NotAccepted, match="not there"):
        source.tell(outcome(address))


@pytest.mark.parametrize("external_id", ["s", "s/20261123T060000Z"])
def test_what_is_no_instance_of_the_series_is_not_accepted(
    one_server: Server, external_id: str
) -> None:
    one_server.person.make("fire")
    address = one_server.person.put("fire", "s.ics", event("s", "20261122T060000Z", WEEKLY))
    with pytest.raises(NotAccepted, match="series"):
        one_server.source().tell(outcome(address, external_id))


@pytest.fixture
def between(server: Server) -> Iterator[Proxy]:
    server.person.make("fire")
    server.person.put("fire", "1.ics", event("1"))
    with proxy(server.url) as running:
        yield running


@pytest.mark.parametrize(
    "fault",
    [Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.ERROR_BEFORE, Fault.ERROR_AFTER, Fault.DELAY],
)
def test_an_outcome_whose_reply_is_lost_is_written_once(
    server: Server, between: Proxy, fault: Fault
) -> None:
    source = server.source(between.url, timeout_s=0.3 if fault is Fault.DELAY else 10)
    told = outcome(server.person.path("fire", "1.ics"))
    between.choose = at("PUT", fault)
    with pytest.raises(Trouble):
        source.tell(told)
    between.choose = never
    assert source.tell(told)
    assert between.count("PUT") == 1
    assert server.person.get(told.address).count("X-DAWR-OUTCOME;") == 1


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.MALFORMED])
def test_half_an_event_is_never_written_back(server: Server, between: Proxy, fault: Fault) -> None:
    source = server.source(between.url)
    between.choose = at("GET", fault)
    with pytest.raises(Trouble):
        source.tell(outcome(server.person.path("fire", "1.ics")))
    assert between.count("PUT", reached=False) == 0


def test_what_a_person_changes_meanwhile_survives(server: Server, between: Proxy) -> None:
    edited = iter([event("1", "20261123T070000Z", "LOCATION:Room 4")])

    def edit(seen: Request) -> None:
        if seen.method == "PUT" and (text := next(edited, "")):
            server.person.put("fire", "1.ics", text)

    between.before = edit
    address = server.person.path("fire", "1.ics")
    server.source(between.url).tell(outcome(address))
    (told,) = events(server.person.get(address))
    assert told["X-DAWR-OUTCOME"] == "served"
    assert told["LOCATION"] == "Room 4" and told["DTSTART"].dt.hour == 7


def test_an_event_that_never_rests_is_tried_again_later(one_server: Server) -> None:
    one_server.person.make("fire")
    address = one_server.person.put("fire", "1.ics", event("1"))
    count = iter(range(100))
    with proxy(one_server.url) as between:
        between.before = lambda seen: (
            one_server.person.put("fire", "1.ics", event("1", summary=f"{next(count)}")) and None
            if seen.method == "PUT"
            else None
        )
        with pytest.raises(Trouble, match="again and again"):
            one_server.source(between.url).tell(outcome(address))
        assert between.count("PUT", reached=False) == 5


def test_a_calendar_that_may_only_be_read_does_not_accept(one_server: Server) -> None:
    one_server.person.make("fire")
    address = one_server.person.put("fire", "1.ics", event("1"))
    with proxy(one_server.url) as between:
        between.status = lambda seen: 403 if seen.method == "PUT" else None
        with pytest.raises(NotAccepted, match="may not change"):
            one_server.source(between.url).tell(outcome(address))


def test_a_wrong_password_is_trouble_not_the_end(one_server: Server) -> None:
    one_server.person.make("fire")
    address = one_server.person.put("fire", "1.ics", event("1"))
    with pytest.raises(Trouble, match="password"):
        one_server.source(password="other").tell(outcome(address))


def test_scripts_end(one_server: Server) -> None:
    """The proxy's own promise: after its script nothing is spoilt any more."""
    one_server.person.make("fire")
    with proxy(one_server.url) as between:
        between.choose = scripted([Fault.ERROR_BEFORE])
        source = one_server.source(between.url)
        with pytest.raises(Trouble, match="500"):
            source.tell(outcome("/dawr/fire/1.ics"))
        with pytest.raises(NotAccepted):
            source.tell(outcome("/dawr/fire/1.ics"))
