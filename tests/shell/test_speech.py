"""The voice: real speech into real files, and a loudspeaker that stands in for hardware."""

import array
import json
import math
import os
import socket
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from commands.doctor.devices import ask_driver
from db.trouble import Trouble, TroubleKind
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.speech import Speech
from shell.speech_store import Phrase, Recording, Store, make_room
from shell.words import trouble_words

ROOT = Path(__file__).parents[2]
WELCOME = {Language.AR: "مرحباً بك في مركز الخدمة", Language.EN: "Welcome to the service centre"}

# Qt's own player, which plays in silence, and in real time, where there is no device.
SILENT = (
    sys.executable,
    "-c",
    "import shell.speech_loudspeaker as it; it.main(lambda: '')",
)
NO_COMMAND = (str(ROOT / "there is no such command"),)

# The voice, but each time it is started it leaves a line; the first time it may hang.
COUNTED = """
import sys, time
from shell.speech_process import main
with open(sys.argv[1], "a+") as starts:
    starts.seek(0)
    first = not starts.read()
    starts.write("x")
if first and "--hang" in sys.argv:
    time.sleep(600)
main()
"""

Make = Callable[..., Speech]


@pytest.fixture(scope="session")
def voices() -> None:
    found, why = ask_driver("voices")
    if not found:
        pytest.skip(f"this machine has no voices: {why}")


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """What the fake loudspeaker was asked, a line each."""
    return tmp_path / "played"


@pytest.fixture
def make(qapp: object, tmp_path: Path, played: Path) -> Iterator[Make]:
    """Makes a Speech with a folder of its own and, unless told otherwise, a fake loudspeaker."""
    made: list[Speech] = []

    def make(*, hold: bool = False, **changes: Any) -> Speech:
        fake = [sys.executable, "-m", "tests.shell.fake_loudspeaker", str(played)]
        given = {"loudspeaker": fake + ["--hold"] * hold, "folder": tmp_path / "spoken", **changes}
        made.append(Speech(**given))
        return made[-1]

    yield make
    for speech in made:
        speech.close()


def hear(qtbot: QtBot, speech: Speech, text: str, language: Language = Language.EN) -> None:
    """Say it and wait until it has been heard."""
    with (
        qtbot.assertNotEmitted(speech.failed),
        qtbot.waitSignals([speech.speaking_changed] * 2, timeout=20_000),
    ):
        speech.say(text, language)
    assert not speech.speaking


def trouble(qtbot: QtBot, speech: Speech, text: str, language: Language = Language.EN) -> Trouble:
    """Say it and wait until it has failed; the trouble comes once, and not out of `say`."""
    told: list[Trouble] = []
    speech.failed.connect(told.append)
    speech.say(text, language)
    assert not told
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert len(told) == 1
    assert told[0].kind is TroubleKind.SOUND
    assert not speech.speaking
    speech.failed.disconnect()
    return told[0]


def asked(played: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in played.read_text("utf-8").splitlines()]


def plays(played: Path) -> list[Path]:
    return [Path(request["file"]) for request in asked(played) if request["do"] == "play"]


def file_of(text: str, folder: Path, language: Language = Language.EN) -> Path:
    return Store(folder).place(Phrase.spoken(text, language))


def length_and_loudness(file: Path) -> tuple[float, float]:
    """Seconds, and the root mean square of samples that go up to 32,767."""
    with wave.open(str(file)) as sound:
        samples = array.array("h", sound.readframes(sound.getnframes()))
        seconds = sound.getnframes() / sound.getframerate()
    return seconds, math.sqrt(sum(sample * sample for sample in samples) / len(samples))


@pytest.mark.usefixtures("voices")
@pytest.mark.parametrize("language", Language)
def test_a_sentence_can_be_heard(
    language: Language, make: Make, qtbot: QtBot, played: Path
) -> None:
    hear(qtbot, make(volume=60), WELCOME[language], language)
    (file,) = plays(played)
    seconds, loudness = length_and_loudness(file)
    assert 0.8 < seconds < 6
    assert loudness > 500
    assert asked(played)[-1]["volume"] == 60


@pytest.mark.usefixtures("voices")
def test_a_long_sentence_is_whole(make: Make, qtbot: QtBot, played: Path) -> None:
    """espeak works on behind the back of pyttsx3, which says that it is done after 10 ms."""
    hear(qtbot, make(), "welcome to the centre " * 5 + ". " + "welcome to the centre " * 100)
    short, long = (length_and_loudness(file)[0] for file in plays(played))
    assert long > 18 * short


@pytest.mark.usefixtures("voices")
def test_what_was_said_before_needs_no_voice(make: Make, qtbot: QtBot, played: Path) -> None:
    hear(qtbot, make(), "Welcome. Please wait.")
    hear(qtbot, make(voice=NO_COMMAND), "Please wait. Welcome.")
    first, second, third, fourth = plays(played)
    assert (first, second) == (fourth, third)


