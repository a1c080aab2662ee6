"""Dates and times as spreadsheets and people write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from online.bookings.moments import (
    Unreadable,
    in_utc,
    is_date,
    is_time,
    order_of_days,
    read_date,
    read_moment,
    read_time,
)

BAHRAIN = ZoneInfo("Asia/Bahrain")
SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "22/11/2026",
        "22-11-2026",
        "22.11.2026",
        "22-11-26",
        "2026-11-22",
        "2026/11/22",
        "20261122",
        "46348",
        "46348.0",
        "22-Nov-26",
        "22 Nov 2026",
        "22 November 2026",
        "22 نوفمبر 2026",
        "22 تشرين الثاني 2026",
        "الأحد 22 نوفمبر 2026",
        "الأحد، 22/11/2026",
        "Sunday, 22 November 2026",
        "Sun 22/11/2026",
        "2026 Nov 22",
    ],
)
def test_the_same_day_in_many_shapes(text: str) -> None:
    assert read_date(text) == SUNDAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "31/02/2026",
        "11/22/2026",
        "22/11",
        "22 Foo 2026",
        "22 mayhem 2026",
        "0/0/2026",
        "1999-12-31",
        "2101-01-01",
        "123456",
        "99999",
        "12/06/1448",
        "1448-06-12",
        "٢٢",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(Unreadable, match="the day before the month"):
        read_date(text)


def test_a_hijri_date_is_told_apart() -> None:
    with pytest.raises(Unreadable, match="Gregorian"):
        read_date("1448-06-12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("09:30:00", time(9, 30)),
        ("09:30:00.000", time(9, 30)),
        ("9:30 AM", time(9, 30)),
        ("9:30am", time(9, 30)),
        ("9:30 a.m.", time(9, 30)),
        ("9 am", time(9)),
        ("9:30 ص", time(9, 30)),
        ("9:30ص", time(9, 30)),
        ("9:30 صباحاً", time(9, 30)),
        ("1:15 PM", time(13, 15)),
        ("1:15 م", time(13, 15)),
        ("1:15 مساءً", time(13, 15)),
        ("1:15 ظهراً", time(13, 15)),
        ("12:00 م", time(12)),
        ("12:05 ص", time(0, 5)),
        ("12:05 am", time(0, 5)),
        ("13:30 م", time(13, 30)),
        ("09:30 - 09:50", time(9, 30)),
        ("09:30–09:50", time(9, 30)),
        ("09:30 to 09:50", time(9, 30)),
        ("0.395833333", time(9, 30)),
        ("0,395833333", time(9, 30)),
        ("0.5", time(12)),
        ("0.99999", time(23, 59)),
    ],
)
def test_times(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "24:00",
        "9:60",
        "13:30 am",
        "0:30 pm",
        "soon",
        "9:30 xx",
        "25 am",
        "9:3",
        "0",
        "1",
        "1.0",
        "2",
    ],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(Unreadable, match="9:30"):
        read_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "22/11/2026 09:30",
        "22/11/2026 9:30 ص",
        "22/11/2026 9:30:00 AM",
        "22/11/2026, 9:30",
        "22/11/2026 9:30am",
        "22-Nov-26 09:30",
        "22 نوفمبر 2026 9:30 ص",
        "الأحد، 22 نوفمبر 2026 9:30 ص",
        "2026-11-22 09:30",
        "2026-11-22 09:30:00",
        "2026-11-22T09:30",
        "2026-11-22T09:30:00+03:00",
        "2026-11-22T06:30:00Z",
        "2026-11-22 9:30 AM",
        "22.11.2026 09.30",
        "46348.3958333333",
        "46348,3958333333",
    ],
)
def test_the_same_moment_in_many_shapes(text: str) -> None:
    assert in_utc(read_moment(text, BAHRAIN)) == datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "22/11/2026", "46348", "09:30", "x 09:30", "22/11/2026 25:00"]
)
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(Unreadable):
        read_moment(text, BAHRAIN)


def test_the_last_half_minute_of_a_day_rounds_to_the_next() -> None:
    midnight = datetime(2026, 11, 23, tzinfo=BAHRAIN)
    assert read_moment("46348.99999", BAHRAIN) == midnight


def test_an_hour_that_the_clocks_jump_over_does_not_exist() -> None:
    london = ZoneInfo("Europe/London")
    with pytest.raises(Unreadable, match="exists"):
        in_utc(read_moment("28/03/2027 01:30", london))
    assert in_utc(read_moment("28/03/2027 02:30", london)).hour == 1


def test_what_a_date_shows_of_the_order_of_its_file() -> None:
    orders = ["22/11/2026", "11/22/2026", "05/11/2026", "05/05/2026", "2026-11-22", "", "13/13/26"]
    assert [order_of_days(text) for text in orders] == [
        "day", "month", "either", None, None, None, None,
    ]  # fmt: skip


def test_dates_and_times_are_told_apart() -> None:
    assert is_time("9:30 ص") and not is_time("22/11/2026") and not is_time("22/11/2026 9:30")
    assert is_date("22/11/2026") and not is_date("9:30") and not is_date("46348.5")


@given(st.text(max_size=40))
def test_any_text_is_either_read_or_unreadable(text: str) -> None:
    for read in (read_date, read_time, lambda t: read_moment(t, BAHRAIN)):
        try:
            read(text)
        except Unreadable as wrong:
            assert str(wrong)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_survives_the_shapes_of_a_spreadsheet(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for text in (f"{day:%d/%m/%Y}", day.isoformat(), f"{day:%d %b %Y}", str(serial)):
        assert read_date(text) == day


@given(st.integers(0, 24 * 60 - 1))
def test_every_minute_survives_as_the_fraction_of_a_day(minute: int) -> None:
    at = datetime(2026, 11, 22) + timedelta(minutes=minute)
    for digits in (6, 9, 15):
        text = f"{minute / 1440:.{digits}f}"
        assert read_time(text) == at.time()
    assert read_time(f"{at:%I:%M %p}") == at.time()
