"""What is to be decided about a booking, in the running language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from counter_app.reception.words import person_words, service_words
from counter_app.state import ConsoleState
from counter_app.words import day_words, hour_words, isolate_any, led
from db.inbox import CONFLICTS, InboxLine, Kind
from queueing.booking import BookingState
from queueing.wording import isolate
from shell.language import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

NOTHING = "–"

_KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.UNMATCHED: QT_TRANSLATE_NOOP("Reception", "Unmatched"),
        Kind.UNREADABLE: QT_TRANSLATE_NOOP("Reception", "Unreadable"),
        Kind.MOVED: QT_TRANSLATE_NOOP("Reception", "Changed"),
        Kind.CANCELLED: QT_TRANSLATE_NOOP("Reception", "Cancelled"),
        Kind.GONE: QT_TRANSLATE_NOOP("Reception", "Removed"),
        Kind.UNTOLD: QT_TRANSLATE_NOOP("Reception", "Not accepted"),
    }
)
_WHAT: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.UNREADABLE: QT_TRANSLATE_NOOP(
            "Reception",
            "This record cannot be taken in. Have it corrected in {source}: then it comes in, and "
            "this line goes by itself.",
        ),
        Kind.MOVED: QT_TRANSLATE_NOOP(
            "Reception",
            "Changed in {source} although the visitor is here. The ticket stays, whatever you "
            "decide.",
        ),
        Kind.CANCELLED: QT_TRANSLATE_NOOP(
            "Reception",
            "Cancelled in {source} although the visitor is here. The ticket stays, whatever you "
            "decide.",
        ),
        Kind.GONE: QT_TRANSLATE_NOOP(
            "Reception",
            "{source} does not have this booking any more, although the visitor is here. The "
            "ticket stays, whatever you decide.",
        ),
        Kind.UNTOLD: QT_TRANSLATE_NOOP(
            "Reception",
            "{source} does not accept what became of this booking. Nothing is missing here. Tell "
            "those who look after it, if it matters to them.",
        ),
    }
)
_OUTCOMES: Mapping[BookingState, str] = MappingProxyType(
    {
        BookingState.ARRIVED: QT_TRANSLATE_NOOP("Reception", "has come"),
        BookingState.SERVED: QT_TRANSLATE_NOOP("Reception", "was served"),
        BookingState.MISSED: QT_TRANSLATE_NOOP("Reception", "did not come"),
    }
)
KIND_PILLS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.UNMATCHED: "info",
        Kind.UNREADABLE: "warning",
        Kind.MOVED: "signal",
        Kind.CANCELLED: "alert",
        Kind.GONE: "alert",
        Kind.UNTOLD: "quiet",
    }
)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a booking in words, in the order in which they are compared."""

    standing: str
    day: str = NOTHING
    hour: str = NOTHING
    service: str = NOTHING


def kind_words(kind: Kind) -> str:
    """Why a line stands there, in a word or two."""
    return translate("Reception", _KINDS[kind])


def what_words(line: InboxLine) -> str:
    """What has happened, and what comes of a decision; empty where the card asks by itself."""
    known = _WHAT.get(line.kind)
    return translate("Reception", known).format(source=isolate_any(line.source)) if known else ""


def outcome_words(line: InboxLine) -> str:
    """What the source was to be told; empty where that is not known any more."""
    told = line.data.get("outcome")
    known = _OUTCOMES.get(BookingState(told)) if told else None
    return translate("Reception", known) if known else ""


def about_words(state: ConsoleState, line: InboxLine) -> str:
    """Whom or what a line is about, by the best that is known of it."""
    if line.name:
        return person_words(state, line.name)
    where = line.data.get("where", "").rstrip("/").rpartition("/")[-1]
    best = line.reference or where or line.data.get("external_id") or line.source
    return led(state, isolate_any(best))


def named_service(line: InboxLine) -> str:
    """The source's own name for a service that is not matched; a number has its words beside."""
    named, words = line.data.get("service", ""), service_short(line)
    return words if words == isolate_any(named) else f"{words} ({isolate_any(named)})"


def service_short(line: InboxLine) -> str:
    """The same without the number: a row that is cut within the brackets would lose one."""
    return isolate_any(line.data.get("label") or line.data.get("service", ""))


def starts_at(line: InboxLine) -> datetime | None:
    """When the booking starts, as the office has it; None where nobody knows."""
    ours = line.data.get("ours") if line.kind in CONFLICTS else line.data
    said = (ours or {}).get("starts_at")
    return datetime.fromisoformat(said) if said else None


def ticket_number(line: InboxLine) -> str:
    return line.ticket_number or line.data.get("number") or ""


def versions(state: ConsoleState, line: InboxLine) -> tuple[Version, Version]:
    """Ours and theirs."""
    return _version(state, line.data.get("ours")), _version(state, line.data.get("theirs"))


def _version(state: ConsoleState, told: Mapping[str, Any] | None) -> Version:
    if not told or state.office is None:
        return Version(standing=translate("Reception", "not there any more"))
    at = datetime.fromisoformat(told["starts_at"])
    stands = translate("Reception", "cancelled") if told["cancelled"] else _stands()
    return Version(
        day=day_words(state, state.office, at),
        hour=hour_words(state, state.office, at),
        service=service_words(state, told["service_id"]) or NOTHING,
        standing=stands,
    )


def _stands() -> str:
    return translate("Reception", "stands")


def when_words(state: ConsoleState, line: InboxLine) -> str:
    """The booked hour, with its day where that is not today; empty where nobody knows."""
    at = starts_at(line)
    if at is None or state.office is None:
        return ""
    hour = hour_words(state, state.office, at)
    if state.office.day(at) == state.office.day(state.now):
        return hour
    return f"{day_words(state, state.office, at)}, {hour}"


def found_words(state: ConsoleState, text: str) -> str:
    """What a source says, in its own language and direction."""
    return led(state, isolate_any(text)) if text else ""


def code_words(state: ConsoleState, text: str | None) -> str:
    return led(state, isolate(text)) if text else ""
