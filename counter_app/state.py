"""What the console shows at one moment, and which verbs that moment allows. Without Qt."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.verbs import Page, Verb, allows
from db.alerts import Alarm, Message
from db.console import ConsoleView
from db.counters import CounterNow
from db.devices import Devices, MuteHall, PrinterNow, PrintTrouble
from db.floor import FloorView, Found
from db.inbox import InboxLine
from db.office import Named, Office, Person
from db.sources import SourceState
from db.trouble import Trouble
from db.visitors import Visit
from db.visits import StepView
from queueing.staff import CounterState, Right
from queueing.ticket import Reason, Refused, State
from queueing.wording import Bilingual, Language


class Question(StrEnum):
    """What is being asked beside the visitor, in place; never a dialog."""

    NONE = "none"
    WHY_THIS = "why_this"
    TRANSFER = "transfer"
    ADD_SERVICE = "add_service"
    FINISH = "finish"
    PAUSE = "pause"
    LEAVE = "leave"
    TAKE_OVER = "take_over"
    QUICK = "quick"
    SERVICES = "services"
    """What the counter offers today."""
    MESSAGE = "message"
    ISSUE = "issue"
    CORRECT = "correct"
    """The priority that a ticket says."""
    CHANGE_SERVICE = "change_service"
    """What a visitor who waits has really come for."""
    MERGE = "merge"
    NOT_OURS = "not_ours"
    """Whether a service that a source of bookings names is none of ours."""


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
    TAKEN_OVER = "taken_over"
    """`who` has taken the counter over."""
    CALLED_BACK = "called_back"
    """A finish was taken back."""
    COME_AFTER_ALL = "come_after_all"
    """A no-show was taken back."""
    HELD_HERE = "held_here"
    SWAPPED = "swapped"
    """One who was kept at the counter is served on, and the other is kept."""
    COUNTED = "counted"
    """Somebody served in passing."""
    ISSUED = "issued"
    CORRECTED = "corrected"
    MERGED = "merged"
    SLIP_PRINTING = "slip_printing"
    SENT = "sent"
    MATCHED = "matched"
    NOT_OURS = "not_ours"
    KEPT_OURS = "kept_ours"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    DONE_MEANWHILE = "done_meanwhile"
    """A press whose answer was lost went through all the same."""
    GIVEN_UP = "given_up"
    """A press was not answered for so long that it is not tried any more."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody works, and so whose picture is read: at a counter, at reception, or nowhere
    yet."""

    counter_id: int | None = None
    reception_of: int | None = None
    """Who sits at reception."""


NOWHERE = Seat()


@dataclass(frozen=True, slots=True)
class Notice:
    """The answer to the last verb: some news, or why it was refused. The screen owns the words."""

    verb: Verb
    news: News | None = None
    refused: Refused | None = None
    number: str = ""
    who: Bilingual | None = None
    ticket_id: int | None = None
    """Of a ticket that was given."""


_NEXT = {None: Verb.CALL_NEXT, State.CALLED: Verb.START, State.SERVING: Verb.FINISH}


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for among today's visitors, and who was found; None before any answer."""

    text: str = ""
    service_id: int | None = None
    found: tuple[Found, ...] | None = None
    answered: bool = False
    """Whether `found` answers this text. Until then it answers the one before, so that a list
    does not flicker while somebody types; nobody of it is meant any more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A second ticket, looked up by its number to stand beside the chosen one."""

    number: str = ""
    visit: Visit | None = None
    answered: bool = False
    """Before it, nobody knows yet whether there is such a ticket."""


