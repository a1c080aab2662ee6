"""Bookings: typing or scanning one, choosing among several, and what its hour means now."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from db.office import Service
from kiosk.parts import (
    CardButton,
    Footer,
    KioskPage,
    Notice,
    TouchButton,
    direction_of,
    reading,
    tile,
    untouchable,
)
from kiosk.presenter import KioskPresenter
from kiosk.state import FoundBooking, KioskState
from kiosk.words import ahead, wait_of, why_not
from queueing.booking import Standing
from queueing.ticket import Reason
from queueing.wording import Bilingual, clock_time, isolate, long_date
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-"
_DIGITS = "123456789"
MOST_BOOKINGS = 5


class EntryPage(KioskPage):
    """A large keypad; a keyboard and a scanner type into the same field."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title, self._how = QLabel(), Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        reading(look, self._how, "muted")
        self.field = _Field(look)
        self._notice = Notice(look)
        self._keys = _Keypad(presenter, look)
        self._footer = Footer(look, presenter.back)
        self._without = TouchButton(look, "", "ticket", least=(0, 104))
        self._without.setObjectName("without_booking")
        self._without.clicked.connect(presenter.without_booking)
        self._search = TouchButton(look, "signal", "search", "navy_deep", least=(0, 104))
        self._search.setObjectName("search")
        self._search.clicked.connect(presenter.submit)
        self._footer.addWidget(self._without)
        self._footer.addWidget(self._search, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
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
        self.field.say(state.typed, translate("Kiosk", "Your entry"))
        self._notice.say(why_not(state.refusal, state) if state.refusal else "")
        self._keys.draw()
        unknown = state.refusal is not None and state.refusal.reason is Reason.UNKNOWN_BOOKING
        self._without.say(translate("Kiosk", "Without a booking"))
        self._without.setVisible(unknown and state.walk_in_open)
        ready, busy = translate("Kiosk", "Search"), translate("Kiosk", "One moment…")
        self._search.say(busy if state.busy else ready)
        self._search.setEnabled(bool(state.typed))
        self._footer.draw()


class _Field(QLabel):
    """What is typed so far, always left to right. It takes the keyboard, never a mouse cursor."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(look.px(104))
        colours = look.colours
        self.setStyleSheet(
            f"QLabel {{ background: {colours.surface}; color: {colours.navy};"
            f" border: {look.px(2)}px solid {colours.edge}; border-radius: {look.px(16)}px;"
            f" font-size: {look.px(48)}px; font-weight: 600; }}"
            f"QLabel:focus {{ border: {look.px(4)}px solid {colours.navy}; }}"
        )

    def say(self, typed: str, name: str) -> None:
        self.setText(typed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(typed)


class _Keypad(QWidget):
    """Digits first, because references and numbers are mostly digits; letters beside them."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._look = look
        digits, letters = QGridLayout(), QGridLayout()
        for place, sign in enumerate(_DIGITS):
            digits.addWidget(self._key(presenter, sign), place // 3, place % 3)
        self._clear, self._erase = TouchButton(look, ""), TouchButton(look, "")
        for key in (self._clear, self._erase):
            _fill(key)
            key.restyle(padding=4)
        self._clear.setObjectName("clear")
        self._erase.setObjectName("erase")
        self._clear.clicked.connect(presenter.clear)
        self._erase.clicked.connect(presenter.erase)
        digits.addWidget(self._clear, 3, 0)
        digits.addWidget(self._key(presenter, "0"), 3, 1)
        digits.addWidget(self._erase, 3, 2)
        for place, sign in enumerate(_LETTERS):
            letters.addWidget(self._key(presenter, sign), place // 7, place % 7)
        self._halves = QBoxLayout(direction_of(True), self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(look.space(4))
        for grid in (letters, digits):
            grid.setSpacing(look.space(1.5))
            self._halves.addLayout(grid)

    def _key(self, presenter: KioskPresenter, sign: str) -> TouchButton:
        key = _Key(self._look)
        key.setObjectName(f"key_{sign}")
        key.say(sign)
        key.clicked.connect(partial(self._type, presenter, sign))
        return key

    def _type(self, presenter: KioskPresenter, sign: str, *_checked: object) -> None:
        presenter.type(sign)

    def turn(self, wide: bool) -> None:
        self._halves.setDirection(direction_of(wide))
        for half, weight in enumerate((13, 10) if wide else (9, 11)):
            self._halves.setStretch(half, weight)

    def draw(self) -> None:
        self._clear.say(translate("Kiosk", "Clear"))
        self._erase.say(translate("Kiosk", "Erase"))


class _Key(TouchButton):
    def __init__(self, look: Look) -> None:
        super().__init__(look, "")
        # Never on the way of the Tab key: a keyboard types by itself.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        _fill(self)
        self.restyle(px=38, padding=0)


def _fill(key: TouchButton) -> None:
    policy = key.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    policy.setVerticalPolicy(policy.Policy.Expanding)
    key.setSizePolicy(policy)


class BookingsPage(KioskPage):
    """Several bookings of today match, such as those of one phone number: which one is it?"""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title = QLabel()
        dress(self._title, type=Type.HEADING, tone="navy")
        self._cards = [_BookingCard(presenter, look) for _ in range(MOST_BOOKINGS)]
        self._footer = Footer(look, presenter.back)
        self._footer.addStretch(1)
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
        shown = state.bookings[:MOST_BOOKINGS]
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                card.draw(shown[place], state)
        self._footer.draw()


class _BookingCard(CardButton):
    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__(look, "choice")
        self._booking_id: int | None = None
        self._time, self._name = QLabel(), Paragraph()
        dress(self._time, type=Type.HEADING, tone="navy")
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
            presenter.choose_booking(self._booking_id)


class BookingPage(KioskPage):
    """What the booking's hour means now, in one headline, and the way on."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._sign.setFixedSize(look.px(128), look.px(128))
        self._title, self._words = Paragraph(), Paragraph()
        dress(self._title, type=Type.DISPLAY, tone="navy")
        reading(look, self._words, px=32)
        self._notice = Notice(look)
        self._card = _Details(look)
        self._footer = Footer(look, presenter.back)
        self._check_in = TouchButton(look, "signal", "ticket", "navy_deep")
        self._without = TouchButton(look, "primary", "ticket", "surface")
        self._done = TouchButton(look, "primary", "check", "surface")
        for button, name, act in (
            (self._check_in, "check_in", presenter.check_in),
            (self._without, "without_booking", presenter.without_booking),
            (self._done, "done", presenter.finish),
        ):
            button.setObjectName(name)
            button.restyle((0, 104))
            button.clicked.connect(act)
            self._footer.addWidget(button, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(8), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addStretch(2)
        column.addWidget(self._sign)
        for widget in (self._title, self._words, self._notice, self._card):
            column.addWidget(widget)
        column.addStretch(3)
        column.addLayout(self._footer)

    def first_focus(self) -> QWidget | None:
        for button in (self._check_in, self._without, self._done):
            if not button.isHidden():
                return button
        return self._footer.back

    def draw(self, state: KioskState) -> None:
        found = state.booking
        if found is None:
            return
        standing = found.booking.standing
        icon, colour, ground = _SIGNS[standing]
        self._sign.setPixmap(self._look.pixmap(icon, colour, 72))
        radius = self._look.px(64)
        soft = getattr(self._look.colours, ground)
        self._sign.setStyleSheet(f"background: {soft}; border-radius: {radius}px;")
        title, words = _answer(found, state)
        self._title.say(title)
        self._words.say(words)
        self._notice.say(why_not(state.refusal, state) if state.refusal else "")
        self._card.draw(found, state)
        coming = standing in (Standing.EARLY, Standing.ON_TIME, Standing.LATE)
        again = standing in (Standing.OTHER_DAY, Standing.CANCELLED)
        self._check_in.setVisible(coming and state.refusal is None)
        self._without.setVisible(again and state.walk_in_open)
        self._done.setVisible(not self._check_in.isVisibleTo(self) and not again)
        ready, busy = translate("Kiosk", "Take my ticket"), translate("Kiosk", "One moment…")
        self._check_in.say(busy if state.busy else ready)
        self._without.say(translate("Kiosk", "Take a ticket without the booking"))
        self._done.say(translate("Kiosk", "Done"))
        self._footer.draw()


_SIGNS = {
    Standing.EARLY: ("clock", "navy", "mist"),
    Standing.ON_TIME: ("check", "success", "success_soft"),
    Standing.LATE: ("clock", "amber_deep", "amber_soft"),
    Standing.OTHER_DAY: ("calendar", "amber_deep", "amber_soft"),
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

    def draw(self, found: FoundBooking, state: KioskState) -> None:
        service = _service(found, state)
        self._letter.setText(service.code if service else "")
        self._letter.setVisible(service is not None)
        self._name.say(service_name(found, state))
        self._when.say(f"{_day(found, state)}  ·  {starts_at(found, state)}")
        waiting = found.booking.standing in (Standing.ON_TIME, Standing.LATE)
        wait = wait_of(found.promise)
        known = ahead(found.promise, state)
        self._line.say(f"{known}  ·  {state.say(wait)}" if wait else known)
        self._line.setVisible(waiting)


def _answer(found: FoundBooking, state: KioskState) -> tuple[str, str]:
    """The headline and what it means, for each hour of arrival."""
    at, standing = starts_at(found, state), found.booking.standing
    if standing is Standing.EARLY:
        return translate("Kiosk", "You are early"), translate(
            "Kiosk",
            "You will be called at about {time}, or sooner if a counter is free. "
            "Take your ticket and have a seat.",
        ).format(time=at)
    if standing is Standing.ON_TIME:
        return translate("Kiosk", "You are on time"), translate(
            "Kiosk", "Your place at {time} is kept. Take your ticket and have a seat."
        ).format(time=at)
    if standing is Standing.LATE:
        return translate("Kiosk", "Your booked time has passed"), translate(
            "Kiosk",
            "Your booking was at {time}. You will still be served today, "
            "in the order of those who arrive now.",
        ).format(time=at)
    if standing is Standing.OTHER_DAY:
        return translate("Kiosk", "Your booking is for another day"), translate(
            "Kiosk", "It is for {day} at {time}. For a visit today, take a ticket without it."
        ).format(day=_day(found, state), time=at)
    if standing is Standing.CANCELLED:
        return translate("Kiosk", "This booking was cancelled"), translate(
            "Kiosk", "You can still be served today: take a ticket without a booking."
        )
    return _checked_in(found)


def _checked_in(found: FoundBooking) -> tuple[str, str]:
    number = found.booking.ticket_number
    title = translate("Kiosk", "You have checked in already")
    if not number:
        return title, translate("Kiosk", "Please have a seat until your number is called.")
    return title, translate(
        "Kiosk", "Your number is {number}. Please have a seat until it is called."
    ).format(number=isolate(number))


def starts_at(found: FoundBooking, state: KioskState) -> str:
    office = state.office
    return state.say(clock_time(office.local(found.booking.starts_at))) if office else ""


def _day(found: FoundBooking, state: KioskState) -> str:
    office = state.office
    return state.say(long_date(office.day(found.booking.starts_at))) if office else ""


def _service(found: FoundBooking, state: KioskState) -> Service | None:
    return state.office.services.get(found.booking.service_id) if state.office else None


def service_name(found: FoundBooking, state: KioskState) -> str:
    service = _service(found, state)
    name = service.name if service else Bilingual("", "")
    return name.in_(state.language)
