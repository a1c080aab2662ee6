"""Print jobs: queued with the ticket, taken once, and stale before they surprise anybody."""

from datetime import timedelta

from db import schema
from db.devices import PrintTrouble
from db.printing import (
    EXPIRES_AFTER_S,
    KIOSK_REPRINTS,
    PrinterFault,
    PrinterState,
    Printing,
)
from queueing.ticket import Reason
from tests.db.house import House
from tests.db.refusals import refused


def states(house: House) -> list[str]:
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


def test_a_job_that_grows_stale_while_the_turn_is_awaited_is_not_printed(house: House) -> None:
    house.issue("F", printer="hall")
    fresh, stale = (house.clock.now + timedelta(seconds=EXPIRES_AFTER_S + late) for late in (-1, 1))
    moments = iter([fresh])
    slow = Printing(house.database, house.office_id, lambda: next(moments, stale))
    assert slow.take("hall") is None
    assert states(house) == ["expired"]


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
    [trouble] = house.views.console(counter).devices.print_troubles
    assert (trouble.number, trouble.printer, trouble.why) == ("F001", "hall", "out of paper")
    house.forward(minutes=16)
    assert house.views.console(counter).devices.print_troubles == ()


def test_staff_see_a_job_that_nobody_took(house: House) -> None:
    house.issue(printer="hall")
    house.forward(minutes=5)
    (trouble,) = house.views.console(house.counter(1)).devices.print_troubles
    assert (trouble.number, trouble.state) == ("F001", "queued")
    house.forward(minutes=20)
    assert house.views.console(house.counter(1)).devices.print_troubles == ()


def test_a_reprint_that_came_out_settles_the_trouble(house: House) -> None:
    ticket = house.issue("F", printer="hall")
    _fail(house, "hall")
    assert len(_troubles(house)) == 1
    house.printing.again(ticket.ticket_id, "hall", by=house.person("rana"))
    assert _troubles(house) == (), "it is on its way"
    _fail(house, "hall")
    (trouble,) = _troubles(house)
    assert trouble.ticket_id == ticket.ticket_id
    house.printing.again(ticket.ticket_id, "hall", by=house.person("rana"))
    job = house.printing.take("hall")
    assert job is not None
    house.printing.printed(job.job_id)
    assert _troubles(house) == ()


def test_a_slip_that_did_not_come_out_is_told_as_one_also_when_the_visit_is_over(
    house: House,
) -> None:
    """Who is to be told what to do next stands at the counter, and the visit is over."""
    counter, clerk = house.sit(1, "amal")
    ticket = house.issue("F", printer="hall")
    _print(house, "hall")
    step = house.serve(counter, clerk)
    house.serving.finish(step, by=clerk)
    house.printing.slip(step, "desk", by=clerk)
    _fail(house, "desk")
    (trouble,) = _troubles(house)
    assert (trouble.ticket_id, trouble.slip_step_id) == (ticket.ticket_id, step)
    assert house.kinds()[-1] == "print_failed"
    house.printing.slip(step, "desk", by=clerk)
    assert _troubles(house) == (), "it is on its way"
    _print(house, "desk")
    assert _troubles(house) == ()
    house.check()


def test_a_slip_does_not_make_up_for_a_ticket_nor_a_ticket_for_a_slip(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    ticket = house.issue("F", printer="hall")
    _fail(house, "hall")
    step = house.serve(counter, clerk)
    house.printing.slip(step, "hall", by=clerk)
    _print(house, "hall")
    assert [trouble.slip_step_id for trouble in _troubles(house)] == [None]
    house.printing.slip(step, "hall", by=clerk)
    _fail(house, "hall")
    house.printing.again(ticket.ticket_id, "hall", by=clerk)
    _print(house, "hall")
    assert [trouble.slip_step_id for trouble in _troubles(house)] == [step]


def test_slips_use_up_no_reprints(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    ticket = house.issue("F", printer="hall")
    step = house.serve(counter, clerk)
    for _ in range(KIOSK_REPRINTS + 1):
        house.printing.slip(step, "hall", by=clerk)
    house.printing.again(ticket.ticket_id, "hall")


def test_a_visit_that_is_over_needs_no_paper(house: House) -> None:
    ticket = house.issue("F", printer="hall")
    _fail(house, "hall")
    house.intake.leave(ticket.ticket_id)
    assert _troubles(house) == ()
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.printing.again(ticket.ticket_id, "hall"))


def test_a_ticket_of_another_day_is_not_printed_again(house: House) -> None:
    ticket = house.issue("F")
    house.forward(days=1)
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.printing.again(ticket.ticket_id, "hall"))


def test_who_was_missed_may_have_the_number_again(house: House) -> None:
    ticket = house.issue("F")
    house.miss(*house.sit(1, "amal"))
    house.printing.again(ticket.ticket_id, "hall")


