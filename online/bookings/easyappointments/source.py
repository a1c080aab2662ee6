"""Bookings from Easy!Appointments, by its REST interface (version 1.4 and later).

The interface tells nobody what has changed, so a look reads whole days. To make that
cheap, each appointment brings its customer along and leaves its notes behind, and one that says
what it said before is not handed over again.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from db.delivered import SourceObject, Sweep
from db.outgoing import Outgoing, Told
from db.spelling import folded
from online.bookings.easyappointments.pages import Pages, Record, number_of
from online.bookings.easyappointments.rate import Rate
from online.bookings.easyappointments.records import Reading, read_record
from online.bookings.easyappointments.relations import Catalogues, Customers
from online.bookings.easyappointments.rest import Missing, Rejected, Rest
from online.bookings.source import Batch, Known, NotAccepted, Window
from online.bookings.statuses import is_cancelled
from online.bookings.traffic import Traffic
from queueing.booking import BookingState

STATUSES: Mapping[BookingState, str] = {
    BookingState.ARRIVED: "Arrived",
    BookingState.SERVED: "Served",
    BookingState.MISSED: "No show",
}
RATE = Rate(100, 120.0)
"""What a server allows one address, unless its owner has changed it."""

_ROUNDING = 2.0
"""Seconds: a server counts whole ones, and its period is over when the last one is."""

_WANTED = {
    "fields": "id,start,end,hash,status,customerId,providerId,serviceId",
    "with": "customer",
}
_SWEPT = "swept"
"""Every look begins anew, so there is no place in the list to go on from."""
_LARGEST_BATCH = 200
_WHOLE_EVERY_S = 600.0
_NEAR = timedelta(days=2)
"""What is booked for these days is looked for every time, the rest of the window less often: a
visitor of today is to be known in time, and the rate would not allow to read all of it."""
_MOST_SOUGHT = 20
"""Bookings that are asked for singly before they count as gone."""


@dataclass(slots=True)
class _Look:
    """What one look has learned so far."""

    window: Window
    known: Mapping[str, str]
    present: dict[str, datetime | None] = field(default_factory=dict)

    def wants(self, starts_at: datetime | None) -> bool:
        """A record without a readable start may belong here, so it stays in sight."""
        return starts_at is None or self.window.start <= starts_at < self.window.end

    def news(self, items: Sequence[SourceObject]) -> list[SourceObject]:
        """Those that do not say what is known already."""
        return [item for item in items if self.known.get(item.address) != item.version]


class EasyAppointments:
    """One Easy!Appointments server.

    `url` is its address, with or without `/index.php/api/v1`; `verify` may name the file of an
    authority that signed its certificate. `zone` holds where a provider names none. `statuses`
    are the texts that stand there for our outcomes; the server takes any, but offers people those
    of its own list only. `wait` is asked again when it returns early; to break off, it raises.
    """

    def __init__(
        self,
        name: str,
        url: str,
        *,
        token: str,
        zone: ZoneInfo,
        national_id_field: str | None = None,
        statuses: Mapping[BookingState, str] = STATUSES,
        verify: Literal[True] | Path = True,
        rate: Rate = RATE,
        page_length: int = 500,
        timeout: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._name = name
        self._rest = Rest(
            _interface(url),
            token=token,
            verify=verify,
            timeout=timeout,
            rate=Rate(rate.requests, rate.seconds + _ROUNDING),
            clock=clock,
            wait=wait,
        )
        self._how = Reading(zone=zone, national_id_field=national_id_field, key=token.encode())
        self._statuses = statuses
        self._pages = Pages(self._rest, page_length)
        self._catalogue = Catalogues(self._pages, clock)
        self._customers = Customers(self._rest, self._pages, page_length, clock)
        self._last_seen: Mapping[str, datetime | None] = {}
        self._clock = clock
        self._whole_at: float | None = None

    @property
    def name(self) -> str:
        return self._name

    @property
    def traffic(self) -> Traffic:
        """What was sent and received since the start."""
        return self._rest.traffic

    def close(self) -> None:
        """Lets go of the connections."""
        self._rest.close()

    # --- in

    def look(self, cursor: str, known: Known, window: Window) -> Iterator[Batch]:
        """All that starts in the window; what is known with its version is only listed.

        Every ten minutes the window is read whole, meanwhile its first two days alone. A batch
        comes with every page, also while the rate makes the next one wait.
        """
        began = self._clock()
        whole = self._whole_at is None or began - self._whole_at >= _WHOLE_EVERY_S
        look = _Look(window if whole else _near(window), known.versions())
        for page, begins in self._pages.settled("/appointments", self._filter(look.window)):
            if begins:
                look.present.clear()
            yield from _batches(self._taken_in(page, look))
        vanished = self._vanished_whole(look) if whole else self._vanished_near(look)
        yield from _batches(self._moved_away(look, vanished))
        beyond = {at: start for at, start in self._last_seen.items() if not look.wants(start)}
        self._last_seen = look.present if whole else {**beyond, **look.present}
        self._whole_at = began if whole else self._whole_at
        present = frozenset(look.present)
        sweep = Sweep(look.window.start, look.window.end, present, whole=whole)
        yield Batch(cursor=_SWEPT, sweep=sweep)

    def _filter(self, window: Window) -> dict[str, str]:
        """The days of the window as the server counts them: `from` by the start, `till` by the end.

        A day on either side for providers in other time zones, one more for a visit past midnight;
        what does not belong is dropped here. Version 1.4 knows no filter and sends everything.
        """
        start = window.start.astimezone(self._how.zone).date() - timedelta(days=1)
        last = window.end.astimezone(self._how.zone) - timedelta(microseconds=1)
        end = last.date() + timedelta(days=2)
        return {**_WANTED, "from": start.isoformat(), "till": end.isoformat()}

    def _taken_in(self, page: Sequence[Record], look: _Look) -> list[SourceObject]:
        """The objects of a page that are new or changed; notes all of them as present."""
        items = self._read(page)
        wanted = [item for item in items if look.wants(_start_of(item))]
        look.present |= {item.address: _start_of(item) for item in wanted}
        return look.news(wanted)

    def _read(self, page: Sequence[Record]) -> list[SourceObject]:
        catalogue = self._catalogue.for_records(page)
        customers = self._customers.of(page)
        return [
            read_record(record, customer, catalogue, self._how)
            for record, customer in zip(page, customers, strict=True)
        ]

    def _vanished_whole(self, look: _Look) -> list[str]:
        """What the office knows of here, and no list holds; also after a restart of ours."""
        return [at for at in look.known if at not in look.present]

    def _vanished_near(self, look: _Look) -> list[str]:
        """What stood in these days at the last look. Of records without a readable start nobody
        knows where they stand, so that they wait for a whole look."""
        return [
            at
            for at, starts_at in self._last_seen.items()
            if starts_at is not None and look.wants(starts_at) and at not in look.present
        ]

    def _moved_away(self, look: _Look, vanished: Sequence[str]) -> list[SourceObject]:
        """Those that are not in this window any more, but still exist.

        One that was rescheduled to a day beyond the window looks just like one that was deleted.
        Few ever vanish at once; when many do, some of them speak for all. Raises `Trouble` when
        one is in the window after all: then the list was not to be trusted.
        """
        moved: list[SourceObject] = []
        for address in [at for at in vanished if at.isdecimal()][:_MOST_SOUGHT]:
            try:
                record = self._rest.get(f"/appointments/{address}", _WANTED)
            except Missing:
                continue
            item = self._read([record])[0]
            starts_at = _start_of(item)
            if starts_at is None:
                look.present[address] = None
            elif look.wants(starts_at):
                raise self._rest.trouble(
                    f"its list leaves appointment {address} out, which exists; the next look "
                    "reads it again"
                )
            moved.append(item)
        return look.news(moved)

    # --- out

    def tell(self, outgoing: Outgoing) -> Told:
        """Sets the appointment's status, and nothing else of it.

        Told twice, it is written once: the status shows that it went through. Returns no version,
        because a status that cancels nothing does not change it.
        """
        wanted = self._statuses[outgoing.outcome]
        path = f"/appointments/{outgoing.address}"
        try:
            status = self._status_in(self._rest.get(path, {"fields": "id,status"}, urgent=True))
            if folded(status) == folded(wanted):
                return Told()
            if is_cancelled(status):
                raise NotAccepted("It was cancelled there meanwhile, which is not overwritten.")
            self._write(path, wanted, outgoing.token)
        except Missing:
            raise NotAccepted("It has been deleted there.") from None
        except Rejected as error:
            raise NotAccepted(f"It refuses the change (status {error}).") from None
        return Told()

    def _write(self, path: str, wanted: str, token: str) -> None:
        # The server merges a body with the record that it holds, so that only the status goes out
        # and no note or hour that a person changes can be set back by us. What remains: a status
        # that a person sets between our reading and this, one round trip, is overwritten; and the
        # server itself reads and writes the record in two steps. Its answer is the record read
        # anew. It has no use for the key; proxies and logs do.
        answer = self._rest.put(path, {"status": wanted}, {"Idempotency-Key": token})
        if folded(self._status_in(answer)) != folded(wanted):
            raise self._rest.trouble(
                "it accepted a status but shows another. Check that the token's owner may change "
                "appointments"
            )

    def _status_in(self, answer: object) -> str:
        if not isinstance(answer, dict) or number_of(answer.get("id")) is None:
            raise self._rest.trouble("its answer is not an appointment. Check its address")
        return str(answer.get("status") or "")


def _interface(url: str) -> str:
    url = url.rstrip("/")
    return url if url.endswith("/api/v1") else f"{url}/index.php/api/v1"


def _near(window: Window) -> Window:
    return Window(window.start, min(window.start + _NEAR, window.end))


def _start_of(item: SourceObject) -> datetime | None:
    return item.bookings[0].starts_at if item.bookings else None


def _batches(items: Sequence[SourceObject]) -> Iterator[Batch]:
    for first in range(0, len(items), _LARGEST_BATCH):
        yield Batch(objects=tuple(items[first : first + _LARGEST_BATCH]))
