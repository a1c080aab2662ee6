"""The console's words for states, verbs, times and answers, in the running language."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter_app.state import ConsoleState
from db.counters import CounterNow
from db.devices import MuteHall, PrinterNow, PrintTrouble
from db.office import Office
from db.printing import PrinterFault
from db.sources import SourceState
from db.visits import StepView
from queueing.staff import CounterState, Role
from queueing.ticket import State
from queueing.wording import Language, clock_time, isolate, short_date, with_digits
from shell.language import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

MINUTES_OF_AN_HOUR, HOURS_OF_A_DAY = 60, 24
_RIGHTWARDS, _LEFTWARDS = "\u200e", "\u200f"

_STATES: Mapping[State, str] = MappingProxyType(
    {
        State.PLANNED: QT_TRANSLATE_NOOP("Console", "follows"),
        State.WAITING: QT_TRANSLATE_NOOP("Console", "waiting"),
        State.CALLED: QT_TRANSLATE_NOOP("Console", "called"),
        State.SERVING: QT_TRANSLATE_NOOP("Console", "being served"),
        State.PARKED: QT_TRANSLATE_NOOP("Console", "parked"),
        State.MISSED: QT_TRANSLATE_NOOP("Console", "missed"),
        State.DONE: QT_TRANSLATE_NOOP("Console", "done"),
        State.LEFT: QT_TRANSLATE_NOOP("Console", "left"),
        State.CLOSED: QT_TRANSLATE_NOOP("Console", "closed at the end of the day"),
    }
)
_COUNTERS: Mapping[CounterState, str] = MappingProxyType(
    {
        CounterState.OPEN: QT_TRANSLATE_NOOP("Console", "Open"),
        CounterState.PAUSED: QT_TRANSLATE_NOOP("Console", "On a break"),
        CounterState.CLOSED: QT_TRANSLATE_NOOP("Console", "Closed"),
    }
)
_ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.CLERK: QT_TRANSLATE_NOOP("Console", "Clerk"),
        Role.RECEPTION: QT_TRANSLATE_NOOP("Console", "Reception"),
        Role.SUPERVISOR: QT_TRANSLATE_NOOP("Console", "Supervisor"),
        Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("Console", "Administrator"),
    }
)
COUNTER_PILLS = {
    CounterState.OPEN: "success",
    CounterState.PAUSED: "warning",
    CounterState.CLOSED: "quiet",
}
"""The pill of the look that goes with each state of a counter."""

_PAPER_LOW = QT_TRANSLATE_NOOP(
    "Console", "Printer {printer}: the paper is running low. Change the roll soon."
)
_TICKET_MISSING = QT_TRANSLATE_NOOP(
    "Console", "Ticket {number} was not printed ({printer}). It is valid without paper."
)
_SLIP_MISSING = QT_TRANSLATE_NOOP(
    "Console",
    "The next steps of {number} were not printed ({printer}). Tell them, or print them again.",
)
_PRINTERS: Mapping[PrinterFault, str] = MappingProxyType(
    {
        PrinterFault.UNREACHABLE: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} cannot be reached. Check that it is on, and its cable."
        ),
        PrinterFault.SILENT: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} does not answer. Switch it off and on again."
        ),
        PrinterFault.GARBLED: QT_TRANSLATE_NOOP(
            "Console",
            "Printer {printer} is not understood. Have its kind checked in the settings.",
        ),
        PrinterFault.DROPPED: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} broke off in the middle of a ticket. Check its cable."
        ),
        PrinterFault.UNCONFIRMED: QT_TRANSLATE_NOOP(
            "Console",
            "Printer {printer} does not confirm its tickets. Look whether they come out.",
        ),
        PrinterFault.OFFLINE: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} is offline. Press its button, or switch it off and on."
        ),
        PrinterFault.COVER_OPEN: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer}: the cover is open. Close it."
        ),
        PrinterFault.PAPER_OUT: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} is out of paper. Put in a new roll."
        ),
        PrinterFault.CUTTER: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer}: the cutter is stuck. Open the cover and free the paper."
        ),
        PrinterFault.ERROR: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} reports an error. If it stays, switch it off and on."
        ),
        PrinterFault.BROKEN: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer} needs repair. Call the technician."
        ),
        PrinterFault.SPOOLER: QT_TRANSLATE_NOOP(
            "Console",
            "Printer {printer}: its computer holds the tickets back. Start its queue again there.",
        ),
        PrinterFault.FOLDER: QT_TRANSLATE_NOOP(
            "Console", "Printer {printer}: its folder cannot be written."
        ),
    }
)

_SPOKEN = {
    Language.AR: QT_TRANSLATE_NOOP("Console", "Speaks Arabic"),
    Language.EN: QT_TRANSLATE_NOOP("Console", "Speaks English"),
}


_MUTE = QT_TRANSLATE_NOOP(
    "Console",
    "Calls are not heard in {zone}; they are shown on the screen. Look after the loudspeaker of "
    "the hall display there.",
)
_LATE = QT_TRANSLATE_NOOP(
    "Console",
    "Bookings from {source} are as of {time}. Later changes are not known here and at the kiosk. "
    "It is tried again by itself.",
)
_NEVER_READ = QT_TRANSLATE_NOOP(
    "Console",
    "Bookings from {source} could not be read yet. It is tried again by itself. If this stays, "
    "call the technician.",
)


def printer_words(printer: PrinterNow) -> str:
    """What is the matter with a printer, and what to do."""
    words = _PAPER_LOW if printer.fault is None else _PRINTERS[printer.fault]
    return translate("Console", words).format(printer=isolate(printer.name))


def unprinted_words(trouble: PrintTrouble) -> str:
    """Which paper is missing, and where it should have come out."""
    words = _TICKET_MISSING if trouble.slip_step_id is None else _SLIP_MISSING
    return translate("Console", words).format(
        number=isolate(trouble.number), printer=isolate(trouble.printer)
    )


def late_words(state: ConsoleState, source: SourceState) -> str:
    """Since when bookings may be out of date. The hour stands still, unlike an age: a banner that
    changed every minute would interrupt those who have it read out."""
    name = isolate_any(source.name)
    if source.succeeded_at is None or state.office is None:
        return translate("Console", _NEVER_READ).format(source=name)
    at = hour_words(state, state.office, source.succeeded_at)
    if state.office.day(source.succeeded_at) != state.office.day(state.now):
        day = day_words(state, state.office, source.succeeded_at)
        at = translate("Console", "{day}, {time}").format(day=day, time=at)
    return translate("Console", _LATE).format(source=name, time=at)


def mute_words(hall: MuteHall, language: Language) -> str:
    """Where calls are not heard, and what to do."""
    return translate("Console", _MUTE).format(zone=hall.zone.in_(language))


def state_words(state: State) -> str:
    return translate("Console", _STATES[state])


def counter_words(state: CounterState) -> str:
    return translate("Console", _COUNTERS[state])


def language_words(language: Language) -> str:
    """The language in which the visitor took the ticket."""
    return translate("Console", _SPOKEN[language])


def service_name(state: ConsoleState, step: StepView) -> str:
    """The name of the step's service in the running language; empty for one that was retired."""
    known = state.office.services.get(step.service_id) if state.office else None
    return known.name.in_(state.language) if known else ""


