"""The systems that bookings come from: whether they are read and told, and what people decide."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from commands.doctor.data import opened
from commands.doctor.findings import Finding, fault, ok, warning
from db.engine import utc_now
from db.inbox import InboxLine
from db.resolving import Resolving
from db.sources import Sources, SourceState
from db.trouble import Trouble
from shell.settings import Settings

AREA = "bookings"
OUTCOMES_THAT_PILE_UP = 20
"""More than an office ends within a look or two."""

_IS_IT_RUNNING = "Is `python main.py bookings sync` running? Start it, or look at what it says."


def booking_findings(settings: Settings) -> list[Finding]:
    """How each source of bookings stands, and how many lines of the inbox wait for people."""
    try:
        with opened(settings) as (database, office):
            handed = (database, office.id, utc_now)
            states, lines = Sources(*handed).states(), Resolving(*handed).lines()
    except Trouble:
        return []  # The database's own finding says so.
    now = utc_now()
    found = [each for state in states for each in source_findings(state, now)]
    if not states:
        found.append(ok(AREA, "no source is set up: bookings come from files, or there are none"))
    return [*found, *inbox_findings(lines)]


def source_findings(state: SourceState, now: datetime) -> Iterator[Finding]:
    """One source: how old its bookings are here, why, and what it was not told yet."""
    name = f"{state.name} ({state.kind})"
    what = f"{name}: {_last(state, now)}{_failing(state, now)}"
    if state.is_late(now):
        yield fault(AREA, what, _IS_IT_RUNNING)
    elif state.failing_since is not None:
        yield warning(AREA, what, "It is tried again by itself.")
    elif state.succeeded_at is None:
        yield warning(AREA, what, _IS_IT_RUNNING)
    else:
        yield ok(AREA, what)
    if state.waiting:
        told = f"{name}: {state.waiting} outcomes wait to be told"
        piled_up = state.waiting > OUTCOMES_THAT_PILE_UP
        yield warning(AREA, told, _IS_IT_RUNNING) if piled_up else ok(AREA, told)


def inbox_findings(lines: tuple[InboxLine, ...]) -> Iterator[Finding]:
    """What waits for a decision; people are not named."""
    if lines:
        yield warning(
            AREA,
            f"{len(lines)} bookings to sort, the oldest of {lines[0].day:%Y-%m-%d}",
            "Reception decides about them on its console, in the list “To sort”.",
        )


def _last(state: SourceState, now: datetime) -> str:
    lag = state.lag(now)
    return "not read yet" if lag is None else f"read {_length(lag)} ago"


def _failing(state: SourceState, now: datetime) -> str:
    if state.failing_since is None:
        return ""
    return f"; failing for {_length(now - state.failing_since)}: {state.trouble}"


def _length(length: timedelta) -> str:
    minutes, seconds = divmod(max(0, int(length.total_seconds())), 60)
    if minutes < 1:
        return f"{seconds} s"
    hours, rest = divmod(minutes, 60)
    return f"{minutes} min" if hours < 1 else f"{hours} h {rest:02d} min"
