"""What the console knows of the database: read at every notice, and put into the state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from counter_app.asking import closed, fits
from counter_app.banners import Banners
from counter_app.state import ConsoleState, News, Notice, Seat
from counter_app.store import Store
from counter_app.verbs import Page, Verb
from db.alerts import Alarm
from db.console import ConsoleView
from db.counters import CounterNow
from db.devices import Devices
from db.floor import FloorView
from db.office import Office, Person
from db.printing import Printing, PrintState
from db.sources import SourceState
from db.trouble import Trouble, TroubleKind
from db.views import Views
from queueing.ticket import Refused
from queueing.wording import Bilingual
from shell.live import Live
from shell.worker import Worker

HEAL_MS = 15_000
"""A visitor who was held comes back into the line by time alone, which no notice tells."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One look at the database: of the clerk's counter, of the floor, or of neither."""

    n: int
    office: Office
    counters: tuple[CounterNow, ...]
    alarms: tuple[Alarm, ...]
    view: ConsoleView | None = None
    floor: FloorView | None = None

    @property
    def devices(self) -> Devices | None:
        seen = self.view or self.floor
        return seen.devices if seen else None

    @property
    def sources(self) -> tuple[SourceState, ...]:
        seen = self.view or self.floor
        return seen.sources if seen else ()


def picture(views: Views, seat: Seat) -> Picture:
    """Reads what is seen from `seat`. For the worker: it holds nothing of Qt."""
    if seat.counter_id is not None:
        view = views.console(seat.counter_id)
        return Picture(view.n, view.office, view.counters, view.alarms, view)
    if seat.reception_of is not None:
        floor = views.floor(seat.reception_of)
        counters = tuple(each.now for each in floor.counters)
        return Picture(floor.n, floor.office, counters, floor.alarms, floor=floor)
    choice = views.choice()
    return Picture(choice.n, choice.office, choice.counters, choice.alarms)


class Reading(QObject):
    """Reads again at every notice and every few seconds, so that a missed notice heals itself.

    Reading never blocks a verb, and a reading that a verb has overtaken is not shown.
    """

    def __init__(
        self,
        store: Store,
        banners: Banners,
        views: Views,
        printing: Printing | None,
        live: Live,
        worker: Worker,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._banners = banners
        self._views = views
        self._printing = printing
        self._worker = worker
        self._clock = clock
        self._failed = False
        live.changed.connect(self.refresh)
        live.connection_changed.connect(self._reconnected)
        self._heal = QTimer(self, interval=HEAL_MS)
        self._heal.timeout.connect(self.heal)
        self._heal.start()

    def refresh(self, _revision: object = None) -> None:
        """Reads again; a burst of notices costs no more than two reads."""
        seat = self._store.state.seat
        self._worker.run_latest(
            "console", partial(picture, self._views, seat), partial(self._fresh, seat), self._stale
        )

    def heal(self) -> None:
        """What comes by time alone: held visitors are back, prints that nobody took are over."""
        self.refresh()
        devices, printing = self._store.state.devices, self._printing
        waiting = (PrintState.QUEUED, PrintState.PRINTING)
        if printing and devices and any(e.state in waiting for e in devices.print_troubles):
            self._worker.run_latest("expire", printing.expire, lambda _: None, self._stale)

    def show(self, seen: Picture, **changes: Any) -> None:
        """Puts a picture into the state, with whatever else changes in the same moment.

        A picture of a counter that is no longer the clerk's leads back to the choice instead.
        """
        state, view = self._store.state, seen.view
        clerk: Person | None = changes.get("clerk", state.clerk)
        if view is not None and (clerk is None or not _same(view.place.clerk, clerk)):
            fresh = {"counters": seen.counters, "alarms": seen.alarms, "n": seen.n}
            self._lose_counter(view.place.clerk, **fresh, **changes)
            return
        if changes.get("question") is None and not _fits(state, seen):
            changes |= closed()
        now = self._clock()
        self._store.show(
            now=now,
            n=seen.n,
            office=seen.office,
            counters=seen.counters,
            alarms=seen.alarms,
            view=view,
            floor=seen.floor,
            print_trouble=self._banners.print_trouble(seen.devices),
            late_sources=self._banners.late(seen.sources, now),
            **self._banners.devices(seen.devices),
            **{"page": page_of(state, changes, view), **changes},
        )

    def _fresh(self, asked_for: Seat, seen: Picture) -> None:
        state = self._store.state
        if asked_for != state.seat or (state.busy and seen.devices is None):
            return  # The clerk has moved on meanwhile; the verb brings its own picture.
        # What a verb ran into stays to be read, but not that the database cannot be reached.
        trouble = None if self._failed or _is_away(state.trouble) else state.trouble
        self._failed = False
        self.show(seen, trouble=trouble)

    def _stale(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._lose_counter(None)
        elif isinstance(error, Trouble):
            self._failed = True
            self._store.show(trouble=error)
        else:
            raise error

    def _lose_counter(self, taken_by: Person | None, **changes: Any) -> None:
        """Somebody else closed or took the counter: back to the choice, and say who."""
        news = News.TAKEN_OVER if taken_by else News.COUNTER_LOST
        who: Bilingual | None = taken_by.name if taken_by else None
        changes |= {"notice": Notice(Verb.OPEN, news=news, who=who), "busy": None}
        changes |= {"waiting": False, **closed()}
        page = page_of(self._store.state, changes, None)
        self._store.show(
            page=page,
            view=None,
            print_trouble=None,
            printers=(),
            mute_halls=(),
            late_sources=(),
            **changes,
        )
        self.refresh()

    def _reconnected(self, connected: bool) -> None:
        if connected:
            self.refresh()


def _fits(state: ConsoleState, seen: Picture) -> bool:
    """Whether the open question still makes sense."""
    if state.asked_line is not None:
        inbox = seen.floor.inbox if seen.floor else ()
        return any(line.id == state.asked_line.id for line in inbox)
    return fits(state.question, state.asked_of, seen.view)


def page_of(state: ConsoleState, changes: dict[str, Any], view: ConsoleView | None) -> Page:
    """The page for what the state is about to be."""
    clerk = changes.get("clerk", state.clerk)
    if clerk is None:
        return Page.SIGN_IN
    if changes.get("locked", state.locked):
        return Page.LOCKED
    if view is not None:
        return Page.AT_WORK
    reception = changes.get("at_reception", state.at_reception)
    return Page.RECEPTION if reception else Page.CHOOSE_COUNTER


def _is_away(trouble: Trouble | None) -> bool:
    return trouble is not None and trouble.kind is TroubleKind.DATABASE_UNREACHABLE


def _same(one: Person | None, other: Person | None) -> bool:
    """Whether both are the same person, whose name or services may have changed meanwhile."""
    return (one.id if one else None) == (other.id if other else None)
