"""One process of the suite: its application, its window on its screen, its way to the data."""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QProcess, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from commands.hall import hall_feed, hall_voice, hall_window
from commands.suite import (
    Backstage,
    Clock,
    counter_window,
    kiosk_window,
    refuse_unknown_services,
)
from db.engine import Database
from db.office import office_id
from db.trouble import Trouble, TroubleKind
from kiosk.screen import KioskWindow
from queueing.wording import Language
from shell.collector import Collector
from shell.faults import install_bug_net, install_logging
from shell.language import BothLanguages, LanguageSwitch
from shell.look import Look
from shell.notices import CalmCover, CalmScreen
from shell.settings import Role, Settings
from shell.start import StartWindow
from shell.words import calm_words
from shell.worker import Worker

log = logging.getLogger(__name__)

OPEN_AGAIN_MS = 3_000
ENDING_MS = 3_000
"""How long a command whose window was closed may take to end."""
"""Between two tries to reach a database that was not there when the machine started."""

BUG_SHOWN_S = 6
"""How long a screen stays neutral after a fault of our own, before it comes back."""

_COMES_BACK = frozenset({TroubleKind.DATABASE_UNREACHABLE, TroubleKind.DATABASE_LOCKED})

Placed = tuple[QWidget, int]
"""A window, and the number of the screen it belongs on."""

Build = Callable[[Backstage, Settings, LanguageSwitch, "Looks"], Sequence[Placed]]

Looks = Callable[[int], Look]
"""The look for a screen of this number: public screens grow with theirs."""


def has_display() -> bool:
    """Whether this session can show a window."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application() -> QApplication:
    """The process's application; off-screen where nothing can be shown."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Ctrl+C and a service manager's stop end the process at once: the database is made for it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("dawr")
    return app


def run_kiosk(settings: Settings, clock: Clock, place: str | None, report: bool) -> int:
    return run_screen("kiosk", settings, clock, _kiosk, place, report)


def run_display(settings: Settings, clock: Clock, place: str | None, report: bool) -> int:
    return run_screen("display", settings, clock, _display, place, report)


def run_counter(settings: Settings, clock: Clock, place: str | None, report: bool) -> int:
    return run_screen("counter_app", settings, clock, _counter, place, report)


def run_role(role: Role, settings: Settings, clock: Clock) -> int:
    """Run what the settings say this machine is."""
    runs = {Role.KIOSK: run_kiosk, Role.DISPLAY: run_display, Role.COUNTER: run_counter}
    return runs[role](settings, clock, None, False)


def _kiosk(
    stage: Backstage, settings: Settings, language: LanguageSwitch, looks: Looks
) -> Sequence[Placed]:
    return [(kiosk_window(stage, settings, looks(settings.screen), language), settings.screen)]


def _counter(
    stage: Backstage, settings: Settings, language: LanguageSwitch, looks: Looks
) -> Sequence[Placed]:
    return [(counter_window(stage, settings, looks(settings.screen), language), settings.screen)]


def _display(
    stage: Backstage, settings: Settings, _language: LanguageSwitch, looks: Looks
) -> Sequence[Placed]:
    """Every screen of the hall that this machine has, and one voice for all of them."""
    feed = hall_feed(stage)
    windows = [
        (hall_window(stage, feed, each, looks(each.screen)), each.screen)
        for each in settings.hall_screens
    ]
    hall_voice(stage, feed, settings)
    return windows


def run_screen(
    part: str, settings: Settings, clock: Clock, build: Build, place: str | None, report: bool
) -> int:
    """Run one screen until its window is closed; returns the exit status.

    A database server that is not up yet is waited for behind a calm screen, because machines of
    an office start in any order. Raises `Trouble` for what waiting does not mend.
    """
    app = application()
    install_logging(f"{part}-{settings.counter}" if settings.counter else part)
    collector = Collector(app)
    screen = _Screen(app, part, settings, clock, build, place, report)
    screen.open()
    status = app.exec()
    screen.close()
    collector.close()
    if screen.ended_by is not None:
        raise screen.ended_by
    return status


