"""Where a secret may go, and that every answer ends; over real HTTP, with either protocol."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.trouble import Trouble, TroubleKind
from online.bookings.caldav.source import CalDav
from online.bookings.easyappointments.source import EasyAppointments
from online.bookings.transport import checked_address, checked_authority, shown_address
from tests.online.bookings.conftest import WINDOW, Office

BAHRAIN = ZoneInfo("Asia/Bahrain")
SECRET = "s3cret-w0rd"


class Answering(BaseHTTPRequestHandler):
    """One request; `answer` writes what comes back."""

    protocol_version = "HTTP/1.1"
    answer: ClassVar[Callable[["Answering"], None]]
    ended: threading.Event

    def _any(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        type(self).answer(self)

    do_GET = do_PROPFIND = _any

    def head(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller who hangs up is what this is about."""


@contextmanager
def answering(answer: Callable[[Answering], None]) -> Iterator[str]:
    """A server that answers everything so, until the block ends; gives its address."""
    ended = threading.Event()
    handler = type("Handler", (Answering,), {"answer": answer, "ended": ended})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            ended.set()
            server.shutdown()
            thread.join()


def calendar(url: str, timeout: float) -> CalDav:
    return CalDav("civil", url, user="dawr", password=SECRET, zone=BAHRAIN, timeout_s=timeout)


def appointments(url: str, timeout: float) -> EasyAppointments:
    return EasyAppointments("easy", url, token=SECRET, zone=BAHRAIN, timeout=timeout)


either = pytest.mark.parametrize("source", [calendar, appointments])
Source = Callable[[str, float], CalDav | EasyAppointments]


def looked(source: CalDav | EasyAppointments) -> None:
    list(source.look("", Office(), WINDOW))


def bomb() -> bytes:
    """Small, and larger than the limit once it is unpacked."""
    return gzip.compress(b" " * (64 * 2**20 + 1), compresslevel=1)


@either
def test_an_answer_that_would_fill_the_memory_is_given_up(source: Source) -> None:
    packed = bomb()

    def swell(request: Answering) -> None:
        request.head(Content_Encoding="gzip", Content_Length=str(len(packed)))
        request.wfile.write(packed)

    with answering(swell) as url, pytest.raises(Trouble, match="larger than 64 MB"):
        looked(source(url, 20))


def test_so_is_the_answer_that_asks_for_a_digest() -> None:
    packed, asked = bomb(), []

    def swell_the_second_time(request: Answering) -> None:
        asked.append(request.path)
        body = packed if len(asked) == 2 else b""
        request.head(
            401,
            WWW_Authenticate='Digest realm="dawr", nonce="1", qop="auth"',
            Content_Encoding="gzip" if body else "identity",
            Content_Length=str(len(body)),
        )
        request.wfile.write(body)

    with answering(swell_the_second_time) as url, pytest.raises(Trouble, match="larger than"):
        looked(calendar(url, 20))
    assert len(asked) == 2


@either
def test_an_answer_that_trickles_is_given_up(source: Source) -> None:
    def trickle(request: Answering) -> None:
        request.head(Content_Length="1000000")
        while not request.ended.wait(0.02):
            request.wfile.write(b" ")
            request.wfile.flush()

    with answering(trickle) as url, pytest.raises(Trouble, match=r"took more than 1\.2 s"):
        looked(source(url, 0.3))


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a", "http://localhost:8080", "http://LOCALHOST.", "http://127.1.2.3",
     "http://[::1]:8/x"],
)  # fmt: skip
def test_a_secret_may_go_over_tls_or_to_this_machine(url: str) -> None:
    assert checked_address(url) == url


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://example.org", "Use https"),
        ("http://127.0.0.1.example.org", "Use https"),
        ("http://localhost.example.org", "Use https"),
        ("http://192.168.1.9", "Use https"),
        (f"https://dawr:{SECRET}@example.org", "Leave them out"),
        (f"ftp://{SECRET}@example.org", "Leave them out"),
        (f"https://example.org/?key={SECRET}", "Leave them out"),
        ("ftp://example.org", "accepted: an address"),
        ("https://", "accepted: an address"),
        ("example.org", "accepted: an address"),
        ("https://example.org:99999", "accepted: an address"),
        (f"https://dawr:{SECRET}@[::1/x", "accepted: an address"),
    ],
)
def test_a_secret_may_go_nowhere_else_and_is_not_shown(url: str, said: str) -> None:
    with pytest.raises(Trouble, match=said) as caught:
        checked_address(url)
    assert caught.value.kind is TroubleKind.SOURCE
    assert SECRET not in str(caught.value)


def test_an_authority_is_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    with pytest.raises(Trouble, match="no such file") as caught:
        checked_authority(path)
    assert caught.value.where == str(path)
    path.touch()
    assert checked_authority(path) == str(path)
    assert checked_authority(True) is True


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org:8443/dav/", "https://example.org:8443/dav/"),
        ("/dav/", "/dav/"),
        (f"https://dawr:{SECRET}@example.org/a?key={SECRET}#{SECRET}", "https://example.org/a"),
        ("https://example.org/850101123/", "https://example.org/••••••123/"),
        ("https://example.org/\x1b[31m\u202e", "https://example.org/[31m"),
        ("https://example.org/" + "x" * 99, "https://example.org/" + "x" * 40 + "…"),
        ("http://[::1/x", ""),
        ("", ""),
    ],
)
def test_an_address_of_somebody_else_is_shown_without_what_it_may_hide(
    address: str, shown: str
) -> None:
    assert shown_address(address) == shown


@given(st.text())
def test_any_text_may_stand_where_an_address_should(text: str) -> None:
    assert shown_address(text).isprintable()
    with pytest.raises(Trouble):
        checked_address(f"ftp:{text}")
