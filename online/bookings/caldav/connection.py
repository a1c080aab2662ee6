"""Asks a WebDAV server (RFC 4918), and trusts no reply that is not whole.

A booking counts as gone because a reply does not name it, so half a reply, or the reply to another
question, would send people away. Whatever is doubtful is `Trouble`, and is asked again later.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlsplit
from xml.etree import ElementTree

import niquests
from caldav.davclient import DAVClient

from db.trouble import Trouble, TroubleKind
from online.bookings.traffic import Traffic
from online.bookings.transport import (
    Boundless,
    Verify,
    checked_address,
    checked_authority,
    receive,
    shown_address,
    untrusted,
)

DAV = "{DAV:}"
_XML = '<?xml version="1.0" encoding="utf-8"?>'
_XML_KINDS = ("text/xml", "application/xml")
_LATER = (401, 408, 423, 425, 429)
_SEGMENT_SAFE = "-._~!$&'()*+,;=:@"
_PATH = re.compile(r"(?:[^:/?#]+:)?(?://[^/?#]*)?([^?#]*)")
"""Of RFC 3986, appendix B: it finds a path in any text."""


class Declined(Exception):
    """The server understood and says no: `status` is its HTTP status, 400 to 499."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that came whole. `kind` is its type, such as text/calendar."""

    status: int
    kind: str
    etag: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """What a multistatus says of one address. `status` is 200 where it has properties."""

    address: str
    status: int
    props: Mapping[str, ElementTree.Element] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a property; "" where it is not."""
        found = self.props.get(name)
        return (found.text or "").strip() if found is not None else ""


@dataclass(frozen=True, slots=True)
class Multistatus:
    """A reply about several addresses, complete and free of doubles."""

    items: Mapping[str, Item]
    sync_token: str = ""


def address_of(href: str) -> str:
    """The path of an href in one spelling, whatever host and percent-encoding the server wrote.

    It begins with one slash: after two, it would be taken for another host.
    """
    found = _PATH.match(href.strip())
    parts = (found[1] if found else "").lstrip("/").split("/")
    return "/" + "/".join(quote(unquote_to_bytes(part), safe=_SEGMENT_SAFE) for part in parts)


class Dav:
    """A server with a user's login. Every request has a connection of its own: on one that is
    kept open, a reply that comes twice would be taken for the next one's."""

    def __init__(
        self, url: str, *, user: str, password: str, verify: Verify, timeout_s: float
    ) -> None:
        """Raises `Trouble` SOURCE for an address that would send the password in clear, and for a
        file of a CA that is not there."""
        self.url = checked_address(url)
        at = urlsplit(self.url)
        self._server = f"{at.scheme}://{at.netloc}"
        self.traffic = Traffic()
        self._timeout_s = timeout_s
        self._client = DAVClient(
            url=self.url,
            username=user,
            password=password,
            ssl_verify_cert=checked_authority(verify),
            enable_rfc6764=False,
        )
        self._session = niquests.Session(disable_http2=True, disable_http3=True)

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = {}
    ) -> Reply:
        """The reply to one request; raises `Declined`, or `Trouble` SOURCE where trying again may
        help: no connection, a wrong password, a fault of the server.

        Whatever `path` says, the request goes to the server of the settings and to no other.
        """
        url = f"{self._server}/{path.lstrip('/')}"
        response = self._signed_in(method, url, body, headers)
        status, etag = response.status_code or 0, str(response.headers.get("ETag", ""))
        if status == 401:
            raise self.trouble("it refuses the user name or the password")
        if 300 <= status < 400:
            there = shown_address(str(response.headers.get("Location", "")))
            raise self.trouble(f"it has moved to {there or 'another address'}")
        if status >= 500 or status in _LATER or status < 200:
            raise self.trouble(f"it answered {method} with {status}")
        if status >= 400:
            raise Declined(status)
        kind = str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
        return Reply(status, kind, etag, response.content or b"")

    def multistatus(self, method: str, path: str, body: str, depth: str) -> Multistatus:
        """What the server says of the addresses at `path`; raises as `ask`."""
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        reply = self.ask(method, path, f"{_XML}{body}".encode(), headers)
        if reply.status != 207 or reply.kind not in _XML_KINDS:
            found = f"{reply.status} {reply.kind}".strip()
            raise self.trouble(f"it answered {method} with {found}, accepted: 207 and XML")
        try:
            return _multistatus(ElementTree.fromstring(reply.content))
        except (ElementTree.ParseError, _Senseless) as wrong:
            raise self.trouble(f"its answer to {method} is damaged ({wrong})") from None

    def trouble(self, detail: str) -> Trouble:
        """The trouble that this server has or makes."""
        return Trouble(TroubleKind.SOURCE, self.url, detail)

    def _signed_in(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str]
    ) -> niquests.Response:
        response = self._send(method, url, body, headers)
        asks = str(response.headers.get("WWW-Authenticate", ""))
        if response.status_code != 401 or not asks or self._client.auth is not None:
            return response
        self._client.build_auth_object(list(self._client.extract_auth_types(asks)))
        if self._client.auth is None:
            raise self.trouble("it asks for a way to sign in that is not known here")
        return self._send(method, url, body, headers)

    def _send(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str]
    ) -> niquests.Response:
        # Not by the library's own request: it writes replies that it cannot read to the log, and
        # they are full of people; and it would follow a PUT that is sent elsewhere with a GET.
        within = partial(self._receive, begun=time.monotonic())
        try:
            response = self._session.request(
                method,
                url,
                data=body or None,
                headers={"User-Agent": "Dawr", "Connection": "close", **headers},
                auth=partial(self._signing, within),
                timeout=self._timeout_s,
                verify=self._client.ssl_verify_cert,
                allow_redirects=False,
                stream=True,
            )
            within(response)
        except Boundless as limit:
            raise self.trouble(str(limit)) from None
        except niquests.exceptions.SSLError as error:
            raise self.trouble(untrusted(error)) from None
        except niquests.exceptions.Timeout:
            raise self.trouble(f"no answer within {self._timeout_s:g} s") from None
        except (niquests.exceptions.RequestException, OSError) as error:
            raise self.trouble(f"the connection failed ({type(error).__name__})") from None
        received = len(response.content or b"") + _size(response.headers)
        self.traffic.add(_sent(response), received)
        return response

    def _signing(
        self, within: Callable[..., None], request: niquests.PreparedRequest
    ) -> niquests.PreparedRequest:
        """Adds the login to the request. Where it is a digest, the library reads the first answer
        by itself and whole, so that ours has to come before."""
        request.register_hook("response", within)
        return self._client.auth(request) if self._client.auth else request

    def _receive(self, response: niquests.Response, *, begun: float, **_: object) -> None:
        """Reads the body as far as the limits allow, and leaves it where the library would."""
        if response._content is False:
            received = bytearray()
            receive(response, received, self._timeout_s, begun)
            response._content = bytes(received)


