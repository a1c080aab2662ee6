"""A proxy that spoils HTTP on purpose, between a source and the real server behind it."""

import http.client
import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Fault(Enum):
    """What may happen to one request on its way."""

    NONE = auto()
    DROP_BEFORE = auto()
    """The connection ends, and the server never sees the request."""
    DROP_AFTER = auto()
    """The server does what it was asked, and its reply is lost."""
    DELAY = auto()
    """The reply comes after `delay_s`, or never if the proxy ends first."""
    ERROR_BEFORE = auto()
    """500, and the server never sees the request."""
    ERROR_AFTER = auto()
    """500, after the server did what it was asked."""
    TRUNCATED = auto()
    """The connection ends in the middle of the body."""
    MALFORMED = auto()
    """Half a body that pretends to be whole."""
    TWICE = auto()
    """The whole reply comes two times on the same connection."""
    EXPIRED = auto()
    """A report of changes is refused, as if its token were too old; all else passes."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the proxy met it."""

    method: str
    path: str
    body: bytes = field(repr=False)

    @property
    def is_sync(self) -> bool:
        return self.method == "REPORT" and b"sync-collection" in self.body


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of the proxy's log. `status` is what the server answered; 0: it was not asked."""

    method: str
    path: str
    status: int
    fault: Fault


Choose = Callable[[Request], Fault]


def scripted(faults: Iterable[Fault]) -> Choose:
    """These faults one after the other, then none."""
    waiting = iter(list(faults))
    return lambda _: next(waiting, Fault.NONE)


def seeded(seed: int, probability: float, faults: Sequence[Fault] = tuple(Fault)) -> Choose:
    """Any of `faults` with this probability at each request; the same again for the same seed."""
    dice = random.Random(seed)
    return lambda _: dice.choice(faults) if dice.random() < probability else Fault.NONE


def at(method: str, fault: Fault, marker: bytes = b"") -> Choose:
    """The fault at every request with this method whose body holds `marker`."""
    return lambda seen: fault if seen.method == method and marker in seen.body else Fault.NONE


def never(_: Request) -> Fault:
    return Fault.NONE


class Proxy:
    """The running proxy. What it does may be set anew at any time.

    `choose` gives each request its fault. `before` runs ahead of each request. `status` may answer
    a request with a status of its own, without the server. `rewrite` gets every body that comes
    from the server and gives the one that is sent on; `retype` is the type that they all have then.
    """

    def __init__(self, upstream: str, delay_s: float) -> None:
        self.upstream = urlsplit(upstream)
        self.delay_s = delay_s
        self.choose: Choose = never
        self.rewrite: Callable[[bytes], bytes] = lambda body: body
        self.before: Callable[[Request], object] = lambda _: None
        self.status: Callable[[Request], int | None] = lambda _: None
        self.retype = ""
        self.log: list[Passed] = []
        self.ended = threading.Event()
        self.url = ""

    def count(self, method: str, *, reached: bool = True) -> int:
        """How many requests with this method came by, or reached the server and went well."""
        return sum(
            line.method == method and (not reached or 0 < line.status < 400) for line in self.log
        )


@contextmanager
def proxy(upstream: str, *, delay_s: float = 60) -> Iterator[Proxy]:
    """A proxy before the server at `upstream`, until the block ends."""
    running = Proxy(upstream, delay_s)

    class Handler(_Handler):
        proxy = running

    with _Server(("127.0.0.1", 0), Handler) as server:
        running.url = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield running
        finally:
            running.ended.set()
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves early is what this is about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        seen = Request(self.command, self.path, body)
        self.proxy.before(seen)
        if (refused := self.proxy.status(seen)) is not None:
            self._log(seen, 0, Fault.NONE)
            self._send(refused, [("Content-Type", "text/plain")], b"a refusal on purpose")
            return
        fault = self.proxy.choose(seen)
        if fault is Fault.EXPIRED and not seen.is_sync:
            fault = Fault.NONE
        if fault in (Fault.DROP_BEFORE, Fault.ERROR_BEFORE, Fault.EXPIRED):
            self._log(seen, 0, fault)
            self._refuse(fault)
            return
        status, headers, content = self._ask(seen)
        if self.proxy.retype:
            headers = [one for one in headers if one[0].lower() != "content-type"]
            headers.append(("Content-Type", self.proxy.retype))
        self._log(seen, status, fault)
        self._answer(fault, status, headers, self.proxy.rewrite(content))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._pass_on
        raise AttributeError(name)

    def _ask(self, seen: Request) -> tuple[int, list[tuple[str, str]], bytes]:
        headers = {
            name: value
            for name, value in self.headers.items()
            if name.lower() not in ("host", "connection", "accept-encoding")
        }
        connection = http.client.HTTPConnection(self.proxy.upstream.netloc, timeout=30)
        try:
            connection.request(seen.method, seen.path, seen.body or None, headers)
            reply = connection.getresponse()
            return reply.status, reply.getheaders(), reply.read()
        finally:
            connection.close()

    def _refuse(self, fault: Fault) -> None:
        if fault is Fault.DROP_BEFORE:
            self.close_connection = True
        elif fault is Fault.ERROR_BEFORE:
            self._send(500, [("Content-Type", "text/plain")], b"a fault on purpose")
        else:
            error = b'<?xml version="1.0"?><error xmlns="DAV:"><valid-sync-token/></error>'
            self._send(403, [("Content-Type", "application/xml")], error)

    def _answer(
        self, fault: Fault, status: int, headers: list[tuple[str, str]], content: bytes
    ) -> None:
        if fault is Fault.DROP_AFTER or (
            fault is Fault.DELAY and self.proxy.ended.wait(self.proxy.delay_s)
        ):
            self.close_connection = True
        elif fault is Fault.ERROR_AFTER:
            self._send(500, [("Content-Type", "text/plain")], b"a fault on purpose")
        elif fault is Fault.TRUNCATED:
            self._send(status, headers, content[: len(content) // 2], length=len(content) or 10)
            self.close_connection = True
        elif fault is Fault.MALFORMED:
            self._send(status, headers, content[: len(content) // 2])
        else:
            for _ in range(2 if fault is Fault.TWICE else 1):
                self._send(status, headers, content)

    def _send(
        self,
        status: int,
        headers: Sequence[tuple[str, str]],
        content: bytes,
        length: int | None = None,
    ) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        if status != 204 or length is not None:
            self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def _log(self, seen: Request, status: int, fault: Fault) -> None:
        self.proxy.log.append(Passed(seen.method, seen.path, status, fault))

    def log_message(self, *_: Any) -> None:
        """The log of this proxy is a list."""
