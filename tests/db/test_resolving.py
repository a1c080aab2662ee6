"""What people decide about bookings that do not fit."""

from datetime import timedelta

import pytest

from db import schema as t
from db.delivered import SetAside, SourceObject, each_alone
from db.inbox import Ending, Kind
from db.pulling import TakenIn
from queueing.booking import BookingState
from queueing.ticket import Reason
from tests.db.house import SUNDAY_9, House, booked, looked
from tests.db.refusals import refused

CPR = "900712345"
TEN = SUNDAY_9 + timedelta(hours=1)


def pull(house: House, *bookings: object) -> TakenIn:
    return house.pulling.take_in("app", each_alone(bookings))  # type: ignore[arg-type]


def line(house: House) -> int:
    return house.resolving.lines()[0].id


def test_naming_a_service_once_takes_in_all_that_waited_and_all_that_comes(house: House) -> None:
    pull(
        house,
        booked("x", TEN, service="Renewal", national_id=CPR, phone="36112233", reference="q-9"),
        booked("y", TEN, service="renewal "),
        booked("z", TEN, service="Other"),
    )
    rana = house.person("rana")
    assert house.resolving.match(line(house), house.service("N"), by=rana) == 2
    assert pull(house, booked("w", TEN, service="RENEWAL")) == TakenIn(new=1)
    assert [seen.data["service"] for seen in house.resolving.lines()] == ["Other"]
    for typed in (CPR, "36112233", "Q-9"):
        [found] = house.bookings.find(typed)
        assert (found.service_id, found.starts_at) == (house.service("N"), TEN)
    [known] = house.tables.services(house.views.office(), "app")
    assert (known.label, known.code) == ("Renewal", "N")


def test_what_came_in_from_the_inbox_is_the_same_booking_to_its_source(house: House) -> None:
    odd = booked("x", TEN, service="Renewal", name="Sara", national_id=CPR, phone="36112233")
    pull(house, odd)
    house.resolving.match(line(house), house.service("N"))
    assert pull(house, odd) == TakenIn(unchanged=1)


def test_a_service_that_is_none_of_ours_is_left_out(house: House) -> None:
    pull(house, booked("x", TEN, service="Passports"))
    house.resolving.not_ours(line(house))
    assert pull(house, booked("y", TEN, service="Passports")) == TakenIn(not_ours=1)
    assert house.rows(t.booking) == [] and house.resolving.lines() == ()


def test_a_technician_may_name_services_beforehand(house: House) -> None:
    pull(house, booked("x", TEN, service="Renewal"))
    assert house.resolving.name_services("app", {"Renewal": "N", "Passports": ""}) == 1
    before = house.dump()
    assert house.resolving.name_services("app", {"renewal": "N", "passports": ""}) == 0
    assert house.dump() == before
    refused(Reason.UNKNOWN_SERVICE, house, lambda: house.resolving.name_services("app", {"Y": "X"}))


def test_a_service_named_otherwise_later_is_read_again(house: House) -> None:
    house.sources.name("app", "caldav", pushes=False, every=timedelta(seconds=15))
    house.resolving.name_services("app", {"Renewal": "N"})
    house.sources.remember("app", [SourceObject(address="x", version="1")])
    looked(house.sources, "app", "token", swept=True)
    house.resolving.name_services("app", {"Renewal": "F"})
    assert (house.sources.versions("app"), house.rows(t.booking_source)[0]["cursor"]) == ({}, "")


def conflict(house: House, **theirs: object) -> int:
    pull(house, booked("a", TEN))
    house.check_in(house.bookings.of_day()[0].booking_id)
    pull(house, booked("a", **{"starts_at": TEN, **theirs}))  # type: ignore[arg-type]
    return line(house)


def test_ours_can_be_kept_for_good(house: House) -> None:
    moved = TEN + timedelta(hours=1)
    house.resolving.keep(conflict(house, starts_at=moved), by=house.person("rana"))
    assert pull(house, booked("a", moved)) == TakenIn(unchanged=1)
    assert house.resolving.lines() == ()
    [row] = house.rows(t.booking)
    assert (row["starts_at"], row["state"]) == (TEN, "arrived")
    again = pull(house, booked("a", moved + timedelta(hours=1)))
    assert again == TakenIn(conflicts=1), "another change is another decision"


def test_theirs_can_be_accepted_without_touching_the_ticket(house: House) -> None:
    moved = TEN + timedelta(hours=1)
    found = conflict(house, starts_at=moved)
    before = house.rows(t.step), house.rows(t.ticket)
    house.resolving.accept(found)
    assert (house.rows(t.step), house.rows(t.ticket)) == before
    assert house.rows(t.booking)[0]["starts_at"] == moved
    assert pull(house, booked("a", moved)) == TakenIn(unchanged=1)


