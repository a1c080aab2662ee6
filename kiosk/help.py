"""What the kiosk reads aloud: what a page asks, and what can be touched there. Short sentences."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from db.intake import Promise
from kiosk.arrival import MEANWHILE, stands
from kiosk.state import FoundBooking, KioskState, Page, Paper
from queueing.booking import Standing
from queueing.ticket import AT_COUNTER, State
from queueing.visit import Spared
from queueing.wording import (
    Bilingual,
    Language,
    Manner,
    clock_time,
    long_date,
    people_in_words,
    reopening,
    say_code,
    say_counter,
    wait_range,
)
from shell.language import QT_TRANSLATE_NOOP, BothLanguages

_START = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "Welcome. To take a ticket, touch: I have no booking. To check in, touch: I have a booking, "
    "or hold the code of your booking to the scanner.",
)
_IDLE = QT_TRANSLATE_NOOP("KioskHelp", "Touch the screen to begin.")
_CATEGORIES = QT_TRANSLATE_NOOP("KioskHelp", "What is your visit about? Touch one of the groups.")
_SERVICES = QT_TRANSLATE_NOOP("KioskHelp", "Which service do you need? Touch it in the list.")
_FURTHER = QT_TRANSLATE_NOOP("KioskHelp", "More services are on the next page.")
_BRING = QT_TRANSLATE_NOOP("KioskHelp", "You need these documents: {documents}.")
_HAVE_ALL = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "If you have them all, touch the yellow button to take a ticket. If not, touch: Not yet.",
)
_NO_PAPERS = QT_TRANSLATE_NOOP("KioskHelp", "You need no documents.")
_TAKE = QT_TRANSLATE_NOOP("KioskHelp", "Touch the yellow button to take a ticket.")
_NO_TICKET = QT_TRANSLATE_NOOP("KioskHelp", "No ticket can be taken for this service now.")
_ELECTRONIC = QT_TRANSLATE_NOOP(
    "KioskHelp", "You can do this without a visit. Scan the code on the screen with your phone."
)
_NOT_READY = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "Come back when you have everything. The screen lists what to bring. "
    "You may also take a ticket anyway.",
)
_LATER = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "Come back when it suits you. Without a ticket you keep no place in the line. "
    "You may also take a ticket anyway.",
)
_PRIORITY = QT_TRANSLATE_NOOP(
    "KioskHelp", "Some visitors are served earlier. If a choice on the screen applies, touch it."
)
_PHONE = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "Type your mobile number to receive messages about this visit. "
    "What you type is not read aloud.",
)
_NO_PHONE = QT_TRANSLATE_NOOP(
    "KioskHelp", "This is not a number that messages can be sent to. Please check it and try again."
)
_ENTRY = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "Type your booking reference, your phone number or your CPR number, and touch search. "
    "Or hold the code of your booking to the scanner. What you type is not read aloud.",
)
_UNKNOWN = QT_TRANSLATE_NOOP("KioskHelp", "No booking was found. Please try again.")
_BOOKINGS = QT_TRANSLATE_NOOP(
    "KioskHelp", "You have several bookings today. Touch the one you came for."
)
_EARLY = QT_TRANSLATE_NOOP(
    "KioskHelp", "You are early. You will be called at about {time}. Touch the yellow button."
)
_ON_TIME = QT_TRANSLATE_NOOP(
    "KioskHelp", "You are on time. Your place at {time} is kept. Touch the yellow button."
)
_LATE = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "Your booked time, {time}, has passed. You will still be served, in the order of those "
    "who arrive now. Touch the yellow button.",
)
_OTHER_DAY = QT_TRANSLATE_NOOP(
    "KioskHelp", "Your booking is for another day: {day}, at {time}. For today, take a ticket."
)
_CANCELLED = QT_TRANSLATE_NOOP(
    "KioskHelp", "This booking was cancelled. You can take a ticket without a booking."
)
_OTHER_DAY_ONLY = QT_TRANSLATE_NOOP(
    "KioskHelp", "Your booking is for another day: {day}, at {time}. For today, ask at reception."
)
_CANCELLED_ONLY = QT_TRANSLATE_NOOP(
    "KioskHelp", "This booking was cancelled. Reception will help you to book again."
)
_CHECKED_IN = QT_TRANSLATE_NOOP("KioskHelp", "You have checked in already.")
_NUMBER = QT_TRANSLATE_NOOP("KioskHelp", "Your number is {number}.")
_NEXT = QT_TRANSLATE_NOOP("KioskHelp", "You are next.")
_AHEAD = QT_TRANSLATE_NOOP("KioskHelp", "Ahead of you: {people}.")
_WAIT = QT_TRANSLATE_NOOP("KioskHelp", "Expected wait: {wait}.")
_BOOKED_AT = QT_TRANSLATE_NOOP("KioskHelp", "Your booking is at {time}.")
_TAKE_PAPER = QT_TRANSLATE_NOOP("KioskHelp", "Please take your ticket.")
_PAPERLESS = QT_TRANSLATE_NOOP(
    "KioskHelp", "Your number is valid without paper. Please remember it."
)
_SIT = QT_TRANSLATE_NOOP("KioskHelp", "Please have a seat until your number is called.")
_CALLED = QT_TRANSLATE_NOOP(
    "KioskHelp", "Your number has been called. Please ask the staff where to go."
)
_PARKED = QT_TRANSLATE_NOOP(
    "KioskHelp", "Your visit is paused. The staff will call you again. Please stay in the hall."
)
_MISSED = QT_TRANSLATE_NOOP(
    "KioskHelp",
    "You were called and did not come. Touch: Wait again. You keep your number and wait once more.",
)
_OVER = QT_TRANSLATE_NOOP("KioskHelp", "This visit is over. For something else, take a new ticket.")
_CLOSED = QT_TRANSLATE_NOOP("KioskHelp", "The centre is closed.")
_TROUBLE = QT_TRANSLATE_NOOP("KioskHelp", "One moment, please. Staff at reception will help you.")
_THERE = QT_TRANSLATE_NOOP("KioskHelp", "Are you still there? Touch the yellow button to continue.")
_BACK = QT_TRANSLATE_NOOP("KioskHelp", "Back is at the bottom.")

PAPER_HERE = frozenset({Paper.COMING, Paper.PRINTED})
"""There is a ticket to wait for at this kiosk."""

NOTHING = Bilingual("", "")
_MORNING, _EVENING = re.compile(r"(?<=\d )ص\b"), re.compile(r"(?<=\d )م\b")


def spoken_help(state: KioskState, both: BothLanguages) -> Bilingual:
    """What to read aloud for what is on the screen; never what a visitor typed or declared."""
    say = _Sayer(both)
    if state.asking:
        return say(_THERE)
    tell = _PAGES.get(state.page)
    return tell(state, say) if tell else NOTHING


class _Sayer:
    """Puts phrases in both languages."""

    def __init__(self, both: BothLanguages) -> None:
        self._both = both

    def __call__(self, source: str, **parts: Bilingual) -> Bilingual:
        text = self._both.say("KioskHelp", source)
        return Bilingual(
            text.ar.format(**{name: part.ar for name, part in parts.items()}),
            text.en.format(**{name: part.en for name, part in parts.items()}),
        )


Tell = Callable[[KioskState, _Sayer], Bilingual]


def _together(*sentences: Bilingual) -> Bilingual:
    return Bilingual(
        " ".join(s.ar for s in sentences if s.ar), " ".join(s.en for s in sentences if s.en)
    )


def _listed(items: Iterable[Bilingual]) -> Bilingual:
    every = list(items)
    return Bilingual("، ".join(i.ar for i in every), "; ".join(i.en for i in every))


def _hour(state: KioskState, at: datetime) -> Bilingual:
    return _aloud(clock_time(state.office.local(at))) if state.office else NOTHING


def _aloud(text: Bilingual) -> Bilingual:
    """Said in full: a voice would spell the letter that print makes of morning and evening."""
    return Bilingual(_EVENING.sub("مساءً", _MORNING.sub("صباحًا", text.ar)), text.en)


def _services(state: KioskState, say: _Sayer) -> Bilingual:
    return _together(say(_SERVICES), say(_FURTHER) if state.list_pages > 1 else NOTHING)


def _service(state: KioskState, say: _Sayer) -> Bilingual:
    service = state.service
    if service is None:
        return NOTHING
    name = Bilingual(f"{service.name.ar}.", f"{service.name.en}.")
    if state.obstacle is not None:
        return _together(name, say(_NO_TICKET), _opens(state, state.obstacle.opens))
    promise = _promise(state.promise, say)
    if not service.documents:
        return _together(name, say(_NO_PAPERS), promise, say(_TAKE))
    bring = say(_BRING, documents=_listed(d.name for d in service.documents))
    return _together(name, bring, promise, say(_HAVE_ALL))


def _promise(promise: Promise | None, say: _Sayer) -> Bilingual:
    if promise is None:
        return NOTHING
    expected = promise.expected
    wait = say(_WAIT, wait=wait_range(expected.p50, expected.p90)) if expected else NOTHING
    return _together(_ahead(promise.ahead, say), wait)


def _ahead(count: int | None, say: _Sayer) -> Bilingual:
    if count is None:
        return NOTHING
    return say(_AHEAD, people=people_in_words(count)) if count else say(_NEXT)


def _opens(state: KioskState, at: datetime | None) -> Bilingual:
    if at is None or state.office is None or state.now is None:
        return NOTHING
    local = state.office.local
    opens = reopening(local(at), local(state.now).date())
    return _aloud(Bilingual(f"{opens.ar}.", f"{opens.en}."))


def _instead(state: KioskState, say: _Sayer) -> Bilingual:
    if state.instead is Spared.ELECTRONIC:
        return say(_ELECTRONIC)
    return say(_NOT_READY if state.instead is Spared.NOT_READY else _LATER)


def _categories(state: KioskState, say: _Sayer) -> Bilingual:
    further = say(_FURTHER) if state.list_pages > 1 else NOTHING
    return _together(say(_CATEGORIES), further, say(_BACK))


def _phone(state: KioskState, say: _Sayer) -> Bilingual:
    return _together(say(_NO_PHONE) if state.phone_fault else NOTHING, say(_PHONE))


def _entry(state: KioskState, say: _Sayer) -> Bilingual:
    return _together(say(_UNKNOWN) if state.refusal else NOTHING, say(_ENTRY))


def _booking(state: KioskState, say: _Sayer) -> Bilingual:
    found = state.booking
    if found is None:
        return NOTHING
    if state.refusal is not None and state.refusal.reason not in MEANWHILE:
        return _together(say(_NO_TICKET), _opens(state, state.refusal.opens))
    standing = stands(found, state)
    if standing is Standing.CHECKED_IN:
        number = found.booking.ticket_number
        return _together(say(_CHECKED_IN), _number(state, number, say) if number else NOTHING)
    if standing is Standing.CANCELLED:
        return say(_CANCELLED if state.walk_in_open else _CANCELLED_ONLY)
    at = _hour(state, found.booking.starts_at)
    if standing is Standing.OTHER_DAY:
        other_day = _OTHER_DAY if state.walk_in_open else _OTHER_DAY_ONLY
        return say(other_day, time=at, day=_day(state, found))
    return say({Standing.EARLY: _EARLY, Standing.ON_TIME: _ON_TIME}.get(standing, _LATE), time=at)


def _day(state: KioskState, found: FoundBooking) -> Bilingual:
    return long_date(state.office.day(found.booking.starts_at)) if state.office else NOTHING


def _number(state: KioskState, number: str, say: _Sayer) -> Bilingual:
    """As the hall says it when it calls."""
    manner = state.office.voice.manner if state.office else Manner()
    arabic, english = (say_code(number, language, manner).text for language in Language)
    return say(_NUMBER, number=Bilingual(arabic, english))


def _go_to(counter: int) -> Bilingual:
    arabic, english = (say_counter(counter, language).text for language in Language)
    return Bilingual(f"{arabic}.", f"{english.capitalize()}.")


def _standing(state: KioskState, say: _Sayer) -> Bilingual:
    if state.standing is None:
        return NOTHING
    standing = state.standing
    number, counter = _number(state, standing.number, say), standing.counter_number
    if standing.state in AT_COUNTER:
        where = _go_to(counter) if counter else say(_CALLED)
        return _together(number, where)
    if standing.state in (State.WAITING, State.PLANNED):
        return _together(number, _promise(standing.promise, say), say(_SIT))
    if standing.state is State.PARKED:
        return _together(number, say(_PARKED))
    if standing.state is State.MISSED:
        return _together(number, say(_MISSED))
    return _together(number, say(_OVER))


def _ticket(state: KioskState, say: _Sayer) -> Bilingual:
    shown = state.ticket
    if shown is None:
        return NOTHING
    at = shown.booked_start
    what = say(_BOOKED_AT, time=_hour(state, at)) if at else _promise(shown.promise, say)
    paper = _TAKE_PAPER if state.paper in PAPER_HERE else _PAPERLESS
    return _together(_number(state, shown.ticket.number, say), what, say(paper), say(_SIT))


def _closed(state: KioskState, say: _Sayer) -> Bilingual:
    hours = state.view.hours if state.view else None
    return _together(say(_CLOSED), _opens(state, hours.next_opening if hours else None))


def _always(source: str, *, back: bool = False) -> Tell:
    def tell(_state: KioskState, say: _Sayer) -> Bilingual:
        return _together(say(source), say(_BACK) if back else NOTHING)

    return tell


_PAGES: dict[Page, Tell] = {
    Page.START: _always(_START),
    Page.IDLE: _always(_IDLE),
    Page.CATEGORIES: _categories,
    Page.SERVICES: _services,
    Page.SERVICE: _service,
    Page.INSTEAD: _instead,
    Page.PRIORITY: _always(_PRIORITY, back=True),
    Page.PHONE: _phone,
    Page.ENTRY: _entry,
    Page.BOOKINGS: _always(_BOOKINGS),
    Page.BOOKING: _booking,
    Page.STANDING: _standing,
    Page.TICKET: _ticket,
    Page.CLOSED: _closed,
    Page.TROUBLE: _always(_TROUBLE),
}
