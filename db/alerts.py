"""What people of the office tell one another: a call for help, and a supervisor's words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Counter, Office, OfficeBook, Person
from db.transaction import Read
from queueing.staff import Right
from queueing.ticket import Reason, Refused

MESSAGE_LENGTH = 300
ALARM_SHOWN_FOR = timedelta(minutes=30)
"""Longer than anybody is left alone with it; afterwards it is in the record."""
ANSWER_SHOWN_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody asked for help; `answered_by` is the first colleague who said to be on the way."""

    alarm_id: int
    at: datetime
    by: Person
    counter: Counter | None
    answered_by: Person | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Message:
    """A supervisor's words that the reader has not put away yet."""

    message_id: int
    at: datetime
    by: Person
    text: str


class Alerts:
    """The use cases of telling one another, for one office."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def call_for_help(self, counter_id: int | None, *, by: int) -> int:
        """Alert everybody who is signed in; its id. Pressed again before an answer it is the same.

        Raises `Refused` UNKNOWN_COUNTER or ROLE_NOT_ALLOWED.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            office.allowed(by, Right.ALARM)
            number = office.counter(counter_id).number if counter_id is not None else None
            since = write.now - ALARM_SHOWN_FOR
            open_one = write.first(_MY_OPEN, office=self._office_id, staff=by, since=since)
            if open_one is not None:
                return int(open_one.id)
            alarm = write.insert(t.alarm, at=write.now, staff_id=by, counter_id=counter_id)
            write.record(
                "help_called", staff_id=by, counter_id=counter_id, alarm=alarm, number=number
            )
            return alarm

    def answer(self, alarm_id: int, *, by: int) -> None:
        """Say to be on the way, by name; everybody sees who it is.

        Also whoever called may, because it was pressed by mistake. Raises `Refused`
        ALREADY_ANSWERED with who did, and NOT_ALLOWED_NOW for an alarm that does not exist.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            office.allowed(by, Right.ALARM)
            row = write.first(_ALARM, alarm=alarm_id, office=self._office_id)
            if row is None:
                raise Refused(Reason.NOT_ALLOWED_NOW, alarm=alarm_id)
            if row.answered_by_id is not None:
                first = office.staff.get(row.answered_by_id)
                raise Refused(Reason.ALREADY_ANSWERED, person=first.name if first else None)
            write.update(t.alarm, alarm_id, answered_at=write.now, answered_by_id=by)
            write.record("help_answered", staff_id=by, counter_id=row.counter_id, alarm=alarm_id)

    def send(self, text: str, counter_id: int | None = None, *, by: int) -> int:
        """Write to one counter, or to everybody who works today; the message's id.

        The words are not in the record, which is for ever. Raises `Refused` MESSAGE_EMPTY,
        ROLE_NOT_ALLOWED or UNKNOWN_COUNTER.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            office.allowed(by, Right.MESSAGE)
            words = " ".join(text.split())[:MESSAGE_LENGTH]
            if not words:
                raise Refused(Reason.MESSAGE_EMPTY)
            if counter_id is not None:
                office.counter(counter_id)
            message = write.insert(
                t.message,
                day=office.day(write.now),
                at=write.now,
                staff_id=by,
                counter_id=counter_id,
                text=words,
            )
            write.record("message_sent", staff_id=by, counter_id=counter_id, message=message)
            return message

    def seen(self, message_id: int, *, by: int) -> None:
        """The reader has put the message away. Raises `Refused` NOT_ALLOWED_NOW for none."""
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            office.allowed(by, Right.ALARM)
            if write.first(_MESSAGE, message=message_id, office=self._office_id) is None:
                raise Refused(Reason.NOT_ALLOWED_NOW, message=message_id)
            if write.first(_SEEN, message=message_id, staff=by) is not None:
                return
            write.add(t.message_seen, message_id=message_id, staff_id=by, at=write.now)
            write.record("message_seen", staff_id=by, message=message_id)


def read_alarms(read: Read, office: Office, now: datetime) -> tuple[Alarm, ...]:
    """Calls for help to be shown now: without an answer first, then those just answered."""
    rows = read.all(_RECENT, office=office.id, since=now - ALARM_SHOWN_FOR)
    alarms = [
        Alarm(
            row.id,
            row.at,
            office.staff[row.staff_id],
            office.counters.get(row.counter_id) if row.counter_id else None,
            office.staff.get(row.answered_by_id) if row.answered_by_id else None,
            row.answered_at,
        )
        for row in rows
        if row.staff_id in office.staff
        and (row.answered_at is None or now - row.answered_at <= ANSWER_SHOWN_FOR)
    ]
    return tuple(sorted(alarms, key=lambda alarm: (alarm.answered_at is not None, alarm.at)))


def read_messages(
    read: Read, office: Office, now: datetime, *, to: int, counter_id: int | None
) -> tuple[Message, ...]:
    """Today's messages to this person at this counter that they have not put away, oldest first."""
    rows = read.all(
        _UNSEEN, office=office.id, day=office.day(now), staff=to, counter=counter_id or 0
    )
    return tuple(
        Message(row.id, row.at, office.staff[row.staff_id], row.text)
        for row in rows
        if row.staff_id in office.staff
    )


_ALARM = sa.select(t.alarm).where(
    t.alarm.c.id == sa.bindparam("alarm"), t.alarm.c.office_id == sa.bindparam("office")
)
_SINCE = sa.and_(
    t.alarm.c.office_id == sa.bindparam("office"),
    t.alarm.c.at >= sa.bindparam("since", type_=t.UtcDateTime),
)
_RECENT = sa.select(t.alarm).where(_SINCE).order_by(t.alarm.c.id)
_MY_OPEN = sa.select(t.alarm.c.id).where(
    _SINCE, t.alarm.c.staff_id == sa.bindparam("staff"), t.alarm.c.answered_by_id.is_(None)
)
_MESSAGE = sa.select(t.message.c.id).where(
    t.message.c.id == sa.bindparam("message"), t.message.c.office_id == sa.bindparam("office")
)
_SEEN = sa.select(t.message_seen.c.message_id).where(
    t.message_seen.c.message_id == sa.bindparam("message"),
    t.message_seen.c.staff_id == sa.bindparam("staff"),
)
_UNSEEN = (
    sa.select(t.message)
    .where(
        t.message.c.office_id == sa.bindparam("office"),
        t.message.c.day == sa.bindparam("day"),
        t.message.c.staff_id != sa.bindparam("staff"),
        sa.or_(t.message.c.counter_id.is_(None), t.message.c.counter_id == sa.bindparam("counter")),
        ~sa.exists().where(
            t.message_seen.c.message_id == t.message.c.id,
            t.message_seen.c.staff_id == sa.bindparam("staff"),
        ),
    )
    .order_by(t.message.c.id)
)
