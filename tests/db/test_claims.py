"""Priority that visitors declared and staff confirm."""

from datetime import timedelta
from functools import partial

import pytest

from db.engine import Database
from queueing.ticket import Reason, State
from tests.db.house import SUNDAY_9, House, booked, small_office
from tests.db.refusals import refused


@pytest.fixture
def careful(database: Database) -> House:
    """An office that confirms priority before it counts."""
    profile = small_office()
    profile["office"] = {**profile["office"], "confirm_priority": True}
    return House(database, profile)


def test_a_declared_priority_waits_for_its_confirmation(careful: House) -> None:
    counter, _clerk = careful.sit(1, "amal")
    ticket = careful.issue("F", "N", priority_id=careful.priority())
    careful.issue("G")
    before = [careful.step(step_id).due_at for step_id in ticket.step_ids]
    assert before[0] == SUNDAY_9 + timedelta(minutes=20), "not yet"
    [claim] = careful.views.console(counter).claims
    assert (claim.step.number, claim.priority.en) == ("F001", "Older person")

    careful.claims.confirm(ticket.ticket_id, by=careful.person("rana"))
    after = [careful.step(step_id) for step_id in ticket.step_ids]
    assert [step.due_at for step in after] == [at - timedelta(minutes=20) for at in before]
    assert {step.priority_id for step in after} == {careful.priority()}
    assert careful.views.console(counter).claims == ()
    assert careful.kinds(1) == ["priority_confirmed"]
    careful.check()


def test_a_declined_priority_costs_nothing(careful: House) -> None:
    counter, _clerk = careful.sit(1, "amal")
    ticket = careful.issue("F", priority_id=careful.priority())
    before = careful.step(ticket.step_ids[0])
    careful.claims.decline(ticket.ticket_id, by=careful.person("rana"))
    assert careful.step(ticket.step_ids[0]) == before
    assert careful.views.console(counter).claims == ()
    assert careful.kinds(1) == ["priority_declined"]


def test_a_claim_is_answered_once(careful: House) -> None:
    rana = careful.person("rana")
    plain = careful.issue("F").ticket_id
    claimed = careful.issue("F", priority_id=careful.priority()).ticket_id
    careful.claims.confirm(claimed, by=rana)
    for ticket in (plain, claimed):
        for answer in (careful.claims.confirm, careful.claims.decline):
            refused(Reason.NOT_ALLOWED_NOW, careful, partial(answer, ticket, by=rana))
    refused(Reason.UNKNOWN_TICKET, careful, lambda: careful.claims.confirm(999, by=rana))


def test_a_booked_visitor_may_declare_priority_too(careful: House) -> None:
    [booking] = careful.book(booked("a", SUNDAY_9 + timedelta(minutes=10)))
    ticket = careful.check_in(booking.booking_id, priority_id=careful.priority())
    start = SUNDAY_9 + timedelta(minutes=10)
    assert careful.step(ticket.step_ids[0]).due_at == start
    careful.claims.confirm(ticket.ticket_id, by=careful.person("rana"))
    assert careful.step(ticket.step_ids[0]).due_at == start - timedelta(minutes=20)


def test_a_claim_of_a_visitor_who_is_at_a_counter_bothers_nobody(careful: House) -> None:
    counter, clerk = careful.sit(1, "amal")
    careful.issue("F", priority_id=careful.priority())
    careful.serve(counter, clerk)
    assert careful.views.console(counter).claims == ()


def test_a_priority_confirmed_while_a_counter_calls_counts_when_the_call_is_taken_back(
    careful: House,
) -> None:
    counter, clerk = careful.sit(1, "amal")
    ticket = careful.issue("F", priority_id=careful.priority())
    (step_id,) = ticket.step_ids
    before = careful.step(step_id).due_at
    careful.call(counter, clerk)
    careful.claims.confirm(ticket.ticket_id, by=careful.person("rana"))
    careful.calling.undo(step_id, by=clerk)
    after = careful.step(step_id)
    assert (after.state, after.priority_id) == (State.WAITING, careful.priority())
    assert after.due_at == before - timedelta(minutes=20)
    careful.check()
