"""Hears from a booking system that something has changed, and believes nothing else of it."""

import hmac
import logging
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from db.trouble import Trouble, TroubleKind

_log = logging.getLogger(__name__)

_HEADER = "X-EA-Token"
"""Where Easy!Appointments puts the secret, unless its owner has chosen another name."""
_LARGEST = 64 * 1024
"""Bytes of a body that are read; a longer one is refused unread."""
_SECONDS = 5.0
"""For how long a caller may keep a connection without a word."""
_MOST_CALLERS = 16


class WebhookListener:
    """Calls `hint` when somebody who knows the secret says that something has changed.

    What they say is not read, so that nobody can make a booking up here: `hint` makes the office
    look for itself. `hint` runs on a thread of its own, never twice at once: those that come while
    it runs are answered by one more run, because the first may have looked before the change.
    """

    def __init__(
        self, port: int, secret: str, hint: Callable[[], None], host: str = "127.0.0.1"
    ) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would hear anybody")
        self._address = (host, port)
        self._secret = secret.encode()
        self._hint = hint
        self._wanted = threading.Event()
        self._stopping = False
        self._http: _Server | None = None
        self._threads: list[threading.Thread] = []

    @property
    def port(self) -> int:
        """Where it listens; of use where 0 let the system choose."""
        return self._http.server_port if self._http else self._address[1]

    def start(self) -> None:
        """Listens from now on. Raises `Trouble` SOURCE when the port is taken."""
        handler = type("Handler", (_Handler,), {"heard": self._heard, "knows": self._knows})
        try:
            self._http = _Server(self._address, handler)
        except OSError as error:
            raise Trouble(
                TroubleKind.SOURCE,
                f"{self._address[0]}:{self._address[1]}",
                "nobody can be heard there, another program may use the port. Choose another",
            ) from error
        self._stopping = False
        self._threads = [
            threading.Thread(target=self._http.serve_forever, args=(0.1,), name="webhook"),
            threading.Thread(target=self._pass_on, name="webhook hints"),
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()

    def stop(self) -> None:
        """Listens no more; returns when a hint that runs has ended. May be called twice."""
        if self._http is None:
            return
        self._http.shutdown()
        self._http.server_close()
        self._stopping = True
        self._wanted.set()
        for thread in self._threads:
            thread.join()
        self._http = None

    def _knows(self, secret: str) -> bool:
        return hmac.compare_digest(secret.encode("utf-8", "replace"), self._secret)

    def _heard(self) -> None:
        self._wanted.set()

    def _pass_on(self) -> None:
        while self._wanted.wait() and not self._stopping:
            self._wanted.clear()
            try:
                self._hint()
            except Exception:
                # A hint that fails must not make the office deaf to the next one.
                _log.exception("a hint that bookings have changed was not passed on")


class _Server(ThreadingHTTPServer):
    """Turns callers away who come while too many are heard."""

    daemon_threads = True
    request_queue_size = _MOST_CALLERS
    block_on_close = False

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._places = threading.BoundedSemaphore(_MOST_CALLERS)
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever breaks off has told us nothing; that is no fault of ours."""


class _Handler(BaseHTTPRequestHandler):
    heard: Callable[[], None]
    knows: Callable[[str], bool]
    timeout = _SECONDS

    def do_POST(self) -> None:
        if not self.knows(self.headers.get(_HEADER, "")):
            self._answer(403)
        elif not self._read():
            self._answer(413)
        else:
            self.heard()
            self._answer(204)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing that strangers send goes to the log."""

    def _read(self) -> bool:
        """Reads the body away, unless it is too long or says nothing of its length."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LARGEST:
            return False
        self.rfile.read(int(length))
        return True

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
