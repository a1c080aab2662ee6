"""Sixteen processes that call at once, as many as a large hall has clerks."""

from pathlib import Path

import pytest

from commands.bench.crowd import crowd_profile, measure_crowd
from commands.bench.ground import ground
from db.engine import Database, utc_now
from db.events import Record

ROOT = Path(__file__).parents[2]
STEPS = 4000


@pytest.mark.timeout(300)
def test_each_of_4000_steps_is_called_exactly_once(database_url: str) -> None:
    with ground(database_url, utc_now, crowd_profile()) as office:
        wrong, errors, *_speed = measure_crowd("either", office, STEPS, ROOT)
        database = Database.open(database_url)
        record = Record(database, office.office_id).since(0, limit=10 * STEPS)
        database.close()
    assert "16 processes, 4,000 steps" in wrong.name
    assert wrong.value == 0
    assert errors.value == 0, errors.note
    assert [event.n for event in record] == list(range(1, len(record) + 1))
    called = [event.step_id for event in record if event.kind == "called"]
    assert len(called) == len(set(called)) == STEPS
