"""What the doctor finds of an office's own recordings."""

from pathlib import Path

import pytest

from commands.clips import needed
from commands.doctor import Finding, Grade
from commands.doctor.devices import voice_findings
from commands.ticket import office_of_profile
from db.engine import Database, utc_now
from db.profile import read_profile
from db.setup import set_up
from queueing.wording import Language
from shell.settings import Settings, Voice
from shell.sound_file import write
from tests.shell.sounds import tone

PROFILE = Path(__file__).parent.parent.parent / "assets" / "profiles" / "civil_defense.toml"


@pytest.fixture
def office(sqlite_url: str) -> str:
    database = Database.open(sqlite_url, create=True)
    set_up(database, read_profile(PROFILE), utc_now)
    database.close()
    return sqlite_url


def found(area: str, url: str, **voice: object) -> list[Finding]:
    settings = Settings(database=url, voice=Voice(**voice))  # type: ignore[arg-type]
    return [finding for finding in voice_findings(settings) if finding.area == area]


def test_without_recordings_there_is_nothing_to_say(office: str) -> None:
    assert not found("clips", office)
    assert not found("chime", office)


def test_what_is_missing_of_a_set_is_named_and_how_to_see_all(office: str, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    (folder / "en").mkdir(parents=True)
    for part in needed(office_of_profile(PROFILE), Language.EN):
        write(tone(0.1, 0.1, 8_000), folder / "en" / f"{part.clip}.wav")
    (folder / "en" / "letter_f.wav").unlink()
    (folder / "en" / "ticket.wav").write_bytes(b"this is no sound " * 100)
    arabic, english = found("clips", office, clips=folder)
    assert arabic.grade is english.grade is Grade.WARNING
    assert english.what.startswith("English: 1 missing, 1 damaged: letter_f, ticket.wav;")
    assert f"clips --check {folder}" in english.mend
    assert ", …" in arabic.what
    write(tone(0.1, 0.1), folder / "en" / "letter_f.wav")
    write(tone(0.1, 0.1), folder / "en" / "ticket.wav")
    assert found("clips", office, clips=folder)[1].grade is Grade.OK


def test_a_folder_that_is_not_there(office: str, tmp_path: Path) -> None:
    (finding,) = found("clips", office, clips=tmp_path / "none")
    assert finding.grade is Grade.WARNING
    assert "there is no folder" in finding.what


def test_without_an_office_nobody_knows_what_is_needed(sqlite_url: str, tmp_path: Path) -> None:
    (finding,) = found("clips", sqlite_url, clips=tmp_path)
    assert finding.grade is Grade.WARNING


def test_a_chime_that_cannot_be_played_is_told(office: str, tmp_path: Path) -> None:
    chime = tmp_path / "chime.wav"
    (missing,) = found("chime", office, chime=chime)
    chime.write_bytes(b"this is no sound " * 100)
    (damaged,) = found("chime", office, chime=chime)
    assert missing.grade is damaged.grade is Grade.WARNING
    write(tone(0.1, 0.1), chime)
    (good,) = found("chime", office, chime=chime)
    assert good.grade is Grade.OK


def test_a_voice_that_is_switched_off_is_not_examined(office: str, tmp_path: Path) -> None:
    (finding,) = found("voices", office, on=False, clips=tmp_path)
    assert finding.grade is Grade.OK


def test_a_machine_without_voices_says_how_to_get_them(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.doctor.devices.ask_driver", lambda _what: ([], ""))
    arabic, english = found("voices", office)
    assert "no voice for Arabic" in arabic.what
    assert "no voice for English" in english.what
    assert arabic.mend
