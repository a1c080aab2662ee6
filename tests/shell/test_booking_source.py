"""The settings of the systems that bookings come from."""

from pathlib import Path

import pytest

from db.trouble import Trouble
from shell.booking_source import BookingSource, SourceKind, Told
from shell.settings import load

WHOLE = """
[[bookings]]
name = "calendar"
kind = "caldav"
url = "https://calendar.example.org/dawr/"
user = "dawr"
secret_file = "secrets/calendar"
ca = "ca.pem"
calendars = { "Fire" = "F" }
services = { "Renewal" = "N", "Passports" = "" }
every_s = 20
days = 14
tell = true

[[bookings]]
name = "easy"
kind = "easyappointments"
url = "https://easy.example.org"
national_id_field = "customField1"
statuses = { served = "Done" }
webhook_port = 8765

[[bookings]]
name = "lists"
kind = "folder"
folder = "incoming"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def sources(file: Path, text: str) -> tuple[BookingSource, ...]:
    file.write_text(text, "utf-8")
    return load(file).bookings


def test_each_source_is_read_whole(file: Path) -> None:
    calendar, easy, lists = sources(file, WHOLE)
    assert (calendar.kind, calendar.every_s, calendar.days) == (SourceKind.CALDAV, 20, 14)
    assert calendar.services == {"Renewal": "N", "Passports": ""}
    assert calendar.tell and not easy.tell
    assert easy.statuses == {Told.SERVED: "Done"}
    assert (easy.looks_every_s, lists.looks_every_s) == (15, 5), "within half a minute of a change"


def test_paths_are_taken_from_where_the_file_lies(file: Path) -> None:
    calendar, easy, lists = sources(file, WHOLE)
    assert calendar.secret_file == file.parent / "secrets" / "calendar"
    assert calendar.ca == file.parent / "ca.pem"
    assert lists.folder == file.parent / "incoming"
    assert easy.secret_file is None


WRONG = [
    ('url = "https://easy.example.org"', 'url = "easy.example.org"', "url", "https://"),
    (
        'url = "https://easy.example.org"',
        'url = "https://me:hush-hush@easy.example.org"',
        "url",
        "bookings secret",
    ),
    ('user = "dawr"\n', "", "bookings", "user"),
    ('folder = "incoming"', "", "bookings", "folder"),
    ('folder = "incoming"', 'folder = "incoming"\ntell = true', "bookings", "tell left out"),
    ('folder = "incoming"', 'folder = "in"\nuser = "me"', "bookings", "user left out"),
    ('name = "lists"', 'name = "easy"', "bookings", "a name of its own"),
    ('name = "lists"', 'name = "The Lists"', "name", "small Latin letters"),
    ("every_s = 20", "every_s = 1", "every_s", "5 to 3600"),
    ("days = 14", "days = 0", "days", "1 to 365"),
    ('"customField1"', '"cpr"', "national_id_field", "customField1 to customField5"),
    ("webhook_port = 8765", "webhook_port = 80", "webhook_port", "1024 to 65535"),
    ('served = "Done"', 'eaten = "Done"', "statuses", "served"),
]


@pytest.mark.parametrize(("right", "wrong", "field", "accepted"), WRONG)
def test_a_wrong_source_is_named_with_what_is_accepted(
    file: Path, right: str, wrong: str, field: str, accepted: str
) -> None:
    assert right in WHOLE
    with pytest.raises(Trouble) as caught:
        sources(file, WHOLE.replace(right, wrong))
    said = str(caught.value)
    assert field in said and accepted in said and file.name in said
    assert "hush-hush" not in said
