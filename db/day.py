"""The end of the day: what is still open is closed by name, never counted as served."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.inbox import forget_lines
from db.office import Office, OfficeBook
from db.outcomes import MissedWhy, miss_bookings, settle_booking
from db.schema import Row
from db.transaction import Write, raise_config
from queueing.booking import BookingState
from queueing.staff import CounterState, Right
from queueing.ticket import Action, State, after


@dataclass(frozen=True, slots=True)
class DayEnd:
    """How many steps, counters and bookings the end of the day closed."""

    steps: int
    counters: int
    bookings_missed: int


class Day:
    """The use cases of the day as a whole."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def end(self, *, by: int | None = None) -> DayEnd:
        """Close every open visit and counter, and mark bookings that nobody came for as missed.

        `by` is the supervisor, or None for the office's own clock. Running it again changes
        nothing. Raises `Refused` ROLE_NOT_ALLOWED for anyone else.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            if by is not None:
                office.allowed(by, Right.END_DAY)
            steps = close_open_steps(write, by, before=date.max)
            held = write.all(_OPEN_COUNTERS, office=self._office_id)
            for counter in held:
                close_counter(write, counter, by)
            counters = len(held)
            day = office.day(write.now)
            missed = miss_bookings(write, office, until=day)
            forget_people(write, office)
            offer_as_listed(write, before=date.max)
            if steps or counters or missed:
                write.record(
                    "day_ended",
                    staff_id=by,
                    day=day.isoformat(),
                    steps=steps,
                    bookings_missed=missed,
                )
            return DayEnd(steps, counters, missed)


def close_open_steps(write: Write, by: int | None, *, before: date) -> int:
    """Close, by name, every visit still open of the days before `before`; returns how many."""
    found = [
        row
        for query in _OPEN_STEPS
        for row in write.all(query, office=write.office_id, before=before)
    ]
    for row in sorted(found, key=lambda row: int(row.id)):
        to = after(State(row.state), Action.CLOSE)
        write.update(t.step, row.id, state=to, ended_at=write.now)
        settle_booking(write, row.booking_id, BookingState.MISSED, MissedWhy.CLOSED)
        write.record(
            "closed",
            staff_id=by,
            ticket_id=row.ticket_id,
            step_id=row.id,
            number=row.number,
            was=row.state,
        )
    return len(found)


def close_counter(write: Write, counter: Row, by: int | None) -> None:
    """Close a counter whatever its clerk is at; its visitors are closed before."""
    unbind(write, counter.id)
    if counter.staff_id is not None:
        person_leaves(write, counter.staff_id)
    write.update(
        t.counter,
        counter.id,
        state=CounterState.CLOSED,
        staff_id=None,
        pause_reason=None,
        resumes_at=None,
        since=write.now,
        undo=None,
    )
    write.record("counter_closed", staff_id=by, counter_id=counter.id, number=counter.number)


def unbind(write: Write, counter_id: int, *, but: Collection[int] = ()) -> None:
    """Whoever waits for this counter alone waits for any counter from now on.

    `but` are services that it goes on with: who waits for one of them waits for it as before.
    """
    for where in _MAY_COME_TO_WAIT:
        change = _UNBIND.where(where, t.step.c.service_id.not_in(but))
        write.run(change, closing=counter_id, office=write.office_id)


def unbind_person(write: Write, staff_id: int, *, but: Collection[int] = ()) -> None:
    """The same for whoever waits for this person alone."""
    for where in _MAY_COME_TO_WAIT:
        change = _UNBIND_PERSON.where(where, t.step.c.service_id.not_in(but))
        write.run(change, leaving=staff_id, office=write.office_id)


def person_leaves(write: Write, staff_id: int) -> None:
    """This person is at no counter any more: nobody waits for them, or stands there on hold."""
    unbind_person(write, staff_id)
    write.run(_LET_GO, leaving=staff_id, office=write.office_id)


def offer_as_listed(write: Write, *, before: date) -> None:
    """What was switched on or off for a day before this one is as the profile says again."""
    of = {"office": write.office_id, "before": before}
    changed = write.all(_OFFER_AS_LISTED, **of)
    dropped = write.all(_DROP_EXTRAS, **of)
    if changed or dropped:
        raise_config(write)
        write.record("services_as_listed", changes=len(changed) + len(dropped))


def forget_people(write: Write, office: Office) -> None:
    """Clear names, phones, identities and what was written about people, older than the office's
    retention."""
    limit = office.day(write.now) - timedelta(days=office.retention_days)
    write.run(_FORGET_BOOKINGS, office=write.office_id, limit=limit)
    write.run(_FORGET_TICKETS, office=write.office_id, limit=limit)
    write.run(_FORGET_NOTES, office=write.office_id, limit=limit)
    write.run(_FORGET_SEEN, office=write.office_id, limit=limit)
    write.run(_FORGET_MESSAGES, office=write.office_id, limit=limit)
    forget_lines(write, limit)


# One query for each partial index: joined by OR, they would read every step there ever was.
_OPEN_STEPS = [
    sa.select(
        t.step.c.id, t.step.c.ticket_id, t.step.c.number, t.step.c.state, t.ticket.c.booking_id
    )
    .join(t.ticket, t.ticket.c.id == t.step.c.ticket_id)
    .where(
        t.step.c.office_id == sa.bindparam("office"), where, t.step.c.day < sa.bindparam("before")
    )
    for where in (
        t.IS_WAITING,
        t.IS_AT_COUNTER,
        sa.and_(t.IS_ASIDE, t.step.c.state != State.MISSED),
    )
]
_OPEN_COUNTERS = (
    sa.select(t.counter.c.id, t.counter.c.number, t.counter.c.staff_id)
    .where(
        t.counter.c.office_id == sa.bindparam("office"),
        t.counter.c.state != CounterState.CLOSED,
    )
    .order_by(t.counter.c.number)
)
_MAY_COME_TO_WAIT = (t.IS_WAITING, t.IS_AT_COUNTER, t.IS_ASIDE)
"""Also who is called, because a call is taken back, and who was missed, because they rejoin. One
statement for each partial index, as above."""
_UNBIND = (
    sa.update(t.step)
    .where(
        t.step.c.office_id == sa.bindparam("office"),
        t.step.c.only_counter_id == sa.bindparam("closing"),
    )
    .values(only_counter_id=None)
)
_FORGET_BOOKINGS = (
    sa.update(t.booking)
    .where(
        t.booking.c.office_id == sa.bindparam("office"),
        t.booking.c.day < sa.bindparam("limit"),
        sa.or_(
            t.booking.c.name.is_not(None),
            t.booking.c.phone.is_not(None),
            t.booking.c.identity_hash.is_not(None),
        ),
    )
    .values(name=None, phone=None, identity_hash=None, identity_tail=None)
)
_FORGET_TICKETS = (
    sa.update(t.ticket)
    .where(
        t.ticket.c.office_id == sa.bindparam("office"),
        t.ticket.c.day < sa.bindparam("limit"),
        t.ticket.c.phone.is_not(None),
    )
    .values(phone=None, phone_consent_at=None)
)
_FORGET_NOTES = (
    sa.update(t.step)
    .where(
        t.step.c.office_id == sa.bindparam("office"),
        t.step.c.day < sa.bindparam("limit"),
        t.step.c.note.is_not(None),
    )
    .values(note=None)
)
_OLD_MESSAGES = sa.and_(
    t.message.c.office_id == sa.bindparam("office"), t.message.c.day < sa.bindparam("limit")
)
_FORGET_SEEN = sa.delete(t.message_seen).where(
    t.message_seen.c.message_id.in_(sa.select(t.message.c.id).where(_OLD_MESSAGES))
)
_FORGET_MESSAGES = sa.delete(t.message).where(_OLD_MESSAGES)
_UNBIND_PERSON = (
    sa.update(t.step)
    .where(
        t.step.c.office_id == sa.bindparam("office"),
        t.step.c.only_staff_id == sa.bindparam("leaving"),
    )
    .values(only_staff_id=None)
)
_LET_GO = (
    sa.update(t.step)
    .where(
        t.step.c.office_id == sa.bindparam("office"),
        t.IS_ASIDE,
        t.step.c.state == State.PARKED,
        t.step.c.parked_by_id == sa.bindparam("leaving"),
        t.step.c.held,
    )
    .values(held=False)
)
_SWITCHED_BEFORE = sa.and_(
    t.offer.c.office_id == sa.bindparam("office"),
    t.offer.c.switched_day < sa.bindparam("before", type_=sa.Date),
)
_OFFER_AS_LISTED = (
    sa.update(t.offer)
    .where(_SWITCHED_BEFORE, t.offer.c.off)
    .values(off=False, switched_day=None)
    .returning(t.offer.c.service_id)
)
_DROP_EXTRAS = (
    sa.delete(t.offer).where(_SWITCHED_BEFORE, t.offer.c.extra).returning(t.offer.c.service_id)
)
