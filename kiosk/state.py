"""What the kiosk shows at one moment, as plain data."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from db.bookings import BookingView
from db.intake import Promise
from db.office import Office, Service
from db.tickets import TicketStanding
from db.trouble import Trouble, TroubleKind
from db.views import KioskView, ServiceOnOffer
from db.visits import TicketView
from kiosk.chosen import NOTHING_CHOSEN, Chosen
from kiosk.listing import A_PAGE, BOOKINGS_A_PAGE, Category, categories, on_page, pages
from queueing.hours import Closed
from queueing.ticket import Reason
from queueing.visit import Spared
from queueing.wording import Bilingual, Language, with_digits
from shell.phone import PhoneFault


class Page(StrEnum):
    """One decision a page."""

    STARTING = "starting"
    """Nothing is read yet."""
    IDLE = "idle"
    """Nobody has touched anything for a while: the time, the hours, the notices."""
    START = "start"
    CATEGORIES = "categories"
    SERVICES = "services"
    SERVICE = "service"
    INSTEAD = "instead"
    """What a visitor does instead of taking a ticket now, and why that spares them a wait."""
    PRIORITY = "priority"
    PHONE = "phone"
    """A number for messages about the visit, given with consent."""
    ENTRY = "entry"
    """A booking's reference, phone or CPR is typed or scanned."""
    BOOKINGS = "bookings"
    """Several bookings of today match: which one?"""
    BOOKING = "booking"
    STANDING = "standing"
    """How the visit stands whose ticket was held to the scanner."""
    TICKET = "ticket"
    CLOSED = "closed"
    TROUBLE = "trouble"


class Paper(StrEnum):
    """How far the printed ticket is."""

    NONE = "none"
    """This kiosk has no printer."""
    COMING = "coming"
    PRINTED = "printed"
    ELSEWHERE = "elsewhere"
    """It came out of the printer that stands in for this kiosk's."""
    FAILED = "failed"


RESTING = frozenset({Page.STARTING, Page.IDLE, Page.START, Page.CLOSED, Page.TROUBLE})
"""Pages without a visitor's choices on them: nothing to forget, nobody to ask."""

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
    services: tuple[Bilingual, ...]
    promise: Promise
    booked_start: datetime | None
    hall: Bilingual | None = None
    """Where to wait, in an office that has several halls."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A ticket came out of the printer; `picture` is the file of a virtual printer."""

    ticket_id: int
    picture: Path | None
    on_fallback: bool = False
    """It came out of the second printer, which may stand elsewhere."""
    slip: bool = False
    """It was a slip of the ticket's visit, not the ticket."""


@dataclass(frozen=True, slots=True)
class PrintFailed:
    """A ticket did not come out; `ticket_id` is None when not even the jobs could be read."""

    ticket_id: int | None
    trouble: Trouble
    slip: bool = False
    """It was a slip of the ticket's visit, not the ticket."""


@dataclass(frozen=True, slots=True)
class KioskState:
    """All of what the screen draws.

    `typed` is the entry so far. `busy` means a use case is under way and touches are ignored.
    `asking` lays "Are you still there?" over the page.
    """

    page: Page = Page.STARTING
    language: Language = Language.AR
    now: datetime | None = None
    view: KioskView | None = None
    category: Bilingual | None = None
    turned_to: int = 0
    """The page of a list that was turned to last; `list_page` is the one that there is."""
    service_id: int | None = None
    """The service that is being looked at."""
    chosen: Chosen = NOTHING_CHOSEN
    promise: Promise | None = None
    instead: Spared | None = None
    typed: str = ""
    phone_fault: PhoneFault | None = None
    bookings: tuple[FoundBooking, ...] = ()
    booking: FoundBooking | None = None
    standing: TicketStanding | None = None
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
    def first_id(self) -> int | None:
        """The service that the ticket would wait for first."""
        return self.chosen.services[0] if self.chosen.services else self.service_id

    @property
    def offer(self) -> ServiceOnOffer | None:
        """The chosen service as it is on offer now."""
        if self.view is None:
            return None
        return next((o for o in self.view.services if o.service_id == self.service_id), None)

    def promise_of(self, service_id: int | None) -> Promise | None:
        """What an ordinary ticket for the service would promise now."""
        offers = self.view.services if self.view else ()
        return next((o.promise for o in offers if o.service_id == service_id), None)

    @property
    def walk_in_open(self) -> bool:
        return self.view is not None and self.view.hours.open

    @property
    def obstacle(self) -> Refusal | None:
        """Why the service that is being looked at cannot be had now; None where it can."""
        if self.refusal is not None:
            return self.refusal
        offer = self.offer
        return Refusal(offer.refused, offer.opens) if offer and offer.refused else None

    @property
    def in_visit(self) -> tuple[Service, ...]:
        """The services that are settled already, in their order."""
        services = self.view.office.services if self.view else {}
        return tuple(services[s] for s in self.chosen.services if s in services)

    @property
    def long_wait(self) -> bool:
        """Whether coming back later may be the better advice."""
        if self.office is None or self.promise is None or self.promise.expected is None:
            return False
        return self.promise.expected.p90 >= self.office.long_wait_min

    @property
    def categories(self) -> tuple[Category, ...]:
        """The groups of services, where there are too many for one page; otherwise none."""
        return categories(self.view.office, self.view.services) if self.view else ()

    @property
    def list_pages(self) -> int:
        """How many pages the list fills that this page chooses from; at least 1."""
        if self.page is Page.BOOKINGS:
            return pages(len(self.bookings), BOOKINGS_A_PAGE)
        whole = self.categories if self.page is Page.CATEGORIES else self._of_category
        return pages(len(whole), A_PAGE)

    @property
    def list_page(self) -> int:
        """The page of the list that is shown: a list may grow shorter under its reader."""
        return min(self.turned_to, self.list_pages - 1)

    @property
    def listed(self) -> tuple[ServiceOnOffer, ...]:
        """The services of the page of the list that is shown."""
        return on_page(self._of_category, self.list_page, A_PAGE)

    @property
    def listed_categories(self) -> tuple[Category, ...]:
        return on_page(self.categories, self.list_page, A_PAGE)

    @property
    def listed_bookings(self) -> tuple[FoundBooking, ...]:
        return on_page(self.bookings, self.list_page, BOOKINGS_A_PAGE)

    @property
    def _of_category(self) -> tuple[ServiceOnOffer, ...]:
        for category in self.categories:
            if category.name == self.category:
                return category.services
        return self.view.services if self.view else ()

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
    if not hours.open and hours.reason not in WALK_IN_ONLY_LATER:
        return Page.CLOSED
    return Page.IDLE if state.page is Page.IDLE else Page.START


def page_before(state: KioskState) -> Page | None:
    """Where "Back" leads; None for the start page."""
    settled = Page.SERVICE if state.chosen.services else None
    return {
        Page.CATEGORIES: settled,
        Page.SERVICES: Page.CATEGORIES if state.categories else settled,
        Page.SERVICE: Page.SERVICES,
        Page.INSTEAD: Page.BOOKING if state.booking else Page.SERVICE,
        Page.PRIORITY: Page.BOOKING if state.booking else Page.SERVICE,
        Page.PHONE: Page.SERVICE,
        Page.BOOKINGS: Page.ENTRY,
        Page.BOOKING: Page.BOOKINGS if len(state.bookings) > 1 else Page.ENTRY,
    }.get(state.page)
