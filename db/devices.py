"""What staff should look after: printers, tickets that did not come out, halls without a sound."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.office import Office
from db.printing import PrinterFault, PrinterState, PrintState
from db.schema import Row
from db.transaction import Read
from queueing.ticket import State
from queueing.wording import Bilingual

TROUBLES_SHOWN = 5
TROUBLE_SHOWN_FOR = timedelta(minutes=15)
"""Who had no paper for so long has been called, or has come to ask."""

JOBS_LOOKED_AT = 200
"""The newest print jobs: more than an office queues while a trouble is shown."""


@dataclass(frozen=True, slots=True)
class PrintTrouble:
    """A ticket that did not come out of the printer, of a visit that is not over; or a slip."""

    ticket_id: int
    number: str
    printer: str
    state: PrintState
    why: str | None
    """A `PrinterFault`, or other words."""
    at: datetime
    slip_step_id: int | None = None
    """The step whose next step should have come out; None for the ticket itself."""


@dataclass(frozen=True, slots=True)
class PrinterNow:
    """A printer that staff should look after; `since` is aware UTC, of today."""

    name: str
    state: PrinterState
    fault: PrinterFault | None
    since: datetime


@dataclass(frozen=True, slots=True)
class MuteHall:
    """A part of the hall whose last call today could not be heard, and why, in English."""

    zone: Bilingual
    why: str


@dataclass(frozen=True, slots=True)
class Devices:
    """Everything about the machines of the office that is in trouble now."""

    print_troubles: tuple[PrintTrouble, ...] = ()
    """Newest first; what came out at a later try is not among them."""
    printers: tuple[PrinterNow, ...] = ()
    """Those in trouble today: the ones that do not print first, then those low on paper."""
    mute_halls: tuple[MuteHall, ...] = ()


def read_devices(read: Read, office: Office, now: datetime) -> Devices:
    return Devices(
        _print_troubles(read, office, now), _printers(read, office, now), _mute(read, office, now)
    )


def _print_troubles(read: Read, office: Office, now: datetime) -> tuple[PrintTrouble, ...]:
    since = now - TROUBLE_SHOWN_FOR
    rows = read.all(_PRINT_JOBS, office=office.id, day=office.day(now), since=since)
    last_of_paper = {_paper(row): row for row in reversed(rows)}
    troubles = [
        PrintTrouble(
            row.ticket_id,
            row.number,
            row.printer,
            PrintState(row.state),
            row.trouble,
            row.ended_at if row.state == PrintState.FAILED else row.expires_at,
            row.slip_step_id,
        )
        for row in rows
        if row is last_of_paper[_paper(row)] and _has_no_paper(row, now)
    ]
    recent = [each for each in troubles if each.at >= since]
    return tuple(recent[:TROUBLES_SHOWN])


def _paper(row: Row) -> tuple[int, int | None]:
    """A slip that came out does not make up for a ticket that did not."""
    return row.ticket_id, row.slip_step_id


def _has_no_paper(row: Row, now: datetime) -> bool:
    if row.state in (PrintState.FAILED, PrintState.EXPIRED):
        return True
    # Nobody took it, or whoever did was killed: the visitor has no paper either way.
    return bool(row.state != PrintState.PRINTED and row.expires_at < now)


def _printers(read: Read, office: Office, now: datetime) -> tuple[PrinterNow, ...]:
    printers = [
        PrinterNow(
            row.name,
            PrinterState(row.state),
            PrinterFault(row.fault) if row.fault else None,
            row.since,
        )
        for row in read.all(_PRINTERS, office=office.id)
        if office.day(row.since) == office.day(now)
    ]
    return tuple(sorted(printers, key=lambda each: (each.fault is None, each.name)))


def _mute(read: Read, office: Office, now: datetime) -> tuple[MuteHall, ...]:
    return tuple(
        MuteHall(office.zones[row.id].name, row.mute)
        for row in read.all(_MUTE, office=office.id)
        if row.id in office.zones and office.day(row.speaking_until) == office.day(now)
    )


_newest_jobs = (
    sa.select(t.print_job)
    .where(t.print_job.c.office_id == sa.bindparam("office"))
    .order_by(t.print_job.c.id.desc())
    .limit(JOBS_LOOKED_AT)
    .subquery()
)
_PRINT_JOBS = (
    sa.select(_newest_jobs, t.ticket.c.number)
    .join(t.ticket, t.ticket.c.id == _newest_jobs.c.ticket_id)
    .where(
        t.ticket.c.day == sa.bindparam("day"),
        _newest_jobs.c.expires_at >= sa.bindparam("since", type_=t.UtcDateTime),
        sa.or_(
            # Whose visit is over needs no ticket, and is just the one who is told what comes next.
            _newest_jobs.c.slip_step_id.is_not(None),
            sa.exists().where(
                t.step.c.ticket_id == t.ticket.c.id,
                sa.or_(t.IS_OPEN, t.step.c.state == State.MISSED),
            ),
        ),
    )
    .order_by(_newest_jobs.c.id.desc())
)
_MUTE = sa.select(t.zone.c.id, t.zone.c.mute, t.zone.c.speaking_until).where(
    t.zone.c.office_id == sa.bindparam("office"), t.zone.c.mute.is_not(None)
)
_PRINTERS = sa.select(t.printer).where(
    t.printer.c.office_id == sa.bindparam("office"), t.printer.c.state != PrinterState.READY
)
