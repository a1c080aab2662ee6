"""Arriving: a ticket is taken with or without a booking, given up, or taken up again."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from db import schema as t
from db.bookings import BOOKING_BY_ID
from db.engine import Database
from db.office import Office, OfficeBook, PriorityClass, Service
from db.outcomes import MissedWhy, settle_booking
from db.prepared import Asked, Prepared
from db.printing import queue_print
from db.schema import Row
from db.transaction import Ahead, Write
from db.visits import STEP_BY_ID, STEPS_OF_TICKET, TicketView
from queueing.booking import BookingState, Standing, standing
from queueing.forecast import Range
from queueing.hours import Closed, Hours
from queueing.policy import Basis, Due, due, due_again
from queueing.staff import Right
from queueing.ticket import OPEN_STATES, Action, Reason, Refused, State, after
from queueing.visit import Claim, Spared
from queueing.wording import Language, ticket_code

LARGEST_PARTY = 50
"""Above this a number of people or files is taken for a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the visitor was shown before taking the ticket; `expected` is None for no forecast."""

    ahead: int
    expected: Range | None


class Intake:
    """The use cases of arriving, for one office."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def issue(
        self,
        service_ids: Sequence[int],
        *,
        language: Language,
        priority_id: int | None = None,
        party_size: int = 1,
        phone: str | None = None,
        promise: Promise | None = None,
        printer: str | None = None,
        by: int | None = None,
    ) -> TicketView:
        """Give a walk-in a ticket; further services wait for their turn within the visit.

        Ticket, promise and print job commit together, before anything is printed, because paper
        runs out. A `phone` (E.164) is handed in only with the visitor's consent to messages, and
        the moment is kept with it. Where the office confirms priority, a declared class counts
        from its confirmation on. Raises `Refused` with the reason why no ticket can be taken.

        `by` is whoever gives it at reception, None for a visitor at the kiosk. Who was seen by a
        person needs no confirmation, may come after the last ticket and without a booking.
        """
        with self._database.write(self._office_id, self._clock, self._ahead(service_ids)) as write:
            now = write.now
            office = self._book.at(write.config, write)
            services = [office.service(service_id) for service_id in service_ids]
            if not services:
                raise Refused(Reason.NO_SERVICE_CHOSEN)
            if by is not None:
                office.allowed(by, Right.ADMIT)
            for service in services:
                if by is not None:
                    _refuse_after_closing(office, service, now)
                    continue
                _refuse_when_closed(office, service, now)
                if not service.walk_in:
                    raise Refused(Reason.BOOKING_ONLY, service=service.id)
            claimed, priority = _declared(office, priority_id, by)
            credit = priority.credit_min if priority else 0
            dues = [due(now, service.target_wait_min, credit_min=credit) for service in services]
            return _give_ticket(
                write,
                office,
                _Visit(services, dues, language, priority, claimed, party_size, phone, by=by),
                promise,
                printer,
            )

    def check_in(
        self,
        booking_id: int,
        *,
        language: Language,
        priority_id: int | None = None,
        promise: Promise | None = None,
        printer: str | None = None,
        by: int | None = None,
    ) -> TicketView:
        """Turn today's booking into a ticket; a late one counts as a walk-in from now.

        `by` is whoever does it at reception, None for the visitor at the kiosk. Raises `Refused`
        for a booking of another day, cancelled, unknown or checked in already.
        """
        asked = (BOOKING_BY_ID, {"booking": booking_id, "office": self._office_id})
        ahead = Ahead([asked], {t.ticket: 1, t.step: 1})
        with self._database.write(self._office_id, self._clock, ahead) as write:
            now = write.now
            office = self._book.at(write.config, write)
            booking = write.first(BOOKING_BY_ID, booking=booking_id, office=self._office_id)
            if booking is None:
                raise Refused(Reason.UNKNOWN_BOOKING, booking=booking_id)
            if by is not None:
                office.allowed(by, Right.ADMIT)
            _refuse_wrong_booking(office, booking, now)
            service = office.service(booking.service_id)
            _refuse_after_closing(office, service, now)
            claimed, priority = _declared(office, priority_id, by)
            at = due(
                now,
                service.target_wait_min,
                credit_min=priority.credit_min if priority else 0,
                booked_start=booking.starts_at,
                grace_min=office.grace_min,
            )
            visit = _Visit(
                [service],
                [at],
                language,
                priority,
                claimed,
                booking.party_size,
                booking.phone,
                booking.id,
                booking.starts_at,
                by,
            )
            ticket = _give_ticket(write, office, visit, promise, printer)
            settle_booking(write, booking.id, BookingState.ARRIVED)
            return ticket

    def spare(self, service_id: int, why: Spared) -> None:
        """Count a visitor who needs no ticket, so that the office sees what it spared them."""
        with self._database.write(self._office_id, self._clock) as write:
            office = self._book.at(write.config, write)
            service = office.service(service_id)
            write.record("visit_spared", service=service.code, why=why)

    def _ahead(self, service_ids: Sequence[int]) -> Ahead:
        """The numbers given so far for the first service, and ids for what a ticket is made of."""
        known = self._book.known
        asked = []
        if known is not None and service_ids:
            day = known.day(self._clock())
            asked.append(_given(self._office_id, day, service_ids[0]))
        return Ahead(asked, {t.ticket: 1, t.step: len(service_ids)})

    def leave(self, ticket_id: int, *, by: int | None = None) -> None:
        """The visitor gives up, or the ticket is cancelled; nothing of it waits any longer.

        Raises `Refused` NOT_ALLOWED_NOW while a step of it is at a counter or when it is over.
        """
        with self._database.write(self._office_id, self._clock) as write:
            now = write.now
            if by is not None:
                self._book.at(write.config, write).allowed(by, Right.TEND)
            rows = write.all(STEPS_OF_TICKET, ticket=ticket_id, office=self._office_id)
            if not rows:
                raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
            leaving = [row for row in rows if State(row.state) in OPEN_STATES]
            if not leaving:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=rows[0].number)
            settle_booking(write, rows[0].booking_id, BookingState.MISSED, MissedWhy.LEFT)
            for row in leaving:
                to = after(State(row.state), Action.LEAVE)
                write.update(t.step, row.id, state=to, ended_at=now)
                write.record(
                    "left", staff_id=by, ticket_id=ticket_id, step_id=row.id, number=row.number
                )

    def rejoin(self, step_id: int, *, by: int | None = None) -> None:
        """A missed visitor comes back and waits as if arriving now; the number stays.

        Raises `Refused` when the step was not missed, or not today: yesterday's line is gone; and
        when its ticket was merged into another, under whose number the visit goes on.
        """
        with self._database.write(self._office_id, self._clock) as write:
            now = write.now
            office = self._book.at(write.config, write)
            if by is not None:
                office.allowed(by, Right.TEND)
            row = write.first(STEP_BY_ID, step=step_id, office=self._office_id)
            if row is None:
                raise Refused(Reason.UNKNOWN_TICKET, step=step_id)
            to = after(State(row.state), Action.REJOIN)
            ticket = write.one(_MERGED, ticket=row.ticket_id)
            if row.day != office.day(now) or ticket.merged_into_id is not None:
                raise Refused(Reason.NOT_ALLOWED_NOW, number=row.number)
            again = due_again(
                now,
                office.service(row.service_id).target_wait_min,
                credit_min=office.credit_min(row.priority_class_id),
            )
            write.update(
                t.step,
                step_id,
                state=to,
                due_at=again.at,
                basis=again.basis,
                arrived_at=now,
                calls=0,
                counter_id=None,
                hold_until=None,
                first_called_at=None,
                called_at=None,
                ended_at=None,
                parked_at=None,
                parked_by_id=None,
                held=False,
            )
            settle_booking(write, row.booking_id, BookingState.ARRIVED)
            write.record(
                "rejoined", staff_id=by, ticket_id=row.ticket_id, step_id=step_id, number=row.number
            )


