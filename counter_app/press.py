"""One verb at a time: from a press to its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from counter_app.asking import ABOUT_ONE, closed
from counter_app.reading import Picture, Reading, picture
from counter_app.state import News, Notice, Seat, Verb
from counter_app.store import Store
from db.trouble import Trouble
from db.views import Views
from db.visits import StepView
from queueing.ticket import Refused, State
from shell.worker import Worker

T = TypeVar("T")

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
class _Answer:
    """How a verb ended, and the picture right after it."""

    value: object
    refused: Refused | None
    seen: Picture


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

    def __call__(self) -> _Answer:
        try:
            value = self.act()
        except Refused as refused:
            return _Answer(None, refused, picture(self.views, self.here))
        return _Answer(value, None, picture(self.views, self.then))


class Press:
    """Runs the verbs, whoever they belong to.

    From a press to its answer the state is busy and further verbs are dropped, so that a press
    is never doubled; the answer brings the fresh picture with it, so that the next press meets
    what the clerk sees. What is refused becomes a notice, what fails a trouble.
    """

    def __init__(self, store: Store, reading: Reading, views: Views, worker: Worker) -> None:
        self._store = store
        self._reading = reading
        self._views = views
        self._worker = worker

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
        was not refused. `act` runs on the worker: it must hold nothing of Qt. The notice names
        the number of `step`, or `number`.
        """
        here = self._store.state.seat
        job = _Job(act, self._views, here, here if then is None else then)
        number = number or (step.number if step else "")
        self.run(verb, job, partial(self._answered, verb, number, changes))

    def run(self, verb: Verb, job: Callable[[], T], answered: Callable[[T], None]) -> None:
        """Runs a job that reads for itself, if the verb makes sense now.

        Every press goes through here. `answered` ends it by showing `busy` as None; what the job
        raises ends it as well.
        """
        if self._store.state.allows(verb):
            self._store.show(busy=verb, notice=None)
            self._worker.run(job, answered, partial(self._failed, verb))

    def _answered(self, verb: Verb, number: str, changes: dict[str, Any], answer: _Answer) -> None:
        if answer.refused is not None:
            notice = Notice(verb, refused=answer.refused, number=number)
            ended = closed() if self._store.state.question in ABOUT_ONE else {}
            self._reading.show(answer.seen, busy=None, notice=notice, **ended)
            return
        self._reading.show(
            answer.seen,
            busy=None,
            trouble=None,
            notice=_notice(verb, number, answer.value),
            **closed(),
            **changes,
        )

    def _failed(self, verb: Verb, error: Exception) -> None:
        if isinstance(error, Refused):
            self._store.show(busy=None, notice=Notice(verb, refused=error))
        elif isinstance(error, Trouble):
            self._store.show(busy=None, trouble=error)
            self._reading.refresh()
        else:
            self._store.show(busy=None)
            raise error


def _notice(verb: Verb, number: str, value: object) -> Notice | None:
    if verb is Verb.CALL_NEXT and value is None:
        return Notice(verb, news=News.NOBODY_WAITS)
    if verb is Verb.NO_SHOW:
        missed = value is State.MISSED
        return Notice(verb, news=News.MISSED if missed else News.HELD, number=number)
    news = _NEWS.get(verb)
    return Notice(verb, news=news, number=number) if news else None
