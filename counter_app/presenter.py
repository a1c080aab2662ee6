"""The console without its widgets: verbs in, one frozen state out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.state import ConsoleState, News, Notice, Page, Question, Verb
from db.calling import Calling
from db.claims import Claims
from db.counters import CounterNow
from db.intake import Intake
from db.office import Office, Person
from db.printing import Printing, PrintState
from db.staff import StaffDesk
from db.trouble import Trouble
from db.views import ConsoleView, MuteHall, PrinterNow, PrintTrouble, Views
from db.visits import StepView
from queueing.staff import SERVES
from queueing.ticket import Reason, Refused, State
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.worker import Worker

SECOND_MS = 1_000
HEAL_MS = 15_000
"""A visitor who was held comes back into the line by time alone, which no notice tells."""

_VERB_ASKED = {
    Question.WHY_THIS: Verb.CALL_THIS,
    Question.TRANSFER: Verb.TRANSFER,
    Question.ADD_SERVICE: Verb.ADD_SERVICE,
    Question.FINISH: Verb.FINISH,
    Question.PAUSE: Verb.PAUSE,
    Question.LEAVE: Verb.LEAVE,
}
_AT_HAND = frozenset({Question.TRANSFER, Question.ADD_SERVICE, Question.FINISH})
_ABOUT_ONE = frozenset({Question.WHY_THIS, Question.LEAVE})
"""Questions about somebody in a list: once refused, the answer lies with somebody else."""
_NEWS = {
    Verb.UNDO: News.UNDONE,
    Verb.PARK: News.PARKED,
    Verb.RETURN: News.RETURNED,
    Verb.TRANSFER: News.TRANSFERRED,
    Verb.ADD_SERVICE: News.SERVICE_ADDED,
    Verb.FINISH: News.FINISHED,
    Verb.REJOIN: News.REJOINED,
    Verb.CONFIRM: News.CONFIRMED,
    Verb.DECLINE: News.DECLINED,
    Verb.LEAVE: News.LEFT,
    Verb.REPRINT: News.PRINTING_AGAIN,
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One look at the database; `view` is of the counter at which the clerk sits, if any."""

    office: Office
    counters: tuple[CounterNow, ...]
    view: ConsoleView | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """How a verb ended, and the picture right after it."""

    value: object
    refused: Refused | None
    reading: _Reading


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Who signed in, and the counter they came to sit at; `refused` when that one was not free."""

    person: Person
    refused: Refused | None
    reading: _Reading


class ConsolePresenter(QObject):
    """One clerk's console.

    One verb at a time: from a press to its answer the state is busy and further verbs are
    dropped, so that a press is never doubled; the answer brings the fresh picture with it, so
    that the next press meets what the clerk sees. Reading again never blocks a verb.
    """

    state_changed = Signal(object)
    """The whole ConsoleState, whenever anything but the time of day has changed."""
    ticked = Signal(object)
    """The ConsoleState with a new `now`, every second: for what counts up or down."""

    def __init__(
        self,
        *,
        staff: StaffDesk,
        calling: Calling,
        intake: Intake,
        claims: Claims,
        views: Views,
        printing: Printing | None,
        live: Live,
        worker: Worker,
        language: LanguageSwitch,
        clock: Callable[[], datetime],
        counter_number: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`counter_number` is the counter this machine stands at; None lets the clerk choose.

        `printing` is needed for printing a ticket again only. The caller starts `live`.
        """
        super().__init__(parent)
        self._staff = staff
        self._calling = calling
        self._intake = intake
        self._claims = claims
        self._views = views
        self._printing = printing
        self._worker = worker
        self._clock = clock
        self._counter_number = counter_number
        self._read_failed = False
        self._put_away: frozenset[tuple[int, datetime]] = frozenset()
        self._devices_put_away: frozenset[PrinterNow | MuteHall] = frozenset()
        self._state = ConsoleState(now=clock(), language=language.language)
        live.changed.connect(self.refresh)
        live.connection_changed.connect(self._connection)
        worker.busy_changed.connect(self._slow)
        language.changed.connect(self._language)
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self.tick)
        self._second.start()
        self._heal = QTimer(self, interval=HEAL_MS)
        self._heal.timeout.connect(self.heal)
        self._heal.start()

    @property
    def state(self) -> ConsoleState:
        return self._state

    # --- Coming and going

    def sign_in(self, login: str, pin: str) -> None:
        """Signs in, and sits down at the counter held before, or at this machine's own."""
        if self._begin(Verb.SIGN_IN):
            self._worker.run(
                partial(self._arrive, login, pin),
                self._arrived,
                partial(self._failed, Verb.SIGN_IN),
            )

    def open_counter(self, counter_id: int) -> None:
        """Sits down at a counter."""
        me = self._me
        self._do(
            Verb.OPEN,
            lambda: self._staff.open_counter(counter_id, by=me),
            then=counter_id,
        )

    def close_counter(self) -> None:
        """Leaves the counter for the day; refused while a visitor is there."""
        counter, me = self._counter_id, self._me
        if counter is not None:
            self._do(
                Verb.CLOSE,
                lambda: self._staff.close_counter(counter, by=me),
                then=None,
                leaves=True,
            )

    def sign_out(self) -> None:
        """Signs out, closing the counter first, so that none is left open with nobody there."""
        counter, me = self._counter_id, self._me

        def leave() -> None:
            if counter is not None:
                self._staff.close_counter(counter, by=me)

        self._do(Verb.SIGN_OUT, leave, then=None, leaves=True)

    def pause(self, reason: str | None = None, back_in_min: int | None = None) -> None:
        """Takes a break; `back_in_min` tells the forecast when this counter is expected back."""
        counter, me = self._counter_id, self._me
        if counter is None:
            return
        back = self._clock() + timedelta(minutes=back_in_min) if back_in_min else None
        self._do(
            Verb.PAUSE,
            lambda: self._staff.pause_counter(counter, by=me, reason=reason, resumes_at=back),
        )

    def resume(self) -> None:
        """Comes back from a break."""
        counter, me = self._counter_id, self._me
        if counter is not None:
            self._do(Verb.RESUME, lambda: self._staff.open_counter(counter, by=me))

    # --- Serving

    def call_next(self) -> None:
        counter, me = self._counter_id, self._me
        if counter is not None:
            self._do(Verb.CALL_NEXT, lambda: self._calling.call_next(counter, by=me))

    def call_this(self, step: StepView, why: str = "") -> None:
        """Calls one visitor out of turn, or one who was parked.

        Without a reason, a waiting visitor's call is asked for one first.
        """
        if step.state is State.WAITING and not why.strip():
            self.ask(Question.WHY_THIS, step)
            return
        counter, me = self._counter_id, self._me
        if counter is not None:
            self._do(
                Verb.CALL_THIS,
                lambda: self._calling.call_this(counter, step.step_id, by=me, why=why),
                step,
            )

    def recall(self) -> None:
        self._with_visitor(Verb.RECALL, self._calling.recall)

    def undo(self) -> None:
        self._with_visitor(Verb.UNDO, self._calling.undo)

    def start(self) -> None:
        self._with_visitor(Verb.START, self._calling.start)

    def no_show(self) -> None:
        self._with_visitor(Verb.NO_SHOW, self._calling.no_show)

    def park(self) -> None:
        self._with_visitor(Verb.PARK, self._calling.park)

    def transfer_to_service(self, service_id: int, note: str = "") -> None:
        self._with_visitor(
            Verb.TRANSFER, self._calling.transfer_to_service, service_id=service_id, note=note
        )

    def transfer_to_counter(self, counter_id: int, note: str = "") -> None:
        self._with_visitor(
            Verb.TRANSFER, self._calling.transfer_to_counter, counter_id=counter_id, note=note
        )

    def add_service(self, service_id: int) -> None:
        self._with_visitor(Verb.ADD_SERVICE, self._calling.add_service, service_id=service_id)

    def finish(self, outcome: str = "", note: str = "") -> None:
        self._with_visitor(Verb.FINISH, self._calling.finish, outcome=outcome, note=note)

    # --- From the lists

    def return_to_line(self, step: StepView) -> None:
        """A parked visitor waits again, with the place kept."""
        me = self._me
        self._do(Verb.RETURN, lambda: self._calling.return_to_line(step.step_id, by=me), step)

    def rejoin(self, step: StepView) -> None:
        """A visitor who was missed has come after all."""
        me = self._me
        self._do(Verb.REJOIN, lambda: self._intake.rejoin(step.step_id, by=me), step)

    def confirm_priority(self, step: StepView) -> None:
        """The visitor was seen: the priority that they declared counts."""
        claims, me = self._claims, self._me
        self._do(Verb.CONFIRM, lambda: claims.confirm(step.ticket_id, by=me), step)

    def decline_priority(self, step: StepView) -> None:
        """The visitor was seen, and keeps the place of the arrival."""
        claims, me = self._claims, self._me
        self._do(Verb.DECLINE, lambda: claims.decline(step.ticket_id, by=me), step)

    def leave(self, step: StepView) -> None:
        """A waiting or parked visitor has gone; asks first, because there is no way back."""
        asked = self._state.asked_of if self._state.question is Question.LEAVE else None
        if asked is None or asked.step_id != step.step_id:
            self.ask(Question.LEAVE, step)
            return
        me = self._me
        self._do(Verb.LEAVE, lambda: self._intake.leave(step.ticket_id, by=me), step)

    def print_again(self) -> None:
        """Prints the ticket of the print trouble on show once more, on the same printer."""
        trouble, me = self._state.print_trouble, self._me
        ticket_id = self.ticket_to_print
        printing = self._printing
        if trouble is None or ticket_id is None or printing is None:
            return
        self._put_away |= {_mark(trouble)}
        self._do(
            Verb.REPRINT,
            lambda: printing.again(ticket_id, trouble.printer, by=me),
            number=trouble.number,
        )

    @property
    def ticket_to_print(self) -> int | None:
        """The ticket of the print trouble on show, if it can be printed from here."""
        trouble = self._state.print_trouble
        return trouble.ticket_id if trouble and self._printing is not None else None

    # --- Asking in place

    def ask(self, question: Question, step: StepView | None = None) -> None:
        """Opens a question beside the visitor, if its verb makes sense now."""
        if not self._state.allows(_VERB_ASKED[question]):
            return
        about = self._state.at_hand if question in _AT_HAND else step
        self._show(question=question, asked_of=about, notice=None)

    def ask_or_finish(self) -> None:
        """Asks for the outcome where the office lists any, and finishes at once where not."""
        office = self._state.office
        if office is not None and office.outcomes:
            self.ask(Question.FINISH)
        else:
            self.finish()

    def put_away(self) -> None:
        """Closes the question without an answer."""
        self._show(**_closed())

    def dismiss(self) -> None:
        """Takes the banner away: a trouble that was read, or the print trouble on show."""
        if self._state.trouble is None and self._state.print_trouble is not None:
            self._put_away |= {_mark(self._state.print_trouble)}
        self._show(trouble=None, print_trouble=self._print_trouble(self._state.view))
        self.refresh()

    def put_devices_away(self) -> None:
        """Takes the printers and loudspeakers on show away until something about them changes."""
        self._devices_put_away |= {*self._state.printers, *self._state.mute_halls}
        self._show(**self._devices(self._state.view))

    # --- Reading

    def heal(self) -> None:
        """What comes by time alone: held visitors are back, prints that nobody took are over."""
        self.refresh()
        view, printing = self._state.view, self._printing
        waiting = (PrintState.QUEUED, PrintState.PRINTING)
        if printing and view and any(each.state in waiting for each in view.print_troubles):
            self._worker.run_latest("expire", printing.expire, lambda _: None, self._stale)

    def refresh(self, _revision: object = None) -> None:
        """Reads again; a burst of notices costs no more than two reads."""
        counter_id = self._counter_id
        self._worker.run_latest(
            "console",
            partial(self._read, counter_id),
            partial(self._fresh, counter_id),
            self._stale,
        )

    def tick(self) -> None:
        """A second has passed."""
        self._state = replace(self._state, now=self._clock())
        self.ticked.emit(self._state)

    @property
    def _counter_id(self) -> int | None:
        view = self._state.view
        return view.place.counter.id if view else None

    @property
    def _me(self) -> int:
        """0 is nobody: every use case refuses it."""
        return self._state.clerk.id if self._state.clerk else 0

    def _read(self, counter_id: int | None) -> _Reading:
        if counter_id is None:
            return _Reading(self._views.office(), self._views.counters(), None)
        view = self._views.console(counter_id)
        return _Reading(view.office, view.counters, view)

    def _fresh(self, asked_for: int | None, reading: _Reading) -> None:
        if asked_for != self._counter_id or (self._state.busy and reading.view is None):
            return  # The clerk has moved on meanwhile; the verb brings its own picture.
        trouble = None if self._read_failed else self._state.trouble
        self._read_failed = False
        self._show_reading(reading, trouble=trouble)

    def _stale(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._lose_counter()
        elif isinstance(error, Trouble):
            self._read_failed = True
            self._show(trouble=error)
        else:
            raise error

    # --- One verb at a time

    def _with_visitor(self, verb: Verb, move: Callable[..., object], **details: object) -> None:
        step, me = self._state.at_hand, self._me
        if step is not None:
            self._do(verb, lambda: move(step.step_id, by=me, **details), step)

    def _do(
        self,
        verb: Verb,
        act: Callable[[], object],
        step: StepView | None = None,
        *,
        number: str = "",
        then: int | None = None,
        leaves: bool = False,
    ) -> None:
        """Runs `act` and reads the picture after it: of counter `then`, else of the present one."""
        here = self._counter_id
        after = None if leaves else then if then is not None else here

        def job() -> _Answer:
            try:
                value = act()
            except Refused as refused:
                return _Answer(None, refused, self._read(here))
            return _Answer(value, None, self._read(after))

        number = number or (step.number if step else "")
        if self._begin(verb):
            self._worker.run(
                job, partial(self._answered, verb, number), partial(self._failed, verb)
            )

    def _begin(self, verb: Verb) -> bool:
        if not self._state.allows(verb):
            return False
        self._show(busy=verb, notice=None)
        return True

    def _answered(self, verb: Verb, number: str, answer: _Answer) -> None:
        if answer.refused is not None:
            notice = Notice(verb, refused=answer.refused, number=number)
            closed = _closed() if self._state.question in _ABOUT_ONE else {}
            self._show_reading(answer.reading, busy=None, notice=notice, **closed)
            return
        gone: dict[str, Any] = {"clerk": None} if verb is Verb.SIGN_OUT else {}
        self._show_reading(
            answer.reading,
            busy=None,
            trouble=None,
            notice=_notice(verb, number, answer.value),
            **_closed(),
            **gone,
        )

    def _failed(self, verb: Verb, error: Exception) -> None:
        if isinstance(error, Refused):
            self._show(busy=None, notice=Notice(verb, refused=error))
        elif isinstance(error, Trouble):
            self._show(busy=None, trouble=error)
            self.refresh()
        else:
            self._show(busy=None)
            raise error

    def _arrive(self, login: str, pin: str) -> _Arrival:
        person = self._staff.sign_in(login, pin)
        if person.role not in SERVES:
            raise Refused(Reason.ROLE_NOT_ALLOWED, role=person.role)
        reading = self._read(None)
        held = next((c for c in reading.counters if c.clerk and c.clerk.id == person.id), None)
        if held is not None:
            return _Arrival(person, None, self._read(held.counter.id))
        if self._counter_number is None:
            return _Arrival(person, None, reading)
        try:
            own = reading.office.counter_numbered(self._counter_number)
            self._staff.open_counter(own.id, by=person.id)
        except Refused as refused:
            return _Arrival(person, refused, reading)
        return _Arrival(person, None, self._read(own.id))

    def _arrived(self, arrival: _Arrival) -> None:
        refused = arrival.refused
        notice = Notice(Verb.OPEN, refused=refused) if refused else None
        self._show_reading(
            arrival.reading, clerk=arrival.person, busy=None, notice=notice, trouble=None
        )

    # --- Showing

    def _show_reading(self, reading: _Reading, **changes: Any) -> None:
        clerk: Person | None = changes.get("clerk", self._state.clerk)
        view = reading.view
        if view is not None and (clerk is None or not _same(view.place.clerk, clerk)):
            self._lose_counter(**changes)
            return
        page = _page(clerk, view)
        question, asked_of = changes.get("question"), self._state.asked_of
        if question is None and not _fits(self._state.question, asked_of, view):
            changes |= _closed()
        self._show(
            now=self._clock(),
            page=page,
            office=reading.office,
            counters=reading.counters,
            view=view,
            print_trouble=self._print_trouble(view),
            **self._devices(view),
            **changes,
        )

    def _lose_counter(self, **changes: Any) -> None:
        """Somebody else closed or took the counter: back to the choice, and say so."""
        changes |= {"notice": Notice(Verb.OPEN, news=News.COUNTER_LOST), "busy": None}
        changes |= _closed()
        page = _page(changes.get("clerk", self._state.clerk), None)
        self._show(page=page, view=None, print_trouble=None, printers=(), mute_halls=(), **changes)
        self.refresh()

    def _print_trouble(self, view: ConsoleView | None) -> PrintTrouble | None:
        troubles = view.print_troubles if view else ()
        return next((each for each in troubles if _mark(each) not in self._put_away), None)

    def _devices(self, view: ConsoleView | None) -> dict[str, tuple[PrinterNow | MuteHall, ...]]:
        """The devices to look after. One that works again, and fails again, is told again."""
        printers = view.printers if view else ()
        mute = view.mute_halls if view else ()
        if view is not None:
            self._devices_put_away &= {*printers, *mute}
        away = self._devices_put_away
        return {
            "printers": tuple(each for each in printers if each not in away),
            "mute_halls": tuple(each for each in mute if each not in away),
        }

    def _connection(self, connected: bool) -> None:
        self._show(connected=connected)
        if connected:
            self.refresh()

    def _slow(self, slow: bool) -> None:
        self._show(slow=slow)

    def _language(self, language: Language) -> None:
        self._show(language=language)

    def _show(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self.state_changed.emit(self._state)


def _same(one: Person | None, other: Person | None) -> bool:
    """Whether both are the same person, whose name or services may have changed meanwhile."""
    return (one.id if one else None) == (other.id if other else None)


def _mark(trouble: PrintTrouble) -> tuple[int, datetime]:
    """What stays the same when a print that nobody took is ended by the clock."""
    return trouble.ticket_id, trouble.at


def _closed() -> dict[str, Any]:
    return {"question": Question.NONE, "asked_of": None}


def _page(clerk: Person | None, view: ConsoleView | None) -> Page:
    if clerk is None:
        return Page.SIGN_IN
    return Page.AT_WORK if view else Page.CHOOSE_COUNTER


def _fits(question: Question, step: StepView | None, view: ConsoleView | None) -> bool:
    """Whether the open question still makes sense in this picture."""
    if question is Question.NONE:
        return True
    if view is None:
        return False
    if question in _AT_HAND:
        at_hand = view.at_hand
        return (
            step is not None
            and at_hand is not None
            and at_hand.step_id == step.step_id
            and at_hand.state is State.SERVING
        )
    return question is not Question.WHY_THIS or view.at_hand is None


def _notice(verb: Verb, number: str, value: object) -> Notice | None:
    if verb is Verb.CALL_NEXT and value is None:
        return Notice(verb, news=News.NOBODY_WAITS)
    if verb is Verb.NO_SHOW:
        missed = value is State.MISSED
        return Notice(verb, news=News.MISSED if missed else News.HELD, number=number)
    news = _NEWS.get(verb)
    return Notice(verb, news=news, number=number) if news else None
