"""Real CalDAV servers for the tests, and the person at the other end who edits the calendars."""

import base64
import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from commands.stand_ins.radicale import radicale as radicale
from commands.stand_ins.serving import free_port, serving

USER, PASSWORD = "dawr", "s3cret-w0rd"


@contextmanager
def xandikos(folder: Path) -> Iterator[str]:
    """Serves the calendars in `folder` until the block ends; gives its address. It asks no
    password: it does so over TLS only."""
    port = free_port()
    arguments = [
        "serve",
        "--directory", str(folder / "collections"),
        "--state-dir", str(folder / "state"),
        "--autocreate",
        "--current-user-principal", f"/{USER}/",
        "--listen-address", "127.0.0.1",
        "--port", str(port),
        "--no-detect-systemd",
    ]  # fmt: skip
    with serving("xandikos", arguments, port, folder / "server.log"):
        yield f"http://127.0.0.1:{port}/"


class Person:
    """Somebody who keeps the calendars with a program of their own."""

    def __init__(self, url: str, home: str) -> None:
        self._at = urlsplit(url)
        self._home = home
        self._made: list[str] = []

    def path(self, calendar: str, name: str = "") -> str:
        return f"{self._home}{calendar}/{name}"

    def make(self, calendar: str, title: str = "") -> str:
        """A new calendar; gives its path."""
        named = f"<D:displayname>{escape(title)}</D:displayname>" if title else ""
        body = (
            '<?xml version="1.0" encoding="utf-8"?>'
            '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
            f"<D:set><D:prop>{named}</D:prop></D:set></C:mkcalendar>"
        )
        self.ask("MKCALENDAR", self.path(calendar), body)
        self._made.append(self.path(calendar))
        return self.path(calendar)

    def put(self, calendar: str, name: str, text: str) -> str:
        """Writes an object; gives its address."""
        self.ask("PUT", self.path(calendar, name), text, {"Content-Type": "text/calendar"})
        return self.path(calendar, name)

    def get(self, address: str) -> str:
        return self.ask("GET", address)

    def delete(self, address: str) -> None:
        """Deletes an object or a whole calendar."""
        self.ask("DELETE", address)
        self._made = [path for path in self._made if path != address]

    def leave(self) -> None:
        """Deletes the calendars that are left."""
        for path in list(self._made):
            self.delete(path)

    def ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> str:
        """One request that must go well."""
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        connection = http.client.HTTPConnection(self._at.netloc, timeout=20)
        try:
            connection.request(
                method,
                path,
                body.encode(),
                {"Authorization": f"Basic {login}", "Content-Type": "text/xml", **(headers or {})},
            )
            reply = connection.getresponse()
            said = reply.read().decode("utf-8", "replace")
            assert reply.status < 400, f"{method} {path}: {reply.status} {said}"
            return said
        finally:
            connection.close()


def event(uid: str, start: str = "20261122T060000Z", *lines: str, **fields: str) -> str:
    """The text of an object with one event; `start` in UTC, further lines as they stand."""
    summary = fields.get("summary", "Ali Hasan")
    return calendar(
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261101T000000Z",
        f"DTSTART:{start}",
        f"SUMMARY:{summary}",
        *lines,
        "END:VEVENT",
    )


def calendar(*lines: str) -> str:
    """The text of an object with these lines."""
    return "".join(
        f"{line}\r\n"
        for line in (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//a//b//EN",
            *lines,
            "END:VCALENDAR",
        )
    )
