"""What a visitor's touches do: the conversation and its verbs, put together for one kiosk."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from db.bookings import Bookings
from db.intake import Intake
from db.printing import Printing
from db.tickets import Tickets
from db.trouble import Trouble
from db.views import Views
from kiosk.check_in import CheckIn
from kiosk.conversation import Conversation
from kiosk.declaring import Declaring
from kiosk.in_hand import InHand
from kiosk.patience import Times
from kiosk.state import KioskState, Page
from kiosk.walk_in import WalkIn
from queueing.ticket import Refused
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.worker import Worker

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UseCases:
    """All that a kiosk asks of the office."""

    intake: Intake
    bookings: Bookings
    printing: Printing
    tickets: Tickets
    views: Views


class KioskPresenter(Conversation):
    """The conversation, and beside it each visitor's own verbs: pages call the part they need."""

    def __init__(
        self,
        office: UseCases,
        live: Live,
        worker: Worker,
        language: LanguageSwitch,
        printer: str | None,
        clock: Callable[[], datetime],
        times: Times | None = None,
        services: frozenset[str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`printer` is the name that print jobs are queued under; None queues none. `services`
        are those that this kiosk offers to walk-ins; None for all of the office's."""
        super().__init__(
            office.views, live, worker, language, clock, times or Times(), services, parent
        )
        self._intake = office.intake
        self.in_hand = InHand(self, office.intake, office.printing, office.tickets, printer)
        self.walk_in = WalkIn(self, office.intake, office.views, clock, printer, self.in_hand.give)
        self.check_in = CheckIn(
            self,
            office.bookings,
            office.intake,
            office.views,
            office.tickets,
            printer,
            self.in_hand.give,
        )
        self.declaring = Declaring(self)
        self.ended.connect(self._count_spared)

    def begin(self, language: Language, *, booked: bool) -> None:
        """The first touch chooses language and path in one."""
        (self.check_in if booked else self.walk_in).begin(language)

    def take_anyway(self) -> None:
        """A ticket for who was advised to do without, and knows better."""
        if self.state.booking is not None:
            self.check_in.check_in()
        else:
            self.walk_in.take_ticket()

    def _count_spared(self, last: KioskState) -> None:
        """Whoever leaves from good advice, with a touch or without, was spared a visit."""
        if last.page is not Page.INSTEAD or last.service_id is None or last.instead is None:
            return
        if last.refusal is not None:  # A ticket was wanted, and could not be had.
            return
        service_id, why = last.service_id, last.instead
        self._worker.run(
            lambda: self._intake.spare(service_id, why), lambda _done: None, _uncounted
        )


def _uncounted(error: Exception) -> None:
    """A figure that is lost must not trouble the next visitor."""
    if not isinstance(error, Refused | Trouble):
        raise error
    log.warning("a visit that was spared was not counted: %s", error)
