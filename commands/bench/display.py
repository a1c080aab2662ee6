"""A real hall display, off-screen, that tells when it has painted which revision.

Run as `python -m commands.bench.display URL OFFICE`; it prints one line a painting, the revision
and the machine's monotonic clock in nanoseconds, which is the same in every process.
"""

import os
import sys
import time
from datetime import timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from db.engine import Database, utc_now
from db.views import Views
from display.calls import Pace
from display.feed import HallFeed
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from shell.collector import Collector
from shell.live import Live
from shell.look import Look
from shell.worker import Worker

FULL_HD = (1920, 1080)


def tell_painted(revision: object) -> None:
    print(f"painted {revision} {time.monotonic_ns()}", flush=True)


def main(url: str, office: str) -> None:
    app = QApplication(sys.argv[:1])
    Collector(app)
    database = Database.open(url)
    live, worker = Live(database.watch), Worker("database")
    feed = HallFeed(Views(database, int(office), utc_now), live, worker, clock=utc_now)
    # Clicks come faster than eyes read: each call takes the stage at once.
    presenter = DisplayPresenter(feed, pace=Pace(least=timedelta(0)))
    look = Look()
    look.apply(app)
    window = DisplayWindow(presenter, look)
    window.painted.connect(tell_painted)
    window.resize(*FULL_HD)
    window.show()
    live.start()
    presenter.start()
    feed.start()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
