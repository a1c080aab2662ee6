"""Takes queued tickets to the printer, and says what became of each."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from db.printing import Printing, PrintJob
from db.tickets import TicketFace, Tickets
from db.trouble import Trouble
from kiosk.printers import Printer
from kiosk.state import Printed, PrintFailed
from kiosk.ticket_drawing import draw_ticket
from queueing.ticket import Refused
from shell.live import Live
from shell.look import load_fonts
from shell.worker import Worker

log = logging.getLogger(__name__)


class PrintDesk(QObject):
    """One printer's desk: takes the jobs queued under `name`, one by one, on its own worker.

    A job ends confirmed, failed or expired, each in the record, so that staff see a ticket that
    did not come out. The desk needs no restart: it looks again at every notice, and a job too old
    is dropped, so that a printer that comes back does not spit out old numbers.
    """

    printed = Signal(object)
    """A `Printed`."""

    failed = Signal(object)
    """A `PrintFailed`: for the staff, and for the one visitor whose paper is missing."""

    def __init__(
        self,
        name: str,
        printer: Printer,
        printing: Printing,
        tickets: Tickets,
        live: Live,
        worker: Worker | None = None,
        draw: Callable[[TicketFace, int, bool], QImage] = draw_ticket,
        parent: QObject | None = None,
    ) -> None:
        """Call on the GUI thread, which alone may load fonts; `worker` defaults to an own one."""
        super().__init__(parent)
        load_fonts()
        self._name = name
        self._printer = printer
        self._printing = printing
        self._tickets = tickets
        self._draw = draw
        self._worker = worker or Worker("printer", self)
        live.changed.connect(self.look)
        self.look()

    @property
    def name(self) -> str:
        """The name that tickets are queued under."""
        return self._name

    def look(self, _hint: object = None) -> None:
        """Prints the next waiting ticket, if there is one, and then looks again."""
        self._worker.run_latest("look", self._print_next, self._done, self._not_taken)

    def stop(self) -> bool:
        """Ends after the ticket in the printer; False when the printer still holds it."""
        return self._worker.stop()

    # --- On the worker's thread ---------------------------------------------------------------

    def _print_next(self) -> Printed | PrintFailed | None:
        job = self._printing.take(self._name)
        if job is None:
            return None
        try:
            result = self._put_on_paper(job)
        except Trouble as trouble:
            self._printing.failed(job.job_id, trouble.detail or str(trouble))
            return PrintFailed(job.ticket_id, trouble)
        except Exception as bug:
            self._printing.failed(job.job_id, type(bug).__name__)
            raise
        self._printing.printed(job.job_id)
        return result

    def _put_on_paper(self, job: PrintJob) -> Printed:
        face = self._tickets.face(job.ticket_id)
        image = self._draw(face, self._printer.width_dots, job.reprint)
        return Printed(job.ticket_id, self._printer.print(image, face.number))

    # --- Endings --------------------------------------------------------------------------------

    def _done(self, result: Printed | PrintFailed | None) -> None:
        if result is None:
            return
        self.look()
        if isinstance(result, Printed):
            self.printed.emit(result)
        else:
            log.warning("ticket %s did not print: %s", result.ticket_id, result.trouble)
            self.failed.emit(result)

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, Refused):
            # The job ended elsewhere meanwhile, for instance expired under a slow printer.
            log.warning("a print job was over before its printing: %s", error)
            self.look()
        elif isinstance(error, Trouble):
            self.failed.emit(PrintFailed(None, error))
        else:
            raise error
