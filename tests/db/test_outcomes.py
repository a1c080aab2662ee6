"""What becomes of a booking reaches its source once, whatever lies between."""

from collections import namedtuple
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import schema as t
from db.delivered import SourceObject, each_alone
from db.inbox import Kind
from db.outcomes import LEASE, LONGEST_PAUSE, SETTLING, choose, pause_after
from db.outgoing import Outgoing, Told
from queueing.booking import BookingState
from tests.db.house import SUNDAY_9, House, booked, small_office, words

EVERY = timedelta(seconds=15)


@pytest.fixture
def told(house: House) -> House:
    """A house whose source wants to know what became of its bookings."""
    house.sources.name("app", "caldav", pushes=True, every=EVERY)
    return house


def arrive(house: House, *ids: str) -> list[int]:
    """These have bookings now and come; the ids of their steps."""
    house.pulling.take_in("app", each_alone(booked(each) for each in ids))
    expected = [seen for seen in house.bookings.of_day() if seen.state is BookingState.EXPECTED]
    return [house.check_in(seen.booking_id).step_ids[0] for seen in expected]


def outcomes(claimed: tuple[Outgoing, ...]) -> list[tuple[str, str, str]]:
    return [(each.external_id, each.outcome, each.reason) for each in claimed]


def settle_down(house: House) -> None:
    house.forward(seconds=SETTLING.total_seconds() + 1)


def tell(house: House) -> list[tuple[str, str, str]]:
    """All that is due is told."""
    claimed = house.outcomes.claim("app")
    for each in claimed:
        house.outcomes.told(each, Told())
    return outcomes(claimed)


def test_arriving_and_being_served_are_told(told: House) -> None:
    arrive(told, "a")
    assert tell(told) == [("a", "arrived", "")]
    counter, amal = told.sit(1, "amal")
    told.serving.finish(told.serve(counter, amal), by=amal)
    assert tell(told) == [], "it may be taken back yet"
    settle_down(told)
    assert tell(told) == [("a", "served", "")]
    assert tell(told) == []
    assert told.kinds().count("booking_told") == 2


def test_a_source_that_does_not_ask_is_told_nothing(house: House) -> None:
    house.sources.name("app", "folder", pushes=False, every=EVERY)
    arrive(house, "a")
    assert house.rows(t.outgoing) == []
    house.sources.name("app", "folder", pushes=True, every=EVERY)
    arrive(house, "b")
    assert tell(house) == [("b", "arrived", "")]


def test_an_end_that_is_taken_back_at_once_is_never_told(told: House) -> None:
    arrive(told, "a")
    tell(told)
    counter, amal = told.sit(1, "amal")
    step = told.serve(counter, amal)
    told.serving.finish(step, by=amal)
    told.calling.take_back(counter, by=amal)
    settle_down(told)
    assert tell(told) == []
    told.serving.finish(step, by=amal)
    settle_down(told)
    assert tell(told) == [("a", "served", "")]


def test_only_the_newest_is_told_to_a_source_that_was_away(told: House) -> None:
    arrive(told, "a")
    counter, amal = told.sit(1, "amal")
    told.serving.finish(told.serve(counter, amal), by=amal)
    settle_down(told)
    assert tell(told) == [("a", "served", "")]
    states = [row["state"] for row in told.rows(t.outgoing)]
    assert states == ["superseded", "told"]


def test_why_a_visitor_was_missed(told: House) -> None:
    arrive(told, "called", "left", "closed")
    counter, amal = told.sit(1, "amal")
    told.miss(counter, amal)
    second = told.rows(t.ticket)[1]["id"]
    told.intake.leave(second)
    told.pulling.take_in("app", each_alone([booked("nobody", told.clock.now)]))
    later = told.clock.now + timedelta(hours=2)
    told.pulling.take_in("app", each_alone([booked("later", later)]))
    told.forward(hours=1)
    assert told.day.end().bookings_missed == 1, "the later one may still come today"
    settle_down(told)
    assert sorted(tell(told)) == [
        ("called", "missed", "not_answered"),
        ("closed", "missed", "closed"),
        ("left", "missed", "left"),
        ("nobody", "missed", "no_show"),
    ]
    told.forward(days=1)
    told.sit(2, "badr")
    settle_down(told)
    assert tell(told) == [("later", "missed", "no_show")]
    why = {row["external_id"]: row["missed_why"] for row in told.rows(t.booking)}
    assert why["nobody"] == "no_show"


