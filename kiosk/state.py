"""What the kiosk shows at one moment, as plain data."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from db.bookings import BookingView
from db.intake import Promise
from db.office import Office, Service
from db.trouble import Trouble, TroubleKind
from db.views import KioskView, ServiceOnOffer
from db.visits import TicketView
from queueing.hours import Closed
from queueing.ticket import Reason
from queueing.wording import Bilingual, Language, with_digits


class Page(StrEnum):
    """One decision a page."""

    STARTING = "starting"
    """Nothing is read yet."""
    START = "start"
    SERVICES = "services"
    SERVICE = "service"
    ENTRY = "entry"
    """A booking's reference, phone or CPR is typed or scanned."""
    BOOKINGS = "bookings"
    """Several bookings of today match: which one?"""
    BOOKING = "booking"
    TICKET = "ticket"
    CLOSED = "closed"
    TROUBLE = "trouble"


class Paper(StrEnum):
    """How far the printed ticket is."""

    NONE = "none"
    """This kiosk has no printer."""
    COMING = "coming"
    PRINTED = "printed"
    FAILED = "failed"


RESTING = frozenset({Page.STARTING, Page.START, Page.CLOSED, Page.TROUBLE})
"""Pages without a visitor's choices on them: nothing to forget, nobody to ask."""

SERVICES_A_PAGE = 8

WALK_IN_ONLY_LATER = frozenset({Closed.LAST_TICKET_PASSED, Closed.BREAK})
"""No tickets for walk-ins, yet whoever holds a booking may still check in."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request was refused, and when it may work again (aware UTC)."""

    reason: Reason
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundBooking:
    """A booking with what arriving now would mean for the wait."""

    booking: BookingView
    promise: Promise


@dataclass(frozen=True, slots=True)
class ShownTicket:
    """The visitor's number, known from the commit alone, and what they were promised."""

    ticket: TicketView
    service: Bilingual
    promise: Promise
    booked_start: datetime | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A ticket came out of the printer; `picture` is the file of a virtual printer."""

    ticket_id: int
    picture: Path | None
    on_fallback: bool = False
    """It came out of the second printer, which may stand elsewhere."""


@dataclass(frozen=True, slots=True)
class PrintFailed:
    """A ticket did not come out; `ticket_id` is None when not even the jobs could be read."""

    ticket_id: int | None
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class KioskState:
    """All of what the screen draws.

    `typed` is the entry so far, on the start page the scan that is coming in. `busy` means a use
    case is under way and touches are ignored. `asking` lays "Are you still there?" over the page.
    """

    page: Page = Page.STARTING
    language: Language = Language.AR
    now: datetime | None = None
    view: KioskView | None = None
    list_page: int = 0
    service_id: int | None = None
    priority_id: int | None = None
    promise: Promise | None = None
    typed: str = ""
    bookings: tuple[FoundBooking, ...] = ()
    booking: FoundBooking | None = None
    ticket: ShownTicket | None = None
    paper: Paper = Paper.NONE
    picture: Path | None = None
    refusal: Refusal | None = None
    trouble: TroubleKind | None = None
    busy: bool = False
    asking: bool = False

    @property
    def office(self) -> Office | None:
        return self.view.office if self.view else None

    @property
    def service(self) -> Service | None:
        """The chosen service; None when it is no longer offered at all."""
        if self.view is None or self.service_id is None:
            return None
        return self.view.office.services.get(self.service_id)

    @property
    def offer(self) -> ServiceOnOffer | None:
        """The chosen service as it is on offer now."""
        if self.view is None:
            return None
        return next((o for o in self.view.services if o.service_id == self.service_id), None)

    @property
    def walk_in_open(self) -> bool:
        return self.view is not None and self.view.hours.open

    @property
    def list_pages(self) -> int:
        """How many pages the services fill; at least 1."""
        count = len(self.view.services) if self.view else 0
        return max(1, -(-count // SERVICES_A_PAGE))

    @property
    def listed(self) -> tuple[ServiceOnOffer, ...]:
        """The services of the page of the list that is shown."""
        if self.view is None:
            return ()
        first = self.list_page * SERVICES_A_PAGE
        return self.view.services[first : first + SERVICES_A_PAGE]

    def say(self, text: Bilingual) -> str:
        """`text` in the visitor's language, Arabic with the office's digits.

        Ticket numbers and booking references are never passed through here: they stay as printed.
        """
        words = text.in_(self.language)
        if self.language is Language.AR and self.office is not None:
            return with_digits(words, self.office.digits)
        return words


def resting_page(state: KioskState) -> Page:
    """The page that stands while nobody is in conversation with the kiosk."""
    if state.trouble is not None:
        return Page.TROUBLE
    if state.view is None:
        return Page.STARTING
    hours = state.view.hours
    return Page.START if hours.open or hours.reason in WALK_IN_ONLY_LATER else Page.CLOSED
