"""The stand-in for Easy!Appointments is as odd as the real one."""

import base64
import http.client
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from commands.stand_ins.easyappointments import EasyAppointmentsServer, easy_appointments

NINE = datetime(2026, 11, 22, 9)


@pytest.fixture
def server() -> Iterator[EasyAppointmentsServer]:
    with easy_appointments(token="t") as server:
        yield server


def ask(
    server: EasyAppointmentsServer,
    method: str,
    path: str,
    body: object = None,
    authorization: str = "Bearer t",
) -> tuple[int, Any]:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    data = None if body is None else json.dumps(body)
    headers = {"Authorization": authorization}
    connection.request(method, f"/index.php/api/v1/{path}", data, headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    is_json = response.headers["Content-Type"] == "application/json"
    return response.status, json.loads(content) if is_json and content else content


def people(server: EasyAppointmentsServer) -> dict[str, int]:
    return {
        "customer": server.add_customer("Huda"),
        "service": server.add_service("Renewal", minutes=30),
        "provider": server.add_provider(),
    }


def test_what_is_booked_over_the_interface_is_there(server: EasyAppointmentsServer) -> None:
    who = {f"{key}Id": number for key, number in people(server).items()}
    status, made = ask(server, "POST", "appointments", {"start": "2026-11-22 09:00:00", **who})
    assert status == 201
    assert (made["end"], made["status"], len(made["hash"])) == ("2026-11-22 09:30:00", "", 12)
    assert ask(server, "GET", f"appointments/{made['id']}") == (200, made)


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        ("Bearer t", 200),
        ("Basic " + base64.b64encode(b"admin:t").decode(), 200),
        ("Bearer T", 401),
        ("", 401),
    ],
)
def test_who_may_ask(server: EasyAppointmentsServer, authorization: str, status: int) -> None:
    assert ask(server, "GET", "services", authorization=authorization)[0] == status


def test_pages_begin_at_one_and_hold_twenty(server: EasyAppointmentsServer) -> None:
    for i in range(25):
        server.add_service(f"Service {i}")
    first = ask(server, "GET", "services?sort=%2Bid")[1]
    second = ask(server, "GET", "services?sort=+id&page=2")[1]
    assert [one["name"] for one in first + second] == [f"Service {i}" for i in range(25)]
    assert len(first) == 20
    last = ask(server, "GET", "services?sort=-id&length=1")[1]
    assert [one["name"] for one in last] == ["Service 24"]


def test_days_are_counted_by_start_and_by_end(server: EasyAppointmentsServer) -> None:
    late = server.book(datetime(2026, 11, 22, 23, 50), **people(server))
    assert ask(server, "GET", "appointments?from=2026-11-22&till=2026-11-22")[1] == []
    found = ask(server, "GET", "appointments?from=2026-11-22&till=2026-11-23")[1]
    assert [one["id"] for one in found] == [late]
    assert ask(server, "GET", "appointments?from=2026-11-23")[1] == []


def test_what_comes_along_is_a_row_of_the_database(server: EasyAppointmentsServer) -> None:
    who = people(server)
    server.book(NINE, **who)
    (found,) = ask(server, "GET", "appointments?fields=id&with=customer")[1]
    assert set(found) == {"id", "customer"}
    assert found["customer"]["first_name"] == "Huda"
    assert found["customer"]["id"] == str(who["customer"])


def test_a_change_is_merged_but_not_beside_a_query(server: EasyAppointmentsServer) -> None:
    number = server.book(NINE, notes="Plans", **people(server))
    status, shown = ask(server, "PUT", f"appointments/{number}", {"status": "Arrived"})
    assert (status, shown["status"], shown["notes"]) == (200, "Arrived", "Plans")
    ask(server, "PUT", f"appointments/{number}?fields=id", {"status": "Served"})
    assert server.appointment(number)["status"] == "Arrived"


def test_a_broken_rule_is_a_fault_of_the_server(server: EasyAppointmentsServer) -> None:
    number = server.book(NINE, **people(server))
    status, said = ask(server, "PUT", f"appointments/{number}", {"end": "2026-11-22 09:01:00"})
    assert (status, said["success"]) == (500, False)
    assert ask(server, "GET", "appointments?sort=nonsense")[0] == 500


@pytest.mark.parametrize(("version", "status"), [("1.4", 200), ("1.5", 204)])
def test_a_deletion_leaves_nothing(version: str, status: int) -> None:
    with easy_appointments(token="t", version=version) as server:
        number = server.book(NINE, **people(server))
        assert ask(server, "DELETE", f"appointments/{number}")[0] == status
        assert ask(server, "GET", f"appointments/{number}") == (404, b"")


def test_the_older_version_knows_no_filter_and_brings_nobody_along() -> None:
    with easy_appointments(token="t", version="1.4") as server:
        server.book(NINE, **people(server))
        (found,) = ask(server, "GET", "appointments?from=2027-01-01&with=customer")[1]
        assert "customer" not in found


def test_too_many_requests_are_refused_until_the_period_is_over() -> None:
    now = [0.5]
    with easy_appointments(token="t", limit=3, clock=lambda: now[0]) as server:
        statuses = [ask(server, "GET", "services")[0] for _ in range(4)]
        now[0] = 120.9
        statuses.append(ask(server, "GET", "services")[0])
        now[0] = 121.0
        statuses.append(ask(server, "GET", "services")[0])
    assert statuses == [200, 200, 200, 429, 429, 200]


def test_it_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "easy.json"
    with easy_appointments(token="t", path=path) as server:
        number = server.book(NINE, **people(server))
        row = server.appointment(number)
    with easy_appointments(token="t", path=path) as server:
        assert server.appointment(number) == row
        assert server.add_service("Another") == number + 1
