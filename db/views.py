"""What screens read: one frozen picture each, of a single state of the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.alerts import Alarm, read_alarms
from db.console import ConsoleView, read_console
from db.counters import CounterNow, counters_now
from db.engine import Database
from db.floor import FloorView, Found, find_visitors, read_floor
from db.hall import HallView, Outlook, read_hall, read_outlook
from db.intake import Promise, refusal_of_hours
from db.office import Office, OfficeBook
from db.promises import HallAhead
from db.schema import Row
from db.transaction import Read
from db.visitors import Visit, read_numbered, read_visit
from queueing.hours import Availability
from queueing.ticket import Reason
from queueing.wording import Bilingual


@dataclass(frozen=True, slots=True)
class ServiceOnOffer:
    """A service as the kiosk offers it now. `refused` says why no ticket can be had."""

    service_id: int
    refused: Reason | None
    opens: datetime | None
    promise: Promise


@dataclass(frozen=True, slots=True)
class KioskView:
    n: int
    now: datetime
    office: Office
    hours: Availability
    services: tuple[ServiceOnOffer, ...]
    notices: tuple[Bilingual, ...]
    """What the office has to say at its kiosks today."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody sees who has not sat down yet."""

    n: int
    now: datetime
    office: Office
    counters: tuple[CounterNow, ...]
    alarms: tuple[Alarm, ...]


class Views:
    """The read models of one office."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def office(self) -> Office:
        with self._database.read() as read:
            return self._mark(read)[1]

    def kiosk(self) -> KioskView:
        """What can be had at the kiosk now, and how long each would take."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            hall = HallAhead.of(read, office, now)
            issued = {
                row.service_id: row
                for row in read.all(_ISSUED_TODAY, office=office.id, day=office.day(now))
            }
        services = tuple(
            _on_offer(office, service_id, hall, issued.get(service_id), now)
            for service_id in office.services
        )
        hours = office.hours.availability(now, timedelta(minutes=office.last_ticket_min))
        notices = tuple(
            notice.text
            for notice in office.notices
            if notice.on_kiosk and notice.holds(office.day(now))
        )
        return KioskView(n, now, office, hours, services, notices)

    def promise(self, service_id: int, due_at: datetime | None = None) -> Promise:
        """What a visitor who takes a ticket now may be told; `due_at` for a booking's place."""
        now = self._clock()
        with self._database.read() as read:
            _n, office = self._mark(read)
            hall = HallAhead.of(read, office, now)
        service = office.service(service_id)
        if due_at is not None:
            hall = hall.without_booking(service.id, due_at)
        return hall.promise(service.id, due_at)

    def hall(self) -> HallView:
        """The calls of this moment. Cheap enough to be read at every change."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            return read_hall(read, office, n, now)

    def outlook(self) -> Outlook:
        """What the hall may expect. Dearer than `hall`, and true for longer."""
        now = self._clock()
        with self._database.read() as read:
            _n, office = self._mark(read)
            return read_outlook(read, office, now)

    def counters(self) -> tuple[CounterNow, ...]:
        with self._database.read() as read:
            return counters_now(read, self._mark(read)[1])

    def choice(self) -> Choice:
        """The counters to choose from, and who calls for help meanwhile."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            alarms = read_alarms(read, office, now)
            return Choice(n, now, office, counters_now(read, office), alarms)

    def console(self, counter_id: int) -> ConsoleView:
        """The console of one counter. Raises `Refused` UNKNOWN_COUNTER."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            return read_console(read, office, n, now, counter_id)

    def floor(self, staff_id: int) -> FloorView:
        """The whole floor, as this person at reception sees it."""
        now = self._clock()
        with self._database.read() as read:
            n, office = self._mark(read)
            return read_floor(read, office, n, now, staff_id)

    def visitors(self, text: str = "", service_id: int | None = None) -> tuple[Found, ...]:
        """Today's visits that match a number, a reference, the last digits of a phone or a name.

        Without a text those who have not left yet, the longest here first; of one service alone
        where one is named.
        """
        now = self._clock()
        with self._database.read() as read:
            _n, office = self._mark(read)
            return find_visitors(read, office, now, text, service_id)

    def visit(self, ticket_id: int) -> Visit | None:
        """One visit of today with all its facts; None where there is none."""
        now = self._clock()
        with self._database.read() as read:
            return read_visit(read, self._mark(read)[1], now, ticket_id)

    def visit_numbered(self, number: str) -> Visit | None:
        """The visit of today that has exactly this number, however its digits were typed."""
        now = self._clock()
        with self._database.read() as read:
            return read_numbered(read, self._mark(read)[1], now, number)

    def _mark(self, read: Read) -> tuple[int, Office]:
        row = read.one(_REVISION, office=self._office_id)
        return row.n, self._book.at(row.config, read)


def _on_offer(
    office: Office, service_id: int, hall: HallAhead, issued: Row | None, now: datetime
) -> ServiceOnOffer:
    service = office.services[service_id]
    refused, opens = refusal_of_hours(office, service, now)
    if refused is None and not service.walk_in:
        refused = Reason.BOOKING_ONLY
    if refused is None and issued is not None:
        if service.daily_cap is not None and issued.issued >= service.daily_cap:
            refused = Reason.DAILY_CAP_REACHED
        elif issued.last_number >= service.number_to:
            refused = Reason.NUMBERS_USED_UP
    return ServiceOnOffer(service_id, refused, opens, hall.promise(service_id))


_REVISION = sa.select(t.revision.c.n, t.revision.c.config).where(
    t.revision.c.office_id == sa.bindparam("office")
)
_ISSUED_TODAY = sa.select(t.day_service).where(
    t.day_service.c.office_id == sa.bindparam("office"),
    t.day_service.c.day == sa.bindparam("day"),
)
