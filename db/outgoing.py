"""What the office tells a source of bookings: what became of one of them."""

from dataclasses import dataclass
from datetime import datetime

from queueing.booking import BookingState


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One outcome on its way out. Told again after a lost reply, it must not happen twice there.

    `outcome` is ARRIVED, SERVED or MISSED and `at` (aware UTC) when that was. `token` is ours and
    the same at every try, so that the source's own record shows whether it went through.
    `reason` says why a booking was missed; else it is empty.
    """

    id: int
    token: str
    external_id: str
    address: str
    outcome: BookingState
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome that is known at its source: the version of the object that it was written over,
    and the one that this made. Empty where the source has none.

    Only over the version that the office took in is our own change all that is new.
    """

    over: str = ""
    made: str = ""
