"""What every source of bookings can do, whatever protocol it speaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from db.delivered import SourceObject, Sweep
from db.outgoing import Outgoing, Told
from online.bookings.traffic import Traffic

MOST_OBJECTS = 200
"""Of a batch: it becomes one short transaction, so that no clerk waits for a long list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some of what a look found, `MOST_OBJECTS` at most.

    The last batch of a look that came to its end carries `cursor`, from where the next look goes
    on, and `sweep` if all of the window, or of its first days, was seen. A look that breaks off
    leaves both as they were.
    """

    objects: tuple[SourceObject, ...] = ()
    cursor: str | None = None
    sweep: Sweep | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The bookings that matter: those that start from `start` until before `end`, aware UTC."""

    start: datetime
    end: datetime


class Known(Protocol):
    """What the office remembers of a source."""

    def versions(self) -> Mapping[str, str]:
        """The version of every object that was taken in, by address."""
        ...


class NotAccepted(Exception):
    """The source will never take this: the booking is gone there, or it refuses the change.

    Its text says why, in English, for the inbox.
    """


class Source(Protocol):
    """A system that bookings come from."""

    @property
    def name(self) -> str: ...

    @property
    def traffic(self) -> Traffic:
        """What has gone over the network since this was made; nothing where there is none."""
        ...

    def look(self, cursor: str, known: Known, window: Window) -> Iterator[Batch]:
        """What is there, or what has changed since `cursor`, in batches; "" stands for never.

        Objects whose version is known need not be read again. Raises `Trouble` SOURCE when the
        source cannot be reached or makes no sense; what was handed over before stays valid.
        """
        ...

    def tell(self, outgoing: Outgoing) -> Told:
        """Tell what became of a booking.

        It has one effect however often it is repeated: what the source has already is not written
        again. Raises `Trouble` SOURCE to be tried later, `NotAccepted` to be given up.
        """
        ...
