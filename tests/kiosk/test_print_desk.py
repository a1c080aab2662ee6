"""The desk between the queue of tickets and its printers, whatever these do."""

import random
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtGui import QImage

from db import schema as t
from db.console import ConsoleView
from db.events import Record
from db.printing import EXPIRES_AFTER_S, PrinterFault, PrintState
from db.tickets import SlipFace, TicketFace
from db.trouble import Trouble, TroubleKind
from kiosk.escpos_printer import EscposPrinter, Patience, escpos_printer, ticket_bytes
from kiosk.print_desk import NamedPrinter
from kiosk.printer_status import NotPrinted, PrinterStatus
from kiosk.printers import VirtualPrinter
from kiosk.state import Page, Paper
from kiosk.ticket_drawing import draw_slip, draw_ticket
from queueing.wording import Language
from shell.settings import ImageCommand, OnePrinter, PrinterKind

from .conftest import Clock, House, Kiosk
from .escpos_emulator import Head, Strip, TcpPrinter

Build = Callable[..., Kiosk]
PATIENCE = Patience(answer_s=0.5, printing_s=1.5)


@dataclass
class Recipe:
    """Does what it is told, once for each print; without a word left, all goes well."""

    folder: Path
    words: list[NotPrinted] = field(default_factory=list)
    stands: PrinterStatus | NotPrinted = field(default_factory=PrinterStatus)
    printed: list[str] = field(default_factory=list)
    width_dots: int = 384

    def print(self, image: QImage, name: str) -> Path | None:
        if self.words:
            raise self.words.pop(0)
        self.printed.append(name)
        return VirtualPrinter(self.folder).print(image, name)

    def status(self) -> PrinterStatus:
        if isinstance(self.stands, NotPrinted):
            raise self.stands
        return self.stands


@dataclass
class Drawings:
    """Remembers which ticket was drawn how."""

    marks: list[tuple[str, bool]] = field(default_factory=list)

    def __call__(self, face: TicketFace, width: int, reprint: bool) -> QImage:
        self.marks.append((face.number, reprint))
        return draw_ticket(face, width, reprint)


def nothing_sent() -> NotPrinted:
    return NotPrinted("k1", PrinterFault.COVER_OPEN)


def perhaps_out() -> NotPrinted:
    return NotPrinted("k1", PrinterFault.DROPPED, on_paper=True)


def take_a_ticket(kiosk: Kiosk) -> str:
    """The number, as it stands on the screen at once."""
    kiosk.touch("walk_in_en")
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)
    assert kiosk.state.ticket is not None
    number = kiosk.state.ticket.ticket.number
    assert kiosk.text("number") == number
    return number


def console(house: House) -> ConsoleView:
    return house.views.console(next(iter(house.office.counters)))


def kinds(house: House) -> list[str]:
    return [str(event.kind) for event in Record(house.database, house.office_id).since(0, 100_000)]


def jobs(house: House) -> list[Any]:
    with house.database.read() as read:
        return list(read.all(sa.select(t.print_job).order_by(t.print_job.c.id)))


def standing(house: House) -> list[tuple[str, str, str | None]]:
    return [(each.name, each.state, each.fault) for each in console(house).devices.printers]


class TestFallback:
    @pytest.fixture
    def first(self, tmp_path: Path) -> Recipe:
        return Recipe(tmp_path / "first")

    @pytest.fixture
    def second(self, tmp_path: Path) -> Recipe:
        return Recipe(tmp_path / "second")

    @pytest.fixture
    def drawings(self) -> Drawings:
        return Drawings()

    @pytest.fixture
    def kiosk(self, build: Build, first: Recipe, second: Recipe, drawings: Drawings) -> Kiosk:
        return build(printer=first, fallback=NamedPrinter("hall", second), draw=drawings)

    @pytest.mark.parametrize(
        ("word", "marked"), [(nothing_sent(), False), (perhaps_out(), True)], ids=["no", "perhaps"]
    )
    def test_the_second_printer_prints(
        self,
        kiosk: Kiosk,
        house: House,
        first: Recipe,
        second: Recipe,
        drawings: Drawings,
        word: NotPrinted,
        marked: bool,
    ) -> None:
        """Unmarked when certainly nothing came out of the first, else as a reprint."""
        first.words = [word]
        number = take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.ELSEWHERE)
        assert (first.printed, second.printed) == ([], [number])
        assert drawings.marks == [(number, False), (number, marked)]
        (job,) = jobs(house)
        assert (job.state, job.printer, job.printed_on) == ("printed", "k1", "hall")
        assert console(house).devices.print_troubles == ()

    def test_both_fail(self, kiosk: Kiosk, house: House, first: Recipe, second: Recipe) -> None:
        first.words = [nothing_sent()]
        second.words = [NotPrinted("hall", PrinterFault.PAPER_OUT)]
        number = take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
        (trouble,) = console(house).devices.print_troubles
        assert (trouble.number, trouble.why) == (number, PrinterFault.COVER_OPEN)

    def test_a_ticket_goes_to_a_printer_once(
        self, kiosk: Kiosk, first: Recipe, second: Recipe
    ) -> None:
        first.words, second.words = [perhaps_out()], [perhaps_out()]
        take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
        assert (first.words, second.words) == ([], [])
        assert (first.printed, second.printed) == ([], [])