@dataclass(frozen=True, slots=True)
class _Visit:
    """What a new ticket is made of; `dues` stand beside `services`."""

    services: Sequence[Service]
    dues: Sequence[Due]
    language: Language
    priority: PriorityClass | None
    claimed: PriorityClass | None
    """Declared, and to be confirmed by somebody."""
    party_size: int
    phone: str | None
    booking_id: int | None = None
    booked_start: datetime | None = None
    by: int | None = None


def _declared(
    office: Office, priority_id: int | None, by: int | None
) -> tuple[PriorityClass | None, PriorityClass | None]:
    """What still has to be confirmed, and what counts at once."""
    if priority_id is None:
        return None, None
    priority = _priority(office, priority_id)
    seen = by is not None
    return (priority, None) if office.confirm_priority and not seen else (None, priority)


def _priority(office: Office, priority_id: int) -> PriorityClass:
    try:
        return office.priorities[priority_id]
    except KeyError:
        raise Refused(Reason.UNKNOWN_PRIORITY, priority=priority_id) from None


def _hours(office: Office, service: Service) -> Iterator[tuple[Hours, Reason]]:
    """The hours that must be open, each with the reason when they are not."""
    yield office.hours, Reason.OFFICE_CLOSED
    if service.hours is not None:
        yield service.hours, Reason.SERVICE_CLOSED


