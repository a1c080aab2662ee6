"""Passwords and tokens of sources: from the system's keyring, or from a file that is private."""

import os
import stat
from pathlib import Path

import keyring
import keyring.errors

from db.trouble import Trouble, TroubleKind

SERVICE = "dawr"
"""Under this name the keyring keeps them; the user is `bookings:` and the source's name."""


def secret_of(source: str, file: Path | None) -> str:
    """The secret of this source: the first line of `file`, or else what the keyring keeps.

    Raises `Trouble` SETTINGS that says how to store one, and never what it is.
    """
    return _from_file(file) if file is not None else _from_keyring(source)


def store_secret(source: str, secret: str) -> None:
    """Keep it in the system's keyring. Raises `Trouble` SETTINGS on a system without one."""
    try:
        keyring.set_password(SERVICE, _user(source), secret)
    except keyring.errors.KeyringError as fault:
        raise _without_keyring(source, fault) from None


def _from_keyring(source: str) -> str:
    try:
        found = keyring.get_password(SERVICE, _user(source))
    except keyring.errors.KeyringError as fault:
        raise _without_keyring(source, fault) from None
    if not found:
        raise Trouble(
            TroubleKind.SETTINGS,
            f"bookings {source!r}",
            f"the system's keyring holds no secret for it: run `python main.py bookings secret "
            f"{source}` as the user that syncs, or name a secret_file",
        )
    return found


def _without_keyring(source: str, fault: Exception) -> Trouble:
    return Trouble(
        TroubleKind.SETTINGS,
        f"bookings {source!r}",
        f"this system has no keyring to use ({type(fault).__name__}): put the secret into a file "
        "that only this user can read, and name it as secret_file",
    )


def _from_file(file: Path) -> str:
    try:
        _refuse_open(file)
        # Editors on Windows put a mark before the text, which is none of the secret.
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        # What Python says of it holds a byte of the secret.
        detail = "found bytes that are no UTF-8, accepted: a text file in UTF-8 (save it as such)"
        raise Trouble(TroubleKind.SETTINGS, str(file), detail) from None
    except OSError as fault:
        raise Trouble(TroubleKind.SETTINGS, str(file), f"it cannot be read ({fault})") from None
    if not lines or not lines[0].strip():
        raise Trouble(TroubleKind.SETTINGS, str(file), "accepted: the secret in the first line")
    return lines[0].strip()


def _refuse_open(file: Path) -> None:
    mode = stat.S_IMODE(file.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        raise Trouble(
            TroubleKind.SETTINGS,
            str(file),
            f"found mode {mode:03o}: others can read it; accepted: 600 (chmod 600 {file.name})",
        )


def _user(source: str) -> str:
    return f"bookings:{source}"
