"""The number in the visitor's hand: on the screen at once, on paper when the printer can."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.intake import Intake
from db.printing import Printing
from db.tickets import Tickets, TicketStanding
from kiosk.conversation import Conversation
from kiosk.state import Page, Paper, Printed, PrintFailed, ShownTicket
from queueing.ticket import Refused, State

Issued = Callable[[ShownTicket], None]


class InHand(QObject):
    """Shows a ticket from its commit on, follows its paper, and knows it when it is scanned."""

    issued = Signal(object)
    """The ticket's id, right after the commit: a print job may be waiting."""

    def __init__(
        self,
        conversation: Conversation,
        intake: Intake,
        printing: Printing,
        tickets: Tickets,
        printer: str | None,
    ) -> None:
        super().__init__(conversation)
        self._conversation = conversation
        self._intake = intake
        self._printing = printing
        self._tickets = tickets
        self._printer = printer
        conversation.read_anew.connect(self._renew_standing)

    @property
    def prints(self) -> bool:
        """Whether this kiosk has a printer."""
        return self._printer is not None

    def give(self, shown: ShownTicket) -> None:
        """Shows the number; nothing waits for the printer."""
        paper = Paper.COMING if self.prints else Paper.NONE
        self._conversation.go(Page.TICKET, ticket=shown, paper=paper, picture=None, refusal=None)
        self.issued.emit(shown.ticket.ticket_id)

    def print_again(self) -> None:
        """Prints the ticket on the screen once more, marked as a reprint."""
        ticket_id, printer = self._ticket_id(), self._printer
        if ticket_id is None or printer is None or not self._conversation.may_act():
            return

        def queued(_nothing: None) -> None:
            self._conversation.show(paper=Paper.COMING, picture=None)
            self.issued.emit(ticket_id)

        self._conversation.ask(lambda: self._printing.again(ticket_id, printer), queued)

    def rejoin(self) -> None:
        """A visitor who was missed waits again, with the same number."""
        standing = self._conversation.state.standing
        if standing is None or standing.state is not State.MISSED:
            return
        if not self._conversation.may_act():
            return
        token = standing.token

        def back() -> object:
            self._intake.rejoin(standing.step_id)
            return self._tickets.standing(token)

        self._conversation.ask(back, lambda now: self._conversation.show(standing=now))

    def on_printed(self, printed: Printed) -> None:
        """The paper came out; `picture` is set by a virtual printer."""
        if printed.ticket_id == self._ticket_id() and not printed.slip:
            paper = Paper.ELSEWHERE if printed.on_fallback else Paper.PRINTED
            self._conversation.show(paper=paper, picture=printed.picture)
            if printed.on_fallback:
                self._time_for_a_photo()

    def on_print_failed(self, failed: PrintFailed) -> None:
        """The paper did not come out: the visitor keeps the number on the screen."""
        mine = self._ticket_id()
        lost = failed.ticket_id is None and self._conversation.state.paper is Paper.COMING
        missing = failed.ticket_id == mine and not failed.slip
        if mine is not None and (lost or missing):
            self._conversation.show(paper=Paper.FAILED)
            self._time_for_a_photo()

    def _time_for_a_photo(self) -> None:
        """Printers that do not answer may have used up most of the time that a ticket is shown."""
        if self._conversation.state.page is Page.TICKET:
            self._conversation.touched()

    def _ticket_id(self) -> int | None:
        state = self._conversation.state
        if state.page is Page.TICKET and state.ticket is not None:
            return state.ticket.ticket.ticket_id
        if state.page is Page.STANDING and state.standing is not None:
            return state.standing.ticket_id
        return None

    def _renew_standing(self) -> None:
        standing = self._conversation.state.standing
        if self._conversation.state.page is not Page.STANDING or standing is None:
            return
        token = standing.token

        def look() -> TicketStanding | None:
            try:
                return self._tickets.standing(token)
            except Refused:  # Its day is over while it stands on the screen.
                return None

        def read(now: TicketStanding | None) -> None:
            state = self._conversation.state
            # Meanwhile the next visitor may have held up a ticket of their own.
            if state.page is not Page.STANDING or not state.standing:
                return
            if now is None:
                self._conversation.home()
            elif state.standing.token == token:
                self._conversation.show(standing=now)

        self._conversation.read("standing", look, read)
