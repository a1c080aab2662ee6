"""A server that behaves like Easy!Appointments 1.5, or 1.4, for tests, rehearsals and the bench.

It speaks the appointments, customers, providers, services, unavailabilities and webhooks of
`/index.php/api/v1`, holds them in memory (or in a JSON file, then they survive a restart), and
changes them as people would. From the published interface description come the resources, their
fields, the query's parameters, Bearer and Basic authorisation, the statuses 201, 204, 401, 404 and
500, and the body of an error. The rest is known of real servers:

- pages start at 1; `length` is 20 where nobody says otherwise; without `sort` any order is good;
- `from` looks at the day of the start, `till` at that of the end, both without a time zone;
- times are naive: local to the provider;
- a status is any text; a new appointment has none;
- who cancels deletes, and nothing remains; there is no way to ask for changes;
- PUT merges what it gets with the record, but takes its query for the body where it has one;
- what `with` brings along is the row of the database (snake_case, numbers as text), unlike all
  else; it comes on top of `fields`; for whom nobody knows it is null;
- what breaks a rule is answered by 500 and a sentence that may hold the whole record;
- one address may send 100 requests in 120 s, counted from its first in whole seconds, the last one
  included; then 429, an empty body and no word about when; refused requests count, too;
- webhooks send `{"action", "payload"}` with the row, their secret in `X-EA-Token`, once;
- version 1.4 knows neither `from`, `till` and `with`, and answers a deletion with 200.
"""

import base64
import json
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from commands.stand_ins.easyappointments_data import MOMENT, Data, Row, hours
from commands.stand_ins.easyappointments_interface import Answer, Habits, Interface, Version

Fault = Literal["drop_reply", "truncate", "garble", "html", "error", "hang", "redirect", "too_many"]
"""`drop_reply` does what was asked and closes without a word; `hang` never answers."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One request: `sent` and `received` are bytes of bodies, seen from the server."""

    method: str
    path: str
    status: int
    sent: int
    received: int
    idempotency_key: str = ""


