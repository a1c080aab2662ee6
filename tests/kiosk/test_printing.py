"""From a committed ticket to paper: the drawing, the printers, the desk."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from db.events import Record
from db.intake import Promise
from db.printing import PrinterFault
from db.tickets import TicketFace
from kiosk.printer_status import NotPrinted, PrinterStatus, Roll
from kiosk.printers import VirtualPrinter
from kiosk.state import Page, Paper
from queueing.forecast import Range
from queueing.wording import Language
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
        words = kiosk.find("paper_more", Paragraph)
        assert isinstance(words, Paragraph) and "valid without paper" in words.words
        assert "print_failed" in kinds(house)
        counter = next(iter(house.office.counters))
        assert house.views.console(counter).devices.print_troubles[0].number == "F001"

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
