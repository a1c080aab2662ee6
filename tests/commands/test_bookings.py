"""Bookings on the command line: lists brought in, sources kept in step, the inbox sorted out."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands.bookings import cli
from commands.bookings.importing import Asked, Told, bring_in
from commands.bookings.sources import beats
from commands.bookings.sync import Diary, Progress, line
from db.engine import Database
from db.pulling import TakenIn
from db.trouble import Trouble
from online.bookings.sync import Pass
from online.bookings.traffic import Traffic
from queueing.wording import Language
from shell.booking_source import BookingSource, SourceKind
from shell.booking_source import Told as ToldOf
from tests.db.conftest import migrated_file  # noqa: F401
from tests.db.house import SUNDAY_9, House, booked

LIST = """Rendez vous,Dossier,Guichet,Qui
22/11/2026 09:30,C-1,F,Sara
22/11/2026 09:45,C-2,F,علي
22/11/2026 10:00,C-3,N,Nora
22/11/2026 10:15,C-4,N,Huda
22/11/2026 10:30,C-5,F,Amal
22/11/2026 10:45,C-6,F,Badr
22/11/2026 11:00,C-7,F,Dana
22/11/2026 11:15,C-8,N,Rana
"""
COLUMNS = ("Rendez vous=start", "Dossier=reference", "Guichet=service", "Qui=name")


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path) -> House:  # noqa: F811
    file = tmp_path / "office.db"
    file.write_bytes(migrated_file.read_bytes())
    return House(Database.open(f"sqlite:///{file.as_posix()}"))


def bring(house: House, file: Path, *columns: str, learn: bool = False) -> Told:
    asked = Asked(file, "app", columns, learn)
    return bring_in(house.database, house.office_id, house.clock, asked, lambda suggested: False)


def written(folder: Path, text: str, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


# --- lists


def test_columns_are_taught_once_and_known_from_then_on(house: House, tmp_path: Path) -> None:
    file = written(tmp_path, LIST)
    with pytest.raises(Trouble, match="Rendez vous"):
        bring(house, file)
    told = bring(house, file, *COLUMNS)
    assert told.summary.startswith("8 new, 0 changed, 0 unchanged")
    again = bring(house, written(tmp_path, LIST.replace("Sara", "Sarah")))
    assert again.summary.startswith("0 new, 1 changed, 7 unchanged")


def test_what_columns_look_like_is_learned_when_somebody_agrees(
    house: House, tmp_path: Path
) -> None:
    told = bring(house, written(tmp_path, LIST), "Guichet=service", learn=True)
    assert told.summary.startswith("8 new")
    assert house.tables.columns("app")["rendez vous"] == "start"


def test_a_list_that_could_not_be_read_teaches_nothing(house: House, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        bring(house, written(tmp_path, LIST), "Rendez vous=start")
    assert house.tables.columns("app") == {}


def test_a_column_is_taught_in_one_way(house: House, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="HEADING=FIELD"):
        bring(house, written(tmp_path, LIST), "Qui=somebody")


def test_rows_without_sense_are_named_and_unknown_services_wait(
    house: House, tmp_path: Path
) -> None:
    text = "id,service,start\nA,F,22/11/2026 10:00\nB,Passports,22/11/2026 10:00\nC,F,soon\n"
    told = bring(house, written(tmp_path, text))
    assert "1 new" in told.summary and "1 of unknown services" in told.summary
    assert "bookings list" in told.summary
    [fault] = told.faults
    assert "line 4" in fault and "soon" in fault
    assert len(house.resolving.lines()) == 2


def test_a_workbook_and_a_calendar_come_in_like_a_list(house: House, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["id", "service", "start", "name"])
    book.active.append(["X-1", "F", SUNDAY_9.replace(tzinfo=None, hour=11), "Sara"])
    book.save(tmp_path / "day.xlsx")
    assert bring(house, tmp_path / "day.xlsx").summary.startswith("1 new")
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:U-1\r\n"
        "DTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Asia/Bahrain:20261122T113000\r\n"
        "DTEND;TZID=Asia/Bahrain:20261122T115000\r\nSUMMARY:Nora\r\nCATEGORIES:N\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert bring(house, written(tmp_path, calendar, "day.ics")).summary.startswith("1 new")
    named = {b.name: b.starts_at.hour for b in house.bookings.of_day()}
    assert named == {"Sara": 8, "Nora": 8}


# --- the inbox


def told(house: House, *words: object) -> str:
    """What a command says; `utc_now` does not matter to what is asked here."""
    done = CliRunner().invoke(cli.app, [*map(str, words), "--database", house.database.url])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def refused(house: House, *words: object) -> str:
    done = CliRunner().invoke(cli.app, [*map(str, words), "--database", house.database.url])
    assert done.exit_code != 0
    return f"{done.output}{done.exception}"


@pytest.fixture
def sorted_out(house: House) -> House:
    """A house with an unknown service and a conflict, in this order."""
    later = SUNDAY_9 + timedelta(days=4000)  # the command line goes by the real clock
    house.book(booked("x", later, service="Renewal", name="Sara", reference="q-1"))
    house.book(booked("a", SUNDAY_9 + timedelta(minutes=5), reference="q-2"))
    house.intake.check_in(house.bookings.of_day()[0].booking_id, language=Language.AR)
    house.book(booked("a", SUNDAY_9 + timedelta(hours=2), reference="q-2"))
    return house


def test_an_empty_inbox_says_so(house: House) -> None:
    assert "nothing to decide" in told(house, "list")
    assert told(house, "list", "--json") == ""


def test_the_inbox_and_the_conflicts_are_listed(sorted_out: House) -> None:
    everything = told(sorted_out, "list").splitlines()
    assert len(everything) == 2
    assert "unknown service" in everything[0] and "Q-1 Sara" in everything[0]
    assert "moved, but the visitor is here" in everything[1] and "F001" in everything[1]
    assert told(sorted_out, "list", "inbox").splitlines() == everything[:1]
    assert told(sorted_out, "list", "conflicts").splitlines() == everything[1:]
    [first, _second] = map(json.loads, told(sorted_out, "list", "--json").splitlines())
    assert (first["kind"], first["data"]["service"]) == ("unmatched", "Renewal")
    assert "all, inbox, conflicts" in refused(sorted_out, "list", "everything")


def test_a_line_is_shown_with_both_versions_and_the_way_to_decide(sorted_out: House) -> None:
    conflict = sorted_out.resolving.lines()[1].id
    shown = told(sorted_out, "show", conflict)
    assert re.search(r"here: +2026-11-22 09:05 F", shown)
    assert re.search(r"there: +2026-11-22 11:00 F", shown)
    assert f"bookings resolve {conflict} --keep (or --accept)" in shown
    assert "Renewal" in told(sorted_out, "show", sorted_out.resolving.lines()[0].id)


def test_lines_are_decided(sorted_out: House) -> None:
    unknown, conflict = (line.id for line in sorted_out.resolving.lines())
    assert "1 bookings came in" in told(sorted_out, "resolve", unknown, "--service", "N")
    assert "the ticket stays" in told(sorted_out, "resolve", conflict, "--accept")
    assert "nothing to decide" in told(sorted_out, "list")
    assert "[accepted]" in told(sorted_out, "list", "--ended")
    assert "dealt with: accepted" in told(sorted_out, "show", conflict)


def test_a_line_is_decided_in_one_way(sorted_out: House) -> None:
    unknown, _conflict = (line.id for line in sorted_out.resolving.lines())
    assert "one of" in refused(sorted_out, "resolve", unknown)
    assert "one of" in refused(sorted_out, "resolve", unknown, "--keep", "--accept")
    assert "not_allowed_now" in refused(sorted_out, "resolve", unknown, "--keep").lower()
    assert "unknown_service" in refused(sorted_out, "resolve", unknown, "--service", "X").lower()
    assert "unknown_line" in refused(sorted_out, "show", 99).lower()
    assert len(sorted_out.resolving.lines()) == 2


# --- sources


def test_the_sources_of_the_settings_are_made_known(house: House, tmp_path: Path) -> None:
    dropped = tmp_path / "dropped"
    dropped.mkdir()
    source = BookingSource(
        name="lists", kind=SourceKind.FOLDER, folder=dropped, services={"Renewal": "N"}
    )
    handed = (house.database, house.office_id, house.clock)
    (beat,) = beats(*handed, (source,))
    assert (beat.every_s, beat.looks) == (5, 2)
    [state] = house.sources.states()
    assert (state.name, state.kind, state.pushes) == ("lists", "folder", False)
    written(dropped, "id,service,start\nA,renewal,22/11/2026 10:00\n")
    assert [beat.sync.once().taken for _ in range(2)] == [TakenIn(), TakenIn(new=1)]
    assert house.bookings.of_day()[0].service_id == house.service("N")


def test_the_database_does_not_lie_among_the_lists(house: House, tmp_path: Path) -> None:
    source = BookingSource(name="lists", kind=SourceKind.FOLDER, folder=tmp_path)
    with pytest.raises(Trouble, match="the folder of the database"):
        beats(house.database, house.office_id, house.clock, (source,))


def test_a_status_that_would_cancel_is_refused(house: House, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("token", "utf-8")
    secret.chmod(0o600)
    source = BookingSource(
        name="easy",
        kind=SourceKind.EASYAPPOINTMENTS,
        url="https://easy.example.org",
        secret_file=secret,
        statuses={ToldOf.MISSED: "Cancelled"},
    )
    with pytest.raises(Trouble, match="come back as a cancellation"):
        beats(house.database, house.office_id, house.clock, (source,))


def test_a_source_that_is_not_used_any_more_is_forgotten(house: House) -> None:
    house.sources.name("app", "caldav", pushes=False, every=timedelta(seconds=15))
    assert "its bookings stay" in told(house, "remove", "app")
    assert house.sources.states() == ()
    assert "unknown_source" in refused(house, "remove", "app").lower()


def test_without_sources_there_is_nothing_to_keep_in_step(house: House) -> None:
    handed = (house.database, house.office_id, house.clock)
    with pytest.raises(Trouble, match=re.escape("[[bookings]]")):
        beats(*handed, ())
    source = BookingSource(name="lists", kind=SourceKind.FOLDER, folder=Path())
    with pytest.raises(Trouble, match="accepted: lists"):
        beats(*handed, (source,), only="other")


def test_a_look_in_one_line() -> None:
    done = Pass("app", TakenIn(new=3, gone=1), told=2, traffic=Traffic(4, 1200, 3800))
    assert line(done) == "app: 3 new, 1 gone, 2 told [4 requests, 5.0 kB]"
    assert line(Pass("app", refused=1)) == "app: 1 not accepted"
    assert line(Pass("app", trouble="no answer")) == "app: nothing new; no answer"


def test_only_a_long_look_tells_how_far_it_has_come() -> None:
    said: list[str] = []
    times = iter([0.0, 1.0, 2.0, 2.0, 60.0, 61.0])
    progress = Progress(said.append, lambda: next(times))
    for so_far in (TakenIn(), TakenIn(new=200), TakenIn(new=1400)):
        progress("app", so_far)
    assert said == ["app: 1,400 new so far …"]
    for so_far in (TakenIn(), TakenIn(new=1)):
        progress("app", so_far)
    assert len(said) == 1


def test_a_quiet_day_is_a_short_diary(house: House) -> None:
    said: list[str] = []
    diary = Diary(said.append, house.views.office(), house.clock)
    quiet, away = Pass("app", TakenIn(unchanged=4)), Pass("app", trouble="no answer")
    for done in (quiet, quiet, away, away, away, quiet, quiet, Pass("app", TakenIn(new=1))):
        diary(done)
    assert [text.partition(": ")[2] for text in said] == [
        "4 unchanged",
        "nothing new; no answer",
        "4 unchanged",
        "1 new",
    ]
    assert said[0].startswith("2026-11-22 09:00:00 app")
    for done in (away, Pass("app", TakenIn(new=2), trouble="no answer")):
        diary(done)
    assert said[-1].endswith("2 new; no answer"), "what comes in is told under the same trouble too"
