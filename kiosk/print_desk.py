"""Takes queued tickets and slips to the printer, and says what became of each."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from db.printing import PrinterFault, PrinterState, Printing, PrintJob
from db.tickets import SlipFace, TicketFace, Tickets
from db.trouble import Trouble
from kiosk.printer_status import NotPrinted
from kiosk.printers import Printer
from kiosk.state import Printed, PrintFailed
from kiosk.ticket_drawing import draw_slip, draw_ticket
from queueing.ticket import Refused
from shell.live import Live
from shell.look import load_fonts
from shell.worker import Worker

log = logging.getLogger(__name__)

CHECK_EVERY_S = 30.0
"""Between two looks at an idle printer: staff change the roll before a visitor meets the end."""


@dataclass(frozen=True, slots=True)
class NamedPrinter:
    """A printer, and what staff know it by."""

    name: str
    printer: Printer


class PrintDesk(QObject):
    """One printer's desk: takes the jobs queued under `name`, one by one, on its own worker.

    A job ends confirmed, failed or expired, each in the record, so that staff see a ticket that
    did not come out. The desk needs no restart: it looks again at every notice and by the clock,
    and a job too old is dropped, so that a printer that comes back does not spit out old numbers.

    A ticket goes to a printer once. Where that printer did not confirm it, the second one prints
    it; marked as a reprint, unless certainly nothing came out of the first, so that two unmarked
    tickets of one number never exist; a slip is never marked, because two of it do no harm. The
    printers are also looked at while nobody prints, and
    how they stand is reported.
    """

    printed = Signal(object)
    """A `Printed`."""

    failed = Signal(object)
    """A `PrintFailed`: for the staff, and for the one visitor whose paper is missing."""

    checked = Signal()
    """The printers have been looked at, and what was found is reported."""

    def __init__(
        self,
        name: str,
        printer: Printer,
        printing: Printing,
        tickets: Tickets,
        live: Live,
        worker: Worker | None = None,
        draw: Callable[[TicketFace, int, bool], QImage] = draw_ticket,
        draw_slip: Callable[[SlipFace, int], QImage] = draw_slip,
        parent: QObject | None = None,
        *,
        fallback: NamedPrinter | None = None,
        check_every_s: float = CHECK_EVERY_S,
    ) -> None:
        """Call on the GUI thread, which alone may load fonts; `worker` defaults to an own one."""
        super().__init__(parent)
        load_fonts()
        self._name = name
        self._wrong: str | None = None
        self._printers = [NamedPrinter(name, printer), *([fallback] if fallback else [])]
        self._printing = printing
        self._tickets = tickets
        self._draw, self._draw_slip = draw, draw_slip
        self._worker = worker or Worker("printer", self)
        self._check_due = True
        self._owed: deque[Callable[[], None]] = deque()
        self._clock = QTimer(self, interval=round(check_every_s * 1000))
        self._clock.timeout.connect(self.check)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        live.changed.connect(self.look)
        self.look()

    def look(self, _hint: object = None) -> None:
        """Prints the next waiting ticket, if there is one, and then looks again."""
        self._worker.run_latest("look", self._print_next, self._done, self._not_taken)

    def check(self) -> None:
        """Looks how the printers stand, and ends the jobs that nobody took in time."""
        self._worker.run_latest("check", self._check, lambda _: self.checked.emit(), self._missed)

    def wrong(self) -> str | None:
        """What was wrong with the kiosk's own printer at the last look; None for nothing."""
        return self._wrong

    def stop(self) -> bool:
        """Ends after the ticket in the printer; False when the printer still holds it."""
        self._clock.stop()
        return self._worker.stop()

    # --- On the worker's thread ---------------------------------------------------------------

    def _print_next(self) -> Printed | PrintFailed | None:
        self._settle()
        job = self._printing.take(self._name)
        if job is None:
            return None
        try:
            result, on = self._put_on_paper(job)
        except Trouble as trouble:
            self._write_down(partial(self._printing.failed, job.job_id, _why(trouble)))
            return PrintFailed(job.ticket_id, trouble, job.slip_step_id is not None)
        except Exception as bug:
            self._write_down(partial(self._printing.failed, job.job_id, type(bug).__name__))
            raise
        self._write_down(partial(self._printing.printed, job.job_id, on=on))
        return result

    def _put_on_paper(self, job: PrintJob) -> tuple[Printed, str]:
        """Tries each printer once; the result, and the name of the printer that it came out of."""
        number, draw = self._drawing(job)
        marked = job.reprint
        first: Trouble | None = None
        for each in self._printers:
            image = draw(each.printer.width_dots, marked)
            try:
                picture = each.printer.print(image, number)
            except Trouble as trouble:
                self._report(each.name, PrinterState.FAULT, _fault(trouble))
                marked = marked or not isinstance(trouble, NotPrinted) or trouble.on_paper
                first = first or trouble
            else:
                slip = job.slip_step_id is not None
                return Printed(job.ticket_id, picture, first is not None, slip), each.name
        assert first is not None
        raise first

    def _drawing(self, job: PrintJob) -> tuple[str, Callable[[int, bool], QImage]]:
        """The number that the paper carries, and how it is drawn at a width, marked or not."""
        if job.slip_step_id is not None:
            slip = self._tickets.slip(job.slip_step_id)
            return slip.number, lambda width, _marked: self._draw_slip(slip, width)
        face = self._tickets.face(job.ticket_id)
        return face.number, partial(self._draw, face)

    def _check(self) -> None:
        self._settle()
        for each in self._printers:
            try:
                status = each.printer.status()
            except Trouble as trouble:
                self._report(each.name, PrinterState.FAULT, _fault(trouble))
            else:
                self._report(each.name, status.state, status.fault)
        self._printing.expire()

    def _report(self, name: str, state: PrinterState, fault: PrinterFault | None) -> None:
        if name == self._name:
            self._wrong = str(fault).replace("_", " ") if fault is not None else None
        try:
            self._printing.report(name, state, fault)
        except Trouble as trouble:
            # Tickets come first; the next look tells it.
            log.warning("how printer %s stands was not written down: %s", name, trouble)

    def _write_down(self, ending: Callable[[], None]) -> None:
        """Records how a job ended; once the database is back, if it is away.

        Else a ticket that is in a visitor's hand would count as one that never came out.
        """
        self._owed.append(ending)
        try:
            self._settle()
        except Trouble as trouble:
            log.warning("the end of a print job is written down later: %s", trouble)

    def _settle(self) -> None:
        while self._owed:
            try:
                self._owed[0]()
            except Trouble:
                raise  # Still owed.
            except Refused as refused:
                # The job ended elsewhere meanwhile, for instance expired under a slow printer.
                log.warning("a print job was over before its printing: %s", refused)
            except Exception:
                self._owed.popleft()
                raise
            self._owed.popleft()

    # --- Endings --------------------------------------------------------------------------------

    def _done(self, result: Printed | PrintFailed | None) -> None:
        if result is None:
            if self._check_due:
                self._check_due = False
                self.check()
            return
        self._check_due = True
        self.look()
        if isinstance(result, Printed):
            self.printed.emit(result)
        else:
            paper = "the slip of ticket" if result.slip else "ticket"
            log.warning("%s %s did not print: %s", paper, result.ticket_id, result.trouble)
            self.failed.emit(result)

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self.failed.emit(PrintFailed(None, error))
        else:
            raise error

    def _missed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        log.warning("the printers could not be looked at: %s", error)


def _why(trouble: Trouble) -> str:
    if isinstance(trouble, NotPrinted):
        return trouble.fault
    return trouble.detail or str(trouble)


def _fault(trouble: Trouble) -> PrinterFault:
    return trouble.fault if isinstance(trouble, NotPrinted) else PrinterFault.ERROR
