"""One visitor with two tickets, which reception makes one."""

from datetime import timedelta
from functools import partial

import pytest

from db.engine import Database
from queueing.policy import Basis
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, booked, small_office
from tests.db.refusals import refused


@pytest.fixture
def rana(house: House) -> int:
    """Reception."""
    return house.person("rana")


def open_steps(house: House, ticket_id: int) -> list[tuple[str, str, int]]:
    """Service, state, and when it is due in minutes after nine, of what is still to happen."""
    codes = {s.id: s.code for s in house.views.office().services.values()}
    return [
        (
            codes[row["service_id"]],
            row["state"],
            round((row["due_at"] - SUNDAY_9).total_seconds() / 60),
        )
        for row in house.rows_of_ticket(house.first_step(ticket_id))
        if row["ended_at"] is None
    ]


def test_a_shared_service_keeps_the_earlier_place_and_others_are_added(
    house: House, rana: int
) -> None:
    duplicate = house.issue("F", "G").ticket_id
    house.forward(minutes=10)
    kept = house.issue("N", "F").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    assert open_steps(house, duplicate) == []
    assert open_steps(house, kept) == [
        ("N", "waiting", 25),
        ("F", "planned", 20),
        ("G", "planned", 10),
    ]
    event = house.record.since(0)[-1]
    assert (event.kind, event.data) == ("merged", {"number": "F001", "into": "N001"})
    house.check()


def test_a_place_that_was_earlier_anyway_stays(house: House, rana: int) -> None:
    kept = house.issue("F").ticket_id
    house.forward(minutes=10)
    duplicate = house.issue("F").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 20)]


def test_a_service_asked_for_twice_on_one_ticket_stays_two(house: House, rana: int) -> None:
    kept = house.issue("F").ticket_id
    duplicate = house.issue("F", "F").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    assert [step[0] for step in open_steps(house, kept)] == ["F", "F"]


def test_a_visitor_at_a_counter_is_not_called_again_for_the_same(house: House, rana: int) -> None:
    """The duplicate waited for what the visitor is being served with."""
    kept = house.issue("F").ticket_id
    duplicate = house.issue("F").ticket_id
    house.call(*house.sit(1, "amal"))
    house.front_desk.merge(duplicate, kept, by=rana)
    assert open_steps(house, kept) == [("F", "called", 20)]


@pytest.mark.parametrize("shared", [True, False])
def test_a_booking_goes_along_with_its_hour(house: House, rana: int, shared: bool) -> None:
    [booking] = house.book(booked("a", SUNDAY_9 + timedelta(minutes=10)))
    duplicate = house.check_in(booking.booking_id).ticket_id
    kept = house.issue("F" if shared else "N").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    step = house.step(house.rows_of_ticket(house.first_step(kept))[-1]["id"])
    assert (step.basis, step.booked_start) == (Basis.BOOKED, SUNDAY_9 + timedelta(minutes=10))
    [seen] = house.bookings.of_day()
    assert (seen.state, seen.ticket_number) == ("arrived", "F002" if shared else "N001")
    house.intake.leave(kept)
    assert house.bookings.of_day()[0].state == "missed"


def test_the_booking_of_the_ticket_that_is_kept_stays(house: House, rana: int) -> None:
    [booking] = house.book(booked("a", SUNDAY_9 + timedelta(minutes=30)))
    kept = house.check_in(booking.booking_id).ticket_id
    duplicate = house.issue("F").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 20)]
    assert house.rows_of("ticket", kept)["booking_id"] == booking.booking_id


def test_priority_moves_with_the_place_that_it_made(house: House, rana: int) -> None:
    """So that what reception says of it later moves each due time once."""
    duplicate = house.issue("F", "G", priority_id=house.priority()).ticket_id
    kept = house.issue("F").ticket_id
    merge, set_priority = house.front_desk.merge, house.front_desk.set_priority
    merge(duplicate, kept, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 0), ("G", "planned", -10)]
    set_priority(kept, house.priority(), by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 0), ("G", "planned", -10)]
    set_priority(kept, None, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 20), ("G", "planned", 10)]


def test_a_plain_service_gets_no_credit_from_the_ticket_that_is_kept(
    house: House, rana: int
) -> None:
    kept = house.issue("F", priority_id=house.priority()).ticket_id
    duplicate = house.issue("G").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    house.front_desk.set_priority(kept, None, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 20), ("G", "planned", 10)]