@pytest.mark.usefixtures("voices")
def test_one_process_speaks_every_sentence(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    speech = make(voice=(sys.executable, "-c", COUNTED, str(starts)))
    hear(qtbot, speech, "One. Two. Three.")
    hear(qtbot, speech, "واحد. اثنان.", Language.AR)
    assert starts.read_text() == "x"


@pytest.mark.usefixtures("voices")
def test_sentences_are_played_in_order(
    make: Make, qtbot: QtBot, played: Path, tmp_path: Path
) -> None:
    hear(qtbot, make(), "Three. One. Two. One.")
    said = ("Three.", "One.", "Two.", "One.")
    assert plays(played) == [file_of(text, tmp_path / "spoken") for text in said]


@pytest.mark.usefixtures("voices")
def test_the_latest_text_wins(make: Make, qtbot: QtBot, played: Path, tmp_path: Path) -> None:
    speech = make(hold=True)
    with qtbot.waitSignal(speech.speaking_changed):
        speech.say("Old one. Old two.", Language.EN)
    for n in range(20):
        speech.say(f"Page {n}. It was skipped.", Language.EN)
    newest = file_of("The newest.", tmp_path / "spoken")
    speech.say("The newest.", Language.EN)
    qtbot.waitUntil(lambda: newest in plays(played))
    assert plays(played) == [file_of("Old one.", tmp_path / "spoken"), newest]
    assert [request["do"] for request in asked(played)][:3] == ["hush", "play", "hush"]


@pytest.mark.usefixtures("voices")
def test_stop_silences_at_once_and_says_so(make: Make, qtbot: QtBot, played: Path) -> None:
    speech = make(hold=True)
    with qtbot.waitSignal(speech.speaking_changed):
        speech.say("A long story. With an end.", Language.EN)
    assert speech.speaking
    with qtbot.waitSignal(speech.speaking_changed):
        speech.stop()
    assert not speech.speaking
    qtbot.waitUntil(lambda: asked(played)[-1]["do"] == "hush")
    assert len(plays(played)) == 1


def test_stop_without_a_word_said_starts_nothing(make: Make, played: Path) -> None:
    speech = make(voice=NO_COMMAND)
    speech.stop()
    speech.say("", Language.AR)
    speech.say("...", Language.AR)
    assert not speech._loudspeaker.running
    assert not speech._voice.running


def test_volume_nought_does_nothing(make: Make, qtbot: QtBot) -> None:
    speech = make(volume=0, voice=NO_COMMAND, loudspeaker=NO_COMMAND)
    with qtbot.assertNotEmitted(speech.failed, wait=50):
        speech.say("Nobody hears this.", Language.EN)
    assert not speech._loudspeaker.running


@pytest.mark.usefixtures("voices")
def test_a_voice_that_hangs_is_killed_and_the_next_text_is_heard(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    starts = tmp_path / "starts"
    command = (sys.executable, "-c", COUNTED, str(starts), "--hang")
    speech = make(voice=command, patience_ms=3_000)
    told = trouble(qtbot, speech, "This hangs. And this is given up.")
    assert (told.where, told.detail) == ("the voice", "no answer within 3 s")
    hear(qtbot, speech, "This is heard.")
    assert starts.read_text() == "xx"


def test_a_voice_that_is_not_there(make: Make, qtbot: QtBot) -> None:
    assert trouble(qtbot, make(voice=NO_COMMAND), "Hello.").where == "the voice"


def test_a_language_without_a_voice_is_named(make: Make, qtbot: QtBot) -> None:
    command = (
        sys.executable,
        "-c",
        "import shell.speech_process as it\ndef no(*_): raise it.NoVoice\nit.make = no\nit.main()",
    )
    told = trouble(qtbot, make(voice=command), WELCOME[Language.AR], Language.AR)
    assert told.where == "the Arabic voice"
    assert "no Arabic voice" in str(told)


@pytest.mark.usefixtures("voices")
def test_a_folder_that_cannot_be_written(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told = trouble(qtbot, make(folder=tmp_path / "file" / "spoken"), "Hello.")
    assert told.where == "the voice"
    assert "file" in told.detail


def test_without_a_device_the_text_fails(
    make: Make, qtbot: QtBot, switch: LanguageSwitch, tmp_path: Path
) -> None:
    found, _why = ask_driver("sound")
    if found:
        pytest.skip("this machine has a sound output")
    speech = make(loudspeaker=())
    told = trouble(qtbot, speech, "One. Two. Three.")
    assert (told.where, told.detail) == ("the loudspeaker", "this machine has no sound output")
    assert "لا يوجد صوت" in trouble_words(told)
    switch.set(Language.EN)
    assert "No sound" in trouble_words(told)
    trouble(qtbot, speech, "Every text that is not heard is told.")


@pytest.mark.skipif(sys.platform != "linux", reason="the sound server of Linux")
def test_a_sound_server_that_does_not_answer_holds_nobody_up(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = QElapsedTimer()
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)
        server.bind("mute")
        server.listen()
        monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'mute'}")
        speech = make(loudspeaker=(), patience_ms=2_000)
        clock.start()
        speech.say("Hello.", Language.EN)
        assert clock.elapsed() < 500
        assert trouble(qtbot, speech, "Hello.").detail == "no answer within 2 s"


@pytest.mark.usefixtures("voices")
def test_qts_own_player_plays_one_sentence_after_the_other(make: Make, qtbot: QtBot) -> None:
    speech = make(loudspeaker=SILENT, volume=1)
    clock = QElapsedTimer()
    events: list[tuple[str, int]] = []
    speech._loudspeaker.answered.connect(
        lambda answer: events.append((answer["event"], clock.elapsed()))
    )
    clock.start()
    hear(qtbot, speech, "One. Two. One.")
    told = [event for event in events if event[0] != "silent"]
    assert [name for name, _at in told] == ["started", "ended"] * 3
    gaps = [after - before for (_, before), (_, after) in list(pairwise(told))[1::2]]
    assert max(gaps) < 500


@pytest.mark.usefixtures("voices")
def test_qts_own_player_stops(make: Make, qtbot: QtBot) -> None:
    speech = make(loudspeaker=SILENT, volume=1)
    with qtbot.waitSignal(speech.speaking_changed, timeout=20_000):
        speech.say("This is quite a long sentence, which nobody wants to hear.", Language.EN)
    with qtbot.waitSignal(speech._loudspeaker.answered, timeout=1_000) as answer:
        speech.stop()
    assert answer.args is not None
    assert answer.args[0]["event"] == "silent"
    hear(qtbot, speech, "Again.")


@pytest.mark.usefixtures("voices")
def test_a_damaged_file_is_told_and_made_anew(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    speech = make(loudspeaker=SILENT, volume=1)
    file = file_of("Hello.", tmp_path / "spoken")
    file.parent.mkdir()
    file.write_bytes(b"this is no sound " * 100)
    assert trouble(qtbot, speech, "Hello.").where == "the loudspeaker"
    hear(qtbot, speech, "Hello.")


@pytest.mark.usefixtures("voices")
def test_the_folder_stays_small(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    speech = make(limit_bytes=1)
    hear(qtbot, speech, "One.")
    hear(qtbot, speech, "Two.")
    newest = file_of("Two.", tmp_path / "spoken")
    qtbot.waitUntil(lambda: list((tmp_path / "spoken").iterdir()) == [newest])


def test_what_was_used_last_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    files = [store.place(Phrase(text, "en", 150)) for text in ("a", "b", "c")]
    for age, file in enumerate(files):
        file.write_bytes(b"x" * 100)
        os.utime(file, (1_000 + age, 1_000 + age))
    assert store.find(Phrase("a", "en", 150)) == files[0]
    make_room(tmp_path, limit_bytes=200)
    assert [file.exists() for file in files] == [True, False, True]


def test_a_half_made_file_is_never_played_and_goes_in_time(tmp_path: Path) -> None:
    store = Store(tmp_path)
    place = store.place(Phrase("a", "en", 150))
    young, old = place.with_suffix(".7.part"), place.with_suffix(".8.part")
    for file in (young, old):
        file.write_bytes(b"RIFF")
    os.utime(old, (1_000, 1_000))
    os.utime(young, (time.time() - 60,) * 2)
    assert store.find(Phrase("a", "en", 150)) is None
    make_room(tmp_path, limit_bytes=1_000_000)
    assert (young.exists(), old.exists()) == (True, False)


def test_a_phrase_is_another_in_another_language_or_pace(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kinds = [Phrase("7", "en", 150), Phrase("7", "ar", 150), Phrase("7", "en", 130)]
    assert len({store.place(phrase) for phrase in kinds}) == 3


def test_a_phrase_is_another_of_other_recordings_or_at_another_loudness(tmp_path: Path) -> None:
    store, clip = Store(tmp_path), Recording(Path("f.wav"), 7_000, 1_000)
    kinds = [
        Phrase("7", "en", 150),
        Phrase("7", "en", 150, lufs=-23.0),
        Phrase("7", "en", 150, (clip,)),
        Phrase("7", "en", 150, (replace(clip, pause_s=0.25),)),
        Phrase("7", "en", 150, (replace(clip, size=7_001),)),
        Phrase("7", "en", 150, (replace(clip, changed_ns=1_001),)),
    ]
    assert len({store.place(phrase) for phrase in kinds}) == len(kinds)


def test_the_store_deletes_its_own_files_alone(tmp_path: Path) -> None:
    store, chime = Store(tmp_path / "spoken"), tmp_path / "chime.wav"
    own = store.place(Phrase("7", "en", 150))
    own.parent.mkdir()
    for file in (own, chime):
        file.write_bytes(b"RIFF")
        store.forget(file)
    assert (own.exists(), chime.exists()) == (False, True)


def test_a_machine_that_never_speaks_loads_no_engine() -> None:
    code = (
        "import sys; from shell.speech import Speech; speech = Speech();"
        "print({'av', 'pyttsx3', 'PySide6.QtMultimedia'} & set(sys.modules))"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert loaded == "set()\n"
