"""The benchmark measures what it says, in a small size: its figures are judged elsewhere."""

import json
import shutil
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from rich.console import Console

import commands.bench
from commands.bench import Bench, Effort, as_json, bench, tell
from commands.bench.bookings import measure_bookings
from commands.bench.caller import call_until_empty
from commands.bench.crowd import crowd_profile, measure_crowd
from commands.bench.figures import WORKING_HOUR, below, not_measured, percentile, times_bare
from commands.bench.ground import TICKETS_A_DAY, ground
from commands.bench.hall import measure_hall
from commands.bench.hours import measure_hours, one_language
from commands.bench.machine import this_machine
from commands.bench.presses import WARM_UP, console_profile, measure_presses
from commands.bench.printing import measure_print
from commands.bench.scratch import scratch_databases, scratch_folder
from commands.bench.start import measure_starts
from commands.bench.verbs import measure_verbs
from commands.bench.voice import measure_voice
from db.calling import Calling
from db.engine import Database, utc_now
from db.figures import Figures
from db.serving import Serving
from db.staff import StaffDesk
from db.trouble import Trouble, TroubleKind
from queueing.ticket import State

ROOT = Path(__file__).parent.parent.parent


def nine() -> datetime:
    return WORKING_HOUR


def test_ratios_are_over_the_bare_median() -> None:
    good = times_bare("call_next", "sqlite", [2.0, 2.4, 9.0], [1.0, 1.0, 5.0], 3.0)
    bad = times_bare("call_next", "sqlite", [4.0], [1.0], 3.0)
    assert (good.value, good.bare, good.ratio, good.met) == (2.4, 1.0, 2.4, True)
    assert (bad.ratio, bad.met) == (4.0, False)


def test_a_limit_is_met_or_not() -> None:
    assert below("x", "sqlite", "ms", 150.0, 150.0, samples=1).met is True
    assert below("x", "sqlite", "ms", 150.1, 150.0, samples=1, bare=10).met is False


@pytest.mark.parametrize(("share", "value"), [(0.5, 5), (0.9, 9), (0.99, 10), (1.0, 10)])
def test_percentiles(share: float, value: float) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == value


def test_the_past_is_over_and_the_line_waits(database_url: str) -> None:
    with ground(database_url, nine) as office:
        office.add_past(1_000)
        office.add_waiting(20, list(office.office.services), "W")
        today = Figures(office.database, office.office_id).steps_of(nine().date())
        counts = dict(office.bare.execute("SELECT state, count(*) FROM step GROUP BY state"))
        bare = office.bare.execute("SELECT n FROM bench_bare")
        office.bare.write()
        assert office.bare.execute("SELECT n FROM bench_bare") == [(bare[0][0] + 1,)]
    assert counts == {"done": 1_000, "waiting": 20}
    assert {step.state for step in today} == {State.WAITING}
    assert {step.service_id for step in today} == set(office.office.services)
    assert all(step.arrived_at.tzinfo is UTC for step in today)


def test_real_tickets_go_on_beside_rows_written_in_bulk(database_url: str) -> None:
    with ground(database_url, nine) as office:
        office.add_past(TICKETS_A_DAY + 10)
        office.add_waiting(5, [min(office.office.services)], "W")
        counter, clerk = next(
            (c, p) for c, p in office.staff_counters() if min(office.office.services) in c.offers
        )
        handed = (office.database, office.office_id, office.clock)
        did = call_until_empty(Calling(*handed), Serving(*handed), counter.id, clerk.id)
    assert len(did["steps"]) == 5  # type: ignore[arg-type]
    assert did["errors"] == {}


def test_the_verbs_are_measured(tmp_path: Path) -> None:
    few, many = (f"sqlite:///{(tmp_path / f'{name}.db').as_posix()}" for name in ("few", "many"))
    with ground(few, nine) as short, ground(many, nine) as long:
        found = measure_verbs("sqlite", short, long, long_past=2_000, samples=5)
    assert len(found) == 8
    assert all(figure.value and figure.bare and figure.ratio for figure in found)
    assert "2,000 past steps" in found[1].name


