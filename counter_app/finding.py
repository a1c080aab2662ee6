"""Looking for a visitor of today, by whatever they can say of themselves."""

from functools import partial

from counter_app.state import Search
from counter_app.store import Store
from db.floor import Found
from db.trouble import Trouble
from db.views import Views
from shell.worker import Worker


class Finding:
    """Answers while it is typed: a newer question overtakes an older one."""

    def __init__(self, store: Store, views: Views, worker: Worker) -> None:
        self._store = store
        self._views = views
        self._worker = worker

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

    def _found(self, asked: Search, found: tuple[Found, ...]) -> None:
        now = self._store.state.search
        if (asked.text, asked.service_id) == (now.text, now.service_id):
            self._store.show(search=Search(asked.text, asked.service_id, found))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._store.show(trouble=error)
