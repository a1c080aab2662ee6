"""Print jobs: queued with the ticket, taken by the printer's process, confirmed or not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.schema import Row
from db.transaction import Write
from queueing.ticket import Reason, Refused

EXPIRES_AFTER_S = 60
"""A job that waits longer is stale: the visitor has the number on screen and has moved on."""


class PrintState(StrEnum):
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A ticket to put on paper before `expires_at` (aware UTC)."""

    job_id: int
    ticket_id: int
    printer: str
    reprint: bool
    expires_at: datetime


def queue_print(write: Write, ticket_id: int, printer: str, *, reprint: bool) -> None:
    """Queue a print within the caller's transaction, so that ticket and job commit together."""
    write.add(
        t.print_job,
        ticket_id=ticket_id,
        printer=printer,
        state=PrintState.QUEUED,
        reprint=reprint,
        queued_at=write.now,
        expires_at=write.now + timedelta(seconds=EXPIRES_AFTER_S),
    )


class Printing:
    """The use cases of one printer's process."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock

    def again(self, ticket_id: int, printer: str, *, by: int | None = None) -> None:
        """Queue a reprint; the paper will say that it is one."""
        with self._database.write(self._office_id, self._clock) as write:
            known = write.first(_TICKET, ticket=ticket_id, office=self._office_id)
            if known is None:
                raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
            queue_print(write, ticket_id, printer, reprint=True)
            write.record("reprint_queued", staff_id=by, ticket_id=ticket_id, printer=printer)

    def take(self, printer: str) -> PrintJob | None:
        """The oldest job that is still fresh, now `PRINTING`; None when there is none.

        Stale jobs expire on the way, also those a killed process left half-printed, so that a
        printer that comes back does not spit old tickets.
        """
        now = self._clock()
        with self._database.read() as read:
            if not read.all(_OPEN_JOBS, office=self._office_id, printer=printer):
                return None
        with self._database.write(self._office_id, self._clock) as write:
            taken: PrintJob | None = None
            for row in write.all(_OPEN_JOBS, office=self._office_id, printer=printer):
                if row.expires_at <= now:
                    _end(write, row, PrintState.EXPIRED, "")
                elif taken is None and row.state == PrintState.QUEUED:
                    taken = PrintJob(
                        row.id, row.ticket_id, row.printer, row.reprint, row.expires_at
                    )
                    write.update(t.print_job, row.id, state=PrintState.PRINTING)
                    write.record("printing", ticket_id=row.ticket_id, printer=printer)
            return taken

    def printed(self, job_id: int) -> None:
        """The printer confirmed the paper."""
        self._finish(job_id, PrintState.PRINTED, "")

    def failed(self, job_id: int, why: str) -> None:
        """The printer did not confirm: staff are told, the visitor keeps the number on screen."""
        self._finish(job_id, PrintState.FAILED, why)

    def _finish(self, job_id: int, to: PrintState, why: str) -> None:
        with self._database.write(self._office_id, self._clock) as write:
            row = write.first(_JOB, job=job_id, office=self._office_id)
            if row is None or row.state != PrintState.PRINTING:
                raise Refused(Reason.NOT_ALLOWED_NOW, job=job_id)
            _end(write, row, to, why)


def _end(write: Write, row: Row, to: PrintState, why: str) -> None:
    write.update(t.print_job, row.id, state=to, ended_at=write.now, trouble=why or None)
    write.record(f"print_{to}", ticket_id=row.ticket_id, printer=row.printer, why=why)


_TICKET = sa.select(t.ticket.c.id).where(
    t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office")
)
_JOB = sa.select(t.print_job).where(
    t.print_job.c.id == sa.bindparam("job"), t.print_job.c.office_id == sa.bindparam("office")
)
_OPEN_JOBS = (
    sa.select(t.print_job)
    .where(
        t.print_job.c.office_id == sa.bindparam("office"),
        t.print_job.c.printer == sa.bindparam("printer"),
        sa.text("print_job.state IN ('queued', 'printing')"),
    )
    .order_by(t.print_job.c.id)
)
