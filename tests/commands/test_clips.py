"""What an office has to record, and what it has."""

import csv
from pathlib import Path

import pytest

from commands.clips import Asked, clips, needed
from commands.ticket import office_of_profile
from db.engine import Database, utc_now
from db.profile import read_profile
from db.setup import set_up
from db.trouble import Trouble
from queueing.wording import Language, say_counter, say_service, say_ticket
from shell.settings import Settings
from shell.sound_file import write
from tests.shell.sounds import tone

PROFILE = Path(__file__).parent.parent.parent / "assets" / "profiles" / "civil_defense.toml"
NOWHERE = Settings(database="sqlite:////nowhere/at/all.db")


def rows(lines: tuple[str, ...]) -> list[list[str]]:
    return list(csv.reader(lines))


def test_the_table_can_be_recorded_from() -> None:
    told = clips(Asked(profile=PROFILE), NOWHERE)
    header, *parts = rows(told.lines)
    assert header == ["file", "words"]
    assert {file.partition("/")[0] for file, _words in parts} == {"ar", "en"}
    assert ["en/ticket.wav", "Ticket"] in parts
    assert ["en/keep_waiting.wav", "please keep waiting, you will be called again"] in parts
    assert len({file for file, _words in parts}) == len(parts)
    assert all(words for _file, words in parts)


def test_every_call_of_the_office_is_covered() -> None:
    office = office_of_profile(PROFILE)
    for language in Language:
        names = {part.clip for part in needed(office, language)}
        for service in office.services.values():
            for sequence in (service.number_from, 110, 345, service.number_to):
                said = say_ticket(f"{service.code}{sequence:03}", language, office.voice.manner)
                assert {part.clip for part in said.parts} <= names
            assert say_service(service.short, service.code, language).parts[0].clip in names
        for counter in office.counters.values():
            for brief in (False, True):
                said = say_counter(counter.number, language, brief=brief)
                assert {part.clip for part in said.parts} <= names


def test_an_office_that_names_no_service_records_none(tmp_path: Path) -> None:
    profile = tmp_path / "profile.toml"
    text = PROFILE.read_text("utf-8").replace("service = true ", "service = false ")
    profile.write_text(text, "utf-8")
    told = clips(Asked(profile=profile, language=Language.EN), NOWHERE)
    assert not [line for line in told.lines if "service_" in line]
    assert [line for line in told.lines if "ticket" in line]


def test_the_office_of_the_database(sqlite_url: str) -> None:
    database = Database.open(sqlite_url, create=True)
    set_up(database, read_profile(PROFILE), utc_now)
    database.close()
    of_database = clips(Asked(), Settings(database=sqlite_url))
    assert of_database == clips(Asked(profile=PROFILE), NOWHERE)


def test_without_an_office_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no database"):
        clips(Asked(), Settings(database=f"sqlite:///{(tmp_path / 'none.db').as_posix()}"))


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """The whole English set."""
    folder = tmp_path / "clips"
    (folder / "en").mkdir(parents=True)
    for part in needed(office_of_profile(PROFILE), Language.EN):
        write(tone(0.1, 0.1, 8_000), folder / "en" / f"{part.clip}.wav")
    return folder


def test_a_whole_set(recorded: Path) -> None:
    told = clips(Asked(PROFILE, Language.EN, recorded), NOWHERE)
    count = len(list((recorded / "en").iterdir()))
    assert told.lines == (f"en  {count} of {count} clips are there",)
    assert told.complete


def test_what_is_wrong_with_a_set(recorded: Path) -> None:
    place = recorded / "en"
    count = len(list(place.iterdir()))
    (place / "letter_f.wav").unlink()
    (place / "number_1.wav").write_bytes(b"this is no sound " * 100)
    write(tone(0.1, 0.1), place / "number_one.wav")
    told = clips(Asked(PROFILE, Language.EN, recorded), NOWHERE)
    missing, damaged, unneeded, total = told.lines
    assert missing == "en  missing     letter_f: F"
    assert damaged.startswith("en  damaged     number_1.wav: it cannot be read")
    assert unneeded == "en  not needed  number_one.wav"
    assert total == f"en  {count - 2} of {count} clips are there"
    assert not told.complete


def test_a_language_that_is_not_recorded_is_missing(recorded: Path) -> None:
    told = clips(Asked(PROFILE, None, recorded), NOWHERE)
    assert not told.complete
    missing = [line for line in told.lines if line.startswith("ar  missing")]
    assert len(missing) == len(needed(office_of_profile(PROFILE), Language.AR))


def test_the_table_beside_a_check(recorded: Path) -> None:
    told = clips(Asked(PROFILE, Language.EN, recorded, table=True), NOWHERE)
    assert told.lines[0] == "file,words"
    assert "clips are there" in told.lines[-1]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="a folder with ar and en in it"):
        clips(Asked(PROFILE, None, tmp_path / "none"), NOWHERE)
