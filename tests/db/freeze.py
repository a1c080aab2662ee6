"""Writes the frozen database of a schema: `python -m tests.db.freeze` from the project's folder.

To be run once when a new schema is released, and never again for that schema: the point of a
frozen file is that later versions of Dawr have to read what this version wrote.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from db import schema
from db.engine import Database
from tests.db.house import House, every_state

FOLDER = Path(__file__).parent / "frozen"


def dump(into: Path) -> None:
    """A morning at the small office, with a visit in every state, as SQL text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.db"
        database = Database.open(f"sqlite:///{file.as_posix()}", create=True)
        house = House(database)
        house.issue("G", printer="hall")
        every_state(house)
        database.close()
        with closing(sqlite3.connect(file)) as connection:
            into.write_text("\n".join(connection.iterdump()) + "\n", "utf-8")


if __name__ == "__main__":
    target = FOLDER / f"schema_{schema.HEAD}.sql"
    if target.exists() and "--again" not in sys.argv:
        sys.exit(f"{target} is there already; a frozen schema is written once")
    FOLDER.mkdir(exist_ok=True)
    dump(target)
    print(target)
