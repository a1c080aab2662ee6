"""Signing in, and opening, pausing and closing a counter."""

from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from db import schema as t
from db.day import close_counter, close_open_steps, forget_people, miss_bookings, unbind
from db.engine import Database
from db.office import Office, OfficeBook, Person
from db.schema import Row
from db.transaction import Write
from queueing.staff import SERVES, CounterState
from queueing.ticket import Reason, Refused


class StaffDesk:
    """The use cases of people at work: who they are, and which counter they hold."""

    def __init__(
        self,
        database: Database,
        office_id: int,
        clock: Callable[[], datetime],
        hasher: PasswordHasher | None = None,
    ) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        self._book = OfficeBook(office_id)

    def sign_in(self, login: str, pin: str) -> Person:
        """The person with this name and PIN. Both a success and a failure go into the record.

        Raises `Refused` WRONG_PIN alike for a wrong PIN and an unknown name, after the same work,
        so that nobody learns which names exist.
        """
        with self._database.read() as read:
            row = read.first(_BY_LOGIN, office=self._office_id, login=login.strip().lower())
        good = self._verified(row, pin)
        with self._database.write(self._office_id, self._clock) as write:
            person = self._book.at(write.config, write).staff.get(row.id) if row else None
            kind = "signed_in" if good and person else "sign_in_failed"
            write.record(kind, staff_id=row.id if row else None)
        if not good or person is None:
            raise Refused(Reason.WRONG_PIN)
        return person

    def set_pin(self, staff_id: int, pin: str) -> None:
        """Give a person of this office a new PIN; kept only as an argon2 hash.

        Raises `Refused` ROLE_NOT_ALLOWED for anyone who does not work here.
        """
        hashed = self._hasher.hash(pin)
        with self._database.write(self._office_id, self._clock) as write:
            if staff_id not in self._book.at(write.config, write).staff:
                raise Refused(Reason.ROLE_NOT_ALLOWED, role=None)
            write.update(t.staff, staff_id, pin_hash=hashed)
            write.record("pin_set", staff_id=staff_id)

    def open_counter(self, counter_id: int, *, by: int) -> None:
        """Sit down at a counter, or come back from a break.

        What an earlier day left open (visits of the office; this counter, and one this clerk
        held, with nobody at hand) is closed by name first, so that nothing of it is in the way.
        Raises `Refused`: COUNTER_TAKEN while another clerk holds it, COUNTER_BUSY while this
        clerk holds another one, ROLE_NOT_ALLOWED for a role that does not serve.
        """
        with self._database.write(self._office_id, self._clock) as write:
            self._counter(write, counter_id)
            office = self._book.at(write.config, write)
            person = office.staff.get(by)
            if person is None or person.role not in SERVES:
                raise Refused(Reason.ROLE_NOT_ALLOWED, role=person.role if person else None)
            _clear_earlier_days(write, office, counter_id, by)
            row = self._counter(write, counter_id)
            if row.staff_id not in (None, by):
                raise Refused(Reason.COUNTER_TAKEN, counter=row.number)
            other = write.first(_HELD_BY, staff=by, counter=counter_id)
            if other is not None:
                raise Refused(Reason.COUNTER_BUSY, counter=other.number)
            if row.state == CounterState.OPEN:
                return
            _set_counter(write, row, CounterState.OPEN, by, staff_id=by)

    def pause_counter(
        self,
        counter_id: int,
        *,
        by: int,
        reason: str | None = None,
        resumes_at: datetime | None = None,
    ) -> None:
        """Take a break: nobody new is called, the visitor at hand may be finished."""
        with self._database.write(self._office_id, self._clock) as write:
            row = self._own(write, counter_id, by)
            if row.state != CounterState.OPEN:
                raise Refused(Reason.COUNTER_CLOSED, counter=row.number)
            known = {r.code for r in self._book.at(write.config, write).pause_reasons}
            if reason is not None and reason not in known:
                raise Refused(Reason.REASON_NEEDED, found=reason)
            _set_counter(
                write,
                row,
                CounterState.PAUSED,
                by,
                staff_id=by,
                pause_reason=reason,
                resumes_at=resumes_at,
            )

    def close_counter(self, counter_id: int, *, by: int) -> None:
        """Leave the counter for the day. Whoever waited for it alone waits for any counter now.

        Raises `Refused` COUNTER_BUSY while a visitor is called or served there.
        """
        with self._database.write(self._office_id, self._clock) as write:
            row = self._own(write, counter_id, by)
            busy = write.first(_AT_COUNTER, counter=counter_id)
            if busy is not None:
                raise Refused(Reason.COUNTER_BUSY, counter=row.number, number=busy.number)
            unbind(write, counter_id)
            _set_counter(write, row, CounterState.CLOSED, by, staff_id=None)

    def _counter(self, write: Write, counter_id: int) -> Row:
        row = write.first(_COUNTER, counter=counter_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_COUNTER, counter=counter_id)
        return row

    def _own(self, write: Write, counter_id: int, by: int) -> Row:
        row = self._counter(write, counter_id)
        if row.staff_id != by:
            raise Refused(Reason.NOT_YOUR_COUNTER, counter=row.number)
        return row

    def _verified(self, row: Row | None, pin: str) -> bool:
        if row is None or not row.pin_hash:
            self._hasher.hash(pin)  # The work of a verification, or the delay would tell.
            return False
        try:
            return self._hasher.verify(row.pin_hash, pin)
        except (VerificationError, InvalidHashError):
            return False


def _clear_earlier_days(write: Write, office: Office, counter_id: int, by: int) -> None:
    today = office.day(write.now)
    close_open_steps(write, by, before=today)
    miss_bookings(write, until=today - timedelta(days=1))
    forget_people(write, office)
    for counter in write.all(_CONCERNED, counter=counter_id, staff=by):
        old = counter.since is not None and office.day(counter.since) < today
        if old and write.first(_AT_COUNTER, counter=counter.id) is None:
            close_counter(write, counter, by)


def _set_counter(
    write: Write,
    row: Row,
    state: CounterState,
    by: int,
    *,
    staff_id: int | None,
    pause_reason: str | None = None,
    resumes_at: datetime | None = None,
) -> None:
    write.update(
        t.counter,
        row.id,
        state=state,
        staff_id=staff_id,
        pause_reason=pause_reason,
        resumes_at=resumes_at,
        since=write.now,
    )
    write.record(
        f"counter_{state}", staff_id=by, counter_id=row.id, number=row.number, reason=pause_reason
    )


_BY_LOGIN = sa.select(t.staff.c.id, t.staff.c.pin_hash).where(
    t.staff.c.office_id == sa.bindparam("office"),
    t.staff.c.login == sa.bindparam("login"),
    t.staff.c.active,
)
_COUNTER = sa.select(t.counter).where(
    t.counter.c.id == sa.bindparam("counter"),
    t.counter.c.office_id == sa.bindparam("office"),
    t.counter.c.active,
)
_HELD_BY = sa.select(t.counter.c.number).where(
    t.counter.c.staff_id == sa.bindparam("staff"), t.counter.c.id != sa.bindparam("counter")
)
_CONCERNED = sa.select(t.counter).where(
    sa.or_(
        t.counter.c.id == sa.bindparam("counter"), t.counter.c.staff_id == sa.bindparam("staff")
    ),
    t.counter.c.state != CounterState.CLOSED,
)
_AT_COUNTER = sa.select(t.step.c.number).where(
    t.step.c.counter_id == sa.bindparam("counter"), t.IS_AT_COUNTER
)