class EasyAppointmentsServer:
    """The server, and the people who work with it."""

    def __init__(
        self,
        *,
        token: str,
        zone: ZoneInfo,
        path: Path | None = None,
        version: Version = "1.5",
        limit: int = 100,
        period: float = 120.0,
        clock: Callable[[], float] = time.monotonic,
        port: int = 0,
        certificate: Path | None = None,
    ) -> None:
        """With `certificate`, a PEM file with its key, the server speaks TLS."""
        self.token = token
        self.limit = limit
        self.log: list[Logged] = []
        self.before: Callable[[str, str], None] = lambda method, path: None
        """Called before each request with its method and path: what people do meanwhile."""
        self.habits = Habits(version)
        self._zone = zone
        self._period = period
        self._clock = clock
        self._counted: dict[str, tuple[int, int]] = {}
        self._faults: list[Fault] = []
        self.closing = threading.Event()
        self.lock = threading.RLock()
        self._data = Data(lambda: datetime.now(zone), path)
        self._interface = Interface(self._data, self.habits, self._announce)
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._scheme = "http"
        if certificate is not None:
            self._speak_tls(certificate)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._http.server_port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _speak_tls(self, certificate: Path) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # A caller who breaks off the handshake must not take the thread that accepts with him.
        self._http.socket = context.wrap_socket(
            self._http.socket, server_side=True, do_handshake_on_connect=False
        )
        self._scheme = "https"

    # --- what people do

    def add_service(self, name: str, minutes: int = 20) -> int:
        return self._add("services", {"name": name, "duration": minutes})

    def add_provider(self, first_name: str = "Counter", zone: str | None = None) -> int:
        settings = {"username": first_name, "googleToken": "a secret of another system"}
        row = {"first_name": first_name, "timezone": zone or self._zone.key, "settings": settings}
        return self._add("providers", row)

    def add_customer(self, first_name: str, last_name: str = "Ali", **columns: str) -> int:
        """`columns` as in the database: phone_number, language, custom_field_1."""
        row = {"first_name": first_name, "last_name": last_name, **columns}
        return self._add("customers", {"email": f"{first_name}@example.org", **row})

    def add_webhook(self, url: str, secret: str) -> int:
        actions = "appointment_save,appointment_delete"
        return self._add("webhooks", {"url": url, "secret_token": secret, "actions": actions})

    def book(
        self, at: datetime, *, customer: int, service: int, provider: int, **columns: object
    ) -> int:
        """Books an hour: naive as the provider's clock shows it; aware, as this server's."""
        row = {
            "id_users_customer": customer,
            "id_users_provider": provider,
            "id_services": service,
            **self._hours(at, service),
            **columns,
        }
        return self._add("appointments", row)

    def reschedule(self, number: int, at: datetime) -> None:
        service = self.appointment(number)["id_services"]
        self.change("appointments", number, **self._hours(at, service))

    def mark(self, number: int, status: str) -> None:
        self.change("appointments", number, status=status)

    def cancel(self, number: int) -> None:
        """Deletes it, as a visitor's own cancellation does."""
        with self.lock:
            row = self._data.delete("appointments", number)
        self._announce("appointment_delete", row)

    def rename(self, customer: int, first_name: str, last_name: str) -> None:
        self.change("customers", customer, first_name=first_name, last_name=last_name)

    def block(self, at: datetime, provider: int) -> int:
        """Takes an hour out of the provider's day; that is no appointment."""
        end = (at + timedelta(hours=1)).strftime(MOMENT)
        row = {"start_datetime": at.strftime(MOMENT), "end_datetime": end}
        return self._add("unavailabilities", {**row, "id_users_provider": provider})

    def change(self, table: str, number: int, **columns: object) -> None:
        """Writes columns as they are, past every rule: what a migration or a hand may leave."""
        with self.lock:
            row = {**self._data.rows[table][number], **columns}
            self._data.put(table, row)
        if table == "appointments":
            self._announce("appointment_save", row)

    def appointment(self, number: int) -> Row:
        return self.rows("appointments")[number]

    def rows(self, table: str) -> dict[int, Row]:
        """A copy of all rows as they are now, by number."""
        with self.lock:
            return {number: dict(row) for number, row in self._data.rows[table].items()}

    def fail_next(self, fault: Fault, times: int = 1) -> None:
        """The next requests with a good token meet this fault."""
        self._faults += [fault] * times

    def recover(self) -> None:
        """Every fault is over."""
        self._faults.clear()

    def _hours(self, at: datetime, service: int) -> Row:
        return hours(self._data, at.astimezone(self._zone) if at.tzinfo else at, service)

    def _add(self, name: str, row: Row) -> int:
        with self.lock:
            row = self._data.insert(name, row)
        if name == "appointments":
            self._announce("appointment_save", row)
        number: int = row["id"]
        return number

    def _announce(self, action: str, row: Row) -> None:
        body = json.dumps({"action": action, "payload": row}).encode()
        for hook in list(self._data.rows["webhooks"].values()):
            headers = {"Content-Type": "application/json", "X-EA-Token": hook["secret_token"]}
            request = urllib.request.Request(hook["url"], body, headers)
            try:
                urllib.request.urlopen(request, timeout=5).close()
            except OSError:
                continue  # The real server writes it to its log and never tries again.

    # --- what the interface does

    def take_fault(self) -> Fault | None:
        return self._faults.pop(0) if self._faults else None

    def is_over_limit(self, address: str) -> bool:
        """Counts the request, in a period that begins with the first and does not slide."""
        now = int(self._clock())
        begun, count = self._counted.get(address, (now, 0))
        if now - begun > self._period:
            begun, count = now, 0
        self._counted[address] = begun, count + 1
        return count + 1 > self.limit

    def answer(self, method: str, path: str, query: Mapping[str, str], body: bytes) -> Answer:
        with self.lock:
            return self._interface.answer(method, path, query, body)


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    owner: EasyAppointmentsServer
    protocol_version = "HTTP/1.1"
    # Headers and body go out in two writes, and the second would wait for the first's receipt.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:
        """The log is `EasyAppointmentsServer.log`, not the terminal."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        self.owner.before(self.command, self.path)
        fault: Fault | None = None
        if self.owner.is_over_limit(self.client_address[0]):
            answer = Answer(429, kind="text/html")
        elif not self._is_authorised():
            answer = Answer(401, b"Not authorised", "text/html")
        else:
            query = dict(parse_qsl(parts.query, keep_blank_values=True))
            fault = self.owner.take_fault()
            answer = _broken(fault) or self.owner.answer(self.command, parts.path, query, body)
        self._log(answer, len(body))
        self._reply(answer, fault)

    def _is_authorised(self) -> bool:
        said = self.headers.get("Authorization", "")
        basic = base64.b64encode(f"admin:{self.owner.token}".encode()).decode()
        return said in (f"Bearer {self.owner.token}", f"Basic {basic}")

    def _log(self, answer: Answer, received: int) -> None:
        key = self.headers.get("Idempotency-Key", "")
        sent = len(answer.body)
        self.owner.log.append(Logged(self.command, self.path, answer.status, sent, received, key))

    def _reply(self, answer: Answer, fault: Fault | None) -> None:
        if fault in ("drop_reply", "hang"):
            if fault == "hang":
                self.owner.closing.wait()
            self.close_connection = True
            return
        body = answer.body[: len(answer.body) // 2] if fault == "garble" else answer.body
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        if answer.status == 302:
            self.send_header("Location", "https://elsewhere.example.org/")
        if answer.status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="Easy!Appointments"')
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if fault == "truncate" else body)
        self.close_connection = self.close_connection or fault == "truncate"


def _broken(fault: Fault | None) -> Answer | None:
    """The answer of a server that did not do what it was asked, where the fault is such."""
    if fault == "error":
        return Answer(500, b"", "text/html")
    if fault == "html":
        return Answer(200, b"<html><body>Please sign in to the network</body></html>", "text/html")
    if fault == "redirect":
        return Answer(302, b"", "text/html")
    return Answer(429, kind="text/html") if fault == "too_many" else None


@contextmanager
def easy_appointments(
    *, token: str = "stand-in", zone: ZoneInfo | None = None, **settings: Any
) -> Iterator[EasyAppointmentsServer]:
    """A running server; `settings` are those of `EasyAppointmentsServer`."""
    server = EasyAppointmentsServer(token=token, zone=zone or ZoneInfo("Asia/Bahrain"), **settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()
