"""Bookings as they are found again when the visitor comes."""

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.office import Office, OfficeBook
from db.prepared import Prepared
from db.schema import Row
from db.spelling import western_digits
from db.transaction import Read
from queueing.booking import BookingState, Standing, standing
from queueing.wording import Language

PHONE_TAIL = 8
"""Digits of a phone number within Bahrain; visitors type it with or without the country code."""


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

    def find(self, text: str) -> tuple[BookingView, ...]:
        """The bookings that a visitor may mean by what they typed or scanned, today's first.

        A reference (also the payload of its QR), a phone number, or the nine digits of a CPR.
        """
        now = self._clock()
        with self._database.read() as read:
            office = self._book.current(read)
            key = office_key(read, self._office_id)
            identity = identity_hash(key, text)
            rows = read.all(
                _FIND,
                office=self._office_id,
                reference=typed_reference(text),
                # Nine digits are a CPR: their tail may be somebody else's phone.
                phone=(phone_tail(text) if identity is None else None) or "-",
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


def bookings_of_day(read: Read, office: Office, now: datetime) -> tuple[BookingView, ...]:
    """Today's bookings in the order of their start."""
    rows = read.all(_OF_DAY, office=office.id, day=office.day(now))
    return tuple(_view(row, office, now) for row in rows)


def office_key(read: Read, office_id: int) -> bytes:
    """The key under which this office hashes national ids."""
    key: bytes = read.one(_KEY, office=office_id).identity_key
    return key


def identity_hash(key: bytes, text: str) -> bytes | None:
    """A keyed hash of the nine digits of a CPR: it matches, but nobody can read it back."""
    digits = _digits(text)
    if not re.fullmatch(r"\d{9}", digits):
        return None
    return hmac.new(key, digits.encode(), hashlib.sha256).digest()


def identity_tail(text: str) -> str | None:
    """The last three digits of a CPR, for people to recognise it."""
    digits = _digits(text)
    return digits[-3:] if re.fullmatch(r"\d{9}", digits) else None


def _digits(text: str) -> str:
    """A number without its spaces and dashes; an Arabic keyboard types other digits than ours."""
    return western_digits(re.sub(r"[\s-]", "", text))


def typed_reference(text: str) -> str:
    """A reference as it is kept, of one that was typed or scanned."""
    return text.strip().upper()


def phone_digits(text: str) -> str:
    """A phone number without what people write between its digits."""
    return western_digits(re.sub(r"[\s()+-]", "", text))


def phone_tail(text: str) -> str | None:
    """The digits by which a phone number is found; None where it is none."""
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
BOOKINGS = sa.select(t.booking, t.ticket.c.number.label("ticket_number")).outerjoin(
    t.ticket, sa.and_(t.ticket.c.booking_id == t.booking.c.id, t.ticket.c.day == t.booking.c.day)
)
BOOKING_BY_ID = Prepared(BOOKINGS.where(_MINE, t.booking.c.id == sa.bindparam("booking")))
_OF_DAY = BOOKINGS.where(_MINE, t.booking.c.day == sa.bindparam("day")).order_by(
    t.booking.c.starts_at, t.booking.c.id
)
_FIND = (
    BOOKINGS.where(
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
_KEY = sa.select(t.secret.c.identity_key).where(t.secret.c.office_id == sa.bindparam("office"))
