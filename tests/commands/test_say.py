"""A call in files, by real voices and of recordings."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commands.doctor.devices import ask_driver
from commands.say import Asked, say
from db.trouble import Trouble, TroubleKind
from queueing.wording import Language, Manner, say_counter, say_ticket
from shell.chime import CHIME
from shell.loudness import CEILING_DBFS, TARGET_LUFS, loudness
from shell.sound_file import read
from shell.speech_process import make

PROFILE = Path(__file__).parent.parent.parent / "assets" / "profiles" / "civil_defense.toml"
NO_COMMAND = ("/there is no such command",)
NO_ARABIC = """
import shell.speech_process as it
really = it._spoken
def spoken(text, language, *more):
    if language == "ar":
        raise it.NoVoice
    return really(text, language, *more)
it._spoken = spoken
it.main()
"""
MUTE = "import shell.speech_process as it\ndef no(*_): raise it.NoVoice\nit._spoken = no\nit.main()"


@pytest.fixture(scope="session")
def voices() -> None:
    found, why = ask_driver("voices")
    if not found:
        pytest.skip(f"this machine has no voices: {why}")


@pytest.fixture
def asked(tmp_path: Path, qapp: object) -> Asked:
    return Asked("F012", 3, tmp_path / "new" / "out")


@pytest.mark.usefixtures("voices")
def test_a_call_is_written_in_both_languages_and_whole(asked: Asked) -> None:
    files = say(asked)
    assert [file.name for file in files] == [
        "F012_counter3_ar.wav",
        "F012_counter3_en.wav",
        "F012_counter3.wav",
    ]
    assert sorted(asked.out.iterdir()) == sorted(files)
    sounds = [read(file) for file in files]
    for sound in sounds:
        assert loudness(sound) == pytest.approx(TARGET_LUFS, abs=1)
        assert sound.highest <= 10 ** (CEILING_DBFS / 20)
    arabic, english, whole = (sound.seconds for sound in sounds)
    assert 3 < arabic < 12
    assert 3 < english < 8
    assert whole == pytest.approx(read(CHIME).seconds + arabic + 0.35 + english, abs=0.05)


@pytest.mark.usefixtures("voices")
def test_the_profile_names_the_service(asked: Asked) -> None:
    asked = replace(asked, language=Language.EN)

    def seconds(wish: Asked) -> float:
        files = say(wish)
        assert len(files) == 2
        return read(files[0]).seconds

    plain = seconds(asked)
    ours = seconds(replace(asked, profile=PROFILE))
    other = seconds(replace(asked, profile=PROFILE, service="R"))
    assert ours > other > plain + 0.5


@pytest.mark.usefixtures("voices")
def test_a_language_without_a_voice_writes_nothing(asked: Asked) -> None:
    with pytest.raises(Trouble, match="this machine has no Arabic voice") as caught:
        say(asked, voice=(sys.executable, "-c", NO_ARABIC))
    assert caught.value.kind is TroubleKind.SOUND
    assert not asked.out.exists()
    assert say(replace(asked, language=Language.EN), voice=(sys.executable, "-c", NO_ARABIC))


@pytest.mark.usefixtures("voices")
def test_a_set_of_clips_can_be_heard_before_it_is_used(asked: Asked, tmp_path: Path) -> None:
    asked = replace(asked, language=Language.EN)
    clauses = say_ticket("F012", Language.EN, Manner()), say_counter(3, Language.EN)
    parts = {part for clause in clauses for part in clause.parts}
    for part in parts:
        make(
            {
                "text": part.text,
                "language": "en",
                "rate": 150,
                "recordings": [],
                "lufs": TARGET_LUFS,
                "file": str(tmp_path / "clips" / "en" / f"{part.clip}.wav"),
            }
        )
    mute = (sys.executable, "-c", MUTE)
    heard = read(say(replace(asked, clips=tmp_path / "clips"), voice=mute)[0])
    assert loudness(heard) == pytest.approx(TARGET_LUFS, abs=1)
    # Word for word it takes longer than in one breath, but not much.
    assert 1.0 < heard.seconds / read(say(asked)[0]).seconds < 1.6
    (tmp_path / "clips" / "en" / "letter_f.wav").unlink()
    with pytest.raises(Trouble, match="no English voice"):
        say(replace(asked, clips=tmp_path / "clips"), voice=mute)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"number": "12F"}, "found '12F', accepted: one such as F012"),
        ({"counter": 0}, "a number from 1 to 999"),
        ({"service": "F"}, "it with --profile"),
        ({"service": "Q", "profile": PROFILE}, "a service of the office: F, N"),
        ({"profile": Path("none.toml")}, "there is no such file"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(
    wish: dict[str, object], said: str, asked: Asked
) -> None:
    with pytest.raises(Trouble, match=said):
        say(replace(asked, **wish), voice=NO_COMMAND)  # type: ignore[arg-type]
    assert not asked.out.exists()


@pytest.mark.usefixtures("voices")
def test_a_folder_that_cannot_be_written_is_told(asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Trouble, match="a folder that can be written"):
        say(replace(asked, out=tmp_path / "file" / "out", language=Language.EN))
