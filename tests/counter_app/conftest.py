"""A real office in an SQLite file, a clock set by hand, and consoles that are really shown."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from argon2 import PasswordHasher
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.key_button import KeyButton
from counter_app.presenter import ConsolePresenter, UseCases
from counter_app.screen import ConsoleWindow
from counter_app.state import ConsoleState
from counter_app.verbs import Page
from db import schema as t
from db.alerts import Alerts
from db.calling import Calling
from db.claims import Claims
from db.engine import Database
from db.front_desk import FrontDesk
from db.intake import Intake
from db.office import Office, office_id
from db.printing import Printing
from db.profile import read_pins, read_profile, with_pins
from db.resolving import Resolving
from db.serving import Serving
from db.setup import set_up
from db.staff import StaffDesk
from db.transaction import raise_config
from db.trouble import Trouble, TroubleKind
from db.views import Views
from db.visits import StepView, TicketView
from queueing.ticket import State
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live, Watcher
from shell.look import Look
from shell.worker import Worker

PROFILES = Path(__file__).parents[2] / "assets" / "profiles"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class HandClock:
    """The time of the office, moved by hand. It starts on a Sunday at nine in Bahrain."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


class Centre:
    """The office as the tests use it beside the console: the kiosk's and colleagues' verbs."""

    def __init__(self, url: str, clock: HandClock) -> None:
        self.clock = clock
        self.database = Database.open(url)
        self.id = office_id(self.database)
        parts = (self.database, self.id, clock)
        self.intake = Intake(*parts)
        self.calling = Calling(*parts)
        self.staff = StaffDesk(*parts, hasher=QUICK)
        self.views = Views(*parts)
        self.claims = Claims(*parts)
        self.printing = Printing(*parts)
        self.serving = Serving(*parts)
        self.alerts = Alerts(*parts)
        self.front_desk = FrontDesk(*parts)
        self.resolving = Resolving(*parts)
        self.printer: str | None = "desk"

    @property
    def use_cases(self) -> UseCases:
        return UseCases(
            staff=self.staff,
            calling=self.calling,
            intake=self.intake,
            claims=self.claims,
            views=self.views,
            serving=self.serving,
            alerts=self.alerts,
            front_desk=self.front_desk,
            resolving=self.resolving,
            printing=self.printing,
            printer=self.printer,
        )

    @property
    def office(self) -> Office:
        return self.views.office()

    def arrives(self, *codes: str, **details: object) -> TicketView:
        """A walk-in for these services, a second after the one before."""
        self.clock.pass_(seconds=1)
        services = [self.office.service_coded(code).id for code in codes]
        return self.intake.issue(services, **{"language": Language.AR, **details})  # type: ignore[arg-type]

    def counter(self, number: int) -> int:
        return self.office.counter_numbered(number).id

    def person(self, login: str) -> int:
        return next(p.id for p in self.office.staff.values() if p.login == login)


def found(url: str) -> None:
    """Sets up the sample office, with its PINs, in a new database.

    Its consoles do not lock: a hand that moves the clock by an hour touches no console meanwhile.
    """
    profile = read_profile(PROFILES / "civil_defense.toml")
    desk = profile.desk.model_copy(update={"lock_after_min": 0})
    profile = profile.model_copy(update={"desk": desk})
    pins = read_pins(PROFILES / "demo_pins.toml")
    database = Database.open(url, create=True)
    set_up(database, with_pins(profile, pins), HandClock(), hasher=QUICK)
    database.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office as it stands before its first day: made once, copied for each test."""
    file = tmp_path_factory.mktemp("console") / "office.db"
    found(f"sqlite:///{file.as_posix()}")
    return file


@pytest.fixture
def centre(
    founded: Path, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Centre]:
    # A database that another program holds is given up soon, so that its tests are quick.
    monkeypatch.setattr("db.engine.BUSY_TIMEOUT_S", 0.5)
    file = tmp_path / "office.db"
    shutil.copy(founded, file)
    made = Centre(f"sqlite:///{file.as_posix()}", clock)
    yield made
    made.database.close()


@pytest.fixture
def locks_after(centre: Centre) -> int:
    """After so many minutes without a touch the consoles of this office lock, as by the profile."""
    with centre.database.write(centre.id, centre.clock) as write:
        write.update(t.office, centre.id, lock_after_min=10)
        raise_config(write)
        write.record("set_up", staff_id=None)
    return 10


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    made = Look()
    made.apply(qapp)
    return made


@pytest.fixture(params=[Language.EN, Language.AR])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[LanguageSwitch]:
    """Each test that asks for it runs once in each direction."""
    switch = LanguageSwitch(qapp, ("counter_app", "shell"), request.param)
    yield switch
    _as_before(switch, qapp)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[LanguageSwitch]:
    switch = LanguageSwitch(qapp, ("counter_app", "shell"), Language.EN)
    yield switch
    _as_before(switch, qapp)


def _as_before(switch: LanguageSwitch, qapp: QApplication) -> None:
    switch.close()
    QLocale.setDefault(QLocale.c())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Line:
    """The network between a console and its database, to be cut. It looks up often, so that a
    test does not wait for its end."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.cut = False

    def watch(self) -> Watcher:
        self.check()
        return _Through(self, self.centre.database.watch())

    def check(self) -> None:
        if self.cut:
            raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "server")


