"""Putting each screen together from the machine's settings."""

import platform
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from platformdirs import user_state_path

from counter_app.compact import CompactBar, CompactSwitch
from counter_app.compact_place import Place
from counter_app.presenter import ConsolePresenter
from counter_app.presenter import UseCases as ConsoleUseCases
from counter_app.screen import ConsoleWindow
from db.alerts import Alerts
from db.bookings import Bookings
from db.calling import Calling
from db.claims import Claims
from db.engine import Database, utc_now
from db.front_desk import FrontDesk
from db.intake import Intake
from db.printing import Printing
from db.resolving import Resolving
from db.serving import Serving
from db.staff import StaffDesk
from db.tickets import Tickets
from db.trouble import Trouble, TroubleKind
from db.views import Views
from kiosk.doorway import Doorway
from kiosk.presenter import KioskPresenter, UseCases
from kiosk.print_desk import NamedPrinter, PrintDesk
from kiosk.printers import printer_of
from kiosk.screen import KioskWindow
from kiosk.staff_door import StaffDoor, conditions
from kiosk.surroundings import Surroundings
from kiosk.ticket_drawing import TicketDrawing
from kiosk.ticket_layout import STANDARD, read_layout
from shell.global_key import GlobalKey
from shell.language import LanguageSwitch
from shell.live import Live
from shell.look import Look
from shell.settings import OnePrinter, PrinterKind, Role, Settings
from shell.settings import Printer as MachinePrinter
from shell.speech import Speech
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

    def kiosk_use_cases(self) -> UseCases:
        handed = (self.database, self.office_id, self.clock)
        return UseCases(
            Intake(*handed), Bookings(*handed), Printing(*handed), self.tickets, self.views
        )

    def console_use_cases(self, printer: str | None) -> ConsoleUseCases:
        handed = (self.database, self.office_id, self.clock)
        return ConsoleUseCases(
            staff=StaffDesk(*handed),
            calling=Calling(*handed),
            intake=Intake(*handed),
            claims=Claims(*handed),
            views=self.views,
            serving=Serving(*handed),
            alerts=Alerts(*handed),
            front_desk=FrontDesk(*handed),
            resolving=Resolving(*handed),
            printing=Printing(*handed),
            printer=printer,
        )

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
    name = printer_name(settings.printer)
    presenter = KioskPresenter(
        stage.kiosk_use_cases(),
        stage.live,
        stage.worker,
        language,
        name,
        stage.clock,
        services=frozenset(settings.kiosk.services) or None,
    )
    desk = print_desk(stage, settings.printer, name)
    window = KioskWindow(presenter, desk, look, language)
    Surroundings(window, presenter, _speech(stage, settings), settings.kiosk.lower_edge_mm)
    Doorway(window, presenter, _staff_door(stage, desk))
    return window


def print_desk(stage: Backstage, printer: MachinePrinter, name: str) -> PrintDesk:
    """The desk of this process's printer, for the jobs that wait under `name`.

    Raises `Trouble` for a ticket layout that is wrong.
    """
    drawing = TicketDrawing(read_layout(printer.layout or STANDARD))
    second = printer.fallback
    desk = PrintDesk(
        name,
        printer_of(printer),
        Printing(stage.database, stage.office_id, stage.clock),
        stage.tickets,
        stage.live,
        draw=drawing.draw,
        draw_slip=drawing.draw_slip,
        fallback=NamedPrinter(printer_name(second), printer_of(second)) if second else None,
    )
    stage.at_the_end(desk.stop)
    return desk


def refuse_unknown_services(database: Database, office_id: int, codes: Sequence[str]) -> None:
    """Raise `Trouble` SETTINGS for a service that is meant for a kiosk and is not the office's.

    Reads the database.
    """
    if not codes:
        return
    services = Views(database, office_id, utc_now).office().services.values()
    known = [service.code for service in services]
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise Trouble(
            TroubleKind.SETTINGS,
            "kiosk.services",
            f"found {', '.join(unknown)}; accepted: {', '.join(known)}",
        )


def _speech(stage: Backstage, settings: Settings) -> Speech | None:
    """The voice of spoken help; it starts nothing before somebody asks for it."""
    if not settings.voice.on or not settings.voice.volume:
        return None
    speech = Speech(settings.voice.volume)
    stage.at_the_end(speech.close)
    return speech


def _staff_door(stage: Backstage, printers: PrintDesk) -> StaffDoor:
    desk = StaffDesk(stage.database, stage.office_id, stage.clock)
    worker = Worker("staff door")
    stage.at_the_end(worker.stop)
    return StaffDoor(
        lambda login, pin: desk.sign_in(login, pin),
        conditions(stage.views.office, printers.wrong),
        worker,
    )


def counter_window(
    stage: Backstage, settings: Settings, look: Look, language: LanguageSwitch
) -> ConsoleWindow:
    """The console with its small bar, and the key for all programs where the settings name one.

    Raises `Trouble` as `console_presenter` does.
    """
    presenter = console_presenter(stage, settings, language)
    window = ConsoleWindow(presenter, look, language)
    presenter.setParent(window)  # its timers are not to outlive what it is seen in
    key = settings.console.global_key
    held = GlobalKey(key, window) if key is not None else None
    if held is not None:
        stage.at_the_end(held.close)
    bar = CompactBar(presenter, look, Place(_bar_file()), held)
    CompactSwitch(window, bar, presenter, held)
    return window


def console_presenter(
    stage: Backstage, settings: Settings, language: LanguageSwitch
) -> ConsolePresenter:
    """The console without its window; with a printer of its own only where the settings name one,
    because pictures in a folder that nobody asked for are no ticket for whoever stands there.

    Raises `Trouble` for a ticket layout that is wrong.
    """
    printer, name = settings.named_printer, None
    if printer is not None:
        name = printer_name(printer, Role.COUNTER)
        print_desk(stage, printer, name)
    return ConsolePresenter(
        stage.console_use_cases(name),
        live=stage.live,
        worker=stage.worker,
        language=language,
        clock=stage.clock,
        counter_number=settings.counter,
        compact=settings.console.compact,
    )


def _bar_file() -> Path:
    """Where this machine remembers the place of the small bar."""
    return user_state_path("dawr", appauthor=False) / "compact.ini"


def printer_name(printer: OnePrinter, role: Role = Role.KIOSK) -> str:
    """The name print jobs wait under: processes that share a printer must not take each other's,
    because each tells its own visitor what became of the paper."""
    kind = "" if printer.kind is PrinterKind.NETWORK else str(printer.kind)
    part = "" if role is Role.KIOSK else str(role)
    return f"{' '.join(filter(None, (part, kind, printer.place)))}@{platform.node()}"
