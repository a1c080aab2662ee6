"""What the doctor finds of the systems that bookings come from."""

from datetime import timedelta
from pathlib import Path

import pytest

from commands.doctor import Grade
from commands.doctor.bookings import booking_findings, source_findings
from commands.doctor.findings import Finding
from db.delivered import Incoming, each_alone
from db.engine import Database, utc_now
from db.office import office_id
from db.profile import read_profile
from db.pulling import Pulling
from db.setup import set_up
from db.sources import Sources, SourceState
from shell.settings import Settings
from tests.db.house import looked

PROFILE = Path(__file__).parent.parent.parent / "assets" / "profiles" / "civil_defense.toml"
MINUTE = timedelta(minutes=1)


class Office:
    """A real office, with the clock put back where a test asks for it."""

    def __init__(self, url: str) -> None:
        self.database = Database.open(url, create=True)
        set_up(self.database, read_profile(PROFILE), utc_now)
        self.ago = timedelta()
        handed = (self.database, office_id(self.database), lambda: utc_now() - self.ago)
        self.sources, self.pulling = Sources(*handed), Pulling(*handed)
        self.sources.name("app", "caldav", pushes=True, every=MINUTE)

    def reads(self, ago: timedelta = timedelta()) -> None:
        self.ago = ago
        looked(self.sources, "app", "1", swept=True)

    @property
    def found(self) -> list[Finding]:
        return booking_findings(Settings(database=self.database.url))


@pytest.fixture
def office(sqlite_url: str):
    made = Office(sqlite_url)
    yield made
    made.database.close()


def test_a_source_in_step(office: Office) -> None:
    office.reads()
    (found,) = office.found
    assert found.grade is Grade.OK and found.what.startswith("app (caldav): read")


def test_an_office_without_sources(sqlite_url: str) -> None:
    database = Database.open(sqlite_url, create=True)
    set_up(database, read_profile(PROFILE), utc_now)
    database.close()
    (found,) = booking_findings(Settings(database=sqlite_url))
    assert found.grade is Grade.OK and "no source" in found.what


def test_a_late_source_says_since_when_why_and_how_to_mend(office: Office) -> None:
    office.reads(timedelta(minutes=95))
    office.ago = timedelta(minutes=60)
    office.sources.failed("app", "401 wrong password")
    (found,) = office.found
    assert found.grade is Grade.FAULT and "bookings sync" in found.mend
    assert "read 1 h 35 min ago" in found.what
    assert "failing for 1 h 00 min: 401 wrong password" in found.what


def test_a_source_that_fails_since_a_moment_heals_by_itself(office: Office) -> None:
    office.reads()
    office.sources.failed("app", "timed out")
    (found,) = office.found
    assert found.grade is Grade.WARNING and "by itself" in found.mend


def test_a_source_that_was_never_read(office: Office) -> None:
    (found,) = office.found
    assert found.grade is Grade.WARNING and "not read yet" in found.what


def test_open_lines_are_a_warning_that_names_nobody(office: Office) -> None:
    office.reads()
    odd = Incoming(
        external_id="1",
        service="Renewal",
        starts_at=utc_now() + timedelta(hours=1),
        name="Sara Mathew",
        national_id="900712345",
    )
    office.pulling.take_in("app", each_alone([odd]))
    *_, found = office.found
    assert found.grade is Grade.WARNING and found.what.startswith("1 bookings to sort")
    assert "Sara" not in str(office.found) and "900712345" not in str(office.found)


@pytest.mark.parametrize(("waiting", "grade"), [(3, Grade.OK), (21, Grade.WARNING)])
def test_outcomes_that_wait(waiting: int, grade: Grade) -> None:
    now = utc_now()
    state = SourceState("app", "caldav", True, MINUTE, now, now, now, None, "", waiting)
    _, told = source_findings(state, now)
    assert told.grade is grade and f"{waiting} outcomes" in told.what


def test_without_a_database_it_says_nothing(tmp_path: Path) -> None:
    assert booking_findings(Settings(database=f"sqlite:///{tmp_path / 'none.db'}")) == []
