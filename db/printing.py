"""Print jobs: queued with the ticket, taken by the printer's process, confirmed or not.

Beside them stands how each printer is, as its own process last saw it, so that staff are told of
an empty roll before a visitor meets it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.schema import Row
from db.transaction import Write
from db.visits import STEP_BY_ID, STEPS_OF_TICKET
from queueing.staff import Right
from queueing.ticket import OPEN_STATES, Reason, Refused, State

EXPIRES_AFTER_S = 60
"""A job that waits longer is stale: the visitor has the number on screen and has moved on."""

KIOSK_REPRINTS = 3
"""How often a kiosk prints one ticket again: paper must not run out for somebody at play."""

TODAYS_JOBS = 5_000
"""More than an office prints in a day. Jobs have no index by ticket, so that this many of the
newest are looked at, never the years behind them."""

_ABOUT = OPEN_STATES | {State.MISSED}
"""A visitor who was missed may still come back, and needs the number for it."""


class PrintState(StrEnum):
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    """The printer said so. One that cannot speak: whoever carries the ticket to it said so."""
    FAILED = "failed"
    EXPIRED = "expired"


class PrinterState(StrEnum):
    """What a printer asks of staff."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    """It prints, and will soon run out."""
    FAULT = "fault"


class PrinterFault(StrEnum):
    """Why a printer does not print; its words are the screens'."""

    UNREACHABLE = "unreachable"
    """No connection: off, unplugged, another address, or a driver is missing."""
    SILENT = "silent"
    """Connected, but no answer to a question about its state."""
    GARBLED = "garbled"
    """It answers, but not in ESC/POS."""
    DROPPED = "dropped"
    """The connection broke in the middle of a ticket."""
    UNCONFIRMED = "unconfirmed"
    """It says that all is well, but not that the ticket is out."""
    OFFLINE = "offline"
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    CUTTER = "cutter"
    ERROR = "error"
    """Something that passes or that a person can mend, such as a head that is too hot."""
    BROKEN = "broken"
    """An error that the printer itself calls unrecoverable."""
    SPOOLER = "spooler"
    """The queue of the operating system does not take tickets, or keeps them."""
    FOLDER = "folder"
    """The folder of a virtual printer cannot be written."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A ticket to put on paper before `expires_at` (aware UTC)."""

    job_id: int
    ticket_id: int
    printer: str
    reprint: bool
    expires_at: datetime
    slip_step_id: int | None = None
    """The step whose next step is to be printed, instead of the ticket."""


def queue_print(
    write: Write,
    ticket_id: int,
    printer: str,
    *,
    reprint: bool,
    slip_step_id: int | None = None,
) -> None:
    """Queue a print within the caller's transaction, so that ticket and job commit together."""
    slip = {} if slip_step_id is None else {"slip_step_id": slip_step_id}
    write.add(
        t.print_job,
        ticket_id=ticket_id,
        printer=printer,
        state=PrintState.QUEUED,
        reprint=reprint,
        queued_at=write.now,
        expires_at=write.now + timedelta(seconds=EXPIRES_AFTER_S),
        **slip,
    )


