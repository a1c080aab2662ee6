"""One verb at a time: from a press to its answer, however long the database is away."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from counter_app.asking import ABOUT_ONE, closed
from counter_app.reading import Picture, Reading, picture
from counter_app.state import News, Notice, Seat
from counter_app.store import Store
from counter_app.verbs import Verb
from db.engine import pressed
from db.transaction import HappenedBefore
from db.trouble import Trouble, TroubleKind
from db.views import Views
from db.visits import StepView, TicketView
from queueing.ticket import Refused, State
from shell.worker import Worker

T = TypeVar("T")

AGAIN_MS = 1_000
PATIENCE = timedelta(seconds=60)
"""Whoever waits longer has turned to something else: a call out of the blue would surprise."""

_NEWS = {
    Verb.UNDO: News.UNDONE,
    Verb.PARK: News.PARKED,
    Verb.HOLD: News.HELD_HERE,
    Verb.SWAP: News.SWAPPED,
    Verb.RETURN: News.RETURNED,
    Verb.TRANSFER: News.TRANSFERRED,
    Verb.ADD_SERVICE: News.SERVICE_ADDED,
    Verb.FINISH: News.FINISHED,
    Verb.QUICK: News.COUNTED,
    Verb.REJOIN: News.REJOINED,
    Verb.CONFIRM: News.CONFIRMED,
    Verb.DECLINE: News.DECLINED,
    Verb.LEAVE: News.LEFT,
    Verb.REPRINT: News.PRINTING_AGAIN,
    Verb.SLIP: News.SLIP_PRINTING,
    Verb.SET_PRIORITY: News.CORRECTED,
    Verb.SET_LANGUAGE: News.CORRECTED,
    Verb.CHANGE_SERVICE: News.CORRECTED,
    Verb.MERGE: News.MERGED,
    Verb.SEND_MESSAGE: News.SENT,
    Verb.MATCH_SERVICE: News.MATCHED,
    Verb.NOT_OURS: News.NOT_OURS,
    Verb.KEEP_OURS: News.KEPT_OURS,
    Verb.ACCEPT_THEIRS: News.ACCEPTED,
    Verb.DISMISS: News.DISMISSED,
}


_KEEPS_QUESTION = frozenset({Verb.SWITCH_SERVICE, Verb.HELP, Verb.ANSWER_HELP, Verb.READ_MESSAGE})
"""Verbs that have nothing to do with what is being asked, or that are one of several answers."""


_GIVES_A_TICKET = frozenset({Verb.ISSUE, Verb.CHECK_IN})


@dataclass(frozen=True, slots=True)
class _Answer:
    """How a verb ended, and the picture right after it."""

    value: object
    refused: Refused | None
    seen: Picture
    happened_before: HappenedBefore | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """What the worker does for a press: the verb, and the look at the database after it.

    It holds use cases and values only. What the worker lets go last is destroyed on its thread,
    which Qt forbids for anything of its own.
    """

    act: Callable[[], object]
    views: Views
    here: Seat
    then: Seat
    mark: str

    def __call__(self) -> _Answer:
        try:
            with pressed(self.mark):
                value = self.act()
        except Refused as refused:
            return _Answer(None, refused, picture(self.views, self.here))
        except HappenedBefore as before:
            return _Answer(None, None, picture(self.views, self.then), before)
        return _Answer(value, None, picture(self.views, self.then))


@dataclass(frozen=True, slots=True)
class _Pressed:
    """A press whose answer is waited for; what changes with it, and how long it is tried."""

    verb: Verb
    number: str
    changes: dict[str, Any]
    job: _Job
    until: datetime


class Press(QObject):
    """Runs the verbs, whoever they belong to.

    From a press to its answer the state is busy and further verbs are dropped, so that a press
    is never doubled; the answer brings the fresh picture with it, so that the next press meets
    what the clerk sees. What is refused becomes a notice, what fails a trouble. A press whose
    answer was lost is sent again until the database is back, and happens once all the same.
    """

    def __init__(
        self,
        store: Store,
        reading: Reading,
        views: Views,
        worker: Worker,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._reading = reading
        self._views = views
        self._worker = worker
        self._clock = clock
        self._running: _Pressed | None = None
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._send_again)

    def do(
        self,
        verb: Verb,
        act: Callable[[], object],
        step: StepView | None = None,
        *,
        number: str = "",
        then: Seat | None = None,
        **changes: Any,
    ) -> None:
        """Runs `act`, if the verb makes sense now, and shows what is seen after it.

        That is seen from `then`, else from the present seat; `changes` come with it when `act`
        was not refused. `act` runs on the worker: it must hold nothing of Qt, and write in one
        transaction. The notice names the number of `step`, or `number`.
        """
        state = self._store.state
        if not state.allows(verb):
            return
        mark = secrets.token_hex(8)
        job = _Job(act, self._views, state.seat, state.seat if then is None else then, mark)
        number = number or (step.number if step else "")
        self._store.show(busy=verb, notice=None)
        self._send(_Pressed(verb, number, changes, job, self._clock() + PATIENCE))

    def run(self, verb: Verb, job: Callable[[], T], answered: Callable[[T], None]) -> None:
        """Runs a job that reads for itself and writes more than once, such as signing in.

        `answered` ends it by showing `busy` as None; what the job raises ends it as well.
        """
        if self._store.state.allows(verb):
            self._store.show(busy=verb, notice=None)
            self._worker.run(job, answered, partial(self._failed, verb))

    def give_up(self) -> None:
        """Sends the press that waits for the database no more; nobody waits for it any longer.

        One that is on its way may still go through: what became of it is read.
        """
        if self._store.state.waiting and self._running is not None:
            ended = {"calling_help": False} if self._running.verb is Verb.HELP else {}
            self._give_up(self._running, **ended)

    def _give_up(self, press: _Pressed, **changes: Any) -> None:
        self._again.stop()
        self._running = None
        notice = Notice(press.verb, news=News.GIVEN_UP, number=press.number)
        # Whether the database is still away, the reading finds out.
        self._store.show(busy=None, waiting=False, trouble=None, notice=notice, **changes)
        self._reading.refresh()

    def _send(self, press: _Pressed) -> None:
        self._running = press
        self._worker.run(
            press.job, partial(self._answered, press), partial(self._not_answered, press)
        )

    def _send_again(self) -> None:
        if self._running is not None and self._awaits(self._running):
            self._send(self._running)

    def _awaits(self, press: _Pressed) -> bool:
        """Whether anybody waits for the answer: it was not given up, nor the counter lost."""
        return press is self._running and self._store.state.busy is press.verb

    def _not_answered(self, press: _Pressed, error: Exception) -> None:
        expected = isinstance(error, Trouble | Refused)
        if expected and not self._awaits(press):
            return  # The next reading shows what became of it.
        away = isinstance(error, Trouble) and error.kind is TroubleKind.DATABASE_UNREACHABLE
        if not away:
            self._failed(press.verb, error)
        elif self._clock() >= press.until:
            self._give_up(press)
        else:
            self._store.show(trouble=error, waiting=True)
            self._again.start()

    def _answered(self, press: _Pressed, answer: _Answer) -> None:
        if not self._awaits(press):
            return  # The next reading shows what became of it.
        if answer.refused is not None:
            notice = Notice(press.verb, refused=answer.refused, number=press.number)
            ended = closed() if self._store.state.question in ABOUT_ONE else {}
            self._show(answer, notice, **ended)
            return
        ended = {} if press.verb in _KEEPS_QUESTION else closed()
        self._show(answer, _notice(press.verb, press.number, answer), **ended, **press.changes)

    def _show(self, answer: _Answer, notice: Notice | None, **changes: Any) -> None:
        ended = {"busy": None, "waiting": False, "trouble": None}
        self._reading.show(answer.seen, notice=notice, **ended, **changes)

    def _failed(self, verb: Verb, error: Exception) -> None:
        if isinstance(error, Refused):
            self._store.show(busy=None, waiting=False, notice=Notice(verb, refused=error))
        elif isinstance(error, Trouble):
            self._store.show(busy=None, waiting=False, trouble=error)
            self._reading.refresh()
        else:
            self._store.show(busy=None, waiting=False)
            raise error


def _notice(verb: Verb, number: str, answer: _Answer) -> Notice | None:
    value = answer.value
    if answer.happened_before is not None:
        before = answer.happened_before
        given = before.ticket_id if verb in _GIVES_A_TICKET else None
        return Notice(
            verb, news=News.DONE_MEANWHILE, number=number or before.number, ticket_id=given
        )
    if verb is Verb.CALL_NEXT and value is None:
        return Notice(verb, news=News.NOBODY_WAITS)
    if verb is Verb.NO_SHOW:
        missed = value is State.MISSED
        return Notice(verb, news=News.MISSED if missed else News.HELD, number=number)
    if isinstance(value, TicketView):
        return Notice(verb, News.ISSUED, number=value.number, ticket_id=value.ticket_id)
    news = value if isinstance(value, News) else _NEWS.get(verb)
    return Notice(verb, news=news, number=number) if news else None
