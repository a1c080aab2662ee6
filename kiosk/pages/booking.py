"""Bookings: typing or scanning one, choosing among several, and what its hour means now."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kiosk.answer import Answer, level
from kiosk.arrival import MEANWHILE, NOT_TODAY, answer, service_name, service_of, stands, starts_at
from kiosk.arrival import day as day_of
from kiosk.check_in import TO_CHECK_IN
from kiosk.documents import DocumentList
from kiosk.keypad import LETTERS, EntryField, Keypad
from kiosk.listing import BOOKINGS_A_PAGE
from kiosk.pager import Pager
from kiosk.parts import (
    CardButton,
    Footer,
    Notice,
    TouchButton,
    direction_of,
    reading,
    tile,
    untouchable,
)
from kiosk.presenter import KioskPresenter
from kiosk.snug import SnugPage
from kiosk.state import FoundBooking, KioskState
from kiosk.ticket_number import TicketCard
from kiosk.words import ahead, wait_of, why_not
from queueing.booking import Standing
from queueing.ticket import Reason
from queueing.visit import Spared
from queueing.wording import Bilingual
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

SIGN = 112


class EntryPage(SnugPage):
    """A large keypad; a keyboard and a scanner type into the same field."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title, self._how = QLabel(), Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        reading(look, self._how, "muted")
        self.field = EntryField(look)
        self._notice = Notice(look)
        self._keys = Keypad(look, presenter.check_in, LETTERS)
        self._footer = Footer(look, presenter.back)
        self._without = TouchButton(look, "", "ticket", least=(0, 104))
        self._without.setObjectName("without_booking")
        self._without.clicked.connect(presenter.walk_in.instead_of_booking)
        self._search = TouchButton(look, "signal", "search", "navy_deep", least=(0, 104))
        self._search.setObjectName("search")
        self._search.clicked.connect(presenter.check_in.submit)
        self._footer.addWidget(self._without)
        self._footer.addWidget(self._search, stretch=1)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(look.space(2))
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addWidget(self.field)
        column.addWidget(self._notice)
        column.addWidget(self._keys, stretch=1)
        column.addSpacing(look.space(1))
        column.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._keys.turn(wide)
        edge = self._look.space(2 if self.low else 4)
        self._column.setContentsMargins(*[self._look.space(6), edge] * 2)
        # Large keys leave no room for a title on a low page; the field says what to type.
        for words in (self._title, self._how):
            words.setVisible(not self.low)

    def first_focus(self) -> QWidget | None:
        return self.field

    def draw(self, state: KioskState) -> None:
        self._title.setText(translate("Kiosk", "Find your booking"))
        self._how.say(
            translate(
                "Kiosk",
                "Type your booking reference, your phone number or your CPR number, "
                "or hold the code of your booking to the scanner.",
            )
        )
        hint = translate("Kiosk", "Booking reference, phone or CPR")
        self.field.say(state.typed, translate("Kiosk", "Your entry"), hint if self.low else "")
        self._notice.say(why_not(state.refusal, state) if state.refusal else "")
        self._keys.draw()
        unknown = state.refusal is not None and state.refusal.reason is Reason.UNKNOWN_BOOKING
        self._without.say(translate("Kiosk", "Without a booking"))
        self._without.setVisible(unknown and state.walk_in_open)
        ready, busy = translate("Kiosk", "Search"), translate("Kiosk", "One moment…")
        self._search.say(busy if state.busy else ready)
        self._search.setEnabled(bool(state.typed))
        self._footer.draw()
        self.snug()


class BookingsPage(SnugPage):
    """Several bookings of today match, such as those of one phone number: which one is it?"""

    CARDS_GIVE_WAY = True

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title = QLabel()
        dress(self._title, type=Type.HEADING, tone="navy")
        self._cards = [_BookingCard(presenter, look) for _ in range(BOOKINGS_A_PAGE)]
        self._footer = Footer(look, presenter.back)
        self._pager = Pager(look, self._footer, presenter.turn_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addWidget(self._title)
        for card in self._cards:
            card.setMaximumHeight(look.px(180))
            column.addWidget(card, stretch=2)
        column.addStretch(1)
        column.addLayout(self._footer)

    def first_focus(self) -> QWidget | None:
        return self._cards[0]

    def draw(self, state: KioskState) -> None:
        self._title.setText(translate("Kiosk", "Which booking have you come for?"))
        shown = state.listed_bookings
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                card.draw(shown[place], state)
        self._pager.draw(state, translate("Kiosk", "More bookings"))
        self._footer.draw()
        self.snug()


class _BookingCard(CardButton):
    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__(look, "choice")
        self._booking_id: int | None = None
        self._time, self._name = QLabel(), Paragraph()
        dress(self._time, type=Type.HEADING, tone="navy")
        self._time.setMinimumWidth(look.text_px(190))
        dress(self._name, type=Type.TITLE)
        self.clicked.connect(lambda: self._choose(presenter))
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(2)] * 2)
        line.setSpacing(look.space(4))
        line.addWidget(self._time)
        line.addWidget(self._name, stretch=1)
        untouchable(self._time, self._name)

    def draw(self, found: FoundBooking, state: KioskState) -> None:
        self._booking_id = found.booking.booking_id
        self.setObjectName(f"booking_{found.booking.reference}")
        self._time.setText(starts_at(found, state))
        self._name.say(service_name(found, state))
        self.setAccessibleName(f"{self._time.text()} {self._name.words}")

    def _choose(self, presenter: KioskPresenter) -> None:
        if self._booking_id is not None:
            presenter.check_in.choose_booking(self._booking_id)


