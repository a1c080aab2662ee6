"""A call for help and its answer, and the words of a supervisor."""

from functools import partial

from counter_app.press import Press
from counter_app.state import ConsoleState
from counter_app.store import Store
from counter_app.verbs import Verb
from db.alerts import Alarm, Alerts


class Alerting:
    """What goes to everybody who is signed in, and comes back from them."""

    def __init__(self, store: Store, press: Press, alerts: Alerts) -> None:
        self._store = store
        self._press = press
        self._alerts = alerts
        store.second_passed.connect(self._see_help_through)

    def call_for_help(self) -> None:
        """Alerts every console and reception; nothing at this one tells a visitor of it.

        Unlike any other verb it is not dropped while one is running: it follows then, and is
        tried again until it is known to have gone out or its sender gives it up.
        """
        if self._store.state.clerk is not None:
            self._store.show(calling_help=True)
            self._call()

    def answer(self, alarm: Alarm) -> None:
        """Says to be on the way, by name; or takes the own call back, pressed by mistake."""
        act = partial(self._alerts.answer, alarm.alarm_id, by=self._store.state.me)
        self._press.do(Verb.ANSWER_HELP, act)

    def answer_first(self) -> None:
        """The same to the colleague who has waited longest, if any."""
        calling = (a for a in self._store.state.alarms_of_others if a.answered_at is None)
        first = next(calling, None)
        if first is not None:
            self.answer(first)

    def send(self, text: str, counter_id: int | None = None) -> None:
        """Writes to one counter, or to everybody."""
        act = partial(self._alerts.send, text, counter_id, by=self._store.state.me)
        self._press.do(Verb.SEND_MESSAGE, act)

    def read(self, message_id: int) -> None:
        """Puts a message away."""
        act = partial(self._alerts.seen, message_id, by=self._store.state.me)
        self._press.do(Verb.READ_MESSAGE, act)

    def _call(self) -> None:
        state = self._store.state
        act = partial(self._alerts.call_for_help, state.seat.counter_id, by=state.me)
        self._press.do(Verb.HELP, act, calling_help=False)

    def _see_help_through(self, state: ConsoleState) -> None:
        if not state.calling_help or state.busy is not None:
            return
        answer = state.notice
        refused = answer is not None and answer.verb is Verb.HELP and answer.refused is not None
        if refused or state.clerk is None:
            self._store.show(calling_help=False)
        else:
            self._call()
