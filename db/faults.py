"""What the drivers say when the surroundings fail, told as a `Trouble`."""

import os
import sqlite3
from pathlib import Path

import psutil
import sqlalchemy as sa

from db.trouble import Trouble, TroubleKind

_SQLITE = (
    ("locked", TroubleKind.DATABASE_LOCKED),
    ("busy", TroubleKind.DATABASE_LOCKED),
    ("readonly", TroubleKind.DATABASE_READ_ONLY),
    ("full", TroubleKind.DISK_FULL),
    ("disk i/o", TroubleKind.DISK_FULL),
    ("unable to open", TroubleKind.DATABASE_MISSING),
    ("not a database", TroubleKind.DATABASE_DAMAGED),
    ("malformed", TroubleKind.DATABASE_DAMAGED),
)

_POSTGRESQL = {
    "53100": TroubleKind.DISK_FULL,
    "25006": TroubleKind.DATABASE_READ_ONLY,
    "3D000": TroubleKind.DATABASE_MISSING,
}

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "9p", "ncpfs"}
)


def as_trouble(fault: Exception, where: str) -> Exception:
    """The `Trouble` behind a driver's exception; the exception itself when it is a bug of ours."""
    origin = getattr(fault, "orig", None) or fault
    if isinstance(origin, sqlite3.OperationalError | sqlite3.DatabaseError):
        return _of_sqlite(origin, where) or fault
    if isinstance(fault, sa.exc.TimeoutError):
        return Trouble(TroubleKind.DATABASE_LOCKED, where, "all connections are busy")
    kind = _POSTGRESQL.get(getattr(origin, "sqlstate", None) or "")
    if kind is not None:
        return Trouble(kind, where, _first_line(origin))
    if isinstance(fault, sa.exc.OperationalError | sa.exc.InterfaceError):
        return Trouble(TroubleKind.DATABASE_UNREACHABLE, where, _first_line(origin))
    return fault


def _of_sqlite(origin: sqlite3.Error, where: str) -> Trouble | None:
    if isinstance(origin, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return None
    text = str(origin).lower()
    for sign, kind in _SQLITE:
        if sign in text:
            return Trouble(kind, where, str(origin))
    return None


def _first_line(origin: BaseException) -> str:
    lines = str(origin).strip().splitlines()
    return lines[0] if lines else type(origin).__name__


def refuse_network_path(path: Path) -> None:
    """Raise `Trouble` when an SQLite file would lie on a network share.

    File locks do not hold there, and a write-ahead log needs shared memory of one machine.
    """
    if str(path).startswith(("\\\\", "//")) or _file_system(path) in _NETWORK_FILE_SYSTEMS:
        raise Trouble(TroubleKind.DATABASE_ON_NETWORK_PATH, str(path))


def _file_system(path: Path) -> str:
    real = os.path.realpath(path)
    holders = [
        part
        for part in psutil.disk_partitions(all=True)
        if real == part.mountpoint or real.startswith(part.mountpoint.rstrip(os.sep) + os.sep)
    ]
    if not holders:
        return ""
    nearest = max(holders, key=lambda part: len(part.mountpoint))
    return "cifs" if "remote" in nearest.opts.split(",") else nearest.fstype.lower()
