"""What screens read: one picture each, of a single state of the database."""

from datetime import timedelta
from functools import partial

import pytest

from db.intake import Promise
from queueing.policy import Basis
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, booked
from tests.db.refusals import refused


def offers(house: House) -> dict[str, Reason | None]:
    view = house.views.kiosk()
    return {view.office.services[s.service_id].code: s.refused for s in view.services}


def test_the_kiosk_offers_what_can_be_had_now(house: House) -> None:
    assert offers(house) == {
        "F": None,
        "N": None,
        "P": Reason.BOOKING_ONLY,
        "C": None,
        "R": None,
        "G": None,
    }
    for _ in range(3):
        house.issue("C")
        house.issue("R")
    now = offers(house)
    assert (now["C"], now["R"]) == (Reason.DAILY_CAP_REACHED, Reason.NUMBERS_USED_UP)


@pytest.mark.parametrize("hours", [-3, -1.5, 0, 2.8, 4, 4.8, 6, 48, 120])
def test_what_the_kiosk_offers_is_what_the_intake_gives(house: House, hours: float) -> None:
    house.forward(hours=hours)
    for code, reason in offers(house).items():
        if reason is None:
            assert house.issue(code).number.startswith(code)
        else:
            refused(reason, house, partial(house.issue, code))


def test_the_kiosk_says_when_it_opens_again(house: House) -> None:
    house.forward(hours=6)
    view = house.views.kiosk()
    assert not view.hours.open
    assert {s.opens for s in view.services if s.refused is Reason.OFFICE_CLOSED} == {
        SUNDAY_9 + timedelta(hours=22)
    }


def test_no_range_is_promised_where_nobody_serves(house: House) -> None:
    house.issue("F")
    assert house.views.promise(house.service("F")) == Promise(1, None)


def test_the_promise_counts_those_due_before(house: House) -> None:
    house.sit(1, "amal")
    for _ in range(3):
        house.issue("F")
    service = house.service("F")
    plain = house.views.promise(service)
    assert plain.ahead == 3
    assert plain.expected is not None
    assert 0 < plain.expected.p50 < plain.expected.p90
    assert house.views.promise(service, SUNDAY_9 + timedelta(minutes=5)).ahead == 0
    refused(Reason.UNKNOWN_SERVICE, house, lambda: house.views.promise(999))


def test_yesterdays_leftovers_are_nobody_ahead(house: House) -> None:
    house.sit(1, "amal")
    for _ in range(4):
        house.issue("F")
    house.forward(days=1)
    assert house.views.promise(house.service("F")).ahead == 0
    assert house.views.hall().waiting == {}
    console = house.views.console(house.counter(1))
    assert (console.line, console.line_total) == ((), 0)


