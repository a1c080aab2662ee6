import re
from pathlib import Path

import pytest

from db.trouble import Trouble, TroubleKind
from queueing.wording import Language
from shell import settings
from shell.settings import PrinterKind, Role, Settings, load
from shell.way import Way

WHOLE = """
database = "postgresql://dawr@10.0.0.5/dawr"
office = "muharraq"
role = "kiosk"
language = "en"
screen = 2
fullscreen = true
zone = "A"
viewing_metres = 8

[printer]
kind = "network"
host = "10.0.0.7"
width_dots = 576
image_command = "graphics"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def trouble(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        load(file)
    assert caught.value.kind is TroubleKind.SETTINGS
    return str(caught.value)


def test_a_whole_file_is_read(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    read = load(file)
    assert (read.role, read.language, read.screen) == (Role.KIOSK, Language.EN, 2)
    assert (read.printer.kind, read.printer.host) == (PrinterKind.NETWORK, "10.0.0.7")
    assert read.viewing_metres == 8.0


def test_an_empty_file_and_no_file_at_all_work_out_of_the_box(file: Path) -> None:
    file.write_text("")
    assert load(file) == load() == Settings()
    assert Settings().database.startswith("sqlite:///")
    assert Settings().printer.kind is PrinterKind.VIRTUAL


def test_the_default_file_is_read_when_it_exists(
    monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    monkeypatch.setattr(settings, "default_file", lambda: file)
    file.write_text("counter = 7")
    assert load().counter == 7


def test_a_file_that_was_named_must_exist(file: Path) -> None:
    with pytest.raises(Trouble, match="there is no such file"):
        load(file)


def test_a_relative_folder_is_taken_from_the_files_own_place(file: Path) -> None:
    file.write_text('[printer]\nfolder = "tickets"')
    assert load(file).printer.folder == file.parent / "tickets"


def test_a_ticket_layout_lies_where_the_file_says_from_its_own_place(file: Path) -> None:
    assert Settings().printer.layout is None
    file.write_text('[printer]\nlayout = "own/ticket.toml"')
    read = load(file).printer
    assert (read.layout, read.folder) == (file.parent / "own" / "ticket.toml", None)


def test_the_console_has_a_key_for_all_programs_only_when_one_is_named(file: Path) -> None:
    assert (Settings().console.global_key, Settings().console.compact) == (None, False)
    file.write_text('[console]\nglobal_key = "ctrl+alt+n"\ncompact = true', encoding="utf-8")
    read = load(file).console
    assert (str(read.global_key), read.compact) == ("Ctrl+Alt+N", True)


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ('role = "kisok"', 1, "role", ("found 'kisok'", "kiosk, display, counter")),
        ('\nfullscreen = "yes"', 2, "fullscreen", ("found 'yes'", "true or false")),
        ("counter = 0", 1, "counter", ("found 0", "1 to 999")),
        ('counter = "3"', 1, "counter", ("found '3'", "1 to 999")),
        ("[voice]\nvolume = 101", 2, "voice.volume", ("found 101", "0 to 100")),
        ('language = "fr"', 1, "language", ("found 'fr'", "ar, en")),
        ('office = "Al Muharraq"', 1, "office", ("found 'Al Muharraq'", "small Latin letters")),
        ("viewing_metres = 0.2", 1, "viewing_metres", ("found 0.2", "1 to 40")),
        ("[printer]\nwidth_dots = 500", 2, "printer.width_dots", ("found 500", "multiple of 8")),
        ("[printer]\n\nport = 0", 3, "printer.port", ("found 0", "1 to 65535")),
        ('[printer]\nkind = "network"', 1, "printer", ("kind 'network' alone", "with host")),
        ('[printer]\nkind = "usb"', 1, "printer", ("kind 'usb' alone", "vendor and product")),
        ('[printer]\nkind = "serial"', 1, "printer", ("kind 'serial' alone", "device and baud")),
        ('[printer]\nkind = "cups"', 1, "printer", ("kind 'cups' alone", "with queue")),
        ('[printer]\nkind = "windows"', 1, "printer", ("kind 'windows' alone", "with queue")),
        ('[printer]\nqueue = "-x"', 2, "printer.queue", ("found '-x'", "the name of a queue")),
        ("[printer]\nbaud = 300", 2, "printer.baud", ("found 300", "speed of the serial line")),
        (
            '[printer.fallback]\nkind = "network"',
            1,
            "printer.fallback",
            ("kind 'network' alone", "with host"),
        ),
        ('[console]\nglobal_key = "N"', 2, "console.global_key", ("found 'N'", "Ctrl+Alt+N")),
        ("[console]\nglobal_key = 9", 2, "console.global_key", ("found 9", "F1 to F24")),
        ('[console]\ncompact = "yes"', 2, "console.compact", ("found 'yes'", "true or false")),
        ('database = "mysql://x/y"', 1, "database", ("found 'mysql://x/y'", "sqlite:///FILE")),
        ('database = "dawr.db"', 1, "database", ("found 'dawr.db'", "postgresql://")),
    ],
)
def test_an_error_names_file_line_field_found_and_accepted(
    text: str, line: int, field: str, words: tuple[str, ...], file: Path
) -> None:
    said = trouble(file, text)
    assert f"{file}: line {line}: {field}" in said
    for each in words:
        assert each in said


def test_an_unknown_key_is_refused_with_the_nearest_name(file: Path) -> None:
    assert "did you mean 'fullscreen'?" in trouble(file, "full_screen = true")
    assert "did you mean 'width_dots'?" in trouble(file, "[printer]\nwidth_dot = 384")


def test_all_errors_are_told_at_once(file: Path) -> None:
    said = trouble(file, "screen = 0\nvoice = 1\n[printer]\nkind = 'fax'")
    assert all(field in said for field in ("screen", "voice", "printer.kind"))


def test_a_password_is_refused_and_not_repeated(file: Path) -> None:
    said = trouble(file, 'database = "postgresql://dawr:hunter2@10.0.0.5/dawr"')
    assert "hunter2" not in said
    assert "pgpass" in said


@pytest.mark.parametrize("text", ["screen = \n", "screen = 1\nscreen = 2\n"])
def test_broken_toml_is_told_with_its_line(text: str, file: Path) -> None:
    assert re.search(r"not valid TOML: .*at (line \d|end of document)", trouble(file, text))


def test_a_file_in_another_encoding_is_told(file: Path) -> None:
    file.write_bytes('zone = "قاعة"'.encode("cp1256"))
    with pytest.raises(Trouble, match="UTF-8"):
        load(file)


def test_settings_cannot_be_changed_by_a_screen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().screen = 3


SECOND = """
[printer]
kind = "network"
host = "10.0.0.7"

