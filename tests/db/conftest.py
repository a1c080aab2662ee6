"""The office that the tests of the database play in, on both engines."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import schema
from db.engine import Database
from tests.conftest import Postgres
from tests.db.house import House


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the schema and nothing in it, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "empty.db"
    Database.open(f"sqlite:///{file.as_posix()}", create=True).close()
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> Iterator[Database]:
    """A PostgreSQL database with the schema; emptying it is quicker than migrating a new one."""
    database = Database.open(postgres.url(postgres.take()), create=True)
    yield database
    database.close()


def empty(database: Database) -> None:
    """Takes every row out and leaves the schema."""
    with database.founding() as connection:
        for table in reversed(schema.metadata.sorted_tables):
            connection.execute(table.delete())
        connection.commit()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An open database with the schema and no rows; the test runs once on each engine."""
    if request.param == "postgresql":
        database: Database = request.getfixturevalue("migrated_postgres")
        yield database
        empty(database)
        return
    file = tmp_path / "office.db"
    shutil.copy(request.getfixturevalue("migrated_file"), file)
    database = Database.open(f"sqlite:///{file.as_posix()}")
    yield database
    database.close()


@pytest.fixture
def house(database: Database) -> House:
    """A small office at nine on a Sunday morning, all counters closed."""
    return House(database)