def test_a_small_crowd_calls_each_step_once(sqlite_url: str) -> None:
    with ground(sqlite_url, utc_now, crowd_profile()) as office:
        found = measure_crowd("sqlite", office, 60, ROOT, processes=3)
    wrong, errors, commits, _longest = found
    assert (wrong.value, wrong.met) == (0, True)
    assert (errors.value, errors.met) == (0, True)
    assert commits.value and commits.bare


def test_a_step_that_nobody_called_is_counted(sqlite_url: str) -> None:
    with ground(sqlite_url, utc_now, crowd_profile()) as office:
        office.add_waiting(4, list(office.office.services), "X")
        office.bare.execute("UPDATE step SET hold_until = '2999-01-01' WHERE id = 1")
        wrong = measure_crowd("sqlite", office, 10, ROOT, processes=1)[0]
    assert (wrong.value, wrong.met) == (1, False)


def test_click_to_hall_is_measured_between_two_processes(sqlite_url: str) -> None:
    with ground(sqlite_url, utc_now, crowd_profile()) as office:
        worst, middle = measure_hall("sqlite", office, 5, ROOT)
    assert worst.value is not None and middle.value is not None
    assert 0 < middle.value <= worst.value


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="this machine has no espeak-ng")
def test_click_to_the_voice_is_measured_with_sounds_made_and_unmade(sqlite_url: str) -> None:
    with ground(sqlite_url, utc_now, crowd_profile()) as office:
        figures = {figure.name: figure for figure in measure_voice("sqlite", office, 2, ROOT)}
    assert [figure.note for figure in figures.values() if figure.value is None] == []
    made, new = (
        "click to the voice: first {}, made ahead, P95",
        "click to the voice: first {}, new, P95",
    )
    spans = [
        figures[name.format(which)].value for name in (made, new) for which in ("sound", "word")
    ]
    sound, word, sound_new, word_new = (span or 0.0 for span in spans)
    assert 0 < sound <= word
    assert 0 < sound_new <= word_new
    assert word < word_new, "what is not made takes longer"


def test_a_long_day_tells_what_it_held_early_and_late(sqlite_url: str) -> None:
    with ground(sqlite_url, nine, one_language()) as office:
        (found,) = measure_hours("sqlite", office, 16, ROOT)
    assert found.value is not None
    assert found.note.startswith(tuple("123456789"))
    assert "after 8 calls" in found.note and "after 16" in found.note


def test_touch_to_paper_is_measured_at_a_real_kiosk(sqlite_url: str) -> None:
    with ground(sqlite_url, nine) as office:
        found, page = measure_print("sqlite", office, 3, ROOT)
    assert found.note == "bare: the commit of one row"
    assert found.value is not None and 0 < found.value < 10_000
    assert found.samples == 3
    assert page.value is not None and 0 < page.value < 10_000
    assert page.samples == 9, "to the list, to the service, and back to the start"


def test_key_to_painted_answer_is_measured_at_a_real_console(database_url: str) -> None:
    with ground(database_url, nine, console_profile()) as office:
        found = measure_presses("either", office, 3, ROOT, waiting=40)
        states = dict(office.bare.execute("SELECT state, count(*) FROM step GROUP BY state"))
    assert [(figure.note, figure.samples) for figure in found] == [
        ("bare: the commit of one row", 3)
    ] * 6
    for worst, middle in zip(found[::2], found[1::2], strict=True):
        assert "40 waiting, P95" in worst.name and "40 waiting, P50" in middle.name
        assert worst.value is not None and middle.value is not None
        assert 0 < middle.value <= worst.value < 20_000
        assert worst.target == "at most 100"
    assert states == {"done": 3 + WARM_UP, "waiting": 40}, "each visitor was really served"


