import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from pytestqt.qtbot import QtBot

from db.engine import Database
from db.profile import read_profile
from db.setup import set_up
from db.trouble import Trouble, TroubleKind
from db.watch import SqliteWatcher
from shell import live
from shell.live import Live, Watcher

ROOT = Path(__file__).resolve().parents[2]
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Line:
    """A connection whose changes and losses the test decides; the network is at the edge."""

    def __init__(self) -> None:
        self.news = threading.Event()
        self.broken = threading.Event()
        self.opened = 0
        self.closed = 0

    def connect(self) -> Watcher:
        if self.broken.is_set():
            raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "server")
        self.opened += 1
        return self

    def wait(self, timeout: float) -> bool:
        found = self.news.wait(min(timeout, 0.01))
        self.news.clear()
        if self.broken.is_set():
            raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "server")
        return found

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], Watcher]], Live]]:
    monkeypatch.setattr(live, "FIRST_PAUSE_SECONDS", 0.01)
    made: list[Live] = []

    def build(connect: Callable[[], Watcher]) -> Live:
        made.append(Live(connect))
        return made[-1]

    yield build
    for each in made:
        assert each.stop()


def test_a_commit_of_another_connection_is_noticed(
    make: Callable[..., Live], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "office.db"
    other = sqlite3.connect(file)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE revision (n)")
    other.commit()
    updates = make(lambda: SqliteWatcher(str(file), str(file)))
    with qtbot.waitSignals([updates.connection_changed, updates.changed]):
        updates.start()
    with qtbot.waitSignal(updates.changed, timeout=1000):
        other.execute("INSERT INTO revision VALUES (1)")
        other.commit()
    other.close()


def test_a_change_to_an_office_is_noticed_on_both_engines(
    make: Callable[..., Live], qtbot: QtBot, database_url: str
) -> None:
    with (
        closing(Database.open(database_url, create=True)) as ours,
        closing(Database.open(database_url)) as theirs,
    ):
        updates = make(ours.watch)
        with qtbot.waitSignal(updates.changed):
            updates.start()
        profile = read_profile(ROOT / "assets" / "profiles" / "traffic_services.toml")
        with qtbot.waitSignal(updates.changed, timeout=1000):
            set_up(theirs, profile, lambda: datetime.now(UTC), QUICK)
        assert updates.stop()


def test_signals_reach_the_receivers_own_thread(make: Callable[..., Live], qtbot: QtBot) -> None:
    line = Line()
    threads: list[threading.Thread] = []
    updates = make(line.connect)
    updates.changed.connect(lambda _: threads.append(threading.current_thread()))
    updates.start()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_a_lost_connection_is_told_once_and_healed_with_a_reading(
    make: Callable[..., Live], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    line = Line()
    told: list[object] = []
    updates = make(line.connect)
    updates.connection_changed.connect(told.append)
    updates.changed.connect(lambda _: told.append("changed"))
    updates.start()
    qtbot.waitUntil(lambda: told == [True, "changed"])
    line.broken.set()
    qtbot.waitUntil(lambda: told[2:] == [False])
    qtbot.waitUntil(lambda: updates._watch._pause > 0.02)  # several attempts, still told once
    assert len(caplog.records) == 1
    line.broken.clear()
    qtbot.waitUntil(lambda: told[2:] == [False, True, "changed"])
    assert line.closed == line.opened - 1


def test_a_server_that_is_down_at_the_start_is_waited_for(
    make: Callable[..., Live], qtbot: QtBot
) -> None:
    line = Line()
    told: list[object] = []
    line.broken.set()
    updates = make(line.connect)
    updates.connection_changed.connect(told.append)
    updates.start()
    qtbot.waitUntil(lambda: told == [False])
    line.broken.clear()
    qtbot.waitUntil(lambda: told == [False, True])


def test_pauses_grow_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    watch = live._Watch(Line().connect)
    monkeypatch.setattr(watch.stopping, "wait", pauses.append)
    for _ in range(8):
        watch._lost("gone")
    assert pauses == [0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0, 5.0]


def test_a_bug_in_a_watcher_is_reported_and_the_screens_are_not_left_deaf(
    make: Callable[..., Live], qtbot: QtBot
) -> None:
    line, faults = Line(), [ZeroDivisionError("in a watcher")]

    def connect() -> Watcher:
        if faults:
            raise faults.pop()
        return line.connect()

    updates = make(connect)
    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(updates.changed):
        updates.start()
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]


def test_stopping_is_quick_even_while_waiting_for_a_server(
    make: Callable[..., Live], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "FIRST_PAUSE_SECONDS", 60)
    line = Line()
    line.broken.set()
    updates = make(line.connect)
    with qtbot.waitSignal(updates.connection_changed):
        updates.start()
    before = time.monotonic()
    assert updates.stop()
    assert time.monotonic() - before < 0.5


def test_stop_before_start_is_allowed(make: Callable[..., Live], qtbot: QtBot) -> None:
    assert make(Line().connect).stop()
