"""The slip that a visitor takes home: what to do next, and what to bring."""

from functools import partial

import pytest

from db.engine import Database
from db.serving import Ending
from queueing.ticket import Reason
from tests.db.house import SUNDAY_9, House, small_office, words
from tests.db.refusals import refused


@pytest.fixture
def served(database: Database) -> tuple[House, int]:
    """A step that was finished with a next step, of a service that asks for a document."""
    profile = small_office()
    profile["services"][0]["documents"] = [{"ar": "مخطط", "en": "Plan", "kind": "plan"}]
    house = House(database, profile)
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step_id = house.serve(counter, clerk)
    house.forward(minutes=5)
    house.serving.finish(step_id, by=clerk, ending=Ending("completed", next_step="pay"))
    return house, step_id


def test_what_a_slip_says(served: tuple[House, int]) -> None:
    house, step_id = served
    ended = house.clock.now
    house.forward(minutes=5)
    slip = house.tickets.slip(step_id)
    assert (slip.number, slip.at, slip.language) == ("F001", ended, "ar")
    assert slip.service.en == "Service F"
    assert slip.outcome is not None and slip.outcome.en == "Completed"
    assert slip.next_step is not None and slip.next_step.en == "Pay at the bank"
    assert [document.name.en for document in slip.documents] == ["Plan"]


def test_a_slip_for_a_visitor_who_is_set_aside(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step_id = house.serve(counter, clerk)
    assert house.tickets.slip(step_id).at == SUNDAY_9
    house.serving.park(step_id, by=clerk)
    house.forward(minutes=9)
    slip = house.tickets.slip(step_id)
    assert (slip.at, slip.outcome, slip.next_step) == (SUNDAY_9, None, None)


def test_a_slip_is_printed_as_what_it_is(served: tuple[House, int]) -> None:
    house, step_id = served
    house.printing.slip(step_id, "desk", by=house.person("amal"))
    queued = house.record.since(0)[-1]
    assert (queued.kind, queued.step_id) == ("slip_queued", step_id)
    job = house.printing.take("desk")
    assert job is not None
    assert (job.slip_step_id, job.ticket_id, job.reprint) == (
        step_id,
        house.step(step_id).ticket_id,
        False,
    )
    house.printing.printed(job.job_id)
    house.issue("F", printer="desk")
    ticket = house.printing.take("desk")
    assert ticket is not None and ticket.slip_step_id is None
    house.check()


def test_slips_do_not_use_up_the_reprints_of_the_kiosk(house: House) -> None:
    ticket = house.issue("F")
    for _ in range(5):
        house.printing.slip(ticket.step_ids[0], "desk", by=house.person("amal"))
    house.printing.again(ticket.ticket_id, "hall")


def test_where_there_is_no_slip(served: tuple[House, int]) -> None:
    house, step_id = served
    slip, amal = house.printing.slip, house.person("amal")
    refused(Reason.UNKNOWN_TICKET, house, lambda: slip(999, "desk", by=amal))
    refused(Reason.UNKNOWN_TICKET, house, lambda: house.tickets.slip(999))
    office = {"key": "second", "name": words("Second office"), "time_zone": "Asia/Bahrain"}
    other = House(house.database, small_office(office=office))
    by = other.person("amal")
    refused(Reason.UNKNOWN_TICKET, house, lambda: other.printing.slip(step_id, "desk", by=by))
    refused(Reason.UNKNOWN_TICKET, house, lambda: other.tickets.slip(step_id))
    house.forward(days=1)
    refused(Reason.NOT_ALLOWED_NOW, house, partial(slip, step_id, "desk", by=amal))