def test_yesterdays_calls_are_not_shown_today(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    house.call(counter, clerk)
    other = house.sit(2, "badr")
    house.issue("F")
    house.serving.park(house.serve(*other), by=other[1])
    house.forward(days=1)
    house.sit(4, "dana")
    assert house.views.hall().calls == ()
    console = house.views.console(counter)
    assert (console.at_hand, console.parked) == (None, ())


def test_the_hall_shows_the_newest_call_first(house: House) -> None:
    for _ in range(3):
        house.issue("F")
    first, second = house.sit(1, "amal"), house.sit(2, "badr")
    called = house.call(*first).step_id
    house.forward(seconds=20)
    house.serve(*second)
    view = house.views.hall()
    assert [(c.number, c.counter_number, c.state) for c in view.calls] == [
        ("F002", 2, State.SERVING),
        ("F001", 1, State.CALLED),
    ]
    assert view.waiting == {house.service("F"): 1}
    house.calling.recall(called, by=first[1])
    newest = house.views.hall().calls[0]
    assert (newest.number, newest.kind, newest.at) == ("F001", "recall", house.clock.now)
    house.calling.undo(called, by=first[1])
    assert [c.number for c in house.views.hall().calls] == ["F002"]
    house.serving.finish(house.views.hall().calls[0].step_id, by=second[1])
    assert house.views.hall().calls == ()


def test_every_picture_carries_the_revision(house: House) -> None:
    before = house.views.hall().n
    house.issue("F")
    assert house.views.hall().n == house.views.kiosk().n == before + 1
    assert house.views.console(house.counter(1)).n == before + 1


def test_a_console_shows_the_line_of_its_counter_with_reasons(house: House) -> None:
    counter, _clerk = house.sit(1, "amal")
    [booking] = house.book(booked("a", SUNDAY_9 + timedelta(minutes=18)))
    house.check_in(booking.booking_id)
    house.issue("G")
    house.issue("N")
    house.issue("C")
    view = house.views.console(counter)
    assert [(line.step.number, line.why.en) for line in view.line] == [
        ("N001", "walk-in, due in 15 min"),
        ("F001", "booked 09:18, due in 18 min"),
        ("G001", "walk-in, due in 10 min, secondary here"),
    ]
    assert view.line_total == 3
    assert (view.place.state, view.place.clerk.login if view.place.clerk else None) == (
        "open",
        "amal",
    )


def test_a_consoles_line_begins_with_whom_its_next_call_would_be(house: House) -> None:
    for code in "FGNFFGRN":
        house.issue(code)
        house.forward(minutes=3)
    for number, login in ((1, "amal"), (3, "dana"), (4, "badr"), (2, "nasser")):
        counter, clerk = house.sit(number, login)
        first = house.views.console(counter).line[0]
        assert house.call(counter, clerk).step_id == first.step.step_id


def test_a_long_line_is_shown_in_part_and_counted_whole(house: House) -> None:
    counter, _clerk = house.sit(1, "amal")
    for _ in range(35):
        house.issue("F")
    view = house.views.console(counter)
    assert (len(view.line), view.line_total) == (30, 35)
    assert view.line[-1].step.number == "F030"


def test_a_console_knows_the_visitor_at_hand(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    assert house.views.console(counter).visitor.name is None
    [_seen] = house.book(
        booked("a", reference="q1", name="Fatima", national_id="900712345", phone="36112233")
    )
    house.check_in(house.bookings.of_day()[0].booking_id)
    step_id = house.call(counter, clerk).step_id
    view = house.views.console(counter)
    assert view.at_hand is not None
    assert (view.at_hand.step_id, view.at_hand.basis) == (step_id, Basis.BOOKED)
    assert (view.visitor.name, view.visitor.reference) == ("Fatima", "Q1")
    assert (view.visitor.identity_tail, view.visitor.booked_start) == ("345", SUNDAY_9)
    assert view.undo_until == view.recall_from == SUNDAY_9 + timedelta(seconds=10)
    assert [step.step_id for step in view.visit] == [step_id]
    house.calling.start(step_id, by=clerk)
    view = house.views.console(counter)
    assert (view.undo_until, view.recall_from) == (None, None)


def test_parked_and_missed_visitors_are_in_every_consoles_reach(house: House) -> None:
    amal = house.sit(1, "amal")
    house.issue("F")
    missed = house.miss(*amal)
    house.issue("F")
    parked = house.serve(*amal)
    house.serving.park(parked, by=amal[1])
    view = house.views.console(house.counter(2))
    assert [s.step_id for s in view.parked] == [parked]
    assert [s.step_id for s in view.missed] == [missed]
    refused(Reason.UNKNOWN_COUNTER, house, lambda: house.views.console(999))


def test_reading_changes_nothing(house: House) -> None:
    counter, _clerk = house.sit(1, "amal")
    ticket = house.issue("F")
    before = house.dump()
    house.views.kiosk()
    house.views.hall()
    house.views.console(counter)
    house.views.counters()
    house.tickets.face(ticket.ticket_id)
    house.bookings.find("36112233")
    assert house.dump() == before
