"""From a committed ticket to paper: the drawing, the printers, the desk."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from db.events import Record
from db.intake import Promise
from db.tickets import TicketFace
from kiosk.printer_status import NotPrinted, PrinterStatus, Roll
from kiosk.printers import VirtualPrinter
from kiosk.state import Page, Paper
from kiosk.ticket_drawing import WIDTHS, draw_ticket
from queueing.forecast import Range
from queueing.wording import Language
from shell.look import load_fonts
from shell.paragraph import Paragraph

from .conftest import Clock, House, Kiosk

Build = Callable[..., Kiosk]


def face_of(house: House, code: str = "F") -> TicketFace:
    service = house.office.service_coded(code)
    ticket = house.intake.issue(
        [service.id], language=Language.AR, promise=Promise(3, Range(10, 20))
    )
    return house.tickets.face(ticket.ticket_id)


def codes_in(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@dataclass
class FakeHead:
    """A network printer: takes what is sent and answers DLE EOT as it is told to."""

    answers: dict[int, int | None] = field(default_factory=lambda: {1: OK, 2: OK, 4: OK})
    jobs: list[bytes] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                self.jobs.append(self._take(line))
            self.closed.set()

    def _take(self, line: socket.socket) -> bytes:
        taken, seen = b"", 0
        while True:
            try:
                part = line.recv(65536)
            except OSError:
                return taken
            if not part:
                return taken
            taken += part
            while (at := taken.find(b"\x10\x04", seen)) >= 0 and len(taken) > at + 2:
                seen = at + 3
                answer = self.answers.get(taken[at + 2])
                if answer is not None:
                    line.sendall(bytes([answer]))

    def stop(self) -> None:
        self._server.close()


@pytest.fixture
def head() -> Iterator[FakeHead]:
    fake = FakeHead()
    yield fake
    fake.stop()


def network_printer(head: FakeHead, width: int = 576) -> EscposPrinter:
    printer = printer_of(
        PrinterSettings(
            kind=PrinterKind.NETWORK, host="127.0.0.1", port=head.port, width_dots=width
        )
    )
    assert isinstance(printer, EscposPrinter)
    return printer


def raster_of(job: bytes) -> Image.Image:
    """The dots of every GS v 0 in a job, one below the other."""
    rows, width, at = b"", 0, 0
    while (at := job.find(b"\x1dv0\x00", at)) >= 0:
        columns = job[at + 4] + 256 * job[at + 5]
        height = job[at + 6] + 256 * job[at + 7]
        rows += job[at + 8 : at + 8 + columns * height]
        width, at = columns * 8, at + 8 + columns * height
    inverted = bytes(255 - byte for byte in rows)
    return Image.frombytes("1", (width, len(rows) * 8 // width), inverted).convert("L")


class TestPrinters:
    @pytest.fixture(autouse=True)
    def fonts(self, qapp) -> None:
        load_fonts()

    def test_the_virtual_printer_writes_whole_files_only(
        self, house: House, tmp_path: Path
    ) -> None:
        face = face_of(house)
        folder = tmp_path / "out"
        file = VirtualPrinter(folder).print(draw_ticket(face, 576), face.number)
        assert file is not None and file.name.startswith("F001-")
        assert [f.suffix for f in folder.iterdir()] == [".png"]
        assert codes_in(Image.open(file).convert("L")) == [face.token]

    def test_the_virtual_printer_says_when_it_cannot_write(
        self, house: House, tmp_path: Path
    ) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("not a folder")
        with pytest.raises(Trouble) as caught:
            VirtualPrinter(blocked).print(draw_ticket(face_of(house), 384), "F001")
        assert caught.value.kind is TroubleKind.PRINTER

    @pytest.mark.parametrize("width", WIDTHS)
    def test_the_head_gets_the_very_dots(
        self, house: House, head: FakeHead, width: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        face = face_of(house)
        image = draw_ticket(face, width)
        network_printer(head, width).print(image, face.number)
        assert head.closed.wait(5)
        picture = raster_of(head.jobs[0])
        assert picture.size == (width, image.height())
        assert codes_in(picture) == [face.token]
        assert b"\x1dV" in head.jobs[0]
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        ("question", "answer", "says"),
        [
            (1, OFFLINE, "offline"),
            (2, COVER_OPEN, "cover"),
            (4, NO_PAPER, "paper"),
            (4, 0xFF, "not an answer"),
        ],
    )
    def test_a_printer_that_is_not_ready_is_a_trouble(
        self, house: House, head: FakeHead, question: int, answer: int, says: str
    ) -> None:
        head.answers[question] = answer
        with pytest.raises(Trouble, match=says):
            network_printer(head).print(draw_ticket(face_of(house), 576), "F001")
        assert head.closed.wait(5)
        assert b"\x1dv0" not in head.jobs[0]

    def test_silence_is_a_fault(
        self, house: House, head: FakeHead, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kiosk.escpos_printer.TIMEOUT_S", 0.1)
        head.answers[1] = None
        with pytest.raises(Trouble) as caught:
            network_printer(head).print(draw_ticket(face_of(house), 576), "F001")
        assert caught.value.kind is TroubleKind.PRINTER

    def test_nobody_there(self, house: House) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        settings = PrinterSettings(kind=PrinterKind.NETWORK, host="127.0.0.1", port=port)
        with pytest.raises(Trouble) as caught:
            printer_of(settings).print(draw_ticket(face_of(house), 576), "F001")
        assert caught.value.where == f"127.0.0.1:{port}"

    def test_a_device_file_that_is_missing(self, house: House, tmp_path: Path) -> None:
        settings = PrinterSettings(kind=PrinterKind.DEVICE, device=tmp_path / "lp0" / "none")
        with pytest.raises(Trouble):
            printer_of(settings).print(draw_ticket(face_of(house), 576), "F001")

    def test_settings_choose_the_printer(self, tmp_path: Path) -> None:
        virtual = printer_of(PrinterSettings(folder=tmp_path, width_dots=384))
        assert isinstance(virtual, VirtualPrinter) and virtual.width_dots == 384
        graphics = PrinterSettings(
            kind=PrinterKind.USB, vendor=1, product=2, image_command=ImageCommand.GRAPHICS
        )
        assert isinstance(printer_of(graphics), EscposPrinter)


class BrokenPrinter:
    """Fails until it is mended."""

    width_dots = 576

    def __init__(self, folder: Path) -> None:
        self._real = VirtualPrinter(folder)
        self.broken = True

    def print(self, image: QImage, name: str) -> Path | None:
        if self.broken:
            raise NotPrinted("the kiosk's printer", PrinterFault.PAPER_OUT)
        return self._real.print(image, name)

    def status(self) -> PrinterStatus:
        return PrinterStatus(paper=Roll.OUT if self.broken else Roll.ENOUGH)


def take_a_ticket(kiosk: Kiosk, code: str = "F") -> None:
    kiosk.touch("walk_in_en")
    kiosk.touch(f"service_{code}")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)


def kinds(house: House) -> list[str]:
    return [str(event.kind) for event in Record(house.database, house.office_id).since(0)]


class TestDesk:
    def test_the_ticket_comes_out_and_is_shown(
        self, build: Build, house: House, tmp_path: Path
    ) -> None:
        kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
        take_a_ticket(kiosk)
        assert kiosk.text("number") == "F001"
        kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
        picture = kiosk.state.picture
        assert picture is not None and kiosk.state.ticket is not None
        assert codes_in(Image.open(picture).convert("L")) == [kiosk.state.ticket.ticket.token]
        slip = kiosk.find("slip", QLabel)
        assert isinstance(slip, QLabel) and not slip.pixmap().isNull()
        assert "print_printed" in kinds(house)

    def test_a_printer_that_fails_costs_the_visitor_only_the_paper(
        self, build: Build, house: House, tmp_path: Path
    ) -> None:
        printer = BrokenPrinter(tmp_path / "out")
        kiosk = build(printer=printer)
        take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
        assert kiosk.text("number") == "F001"
        words = kiosk.find("paper", Paragraph)
        assert isinstance(words, Paragraph) and "valid without paper" in words.words
        assert "print_failed" in kinds(house)
        counter = next(iter(house.office.counters))
        assert house.views.console(counter).print_troubles[0].number == "F001"

        kiosk.touch("done")
        printer.broken = False
        take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)

    def test_a_kiosk_without_a_printer_queues_nothing(self, build: Build, house: House) -> None:
        kiosk = build()
        take_a_ticket(kiosk)
        assert kiosk.state.paper is Paper.NONE
        assert house.printing.take("k1") is None

    def test_old_numbers_are_not_printed_by_a_printer_that_comes_back(
        self, build: Build, house: House, clock: Clock, tmp_path: Path
    ) -> None:
        service = house.office.service_coded("F")
        house.intake.issue([service.id], language=Language.AR, printer="k1")
        clock.now += timedelta(minutes=5)
        kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
        kiosk.wait(lambda: "print_expired" in kinds(house))
        take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
        assert [f.name[:4] for f in (tmp_path / "out").iterdir()] == ["F002"]

    def test_tickets_queued_together_all_come_out(
        self, build: Build, house: House, tmp_path: Path
    ) -> None:
        service = house.office.service_coded("F")
        for _ in range(5):
            house.intake.issue([service.id], language=Language.AR, printer="k1")
        kiosk = build(printer=VirtualPrinter(tmp_path / "out"))
        kiosk.wait(lambda: kinds(house).count("print_printed") == 5)
        assert len(list((tmp_path / "out").glob("*.png"))) == 5
