"""A database that another writer holds: told after a moment, while the window goes on living."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt, QTimer

from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from db.events import Record
from queueing.ticket import State
from shell.worker import BUSY_AFTER_MS
from tests.counter_app.conftest import Centre, Console, HandClock, found

TICK_MS = 10
ENOUGH_TICKS = 50


@pytest.fixture(params=["sqlite", "postgresql"])
def centre(
    request: pytest.FixtureRequest, founded: Path, tmp_path: Path, clock: HandClock
) -> Iterator[Centre]:
    """The office on either engine, with all the patience that a console has for other writers."""
    if request.param == "sqlite":
        file = tmp_path / "office.db"
        shutil.copy(founded, file)
        url = f"sqlite:///{file.as_posix()}"
    else:
        url = request.getfixturevalue("postgres_url")
        found(url)
    made = Centre(url, clock)
    yield made
    made.database.close()


@contextmanager
def held(centre: Centre) -> Iterator[Callable[[], object]]:
    """Another writer has its turn, and ends it when the given function is called."""
    if centre.database.is_sqlite:
        with closing(sqlite3.connect(centre.database.where, isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield file.rollback
    else:
        with psycopg.connect(centre.database.url.replace("+psycopg", "")) as server:
            server.execute("SELECT n FROM revision FOR UPDATE")
            yield server.rollback


class Watch:
    """What happened at the console since, and how often its event loop turned."""

    def __init__(self, console: Console) -> None:
        self.states: list[ConsoleState] = []
        self.ticks = 0
        self._timer = QTimer(console.window, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        console.presenter.state_changed.connect(self.states.append)

    def _tick(self) -> None:
        self.ticks += 1

    @property
    def answers(self) -> int:
        """How often a running verb came to its end."""
        busy = [state.busy is not None for state in self.states]
        return sum(was and not is_ for was, is_ in pairwise(busy))


def called(centre: Centre) -> int:
    return sum(event.kind == "called" for event in Record(centre.database, centre.id).since(0))


def test_a_busy_database_is_told_after_a_moment_and_the_window_does_not_freeze(
    plain: Console, centre: Centre
) -> None:
    plain.sees(centre.arrives("F").number)
    watch = Watch(plain)
    with held(centre) as let_go:
        began = time.monotonic()
        plain.key(Qt.Key.Key_F2)
        assert plain.state.busy is Verb.CALL_NEXT and not plain.state.slow
        assert plain.window.work.answer.text == "", "nothing flickers where the answer is quick"
        plain.bot.waitUntil(lambda: plain.state.slow)
        assert time.monotonic() - began >= BUSY_AFTER_MS / 1000 * 0.95
        assert plain.window.work.answer.text == "One moment…"
        assert plain.window.work.answer.isVisible()
        ticked = watch.ticks
        plain.bot.waitUntil(lambda: watch.ticks >= ticked + ENOUGH_TICKS)
        assert plain.state.busy is Verb.CALL_NEXT and plain.state.at_hand is None
        assert plain.state.trouble is None and plain.window.banner.text == ""
        let_go()
        plain.wait(lambda s: s.at_hand)
    assert plain.window.work.answer.text == ""
    plain.settle()
    assert not plain.state.slow


def test_what_is_pressed_while_the_database_is_busy_is_dropped_and_the_answer_comes_once(
    plain: Console, centre: Centre
) -> None:
    centre.arrives("F")
    plain.sees(centre.arrives("F").number)
    watch = Watch(plain)
    with held(centre) as let_go:
        plain.key(Qt.Key.Key_F2)
        plain.bot.waitUntil(lambda: plain.state.slow)
        for key in (Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F12):
            plain.key(key)
        assert plain.state.busy is Verb.CALL_NEXT and watch.answers == 0
        let_go()
        plain.wait(lambda s: s.at_hand)
    plain.settle()
    assert watch.answers == 1
    assert plain.state.at_hand is not None and plain.state.at_hand.state is State.CALLED
    assert plain.state.notice is None, "what was dropped was not refused either"
    assert called(centre) == 1


def test_each_verb_waits_for_its_turn_and_is_done_once(plain: Console, centre: Centre) -> None:
    centre.arrives("F")
    plain.calls()
    watch = Watch(plain)
    presses = (
        (plain.presenter.serving.start, lambda s: s.at_hand and s.at_hand.started_at),
        (plain.presenter.serving.finish, lambda s: s.at_hand is None),
    )
    for count, (press, reached) in enumerate(presses, start=1):
        with held(centre) as let_go:
            press()
            plain.bot.waitUntil(lambda: plain.state.slow)
            let_go()
            plain.wait(reached)
        plain.settle()
        assert watch.answers == count
    kinds = [event.kind for event in Record(centre.database, centre.id).since(0)]
    assert kinds[-3:] == ["called", "started", "finished"]
