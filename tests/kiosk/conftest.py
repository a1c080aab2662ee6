"""A whole kiosk on a real office: a database file, a clock set by hand, the window itself."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from db import schema as t
from db.bookings import Bookings
from db.delivered import Incoming, each_alone
from db.engine import Database
from db.intake import Intake
from db.office import Office
from db.printing import Printing
from db.profile import read_profile
from db.pulling import Pulling
from db.setup import set_up
from db.staff import StaffDesk
from db.tickets import Tickets
from db.views import Views
from kiosk.patience import Times
from kiosk.presenter import KioskPresenter, UseCases
from kiosk.print_desk import PrintDesk
from kiosk.printers import Printer
from kiosk.screen import KioskWindow
from kiosk.state import KioskState, Page
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.look import Look
from shell.paragraph import Paragraph
from shell.worker import Worker

PROFILES = Path(__file__).parents[2] / "assets" / "profiles"
SUNDAY_NINE = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
"""9:00 in Bahrain, on a day with ordinary hours."""


@dataclass
class Clock:
    """A clock that stands until a test sets it."""

    now: datetime = SUNDAY_NINE

    def __call__(self) -> datetime:
        return self.now

    def set(self, hour: int, minute: int = 0, day: int = 22) -> None:
        """The office's local time, three hours ahead of UTC."""
        self.now = datetime(2026, 11, day, hour - 3, minute, tzinfo=UTC)


@dataclass
class House:
    """An office and its use cases."""

    database: Database
    office_id: int
    clock: Clock
    intake: Intake = field(init=False)
    bookings: Bookings = field(init=False)
    views: Views = field(init=False)
    tickets: Tickets = field(init=False)
    printing: Printing = field(init=False)

    def __post_init__(self) -> None:
        place = (self.database, self.office_id, self.clock)
        self.intake, self.bookings = Intake(*place), Bookings(*place)
        self.views, self.printing = Views(*place), Printing(*place)
        self.tickets = Tickets(*place)

    @property
    def office(self) -> Office:
        return self.views.office()

    def open_counters(self, count: int = 99) -> None:
        desk, office = StaffDesk(self.database, self.office_id, self.clock), self.office
        for counter, clerk in [*zip(office.counters, office.staff, strict=False)][:count]:
            desk.open_counter(counter, by=clerk)

    def book(
        self, reference: str, hour: int, minute: int = 0, day: int = 22, **more: object
    ) -> None:
        starts = datetime(2026, 11, day, hour - 3, minute, tzinfo=UTC)
        row = Incoming(
            external_id=f"id-{reference}",
            reference=reference,
            service="F",
            starts_at=starts,
            **more,  # type: ignore[arg-type]
        )
        self.take_in(row)

    def take_in(self, *bookings: Incoming) -> None:
        pulling = Pulling(self.database, self.office_id, self.clock)
        pulling.take_in("test", each_alone(bookings))

    def ticket_row(self, ticket_id: int) -> dict[str, Any]:
        return self._row(t.ticket, ticket_id)

    def step_row(self, step_id: int) -> dict[str, Any]:
        return self._row(t.step, step_id)

    def _row(self, table: sa.Table, row_id: int) -> dict[str, Any]:
        with self.database.read() as read:
            return dict(read.one(sa.select(table).where(table.c.id == row_id))._mapping)

    def waiting(self) -> int:
        """Tickets that wait, whatever their service."""
        return sum(self.views.hall().waiting.values())


