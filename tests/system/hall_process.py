"""A hall display with a voice: `-m tests.system.hall_process LOG SOUNDS MEDIA URL ZONE`.

Its screen and its voice are the real ones, off-screen and with a loudspeaker that writes down what
it plays; everything runs some times faster than in a hall, in the same proportions. LOG gets a
line of JSON for each call that takes the stage and for each that leaves it.
"""

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from db.announcing import Announcing
from db.engine import Database, utc_now
from db.office import office_id
from db.views import Views
from display.announcer import Announcer
from display.calls import Pace
from display.feed import HallFeed
from display.media import MediaShelf
from display.presenter import DisplayPresenter
from display.screen import DisplayWindow
from display.state import DisplayState, Hanging
from shell.live import Live
from shell.look import Look
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.speech_store import Store
from shell.worker import Worker

FASTER = 5
PACE = Pace(timedelta(seconds=5 / FASTER), timedelta(seconds=12 / FASTER))


class Log:
    """What was on the stage, and when."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._shown: int | None = None

    def look(self, state: DisplayState) -> None:
        if state.media:
            self.write(media=True)
        fresh = state.newest if state.newest and state.newest.fresh else None
        shown = fresh.call_id if fresh else None
        if shown != self._shown:
            self.write(left=self._shown, shown=shown)
            self._shown = shown
        if state.catching_up:
            self.write(catching_up=True)

    def write(self, **line: object) -> None:
        with self._file.open("a", encoding="utf-8") as log:
            log.write(json.dumps({**line, "at": time.monotonic()}) + "\n")


def main(log_file: str, sounds: str, media: str, url: str, zone: str) -> None:
    app = QApplication(sys.argv[:1])
    database = Database.open(url)
    office = office_id(database)
    live, reading, speaking = Live(database.watch), Worker("hall"), Worker("voice")
    feed = HallFeed(Views(database, office, utc_now), live, reading, clock=utc_now)
    shelf = MediaShelf(Path(media))
    presenter = DisplayPresenter(feed, Hanging(zone), pace=PACE, has_media=shelf.any)
    log = Log(Path(log_file))
    presenter.state_changed.connect(log.look)
    look = Look()
    look.apply(app)
    window = DisplayWindow(presenter, look, media=shelf)
    window.resize(960, 540)
    window.show()
    store = Store(Path(sounds))
    heard = f"{log_file}.heard"
    loudspeaker = [sys.executable, "-m", "tests.system.quick_loudspeaker", heard, str(FASTER)]
    announcer = Announcer(
        feed,
        Announcing(database, office, utc_now),
        speaking,
        SoundMaking(store),
        SoundPlaying(store, loudspeaker=loudspeaker),
        speaker=f"{zone}:{os.getpid()}",
        zone=zone,
        pace=PACE,
    )
    feed.read.connect(lambda _view: print("read", flush=True))
    feed.start()
    presenter.start()
    live.start()
    app.exec()
    announcer.stop()
    window.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
