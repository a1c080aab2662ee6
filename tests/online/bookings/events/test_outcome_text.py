"""The outcome in the text of an event: ours is added, theirs stays byte for byte."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from db.outgoing import Outgoing
from online.bookings.events.outcome_text import Gone, with_outcome
from online.bookings.events.reading import read_calendar
from online.bookings.source import Window
from queueing.booking import BookingState

BAHRAIN = ZoneInfo("Asia/Bahrain")
TOLD = Outgoing(
    7, "t0ken", "1", "/a.ics", BookingState.SERVED, datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
)
OURS = "X-DAWR-OUTCOME;X-DAWR-TOKEN=t0ken:served\r\nX-DAWR-OUTCOME-AT:20261122T064000Z\r\n"
# As a calendar program writes it: folded (here within a letter), odd spellings, things of its own.
EVENT = (
    "BEGIN:VCALENDAR\r\nPRODID:-//a//b//EN\r\nVERSION:2.0\r\nX-WR-CALNAME:Fire\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:The yard\r\nBEGIN:STANDARD\r\nDTSTART:20000101T000000\r\n"
    "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nsummary;LANGUAGE=ar:زهرا\r\n ء علي\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
    "DTSTART;TZID=The yard:20261122T090000\r\nDTEND;TZID=The yard:20261122T093000\r\n"
    "X-APPLE-THING;X-A=\"b:c\":d\\,e\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA\r\n AAAA\r\n"
    "BEGIN:VALARM\r\nUID:alarm\r\nACTION:DISPLAY\r\nDESCRIPTION:go\r\nTRIGGER:-PT15M\r\n"
    "X-DAWR-OUTCOME:theirs\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:other\r\nDTSTART:20261122T060000Z\r\nEND:VEVENT\r\n"
    "\r\nEND:VCALENDAR\r\n"
)  # fmt: skip
SERIES = EVENT.replace(
    "UID:1\r\n", "UID:1\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;TZID=The yard:20261206T090000\r\n"
)


def told(text: str, outgoing: Outgoing = TOLD) -> str:
    written = with_outcome(text.encode(), outgoing, BAHRAIN)
    assert written is not None
    return written.decode()


def test_only_our_lines_are_added_behind_the_events_own() -> None:
    assert told(EVENT) == EVENT.replace("BEGIN:VALARM\r\nUID", f"{OURS}BEGIN:VALARM\r\nUID")


@pytest.mark.parametrize("text", [EVENT, SERIES])
def test_an_event_is_found_by_an_id_that_was_not_kept_in_clear(text: str) -> None:
    text = text.replace("UID:1\r\n", "UID:850101123\r\n")
    window = Window(TOLD.at - timedelta(days=1), TOLD.at + timedelta(days=1))
    found = read_calendar(text, zone=BAHRAIN, window=window).bookings
    ours = next(one for one in found if one.external_id != "other")
    assert "850101123" not in ours.external_id
    assert OURS in told(text, replace(TOLD, external_id=ours.external_id))


def test_what_it_says_already_is_not_written() -> None:
    assert with_outcome(told(EVENT).encode(), TOLD, BAHRAIN) is None


def test_our_lines_are_replaced_where_they_stand() -> None:
    missed = replace(TOLD, token="a b;c", outcome=BookingState.MISSED, reason="x" * 100 + "; no")
    first = told(EVENT, missed)
    assert 'X-DAWR-TOKEN="a b;c":missed' in first and max(map(len, first.split("\r\n"))) <= 75
    assert with_outcome(first.encode(), missed, BAHRAIN) is None
    assert told(first, replace(TOLD, at=TOLD.at)) == told(EVENT)


@pytest.mark.parametrize("seconds", [1, 3600])
def test_an_older_outcome_gives_way(seconds: int) -> None:
    newer = told(EVENT, replace(TOLD, token="n", at=TOLD.at + timedelta(seconds=seconds)))
    assert with_outcome(newer.encode(), TOLD, BAHRAIN) is None


@pytest.mark.parametrize("damaged", ["now", "", "99999999T999999", "20271122T064000Zz"])
def test_a_time_that_means_nothing_is_no_newer_one(damaged: str) -> None:
    text = told(EVENT, replace(TOLD, token="n")).replace("20261122T064000Z", damaged)
    assert told(text) == told(EVENT)


def test_the_line_ends_are_theirs() -> None:
    plain = EVENT.replace("\r\n", "\n").rstrip("\n")
    assert told(plain) == told(EVENT).replace("\r\n", "\n").rstrip("\n")


def test_a_letter_cut_by_a_fold_stays_cut() -> None:
    cut = EVENT.encode().replace("ي\r\n".encode(), b"\xd9\r\n \x8a\r\n")
    written = with_outcome(cut, TOLD, BAHRAIN)
    assert written is not None and written.replace(OURS.encode(), b"") == cut


def test_an_instance_gets_an_event_of_its_own() -> None:
    text = told(SERIES, replace(TOLD, external_id="1/20261129T060000Z"))
    new = text.replace(SERIES.partition("BEGIN:VEVENT\r\nUID:other")[0], "")
    assert len(text) == len(SERIES) + new.index("BEGIN:VEVENT\r\nUID:other")
    assert new.startswith(
        "BEGIN:VEVENT\r\nsummary;LANGUAGE=ar:زهرا\r\n ء علي\r\nUID:1\r\n"
        "DTSTAMP:20261101T000000Z\r\nDTSTART;TZID=The yard:20261129T090000\r\n"
        "RECURRENCE-ID;TZID=The yard:20261129T090000\r\n"
        "DTEND;TZID=The yard:20261129T093000\r\nX-APPLE-THING"
    )
    assert new.count(OURS) == 1 and "TRIGGER:-PT15M" in new
    Calendar.from_ical(text)


def test_the_bookings_are_the_same_before_and_after() -> None:
    window = Window(datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 12, 20, tzinfo=UTC))
    text = told(SERIES, replace(TOLD, external_id="1/20261129T060000Z"))
    before, after = (read_calendar(one, zone=BAHRAIN, window=window) for one in (SERIES, text))
    assert set(after.bookings) == set(before.bookings) and len(after.bookings) == 4


def test_an_instance_that_was_moved_is_told_in_its_own_event() -> None:
    moved = (
        "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20261129T060000Z\r\n"
        "DTSTART:20261130T080000Z\r\nEND:VEVENT\r\n"
    )
    text = SERIES.replace("\r\nEND:VCALENDAR", f"{moved}END:VCALENDAR")
    now = told(text, replace(TOLD, external_id="1/20261129T060000Z"))
    assert now == text.replace("080000Z\r\nEND", f"080000Z\r\n{OURS}END")


def test_an_instance_behind_a_change_of_all_that_follow_takes_after_that() -> None:
    later = (
        "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261206T060000Z\r\n"
        "DTSTART:20261206T073000Z\r\nSUMMARY:later\r\nEND:VEVENT\r\n"
    )
    text = SERIES.replace("20261206T090000", "20261129T090000")
    text = text.replace("\r\nEND:VCALENDAR", f"{later}END:VCALENDAR")
    new = told(text, replace(TOLD, external_id="1/20261213T060000Z")).rpartition("BEGIN:VEVENT")[2]
    assert "DTSTART:20261213T073000Z\r\nRECURRENCE-ID:20261213T060000Z\r\n" in new
    assert "SUMMARY:later" in new and "RANGE" not in new


@pytest.mark.parametrize(
    ("text", "external_id"),
    [
        (EVENT, "2"),
        (EVENT, "1/20261122T060000Z"),
        (SERIES, "1"),
        (SERIES, "1/20261130T060000Z"),
        (SERIES, "1/20261206T060000Z"),
        (EVENT.replace("END:VEVENT", "END:X"), "1"),
        ("", "1"),
    ],
)
def test_a_booking_that_is_not_there_is_gone(text: str, external_id: str) -> None:
    with pytest.raises(Gone):
        with_outcome(text.encode(), replace(TOLD, external_id=external_id), BAHRAIN)


def test_an_id_may_look_like_an_instances() -> None:
    text = EVENT.replace("UID:1\r\n", "UID:a/20261122T060000Z\r\n")
    assert OURS in told(text, replace(TOLD, external_id="a/20261122T060000Z"))


_THEIRS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30).map(
    lambda text: f"X-THEIRS:{text}"
)


@given(st.lists(_THEIRS, max_size=5), st.integers(0, 4), st.text())
def test_whatever_they_wrote_stays(theirs: list[str], at: int, reason: str) -> None:
    lines = ["UID:1", "DTSTART:20261122T060000Z", *theirs]
    lines = [*lines[at:], *lines[:at]]
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    outgoing = replace(TOLD, reason=reason.replace("\r", " "))
    written = with_outcome(text.encode(), outgoing, BAHRAIN)
    assert written is not None and written.startswith(text.partition("END:VEVENT")[0].encode())
    assert written.endswith(b"END:VEVENT\r\nEND:VCALENDAR")
    assert with_outcome(written, outgoing, BAHRAIN) is None
