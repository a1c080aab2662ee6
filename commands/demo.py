"""The sample office at work: in windows to touch, or as a morning in pictures without a display."""

import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from rich.console import Console
from rich.table import Table

from commands import hands
from commands.bookings.sources import beats
from commands.bookings.sync import line
from commands.hall import hall_feed, hall_window
from commands.process import application
from commands.suite import Backstage, counter_window, kiosk_window
from db.bookings import Bookings
from db.calling import Calling
from db.engine import Database, utc_now
from db.events import Record
from db.intake import Intake
from db.office import refuse_offices
from db.profile import Period, Profile, Weekday, read_pins, read_profile, with_pins
from db.serving import Serving
from db.setup import set_up
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from db.views import Views
from online.bookings.lists.import_file import import_file
from online.bookings.sync import Pass
from online.bookings.worker import Beat, Worker
from queueing.booking import Standing
from queueing.wording import Language
from shell.booking_source import BookingSource, SourceKind
from shell.faults import install_logging
from shell.language import LanguageSwitch
from shell.look import Look
from shell.settings import Printer, Settings

Clock = Callable[[], datetime]

SAMPLE_DAY = date(2026, 11, 22)
"""An ordinary Sunday; the sample bookings are of this day."""

CLERK = "clerk3"
"""Who sits at the console that is shown; the other clerks work in the background."""

DEMO = "demo"
"""The key of the demonstration's office, so that no real one is taken for it."""

DROPPED = "bookings"
"""The folder beside the demonstration's database whose lists of bookings are taken in."""

FRAME_PX = 36
"""Room for the title bar that a desktop puts above a window."""


@dataclass(frozen=True, slots=True)
class Morning:
    """What the played morning came to."""

    pictures: tuple[Path, ...]
    happened: dict[str, int]
    """Events by kind."""
    seconds: float


class SampleClock:
    """A clock of the sample day that moves when the play does."""

    def __init__(self, hour: int, minute: int) -> None:
        self._now = datetime.combine(SAMPLE_DAY, clock_time(hour - 3, minute), UTC)

    def __call__(self) -> datetime:
        return self._now

    def forward(self, minutes: float) -> None:
        self._now += timedelta(minutes=minutes)


def play_morning(out: Path, assets: Path, database_url: str | None = None) -> Morning:
    """Play a morning through the real screens, off-screen, and save pictures of each to `out`.

    `database_url` names an empty database to play in, instead of a new file in `out`. Raises
    `Stuck` when a screen does not come to where a visitor or clerk would expect it.
    """
    began = time.monotonic()
    app = application()
    install_logging("demo")
    profile = _profile(assets)
    database = _empty_database(out, database_url)
    clock = SampleClock(8, 0)
    office = set_up(database, profile, clock).office_id
    stage = Backstage(database, office, clock)
    try:
        _take_in_the_day(stage, assets, clock, out / DROPPED)
        _fill_hall(stage, clock)
        play = _Play(app, stage, out, clock, _pins(assets)[CLERK])
        play.run()
        return Morning(
            pictures=tuple(play.pictures),
            happened=dict(Counter(e.kind for e in Record(database, office).since(0, 100_000))),
            seconds=time.monotonic() - began,
        )
    finally:
        stage.close()


def tell(morning: Morning) -> None:
    """Print the summary."""
    console = Console()
    table = Table("event", "times", title="A morning at the sample office")
    for kind, times in sorted(morning.happened.items(), key=lambda item: -item[1]):
        table.add_row(kind.replace("_", " "), str(times))
    console.print(table)
    console.print(
        f"{len(morning.pictures)} pictures in {morning.pictures[0].parent} "
        f"({morning.seconds:.0f} s). With a display, this opens the suite instead."
    )


def open_windows(main: Path, assets: Path, out: Path, database_url: str | None = None) -> int:
    """Open kiosk, display and console side by side, each a process of its own, ready to touch.

    The office is open at any hour, so that the demonstration works on an evening too. The one
    that an earlier demonstration left in the database at `database_url` is opened again.
    """
    application()
    profile = _always_open(_profile(assets))
    database = _empty_database(out, database_url, but=DEMO)
    office = set_up(database, profile, utc_now).office_id
    views = Views(database, office, utc_now)
    import_file(
        database,
        office,
        utc_now,
        assets / "days" / "bookings_sample.csv",
        on=views.office().day(utc_now()),
    )
    worker = _watch(database, office, out / DROPPED)
    for service in list(views.office().services)[:4]:
        Intake(database, office, utc_now).issue([service], language=Language.AR)
    handed = ["--config", str(_settings(out, database.url))]
    print(f"Sign in at the console as {CLERK}, PIN {_pins(assets)[CLERK]}. Ctrl+C ends the demo.")
    print(f"A list of bookings (CSV, Excel, iCalendar) dropped into {out / DROPPED} is taken in.")
    started = [
        subprocess.Popen([sys.executable, str(main), *words, *handed, "--place", place])
        for words, place in _places(QGuiApplication.primaryScreen().availableGeometry())
    ]
    try:
        return max(process.wait() for process in started)
    finally:
        for process in started:
            process.terminate()
        worker.stop()


