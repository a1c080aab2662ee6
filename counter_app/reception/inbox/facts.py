"""All that is known of a line of the bookings to sort."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from counter_app.reception.inbox.words import (
    code_words,
    found_words,
    outcome_words,
    ticket_number,
    when_words,
)
from counter_app.reception.words import language_name, tail_words
from counter_app.state import ConsoleState
from counter_app.words import age_words, figures, led
from db.inbox import CONFLICTS, InboxLine
from queueing.wording import Language

translate = QCoreApplication.translate


def facts_of(state: ConsoleState, line: InboxLine) -> Sequence[tuple[str, str]]:
    """Every fact by its name; what a comparison shows already is left out."""
    data = line.data
    people, speaks = data.get("party_size") or 1, data.get("language")
    compared = line.kind in CONFLICTS
    return (
        (translate("Reception", "Ticket"), code_words(state, ticket_number(line))),
        (translate("Reception", "Booked"), "" if compared else when_words(state, line)),
        (
            translate("Reception", "Reference"),
            code_words(state, line.reference) if line.name else "",
        ),
        (translate("Reception", "Place"), found_words(state, data.get("where", ""))),
        (translate("Reception", "Field"), found_words(state, data.get("field", ""))),
        (translate("Reception", "Found"), found_words(state, data.get("found", ""))),
        (translate("Reception", "Outcome"), outcome_words(line)),
        (translate("Reception", "Reason"), found_words(state, data.get("reason", ""))),
        (translate("Reception", "CPR"), tail_words(data.get("identity_tail"))),
        (translate("Reception", "Ticket for"), figures(state, str(people)) if people > 1 else ""),
        (translate("Reception", "Speaks"), language_name(Language(speaks)) if speaks else ""),
        (translate("Reception", "From"), found_words(state, line.source)),
        (translate("Reception", "Waits"), led(state, age_words(state, line.at))),
    )
