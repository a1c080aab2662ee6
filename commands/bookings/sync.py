"""`bookings sync`: the process that keeps the office in step with its sources. It has no screen."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from time import monotonic, sleep
from types import FrameType

from commands.bookings.counts import in_words
from db.office import Office
from db.pulling import TakenIn
from online.bookings.easyappointments.webhook import WebhookListener
from online.bookings.sync import Pass
from online.bookings.worker import Beat, Worker
from shell.booking_source import BookingSource

Say = Callable[[str], None]

ENDING_S = 0.5
"""The longest that ending takes to be noticed."""

PROGRESS_S = 2.0
"""Between two words about a look that takes long."""

STILL_S = 1.0
"""For how long a file lies still before it is taken for whole."""


def once(beats: Sequence[Beat], say: Say) -> bool:
    """Look at each source once; True when all of them answered."""
    fine = True
    for beat in beats:
        for look in range(beat.looks):
            if look:
                sleep(STILL_S)
            done = beat.sync.once()
            say(line(done))
            fine = fine and not done.trouble
    return fine


def run(
    beats: Sequence[Beat],
    settings: Sequence[BookingSource],
    secrets: Callable[[BookingSource], str],
    say: Callable[[Pass], None],
) -> None:
    """Look again and again, until this process is asked to end (Ctrl+C, SIGTERM)."""
    worker = Worker(beats, say)
    listeners = [
        WebhookListener(port, secrets(source), _hint(worker, source.name), source.webhook_host)
        for source in settings
        if (port := source.webhook_port) is not None
    ]
    with _asked_to_end() as ending:
        for listener in listeners:
            listener.start()
        worker.start()
        while not ending.wait(ENDING_S):  # Windows hears of Ctrl+C only between two waits
            pass
        for listener in listeners:
            listener.stop()
        worker.stop()


def _hint(worker: Worker, name: str) -> Callable[[], None]:
    return lambda: worker.hint(name)


@contextmanager
def _asked_to_end() -> Iterator[threading.Event]:
    ending = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ending.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Progress:
    """Says how far a long look has come, every few seconds; a short one is over before."""

    def __init__(self, say: Say, now: Callable[[], float] = monotonic) -> None:
        self._say = say
        self._now = now
        self._said_at: dict[str, float] = {}

    def __call__(self, name: str, so_far: TakenIn) -> None:
        counts = ", ".join(in_words(so_far.counts))
        if not counts:  # a look begins
            self._said_at[name] = self._now()
        elif self._now() - self._said_at[name] >= PROGRESS_S:
            self._said_at[name] = self._now()
            self._say(f"{name}: {counts} so far …")


class Diary:
    """Says what happened, and nothing where nothing did: a day of looks is not a day of lines."""

    def __init__(self, say: Say, office: Office, clock: Callable[[], datetime]) -> None:
        self._say = say
        self._office = office
        self._clock = clock
        self._failing: dict[str, str] = {}
        self._seen: set[str] = set()
        self._lock = threading.Lock()

    def __call__(self, done: Pass) -> None:
        """From the thread of any source."""
        with self._lock:
            known = done.source in self._seen
            repeated = self._failing.get(done.source, "") == done.trouble
            self._seen.add(done.source)
            self._failing[done.source] = done.trouble
            if not (known and repeated) or done.has_news:
                at = self._office.local(self._clock())
                self._say(f"{at:%Y-%m-%d %H:%M:%S} {line(done)}")


def line(done: Pass) -> str:
    """One look in one line."""
    counts = in_words(done.taken.counts)
    counts += [f"{done.told} told"] if done.told else []
    counts += [f"{done.refused} not accepted"] if done.refused else []
    went = f" [{done.traffic}]" if done.traffic else ""
    what = ", ".join(counts) or "nothing new"
    return f"{done.source}: {what}{went}" + (f"; {done.trouble}" if done.trouble else "")