def _watch(database: Database, office: int, folder: Path) -> Worker:
    """Takes in whatever list of bookings somebody drops there while the demonstration runs."""
    worker = Worker(_dropped(database, office, utc_now, folder), _say_news)
    worker.start()
    return worker


def _say_news(done: Pass) -> None:
    if not done.is_quiet:
        print(line(done), flush=True)


def _dropped(database: Database, office: int, clock: Clock, folder: Path) -> list[Beat]:
    _make_folder(folder)
    source = BookingSource(name="dropped", kind=SourceKind.FOLDER, folder=folder)
    return beats(database, office, clock, (source,))


def _settings(out: Path, database_url: str) -> Path:
    """The demonstration's own: the machine's may name another office or printer.

    A server's password is read from there, because a command line is everybody's to read.
    """
    file = out / "demo.toml"
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    lines = (
        f"database = {json.dumps(database_url)}",
        "[printer]",
        'kind = "virtual"',
        'folder = "tickets"',
    )
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def _places(screen: QRect) -> list[tuple[list[str], str]]:
    """The kiosk upright on one side, the display above the console on the other."""
    high = screen.height() - FRAME_PX
    kiosk = high * 9 // 16
    wide = screen.width() - kiosk
    display = min(wide * 9 // 16, screen.height() * 2 // 5)
    left, top = screen.left(), screen.top() + FRAME_PX
    console = screen.height() - display - 2 * FRAME_PX
    return [
        (["kiosk"], f"{left},{top},{kiosk},{high}"),
        (["display"], f"{left + kiosk},{top},{wide},{display}"),
        (
            ["counter", "--number", "3"],
            f"{left + kiosk},{top + display + FRAME_PX},{wide},{console}",
        ),
    ]


def _empty_database(out: Path, url: str | None, *, but: str = "") -> Database:
    """The database at `url`, which must be empty (`but` for this office); else a new file."""
    database = Database.open(url or _fresh_file(out), create=True)
    try:
        refuse_offices(database, "for the demonstration", but=but)
        _make_folder(out)
    except Trouble:
        database.close()
        raise
    return database


def _fresh_file(out: Path) -> str:
    _make_folder(out)
    file = out / "demo.sqlite3"
    for old in (file, *out.glob("demo.sqlite3-*")):
        old.unlink(missing_ok=True)
    return f"sqlite:///{file.resolve().as_posix()}"


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Trouble(TroubleKind.SETTINGS, f"--out {out}", str(fault)) from fault


def _pins(assets: Path) -> dict[str, str]:
    return dict(read_pins(assets / "profiles" / "demo_pins.toml"))


def _profile(assets: Path) -> Profile:
    profile = read_profile(assets / "profiles" / "civil_defense.toml")
    office = profile.office.model_copy(update={"key": DEMO})
    # Nobody touches its console while the morning moves on at the kiosk.
    desk = profile.desk.model_copy(update={"lock_after_min": 0})
    profile = profile.model_copy(update={"office": office, "desk": desk})
    return with_pins(profile, {CLERK: _pins(assets)[CLERK]})


def _always_open(profile: Profile) -> Profile:
    whole_day = Period(
        weekdays=tuple(Weekday), opens=clock_time(0, 0), closes=clock_time(23, 59, 59)
    )
    office = profile.office.model_copy(update={"last_ticket_min": 0})
    return profile.model_copy(update={"office": office, "hours": (whole_day,), "closures": ()})


def _take_in_the_day(stage: Backstage, assets: Path, clock: SampleClock, folder: Path) -> None:
    """The day's list is dropped into the watched folder, and comes in from there."""
    (beat,) = _dropped(stage.database, stage.office_id, clock, folder)
    shutil.copy(assets / "days" / "bookings_sample.csv", folder)
    for _ in range(2):  # it is taken in once it rests
        done = beat.sync.once()
    if done.trouble:
        raise Trouble(TroubleKind.SOURCE, str(folder), done.trouble)


def _fill_hall(stage: Backstage, clock: SampleClock) -> None:
    """An hour of the day before the pictures: visitors come, the other clerks serve them."""
    handed = (stage.database, stage.office_id, clock)
    office = stage.views.office()
    intake, desk, bookings = Intake(*handed), StaffDesk(*handed), Bookings(*handed)
    calling, serving = Calling(*handed), Serving(*handed)
    clerks = {
        counter.id: person.id
        for counter, person in zip(office.counters.values(), office.staff.values(), strict=False)
        if person.login != CLERK
    }
    for counter, clerk in clerks.items():
        desk.open_counter(counter, by=clerk)
    walk_ins = [service.id for service in office.services.values() if service.walk_in]
    for minute in range(0, 56, 2):
        service = walk_ins[(minute // 2) % len(walk_ins)]
        language = Language.EN if minute % 3 == 0 else Language.AR
        intake.issue([service], language=language, promise=stage.views.promise(service))
        _check_in_somebody(intake, bookings)
        for counter, clerk in clerks.items():
            if (minute + counter) % 5 == 0:
                _serve_next(calling, serving, stage.views, counter, clerk)
        clock.forward(2)


def _check_in_somebody(intake: Intake, bookings: Bookings) -> None:
    here = next((b for b in bookings.of_day() if b.standing is Standing.ON_TIME), None)
    if here is not None:
        intake.check_in(here.booking_id, language=here.language or Language.AR)


def _serve_next(calling: Calling, serving: Serving, views: Views, counter: int, clerk: int) -> None:
    at_hand = views.console(counter).at_hand
    if at_hand is not None:
        serving.finish(at_hand.step_id, by=clerk)
    called = calling.call_next(counter, by=clerk)
    if called is not None:
        calling.start(called.step_id, by=clerk)


class _Play:
    """The hands of a visitor and a clerk, and a camera."""

    def __init__(
        self, app: QApplication, stage: Backstage, out: Path, clock: SampleClock, pin: str
    ) -> None:
        self._stage, self._out, self._clock, self._pin = stage, out, clock, pin
        self.pictures: list[Path] = []
        look = Look()
        look.apply(app)
        self._language = LanguageSwitch(
            app, ("kiosk", "display", "counter_app", "shell"), Language.AR
        )
        settings = Settings(printer=Printer(folder=out / "tickets"), counter=3)
        self._kiosk = kiosk_window(stage, settings, look, self._language)
        (screen,) = settings.hall_screens
        self._display = hall_window(stage, hall_feed(stage), screen, look)
        self._console = counter_window(stage, settings, look, self._language)
        for window, width, height in (
            (self._kiosk, 1080, 1920),
            (self._display, 1920, 1080),
            (self._console, 1366, 768),
        ):
            window.resize(width, height)
            window.show()

    def run(self) -> None:
        self._picture("display_before", self._display)
        for language in Language:
            self._speak(language)
            self._visit_without_booking(language)
            self._visit_with_booking(language)
            self._speak(language)  # the kiosk went back to its own language after the visit
            self._serve_a_visitor(language)
        self._picture("display_after", self._display)
        for window in (self._kiosk, self._display, self._console):
            window.close()

    def _speak(self, language: Language) -> None:
        self._language.set(language)
        hands.settle()

    def _visit_without_booking(self, language: Language) -> None:
        kiosk = self._kiosk
        hands.see(kiosk, f"walk_in_{language}")
        self._picture(f"kiosk_start_{language}", kiosk)
        hands.touch(kiosk, f"walk_in_{language}")
        hands.see(kiosk, "service_F")
        self._picture(f"kiosk_services_{language}", kiosk)
        hands.touch(kiosk, "service_F")
        hands.see(kiosk, "take_ticket")
        self._picture(f"kiosk_service_{language}", kiosk)
        hands.touch(kiosk, "take_ticket")
        hands.see(kiosk, "done")
        self._picture(f"kiosk_ticket_{language}", kiosk)
        hands.touch(kiosk, "done")
        self._clock.forward(1)

    def _visit_with_booking(self, language: Language) -> None:
        kiosk = self._kiosk
        bookings = Bookings(self._stage.database, self._stage.office_id, self._clock)
        booked = next(b for b in bookings.of_day() if b.standing is Standing.ON_TIME)
        hands.touch(kiosk, f"booked_{language}")
        for sign in booked.reference or "":
            hands.touch(kiosk, f"key_{sign}")
        self._picture(f"kiosk_entry_{language}", kiosk)
        hands.touch(kiosk, "search")
        hands.see(kiosk, "check_in")
        self._picture(f"kiosk_booking_{language}", kiosk)
        hands.touch(kiosk, "check_in")
        hands.see(kiosk, "done")
        self._picture(f"kiosk_booked_ticket_{language}", kiosk)
        hands.touch(kiosk, "done")
        self._clock.forward(1)

    def _serve_a_visitor(self, language: Language) -> None:
        console = self._console
        if language is next(iter(Language)):
            self._sign_in()
        hands.see(console, "call_next")
        self._picture(f"console_idle_{language}", console)
        hands.touch(console, "call_next")
        hands.see(console, "start")
        self._picture(f"console_called_{language}", console)
        self._picture(f"display_call_{language}", self._display)
        self._clock.forward(1)
        hands.touch(console, "start")
        hands.see(console, "finish")
        self._clock.forward(6)
        self._picture(f"console_serving_{language}", console)
        hands.touch(console, "finish")
        hands.see(console, "finish_sure")
        self._picture(f"console_finish_{language}", console)
        hands.touch(console, "finish_sure")
        hands.see(console, "call_next")

    def _sign_in(self) -> None:
        console = self._console
        self._picture("console_sign_in", console)
        for name, text in (("login", CLERK), ("pin", self._pin)):
            field = hands.find(console, QLineEdit, name)
            field.setFocus()
            QTest.keyClicks(field, text)
        QTest.keyClick(hands.find(console, QLineEdit, "pin"), Qt.Key.Key_Return)

    def _picture(self, name: str, window: QWidget) -> None:
        hands.settle()
        file = self._out / f"{len(self.pictures) + 1:02}_{name}.png"
        window.grab().save(str(file))
        self.pictures.append(file)
