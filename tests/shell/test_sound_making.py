"""The sounds of calls, made by real voices and of real recordings."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from commands.doctor.devices import ask_driver
from db.trouble import Trouble, TroubleKind
from queueing.wording import Clause, Language, Manner, say_again, say_counter, say_ticket
from shell.chime import CHIME, CHIME_LUFS
from shell.clips import JOINT_S, PAUSE_S
from shell.loudness import TARGET_LUFS, loudness
from shell.sound_file import read, write
from shell.sound_making import REST_S, SoundMaking
from shell.speech_store import Store
from tests.shell.sounds import tone

NO_COMMAND = ("/there is no such command",)
TICKET = say_ticket("F012", Language.EN, Manner())
COUNTER = say_counter(3, Language.EN)
TICKET_AR = say_ticket("F012", Language.AR, Manner())
COUNTER_AR = say_counter(3, Language.AR)

# The voice, but it writes down each text, and may hang or crash over one that begins as told.
WATCHED = """
import os, sys, time
import shell.speech_process as it
really = it.make
def make(request):
    with open(sys.argv[1], "a", encoding="utf-8") as log:
        log.write(("clips: " if request["recordings"] else "") + request["text"] + "\\n")
    if request["text"].startswith(sys.argv[2]):
        time.sleep(600) if sys.argv[3] == "hang" else os._exit(3)
    if request["recordings"] and sys.argv[3] == "clips":
        os._exit(3)
    really(request)
it.make = make
it.main()
"""
NO_ARABIC = """
import shell.speech_process as it
really = it.make
def make(request):
    if request["language"] == "ar":
        raise it.NoVoice
    really(request)
it.make = make
it.main()
"""

Make = Callable[..., SoundMaking]


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Told:
    """Everything that is told, in order."""

    def __init__(self, making: SoundMaking) -> None:
        self.made: list[Clause] = []
        self.unmade: list[tuple[Clause, str]] = []
        self.troubles: list[Trouble] = []
        making.made.connect(self._on_made)
        making.unmade.connect(lambda clause, why: self.unmade.append((clause, why)))
        making.troubled.connect(self.troubles.append)
        self._making = making

    def _on_made(self, clause: Clause, file: Path) -> None:
        assert self._making.find(clause) == file
        assert file.exists()
        self.made.append(clause)


@pytest.fixture(scope="session")
def voices() -> None:
    found, why = ask_driver("voices")
    if not found:
        pytest.skip(f"this machine has no voices: {why}")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The texts that the voice was given, a line each."""
    return tmp_path / "log"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def make(qapp: object, store: Store, log: Path, clock: Clock) -> Iterator[Make]:
    made: list[SoundMaking] = []

    def make(*, fails_over: str = "nothing", how: str = "", **changes: Any) -> SoundMaking:
        voice = (sys.executable, "-c", WATCHED, str(log), fails_over, how)
        made.append(SoundMaking(store, **{"voice": voice, "clock": clock, **changes}))
        return made[-1]

    yield make
    for making in made:
        making.close()


