"""What stands in each list of the desk, and what an empty one says."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.reception.entries import (
    Entry,
    booking_entry,
    by_visit,
    claim_entry,
    found_entry,
    missed_entry,
)
from counter_app.reception.inbox.entries import inbox_entries
from counter_app.reception.tabs import Tab
from counter_app.reception.words import Stand, stand
from counter_app.state import ConsoleState
from counter_app.words import isolate_any
from db.bookings import BookingView
from db.spelling import western_digits
from db.visits import StepView

translate = QCoreApplication.translate


def entries_of(state: ConsoleState, tab: Tab, one: Stand, typed: str) -> Sequence[Entry] | None:
    """The rows of a list; None while they are being looked for."""
    floor = state.floor
    if floor is None:
        return None
    if tab is Tab.MISSED:
        return [missed_entry(state, step) for step in floor.missed]
    if tab is Tab.CLAIMS:
        return [claim_entry(state, claim) for claim in floor.claims]
    if tab is Tab.BOOKINGS:
        return [booking_entry(state, each) for each in _bookings(floor.bookings, one, typed)]
    if tab is Tab.INBOX:
        return inbox_entries(state, typed)
    if state.search.found is None:
        return None
    return [found_entry(state, each) for each in by_visit(state.search.found)]


def step_of(state: ConsoleState, tab: Tab, ticket_id: int | None) -> StepView | None:
    """The step of a row among those who were missed or who declare a priority."""
    floor = state.floor
    if floor is None:
        return None
    claimed = [claim.step for claim in floor.claims] if tab is Tab.CLAIMS else []
    missed = list(floor.missed) if tab is Tab.MISSED else []
    return next((each for each in claimed + missed if each.ticket_id == ticket_id), None)


def empty_words(state: ConsoleState, tab: Tab, typed: str) -> str:
    """What it means that nobody stands in a list, and what else to try."""
    text = isolate_any(typed)
    if tab is Tab.MISSED:
        return translate("Reception", "Nobody was missed today.")
    if tab is Tab.CLAIMS:
        return translate("Reception", "Nobody waits for a priority to be confirmed.")
    if tab is Tab.BOOKINGS and typed:
        words = translate("Reception", "No booking of today matches {text}. F3 looks for tickets.")
        return words.format(text=text)
    if tab is Tab.BOOKINGS:
        return translate("Reception", "No booking of today stands here.")
    if tab is Tab.INBOX and typed:
        return translate("Reception", "No booking to sort matches {text}.").format(text=text)
    if tab is Tab.INBOX:
        return translate(
            "Reception",
            "Nothing is to be sorted. Bookings that do not fit appear here by themselves.",
        )
    if typed:
        words = translate(
            "Reception",
            "Nobody of today matches {text}. Try the number, the booking reference, the last "
            "digits of the phone, or a part of the name.",
        )
        return words.format(text=text)
    if state.search.service_id is not None:
        return translate("Reception", "Nobody is here for this service.")
    return translate("Reception", "Nobody is here. New visitors appear by themselves.")


def _bookings(bookings: Sequence[BookingView], one: Stand, typed: str) -> Sequence[BookingView]:
    """Those of the chosen state; of every state while one is looked for by name."""
    text = western_digits(typed).casefold()
    if not text:
        return [each for each in bookings if stand(each) is one]
    return [
        each
        for each in bookings
        if text in (each.name or "").casefold() or text in (each.reference or "").casefold()
    ]
