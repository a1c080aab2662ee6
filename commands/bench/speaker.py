"""A real voice of the hall that tells when each file is first heard.

Run as `python -m commands.bench.speaker URL OFFICE FOLDER`; FOLDER keeps the sounds. It prints a
line a file: its name and the machine's monotonic clock in nanoseconds, the same in every process;
and `idle` when there is nothing left to be said.
"""

import sys
import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from db.announcing import Announcing
from db.engine import Database, utc_now
from db.views import Views
from display.announcer import Announcer
from display.calls import Pace
from display.feed import HallFeed
from shell.collector import Collector
from shell.helper import module
from shell.live import Live
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.speech_store import Store
from shell.worker import Worker

LOOK_MS = 20


def tell_heard(file: Path) -> None:
    print(f"heard {file.name} {time.monotonic_ns()}", flush=True)


def main(url: str, office: str, folder: str) -> None:
    app = QCoreApplication(sys.argv[:1])
    Collector(app)
    database = Database.open(url)
    live, reading, speaking = Live(database.watch), Worker("hall"), Worker("voice")
    feed = HallFeed(Views(database, int(office), utc_now), live, reading, clock=utc_now)
    store = Store(Path(folder))
    playing = SoundPlaying(store, loudspeaker=module("commands.bench.first_sounds"))
    announcer = Announcer(
        feed,
        Announcing(database, int(office), utc_now),
        speaking,
        SoundMaking(store),
        playing,
        speaker="bench",
        pace=Pace(least=timedelta(0)),
    )
    playing.file_started.connect(tell_heard)
    playing.failed.connect(lambda trouble: print(f"failed {trouble}", flush=True))
    was_idle = [False]

    def look() -> None:
        idle = feed.view is not None and not announcer.busy
        if idle and not was_idle[0]:
            print("idle", flush=True)
        was_idle[0] = idle

    timer = QTimer(interval=LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
    live.start()
    feed.start()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
