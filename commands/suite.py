"""Putting each screen together from the machine's settings."""

import platform
from collections.abc import Callable
from datetime import datetime

from counter_app.presenter import ConsolePresenter
from counter_app.screen import ConsoleWindow
from db.bookings import Bookings
from db.calling import Calling
from db.engine import Database
from db.intake import Intake
from db.printing import Printing
from db.staff import StaffDesk
from db.tickets import Tickets
from db.views import Views
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from kiosk.presenter import KioskPresenter
from kiosk.print_desk import NamedPrinter, PrintDesk
from kiosk.printers import printer_of
from kiosk.screen import KioskWindow
from kiosk.ticket_drawing import TicketDrawing
from kiosk.ticket_layout import STANDARD, read_layout
from shell.language import LanguageSwitch
from shell.live import Live
from shell.look import Look
from shell.settings import OnePrinter, PrinterKind, Settings
from shell.worker import Worker

Clock = Callable[[], datetime]


class Backstage:
    """What a screen stands on: an open office, live updates, one worker for its database."""

    def __init__(self, database: Database, office_id: int, clock: Clock) -> None:
        self.database = database
        self.office_id = office_id
        self.clock = clock
        self.live = Live(database.watch)
        self.worker = Worker("database")
        self._ends: list[Callable[[], object]] = [self.live.stop, self.worker.stop]
        self.live.start()

    @property
    def views(self) -> Views:
        return Views(self.database, self.office_id, self.clock)

    @property
    def tickets(self) -> Tickets:
        return Tickets(self.database, self.office_id, self.clock)

    def at_the_end(self, stop: Callable[[], object]) -> None:
        """Have `stop` called before the database is closed."""
        self._ends.append(stop)

    def close(self) -> None:
        for stop in reversed(self._ends):
            stop()
        self.database.close()


def kiosk_window(
    stage: Backstage, settings: Settings, look: Look, language: LanguageSwitch
) -> KioskWindow:
    """The kiosk with its own printer; jobs are queued under this machine's name for it.

    Raises `Trouble` for a ticket layout that is wrong, before a visitor waits for a ticket.
    """
    printing = Printing(stage.database, stage.office_id, stage.clock)
    name = printer_name(settings.printer)
    presenter = KioskPresenter(
        Intake(stage.database, stage.office_id, stage.clock),
        Bookings(stage.database, stage.office_id, stage.clock),
        stage.views,
        stage.live,
        stage.worker,
        language,
        name,
        stage.clock,
    )
    printer = printer_of(settings.printer)
    drawing = TicketDrawing(read_layout(settings.printer.layout or STANDARD))
    desk = PrintDesk(name, printer, printing, stage.tickets, stage.live, draw=drawing.draw)
    stage.at_the_end(desk.stop)
    return KioskWindow(presenter, desk, look, language)


def display_window(stage: Backstage, settings: Settings, look: Look) -> DisplayWindow:
    presenter = DisplayPresenter(
        stage.views, stage.live, stage.worker, clock=stage.clock, zone=settings.zone
    )
    presenter.start()
    stage.at_the_end(presenter.stop)
    return DisplayWindow(presenter, look, settings.viewing_metres)


def counter_window(
    stage: Backstage, settings: Settings, look: Look, language: LanguageSwitch
) -> ConsoleWindow:
    handed = (stage.database, stage.office_id, stage.clock)
    presenter = ConsolePresenter(
        staff=StaffDesk(*handed),
        calling=Calling(*handed),
        intake=Intake(*handed),
        views=stage.views,
        printing=Printing(*handed),
        live=stage.live,
        worker=stage.worker,
        language=language,
        clock=stage.clock,
        counter_number=settings.counter,
    )
    return ConsoleWindow(presenter, look, language)


def printer_name(printer: OnePrinter) -> str:
    """The name print jobs wait under: two kiosks must not print each other's tickets."""
    if printer.kind is PrinterKind.NETWORK:
        return printer.place
    return f"{' '.join(filter(None, (printer.kind, printer.place)))}@{platform.node()}"
