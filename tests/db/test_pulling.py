"""What a source says becomes what the office knows, as far as that is its to say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from db import schema as t
from db.delivered import Incoming, SetAside, SourceObject, Sweep, each_alone
from db.inbox import Ending, Kind
from db.pulling import TakenIn
from queueing.booking import BookingState
from tests.db.house import SUNDAY_9, House, booked, looked, small_office, words

TEN = SUNDAY_9 + timedelta(hours=1)
TODAY = (SUNDAY_9 - timedelta(hours=9), SUNDAY_9 + timedelta(hours=15))
CPR = "900712345"


def bad(external_id: str = "", where: str = "line 3") -> SetAside:
    return SetAside(
        where=where,
        field="time",
        found="25:00",
        reason="accepted: a time such as 09:30",
        external_id=external_id,
    )


def at(address: str, *bookings: Incoming, aside: tuple[SetAside, ...] = ()) -> SourceObject:
    return SourceObject(address=address, bookings=bookings, set_aside=aside)


def pull(house: House, *bookings: Incoming) -> TakenIn:
    return house.pulling.take_in("app", each_alone(bookings))


def swept(house: House, *present: str) -> TakenIn:
    return house.pulling.sweep("app", Sweep(*TODAY, frozenset(present)))


def states(house: House) -> dict[str, str]:
    return {row["external_id"]: row["state"] for row in house.rows(t.booking)}


# --- gone


def test_only_a_complete_look_tells_what_is_gone(house: House) -> None:
    pull(house, booked("a"), booked("b"))
    pull(house, booked("a"))
    assert states(house) == {"a": "expected", "b": "expected"}
    assert swept(house, "a") == TakenIn(gone=1)
    assert states(house) == {"a": "expected", "b": "cancelled"}
    before = house.dump()
    assert swept(house, "a") == TakenIn()
    assert house.dump() == before


def test_a_look_says_nothing_of_what_lies_outside_it(house: House) -> None:
    tomorrow = booked("t", SUNDAY_9 + timedelta(days=1))
    pull(house, booked("a"), tomorrow)
    house.pulling.take_in("desk", each_alone([booked("a")]))
    swept(house)
    assert [row["state"] for row in house.rows(t.booking)] == ["cancelled", "expected", "expected"]


def test_what_comes_back_is_expected_again(house: House) -> None:
    pull(house, booked("a"))
    swept(house)
    assert pull(house, booked("a")) == TakenIn(changed=1)
    assert states(house) == {"a": "expected"}


def test_a_booking_that_left_its_address_is_gone(house: House) -> None:
    house.pulling.take_in("app", [at("/x.ics", booked("x/1"), booked("x/2"))])
    taken = house.pulling.take_in("app", [at("/x.ics", booked("x/2"))])
    assert taken == TakenIn(unchanged=1, gone=1)
    assert states(house) == {"x/1": "cancelled", "x/2": "expected"}
    house.pulling.take_in("app", [at("/x.ics")])
    assert states(house) == {"x/1": "cancelled", "x/2": "cancelled"}


def test_a_booking_that_moved_to_another_address_is_not_gone(house: House) -> None:
    house.pulling.take_in("app", [at("/old.ics", booked("x"))])
    house.pulling.take_in("app", [at("/new.ics", booked("x"))])
    house.pulling.take_in("app", [at("/old.ics")])
    assert states(house) == {"x": "expected"}


def test_what_cannot_be_read_is_not_taken_for_gone(house: House) -> None:
    house.pulling.take_in("app", [at("/x.ics", booked("x"))])
    taken = house.pulling.take_in("app", [at("/x.ics", aside=(bad(),))])
    assert taken == TakenIn(set_aside=1)
    assert states(house) == {"x": "expected"}


def test_a_calendar_may_forget_what_the_office_remembers(house: House) -> None:
    pull(house, booked("a"), booked("b"))
    house.check_in(house.bookings.of_day()[0].booking_id)
    house.day.end()
    house.forward(days=1)
    assert house.pulling.take_in("app", [at("a"), at("b")]) == TakenIn()
    assert house.resolving.lines() == ()


# --- a visitor who is here


def here(house: House) -> tuple[int, str]:
    pull(house, booked("a", TEN))
    ticket = house.check_in(house.bookings.of_day()[0].booking_id)
    return ticket.ticket_id, ticket.number


CONTRADICTIONS: dict[Kind, Callable[[House], TakenIn]] = {
    Kind.MOVED: lambda house: pull(house, booked("a", TEN + timedelta(hours=1))),
    Kind.CANCELLED: lambda house: pull(house, booked("a", TEN, cancelled=True)),
    Kind.GONE: swept,
}


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_a_ticket_stays_whatever_the_source_says(house: House, kind: Kind) -> None:
    _id, number = here(house)
    before = {name: house.rows(name) for name in (t.booking, t.ticket, t.step)}
    assert CONTRADICTIONS[kind](house) == TakenIn(conflicts=1)
    assert {name: house.rows(name) for name in (t.booking, t.ticket, t.step)} == before
    [line] = house.resolving.lines()
    assert (line.kind, line.ticket_number) == (kind, number)
    assert line.data["ours"]["starts_at"] == TEN.isoformat()


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_a_conflict_is_told_once(house: House, kind: Kind) -> None:
    here(house)
    CONTRADICTIONS[kind](house)
    before = house.dump()
    CONTRADICTIONS[kind](house)
    assert house.dump() == before


def test_the_newest_version_of_a_conflict_counts(house: House) -> None:
    here(house)
    pull(house, booked("a", TEN + timedelta(hours=1)))
    pull(house, booked("a", TEN, cancelled=True))
    [line] = house.resolving.lines()
    assert line.kind is Kind.CANCELLED


def test_a_conflict_ends_when_the_source_thinks_better_of_it(house: House) -> None:
    here(house)
    pull(house, booked("a", TEN, cancelled=True))
    pull(house, booked("a", TEN))
    assert house.resolving.lines() == ()
    [line] = house.resolving.lines(ended=True)
    assert line.ended_how is Ending.MENDED


def test_a_name_may_be_corrected_while_its_visitor_waits(house: House) -> None:
    here(house)
    assert pull(house, booked("a", TEN, name="Sara")) == TakenIn(changed=1)
    [row] = house.rows(t.booking)
    assert (row["name"], row["state"]) == ("Sara", BookingState.ARRIVED)


def test_what_was_forgotten_about_people_does_not_come_back(house: House) -> None:
    pull(house, booked("a", name="Sara"))
    house.day.end()
    house.forward(days=400)
    house.sit(1, "amal")
    assert pull(house, booked("a", name="Sara")) == TakenIn(unchanged=1)
    [row] = house.rows(t.booking)
    assert row["name"] is None


# --- what does not fit


def test_an_unknown_service_waits_in_the_inbox_and_holds_nothing_up(house: House) -> None:
    odd = booked("x", TEN, service="Renewal", name="Sara", phone="36112233", national_id=CPR)
    assert pull(house, odd, booked("b")) == TakenIn(new=1, unmatched=1)
    [line] = house.resolving.lines()
    assert (line.kind, line.name, line.data["service"]) == (Kind.UNMATCHED, "Sara", "Renewal")
    assert states(house) == {"b": "expected"}
    before = house.dump()
    assert pull(house, odd) == TakenIn(unmatched=1)
    assert house.dump() == before


def test_a_national_id_is_nowhere_in_clear(house: House) -> None:
    pull(house, booked("a", national_id=CPR), booked("x", service="?", national_id=CPR))
    assert CPR not in str(house.dump())


def test_an_inbox_line_goes_when_its_booking_does(house: House) -> None:
    odd = booked("x", TEN, service="Renewal")
    pull(house, odd)
    pull(house, replace(odd, cancelled=True))
    assert house.resolving.lines() == ()
    pull(house, odd)
    swept(house, "x")
    assert len(house.resolving.lines()) == 1
    swept(house)
    assert house.resolving.lines() == ()


def test_a_record_that_makes_no_sense_is_kept_with_its_reason_until_it_does(house: House) -> None:
    assert house.pulling.take_in("app", [at("3", aside=(bad("c"),))]) == TakenIn(set_aside=1)
    [line] = house.resolving.lines()
    assert (line.kind, line.data["found"]) == (Kind.UNREADABLE, "25:00")
    pull(house, booked("c"))
    assert house.resolving.lines() == ()


def test_a_fault_that_is_no_longer_at_its_address_needs_no_decision(house: House) -> None:
    house.pulling.take_in("app", [at("list.csv: line 3", aside=(bad(),))])
    house.sources.remember("app", [at("list.csv: line 3", aside=(bad(),))])
    assert house.sources.versions("app") == {"list.csv: line 3": ""}
    house.pulling.take_in("app", [at("list.csv: line 3")])
    assert house.resolving.lines() == ()
    [line] = house.resolving.lines(ended=True)
    assert line.ended_how is Ending.WITHDRAWN


def test_the_same_id_at_two_addresses_is_set_aside(house: House) -> None:
    taken = house.pulling.take_in("app", [at("/1.ics", booked("x")), at("/2.ics", booked("x"))])
    assert taken == TakenIn(new=1, set_aside=1)
    [line] = house.resolving.lines()
    assert (line.data["where"], line.data["found"]) == ("/2.ics", "x")


def test_bookings_of_days_that_are_over_are_not_taken_in(house: House) -> None:
    assert pull(house, booked("old", SUNDAY_9 - timedelta(days=1))) == TakenIn(passed=1)
    assert house.rows(t.booking) == []


def test_our_own_names_for_services_are_understood_in_any_spelling(house: House) -> None:
    pull(house, booked("a", service="f"), booked("b", service=" SERVICE  n "))
    assert [row["service_id"] for row in house.rows(t.booking)] == [
        house.service("F"),
        house.service("N"),
    ]


def test_what_was_gone_is_read_again_although_its_version_is_the_same(house: House) -> None:
    one = SourceObject(address="a", version="1", bookings=(booked("a"),))
    house.pulling.take_in("app", [one])
    house.sources.remember("app", [one])
    swept(house)
    assert house.sources.versions("app") == {}


def test_a_look_at_these_days_leaves_the_inbox_of_the_next_alone(house: House) -> None:
    tomorrow = booked("x", SUNDAY_9 + timedelta(days=1), service="Renewal")
    pull(house, tomorrow)
    house.pulling.take_in("app", [at("3", aside=(bad(),))])
    house.pulling.sweep("app", Sweep(*TODAY, frozenset(), whole=False))
    assert {line.kind for line in house.resolving.lines()} == {Kind.UNMATCHED, Kind.UNREADABLE}
    swept(house)
    assert {line.kind for line in house.resolving.lines()} == {Kind.UNMATCHED}


def test_texts_that_no_database_keeps_hold_nothing_up(house: House) -> None:
    odd = booked("x\x00", TEN, name="Sa\ud800ra", service="Renewal\x00")
    assert pull(house, odd, booked("b", name="\x00Nora")) == TakenIn(new=1, unmatched=1)
    house.pulling.take_in("app", [at("4\x00", aside=(bad("\ud800"),))])
    assert len(house.resolving.lines()) == 2
    [row] = house.rows(t.booking)
    assert row["name"] == "Nora"


# --- a booking in two places, or on its way


def test_a_booking_that_changes_its_address_within_one_look_is_not_gone(house: House) -> None:
    for order in ((at("/old.ics"), at("/new.ics", booked("x"))),) * 2:
        house.pulling.take_in("app", [at("/old.ics", booked("x"))])
        house.pulling.take_in("app", order)
        house.pulling.take_in("app", order[::-1])
        assert states(house) == {"x": "expected"}


def remembered(house: House, *objects: SourceObject) -> None:
    house.pulling.take_in("app", objects)
    house.sources.remember("app", [replace(one, version="1") for one in objects])


def test_the_same_booking_in_two_calendars_outlives_either(house: House) -> None:
    house.sources.name("app", "caldav", pushes=False, every=timedelta(seconds=15))
    looked(house.sources, "app", "token", swept=True)
    first, second = at("/a/x.ics", booked("x")), at("/b/x.ics", booked("x"))
    remembered(house, first)
    remembered(house, second)
    [line] = house.resolving.lines()
    assert (line.kind, line.data["where"]) == (Kind.UNREADABLE, "/a/x.ics")
    house.pulling.take_in("app", [at("/b/x.ics")])
    house.sources.remember("app", [at("/b/x.ics")])
    assert "/a/x.ics" not in house.sources.versions("app"), "it is read again at the next look"
    [row] = house.rows(t.booking_source)
    assert row["cursor"] == "", "which is a whole one"
    house.pulling.take_in("app", [first])
    assert states(house) == {"x": "expected"} and house.resolving.lines() == ()


def test_what_another_office_holds_of_a_source_is_not_ours(house: House) -> None:
    named = {"key": "other", "name": words("Other"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=named))
    remembered(other, at("/a/x.ics", booked("x")))
    house.pulling.take_in("app", [at("/a/x.ics", booked("x"))])
    house.pulling.take_in("app", [at("/b/x.ics", booked("x"))])
    assert house.resolving.lines() == ()


def test_a_booking_that_left_one_calendar_for_another_needs_nobody(house: House) -> None:
    remembered(house, at("/a/x.ics", booked("x")))
    remembered(house, at("/b/x.ics", booked("x")))
    house.pulling.take_in("app", [at("/a/x.ics")])
    assert states(house) == {"x": "expected"} and house.resolving.lines() == ()


# --- days


def test_a_cancellation_needs_no_service_to_be_known(house: House) -> None:
    pull(house, booked("a", TEN))
    assert pull(house, booked("a", TEN, service="?", cancelled=True)) == TakenIn(changed=1)
    assert states(house) == {"a": "cancelled"}


def test_nobody_is_expected_on_a_day_that_is_over(house: House) -> None:
    pull(house, booked("a", TEN, cancelled=True), booked("b", TEN + timedelta(days=2)))
    house.forward(days=1)
    assert pull(house, booked("a", TEN)) == TakenIn(unchanged=1)
    assert pull(house, booked("b", TEN)) == TakenIn(changed=1)
    assert states(house) == {"a": "cancelled", "b": "cancelled"}


def test_who_left_may_come_again_on_the_day_they_moved_to(house: House) -> None:
    ticket, _number = here(house)
    house.intake.leave(ticket)
    tomorrow = TEN + timedelta(days=1)
    assert pull(house, booked("a", tomorrow)) == TakenIn(changed=1)
    house.forward(days=1)
    [seen] = house.bookings.of_day()
    assert house.check_in(seen.booking_id).number


def test_who_left_and_cancels_afterwards_is_nobodys_concern(house: House) -> None:
    ticket, _number = here(house)
    house.intake.leave(ticket)
    assert pull(house, booked("a", TEN, cancelled=True)) == TakenIn(unchanged=1)


def test_moved_away_and_back_under_a_ticket_is_for_people_to_decide(house: House) -> None:
    here(house)
    pull(house, booked("a", TEN + timedelta(days=1)))
    house.resolving.accept(house.resolving.lines()[0].id)
    assert pull(house, booked("a", TEN)) == TakenIn(conflicts=1)
    house.resolving.accept(house.resolving.lines()[0].id)
    assert states(house) == {"a": "arrived"}
    house.forward(hours=3)
    assert house.day.end().bookings_missed == 0


def test_a_conflict_keeps_the_new_address(house: House) -> None:
    house.pulling.take_in("app", [at("/old.ics", booked("a", TEN))])
    house.check_in(house.bookings.of_day()[0].booking_id)
    moved = booked("a", TEN + timedelta(hours=1))
    house.pulling.take_in("app", [at("/new.ics", moved)])
    house.pulling.take_in("app", [at("/old.ics")])
    [line] = house.resolving.lines()
    assert line.kind is Kind.MOVED


# --- a national id where nobody expects one


def test_a_national_id_that_somebody_wrote_elsewhere_is_not_kept_either(house: House) -> None:
    odd = bad(where=f"line 3 of {CPR}")
    house.pulling.take_in("app", [at("3", aside=(odd,))])
    pull(house, booked("n", name=f"Sara {CPR}"), booked("s", service=f"for {CPR}", name=CPR))
    own = booked(CPR, reference=CPR, phone=CPR, national_id=CPR, name="Sara")
    pull(house, own)
    assert pull(house, own) == TakenIn(unchanged=1)
    assert CPR not in str(house.dump()) and CPR[1:] not in str(house.dump())
    assert [found.name for found in house.bookings.find(CPR)] == ["Sara"]


def test_numbers_that_are_not_the_visitors_own_stay(house: House) -> None:
    pull(house, booked("100200300", reference="850101123", national_id=CPR))
    [found] = house.bookings.find("850101123")
    assert found.reference == "850101123"
