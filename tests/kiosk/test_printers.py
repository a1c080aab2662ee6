"""Printers of every kind, on an emulated one that understands what it is sent."""

import os
import socket
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from db.intake import Promise
from db.printing import PrinterFault, PrinterState
from db.tickets import TicketFace
from db.trouble import TroubleKind
from kiosk.escpos_printer import EscposPrinter, Patience, escpos_printer, ticket_bytes
from kiosk.printer_status import NotPrinted, Roll
from kiosk.printers import VirtualPrinter, printer_of
from kiosk.spooled_printer import CupsQueue, SpooledPrinter, WindowsQueue
from kiosk.ticket_drawing import WIDTHS, draw_ticket
from queueing.forecast import Range
from queueing.wording import Language
from shell.look import load_fonts
from shell.settings import ImageCommand, OnePrinter, PrinterKind

from .conftest import House
from .escpos_emulator import Head, PtyPrinter, Strip, TcpPrinter

QUICK = Patience(answer_s=0.5, printing_s=1.5)
"""Seconds would make these tests slow; a printer in the same process answers in a millisecond."""


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    load_fonts()


@pytest.fixture
def face(house: House) -> TicketFace:
    service = house.office.service_coded("F")
    ticket = house.intake.issue(
        [service.id], language=Language.AR, promise=Promise(3, Range(10, 20))
    )
    return house.tickets.face(ticket.ticket_id)


@pytest.fixture
def picture(face: TicketFace) -> QImage:
    return draw_ticket(face, 576)


@pytest.fixture
def emulator() -> Iterator[TcpPrinter]:
    made = TcpPrinter()
    yield made
    made.stop()


def network(emulator: TcpPrinter, **changes: Any) -> EscposPrinter:
    settings = OnePrinter(kind=PrinterKind.NETWORK, host="127.0.0.1", port=emulator.port, **changes)
    return escpos_printer(settings, QUICK)


