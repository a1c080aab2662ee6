"""Files in a row: their order, their faults, and a loudspeaker that stands in for hardware."""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from db.trouble import TroubleKind
from shell.chime import CHIME
from shell.sound_file import write
from shell.sound_playing import SoundPlaying
from shell.speech_store import Store
from tests.shell.sounds import tone

# Qt's own player, which plays in silence, and in real time, where there is no device.
SILENT = (
    sys.executable,
    "-c",
    "import shell.speech_loudspeaker as it; it.main(lambda: '')",
)
NO_COMMAND = ("/there is no such command",)

Make = Callable[..., SoundPlaying]


class Heard:
    """Everything that a player tells, in order."""

    def __init__(self, playing: SoundPlaying) -> None:
        self.told: list[str] = []
        self.details: list[str] = []
        playing.started.connect(lambda: self.told.append("started"))
        playing.file_started.connect(lambda file: self.told.append(file.name))
        playing.ended.connect(lambda: self.told.append("ended"))
        playing.skipped.connect(self._on_skipped)
        playing.failed.connect(self._on_failed)

    def _on_skipped(self, file: Path, why: str) -> None:
        self.told.append(f"skipped {file.name}")
        self.details.append(why)

    def _on_failed(self, trouble: Any) -> None:
        assert trouble.kind is TroubleKind.SOUND
        assert trouble.where == "the loudspeaker"
        self.told.append("failed")
        self.details.append(trouble.detail)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What the fake loudspeaker was asked, a line each."""
    return tmp_path / "log"


@pytest.fixture
def make(qapp: object, tmp_path: Path, log: Path) -> Iterator[Make]:
    made: list[SoundPlaying] = []

    def make(**changes: Any) -> SoundPlaying:
        fake = (sys.executable, "-m", "tests.shell.fake_loudspeaker", str(log))
        made.append(SoundPlaying(Store(tmp_path / "store"), **{"loudspeaker": fake, **changes}))
        return made[-1]

    yield make
    for playing in made:
        playing.close()


def files(*names: str) -> list[Path]:
    """The fake loudspeaker opens nothing, so there need not be any."""
    return [Path(f"{name}.wav") for name in names]


def asked(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_files_are_played_in_order(make: Make, qtbot: QtBot, log: Path) -> None:
    playing = make()
    heard = Heard(playing)
    with qtbot.waitSignal(playing.ended):
        playing.play(files("chime", "ticket", "counter"), 60)
        assert playing.playing
        assert not heard.told
    assert heard.told == ["started", "chime.wav", "ticket.wav", "counter.wav", "ended"]
    assert [(a["file"], a["volume"]) for a in asked(log)] == [
        ("chime.wav", 60),
        ("ticket.wav", 60),
        ("counter.wav", 60),
    ]
    assert not playing.playing


@pytest.mark.parametrize("volume", [0, 80])
def test_nothing_to_be_heard_ends_at_once(volume: int, make: Make, qtbot: QtBot, log: Path) -> None:
    playing = make()
    heard = Heard(playing)
    with qtbot.waitSignal(playing.ended):
        playing.play(files("ticket") if not volume else [], volume)
        assert not heard.told
    assert heard.told == ["ended"]
    assert not log.exists()


def test_a_damaged_file_is_left_out(make: Make, qtbot: QtBot) -> None:
    """Chime and voice are independent, and so are the languages."""
    playing = make()
    heard = Heard(playing)
    with qtbot.waitSignal(playing.ended):
        playing.play(files("damaged", "ticket", "damaged", "counter"), 80)
    assert heard.told == [
        "skipped damaged.wav",
        "started",
        "ticket.wav",
        "skipped damaged.wav",
        "counter.wav",
        "ended",
    ]
    assert heard.details == ["it is no sound"] * 2


def test_a_list_of_damaged_files_ends_unheard(make: Make, qtbot: QtBot) -> None:
    playing = make()
    heard = Heard(playing)
    with qtbot.waitSignal(playing.ended):
        playing.play(files("damaged"), 80)
    assert heard.told == ["skipped damaged.wav", "ended"]


def test_a_damaged_file_is_forgotten_where_it_can_be_made_anew(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    kept, own = tmp_path / "store" / "damaged.wav", tmp_path / "damaged.wav"
    kept.parent.mkdir()
    for file in (kept, own):
        file.write_bytes(b"this is no sound")
    playing = make()
    with qtbot.waitSignal(playing.ended):
        playing.play([kept, own], 80)
    assert (kept.exists(), own.exists()) == (False, True)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("no_device", "this machine has no sound output"),
        ("crash", "the sound server is gone"),
        ("hang", "no answer within 2 s"),
    ],
)
def test_a_list_is_given_up_and_the_next_tries_anew(
    fault: str, why: str, make: Make, qtbot: QtBot, log: Path
) -> None:
    playing = make(patience_ms=2_000)
    heard = Heard(playing)
    with qtbot.waitSignal(playing.failed):
        playing.play(files("chime", fault, "counter"), 80)
    assert heard.told == ["started", "chime.wav", "failed"]
    assert heard.details == [why]
    assert not playing.playing
    with qtbot.waitSignal(playing.ended):
        playing.play(files("ticket"), 80)
    assert heard.told[3:] == ["started", "ticket.wav", "ended"]
    assert [Path(a["file"]).stem for a in asked(log)] == ["chime", fault, "ticket"]


def test_a_loudspeaker_that_cannot_be_started(make: Make, qtbot: QtBot) -> None:
    playing = make(loudspeaker=NO_COMMAND)
    with qtbot.waitSignal(playing.failed):
        playing.play(files("chime"), 80)


def test_a_new_list_takes_the_place_of_the_old(make: Make, qtbot: QtBot) -> None:
    playing = make()
    heard = Heard(playing)
    with qtbot.waitSignal(playing.started):
        playing.play(files("hold", "old"), 80)
    with qtbot.waitSignal(playing.ended):
        playing.play(files("new"), 80)
    assert heard.told == ["started", "hold.wav", "started", "new.wav", "ended"]


def test_stop_silences_and_tells_no_more(make: Make, qtbot: QtBot, log: Path) -> None:
    playing = make()
    heard = Heard(playing)
    with qtbot.waitSignal(playing.started):
        playing.play(files("hold", "more"), 80)
    playing.stop()
    assert not playing.playing
    qtbot.waitUntil(lambda: asked(log)[-1]["do"] == "hush")
    assert heard.told == ["started", "hold.wav"]
    with qtbot.waitSignal(playing.ended):
        playing.play(files("next"), 80)
    assert heard.told[2:] == ["started", "next.wav", "ended"]


def test_whoever_is_told_may_stop_it(make: Make, qtbot: QtBot, log: Path) -> None:
    playing = make()
    heard = Heard(playing)
    playing.started.connect(playing.stop)
    playing.skipped.connect(playing.stop)
    for first in ("chime", "damaged"):
        playing.play(files(first, "more"), 80)
        qtbot.waitUntil(lambda: not playing.playing)
    with qtbot.waitSignal(playing.ended):
        playing.play([], 80)
    assert heard.told == ["started", "skipped damaged.wav", "ended"]
    assert "more" not in log.read_text("utf-8")


def test_a_process_that_was_woken_is_there(make: Make, qtbot: QtBot, log: Path) -> None:
    playing = make()
    heard = Heard(playing)
    playing.wake()
    qtbot.waitUntil(lambda: log.exists() and bool(asked(log)))
    with qtbot.waitSignal(playing.started):
        playing.play(files("hold"), 80)
    playing.wake()  # It must not silence what is heard.
    with qtbot.waitSignal(playing.ended):
        playing.play(files("next"), 80)
    assert [a["do"] for a in asked(log)] == ["hush", "play", "play"]
    assert heard.told == ["started", "hold.wav", "started", "next.wav", "ended"]


def test_a_trouble_of_a_process_that_plays_nothing_is_none(make: Make, qtbot: QtBot) -> None:
    playing = make(loudspeaker=NO_COMMAND)
    heard = Heard(playing)
    with qtbot.waitSignal(playing._loudspeaker.failed):
        playing.wake()
    assert not heard.told


def test_qts_own_player_plays_back_to_back(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    ticket, counter, damaged = (tmp_path / f"{name}.wav" for name in ("ticket", "counter", "bad"))
    write(tone(0.4, 0.1, 22_050), ticket)
    write(tone(0.3, 0.1), counter)
    damaged.write_bytes(b"this is no sound " * 100)
    missing = tmp_path / "missing.wav"
    playing = make(loudspeaker=SILENT)
    heard, clock, starts = Heard(playing), QElapsedTimer(), list[int]()
    playing.file_started.connect(lambda _file: starts.append(clock.elapsed()))
    clock.start()
    with qtbot.waitSignal(playing.ended, timeout=20_000):
        playing.play([CHIME, ticket, damaged, missing, counter, ticket], 1)
    assert heard.told == [
        "started",
        "chime.wav",
        "ticket.wav",
        "skipped bad.wav",
        "skipped missing.wav",
        "counter.wav",
        "ticket.wav",
        "ended",
    ]
    spans = [after - before for before, after in pairwise(starts)]
    assert spans[0] == pytest.approx(1_200, abs=400)
    assert spans[2] == pytest.approx(300, abs=300)
