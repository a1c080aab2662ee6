"""Arriving: tickets with and without a booking, given up, taken up again."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from db.intake import LARGEST_PARTY, Promise
from queueing.forecast import Range
from queueing.policy import Basis
from queueing.ticket import Reason, State
from queueing.visit import Spared
from queueing.wording import Language
from tests.db.house import SUNDAY_9, House, booked
from tests.db.refusals import refused


def test_a_walk_in_waits_until_the_target(house: House) -> None:
    ticket = house.issue("F", party_size=3, phone="33334444")
    step = house.step(ticket.step_ids[0])
    assert (ticket.number, ticket.party_size, ticket.issued_at) == ("F001", 3, SUNDAY_9)
    assert (step.state, step.basis) == (State.WAITING, Basis.WALK_IN)
    assert step.due_at == SUNDAY_9 + timedelta(minutes=20)
    assert house.rows_of("ticket", ticket.ticket_id)["phone"] == "33334444"
    assert house.kinds(1) == ["issued"]
    house.check()


def test_numbers_run_by_service_and_begin_anew_each_day(house: House) -> None:
    assert [house.issue(code).number for code in "FFNF"] == ["F001", "F002", "N001", "F003"]
    house.forward(days=1)
    assert house.issue("F").number == "F001"
    house.check()


def test_a_priority_class_is_due_earlier(house: House) -> None:
    ticket = house.issue("F", priority_id=house.priority())
    assert house.step(ticket.step_ids[0]).due_at == SUNDAY_9


def test_each_ticket_has_a_secret_of_its_own(house: House) -> None:
    tokens = {house.issue("F").token for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 16


def test_further_services_are_planned_within_the_visit(house: House) -> None:
    ticket = house.issue("N", "F", "G")
    steps = [house.step(step_id) for step_id in ticket.step_ids]
    assert [step.state for step in steps] == [State.WAITING, State.PLANNED, State.PLANNED]
    assert [step.number for step in steps] == ["N001"] * 3
    assert [step.basis for step in steps] == [Basis.WALK_IN, Basis.FURTHER, Basis.FURTHER]
    assert steps[1].due_at == SUNDAY_9 + timedelta(minutes=20)


def test_what_was_promised_is_remembered(house: House) -> None:
    ticket = house.issue("F", promise=Promise(4, Range(10, 20)), printer="hall")
    face = house.tickets.face(ticket.ticket_id)
    assert face.promise == Promise(4, Range(10, 20))
    assert house.printing.take("hall") is not None


@pytest.mark.parametrize(
    ("reason", "codes", "more"),
    [
        (Reason.BOOKING_ONLY, "P", {}),
        (Reason.BOOKING_ONLY, "FP", {}),
        (Reason.UNKNOWN_PRIORITY, "F", {"priority_id": 999}),
        (Reason.PARTY_TOO_LARGE, "F", {"party_size": LARGEST_PARTY + 1}),
        (Reason.PARTY_TOO_LARGE, "F", {"party_size": 0}),
    ],
)
def test_what_no_walk_in_gets(
    house: House, reason: Reason, codes: str, more: dict[str, Any]
) -> None:
    refused(reason, house, lambda: house.issue(*codes, **more))


def test_a_ticket_needs_a_known_service(house: House) -> None:
    issue = house.intake.issue
    refused(Reason.NO_SERVICE_CHOSEN, house, lambda: issue([], language=Language.AR))
    refused(Reason.UNKNOWN_SERVICE, house, lambda: issue([999], language=Language.AR))


def test_the_largest_party_is_still_welcome(house: House) -> None:
    assert house.issue("F", party_size=LARGEST_PARTY).party_size == LARGEST_PARTY


def test_the_daily_cap_counts_today_alone(house: House) -> None:
    for _ in range(3):
        house.issue("C")
    refused(Reason.DAILY_CAP_REACHED, house, lambda: house.issue("C"))
    house.forward(days=1)
    assert house.issue("C").number == "C001"


def test_a_used_up_range_of_numbers_never_starts_over(house: House) -> None:
    assert [house.issue("R").number for _ in range(3)] == ["R7", "R8", "R9"]
    refused(Reason.NUMBERS_USED_UP, house, lambda: house.issue("R"))
    refused(Reason.NUMBERS_USED_UP, house, lambda: house.issue("R"))
    house.check()


@pytest.mark.parametrize(
    ("ahead", "code", "reason"),
    [
        (timedelta(hours=-3), "F", Reason.OFFICE_CLOSED),
        (timedelta(hours=4, minutes=50), "F", Reason.AFTER_LAST_TICKET),
        (timedelta(hours=6), "F", Reason.OFFICE_CLOSED),
        (timedelta(days=5), "F", Reason.OFFICE_CLOSED),
        (timedelta(minutes=-90), "C", Reason.SERVICE_CLOSED),
        (timedelta(hours=2, minutes=50), "C", Reason.AFTER_LAST_TICKET),
        (timedelta(hours=4), "C", Reason.SERVICE_CLOSED),
        (timedelta(days=2), "C", Reason.SERVICE_CLOSED),
    ],
)
def test_no_ticket_outside_the_hours(
    house: House, ahead: timedelta, code: str, reason: Reason
) -> None:
    house.clock.now += ahead
    details = refused(reason, house, lambda: house.issue(code))
    assert details["service"] == house.service(code)
    assert details["opens"] > house.clock.now


def test_a_second_service_that_is_closed_is_refused_too(house: House) -> None:
    house.forward(hours=4)
    refused(Reason.SERVICE_CLOSED, house, lambda: house.issue("F", "C"))


@pytest.mark.parametrize(
    ("minutes", "basis", "due_min"),
    [
        (-40, Basis.BOOKED, 0),
        (0, Basis.BOOKED, 0),
        (15, Basis.BOOKED, 0),
        (16, Basis.BOOKED_LATE, 36),
    ],
)
def test_a_booking_keeps_its_hour_within_the_grace(
    house: House, minutes: int, basis: Basis, due_min: int
) -> None:
    start = SUNDAY_9 + timedelta(hours=1)
    [booking] = house.book(booked("a", start, phone="+973 3333 4444", party_size=2))
    house.clock.now = start + timedelta(minutes=minutes)
    ticket = house.check_in(booking.booking_id)
    step = house.step(ticket.step_ids[0])
    assert (step.basis, step.due_at) == (basis, start + timedelta(minutes=due_min))
    assert (ticket.party_size, house.kinds(1)) == (2, ["checked_in"])
    [booking] = house.bookings.of_day()
    assert (booking.state, booking.ticket_number) == ("arrived", ticket.number)
    house.check()


def test_a_booking_of_a_service_without_walk_ins_is_welcome(house: House) -> None:
    [booking] = house.book(booked("a", service="P"))
    assert house.check_in(booking.booking_id, priority_id=house.priority()).number == "P001"


def test_bookings_are_welcome_above_the_daily_cap(house: House) -> None:
    for _ in range(3):
        house.issue("C")
    [booking] = house.book(booked("a", service="C"))
    assert house.check_in(booking.booking_id).number == "C004"


def test_bookings_that_cannot_be_checked_in(house: House) -> None:
    tomorrow = SUNDAY_9 + timedelta(days=1)
    house.book(booked("a"), booked("b", cancelled=True), booked("c", tomorrow, reference="C"))
    arrived, cancelled = house.bookings.of_day()
    [other_day] = house.bookings.find("c")
    house.check_in(arrived.booking_id)
    for reason, booking_id in (
        (Reason.ALREADY_CHECKED_IN, arrived.booking_id),
        (Reason.BOOKING_CANCELLED, cancelled.booking_id),
        (Reason.BOOKING_OTHER_DAY, other_day.booking_id),
        (Reason.UNKNOWN_BOOKING, 999),
    ):
        refused(reason, house, partial(house.check_in, booking_id))


def test_leaving_ends_the_whole_visit(house: House) -> None:
    ticket = house.issue("F", "N")
    house.intake.leave(ticket.ticket_id)
    assert {house.step(i).state for i in ticket.step_ids} == {State.LEFT}
    assert house.kinds(2) == ["left", "left"]
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.intake.leave(ticket.ticket_id))
    refused(Reason.UNKNOWN_TICKET, house, lambda: house.intake.leave(999))
    house.check()


def test_nobody_leaves_from_a_counter(house: House) -> None:
    ticket = house.issue("F", "N")
    house.call(*house.sit(1, "amal"))
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.intake.leave(ticket.ticket_id))


def test_a_missed_visitor_rejoins_as_if_arriving_now(house: House) -> None:
    ticket = house.issue("F")
    step_id = house.miss(*house.sit(1, "amal"))
    house.forward(minutes=30)
    house.intake.rejoin(step_id)
    step = house.step(step_id)
    assert (step.state, step.basis, step.calls) == (State.WAITING, Basis.REJOINED, 0)
    assert step.due_at == house.clock.now + timedelta(minutes=20)
    assert step.number == ticket.number
    house.check()


def test_only_missed_visitors_of_today_rejoin(house: House) -> None:
    waiting = house.issue("F").step_ids[0]
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.intake.rejoin(waiting))
    refused(Reason.UNKNOWN_TICKET, house, lambda: house.intake.rejoin(999))
    missed = house.miss(*house.sit(1, "amal"))
    house.forward(days=1)
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.intake.rejoin(missed))


def test_whoever_rejoined_may_leave_again(house: House) -> None:
    ticket = house.issue("F", "N")
    missed = house.miss(*house.sit(1, "amal"))
    house.intake.leave(ticket.ticket_id)
    house.intake.rejoin(missed)
    house.intake.leave(ticket.ticket_id)
    assert house.step(missed).state is State.LEFT


def test_a_rejoined_visitor_is_not_bound_to_a_counter_any_longer(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    target, other = house.sit(2, "badr")
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    house.calling.start(step_id, by=clerk)
    house.serving.transfer_to_counter(step_id, target, by=clerk)
    missed = house.miss(target, other)
    house.desk.close_counter(target, by=other)
    house.intake.rejoin(missed)
    assert house.call(counter, clerk).step_id == missed


def test_a_further_service_fills_the_day_too(house: House) -> None:
    for _ in range(3):
        house.issue("F", "C")
    assert refused(Reason.DAILY_CAP_REACHED, house, lambda: house.issue("F", "C"))
    assert refused(Reason.DAILY_CAP_REACHED, house, lambda: house.issue("C"))
    house.forward(days=1)
    assert house.issue("C").number == "C001", "a further service takes no number"


# --- What a visitor leaves behind


def test_consent_to_messages_is_kept_with_its_moment_and_forgotten_with_the_phone(
    house: House,
) -> None:
    house.issue("F")
    ticket = house.issue("F", phone="+97339001234").ticket_id
    assert house.rows_of("ticket", ticket)["phone_consent_at"] == SUNDAY_9
    house.day.end()
    house.forward(days=40)
    house.sit(1, "amal")
    row = house.rows_of("ticket", ticket)
    assert (row["phone"], row["phone_consent_at"]) == (None, None)


@pytest.mark.parametrize("why", Spared)
def test_a_visit_that_was_spared_is_counted(house: House, why: Spared) -> None:
    house.intake.spare(house.service("F"), why)
    [*_rest, last] = house.record.since(0)
    assert (last.kind, last.data) == ("visit_spared", {"service": "F", "why": why})
    refused(Reason.UNKNOWN_SERVICE, house, lambda: house.intake.spare(999, why))
