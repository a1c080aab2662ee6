"""The record: one line a change, without gaps, in the order of the commits."""

from concurrent.futures import ThreadPoolExecutor

from tests.db.house import SUNDAY_9, House


def test_each_change_has_a_line(house: House) -> None:
    first = house.issue("F")
    events = house.record.since(1)
    assert [(e.n, e.kind, e.ticket_id, e.at) for e in events] == [
        (2, "issued", first.ticket_id, SUNDAY_9)
    ]
    assert events[0].data == {
        "number": "F001",
        "services": ["F"],
        "due": "2026-11-22T06:20:00+00:00",
    }


def test_the_record_is_read_in_pages(house: House) -> None:
    for _ in range(5):
        house.issue("F")
    assert [e.n for e in house.record.since(0, limit=4)] == [1, 2, 3, 4]
    assert [e.n for e in house.record.since(4, limit=4)] == [5, 6]
    assert house.record.since(6) == ()


def test_a_block_that_records_nothing_changes_nothing(house: House) -> None:
    from db import schema

    before = house.dump()
    with house.database.write(house.office_id, house.clock) as write:
        write.update(schema.office, house.office_id, grace_min=99)
    assert house.dump() == before


def test_several_writers_leave_no_gap(house: House) -> None:
    def work(login: str) -> None:
        counter, clerk = house.sit({"amal": 1, "badr": 2, "dana": 4}[login], login)
        for _ in range(8):
            house.issue("F", "N")
            called = house.calling.call_next(counter, by=clerk)
            if called is not None:
                house.calling.start(called.step_id, by=clerk)
                house.serving.finish(called.step_id, by=clerk)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, ("amal", "badr", "dana")))
    house.check()
    assert house.kinds().count("issued") == 24
