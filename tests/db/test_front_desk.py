"""Reception corrects what a ticket says: its priority, its language, its service."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from db.engine import Database
from db.schema import ticket as tickets
from queueing.policy import Basis
from queueing.ticket import Reason, State
from queueing.wording import Language
from tests.db.house import SUNDAY_9, House, booked, small_office
from tests.db.refusals import refused


@pytest.fixture
def rana(house: House) -> int:
    """Reception."""
    return house.person("rana")


def due_min(house: House, *step_ids: int) -> list[int]:
    """When steps are due, in minutes after nine."""
    return [
        round((house.step(step_id).due_at - SUNDAY_9).total_seconds() / 60) for step_id in step_ids
    ]


# --- priority


def test_a_priority_that_is_given_brings_all_that_waits_forward(house: House, rana: int) -> None:
    ticket = house.issue("F", "N")
    house.front_desk.set_priority(ticket.ticket_id, house.priority(), by=rana)
    assert due_min(house, *ticket.step_ids) == [0, -5]
    assert {house.step(s).priority_id for s in ticket.step_ids} == {house.priority()}
    event = house.record.since(0)[-1]
    assert (event.kind, event.staff_id, event.data["priority"]) == ("priority_set", rana, "older")
    house.front_desk.set_priority(ticket.ticket_id, house.priority(), by=rana)
    assert due_min(house, *ticket.step_ids) == [0, -5], "given twice it counts once"
    house.front_desk.set_priority(ticket.ticket_id, None, by=rana)
    assert due_min(house, *ticket.step_ids) == [20, 15]
    house.check()


def test_a_priority_given_at_a_counter_counts_when_the_call_is_taken_back(
    house: House, rana: int
) -> None:
    counter, clerk = house.sit(1, "amal")
    ticket = house.issue("F")
    step_id = house.call(counter, clerk).step_id
    house.front_desk.set_priority(ticket.ticket_id, house.priority(), by=rana)
    house.calling.undo(step_id, by=clerk)
    assert due_min(house, step_id) == [0]
    house.serve(counter, clerk)
    sent = house.serving.transfer_to_service(step_id, house.service("G"), by=clerk)
    assert house.step(sent).priority_id == house.priority()


def test_a_priority_survives_being_missed(house: House, rana: int) -> None:
    """And is taken away without a later due time than anybody else's who rejoins."""
    ticket = house.issue("F", priority_id=house.priority())
    step_id = house.miss(*house.sit(1, "amal"))
    house.intake.rejoin(step_id)
    plain = house.clock.now + timedelta(minutes=20)
    assert house.step(step_id).due_at == plain - timedelta(minutes=20)
    house.front_desk.set_priority(ticket.ticket_id, None, by=rana)
    assert house.step(step_id).due_at == plain


@pytest.mark.parametrize(("agreed", "answer"), [(True, "confirmed"), (False, "declined")])
def test_reception_answers_what_was_declared(database: Database, agreed: bool, answer: str) -> None:
    profile = small_office()
    profile["office"] = {**profile["office"], "confirm_priority": True}
    house = House(database, profile)
    ticket = house.issue("F", priority_id=house.priority())
    given = house.priority() if agreed else None
    house.front_desk.set_priority(ticket.ticket_id, given, by=house.person("rana"))
    assert house.rows_of("ticket", ticket.ticket_id)["claim"] == answer
    assert due_min(house, *ticket.step_ids) == [0 if agreed else 20]
    assert house.views.console(house.counter(1)).claims == ()


def test_an_unknown_priority(house: House, rana: int) -> None:
    ticket = house.issue("F").ticket_id
    give = partial(house.front_desk.set_priority, ticket, 999, by=rana)
    refused(Reason.UNKNOWN_PRIORITY, house, give)


# --- language


def test_a_visitor_is_called_in_another_language(house: House, rana: int) -> None:
    ticket = house.issue("F")
    house.front_desk.set_language(ticket.ticket_id, Language.EN, by=rana)
    assert house.step(ticket.step_ids[0]).language is Language.EN
    assert house.kinds(1) == ["language_set"]
    before = house.dump()
    house.front_desk.set_language(ticket.ticket_id, Language.EN, by=rana)
    assert house.dump() == before


# --- service


def test_who_came_for_another_service_is_due_as_if_asked_for_at_the_door(
    house: House, rana: int
) -> None:
    ticket = house.issue("F", "N", priority_id=house.priority())
    house.forward(minutes=12)
    for step_id in ticket.step_ids:
        house.front_desk.change_service(step_id, house.service("G"), by=rana)
    assert due_min(house, *ticket.step_ids) == [-10, -10]
    changed = [house.step(step_id) for step_id in ticket.step_ids]
    assert {step.service_id for step in changed} == {house.service("G")}
    assert {step.number for step in changed} == {"F001"}
    assert house.call(*house.sit(4, "amal")).step_id == ticket.step_ids[0]
    house.check()