def test_the_kiosk_prints_a_ticket_again_three_times_and_staff_always(house: House) -> None:
    ticket, other = house.issue("F"), house.issue("F")
    for _ in range(KIOSK_REPRINTS):
        house.printing.again(ticket.ticket_id, "hall")
    refused(Reason.REPRINTS_USED_UP, house, lambda: house.printing.again(ticket.ticket_id, "hall"))
    house.printing.again(other.ticket_id, "hall")
    house.printing.again(ticket.ticket_id, "desk", by=house.person("rana"))
    asked = [event.staff_id for event in house.record.since(0) if event.kind == "reprint_queued"]
    assert asked == [None] * (KIOSK_REPRINTS + 1) + [house.person("rana")]


def test_the_record_names_the_printer_that_really_printed(house: House) -> None:
    house.issue("F", printer="hall")
    job = house.printing.take("hall")
    assert job is not None
    house.printing.printed(job.job_id, on="reception")
    assert [row["printed_on"] for row in house.rows(schema.print_job)] == ["reception"]
    (event,) = [e for e in house.record.since(0) if e.kind == "print_printed"]
    assert (event.data["printer"], event.data["printed_on"]) == ("hall", "reception")


def test_stale_jobs_expire_by_the_clock_though_no_printer_looks(house: House) -> None:
    house.issue("F", printer="hall")
    house.issue("F", printer="desk")
    house.printing.take("desk")
    assert house.printing.expire() == 0
    house.forward(seconds=EXPIRES_AFTER_S)
    assert house.printing.expire() == 2
    assert states(house) == ["expired", "expired"]
    assert house.printing.expire() == 0
    house.check()


def test_paper_that_came_out_after_the_job_expired_is_the_truth(house: House) -> None:
    house.issue("F", printer="hall")
    job = house.printing.take("hall")
    assert job is not None
    house.forward(seconds=EXPIRES_AFTER_S)
    house.printing.expire()
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.printing.failed(job.job_id, "silent"))
    house.printing.printed(job.job_id)
    assert states(house) == ["printed"]
    refused(Reason.NOT_ALLOWED_NOW, house, lambda: house.printing.printed(job.job_id))


def test_a_printer_in_trouble_is_shown_until_it_is_mended(house: House) -> None:
    report = house.printing.report
    report("hall", PrinterState.READY)
    assert _printers(house) == [], "a printer that is well is nobody's concern"
    report("hall", PrinterState.PAPER_LOW)
    report("desk", PrinterState.FAULT, PrinterFault.COVER_OPEN)
    assert _printers(house) == [("desk", "fault", "cover_open"), ("hall", "paper_low", None)]
    report("hall", PrinterState.FAULT, PrinterFault.PAPER_OUT)
    report("desk", PrinterState.READY)
    assert _printers(house) == [("hall", "fault", "paper_out")]
    report("hall", PrinterState.READY)
    assert _printers(house) == []
    house.check()


def test_only_a_change_of_a_printer_is_recorded(house: House) -> None:
    def recorded() -> list[tuple[object, ...]]:
        told = [e.data for e in house.record.since(0) if e.kind == "printer_state"]
        return [(d["printer"], d["state"], d["fault"]) for d in told]

    for _ in range(3):
        house.printing.report("hall", PrinterState.READY)
    assert recorded() == []
    for _ in range(3):
        house.printing.report("hall", PrinterState.PAPER_LOW)
        house.forward(minutes=1)
    for _ in range(3):
        house.printing.report("hall", PrinterState.READY)
    assert recorded() == [("hall", "paper_low", ""), ("hall", "ready", "")]


def test_a_trouble_that_lasts_is_told_again_each_day(house: House) -> None:
    house.printing.report("hall", PrinterState.FAULT, PrinterFault.UNREACHABLE)
    house.forward(days=1)
    assert _printers(house) == [], "nobody has looked today"
    house.printing.report("hall", PrinterState.FAULT, PrinterFault.UNREACHABLE)
    house.printing.report("hall", PrinterState.FAULT, PrinterFault.UNREACHABLE)
    assert _printers(house) == [("hall", "fault", "unreachable")]
    assert house.kinds().count("printer_state") == 2


def _fail(house: House, printer: str) -> None:
    job = house.printing.take(printer)
    assert job is not None
    house.printing.failed(job.job_id, PrinterFault.PAPER_OUT)


def _print(house: House, printer: str) -> None:
    job = house.printing.take(printer)
    assert job is not None
    house.printing.printed(job.job_id)


def _troubles(house: House) -> tuple[PrintTrouble, ...]:
    return house.views.console(house.counter(1)).devices.print_troubles


def _printers(house: House) -> list[tuple[object, ...]]:
    found = house.views.console(house.counter(1)).devices.printers
    return [(printer.name, printer.state, printer.fault) for printer in found]
