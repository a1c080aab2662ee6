"""Who works in the office, and which verbs each role may use."""

from enum import StrEnum


class Role(StrEnum):
    CLERK = "clerk"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class CounterState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


SERVES = frozenset(Role) - {Role.RECEPTION}
"""Roles that may open a counter and serve there; a supervisor helps out on a busy morning."""

ENDS_THE_DAY = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
