"""The verbs of the inbox: what becomes of bookings that do not fit."""

from functools import partial

from counter_app.asking import OpenQuestion
from counter_app.press import Press
from counter_app.state import Question
from counter_app.store import Store
from counter_app.verbs import Verb
from db.inbox import InboxLine
from db.resolving import Resolving


class Sorting:
    """Decides about one line at a time. The ticket of a visitor stays, whatever is decided."""

    def __init__(
        self, store: Store, press: Press, asking: OpenQuestion, resolving: Resolving
    ) -> None:
        self._store = store
        self._press = press
        self._asking = asking
        self._resolving = resolving

    def match(self, line: InboxLine, service_id: int) -> None:
        """The service that the source names is this one of ours, from now on."""
        act = partial(self._resolving.match, line.id, service_id, by=self._store.state.me)
        self._press.do(Verb.MATCH_SERVICE, act)

    def not_ours(self, line: InboxLine) -> None:
        """The service is none of ours; asks first, because its bookings are left out for good."""
        state = self._store.state
        asked = state.asked_line if state.question is Question.NOT_OURS else None
        if asked is None or asked.id != line.id:
            self._asking.ask(Question.NOT_OURS, line=line)
            return
        self._press.do(Verb.NOT_OURS, partial(self._resolving.not_ours, line.id, by=state.me))

    def keep(self, line: InboxLine) -> None:
        """Our version of the booking holds."""
        act = partial(self._resolving.keep, line.id, by=self._store.state.me)
        self._press.do(Verb.KEEP_OURS, act, number=line.ticket_number or "")

    def accept(self, line: InboxLine) -> None:
        """The source's version holds; the ticket stays as it is."""
        act = partial(self._resolving.accept, line.id, by=self._store.state.me)
        self._press.do(Verb.ACCEPT_THEIRS, act, number=line.ticket_number or "")

    def dismiss(self, line: InboxLine) -> None:
        """Somebody has seen to it."""
        self._press.do(
            Verb.DISMISS, partial(self._resolving.dismiss, line.id, by=self._store.state.me)
        )
