"""What is asked ahead of the turn is a hint: the answers are those of the turn, on both engines."""

from datetime import UTC, datetime

from db import schema as t
from db.engine import Database
from db.transaction import Ahead
from db.visits import STEP_BY_ID
from tests.db.house import HandClock, House, small_office

BEFORE_MIDNIGHT = datetime(2026, 11, 22, 20, 58, tzinfo=UTC)
AFTER_MIDNIGHT = datetime(2026, 11, 22, 21, 2, tzinfo=UTC)


def test_an_answer_counts_for_the_same_question_alone(house: House) -> None:
    first, second = house.issue("F").step_ids[0], house.issue("F").step_ids[0]
    office = house.office_id
    ahead = Ahead([(STEP_BY_ID, {"step": first, "office": office})])
    with house.database.write(office, house.clock, ahead) as write:
        assert write.one(STEP_BY_ID, step=second, office=office).id == second
        assert write.one(STEP_BY_ID, step=first, office=office).id == first


def test_an_answer_does_not_count_after_a_change(house: House) -> None:
    step, office = house.issue("F").step_ids[0], house.office_id
    asked = {"step": step, "office": office}
    with house.database.write(office, house.clock, Ahead([(STEP_BY_ID, asked)])) as write:
        write.update(t.step, step, note="seen")
        assert write.one(STEP_BY_ID, **asked).note == "seen"


def test_more_rows_than_were_foretold(house: House) -> None:
    zone = house.rows(t.zone)[0] | {"position": 9}
    del zone["id"], zone["office_id"]
    with house.database.write(house.office_id, house.clock, Ahead(rows={t.zone: 1})) as write:
        added = [write.insert(t.zone, **zone | {"code": code}) for code in ("X", "Y", "Z")]
        write.record("zones_added")
    there = {row["id"]: row["code"] for row in house.rows(t.zone)}
    assert [there[row_id] for row_id in added] == ["X", "Y", "Z"]


def test_rows_that_were_foretold_and_never_came(house: House) -> None:
    with house.database.write(house.office_id, house.clock, Ahead(rows={t.zone: 5})) as write:
        write.record("nothing_added")
    assert len(house.rows(t.zone)) == 1
    house.issue("F")
    house.check()


class Midnight(HandClock):
    """The day is over between the touch and the turn."""

    def __call__(self) -> datetime:
        now = self.now
        self.now = AFTER_MIDNIGHT
        return now


def test_a_ticket_belongs_to_the_day_of_its_turn(database: Database) -> None:
    profile = small_office()
    weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    profile["hours"] = [{"weekdays": weekdays, "opens": "00:00", "closes": "23:59"}]
    profile["office"]["last_ticket_min"] = 0
    house = House(database, profile)
    house.clock.now = BEFORE_MIDNIGHT
    house.issue("G")
    house.intake._clock = Midnight(BEFORE_MIDNIGHT)
    late = house.issue("G")
    assert late.number == "G001"
    assert house.step(late.step_ids[0]).day.isoformat() == "2026-11-23"
