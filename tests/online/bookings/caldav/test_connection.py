"""Addresses as servers write them, and that a login goes to its own server alone."""

import base64
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.trouble import Trouble
from online.bookings.caldav.connection import address_of
from online.bookings.caldav.source import CalDav
from tests.online.bookings.conftest import WINDOW, Office
from tests.online.bookings.test_transport import Answering, answering

LOGIN = "Basic " + base64.b64encode(b"dawr:s3cret").decode()


@dataclass
class Told:
    """A server that signs everybody in, and names `home` as the place of the calendars."""

    home: str = "/"
    headers: dict[str, str] = field(default_factory=dict)
    logins: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def answer(self, request: Answering) -> None:
        login = request.headers.get("Authorization", "")
        self.logins.append(login)
        self.paths.append(request.path)
        if not login:
            request.head(401, WWW_Authenticate='Basic realm="dawr"', Content_Length="0")
            return
        body = (
            '<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response>'
            f"<D:href>{request.path}</D:href><D:propstat><D:status>HTTP/1.1 200 OK</D:status>"
            f"<D:prop><C:calendar-home-set><D:href>{self.home}</D:href></C:calendar-home-set>"
            "</D:prop></D:propstat></D:response></D:multistatus>"
        ).encode()
        status = 302 if self.headers else 207
        kind = {"Content_Type": "application/xml", "Content_Length": str(len(body))}
        request.head(status, **kind, **self.headers)
        request.wfile.write(body)


@pytest.fixture
def servers() -> Iterator[tuple[Told, str, Told, str]]:
    """Ours with its address, and another's."""
    ours, other = Told(), Told()
    with ExitStack() as stack:
        urls = [stack.enter_context(answering(told.answer)) for told in (ours, other)]
        yield ours, urls[0], other, urls[1]


def look(url: str) -> None:
    source = CalDav(
        "civil", url, user="dawr", password="s3cret", zone=ZoneInfo("Asia/Bahrain"), timeout_s=20
    )
    list(source.look("", Office(), WINDOW))


@pytest.mark.parametrize("href", ["{ours}/{host}/home/", "//{host}/home/", "{other}home/"])
def test_a_login_does_not_follow_an_address_to_another_server(
    servers: tuple[Told, str, Told, str], href: str
) -> None:
    ours, url, other, other_url = servers
    host = other_url.removeprefix("http://").rstrip("/")
    ours.home = href.format(ours=url, host=host, other=other_url)
    with pytest.raises(Trouble, match="no calendar for events"):
        look(url)
    assert other.logins == []
    assert ours.paths[-1].endswith("/home/")
    assert ours.logins[-1] == LOGIN


def test_nor_does_a_slash_too_many_in_the_settings_send_it_there(
    servers: tuple[Told, str, Told, str],
) -> None:
    ours, url, other, other_url = servers
    with pytest.raises(Trouble):
        look(f"{url}/{other_url.removeprefix('http://')}x/")
    assert other.logins == []
    assert LOGIN in ours.logins


def test_an_address_that_no_url_may_be_is_trouble_or_a_path(
    servers: tuple[Told, str, Told, str],
) -> None:
    ours, url, _, _ = servers
    ours.home = "http://[::1/x"
    with pytest.raises(Trouble, match="no calendar for events"):
        look(url)


def test_where_it_has_moved_is_said_without_secrets(
    servers: tuple[Told, str, Told, str],
) -> None:
    ours, url, _, _ = servers
    ours.headers = {"Location": "https://dawr:hush@example.org/850101123?token=hush"}
    with pytest.raises(Trouble, match="has moved to https://example") as caught:
        look(url)
    assert "hush" not in str(caught.value)
    assert "850101123" not in str(caught.value)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/a/b.ics", "/a/b.ics"),
        ("https://example.org:8443/a/b.ics?x#y", "/a/b.ics"),
        ("//example.org/a/", "/a/"),
        ("https://example.org", "/"),
        ("https://example.org//evil/x", "/evil/x"),
        ("/caf%c3%A9%20%7E", "/caf%C3%A9%20~"),
        ("/café ~", "/caf%C3%A9%20~"),
        ("/a%2Fb", "/a%2Fb"),
        ("", "/"),
    ],
)
def test_an_address_has_one_spelling(href: str, address: str) -> None:
    assert address_of(href) == address


def test_bytes_that_are_no_text_stay_apart() -> None:
    assert address_of("/%ff") == "/%FF"
    assert address_of("/%fe") == "/%FE"


@given(st.text())
def test_an_address_is_a_path_of_the_server_whatever_was_written(href: str) -> None:
    address = address_of(href)
    assert address.startswith("/") and not address.startswith("//")
    assert address.isascii()
    assert address_of(address) == address
