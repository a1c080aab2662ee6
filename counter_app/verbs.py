"""The verbs of the console, and which of them a moment allows. Without Qt."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from queueing.staff import Right
from queueing.ticket import TRANSITIONS, Action, State

if TYPE_CHECKING:
    from counter_app.state import ConsoleState


class Page(StrEnum):
    SIGN_IN = "sign_in"
    LOCKED = "locked"
    """Nobody has touched the console for a while: the PIN is asked for again."""
    CHOOSE_COUNTER = "choose_counter"
    AT_WORK = "at_work"
    RECEPTION = "reception"


class Verb(StrEnum):
    """What a person can do. One at a time; each has one button and, where it is daily, one key."""

    SIGN_IN = "sign_in"
    OPEN = "open"
    TAKE_OVER = "take_over"
    CALL_NEXT = "call_next"
    CALL_THIS = "call_this"
    RECALL = "recall"
    UNDO = "undo"
    START = "start"
    NO_SHOW = "no_show"
    PARK = "park"
    HOLD = "hold"
    BACK_HERE = "back_here"
    """Whoever was parked stands at the counter again."""
    SWAP = "swap"
    """The one at hand is kept at the counter, and one who was kept is served on."""
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    FINISH = "finish"
    QUICK = "quick"
    RETURN = "return"
    REJOIN = "rejoin"
    CONFIRM = "confirm"
    DECLINE = "decline"
    LEAVE = "leave"
    PAUSE = "pause"
    RESUME = "resume"
    SWITCH_SERVICE = "switch_service"
    REPRINT = "reprint"
    SLIP = "slip"
    ISSUE = "issue"
    CHECK_IN = "check_in"
    SET_PRIORITY = "set_priority"
    SET_LANGUAGE = "set_language"
    CHANGE_SERVICE = "change_service"
    MERGE = "merge"
    MATCH_SERVICE = "match_service"
    """A service that a source of bookings names is one of ours."""
    NOT_OURS = "not_ours"
    """A service that a source of bookings names is none of ours."""
    KEEP_OURS = "keep_ours"
    ACCEPT_THEIRS = "accept_theirs"
    DISMISS = "dismiss"
    HELP = "help"
    ANSWER_HELP = "answer_help"
    SEND_MESSAGE = "send_message"
    READ_MESSAGE = "read_message"
    CLOSE = "close"
    SIGN_OUT = "sign_out"


_STEP_MOVES: Mapping[Verb, Action] = MappingProxyType(
    {
        Verb.RECALL: Action.RECALL,
        Verb.START: Action.START,
        Verb.NO_SHOW: Action.NO_SHOW,
        Verb.PARK: Action.PARK,
        Verb.TRANSFER: Action.TRANSFER,
        Verb.FINISH: Action.FINISH,
    }
)
_SERVING = frozenset({Verb.ADD_SERVICE, Verb.HOLD, Verb.SWAP})
_FREE = frozenset({Verb.CALL_NEXT, Verb.CALL_THIS, Verb.BACK_HERE})
_ANYWHERE = frozenset({Verb.ANSWER_HELP, Verb.READ_MESSAGE, Verb.SIGN_OUT})
_TENDING = frozenset({Verb.REJOIN, Verb.CONFIRM, Verb.DECLINE, Verb.LEAVE, Verb.REPRINT, Verb.SLIP})
_AT_ANY_TIME = _TENDING | {Verb.RETURN, Verb.CLOSE, Verb.QUICK}
_ADMITTING = _TENDING | {
    Verb.ISSUE,
    Verb.CHECK_IN,
    Verb.SET_PRIORITY,
    Verb.SET_LANGUAGE,
    Verb.CHANGE_SERVICE,
    Verb.MERGE,
}

SORTING = frozenset(
    {Verb.MATCH_SERVICE, Verb.NOT_OURS, Verb.KEEP_OURS, Verb.ACCEPT_THEIRS, Verb.DISMISS}
)
"""What is decided about bookings that do not fit."""


def allows(state: "ConsoleState", verb: Verb) -> bool:
    """Whether the verb makes sense now. The database has the last word."""
    if state.busy is not None:
        return False
    if verb is Verb.SIGN_IN:
        return state.page in (Page.SIGN_IN, Page.LOCKED)
    if verb is Verb.HELP:  # Also while locked: nobody in danger has a hand free for a PIN.
        return state.clerk is not None
    if state.page in (Page.SIGN_IN, Page.LOCKED):
        return False
    if verb in _ANYWHERE:
        return True
    if verb in (Verb.OPEN, Verb.TAKE_OVER):
        return state.page is Page.CHOOSE_COUNTER
    if verb is Verb.SEND_MESSAGE:
        return state.may(Right.MESSAGE)
    if verb is Verb.SWITCH_SERVICE:
        return state.may(Right.SWITCH_SERVICES) or (
            state.page is Page.AT_WORK
            and state.office is not None
            and state.office.clerks_switch_services
        )
    if state.page is Page.RECEPTION:
        return verb in _ADMITTING or (verb in SORTING and state.may(Right.SORT_BOOKINGS))
    return state.page is Page.AT_WORK and _allows_at_work(state, verb)


def _allows_at_work(state: "ConsoleState", verb: Verb) -> bool:
    step = state.at_hand
    if verb in _FREE:
        return state.open and step is None
    if verb is Verb.PAUSE:
        return state.open
    if verb is Verb.RESUME:
        return state.paused
    if verb is Verb.UNDO:
        return state.undo_for_s > 0
    if verb in _SERVING:
        return _allows_while_serving(state, verb)
    if verb in _AT_ANY_TIME:
        return True
    move = _STEP_MOVES.get(verb)
    if step is None or move is None or (step.state, move) not in TRANSITIONS:
        return False
    return verb is not Verb.RECALL or (state.recall_in_s == 0 and not state.calls_used_up)


def _allows_while_serving(state: "ConsoleState", verb: Verb) -> bool:
    step = state.at_hand
    if step is None or step.state is not State.SERVING:
        return False
    if verb is Verb.SWAP:
        return bool(state.held)
    return verb is not Verb.HOLD or state.may_hold
