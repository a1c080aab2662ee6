"""Schemas: the newest is what the code says, and the first can still be opened.

`frozen/schema_0001.sql` is what the first schema looked like, with rows, as `python -m
tests.db.freeze` wrote it; later schemas get files of their own beside it.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

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
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The database of a frozen file, as it was left."""
    file = tmp_path / "office.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param.read_text("utf-8"))
    return file


@pytest.fixture
def columns_then(frozen: Path) -> dict[str, set[str]]:
    """The columns that each table had when the file was frozen; an earlier fixture than `thawed`,
    which brings it up to date."""
    query = (
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table'"
    )
    columns: dict[str, set[str]] = {}
    with closing(sqlite3.connect(frozen)) as connection:
        for table, column in connection.execute(query):
            columns.setdefault(table, set()).add(column)
    return columns


@pytest.fixture
def thawed(frozen: Path, columns_then: dict[str, set[str]]) -> Iterator[House]:
    """The office of a frozen file, opened by the code of today."""
    database = Database.open(f"sqlite:///{frozen.as_posix()}")
    yield House(database, office_id=1)
    database.close()


def profile_then(columns_then: dict[str, set[str]]) -> dict[str, Any]:
    """The small office without what the schema did not know yet."""
    if "next_step" not in columns_then:
        return small_office(next_steps=[], desk={})
    return small_office()


def test_there_is_a_frozen_file_of_every_schema() -> None:
    assert {file.stem for file in FROZEN} == {f"schema_{mark}" for mark in known_revisions()}


def test_a_frozen_database_is_brought_up_to_date(thawed: House) -> None:
    with thawed.database.founding() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == schema.HEAD
        assert compare_metadata(context, schema.metadata) == []
    thawed.check()


def test_nothing_of_a_frozen_database_is_lost(
    thawed: House, columns_then: dict[str, set[str]], tmp_path: Path
) -> None:
    """What a fresh office holds after the same morning, as far as it was known then."""
    database = Database.open(f"sqlite:///{(tmp_path / 'fresh.db').as_posix()}", create=True)
    fresh = House(database, profile_then(columns_then))
    fresh.issue("G", printer="hall")
    every_state(fresh)
    random = {"token", "identity_key", "pin_hash", "identity_hash"}
    there = thawed.dump()
    for name, rows in fresh.dump().items():
        known = columns_then.get(name, set()) - random
        found = [{k: v for k, v in row.items() if k in known} for row in there[name]]
        assert found == [{k: v for k, v in row.items() if k in known} for row in rows], name
    database.close()


def test_what_a_frozen_database_did_not_know_has_its_default(
    thawed: House, columns_then: dict[str, set[str]]
) -> None:
    for name, rows in thawed.dump().items():
        for column in schema.metadata.tables[name].c:
            if column.name in columns_then.get(name, set()):
                continue
            default = column.server_default
            expected = (
                str(default.arg).strip("'") if isinstance(default, sa.DefaultClause) else None
            )
            values = {plain_value(row[column.name]) for row in rows}
            assert values <= {expected}, f"{name}.{column.name}"


def plain_value(value: object) -> str | None:
    """As a default is written in the schema."""
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_frozen_database_goes_on_working(
    thawed: House, columns_then: dict[str, set[str]]
) -> None:
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
    assert house.set_up(profile_then(columns_then)).changes == 0
    house.day.end()
    house.check()