[printer.fallback]
kind = "cups"
queue = "reception"
"""


def test_a_second_printer_stands_in(file: Path) -> None:
    file.write_text(SECOND, encoding="utf-8")
    printer = load(file).printer
    assert printer.fallback is not None
    assert (printer.place, printer.fallback.place) == ("10.0.0.7:9100", "reception")


def test_the_folder_of_a_second_printer_is_taken_from_the_files_own_place(file: Path) -> None:
    file.write_text('[printer.fallback]\nfolder = "spare"\nwidth_dots = 384')
    second = load(file).printer.fallback
    assert second is not None and second.folder == file.parent / "spare"


def test_a_fallback_has_no_fallback(file: Path) -> None:
    said = trouble(file, SECOND + '[printer.fallback.fallback]\nfolder = "x"\n')
    assert "printer.fallback" in said and "fallback" in said


def test_a_printer_does_not_stand_in_for_itself(file: Path) -> None:
    same = SECOND.replace('kind = "cups"', 'kind = "network"')
    said = trouble(file, same.replace('queue = "reception"', 'host = "10.0.0.7"'))
    assert "its own fallback" in said


SCREENS = """
zone = "A"
[voice]
volume = 60
zone = "B"
clips = "voice"
[[screens]]
screen = 2
media = "films"
ways = { 3 = "left", 4 = "upstairs" }
[[screens]]
screen = 3
sign = 5
"""


def test_a_process_may_have_several_screens_and_one_voice(file: Path) -> None:
    file.write_text(SCREENS, "utf-8")
    read = load(file)
    hall, sign = read.hall_screens
    assert (hall.screen, hall.ways) == (2, {3: Way.LEFT, 4: Way.UPSTAIRS})
    assert hall.media == file.parent / "films"
    assert (sign.screen, sign.sign) == (3, 5)
    assert (read.voice.volume, read.voice_zone) == (60, "B")
    assert read.voice.clips == file.parent / "voice"


def test_without_a_list_there_is_one_screen_as_the_machine_is_set() -> None:
    settings = Settings(screen=2, zone="A", viewing_metres=9)
    (screen,) = settings.hall_screens
    assert (screen.screen, screen.zone, screen.viewing_metres) == (2, "A", 9)
    assert settings.voice_zone == "A"


def test_the_command_line_opens_one_screen_instead(file: Path) -> None:
    file.write_text(SCREENS, "utf-8")
    read = load(file)
    assert read.with_hall_screen().hall_screens == read.hall_screens
    (one,) = read.with_hall_screen(screen=3, zone="B").hall_screens
    assert (one.screen, one.zone, one.sign) == (3, "B", 5)
    (other,) = read.with_hall_screen(sign=7).hall_screens
    assert (other.screen, other.sign) == (2, 7)
    assert read.voice.on
    assert not read.with_hall_screen(silent=True).voice.on


@pytest.mark.parametrize(
    ("text", "field", "accepted"),
    [
        ('[[screens]]\nways = { 3 = "up" }', "screens[1].ways.3", "upstairs"),
        ("[[screens]]\nsign = 0", "screens[1].sign", "1 to 999"),
        ("voice = true", "voice", "table"),
    ],
)
def test_a_wrong_screen_is_named(file: Path, text: str, field: str, accepted: str) -> None:
    said = trouble(file, text)
    assert field in said
    assert accepted in said
