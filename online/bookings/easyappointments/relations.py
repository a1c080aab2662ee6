"""What appointments in Easy!Appointments refer to: services, providers, customers."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from online.bookings.easyappointments.pages import Pages, Record, number_of
from online.bookings.easyappointments.records import Catalogue, read_zone, related
from online.bookings.easyappointments.rest import Missing, Rest

_FRESH = 3600.0
"""Seconds for which an answer is believed."""

T = TypeVar("T")


class Catalogues:
    """Services and providers, one request for each list: hourly, and when a new number turns up."""

    def __init__(self, pages: Pages, clock: Callable[[], float]) -> None:
        self._pages = pages
        self._clock = clock
        self._read_at: float | None = None
        self._sought: set[tuple[str, int | None]] = set()
        self._catalogue = Catalogue()

    def for_records(self, records: Sequence[Record]) -> Catalogue:
        """The catalogue with all that these records name, as far as the server knows it."""
        named = {(kind, related(one, kind)) for one in records for kind in ("service", "provider")}
        if not self._is_fresh():
            self._sought = set()
            self._read()
        elif named - self._sought:
            self._read()
        # What it does not know today it need not be asked for with every look.
        self._sought |= named
        return self._catalogue

    def _is_fresh(self) -> bool:
        return self._read_at is not None and self._clock() - self._read_at < _FRESH

    def _read(self) -> None:
        self._catalogue = Catalogue(
            services=self._list("/services", "name", lambda name: str(name or "")),
            zones=self._list("/providers", "timezone", read_zone),
        )
        self._read_at = self._clock()

    def _list(self, path: str, name: str, read: Callable[[object], T | None]) -> dict[int, T]:
        """One field of each, never the whole: a provider's record holds secrets of others."""
        found: dict[int, T] = {}
        for page in self._pages.walk(path, {"fields": f"id,{name}"}):
            for record in page:
                if isinstance(record, dict) and (number := number_of(record.get("id"))) is not None:
                    value = read(record.get(name))
                    if value is not None:
                        found[number] = value
        return found


class Customers:
    """The customer of each record: brought along, or asked for where a server is too old for it.

    An old server shows no change of a customer either, so what it said is believed for an hour.
    """

    def __init__(
        self, rest: Rest, pages: Pages, page_length: int, clock: Callable[[], float]
    ) -> None:
        self._rest = rest
        self._pages = pages
        self._page_length = page_length
        self._clock = clock
        self._forget_at = 0.0
        self._found: dict[int, object] = {}

    def of(self, records: Sequence[Record]) -> list[object]:
        """In the order of the records; None for whom nobody knows."""
        asked = {
            number
            for record in records
            if isinstance(record, dict) and "customer" not in record
            if (number := related(record, "customer")) is not None
        }
        if asked:
            self._ask_for(asked)
        return [self._one(record) for record in records]

    def _one(self, record: Record) -> object:
        if isinstance(record, dict) and "customer" in record:
            return record["customer"]
        return self._found.get(related(record, "customer") or 0)

    def _ask_for(self, numbers: set[int]) -> None:
        if self._clock() >= self._forget_at:
            self._found.clear()
            self._forget_at = self._clock() + _FRESH
        missing = sorted(numbers - self._found.keys())
        # Numbers count up, so the highest one bounds how many pages the whole list can have.
        if missing and len(missing) > 1 + missing[-1] // self._page_length:
            self._found |= dict.fromkeys(missing) | self._all()
        else:
            self._found |= {number: self._single(number) for number in missing}

    def _all(self) -> dict[int, object]:
        return {
            number: record
            for page in self._pages.walk("/customers", {})
            for record in page
            if isinstance(record, dict) and (number := number_of(record.get("id"))) is not None
        }

    def _single(self, number: int) -> object:
        try:
            return self._rest.get(f"/customers/{number}", {})
        except Missing:
            return None
