"""A place for a measurement's own databases beside one that was named; gone at the end."""

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import sqlalchemy as sa

from db.engine import Database
from db.faults import as_trouble
from db.trouble import Trouble, TroubleKind

PREFIX = "dawr_bench_"


@contextmanager
def scratch_folder(place: Database | None) -> Iterator[Path]:
    """A folder beside the SQLite file of `place`, on the same disk; a temporary one for none."""
    beside = Path(place.where).absolute().parent if place else None
    try:
        folder = tempfile.TemporaryDirectory(prefix=PREFIX, dir=beside, ignore_cleanup_errors=True)
    except OSError as fault:
        where = place.where if place else "the temporary folder"
        raise Trouble(TroubleKind.DATABASE_READ_ONLY, where, str(fault)) from fault
    with folder as name:
        yield Path(name)


@contextmanager
def scratch_databases(place: Database) -> Iterator[Callable[[str], str]]:
    """Gives the URL of a new database of that name, on the server that holds `place`.

    Raises `Trouble` when the server is not there, or does not let this role do what is needed.
    """
    address = sa.make_url(place.url).set(drivername="postgresql")
    mark = secrets.token_hex(4)
    made: list[str] = []
    try:
        admin = psycopg.connect(
            address.render_as_string(hide_password=False), autocommit=True, connect_timeout=5
        )
    except psycopg.Error as fault:
        raise as_trouble(fault, place.where) from fault
    with admin:
        _refuse_weak_role(admin, place.where)

        def new_database(name: str) -> str:
            database = f"{PREFIX}{mark}_{name}"
            admin.execute(f"CREATE DATABASE {database}".encode())
            made.append(database)
            address_there = address.set(drivername="postgresql+psycopg", database=database)
            return address_there.render_as_string(hide_password=False)

        try:
            yield new_database
        finally:
            for database in made:
                admin.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())


def _refuse_weak_role(admin: psycopg.Connection, where: str) -> None:
    """A long past is written without looking up each foreign key, which a superuser alone may."""
    role, may = admin.execute(
        "SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone() or ("", False)
    if not may:
        raise Trouble(
            TroubleKind.SETTINGS,
            where,
            f"found role {role}, accepted: a superuser, who may create databases and fill them",
        )
