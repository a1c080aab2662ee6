"""Asks a REST interface for JSON, within its rate, and says what to do when it fails."""

import json
from collections.abc import Callable, Mapping
from email.message import Message
from functools import partial

import niquests

from db.trouble import Trouble, TroubleKind
from online.bookings.easyappointments.rate import Budget, Rate
from online.bookings.traffic import Traffic
from online.bookings.transport import (
    Boundless,
    Verify,
    checked_address,
    checked_authority,
    receive,
    untrusted,
)

_CONNECT = 10.0
"""Seconds."""
_TRIES = 3
"""How often a request that came too soon is sent."""


class Missing(Exception):
    """The interface has nothing there (404)."""


class Rejected(Exception):
    """The interface will not do it (a 4xx that no other try changes). Holds the status."""


class Rest:
    """One REST interface.

    The token goes out in its header alone and only over TLS (or to this machine), redirections
    are not followed with it, and no message shows it. Raises `Trouble` SOURCE for an address that
    cannot be used.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str,
        verify: Verify,
        timeout: float,
        rate: Rate,
        clock: Callable[[], float],
        wait: Callable[[float], None],
    ) -> None:
        self.url = checked_address(url).rstrip("/")
        self.traffic = Traffic()
        self._rate = rate
        self._timeout = timeout
        self._verify = checked_authority(verify)
        self._clock = clock
        self._budget = Budget(rate, clock, wait)
        # HTTP/3 is tried over UDP, which an office's firewall drops without a word.
        self._session = niquests.Session(
            disable_http3=True,
            timeout=(min(_CONNECT, timeout), timeout),
            auth=niquests.auth.BearerTokenAuth(f"Bearer {token}"),
            headers={"Accept": "application/json"},
        )

    def get(self, path: str, params: Mapping[str, str], *, urgent: bool = False) -> object:
        """What is there. Raises `Missing`, or `Trouble` to be tried later."""
        try:
            return self._ask("GET", path, params=params, urgent=urgent)
        except Rejected as error:
            raise self.trouble(
                f"it refuses to be read (status {error}). Check its address and its version"
            ) from error

    def put(self, path: str, body: object, headers: Mapping[str, str]) -> object:
        """Changes what is there; urgent. Raises `Missing`, `Rejected`, or `Trouble`.

        After a `Trouble` the change may have been made all the same: only asking tells.
        """
        return self._ask("PUT", path, body=body, headers=headers, urgent=True)

    def close(self) -> None:
        self._session.close()

    def trouble(self, detail: str) -> Trouble:
        """A fault of this interface, said with its address."""
        return Trouble(TroubleKind.SOURCE, self.url, detail)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        urgent: bool,
        params: Mapping[str, str] | None = None,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> object:
        data = b"" if body is None else json.dumps(body).encode()
        kind = {"Content-Type": "application/json"} if data else {}
        send = partial(
            self._session.request,
            method,
            f"{self.url}{path}",
            params=dict(params or {}),
            data=data,
            headers={**kind, **(headers or {})},
            stream=True,
            allow_redirects=False,
            # Said with each request, because else a bundle that the environment names wins.
            verify=self._verify,
        )
        for _ in range(_TRIES):
            self._budget.take(urgent=urgent)
            response, content = self._send(send, len(data))
            if not self._came_too_soon(response):
                return self._understood(response, content)
        raise self.trouble(
            "it refuses requests because there were too many (status 429). Others may use the same "
            "address; ask less often, or have its limit raised"
        )

    def _send(
        self, send: Callable[[], niquests.Response], sent: int
    ) -> tuple[niquests.Response, bytes]:
        received, begun = bytearray(), self._clock()
        try:
            response = send()
            receive(response, received, self._timeout, begun, self._clock)
        except Boundless as limit:
            raise self.trouble(str(limit)) from None
        except niquests.exceptions.SSLError as error:
            raise self.trouble(untrusted(error)) from error
        except niquests.exceptions.Timeout as error:
            raise self.trouble(f"it did not answer within {self._timeout:g} seconds") from error
        except (niquests.exceptions.RequestException, OSError) as error:
            raise self.trouble(
                "the connection failed or broke off. Check the network, the address and that the "
                "system runs"
            ) from error
        finally:
            self.traffic.add(sent, len(received))
        return response, bytes(received)

    def _came_too_soon(self, response: niquests.Response) -> bool:
        """Whether to ask again; then the budget holds all requests back until it is time."""
        after = str(response.headers.get("Retry-After", ""))
        if response.status_code != 429 and not (response.status_code == 503 and after):
            return False
        # A day's silence is for the people who look after it, not for a request that waits.
        seconds = float(after) if after.isdecimal() else self._rate.seconds
        self._budget.pause(min(seconds, self._rate.seconds * 2))
        return True

    def _understood(self, response: niquests.Response, content: bytes) -> object:
        status = response.status_code or 0
        if status in (401, 403):
            raise self.trouble(
                f"it does not accept the token (status {status}). Enter the token of its settings "
                "page again"
            )
        if status == 404:
            raise Missing
        if 400 <= status < 500:
            raise Rejected(status)
        if status >= 500:
            raise self.trouble(f"it has a fault of its own (status {status}); its log says more")
        if status >= 300:
            raise self.trouble(
                "it sends us to another address. Correct the address in the settings"
            )
        return self._json(response, content)

    def _json(self, response: niquests.Response, content: bytes) -> object:
        try:
            return json.loads(content)
        except (ValueError, RecursionError) as error:
            kind = _kind_of(str(response.headers.get("Content-Type", "")))
            raise self.trouble(
                f"its answer is not JSON but {kind} of {len(content):,} bytes. Check that the "
                "address is that of its interface, and what stands between"
            ) from error


def _kind_of(content_type: str) -> str:
    header = Message()
    header["Content-Type"] = content_type
    kind = header.get_content_type()
    return "a web page" if kind == "text/html" else "damaged text"
