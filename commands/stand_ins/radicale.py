"""Radicale, a CalDAV server, as the booking system of a measurement or a test."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from commands.stand_ins.serving import free_port, serving


@contextmanager
def radicale(
    folder: Path, *, user: str = "dawr", password: str = "dawr", options: Sequence[str] = ()
) -> Iterator[str]:
    """Serves the calendars in `folder` until the block ends; gives its address.

    `folder` must exist and keeps everything, so that a server started on it again goes on.
    `options` are further options of its command line, such as those for TLS.
    """
    users = folder / "users"
    users.write_text(f"{user}:{password}\n", encoding="utf-8")
    port = free_port()
    arguments = [
        "--config", "",
        "--server-hosts", f"127.0.0.1:{port}",
        "--auth-type", "htpasswd",
        "--auth-htpasswd-filename", str(users),
        "--auth-htpasswd-encryption", "plain",
        "--auth-delay", "0",
        "--storage-filesystem-folder", str(folder / "collections"),
        "--logging-level", "warning",
        *options,
    ]  # fmt: skip
    with serving("radicale", arguments, port, folder / "server.log"):
        scheme = "https" if "--server-ssl" in options else "http"
        yield f"{scheme}://127.0.0.1:{port}/"