def dots(image: QImage) -> tuple[bytes, ...]:
    """The rows of a drawn ticket, eight dots to a byte, without the blank ones around."""
    mono = image.convertToFormat(QImage.Format.Format_Mono)
    lines = [bytes(cast(memoryview, mono.constScanLine(y))) for y in range(mono.height())]
    whole = [line[: mono.width() // 8] for line in lines]
    if mono.color(1) & 0xFFFFFF == 0xFFFFFF:
        whole = [bytes(255 - byte for byte in row) for row in whole]
    inked = [i for i, row in enumerate(whole) if any(row)]
    return tuple(whole[inked[0] : inked[-1] + 1])


def shows(strip: Strip, image: QImage) -> bool:
    """Whether the strip is the whole ticket; a dot or two were added, see `ticket_bytes`."""
    printed, drawn = b"".join(strip.printed), b"".join(dots(image))
    added = [bin(p ^ d).count("1") for p, d in zip(printed, drawn, strict=False) if p != d]
    covered = all(p & d == d for p, d in zip(printed, drawn, strict=False))
    return len(printed) == len(drawn) and covered and sum(added) <= 5


class TestTheDots:
    @pytest.mark.parametrize("command", ImageCommand)
    @pytest.mark.parametrize("width", WIDTHS)
    def test_the_code_reads_and_the_head_gets_the_very_dots(
        self,
        face: TicketFace,
        emulator: TcpPrinter,
        width: int,
        command: ImageCommand,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        image = draw_ticket(face, width)
        network(emulator, width_dots=width, image_command=command).print(image, face.number)
        (strip,) = emulator.head.strips
        assert strip.codes() == [face.token]
        assert shows(strip, image)
        assert emulator.head.unknown == []
        assert not emulator.head.hanging
        assert capsys.readouterr().out == ""

    def test_a_picture_never_speaks_to_the_printer(self) -> None:
        image = QImage(128, 8, QImage.Format.Format_Mono)
        image.setColorTable([0xFFFFFFFF, 0xFF000000])
        image.fill(0)
        for x in (3, 13, 23):  # 10 04 01: "how are you?"
            image.setPixel(x, 0, 1)
        sent = ticket_bytes(image, 128, ImageCommand.RASTER)
        assert b"\x10\x04\x01" not in sent
        assert b"\x18\x04\x01" in sent


class TestStatus:
    @pytest.mark.parametrize(
        ("state", "fault"),
        [
            ({"cover_open": True}, "cover_open"),
            ({"out": True}, "paper_out"),
            ({"offline": True}, "offline"),
            ({"jammed": True}, "cutter"),
            ({"hot": True}, "error"),
            ({"broken": True}, "broken"),
        ],
    )
    def test_a_printer_that_is_not_ready_gets_nothing(
        self, picture: QImage, emulator: TcpPrinter, state: dict[str, bool], fault: str
    ) -> None:
        printer = network(emulator)
        emulator.head.set(**state)
        assert printer.status().fault == fault
        with pytest.raises(NotPrinted) as caught:
            printer.print(picture, "F001")
        trouble = caught.value
        assert (trouble.kind, trouble.fault) == (TroubleKind.PRINTER, fault)
        assert not trouble.on_paper, "certainly nothing came out"
        emulator.head.mend()
        assert emulator.head.strips == []
        printer.print(picture, "F001")
        assert len(emulator.head.strips) == 1

    def test_low_paper_prints_and_is_told(self, picture: QImage, emulator: TcpPrinter) -> None:
        emulator.head.set(low=True)
        printer = network(emulator)
        printer.print(picture, "F001")
        assert len(emulator.head.strips) == 1
        status = printer.status()
        assert (status.fault, status.paper) == (None, Roll.LOW)
        assert status.state is PrinterState.PAPER_LOW

    def test_silence_is_a_fault(self, picture: QImage, emulator: TcpPrinter) -> None:
        emulator.manners.mute = True
        assert fault_of(lambda: network(emulator).print(picture, "F001")) == ("silent", False)
        assert fault_of(network(emulator).status) == ("silent", False)

    def test_a_slow_answer_counts_if_it_comes_in_time(
        self, picture: QImage, emulator: TcpPrinter
    ) -> None:
        emulator.manners.slow_s = QUICK.answer_s / 4
        network(emulator).print(picture, "F001")
        emulator.manners.slow_s = QUICK.answer_s * 2
        assert fault_of(network(emulator).status) == ("silent", False)

    @pytest.mark.parametrize("before", [b"\x11", b"\x13", b"\x10\x00\x00\x0f", b"\x14\x00\x00\x00"])
    def test_what_comes_unasked_is_not_taken_for_an_answer(
        self, picture: QImage, emulator: TcpPrinter, before: bytes
    ) -> None:
        emulator.manners.before = before
        network(emulator).print(picture, "F001")
        emulator.head.set(out=True)
        assert network(emulator).status().fault is PrinterFault.PAPER_OUT

    @pytest.mark.parametrize("said", [b"\xff", b"\xb3\xd7"])
    def test_an_answer_in_another_language_is_a_fault(
        self, emulator: TcpPrinter, said: bytes
    ) -> None:
        emulator.manners.instead = said
        assert fault_of(network(emulator).status) == ("garbled", False)

    @pytest.mark.parametrize("said", [b"\x13", b"\x10\x00\x00\x0f"])
    def test_reports_alone_are_silence(self, emulator: TcpPrinter, said: bytes) -> None:
        emulator.manners.instead = said
        assert fault_of(network(emulator).status) == ("silent", False)

    def test_nobody_there(self, picture: QImage, emulator: TcpPrinter) -> None:
        printer = network(emulator)
        emulator.refuse()
        with pytest.raises(NotPrinted) as caught:
            printer.print(picture, "F001")
        assert caught.value.where == f"127.0.0.1:{emulator.port}"
        assert (caught.value.fault, caught.value.on_paper) == ("unreachable", False)
        emulator.come_back()
        printer.print(picture, "F001")
        assert len(emulator.head.strips) == 1


class TestATicketThatBreaksOff:
    def test_paper_that_ends_in_the_middle(self, picture: QImage, emulator: TcpPrinter) -> None:
        emulator.head.set(rows_left=200)
        printer = network(emulator)
        assert fault_of(lambda: printer.print(picture, "F001")) == ("paper_out", True)
        emulator.settle()
        emulator.head.mend()
        assert emulator.head.strips == [], "the rest was forgotten, not printed late"
        printer.print(picture, "F002")
        emulator.head.wait_for_strips(2)
        torn, whole = emulator.head.strips
        assert len(torn.printed) <= 200
        assert shows(whole, picture)
        assert emulator.head.unknown == []

    @pytest.mark.parametrize("command", ImageCommand)
    @pytest.mark.parametrize("after", [100, 4_000, 20_001])
    def test_a_torn_picture_does_not_swallow_the_next_ticket(
        self, picture: QImage, emulator: TcpPrinter, command: ImageCommand, after: int
    ) -> None:
        """A printer that keeps what it has, and knows no command to forget it."""
        emulator.head.set(forgets_when_told=False)
        printer = network(emulator, image_command=command)
        printer.status()
        emulator.manners.drop_after = after
        assert fault_of(lambda: printer.print(picture, "F001")) == ("dropped", True)
        emulator.come_back()
        printer.print(picture, "F002")
        assert shows(emulator.head.strips[-1], picture)
        assert sum(strip.codes() != [] for strip in emulator.head.strips[:-1]) <= 1

    def test_a_cutter_that_sticks(self, picture: QImage, emulator: TcpPrinter) -> None:
        emulator.head.set(stuck_cutter=True)
        assert fault_of(lambda: network(emulator).print(picture, "F001")) == ("cutter", True)

    def test_a_printer_that_takes_no_more(self, picture: QImage, emulator: TcpPrinter) -> None:
        printer = network(emulator)
        printer.status()
        assert printer._answers_in_turn
        emulator.head.set(rows_left=50)
        emulator.manners.mute = False
        took = threading.Event()

        def falls_silent() -> None:
            with emulator.head.changed:
                emulator.head.changed.wait_for(lambda: emulator.head.out, 5)
            emulator.manners.mute = True
            took.set()

        threading.Thread(target=falls_silent, daemon=True).start()
        fault, on_paper = fault_of(lambda: printer.print(picture, "F001"))
        assert took.wait(5)
        assert on_paper and fault in ("silent", "paper_out")

    def test_all_is_well_but_the_ticket_is_not_out(
        self, picture: QImage, emulator: TcpPrinter
    ) -> None:
        printer = network(emulator)
        printer.status()
        emulator.head.set(answers_in_turn=False)
        assert fault_of(lambda: printer.print(picture, "F001")) == ("unconfirmed", True)


class TestAPrinterThatDoesNotAnswerInTurn:
    def test_it_is_believed_when_nothing_is_wrong(
        self, picture: QImage, emulator: TcpPrinter
    ) -> None:
        emulator.head.set(answers_in_turn=False)
        network(emulator).print(picture, "F001")
        assert len(emulator.head.strips) == 1

    def test_a_fault_after_the_ticket_is_still_seen(
        self, picture: QImage, emulator: TcpPrinter
    ) -> None:
        emulator.head.set(answers_in_turn=False, rows_left=100)
        assert fault_of(lambda: network(emulator).print(picture, "F001")) == ("paper_out", True)

    def test_it_is_asked_again_later(self, emulator: TcpPrinter) -> None:
        printer = network(emulator)
        emulator.head.set(answers_in_turn=False)
        printer.status()
        assert printer._answers_in_turn is False
        emulator.head.set(answers_in_turn=True)
        printer.status()
        assert printer._answers_in_turn is True


@pytest.fixture
def line() -> Iterator[PtyPrinter]:
    made = PtyPrinter()
    yield made
    made.stop()


@pytest.fixture(params=[PrinterKind.SERIAL, PrinterKind.DEVICE])
def on_a_line(request: pytest.FixtureRequest, line: PtyPrinter) -> EscposPrinter:
    baud = 115_200 if request.param is PrinterKind.SERIAL else None
    settings = OnePrinter(kind=request.param, device=line.path, baud=baud)
    return escpos_printer(settings, QUICK)


class TestSerialAndDeviceFiles:
    def test_a_ticket(
        self, picture: QImage, face: TicketFace, line: PtyPrinter, on_a_line: EscposPrinter
    ) -> None:
        for _ in range(2):
            on_a_line.print(picture, "F001")
        assert [strip.codes() for strip in line.head.strips] == [[face.token]] * 2
        assert line.head.unknown == []

    def test_faults(self, picture: QImage, line: PtyPrinter, on_a_line: EscposPrinter) -> None:
        line.head.set(cover_open=True)
        assert fault_of(lambda: on_a_line.print(picture, "F001")) == ("cover_open", False)
        line.head.mend()
        line.head.set(rows_left=100)
        assert fault_of(lambda: on_a_line.print(picture, "F001")) == ("paper_out", True)
        line.head.mend()
        line.mute = True
        assert fault_of(on_a_line.status) == ("silent", False)
        line.mute = False
        on_a_line.print(picture, "F002")
        assert shows(line.head.strips[-1], picture)

    @pytest.mark.parametrize("kind", [PrinterKind.SERIAL, PrinterKind.DEVICE])
    def test_a_device_that_is_missing(
        self, picture: QImage, tmp_path: Path, kind: PrinterKind
    ) -> None:
        settings = OnePrinter(kind=kind, device=tmp_path / "lp0", baud=9600)
        assert fault_of(lambda: printer_of(settings).print(picture, "F001")) == (
            "unreachable",
            False,
        )

    def test_a_device_that_takes_nothing(self, picture: QImage, tmp_path: Path) -> None:
        pipe = tmp_path / "lp1"
        os.mkfifo(pipe)
        printer = escpos_printer(OnePrinter(kind=PrinterKind.DEVICE, device=pipe), QUICK)
        # What is written to a pipe comes back out of it: our own questions are no answers.
        fault, on_paper = fault_of(lambda: printer.print(picture, "F001"))
        assert (fault in ("silent", "garbled"), on_paper) == (True, False)


class FakeUsb:
    """A USB device in the place of pyusb's: the one part that no test machine has."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.backend = SimpleNamespace(__module__="fake")
        self._answers = bytearray()

    def set_configuration(self) -> None: ...

    def reset(self) -> None: ...

    def write(self, _endpoint: int, data: bytes, _timeout: float) -> int:
        self._answers += self.head.receive(data)
        return len(data)

    def read(self, _endpoint: int, size: int, _timeout: int) -> bytes:
        from usb.core import USBTimeoutError

        if not self._answers:
            raise USBTimeoutError("timed out")
        data = bytes(self._answers[:size])
        del self._answers[:size]
        return data


class TestUsb:
    SETTINGS = OnePrinter(kind=PrinterKind.USB, vendor=0x04B8, product=0x0202)

    @pytest.fixture
    def head(self, monkeypatch: pytest.MonkeyPatch) -> Head:
        head = Head()
        monkeypatch.setattr("usb.core.find", lambda **_: FakeUsb(head))
        monkeypatch.setattr("usb.util.dispose_resources", lambda _device: None)
        return head

    def test_a_ticket(self, head: Head, picture: QImage, face: TicketFace) -> None:
        escpos_printer(self.SETTINGS, QUICK).print(picture, "F001")
        assert [strip.codes() for strip in head.strips] == [[face.token]]

    def test_paper_out(self, head: Head, picture: QImage) -> None:
        head.set(out=True)
        printer = escpos_printer(self.SETTINGS, QUICK)
        assert fault_of(lambda: printer.print(picture, "F001")) == ("paper_out", False)

    def test_unplugged(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("usb.core.find", lambda **_: None)
        printer = escpos_printer(self.SETTINGS, QUICK)
        assert fault_of(printer.status) == ("unreachable", False)


LP = """\
import os, pathlib, sys, time
here = pathlib.Path(os.environ["FAKE_CUPS"])
word, args = pathlib.Path(sys.argv[0]).name, sys.argv[1:]
(here / "calls").open("a").write(" ".join([word, *args]) + "\\n")
told = here / f"{word}.fails"
if told.exists():
    sys.exit(told.read_text())
if (here / f"{word}.hangs").exists():
    time.sleep(60)
job = here / "kiosk-7"
if word == "lp":
    data = sys.stdin.buffer.read()
    job.write_bytes(data)
    (here / "sent").write_bytes(data)
    print("request id is kiosk-7 (0 file(s))")
elif word == "cancel":
    job.unlink()
elif "-p" in args:
    print((here / "status").read_text())
elif job.exists():
    print("kiosk-7  dawr  90112  Sun Nov 22 09:00:00 2026")
    if not (here / "holds").exists():
        job.unlink()
"""
IDLE = "printer kiosk is idle.  enabled since Sun Nov 22 07:00:00 2026"


@dataclass
class Cups:
    """`lp`, `lpstat` and `cancel` on the PATH, real processes that keep what they are given."""

    folder: Path

    def say(self, name: str, text: str = "") -> None:
        (self.folder / name).write_text(text)

    @property
    def sent(self) -> bytes:
        return (self.folder / "sent").read_bytes()

    @property
    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text().splitlines()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    folder = tmp_path / "cups"
    folder.mkdir()
    for word in ("lp", "lpstat", "cancel"):
        program = folder / word
        program.write_text(f"#!{sys.executable} -S\n{LP}")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("FAKE_CUPS", str(folder))
    made = Cups(folder)
    made.say("status", IDLE)
    return made


class TestCups:
    PATIENCE = Patience(answer_s=2.0, printing_s=0.3)

    @pytest.fixture
    def printer(self, cups: Cups) -> SpooledPrinter:
        return SpooledPrinter(CupsQueue("kiosk", self.PATIENCE), patience=self.PATIENCE)

    def test_settings_choose_it(self) -> None:
        settings = OnePrinter(kind=PrinterKind.CUPS, queue="kiosk")
        assert isinstance(printer_of(settings), SpooledPrinter)

    def test_a_ticket(
        self, cups: Cups, printer: SpooledPrinter, picture: QImage, face: TicketFace
    ) -> None:
        printer.print(picture, "F001")
        head = Head()
        head.receive(cups.sent)
        assert [strip.codes() for strip in head.strips] == [[face.token]]
        assert "lp -d kiosk -t ticket F001 -o raw" in cups.calls

    @pytest.mark.parametrize(
        ("alerts", "fault", "state"),
        [
            ("none", None, "ready"),
            ("media-low-report", None, "paper_low"),
            ("media-empty-error", "paper_out", None),
            ("cover-open", "cover_open", None),
            ("offline-report", "offline", None),
            ("paused", "spooler", None),
        ],
    )
    def test_what_the_queue_knows_of_its_printer(
        self,
        cups: Cups,
        printer: SpooledPrinter,
        picture: QImage,
        alerts: str,
        fault: str | None,
        state: str | None,
    ) -> None:
        cups.say("status", f"{IDLE}\n\tDescription: Kiosk\n\tAlerts: {alerts}\n")
        if fault is None:
            assert printer.status().state == state
        else:
            assert fault_of(printer.status) == (fault, False)
            assert fault_of(lambda: printer.print(picture, "F001")) == (fault, False)
            assert not any(call.startswith("lp ") for call in cups.calls)

    def test_a_stopped_queue(self, cups: Cups, printer: SpooledPrinter, picture: QImage) -> None:
        cups.say("status", "printer kiosk disabled since Sun Nov 22 07:00:00 2026 -\n\tPaused")
        assert fault_of(lambda: printer.print(picture, "F001")) == ("spooler", False)

    def test_a_ticket_that_the_queue_keeps_is_cancelled(
        self, cups: Cups, printer: SpooledPrinter, picture: QImage
    ) -> None:
        cups.say("holds")
        assert fault_of(lambda: printer.print(picture, "F001")) == ("spooler", True)
        assert "cancel kiosk-7" in cups.calls
        assert not (cups.folder / "kiosk-7").exists(), "it does not come out later"

    def test_a_refusal_is_a_fault(
        self, cups: Cups, printer: SpooledPrinter, picture: QImage
    ) -> None:
        cups.say("lp.fails", "lp: Error - queue is not accepting jobs")
        with pytest.raises(NotPrinted, match="not accepting") as caught:
            printer.print(picture, "F001")
        assert (caught.value.fault, caught.value.on_paper) == ("spooler", False)

    def test_a_queue_that_hangs(self, cups: Cups, picture: QImage) -> None:
        hasty = Patience(answer_s=0.3, printing_s=0.3)
        cups.say("lpstat.hangs")
        printer = SpooledPrinter(CupsQueue("kiosk", hasty), patience=hasty)
        assert fault_of(lambda: printer.print(picture, "F001")) == ("silent", False)

    def test_no_cups_at_all(self, picture: QImage, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        printer = SpooledPrinter(CupsQueue("kiosk"))
        assert fault_of(lambda: printer.print(picture, "F001")) == ("unreachable", False)


class SpoolerError(Exception):
    """In the place of pywintypes.error."""


class FakeSpooler:
    """In the place of win32print, which exists on Windows alone: the edge, and nothing behind."""

    error = SpoolerError

    def __init__(self) -> None:
        self.told = {"Status": 0, "Attributes": 0}
        self.jobs: dict[int, int] = {}
        self.keeps: int | None = None
        """The state of a job that is not printed."""
        self.data = b""

    def EnumPrinters(self, *_: object) -> list[dict[str, str]]:
        return [{"pPrinterName": "Kiosk"}]

    PRINTER_ENUM_NAME = 8

    def OpenPrinter(self, name: str) -> str:
        if name != "Kiosk":
            raise SpoolerError("1801, the printer name is invalid")
        return name

    def ClosePrinter(self, _handle: str) -> None: ...

    def GetPrinter(self, _handle: str, _level: int) -> dict[str, int]:
        return self.told

    def StartDocPrinter(self, *_: object) -> int:
        if self.keeps is not None:
            self.jobs[7] = self.keeps
        return 7

    def StartPagePrinter(self, _handle: str) -> None: ...

    def EndPagePrinter(self, _handle: str) -> None: ...

    def EndDocPrinter(self, _handle: str) -> None: ...

    def WritePrinter(self, _handle: str, data: bytes) -> None:
        self.data += data

    def GetJob(self, _handle: str, job: int, _level: int) -> dict[str, int]:
        if job not in self.jobs:
            raise SpoolerError("87, the parameter is incorrect")
        return {"Status": self.jobs[job]}

    def SetJob(self, _handle: str, job: int, _level: int, _info: None, command: int) -> None:
        assert command == 5
        del self.jobs[job]


class TestWindows:
    """By a spooler that is not there: what is tested is our side of the edge."""

    PATIENCE = Patience(answer_s=0.1, printing_s=0.1)

    @pytest.fixture
    def spooler(self, monkeypatch: pytest.MonkeyPatch) -> FakeSpooler:
        fake, types = FakeSpooler(), ModuleType("pywintypes")
        types.error = SpoolerError  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "win32print", fake)
        monkeypatch.setitem(sys.modules, "pywintypes", types)
        where = "escpos.printer.win32raw"
        monkeypatch.setattr(f"{where}.win32print", fake, raising=False)
        monkeypatch.setattr(f"{where}.pywintypes", types, raising=False)
        monkeypatch.setattr(f"{where}._DEP_WIN32PRINT", True)
        return fake

    @pytest.fixture
    def printer(self, spooler: FakeSpooler) -> SpooledPrinter:
        return SpooledPrinter(WindowsQueue("Kiosk"), patience=self.PATIENCE)

    def test_a_ticket(
        self, spooler: FakeSpooler, printer: SpooledPrinter, picture: QImage, face: TicketFace
    ) -> None:
        printer.print(picture, "F001")
        head = Head()
        head.receive(spooler.data)
        assert [strip.codes() for strip in head.strips] == [[face.token]]

    @pytest.mark.parametrize(
        ("told", "fault"),
        [
            ({"Status": 0x10}, "paper_out"),
            ({"Status": 0x80}, "offline"),
            ({"Status": 0x400000}, "cover_open"),
            ({"Status": 0x1}, "spooler"),
            ({"Attributes": 0x400}, "offline"),
        ],
    )
    def test_what_the_spooler_knows(
        self,
        spooler: FakeSpooler,
        printer: SpooledPrinter,
        picture: QImage,
        told: dict[str, int],
        fault: str,
    ) -> None:
        spooler.told |= told
        assert fault_of(lambda: printer.print(picture, "F001")) == (fault, False)
        assert spooler.data == b""

    def test_a_job_that_is_kept_is_deleted(
        self, spooler: FakeSpooler, printer: SpooledPrinter, picture: QImage
    ) -> None:
        spooler.keeps = 0x2
        assert fault_of(lambda: printer.print(picture, "F001")) == ("spooler", True)
        assert spooler.jobs == {}

    def test_a_job_that_the_spooler_keeps_for_the_record_is_out(
        self, spooler: FakeSpooler, printer: SpooledPrinter, picture: QImage
    ) -> None:
        spooler.keeps = 0x80
        printer.print(picture, "F001")

    def test_an_unknown_queue(self, spooler: FakeSpooler, picture: QImage) -> None:
        printer = SpooledPrinter(WindowsQueue("Other"), patience=self.PATIENCE)
        assert fault_of(lambda: printer.print(picture, "F001")) == ("spooler", False)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has its spooler")
    def test_elsewhere_it_says_so(self, picture: QImage) -> None:
        printer = SpooledPrinter(WindowsQueue("Kiosk"))
        assert fault_of(lambda: printer.print(picture, "F001")) == ("unreachable", False)


class TestVirtual:
    def test_it_writes_whole_files_only(
        self, face: TicketFace, picture: QImage, tmp_path: Path
    ) -> None:
        folder = tmp_path / "out"
        file = VirtualPrinter(folder).print(picture, face.number)
        assert file is not None and file.name.startswith("F001-")
        assert [f.suffix for f in folder.iterdir()] == [".png"]
        assert Image.open(file).size == (576, picture.height())

    def test_it_says_when_it_cannot_write(self, picture: QImage, tmp_path: Path) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("not a folder")
        printer = VirtualPrinter(blocked)
        assert fault_of(lambda: printer.print(picture, "F001")) == ("folder", False)
        assert fault_of(printer.status) == ("folder", False)
        assert VirtualPrinter(tmp_path / "new").status().fault is None

    def test_settings_choose_it(self, tmp_path: Path) -> None:
        virtual = printer_of(OnePrinter(folder=tmp_path, width_dots=384))
        assert isinstance(virtual, VirtualPrinter) and virtual.width_dots == 384


def fault_of(act: Callable[[], object]) -> tuple[str, bool]:
    """The fault that `act` ends with, and whether something may be on paper."""
    with pytest.raises(NotPrinted) as caught:
        act()
    return caught.value.fault, caught.value.on_paper


def test_a_port_that_nobody_listens_at(picture: QImage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    settings = OnePrinter(kind=PrinterKind.NETWORK, host="127.0.0.1", port=port)
    assert fault_of(printer_of(settings).status) == ("unreachable", False)


def test_a_line_that_breaks_where_a_torn_ticket_is_cleared(
    picture: QImage, emulator: TcpPrinter
) -> None:
    printer = network(emulator)
    emulator.head.set(rows_left=50)
    assert fault_of(lambda: printer.print(picture, "F001")) == ("paper_out", True)
    emulator.come_back()
    emulator.manners.drop_after = 1
    assert fault_of(lambda: printer.print(picture, "F002")) == ("unreachable", False)