def test_a_visitor_who_rejoins_is_told_as_arrived_again(told: House) -> None:
    [step] = arrive(told, "a")
    counter, amal = told.sit(1, "amal")
    told.miss(counter, amal)
    settle_down(told)
    assert tell(told) == [("a", "missed", "not_answered")]
    told.intake.rejoin(step)
    assert tell(told) == [("a", "arrived", "")]


def test_nobody_else_gets_what_is_being_told(told: House) -> None:
    arrive(told, "a")
    [first] = told.outcomes.claim("app")
    assert told.outcomes.claim("app") == ()
    told.forward(seconds=LEASE.total_seconds() + 1)
    [again] = told.outcomes.claim("app")
    assert again.token == first.token, "the source can see that it is the same"


def test_a_later_outcome_waits_for_a_try_under_way(told: House) -> None:
    arrive(told, "a")
    [arrived] = told.outcomes.claim("app")
    counter, amal = told.sit(1, "amal")
    told.serving.finish(told.serve(counter, amal), by=amal)
    settle_down(told)
    assert told.outcomes.claim("app") == ()
    told.outcomes.told(arrived, Told())
    assert tell(told) == [("a", "served", "")]


def test_a_source_that_is_away_is_tried_after_longer_and_longer_pauses(told: House) -> None:
    arrive(told, "a")
    pauses = []
    for _ in range(9):
        began = told.clock.now
        while not (claimed := told.outcomes.claim("app")):
            told.forward(seconds=15)
        pauses.append(told.clock.now - began)
        told.outcomes.not_told(claimed[0], "no answer")
    assert pauses == sorted(pauses) and pauses[1] == timedelta(seconds=30)
    assert pauses[-1] == LONGEST_PAUSE == pause_after(1_000)
    assert told.sources.states()[0].waiting == 1


def test_what_a_source_will_never_take_comes_to_the_inbox(told: House) -> None:
    arrive(told, "a")
    [claimed] = told.outcomes.claim("app")
    told.outcomes.refused(claimed, "the calendar is read-only")
    [line] = told.resolving.lines()
    assert (line.kind, line.data["reason"]) == (Kind.UNTOLD, "the calendar is read-only")
    assert told.sources.states()[0].waiting == 0
    told.resolving.dismiss(line.id)
    assert told.resolving.lines() == ()


def test_our_own_change_is_known_before_it_comes_back(told: House) -> None:
    one = SourceObject(address="/a.ics", version="1", bookings=(booked("a"),))
    told.pulling.take_in("app", [one])
    told.sources.remember("app", [one])
    told.check_in(told.bookings.of_day()[0].booking_id)
    [claimed] = told.outcomes.claim("app")
    assert claimed.address == "/a.ics"
    told.outcomes.told(claimed, Told("1", "2"))
    assert told.sources.versions("app") == {"/a.ics": "2"}


def test_two_offices_tell_their_own(told: House) -> None:
    other = House(told.database, {**_office("other")})
    other.sources.name("app", "caldav", pushes=True, every=EVERY)
    arrive(told, "a")
    assert other.outcomes.claim("app") == ()
    assert outcomes(told.outcomes.claim("app")) == [("a", "arrived", "")]


def _office(key: str) -> dict[str, object]:
    office = {"key": key, "name": words(key), "time_zone": "Asia/Bahrain"}
    return small_office(office=office)


# --- the choice alone

Waiting = namedtuple("Waiting", "id booking_id outcome tries due_at trouble day state_now day_now")
DAYS = st.sampled_from([date(2026, 11, 22), date(2026, 11, 23)])
OUTCOMES = st.sampled_from(["arrived", "served", "missed"])
NOW = SUNDAY_9


