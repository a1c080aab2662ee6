"""From the clerk's click to the first sound and the first word, between real processes."""

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from commands.bench.figures import Figure, below, not_measured, percentile
from commands.bench.ground import Ground
from commands.doctor.devices import ask_driver
from db.calling import Calling
from db.serving import Serving
from db.views import Views
from queueing.wording import Language, Manner, say_ticket
from shell.speech_store import Phrase, Store

MOST_CACHED_S, MOST_NEW_S = 1.0, 2.0
PATIENCE_S = 60.0
NAME = "click to the voice"


class Silent(Exception):
    """The measured voice ended or said nothing; the text says which."""


@dataclass(slots=True)
class _Speaker:
    """The child process, its lines read by a thread so that none waits in a pipe."""

    process: subprocess.Popen[str]
    lines: Queue[list[str]] = field(default_factory=Queue)

    @classmethod
    def start(cls, ground: Ground, folder: Path, root: Path) -> "_Speaker":
        words = [ground.url, str(ground.office_id), str(folder)]
        child = subprocess.Popen(
            [sys.executable, "-m", "commands.bench.speaker", *words],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        speaker = cls(child)
        Thread(target=speaker._listen, daemon=True).start()
        return speaker

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.split())

    def next(self) -> list[str]:
        try:
            line = self.lines.get(timeout=PATIENCE_S)
        except Empty:
            raise Silent(f"nothing was heard for {PATIENCE_S:g} s") from None
        if line[0] == "failed":
            raise Silent(" ".join(line[1:]))
        return line

    def wait_until_idle(self) -> None:
        while self.next() != ["idle"]:
            pass

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def measure_voice(engine: str, ground: Ground, samples: int, root: Path) -> list[Figure]:
    """The delays with every sound made ahead of need, and with none.

    The ground's clock must be the real one, because the voice runs on it.
    """
    ground.add_waiting(2 * samples + 16, list(ground.office.services), "V")
    with tempfile.TemporaryDirectory(prefix="dawr-bench-") as folder:
        speaker = _Speaker.start(ground, Path(folder), root)
        try:
            speaker.wait_until_idle()
            cached = _delays(ground, speaker, Path(folder), samples, cached=True)
            new = _delays(ground, speaker, Path(folder), samples, cached=False)
        except Silent as silent:
            return [not_measured(NAME, engine, str(silent), f"at most {MOST_CACHED_S:g} s")]
        finally:
            speaker.stop()
    output = "" if _has_output() else "no sound output here: to the first sample that is decoded"
    figures = []
    for what, delays, most in (
        ("made ahead", cached, MOST_CACHED_S),
        ("new", new, MOST_NEW_S),
    ):
        for which, place in (("sound", 0), ("word", 1)):
            spans = [delay[place] for delay in delays]
            figures.append(
                below(
                    f"{NAME}: first {which}, {what}, P95",
                    engine,
                    "s",
                    percentile(spans, 0.95),
                    most,
                    samples=len(spans),
                    note=output,
                )
            )
    return figures


def _has_output() -> bool:
    # In a process of its own, because this one may have an application already.
    outputs, _why = ask_driver("sound")
    return bool(outputs)


def _delays(
    ground: Ground, speaker: _Speaker, folder: Path, samples: int, *, cached: bool
) -> list[tuple[float, float]]:
    """For each click the seconds to the first sound, and to the first word of the call.

    The chime is left out of the way to the first word: it is played while the words are made, and
    the measuring loudspeaker cuts it short.
    """
    handed = (ground.database, ground.office_id, ground.clock)
    calling, serving, views = Calling(*handed), Serving(*handed), Views(*handed)
    counter, clerk = ground.staff_counters()[0]
    found: list[tuple[float, float]] = []
    store = Store(folder)
    for _ in range(samples):
        if cached:
            _wait_until_made(views, store)
        else:
            for file in folder.glob("*.wav"):
                file.unlink(missing_ok=True)
        clicked = time.monotonic_ns()
        call = calling.call_next(counter.id, by=clerk.id)
        assert call is not None
        first = int(speaker.next()[2])
        names = _names(store, call.number)
        while (line := speaker.next())[1] not in names:
            pass
        found.append(((first - clicked) / 1e9, (int(line[2]) - clicked) / 1e9))
        speaker.wait_until_idle()
        calling.start(call.step_id, by=clerk.id)
        serving.finish(call.step_id, by=clerk.id)
    return found


def _wait_until_made(views: Views, store: Store) -> None:
    """The likely next calls are there."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        numbers = [each.number for each in views.outlook().next_up[:3]]
        if all((store.folder / name).exists() for n in numbers for name in _names(store, n)):
            return
        time.sleep(0.1)
    raise Silent(f"the next calls were not made within {PATIENCE_S:g} s")


def _names(store: Store, number: str) -> set[str]:
    return {
        store.place(Phrase.spoken(say_ticket(number, language, Manner()).text, language)).name
        for language in Language
    }
