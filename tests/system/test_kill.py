"""Processes that are killed in the middle of their work, many times, at random moments."""

import contextlib
import random
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.profile import Profile
from db.setup import set_up
from db.views import Views
from tests.db.house import SUNDAY_9, House, check_tables, small_office

ROOT = Path(__file__).parents[2]
AT_ONCE = 2
"""As many as the smallest machine has cores; the others' work goes on while one is killed."""


def busy(url: str, seed: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.system.busy_office", url, str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    if child.stdout.readline() != "busy\n":
        child.kill()
        pytest.fail(str(child.communicate()[1]))
    return child


def kill(child: subprocess.Popen[str]) -> None:
    """SIGKILL; until then it must have worked without an error."""
    assert child.poll() is None, child.communicate()[1]
    child.kill()
    child.communicate()


def kill_after(child: subprocess.Popen[str], seconds: float) -> None:
    """Kills it that much later, wherever it is then."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(timeout=seconds)
    kill(child)


def tables(database: Database) -> dict[str, list[dict[str, Any]]]:
    with database.read() as read:
        return {
            name: [
                dict(row._mapping)
                for row in read.all(sa.select(table).order_by(*table.primary_key))
            ]
            for name, table in t.metadata.tables.items()
        }


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("engine", "kills"), [("sqlite", 30), ("postgresql", 12)])
def test_a_killed_process_leaves_nothing_half_done(
    request: pytest.FixtureRequest, engine: str, kills: int
) -> None:
    url: str = request.getfixturevalue("sqlite_url" if engine == "sqlite" else "postgres_url")
    database = Database.open(url, create=True)
    set_up(database, Profile.model_validate(small_office()), lambda: SUNDAY_9)
    moments = random.Random(7)
    neighbour = busy(url, 0)
    before = 0
    for round_ in range(kills):
        victim = busy(url, 1 + round_ % (AT_ONCE + 1))
        kill_after(victim, moments.uniform(0.0, 0.15))
        found = tables(database)
        check_tables(found)
        assert len(found["event"]) > before, "work did not go on"
        before = len(found["event"])
    kill(neighbour)
    check_tables(tables(database))
    if database.is_sqlite:
        with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    _the_next_caller_goes_on(database)
    database.close()


def _the_next_caller_goes_on(database: Database) -> None:
    house = House(database)
    house.forward(hours=1)
    kinds = house.kinds()
    assert {"issued", "called", "started", "finished"} <= set(kinds)
    house.day.end()
    desk = house.sit(4, "dana")
    house.issue("G")
    assert house.call(*desk).number.startswith("G")
    assert Views(database, house.office_id, house.clock).console(desk[0]).at_hand is not None
    house.check()
