"""Schemas: the newest is what the code says, and the first can still be opened.

`frozen/schema_0001.sql` is what the first schema looked like, with rows, as `python -m
tests.db.freeze` wrote it; later schemas get files of their own beside it.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from db import schema
from db.engine import Database
from db.migrate import known_revisions
from db.serving import Ending
from queueing.ticket import State
from tests.conftest import Postgres
from tests.db.house import House, every_state, small_office

FROZEN = sorted((Path(__file__).parent / "frozen").glob("schema_*.sql"))


def test_the_code_knows_its_newest_schema() -> None:
    assert known_revisions()[0] == schema.HEAD
    assert known_revisions()[-1] == "0001"


def test_the_migrations_lead_to_the_schema_of_the_code(database: Database) -> None:
    with database.founding() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, schema.metadata) == []


def plain(sql: str) -> str:
    """As a comparison needs it: an engine keeps the author's blanks and quotes."""
    return re.sub(r"[\s\"()]+", " ", sql).strip().lower()


def indexes(connection: sa.Connection) -> set[str]:
    queries = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    }
    found = connection.exec_driver_sql(queries[connection.dialect.name]).scalars()
    return {plain(sql) for sql in found if "alembic" not in sql}


def test_the_indexes_are_the_same_to_their_conditions(
    request: pytest.FixtureRequest, database: Database, tmp_path: Path
) -> None:
    if database.is_sqlite:
        url = f"sqlite:///{(tmp_path / 'plain.db').as_posix()}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        name = server.take()
        request.addfinalizer(lambda: server.give_back(name))
        url = server.url(name)
    engine = sa.create_engine(url)
    with engine.begin() as plainly:
        schema.metadata.create_all(plainly)
        expected = indexes(plainly)
    engine.dispose()
    with database.founding() as connection:
        assert indexes(connection) == expected


@pytest.mark.parametrize("table", schema.metadata.tables)
def test_every_table_belongs_to_an_office(table: str) -> None:
    assert table == "office" or not schema.metadata.tables[table].c.office_id.nullable


def test_opening_again_migrates_nothing(house: House) -> None:
    before = house.dump()
    Database.open(house.database.url, create=True).close()
    assert house.dump() == before


@pytest.fixture(params=FROZEN, ids=lambda file: file.stem)
def thawed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The office of a frozen file, opened by the code of today."""
    file = tmp_path / "office.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param.read_text("utf-8"))
    database = Database.open(f"sqlite:///{file.as_posix()}")
    yield House(database, office_id=1)
    database.close()


def test_there_is_a_frozen_file_of_every_schema() -> None:
    assert {file.stem for file in FROZEN} == {f"schema_{mark}" for mark in known_revisions()}


def test_a_frozen_database_is_brought_up_to_date(thawed: House) -> None:
    with thawed.database.founding() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == schema.HEAD
        assert compare_metadata(context, schema.metadata) == []
    thawed.check()


def test_nothing_of_a_frozen_database_is_lost(thawed: House, tmp_path: Path) -> None:
    """What a fresh office holds after the same morning."""
    database = Database.open(f"sqlite:///{(tmp_path / 'fresh.db').as_posix()}", create=True)
    fresh = House(database)
    fresh.issue("G", printer="hall")
    every_state(fresh)
    random = {"token", "identity_key", "pin_hash", "identity_hash"}
    for name, rows in fresh.dump().items():
        there = thawed.dump()[name]
        assert [{k: v for k, v in row.items() if k not in random} for row in there] == [
            {k: v for k, v in row.items() if k not in random} for row in rows
        ], name
    database.close()


def test_a_frozen_database_goes_on_working(thawed: House) -> None:
    house = thawed
    steps = {State(row["state"]): row["id"] for row in house.rows(schema.step)}
    assert set(steps) == set(State) - {State.CLOSED}
    assert house.desk.sign_in("amal", "4711").login == "amal"
    amal, badr = house.person("amal"), house.person("badr")
    house.serving.finish(steps[State.SERVING], by=amal, ending=Ending("completed"))
    house.calling.call_this(house.counter(1), steps[State.PARKED], by=amal, why="")
    house.calling.undo(steps[State.CALLED], by=badr)
    house.intake.rejoin(steps[State.MISSED])
    assert house.call(house.counter(2), badr).step_id == steps[State.WAITING]
    assert [seen.reference for seen in house.bookings.find("900712345")] == ["Q-17"]
    assert house.issue("F").number == "F008"
    assert house.printing.take("hall") is not None
    assert house.views.kiosk().n == house.views.hall().n == len(house.kinds())
    assert house.set_up(small_office()).changes == 0
    house.day.end()
    house.check()
