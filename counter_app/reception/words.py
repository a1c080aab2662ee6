"""What reception reads of lines, visitors and bookings, in the running language."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter_app.state import ConsoleState
from counter_app.words import figures, hour_words, isolate_any, led, minutes_since, minutes_words
from db.bookings import BookingView
from db.visits import StepView
from queueing.booking import BookingState, Standing
from queueing.forecast import Range
from queueing.ticket import State
from queueing.wording import Language, isolate, wait_range
from shell.language import QT_TRANSLATE_NOOP
from shell.phone import PhoneFault

translate = QCoreApplication.translate


class Stand(StrEnum):
    """Where a booking of today stands, as reception sorts them."""

    EXPECTED = "expected"
    LATE = "late"
    HERE = "here"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"


_STANDS: Mapping[Stand, str] = MappingProxyType(
    {
        Stand.EXPECTED: QT_TRANSLATE_NOOP("Reception", "Expected"),
        Stand.LATE: QT_TRANSLATE_NOOP("Reception", "Late"),
        Stand.HERE: QT_TRANSLATE_NOOP("Reception", "Here"),
        Stand.SERVED: QT_TRANSLATE_NOOP("Reception", "Served"),
        Stand.MISSED: QT_TRANSLATE_NOOP("Reception", "Missed"),
        Stand.CANCELLED: QT_TRANSLATE_NOOP("Reception", "Cancelled"),
    }
)
_OVER = {
    BookingState.CANCELLED: Stand.CANCELLED,
    BookingState.SERVED: Stand.SERVED,
    BookingState.MISSED: Stand.MISSED,
}
_LANGUAGES = {
    Language.AR: QT_TRANSLATE_NOOP("Reception", "Arabic"),
    Language.EN: QT_TRANSLATE_NOOP("Reception", "English"),
}
_PHONE: Mapping[PhoneFault, str] = MappingProxyType(
    {
        PhoneFault.TOO_SHORT: QT_TRANSLATE_NOOP("Reception", "This number is too short."),
        PhoneFault.TOO_LONG: QT_TRANSLATE_NOOP("Reception", "This number is too long."),
        PhoneFault.FIXED_LINE: QT_TRANSLATE_NOOP(
            "Reception", "This is a fixed line. Messages need a mobile number."
        ),
        PhoneFault.UNKNOWN: QT_TRANSLATE_NOOP("Reception", "This is not a phone number."),
    }
)


def stand(booking: BookingView) -> Stand:
    """Where a booking of today stands now."""
    if booking.state in _OVER:
        return _OVER[booking.state]
    if booking.ticket_number is not None or booking.state is BookingState.ARRIVED:
        return Stand.HERE
    return Stand.LATE if booking.standing is Standing.LATE else Stand.EXPECTED


def may_check_in(booking: BookingView) -> bool:
    """Whether a visitor with this booking may still be given a ticket. The database decides."""
    return booking.ticket_number is None and booking.state is not BookingState.CANCELLED


def stand_words(one: Stand) -> str:
    return translate("Reception", _STANDS[one])


def language_name(language: Language) -> str:
    """The name of a language, in the running one."""
    return translate("Reception", _LANGUAGES[language])


def phone_words(fault: PhoneFault) -> str:
    """Why messages cannot reach a number."""
    return translate("Reception", _PHONE[fault])


def range_words(state: ConsoleState, expected: Range) -> str:
    """A promise short enough for a column."""
    low, high = expected.p50, expected.p90
    shown = str(low) if low == high else f"{low}–{high}"
    return figures(state, translate("Reception", "{range} min").format(range=shown))


def promise_words(state: ConsoleState, expected: Range | None) -> str:
    """A promise in a sentence, as the visitor hears it."""
    if expected is None:
        return translate("Reception", "Nobody serves this now: promise no time.")
    told = wait_range(expected.p50, expected.p90).in_(state.language)
    return figures(state, translate("Reception", "Promise: {wait}").format(wait=told))


def service_words(state: ConsoleState, service_id: int) -> str:
    """The short name of a service, as the lists show it."""
    known = state.office.services.get(service_id) if state.office else None
    return known.short.in_(state.language) if known else ""


def counter_name(state: ConsoleState, counter_id: int | None) -> str:
    known = state.office.counters.get(counter_id) if state.office and counter_id else None
    return known.name.in_(state.language) if known else ""


def priority_name(state: ConsoleState, priority_id: int | None) -> str:
    known = state.office.priorities.get(priority_id) if state.office and priority_id else None
    return figures(state, known.name.in_(state.language)) if known else ""


def person_words(state: ConsoleState, name: str | None) -> str:
    """A name of either script, kept at this language's side."""
    return led(state, isolate_any(name)) if name else ""


def tail_words(digits: str | None) -> str:
    """What is known of a number that is kept by its last digits alone."""
    if not digits:
        return ""
    return translate("Reception", "ends in {digits}").format(digits=isolate(digits))


def hour_of(state: ConsoleState, step: StepView) -> str:
    """The booked hour of a visit; empty for one without a booking."""
    if step.booked_start is None or state.office is None:
        return ""
    at = hour_words(state, state.office, step.booked_start)
    return translate("Reception", "booked {time}").format(time=at)


def since_words(state: ConsoleState, step: StepView) -> str:
    """For how long the visitor has been where they are now; empty for a visit that is over."""
    since = {
        State.WAITING: step.arrived_at,
        State.PLANNED: step.arrived_at,
        State.CALLED: step.called_at,
        State.SERVING: step.started_at,
        State.PARKED: step.parked_at,
        State.MISSED: step.ended_at,
    }.get(step.state)
    return minutes_words(state, minutes_since(state, since)) if since else ""
