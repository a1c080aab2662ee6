"""Several displays of one hall as real processes, and a clerk who is too fast for them."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from db.calling import Calling
from db.engine import Database, utc_now
from db.events import Record
from db.hall import HallCall
from db.intake import Intake
from db.office import Office
from db.profile import Profile
from db.serving import Serving
from db.setup import set_up
from db.staff import StaffDesk
from db.views import Views
from queueing.wording import Language, Manner, say_code, say_ticket
from shell.speech_store import Phrase, Store
from tests.db.house import small_office, words
from tests.db.test_faults import Server, server
from tests.system.hall_process import PACE

__all__ = ["server"]

ROOT = Path(__file__).parents[2]
CALLS, SECONDS = 20, 10.0
PATIENCE_S = 120.0
"""For the slowest machine to have shown and spoken it all; a quick one needs a quarter."""

SLACK_S = 0.06
"""Between a timer and the line in the log."""

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="this machine has no espeak-ng"),
]


def noon_profile() -> Profile:
    """Two halls with two counters each, where it is about noon now and nothing ever closes."""
    ahead = 12 - datetime.now(UTC).hour
    weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    data = small_office(
        office={
            "key": "small",
            "name": words("Small office"),
            "time_zone": f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT",
            "recall_cooldown_s": 0,
        },
        hours=[{"weekdays": weekdays, "opens": "00:00", "closes": "23:59"}],
        zones=[{"code": code, "name": words(f"Hall {code}")} for code in "AB"],
        counters=[
            {"number": n, "zone": "A" if n < 3 else "B", "offers": list("FNPCRG")}
            for n in range(1, 5)
        ],
    )
    return Profile.model_validate(data)


@dataclass
class Display:
    """One display process, and what it wrote down."""

    zone: str
    log: Path
    sounds: Path
    media: Path
    url: str
    process: subprocess.Popen[str] | None = None
    killed: bool = False

    def start(self) -> None:
        words = [str(self.log), str(self.sounds), str(self.media), self.url, self.zone]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.system.hall_process", *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "read\n"

    def kill(self) -> None:
        assert self.process is not None
        assert self.process.poll() is None, "it ended by itself"
        self.process.kill()
        self.process.communicate()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return _lines(self.log)

    @property
    def heard(self) -> list[dict[str, Any]]:
        return _lines(self.log.with_name(f"{self.log.name}.heard"))

    @property
    def shown(self) -> dict[int, float]:
        """For how many seconds each call was on the stage, in the order they came."""
        since: dict[int, float] = {}
        lasted: dict[int, float] = {}
        for line in self.lines:
            if line.get("left"):
                lasted[line["left"]] = line["at"] - since[line["left"]]
            if line.get("shown"):
                since[line["shown"]] = line["at"]
        return lasted


def _lines(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        return []
    whole, _newline, _half = file.read_text("utf-8").rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()]


@dataclass
class Hall:
    """The office, its displays, and the fastest clerks there are."""

    database: Database
    office_id: int
    folder: Path
    sounds: Path
    media: Path
    displays: list[Display] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(5))

    def __post_init__(self) -> None:
        handed = (self.database, self.office_id, utc_now)
        self.intake, self.calling, self.views = Intake(*handed), Calling(*handed), Views(*handed)
        self.serving = Serving(*handed)
        desk, office = StaffDesk(*handed), self.office
        clerks = [person for person in office.staff.values() if person.role == "clerk"]
        self.seats = [(c.id, p.id) for c, p in zip(office.counters.values(), clerks, strict=True)]
        for counter, clerk in self.seats:
            desk.open_counter(counter, by=clerk)

    @property
    def office(self) -> Office:
        return self.views.office()

    def show(self, *zones: str) -> None:
        for zone in zones:
            log = self.folder / f"display-{len(self.displays)}"
            display = Display(zone, log, self.sounds, self.media, self.database.url)
            self.displays.append(display)
            display.start()

    def call(self, place: int) -> None:
        """A visitor comes and is called; the clerk was done with the one before in no time."""
        counter, clerk = self.seats[place % len(self.seats)]
        at_hand = self.views.console(counter).at_hand
        if at_hand is not None:
            self.calling.start(at_hand.step_id, by=clerk)
            self.serving.finish(at_hand.step_id, by=clerk)
        self.intake.issue([self.office.service_coded("N").id], language=Language.AR)
        called = self.calling.call_next(counter, by=clerk)
        assert called is not None
        match self.chance.choice(["serve", "serve", "serve", "recall", "undo"]):
            case "recall":
                self.calling.recall(called.step_id, by=clerk)
            case "undo":
                time.sleep(self.chance.uniform(0, 1))
                self.calling.undo(called.step_id, by=clerk)

    def rush(self, between: Callable[[int], None] = lambda _place: None) -> None:
        """Twenty calls in ten seconds: the clerks' own pace, which nothing here waits for."""
        began = time.monotonic()
        for place in range(CALLS):
            time.sleep(max(0.0, began + place * SECONDS / CALLS - time.monotonic()))
            self.call(place)
            between(place)

    def calls(self, *zones: str) -> list[HallCall]:
        """All calls of the zones, oldest first; of none, those that have a display."""
        wanted = zones or {display.zone for display in self.displays}
        ids = {z.id for z in self.office.zones.values() if z.code in wanted}
        return [call for call in reversed(self.views.hall().recent) if call.zone_id in ids]

    def wait_until_done(self) -> None:
        """All that was to be shown and said has been."""
        end = time.monotonic() + PATIENCE_S
        changes = self.database.watch()
        while open_ := self._open():
            assert time.monotonic() < end, f"still open: {open_}; {self._said(open_)}"
            changes.wait(0.5)
        changes.close()

    def _said(self, numbers: list[object]) -> list[tuple[object, ...]]:
        """What the record knows of them, for whoever reads the failure."""
        return [
            (e.at, e.kind, e.data["number"], e.data.get("how"))
            for e in Record(self.database, self.office_id).since(0, 10_000)
            if e.data.get("number") in numbers
        ]

    def _open(self) -> list[object]:
        calls = self.calls()
        unsaid = [c.number for c in calls if not c.void and not c.said]
        last = {call.step_id: call for call in calls}
        uncorrected = [
            call.number
            for step, call in last.items()
            if call.void
            and not any(c.corrected for c in calls if c.step_id == step)
            and any(c.said for c in calls if c.step_id == step)
        ]
        unshown = [
            (display.log.name, call.number)
            for display in self.displays
            if not display.killed
            for call in self.calls(display.zone)
            if not call.void and call.call_id not in display.shown
        ]
        return [*unsaid, *uncorrected, *unshown]

    def check_screens(self) -> None:
        """Every display of a zone gave every call of it its time, in order."""
        for display in self.displays:
            if display.killed:
                continue
            wanted = [c.call_id for c in self.calls(display.zone) if not c.void]
            shown = display.shown
            assert [call for call in shown if call in wanted] == wanted
            assert list(shown) == sorted(shown)
            for call in wanted:
                assert shown[call] >= PACE.least.total_seconds() - SLACK_S

    def check_voice(self) -> None:
        """Every call was said once in its zone, in order, and nobody talked over anybody."""
        events = Record(self.database, self.office_id).since(0, 10_000)
        ended = [e for e in events if e.kind == "voice_ended"]
        for zone in {display.zone for display in self.displays}:
            ids = [call.call_id for call in self.calls(zone)]
            order = [e.data["call"] for e in ended if e.data["saying"] == "call"]
            mine = [call for call in order if call in ids]
            assert mine == sorted(mine)
            assert [
                c for c in mine if c in {x.call_id for x in self.calls(zone) if not x.void}
            ] == [call.call_id for call in self.calls(zone) if not call.void]
            heard = sorted(
                (line["began"], line["ended"])
                for display in self.displays
                if display.zone == zone
                for line in display.heard
            )
            for (_began, before), (after, _ended) in pairwise(heard):
                assert after >= before - SLACK_S

    def heard_in_arabic(self, number: str) -> int:
        """How often the number itself came out of a loudspeaker to its end."""
        store = Store(self.sounds)
        names = {
            store.place(Phrase.spoken(say(number, Language.AR, Manner()).text, Language.AR)).name
            for say in (say_ticket, say_code)
        }
        lines = [line for display in self.displays for line in display.heard]
        return sum(line["file"] in names and line["whole"] for line in lines)

    def check_sounds(self, begun_anew: int = 0) -> None:
        """What came out of the loudspeakers is what was to be said, and each of it once; so many
        calls may have been begun anew, whose first half was heard from a process that died."""
        calls = self.calls()
        extra = 0
        for number in {call.number for call in calls}:
            of_number = [call for call in calls if call.number == number]
            if not any(call.void for call in of_number):
                assert self.heard_in_arabic(number) >= len(of_number)
                extra += self.heard_in_arabic(number) - len(of_number)
        assert extra <= begun_anew


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sounds")


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures as a photographer hands them over, far larger than a screen."""
    folder = tmp_path_factory.mktemp("media")
    for place in range(3):
        noise = Image.effect_noise((500, 375), 80).resize((4000, 3000))
        noise.convert("RGB").save(folder / f"picture {place}.jpg")
    return folder


Open = Callable[[str], Hall]


@pytest.fixture
def halls(tmp_path: Path, sounds: Path, media: Path) -> Iterator[Open]:
    """Opens halls, and ends their displays when the test is over."""
    opened: list[Hall] = []

    def open_(url: str) -> Hall:
        database = Database.open(url, create=True)
        office = set_up(database, noon_profile(), utc_now).office_id
        hall = Hall(database, office, tmp_path, sounds, media)
        opened.append(hall)
        return hall

    yield open_
    for hall in opened:
        for display in hall.displays:
            if display.process is not None and display.process.poll() is None:
                display.kill()
        hall.database.close()


@pytest.mark.parametrize("zones", ["AA", "AAABB"], ids=["two displays", "five displays"])
def test_every_call_is_shown_by_every_display_and_spoken_once(
    halls: Open, database_url: str, zones: str
) -> None:
    hall = halls(database_url)
    hall.show(*zones)
    hall.rush()
    hall.wait_until_done()
    hall.check_screens()
    hall.check_voice()
    hall.check_sounds()
    for display in hall.displays:
        assert any(line.get("media") for line in display.lines), "no picture had the stage"


def test_displays_that_are_killed_come_back_and_nothing_is_said_twice(
    halls: Open, database_url: str
) -> None:
    hall = halls(database_url)
    hall.show(*"AABB")
    victims = random.Random(9)

    def kill_somebody(place: int) -> None:
        if place in (4, 10, 16):
            display = victims.choice(hall.displays)
            display.killed = True
            display.kill()
            display.start()

    hall.rush(kill_somebody)
    hall.wait_until_done()
    hall.check_screens()
    hall.check_voice()
    hall.check_sounds(begun_anew=3)


def test_a_database_that_is_away_for_ten_seconds_costs_no_call(halls: Open, server: Server) -> None:
    hall = halls(server.url("postgres"))
    hall.show(*"AAB")

    def take_it_away(place: int) -> None:
        if place == CALLS // 2:
            server.halt()
            time.sleep(10)
            server.resume()

    hall.rush(take_it_away)
    hall.wait_until_done()
    hall.check_screens()
    hall.check_voice()
    hall.check_sounds()
    for display in hall.displays:
        assert any(line.get("catching_up") for line in display.lines)
