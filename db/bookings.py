"""Bookings taken in from elsewhere, and found again when the visitor comes."""

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.prepared import Prepared
from db.schema import Row
from db.transaction import Read, Write
from queueing.booking import BookingState, Standing, standing
from queueing.wording import Language

PHONE_TAIL = 8
"""Digits of a phone number within Bahrain; visitors type it with or without the country code."""


class Incoming(Protocol):
    """A booking as a source hands it over. `starts_at` is aware; `national_id` is in clear."""

    @property
    def external_id(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def service_code(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def national_id(self) -> str | None: ...
    @property
    def language(self) -> Language | None: ...
    @property
    def party_size(self) -> int: ...
    @property
    def cancelled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the bookings of one delivery."""

    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking as the visitor and the staff may see it, and what arriving now means for it."""

    booking_id: int
    reference: str | None
    service_id: int
    starts_at: datetime
    name: str | None
    identity_tail: str | None
    language: Language | None
    party_size: int
    state: BookingState
    standing: Standing
    ticket_number: str | None


class Bookings:
    """The use cases of bookings, for one office."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def take_in(self, source: str, rows: Sequence[Incoming]) -> TakenIn:
        """Bring the office's bookings to what the source says, in one transaction.

        The source owns time and cancellation, the office arrival and outcome: a booking whose
        visitor is here already is left as it is. Taking the same delivery twice changes nothing.
        Raises `Refused` UNKNOWN_SERVICE for a service that the office does not have.
        """
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            key = write.one(_KEY, office=self._office_id).identity_key
            there = {
                row.external_id: row
                for row in write.all(_OF_SOURCE, office=self._office_id, source=source)
            }
            done = {"new": 0, "changed": 0, "unchanged": 0}
            # A delivery that names a booking twice means its last word on it.
            for incoming in {row.external_id: row for row in rows}.values():
                wanted = _values(office, incoming, key)
                done[self._take(write, source, incoming, wanted, there)] += 1
            if done["new"] or done["changed"]:
                write.record("bookings_taken_in", source=source, **done)
            return TakenIn(**done)

    def find(self, text: str) -> tuple[BookingView, ...]:
        """The bookings that a visitor may mean by what they typed or scanned, today's first.

        A reference (also the payload of its QR), a phone number, or the nine digits of a CPR.
        """
        now = self._clock()
        with self._database.read() as read:
            office = self._book.current(read)
            key = read.one(_KEY, office=self._office_id).identity_key
            identity = _identity_hash(key, text)
            rows = read.all(
                _FIND,
                office=self._office_id,
                reference=typed_reference(text),
                # Nine digits are a CPR: their tail may be somebody else's phone.
                phone=(_phone_tail(text) if identity is None else None) or "-",
                identity=identity or b"-",
                today=office.day(now),
            )
        views = [_view(row, office, now) for row in rows]
        today = office.day(now)
        return tuple(
            sorted(
                views,
                key=lambda view: (
                    office.day(view.starts_at) != today,
                    view.state is BookingState.CANCELLED,
                    abs(view.starts_at - now),
                ),
            )
        )

    def of_day(self) -> tuple[BookingView, ...]:
        """Today's bookings in the order of their start."""
        now = self._clock()
        with self._database.read() as read:
            return bookings_of_day(read, self._book.current(read), now)

    def _take(
        self,
        write: Write,
        source: str,
        incoming: Incoming,
        wanted: dict[str, Any],
        there: dict[str, Row],
    ) -> str:
        row = there.get(incoming.external_id)
        if row is None:
            write.insert(t.booking, source=source, external_id=incoming.external_id, **wanted)
            return "new"
        moved = row.starts_at != wanted["starts_at"]
        ours = row.state in (BookingState.ARRIVED, BookingState.SERVED)
        over = row.state == BookingState.MISSED and not moved
        if ours or over or all(row._mapping[name] == value for name, value in wanted.items()):
            return "unchanged"
        write.update(t.booking, row.id, **wanted)
        return "changed"


def bookings_of_day(read: Read, office: Office, now: datetime) -> tuple[BookingView, ...]:
    """Today's bookings in the order of their start."""
    rows = read.all(_OF_DAY, office=office.id, day=office.day(now))
    return tuple(_view(row, office, now) for row in rows)


def settle_booking(write: Write, booking_id: int | None, state: BookingState) -> None:
    """Let a booking follow what became of its visit; nothing for a visit without one."""
    if booking_id is not None:
        write.update(t.booking, booking_id, state=state)


def _values(office: Office, incoming: Incoming, key: bytes) -> dict[str, Any]:
    identity = _identity_hash(key, incoming.national_id or "")
    return {
        "reference": incoming.reference.strip().upper() or None,
        "service_id": office.service_coded(incoming.service_code).id,
        "day": office.day(incoming.starts_at),
        "starts_at": incoming.starts_at,
        "name": incoming.name or None,
        "phone": _phone_tail(incoming.phone),
        "identity_hash": identity,
        "identity_tail": _digits(incoming.national_id or "")[-3:] if identity else None,
        "language": incoming.language,
        "party_size": incoming.party_size,
        "state": BookingState.CANCELLED if incoming.cancelled else BookingState.EXPECTED,
    }


def _identity_hash(key: bytes, text: str) -> bytes | None:
    """A keyed hash of the nine digits of a CPR: it matches, but nobody can read it back."""
    digits = _digits(text)
    if not re.fullmatch(r"\d{9}", digits):
        return None
    return hmac.new(key, digits.encode(), hashlib.sha256).digest()


def _digits(text: str) -> str:
    """A number without its spaces and dashes; an Arabic keyboard types other digits than ours."""
    return western_digits(re.sub(r"[\s-]", "", text))


def typed_reference(text: str) -> str:
    """A reference as it is kept, of one that was typed or scanned."""
    return text.strip().upper()


def western_digits(text: str) -> str:
    """`text` with the digits 0-9 for those of any other script."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def phone_digits(text: str) -> str:
    """A phone number without what people write between its digits."""
    return western_digits(re.sub(r"[\s()+-]", "", text))


def _phone_tail(text: str) -> str | None:
    digits = phone_digits(text)
    if not re.fullmatch(r"\d{8,15}", digits):
        return None
    return digits[-PHONE_TAIL:]


def _view(row: Row, office: Office, now: datetime) -> BookingView:
    state = BookingState(row.state)
    found = standing(state, office.local(row.starts_at), office.local(now), office.grace_min)
    if row.ticket_number is not None and found not in (Standing.CANCELLED, Standing.OTHER_DAY):
        found = Standing.CHECKED_IN
    return BookingView(
        booking_id=row.id,
        reference=row.reference,
        service_id=row.service_id,
        starts_at=row.starts_at,
        name=row.name,
        identity_tail=row.identity_tail,
        language=Language(row.language) if row.language else None,
        party_size=row.party_size,
        state=state,
        standing=found,
        ticket_number=row.ticket_number,
    )


_MINE = t.booking.c.office_id == sa.bindparam("office")
_BOOKINGS = sa.select(t.booking, t.ticket.c.number.label("ticket_number")).outerjoin(
    t.ticket, sa.and_(t.ticket.c.booking_id == t.booking.c.id, t.ticket.c.day == t.booking.c.day)
)
BOOKING_BY_ID = Prepared(_BOOKINGS.where(_MINE, t.booking.c.id == sa.bindparam("booking")))
_OF_DAY = _BOOKINGS.where(_MINE, t.booking.c.day == sa.bindparam("day")).order_by(
    t.booking.c.starts_at, t.booking.c.id
)
_FIND = (
    _BOOKINGS.where(
        _MINE,
        sa.or_(
            t.booking.c.reference == sa.bindparam("reference"),
            t.booking.c.phone == sa.bindparam("phone"),
            t.booking.c.identity_hash == sa.bindparam("identity"),
        ),
    )
    # Today's first: a company's phone has many bookings.
    .order_by(
        sa.case((t.booking.c.day == sa.bindparam("today"), 0), else_=1),
        t.booking.c.starts_at.desc(),
    )
    .limit(50)
)
_OF_SOURCE = _BOOKINGS.where(_MINE, t.booking.c.source == sa.bindparam("source"))
_KEY = sa.select(t.secret.c.identity_key).where(t.secret.c.office_id == sa.bindparam("office"))
