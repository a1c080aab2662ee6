"""What reception reads of one visitor and of the day, on both engines."""

from datetime import timedelta

import pytest

from db.floor import DayTotals
from db.front_desk import FrontDesk
from db.visitors import Visit, current_step
from queueing.booking import BookingState
from queueing.forecast import Range
from queueing.ticket import State
from tests.db.house import House, booked


def visit(house: House, ticket_id: int) -> Visit:
    found = house.views.visit(ticket_id)
    assert found is not None
    return found


def totals(house: House) -> DayTotals:
    return house.views.floor(house.person("rana")).totals


def test_a_visit_carries_all_its_steps_and_what_was_promised(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    promise = house.views.promise(house.service("F"))
    assert promise.expected is not None
    ticket = house.issue("F", "N", promise=promise)
    seen = visit(house, ticket.ticket_id)
    assert (seen.number, [step.position for step in seen.steps]) == (ticket.number, [0, 1])
    assert seen.promised == Range(promise.expected.p50, promise.expected.p90)
    assert seen.step.state is State.WAITING
    house.call(counter, clerk)
    assert visit(house, ticket.ticket_id).step.state is State.CALLED


def test_a_visit_without_a_promise_or_a_person(house: House) -> None:
    seen = visit(house, house.issue().ticket_id)
    assert (seen.promised, seen.name, seen.reference, seen.phone_tail) == (None,) * 4
    assert (seen.claimed, seen.goes_on_as) == (None, None)


def test_of_a_phone_only_its_end_is_read(house: House) -> None:
    assert visit(house, house.issue(phone="+97339001234").ticket_id).phone_tail == "1234"


def test_a_booked_visit_names_its_person(house: House) -> None:
    (booking,) = house.book(
        booked("a", reference="Q-17", name="Sara", phone="36112233", national_id="900712345")
    )
    seen = visit(house, house.check_in(booking.booking_id).ticket_id)
    assert (seen.name, seen.reference, seen.identity_tail) == ("Sara", "Q-17", "345")
    assert seen.phone_tail == "2233"


@pytest.mark.parametrize("typed", ["F001", "f001", " f001 ", "F٠٠١"])
def test_a_ticket_is_found_by_its_whole_number(house: House, typed: str) -> None:
    ticket = house.issue()
    found = house.views.visit_numbered(typed)
    assert found is not None and found.ticket_id == ticket.ticket_id


def test_a_part_of_a_number_is_no_number(house: House) -> None:
    house.issue()
    for typed in ("F", "F00", "001", "%", ""):
        assert house.views.visit_numbered(typed) is None


def test_yesterdays_visit_is_nobody_today(house: House) -> None:
    ticket = house.issue()
    house.forward(days=1)
    assert house.views.visit(ticket.ticket_id) is None
    assert house.views.visit_numbered(ticket.number) is None


def test_a_merged_ticket_says_under_which_number_it_goes_on(house: House) -> None:
    kept, duplicate = house.issue("F"), house.issue("G")
    desk = FrontDesk(house.database, house.office_id, house.clock)
    desk.merge(duplicate.ticket_id, kept.ticket_id, by=house.person("rana"))
    assert visit(house, duplicate.ticket_id).goes_on_as == kept.number
    assert visit(house, kept.ticket_id).goes_on_as is None
    assert len(visit(house, kept.ticket_id).steps) == 2


def test_the_step_that_tells_where_somebody_is(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    ticket = house.issue("F", "N")
    house.serving.finish(house.serve(counter, clerk), by=clerk)
    seen = visit(house, ticket.ticket_id)
    assert [step.state for step in seen.steps] == [State.DONE, State.WAITING]
    assert current_step(seen.steps).position == 1
    house.serving.finish(house.serve(counter, clerk), by=clerk)
    assert visit(house, ticket.ticket_id).step.position == 1, "what was done last"


def test_each_visit_counts_once_in_the_day(house: House) -> None:
    assert totals(house) == DayTotals(0, 0, 0, 0)
    counter, clerk = house.sit(1, "amal")
    house.issue("F", "N")
    house.issue("F")
    assert totals(house) == DayTotals(2, 0, 0, 0), "two visitors, three steps"
    for _ in range(3):
        house.serving.finish(house.serve(counter, clerk), by=clerk)
    assert totals(house) == DayTotals(0, 2, 0, 0)


def test_a_missed_visitor_is_missed_until_they_come_back(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue()
    step_id = house.miss(counter, clerk)
    assert totals(house) == DayTotals(0, 0, 1, 0)
    house.intake.rejoin(step_id, by=house.person("rana"))
    assert totals(house) == DayTotals(1, 0, 0, 0)


def test_who_left_is_neither_here_nor_served(house: House) -> None:
    house.intake.leave(house.issue().ticket_id)
    assert totals(house) == DayTotals(0, 0, 0, 0)


def test_bookings_are_expected_until_their_visitors_are_here(house: House) -> None:
    first, _second, _gone = house.book(booked("a"), booked("b"), booked("c", cancelled=True))
    assert totals(house).expected == 2
    house.check_in(first.booking_id)
    assert totals(house) == DayTotals(1, 0, 0, 1)
    assert house.bookings.of_day()[0].state is BookingState.ARRIVED


def test_yesterday_is_not_counted(house: House) -> None:
    house.issue()
    house.clock.now += timedelta(days=1)
    assert totals(house) == DayTotals(0, 0, 0, 0)


def test_a_line_says_how_many_are_ahead_of_a_newcomer(house: House) -> None:
    house.sit(1, "amal")
    house.issue("F")
    house.issue("N")
    lines = {line.service_id: line for line in house.views.floor(house.person("rana")).lines}
    line = lines[house.service("F")]
    promise = house.views.promise(house.service("F"))
    assert (line.ahead, line.expected) == (promise.ahead, promise.expected)
    assert line.ahead == 2, "both lines are called at the same counter"
