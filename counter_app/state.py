"""What the console shows at one moment, and which verbs that moment allows. Without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from db.counters import CounterNow
from db.office import Office, Person
from db.trouble import Trouble
from db.views import ConsoleView, MuteHall, PrinterNow, PrintTrouble
from db.visits import StepView
from queueing.staff import CounterState
from queueing.ticket import TRANSITIONS, Action, Refused, State
from queueing.wording import Language


class Page(StrEnum):
    SIGN_IN = "sign_in"
    CHOOSE_COUNTER = "choose_counter"
    AT_WORK = "at_work"


class Verb(StrEnum):
    """What a clerk can do. One at a time; each has one button and, where it is daily, one key."""

    SIGN_IN = "sign_in"
    OPEN = "open"
    CALL_NEXT = "call_next"
    CALL_THIS = "call_this"
    RECALL = "recall"
    UNDO = "undo"
    START = "start"
    NO_SHOW = "no_show"
    PARK = "park"
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    FINISH = "finish"
    RETURN = "return"
    REJOIN = "rejoin"
    CONFIRM = "confirm"
    DECLINE = "decline"
    LEAVE = "leave"
    PAUSE = "pause"
    RESUME = "resume"
    REPRINT = "reprint"
    CLOSE = "close"
    SIGN_OUT = "sign_out"


class Question(StrEnum):
    """What is being asked beside the visitor, in place; never a dialog."""

    NONE = "none"
    WHY_THIS = "why_this"
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    FINISH = "finish"
    PAUSE = "pause"
    LEAVE = "leave"


class News(StrEnum):
    """What a verb led to, where the picture alone would not tell."""

    NOBODY_WAITS = "nobody_waits"
    UNDONE = "undone"
    HELD = "held"
    MISSED = "missed"
    PARKED = "parked"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    SERVICE_ADDED = "service_added"
    FINISHED = "finished"
    REJOINED = "rejoined"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    LEFT = "left"
    PRINTING_AGAIN = "printing_again"
    COUNTER_LOST = "counter_lost"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody works, and so whose picture is read: at a counter, or nowhere yet."""

    counter_id: int | None = None


NOWHERE = Seat()


@dataclass(frozen=True, slots=True)
class Notice:
    """The answer to the last verb: some news, or why it was refused. The screen owns the words."""

    verb: Verb
    news: News | None = None
    refused: Refused | None = None
    number: str = ""


_STEP_MOVES: Mapping[Verb, Action] = MappingProxyType(
    {
        Verb.RECALL: Action.RECALL,
        Verb.UNDO: Action.UNDO,
        Verb.START: Action.START,
        Verb.NO_SHOW: Action.NO_SHOW,
        Verb.PARK: Action.PARK,
        Verb.TRANSFER: Action.TRANSFER,
        Verb.FINISH: Action.FINISH,
    }
)
_NEXT = {None: Verb.CALL_NEXT, State.CALLED: Verb.START, State.SERVING: Verb.FINISH}
_ALWAYS_AT_WORK = frozenset(
    {
        Verb.RETURN,
        Verb.REJOIN,
        Verb.CONFIRM,
        Verb.DECLINE,
        Verb.LEAVE,
        Verb.REPRINT,
        Verb.CLOSE,
        Verb.SIGN_OUT,
    }
)


@dataclass(frozen=True, slots=True)
class ConsoleState:
    """Everything the console draws. `now` moves on every second, the rest with the database."""

    now: datetime
    language: Language
    page: Page = Page.SIGN_IN
    office: Office | None = None
    clerk: Person | None = None
    counters: tuple[CounterNow, ...] = ()
    view: ConsoleView | None = None
    question: Question = Question.NONE
    asked_of: StepView | None = None
    """Whom the question is about."""
    busy: Verb | None = None
    slow: bool = False
    """The answer takes so long that the clerk should see it is being worked on."""
    notice: Notice | None = None
    trouble: Trouble | None = None
    connected: bool = True
    print_trouble: PrintTrouble | None = None
    printers: tuple[PrinterNow, ...] = ()
    """Those to look after, the gravest first, without the ones that were put away."""
    mute_halls: tuple[MuteHall, ...] = ()
    """Where calls are not heard, without those that were put away."""

    @property
    def me(self) -> int:
        """Who does what is done; 0 is nobody, whom every use case refuses."""
        return self.clerk.id if self.clerk else 0

    @property
    def seat(self) -> Seat:
        return Seat(self.view.place.counter.id) if self.view else NOWHERE

    @property
    def at_hand(self) -> StepView | None:
        return self.view.at_hand if self.view else None

    @property
    def open(self) -> bool:
        return self.view is not None and self.view.place.state is CounterState.OPEN

    @property
    def paused(self) -> bool:
        return self.view is not None and self.view.place.state is CounterState.PAUSED

    @property
    def next_verb(self) -> Verb | None:
        """The one obvious thing to do now; None while nothing waits to be done."""
        if self.view is None:
            return None
        if self.paused and self.at_hand is None:
            return Verb.RESUME
        if self.at_hand is None and not self.view.line:
            return None
        return _NEXT.get(self.at_hand.state if self.at_hand else None)

    def allows(self, verb: Verb) -> bool:
        """Whether the verb makes sense now. The database has the last word."""
        if self.busy is not None:
            return False
        if verb is Verb.SIGN_IN:
            return self.page is Page.SIGN_IN
        if verb is Verb.OPEN:
            return self.page is Page.CHOOSE_COUNTER
        if verb is Verb.SIGN_OUT and self.page is Page.CHOOSE_COUNTER:
            return True
        return self.page is Page.AT_WORK and self._allows_at_work(verb)

    def _allows_at_work(self, verb: Verb) -> bool:
        step = self.at_hand
        if verb in (Verb.CALL_NEXT, Verb.CALL_THIS):
            return self.open and step is None
        if verb is Verb.PAUSE:
            return self.open
        if verb is Verb.RESUME:
            return self.paused
        if verb is Verb.ADD_SERVICE:
            return step is not None and step.state is State.SERVING
        if verb in _ALWAYS_AT_WORK:
            return True
        if step is None or (step.state, _STEP_MOVES[verb]) not in TRANSITIONS:
            return False
        if verb is Verb.UNDO:
            return self.undo_until is not None and self.now <= self.undo_until
        return verb is not Verb.RECALL or self.recall_in_s == 0

    @property
    def undo_until(self) -> datetime | None:
        return self.view.undo_until if self.view else None

    @property
    def undo_for_s(self) -> int:
        """Whole seconds in which the last call can still be taken back, rounded up."""
        return _seconds_until(self.undo_until, self.now)

    @property
    def recall_in_s(self) -> int:
        """Whole seconds until the visitor may be called again, rounded up."""
        return _seconds_until(self.view.recall_from if self.view else None, self.now)


def _seconds_until(moment: datetime | None, now: datetime) -> int:
    if moment is None or moment <= now:
        return 0
    return -int((now - moment).total_seconds() // 1)
