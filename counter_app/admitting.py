"""The verbs of reception: tickets for others, bookings checked in, tickets corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from counter_app.press import Press
from counter_app.store import Store
from counter_app.verbs import Verb
from db.bookings import BookingView
from db.front_desk import FrontDesk
from db.intake import Intake
from db.printing import Printing
from db.views import Views
from db.visits import StepView, TicketView
from queueing.wording import Language


@dataclass(frozen=True, slots=True)
class Admission:
    """What reception was told by a visitor who cannot use the kiosk."""

    service_ids: Sequence[int]
    language: Language
    priority_id: int | None = None
    party_size: int = 1
    phone: str | None = None


class Admitting:
    """What a kiosk cannot do, because somebody has to see the visitor."""

    def __init__(
        self,
        store: Store,
        press: Press,
        intake: Intake,
        front_desk: FrontDesk,
        printing: Printing | None,
        views: Views,
        printer: str | None,
    ) -> None:
        """`printer` is the name under which jobs for this desk's own printer wait, if it has
        one."""
        self._store = store
        self._press = press
        self._intake = intake
        self._front_desk = front_desk
        self._printing = printing
        self._views = views
        self._printer = printer

    def issue(self, admission: Admission) -> None:
        """Gives a ticket; it is printed where this desk has a printer."""
        act = partial(
            _issue, self._intake, self._views, admission, self._printer, self._store.state.me
        )
        self._press.do(Verb.ISSUE, act)

    def check_in(self, booking: BookingView, priority_id: int | None = None) -> None:
        """Turns a booking of today into a ticket."""
        state = self._store.state
        act = partial(
            self._intake.check_in,
            booking.booking_id,
            language=booking.language or state.language,
            priority_id=priority_id,
            printer=self._printer,
            by=state.me,
        )
        self._press.do(Verb.CHECK_IN, act)

    def set_priority(self, step: StepView, priority_id: int | None) -> None:
        """The visitor was seen: this class applies, or none."""
        act = partial(
            self._front_desk.set_priority, step.ticket_id, priority_id, by=self._store.state.me
        )
        self._press.do(Verb.SET_PRIORITY, act, step)

    def set_language(self, step: StepView, language: Language) -> None:
        act = partial(
            self._front_desk.set_language, step.ticket_id, language, by=self._store.state.me
        )
        self._press.do(Verb.SET_LANGUAGE, act, step)

    def change_service(self, step: StepView, service_id: int) -> None:
        """The visitor came for another service; the number stays."""
        act = partial(
            self._front_desk.change_service, step.step_id, service_id, by=self._store.state.me
        )
        self._press.do(Verb.CHANGE_SERVICE, act, step)

    def merge(self, duplicate: StepView, into: StepView) -> None:
        """One visitor took two tickets; the second number goes on."""
        act = partial(
            self._front_desk.merge,
            duplicate.ticket_id,
            into.ticket_id,
            by=self._store.state.me,
        )
        self._press.do(Verb.MERGE, act, into)

    @property
    def can_print(self) -> bool:
        return self._printing is not None and self._printer is not None

    def reprint(self, step: StepView) -> None:
        """Prints the ticket once more, at this desk."""
        if self._printing is not None and self._printer is not None:
            again = self._printing.again
            act = partial(again, step.ticket_id, self._printer, by=self._store.state.me)
            self._press.do(Verb.REPRINT, act, step)

    def slip(self, step: StepView) -> None:
        """Prints what the visitor is to do next, at this desk."""
        if self._printing is not None and self._printer is not None:
            act = partial(self._printing.slip, step.step_id, self._printer, by=self._store.state.me)
            self._press.do(Verb.SLIP, act, step)


def _issue(
    intake: Intake, views: Views, admission: Admission, printer: str | None, me: int
) -> TicketView:
    """For the worker: what the visitor may be promised goes onto the ticket, as at the kiosk."""
    promise = views.promise(admission.service_ids[0]) if admission.service_ids else None
    return intake.issue(
        admission.service_ids,
        language=admission.language,
        priority_id=admission.priority_id,
        party_size=admission.party_size,
        phone=admission.phone,
        promise=promise,
        printer=printer,
        by=me,
    )
