"""Faults of the surroundings: the database, a printer, a file, a booking source."""

from enum import StrEnum


class TroubleKind(StrEnum):
    """What part of the surroundings failed; screens choose their words by it."""

    DATABASE_MISSING = "database_missing"
    DATABASE_NOT_SET_UP = "database_not_set_up"
    DATABASE_LOCKED = "database_locked"
    DATABASE_READ_ONLY = "database_read_only"
    DATABASE_ON_NETWORK_PATH = "database_on_network_path"
    DATABASE_NEWER = "database_newer"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_UNREACHABLE = "database_unreachable"
    DISK_FULL = "disk_full"
    PRINTER = "printer"
    SOUND = "sound"
    SOURCE = "source"
    SETTINGS = "settings"
    PROFILE = "profile"


_SENTENCES: dict[TroubleKind, tuple[str, str]] = {
    TroubleKind.DATABASE_MISSING: (
        "There is no database at {where}",
        "Run `python main.py setup --profile FILE.toml` to create it, or correct the address.",
    ),
    TroubleKind.DATABASE_NOT_SET_UP: (
        "The database {where} holds no such office",
        "Run `python main.py setup --profile FILE.toml` on it, or name the office in the settings.",
    ),
    TroubleKind.DATABASE_LOCKED: (
        "The database {where} is held by another program",
        "Close the program that holds it (a backup, a database browser) and try again.",
    ),
    TroubleKind.DATABASE_READ_ONLY: (
        "The database {where} cannot be written",
        "Give this user the right to write the file and its folder.",
    ),
    TroubleKind.DATABASE_ON_NETWORK_PATH: (
        "The database file {where} lies on a network path",
        "SQLite is safe on a local disk only: move it there, or use PostgreSQL.",
    ),
    TroubleKind.DATABASE_NEWER: (
        "The database {where} was written by a newer version of Dawr",
        "Install that version, or restore a backup made before the upgrade.",
    ),
    TroubleKind.DATABASE_DAMAGED: (
        "The file {where} is not a Dawr database, or it is damaged",
        "Restore the latest backup, or point to the right file.",
    ),
    TroubleKind.DATABASE_UNREACHABLE: (
        "The database server at {where} does not answer",
        "Check the network and that the server runs; the screens reconnect by themselves.",
    ),
    TroubleKind.DISK_FULL: (
        "The disk that holds {where} is full; nothing was changed",
        "Free some space; the next try will go through.",
    ),
    TroubleKind.PRINTER: ("The printer {where} failed", "Check paper, cover and cable."),
    TroubleKind.SOUND: ("Sound does not work at {where}", "Check the speaker and the voices."),
    TroubleKind.SOURCE: ("The bookings at {where} could not be read", "Correct it and try again."),
    TroubleKind.SETTINGS: (
        "The settings are wrong at {where}",
        "Correct it; nothing was changed.",
    ),
    TroubleKind.PROFILE: (
        "The profile is wrong at {where}",
        "Correct the file; nothing was changed.",
    ),
}


class Trouble(Exception):
    """The surroundings failed; the request changed nothing and may be tried again.

    `kind` selects the words a screen shows, `where` names the place (file, field, address),
    `detail` says what was found. `str()` is the English sentence for the command line and the log.
    """

    def __init__(self, kind: TroubleKind, where: str, detail: str = "") -> None:
        super().__init__(kind, where, detail)
        self.kind = kind
        self.where = where
        self.detail = detail

    def __str__(self) -> str:
        what, mend = _SENTENCES[self.kind]
        found = f": {self.detail}" if self.detail else ""
        return f"{what.format(where=self.where)}{found.rstrip('.')}. {mend}"
