"""The verbs of a visitor with a booking: type or scan it, choose among several, check in."""

import re
from dataclasses import dataclass

from db.bookings import Bookings, BookingView
from db.intake import Intake, Promise
from db.spelling import western_digits
from db.tickets import Tickets, TicketStanding, hall_of
from db.views import Views
from db.visits import TicketView
from kiosk.chosen import NOTHING_CHOSEN
from kiosk.conversation import Conversation
from kiosk.in_hand import Issued
from kiosk.scanned import references_in, token_in
from kiosk.state import FoundBooking, Page, Paper, Refusal, ShownTicket
from queueing.booking import Standing
from queueing.ticket import Reason, Refused
from queueing.wording import Bilingual, Language

LONGEST_ENTRY = 40
"""Characters that an entry may have: longer than any reference, shorter than a stuck key."""

_NOT_TYPED = re.compile(r"[^0-9A-Za-z+\-_/.]")
TO_CHECK_IN = frozenset({Standing.EARLY, Standing.ON_TIME, Standing.LATE})
"""Bookings that a ticket can be had for now."""

_NO_SCANNING = frozenset({Page.STARTING, Page.CLOSED, Page.TROUBLE})


@dataclass(frozen=True, slots=True)
class _Found:
    bookings: tuple[FoundBooking, ...] = ()
    standing: TicketStanding | None = None


class CheckIn:
    """From what a visitor types or scans to the ticket of their booking."""

    def __init__(
        self,
        conversation: Conversation,
        bookings: Bookings,
        intake: Intake,
        views: Views,
        tickets: Tickets,
        printer: str | None,
        issued: Issued,
    ) -> None:
        self._conversation = conversation
        self._bookings = bookings
        self._intake = intake
        self._views = views
        self._tickets = tickets
        self._printer = printer
        self._issued = issued

    def begin(self, language: Language) -> None:
        """The first touch chooses language and path in one."""
        if self._conversation.state.page is Page.START and self._conversation.may_act():
            self._conversation.speak(language)
            self._conversation.go(Page.ENTRY, typed="", refusal=None)

    # --- The entry --------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Adds to the entry, from the keypad or a keyboard; digits become Western."""
        if self._typing():
            clean = _NOT_TYPED.sub("", western_digits(text)).upper()
            self._enter((self._conversation.state.typed + clean)[:LONGEST_ENTRY])

    def erase(self) -> None:
        """Takes the last character of the entry back."""
        if self._typing():
            self._enter(self._conversation.state.typed[:-1])

    def clear(self) -> None:
        """Empties the entry."""
        if self._typing():
            self._enter("")

    def submit(self) -> None:
        """Looks the entry up."""
        typed = self._conversation.state.typed
        if self._typing() and typed:
            self._conversation.touched()
            self._conversation.ask(lambda: _Found(self._look_up((typed,))), self._show)

    def scan(self, text: str) -> None:
        """Looks up a code that was held to the scanner, on whatever page the kiosk stands.

        It is the next visitor, or the same one who found the confirmation: what was chosen so far
        gives way to it.
        """
        state = self._conversation.state
        if state.page in _NO_SCANNING or state.busy or not text.strip():
            return
        if state.page in (Page.TICKET, Page.STANDING):  # Whoever read there has been answered.
            self._conversation.home()
        self._conversation.touched()
        self._conversation.ask(lambda: self._read(text), self._show_scanned)

    def _typing(self) -> bool:
        state = self._conversation.state
        return state.page is Page.ENTRY and not state.busy

    def _enter(self, typed: str) -> None:
        self._conversation.touched()
        self._conversation.show(typed=typed, refusal=None)

    # --- What was found ---------------------------------------------------------------------------

    def choose_booking(self, booking_id: int) -> None:
        """One of several bookings that match."""
        for found in self._conversation.state.bookings:
            if found.booking.booking_id == booking_id and self._conversation.may_act():
                self._to_booking(found)

    def _show_scanned(self, found: _Found) -> None:
        """What the one before had chosen and typed is not for whoever holds up a code."""
        self._conversation.show(chosen=NOTHING_CHOSEN, typed="", instead=None, category=None)
        self._show(found)

    def _show(self, found: _Found) -> None:
        if found.standing is not None:
            self._speak(found.standing.language)
            self._conversation.go(
                Page.STANDING,
                standing=found.standing,
                typed="",
                paper=Paper.NONE,
                picture=None,
                refusal=None,
            )
            return
        bookings = found.bookings
        if bookings and bookings[0].booking.language:
            self._speak(bookings[0].booking.language)
        coming = tuple(f for f in bookings if f.booking.standing in TO_CHECK_IN)
        if not bookings:
            unknown = Refusal(Reason.UNKNOWN_BOOKING)
            self._conversation.go(Page.ENTRY, bookings=(), booking=None, refusal=unknown)
        elif len(coming) > 1:
            self._conversation.go(Page.BOOKINGS, bookings=coming, booking=None, turned_to=0)
        else:
            self._to_booking((coming or bookings)[0], bookings=())

    def _speak(self, language: Language) -> None:
        """A code knows its visitor's language, until somebody has chosen one."""
        if self._conversation.state.page in (Page.START, Page.IDLE):
            self._conversation.speak(language)

    def _to_booking(self, found: FoundBooking, **changes: object) -> None:
        self._conversation.go(
            Page.BOOKING,
            booking=found,
            service_id=found.booking.service_id,
            promise=found.promise,
            instead=None,
            **changes,
        )

    # --- The ticket -------------------------------------------------------------------------------

    def check_in(self) -> None:
        """Turns the booking on the screen into a ticket."""
        state, found = self._conversation.state, self._conversation.state.booking
        if state.page not in (Page.BOOKING, Page.INSTEAD) or found is None:
            return
        if not self._conversation.may_act():
            return
        booking, promise = found.booking, found.promise
        service = state.office.services.get(booking.service_id) if state.office else None
        name = service.name if service else Bilingual("", "")
        kept = None if booking.standing is Standing.LATE else booking.starts_at

        def check_in() -> TicketView:
            return self._intake.check_in(
                booking.booking_id,
                language=state.language,
                priority_id=state.chosen.priority_id,
                promise=promise,
                printer=self._printer,
            )

        hall = hall_of(state.office, booking.service_id) if state.office else None
        self._conversation.ask(
            check_in,
            lambda ticket: self._issued(ShownTicket(ticket, (name,), promise, kept, hall)),
            also_late=True,
        )

    # --- Jobs, on the worker's thread: nothing here may touch the state ---------------------------

    def _read(self, scanned: str) -> _Found:
        token = token_in(scanned)
        if token is not None:
            try:
                return _Found(standing=self._tickets.standing(token))
            except Refused:
                pass  # As long as a token, and yet it may be a reference.
        return _Found(self._look_up(references_in(scanned)))

    def _look_up(self, texts: tuple[str, ...]) -> tuple[FoundBooking, ...]:
        for text in texts:
            if found := self._bookings.find(text):
                return tuple(FoundBooking(each, self._promise_for(each)) for each in found)
        return ()

    def _promise_for(self, booking: BookingView) -> Promise:
        if booking.standing not in TO_CHECK_IN:
            return Promise(0, None)
        late = booking.standing is Standing.LATE
        try:
            promise = self._views.promise(booking.service_id, None if late else booking.starts_at)
        except Refused:  # The office has given the service up; reception knows what to do.
            return Promise(0, None)
        # Who is early waits for an hour that they know, not for a figure of minutes.
        early = booking.standing is Standing.EARLY
        return Promise(promise.ahead, None) if early else promise
