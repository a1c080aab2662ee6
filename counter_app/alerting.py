"""A call for help and its answer, and the words of a supervisor."""

from functools import partial

from counter_app.press import Press
from counter_app.store import Store
from counter_app.verbs import Verb
from db.alerts import Alarm, Alerts


class Alerting:
    """What goes to everybody who is signed in, and comes back from them."""

    def __init__(self, store: Store, press: Press, alerts: Alerts) -> None:
        self._store = store
        self._press = press
        self._alerts = alerts

    def call_for_help(self) -> None:
        """Alerts every console and reception; nothing at this one tells a visitor of it."""
        state = self._store.state
        act = partial(self._alerts.call_for_help, state.seat.counter_id, by=state.me)
        self._press.do(Verb.HELP, act)

    def answer(self, alarm: Alarm) -> None:
        """Says to be on the way, by name."""
        act = partial(self._alerts.answer, alarm.alarm_id, by=self._store.state.me)
        self._press.do(Verb.ANSWER_HELP, act)

    def send(self, text: str, counter_id: int | None = None) -> None:
        """Writes to one counter, or to everybody."""
        act = partial(self._alerts.send, text, counter_id, by=self._store.state.me)
        self._press.do(Verb.SEND_MESSAGE, act)

    def read(self, message_id: int) -> None:
        """Puts a message away."""
        act = partial(self._alerts.seen, message_id, by=self._store.state.me)
        self._press.do(Verb.READ_MESSAGE, act)