@dataclass
class Kiosk:
    """The window and a visitor's finger, which counts its touches."""

    house: House
    presenter: KioskPresenter
    window: KioskWindow
    live: Live
    worker: Worker
    language: LanguageSwitch
    desk: PrintDesk | None
    wait: Callable[..., None]
    touches: int = 0

    @property
    def state(self) -> KioskState:
        return self.presenter.state

    def page(self) -> Page:
        return self.state.page

    def find(self, name: str, kind: type[QWidget] = QPushButton) -> QWidget:
        """The one visible widget of that name."""
        found = [w for w in self.window.findChildren(kind, name) if w.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} on {self.state.page}"
        return found[0]

    def shown(self, name: str, kind: type[QWidget] = QPushButton) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(kind, name))

    def text(self, name: str) -> str:
        label = self.find(name, QLabel)
        assert isinstance(label, QLabel)
        return label.words if isinstance(label, Paragraph) else label.text()

    def touch(self, name: str) -> None:
        self.touches += 1
        target = self.find(name)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_middle(target))

    def said(self) -> str:
        """Every text that is to be seen."""
        labels = [q for q in self.window.findChildren(QLabel) if q.isVisible()]
        return "\n".join(q.words if isinstance(q, Paragraph) else q.text() for q in labels)

    def keys(self, text: str) -> None:
        """A scanner's burst: it types wherever the keyboard stands."""
        QTest.keyClicks(self.window.focusWidget() or self.window, text)

    def enter(self) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, Qt.Key.Key_Return)

    def settle(self) -> None:
        """Waits until everything asked of the database so far has been answered."""
        ended: list[None] = []
        self.worker.run(lambda: None, ended.append, lambda _error: None)
        self.wait(lambda: bool(ended))

    def until(self, page: Page) -> None:
        def there() -> None:
            assert self.state.page is page and not self.state.busy, self.state.page

        self.wait(there)

    def read_again(self) -> None:
        """Lets the kiosk see what the test just changed."""
        before = self.state.now

        def fresh() -> None:
            assert self.state.now == self.house.clock.now

        self.presenter.refresh()
        if before != self.house.clock.now:
            self.wait(fresh)

    def stop(self) -> None:
        self.live.stop()
        self.worker.stop()
        if self.desk is not None:
            self.desk.stop()
        self.language.close()
        # Deleted here and now: the last reference may otherwise fall on a foreign thread.
        for each in (self.presenter, self.desk, self.live, self.worker):
            if each is not None:
                each.deleteLater()


def _middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def profile() -> str:
    """The profile of the office; a class of tests may name another."""
    return "civil_defense"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, int]]:
    """The database of an office, set up once for all tests, and the office's id."""

    @cache
    def make(profile: str) -> tuple[Path, int]:
        file = tmp_path_factory.mktemp("offices") / f"{profile}.db"
        database = Database.open(_url(file), create=True)
        done = set_up(database, read_profile(PROFILES / f"{profile}.toml"), Clock())
        database.close()
        return file, done.office_id

    return make


@pytest.fixture
def house(
    tmp_path: Path, clock: Clock, profile: str, template: Callable[[str], tuple[Path, int]]
) -> Iterator[House]:
    made, office_id = template(profile)
    file = tmp_path / "office" / "office.db"
    file.parent.mkdir()
    shutil.copyfile(made, file)
    database = Database.open(_url(file))
    yield House(database, office_id, clock)
    database.close()


def _url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def _apply(look: Look, app: QApplication) -> None:
    """Styling the application is slow; most tests want the look that the last one had."""
    if app.property("scale") != look.scale:
        look.apply(app)
        app.setProperty("scale", look.scale)


@pytest.fixture
def build(
    qtbot, qapp, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Kiosk]]:
    """Makes a kiosk: `build(printer=…, times=…, size=…, language=…, scale=…)`."""
    # Stopping takes one look of the watcher: a quarter of a second, a hundred times.
    monkeypatch.setattr("shell.live.LOOK_SECONDS", 0.02)
    built: list[Kiosk] = []

    def make(
        printer: Printer | None = None,
        times: Times | None = None,
        size: QSize | None = None,
        language: Language = Language.AR,
        scale: float | None = None,
        services: frozenset[str] | None = None,
        **of_desk: Any,
    ) -> Kiosk:
        size = size or QSize(1080, 1920)
        look = Look(scale) if scale else Look.for_screen(size)
        _apply(look, qapp)
        switch = LanguageSwitch(qapp, ("kiosk", "shell"), language)
        live, worker = Live(house.database.watch), Worker("kiosk")
        parts = (house.printing, house.tickets, live)
        desk = PrintDesk("k1", printer, *parts, **of_desk) if printer else None
        presenter = KioskPresenter(
            UseCases(house.intake, house.bookings, house.printing, house.tickets, house.views),
            live,
            worker,
            switch,
            "k1" if printer else None,
            house.clock,
            times or Times(settle_s=0),
            services,
        )
        window = KioskWindow(presenter, desk, look, switch)
        qtbot.addWidget(window)
        window.resize(size)
        window.show()
        live.start()
        kiosk = Kiosk(house, presenter, window, live, worker, switch, desk, qtbot.waitUntil)
        built.append(kiosk)
        kiosk.wait(lambda: kiosk.state.page is not Page.STARTING)
        # Keys go to the window in front, which it is not before the platform says so.
        window.activateWindow()
        kiosk.wait(window.isActiveWindow)
        return kiosk

    yield make
    for kiosk in built:
        kiosk.stop()
