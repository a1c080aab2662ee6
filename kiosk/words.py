"""The kiosk's own short answers, where a whole sentence would not fit."""

from PySide6.QtCore import QCoreApplication

from db.intake import Promise
from kiosk.state import KioskState, Refusal
from queueing.ticket import Reason
from queueing.wording import WAIT_UNKNOWN, Bilingual, people_ahead, reopening, wait_range
from shell.words import Audience, refusal_words

translate = QCoreApplication.translate


def why_not(refusal: Refusal, state: KioskState) -> str:
    """The whole answer to a refused request: what is the matter, and when it is over."""
    words = refusal_words(refusal.reason, Audience.VISITOR)
    when = opens_again(refusal, state)
    return f"{words}\n{when}." if when else words


def why_not_briefly(refusal: Refusal, state: KioskState) -> str:
    """The same for a card: a few words, and the next opening."""
    words = _brief(refusal.reason)
    when = opens_again(refusal, state)
    return f"{words}  ·  {when}" if when else words


def opens_again(refusal: Refusal, state: KioskState) -> str:
    """When it works again, in the visitor's language; empty when nobody knows."""
    if refusal.opens is None or state.office is None or state.now is None:
        return ""
    local = state.office.local
    return state.say(reopening(local(refusal.opens), local(state.now).date()))


def _brief(reason: Reason) -> str:
    if reason is Reason.BOOKING_ONLY:
        return translate("Kiosk", "By booking only")
    if reason in (Reason.DAILY_CAP_REACHED, Reason.NUMBERS_USED_UP):
        return translate("Kiosk", "Full for today")
    if reason is Reason.AFTER_LAST_TICKET:
        return translate("Kiosk", "No more tickets today")
    return translate("Kiosk", "Closed now")


def ahead(promise: Promise, state: KioskState) -> str:
    return state.say(people_ahead(promise.ahead))


def wait(promise: Promise, state: KioskState) -> str:
    """The range in the visitor's language, or that there is none."""
    return state.say(wait_of(promise) or WAIT_UNKNOWN)


def wait_of(promise: Promise) -> Bilingual | None:
    expected = promise.expected
    return wait_range(expected.p50, expected.p90) if expected else None