@st.composite
def lines(draw: st.DrawFn) -> list[Waiting]:
    ids = count(1)
    return [
        Waiting(
            next(ids),
            draw(st.integers(1, 4)),
            draw(OUTCOMES),
            draw(st.integers(0, 2)),
            NOW + timedelta(seconds=draw(st.integers(-60, 60))),
            draw(st.sampled_from([None, "no answer"])),
            draw(DAYS),
            draw(OUTCOMES),
            draw(DAYS),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]


def of_booking(rows: list[Waiting]) -> Iterator[list[Waiting]]:
    for booking in {row.booking_id for row in rows}:
        yield [row for row in rows if row.booking_id == booking]


@given(lines(), st.dictionaries(st.tuples(st.integers(1, 4), DAYS), OUTCOMES))
def test_only_the_newest_outcome_that_still_holds_is_told(
    rows: list[Waiting], known: dict[tuple[int, date], str]
) -> None:
    chosen, stale = choose(rows, known, NOW)  # type: ignore[arg-type]
    assert not set(map(id, chosen)) & set(map(id, stale))
    for of_one in of_booking(rows):
        told = [row for row in chosen if row in of_one]
        assert told in ([], of_one[-1:])
        for row in told:
            assert row.due_at <= NOW
            assert (row.outcome, row.day) == (row.state_now, row.day_now)
            tried = any(each.tries for each in of_one)
            assert tried or known.get((row.booking_id, row.day)) != row.outcome


@given(lines())
def test_nothing_is_given_up_before_the_newest_is_due(rows: list[Waiting]) -> None:
    chosen, stale = choose(rows, {}, NOW)  # type: ignore[arg-type]
    for of_one in of_booking(rows):
        under_way = any(row.tries and row.due_at > NOW and row.trouble is None for row in of_one)
        rests = under_way or of_one[-1].due_at > NOW
        seen = [row for row in of_one if row in chosen or row in stale]
        assert seen == ([] if rests else of_one)


@given(st.integers(0, 200), st.integers(0, 200))
def test_pauses_grow_and_end(few: int, many: int) -> None:
    few, many = sorted((few, many))
    assert timedelta(0) < pause_after(few) <= pause_after(many) <= LONGEST_PAUSE


def test_a_pause_begins_now(told: House) -> None:
    arrive(told, "a")
    [claimed] = told.outcomes.claim("app")
    told.outcomes.not_told(claimed, "no answer")
    [row] = told.rows(t.outgoing)
    due: datetime = row["due_at"]
    assert due == told.clock.now + pause_after(1)


# --- in order, and only what still holds


def test_an_older_outcome_is_never_told_after_a_newer_one(told: House) -> None:
    [step] = arrive(told, "a")
    [arrived] = told.outcomes.claim("app")
    told.outcomes.not_told(arrived, "no answer")
    counter, amal = told.sit(1, "amal")
    assert told.serve(counter, amal) == step
    told.serving.finish(step, by=amal)
    seen = []
    for _ in range(20):
        told.forward(seconds=10)
        seen += tell(told)
    assert seen == [("a", "served", "")]


def test_what_may_have_gone_through_is_set_right(told: House) -> None:
    [step] = arrive(told, "a")
    tell(told)
    counter, amal = told.sit(1, "amal")
    told.miss(counter, amal)
    settle_down(told)
    [missed] = told.outcomes.claim("app")
    told.outcomes.not_told(missed, "the reply was lost")
    told.intake.rejoin(step)
    told.forward(hours=1)
    assert tell(told) == [("a", "arrived", "")]


def test_a_booking_that_was_moved_meanwhile_is_not_told_as_missed(told: House) -> None:
    told.pulling.take_in("app", each_alone([booked("a")]))
    told.forward(hours=1)
    assert told.day.end().bookings_missed == 1
    tomorrow = SUNDAY_9 + timedelta(days=1)
    told.pulling.take_in("app", each_alone([booked("a", tomorrow)]))
    settle_down(told)
    assert tell(told) == []


def test_who_does_not_come_twice_is_told_twice(told: House) -> None:
    for day in range(2):
        told.pulling.take_in("app", each_alone([booked("a", SUNDAY_9 + timedelta(days=day))]))
        told.forward(hours=1)
        told.day.end()
        settle_down(told)
        assert tell(told) == [("a", "missed", "no_show")]
        told.forward(hours=23)


def test_what_was_claimed_and_not_tried_is_due_at_once(told: House) -> None:
    arrive(told, "a")
    [claimed] = told.outcomes.claim("app")
    told.outcomes.release(claimed)
    assert tell(told) == [("a", "arrived", "")]


def test_an_end_taken_back_as_late_as_offices_allow_was_not_told(house: House) -> None:
    assert timedelta(seconds=60) < SETTLING


def test_what_somebody_else_changed_is_read_again_although_we_wrote_over_it(told: House) -> None:
    one = SourceObject(address="/a.ics", version="1", bookings=(booked("a"),))
    told.pulling.take_in("app", [one])
    told.sources.remember("app", [one])
    told.check_in(told.bookings.of_day()[0].booking_id)
    [claimed] = told.outcomes.claim("app")
    told.outcomes.told(claimed, Told(over="2", made="3"))
    assert told.sources.versions("app") == {"/a.ics": "1"}
