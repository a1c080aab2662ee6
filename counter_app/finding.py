"""Looking for a visitor of today, by whatever they can say of themselves, and at one of them."""

from functools import partial
from typing import Any

from counter_app.state import Compared, ConsoleState, Search
from counter_app.store import Store
from counter_app.verbs import Page
from db.floor import Found
from db.trouble import Trouble
from db.views import Views
from db.visitors import Visit
from shell.worker import Worker


class Finding:
    """Answers while it is typed: a newer question overtakes an older one.

    At reception, what was found and the visitor who is looked at are read again whenever the office
    has moved on, so that nobody acts on what a colleague has changed.
    """

    def __init__(self, store: Store, views: Views, worker: Worker) -> None:
        self._store = store
        self._views = views
        self._worker = worker
        self._before = store.state
        self._chosen_id: int | None = None
        store.state_changed.connect(self._follow)

    def look(self, text: str, service_id: int | None = None) -> None:
        """Looks for a number, a reference, the last digits of a phone or a name; without a text
        for everybody who is still here."""
        search = Search(text, service_id, self._store.state.search.found)
        self._store.show(search=search)
        self.again()

    def again(self) -> None:
        """Looks for the same once more, because the office has moved on."""
        search = self._store.state.search
        self._worker.run_latest(
            "search",
            partial(self._views.visitors, search.text, search.service_id),
            partial(self._found, search),
            self._failed,
        )

    def choose(self, ticket_id: int) -> None:
        """Looks at one visitor, until `let_go`."""
        self._chosen_id = ticket_id
        self._worker.run_latest(
            "visit",
            partial(self._views.visit, ticket_id),
            partial(self._seen, ticket_id),
            self._failed,
        )

    def let_go(self) -> None:
        """Looks at nobody any longer."""
        self._chosen_id = None
        self._store.show(chosen=None)

    def compare(self, number: str) -> None:
        """Looks up the ticket with exactly this number, to stand beside the chosen one."""
        self._store.show(compared=Compared(number))
        if number.strip():
            self._compare()

    def _compare(self) -> None:
        number = self._store.state.compared.number
        self._worker.run_latest(
            "compare",
            partial(self._views.visit_numbered, number),
            partial(self._beside, number),
            self._failed,
        )

    def _follow(self, state: ConsoleState) -> None:
        before, self._before = self._before, state
        if state.page not in (Page.RECEPTION, Page.LOCKED):
            self._chosen_id = None
        if state.page is not Page.RECEPTION:
            return
        given = state.notice if state.notice is not before.notice else None
        moved = before.page is not Page.RECEPTION or state.n != before.n
        if given is not None and given.ticket_id is not None:
            self.choose(given.ticket_id)
        elif moved and self._chosen_id is not None:
            self.choose(self._chosen_id)
        if moved:
            self.again()
        if moved and state.compared.number.strip():
            self._compare()

    def _found(self, asked: Search, found: tuple[Found, ...]) -> None:
        now = self._store.state.search
        if (asked.text, asked.service_id) == (now.text, now.service_id):
            search = Search(asked.text, asked.service_id, found, answered=True)
            self._store.show(search=search)

    def _seen(self, ticket_id: int, visit: Visit | None) -> None:
        if ticket_id == self._chosen_id and self._store.state.clerk is not None:
            self._store.show(chosen=visit)

    def _beside(self, number: str, visit: Visit | None) -> None:
        if number == self._store.state.compared.number:
            self._store.show(compared=Compared(number, visit, answered=True))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._store.show(trouble=error)


def nobody_sought() -> dict[str, Any]:
    """What a state holds in which nobody was looked for."""
    return {"search": Search(), "chosen": None, "compared": Compared()}
