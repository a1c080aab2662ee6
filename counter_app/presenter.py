"""The console without its widgets: verbs in, one frozen state out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from counter_app.admitting import Admitting
from counter_app.alerting import Alerting
from counter_app.asking import OpenQuestion
from counter_app.banners import Banners
from counter_app.compacting import Compacting
from counter_app.finding import Finding
from counter_app.locking import Locking
from counter_app.press import Press
from counter_app.reading import Reading
from counter_app.serving import AutoStart, Serving
from counter_app.sitting import Sitting
from counter_app.sorting import Sorting
from counter_app.state import ConsoleState
from counter_app.store import Store
from counter_app.surroundings import Surroundings
from counter_app.waiting import Waiting
from db.alerts import Alerts
from db.calling import Calling
from db.claims import Claims
from db.front_desk import FrontDesk
from db.intake import Intake
from db.printing import Printing
from db.resolving import Resolving
from db.serving import Serving as Desk
from db.staff import StaffDesk
from db.views import Views
from shell.language import LanguageSwitch
from shell.live import Live
from shell.worker import Worker


@dataclass(frozen=True, slots=True)
class UseCases:
    """All that a console asks of the office."""

    staff: StaffDesk
    calling: Calling
    intake: Intake
    claims: Claims
    views: Views
    serving: Desk
    alerts: Alerts
    front_desk: FrontDesk
    resolving: Resolving
    printing: Printing | None
    """Needed for printing a ticket again only."""
    printer: str | None = None
    """The name under which jobs for this desk's own printer wait, if it has one."""


class ConsolePresenter(QObject):
    """One clerk's console: the state, and the parts that own its verbs.

    A screen draws `state` and calls the part it needs. The parts share one state, one reading
    and one press, so that no verb of one runs beside a verb of another.
    """

    def __init__(
        self,
        office: UseCases,
        *,
        live: Live,
        worker: Worker,
        language: LanguageSwitch,
        clock: Callable[[], datetime],
        counter_number: int | None = None,
        compact: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`counter_number` is the counter this machine stands at; None lets the clerk choose.
        `compact` shows the small bar as soon as a clerk is at work.

        The caller starts `live`.
        """
        super().__init__(parent)
        views, printing = office.views, office.printing
        store = Store(live, worker, language, clock, self)
        banners = Banners()
        reading = Reading(store, banners, views, printing, live, worker, clock, self)
        press = Press(store, reading, views, worker, clock, self)
        self.asking = asking = OpenQuestion(store)
        self.sitting = Sitting(store, press, reading, office.staff, views, clock, counter_number)
        self.locking = Locking(store, clock, self)
        self.serving = Serving(store, press, asking, office.calling, office.serving)
        self._auto_start = AutoStart(store, self.serving, self)
        self.waiting = Waiting(
            store, press, asking, office.calling, office.serving, office.intake, office.claims
        )
        self.admitting = Admitting(
            store, press, office.intake, office.front_desk, printing, views, office.printer
        )
        self.sorting = Sorting(store, press, asking, office.resolving)
        self.compacting = Compacting(store, self.serving, self.waiting, self.sitting, compact, self)
        self.alerting = Alerting(store, press, office.alerts)
        self.finding = Finding(store, views, worker)
        self.give_up = press.give_up
        self.around = Surroundings(store, press, reading, banners, printing)
        self._store = store
        # Whoever draws the console need not know which part tells the time and which one reads.
        self.state_changed, self.ticked = store.state_changed, store.ticked
        self.tick = store.tick
        self.refresh, self.heal = reading.refresh, reading.heal

    @property
    def state(self) -> ConsoleState:
        return self._store.state