def test_a_console_that_cannot_be_measured_says_why(sqlite_url: str) -> None:
    with ground(sqlite_url, nine, console_profile()) as office:
        StaffDesk(office.database, office.office_id, nine).open_counter(
            office.office.counter_numbered(1).id,
            by=next(p.id for p in office.office.staff.values() if p.login == "clerk2"),
        )
        (found,) = measure_presses("sqlite", office, 1, ROOT, waiting=1)
    assert found.value is None and found.target == "at most 100"
    assert "was not opened" in found.note and "choose_counter" in found.note


def test_a_process_that_does_not_start_is_told(tmp_path: Path) -> None:
    missing = f"sqlite:///{(tmp_path / 'none.db').as_posix()}"
    found = measure_starts(ROOT / "main.py", missing, 1, tmp_path)
    assert {figure.value for figure in found} == {None}
    assert all("There is no database" in figure.note for figure in found)


def test_a_run_is_told_to_programs_and_people() -> None:
    figures = (
        times_bare("issue", "sqlite", [0.3], [0.1], 3.0),
        not_measured("all figures", "postgresql", "no server"),
    )
    run = Bench(this_machine("none"), True, 1.5, figures)
    plain = json.loads(as_json(run))
    assert [figure["met"] for figure in plain["figures"]] == [True, None]
    assert plain["machine"]["cores"] >= 1
    console = Console(width=160, record=True, file=StringIO())
    tell(run, console)
    text = console.export_text()
    assert "issue" in text and "no server" in text


def test_bookings_are_measured_over_both_protocols(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'bookings.db').as_posix()}"
    with ground(url, nine) as quiet:
        figures = {figure.name: figure for figure in measure_bookings("sqlite", quiet, 60)}
    assert {name for name, figure in figures.items() if figure.met is False} == set()
    assert figures["look after none, CalDAV"].value == 1
    assert figures["look after 10 changes, CalDAV"].value == 3
    first = figures["first look at 60 bookings, REST"]
    assert first.value is not None and "requests" in first.unit


TINY = Effort(
    past=1_200,
    verbs=3,
    crowd=32,
    calls=2,
    tickets=2,
    starts=1,
    words=1,
    day=8,
    visits=2,
    bookings=50,
)


@pytest.mark.timeout(240)
def test_a_server_that_is_named_is_measured_on_and_left_as_it_was(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def databases() -> list[tuple[str]]:
        with psycopg.connect(postgres_url.replace("+psycopg", "")) as server:
            return server.execute("SELECT datname FROM pg_database ORDER BY 1").fetchall()

    monkeypatch.setattr(commands.bench, "QUICK", TINY)
    before = databases()
    found = bench(ROOT / "main.py", quick=True, database_url=postgres_url)
    assert {figure.engine for figure in found.figures} == {"postgresql"}
    assert [(f.name, f.note) for f in found.figures if f.value is None] == []
    assert "postgresql" in found.machine.postgresql
    assert databases() == before


def test_a_file_that_is_named_says_on_which_disk(tmp_path: Path) -> None:
    place = Database(f"sqlite:///{(tmp_path / 'office.db').as_posix()}")
    with scratch_folder(place) as folder:
        assert folder.parent == tmp_path
        (folder / "few.sqlite3").touch()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    place = Database(f"sqlite:///{(tmp_path / 'none' / 'office.db').as_posix()}")
    with pytest.raises(Trouble, match=r"office\.db cannot be written"), scratch_folder(place):
        pass


def test_scratch_databases_go_even_after_a_fault(postgres_url: str) -> None:
    made: list[str] = []

    def fail() -> None:
        with scratch_databases(Database(postgres_url)) as new_database:
            made.append(new_database("few"))
            Database.open(made[0], create=True)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(Trouble) as caught:
        Database.open(made[0])
    assert caught.value.kind is TroubleKind.DATABASE_MISSING
