"""What a visitor's touches do: choose, look up, take a ticket; and what the screen then shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from db.bookings import Bookings, BookingView
from db.intake import Intake, Promise
from db.trouble import Trouble
from db.views import KioskView, Views
from db.visits import TicketView
from kiosk.state import (
    RESTING,
    FoundBooking,
    KioskState,
    Page,
    Paper,
    Printed,
    PrintFailed,
    Refusal,
    ShownTicket,
    resting_page,
)
from queueing.booking import Standing
from queueing.ticket import Reason, Refused
from queueing.wording import Bilingual, Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.worker import Worker

LONGEST_ENTRY = 40
"""Characters that an entry may have: longer than any reference, shorter than a stuck key."""

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NOT_TYPED = re.compile(r"[^0-9A-Za-z+\-_/.]")
_TO_CHECK_IN = frozenset({Standing.EARLY, Standing.ON_TIME, Standing.LATE})


@dataclass(frozen=True, slots=True)
class Times:
    """How long the kiosk waits for people, in seconds, and for the surroundings."""

    ask_after_s: float = 45.0
    """Without a touch, before it asks whether the visitor is still there."""
    reset_after_s: float = 20.0
    """From the question until it starts over; people need time to read and to reach."""
    ticket_s: float = 30.0
    """How long a number stays when nobody touches "Done"."""
    refresh_s: float = 20.0
    """Opening and closing come by the clock alone, with no change in the database."""
    retry_s: float = 3.0
    """Between two looks whether a trouble is over."""
    settle_s: float = 0.35
    """A touch this soon after a page came was meant for the page before it."""


class KioskPresenter(QObject):
    """One kiosk's conversation with one visitor after the other.

    Every use case runs on `worker`; while one is under way, and for a moment after each change of
    page, touches are ignored, so that a double tap never takes two tickets. A `Refused` is shown
    in place, a `Trouble` as a calm screen that goes away by itself; anything else is a bug, goes
    to `sys.excepthook` and leaves the kiosk at its start.
    """

    state_changed = Signal(object)
    """The new `KioskState`."""

    ticket_issued = Signal(object)
    """The `TicketView`, right after the commit: a print job may be waiting."""

    def __init__(
        self,
        intake: Intake,
        bookings: Bookings,
        views: Views,
        live: Live,
        worker: Worker,
        language: LanguageSwitch,
        printer: str | None,
        clock: Callable[[], datetime],
        times: Times | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`printer` is the name that print jobs are queued under; None queues none."""
        super().__init__(parent)
        self._intake = intake
        self._bookings = bookings
        self._views = views
        self._worker = worker
        self._language = language
        self._home_language = language.language
        self._printer = printer
        self._clock = clock
        self._times = times or Times()
        self._state = KioskState(language=language.language)
        self._settled = QElapsedTimer()
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._on_idle)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.refresh)
        live.changed.connect(self.refresh)
        live.connection_changed.connect(self.refresh)
        language.changed.connect(lambda new: self._show(language=new))
        self.refresh()

    @property
    def state(self) -> KioskState:
        return self._state

    # --- What the surroundings do -------------------------------------------------------------

    def refresh(self, _hint: object = None) -> None:
        """Reads anew what is on offer: at every hint, by the clock, and once at the start."""
        self._worker.run_latest("kiosk", self._views.kiosk, self._read, self._not_read)
        if self._state.page is Page.SERVICE and self._state.priority_id is not None:
            self._read_promise()

    def on_printed(self, printed: Printed) -> None:
        """The paper came out; `picture` is set by a virtual printer."""
        if self._is_shown(printed.ticket_id):
            self._show(paper=Paper.PRINTED, picture=printed.picture)

    def on_print_failed(self, failed: PrintFailed) -> None:
        """The paper did not come out: the visitor keeps the number on the screen."""
        if failed.ticket_id is not None and self._is_shown(failed.ticket_id):
            self._show(paper=Paper.FAILED)

    # --- What the visitor does ----------------------------------------------------------------

    def touched(self) -> None:
        """Somebody is there: starts the patience anew, and answers the question if it was asked."""
        if self._state.asking:
            self._show(asking=False)
        self._wait_for_visitor()

    def set_language(self, language: Language) -> None:
        """Shows the same page in the other language."""
        if self._may_act():
            self._language.set(language)

    def begin(self, language: Language, *, booked: bool) -> None:
        """The first touch chooses language and path in one."""
        if self._state.page is not Page.START or not self._may_act():
            return
        if not booked and not self._state.walk_in_open:
            return
        self._language.set(language)
        self._go(Page.ENTRY if booked else Page.SERVICES, list_page=0, typed="")

    def turn_page(self, by: int) -> None:
        """Shows another page of the list of services."""
        page = self._state.list_page + by
        if 0 <= page < self._state.list_pages and self._may_act():
            self._go(Page.SERVICES, list_page=page)

    def choose_service(self, service_id: int) -> None:
        """Shows one service: what to bring, how long it takes, and the way to a ticket."""
        if self._may_act():
            self._open_service(service_id)

    def choose_priority(self, priority_id: int | None) -> None:
        """Claims a priority class, or gives the claim back with None."""
        if self._may_act():
            promise = self._offered_promise(self._state.service_id)
            self._show(priority_id=priority_id, promise=promise)
            if priority_id is not None:
                self._read_promise()

    def take_ticket(self) -> None:
        """Takes a ticket for the chosen service, with the promise that was on the screen."""
        state = self._state
        service = state.service
        if state.page is not Page.SERVICE or service is None or not self._may_act():
            return
        promise = state.promise or Promise(0, None)

        def issue() -> TicketView:
            return self._intake.issue(
                [service.id],
                language=state.language,
                priority_id=state.priority_id,
                promise=promise,
                printer=self._printer,
            )

        self._ask(issue, lambda ticket: ShownTicket(ticket, service.name, promise, None))

    def type(self, text: str) -> None:
        """Adds to the entry, from the keypad, a keyboard or a scanner; digits become Western."""
        if self._state.page not in (Page.ENTRY, Page.START) or self._state.busy:
            return
        self.touched()
        clean = _NOT_TYPED.sub("", text.translate(_WESTERN)).upper()
        self._show(typed=(self._state.typed + clean)[:LONGEST_ENTRY], refusal=None)

    def erase(self) -> None:
        """Takes the last character of the entry back."""
        if self._state.page is Page.ENTRY and not self._state.busy:
            self.touched()
            self._show(typed=self._state.typed[:-1], refusal=None)

    def clear(self) -> None:
        """Empties the entry."""
        if self._state.page in (Page.ENTRY, Page.START) and not self._state.busy:
            self.touched()
            self._show(typed="", refusal=None)

    def submit(self) -> None:
        """Looks the entry up. On the start page it is a scan, which chooses path and language."""
        if self._state.page not in (Page.ENTRY, Page.START) or not self._state.typed:
            return
        if self._state.busy:
            return
        self.touched()
        self._show(busy=True, refusal=None)
        text = self._state.typed
        self._worker.run(lambda: self._look_up(text), self._found, self._failed)

    def choose_booking(self, booking_id: int) -> None:
        """One of several bookings that match."""
        for found in self._state.bookings:
            if found.booking.booking_id == booking_id and self._may_act():
                self._go(Page.BOOKING, booking=found)

    def check_in(self) -> None:
        """Turns the booking on the screen into a ticket."""
        state, found = self._state, self._state.booking
        if state.page is not Page.BOOKING or found is None or not self._may_act():
            return
        booking, name = found.booking, self._name_of(found.booking.service_id)

        def check_in() -> TicketView:
            return self._intake.check_in(
                booking.booking_id,
                language=state.language,
                promise=found.promise,
                printer=self._printer,
            )

        self._ask(
            check_in, lambda ticket: ShownTicket(ticket, name, found.promise, booking.starts_at)
        )

    def without_booking(self) -> None:
        """The way on where a booking does not help: its service, or all of them."""
        state, found = self._state, self._state.booking
        if not state.walk_in_open or state.view is None or not self._may_act():
            return
        if found is not None and found.booking.service_id in state.view.office.services:
            self._open_service(found.booking.service_id)
        else:
            self._go(Page.SERVICES, list_page=0, service_id=None, refusal=None)

    def back(self) -> None:
        """One page back; the entry is kept, so that a slip of the finger is mended, not retyped."""
        if not self._may_act():
            return
        before = {
            Page.SERVICE: Page.SERVICES,
            Page.BOOKINGS: Page.ENTRY,
            Page.BOOKING: Page.BOOKINGS if len(self._state.bookings) > 1 else Page.ENTRY,
        }.get(self._state.page)
        if before is None:
            self.home()
        else:
            self._go(before, refusal=None, booking=None)

    def finish(self) -> None:
        """The visitor is done: the next one finds the start page."""
        if self._may_act():
            self.home()

    def home(self) -> None:
        """Forgets the visitor and starts over, whatever is going on."""
        self._idle.stop()
        self._language.set(self._home_language)
        self._show_resting(
            KioskState(
                language=self._language.language,
                now=self._state.now,
                view=self._state.view,
                trouble=self._state.trouble,
            )
        )
        self.refresh()

    # --- Endings --------------------------------------------------------------------------------

    def _read(self, view: KioskView) -> None:
        self._again.start(round(self._times.refresh_s * 1000))
        fresh = replace(self._state, view=view, now=self._clock(), trouble=None)
        if fresh.page in RESTING:
            self._show_resting(fresh)
        else:
            self._put(fresh)
            if fresh.page is Page.SERVICE and fresh.priority_id is None:
                self._show(promise=self._offered_promise(self._state.service_id))

    def _not_read(self, error: Exception) -> None:
        self._again.start(round(self._times.retry_s * 1000))
        if not isinstance(error, Trouble):
            raise error
        if self._state.page is Page.TICKET:
            self._show(trouble=error.kind)
        else:
            self._in_trouble(error)

    def _issued(self, shown: ShownTicket) -> None:
        paper = Paper.COMING if self._printer else Paper.NONE
        self._go(Page.TICKET, ticket=shown, paper=paper, picture=None, busy=False, refusal=None)
        self.ticket_issued.emit(shown.ticket)

    def _found(self, found: tuple[FoundBooking, ...]) -> None:
        self._show(busy=False)
        if self._state.page is Page.START and found and found[0].booking.language:
            self._language.set(found[0].booking.language)
        coming = tuple(f for f in found if f.booking.standing in _TO_CHECK_IN)
        if not found:
            self._go(Page.ENTRY, bookings=(), booking=None, refusal=Refusal(Reason.UNKNOWN_BOOKING))
        elif len(coming) > 1:
            self._go(Page.BOOKINGS, bookings=coming, booking=None)
        else:
            self._go(Page.BOOKING, bookings=(), booking=(coming or found)[0])

    def _failed(self, error: Exception) -> None:
        self._show(busy=False)
        if isinstance(error, Refused):
            opens = error.details.get("opens")
            self._show(
                refusal=Refusal(error.reason, opens if isinstance(opens, datetime) else None)
            )
            self.refresh()
        elif isinstance(error, Trouble):
            self._in_trouble(error)
            self._again.start(round(self._times.retry_s * 1000))
        else:
            self.home()
            raise error

    def _in_trouble(self, trouble: Trouble) -> None:
        self._idle.stop()
        self._language.set(self._home_language)
        self._show_resting(
            KioskState(
                language=self._language.language, view=self._state.view, trouble=trouble.kind
            )
        )

    # --- Jobs, on the worker's thread: nothing here may touch the state ------------------------

    def _look_up(self, text: str) -> tuple[FoundBooking, ...]:
        return tuple(FoundBooking(b, self._promise_for(b)) for b in self._bookings.find(text))

    def _promise_for(self, booking: BookingView) -> Promise:
        if booking.standing not in _TO_CHECK_IN:
            return Promise(0, None)
        late = booking.standing is Standing.LATE
        promise = self._views.promise(booking.service_id, None if late else booking.starts_at)
        # Who is early waits for an hour that they know, not for a figure of minutes.
        early = booking.standing is Standing.EARLY
        return Promise(promise.ahead, None) if early else promise

    # --- State ------------------------------------------------------------------------------------

    def _ask(
        self, job: Callable[[], TicketView], shown: Callable[[TicketView], ShownTicket]
    ) -> None:
        self._show(busy=True, refusal=None)
        self._worker.run(job, lambda ticket: self._issued(shown(ticket)), self._failed)

    def _read_promise(self) -> None:
        state, service = self._state, self._state.service
        if service is None or state.view is None or state.priority_id is None:
            return
        priority = state.view.office.priorities.get(state.priority_id)
        credit = priority.credit_min if priority else 0
        due = self._clock() + timedelta(minutes=service.target_wait_min - credit)
        service_id, priority_id = service.id, state.priority_id

        def read(promise: Promise) -> None:
            now = self._state
            if (now.service_id, now.priority_id) == (service_id, priority_id) and not now.busy:
                self._show(promise=promise)

        self._worker.run_latest(
            "promise", lambda: self._views.promise(service_id, due), read, self._failed
        )

    def _offered_promise(self, service_id: int | None) -> Promise | None:
        offers = self._state.view.services if self._state.view else ()
        return next((o.promise for o in offers if o.service_id == service_id), None)

    def _name_of(self, service_id: int) -> Bilingual:
        view = self._state.view
        service = view.office.services.get(service_id) if view else None
        return service.name if service else Bilingual("", "")

    def _open_service(self, service_id: int) -> None:
        self._go(
            Page.SERVICE,
            service_id=service_id,
            priority_id=None,
            refusal=None,
            promise=self._offered_promise(service_id),
        )

    def _is_shown(self, ticket_id: int) -> bool:
        ticket = self._state.ticket
        return ticket is not None and ticket.ticket.ticket_id == ticket_id

    # --- Patience ---------------------------------------------------------------------------------

    def _wait_for_visitor(self) -> None:
        state, times = self._state, self._times
        if state.page in RESTING and not state.typed:
            self._idle.stop()
        else:
            seconds = times.ticket_s if state.page is Page.TICKET else times.ask_after_s
            self._idle.start(round(seconds * 1000))

    def _on_idle(self) -> None:
        if self._state.page in RESTING:
            self._show(typed="")
        elif self._state.page is Page.TICKET or self._state.asking:
            self.home()
        else:
            self._show(asking=True)
            self._idle.start(round(self._times.reset_after_s * 1000))

    def _may_act(self) -> bool:
        """Whether a touch counts now; one that does shows that somebody is there."""
        if self._state.busy:
            return False
        if self._settled.isValid() and self._settled.elapsed() < self._times.settle_s * 1000:
            return False
        self.touched()
        return True

    def _go(self, page: Page, **changes: Any) -> None:
        self._settled.start()
        self._put(replace(self._state, page=page, **changes))
        self._wait_for_visitor()

    def _show(self, **changes: Any) -> None:
        self._put(replace(self._state, **changes))

    def _show_resting(self, state: KioskState) -> None:
        """Puts the page that stands while nobody is in conversation with the kiosk."""
        page = resting_page(state)
        if page is not self._state.page:
            self._settled.start()
        self._put(replace(state, page=page))

    def _put(self, state: KioskState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