def refusal_of_hours(
    office: Office, service: Service, now: datetime
) -> tuple[Reason | None, datetime | None]:
    """Why the hours give no ticket for the service now, and when they will again."""
    last = timedelta(minutes=office.last_ticket_min)
    for hours, closed in _hours(office, service):
        found = hours.availability(now, last)
        if not found.open:
            late = found.reason is Closed.LAST_TICKET_PASSED
            return (Reason.AFTER_LAST_TICKET if late else closed), found.next_opening
    return None, None


def _refuse_when_closed(office: Office, service: Service, now: datetime) -> None:
    reason, opens = refusal_of_hours(office, service, now)
    if reason is not None:
        raise Refused(reason, service=service.id, opens=opens)


def _refuse_after_closing(office: Office, service: Service, now: datetime) -> None:
    """A booking may be checked in before opening and after the last ticket, not after the end."""
    for hours, reason in _hours(office, service):
        found = hours.availability(now)
        if found.reason in (Closed.DAY_OFF, Closed.HOLIDAY, Closed.ENDED):
            raise Refused(reason, service=service.id, opens=found.next_opening)


_BOOKING_REFUSALS = {
    Standing.CANCELLED: Reason.BOOKING_CANCELLED,
    Standing.OTHER_DAY: Reason.BOOKING_OTHER_DAY,
    Standing.CHECKED_IN: Reason.ALREADY_CHECKED_IN,
}


def _refuse_wrong_booking(office: Office, booking: Row, now: datetime) -> None:
    if booking.ticket_number is not None:
        raise Refused(Reason.ALREADY_CHECKED_IN, number=booking.ticket_number)
    found = standing(
        BookingState(booking.state),
        office.local(booking.starts_at),
        office.local(now),
        office.grace_min,
    )
    if found in _BOOKING_REFUSALS:
        raise Refused(_BOOKING_REFUSALS[found], starts=booking.starts_at)


def _give_ticket(
    write: Write, office: Office, visit: _Visit, promise: Promise | None, printer: str | None
) -> TicketView:
    if not 1 <= visit.party_size <= LARGEST_PARTY:
        raise Refused(Reason.PARTY_TOO_LARGE, accepted=LARGEST_PARTY)
    now, day, first = write.now, office.day(write.now), visit.services[0]
    number = _next_number(write, first, day, walk_in=visit.booking_id is None)
    for further in visit.services[1:]:
        _count_further(write, further, day)
    token = secrets.token_urlsafe(12)
    ticket_id = write.insert(
        t.ticket,
        day=day,
        number=number,
        token=token,
        language=visit.language,
        booking_id=visit.booking_id,
        party_size=visit.party_size,
        phone=visit.phone,
        issued_at=now,
        **_declaration(visit, now),
    )
    step_ids = tuple(
        write.insert(
            t.step,
            ticket_id=ticket_id,
            position=position,
            service_id=service.id,
            day=day,
            number=number,
            state=State.WAITING if position == 0 else State.PLANNED,
            basis=at.basis if position == 0 else Basis.FURTHER,
            due_at=at.at,
            arrived_at=now,
            priority_class_id=visit.priority.id if visit.priority else None,
            booked_start=visit.booked_start,
            calls=0,
            served_before_s=0,
            **(_told(promise) if position == 0 else {}),
        )
        for position, (service, at) in enumerate(zip(visit.services, visit.dues, strict=True))
    )
    write.record(
        "issued" if visit.booking_id is None else "checked_in",
        staff_id=visit.by,
        ticket_id=ticket_id,
        step_id=step_ids[0],
        number=number,
        services=[service.code for service in visit.services],
        due=visit.dues[0].at.isoformat(),
    )
    if printer is not None:
        queue_print(write, ticket_id, printer, reprint=False)
    return TicketView(ticket_id, number, token, visit.language, visit.party_size, now, step_ids)


