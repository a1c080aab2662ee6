"""Print jobs: queued with the ticket, taken once, and stale before they surprise anybody."""

from db.printing import EXPIRES_AFTER_S
from queueing.ticket import Reason
from tests.db.house import House
from tests.db.refusals import refused


def states(house: House) -> list[str]:
    from db import schema

    return [job["state"] for job in house.rows(schema.print_job)]


def test_jobs_are_printed_in_turn_each_once(house: House) -> None:
    first, second = (house.issue("F", printer="hall") for _ in range(2))
    job = house.printing.take("hall")
    other = house.printing.take("hall")
    assert job is not None and other is not None
    assert (job.ticket_id, other.ticket_id) == (first.ticket_id, second.ticket_id)
    assert not job.reprint
    assert house.printing.take("hall") is None
    house.printing.printed(job.job_id)
    house.printing.failed(other.job_id, "out of paper")
    assert states(house) == ["printed", "failed"]
    house.check()


def test_a_printer_takes_its_own_jobs_alone(house: House) -> None:
    house.issue("F", printer="hall")
    assert house.printing.take("desk") is None


def test_no_ticket_no_print_job(house: House) -> None:
    for _ in range(3):
        house.issue("R", printer="hall")
    refused(Reason.NUMBERS_USED_UP, house, lambda: house.issue("R", printer="hall"))
    assert len(states(house)) == 3


def test_stale_jobs_expire_instead_of_printing(house: House) -> None:
    house.issue("F", printer="hall")
    house.issue("F", printer="hall")
    house.printing.take("hall")
    house.forward(seconds=EXPIRES_AFTER_S - 1)
    fresh = house.issue("F", printer="hall")
    house.forward(seconds=1)
    job = house.printing.take("hall")
    assert job is not None
    assert job.ticket_id == fresh.ticket_id
    assert states(house) == ["expired", "expired", "printing"]
    house.check()


def test_a_reprint_says_that_it_is_one(house: House) -> None:
    ticket = house.issue("F")
    house.printing.again(ticket.ticket_id, "desk", by=house.person("rana"))
    job = house.printing.take("desk")
    assert job is not None
    assert (job.ticket_id, job.reprint) == (ticket.ticket_id, True)


def test_what_cannot_be_printed(house: House) -> None:
    house.issue("F", printer="hall")
    job = house.printing.take("hall")
    assert job is not None
    house.printing.printed(job.job_id)
    refused(Reason.UNKNOWN_TICKET, house, lambda: house.printing.again(999, "hall"))
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.printing.printed(job.job_id))
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.printing.failed(999, "?"))


def test_staff_see_what_did_not_come_out(house: House) -> None:
    counter, _clerk = house.sit(1, "amal")
    house.issue("F", printer="hall")
    job = house.printing.take("hall")
    assert job is not None
    house.printing.failed(job.job_id, "out of paper")
    [trouble] = house.views.console(counter).print_troubles
    assert (trouble.number, trouble.printer, trouble.why) == ("F001", "hall", "out of paper")
    house.forward(minutes=16)
    assert house.views.console(counter).print_troubles == ()


def test_staff_see_a_job_that_nobody_took(house: House) -> None:
    house.issue(printer="hall")
    house.forward(minutes=5)
    (trouble,) = house.views.console(house.counter(1)).print_troubles
    assert (trouble.number, trouble.state) == ("F001", "queued")
    house.forward(minutes=20)
    assert house.views.console(house.counter(1)).print_troubles == ()
