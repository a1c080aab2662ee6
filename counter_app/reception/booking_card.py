"""The booking that reception looks at, and the one verb that turns it into a ticket."""

from counter_app.parts import button, mark
from counter_app.presenter import ConsolePresenter
from counter_app.reception.card import Card
from counter_app.reception.entries import STAND_PILLS
from counter_app.reception.words import (
    Stand,
    language_name,
    may_check_in,
    person_words,
    stand,
    stand_words,
    tail_words,
)
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import figures, hour_words, led
from db.bookings import BookingView
from queueing.booking import Standing
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class BookingCard(Card):
    """One booking of today, and what checking it in now means."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(presenter, look, "booking")
        self.booking: BookingView | None = None
        self.hint = Paragraph()
        dress(self.hint, type=Type.BODY)
        self.check_in = button("check_in", "signal")
        self.check_in.clicked.connect(self.act_first)
        self._lay_out(look, (self.stage, self.service, self.hint, self.facts), self.check_in)

    def show_booking(self, booking: BookingView | None, state: ConsoleState) -> None:
        self._state, self.booking = state, booking
        if booking is None or state.office is None:
            return
        one = stand(booking)
        self._begin(state, led(state, hour_words(state, state.office, booking.starts_at)))
        mark(self.stage, stand_words(one), STAND_PILLS.get(one, "quiet"))
        known = state.office.services.get(booking.service_id)
        self.service.say(known.name.in_(state.language) if known else "")
        self.hint.say(self._hint(booking, one))
        self.hint.setVisible(bool(self.hint.words))
        self._say_facts(state, booking)
        self.check_in.setText(self.tr("Check in  F4"))
        self.check_in.setVisible(may_check_in(booking))
        if state.busy is None:
            self.check_in.setEnabled(state.allows(Verb.CHECK_IN))
        self.setAccessibleName(f"{self.title.words}, {booking.name or booking.reference or ''}")

    def redraw(self) -> None:
        self.show_booking(self.booking, self._state)

    def act_first(self) -> None:
        """F4: the visitor is here."""
        if self.booking is not None and may_check_in(self.booking):
            self._presenter.admitting.check_in(self.booking)

    def _say_facts(self, state: ConsoleState, booking: BookingView) -> None:
        people = booking.party_size
        self.facts.say(
            (
                (self.tr("Name"), person_words(state, booking.name)),
                (
                    self.tr("Reference"),
                    led(state, isolate(booking.reference)) if booking.reference else "",
                ),
                (self.tr("CPR"), tail_words(booking.identity_tail)),
                (
                    self.tr("Ticket"),
                    led(state, booking.ticket_number or "") if booking.ticket_number else "",
                ),
                (self.tr("Ticket for"), figures(state, str(people)) if people > 1 else ""),
                (self.tr("Speaks"), language_name(booking.language) if booking.language else ""),
            )
        )

    def _hint(self, booking: BookingView, one: Stand) -> str:
        if one is Stand.HERE and booking.ticket_number:
            return self.tr("Already here with ticket {number}.").format(
                number=isolate(booking.ticket_number)
            )
        if one is Stand.LATE:
            return self.tr("Later than the grace: counts as a walk-in from now.")
        if one is Stand.CANCELLED:
            return self.tr("Cancelled where it was booked. Give a new ticket instead, with F2.")
        if one is Stand.EXPECTED and booking.standing is Standing.EARLY:
            return self.tr("Early: is called at the booked hour, or before if nobody else waits.")
        return ""
