"""Pictures for the documentation: the kiosk's pages and ticket, the hall and its signs."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from commands import hands
from commands.camera import Camera
from commands.console_pictures import console_pictures
from commands.hall_pictures import hall_pictures
from commands.process import application
from commands.suite import Backstage, kiosk_window
from commands.ticket import ticket_pictures
from db.calling import Calling
from db.delivered import Incoming, each_alone
from db.engine import Database
from db.intake import Intake
from db.profile import Profile, read_profile
from db.pulling import Pulling
from db.setup import set_up
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from kiosk.access import Need
from kiosk.screen import KioskWindow
from kiosk.state import Page, Paper
from queueing.staff import SERVES
from queueing.wording import Language
from shell.faults import install_logging
from shell.language import LanguageSwitch
from shell.look import Look
from shell.settings import Printer, Settings

SUNDAY_9 = datetime(2026, 11, 22, 6, tzinfo=UTC)
UPRIGHT, WIDE, SMALL = QSize(1080, 1920), QSize(1920, 1080), QSize(1280, 720)
HALF = 0.5
"""Pictures are kept at half their size: enough to judge a page, small enough for a repository."""


@dataclass
class _Scene:
    """One kiosk in an office of its own, and the camera before it."""

    window: KioskWindow
    stage: Backstage
    clock: "_Clock"
    camera: Camera
    prefix: str = "kiosk"

    def shoot(self, name: str) -> None:
        hands.settle(0.1)
        self.camera.save(self.window, f"{self.prefix}_{name}")

    def touch(self, name: str) -> None:
        self._until_ready()
        QTest.mouseClick(hands.see(self.window, name), Qt.MouseButton.LeftButton)
        self._until_ready()

    def scan(self, text: str) -> None:
        self._until_ready()
        QTest.keyClicks(self.window, text)
        QTest.keyClick(self.window, Qt.Key.Key_Return)
        self._until_ready()

    def start_over(self) -> None:
        self.window.start_over()
        self._until_ready()

    def _until_ready(self) -> None:
        _until(lambda: self.window.presenter.ready)


class _Clock:
    """The sample Sunday; it moves when the scene does."""

    def __init__(self) -> None:
        self.now = SUNDAY_9

    def __call__(self) -> datetime:
        return self.now


def take_pictures(folder: Path, assets: Path, scale: float = HALF) -> list[Path]:
    """Draws every page of the kiosk, the ticket and the hall into `folder`; the same each time.

    Raises `Trouble` SETTINGS where the folder cannot be written, `Stuck` where a page does not
    come.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Trouble(TroubleKind.SETTINGS, f"--out {folder}", str(fault)) from fault
    camera = Camera(folder, scale)
    profile = read_profile(assets / "profiles" / "civil_defense.toml")
    for language in Language:
        with _scene(profile, camera) as scene:
            _pages(scene, language)
        with _scene(profile, camera) as scene:
            _faces(scene, language)
        for size, name in ((WIDE, "wide"), (SMALL, "small")):
            with _scene(profile, camera, size) as scene:
                _lying(scene, language, name)
    traffic = read_profile(assets / "profiles" / "traffic_services.toml")
    with _scene(traffic, camera) as scene:
        scene.prefix = "kiosk_traffic"
        _tree(scene)
    return [
        *camera.taken,
        *ticket_pictures(folder),
        *hall_pictures(folder, assets, scale),
        *console_pictures(folder, assets, scale),
    ]


@contextmanager
def _scene(profile: Profile, camera: Camera, size: QSize = UPRIGHT) -> Iterator[_Scene]:
    app = application()
    install_logging("pictures")
    with tempfile.TemporaryDirectory() as home:
        clock = _Clock()
        database = Database.open(f"sqlite:///{Path(home, 'office.db').as_posix()}", create=True)
        stage = Backstage(database, set_up(database, profile, clock).office_id, clock)
        _people_the_hall(stage)
        look = Look.for_screen(size)
        look.apply(app)
        language = LanguageSwitch(app, ("kiosk", "shell"), Language.AR)
        settings = Settings(printer=Printer(folder=Path(home, "tickets")))
        window = kiosk_window(stage, settings, look, language)
        window.resize(size)
        window.show()
        try:
            hands.settle()
            yield _Scene(window, stage, clock, camera)
        finally:
            window.close()
            stage.close()
            language.close()
            window.deleteLater()
            hands.settle(0.1)


def _people_the_hall(stage: Backstage) -> None:
    """Counters at work and a line, as on an ordinary morning; one service has a long one."""
    handed = (stage.database, stage.office_id, stage.clock)
    office = stage.views.office()
    desk, intake = StaffDesk(*handed), Intake(*handed)
    clerks = [person for person in office.staff.values() if person.role in SERVES]
    for counter, clerk in zip(office.counters.values(), clerks, strict=False):
        desk.open_counter(counter.id, by=clerk.id)
    services = [service for service in office.services.values() if service.walk_in]
    for place, service in enumerate(services):
        for _ in range(16 if place == 0 else 1 + place % 4):
            intake.issue([service.id], language=Language.AR)
    calling = Calling(*handed)
    for counter, clerk in zip(office.counters.values(), clerks, strict=False):
        called = calling.call_next(counter.id, by=clerk.id)
        if called is not None:
            calling.start(called.step_id, by=clerk.id)
    Pulling(*handed).take_in("app", each_alone(_bookings(services[0].code)))