def test_a_booked_hour_is_kept_with_another_service(house: House, rana: int) -> None:
    [booking] = house.book(booked("a", SUNDAY_9 + timedelta(minutes=30)))
    (step_id,) = house.check_in(booking.booking_id).step_ids
    house.front_desk.change_service(step_id, house.service("G"), by=rana)
    step = house.step(step_id)
    assert (step.basis, due_min(house, step_id)) == (Basis.BOOKED, [30])


def test_whoever_waited_for_one_counter_is_for_any_with_another_service(
    house: House, rana: int
) -> None:
    amal, badr = house.sit(1, "amal"), house.sit(2, "badr")
    for way, to in (
        (house.serving.transfer_to_counter, badr[0]),
        (house.serving.transfer_to_person, badr[1]),
    ):
        house.issue("F")
        sent = way(house.serve(*amal), to, by=amal[1])
        house.front_desk.change_service(sent, house.service("N"), by=rana)
        assert house.call(*amal).step_id == sent
        house.calling.start(sent, by=amal[1])
        house.serving.finish(sent, by=amal[1])


def test_a_service_is_not_changed_once_the_visitor_is_called(house: House, rana: int) -> None:
    counter, clerk = house.sit(1, "amal")
    change, g = house.front_desk.change_service, house.service("G")
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    refused(Reason.NOT_ALLOWED_NOW, house, partial(change, step_id, g, by=rana))
    house.calling.start(step_id, by=clerk)
    house.serving.park(step_id, by=clerk)
    refused(Reason.NOT_ALLOWED_NOW, house, partial(change, step_id, g, by=rana))
    waiting = house.issue("F").step_ids[0]
    refused(Reason.UNKNOWN_SERVICE, house, partial(change, waiting, 999, by=rana))
    refused(Reason.UNKNOWN_TICKET, house, partial(change, 999, g, by=rana))


# --- what cannot be corrected


def finished(house: House, ticket_id: int) -> None:
    desk = house.sit(1, "amal")
    house.serving.finish(house.serve(*desk), by=desk[1])


def left(house: House, ticket_id: int) -> None:
    house.intake.leave(ticket_id)


def of_yesterday(house: House, ticket_id: int) -> None:
    house.forward(days=1)


def merged(house: House, ticket_id: int) -> None:
    house.miss(*house.sit(1, "amal"))
    other = house.issue("N").ticket_id
    house.front_desk.merge(ticket_id, other, by=house.person("rana"))


@pytest.mark.parametrize("become", [finished, left, of_yesterday, merged])
def test_a_visit_that_is_over_is_not_corrected(
    house: House, rana: int, become: Callable[[House, int], None]
) -> None:
    ticket = house.issue("F")
    become(house, ticket.ticket_id)
    desk, (step_id,) = house.front_desk, ticket.step_ids
    for request in (
        partial(desk.set_priority, ticket.ticket_id, house.priority(), by=rana),
        partial(desk.set_language, ticket.ticket_id, Language.EN, by=rana),
        partial(desk.change_service, step_id, house.service("N"), by=rana),
        partial(desk.merge, ticket.ticket_id, house.issue("N").ticket_id, by=rana),
        partial(desk.merge, house.issue("N").ticket_id, ticket.ticket_id, by=rana),
    ):
        refused(Reason.NOT_ALLOWED_NOW, house, request)


def test_an_unknown_ticket_is_not_corrected(house: House, rana: int) -> None:
    desk = house.front_desk
    refused(Reason.UNKNOWN_TICKET, house, lambda: desk.set_priority(999, None, by=rana))
    refused(Reason.UNKNOWN_TICKET, house, lambda: desk.set_language(999, Language.EN, by=rana))


def test_reception_helps_who_comes_late_or_without_a_booking(house: House, rana: int) -> None:
    """After the last ticket and for a service by booking alone; but not once the day is over."""
    booked_only = house.issue("P", by=rana)
    assert house.step(booked_only.step_ids[0]).state is State.WAITING
    house.clock.now = SUNDAY_9 + timedelta(hours=4, minutes=55)
    refused(Reason.AFTER_LAST_TICKET, house, lambda: house.issue("F"))
    ticket = house.issue("F", by=rana, priority_id=house.priority())
    assert house.step(ticket.step_ids[0]).priority_id == house.priority()
    assert house.record.since(0)[-1].staff_id == rana
    house.clock.now = SUNDAY_9 + timedelta(hours=5, minutes=1)
    refused(Reason.OFFICE_CLOSED, house, lambda: house.issue("F", by=rana))
    assert len(house.rows(tickets)) == 2
