"""The command line as a technician meets it: real processes, real files, bad input."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "assets" / "profiles" / "civil_defense.toml"
DAWR = (sys.executable, str(ROOT / "main.py"))
BOOKINGS = ROOT / "assets" / "days" / "bookings_sample.csv"


def dawr(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own; a trace of Python in its answer fails the test."""
    done = subprocess.run(
        [*DAWR, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "COLUMNS": "200", **environment},
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


@pytest.fixture
def office(sqlite_url: str) -> str:
    """The URL of an office that was set up from its profile."""
    done = dawr("setup", "--profile", PROFILE, "--database", sqlite_url)
    assert done.returncode == 0, done.stderr
    return sqlite_url


def test_setting_up_twice_changes_nothing(office: str) -> None:
    again = dawr("setup", "--profile", PROFILE, "--database", office)
    assert again.returncode == 0
    assert "unchanged, 0 changes" in again.stdout


def test_a_wrong_profile_names_file_line_field_and_what_is_accepted(
    tmp_path: Path, office: str
) -> None:
    wrong = tmp_path / "wrong.toml"
    text = PROFILE.read_text("utf-8").replace("target_wait_min = 20", "target_wait_min = 'soon'", 1)
    wrong.write_text(text, "utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "'soon'" in row)
    before = _rows(office)
    done = dawr("setup", "--profile", wrong, "--database", office)
    assert done.returncode != 0
    for part in (
        "wrong.toml",
        f"line {line}",
        "target_wait_min",
        "soon",
        "accepted",
        "nothing was",
    ):
        assert part in done.stderr
    assert _rows(office) == before


def test_a_wrong_profile_leaves_no_database_behind(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[office]\nname = 3\n", "utf-8")
    database = tmp_path / "new.db"
    done = dawr("setup", "--profile", wrong, "--database", f"sqlite:///{database}")
    assert done.returncode != 0
    assert not database.exists()


def test_wrong_settings_name_the_field(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('counter = "three"\nlangage = "ar"\n', "utf-8")
    done = dawr("events", "--config", settings)
    assert done.returncode != 0
    for part in ("settings.toml", "counter", "three", "langage", "language"):
        assert part in done.stderr


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """The sample list, of a day that is not over."""
    file = tmp_path / "later.csv"
    text = BOOKINGS.read_text("utf-8-sig").replace("22/11/2026", "22/11/2031")
    file.write_text(text, "utf-8")
    return file


def test_importing_bookings_twice_changes_nothing(office: str, listed: Path) -> None:
    first = dawr("bookings", "import", listed, "--database", office)
    again = dawr("bookings", "import", listed, "--database", office)
    assert first.returncode == again.returncode == 0
    assert "120 new, 0 changed, 0 unchanged, 0 set aside" in first.stdout
    assert "0 new, 0 changed, 120 unchanged, 0 set aside" in again.stdout


def test_bad_rows_are_listed_and_the_good_ones_taken_in(tmp_path: Path, office: str) -> None:
    file = tmp_path / "day.csv"
    file.write_bytes(
        "المرجع;الخدمة;التاريخ;الوقت;الاسم\r\n"
        "1001;F;22/11/2031;09:30;علي حسن\r\n"
        "1002;F;31/02/2031;09:30;فاطمة\r\n"
        "1003;XYZ;22/11/2031;10:00;Mona\r\n".encode("cp1256")
    )
    done = dawr("bookings", "import", file, "--database", office)
    assert done.returncode != 0
    counts = "1 new, 0 changed, 0 unchanged, 1 set aside, 1 of unknown services"
    assert counts in done.stdout
    assert re.search(r"day\.csv, line 3: .*31/02/2031", done.stderr)
    listed = dawr("bookings", "list", "--database", office)
    assert "unknown service: 1003 Mona" in listed.stdout


def test_a_ticket_of_the_office_is_drawn_or_told_why_not(tmp_path: Path, office: str) -> None:
    picture = tmp_path / "ticket.png"
    done = dawr("ticket", "--preview", "--out", picture, "--service", "P", "--database", office)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    wrong = dawr("ticket", "--preview", "--service", "Q", "--database", office)
    assert wrong.returncode != 0
    assert "--service: found 'Q', accepted" in wrong.stderr


def test_a_kiosk_with_a_wrong_ticket_layout_does_not_start(tmp_path: Path, office: str) -> None:
    layout, settings = tmp_path / "ticket.toml", tmp_path / "settings.toml"
    layout.write_text('blocks = ["number"]', "utf-8")
    settings.write_text('[printer]\nlayout = "ticket.toml"', "utf-8")
    done = dawr("kiosk", "--config", settings, "--database", office)
    assert done.returncode != 0
    assert f"{layout}: line 1: blocks: found no code" in done.stderr


@pytest.mark.parametrize("command", ["events", "end-day", "kiosk", "display", "counter"])
def test_a_database_that_is_not_there_says_what_to_do(tmp_path: Path, command: str) -> None:
    done = dawr(command, "--database", f"sqlite:///{tmp_path / 'none.db'}")
    assert done.returncode != 0
    assert "none.db" in done.stderr
    assert "setup --profile" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_bytes(b"Dear office, this is a letter. " * 400)
    done = dawr("events", "--database", f"sqlite:///{file}")
    assert done.returncode != 0
    assert "letter.db" in done.stderr


def test_a_database_of_a_newer_version_is_left_alone(office: str) -> None:
    with sqlite3.connect(office.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    done = dawr("events", "--database", office)
    assert done.returncode != 0
    assert "newer version" in done.stderr


def test_the_record_is_one_json_object_a_line(office: str, listed: Path) -> None:
    dawr("bookings", "import", listed, "--database", office)
    done = dawr("events", "--json", "--database", office)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["n"] for event in events] == [1, 2]
    assert [event["kind"] for event in events] == ["set_up", "bookings_taken_in"]
    later = dawr("events", "--json", "--since", "1", "--database", office)
    assert [json.loads(line)["n"] for line in later.stdout.splitlines()] == [2]


def test_the_record_can_be_followed_while_another_process_writes(office: str, listed: Path) -> None:
    follower = subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "main.py"),
            "events",
            "--follow",
            "--json",
            "--since",
            "1",
            "--database",
            office,
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        dawr("bookings", "import", listed, "--database", office)
        assert follower.stdout is not None
        assert json.loads(follower.stdout.readline())["kind"] == "bookings_taken_in"
    finally:
        follower.kill()
        follower.communicate()


def test_every_command_explains_itself() -> None:
    for words in ([], ["kiosk"], ["display"], ["counter"], ["setup"], ["bookings", "import"]):
        done = dawr(*words, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout


@pytest.mark.parametrize("screen", ["kiosk", "display", "counter"])
def test_each_screen_paints_in_a_process_of_its_own(office: str, screen: str) -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "main.py"),
            screen,
            "--database",
            office,
            "--report-first-paint",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("first-paint ")
        assert process.poll() is None
    finally:
        process.kill()
        _, errors = process.communicate()
    assert errors == ""


@pytest.mark.timeout(180)
def test_the_demonstration_without_a_display_leaves_pictures_of_each_screen(
    tmp_path: Path,
) -> None:
    done = dawr("demo", "--pictures", "--out", tmp_path, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    pictures = [file.name for file in sorted(tmp_path.glob("*.png"))]
    for screen in ("kiosk_start", "kiosk_ticket", "console_called", "display_call"):
        for language in ("ar", "en"):
            assert any(f"{screen}_{language}" in name for name in pictures)
    assert len(list((tmp_path / "tickets").glob("*.png"))) == 4
    assert "finished" in done.stdout


def test_the_demonstration_does_not_write_into_a_real_office(tmp_path: Path, office: str) -> None:
    before = _rows(office)
    for what in ("--pictures", "--windows"):
        done = dawr("demo", what, "--out", tmp_path / "out", "--database", office)
        assert done.returncode != 0
        for part in (
            "found office muharraq-civil-defense",
            "accepted: an empty database",
            "nothing was",
        ):
            assert part in done.stderr
    assert _rows(office) == before
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes of another kind")
def test_the_demonstration_keeps_its_office_in_the_database_named(
    tmp_path: Path, sqlite_url: str
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'database = "{sqlite_url}"\n', "utf-8")
    tickets = 0
    for _ in range(2):  # its own office is opened again
        demo = subprocess.Popen(
            [*DAWR, "demo", "--windows", "--out", str(tmp_path), "--config", str(settings)],
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert demo.stdout is not None
        try:
            assert demo.stdout.readline().startswith("Sign in")
        finally:
            os.killpg(demo.pid, signal.SIGKILL)
            demo.communicate()
        found = _rows(sqlite_url)
        assert len(found["office"]) == 1
        assert len(found["ticket"]) > tickets
        tickets = len(found["ticket"])
    assert not (tmp_path / "demo.sqlite3").exists()


def test_a_rehearsal_stays_in_the_database_named_and_wants_it_empty(
    tmp_path: Path, sqlite_url: str
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'database = "{sqlite_url}"\n', "utf-8")
    day = ROOT / "assets" / "days" / "ordinary.toml"
    done = dawr("rehearse", "--day", day, "--json", "--config", settings)
    assert done.returncode == 0, done.stderr
    played = _rows(sqlite_url)
    assert len(played["event"]) == json.loads(done.stdout)["events"]
    again = dawr("rehearse", "--day", day, "--database", sqlite_url)
    assert again.returncode != 0
    assert "accepted: an empty database to rehearse in" in again.stderr
    assert _rows(sqlite_url) == played


def test_a_measurement_refuses_a_server_where_it_may_not_measure(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as server:
        server.execute("CREATE ROLE weak LOGIN CREATEDB")
        try:
            url = sa.make_url(postgres_url).set(drivername="postgresql", username="weak")
            done = dawr("bench", "--quick", "--database", url.render_as_string())
        finally:
            server.execute("DROP ROLE weak")
    assert done.returncode != 0
    assert "found role weak, accepted: a superuser" in done.stderr


@pytest.mark.parametrize("command", ["bench", "demo"])
def test_a_server_that_is_not_there_is_named(tmp_path: Path, command: str) -> None:
    more = ["--pictures", "--out", tmp_path] if command == "demo" else []
    done = dawr(command, *more, "--database", "postgresql://nobody@127.0.0.1:1/office")
    assert done.returncode != 0
    assert "127.0.0.1:1/office does not answer" in done.stderr


def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def test_bookings_that_do_not_fit_are_decided_at_the_command_line(
    office: str, tmp_path: Path
) -> None:
    listed = tmp_path / "day.csv"
    listed.write_text("id,service,start,name\nA-1,Passports,2031-11-23 09:30,Sara\n", "utf-8")
    done = dawr("bookings", "import", listed, "--database", office)
    assert done.returncode == 0 and "1 of unknown services" in done.stdout
    shown = dawr("bookings", "list", "--database", office)
    assert "unknown service: A-1 Sara" in shown.stdout
    wrong = dawr("bookings", "resolve", 99, "--dismiss", "--database", office)
    assert wrong.returncode == 1
    assert "no such line any more" in wrong.stderr, "in words, not as a code alone"
    done = dawr("bookings", "resolve", 1, "--service", "F", "--database", office)
    assert "1 bookings came in" in done.stdout


def test_a_folder_is_taken_in_once_and_its_secrets_are_asked_for(
    office: str, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day.csv").write_text("id,service,start\nA-1,F,2031-11-23 09:30\n", "utf-8")
    settings = tmp_path / "settings.toml"
    table = '[[bookings]]\nname = "lists"\nkind = "folder"\nfolder = "in"\n'
    settings.write_text(f'database = "{office}"\n{table}', "utf-8")
    done = dawr("bookings", "sync", "--once", "--config", settings)
    assert done.returncode == 0 and "lists: 1 new" in done.stdout
    assert (tmp_path / "in" / "done" / "day.csv.report.txt").exists()
    table = '[[bookings]]\nname = "cal"\nkind = "caldav"\nurl = "https://127.0.0.1:9/"\n'
    secret = tmp_path / "secret"
    secret.write_text("hush-hush", "utf-8")
    secret.chmod(0o644)
    more = 'user = "dawr"\nsecret_file = "secret"\n'
    settings.write_text(f'database = "{office}"\n{table}{more}', "utf-8")
    if os.name == "posix":
        refused = dawr("bookings", "sync", "--once", "--config", settings)
        assert refused.returncode == 1 and "chmod 600" in refused.stderr
    secret.chmod(0o600)
    away = dawr("bookings", "sync", "--once", "--config", settings)
    assert away.returncode == 1, "a source that is away is told by the exit status, too"
    assert "hush-hush" not in away.stdout + away.stderr