class BookingPage(SnugPage):
    """What the booking's hour means now, what to have at hand for it, and the way on."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._head = _Head(look)
        self._ticket = TicketCard(look)
        self._card = _Details(look)
        self._documents = DocumentList(look)
        self._priority = Answer(look, "priority", "", "priority", px=24)
        self._priority.clicked.connect(presenter.declaring.open_priority)
        self._footer = Footer(look, presenter.back)
        level(self._footer.back)
        self._not_yet = Answer(look, "not_yet", "", "close")
        self._done = Answer(look, "done", "", "check")
        self._without = Answer(look, "without_booking", "primary", "ticket")
        self._check_in = Answer(look, "check_in", "signal", "ticket")
        for button, weight, act in (
            (self._not_yet, 1, lambda: presenter.walk_in.instead(Spared.NOT_READY)),
            (self._done, 1, presenter.finish),
            (self._without, 2, presenter.walk_in.instead_of_booking),
            (self._check_in, 2, presenter.check_in.check_in),
        ):
            button.clicked.connect(act)
            self._footer.addWidget(button, stretch=weight)
        self._body, self._said = QBoxLayout(direction_of(True)), QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        said, bring = self._said, QVBoxLayout()
        for column in (said, bring):
            column.setSpacing(look.space(4))
        said.addStretch(0)
        for widget in (self._head, self._ticket, self._card):
            said.addWidget(widget)
        said.addStretch(2)
        bring.addWidget(self._documents)
        bring.addStretch(1)
        self._beside, self._below = QHBoxLayout(), QHBoxLayout()
        for line in (self._beside, self._below):
            line.addStretch(1)
        said.addLayout(self._beside)
        self._body.setSpacing(look.space(4))
        self._body.addLayout(said, stretch=1)
        self._body.addLayout(bring, stretch=1)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        page.setSpacing(look.space(3))
        page.addSpacing(look.space(1))
        page.addLayout(self._body, stretch=1)
        page.addLayout(self._below)
        page.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))
        # Upright, what is to be touched gathers at the foot; on a wide screen height is dear.
        (self._beside if wide else self._below).insertWidget(0, self._priority)
        self._share()

    def _share(self) -> None:
        """What there is to bring stands beside the answer, or below it on an upright screen."""
        bring = not self._documents.isHidden()
        alone = not self._wide and not bring
        for half, weight in enumerate((1, int(bring)) if self._wide or alone else (0, 1)):
            self._body.setStretch(half, weight)
        self._said.setStretch(0, int(alone))
        self._head.enlarge(not self._wide or not bring)

    def first_focus(self) -> QWidget | None:
        for button in (self._check_in, self._without, self._done):
            if not button.isHidden():
                return button
        return self._footer.back

    def draw(self, state: KioskState) -> None:
        found = state.booking
        if found is None:
            return
        standing, service = stands(found, state), service_of(found, state)
        refused = _refused(state)
        coming = standing in TO_CHECK_IN and not refused
        self._head.draw(standing, found, state)
        number = found.booking.ticket_number if standing is Standing.CHECKED_IN else None
        self._ticket.draw(number or "", service.name if service else Bilingual("", ""), state)
        self._ticket.setVisible(bool(number))
        self._card.draw(found, state, coming=coming)
        self._card.setVisible(not number)
        if service is not None:
            self._documents.draw(service, state)
        bring = coming and service is not None and bool(service.documents)
        self._documents.setVisible(bring)
        self._draw_priority(state)
        self._priority.setVisible(coming and state.office is not None and _declarable(state))
        self._offer(coming=coming, bring=bring, standing=standing, state=state)

    def _draw_priority(self, state: KioskState) -> None:
        classes = state.office.priorities if state.office else {}
        claimed = classes.get(state.chosen.priority_id) if state.chosen.priority_id else None
        self._priority.say(
            state.say(claimed.name) if claimed else translate("Kiosk", "Priority or assistance")
        )
        # Read aloud before others: not what was declared.
        self._priority.setAccessibleName(translate("Kiosk", "Priority or assistance"))

    def _offer(self, *, coming: bool, bring: bool, standing: Standing, state: KioskState) -> None:
        """The ways on from here, and no others."""
        without = standing in NOT_TODAY and state.walk_in_open and not coming
        self._not_yet.setVisible(bring)
        self._done.setVisible(not coming)
        self._without.setVisible(without)
        self._check_in.setVisible(coming)
        ready = translate("Kiosk", "Take my ticket")
        have_all = translate("Kiosk", "I have them all - take my ticket")
        busy = translate("Kiosk", "One moment…") if state.busy else ""
        self._check_in.say(busy or (have_all if bring else ready))
        self._not_yet.say(translate("Kiosk", "Not yet"))
        self._without.say(translate("Kiosk", "Take a ticket without the booking"))
        self._done.say(translate("Kiosk", "Done"))
        self._footer.draw()
        self._share()
        self.snug()


def _refused(state: KioskState) -> bool:
    return state.refusal is not None and state.refusal.reason not in MEANWHILE


def _declarable(state: KioskState) -> bool:
    return state.office is not None and bool(state.office.priorities)


class _Head(QWidget):
    """The answer in one headline with its sign, and what it means."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sign.setFixedSize(look.px(SIGN), look.px(SIGN))
        self._title, self._words = Paragraph(), Paragraph()
        dress(self._title, type=Type.DISPLAY, tone="navy")
        reading(look, self._words, px=30)
        words = QVBoxLayout()
        words.setSpacing(look.space(0.5))
        words.addWidget(self._title)
        words.addWidget(self._words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(3))
        line.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, stretch=1)

    def enlarge(self, large: bool) -> None:
        """The headline is as large as there is room for."""
        wanted = Type.DISPLAY if large else Type.HEADING
        if self._title.property("type") != wanted:
            dress(self._title, type=wanted)

    def draw(self, standing: Standing, found: FoundBooking, state: KioskState) -> None:
        icon, colour, ground = ("info", "amber_deep", "amber_soft")
        title = translate("Kiosk", "No ticket can be taken now")
        words = why_not(state.refusal, state) if state.refusal else ""
        if not _refused(state):
            icon, colour, ground = _SIGNS[standing]
            title, words = answer(standing, found, state)
        self._sign.setPixmap(self._look.pixmap(icon, colour, SIGN * 5 // 8))
        soft, ring = getattr(self._look.colours, ground), getattr(self._look.colours, colour)
        edge = f"border: {self._look.px(2)}px solid {ring};" if self._look.contrast else ""
        radius = self._look.px(SIGN) // 2
        self._sign.setStyleSheet(f"background: {soft}; border-radius: {radius}px; {edge}")
        self._title.say(title)
        self._words.say(words)
        self._words.setVisible(bool(words))


_SIGNS = {
    Standing.EARLY: ("clock", "navy", "mist"),
    Standing.ON_TIME: ("check", "success", "success_soft"),
    Standing.LATE: ("clock", "amber_deep", "amber_soft"),
    Standing.OTHER_DAY: ("calendar-other", "amber_deep", "amber_soft"),
    Standing.CHECKED_IN: ("check", "success", "success_soft"),
    Standing.CANCELLED: ("close", "alert", "alert_soft"),
}


class _Details(QFrame):
    """The booking itself, so that the visitor sees that it is theirs. It names nobody."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._letter, self._name = tile(look), Paragraph()
        reading(look, self._name, "navy", 34)
        self._when, self._line = Paragraph(), Paragraph()
        reading(look, self._when, px=28)
        reading(look, self._line, "muted", 28)
        words = QVBoxLayout()
        words.setSpacing(look.space(0.5))
        for widget in (self._name, self._when, self._line):
            words.addWidget(widget)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        line.setSpacing(look.space(3))
        line.addWidget(self._letter, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, stretch=1)

    def draw(self, found: FoundBooking, state: KioskState, *, coming: bool) -> None:
        service = service_of(found, state)
        self._letter.setText(service.code if service else "")
        self._letter.setVisible(service is not None)
        self._name.say(service_name(found, state))
        self._when.say(f"{day_of(found, state)}  ·  {starts_at(found, state)}")
        waiting = coming and found.booking.standing is not Standing.EARLY
        wait = wait_of(found.promise)
        known = ahead(found.promise, state)
        self._line.say(f"{known}  ·  {state.say(wait)}" if wait else known)
        self._line.setVisible(waiting)
