"""A set of recordings: what is there, what is missing, what is damaged."""

from pathlib import Path

import pytest

from queueing.number_words import Part
from queueing.wording import (
    Bilingual,
    Clause,
    Language,
    Manner,
    clips_needed,
    say_counter,
    say_service,
    say_ticket,
    say_withdrawn,
)
from shell import clips as clips_module
from shell.clips import JOINT_S, PAUSE_S, Clips, check, folder_of
from shell.sound_file import Sound, write
from tests.shell.sounds import tone

NEEDED = clips_needed("F", [3], {}, Language.EN, Manner(), highest=20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Everything that NEEDED asks for."""
    (tmp_path / "en").mkdir()
    for part in NEEDED:
        write(tone(0.1, 0.1, 8_000), tmp_path / "en" / f"{part.clip}.wav")
    return tmp_path


def pauses(folder: Path, clause: Clause) -> list[float]:
    """After each part of a clause whose clips are all there."""
    place = folder / clause.language
    place.mkdir(exist_ok=True)
    for part in clause.parts:
        (place / f"{part.clip}.mp3").write_bytes(b"x")
    found = Clips(folder).of(clause)
    assert [one.file.stem for one in found] == [part.clip for part in clause.parts]
    return [one.pause_s for one in found]


def test_words_follow_closely_and_commas_pause(tmp_path: Path) -> None:
    english = say_ticket("AF012", Language.EN, Manner())
    assert english.text == "Ticket A, F, zero one two"
    assert pauses(tmp_path, english) == [JOINT_S, PAUSE_S, PAUSE_S, JOINT_S, JOINT_S, 0.0]


def test_arabic_pauses_at_its_own_comma(tmp_path: Path) -> None:
    arabic = say_ticket("F021", Language.AR, Manner())
    assert pauses(tmp_path, arabic) == [JOINT_S, PAUSE_S, PAUSE_S, JOINT_S, 0.0]


def test_a_comma_within_a_recording_is_its_readers(tmp_path: Path) -> None:
    assert pauses(tmp_path, say_withdrawn(Language.EN)) == [0.0]
    name = Bilingual("شهادة، تجديد", "Certificate, renewal")
    assert pauses(tmp_path, say_service(name, "R", Language.EN)) == [0.0]


def test_one_missing_clip_leaves_nothing(folder: Path) -> None:
    clips, clause = Clips(folder), say_counter(3, Language.EN)
    assert len(clips.of(clause)) == len(clause.parts)
    (folder / "en" / "number_3.wav").unlink()
    clips.look()
    assert clips.of(clause) == ()


def test_a_language_is_not_answered_by_the_other(folder: Path) -> None:
    assert Clips(folder).of(say_counter(3, Language.AR)) == ()


def test_the_kinds_of_files_and_which_is_taken(folder: Path) -> None:
    clause = say_counter(3, Language.EN)
    place, name = folder / "en", clause.parts[0].clip
    (place / f"{name}.wav").rename(place / f"{name}.MP3")
    assert Clips(folder).of(clause)[0].file.suffix == ".MP3"
    (place / f"{name}.flac").write_bytes(b"x")
    (place / f"{name}.txt").write_bytes(b"x")
    assert Clips(folder).of(clause)[0].file.suffix == ".flac"


def test_a_folder_that_is_not_there_is_an_empty_set(tmp_path: Path) -> None:
    assert Clips(tmp_path / "none").of(say_counter(3, Language.EN)) == ()
    report = check(tmp_path / "none", NEEDED, Language.EN)
    assert report.missing == NEEDED
    assert (report.unreadable, report.unneeded, report.complete) == ((), (), False)


def test_a_whole_set_is_complete(folder: Path) -> None:
    report = check(folder, NEEDED, Language.EN)
    assert report.complete
    assert (report.missing, report.unreadable, report.unneeded) == ((), (), ())


def test_a_report_names_what_is_wrong(folder: Path) -> None:
    place = folder / "en"
    (place / "letter_f.wav").unlink()
    (place / "number_1.wav").write_bytes(b"this is no sound " * 100)
    write(Sound(tone(0.5, 0.00005).samples, 48_000), place / "number_2.wav")
    write(tone(0.1, 0.1), place / "number_02.wav")
    (place / "ticket.mp3").write_bytes(b"an older one")
    (place / ".DS_Store").write_bytes(b"of the system")
    report = check(folder, NEEDED, Language.EN)
    assert report.missing == (Part("F", "letter_f"),)
    assert [file.name for file, _why in report.unreadable] == ["number_1.wav", "number_2.wav"]
    assert "cannot be read" in report.unreadable[0][1]
    assert "silence" in report.unreadable[1][1]
    assert [file.name for file in report.unneeded] == ["number_02.wav", "ticket.mp3"]
    assert not report.complete


def test_what_is_needed_twice_is_missing_once(tmp_path: Path) -> None:
    part = Part("F", "letter_f")
    assert check(tmp_path, (part, part), Language.EN).missing == (part,)


def test_recordings_lie_where_the_settings_say_else_in_our_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips_module, "OWN", tmp_path)
    assert folder_of(None) is None
    (tmp_path / "ar").mkdir()
    assert folder_of(None) == tmp_path
    assert folder_of(tmp_path / "elsewhere") == tmp_path / "elsewhere"
