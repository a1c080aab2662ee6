"""The booking that reception looks at, and the one verb that turns it into a ticket."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.parts import button, label, mark, pill, rule, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.reception.entries import STAND_PILLS
from counter_app.reception.facts import Facts
from counter_app.reception.words import (
    Stand,
    language_name,
    may_check_in,
    person_words,
    stand,
    stand_words,
)
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import figures, hour_words, led
from db.bookings import BookingView
from queueing.booking import Standing
from queueing.wording import isolate
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph


class BookingCard(QFrame):
    """One booking of today, and what checking it in now means."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self.booking: BookingView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hour = label(Type.HEADING, "navy", name="booking_hour")
        self.stage = pill()
        self.service, self.hint = Paragraph(), Paragraph()
        dress(self.service, type=Type.STRONG)
        dress(self.hint, type=Type.BODY)
        self.facts = Facts(look)
        self.close_card = button("close_booking", "quiet", "small")
        self.check_in = button("check_in", "signal")
        self.check_in.clicked.connect(self.act_first)
        self._lay_out(look)

    def show_booking(self, booking: BookingView | None, state: ConsoleState) -> None:
        self._state, self.booking = state, booking
        if booking is None or state.office is None:
            return
        one = stand(booking)
        self.hour.setText(led(state, hour_words(state, state.office, booking.starts_at)))
        mark(self.stage, stand_words(one), STAND_PILLS.get(one, "quiet"))
        known = state.office.services.get(booking.service_id)
        self.service.say(known.name.in_(state.language) if known else "")
        self.hint.say(self._hint(booking, one))
        self.hint.setVisible(bool(self.hint.words))
        self._say_facts(state, booking)
        self.close_card.setText(self.tr("Close  Esc"))
        self.check_in.setText(self.tr("Check in  F4"))
        self.check_in.setVisible(may_check_in(booking))
        if state.busy is None:
            self.check_in.setEnabled(state.allows(Verb.CHECK_IN))
        self.setAccessibleName(f"{self.hour.text()}, {booking.name or booking.reference or ''}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_booking(self.booking, self._state)
        super().changeEvent(event)

    def act_first(self) -> None:
        """F4: the visitor is here."""
        if self.booking is not None and may_check_in(self.booking):
            self._presenter.admitting.check_in(self.booking)

    def _say_facts(self, state: ConsoleState, booking: BookingView) -> None:
        tail, people = booking.identity_tail, booking.party_size
        self.facts.say(
            (
                (self.tr("Name"), person_words(state, booking.name)),
                (
                    self.tr("Reference"),
                    led(state, isolate(booking.reference)) if booking.reference else "",
                ),
                (self.tr("CPR"), self.tr("ends in {digits}").format(digits=tail) if tail else ""),
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

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.space(1.5))
        head.addWidget(self.hour)
        head.addStretch(1)
        head.addWidget(self.close_card)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, look.space(1), 0)
        inner.setSpacing(look.space(1))
        inner.addWidget(self.stage)
        inner.addWidget(self.service)
        inner.addWidget(self.hint)
        inner.addWidget(self.facts)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addLayout(head)
        column.addWidget(scrolling(content), stretch=1)
        column.addWidget(rule(look))
        column.addWidget(self.check_in)