def said(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines()


@pytest.mark.usefixtures("voices")
def test_what_is_wanted_is_made_and_found(make: Make, qtbot: QtBot) -> None:
    making = make()
    told = Told(making)
    clauses = [TICKET_AR, COUNTER_AR, TICKET, COUNTER]
    assert [making.find(clause) for clause in clauses] == [None] * 4
    making.want(clauses, urgent=True)
    assert not told.made
    qtbot.waitUntil(lambda: told.made == clauses, timeout=20_000)
    for clause in clauses:
        file = making.find(clause)
        assert file is not None
        assert loudness(read(file)) == pytest.approx(TARGET_LUFS, abs=1)
    assert not told.unmade
    assert not told.troubles


@pytest.mark.usefixtures("voices")
def test_what_is_urgent_comes_first_and_what_is_not_is_replaced(
    make: Make, qtbot: QtBot, log: Path
) -> None:
    making = make()
    told = Told(making)
    old = [say_ticket(f"F{n:03}", Language.EN, Manner()) for n in (1, 2, 3)]
    making.want(old, urgent=False)
    qtbot.waitUntil(lambda: log.exists())  # The first is being made.
    making.want([say_again(Language.EN)], urgent=False)
    making.want([TICKET, COUNTER], urgent=True)
    making.want([TICKET], urgent=True)
    qtbot.waitUntil(lambda: len(told.made) == 4, timeout=20_000)
    assert told.made == [old[0], TICKET, COUNTER, say_again(Language.EN)]


@pytest.mark.usefixtures("voices")
def test_what_is_being_made_ahead_may_become_urgent(make: Make, qtbot: QtBot, log: Path) -> None:
    making = make()
    told = Told(making)
    making.want([TICKET, COUNTER], urgent=False)
    qtbot.waitUntil(lambda: log.exists())
    making.want([TICKET], urgent=True)
    qtbot.waitUntil(lambda: told.made == [TICKET, COUNTER], timeout=20_000)
    assert said(log) == [TICKET.text, COUNTER.text]


@pytest.mark.usefixtures("voices")
def test_what_is_ready_is_answered_when_it_is_urgent(make: Make, qtbot: QtBot, log: Path) -> None:
    making = make()
    with qtbot.waitSignal(making.made, timeout=20_000):
        making.want([TICKET], urgent=False)
    told = Told(making)
    making.want([TICKET], urgent=False)
    making.want([TICKET], urgent=True)
    assert not told.made
    qtbot.waitUntil(lambda: told.made == [TICKET])
    assert said(log) == [TICKET.text]
    without_voice = make(voice=NO_COMMAND)
    assert without_voice.find(TICKET) == making.find(TICKET)


@pytest.mark.usefixtures("voices")
@pytest.mark.parametrize(
    ("how", "why"), [("hang", "the voice: no answer within 3 s"), ("crash", "the voice: its pro")]
)
def test_a_voice_that_fails_over_one_clause_goes_on_with_the_next(
    how: str, why: str, make: Make, qtbot: QtBot
) -> None:
    making = make(fails_over=TICKET.text, how=how, patience_ms=3_000)
    told = Told(making)
    making.want([TICKET, COUNTER], urgent=True)
    qtbot.waitUntil(lambda: told.made == [COUNTER], timeout=20_000)
    ((clause, said_why),) = told.unmade
    assert clause == TICKET
    assert said_why.startswith(why)


@pytest.mark.usefixtures("voices")
def test_what_failed_rests_unless_it_is_urgent(
    make: Make, qtbot: QtBot, log: Path, clock: Clock
) -> None:
    making = make(fails_over=TICKET.text, how="crash")
    told = Told(making)
    making.want([TICKET, COUNTER], urgent=False)
    qtbot.waitUntil(lambda: len(told.unmade) == 1, timeout=20_000)
    # The others rest too: the process would break over each, and hold up a call that comes.
    making.want([TICKET, COUNTER, say_again(Language.EN)], urgent=False)
    qtbot.waitUntil(lambda: told.made == [say_again(Language.EN)], timeout=20_000)
    making.want([TICKET], urgent=True)
    qtbot.waitUntil(lambda: len(told.unmade) == 2, timeout=20_000)
    clock.now += REST_S + 1
    making.want([TICKET], urgent=False)
    qtbot.waitUntil(lambda: len(told.unmade) == 3, timeout=20_000)
    assert said(log) == [TICKET.text, say_again(Language.EN).text, TICKET.text, TICKET.text]


@pytest.mark.usefixtures("voices")
def test_without_an_arabic_voice_english_is_made(make: Make, qtbot: QtBot) -> None:
    making = make(voice=(sys.executable, "-c", NO_ARABIC))
    told = Told(making)
    making.want([TICKET_AR, TICKET], urgent=True)
    qtbot.waitUntil(lambda: told.made == [TICKET], timeout=20_000)
    assert told.unmade == [(TICKET_AR, "the Arabic voice: this machine has no Arabic voice")]


def test_a_voice_that_is_not_there(make: Make, qtbot: QtBot) -> None:
    making = make(voice=NO_COMMAND)
    told = Told(making)
    making.want([TICKET, COUNTER], urgent=True)
    qtbot.waitUntil(lambda: [clause for clause, _why in told.unmade] == [TICKET, COUNTER])


def test_after_the_end_nothing_is_made(make: Make, qtbot: QtBot) -> None:
    making = make()
    making.want([TICKET], urgent=True)
    making.close()
    making.want([TICKET], urgent=True)
    with qtbot.assertNotEmitted(making.made, wait=100):
        assert not making._making.running


# --- The office's own recordings -------------------------------------------------------------


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """Every part of TICKET and COUNTER as a tone, each between half a second of silence."""
    folder = tmp_path / "clips"
    (folder / "en").mkdir(parents=True)
    names = {part.clip for clause in (TICKET, COUNTER) for part in clause.parts}
    for n, name in enumerate(sorted(names)):
        sound = tone(1.4, 0.02 * (n + 1), hertz=400 + 50 * n)
        for at in (*range(24_000), *range(43_200, len(sound.samples))):
            sound.samples[at] = 0.0
        write(sound, folder / "en" / f"{name}.wav")
    return folder


LENGTH_S = 0.4  # of each of the tones


def joined_s(clause: Clause, pauses: int) -> float:
    joints = len(clause.parts) - 1 - pauses
    margins = 2 * 0.03 * len(clause.parts)
    return LENGTH_S * len(clause.parts) + margins + joints * JOINT_S + pauses * PAUSE_S


def test_clips_take_the_place_of_the_voice(make: Make, qtbot: QtBot, clips: Path) -> None:
    making = make(clips=clips)
    told = Told(making)
    making.want([TICKET, COUNTER], urgent=True)
    qtbot.waitUntil(lambda: told.made == [TICKET, COUNTER], timeout=20_000)
    for clause, pauses in ((TICKET, 1), (COUNTER, 0)):
        file = making.find(clause)
        assert file is not None
        sound = read(file)
        assert clause.text.count(",") == pauses
        assert sound.seconds == pytest.approx(joined_s(clause, pauses), abs=0.03)
        assert loudness(sound) == pytest.approx(TARGET_LUFS, abs=1)


def test_a_clip_that_is_recorded_anew_is_heard_anew(make: Make, qtbot: QtBot, clips: Path) -> None:
    making = make(clips=clips)
    with qtbot.waitSignal(making.made, timeout=20_000):
        making.want([TICKET], urgent=True)
    first = making.find(TICKET)
    write(tone(0.8, 0.1), clips / "en" / "ticket.wav")
    with qtbot.waitSignal(making.made, timeout=20_000):
        making.want([TICKET], urgent=True)
    second = making.find(TICKET)
    assert first is not None
    assert second is not None
    assert read(second).seconds == pytest.approx(read(first).seconds + 0.4 - 2 * 0.03, abs=0.03)


@pytest.mark.usefixtures("voices")
def test_where_a_clip_is_missing_the_whole_clause_is_spoken(
    make: Make, qtbot: QtBot, clips: Path, log: Path
) -> None:
    (clips / "en" / "number_2.wav").unlink()
    making = make(clips=clips)
    told = Told(making)
    making.want([TICKET, COUNTER, COUNTER_AR], urgent=True)
    qtbot.waitUntil(lambda: len(told.made) == 3, timeout=20_000)
    assert said(log) == [TICKET.text, f"clips: {COUNTER.text}", COUNTER_AR.text]
    assert not told.troubles


@pytest.mark.usefixtures("voices")
def test_a_damaged_clip_is_told_once_and_spoken_over(
    make: Make, qtbot: QtBot, clips: Path, log: Path
) -> None:
    other = say_ticket("F002", Language.EN, Manner())
    damaged = clips / "en" / "letter_f.wav"
    damaged.write_bytes(b"this is no sound " * 100)
    making = make(clips=clips)
    told = Told(making)
    making.want([TICKET, other], urgent=True)
    making.want([say_again(Language.EN)], urgent=False)
    qtbot.waitUntil(lambda: len(told.made) == 3, timeout=20_000)
    assert told.made[:2] == [TICKET, other]
    (trouble,) = told.troubles
    assert (trouble.kind, trouble.where) == (TroubleKind.SOUND, str(damaged))
    assert "cannot be read" in trouble.detail
    making.want([TICKET], urgent=True)
    qtbot.waitUntil(lambda: len(told.made) == 4)
    assert said(log).count(f"clips: {TICKET.text}") == 1
    # Once it is mended it is heard, without a restart.
    write(tone(0.4, 0.1), damaged)
    making.want([TICKET], urgent=True)
    qtbot.waitUntil(lambda: len(told.made) == 5, timeout=20_000)
    assert said(log)[-1] == f"clips: {TICKET.text}"
    assert len(told.troubles) == 1


@pytest.mark.usefixtures("voices")
def test_recordings_that_break_the_process_rest_and_the_voice_speaks(
    make: Make, qtbot: QtBot, clips: Path, log: Path, clock: Clock
) -> None:
    making = make(clips=clips, how="clips")
    told = Told(making)
    making.want([TICKET, COUNTER], urgent=False)
    qtbot.waitUntil(lambda: told.made == [TICKET, COUNTER], timeout=20_000)
    assert said(log) == [f"clips: {TICKET.text}", TICKET.text, COUNTER.text]
    assert [trouble.where for trouble in told.troubles] == ["the voice"]
    clock.now += REST_S + 1
    making.want([TICKET], urgent=True)
    qtbot.waitUntil(lambda: len(told.made) == 3, timeout=20_000)
    assert said(log)[3:] == [f"clips: {TICKET.text}"]


def test_without_a_voice_clips_are_heard(make: Make, qtbot: QtBot, clips: Path) -> None:
    mute = "import shell.speech_process as it\ndef no(*_): raise it.NoVoice\nit._spoken = no\n"
    making = make(clips=clips, voice=(sys.executable, "-c", f"{mute}it.main()"))
    told = Told(making)
    making.want([COUNTER_AR, COUNTER], urgent=True)
    qtbot.waitUntil(lambda: told.made == [COUNTER], timeout=20_000)
    assert [clause for clause, _why in told.unmade] == [COUNTER_AR]


def test_the_offices_own_chime_is_levelled_first(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    own = tmp_path / "own.wav"
    write(tone(0.8, 1.0), own)
    making = make(chime=own)
    assert making.chime == CHIME
    qtbot.waitUntil(lambda: making.chime != CHIME, timeout=20_000)
    assert loudness(read(making.chime)) == pytest.approx(CHIME_LUFS, abs=0.2)


@pytest.mark.parametrize("content", [None, b"this is no sound " * 100])
def test_a_chime_that_cannot_be_used_is_told_and_replaced(
    content: bytes | None, make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    own = tmp_path / "own.mp3"
    if content is not None:
        own.write_bytes(content)
    making = make(chime=own)
    told = Told(making)
    qtbot.waitUntil(lambda: bool(told.troubles), timeout=20_000)
    assert told.troubles[0].where == str(own)
    assert making.chime == CHIME
    qtbot.waitUntil(lambda: making._making.phrase is None)
    assert len(told.troubles) == 1


def test_without_a_wish_no_process_is_started(make: Make, qtbot: QtBot) -> None:
    making = make()
    with qtbot.assertNotEmitted(making.unmade, wait=50):
        making.want([], urgent=False)
    assert making.chime == CHIME
    assert not making._making.running
