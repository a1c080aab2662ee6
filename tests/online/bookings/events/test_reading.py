"""Bookings from iCalendar text: times, series, people, and whatever is wrong with them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.delivered import Incoming, SetAside
from db.trouble import Trouble, TroubleKind
from online.bookings.events.reading import CalendarContent, read_calendar
from online.bookings.source import Window
from queueing.wording import Language
from tests.online.servers import calendar

BAHRAIN = ZoneInfo("Asia/Bahrain")
WINDOW = Window(datetime(2026, 11, 21, 21, tzinfo=UTC), datetime(2026, 12, 21, 21, tzinfo=UTC))
OWN_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:The yard",
    "BEGIN:STANDARD",
    "DTSTART:20000101T000000",
    "TZOFFSETFROM:+0430",
    "TZOFFSETTO:+0430",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def read(*lines: str, window: Window = WINDOW) -> CalendarContent:
    return read_calendar(calendar(*lines), zone=BAHRAIN, window=window)


def vevent(*lines: str, uid: str = "1", start: str = "DTSTART:20261122T060000Z") -> list[str]:
    head = [f"UID:{uid}"] if uid else []
    return ["BEGIN:VEVENT", *head, "DTSTAMP:20261101T000000Z", start, *lines, "END:VEVENT"]


def booking(*lines: str, start: str = "DTSTART:20261122T060000Z") -> Incoming:
    content = read(*vevent(*lines, start=start))
    assert not content.set_aside
    (only,) = content.bookings
    return only


def aside(*lines: str) -> SetAside:
    """What a bad event is set aside for; a good one beside it comes through."""
    content = read(*lines, *vevent(uid="good"))
    assert [one.external_id for one in content.bookings] == ["good"]
    (only,) = content.set_aside
    return only


def utc(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M").replace(tzinfo=UTC)


# --- when


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20261122T060000Z", "20261122T0600"),
        ("DTSTART:20261122T090000", "20261122T0600"),
        ("DTSTART;TZID=Asia/Bahrain:20261122T090000", "20261122T0600"),
        ("DTSTART;TZID=Europe/Berlin:20260722T090000", "20260722T0700"),
        ("DTSTART;TZID=Arab Standard Time:20261122T090000", "20261122T0600"),
        ('DTSTART;TZID="Arab Standard Time":20261122T090000', "20261122T0600"),
        ("DTSTART;TZID=/example.com/2020/Asia/Bahrain:20261122T090000", "20261122T0600"),
    ],
)
def test_a_start_is_read_in_its_own_zone(start: str, at: str) -> None:
    assert booking(start=start).starts_at == utc(at)


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260329T013000", "20260329T0030"),
        ("DTSTART;TZID=Europe/Berlin:20260329T030000", "20260329T0100"),
        ("DTSTART;TZID=Europe/Berlin:20261025T023000", "20261025T0030"),
    ],
)
def test_an_hour_near_a_change_of_the_clock_is_read(start: str, at: str) -> None:
    assert booking(start=start).starts_at == utc(at)


def test_an_hour_that_the_clock_jumps_over_is_set_aside() -> None:
    wrong = aside(*vevent(start="DTSTART;TZID=Europe/Berlin:20260329T023000"))
    assert (wrong.field, wrong.found) == ("DTSTART", "2026-03-29 02:30+01:00")
    assert wrong.reason == "accepted: a time that exists on that day"


def test_of_a_series_only_the_instance_at_such_an_hour_is_set_aside() -> None:
    window = Window(utc("20260328T0000"), utc("20260331T0000"))
    start = "DTSTART;TZID=Europe/Berlin:20260101T023000"
    content = read(*vevent("RRULE:FREQ=DAILY", start=start), window=window)
    assert [one.starts_at for one in content.bookings] == [
        utc("20260328T0130"),
        utc("20260330T0030"),
    ]
    (wrong,) = content.set_aside
    assert wrong.found.startswith("2026-03-29 02:30")


def test_every_hour_of_a_zone_that_a_calendar_describes_is_read_but_the_one_left_out() -> None:
    zone = """BEGIN:VTIMEZONE
