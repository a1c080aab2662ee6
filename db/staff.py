"""Signing in, and opening, pausing, taking over and closing a counter."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from db import schema as t
from db.day import (
    close_counter,
    close_open_steps,
    forget_people,
    offer_as_listed,
    person_leaves,
    unbind,
    unbind_person,
)
from db.engine import Database
from db.office import Office, OfficeBook, Person
from db.outcomes import miss_bookings
from db.schema import Row
from db.transaction import Read, Write, raise_config
from queueing.staff import CounterState, Right, pause_after
from queueing.ticket import Reason, Refused

FORGOTTEN_AFTER = timedelta(hours=1)
"""Wrong PINs that lie so far apart are slips of the finger, not guesses."""


@dataclass(frozen=True, slots=True)
class _Guess:
    """The wrong PINs in a row for a name, and until when no further one is looked at."""

    office_id: int
    login_hash: bytes
    wrong: int
    last_at: datetime | None
    seen_at: datetime

    @classmethod
    def of(cls, read: Read, office_id: int, login: str, now: datetime) -> Self:
        key = read.one(_KEY, office=office_id).identity_key
        hashed = hmac.new(key, login.encode(), hashlib.sha256).digest()
        row = read.first(_GUESSES, office=office_id, login_hash=hashed)
        if row is None or now - row.at > FORGOTTEN_AFTER:
            return cls(office_id, hashed, 0, row.at if row else None, now)
        return cls(office_id, hashed, row.wrong, row.at, now)

    @property
    def ready_at(self) -> datetime | None:
        """When the next PIN is looked at; None for at once."""
        if self.last_at is None:
            return None
        ready = self.last_at + timedelta(seconds=pause_after(self.wrong))
        return ready if ready > self.seen_at else None

    def forget(self, write: Write) -> None:
        if self.last_at is not None:
            write.run(_FORGET_GUESSES, **self._mine)

    def count(self, write: Write) -> None:
        values = {"wrong": self.wrong + 1, "at": write.now}
        if self.last_at is None:
            write.add(t.sign_in_guess, login_hash=self.login_hash, **values)
        else:
            write.run(_COUNT_GUESS, **self._mine, new_wrong=self.wrong + 1, now=write.now)

    @property
    def _mine(self) -> dict[str, object]:
        return {"of_office": self.office_id, "of_login": self.login_hash}


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
        so that nobody learns which names exist; and PIN_TOO_SOON, without looking at the PIN,
        before the pause that follows several wrong ones is over.
        """
        typed = login.strip().lower()
        with self._database.read() as read:
            row = read.first(_BY_LOGIN, office=self._office_id, login=typed)
            guess = _Guess.of(read, self._office_id, typed, self._clock())
        good = guess.ready_at is None and self._verified(row, pin)
        with self._database.write(self._office_id, self._clock) as write:
            known = row.id if row else None
            person = self._book.at(write.config, write).staff.get(known) if known else None
            # Guesses made at once count one after the other: only the first of them is looked at.
            if guess.ready_at or guess != _Guess.of(write, self._office_id, typed, guess.seen_at):
                refused = Refused(Reason.PIN_TOO_SOON, ready=guess.ready_at or write.now)
                write.record("sign_in_too_soon", staff_id=known)
            elif good and person is not None:
                guess.forget(write)
                write.record("signed_in", staff_id=known)
                return person
            else:
                guess.count(write)
                write.record("sign_in_failed", staff_id=known)
                refused = Refused(Reason.WRONG_PIN)
        raise refused

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
            _office, row = self._to_sit_at(write, counter_id, by)
            if row.staff_id not in (None, by):
                raise Refused(Reason.COUNTER_TAKEN, counter=row.number)
            if row.state == CounterState.OPEN:
                return
            _set_counter(write, row, CounterState.OPEN, by, staff_id=by)

    def take_over(self, counter_id: int, *, by: int) -> None:
        """Take a counter whose clerk has gone without closing it, with the visitor who is there.

        Recorded with whom it was taken from, who is told so. A counter that nobody holds opens.
        Raises as `open_counter`, but for COUNTER_TAKEN.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office, row = self._to_sit_at(write, counter_id, by)
            if row.staff_id in (None, by):
                if row.state != CounterState.OPEN:
                    _set_counter(write, row, CounterState.OPEN, by, staff_id=by)
                return
            person_leaves(write, row.staff_id)
            # Who waits for this counter alone, for what its new clerk does not serve.
            unbind(write, counter_id, but=office.counter(counter_id).desk(office.staff[by]).offers)
            _set_counter(
                write,
                row,
                CounterState.OPEN,
                by,
                staff_id=by,
                kind="counter_taken_over",
                taken_from=row.staff_id,
            )

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
            office, row = self._own(write, counter_id, by)
            if row.state != CounterState.OPEN:
                raise Refused(Reason.COUNTER_CLOSED, counter=row.number)
            if reason is not None and reason not in {r.code for r in office.pause_reasons}:
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
        """Leave the counter for the day. Whoever waited for it, or for this clerk, alone waits for
        anybody now.

        Raises `Refused` COUNTER_BUSY while a visitor is called or served there.
        """
        with self._database.write(self._office_id, self._clock) as write:
            _office, row = self._own(write, counter_id, by)
            busy = write.first(_AT_COUNTER, counter=counter_id)
            if busy is not None:
                raise Refused(Reason.COUNTER_BUSY, counter=row.number, number=busy.number)
            unbind(write, counter_id)
            person_leaves(write, by)
            _set_counter(write, row, CounterState.CLOSED, by, staff_id=None)

    def switch_service(self, counter_id: int, service_id: int, on: bool, *, by: int) -> None:
        """Change for today what a counter offers; the next morning it is as the profile says.

        Supervisors switch any service at any counter; a clerk those of the own counter, where the
        office allows it. Raises `Refused`: LAST_SERVICE for the only one left, ROLE_NOT_ALLOWED,
        NOT_YOUR_COUNTER, UNKNOWN_SERVICE.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            row = self._counter(write, counter_id)
            counter, service = office.counter(counter_id), office.service(service_id)
            listed = service_id in counter.offers or service_id in counter.switched_off
            self._refuse_switching(office, row, by, listed=listed)
            if on == (service_id in counter.offers):
                return
            if not on and len(counter.offers) == 1:
                raise Refused(Reason.LAST_SERVICE, counter=row.number)
            of = {"of_counter": counter_id, "of_service": service_id}
            day = office.day(write.now)
            if not listed:
                write.add(
                    t.offer,
                    counter_id=counter_id,
                    service_id=service_id,
                    secondary=True,
                    off=False,
                    extra=True,
                    switched_day=day,
                )
            elif service_id in counter.extra and not on:
                write.run(_DROP_OFFER, **of)
            else:
                write.run(_SWITCH_OFFER, off_now=not on, day=day, **of)
            if not on:
                left = counter.offers.keys() - {service_id}
                unbind(write, counter_id, but=left)
                if row.staff_id is not None:
                    unbind_person(write, row.staff_id, but=left)
            raise_config(write)
            write.record(
                "service_switched",
                staff_id=by,
                counter_id=counter_id,
                number=row.number,
                service=service.code,
                on=on,
            )

    def _refuse_switching(self, office: Office, row: Row, by: int, *, listed: bool) -> None:
        person = office.staff.get(by)
        if person is not None and person.may(Right.SWITCH_SERVICES):
            return
        if not (listed and office.clerks_switch_services):
            raise Refused(Reason.ROLE_NOT_ALLOWED, role=person.role if person else None)
        office.allowed(by, Right.SERVE)
        if row.staff_id != by:
            raise Refused(Reason.NOT_YOUR_COUNTER, counter=row.number)

    def _to_sit_at(self, write: Write, counter_id: int, by: int) -> tuple[Office, Row]:
        """The counter for this clerk to sit down at, once nothing of an earlier day is in the way.

        Refused for a role that does not serve, and for a clerk who holds another counter.
        """
        self._counter(write, counter_id)
        office = self._book.at(write.config, write)
        office.allowed(by, Right.SERVE)
        _clear_earlier_days(write, office, counter_id, by)
        other = write.first(_HELD_BY, staff=by, counter=counter_id)
        if other is not None:
            raise Refused(Reason.COUNTER_BUSY, counter=other.number)
        return office, self._counter(write, counter_id)

    def _counter(self, write: Write, counter_id: int) -> Row:
        row = write.first(_COUNTER, counter=counter_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_COUNTER, counter=counter_id)
        return row

    def _own(self, write: Write, counter_id: int, by: int) -> tuple[Office, Row]:
        office = self._book.at(write.config, write)
        office.allowed(by, Right.SERVE)
        row = self._counter(write, counter_id)
        if row.staff_id != by:
            raise Refused(Reason.NOT_YOUR_COUNTER, counter=row.number)
        return office, row

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
    miss_bookings(write, office, until=today - timedelta(days=1))
    forget_people(write, office)
    offer_as_listed(write, before=today)
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
    kind: str = "",
    **data: Any,
) -> None:
    write.update(
        t.counter,
        row.id,
        state=state,
        staff_id=staff_id,
        pause_reason=pause_reason,
        resumes_at=resumes_at,
        since=write.now,
        undo=None,
    )
    write.record(
        kind or f"counter_{state}",
        staff_id=by,
        counter_id=row.id,
        number=row.number,
        reason=pause_reason,
        **data,
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
_KEY = sa.select(t.secret.c.identity_key).where(t.secret.c.office_id == sa.bindparam("office"))
_GUESSES = sa.select(t.sign_in_guess).where(
    t.sign_in_guess.c.office_id == sa.bindparam("office"),
    t.sign_in_guess.c.login_hash == sa.bindparam("login_hash"),
)
_IS_GUESS = sa.and_(
    t.sign_in_guess.c.office_id == sa.bindparam("of_office"),
    t.sign_in_guess.c.login_hash == sa.bindparam("of_login"),
)
_FORGET_GUESSES = sa.delete(t.sign_in_guess).where(_IS_GUESS)
_COUNT_GUESS = (
    sa.update(t.sign_in_guess)
    .where(_IS_GUESS)
    .values(wrong=sa.bindparam("new_wrong"), at=sa.bindparam("now", type_=t.UtcDateTime))
)
_IS_OFFER = sa.and_(
    t.offer.c.counter_id == sa.bindparam("of_counter"),
    t.offer.c.service_id == sa.bindparam("of_service"),
)
_DROP_OFFER = sa.delete(t.offer).where(_IS_OFFER)
_SWITCH_OFFER = (
    sa.update(t.offer)
    .where(_IS_OFFER)
    .values(off=sa.bindparam("off_now"), switched_day=sa.bindparam("day", type_=sa.Date))
)