class Printing:
    """The use cases of one printer's process, and of those who want a ticket once more."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def again(self, ticket_id: int, printer: str, *, by: int | None = None) -> None:
        """Queue a reprint; the paper will say that it is one.

        `by` is the member of staff who asks for it, None for a visitor at the kiosk. Raises
        `Refused`: UNKNOWN_TICKET; NOT_ALLOWED_NOW for a ticket of another day and for a visit
        that is over; REPRINTS_USED_UP at the kiosk after `KIOSK_REPRINTS` of them, whoever asked
        for those. Staff may always.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            if by is not None:
                office.allowed(by, Right.TEND)
            known = write.first(_TICKET, ticket=ticket_id, office=self._office_id)
            if known is None:
                raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
            steps = write.all(STEPS_OF_TICKET, ticket=ticket_id, office=self._office_id)
            about = any(State(step.state) in _ABOUT for step in steps)
            if known.day != office.day(write.now) or not about:
                raise Refused(Reason.NOT_ALLOWED_NOW, ticket=ticket_id)
            if by is None:
                self._refuse_at_the_limit(write, ticket_id)
            queue_print(write, ticket_id, printer, reprint=True)
            write.record("reprint_queued", staff_id=by, ticket_id=ticket_id, printer=printer)

    def slip(self, step_id: int, printer: str, *, by: int) -> None:
        """Queue a slip that says what to do after this step: its next step and what to bring.

        Raises `Refused` UNKNOWN_TICKET, ROLE_NOT_ALLOWED, and NOT_ALLOWED_NOW for a step of
        another day.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            office.allowed(by, Right.TEND)
            step = write.first(STEP_BY_ID, step=step_id, office=self._office_id)
            if step is None:
                raise Refused(Reason.UNKNOWN_TICKET, step=step_id)
            if step.day != office.day(write.now):
                raise Refused(Reason.NOT_ALLOWED_NOW, number=step.number)
            queue_print(write, step.ticket_id, printer, reprint=False, slip_step_id=step_id)
            write.record(
                "slip_queued",
                staff_id=by,
                ticket_id=step.ticket_id,
                step_id=step_id,
                printer=printer,
            )

    def take(self, printer: str) -> PrintJob | None:
        """The oldest job that is still fresh, now `PRINTING`; None when there is none.

        Stale jobs expire on the way, also those a killed process left half-printed, so that a
        printer that comes back does not spit old tickets.
        """
        now = self._clock()
        with self._database.read() as read:
            rows = read.all(_OPEN_JOBS, office=self._office_id, printer=printer)
        if not any(row.state == PrintState.QUEUED or row.expires_at <= now for row in rows):
            return None
        with self._database.write(self._office_id, self._clock) as write:
            taken: PrintJob | None = None
            for row in write.all(_OPEN_JOBS, office=self._office_id, printer=printer):
                # By the clock of the turn: a busy database may have let us wait past the minute.
                if row.expires_at <= write.now:
                    _end(write, row, PrintState.EXPIRED, "")
                elif taken is None and row.state == PrintState.QUEUED:
                    taken = PrintJob(
                        row.id,
                        row.ticket_id,
                        row.printer,
                        row.reprint,
                        row.expires_at,
                        row.slip_step_id,
                    )
                    write.update(t.print_job, row.id, state=PrintState.PRINTING)
                    write.record("printing", ticket_id=row.ticket_id, printer=printer)
            return taken

    def expire(self) -> int:
        """End the stale jobs of every printer of the office; how many there were.

        By the clock alone, because the process of a printer may be gone for the day.
        """
        now = self._clock()
        with self._database.read() as read:
            if not read.all(_STALE_JOBS, office=self._office_id, now=now):
                return 0
        with self._database.write(self._office_id, self._clock) as write:
            rows = write.all(_STALE_JOBS, office=self._office_id, now=now)
            for row in rows:
                _end(write, row, PrintState.EXPIRED, "")
            return len(rows)

    def printed(self, job_id: int, *, on: str | None = None) -> None:
        """The paper is out, on the printer `on`; None for the one that it was queued for.

        Also for a job that expired while it was on its way: paper that is there is the truth.
        Raises `Refused` NOT_ALLOWED_NOW for a job that had not been taken.
        """
        self._finish(job_id, PrintState.PRINTED, "", on)

    def failed(self, job_id: int, why: str) -> None:
        """The printer did not confirm: staff are told, the visitor keeps the number on screen.

        `why` is a `PrinterFault`, or the words of a fault of our own. Raises as `printed` does.
        """
        self._finish(job_id, PrintState.FAILED, why, None)

    def report(self, printer: str, state: PrinterState, fault: PrinterFault | None = None) -> None:
        """How the printer stands now.

        Only a change is written and recorded; so is a trouble that lasts into another day, once
        each day, because staff are shown the troubles of today. A printer that was never in
        trouble is not known at all.
        """
        now = self._clock()
        with self._database.read() as read:
            office = self._book.current(read)
            if not _is_news(
                read.first(_PRINTER, **self._named(printer)), state, fault, office, now
            ):
                return
        with self._database.write(self._office_id, self._clock) as write:
            row = write.first(_PRINTER, **self._named(printer))
            if not _is_news(row, state, fault, office, write.now):
                return
            if row is None:
                write.add(t.printer, name=printer, state=state, fault=fault, since=write.now)
            else:
                new = {"new_state": state, "new_fault": fault, "now": write.now}
                write.run(_SET_PRINTER, **self._named(printer), **new)
            write.record("printer_state", printer=printer, state=state, fault=fault or "")

    def _named(self, printer: str) -> dict[str, object]:
        return {"of_office": self._office_id, "of_name": printer}

    def _refuse_at_the_limit(self, write: Write, ticket_id: int) -> None:
        rows = write.all(_REPRINTS, office=self._office_id, ticket=ticket_id)
        if rows[0].total >= KIOSK_REPRINTS:
            raise Refused(Reason.REPRINTS_USED_UP, ticket=ticket_id)

    def _finish(self, job_id: int, to: PrintState, why: str, on: str | None) -> None:
        with self._database.write(self._office_id, self._clock) as write:
            row = write.first(_JOB, job=job_id, office=self._office_id)
            if row is None or row.state not in _BEFORE[to]:
                raise Refused(Reason.NOT_ALLOWED_NOW, job=job_id)
            _end(write, row, to, why, on)


_BEFORE = {
    PrintState.PRINTED: (PrintState.PRINTING, PrintState.EXPIRED),
    PrintState.FAILED: (PrintState.PRINTING,),
}


def _end(write: Write, row: Row, to: PrintState, why: str, on: str | None = None) -> None:
    changes: dict[str, Any] = {"state": to, "ended_at": write.now, "trouble": why or None}
    told: dict[str, Any] = {"printer": row.printer, "why": why}
    if row.slip_step_id is not None:
        told["step_id"] = row.slip_step_id
    if to is PrintState.PRINTED:
        changes["printed_on"] = told["printed_on"] = on or row.printer
    write.update(t.print_job, row.id, **changes)
    write.record(f"print_{to}", ticket_id=row.ticket_id, **told)


def _is_news(
    row: Row | None,
    state: PrinterState,
    fault: PrinterFault | None,
    office: Office,
    now: datetime,
) -> bool:
    if row is None or (row.state, row.fault) != (state, fault):
        return row is not None or state is not PrinterState.READY
    return state is not PrinterState.READY and office.day(row.since) != office.day(now)


_TICKET = sa.select(t.ticket.c.id, t.ticket.c.day).where(
    t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office")
)
_JOB = sa.select(t.print_job).where(
    t.print_job.c.id == sa.bindparam("job"), t.print_job.c.office_id == sa.bindparam("office")
)
_IS_OPEN = sa.text("print_job.state IN ('queued', 'printing')")
_OPEN_JOBS = (
    sa.select(t.print_job)
    .where(
        t.print_job.c.office_id == sa.bindparam("office"),
        t.print_job.c.printer == sa.bindparam("printer"),
        _IS_OPEN,
    )
    .order_by(t.print_job.c.id)
)
_STALE_JOBS = (
    sa.select(t.print_job)
    .where(
        t.print_job.c.office_id == sa.bindparam("office"),
        _IS_OPEN,
        t.print_job.c.expires_at <= sa.bindparam("now", type_=t.UtcDateTime),
    )
    .order_by(t.print_job.c.id)
)
_newest = (
    sa.select(t.print_job.c.ticket_id, t.print_job.c.reprint)
    .where(t.print_job.c.office_id == sa.bindparam("office"))
    .order_by(t.print_job.c.id.desc())
    .limit(TODAYS_JOBS)
    .subquery()
)
_REPRINTS = sa.select(sa.func.count().label("total")).where(
    _newest.c.ticket_id == sa.bindparam("ticket"), _newest.c.reprint
)
_IS_PRINTER = sa.and_(
    t.printer.c.office_id == sa.bindparam("of_office"), t.printer.c.name == sa.bindparam("of_name")
)
_PRINTER = sa.select(t.printer).where(_IS_PRINTER)
_SET_PRINTER = (
    sa.update(t.printer)
    .where(_IS_PRINTER)
    .values(
        state=sa.bindparam("new_state"),
        fault=sa.bindparam("new_fault"),
        since=sa.bindparam("now", type_=t.UtcDateTime),
    )
)
