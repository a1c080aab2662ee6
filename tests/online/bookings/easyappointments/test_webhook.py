"""The listener that hears of changes."""

import http.client
import logging
import queue
import socket
import threading
from collections.abc import Iterator
from datetime import datetime

import pytest

from commands.stand_ins.easyappointments import easy_appointments
from db.trouble import Trouble
from online.bookings.easyappointments.webhook import WebhookListener

SECRET = "hush"


class Hints:
    """Each hint, as it comes; one may be held up."""

    def __init__(self) -> None:
        self.came: queue.Queue[None] = queue.Queue()
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self) -> None:
        self.came.put(None)
        self.go_on.wait(10)

    def wait(self) -> None:
        self.came.get(timeout=10)


@pytest.fixture
def hints() -> Hints:
    return Hints()


@pytest.fixture
def listener(hints: Hints) -> Iterator[WebhookListener]:
    listener = WebhookListener(0, SECRET, hints)
    listener.start()
    yield listener
    hints.go_on.set()
    listener.stop()


def post(listener: WebhookListener, secret: str | None = SECRET, body: bytes = b"{}") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=10)
    headers = {} if secret is None else {"X-EA-Token": secret}
    connection.request("POST", "/anything", body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_change_at_the_source_is_heard(hints: Hints, listener: WebhookListener) -> None:
    with easy_appointments() as server:
        server.add_webhook(f"http://127.0.0.1:{listener.port}/", SECRET)
        service, provider = server.add_service("Renewal"), server.add_provider()
        customer = server.add_customer("Huda")
        at = datetime(2026, 11, 22, 9)
        number = server.book(at, customer=customer, service=service, provider=provider)
        hints.wait()
        server.cancel(number)
        hints.wait()


@pytest.mark.parametrize("secret", [None, "", "Hush", "hush ish", "\u00fcber"])
def test_a_stranger_is_not_heard(
    hints: Hints, listener: WebhookListener, secret: str | None
) -> None:
    assert post(listener, secret) == 403
    assert post(listener) == 204
    hints.wait()
    assert hints.came.empty()


def test_what_is_said_does_not_matter(hints: Hints, listener: WebhookListener) -> None:
    assert post(listener, body=b"\xff not even JSON") == 204
    hints.wait()


def test_a_body_that_is_too_long_is_refused(hints: Hints, listener: WebhookListener) -> None:
    with socket.create_connection(("127.0.0.1", listener.port), timeout=10) as caller:
        caller.sendall(b"POST / HTTP/1.1\r\nX-EA-Token: hush\r\nContent-Length: 65537\r\n\r\n")
        assert b" 413 " in caller.recv(100)
    assert hints.came.empty()


def test_a_flood_becomes_one_more_hint(hints: Hints, listener: WebhookListener) -> None:
    hints.go_on.clear()
    post(listener)
    hints.wait()
    for _ in range(50):
        assert post(listener) == 204
    hints.go_on.set()
    hints.wait()
    listener.stop()
    assert hints.came.empty()


def test_callers_who_say_nothing_do_not_keep_others_out_for_long(
    hints: Hints, listener: WebhookListener
) -> None:
    silent = [socket.create_connection(("127.0.0.1", listener.port)) for _ in range(10)]
    assert post(listener) == 204
    for one in silent:
        one.close()


@pytest.mark.expects_errors
def test_a_hint_that_fails_does_not_make_it_deaf(caplog: pytest.LogCaptureFixture) -> None:
    came: queue.Queue[None] = queue.Queue()

    def fail() -> None:
        came.put(None)
        raise RuntimeError("on purpose")

    listener = WebhookListener(0, SECRET, fail)
    listener.start()
    for _ in range(2):
        post(listener)
        came.get(timeout=10)
    listener.stop()
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2


def test_a_port_in_use_is_said(listener: WebhookListener) -> None:
    second = WebhookListener(listener.port, SECRET, lambda: None)
    with pytest.raises(Trouble, match="Choose another"):
        second.start()
    second.stop()


def test_a_secret_is_needed() -> None:
    with pytest.raises(ValueError, match="secret"):
        WebhookListener(0, "", lambda: None)


def test_it_starts_again_after_it_stopped(hints: Hints, listener: WebhookListener) -> None:
    listener.stop()
    listener.start()
    assert post(listener) == 204
    hints.wait()
