"""The verbs of a visitor without a booking: choose a service, say what matters, take a ticket."""

from collections.abc import Callable
from datetime import datetime, timedelta

from db.intake import LARGEST_PARTY, Intake, Promise
from db.office import Service
from db.tickets import hall_of
from db.views import Views
from db.visits import TicketView
from kiosk.conversation import Conversation
from kiosk.in_hand import Issued
from kiosk.state import KioskState, Page, ShownTicket
from queueing.visit import Spared
from queueing.wording import Bilingual, Language


class WalkIn:
    """From the first touch to the ticket, with the promise that stood on the screen."""

    def __init__(
        self,
        conversation: Conversation,
        intake: Intake,
        views: Views,
        clock: Callable[[], datetime],
        printer: str | None,
        issued: Issued,
    ) -> None:
        self._conversation = conversation
        self._intake = intake
        self._views = views
        self._clock = clock
        self._printer = printer
        self._issued = issued
        conversation.read_anew.connect(self._renew_promise)

    # --- Choosing a service ---------------------------------------------------------------------

    def begin(self, language: Language) -> None:
        """The first touch chooses language and path in one."""
        state = self._conversation.state
        if state.page is Page.START and state.walk_in_open and self._conversation.may_act():
            self._conversation.speak(language)
            self._list()

    def choose_category(self, category: Bilingual) -> None:
        """Shows the services of one group; the only one of a group at once."""
        for group in self._conversation.state.categories:
            if group.name == category and self._conversation.may_act():
                self._conversation.go(Page.SERVICES, category=category, turned_to=0)

    def choose_service(self, service_id: int) -> None:
        """Shows one service: what to bring, how long it takes, and the way to a ticket."""
        if self._conversation.may_act():
            self._open(service_id)

    def instead_of_booking(self) -> None:
        """The way on where a booking does not help: its service, or all of them."""
        state, found = self._conversation.state, self._conversation.state.booking
        if not state.walk_in_open or state.view is None or not self._conversation.may_act():
            return
        if found is not None and any(
            offer.service_id == found.booking.service_id for offer in state.view.services
        ):
            self._open(found.booking.service_id)
        else:
            self._list()

    # --- What the ticket is to hold ---------------------------------------------------------------

    def add_another(self) -> None:
        """Settles this service and shows the list for one more in the same visit."""
        state = self._conversation.state
        if state.page is not Page.SERVICE or state.service_id is None or state.chosen.full:
            return
        if state.obstacle is None and self._conversation.may_act():
            self._list(chosen=state.chosen.with_service(state.service_id))

    def drop(self, service_id: int) -> None:
        """Takes a settled service out of the visit again."""
        state = self._conversation.state
        if state.page is Page.SERVICE and self._conversation.may_act():
            self._conversation.show(chosen=state.chosen.without_service(service_id))
            self._renew_promise()

    def set_party(self, size: int) -> None:
        """How many people or files the ticket is for; what no ticket can hold is ignored."""
        state = self._conversation.state
        if (
            1 <= size <= LARGEST_PARTY
            and state.page is Page.SERVICE
            and self._conversation.may_act()
        ):
            self._conversation.choose(party_size=size)

    # --- Instead of a ticket ----------------------------------------------------------------------

    def instead(self, why: Spared) -> None:
        """Shows what to do rather than wait now; the ticket stays within reach."""
        state = self._conversation.state
        if state.page in (Page.SERVICE, Page.BOOKING) and self._conversation.may_act():
            self._conversation.go(Page.INSTEAD, instead=why)

    # --- The ticket -------------------------------------------------------------------------------

    def take_ticket(self) -> None:
        """Takes a ticket for what was chosen, with the promise that was on the screen."""
        state = self._conversation.state
        service = state.service
        if state.page not in (Page.SERVICE, Page.INSTEAD) or service is None:
            return
        if not self._conversation.may_act():
            return
        services = _visit(state, service)
        promise = state.promise or Promise(0, None)

        def issue() -> TicketView:
            return self._intake.issue(
                [each.id for each in services],
                language=state.language,
                priority_id=state.chosen.priority_id,
                party_size=state.chosen.party_size,
                phone=state.chosen.phone,
                promise=promise,
                printer=self._printer,
            )

        names = tuple(each.name for each in services)
        hall = hall_of(state.office, services[0].id) if state.office else None
        self._conversation.ask(
            issue,
            lambda ticket: self._issued(ShownTicket(ticket, names, promise, None, hall)),
            also_late=True,
        )

    # --- Within ---------------------------------------------------------------------------------

    def _list(self, **changes: object) -> None:
        state = self._conversation.state
        self._conversation.go(
            Page.CATEGORIES if state.categories else Page.SERVICES,
            category=None,
            turned_to=0,
            service_id=None,
            booking=None,
            typed="",
            refusal=None,
            **changes,
        )

    def _open(self, service_id: int) -> None:
        state = self._conversation.state
        self._conversation.go(
            Page.SERVICE,
            service_id=service_id,
            chosen=state.chosen.without_service(service_id),
            booking=None,
            refusal=None,
            instead=None,
        )
        self._renew_promise()

    def _renew_promise(self) -> None:
        state = self._conversation.state
        if state.page not in (Page.SERVICE, Page.INSTEAD) or state.booking is not None:
            return
        if state.chosen.priority_id is None:
            self._conversation.show(promise=state.promise_of(state.first_id))
        else:
            self._read_promise()

    def _read_promise(self) -> None:
        """The list knows the promise of an ordinary ticket; a credit of minutes is asked for."""
        state = self._conversation.state
        service, claimed = _first(state), state.chosen.priority_id
        if service is None or state.office is None or claimed is None:
            return
        priority = state.office.priorities.get(claimed)
        counts = priority is not None and not state.office.confirm_priority
        credit = priority.credit_min if priority and counts else 0
        due = self._clock() + timedelta(minutes=service.target_wait_min - credit)

        def read(promise: Promise) -> None:
            now = self._conversation.state
            if (now.first_id, now.chosen.priority_id) == (service.id, claimed) and not now.busy:
                self._conversation.show(promise=promise)

        self._conversation.read("promise", lambda: self._views.promise(service.id, due), read)


def _first(state: KioskState) -> Service | None:
    return state.office.services.get(state.first_id or 0) if state.office else None


def _visit(state: KioskState, service: Service) -> tuple[Service, ...]:
    """What was settled before, and then the service that is being looked at."""
    return (*(each for each in state.in_visit if each.id != service.id), service)
