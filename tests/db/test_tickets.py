"""One ticket: what stands on it, and how its visit stands."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from db.engine import Database
from db.intake import Promise
from queueing.forecast import Range
from queueing.ticket import Reason, State
from queueing.visit import Counted
from queueing.wording import Language
from tests.db.house import SUNDAY_9, House, booked, small_office, words
from tests.db.refusals import refused


def test_a_tickets_face(house: House) -> None:
    [booking] = house.book(booked("a", SUNDAY_9, party_size=4))
    promise = Promise(2, Range(5, 10))
    ticket = house.check_in(booking.booking_id, promise=promise)
    face = house.tickets.face(ticket.ticket_id)
    assert (face.number, face.token, face.language) == ("F001", ticket.token, Language.EN)
    assert (face.party_size, face.booked_start, face.promise) == (4, SUNDAY_9, promise)
    assert [name.en for name in face.services] == ["Service F"]
    plain = house.tickets.face(house.issue("N", "F").ticket_id)
    assert [name.en for name in plain.services] == ["Service N", "Service F"]
    assert plain.promise == Promise(0, None)
    refused(Reason.UNKNOWN_TICKET, house, lambda: house.tickets.face(999))


def test_a_ticket_says_what_its_party_counts(database: Database) -> None:
    profile = small_office()
    profile["services"][0]["counted"] = "files"
    house = House(database, profile)
    plans = house.issue("F", "N", party_size=6).ticket_id
    assert house.tickets.face(plans).counted is Counted.FILES
    assert house.tickets.face(house.issue("N").ticket_id).counted is Counted.PEOPLE


@pytest.mark.parametrize(("late", "hour"), [(15, SUNDAY_9), (16, None)])
def test_an_hour_that_is_lost_is_not_printed(house: House, late: int, hour: object) -> None:
    [booking] = house.book(booked("a", SUNDAY_9))
    house.forward(minutes=late)
    assert house.tickets.face(house.check_in(booking.booking_id).ticket_id).booked_start == hour


def test_a_ticket_carries_the_notices_of_its_own_day(database: Database) -> None:
    today, tomorrow = date(2026, 11, 22), date(2026, 11, 23)
    notices: list[dict[str, Any]] = [
        {"text": words("Always"), "on": ["ticket", "kiosk"]},
        {"text": words("At the kiosk"), "on": ["kiosk"]},
        {"text": words("Today"), "on": ["ticket"], "from": today, "to": today},
        {"text": words("From tomorrow"), "on": ["ticket"], "from": tomorrow},
    ]
    house = House(database, small_office(notices=notices))
    ticket = house.issue("F").ticket_id
    house.forward(days=1)
    assert [text.en for text in house.tickets.face(ticket).notices] == ["Always", "Today"]
    assert [text.en for text in house.views.kiosk().notices] == ["Always", "At the kiosk"]


def test_a_ticket_names_its_hall_where_there_are_several(database: Database) -> None:
    profile = small_office(zones=[{"code": z, "name": words(f"Hall {z}")} for z in "AB"])
    profile["counters"][2]["zone"] = "B"
    house = House(database, profile)
    named = {code: house.tickets.face(house.issue(code).ticket_id).hall for code in "RG"}
    assert named["R"] is None, "counters 3 and 4 serve it, in two halls"
    assert named["G"] is not None and named["G"].en == "Hall A", "elsewhere it is secondary"


def test_a_reprint_names_what_is_still_to_come(database: Database) -> None:
    profile = small_office(zones=[{"code": z, "name": words(f"Hall {z}")} for z in "AB"])
    for counter in profile["counters"][1:]:
        counter["zone"] = "B"
    house = House(database, profile)
    desk = house.sit(1, "amal")
    ticket = house.issue("F", "R", promise=Promise(2, Range(5, 10))).ticket_id
    assert house.tickets.face(ticket).promise == Promise(2, Range(5, 10))
    house.serving.finish(house.serve(*desk), by=desk[1])
    face = house.tickets.face(ticket)
    assert [name.en for name in face.services] == ["Service R"]
    assert face.hall is not None and face.hall.en == "Hall B"
    assert face.promise is None, "it was given for what is behind the visitor"


def test_a_single_hall_needs_no_name(house: House) -> None:
    assert house.tickets.face(house.issue("F").ticket_id).hall is None


def test_a_visitor_learns_how_the_visit_stands(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    mine = house.issue("F", "N")
    standing = house.tickets.standing(mine.token)
    assert (standing.number, standing.service.en) == ("F002", "Service F")
    assert standing.state is State.WAITING
    assert standing.promise is not None and standing.promise.ahead == 1
    assert standing.promise.expected is not None
    for _ in range(2):
        step = house.serve(counter, clerk)
        assert house.tickets.standing(mine.token).counter_number in (None, 1)
        last = house.tickets.standing(mine.token)
        house.serving.finish(step, by=clerk)
    assert (last.state, last.counter_number, last.promise) == (State.SERVING, 1, None)
    standing = house.tickets.standing(mine.token)
    assert (standing.state, standing.service.en) == (State.WAITING, "Service N")
    house.serving.finish(house.serve(counter, clerk), by=clerk)
    assert house.tickets.standing(mine.token).state is State.DONE


def test_nobody_is_ahead_of_themselves(house: House) -> None:
    house.sit(1, "amal")
    alone = house.issue("F")
    standing = house.tickets.standing(alone.token)
    assert standing.promise is not None and standing.promise.ahead == 0


def test_a_token_opens_its_own_ticket_today_and_nothing_else(house: House) -> None:
    token = house.issue("F").token
    for wrong in ("", "F001", token.swapcase(), token[:-1]):
        refused(Reason.UNKNOWN_TICKET, house, partial(house.tickets.standing, wrong))
    house.forward(days=1)
    refused(Reason.UNKNOWN_TICKET, house, lambda: house.tickets.standing(token))
