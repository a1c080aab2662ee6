"""Who works in the office, and which verbs each role may use."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    CLERK = "clerk"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class CounterState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Right(StrEnum):
    """What a role may do. Every use case that a person starts asks for one of these."""

    SERVE = "serve"
    """Hold a counter, call, serve and finish there; take a counter over."""
    TEND = "tend"
    """Look after those who wait: take them back, cancel, print again, confirm a priority."""
    ADMIT = "admit"
    """Give tickets to others, check bookings in for them, correct what a ticket says."""
    SWITCH_SERVICES = "switch_services"
    """Change what a counter offers today; clerks at their own where the office allows it."""
    ALARM = "alarm"
    """Ask everybody for help, and answer who asked."""
    SORT_BOOKINGS = "sort_bookings"
    """Decide about bookings that do not fit: their service, or which of two versions holds."""
    MESSAGE = "message"
    """Write to the counters."""
    END_DAY = "end_day"


_EVERYBODY = frozenset({Right.TEND, Right.ALARM})
_ALL = frozenset(Right)
RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.CLERK: _EVERYBODY | {Right.SERVE},
        Role.RECEPTION: _EVERYBODY | {Right.ADMIT, Right.SORT_BOOKINGS},
        Role.SUPERVISOR: _ALL,
        Role.ADMINISTRATOR: _ALL,
    }
)
"""A supervisor helps out at a counter and at reception on a busy morning."""

SERVES = frozenset(role for role, rights in RIGHTS.items() if Right.SERVE in rights)
"""Roles that may open a counter and serve there."""

FREE_GUESSES = 3
LONGEST_PAUSE_S = 60


def pause_after(wrong: int) -> int:
    """Seconds that must pass before a PIN is looked at again, after so many wrong ones in a row.

    Two slips of the finger cost nothing; from the third on each pause doubles. At one guess a
    minute four digits hold out for days, and a clerk with a queue waits a minute at most.
    """
    if wrong < FREE_GUESSES:
        return 0
    return min(LONGEST_PAUSE_S, 5 << min(wrong - FREE_GUESSES, 10))
