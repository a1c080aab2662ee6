"""Setting aside, sending on and finishing: what a clerk does with a visitor at the counter."""

from datetime import timedelta
from functools import partial

import pytest

from db.engine import Database
from db.serving import LARGEST_QUANTITY, Ending
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, small_office, words
from tests.db.refusals import refused


@pytest.fixture
def desk(house: House) -> tuple[int, int]:
    """Counter 1 (F and N; G reluctantly), with Amal at it: the ids of both."""
    return house.sit(1, "amal")


def serve_new(house: House, desk: tuple[int, int], *codes: str) -> int:
    house.issue(*codes)
    return house.serve(*desk)


# --- held at the counter


def test_a_held_visitor_stands_by_while_another_is_served(
    house: House, desk: tuple[int, int]
) -> None:
    counter, clerk = desk
    held = serve_new(house, desk)
    house.forward(minutes=3)
    house.serving.hold(held, by=clerk)
    step = house.step(held)
    assert (step.state, step.held, step.parked_by) == (State.PARKED, True, clerk)
    assert (step.parked_at, step.served_before_s) == (house.clock.now, 180)
    other = serve_new(house, desk, "N")
    refused(Reason.COUNTER_BUSY, house, lambda: house.serving.resume(counter, held, by=clerk))
    house.serving.finish(other, by=clerk)
    calls = house.calls()
    house.forward(minutes=5)
    house.serving.resume(counter, held, by=clerk)
    back = house.step(held)
    assert (back.state, back.started_at, back.counter_id) == (
        State.SERVING,
        house.clock.now,
        counter,
    )
    assert (back.held, back.parked_at, back.parked_by) == (False, None, None)
    assert house.calls() == calls, "nobody is called"
    assert house.kinds(1) == ["resumed"]
    house.forward(minutes=1)
    house.serving.park(held, by=clerk)
    assert house.step(held).served_before_s == 240
    house.check()


def test_no_more_are_held_than_the_office_allows(house: House, desk: tuple[int, int]) -> None:
    first = serve_new(house, desk)
    house.serving.hold(first, by=desk[1])
    second = serve_new(house, desk)
    hold = partial(house.serving.hold, second, by=desk[1])
    assert refused(Reason.HOLDS_USED_UP, house, hold) == {"allowed": 1}
    house.serving.park(second, by=desk[1])
    other = house.sit(2, "badr")
    house.serving.hold(serve_new(house, other), by=other[1])
    house.serving.resume(desk[0], first, by=desk[1])
    house.serving.hold(first, by=desk[1])
    house.check()


def test_an_office_that_allows_no_holds(database: Database) -> None:
    house = House(database, small_office(desk={}))
    desk = house.sit(1, "amal")
    step_id = serve_new(house, desk)
    refused(Reason.HOLDS_USED_UP, house, lambda: house.serving.hold(step_id, by=desk[1]))


def test_only_who_is_served_can_be_held(house: House, desk: tuple[int, int]) -> None:
    house.issue()
    called = house.call(*desk).step_id
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.serving.hold(called, by=desk[1]))


def test_whoever_is_held_is_only_set_aside_once_the_clerk_has_gone(
    house: House, desk: tuple[int, int]
) -> None:
    held = serve_new(house, desk)
    house.serving.hold(held, by=desk[1])
    house.desk.close_counter(desk[0], by=desk[1])
    step = house.step(held)
    assert (step.state, step.held, step.parked_by) == (State.PARKED, False, desk[1])
    counter, badr = house.sit(2, "badr")
    house.serving.resume(counter, held, by=badr)
    assert house.step(held).clerk_id == badr
    house.check()


def test_the_record_and_the_hall_know_where_a_visitor_goes_on(
    house: House, desk: tuple[int, int]
) -> None:
    """At another counter, without a call: the hall must not send anybody to the first one."""
    held = serve_new(house, desk)
    house.serving.hold(held, by=desk[1])
    counter, badr = house.sit(2, "badr")
    house.serving.resume(counter, held, by=badr)
    resumed = house.record.since(0)[-1]
    assert (resumed.kind, resumed.counter_id, resumed.staff_id) == ("resumed", counter, badr)
    assert house.views.hall().calls == ()
    assert house.views.hall().recent[0].fate == "over"


def test_two_visitors_at_one_counter_change_places(house: House, desk: tuple[int, int]) -> None:
    """At the office's limit, too: one is held as the other goes on."""
    counter, clerk = desk
    held = serve_new(house, desk)
    house.forward(minutes=2)
    house.serving.hold(held, by=clerk)
    at_hand = serve_new(house, desk, "N")
    calls = house.calls()
    house.forward(minutes=3)
    house.serving.swap(at_hand, held, by=clerk)
    kept, back = house.step(at_hand), house.step(held)
    assert (kept.state, kept.held, kept.parked_by) == (State.PARKED, True, clerk)
    assert (kept.parked_at, kept.served_before_s) == (house.clock.now, 180)
    assert (back.state, back.counter_id, back.started_at) == (
        State.SERVING,
        counter,
        house.clock.now,
    )
    assert (back.held, back.parked_at, back.served_before_s) == (False, None, 120)
    assert house.kinds(2) == ["parked", "resumed"]
    assert house.calls() == calls, "nobody is called"
    house.serving.swap(held, at_hand, by=clerk)
    assert house.step(at_hand).state is State.SERVING
    house.check()