def test_phone_and_declared_priority_go_along(database: Database) -> None:
    profile = small_office()
    profile["office"] = {**profile["office"], "confirm_priority": True}
    house = House(database, profile)
    rana = house.person("rana")
    phone = "+97336112233"
    duplicate = house.issue("F", priority_id=house.priority(), phone=phone).ticket_id
    kept = house.issue("F").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    row, gone = house.rows_of("ticket", kept), house.rows_of("ticket", duplicate)
    assert (row["phone"], row["phone_consent_at"], row["claim"]) == (phone, SUNDAY_9, "pending")
    assert (gone["phone"], gone["claim"]) == (None, None)
    house.claims.confirm(kept, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 0)]


def test_a_claim_counts_once_where_a_confirmed_ticket_was_merged_in(database: Database) -> None:
    profile = small_office()
    profile["office"] = {**profile["office"], "confirm_priority": True}
    house = House(database, profile)
    rana = house.person("rana")
    duplicate = house.issue("F", priority_id=house.priority()).ticket_id
    house.claims.confirm(duplicate, by=rana)
    kept = house.issue("F", priority_id=house.priority()).ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    house.claims.confirm(kept, by=rana)
    assert open_steps(house, kept) == [("F", "waiting", 0)]


def test_a_note_and_whom_a_visitor_waits_for_go_along(house: House, rana: int) -> None:
    amal, badr = house.sit(1, "amal"), house.sit(2, "badr")
    duplicate = house.issue("F").ticket_id
    house.serving.transfer_to_person(house.serve(*amal), badr[1], by=amal[1], note="see file")
    kept = house.issue("N").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    house.serving.finish(house.serve(*amal), by=amal[1])
    assert house.calling.call_next(amal[0], by=amal[1]) is None
    assert house.step(house.call(*badr).step_id).note == "see file"
    house.check()


def test_what_was_missed_waits_again_under_the_other_number(house: House, rana: int) -> None:
    duplicate = house.issue("F").ticket_id
    missed = house.miss(*house.sit(1, "amal"))
    kept = house.issue("N").ticket_id
    house.front_desk.merge(duplicate, kept, by=rana)
    again = house.clock.now + timedelta(minutes=20)
    added = house.rows_of_ticket(house.first_step(kept))[-1]
    assert (added["state"], added["due_at"]) == ("planned", again)
    assert house.step(missed).state is State.MISSED, "that the call was missed stays true"
    assert house.views.console(house.counter(1)).missed == ()
    assert house.views.floor(rana).missed == ()
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.intake.rejoin(missed))
    house.check()


def test_either_paper_tells_of_the_one_visit(house: House, rana: int) -> None:
    """Also the first of three."""
    one, two, three = house.issue("F"), house.issue("N"), house.issue("G")
    house.front_desk.merge(one.ticket_id, two.ticket_id, by=rana)
    house.front_desk.merge(two.ticket_id, three.ticket_id, by=rana)
    standings = [house.tickets.standing(each.token) for each in (one, two, three)]
    assert {standing.number for standing in standings} == {"G001"}
    assert [s[0] for s in open_steps(house, three.ticket_id)] == ["G", "N", "F"]
    house.check()


# --- what is not merged


def test_two_bookings_and_one_ticket_are_not_two_tickets_of_a_visitor(
    house: House, rana: int
) -> None:
    bookings = house.book(booked("a"), booked("b"))
    one, two = (house.check_in(each.booking_id).ticket_id for each in bookings)
    merge = house.front_desk.merge
    refused(Reason.NOT_THE_SAME_VISITOR, house, partial(merge, one, two, by=rana))
    refused(Reason.NOT_THE_SAME_VISITOR, house, partial(merge, one, one, by=rana))
    for pair in ((one, 999), (999, one)):
        refused(Reason.UNKNOWN_TICKET, house, partial(merge, *pair, by=rana))


@pytest.mark.parametrize("serving", [True, False])
def test_a_duplicate_that_is_at_a_counter_is_not_taken_away(
    house: House, rana: int, serving: bool
) -> None:
    desk = house.sit(1, "amal")
    duplicate = house.issue("F", "N").ticket_id
    (house.serve if serving else house.call)(*desk)
    kept = house.issue("G").ticket_id
    merge = partial(house.front_desk.merge, duplicate, kept, by=rana)
    refused(Reason.NOT_ALLOWED_NOW, house, merge)


def test_nothing_is_merged_into_a_visit_whose_turn_would_never_come(
    house: House, rana: int
) -> None:
    kept = house.issue("F", "G")
    house.miss(*house.sit(1, "amal"))
    duplicate = house.issue("N").ticket_id
    merge = partial(house.front_desk.merge, duplicate, kept.ticket_id, by=rana)
    refused(Reason.NOT_ALLOWED_NOW, house, merge)
    house.intake.rejoin(kept.step_ids[0])
    merge()
    assert [s[:2] for s in open_steps(house, kept.ticket_id)] == [
        ("F", "waiting"),
        ("G", "planned"),
        ("N", "planned"),
    ]
