"""CalDAV servers with their calendars, and an office that remembers what they handed over."""

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from db.delivered import Incoming, SetAside, SourceObject, Sweep
from online.bookings.caldav.source import CalDav
from online.bookings.source import Window
from online.bookings.traffic import Traffic
from tests.online.servers import PASSWORD, USER, Person, radicale, xandikos

BAHRAIN = ZoneInfo("Asia/Bahrain")
WINDOW = Window(datetime(2026, 11, 21, 21, tzinfo=UTC), datetime(2026, 12, 21, 21, tzinfo=UTC))


class Office:
    """What an office keeps of a source, by the rules of `db.delivered`."""

    def __init__(self) -> None:
        self.cursor = ""
        self.objects: dict[str, SourceObject] = {}
        self.read: list[str] = []
        self.sweeps: list[Sweep] = []
        self.traffic = Traffic()

    def versions(self) -> Mapping[str, str]:
        return {address: one.version for address, one in self.objects.items()}

    def look(self, source: CalDav, window: Window = WINDOW) -> "Office":
        """Takes in one look as far as it goes."""
        self.read, self.sweeps = [], []
        before = copy(source.traffic)
        for batch in source.look(self.cursor, self, window):
            assert len(batch.objects) <= 200
            for one in batch.objects:
                self.read.append(one.address)
                self.objects[one.address] = one
            if batch.sweep is not None:
                self.sweeps.append(batch.sweep)
                self._let_go(batch.sweep)
            if batch.cursor is not None:
                self.cursor = batch.cursor
        self.traffic = source.traffic.since(before)
        return self

    def _let_go(self, sweep: Sweep) -> None:
        for address, one in self.objects.items():
            inside = any(sweep.start <= each.starts_at < sweep.end for each in one.bookings)
            if inside and address not in sweep.present:
                self.objects[address] = SourceObject(address=address)

    @property
    def bookings(self) -> dict[str, Incoming]:
        return {
            booking.external_id: booking
            for one in self.objects.values()
            for booking in one.bookings
        }

    @property
    def set_aside(self) -> list[SetAside]:
        return [aside for one in self.objects.values() for aside in one.set_aside]


class Server:
    """A running server: its address, somebody who edits its calendars, and how to reach it."""

    def __init__(self, kind: str, url: str, home: str, folder: Path) -> None:
        self.kind = kind
        self.url = url
        self.folder = folder
        self.person = Person(url, home)

    def source(self, url: str = "", **settings: Any) -> CalDav:
        login = {"user": USER, "password": PASSWORD, "zone": BAHRAIN, **settings}
        return CalDav("civil", url or self.url, **login)


@pytest.fixture(scope="session")
def _radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("radicale")
    with radicale(folder, user=USER, password=PASSWORD) as url:
        yield Server("radicale", url, f"/{USER}/", folder)


@pytest.fixture(scope="session")
def _xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("xandikos")
    with xandikos(folder) as url:
        yield Server("xandikos", url, f"/{USER}/calendars/", folder)


@pytest.fixture(params=["radicale", "xandikos"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server without any calendar: the test runs once on each of two makes."""
    running: Server = request.getfixturevalue(f"_{request.param}")
    yield running
    running.person.leave()


@pytest.fixture
def one_server(_radicale: Server) -> Iterator[Server]:
    """A server without any calendar, where its make does not matter."""
    yield _radicale
    _radicale.person.leave()


@pytest.fixture
def office() -> Office:
    return Office()