def test_who_cannot_change_places(house: House, desk: tuple[int, int]) -> None:
    other = house.sit(2, "badr")
    theirs = serve_new(house, other)
    house.serving.hold(theirs, by=other[1])
    parked = serve_new(house, desk)
    house.serving.park(parked, by=desk[1])
    waiting = house.issue().step_ids[0]
    at_hand = house.call(*desk).step_id
    assert at_hand == waiting
    swap = house.serving.swap
    for reason, one, kept in (
        (Reason.UNKNOWN_TICKET, 999, parked),
        (Reason.NOT_ALLOWED_NOW, parked, parked),
        (Reason.NOT_ALLOWED_NOW, at_hand, theirs),
    ):
        refused(reason, house, partial(swap, one, kept, by=desk[1]))
    house.calling.start(at_hand, by=desk[1])
    for reason, kept in (
        (Reason.UNKNOWN_TICKET, 999),
        (Reason.NOT_ALLOWED_NOW, parked),
        (Reason.NOT_ALLOWED_NOW, theirs),
        (Reason.NOT_ALLOWED_NOW, at_hand),
        (Reason.NOT_ALLOWED_NOW, house.issue().step_ids[0]),
    ):
        refused(reason, house, partial(swap, at_hand, kept, by=desk[1]))
    refused(Reason.AT_ANOTHER_COUNTER, house, partial(swap, at_hand, theirs, by=other[1]))


def test_who_cannot_be_resumed(house: House, desk: tuple[int, int]) -> None:
    counter, clerk = desk
    parked = serve_new(house, desk)
    house.serving.park(parked, by=clerk)
    waiting = house.issue().step_ids[0]
    other, nasser = house.sit(2, "nasser")
    resume = house.serving.resume
    for reason, at, step_id, by in (
        (Reason.UNKNOWN_TICKET, counter, 999, clerk),
        (Reason.NOT_ALLOWED_NOW, counter, waiting, clerk),
        (Reason.NOT_YOUR_COUNTER, other, parked, clerk),
        (Reason.UNKNOWN_COUNTER, 999, parked, clerk),
        (Reason.SERVICE_NOT_OFFERED, other, parked, nasser),
    ):
        refused(reason, house, partial(resume, at, step_id, by=by))
    house.desk.pause_counter(counter, by=clerk)
    refused(Reason.COUNTER_CLOSED, house, partial(resume, counter, parked, by=clerk))


def test_whoever_is_for_another_is_not_resumed_elsewhere(
    house: House, desk: tuple[int, int]
) -> None:
    counter, badr = house.sit(2, "badr")
    for way, to, reason in (
        (house.serving.transfer_to_counter, counter, Reason.FOR_ANOTHER_COUNTER),
        (house.serving.transfer_to_person, badr, Reason.FOR_ANOTHER_CLERK),
    ):
        way(serve_new(house, desk), to, by=desk[1])
        parked = house.serve(counter, badr)
        house.serving.park(parked, by=badr)
        refused(reason, house, partial(house.serving.resume, desk[0], parked, by=desk[1]))


def test_ones_own_stand_first_among_those_set_aside(house: House, desk: tuple[int, int]) -> None:
    other = house.sit(2, "badr")
    order = []
    for at, verb in ((other, "hold"), (desk, "park"), (desk, "hold"), (other, "park")):
        step_id = serve_new(house, at)
        getattr(house.serving, verb)(step_id, by=at[1])
        order.append(step_id)
        house.forward(minutes=1)
    theirs_held, parked, held, theirs = order
    shown = [step.step_id for step in house.views.console(desk[0]).parked]
    assert shown == [held, parked, theirs_held, theirs]
    shown = [step.step_id for step in house.views.console(other[0]).parked]
    assert shown == [theirs_held, theirs, held, parked]


# --- the end of a service


def test_how_a_service_ended(house: House, desk: tuple[int, int]) -> None:
    step_id = serve_new(house, desk)
    ending = Ending("completed", LARGEST_QUANTITY, "two plans", "pay")
    house.serving.finish(step_id, by=desk[1], ending=ending)
    step = house.step(step_id)
    assert (step.outcome, step.quantity, step.note, step.next_step) == (
        "completed",
        999,
        "two plans",
        "pay",
    )


@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        (Ending("lost"), Reason.UNKNOWN_OUTCOME),
        (Ending(next_step="lost"), Reason.UNKNOWN_NEXT_STEP),
        (Ending(quantity=0), Reason.QUANTITY_TOO_LARGE),
        (Ending(quantity=LARGEST_QUANTITY + 1), Reason.QUANTITY_TOO_LARGE),
    ],
)
def test_an_ending_that_the_office_does_not_know(
    house: House, desk: tuple[int, int], ending: Ending, reason: Reason
) -> None:
    step_id = serve_new(house, desk)
    refused(reason, house, lambda: house.serving.finish(step_id, by=desk[1], ending=ending))
    quick = partial(house.serving.quick, desk[0], house.service("F"), by=desk[1], ending=ending)
    refused(reason, house, quick)


