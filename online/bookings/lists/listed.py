"""What a list of bookings holds, as the office takes it in."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.delivered import Incoming, SetAside, SourceObject


@dataclass(frozen=True, slots=True)
class BookingList:
    """A list, address by address in its order; `ignored` names headings that mean nothing here.

    A booking's address is its external id, so that it is found again in a later list; a record
    that was set aside without one has the list's name and its place there.
    """

    objects: tuple[SourceObject, ...]
    ignored: tuple[str, ...] = ()

    @property
    def bookings(self) -> tuple[Incoming, ...]:
        return tuple(booking for one in self.objects for booking in one.bookings)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(aside for one in self.objects for aside in one.set_aside)


def by_address(name: str, found: Iterable[Incoming | SetAside]) -> tuple[SourceObject, ...]:
    """The records of the list `name` gathered by address, for an id may stand in it twice."""
    gathered: dict[str, list[Incoming | SetAside]] = {}
    for one in found:
        where = f"{name}: {one.where}" if isinstance(one, SetAside) else ""
        gathered.setdefault(one.external_id or where, []).append(one)
    return tuple(
        SourceObject(
            address=address,
            bookings=tuple(one for one in there if isinstance(one, Incoming)),
            set_aside=tuple(one for one in there if isinstance(one, SetAside)),
        )
        for address, there in gathered.items()
    )
