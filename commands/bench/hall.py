"""From the clerk's click to the painted hall display, between two real processes."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from statistics import median
from threading import Thread

from commands.bench.figures import Figure, below, milliseconds, not_measured, percentile
from commands.bench.ground import Ground
from db.calling import Calling
from db.serving import Serving
from db.views import Views

MOST_MS = 150.0
PATIENCE_S = 20.0
CALLED_TO_SERVED_S = 0.06
"""The clerk's own pause between two verbs, drawn evenly up to this."""


class DisplayGone(Exception):
    """The measured display ended or stayed silent; the text says which."""


@dataclass(slots=True)
class _Display:
    """The child process, its lines read by a thread so that none waits in a pipe."""

    process: subprocess.Popen[str]
    painted: Queue[tuple[int, int]] = field(default_factory=Queue)

    @classmethod
    def start(cls, ground: Ground, root: Path) -> "_Display":
        child = subprocess.Popen(
            [sys.executable, "-m", "commands.bench.display", ground.url, str(ground.office_id)],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        display = cls(child)
        Thread(target=display._listen, daemon=True).start()
        return display

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            word, _space, rest = line.partition(" ")
            if word == "painted":
                revision, at = rest.split()
                self.painted.put((int(revision), int(at)))

    def when(self, revision: int) -> int:
        """The nanosecond at which this revision, or a later one, was first on the screen."""
        try:
            while True:
                shown, at = self.painted.get(timeout=PATIENCE_S)
                if shown >= revision:
                    return at
        except Empty:
            raise DisplayGone(self._why()) from None

    def _why(self) -> str:
        if self.process.poll() is None:
            return f"the display painted nothing for {PATIENCE_S:g} s"
        assert self.process.stderr is not None
        lines = self.process.stderr.read().strip().splitlines()
        return f"the display ended: {lines[-1] if lines else self.process.returncode}"

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def measure_hall(engine: str, ground: Ground, samples: int, root: Path) -> list[Figure]:
    """The delay from before `call_next` until a display has painted its call.

    The ground's clock must be the real one, because the display runs on it.
    """
    name = "click to hall"
    ground.add_waiting(samples + 1, list(ground.office.services), "H")
    display = _Display.start(ground, root)
    try:
        delays, bare = _delays(ground, display, samples)
    except DisplayGone as gone:
        return [not_measured(name, engine, str(gone), f"at most {MOST_MS:g}")]
    finally:
        display.stop()
    return [
        below(
            f"{name}, P99",
            engine,
            "ms",
            percentile(delays, 0.99),
            MOST_MS,
            samples=samples,
            bare=percentile(bare, 0.99),
            note="bare: the commit of one row",
        ),
        below(
            f"{name}, P50",
            engine,
            "ms",
            median(delays),
            MOST_MS,
            samples=samples,
            bare=median(bare),
            note="bare: the commit of one row",
        ),
    ]


def _delays(ground: Ground, display: _Display, samples: int) -> tuple[list[float], list[float]]:
    handed = (ground.database, ground.office_id, ground.clock)
    calling, serving, views = Calling(*handed), Serving(*handed), Views(*handed)
    counter, clerk = ground.staff_counters()[0]
    display.when(views.hall().n)
    chance = random.Random(1)
    delays: list[float] = []
    bare: list[float] = []
    for _ in range(samples):
        bare.append(milliseconds(ground.bare.write))
        time.sleep(chance.uniform(0, CALLED_TO_SERVED_S))
        clicked = time.monotonic_ns()
        call = calling.call_next(counter.id, by=clerk.id)
        assert call is not None
        delays.append((display.when(views.hall().n) - clicked) / 1e6)
        _then(display, views, partial(calling.start, call.step_id, by=clerk.id))
        _then(display, views, partial(serving.finish, call.step_id, by=clerk.id))
    return delays, bare


def _then(display: _Display, views: Views, verb: Callable[[], None]) -> None:
    """Do it and let the display come to rest, so that the next click meets a still hall."""
    verb()
    display.when(views.hall().n)
