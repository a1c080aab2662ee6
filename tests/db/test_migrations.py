"""The schema's history: what Alembic builds is what the code expects, from the first schema on."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from db import schema
from db.engine import Database
from db.migrate import known_revisions
from queueing.ticket import State
from tests.db.house import House

FROZEN = Path(__file__).parent / "frozen" / "schema_0001.sql"
"""A morning at the small office, written by the first schema and never changed since: tickets in
several states, a booking, a clerk at counter 1. Made with sqlite3's `.dump`."""


def test_the_code_knows_the_newest_migration() -> None:
    assert known_revisions()[0] == schema.HEAD


def test_what_the_migrations_build_is_what_the_code_expects(database: Database) -> None:
    with database.founding() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_the_first_schema_is_opened_and_used(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with sqlite3.connect(file) as connection:
        connection.executescript(FROZEN.read_text("utf-8"))
    connection.close()
    database = Database.open(f"sqlite:///{file.as_posix()}")
    house = House(database, office_id=1)
    states = {step["number"]: step["state"] for step in house.rows(schema.step)}
    assert states == {
        "F001": State.DONE,
        "F002": State.SERVING,
        "F003": State.WAITING,
        "G001": State.PARKED,
    }
    house.forward(minutes=30)
    serving = house.views.console(house.counter(1)).at_hand
    assert serving is not None and serving.number == "F002"
    house.calling.finish(serving.step_id, by=house.person("amal"))
    assert house.call(house.counter(1), house.person("amal")).number == "F003"
    assert house.issue("F").number == "F004"
    house.check()
    database.close()


def test_opening_an_up_to_date_database_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'office.db').as_posix()}"
    Database.open(url, create=True).close()
    first = _schema_of(url)
    Database.open(url).close()
    assert _schema_of(url) == first


@pytest.mark.parametrize("table", ["office", "step", "event"])
def test_every_table_belongs_to_an_office(table: str) -> None:
    columns = schema.metadata.tables[table].c
    assert table == "office" or "office_id" in columns


def _schema_of(url: str) -> list[str]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master ORDER BY name").all()
    engine.dispose()
    return [str(row.sql) for row in rows]
