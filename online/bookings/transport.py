"""What every request to a source keeps to, so that no secret strays and every answer ends.

A secret goes only to an address that was checked, in a connection that nobody else can read. An
answer that would fill the memory, or trickle for ever, is given up.
"""

import ipaddress
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import niquests

from db.masking import brief, without_ids
from db.trouble import Trouble, TroubleKind

Verify = Literal[True] | Path
"""The system's authorities vouch for a certificate, or the one in this file beside them."""

_LARGEST = 64 * 2**20
"""Bytes of one answer after unpacking; a page of 500 bookings is a hundredth of it."""
_WHOLE = 4
"""An answer that trickles may take so many times as long as the wait for its next bytes."""


class Boundless(Exception):
    """An answer passed a limit. Its text says which."""


def checked_address(url: str) -> str:
    """`url`, if a secret may go there. Raises `Trouble` SOURCE, and shows no secret in it."""
    parts, where = _split(url), shown_address(url) or "its address"
    if parts.username is not None or parts.query or parts.fragment:
        raise Trouble(
            TroubleKind.SOURCE,
            where,
            "the address holds a name, a password or a query. Leave them out; secrets have a "
            "setting of their own",
        )
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise Trouble(
            TroubleKind.SOURCE, where, "accepted: an address such as https://bookings.example.org"
        )
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise Trouble(
            TroubleKind.SOURCE,
            where,
            "over http anybody on the way reads the secret and the visitors' names. Use https",
        )
    return url


def checked_authority(verify: Verify) -> str | Literal[True]:
    """`verify` as requests take it. Raises `Trouble` SOURCE when there is no such file."""
    if not isinstance(verify, Path):
        return True
    if not verify.is_file():
        detail = "there is no such file of a certificate authority"
        raise Trouble(TroubleKind.SOURCE, str(verify), detail)
    return str(verify)


def untrusted(error: Exception) -> str:
    """What to say of a certificate that is refused."""
    found = re.search(r"certificate verify failed: ([^(\]]+)", str(error))
    why = found[1].strip() if found else "the encrypted connection failed"
    return (
        f"its certificate is not trusted ({why}). Set this machine's clock, or name the file of "
        "the CA that issued it in the settings"
    )


def shown_address(address: str) -> str:
    """An address that anybody may have written, as a message may hold it; "" where it is none.

    Without user, password and query, where secrets lie.
    """
    parts = _split(address)
    host = parts.netloc.rpartition("@")[2]
    bare = parts._replace(netloc=host, query="", fragment="").geturl()
    return brief(without_ids("".join(filter(str.isprintable, bare))))


def receive(
    response: niquests.Response,
    received: bytearray,
    timeout: float,
    begun: float,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Adds the body of a streamed response to `received`, and closes it.

    `timeout` is the wait for the next bytes, in seconds; four times that may pass since `begun`.
    Raises `Boundless`, and what the library raises for a connection that breaks off.
    """
    with response:
        for chunk in response.iter_content():
            received += chunk
            if len(received) > _LARGEST:
                raise Boundless(f"an answer is larger than {_LARGEST // 2**20} MB")
            if clock() - begun > timeout * _WHOLE:
                raise Boundless(f"an answer took more than {timeout * _WHOLE:g} s")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".") == "localhost"
