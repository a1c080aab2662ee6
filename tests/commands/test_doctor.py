"""What the doctor finds, on a machine that is well and on ones that are not."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QFont, QRawFont, QScreen
from rich.console import Console

from commands import doctor
from commands.doctor import Finding, Grade, devices
from commands.doctor.console import console_findings
from commands.doctor.data import clock_findings, database_findings, library_findings, skew_finding
from commands.doctor.devices import (
    ask_driver,
    printer_findings,
    sound_findings,
    voice_findings,
)
from commands.doctor.screen import (
    font_findings,
    hall_findings,
    missing_letters,
    reading_findings,
    screen_findings,
)
from db.engine import Database
from db.printing import PrinterFault
from db.profile import read_profile
from db.setup import set_up
from shell.hotkey import Hotkey
from shell.settings import Console as Desk
from shell.settings import HallScreen, OnePrinter, Printer, PrinterKind, Role, Settings, Voice
from tests.kiosk.escpos_emulator import TcpPrinter

PROFILE = Path(__file__).parent.parent.parent / "assets" / "profiles" / "civil_defense.toml"
NINE = datetime(2026, 11, 22, 6, tzinfo=UTC)


def settings(url: str, **changes: object) -> Settings:
    return Settings(database=url, **changes)  # type: ignore[arg-type]


@pytest.fixture
def office(database_url: str) -> str:
    database = Database.open(database_url, create=True)
    set_up(database, read_profile(PROFILE), lambda: NINE)
    database.close()
    return database_url


def grades(findings: list[Finding]) -> set[Grade]:
    return {finding.grade for finding in findings}


def test_a_good_database(office: str) -> None:
    found = database_findings(settings(office))
    assert grades(found) == {Grade.OK}
    assert "8 services, 8 counters" in found[0].what


def test_a_missing_database_says_what_to_do(sqlite_url: str) -> None:
    (found,) = database_findings(settings(sqlite_url))
    assert found.grade is Grade.FAULT
    assert "main.py setup" in found.what


def test_a_missing_office(office: str) -> None:
    (found,) = database_findings(settings(office, office="elsewhere"))
    assert found.grade is Grade.FAULT
    assert "elsewhere" in found.what


def test_a_damaged_file(sqlite_url: str) -> None:
    Path(sqlite_url.removeprefix("sqlite:///")).write_bytes(b"this is no database " * 400)
    (found,) = database_findings(settings(sqlite_url))
    assert found.grade is Grade.FAULT


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (found,) = database_findings(settings(f"postgresql://nobody@127.0.0.1:{port}/none"))
    assert found.grade is Grade.FAULT
    assert "does not answer" in found.what


def test_the_clock_knows_the_office(office: str) -> None:
    found = clock_findings(settings(office))
    assert any("Asia/Bahrain" in finding.what for finding in found)
    assert Grade.FAULT not in grades(found)


def test_the_clock_is_compared_with_the_server(postgres_url: str) -> None:
    found = clock_findings(settings(postgres_url))
    assert any("database server" in finding.what for finding in found)


@pytest.mark.parametrize(
    ("seconds", "grade"),
    [(0.3, Grade.OK), (-5.0, Grade.WARNING), (5.0, Grade.WARNING), (-90.0, Grade.FAULT)],
)
def test_how_far_a_clock_may_go_wrong(seconds: float, grade: Grade) -> None:
    assert skew_finding(seconds).grade is grade


def test_libraries_are_named() -> None:
    found = library_findings(Settings())
    assert grades(found) == {Grade.OK}
    assert "SQLAlchemy 2.1" in found[-1].what


def test_the_bundled_fonts_cover_both_languages(qapp: object) -> None:
    assert grades(font_findings(Settings())) == {Grade.OK}


def test_a_letter_that_a_font_lacks_is_named(qapp: object) -> None:
    font_findings(Settings())
    font = QRawFont.fromFont(QFont("IBM Plex Sans Arabic"))
    assert missing_letters(font, "aب漢") == ["漢"]


def test_without_a_display_the_doctor_says_so(qapp: object) -> None:
    (found,) = screen_findings(Settings())
    assert found.grade is Grade.WARNING


class Screen:
    """A full-HD screen as it reports itself; a test cannot plug one in."""

    def __init__(self, millimetres: float) -> None:
        self._millimetres = millimetres

    def size(self) -> QSize:
        return QSize(1920, 1080)

    def geometry(self) -> QRect:
        return QRect(QPoint(), self.size())

    def physicalSize(self) -> QSizeF:
        return QSizeF(self._millimetres, self._millimetres / 16 * 9)


@pytest.mark.usefixtures("qapp")
def test_every_screen_of_the_hall_is_judged_at_its_own_distance() -> None:
    screens = cast(list[QScreen], [Screen(1210), Screen(1210), Screen(0)])
    wanted = (
        HallScreen(screen=1, viewing_metres=6),
        HallScreen(screen=2, viewing_metres=30),
        HallScreen(screen=2, sign=3),
        HallScreen(screen=3, viewing_metres=6),
        HallScreen(screen=3, viewing_metres=6, pixels_per_mm=1.6),
        HallScreen(screen=4),
    )
    found = hall_findings(Settings(screens=wanted), screens)
    assert [each.grade for each in found] == [
        *(Grade.OK, Grade.OK),
        *(Grade.WARNING, Grade.WARNING),
        Grade.WARNING,  # The third says no size, unless the settings do.
        *(Grade.OK, Grade.OK),
        Grade.FAULT,
    ]
    assert "screen 4 is set, 3 are there" in found[-1].what
    (missing,) = hall_findings(Settings(role=Role.KIOSK, screen=9), screens)
    assert missing.grade is Grade.FAULT


@pytest.mark.usefixtures("qapp")
def test_a_screen_is_judged_by_what_it_draws_apart_for_the_newest_call_and_the_last_ones() -> None:
    """Full-HD screens of 1.2 m and 0.7 m, in a hall whose last seat is 6 m away."""
    large = reading_findings(QSize(1920, 1080), density=1.6, metres=6)
    small = reading_findings(QSize(1920, 1080), density=2.7, metres=6)
    assert [found.grade for found in large] == [Grade.OK, Grade.OK]
    assert [found.grade for found in small] == [Grade.OK, Grade.WARNING]
    assert "the last calls" in small[1].what
    assert "not from 6 m" in small[1].what
    assert "times as wide" in small[1].mend


def test_the_virtual_printer_writes(tmp_path: Path) -> None:
    printer = Printer(kind=PrinterKind.VIRTUAL, folder=tmp_path / "new" / "tickets")
    (found,) = printer_findings(settings("sqlite:///x", printer=printer))
    assert found.grade is Grade.OK
    assert not (tmp_path / "new").exists()


def test_the_virtual_printer_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    printer = Printer(kind=PrinterKind.VIRTUAL, folder=tmp_path / "file")
    (found,) = printer_findings(settings("sqlite:///x", printer=printer))
    assert found.grade is Grade.FAULT


@contextmanager
def network_printer(**state: bool) -> Iterator[Printer]:
    emulator = TcpPrinter()
    emulator.head.set(**state)
    yield Printer(kind=PrinterKind.NETWORK, host="127.0.0.1", port=emulator.port)
    emulator.stop()


@pytest.mark.parametrize(
    ("state", "grade", "words", "mend"),
    [
        ({}, Grade.OK, "is ready", ""),
        ({"low": True}, Grade.WARNING, "running low", "Change the roll"),
        ({"out": True}, Grade.FAULT, "out of paper", "new roll"),
        ({"cover_open": True}, Grade.FAULT, "cover is open", "Close"),
        ({"offline": True}, Grade.FAULT, "offline", "button"),
    ],
)
def test_a_network_printer_is_asked(
    state: dict[str, bool], grade: Grade, words: str, mend: str
) -> None:
    with network_printer(**state) as printer:
        (found,) = printer_findings(settings("sqlite:///x", printer=printer))
    assert found.grade is grade
    assert words in found.what
    assert mend in found.mend


def test_a_network_printer_that_is_off() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    printer = Printer(kind=PrinterKind.NETWORK, host="127.0.0.1", port=port)
    (found,) = printer_findings(settings("sqlite:///x", printer=printer))
    assert found.grade is Grade.FAULT
    assert "refused" in found.what
    assert "its cable" in found.mend


def test_the_second_printer_is_looked_at_too(tmp_path: Path) -> None:
    with network_printer(low=True) as second:
        spare = OnePrinter(kind=second.kind, host=second.host, port=second.port)
        printer = Printer(folder=tmp_path, fallback=spare)
        found = printer_findings(settings("sqlite:///x", printer=printer))
    assert [(each.area, each.grade) for each in found] == [
        ("printer", Grade.OK),
        ("second printer", Grade.WARNING),
    ]


def test_every_fault_of_a_printer_can_be_mended() -> None:
    assert devices._MEND_PRINTER.keys() == set(PrinterFault)


def test_a_queue_without_a_spooler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    printer = Printer(kind=PrinterKind.CUPS, queue="kiosk")
    (found,) = printer_findings(settings("sqlite:///x", printer=printer))
    assert found.grade is Grade.FAULT
    assert "lpstat" in found.what


def test_a_device_that_is_not_there(tmp_path: Path) -> None:
    printer = Printer(kind=PrinterKind.DEVICE, device=tmp_path / "lp0")
    (found,) = printer_findings(settings("sqlite:///x", printer=printer))
    assert found.grade is Grade.FAULT


def test_voices_switched_off_are_not_asked() -> None:
    (found,) = voice_findings(settings("sqlite:///x", voice=Voice(on=False)))
    assert (found.grade, found.what) == (Grade.OK, "switched off in the settings")


def test_a_driver_that_hangs_is_given_up() -> None:
    assert ask_driver("sound", patience_s=0.01) == (
        None,
        "its driver did not answer within 0.01 s",
    )


def test_a_driver_that_fails_says_why() -> None:
    found, why = ask_driver("nothing of the kind")
    assert found is None
    assert "KeyError" in why


def test_sound_is_asked_for() -> None:
    (found,) = sound_findings(Settings())
    assert found.grade in (Grade.OK, Grade.WARNING)


def test_a_whole_examination(sqlite_url: str, qapp: object) -> None:
    found = doctor.examine(settings(sqlite_url, voice=Voice(on=False)))
    assert {finding.area for finding in found} == {
        "database", "clock", "screens", "fonts", "printer", "voices", "sound", "libraries"
    }  # fmt: skip
    assert doctor.worst(found) is Grade.FAULT
    told = json.loads(doctor.as_json(found))
    assert told["worst"] == "fault"
    assert len(told["findings"]) == len(found)


def test_it_is_told_to_people() -> None:
    console = Console(width=100, record=True, file=StringIO())
    mend = "Wind it, under [clock]."
    doctor.tell([Finding("clock", Grade.WARNING, "it is late", mend)], console)
    text = console.export_text()
    assert "it is late" in text and mend in text


def test_a_console_without_a_key_for_all_programs_is_not_asked_for_one(sqlite_url: str) -> None:
    assert console_findings(settings(sqlite_url)) == []


def test_a_key_that_this_session_cannot_take_is_told_with_what_to_do(sqlite_url: str) -> None:
    """Here there is no screen, as for a doctor that is run over the network."""
    named = settings(sqlite_url, console=Desk(global_key=Hotkey.parse("Ctrl+Alt+N")))
    (found,) = console_findings(named)
    assert (found.area, found.grade) == ("console", Grade.WARNING)
    assert "Ctrl+Alt+N: this session keeps keys to one program" in found.what
    assert "X11 or Windows" in found.mend