class TestLookingAfterThePrinter:
    def test_staff_know_before_a_visitor_does(
        self, build: Build, house: House, tmp_path: Path, qtbot: Any
    ) -> None:
        printer = Recipe(tmp_path)
        kiosk = build(printer=printer)
        assert kiosk.desk is not None

        def looked() -> list[tuple[str, str, str | None]]:
            assert kiosk.desk is not None
            with qtbot.waitSignal(kiosk.desk.checked):
                kiosk.desk.check()
            return standing(house)

        assert looked() == []
        printer.stands = PrinterStatus(cover_open=True)
        assert looked() == [("k1", "fault", "cover_open")]
        printer.stands = NotPrinted("k1", PrinterFault.UNREACHABLE)
        assert looked() == [("k1", "fault", "unreachable")]
        printer.stands = PrinterStatus()
        assert looked() == []
        assert kinds(house).count("printer_state") == 3

    def test_it_looks_by_itself_at_intervals(
        self, build: Build, house: House, tmp_path: Path
    ) -> None:
        printer = Recipe(tmp_path)
        kiosk = build(printer=printer, check_every_s=0.02)
        printer.stands = NotPrinted("k1", PrinterFault.SILENT)
        kiosk.wait(lambda: standing(house) == [("k1", "fault", "silent")])
        printer.stands = PrinterStatus()
        kiosk.wait(lambda: standing(house) == [])

    def test_low_paper_is_told_right_after_the_ticket(
        self, build: Build, house: House, emulator: TcpPrinter
    ) -> None:
        kiosk = build(printer=network(emulator))
        emulator.head.set(low=True)
        take_a_ticket(kiosk)
        kiosk.wait(lambda: standing(house) == [("k1", "paper_low", None)])
        assert kiosk.state.paper is Paper.PRINTED
        emulator.head.mend()
        kiosk.desk.check()  # type: ignore[union-attr]
        kiosk.wait(lambda: standing(house) == [])

    def test_jobs_of_a_printer_that_is_gone_expire(
        self, build: Build, house: House, clock: Clock, tmp_path: Path
    ) -> None:
        service = house.office.service_coded("F")
        house.intake.issue([service.id], language=Language.AR, printer="gone")
        clock.now += timedelta(seconds=EXPIRES_AFTER_S)
        kiosk = build(printer=Recipe(tmp_path))
        kiosk.wait(lambda: [job.state for job in jobs(house)] == [PrintState.EXPIRED])

    def test_a_database_that_is_away_costs_neither_the_paper_nor_its_record(
        self, build: Build, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kiosk = build(printer=Recipe(tmp_path))
        away = [Trouble(TroubleKind.DATABASE_UNREACHABLE, "server")] * 2
        printed = house.printing.printed

        def sometimes(job_id: int, *, on: str | None = None) -> None:
            if away:
                raise away.pop()
            printed(job_id, on=on)

        monkeypatch.setattr(house.printing, "printed", sometimes)
        take_a_ticket(kiosk)
        kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
        kiosk.desk.look()  # type: ignore[union-attr]
        kiosk.wait(lambda: [job.state for job in jobs(house)] == [PrintState.PRINTED])


@pytest.fixture
def emulator() -> Iterator[TcpPrinter]:
    made = TcpPrinter()
    yield made
    made.stop()


@pytest.fixture
def spare() -> Iterator[TcpPrinter]:
    made = TcpPrinter()
    yield made
    made.stop()


def network(emulator: TcpPrinter, patience: Patience = PATIENCE) -> EscposPrinter:
    settings = OnePrinter(kind=PrinterKind.NETWORK, host="127.0.0.1", port=emulator.port)
    return escpos_printer(settings, patience)


def test_a_revived_printer_does_not_print_what_expired(
    build: Build, house: House, clock: Clock, emulator: TcpPrinter
) -> None:
    emulator.refuse()
    kiosk = build(printer=network(emulator))
    old = take_a_ticket(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
    assert console(house).devices.print_troubles[0].number == old
    kiosk.touch("done")
    service = house.office.service_coded("F")
    stale = house.intake.issue([service.id], language=Language.AR, printer="elsewhere")
    clock.now += timedelta(seconds=EXPIRES_AFTER_S)
    emulator.come_back()
    take_a_ticket(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    (strip,) = emulator.head.strips
    assert strip.codes() == [kiosk.state.ticket.ticket.token]  # type: ignore[union-attr]
    assert stale.token not in strip.codes()


def test_a_reprint_from_the_console_comes_out_marked(
    build: Build, house: House, emulator: TcpPrinter
) -> None:
    drawings = Drawings()
    kiosk = build(printer=network(emulator), draw=drawings)
    emulator.head.set(cover_open=True)
    number = take_a_ticket(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
    emulator.come_back()
    (trouble,) = console(house).devices.print_troubles
    house.printing.again(trouble.ticket_id, trouble.printer, by=next(iter(house.office.staff)))
    kiosk.wait(lambda: kinds(house).count("print_printed") == 1)
    assert drawings.marks[-1] == (number, True)
    assert console(house).devices.print_troubles == ()


# --- Slips


def _slip_wanted(house: House, number: str) -> int:
    """Somebody of the staff wants a slip for this ticket, on the kiosk's printer; its step."""
    of_ticket = sa.select(t.step.c.id).join(t.ticket).where(t.ticket.c.number == number)
    with house.database.read() as read:
        step: int = read.one(of_ticket).id
    house.printing.slip(step, "k1", by=next(iter(house.office.staff)))
    return step


@dataclass
class SlipDrawings:
    """Remembers which slip was drawn."""

    numbers: list[str] = field(default_factory=list)

    def __call__(self, face: SlipFace, width: int) -> QImage:
        self.numbers.append(face.number)
        return draw_slip(face, width)


def test_a_slip_comes_out_as_a_slip_and_says_nothing_of_the_ticket_on_the_screen(
    build: Build, house: House, tmp_path: Path
) -> None:
    drawings, slips = Drawings(), SlipDrawings()
    printer = Recipe(tmp_path)
    kiosk = build(printer=printer, draw=drawings, draw_slip=slips)
    printer.words = [nothing_sent()]
    number = take_a_ticket(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.FAILED)
    _slip_wanted(house, number)
    kiosk.wait(lambda: kinds(house).count("print_printed") == 1)
    assert slips.numbers == [number] == printer.printed
    assert drawings.marks == [(number, False)]
    kiosk.settle()
    assert kiosk.state.paper is Paper.FAILED


def test_a_slip_that_may_be_out_already_is_printed_by_the_second_printer_unmarked(
    build: Build, house: House, tmp_path: Path
) -> None:
    first, second, slips = Recipe(tmp_path / "1"), Recipe(tmp_path / "2"), SlipDrawings()
    kiosk = build(printer=first, fallback=NamedPrinter("hall", second), draw_slip=slips)
    number = take_a_ticket(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    first.words = [perhaps_out()]
    _slip_wanted(house, number)
    kiosk.wait(lambda: kinds(house).count("print_printed") == 2)
    assert (first.printed, second.printed) == ([number], [number])
    assert slips.numbers == [number, number]
    kiosk.settle()
    assert kiosk.state.paper is Paper.PRINTED


def test_a_slip_that_fails_is_a_trouble_of_its_own(
    build: Build, house: House, tmp_path: Path
) -> None:
    printer = Recipe(tmp_path)
    kiosk = build(printer=printer)
    number = take_a_ticket(kiosk)
    kiosk.wait(lambda: kiosk.state.paper is Paper.PRINTED)
    printer.words = [nothing_sent()]
    step = _slip_wanted(house, number)
    kiosk.wait(lambda: kinds(house).count("print_failed") == 1)
    (trouble,) = console(house).devices.print_troubles
    assert (trouble.number, trouble.slip_step_id) == (number, step)
    kiosk.settle()
    assert kiosk.state.paper is Paper.PRINTED


# --- Two hundred visits


@dataclass
class Ledger:
    """Every drawing that went to a printer, by its very dots."""

    drawn: dict[tuple[bytes, ...], tuple[str, bool]] = field(default_factory=dict)

    def __call__(self, face: TicketFace, width: int, reprint: bool) -> QImage:
        image = draw_ticket(face, width, reprint)
        sheet = Head()
        sheet.receive(ticket_bytes(image, width, ImageCommand.RASTER))
        self.drawn[sheet.strips[0].printed] = (face.token, reprint)
        return image

    def whole(self, strip: Strip) -> tuple[str, bool] | None:
        """The token of the ticket that this strip is, and whether it is marked as a reprint."""
        return self.drawn.get(strip.printed)

    def piece(self, strip: Strip) -> tuple[str, bool] | None:
        """The same for a torn one on which the code can still be read."""
        codes = strip.codes()
        if not codes:
            return None
        rows = strip.printed
        fits = {mark for dots, (token, mark) in self.drawn.items() if dots[: len(rows)] == rows}
        return codes[0], fits == {True}


def misbehave(printer: TcpPrinter, dice: random.Random) -> None:
    """One fault, or none, of those that printers have."""
    head, manners = printer.head, printer.manners
    head.set(forgets_when_told=dice.random() < 0.7)
    faults: list[Callable[[], object]] = [
        lambda: head.set(low=True),
        lambda: head.set(cover_open=True),
        lambda: head.set(out=True),
        lambda: head.set(offline=True),
        lambda: head.set(stuck_cutter=True),
        lambda: head.set(rows_left=dice.randint(1, 1200)),
        lambda: setattr(manners, "drop_after", dice.randint(1, 90_000)),
        lambda: setattr(manners, "drop_after", dice.randint(1, 200)),
        lambda: setattr(manners, "mute", True),
        lambda: setattr(manners, "slow_s", dice.choice([0.01, 0.2])),
        lambda: setattr(manners, "before", dice.choice([b"\x13", b"\x10\x00\x00\x0f"])),
        lambda: setattr(manners, "instead", dice.choice([b"\xff", b"\x11", b"\x10\x00\x00\x00"])),
        printer.refuse,
    ]
    dice.choice(faults)()


@pytest.mark.timeout(400)
def test_two_hundred_visits_with_faults(
    build: Build, house: House, clock: Clock, emulator: TcpPrinter, spare: TcpPrinter
) -> None:
    """No ticket is lost, none is in two hands unmarked, each failure is on the console."""
    dice, ledger = random.Random(20_261_122), Ledger()
    hasty = Patience(answer_s=0.1, printing_s=0.25)
    fallback = NamedPrinter("spare", network(spare, hasty))
    kiosk = build(printer=network(emulator, hasty), fallback=fallback, draw=ledger)
    printers = {"k1": emulator, "spare": spare}
    numbers: list[str] = []
    ended: dict[str, Paper] = {}
    for _ in range(200):
        if dice.random() < 0.7:
            misbehave(emulator, dice)
        if dice.random() < 0.5:
            misbehave(spare, dice)
        numbers.append(take_a_ticket(kiosk))
        kiosk.wait(lambda: kiosk.state.paper is not Paper.COMING, timeout=15_000)
        assert kiosk.text("number") == numbers[-1]
        ended[numbers[-1]] = kiosk.state.paper
        if kiosk.state.paper is Paper.FAILED:
            view = console(house)
            assert view.devices.print_troubles[0].number == numbers[-1]
            # One that hung up once, and answers again, is well again.
            still = {name for name, printer in printers.items() if not printer.well}
            assert still <= {each.name for each in view.devices.printers}
        for printer in printers.values():
            printer.come_back()
        kiosk.touch("done")
        kiosk.until(Page.START)
        clock.now += timedelta(seconds=20)
    assert len(set(numbers)) == 200
    heads = {name: printer.head for name, printer in printers.items()}
    _check_the_paper(house, ledger, heads, ended)


def _check_the_paper(
    house: House, ledger: Ledger, heads: dict[str, Head], ended: dict[str, Paper]
) -> None:
    with house.database.read() as read:
        tickets = {row.id: row for row in read.all(sa.select(t.ticket))}
    outcomes = {tickets[job.ticket_id].number: job for job in jobs(house)}
    assert outcomes.keys() == ended.keys()
    strips = [(name, strip) for name, head in heads.items() for strip in head.strips]
    whole = {(name, found[0]) for name, s in strips if (found := ledger.whole(s))}
    for number, job in outcomes.items():
        token = tickets[job.ticket_id].token
        came_out = ended[number] in (Paper.PRINTED, Paper.ELSEWHERE)
        assert job.state == (PrintState.PRINTED if came_out else PrintState.FAILED), number
        if came_out:
            assert (ended[number] is Paper.ELSEWHERE) == (job.printed_on == "spare"), number
            assert (job.printed_on, token) in whole, f"{number} is said to be printed"
        else:
            assert job.trouble in set(PrinterFault), job.trouble
    pieces = [ledger.whole(s) or ledger.piece(s) for _, s in strips]
    unmarked = Tally(piece[0] for piece in pieces if piece and not piece[1])
    assert max(unmarked.values()) == 1, "a ticket is in two hands, and neither is marked"
    states = Tally(job.state for job in outcomes.values())
    assert states[PrintState.PRINTED] > 60 and states[PrintState.FAILED] > 15, states
    assert any(job.printed_on == "spare" for job in outcomes.values())
    assert [head.unknown for head in heads.values()] == [[], []]