TZID:The yard
BEGIN:STANDARD
DTSTART:20001029T030000
TZOFFSETFROM:+0500
TZOFFSETTO:+0400
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20000326T020000
TZOFFSETFROM:+0400
TZOFFSETTO:+0500
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE""".splitlines()
    events = [
        line
        for day in ("20260329", "20261025")
        for hour in range(24)
        for line in vevent(
            uid=f"{day}T{hour:02}", start=f"DTSTART;TZID=The yard:{day}T{hour:02}3000"
        )
    ]
    content = read(*zone, *events)
    assert [one.external_id for one in content.set_aside] == ["20260329T02"]
    assert len(content.bookings) == 47


def test_a_zone_may_be_described_in_the_calendar() -> None:
    content = read(*OWN_ZONE, *vevent(start="DTSTART;TZID=The yard:20261122T090000"))
    assert content.bookings[0].starts_at == utc("20261122T0430")


def test_a_zone_that_another_calendar_described_is_not_known_here() -> None:
    read(*OWN_ZONE, *vevent(start="DTSTART;TZID=The yard:20261122T090000"))
    wrong = aside(*vevent(start="DTSTART;TZID=The yard:20261122T090000"))
    assert (wrong.field, wrong.found) == ("DTSTART", "The yard")
    other = [line.replace("+0430", "+0500") for line in OWN_ZONE]
    content = read(*other, *vevent(start="DTSTART;TZID=The yard:20261122T090000"))
    assert content.bookings[0].starts_at == utc("20261122T0400")


def test_a_single_event_is_delivered_wherever_it_lies() -> None:
    assert booking(start="DTSTART:20250101T060000Z").starts_at.year == 2025
    assert booking(start="DTSTART:20290101T060000Z").starts_at.year == 2029


@pytest.mark.parametrize(
    "end", ["DTEND:20261122T060000Z", "DTEND:20261121T060000Z", "DURATION:PT0S"]
)
def test_an_event_may_last_no_time(end: str) -> None:
    assert booking(end).starts_at == utc("20261122T0600")


@pytest.mark.parametrize(
    ("lines", "field", "found"),
    [
        (vevent(start="DTSTART;VALUE=DATE:20261122"), "DTSTART", "2026-11-22"),
        (vevent(start="DTSTART:20261322T060000Z"), "DTSTART", "20261322T060000Z"),
        (vevent(start="DTSTART;TZID=Nowhere/Land:20261122T060000"), "DTSTART", "Nowhere/Land"),
        (vevent(start="DTSTART;TZID=Asia/Bahrain:20261122T060000Z"), "DTSTART", "20261122T060000Z"),
        (vevent(start="DTSTART:19891231T060000Z"), "DTSTART", "1989-12-31 06:00+00:00"),
        (vevent(start="DTSTART:20370101T060000Z"), "DTSTART", "2037-01-01 06:00+00:00"),
        (vevent(start="SUMMARY:never"), "DTSTART", "nothing"),
        (vevent("DTEND:20261123T060001Z"), "DTEND", "1 day, 0:00:01"),
        (vevent("DURATION:P2D"), "DTEND", "2 days, 0:00:00"),
        (vevent(uid=""), "UID", "nothing"),
        (vevent(uid="x" * 256), "UID", "x" * 60 + "…"),
        (vevent("RRULE:FREQ=SECONDLY"), "RRULE", "FREQ=SECONDLY"),
        (vevent("RRULE:FREQ=MINUTELY;COUNT=3"), "RRULE", "FREQ=MINUTELY;COUNT=3"),
        (vevent("RRULE:FREQ=DAILY;INTERVAL=0"), "RRULE", "FREQ=DAILY;INTERVAL=0"),
        (vevent("RRULE:EVERY DAY"), "RRULE", "a rule that says nothing"),
        (vevent("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "RRULE", "FREQ=DAILY; FREQ=WEEKLY"),
        (
            vevent("RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))),
            "RRULE",
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,1…",
        ),
        (vevent("DESCRIPTION:CPR: 88051234"), "national_id", "•••••234"),
        (vevent("DESCRIPTION:CPR: 8805123456"), "national_id", "•••••••456"),
        (vevent("DESCRIPTION:Phone: none"), "phone", "none"),
        (vevent("DESCRIPTION:Language: French"), "language", "French"),
        (vevent("DESCRIPTION:People: many"), "party_size", "many"),
        (vevent("SUMMARY:" + "x" * 130), "name", "x" * 60 + "…"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_booking_is_set_aside(lines: list[str], field: str, found: str) -> None:
    wrong = aside(*lines)
    assert (wrong.field, wrong.found, wrong.where) == (field, found, "line 4")
    assert wrong.reason.startswith("accepted: ")


def test_damaged_characters_are_set_aside() -> None:
    text = calendar(*vevent("SUMMARY:Ali"), *vevent("SUMMARY:Zahra", uid="2"))
    data = text.encode().replace(b"Ali", b"\xff\xfe\xfa")
    content = read_calendar(data, zone=BAHRAIN, window=WINDOW)
    assert [one.name for one in content.bookings] == ["Zahra"]
    assert content.set_aside[0].reason == "accepted: text whose characters are not damaged"


def test_an_event_of_a_million_characters_is_set_aside() -> None:
    wrong = aside(*vevent("DESCRIPTION:" + "x" * 1_000_001))
    assert wrong.found == "more than 1 MB" and wrong.external_id == "1"


def test_an_event_that_breaks_off_costs_only_itself() -> None:
    lines = [*vevent(uid="1")[:-1], *vevent(uid="2")]
    content = read(*lines)
    assert [one.external_id for one in content.bookings] == ["2"]
    assert content.set_aside[0].where == "line 4"


def test_a_calendar_that_breaks_off_says_so() -> None:
    text = calendar(*vevent(uid="1")).removesuffix("END:VCALENDAR\r\n")
    content = read_calendar(text, zone=BAHRAIN, window=WINDOW)
    assert [one.external_id for one in content.bookings] == ["1"]
    assert "VCALENDAR" in content.set_aside[0].reason


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2,4,6;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-30",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTHDAY=40",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=WEEKLY;BYSETPOS=-8",
        "FREQ=DAILY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=DAILY;BYWEEKNO=20;BYMONTH=1",
        "FREQ=DAILY;BYEASTER=1;BYMONTH=1",
    ],
)
def test_a_rule_that_no_day_fits_is_set_aside_and_not_followed_for_ever(rule: str) -> None:
    assert aside(*vevent(f"RRULE:{rule}")).reason.endswith("for days that exist")


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;BYMONTH=11,2;BYMONTHDAY=30", ["1130"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["1130"]),
        ("FREQ=DAILY;BYHOUR=6;BYSETPOS=1;COUNT=2", ["1122", "1123"]),
        ("FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=-7;WKST=SU;COUNT=2", ["1122", "1129"]),
        ("FREQ=YEARLY;BYYEARDAY=-1,327", ["1123"]),
        ("FREQ=YEARLY;BYWEEKNO=48;BYDAY=TU", ["1124"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", []),
    ],
)
def test_a_rare_day_is_found(rule: str, days: list[str]) -> None:
    found = ids(*vevent(f"RRULE:{rule}")).values()
    assert {f"{at:%m%d}" for at in found} == {"1122", *days}


@pytest.mark.parametrize("data", [b"", b"<html>", "Name,Date\r\nAli,2026-11-22", b"\x00\xff" * 99])
def test_what_is_no_calendar_is_trouble(data: bytes | str) -> None:
    with pytest.raises(Trouble, match="BEGIN:VCALENDAR") as caught:
        read_calendar(data, zone=BAHRAIN, window=WINDOW, where="outlook.ics")
    assert caught.value.kind is TroubleKind.SOURCE and caught.value.where == "outlook.ics"


def test_what_is_no_event_is_left_alone() -> None:
    todo = ["BEGIN:VTODO", "UID:t", "DUE:20261122T060000Z", "END:VTODO"]
    assert read(*todo) == CalendarContent((), ())


# --- series


def ids(*lines: str, window: Window = WINDOW) -> dict[str, datetime]:
    content = read(*lines, window=window)
    assert not content.set_aside and content.recurring
    return {one.external_id: one.starts_at for one in content.bookings}


def test_a_series_is_its_instances_within_the_window() -> None:
    found = ids(*vevent("RRULE:FREQ=WEEKLY", start="DTSTART;TZID=Asia/Bahrain:20200105T090000"))
    assert found == {
        f"1/2026{day}T060000Z": utc(f"2026{day}T0600")
        for day in ("1122", "1129", "1206", "1213", "1220")
    }


def test_a_series_keeps_its_hour_when_the_clock_changes() -> None:
    window = Window(utc("20261020T0000"), utc("20261030T0000"))
    start = "DTSTART;TZID=Europe/Berlin:20261020T090000"
    found = ids(*vevent("RRULE:FREQ=DAILY", start=start), window=window)
    assert found["1/20261024T070000Z"] == utc("20261024T0700")
    assert found["1/20261025T080000Z"] == utc("20261025T0800")


def test_dates_may_be_added_and_left_out() -> None:
    found = ids(*vevent(
        "RRULE:FREQ=DAILY;COUNT=3", "RDATE;TZID=Asia/Bahrain:20261201T100000",
        "EXDATE;TZID=Asia/Bahrain:20261123T090000",
    ))  # fmt: skip
    assert found.keys() == {
        "1/20261122T060000Z", "1/20261124T060000Z", "1/20261201T070000Z",
    }  # fmt: skip


WEEKLY = vevent("RRULE:FREQ=WEEKLY")


def test_a_moved_instance_keeps_its_id() -> None:
    moved = vevent("RECURRENCE-ID:20261129T060000Z", start="DTSTART:20261130T080000Z")
    assert ids(*WEEKLY, *moved)["1/20261129T060000Z"] == utc("20261130T0800")


def test_an_instance_moved_out_of_the_window_is_still_told() -> None:
    moved = vevent("RECURRENCE-ID:20261129T060000Z", start="DTSTART:20270228T080000Z")
    assert ids(*WEEKLY, *moved)["1/20261129T060000Z"] == utc("20270228T0800")


def test_an_instance_moved_into_the_window_is_told() -> None:
    moved = vevent("RECURRENCE-ID:20270103T060000Z", start="DTSTART:20261130T080000Z")
    assert ids(*WEEKLY, *moved)["1/20270103T060000Z"] == utc("20261130T0800")


def test_an_instance_may_be_cancelled_by_itself() -> None:
    gone = vevent(
        "RECURRENCE-ID:20261129T060000Z", "STATUS:CANCELLED", start="DTSTART:20261129T060000Z"
    )
    content = read(*WEEKLY, *gone)
    cancelled = {one.external_id for one in content.bookings if one.cancelled}
    assert cancelled == {"1/20261129T060000Z"} and len(content.bookings) == 5


def test_all_that_follow_may_be_moved_at_once() -> None:
    later = vevent(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261206T060000Z", start="DTSTART:20261206T073000Z"
    )
    found = ids(*WEEKLY, *later)
    assert found["1/20261129T060000Z"] == utc("20261129T0600")
    assert found["1/20261206T060000Z"] == utc("20261206T0730")
    assert found["1/20261213T060000Z"] == utc("20261213T0730")


def test_a_series_moved_out_of_the_window_is_still_told() -> None:
    mark = "RECURRENCE-ID;RANGE=THISANDFUTURE:20261213T060000Z"
    later = vevent(mark, start="DTSTART:20261216T060000Z")
    assert ids(*WEEKLY, *later)["1/20261220T060000Z"] == utc("20261223T0600")


def test_an_instance_may_come_without_its_series() -> None:
    alone = vevent("RECURRENCE-ID:20261129T060000Z", start="DTSTART:20261130T060000Z")
    assert ids(*alone) == {"1/20261129T060000Z": utc("20261130T0600")}


def test_an_end_before_the_start_moves_no_instance() -> None:
    found = ids(*vevent("RRULE:FREQ=WEEKLY;COUNT=1", "DTEND:20261122T050000Z"))
    assert found == {"1/20261122T060000Z": utc("20261122T0600")}


def test_a_rule_that_never_matches_ends() -> None:
    content = read(*vevent("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "EXDATE:20261122T060000Z"))
    assert content.bookings == ()


def test_of_two_editions_the_later_one_counts() -> None:
    old = vevent("SEQUENCE:2", "SUMMARY:old")
    new = vevent("SEQUENCE:10", "SUMMARY:new", start="DTSTART:20261123T060000Z")
    for lines in ((*old, *new), (*new, *old)):
        (only,) = read(*lines).bookings
        assert only.name == "new"


# --- what it says


def test_a_booking_says_who_comes_and_for_what() -> None:
    found = booking(
        "SUMMARY:Renewal", "CATEGORIES:F01,urgent", "TRANSP:TRANSPARENT",
        'ATTENDEE;CN="Zahra, Ali";ROLE=REQ-PARTICIPANT:mailto:z@example.com',
        "ATTENDEE;CUTYPE=ROOM;CN=Hall 2:mailto:hall@example.com",
        "ORGANIZER;CN=The office:mailto:o@example.com",
        r"DESCRIPTION:Phone: 3300 0000\nCPR: 880512345\nReference: AB-17\nPeople: 3\nLanguage: "
        " English",
    )  # fmt: skip
    assert found == Incoming(
        external_id="1", service="F01", starts_at=utc("20261122T0600"), reference="AB-17",
        name="Zahra, Ali", phone="+97333000000", national_id="880512345", language=Language.EN,
        party_size=3,
    )  # fmt: skip


def test_it_may_say_so_in_arabic() -> None:
    found = booking(
        "SUMMARY:زهراء علي",
        r"DESCRIPTION:رقم الهاتف: ٣٣٠٠٠٠٠٠\nالرقم الشخصي: ٨٨٠٥١٢٣٤٥\nاللغة: عربي\nالمرجع: م-١",
    )
    assert (found.name, found.phone) == ("زهراء علي", "+97333000000")
    assert (found.national_id, found.language) == ("880512345", Language.AR)


def test_a_phone_may_take_part() -> None:
    found = booking("ATTENDEE;CN=Ali:mailto:a@example.com", "ATTENDEE:tel:+973-3300-0000")
    assert (found.name, found.phone) == ("Ali", "+97333000000")


def test_of_several_people_none_is_the_visitor() -> None:
    two = ("ATTENDEE;CN=Ali:mailto:a@example.com", "ATTENDEE;CN=Zahra:mailto:z@example.com")
    assert booking("SUMMARY:Inspection", *two).name == "Inspection"


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "STATUS:cancelled"])
def test_a_cancelled_event_is_told_as_such(line: str) -> None:
    assert booking(line).cancelled and not booking("STATUS:CONFIRMED").cancelled


def test_a_calendar_may_cancel_all_that_it_names() -> None:
    content = read("METHOD:CANCEL", *vevent(), *vevent(uid="2"))
    assert [one.cancelled for one in content.bookings] == [True, True]


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY:Ali 880512345",
        "SUMMARY:Ali 880 512 345",
        "SUMMARY:Ali 880512–345",
        "SUMMARY:Ali 880.512.345",
        r"DESCRIPTION:Phone: Ali 880512345",
        r"DESCRIPTION:CPR: 880512345 x",
        r"DESCRIPTION:Language: 880512345",
        "DTEND:20261129T060000Z 880512345",
    ],
)
def test_a_national_id_in_the_wrong_place_is_never_shown(line: str) -> None:
    content = read(*vevent(line))
    shown = f"{content.bookings} {content.set_aside}"
    assert "880512345" not in shown and "880 512 345" not in shown
    assert "880512–" not in shown and "880.512" not in shown


# --- ids

OUTLOOK = "040000008200E00074C5B7101A82E0080000000000B1C2D3E4F5DC0100000000000000001000000"


@pytest.mark.parametrize(
    ("first", "second"), [(OUTLOOK + "A", OUTLOOK + "B"), ("100000221", "200000221")]
)
def test_events_set_aside_are_as_different_as_their_ids(first: str, second: str) -> None:
    day = "DTSTART;VALUE=DATE:20261122"
    content = read(*vevent(uid=first, start=day), *vevent(uid=second, start=day))
    assert [one.external_id for one in content.set_aside] == [first, second]


@pytest.mark.parametrize(
    "uid", ["1", OUTLOOK, "850101123", "850101123@example.com", r"a\,b\\c", "x" * 255]
)
@pytest.mark.parametrize("bad", ["DTSTART:20261322T060000Z", "DTSTART;VALUE=DATE:20261122"])
def test_an_event_put_right_has_the_id_that_it_was_set_aside_with(uid: str, bad: str) -> None:
    (wrong,) = read(*vevent(uid=uid, start=bad)).set_aside
    (mended,) = read(*vevent(uid=uid)).bookings
    assert wrong.external_id == mended.external_id
    assert "850101123" not in wrong.external_id


def test_an_instance_of_a_series_is_not_kept_by_a_national_id() -> None:
    (only,) = ids(*vevent("RRULE:FREQ=WEEKLY;COUNT=1", uid="850101123"))
    assert only.startswith("••••••123#") and only.endswith("/20261122T060000Z")


@pytest.mark.parametrize("uid", ["", "x" * 256])
def test_an_id_that_will_not_do_is_none(uid: str) -> None:
    assert aside(*vevent(uid=uid)).external_id == ""


# --- whatever comes

_GOOD = calendar(
    *OWN_ZONE,
    *vevent("RRULE:FREQ=WEEKLY;UNTIL=20270101T000000Z", "EXDATE:20261129T060000Z", "SEQUENCE:1"),
    *vevent("RECURRENCE-ID;RANGE=THISANDFUTURE:20261206T060000Z", "DURATION:PT30M"),
    *vevent("RDATE;VALUE=PERIOD:20261210T060000Z/PT1H", "STATUS:CANCELLED", uid="2"),
    *vevent("ATTENDEE;CN=Ali:tel:+97333000000", r"DESCRIPTION:CPR: 880512345\nPeople: 2", uid="3",
            start="DTSTART;TZID=The yard:20261122T090000"),
).encode()  # fmt: skip
_LINES = _GOOD.split(b"\r\n")
_ODD = """
DTSTART:00010101T000000
DTSTART;TZID=Asia:20261122T060000
DTSTART;VALUE=PERIOD:1/2
DTEND;VALUE=DATE:99991231
DURATION:-P99999D
RDATE:99991231T235959Z
EXDATE;VALUE=DATE:20261122
RECURRENCE-ID:00010101T000000Z
RECURRENCE-ID;VALUE=DATE:20261122
RRULE:FREQ=DAILY;COUNT=9999999999
RRULE:FREQ=DAILY;UNTIL=20261122
RRULE:FREQ=MONTHLY;BYMONTHDAY=0
RRULE:FREQ=YEARLY;BYDAY=99MO;BYSETPOS=0
SEQUENCE:99999999999999999999
ATTENDEE
TZID:
END:VEVENT:
UID;X="
"""
_PIECES = st.sampled_from([*_LINES, b" ", *_ODD.encode().splitlines()])


def _spoilt_lines(changes: list[tuple[int, bytes]]) -> bytes:
    lines = list(_LINES)
    for at, line in changes:
        lines[at % len(lines)] = line
    return b"\r\n".join(lines)


def _spoilt_bytes(changes: list[tuple[int, bytes]]) -> bytes:
    data = bytearray(_GOOD)
    for at, piece in changes:
        data[at % len(data) : at % len(data) + len(piece)] = piece
    return bytes(data)


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: f"BEGIN:VCALENDAR\n{text}".encode()),
        st.lists(st.tuples(st.integers(0, 999), _PIECES), max_size=6).map(_spoilt_lines),
        st.lists(st.tuples(st.integers(0, 9999), st.binary(max_size=3)), max_size=9).map(
            _spoilt_bytes
        ),
    )
)
def test_nothing_but_bookings_faults_and_trouble_comes_out(data: bytes) -> None:
    try:
        content = read_calendar(data, zone=BAHRAIN, window=WINDOW)
    except Trouble as trouble:
        assert trouble.kind is TroubleKind.SOURCE
        return
    for one in content.bookings:
        assert one.starts_at.utcoffset() == timedelta(0) and one.external_id


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=5), max_size=4))
def test_a_good_event_survives_whatever_stands_beside_it(bad: list[list[bytes]]) -> None:
    beside = b"\r\n".join(
        b"\r\n".join([b"BEGIN:VEVENT", *lines, b"END:VEVENT"])
        for group in bad
        if (lines := [line for line in group if not line.startswith((b"BEGIN", b"END"))])
    )
    good = "\r\n".join(vevent(uid="good")).encode()
    data = b"BEGIN:VCALENDAR\r\n" + beside + b"\r\n" + good + b"\r\nEND:VCALENDAR\r\n"
    content = read_calendar(data, zone=BAHRAIN, window=WINDOW)
    assert "good" in {one.external_id for one in content.bookings}