class _Screen(QObject):
    """The windows of a process, from the first try at the database to the end."""

    def __init__(
        self,
        app: QApplication,
        part: str,
        settings: Settings,
        clock: Clock,
        build: Build,
        place: str | None,
        report: bool,
    ) -> None:
        super().__init__(app)
        self.ended_by: BaseException | None = None
        self._part, self._settings, self._clock, self._build = part, settings, clock, build
        self._place = place
        self._first_screen = (
            settings.hall_screens[0].screen if part == "display" else settings.screen
        )
        self._look = self._look_for(self._first_screen)
        self._look.apply(app)
        self._language = LanguageSwitch(app, (part, "shell"), settings.language)
        self._both = BothLanguages(("shell",))
        self._opener = Worker("opening", self)
        self._stage: Backstage | None = None
        self._windows: Sequence[Placed] = ()
        self._waiting: CalmScreen | None = None
        self._cover: CalmCover | None = None
        self._report = FirstPaint() if report else None
        install_bug_net(self._answer_bug, self)

    def open(self) -> None:
        self._opener.run(self._reach, self._show_screen, self._show_waiting)

    def close(self) -> None:
        for window, _screen in self._windows:
            window.close()
        self._opener.stop()
        if self._stage is not None:
            self._stage.close()

    def _reach(self) -> tuple[Database, int]:
        database = Database.open(self._settings.database)
        try:
            office = office_id(database, self._settings.office)
            if self._part == "kiosk":
                refuse_unknown_services(database, office, self._settings.kiosk.services)
            return database, office
        except Trouble:
            database.close()
            raise

    def _show_screen(self, reached: tuple[Database, int]) -> None:
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
        self._stage = Backstage(*reached, self._clock)
        try:
            self._windows = self._build(self._stage, self._settings, self._language, self._look_for)
        except Trouble as trouble:  # what the settings name, such as a ticket layout, is wrong
            self._end(trouble)
            return
        first, _screen = self._windows[0]
        if self._part != "display":  # there the last calls stay in view, and it heals by itself
            self._cover = CalmCover(first, self._look)
        if self._report is not None:
            first.installEventFilter(self._report)
        for window, screen in self._windows:
            self._put(window, screen)

    def _show_waiting(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        if error.kind not in _COMES_BACK:
            self._end(error)
            return
        log.warning("waiting for the database: %s", error)
        if self._waiting is None:
            self._waiting = CalmScreen(self._look)
            self._waiting.say(*calm_words(self._both, error.kind))
            self._put(self._waiting, self._first_screen)
        QTimer.singleShot(OPEN_AGAIN_MS, self, self.open)

    def _answer_bug(self, bug: BaseException) -> None:
        if not self._windows:
            self._end(bug)
        elif self._cover is not None:
            self._cover.cover(*calm_words(self._both), seconds=BUG_SHOWN_S)
            window, _screen = self._windows[0]
            if isinstance(window, KioskWindow):
                window.start_over()

    def _end(self, by: BaseException) -> None:
        self.ended_by = by
        QApplication.quit()

    def _put(self, window: QWidget, screen: int) -> None:
        # The geometry comes first: full screen goes to the screen on which the window lies.
        window.setGeometry(self._area(screen))
        window.showFullScreen() if self._settings.fullscreen else window.show()

    def _look_for(self, screen: int) -> Look:
        return _look_for(self._part, self._area(screen), framed=self._place is not None)

    def _area(self, screen: int) -> QRect:
        return _area(screen, self._place, whole=self._settings.fullscreen)


class FirstPaint(QObject):
    """Prints when the window was first painted, for those who measure the start."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _report_paint)
        return False


def _report_paint() -> None:
    print(f"first-paint {time.monotonic_ns()}", flush=True)


def _look_for(part: str, area: QRect, *, framed: bool) -> Look:
    """Public screens grow with their screen; in a frame of the demonstration all fit theirs."""
    if not framed:
        return Look() if part == "counter_app" else Look.for_screen(area.size())
    wide, high = {"kiosk": (1080, 1920), "display": (1920, 1080)}.get(part, (1366, 768))
    return Look(min(area.width() / wide, area.height() / high, 1.0))


def _area(screen: int, place: str | None, *, whole: bool) -> QRect:
    if place is not None:
        return QRect(*(int(part) for part in place.split(",")))
    screens = QGuiApplication.screens()
    if screen > len(screens):
        log.warning("there is no screen %d, the main one is used", screen)
    chosen = screens[screen - 1] if screen <= len(screens) else screens[0]
    return chosen.geometry() if whole else chosen.availableGeometry()


def run_start_window(main: Path, profiles: Path, language: Language) -> int:
    """The window that offers every process; each starts as a process of its own."""
    app = application()
    install_logging("start")
    look = Look()
    look.apply(app)
    switch = LanguageSwitch(app, ("shell",), language)
    window = StartWindow(look, switch)
    launcher = _Launcher(main, profiles, window)
    window.chosen.connect(launcher.start)
    window.show()
    return app.exec()


class _Launcher(QObject):
    """Starts what was chosen; what prints an answer shows it in a window."""

    def __init__(self, main: Path, profiles: Path, window: QWidget) -> None:
        super().__init__(window)
        self._main, self._profiles, self._window = main, profiles, window
        self._answers: list[_Answer] = []

    def start(self, chosen: str) -> None:
        if chosen == "doctor":
            self._run_and_show([chosen])
        elif chosen == "bookings":
            self._run_and_show(["bookings", "sync"])
        elif chosen == "setup":
            profile, _kind = QFileDialog.getOpenFileName(
                self._window, "", str(self._profiles), "*.toml"
            )
            if profile:
                self._run_and_show(["setup", "--profile", profile])
        else:
            QProcess.startDetached(sys.executable, [str(self._main), chosen])

    def _run_and_show(self, words: Sequence[str]) -> None:
        answer = _Answer(words)
        self._answers.append(answer)
        answer.show()
        answer.start(self._main)


class _Answer(QPlainTextEdit):
    """What a command says, in a window; it ends with the window."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self.setReadOnly(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setWindowTitle("dawr " + " ".join(words))
        self.resize(900, 600)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyRead.connect(self._read)

    def start(self, main: Path) -> None:
        # Without -u what a process says that goes on would stay in its buffer.
        self._process.start(sys.executable, ["-u", str(main), *self._words])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._process.terminate()
        if not self._process.waitForFinished(ENDING_MS):
            self._process.kill()
            self._process.waitForFinished(ENDING_MS)
        super().closeEvent(event)

    def _read(self) -> None:
        text = bytes(self._process.readAll().data()).decode(errors="replace")
        self.appendPlainText(text.rstrip("\n"))