def test_a_visit_goes_on_after_its_booking_was_cancelled(house: House) -> None:
    house.resolving.accept(conflict(house, cancelled=True))
    counter, amal = house.sit(1, "amal")
    house.serving.finish(house.serve(counter, amal), by=amal)
    assert house.rows(t.booking)[0]["state"] == BookingState.CANCELLED
    assert pull(house, booked("a", TEN, cancelled=True)) == TakenIn(unchanged=1)


def test_a_booking_moved_to_tomorrow_is_expected_there_whatever_becomes_of_today(
    house: House,
) -> None:
    tomorrow = TEN + timedelta(days=1)
    house.resolving.accept(conflict(house, starts_at=tomorrow))
    counter, amal = house.sit(1, "amal")
    house.serving.finish(house.serve(counter, amal), by=amal)
    [row] = house.rows(t.booking)
    assert (row["starts_at"], row["state"]) == (tomorrow, "expected")
    house.forward(days=1)
    assert house.check_in(row["id"]).number


def test_what_was_dismissed_stays_away_until_it_changes(house: House) -> None:
    def bad(found: str) -> SourceObject:
        aside = SetAside(where="line 3", field="time", found=found, reason="accepted: a time")
        return SourceObject(address="3", set_aside=(aside,))

    house.pulling.take_in("list", [bad("25:00")])
    house.resolving.dismiss(line(house), by=house.person("sami"))
    house.pulling.take_in("list", [bad("25:00")])
    assert house.resolving.lines() == ()
    house.pulling.take_in("list", [bad("26:00")])
    assert len(house.resolving.lines()) == 1


@pytest.mark.parametrize("verb", ["keep", "accept", "dismiss", "not_ours"])
def test_each_kind_of_line_has_its_own_answers(house: House, verb: str) -> None:
    kind = {"keep": Kind.UNMATCHED, "accept": Kind.UNMATCHED}.get(verb, Kind.MOVED)
    if kind is Kind.UNMATCHED:
        pull(house, booked("x", TEN, service="Renewal"))
        found = line(house)
    else:
        found = conflict(house, starts_at=TEN + timedelta(hours=1))
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: getattr(house.resolving, verb)(found))


def test_a_line_is_decided_once(house: House) -> None:
    found = conflict(house, cancelled=True)
    house.resolving.keep(found)
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.resolving.accept(found))
    refused(Reason.UNKNOWN_LINE, house, lambda: house.resolving.keep(found + 1))
    refused(Reason.UNKNOWN_LINE, house, lambda: house.resolving.line(found + 1))
    assert house.resolving.line(found).ended_how is Ending.KEPT


def test_the_inbox_forgets_people_with_the_rest(house: House) -> None:
    pull(house, booked("x", TEN, service="Renewal", name="Sara Ali", phone="36112233"))
    house.forward(days=400)
    house.sit(1, "amal")
    assert house.resolving.lines() == ()
    assert "Sara Ali" not in str(house.dump())


def test_a_service_that_was_renamed_there_keeps_its_bookings(house: House) -> None:
    pull(house, booked("a", TEN))
    pull(house, booked("a", TEN + timedelta(hours=1), service="Fire, new name"))
    assert house.resolving.match(line(house), house.service("N")) == 1
    [row] = house.rows(t.booking)
    assert (row["service_id"], row["starts_at"]) == (
        house.service("N"),
        TEN + timedelta(hours=1),
    )
    pull(house, booked("b", TEN), booked("b", TEN, service="Another"))
    house.resolving.name_services("app", {"Another": "N"})


def test_whoever_names_a_service_too_late_expects_nobody(house: House) -> None:
    pull(house, booked("x", TEN, service="Renewal"))
    house.forward(days=1)
    assert house.resolving.match(line(house), house.service("N")) == 0
    assert house.rows(t.booking) == []


def test_what_became_of_a_visit_stays_the_offices_to_say(house: House) -> None:
    found = conflict(house, cancelled=True)
    counter, amal = house.sit(1, "amal")
    house.serving.finish(house.serve(counter, amal), by=amal)
    house.resolving.accept(found)
    assert house.rows(t.booking)[0]["state"] == BookingState.SERVED


def test_only_the_latest_decision_about_a_version_counts(house: House) -> None:
    eleven = TEN + timedelta(hours=1)
    house.resolving.accept(conflict(house, starts_at=eleven))
    pull(house, booked("a", TEN))
    house.resolving.accept(line(house))
    assert pull(house, booked("a", eleven)) == TakenIn(conflicts=1)
