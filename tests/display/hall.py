"""A real office on a real file, with a clock set by hand, and a display that looks at it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from db.calling import Calling, CallView
from db.day import Day
from db.engine import Database
from db.intake import Intake
from db.office import Office
from db.profile import read_profile
from db.serving import Serving
from db.setup import set_up
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from db.views import Views
from display.feed import HallFeed
from display.presenter import DisplayPresenter
from display.state import DisplayState, ShownCall
from queueing.wording import Language
from shell.live import Live, Watcher
from shell.worker import Worker

PROFILE = Path(__file__).parents[2] / "assets" / "profiles" / "civil_defense.toml"

SUNDAY_MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)  # 9:00 in Bahrain


@dataclass(slots=True)
class HandClock:
    now: datetime = SUNDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass(slots=True)
class Hall:
    """The people of one office: visitors who take tickets, clerks at their counters."""

    database: Database
    office_id: int
    clock: HandClock
    _clerks: Iterator[int] = field(init=False)
    _at: dict[int, int] = field(init=False, default_factory=dict)

    @classmethod
    def build(cls, url: str, clock: HandClock | None = None) -> "Hall":
        clock = clock or HandClock()
        database = Database.open(url, create=True)
        office_id = set_up(database, read_profile(PROFILE), clock).office_id
        return cls(database, office_id, clock)

    def __post_init__(self) -> None:
        self._clerks = iter(sorted(self.office.staff))

    @property
    def views(self) -> Views:
        return Views(self.database, self.office_id, self.clock)

    @property
    def office(self) -> Office:
        return self.views.office()

    @property
    def calling(self) -> Calling:
        return Calling(self.database, self.office_id, self.clock)

    @property
    def serving(self) -> Serving:
        return Serving(self.database, self.office_id, self.clock)

    @property
    def day(self) -> Day:
        return Day(self.database, self.office_id, self.clock)

    def ticket(self, service: str = "F") -> str:
        """Take a ticket for a service; returns its number."""
        intake = Intake(self.database, self.office_id, self.clock)
        wanted = self.office.service_coded(service).id
        return intake.issue([wanted], language=Language.AR).number

    def call(self, counter: int = 2) -> CallView:
        """A clerk sits down at the counter if nobody does, and calls the next visitor."""
        counter_id = self.office.counter_numbered(counter).id
        called = self.calling.call_next(counter_id, by=self._clerk(counter))
        assert called is not None
        return called

    def recall(self, call: CallView, counter: int = 2) -> None:
        self.calling.recall(call.step_id, by=self._at[counter])

    def undo(self, call: CallView, counter: int = 2) -> None:
        self.calling.undo(call.step_id, by=self._at[counter])

    def start(self, call: CallView, counter: int = 2) -> None:
        self.calling.start(call.step_id, by=self._at[counter])

    def finish(self, call: CallView, counter: int = 2) -> None:
        self.start(call, counter)
        self.serving.finish(call.step_id, by=self._at[counter])

    def close_counters(self) -> None:
        desk = StaffDesk(self.database, self.office_id, self.clock)
        for number, clerk in self._at.items():
            desk.close_counter(self.office.counter_numbered(number).id, by=clerk)
        self._at.clear()

    def _clerk(self, counter: int) -> int:
        if counter not in self._at:
            clerk = next(self._clerks)
            desk = StaffDesk(self.database, self.office_id, self.clock)
            desk.open_counter(self.office.counter_numbered(counter).id, by=clerk)
            self._at[counter] = clerk
        return self._at[counter]


@dataclass(slots=True)
class Display:
    """One display process: its live updates, its worker, its presenter."""

    presenter: DisplayPresenter
    feed: HallFeed
    live: Live
    worker: Worker
    hall: Hall
    qtbot: QtBot
    states: list[DisplayState]

    @property
    def state(self) -> DisplayState:
        return self.presenter.state

    @property
    def shown(self) -> str | None:
        """The number that is highlighted now."""
        call = self.state.newest
        return call.number if call and call.fresh else None

    @property
    def others(self) -> list[str]:
        return [call.number for call in self.state.others]

    @property
    def newest(self) -> ShownCall:
        """The call on show; there must be one."""
        assert self.state.newest is not None
        return self.state.newest

    def catch_up(self) -> "Display":
        """Waits until everything that was committed has reached the screen by itself."""
        wanted = self.hall.views.hall().n
        self.qtbot.waitUntil(lambda: self.state.n >= wanted and not self.state.catching_up)
        return self

    def pass_(self, seconds: float) -> "Display":
        """Lets the hand-set clock run on in one go."""
        self.hall.clock.pass_(seconds)
        self.presenter.tick()
        return self


MakeDisplay = Callable[..., Display]


class Cable:
    """The real watcher behind a cable that can be cut. It looks up often, so that tests end
    quickly."""

    def __init__(self, hall: Hall) -> None:
        self.cut = False
        self._hall = hall
        self._end: Watcher | None = None

    def connect(self) -> Watcher:
        self._check()
        self._end = self._hall.database.watch()
        return self

    def wait(self, timeout: float) -> bool:
        self._check()
        assert self._end is not None
        return self._end.wait(min(timeout, 0.02))

    def close(self) -> None:
        assert self._end is not None
        self._end.close()

    def _check(self) -> None:
        if self.cut:
            raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "the hall")