@dataclass(frozen=True, slots=True)
class ConsoleState:
    """Everything the console draws. `now` moves on every second, the rest with the database."""

    now: datetime
    language: Language
    page: Page = Page.SIGN_IN
    office: Office | None = None
    clerk: Person | None = None
    counters: tuple[CounterNow, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    """Calls for help to be shown; those of this person are kept apart by the screen."""
    view: ConsoleView | None = None
    """What is seen from the counter at which the clerk sits, if any."""
    at_reception: bool = False
    floor: FloorView | None = None
    """What is seen from reception, for whoever sits there."""
    compact: bool = False
    """The clerk works in another program and wants the small bar instead of the window."""
    locked: bool = False
    """The PIN is asked for again; the counter stays as it is meanwhile."""
    n: int = 0
    """The office's revision as it was last seen."""
    search: Search = Search()
    chosen: Visit | None = None
    """The visitor whom reception looks at."""
    compared: Compared = Compared()
    question: Question = Question.NONE
    asked_of: StepView | None = None
    """Whom the question is about."""
    asked_counter: int | None = None
    """Which counter it is about."""
    asked_line: InboxLine | None = None
    """Which line of the bookings to sort it is about."""
    busy: Verb | None = None
    slow: bool = False
    """The answer takes so long that the clerk should see it is being worked on."""
    notice: Notice | None = None
    slip_for: StepView | None = None
    """Whom the last finish here told what to do next, so that it can be printed."""
    trouble: Trouble | None = None
    waiting: bool = False
    """The running verb was not answered and is tried again until the database is back."""
    calling_help: bool = False
    """A call for help was pressed and has not reached the database yet."""
    connected: bool = True
    print_trouble: PrintTrouble | None = None
    printers: tuple[PrinterNow, ...] = ()
    """Those to look after, the gravest first, without the ones that were put away."""
    mute_halls: tuple[MuteHall, ...] = ()
    """Where calls are not heard, without those that were put away."""
    late_sources: tuple[SourceState, ...] = ()
    """Where bookings come from that could not be read for too long, without those put away."""

    @property
    def me(self) -> int:
        """Who does what is done; 0 is nobody, whom every use case refuses."""
        return self.clerk.id if self.clerk else 0

    @property
    def seat(self) -> Seat:
        if self.view is not None:
            return Seat(self.view.place.counter.id)
        return Seat(reception_of=self.me) if self.at_reception else NOWHERE

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
    def as_bar(self) -> bool:
        """The small bar stands for the window: it is wanted, and nothing needs the window."""
        return self.compact and self.page is Page.AT_WORK and self.question is Question.NONE

    @property
    def first_outcome(self) -> Named | None:
        """What a service ends with where nobody is asked; None in an office without outcomes."""
        return next(iter(self.office.outcomes), None) if self.office else None

    @property
    def next_verb(self) -> Verb | None:
        """The one obvious thing to do now; None while nothing waits to be done."""
        if self.view is None:
            return None
        if self.paused and self.at_hand is None:
            return Verb.RESUME
        if self.at_hand is None and not self.view.line:
            return Verb.BACK_HERE if self.held else None
        if self.calls_used_up and self.recall_in_s == 0:
            return Verb.NO_SHOW
        return _NEXT.get(self.at_hand.state if self.at_hand else None)

    def allows(self, verb: Verb) -> bool:
        """Whether the verb makes sense now. The database has the last word."""
        return allows(self, verb)

    def may(self, right: Right) -> bool:
        return self.clerk is not None and self.clerk.may(right)

    @property
    def may_hold(self) -> bool:
        """Whether one more visitor may be kept at the counter."""
        return self.view is not None and len(self.held) < self.view.office.holds

    @property
    def held(self) -> tuple[StepView, ...]:
        """Visitors who stand at this counter while another is served."""
        parked = self.view.parked if self.view else ()
        return tuple(step for step in parked if step.held and step.parked_by == self.me)

    @property
    def calls_used_up(self) -> bool:
        """The visitor was called as often as the office allows; what is left is the no-show."""
        step = self.at_hand
        return (
            self.view is not None
            and step is not None
            and step.state is State.CALLED
            and step.calls >= self.view.office.allowed_calls
        )

    @property
    def devices(self) -> Devices | None:
        """All that is in trouble, also what was put away."""
        seen = self.view or self.floor
        return seen.devices if seen else None

    @property
    def sources(self) -> tuple[SourceState, ...]:
        """Where bookings come from, for whoever decides about them."""
        seen = self.view or self.floor
        return seen.sources if seen else ()

    @property
    def inbox(self) -> tuple[InboxLine, ...]:
        """What is to be decided about bookings."""
        return self.floor.inbox if self.floor else ()

    @property
    def alarms_of_others(self) -> tuple[Alarm, ...]:
        """Calls for help of colleagues, for whoever is signed in to answer them."""
        return tuple(a for a in self.alarms if self.clerk and a.by.id != self.me)

    @property
    def own_alarm(self) -> Alarm | None:
        """The last call for help of this person that is still on show elsewhere."""
        own = [alarm for alarm in self.alarms if alarm.by.id == self.me]
        return max(own, key=lambda alarm: alarm.at, default=None)

    @property
    def pin_in_s(self) -> int:
        """Whole seconds until a PIN is looked at again for the name just refused, rounded up."""
        refused = self.notice.refused if self.notice else None
        if refused is None or refused.reason is not Reason.PIN_TOO_SOON:
            return 0
        ready = refused.details.get("ready")
        return _seconds_until(ready if isinstance(ready, datetime) else None, self.now)

    @property
    def messages(self) -> tuple[Message, ...]:
        seen = self.view or self.floor
        return seen.messages if seen else ()

    @property
    def undo_until(self) -> datetime | None:
        """Until when the last verb can be taken back: a call, a finish or a no-show."""
        if self.view is None:
            return None
        if self.at_hand is not None:
            return self.view.undo_until
        return self.view.last.until if self.view.last else None

    @property
    def undo_for_s(self) -> int:
        """Whole seconds in which the last verb can still be taken back, rounded up."""
        return _seconds_until(self.undo_until, self.now)

    @property
    def recall_in_s(self) -> int:
        """Whole seconds until the visitor may be called again, rounded up."""
        return _seconds_until(self.view.recall_from if self.view else None, self.now)


def _seconds_until(moment: datetime | None, now: datetime) -> int:
    if moment is None or moment <= now:
        return 0
    return -int((now - moment).total_seconds() // 1)
