"""A real kiosk, off-screen, that takes one ticket after the other and tells when it was touched.

Run as `python -m commands.bench.kiosk URL OFFICE PORT TICKETS`: its network printer is at PORT of
this machine. It prints `touched` and the monotonic nanosecond of the last touch for each ticket.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import cycle, islice

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from commands.bench.figures import WORKING_HOUR
from db.bookings import Bookings
from db.engine import Database, utc_now
from db.intake import Intake
from db.printing import Printing
from db.tickets import Tickets
from db.views import Views
from kiosk.presenter import KioskPresenter, Times
from kiosk.print_desk import PrintDesk
from kiosk.printers import printer_of
from kiosk.screen import KioskWindow
from kiosk.state import Page, Paper
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.live import Live
from shell.look import Look
from shell.settings import Printer, PrinterKind
from shell.worker import Worker

PORTRAIT = (1080, 1920)
PATIENCE_S = 10.0
SETTLE_S = 0.02
"""Short, because no finger trembles here; the time from touch to paper does not contain it."""


def main(url: str, office: str, port: str, tickets: str) -> None:
    app = QApplication(sys.argv[:1])
    database, clock = Database.open(url), _opening_hours()
    handed = (database, int(office), clock)
    live, language, look = Live(database.watch), LanguageSwitch(app, ("kiosk", "shell")), Look()
    look.apply(app)
    views = Views(*handed)
    presenter = KioskPresenter(
        Intake(*handed),
        Bookings(*handed),
        views,
        live,
        Worker("database"),
        language,
        "bench",
        clock,
        Times(settle_s=SETTLE_S),
    )
    printer = printer_of(Printer(kind=PrinterKind.NETWORK, host="127.0.0.1", port=int(port)))
    desk = PrintDesk("bench", printer, Printing(*handed), Tickets(*handed), live)
    window = KioskWindow(presenter, desk, look, language)
    window.resize(*PORTRAIT)
    window.show()
    live.start()
    for service in islice(cycle(_services(views)), int(tickets)):
        _take_one(presenter, window, service)
    # No thread may hold the process back: it has nothing left to lose.
    sys.stdout.flush()
    os._exit(0)


def _opening_hours() -> Callable[[], datetime]:
    """A clock that runs, but began in the office's opening hours."""
    began = utc_now()
    return lambda: WORKING_HOUR + (utc_now() - began)


def _services(views: Views) -> Iterator[int]:
    return (offer.service_id for offer in views.kiosk().services if offer.refused is None)


def _take_one(presenter: KioskPresenter, window: KioskWindow, service: int) -> None:
    _until(lambda: presenter.state.page is Page.START and presenter.state.walk_in_open)
    _go(presenter, Page.SERVICES, partial(presenter.begin, Language.AR, booked=False))
    _go(presenter, Page.SERVICE, partial(presenter.choose_service, service))
    button = window.findChild(QPushButton, "take_ticket")
    assert button is not None and button.isVisible()
    _until(_passed(SETTLE_S * 2))
    print(f"touched {time.monotonic_ns()}", flush=True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _until(lambda: presenter.state.paper is Paper.PRINTED)
    _go(presenter, Page.START, presenter.finish)


def _go(presenter: KioskPresenter, page: Page, touch: Callable[[], None]) -> None:
    """Touches until the page comes: a touch right after a change of page does not count."""

    def there() -> bool:
        touch()
        return presenter.state.page is page

    _until(there)


def _passed(seconds: float) -> Callable[[], bool]:
    over = time.monotonic() + seconds
    return lambda: time.monotonic() >= over


def _until(true: Callable[[], object]) -> None:
    """Lets the application run until it is true; ends the process when it never becomes so."""
    over = _passed(PATIENCE_S)
    while not true():
        if over():
            sys.exit(f"the kiosk did not come to it in {PATIENCE_S:g} s")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


if __name__ == "__main__":
    main(*sys.argv[1:])