def service_short(state: ConsoleState, step: StepView) -> str:
    """The same in few words, for a row of a list."""
    known = state.office.services.get(step.service_id) if state.office else None
    return known.short.in_(state.language) if known else ""


def minutes_since(state: ConsoleState, then: datetime | None) -> int:
    return max(0, int((state.now - then).total_seconds() // 60)) if then else 0


def minutes_words(state: ConsoleState, minutes: int) -> str:
    """A duration short enough for a list."""
    return figures(state, translate("Console", "{n} min").format(n=minutes))


def seconds_words(state: ConsoleState, seconds: int) -> str:
    """What is left of a short time."""
    return figures(state, translate("Console", "{n} s").format(n=seconds))


def visit_seconds(state: ConsoleState, step: StepView) -> float:
    """How long the visitor at hand is on the way, or was served so far."""
    if step.state is not State.SERVING:
        return (state.now - step.called_at).total_seconds() if step.called_at else 0
    started = step.started_at or state.now
    return step.served_before_s + (state.now - started).total_seconds()


def running_words(state: ConsoleState, seconds: float) -> str:
    """A running time: minutes and seconds, with hours where there are any."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    shown = f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
    return figures(state, isolate(shown))


def hour_words(state: ConsoleState, office: Office, at: datetime) -> str:
    """`at` on the office's clock."""
    return clock_time(office.local(at), office.digits).in_(state.language)


def day_words(state: ConsoleState, office: Office, at: datetime) -> str:
    """The day of `at` in the office."""
    return short_date(office.day(at), office.digits).in_(state.language)


def age_words(state: ConsoleState, then: datetime) -> str:
    """For how long something has stood there, as short as a list needs it."""
    minutes = minutes_since(state, then)
    if minutes < MINUTES_OF_AN_HOUR:
        return minutes_words(state, minutes)
    hours = minutes // MINUTES_OF_AN_HOUR
    if hours < HOURS_OF_A_DAY:
        return figures(state, translate("Console", "{n} h").format(n=hours))
    return figures(state, translate("Console", "{n} d").format(n=hours // HOURS_OF_A_DAY))


def since_words(state: ConsoleState, now: CounterNow) -> str:
    """How long a counter has been open or on a break, by the hour."""
    if state.office is None or now.since is None:
        return ""
    if state.office.day(now.since) < state.office.day(state.now):
        return translate("Console", "since an earlier day")
    hour = hour_words(state, state.office, now.since)
    return translate("Console", "since {time}").format(time=hour)


def role_words(role: Role) -> str:
    return translate("Console", _ROLES[role])


def led(state: ConsoleState, text: str) -> str:
    """A line that may be in another language, such as a name, kept at this language's side."""
    return (_RIGHTWARDS if state.language is Language.EN else _LEFTWARDS) + text


def isolate_any(text: str) -> str:
    """`text` of either direction, apart from what stands around it."""
    return f"\u2068{text}\u2069"


def figures(state: ConsoleState, text: str) -> str:
    """`text` in the office's digits where it is Arabic; English keeps Western ones."""
    if state.office is None or state.language is Language.EN:
        return text
    return with_digits(text, state.office.digits)
