"""One row of the bookings to sort, and those of them that somebody looks for."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.reception.entries import Entry
from counter_app.reception.inbox.words import (
    KIND_PILLS,
    NOTHING,
    about_words,
    kind_words,
    outcome_words,
    service_short,
    starts_at,
    ticket_number,
    versions,
    when_words,
)
from counter_app.state import ConsoleState
from counter_app.words import age_words, hour_words, isolate_any, led
from db.inbox import CONFLICTS, InboxLine, Kind
from db.spelling import western_digits
from queueing.wording import isolate

translate = QCoreApplication.translate


def inbox_entries(state: ConsoleState, typed: str) -> Sequence[Entry]:
    """A row a line, oldest first; while somebody types, those that match."""
    return [inbox_entry(state, line) for line in _matching(state.inbox, typed)]


def inbox_entry(state: ConsoleState, line: InboxLine) -> Entry:
    return Entry(
        key=line.id,
        lead=led(state, _lead(state, line)),
        title=about_words(state, line),
        detail="  ·  ".join(part for part in _details(state, line) if part),
        time=age_words(state, line.at),
        mark=kind_words(line.kind),
        kind=KIND_PILLS[line.kind],
    )


def _lead(state: ConsoleState, line: InboxLine) -> str:
    """The ticket of a visitor who is here, else the booked hour."""
    at = starts_at(line)
    if number := ticket_number(line):
        return isolate(number)
    return hour_words(state, state.office, at) if at and state.office else NOTHING


def _details(state: ConsoleState, line: InboxLine) -> tuple[str, ...]:
    reference = isolate(line.reference) if line.reference and line.name else ""
    if line.kind is Kind.UNMATCHED:
        return service_short(line), _other_day(state, line), reference
    if line.kind in CONFLICTS:
        return when_words(state, line), versions(state, line)[0].service, reference
    if line.kind is Kind.UNREADABLE:
        return isolate_any(line.data.get("field", "")), isolate_any(line.data.get("found", ""))
    return outcome_words(line), isolate_any(line.source), reference


def _other_day(state: ConsoleState, line: InboxLine) -> str:
    at, office = starts_at(line), state.office
    today = at is None or office is None or office.day(at) == office.day(state.now)
    return "" if today else when_words(state, line)


def _matching(lines: Iterable[InboxLine], typed: str) -> Sequence[InboxLine]:
    text = western_digits(typed).casefold()
    return [line for line in lines if any(text in each.casefold() for each in _sought(line))]


def _sought(line: InboxLine) -> tuple[str, ...]:
    """By what a line may be looked for."""
    data = line.data
    told = [str(data.get(name) or "") for name in ("service", "label", "where", "found")]
    return (line.name or "", line.reference or "", ticket_number(line), line.source, *told)