def _declaration(visit: _Visit, now: datetime) -> dict[str, object]:
    """What most visitors do not say stays out of the insert, which is on everybody's way."""
    said: dict[str, object] = {}
    if visit.phone is not None and visit.booking_id is None:
        said["phone_consent_at"] = now
    if visit.claimed is not None:
        said |= {"claimed_class_id": visit.claimed.id, "claim": Claim.PENDING}
    return said


def _next_number(write: Write, service: Service, day: date, *, walk_in: bool) -> str:
    statement, where = _given(write.office_id, day, service.id)
    given = write.first(statement, **where)
    number, issued = service.number_from, 1
    if given is not None:
        number, issued = max(given.last_number + 1, number), given.issued + 1
    if number > service.number_to:
        raise Refused(Reason.NUMBERS_USED_UP, service=service.id)
    if walk_in and service.daily_cap is not None and issued > service.daily_cap:
        raise Refused(Reason.DAILY_CAP_REACHED, service=service.id)
    change = _RAISE_NUMBER if given is not None else _FIRST_NUMBER
    write.hold(change, **where, number=number, count=issued)
    return ticket_code(service.code, number, len(str(service.number_to)))


def _count_further(write: Write, service: Service, day: date) -> None:
    """A further service needs no number of its own, but it fills the day like any other.

    Services without a cap are not counted, because nobody asks.
    """
    if service.daily_cap is None:
        return
    statement, where = _given(write.office_id, day, service.id)
    given = write.first(statement, **where)
    number, issued = (
        (given.last_number, given.issued + 1) if given else (service.number_from - 1, 1)
    )
    if issued > service.daily_cap:
        raise Refused(Reason.DAILY_CAP_REACHED, service=service.id)
    change = _RAISE_NUMBER if given is not None else _FIRST_NUMBER
    write.hold(change, **where, number=number, count=issued)


def _given(office_id: int, day: date, service_id: int) -> Asked:
    return _NUMBERS_GIVEN, {"office": office_id, "on_day": day, "service": service_id}


def _told(promise: Promise | None) -> dict[str, int | None]:
    if promise is None:
        return {}
    expected = promise.expected
    return {
        "promised_ahead": promise.ahead,
        "promised_p50_min": expected.p50 if expected else None,
        "promised_p90_min": expected.p90 if expected else None,
    }


_MERGED = sa.select(t.ticket.c.merged_into_id).where(t.ticket.c.id == sa.bindparam("ticket"))
_OF_DAY = sa.and_(
    t.day_service.c.office_id == sa.bindparam("office"),
    t.day_service.c.day == sa.bindparam("on_day"),
    t.day_service.c.service_id == sa.bindparam("service"),
)
_NUMBERS_GIVEN = Prepared(
    sa.select(t.day_service.c.last_number, t.day_service.c.issued).where(_OF_DAY)
)
# Whoever holds the office's turn is alone with its numbers, so what was read still holds.
_NUMBERS: dict[str, Any] = {"last_number": sa.bindparam("number"), "issued": sa.bindparam("count")}
_RAISE_NUMBER = Prepared(sa.update(t.day_service).where(_OF_DAY).values(_NUMBERS))
_FIRST_NUMBER = Prepared(
    sa.insert(t.day_service).values(
        office_id=sa.bindparam("office"),
        day=sa.bindparam("on_day"),
        service_id=sa.bindparam("service"),
        **_NUMBERS,
    )
)