class _Through:
    def __init__(self, line: Line, real: Watcher) -> None:
        self._line = line
        self._real = real

    def wait(self, timeout: float) -> bool:
        self._line.check()
        return self._real.wait(min(timeout, 0.02))

    def close(self) -> None:
        self._real.close()


def _raise(error: Exception) -> None:
    raise error


class Console:
    """One console as a clerk has it: a window, keys and a mouse."""

    def __init__(
        self,
        qtbot: QtBot,
        centre: Centre,
        look: Look,
        language: LanguageSwitch,
        counter_number: int | None = None,
        *,
        compact: bool = False,
    ) -> None:
        self.bot = qtbot
        self.centre = centre
        self.line = Line(centre)
        self.live = Live(self.line.watch)
        self.worker = Worker("console")
        self.presenter = ConsolePresenter(
            centre.use_cases,
            live=self.live,
            worker=self.worker,
            language=language,
            clock=centre.clock,
            counter_number=counter_number,
            compact=compact,
        )
        self.window = ConsoleWindow(self.presenter, look, language)
        self.live.start()
        self.front()

    @property
    def state(self) -> ConsoleState:
        return self.presenter.state

    def front(self) -> None:
        """Brings this console to the front, as its clerk does by sitting there."""
        self.window.show()
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    def wait(self, reached: Callable[[ConsoleState], object]) -> None:
        """Waits until the state is so and no verb is running."""
        self.bot.waitUntil(lambda: bool(self.state.busy is None and reached(self.state)))

    def settle(self) -> None:
        """Waits until everything that was asked of the database so far has been answered."""
        ended: list[None] = []
        self.worker.run(lambda: None, ended.append, _raise)
        self.bot.waitUntil(lambda: bool(ended))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = QApplication.focusWidget() or self.window
        self.bot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        self.bot.keyClicks(QApplication.focusWidget(), text)

    def button(self, name: str) -> QPushButton:
        """The first button of that name, as soon as it is on the screen."""

        def shown() -> list[QPushButton]:
            return [b for b in self.window.findChildren(QPushButton, name) if b.isVisible()]

        self.bot.waitUntil(lambda: bool(shown()))
        return shown()[0]

    def key_button(self, name: str) -> KeyButton:
        made = self.button(name)
        assert isinstance(made, KeyButton)
        return made

    def says(self, name: str) -> tuple[str, str, str]:
        """What stands on a button: its words, its key, and what is left of a time."""
        made = self.key_button(name)
        return made.words.text(), made.key.text(), made.left.text()

    def click(self, name: str) -> None:
        self.bot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def menu(self, name: str) -> None:
        """Chooses an entry of the header's menu with the mouse."""
        menu = self.window.header.menu
        self.click("menu")
        self.bot.waitUntil(menu.isVisible)
        (entry,) = [each for each in menu.actions() if each.objectName() == name]
        place = menu.actionGeometry(entry).center()
        self.bot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
        self.bot.waitUntil(lambda: not menu.isVisible())

    def sign_in(self, login: str = "clerk3", pin: str = "4103", counter: int = 3) -> None:
        """Signs in and sits down, through the presenter: the way there has tests of its own."""
        self.presenter.sitting.sign_in(login, pin)
        self.wait(lambda s: s.page is not Page.SIGN_IN)
        if self.state.page is Page.CHOOSE_COUNTER:
            self.presenter.sitting.open_counter(self.centre.counter(counter))
        self.wait(lambda s: s.page is Page.AT_WORK)

    def sees(self, number: str) -> None:
        """Waits until `number` stands in the line."""
        self.wait(lambda s: s.view and number in [each.step.number for each in s.view.line])

    def serves(self, *codes: str, **details: object) -> StepView:
        """Somebody arrives for these services, is called here and is being served."""
        self.centre.arrives(*(codes or ("F",)), **details)
        self.calls()
        self.starts()
        assert self.state.at_hand is not None
        return self.state.at_hand

    def starts(self) -> None:
        self.presenter.serving.start()
        self.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)

    def calls(self) -> str:
        """Calls the next visitor and gives the number."""
        self.presenter.serving.call_next()
        self.wait(lambda s: s.at_hand)
        assert self.state.at_hand is not None
        return self.state.at_hand.number

    def close(self) -> None:
        """Ends the threads, and then every Qt object here and now: left to the garbage collector,
        they might be destroyed by the next console's worker thread, their timers still running."""
        self.live.stop()
        self.worker.stop()
        for each in (self.window, self.presenter, self.worker, self.live):
            shiboken6.delete(each)


@pytest.fixture
def consoles(qtbot: QtBot) -> Iterator[list[Console]]:
    """The consoles of a test; each is stopped when the test is over."""
    made: list[Console] = []
    yield made
    for each in made:
        each.close()


@pytest.fixture
def console(
    qtbot: QtBot,
    centre: Centre,
    look: Look,
    language: LanguageSwitch,
    consoles: list[Console],
) -> Console:
    consoles.append(Console(qtbot, centre, look, language))
    return consoles[-1]


@pytest.fixture
def plain(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> Console:
    """A console in English, with the clerk at counter 3."""
    made = Console(qtbot, centre, look, english)
    consoles.append(made)
    made.sign_in()
    return made
