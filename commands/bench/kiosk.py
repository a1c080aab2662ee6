"""A real kiosk, off-screen, that takes one ticket after the other and tells when it was touched.

Run as `python -m commands.bench.kiosk URL OFFICE PORT TICKETS`: its network printer is at PORT of
this machine. It prints `touched` and the monotonic nanosecond of the last touch for each ticket.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from commands.bench.figures import opening_hours
from commands.bench.patience import let_pass, until
from db.bookings import Bookings
from db.engine import Database
from db.intake import Intake
from db.printing import Printing
from db.tickets import Tickets
from db.views import Views
from kiosk.patience import Times
from kiosk.presenter import KioskPresenter, UseCases
from kiosk.print_desk import PrintDesk
from kiosk.printers import printer_of
from kiosk.screen import KioskWindow
from kiosk.state import Page, Paper
from kiosk.surroundings import Surroundings
from shell.collector import Collector
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
    collector = Collector(app)
    database, clock = Database.open(url), opening_hours()
    handed = (database, int(office), clock)
    live, language, look = Live(database.watch), LanguageSwitch(app, ("kiosk", "shell")), Look()
    look.apply(app)
    views, worker = Views(*handed), Worker("database")
    presenter = KioskPresenter(
        UseCases(Intake(*handed), Bookings(*handed), Printing(*handed), Tickets(*handed), views),
        live,
        worker,
        language,
        "bench",
        clock,
        Times(settle_s=SETTLE_S),
    )
    printer = printer_of(Printer(kind=PrinterKind.NETWORK, host="127.0.0.1", port=int(port)))
    desk = PrintDesk("bench", printer, Printing(*handed), Tickets(*handed), live)
    window = KioskWindow(presenter, desk, look, language)
    Surroundings(window, presenter)
    window.resize(*PORTRAIT)
    window.show()
    live.start()
    try:
        for service in islice(cycle(_services(views)), int(tickets)):
            _take_one(presenter, window, service)
    finally:
        for stop in (desk.stop, live.stop, worker.stop):
            stop()
        # Here and now: left to the end of `main`, the application would go before its window.
        for each in (window, presenter, desk, live, worker):
            shiboken6.delete(each)
        database.close()
        collector.close()


def _services(views: Views) -> Iterator[str]:
    """The codes of those that a ticket can be had for."""
    view = views.kiosk()
    on_offer = (offer.service_id for offer in view.services if offer.refused is None)
    return (view.office.services[service_id].code for service_id in on_offer)


def _take_one(presenter: KioskPresenter, window: KioskWindow, service: str) -> None:
    _until(lambda: presenter.state.page is Page.START and presenter.state.walk_in_open)
    _turn(presenter, window, "walk_in_ar", Page.SERVICES)
    _turn(presenter, window, f"service_{service}", Page.SERVICE)
    let_pass(SETTLE_S * 2)
    button = _button(window, "take_ticket")
    print(f"touched {time.monotonic_ns()}", flush=True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _until(lambda: presenter.state.paper is Paper.PRINTED)
    _turn(presenter, window, "done", Page.START)


def _turn(presenter: KioskPresenter, window: KioskWindow, touched: str, page: Page) -> None:
    """Touches, and tells how long it took until the next page was painted."""
    let_pass(SETTLE_S * 2)
    button = _button(window, touched)
    began = time.monotonic_ns()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents()  # the layout of the new page
    window.repaint()
    print(f"turned {(time.monotonic_ns() - began) / 1e6}", flush=True)
    if presenter.state.page is not page:
        sys.exit(f"{touched} led to {presenter.state.page}, not to {page}")


def _button(window: KioskWindow, name: str) -> QPushButton:
    found = [b for b in window.findChildren(QPushButton, name) if b.isVisible()]
    if len(found) != 1:
        sys.exit(f"{len(found)} buttons are named {name}")
    return found[0]


def _until(true: Callable[[], object]) -> None:
    """Ends the process when it never becomes true."""
    if not until(true, PATIENCE_S):
        sys.exit(f"the kiosk did not come to it in {PATIENCE_S:g} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
