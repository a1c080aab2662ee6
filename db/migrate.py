"""Bringing a database of an older schema up to date, through Alembic."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from db import schema
from db.trouble import Trouble, TroubleKind


def _config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def known_revisions() -> list[str]:
    """The schema marks this code knows, newest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]


def upgrade(connection: sa.Connection, where: str) -> None:
    """Run the missing migrations in the caller's transaction: a failure leaves the old schema.

    Two processes that start at once do it one after the other; the second finds nothing to do.
    Raises `Trouble` DATABASE_NEWER for a mark that this code does not know.
    """
    try:
        command.upgrade(_config(connection), schema.HEAD)
    except CommandError as fault:
        raise Trouble(TroubleKind.DATABASE_NEWER, where, str(fault)) from fault
