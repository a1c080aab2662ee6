"""Eight hours of calls in a minute: what a display and its voice hold in memory, early and late.

Run as `python -m commands.bench.long_day URL OFFICE CALLS FOLDER`; it prints the resident memory
in MB after the first calls and after the last.
"""

import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from commands.bench.figures import WORKING_HOUR
from db.announcing import Announcing
from db.calling import Calling
from db.engine import Database
from db.serving import Serving
from db.staff import StaffDesk
from db.views import Views
from display.announcer import Announcer
from display.feed import HallFeed
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from queueing.staff import SERVES
from shell.collector import Collector
from shell.helper import module
from shell.live import Live
from shell.look import Look
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.speech_store import Store
from shell.worker import Worker

BETWEEN = timedelta(seconds=30)
"""Between two calls of one hall on its busiest day."""

WARM_CALLS = 60
"""Before the first look: letters, caches and connections are there by then."""

FULL_HD = (1920, 1080)
PATIENCE_S = 20.0
RECALL_EVERY, UNDO_EVERY = 7, 11


class HandClock:
    def __init__(self) -> None:
        self.now = WORKING_HOUR

    def __call__(self) -> datetime:
        return self.now


class Stuck(Exception):
    """The screen or the voice did not come to rest."""


class Day:
    """One display with a voice, and the clerk whose calls it follows."""

    def __init__(self, url: str, office: int, folder: Path) -> None:
        self.clock = HandClock()
        self.database = Database.open(url)
        handed = (self.database, office, self.clock)
        self.calling, self.serving = Calling(*handed), Serving(*handed)
        self.views = Views(*handed)
        self.live = Live(self.database.watch)
        self.workers = [Worker("hall"), Worker("voice")]
        reading, speaking = self.workers
        self.feed = HallFeed(self.views, self.live, reading, clock=self.clock)
        self.presenter = DisplayPresenter(self.feed)
        look = Look()
        self.window = DisplayWindow(self.presenter, look)
        self.window.resize(*FULL_HD)
        self.window.show()
        store = Store(folder)
        self.announcer = Announcer(
            self.feed,
            Announcing(*handed),
            speaking,
            SoundMaking(store, voice=module("commands.bench.short_voice")),
            SoundPlaying(store, loudspeaker=[*module("commands.bench.first_sounds"), "--at-once"]),
            speaker="bench",
        )
        known = self.views.office()
        self.clerk = next(person.id for person in known.staff.values() if person.role in SERVES)
        self.counter = next(iter(known.counters))
        StaffDesk(*handed).open_counter(self.counter, by=self.clerk)
        self.live.start()
        self.feed.start()
        self.presenter.start()

    def call(self, place: int) -> None:
        """A visitor is called, sometimes again or in vain, and served."""
        called = self.calling.call_next(self.counter, by=self.clerk)
        if called is None:
            raise Stuck(f"nobody waits any more for call {place}")
        self.rest()
        if place % UNDO_EVERY == 0:
            self.calling.undo(called.step_id, by=self.clerk)
            self.rest()
            return
        self.pass_(timedelta(seconds=15))
        if place % RECALL_EVERY == 0:
            self.calling.recall(called.step_id, by=self.clerk)
            self.rest()
        self.calling.start(called.step_id, by=self.clerk)
        self.serving.finish(called.step_id, by=self.clerk)
        self.pass_(BETWEEN - timedelta(seconds=15))

    def pass_(self, time_: timedelta) -> None:
        self.clock.now += time_
        self.presenter.tick()
        self.announcer.tick()
        self.rest()

    def rest(self) -> None:
        """Until the screen has drawn what stands, and the voice has said it."""
        wanted, end = self.views.hall().n, time.monotonic() + PATIENCE_S
        while self.window.state.n < wanted or self.announcer.busy:
            QCoreApplication.processEvents()
            time.sleep(0.0005)
            if time.monotonic() > end:
                raise Stuck(f"revision {wanted} was not shown or said within {PATIENCE_S:g} s")

    def close(self) -> None:
        """Ends the threads, and then every Qt object here and now: left to the end of `main`, the
        application would go before its window, while a thread still tells of changes."""
        self.announcer.stop()
        self.feed.stop()
        self.live.stop()
        for worker in self.workers:
            worker.stop()
        parts = (self.window, self.presenter, self.announcer, self.feed, self.live, *self.workers)
        for each in parts:
            shiboken6.delete(each)
        self.database.close()


def main(url: str, office: str, calls: str, folder: str) -> None:
    app = QApplication(sys.argv[:1])
    collector = Collector(app)
    Look().apply(app)
    day = Day(url, int(office), Path(folder))
    memory = psutil.Process()
    try:
        for place in range(1, int(calls) + 1):
            day.call(place)
            if place in (min(WARM_CALLS, int(calls) // 2), int(calls)):
                print(f"{place} {memory.memory_info().rss / 1e6:.1f}", flush=True)
    except Stuck as stuck:
        sys.exit(str(stuck))
    finally:
        day.close()
        collector.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
