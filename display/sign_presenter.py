"""What the display above one counter shows and when, without a widget."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from db.calling import CallKind
from db.counters import CounterNow
from db.hall import HallCall, HallView
from display.calls import CallQueue, Pace, Spotlight
from display.feed import HallFeed
from display.presenter import LONGEST_SLEEP_MS
from display.sign_state import SignPhase, SignState
from queueing.staff import CounterState
from queueing.ticket import State
from queueing.wording import Bilingual, Language, clock_time


class SignPresenter(QObject):
    """Keeps the sign of one counter true, as the hall's display is kept."""

    state_changed = Signal(object)
    """The new SignState; only when it differs from the one before."""

    def __init__(
        self,
        feed: HallFeed,
        counter: int,
        first: Language | None = None,
        *,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`counter` is the number of the counter; `first` None takes the office's language."""
        super().__init__(parent)
        self._feed, self._counter, self._first = feed, counter, first
        self._queue = CallQueue(pace or Pace())
        self._state = SignState(counter=counter, first=first or Language.AR)
        self._alarm = QTimer(self, singleShot=True, interval=LONGEST_SLEEP_MS)
        self._alarm.timeout.connect(self.tick)
        feed.read.connect(self._on_read)
        feed.missed.connect(self._on_missed)
        feed.away_changed.connect(self._on_away_changed)

    @property
    def state(self) -> SignState:
        return self._state

    def start(self) -> None:
        """Runs from now on; the feed is started by whoever made it."""
        self.tick()

    def stop(self) -> None:
        self._alarm.stop()

    def tick(self) -> None:
        """Moves on with the clock: the end of a highlight."""
        now = self._feed.clock()
        spotlight = self._queue.look(now)
        state = sign_state(
            self._feed.view, self._counter, spotlight, self._first, away=self._feed.away
        )
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
        self._feed.look_at_clock()
        self._alarm.start()

    def _on_read(self, view: HallView) -> None:
        self._queue.take(_calls_to(view, self._counter), self._feed.clock())
        self.tick()

    def _on_missed(self) -> None:
        self._queue.lose_touch()

    def _on_away_changed(self, _away: bool) -> None:
        self.tick()


def sign_state(
    view: HallView | None,
    number: int,
    spotlight: Spotlight,
    first: Language | None,
    *,
    away: bool = False,
) -> SignState:
    """The sign of counter `number` as the hall was read, with its newest call lit or not."""
    if view is None:
        return SignState(counter=number, catching_up=away, first=first or Language.AR)
    office = view.office
    place = next((c for c in view.counters if c.counter.number == number), None)
    call = next(iter(c for c in view.calls if c.counter_number == number), None)
    service = office.services.get(call.service_id) if call else None
    lit = spotlight.fresh and call is not None and spotlight.call_id == call.call_id
    return SignState(
        n=view.n,
        counter=number,
        phase=_phase(place, call),
        name=_own_name(place),
        ticket=call.number if call else None,
        service=service.short if service else None,
        call_id=call.call_id if call else None,
        again=call is not None and call.kind is CallKind.RECALL,
        fresh=lit,
        reason=_reason(view, place),
        back_at=_back_at(view, place),
        catching_up=away,
        first=first or office.language,
    )


def _calls_to(view: HallView, number: int) -> list[HallCall]:
    return [call for call in view.calls if call.counter_number == number]


def _phase(place: CounterNow | None, call: HallCall | None) -> SignPhase:
    if place is None:
        return SignPhase.UNKNOWN
    if call is not None:
        return SignPhase.SERVING if call.state is State.SERVING else SignPhase.CALLING
    return _OF_COUNTER[place.state]


_OF_COUNTER = {
    CounterState.OPEN: SignPhase.OPEN,
    CounterState.PAUSED: SignPhase.BREAK,
    CounterState.CLOSED: SignPhase.CLOSED,
}


def _own_name(place: CounterNow | None) -> Bilingual | None:
    """The name of a counter that has more of one than its number."""
    if place is None or str(place.counter.number) in place.counter.name.en.split():
        return None
    return place.counter.name


def _reason(view: HallView, place: CounterNow | None) -> Bilingual | None:
    if place is None or place.state is not CounterState.PAUSED:
        return None
    reasons = {reason.code: reason.name for reason in view.office.pause_reasons}
    return reasons.get(place.pause_reason or "")


def _back_at(view: HallView, place: CounterNow | None) -> Bilingual | None:
    at: datetime | None = place.resumes_at if place else None
    if place is None or place.state is not CounterState.PAUSED or at is None:
        return None
    return clock_time(view.office.local(at), view.office.digits)
