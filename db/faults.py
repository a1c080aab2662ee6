"""What the drivers say when the surroundings fail, told as a `Trouble`."""

import os
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import psutil
import sqlalchemy as sa

from db.trouble import Trouble, TroubleKind

_SQLITE = (
    ("locked", TroubleKind.DATABASE_LOCKED),
    ("busy", TroubleKind.DATABASE_LOCKED),
    ("readonly", TroubleKind.DATABASE_READ_ONLY),
    ("full", TroubleKind.DISK_FULL),
    ("disk i/o", TroubleKind.DATABASE_DAMAGED),
    ("locking protocol", TroubleKind.DATABASE_LOCKED),
    ("unable to open", TroubleKind.DATABASE_MISSING),
    ("not a database", TroubleKind.DATABASE_DAMAGED),
    ("malformed", TroubleKind.DATABASE_DAMAGED),
)

_POSTGRESQL = {
    "53100": TroubleKind.DISK_FULL,
    "53300": TroubleKind.DATABASE_UNREACHABLE,  # too many connections
    "55P03": TroubleKind.DATABASE_LOCKED,
    "57014": TroubleKind.DATABASE_LOCKED,  # a statement that took too long
    "40P01": TroubleKind.DATABASE_LOCKED,
    "40001": TroubleKind.DATABASE_LOCKED,
    "25006": TroubleKind.DATABASE_READ_ONLY,
    "3D000": TroubleKind.DATABASE_MISSING,
}

_NO_SERVER = frozenset({"OperationalError", "InterfaceError"})

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
        return Trouble(kind, where, first_line(origin))
    # By name, because loading PostgreSQL's driver costs start-up time that SQLite never needs.
    if _NO_SERVER & {kind.__name__ for kind in type(origin).__mro__}:
        said = first_line(origin)
        # A server that turns a new connection away gives no code, only words.
        missing = re.search(r'database ".*" does not exist', said)
        kind = TroubleKind.DATABASE_MISSING if missing else TroubleKind.DATABASE_UNREACHABLE
        return Trouble(kind, where, said)
    return fault


def _of_sqlite(origin: sqlite3.Error, where: str) -> Trouble | None:
    if isinstance(origin, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return None
    text = str(origin).lower()
    for sign, kind in _SQLITE:
        if sign in text:
            return Trouble(kind, where, str(origin))
    return None


def first_line(origin: BaseException) -> str:
    """What a driver says, without its advice and its context."""
    lines = str(origin).strip().splitlines()
    return lines[0] if lines else type(origin).__name__


def refuse_network_path(path: Path) -> None:
    """Raise `Trouble` when an SQLite file would lie on a network share.

    File locks do not hold there, and a write-ahead log needs shared memory of one machine.
    """
    if str(path).startswith(("\\\\", "//")) or _on_network(path):
        raise Trouble(TroubleKind.DATABASE_ON_NETWORK_PATH, str(path))


def _on_network(path: Path) -> bool:
    parts = [(p.mountpoint, p.fstype, p.opts) for p in psutil.disk_partitions(all=True)]
    return file_system(os.path.realpath(path), parts) in _NETWORK_FILE_SYSTEMS


def file_system(path: str, mounts: Iterable[tuple[str, str, str]]) -> str:
    """The kind of file system that holds an absolute path, in small letters; "" if unknown.

    `mounts` are (mount point, kind, options); the nearest one above the path counts.
    """
    holders = [
        (len(point), "cifs" if "remote" in options.split(",") else kind.lower())
        for point, kind, options in mounts
        if path == point or path.startswith(point.rstrip(os.sep) + os.sep)
    ]
    return max(holders)[1] if holders else ""
