"""One ticket: what stands on it, and how its visit stands now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.intake import Promise
from db.office import Document, Named, Office, OfficeBook
from db.promises import HallAhead
from db.schema import Row
from db.visits import STEP_BY_ID, STEPS_OF_TICKET, StepView, step_view
from queueing.forecast import Range
from queueing.policy import Basis
from queueing.ticket import AT_COUNTER, Reason, Refused, State
from queueing.visit import Counted
from queueing.wording import Bilingual, Language


@dataclass(frozen=True, slots=True)
class TicketFace:
    """What a ticket shows, on paper and on the kiosk's screen."""

    office: Office
    ticket_id: int
    number: str
    token: str
    language: Language
    issued_at: datetime
    services: tuple[Bilingual, ...]
    party_size: int
    counted: Counted
    """What `party_size` counts."""
    promise: Promise | None
    """As it was given with the number; None once that service is behind the visitor."""
    booked_start: datetime | None
    """The hour that is kept; None for a walk-in and for a booking that was missed by its grace."""
    hall: Bilingual | None
    """Where to wait, in an office that has several halls; None where it makes no difference."""
    notices: tuple[Bilingual, ...]
    """What the office has to say on the ticket's day."""


@dataclass(frozen=True, slots=True)
class TicketStanding:
    """How a visit stands now, as its own visitor may know it."""

    ticket_id: int
    step_id: int
    number: str
    token: str
    language: Language
    service: Bilingual
    state: State
    booked_start: datetime | None
    promise: Promise | None
    """Who is ahead and how long it will take, while the visit waits in a line."""
    counter_number: int | None
    """Where the visitor is expected, while a counter calls or serves."""


@dataclass(frozen=True, slots=True)
class SlipFace:
    """What a slip shows that a visitor takes home: what to do next, and what to bring."""

    office: Office
    number: str
    language: Language
    at: datetime
    """Aware UTC; when the service ended, or was set aside."""
    service: Bilingual
    outcome: Bilingual | None
    next_step: Bilingual | None
    documents: tuple[Document, ...]