class _Senseless(Exception):
    """What is wrong with a multistatus."""


def _sent(response: niquests.Response) -> int:
    request = response.request
    if request is None:
        return 0
    body = request.body if isinstance(request.body, str | bytes) else b""
    size = len(body.encode() if isinstance(body, str) else body)
    return size + _size(request.headers) + len(f"{request.method} {request.url} HTTP/1.1\r\n")


def _size(headers: Mapping[Any, Any] | None) -> int:
    return sum(len(str(name)) + len(str(value)) + 4 for name, value in (headers or {}).items())


def _multistatus(root: ElementTree.Element) -> Multistatus:
    if root.tag != f"{DAV}multistatus":
        raise _Senseless(f"found {root.tag.rpartition('}')[2]}, accepted: multistatus")
    items: dict[str, Item] = {}
    for response in root.iterfind(f"{DAV}response"):
        for item in _items(response):
            if item.address in items:
                raise _Senseless("it names an address twice")
            items[item.address] = item
    return Multistatus(items, (root.findtext(f"{DAV}sync-token") or "").strip())


def _items(response: ElementTree.Element) -> Iterator[Item]:
    hrefs = [href.text for href in response.iterfind(f"{DAV}href") if href.text]
    propstats = response.findall(f"{DAV}propstat")
    own = response.findtext(f"{DAV}status")
    if not hrefs or (own is None and not propstats):
        raise _Senseless("an entry says nothing")
    props: dict[str, ElementTree.Element] = {}
    failed: dict[str, int] = {}
    for propstat in propstats:
        status = _status(propstat.findtext(f"{DAV}status"))
        for prop in propstat.iterfind(f"{DAV}prop/*"):
            if status == 200:
                props[prop.tag] = prop
            else:
                failed[prop.tag] = status
    for href in hrefs:
        yield Item(address_of(href), 200 if own is None else _status(own), props, failed)


def _status(line: str | None) -> int:
    found = re.match(r"\s*HTTP/\S+ (\d{3})\b", line or "")
    if found is None:
        raise _Senseless("a status is missing")
    return int(found[1])
