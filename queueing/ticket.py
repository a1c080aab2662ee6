"""The life of a step: its states, the moves between them, and how a move is refused."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a step stands. Only `WAITING` steps are in a line."""

    PLANNED = "planned"
    """Comes after an earlier step of the same ticket; nobody may call it yet."""
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    """Set aside by a clerk, for instance to fetch a document."""
    MISSED = "missed"
    """Called as often as the office allows, and nobody came."""
    DONE = "done"
    LEFT = "left"
    """The visitor gave up or was cancelled."""
    CLOSED = "closed"
    """Still open when the day ended. Never counted as served."""


class Action(StrEnum):
    """A verb that moves a step."""

    RELEASE = "release"
    CALL = "call"
    RECALL = "recall"
    UNDO = "undo"
    START = "start"
    NO_SHOW = "no_show"
    MISS = "miss"
    PARK = "park"
    RETURN = "return"
    TRANSFER = "transfer"
    FINISH = "finish"
    REOPEN = "reopen"
    """A finish is taken back: the visitor is still at the counter."""
    REVIVE = "revive"
    """A no-show is taken back: the visitor has come after all."""
    RESUME = "resume"
    """Whoever was set aside stands at the counter again, without a call."""
    PLAN = "plan"
    """A release is taken back with the finish that led to it."""
    LEAVE = "leave"
    REJOIN = "rejoin"
    CLOSE = "close"


TRANSITIONS: Mapping[tuple[State, Action], State] = MappingProxyType(
    {
        (State.PLANNED, Action.RELEASE): State.WAITING,
        (State.PLANNED, Action.LEAVE): State.LEFT,
        (State.PLANNED, Action.CLOSE): State.CLOSED,
        (State.WAITING, Action.CALL): State.CALLED,
        (State.WAITING, Action.REVIVE): State.CALLED,
        (State.WAITING, Action.PLAN): State.PLANNED,
        (State.WAITING, Action.LEAVE): State.LEFT,
        (State.WAITING, Action.CLOSE): State.CLOSED,
        (State.CALLED, Action.RECALL): State.CALLED,
        (State.CALLED, Action.UNDO): State.WAITING,
        (State.CALLED, Action.START): State.SERVING,
        (State.CALLED, Action.NO_SHOW): State.WAITING,
        (State.CALLED, Action.MISS): State.MISSED,
        (State.CALLED, Action.PARK): State.PARKED,
        (State.CALLED, Action.CLOSE): State.CLOSED,
        (State.SERVING, Action.PARK): State.PARKED,
        (State.SERVING, Action.TRANSFER): State.DONE,
        (State.SERVING, Action.FINISH): State.DONE,
        (State.SERVING, Action.CLOSE): State.CLOSED,
        (State.PARKED, Action.CALL): State.CALLED,
        (State.PARKED, Action.RESUME): State.SERVING,
        (State.PARKED, Action.RETURN): State.WAITING,
        (State.PARKED, Action.LEAVE): State.LEFT,
        (State.PARKED, Action.CLOSE): State.CLOSED,
        (State.MISSED, Action.REJOIN): State.WAITING,
        (State.MISSED, Action.REVIVE): State.CALLED,
        (State.DONE, Action.REOPEN): State.SERVING,
    }
)
"""Every move there is; what is not listed here cannot happen."""

OPEN_STATES = frozenset({State.PLANNED, State.WAITING, State.CALLED, State.SERVING, State.PARKED})
"""States of a visit that is not over: what the end of the day has to close."""

AT_COUNTER = frozenset({State.CALLED, State.SERVING})
"""States in which a step occupies its counter."""


class Reason(StrEnum):
    """Why a request was refused. Expected; the screens own the words."""

    NOT_ALLOWED_NOW = "not_allowed_now"
    ALREADY_CALLED = "already_called"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_SOURCE = "unknown_source"
    UNKNOWN_LINE = "unknown_line"
    """A line of the inbox of bookings."""
    UNKNOWN_BOOKING = "unknown_booking"
    UNKNOWN_PRIORITY = "unknown_priority"
    NO_SERVICE_CHOSEN = "no_service_chosen"
    PARTY_TOO_LARGE = "party_too_large"
    OFFICE_CLOSED = "office_closed"
    AFTER_LAST_TICKET = "after_last_ticket"
    SERVICE_CLOSED = "service_closed"
    SERVICE_NOT_OFFERED = "service_not_offered"
    BOOKING_ONLY = "booking_only"
    DAILY_CAP_REACHED = "daily_cap_reached"
    NUMBERS_USED_UP = "numbers_used_up"
    BOOKING_OTHER_DAY = "booking_other_day"
    BOOKING_CANCELLED = "booking_cancelled"
    ALREADY_CHECKED_IN = "already_checked_in"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_BUSY = "counter_busy"
    COUNTER_TAKEN = "counter_taken"
    NOT_YOUR_COUNTER = "not_your_counter"
    AT_ANOTHER_COUNTER = "at_another_counter"
    FOR_ANOTHER_COUNTER = "for_another_counter"
    FOR_ANOTHER_CLERK = "for_another_clerk"
    PERSON_NOT_THERE = "person_not_there"
    NOTHING_TO_UNDO = "nothing_to_undo"
    TOO_LATE_TO_UNDO = "too_late_to_undo"
    RECALL_TOO_SOON = "recall_too_soon"
    CALLS_USED_UP = "calls_used_up"
    HOLDS_USED_UP = "holds_used_up"
    REASON_NEEDED = "reason_needed"
    UNKNOWN_OUTCOME = "unknown_outcome"
    UNKNOWN_NEXT_STEP = "unknown_next_step"
    QUANTITY_TOO_LARGE = "quantity_too_large"
    MESSAGE_EMPTY = "message_empty"
    ALREADY_ANSWERED = "already_answered"
    NOT_THE_SAME_VISITOR = "not_the_same_visitor"
    LAST_SERVICE = "last_service"
    REPRINTS_USED_UP = "reprints_used_up"
    WRONG_PIN = "wrong_pin"
    PIN_TOO_SOON = "pin_too_soon"
    ROLE_NOT_ALLOWED = "role_not_allowed"


class Refused(Exception):
    """A request that the rules do not allow at this moment; nothing was changed.

    `details` carries the plain values that its words may mention (a ticket number, a time).
    """

    def __init__(self, reason: Reason, **details: object) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.reason}({shown})" if shown else str(self.reason)


def after(state: State, action: Action) -> State:
    """The state that `action` leads to.

    Raises `Refused`: `ALREADY_CALLED` where a call came too late because the step is at a counter
    (the everyday race of two clerks), `NOT_ALLOWED_NOW` for every other move not in `TRANSITIONS`.
    """
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        late_call = action is Action.CALL and state in AT_COUNTER
        reason = Reason.ALREADY_CALLED if late_call else Reason.NOT_ALLOWED_NOW
        raise Refused(reason, state=state, action=action) from None