def test_a_note_from_before_stays_where_the_ending_has_none(
    house: House, desk: tuple[int, int]
) -> None:
    sent = house.serving.transfer_to_service(
        serve_new(house, desk), house.service("N"), by=desk[1], note="needs the report"
    )
    house.serving.finish(house.serve(*desk), by=desk[1])
    assert house.step(sent).note == "needs the report"


def test_a_visitor_served_in_passing_is_a_line_of_the_record_alone(
    house: House, desk: tuple[int, int]
) -> None:
    before = house.dump()
    house.desk.pause_counter(desk[0], by=desk[1])
    house.serving.quick(
        desk[0], house.service("G"), by=desk[1], ending=Ending("completed", 3, "Fatima asked")
    )
    event = house.record.since(0)[-1]
    assert (event.kind, event.counter_id, event.staff_id) == ("quick_served", *desk)
    assert event.data == {"service": "G", "outcome": "completed", "quantity": 3}
    after = house.dump()
    assert all(after[name] == before[name] for name in ("ticket", "step", "day_service"))


def test_who_cannot_serve_in_passing(house: House, desk: tuple[int, int]) -> None:
    quick, service = house.serving.quick, house.service("F")
    for reason, counter, of, by in (
        (Reason.UNKNOWN_SERVICE, desk[0], 999, desk[1]),
        (Reason.UNKNOWN_COUNTER, 999, service, desk[1]),
        (Reason.NOT_YOUR_COUNTER, desk[0], service, house.person("badr")),
        (Reason.NOT_YOUR_COUNTER, house.counter(2), service, house.person("badr")),
    ):
        refused(reason, house, partial(quick, counter, of, by=by))


# --- a service that is added for one counter


def test_an_added_service_waits_for_the_counter_that_was_named(
    house: House, desk: tuple[int, int]
) -> None:
    target = house.sit(4, "badr")
    step_id = serve_new(house, desk)
    added = house.serving.add_service(step_id, house.service("G"), by=desk[1], counter_id=target[0])
    step = house.step(added)
    assert (step.state, step.only_counter_id) == (State.PLANNED, target[0])
    assert step.due_at == SUNDAY_9 + timedelta(minutes=10)
    house.serving.finish(step_id, by=desk[1])
    assert house.calling.call_next(desk[0], by=desk[1]) is None
    assert house.call(*target).step_id == added
    house.check()


def test_where_no_service_can_be_added(house: House, desk: tuple[int, int]) -> None:
    house.sit(2, "nasser")
    add = partial(house.serving.add_service, serve_new(house, desk), by=desk[1])
    f, g = house.service("F"), house.service("G")
    for reason, service, counter in (
        (Reason.UNKNOWN_COUNTER, f, 999),
        (Reason.COUNTER_CLOSED, f, house.counter(4)),
        (Reason.SERVICE_NOT_OFFERED, g, house.counter(2)),
        (Reason.SERVICE_NOT_OFFERED, f, house.counter(2)),
    ):
        refused(reason, house, partial(add, service, counter_id=counter))


def test_what_was_added_for_a_counter_goes_to_any_when_it_closes(
    house: House, desk: tuple[int, int]
) -> None:
    target = house.sit(4, "badr")
    step_id = serve_new(house, desk)
    added = house.serving.add_service(step_id, house.service("N"), by=desk[1], counter_id=target[0])
    house.desk.close_counter(target[0], by=target[1])
    house.serving.finish(step_id, by=desk[1])
    assert house.call(*desk).step_id == added


# --- recalls


def test_a_visitor_is_summoned_as_often_as_the_office_allows(
    house: House, desk: tuple[int, int]
) -> None:
    house.issue()
    step_id = house.call(*desk).step_id
    for _ in range(2):
        house.forward(seconds=10)
        house.calling.recall(step_id, by=desk[1])
    house.forward(seconds=10)
    refused(Reason.CALLS_USED_UP, house, lambda: house.calling.recall(step_id, by=desk[1]))
    assert len(house.calls()) == house.step(step_id).calls == 3


def test_of_another_offices_desk_nothing_is_reached(house: House, desk: tuple[int, int]) -> None:
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    counter, clerk = other.sit(1, "amal")
    step_id = serve_new(house, desk)
    house.serving.park(step_id, by=desk[1])
    before = house.step(step_id)
    serving = other.serving
    refused(Reason.UNKNOWN_TICKET, house, lambda: serving.resume(counter, step_id, by=clerk))
    refused(Reason.UNKNOWN_TICKET, house, lambda: serving.return_to_line(step_id, by=clerk))
    refused(
        Reason.UNKNOWN_COUNTER,
        house,
        lambda: serving.quick(desk[0], other.service("F"), by=clerk),
    )
    assert house.step(step_id) == before
