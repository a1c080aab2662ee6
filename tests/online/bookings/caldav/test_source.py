"""CalDAV as a source of bookings, on real servers: what a look hands over, and what it costs."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from db.trouble import Trouble, TroubleKind
from online.bookings.source import Window
from tests.online.bookings.conftest import WINDOW, Office, Server
from tests.online.proxy import Fault, at, proxy
from tests.online.servers import calendar, event

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=10"


def test_the_first_look_hands_over_every_event_of_every_calendar(
    server: Server, office: Office
) -> None:
    server.person.make("fire", "Fire reports")
    server.person.make("plans", "Plans")
    here = server.person.put("fire", "a%20b.ics", event("one@x", "20261122T060000Z"))
    server.person.put("plans", "two.ics", event("two@x", "20261123T060000Z", "CATEGORIES:F01"))
    office.look(server.source())
    assert {one.external_id: one.service for one in office.bookings.values()} == {
        "one@x": "Fire reports",
        "two@x": "F01",
    }
    assert office.bookings["one@x"].starts_at == datetime(2026, 11, 22, 6, tzinfo=UTC)
    assert office.bookings["one@x"].name == "Ali Hasan"
    assert here in office.objects
    assert len(office.sweeps) == 1 and office.sweeps[0].present == office.objects.keys()


def test_a_quiet_look_costs_one_request_and_goes_on_from_the_same_place(
    server: Server, office: Office
) -> None:
    server.person.make("fire")
    server.person.put("fire", "one.ics", event("one"))
    source = server.source()
    cursor = office.look(source).cursor
    assert office.traffic.requests > 1 and office.traffic.received_bytes > 1000
    office.look(source)
    assert (office.cursor, office.read, office.sweeps) == (cursor, [], [])
    assert office.traffic.requests == 1 and office.traffic.sent_bytes > 0


def test_only_what_changed_is_read_again(server: Server, office: Office) -> None:
    server.person.make("fire")
    for n in range(5):
        server.person.put("fire", f"{n}.ics", event(f"{n}"))
    source = server.source()
    office.look(source)
    moved = server.person.put("fire", "3.ics", event("3", "20261201T093000Z"))
    added = server.person.put("fire", "new.ics", event("new"))
    office.look(source)
    assert sorted(office.read) == sorted([moved, added])
    assert office.bookings["3"].starts_at == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    assert len(office.bookings) == 6 and not office.sweeps


def test_what_is_deleted_is_gone_and_nothing_else(server: Server, office: Office) -> None:
    server.person.make("fire")
    gone = server.person.put("fire", "1.ics", event("1"))
    server.person.put("fire", "2.ics", event("2"))
    source = server.source()
    office.look(source)
    server.person.delete(gone)
    office.look(source)
    assert office.read == [gone] and office.bookings.keys() == {"2"}


def test_an_event_put_off_beyond_the_window_has_not_gone(server: Server, office: Office) -> None:
    server.person.make("fire")
    server.person.put("fire", "1.ics", event("1"))
    office.look(server.source())
    server.person.put("fire", "1.ics", event("1", "20270315T060000Z"))
    office.cursor = ""
    office.look(server.source())
    assert office.sweeps and office.bookings["1"].starts_at.year == 2027


def test_cancelled_events_are_told_as_cancelled(server: Server, office: Office) -> None:
    server.person.make("fire")
    server.person.put("fire", "1.ics", event("1"))
    office.look(server.source())
    server.person.put("fire", "1.ics", event("1", "20261122T060000Z", "STATUS:CANCELLED"))
    assert office.look(server.source()).bookings["1"].cancelled


def test_the_instances_of_a_series_follow_its_changes(server: Server, office: Office) -> None:
    server.person.make("fire")
    server.person.put("fire", "s.ics", event("s", "20261122T060000Z", WEEKLY))
    source = server.source()
    office.look(source)
    days = ("1122", "1129", "1206", "1213", "1220")
    assert office.bookings.keys() == {f"s/2026{day}T060000Z" for day in days}
    changed = calendar(
        "BEGIN:VEVENT", "UID:s", "DTSTAMP:20261101T000000Z", "DTSTART:20261122T060000Z",
        "EXDATE:20261213T060000Z", WEEKLY, "END:VEVENT",
        "BEGIN:VEVENT", "UID:s", "DTSTAMP:20261101T000000Z", "RECURRENCE-ID:20261129T060000Z",
        "DTSTART:20261130T080000Z", "END:VEVENT",
        "BEGIN:VEVENT", "UID:s", "DTSTAMP:20261101T000000Z", "RECURRENCE-ID:20261206T060000Z",
        "DTSTART:20261206T060000Z", "STATUS:CANCELLED", "END:VEVENT",
    )  # fmt: skip
    server.person.put("fire", "s.ics", changed)
    office.look(source)
    assert office.bookings.keys() == {
        f"s/2026{day}T060000Z" for day in ("1122", "1129", "1206", "1220")
    }
    moved = office.bookings["s/20261129T060000Z"]
    assert moved.starts_at == datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert office.bookings["s/20261206T060000Z"].cancelled


def test_a_new_day_is_a_sweep_that_reads_only_the_series_again(
    server: Server, office: Office
) -> None:
    server.person.make("fire")
    server.person.put("fire", "1.ics", event("1"))
    series = server.person.put("fire", "s.ics", event("s", "20261122T060000Z", WEEKLY))
    source = server.source()
    office.look(source)
    day = timedelta(days=7)
    office.look(source, Window(WINDOW.start + day, WINDOW.end + day))
    assert office.read == [series] and len(office.sweeps) == 1
    assert "s/20261227T060000Z" in office.bookings


def test_a_calendar_may_stand_for_a_service(server: Server, office: Office) -> None:
    server.person.make("fire", "Fire reports")
    plans = server.person.make("plans", "Plans")
    server.person.make("staff", "Staff outings")
    for name in ("fire", "plans", "staff"):
        server.person.put(name, "1.ics", event(name, "20261122T060000Z", "CATEGORIES:other"))
    office.look(server.source(calendars={"Fire reports": "F", f"{server.url}{plans[1:]}": ""}))
    services = {one.external_id: one.service for one in office.bookings.values()}
    assert services == {"fire": "F", "plans": "other"}


def test_one_calendar_may_be_given_by_its_address(server: Server, office: Office) -> None:
    path = server.person.make("fire")
    server.person.make("plans")
    server.person.put("fire", "1.ics", event("1"))
    server.person.put("plans", "2.ics", event("2"))
    office.look(server.source(f"{server.url}{path[1:]}"))
    assert office.bookings.keys() == {"1"} and office.bookings["1"].service


def test_a_new_calendar_is_read_and_a_vanished_one_is_trouble(
    server: Server, office: Office
) -> None:
    server.person.make("fire")
    server.person.put("fire", "1.ics", event("1"))
    source = server.source()
    office.look(source)
    path = server.person.make("plans")
    server.person.put("plans", "2.ics", event("2"))
    assert office.look(source).bookings.keys() == {"1", "2"}
    server.person.delete(path)
    server.person.put("fire", "3.ics", event("3"))
    cursor = office.cursor
    with pytest.raises(Trouble, match="/plans/ is not there"):
        office.look(source)
    assert office.bookings.keys() == {"1", "2", "3"} and office.cursor == cursor
    office.look(server.source(calendars={"/".join(path.split("/")[:-2]) + "/fire/": ""}))
    assert office.bookings.keys() == {"1", "3"}


def test_a_calendar_that_is_named_and_not_there_is_trouble(
    one_server: Server, office: Office
) -> None:
    one_server.person.make("fire", "Fire")
    with pytest.raises(Trouble, match="the calendar Flood is not there"):
        office.look(one_server.source(calendars={"Flood": "F"}))


def test_a_forgotten_token_costs_a_sweep_and_loses_nothing(server: Server, office: Office) -> None:
    server.person.make("fire")
    gone = server.person.put("fire", "1.ics", event("1"))
    server.person.put("fire", "2.ics", event("2"))
    source = server.source()
    office.look(source)
    server.person.delete(gone)
    new = server.person.put("fire", "3.ics", event("3"))
    if server.kind == "radicale":
        for cache in server.folder.rglob("sync-token"):
            shutil.rmtree(cache)
    else:
        cursor = json.loads(office.cursor)
        for mark in cursor["marks"].values():
            mark["token"] = "f" * 40
        office.cursor = json.dumps(cursor)
    office.look(source)
    assert len(office.sweeps) == 1 and office.read == [new]
    assert office.bookings.keys() == {"2", "3"}


@pytest.mark.parametrize("cursor", ["{", "null", '{"marks": 3}', "x" * 1000])
def test_a_cursor_that_means_nothing_is_as_good_as_none(
    one_server: Server, office: Office, cursor: str
) -> None:
    one_server.person.make("fire")
    one_server.person.put("fire", "1.ics", event("1"))
    office.cursor = cursor
    assert office.look(one_server.source()).bookings.keys() == {"1"}


def test_a_server_without_tokens_is_followed_by_its_tags(server: Server, office: Office) -> None:
    server.person.make("fire")
    gone = server.person.put("fire", "1.ics", event("1"))
    server.person.put("fire", "2.ics", event("2"))
    with proxy(server.url) as between:
        between.rewrite = lambda body: body.replace(b"sync-token", b"x-token")
        between.choose = at("REPORT", Fault.ERROR_BEFORE, b"sync-collection")
        source = server.source(between.url)
        office.look(source)
        assert office.look(source).read == [] and office.traffic.requests == 1
        server.person.delete(gone)
        new = server.person.put("fire", "3.ics", event("3"))
        office.look(source)
    assert office.read == [new] and office.bookings.keys() == {"2", "3"}


def test_what_cannot_be_read_is_set_aside_with_its_address(
    one_server: Server, office: Office
) -> None:
    one_server.person.make("fire")
    text = calendar(
        "BEGIN:VEVENT", "UID:day", "DTSTAMP:20261101T000000Z", "DTSTART;VALUE=DATE:20261122",
        "END:VEVENT",
    )  # fmt: skip
    address = one_server.person.put("fire", "day.ics", text)
    one_server.person.put("fire", "1.ics", event("1"))
    office.look(one_server.source())
    assert office.bookings.keys() == {"1"}
    (aside,) = office.set_aside
    assert aside.where == f"{address}, line 4" and aside.external_id == "day"
    assert address in office.sweeps[0].present


def test_many_events_come_in_small_batches(one_server: Server, office: Office) -> None:
    events = "".join(
        event(f"{n}").partition("PRODID:-//a//b//EN\r\n")[2].partition("END:VCALENDAR")[0]
        for n in range(230)
    )
    path = one_server.person.make("fire")
    one_server.person.delete(path)
    # A whole calendar in one request, as Radicale takes it.
    one_server.person.ask("PUT", path, calendar(events.rstrip()), {"Content-Type": "text/calendar"})
    source = one_server.source()
    batches = list(source.look("", office, WINDOW))
    assert [len(batch.objects) for batch in batches] == [100, 100, 30, 0]
    assert [batch.cursor is None for batch in batches] == [True, True, True, False]
    one_server.person.delete(path)


def test_a_wrong_password_is_a_clear_trouble_without_the_password(
    one_server: Server, office: Office
) -> None:
    source = one_server.source(password="wr0ng-w0rd")
    with pytest.raises(Trouble, match="refuses the user name or the password") as caught:
        office.look(source)
    assert caught.value.kind is TroubleKind.SOURCE
    assert "wr0ng" not in str(caught.value) and "wr0ng" not in repr(source)


def test_an_address_without_calendars_is_trouble(one_server: Server, office: Office) -> None:
    with pytest.raises(Trouble, match="no calendar"):
        office.look(one_server.source())
    with pytest.raises(Trouble, match="no calendar at this address"):
        office.look(one_server.source(f"{one_server.url}dawr/nothing/here/"))


@pytest.mark.parametrize(
    ("url", "accepted"),
    [
        ("http://calendar.example.com/", "Use https"),
        ("ftp://127.0.0.1/", "https://"),
        ("calendar.example.com", "https://"),
        ("https://dawr:s3cret-w0rd@calendar.example.com/", "Leave them out"),
        ("https://calendar.example.com/?key=s3cret-w0rd", "Leave them out"),
        ("https://[::1/dawr/", "https://"),
    ],
)
def test_no_password_crosses_a_network_in_clear(
    one_server: Server, url: str, accepted: str
) -> None:
    with pytest.raises(Trouble, match=accepted) as caught:
        one_server.source(url)
    assert "s3cret" not in str(caught.value)


def test_a_server_that_is_not_there_is_trouble(one_server: Server, office: Office) -> None:
    with proxy(one_server.url) as between:
        url = between.url
    with pytest.raises(Trouble, match="connection failed"):
        office.look(one_server.source(url))


def test_a_moved_server_is_named(one_server: Server, office: Office) -> None:
    """A PUT that followed a redirection would become a GET, and seem to have gone well."""
    with proxy(one_server.url) as between, pytest.raises(Trouble, match="has moved to"):
        office.look(one_server.source(f"{between.url}.well-known/caldav"))


def test_the_window_may_begin_anywhere_in_a_day(one_server: Server, office: Office) -> None:
    one_server.person.make("fire")
    source = one_server.source()
    office.look(source)
    later = replace(WINDOW, start=WINDOW.start + timedelta(hours=5))
    office.look(source, later)
    assert not office.sweeps