def _bookings(code: str) -> list[Incoming]:
    def at(minutes: int, reference: str, phone: str = "", *, off: bool = False) -> Incoming:
        start = SUNDAY_9 + timedelta(minutes=minutes)
        return Incoming(
            external_id=reference,
            reference=reference,
            service=code,
            starts_at=start,
            phone=phone,
            cancelled=off,
        )

    return [
        at(10, "CD-1001", "39001234"),
        at(90, "CD-1002", "39001234"),
        at(-40, "CD-1003"),
        at(60 * 24, "CD-1004"),
        at(20, "CD-1005", off=True),
        at(5, "CD-1006"),
    ]


def _pages(scene: _Scene, language: Language) -> None:
    """A visitor's way through every page, upright."""
    scene.shoot(f"start_{language}") if language is Language.AR else None
    _walk_in(scene, language)
    _booked(scene, language)
    _resting(scene, language)


def _walk_in(scene: _Scene, language: Language) -> None:
    scene.touch(f"walk_in_{language}")
    scene.shoot(f"services_{language}")
    scene.touch("service_F")
    scene.shoot(f"service_long_wait_{language}")
    scene.touch("later")
    scene.shoot(f"instead_later_{language}")
    scene.touch("back")
    scene.touch("not_yet")
    scene.shoot(f"instead_not_ready_{language}")
    scene.touch("back")
    scene.touch("back")
    scene.touch("service_R")
    scene.shoot(f"service_electronic_{language}")
    scene.touch("electronic")
    scene.shoot(f"instead_electronic_{language}")
    scene.touch("back")
    scene.touch("back")
    scene.touch("service_P")
    for _ in range(5):
        scene.touch("party_more")
    scene.touch("priority")
    scene.shoot(f"priority_{language}")
    scene.touch("priority_1")
    scene.touch("phone")
    for sign in "39001234":
        scene.touch(f"key_{sign}")
    scene.shoot(f"phone_{language}")
    scene.touch("agree_phone")
    scene.touch("another_service")
    scene.shoot(f"services_further_{language}")
    scene.touch("service_E")
    scene.shoot(f"service_several_{language}")
    scene.touch("take_ticket")
    _until_printed(scene)
    scene.shoot(f"ticket_{language}")
    scene.touch("done")


def _booked(scene: _Scene, language: Language) -> None:
    scene.touch(f"booked_{language}")
    for sign in "CD-1":
        scene.touch(f"key_{sign}")
    scene.shoot(f"entry_{language}")
    scene.touch("search")
    scene.shoot(f"entry_unknown_{language}")
    scene.touch("clear")
    for sign in "39001234":
        scene.touch(f"key_{sign}")
    scene.touch("search")
    scene.shoot(f"bookings_{language}")
    for reference, name in (
        ("CD-1001", "on_time"),
        ("CD-1002", "early"),
        ("CD-1003", "late"),
        ("CD-1004", "other_day"),
        ("CD-1005", "cancelled"),
    ):
        scene.scan(reference)
        _speak(scene, language)
        scene.shoot(f"booking_{name}_{language}")
    scene.scan("CD-1006")
    scene.touch("check_in")
    _until_printed(scene)
    scene.shoot(f"ticket_booked_{language}")
    token = _token(scene)
    scene.scan("CD-1006")
    _speak(scene, language)
    scene.shoot(f"booking_checked_in_{language}")
    scene.scan(token)
    _speak(scene, language)
    scene.shoot(f"standing_{language}")
    scene.start_over()


def _resting(scene: _Scene, language: Language) -> None:
    presenter = scene.window.presenter
    scene.touch(f"walk_in_{language}")
    presenter.show(asking=True)
    scene.shoot(f"question_{language}")
    presenter.home()
    hands.settle()
    if language is Language.AR:
        presenter.go(Page.IDLE)
        scene.shoot("idle")
        presenter.touched()
        scene.clock.now = SUNDAY_9 + timedelta(hours=6)
        presenter.refresh()
        hands.settle()
        scene.shoot("closed")
        presenter.show(page=Page.TROUBLE, trouble=TroubleKind.DATABASE_UNREACHABLE)
        scene.shoot("trouble")


def _faces(scene: _Scene, language: Language) -> None:
    """The same pages for other screens and for what visitors need."""
    for need in (Need.LOW_REACH, Need.LARGER_TEXT, Need.HIGH_CONTRAST):
        scene.touch(f"walk_in_{language}")
        scene.touch("service_F")
        scene.touch(str(need))
        scene.shoot(f"service_{need}_{language}")
        scene.start_over()
    scene.touch(f"walk_in_{language}")
    scene.touch("service_G")
    scene.touch("take_ticket")
    _until_printed(scene)
    scene.window.presenter.show(paper=Paper.FAILED, picture=None)
    scene.shoot(f"ticket_unprinted_{language}")


def _lying(scene: _Scene, language: Language, name: str) -> None:
    """Pages on a screen that is wider than high."""
    if language is Language.AR:
        scene.shoot(f"start_{name}")
    scene.touch(f"walk_in_{language}")
    scene.shoot(f"services_{name}_{language}")
    scene.touch("service_F")
    scene.shoot(f"service_{name}_{language}")


def _tree(scene: _Scene) -> None:
    scene.touch("walk_in_ar")
    scene.shoot("categories_ar")
    scene.touch("language")
    scene.shoot("categories_en")


def _speak(scene: _Scene, language: Language) -> None:
    if scene.window.presenter.state.language is not language:
        scene.touch("language")


def _until_printed(scene: _Scene) -> None:
    _until(lambda: scene.window.presenter.state.paper is Paper.PRINTED)


def _until(true: Callable[[], bool]) -> None:
    for _ in range(400):
        hands.settle(0.02)
        if true():
            return
    raise hands.Stuck("the kiosk does not answer")


def _token(scene: _Scene) -> str:
    shown = scene.window.presenter.state.ticket
    assert shown is not None
    return shown.ticket.token
