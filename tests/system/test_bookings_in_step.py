"""A real calendar server, a real sync process, a real kiosk: booked there, checked in here."""

import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commands import hands
from commands.suite import Backstage, kiosk_window
from db import schema as t
from db.bookings import Bookings
from db.engine import Database, utc_now
from db.inbox import Kind
from db.profile import Period, Weekday, read_profile
from db.resolving import Resolving
from db.setup import set_up
from kiosk.screen import KioskWindow
from shell.language import LanguageSwitch
from shell.look import Look
from shell.settings import Printer, Settings
from tests.online.servers import PASSWORD, USER, Person, event, radicale

ROOT = Path(__file__).parents[2]
DAWR = (sys.executable, "-u", str(ROOT / "main.py"))
PROFILE = ROOT / "assets" / "profiles" / "civil_defense.toml"
WITHIN_S = 30
"""From the source's change to the kiosk."""

CPR = "900712345"

pytestmark = pytest.mark.timeout(240)


@dataclass
class SyncProcess:
    """`bookings sync` as a service runs it, and what it says."""

    settings: Path
    said: list[str] = field(default_factory=list)
    _lines: "queue.Queue[str]" = field(default_factory=queue.Queue)

    def start(self) -> None:
        self.process = subprocess.Popen(
            [*DAWR, "bookings", "sync", "--config", str(self.settings)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, pattern: str) -> float:
        """Waits until it says this; the seconds that took."""
        began = time.monotonic()
        while True:
            try:
                self.said.append(self._lines.get(timeout=WITHIN_S))
            except queue.Empty:
                pytest.fail(f"it did not say {pattern!r} but {self.said}")
            if re.search(pattern, self.said[-1]):
                return time.monotonic() - began

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(timeout=20)


@dataclass
class Centre:
    database: Database
    office_id: int
    person: Person
    sync: SyncProcess
    kiosk: KioskWindow

    def book(self, name: str, *lines: str, minutes: int = 5) -> str:
        start = datetime.now(UTC) + timedelta(minutes=minutes)
        text = event(name, f"{start:%Y%m%dT%H%M}00Z", "CATEGORIES:F", *lines, summary=name)
        return self.person.put("civil", f"{name}.ics", text)

    def type(self, text: str) -> None:
        hands.touch(self.kiosk, "booked_en")
        for sign in text:
            hands.touch(self.kiosk, f"key_{sign}")
        hands.touch(self.kiosk, "search")
        self.check_in()

    def scan(self, text: str) -> None:
        hands.see(self.kiosk, "booked_en")
        QTest.keyClicks(self.kiosk, text)
        QTest.keyClick(self.kiosk, Qt.Key.Key_Return)
        self.check_in()

    def check_in(self) -> None:
        hands.touch(self.kiosk, "check_in")
        hands.touch(self.kiosk, "done")

    def outcome(self, address: str) -> str:
        found = re.search(r"X-DAWR-OUTCOME[^:]*:(\w+)", self.person.get(address))
        return found[1] if found else ""


@pytest.fixture
def centre(tmp_path: Path, qapp: QApplication) -> Iterator[Centre]:
    whole_day = Period(weekdays=tuple(Weekday), opens=clock_time(0), closes=clock_time(23, 59, 59))
    profile = read_profile(PROFILE)
    office = profile.office.model_copy(update={"last_ticket_min": 0, "time_zone": _noon_now()})
    profile = profile.model_copy(update={"office": office, "hours": (whole_day,), "closures": ()})
    url = f"sqlite:///{(tmp_path / 'office.db').as_posix()}"
    database = Database.open(url, create=True)
    office_id = set_up(database, profile, utc_now).office_id
    stage = Backstage(database, office_id, utc_now)
    look, language = Look(), LanguageSwitch(qapp, ("kiosk", "shell"))
    kiosk = kiosk_window(
        stage, Settings(printer=Printer(folder=tmp_path / "tickets")), look, language
    )
    kiosk.resize(1080, 1920)
    kiosk.show()
    server = tmp_path / "server"
    server.mkdir()
    with radicale(server, user=USER, password=PASSWORD) as address:
        person = Person(address, f"/{USER}/")
        person.make("civil")
        sync = SyncProcess(_settings(tmp_path, url, address))
        sync.start()
        try:
            yield Centre(database, office_id, person, sync, kiosk)
        finally:
            sync.kill()
            kiosk.close()
            stage.close()
            shiboken6.delete(kiosk)


def _noon_now() -> str:
    """A time zone in which it is about noon, so that no test runs into another day."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def _settings(folder: Path, url: str, address: str) -> Path:
    secret = folder / "secret"
    secret.write_text(PASSWORD, "utf-8")
    secret.chmod(0o600)
    file = folder / "settings.toml"
    file.write_text(
        f'database = "{url}"\n[[bookings]]\nname = "civil"\nkind = "caldav"\nurl = "{address}"\n'
        f'user = "{USER}"\nsecret_file = "secret"\nevery_s = 5\ntell = true\n',
        "utf-8",
    )
    return file


def test_booked_there_and_checked_in_here_by_reference_phone_and_cpr(centre: Centre) -> None:
    centre.sync.until("nothing new")
    by_reference = centre.book("Sara", "DESCRIPTION:Reference: MW-350001")
    by_number = centre.book("Nora", "DESCRIPTION:Reference: 350777")
    by_phone = centre.book("Ali", "DESCRIPTION:Phone: +973 3611 2233")
    by_cpr = centre.book("Huda", rf"DESCRIPTION:CPR: {CPR}\nPeople: 2")
    waited = 0.0
    while len(centre_bookings(centre)) < 4:
        waited += centre.sync.until(r"\d new")
        assert waited < WITHIN_S
    centre.scan("MW-350001")
    centre.type("350777")
    centre.type("36112233")
    centre.type(CPR)
    assert [row["state"] for row in centre_bookings(centre)] == ["arrived"] * 4
    for address in (by_reference, by_number, by_phone, by_cpr):
        while centre.outcome(address) != "arrived":
            centre.sync.until(r"\d told")
    with centre.database.read() as read:
        everything = "".join(str(read.all(table.select())) for table in t.metadata.sorted_tables)
    assert CPR not in everything and PASSWORD not in everything
    assert centre.sync.end() == 0
    assert not any(CPR in line or PASSWORD in line for line in centre.sync.said)


def test_cancelled_there_while_the_visitor_is_here(centre: Centre) -> None:
    centre.sync.until("nothing new")
    address = centre.book("Sara", "DESCRIPTION:Reference: 350777")
    centre.sync.until("1 new")
    centre.type("350777")
    centre.person.delete(address)
    centre.sync.until("1 in conflict")
    [line] = [
        line
        for line in Resolving(centre.database, centre.office_id, utc_now).lines()
        if line.kind is Kind.GONE
    ]
    [row] = centre_bookings(centre)
    assert row["state"] == "arrived" and line.ticket_number == "F001"


def test_a_sync_that_was_killed_goes_on_where_it_was(centre: Centre) -> None:
    centre.sync.until("nothing new")
    centre.book("Sara")
    centre.sync.until("1 new")
    centre.sync.kill()
    centre.book("Nora")
    centre.sync.start()
    centre.sync.until("1 new")
    assert len(centre_bookings(centre)) == 2
    handed = (centre.database, centre.office_id, utc_now)
    assert {view.name for view in Bookings(*handed).of_day()} <= {"Sara", "Nora"}


def centre_bookings(centre: Centre) -> list[dict[str, object]]:
    with centre.database.read() as read:
        rows = read.all(t.booking.select().order_by(t.booking.c.id))
    return [dict(row._mapping) for row in rows]