class Tickets:
    """The read models of one office's tickets."""

    def __init__(self, database: Database, office_id: int, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._office_id = office_id
        self._clock = clock
        self._book = OfficeBook(office_id)

    def face(self, ticket_id: int) -> TicketFace:
        """Raises `Refused` UNKNOWN_TICKET."""
        with self._database.read() as read:
            office = self._book.current(read)
            row = read.first(_FACE, ticket=ticket_id, office=self._office_id)
            if row is None:
                raise Refused(Reason.UNKNOWN_TICKET, ticket=ticket_id)
            rows = read.all(STEPS_OF_TICKET, ticket=ticket_id, office=self._office_id)
        steps = [step_view(step) for step in rows]
        to_come = steps[steps.index(_at_hand(steps)) :]
        expected = Range(row.p50_min, row.p90_min) if row.p50_min is not None else None
        services = [
            office.services[step.service_id]
            for step in to_come
            if step.service_id in office.services
        ]
        return TicketFace(
            office=office,
            ticket_id=ticket_id,
            number=row.number,
            token=row.token,
            language=Language(row.language),
            issued_at=row.issued_at,
            services=tuple(service.name for service in services),
            party_size=row.party_size,
            counted=services[0].counted if services else Counted.PEOPLE,
            promise=Promise(row.ahead or 0, expected) if len(to_come) == len(steps) else None,
            booked_start=row.booked_start if row.basis == Basis.BOOKED else None,
            hall=hall_of(office, to_come[0].service_id),
            notices=tuple(
                notice.text
                for notice in office.notices
                if notice.on_ticket and notice.holds(row.day)
            ),
        )

    def slip(self, step_id: int) -> SlipFace:
        """Raises `Refused` UNKNOWN_TICKET."""
        now = self._clock()
        with self._database.read() as read:
            office = self._book.current(read)
            row = read.first(STEP_BY_ID, step=step_id, office=self._office_id)
        if row is None:
            raise Refused(Reason.UNKNOWN_TICKET, step=step_id)
        step = step_view(row)
        service = office.services.get(step.service_id)
        return SlipFace(
            office=office,
            number=step.number,
            language=step.language,
            at=step.ended_at or step.parked_at or now,
            service=service.name if service else Bilingual("", ""),
            outcome=_named(office.outcomes, step.outcome),
            next_step=_named(office.next_steps, step.next_step),
            documents=service.documents if service else (),
        )

    def standing(self, token: str) -> TicketStanding:
        """How the visit stands whose ticket carries this token; the token is its only key.

        Raises `Refused` UNKNOWN_TICKET, also for a ticket of another day: its line is gone.
        """
        now = self._clock()
        with self._database.read() as read:
            office = self._book.current(read)
            row = read.first(_BY_TOKEN, token=token, office=self._office_id)
            if row is None or row.day != office.day(now):
                raise Refused(Reason.UNKNOWN_TICKET)
            while row.merged_into_id is not None:
                # The visitor may hold any of the papers; all tell of the one visit there is.
                row = read.one(_BY_ID, ticket=row.merged_into_id, office=self._office_id)
            steps = read.all(STEPS_OF_TICKET, ticket=row.id, office=self._office_id)
            hall = HallAhead.of(read, office, now)
        return _standing(office, row, _at_hand([step_view(step) for step in steps]), hall)


_OVER = frozenset({State.DONE, State.LEFT, State.CLOSED})


def _at_hand(steps: list[StepView]) -> StepView:
    """The step that the visit is at: the first that is not over, else the last."""
    return next((step for step in steps if step.state not in _OVER), steps[-1])


def _named(listed: Sequence[Named], code: str | None) -> Bilingual | None:
    return next((each.name for each in listed if each.code == code), None)


def _standing(office: Office, ticket: Row, step: StepView, hall: HallAhead) -> TicketStanding:
    counter = office.counters.get(step.counter_id) if step.counter_id else None
    service = office.services.get(step.service_id)
    promise = None
    if step.state is State.WAITING and service is not None:
        others = hall.without(step.service_id, step.due_at)
        promise = others.promise(step.service_id, step.due_at)
    return TicketStanding(
        ticket_id=ticket.id,
        step_id=step.step_id,
        number=ticket.number,
        token=ticket.token,
        language=Language(ticket.language),
        service=service.name if service else Bilingual("", ""),
        state=step.state,
        booked_start=step.booked_start if step.basis is Basis.BOOKED else None,
        promise=promise,
        counter_number=counter.number if counter and step.state in AT_COUNTER else None,
    )


def hall_of(office: Office, service_id: int) -> Bilingual | None:
    """Where to wait: the hall whose counters have the service as a main one, if one of several."""
    zones = {
        counter.zone_id
        for counter in office.counters.values()
        if counter.offers.get(service_id) == 0
    }
    if len(office.zones) < 2 or len(zones) != 1:
        return None
    return office.zones[zones.pop()].name


_BY_TOKEN = sa.select(t.ticket).where(
    t.ticket.c.token == sa.bindparam("token"), t.ticket.c.office_id == sa.bindparam("office")
)
_BY_ID = sa.select(t.ticket).where(
    t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office")
)
_FACE = (
    sa.select(
        t.ticket,
        t.booking.c.starts_at.label("booked_start"),
        t.step.c.basis,
        t.step.c.promised_ahead.label("ahead"),
        t.step.c.promised_p50_min.label("p50_min"),
        t.step.c.promised_p90_min.label("p90_min"),
    )
    .outerjoin(t.booking, t.booking.c.id == t.ticket.c.booking_id)
    .outerjoin(t.step, sa.and_(t.step.c.ticket_id == t.ticket.c.id, t.step.c.position == 0))
    .where(t.ticket.c.id == sa.bindparam("ticket"), t.ticket.c.office_id == sa.bindparam("office"))
)
