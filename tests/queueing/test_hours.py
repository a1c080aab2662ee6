"""Opening rules: ordinary weeks, seasons, holidays, breaks, clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queueing.hours import Availability, Closed, Closure, Hours, Period, business_day
from queueing.wording import Bilingual

BAHRAIN = ZoneInfo("Asia/Bahrain")
BERLIN = ZoneInfo("Europe/Berlin")
NATIONAL_DAY = Bilingual("اليوم الوطني", "National Day")
DRILL = Bilingual("تمرين إخلاء", "Evacuation drill")

SUNDAY = date(2026, 11, 22)
SUNDAY_TO_THURSDAY = (6, 0, 1, 2, 3)
WEEK = tuple(Period(weekday, time(7), time(14)) for weekday in SUNDAY_TO_THURSDAY)
OFFICE = Hours(WEEK, BAHRAIN)
WITH_BREAK = Hours(
    tuple(
        period
        for weekday in SUNDAY_TO_THURSDAY
        for period in (Period(weekday, time(7), time(12)), Period(weekday, time(13), time(16)))
    ),
    BAHRAIN,
)


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = BAHRAIN) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def utc(day: date, hour: int, minute: int = 0, zone: ZoneInfo = BAHRAIN) -> datetime:
    return at(day, hour, minute, zone).astimezone(UTC)


# --- The day ------------------------------------------------------------------------------


def test_the_business_day_is_local_not_utc() -> None:
    late = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    assert business_day(late, BAHRAIN) == SUNDAY


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        business_day(datetime(2026, 11, 22), BAHRAIN)


def test_hours_are_answered_in_utc() -> None:
    (start, end), *rest = OFFICE.intervals(SUNDAY)
    assert (start, end, rest) == (utc(SUNDAY, 7), utc(SUNDAY, 14), [])
    assert start.tzinfo is UTC and start.hour == 4


def test_a_friday_is_closed_and_sunday_is_next() -> None:
    friday = at(date(2026, 11, 20), 10)
    assert not OFFICE.is_open(friday)
    assert OFFICE.intervals(friday.date()) == ()
    assert OFFICE.closing(friday) is None
    assert OFFICE.next_opening(friday) == utc(SUNDAY, 7)
    assert OFFICE.availability(friday) == Availability(False, Closed.DAY_OFF, utc(SUNDAY, 7), None)


def test_opening_is_open_and_closing_is_closed() -> None:
    assert OFFICE.is_open(at(SUNDAY, 7))
    assert not OFFICE.is_open(at(SUNDAY, 7) - timedelta(microseconds=1))
    assert not OFFICE.is_open(at(SUNDAY, 14))
    assert OFFICE.closing(at(SUNDAY, 20)) == utc(SUNDAY, 14)


def test_the_next_opening_lies_ahead_even_while_open() -> None:
    for hour in (7, 9):
        assert OFFICE.next_opening(at(SUNDAY, hour)) == utc(SUNDAY + timedelta(days=1), 7)


def test_an_office_without_hours_never_opens() -> None:
    assert Hours((), BAHRAIN).next_opening(at(SUNDAY, 9)) is None


def test_the_look_ahead_ends_after_sixty_days() -> None:
    def shut_for(days: int) -> Hours:
        closed = Closure(SUNDAY, SUNDAY + timedelta(days=days - 1), DRILL)
        return Hours(tuple(Period(d, time(7), time(14)) for d in range(7)), BAHRAIN, (closed,))

    assert shut_for(60).next_opening(at(SUNDAY, 9)) == utc(SUNDAY + timedelta(days=60), 7)
    assert shut_for(61).next_opening(at(SUNDAY, 9)) is None


def test_overlapping_periods_are_one_opening() -> None:
    hours = Hours((Period(6, time(9), time(12)), Period(6, time(8), time(10))), BAHRAIN)
    assert hours.intervals(SUNDAY) == ((utc(SUNDAY, 8), utc(SUNDAY, 12)),)


def test_midnight_closes_the_day_it_ends() -> None:
    hours = Hours(tuple(Period(day, time(0), time(0)) for day in range(7)), BAHRAIN)
    assert hours.intervals(SUNDAY) == ((utc(SUNDAY, 0), utc(SUNDAY + timedelta(days=1), 0)),)
    assert hours.is_open(at(SUNDAY, 23, 59))


# --- Seasons ------------------------------------------------------------------------------

RAMADAN = (date(2027, 2, 8), date(2027, 3, 9))


def _in_ramadan(weekday: int, opens: int, closes: int) -> Period:
    return Period(weekday, time(opens), time(closes), *RAMADAN)


def test_a_season_replaces_the_ordinary_week_while_it_lasts() -> None:
    hours = Hours((*WEEK, *(_in_ramadan(d, 9, 13) for d in (6, 0, 1, 2))), BAHRAIN)
    before, first, last = date(2027, 2, 7), date(2027, 2, 8), date(2027, 3, 9)
    after = last + timedelta(days=1)
    assert hours.intervals(before) == ((utc(before, 7), utc(before, 14)),)
    assert hours.intervals(first) == ((utc(first, 9), utc(first, 13)),)
    assert hours.intervals(last) == ((utc(last, 9), utc(last, 13)),)
    assert hours.intervals(after) == ((utc(after, 7), utc(after, 14)),)


def test_a_season_closes_the_weekdays_it_does_not_name() -> None:
    hours = Hours((*WEEK, _in_ramadan(6, 9, 13)), BAHRAIN)
    thursday_in_ramadan = date(2027, 2, 11)
    assert hours.intervals(thursday_in_ramadan) == ()


def test_a_season_within_a_season_rules() -> None:
    last_ten = Period(6, time(10), time(12), date(2027, 2, 28), RAMADAN[1])
    hours = Hours((*WEEK, _in_ramadan(6, 9, 13), last_ten), BAHRAIN)
    inner, outer = date(2027, 2, 28), date(2027, 2, 21)
    assert hours.intervals(inner) == ((utc(inner, 10), utc(inner, 12)),)
    assert hours.intervals(outer) == ((utc(outer, 9), utc(outer, 13)),)


def test_a_season_may_be_open_at_one_end() -> None:
    until = Period(6, time(8), time(9), valid_to=SUNDAY)
    since = Period(6, time(10), time(11), valid_from=SUNDAY + timedelta(days=14))
    hours = Hours((*WEEK, until, since), BAHRAIN)
    opens = [hours.intervals(SUNDAY + timedelta(weeks=w))[0][0].hour + 3 for w in range(3)]
    assert opens == [8, 7, 10]


# --- Closures -----------------------------------------------------------------------------


def test_a_holiday_says_why_and_when_again() -> None:
    day = date(2026, 12, 16)
    hours = Hours(WEEK, BAHRAIN, (Closure(day, day + timedelta(days=1), NATIONAL_DAY),))
    again = utc(date(2026, 12, 20), 7)
    assert hours.availability(at(day, 10)) == Availability(
        False, Closed.HOLIDAY, again, None, NATIONAL_DAY
    )


def test_a_friday_in_a_holiday_is_a_day_off_all_the_same() -> None:
    friday = date(2026, 12, 18)
    hours = Hours(WEEK, BAHRAIN, (Closure(friday, friday, NATIONAL_DAY),))
    found = hours.availability(at(friday, 10))
    assert (found.reason, found.because) == (Closed.DAY_OFF, None)


def test_a_closure_of_part_of_a_day_is_cut_out() -> None:
    drill = Closure(SUNDAY, SUNDAY, DRILL, time(9), time(10, 30))
    hours = Hours(WEEK, BAHRAIN, (drill,))
    assert hours.intervals(SUNDAY) == (
        (utc(SUNDAY, 7), utc(SUNDAY, 9)),
        (utc(SUNDAY, 10, 30), utc(SUNDAY, 14)),
    )
    assert hours.availability(at(SUNDAY, 9, 30)) == Availability(
        True, None, utc(SUNDAY, 10, 30), utc(SUNDAY, 14), DRILL
    )


def test_closures_open_at_one_end() -> None:
    early = Hours(WEEK, BAHRAIN, (Closure(SUNDAY, SUNDAY, DRILL, from_=time(12)),))
    late = Hours(WEEK, BAHRAIN, (Closure(SUNDAY, SUNDAY, DRILL, to=time(9)),))
    assert early.closing(at(SUNDAY, 8)) == utc(SUNDAY, 12)
    assert late.intervals(SUNDAY)[0][0] == utc(SUNDAY, 9)
    assert late.availability(at(SUNDAY, 8)).because == DRILL


def test_a_closure_gives_its_reason_only_while_it_is_in_force() -> None:
    drill = Closure(SUNDAY, SUNDAY, DRILL, time(9), time(10))
    hours = Hours(WITH_BREAK.periods, BAHRAIN, (drill,))
    assert hours.availability(at(SUNDAY, 12, 30)).because is None
    assert hours.availability(at(SUNDAY, 17)).because is None


# --- The kiosk ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "minute", "open_", "reason"),
    [
        (6, 59, False, Closed.NOT_YET),
        (7, 0, True, None),
        (12, 30, True, None),
        (15, 39, True, None),
        (15, 40, False, Closed.LAST_TICKET_PASSED),
        (15, 59, False, Closed.LAST_TICKET_PASSED),
        (16, 0, False, Closed.ENDED),
    ],
)
def test_the_kiosk_through_a_day(
    hour: int, minute: int, open_: bool, reason: Closed | None
) -> None:
    found = WITH_BREAK.availability(at(SUNDAY, hour, minute), timedelta(minutes=20))
    assert (found.open, found.reason) == (open_, reason)


def test_a_break_is_no_final_closing() -> None:
    found = WITH_BREAK.availability(at(SUNDAY, 11, 55), timedelta(minutes=20))
    assert found == Availability(True, None, None, utc(SUNDAY, 16))


def test_a_ticket_taken_in_a_break_knows_when_the_counters_return() -> None:
    found = WITH_BREAK.availability(at(SUNDAY, 12, 30))
    assert found == Availability(True, None, utc(SUNDAY, 13), utc(SUNDAY, 16))


def test_an_office_may_refuse_tickets_in_breaks() -> None:
    strict = Hours(WITH_BREAK.periods, BAHRAIN, tickets_in_breaks=False)
    assert strict.availability(at(SUNDAY, 12, 30)) == Availability(
        False, Closed.BREAK, utc(SUNDAY, 13), utc(SUNDAY, 16)
    )
    assert strict.breaks(SUNDAY) == ((utc(SUNDAY, 12), utc(SUNDAY, 13)),)


def test_after_the_last_ticket_the_next_day_is_named() -> None:
    found = OFFICE.availability(at(SUNDAY, 13, 50), timedelta(minutes=15))
    assert found.next_opening == utc(SUNDAY + timedelta(days=1), 7)
    assert found.closes_at == utc(SUNDAY, 14)


# --- A service within its office ----------------------------------------------------------


def test_a_service_is_open_when_both_are() -> None:
    service = Hours((Period(6, time(8), time(12, 30)), Period(4, time(8), time(12))), BAHRAIN)
    both = service.within(WITH_BREAK)
    assert both.intervals(SUNDAY) == ((utc(SUNDAY, 8), utc(SUNDAY, 12)),)
    assert both.intervals(date(2026, 11, 20)) == ()


def test_an_offices_holiday_closes_its_services_and_lends_its_reason() -> None:
    office = Hours(WEEK, BAHRAIN, (Closure(SUNDAY, SUNDAY, NATIONAL_DAY),))
    service = Hours((Period(6, time(8), time(12)),), BAHRAIN).within(office)
    found = service.availability(at(SUNDAY, 9))
    assert (found.reason, found.because) == (Closed.HOLIDAY, NATIONAL_DAY)


def test_the_offices_rule_on_breaks_holds_for_its_services() -> None:
    office = Hours(WITH_BREAK.periods, BAHRAIN, tickets_in_breaks=False)
    service = Hours((Period(6, time(8), time(15)),), BAHRAIN).within(office)
    assert service.availability(at(SUNDAY, 12, 30)).reason is Closed.BREAK


def test_bounds_add_up() -> None:
    inner = Hours((Period(6, time(7), time(11)),), BAHRAIN)
    middle = Hours((Period(6, time(9), time(14)),), BAHRAIN)
    assert inner.within(middle).within(WITH_BREAK).intervals(SUNDAY) == (
        (utc(SUNDAY, 9), utc(SUNDAY, 11)),
    )


def test_two_time_zones_are_refused() -> None:
    with pytest.raises(ValueError, match="one time zone"):
        OFFICE.within(Hours(WEEK, BERLIN))


# --- Bad rules ----------------------------------------------------------------------------


def test_rules_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="opens before it closes"):
        Period(0, time(14), time(7))
    with pytest.raises(ValueError, match="weekday"):
        Period(7, time(7), time(14))
    with pytest.raises(ValueError, match="season"):
        Period(0, time(7), time(14), SUNDAY, SUNDAY - timedelta(days=1))
    with pytest.raises(ValueError, match="starts first"):
        Closure(SUNDAY, SUNDAY - timedelta(days=1), DRILL)
    with pytest.raises(ValueError, match="begins before"):
        Closure(SUNDAY, SUNDAY, DRILL, time(10), time(9))


# --- Clock changes ------------------------------------------------------------------------

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_a_day_of_a_clock_change_is_shorter_or_longer() -> None:
    around_the_clock = Hours(tuple(Period(d, time(0), time(0)) for d in range(7)), BERLIN)
    lengths = [
        (end - start) / timedelta(hours=1)
        for day in (SPRING, AUTUMN, SUNDAY)
        for start, end in around_the_clock.intervals(day)
    ]
    assert lengths == [23, 25, 24]


def test_a_clock_change_keeps_the_hour_on_the_wall() -> None:
    hours = Hours((Period(6, time(8), time(16)),), BERLIN)
    for day, opens in ((SPRING, 6), (AUTUMN, 7)):
        assert hours.intervals(day)[0][0] == datetime(
            day.year, day.month, day.day, opens, tzinfo=UTC
        )


def test_hours_inside_the_skipped_hour_never_run_backwards() -> None:
    hours = Hours((Period(6, time(2, 30), time(3, 15)),), BERLIN)
    assert hours.intervals(SPRING) == ()


# --- Properties ---------------------------------------------------------------------------

_quarters = st.integers(0, 95).map(lambda q: time(q // 4, q % 4 * 15))
_days = st.dates(date(2026, 3, 20), date(2026, 4, 5)) | st.dates(
    date(2026, 10, 18), date(2026, 11, 2)
)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    opens, closes = sorted([draw(_quarters), draw(_quarters)])
    season = sorted([draw(_days), draw(_days)]) if draw(st.booleans()) else [None, None]
    closes = time(0) if closes == opens else closes
    return Period(draw(st.integers(0, 6)), opens, closes, *season)


@st.composite
def _closures(draw: st.DrawFn) -> Closure:
    first, last = sorted([draw(_days), draw(_days)])
    if draw(st.booleans()):
        return Closure(first, min(last, first + timedelta(days=2)), DRILL)
    from_, to = sorted([draw(_quarters), draw(_quarters)])
    return Closure(first, last, DRILL, from_, None if from_ == to else to)


_plain_hours = st.builds(
    Hours,
    st.lists(_periods(), max_size=12).map(tuple),
    st.just(BERLIN),
    st.lists(_closures(), max_size=3).map(tuple),
    st.booleans(),
)
_hours = _plain_hours | st.tuples(_plain_hours, _plain_hours).map(lambda p: p[0].within(p[1]))
_moments = st.builds(
    lambda day, minute: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
    ),
    _days,
    st.integers(0, 24 * 60 - 1),
)


@given(_hours, _days)
def test_intervals_are_ordered_disjoint_and_inside_the_local_day(hours: Hours, day: date) -> None:
    edges = [edge for span in hours.intervals(day) for edge in span]
    assert all(a < b for a, b in pairwise(edges))
    if edges:
        assert business_day(edges[0], BERLIN) == day
        assert business_day(edges[-1] - timedelta(microseconds=1), BERLIN) == day


@given(_hours, _moments)
def test_open_agrees_with_the_intervals(hours: Hours, now: datetime) -> None:
    around = [business_day(now, BERLIN) + timedelta(days=d) for d in (-1, 0, 1)]
    inside = any(start <= now < end for day in around for start, end in hours.intervals(day))
    assert hours.is_open(now) is inside


@given(_hours, _moments)
def test_the_next_opening_is_the_first_open_instant(hours: Hours, now: datetime) -> None:
    opening = hours.next_opening(now)
    if opening is None:
        probes = (now + timedelta(hours=h) for h in range(1, 59 * 24, 7))
        assert hours.is_open(now) or not any(hours.is_open(probe) for probe in probes)
        return
    assert opening > now and hours.is_open(opening)
    if not hours.is_open(now):
        quarters = int((opening - now) / timedelta(minutes=15))
        probes = (opening - timedelta(minutes=15 * q) for q in range(1, min(quarters, 200) + 1))
        assert not any(hours.is_open(probe) for probe in probes if probe >= now)


@given(_hours, _moments, st.integers(0, 180))
def test_availability_agrees_with_the_hours(hours: Hours, now: datetime, minutes: int) -> None:
    found = hours.availability(now, timedelta(minutes=minutes))
    closing = hours.closing(now)
    assert found.open is (found.reason is None)
    if found.open:
        assert closing is not None and now < closing - timedelta(minutes=minutes)
        assert hours.is_open(now) or (hours.tickets_in_breaks and found.next_opening is not None)
    elif hours.is_open(now):
        assert found.reason is Closed.LAST_TICKET_PASSED
    assert (found.next_opening is None) or found.next_opening > now


@given(_plain_hours, _plain_hours, _moments)
def test_within_is_open_exactly_when_both_are(one: Hours, other: Hours, now: datetime) -> None:
    assert one.within(other).is_open(now) is (one.is_open(now) and other.is_open(now))
