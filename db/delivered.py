"""What a system of bookings hands over, whatever it is: the words between a source and the office.

A source says what it holds, address by address; the office decides what that means.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from queueing.wording import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One booking as its source has it.

    `starts_at` is aware. `service` is the source's own name for it: a code, a number, a category;
    `service_label` says it for people where that is a number. `national_id` is in clear, for the
    moment between the source and its keyed hash; `repr` leaves it out, so that no log keeps it.
    Empty texts mean that the source says nothing.
    """

    external_id: str
    service: str
    starts_at: datetime
    reference: str = ""
    service_label: str = ""
    name: str = ""
    phone: str = ""
    national_id: str | None = field(default=None, repr=False)
    language: Language | None = None
    party_size: int = 1
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A record that cannot be taken in. `where` finds it at the source: a line, an address.

    `found` is shortened and holds no national id; `reason` says in English what is accepted.
    """

    where: str
    field: str
    found: str
    reason: str
    external_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceObject:
    """All that a source holds at one address; without bookings and faults, nothing for us.

    `version` is the source's own mark of this state, such as an ETag; it changes with every
    change. It is empty where the source has none, and where there is nothing any more.
    """

    address: str
    version: str = ""
    bookings: tuple[Incoming, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def each_alone(bookings: Iterable[Incoming]) -> tuple[SourceObject, ...]:
    """Bookings of a source that is a plain list: each stands at an address of its own, its id."""
    return tuple(SourceObject(address=one.external_id, bookings=(one,)) for one in bookings)


@dataclass(frozen=True, slots=True)
class Sweep:
    """A complete, successful look at all bookings that start from `start` until before `end`.

    `present` are the addresses that hold something there. Only by this a booking is known gone.
    `whole` says that no booking matters beyond it; a look at the next days alone is not whole.
    """

    start: datetime
    end: datetime
    present: frozenset[str]
    whole: bool = True
