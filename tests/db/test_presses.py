"""A button that is pressed once happens once, however often the press has to be sent."""

import multiprocessing
import secrets
import threading
from collections import Counter as Tally
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing.queues import Queue

import pytest
import sqlalchemy as sa

from db import schema as t
from db.engine import Database, pressed
from db.intake import Intake
from db.office import offices
from db.transaction import HappenedBefore
from queueing.ticket import Reason, State
from queueing.wording import Language
from tests.db.house import HandClock, House
from tests.db.refusals import refused

AT_ONCE = 4


def press() -> str:
    """The mark of a new press."""
    return secrets.token_hex(8)


def answer(sent: str, verb: Callable[[], object]) -> object:
    with pressed(sent):
        return verb()


def happened_before(house: House, sent: str, verb: Callable[[], object]) -> HappenedBefore:
    """Sends it again, after it went through: nothing changes."""
    before = house.dump()
    with pytest.raises(HappenedBefore) as caught:
        answer(sent, verb)
    assert house.dump() == before
    return caught.value


def test_a_press_that_went_through_does_not_happen_again(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F"), house.issue("F")
    sent, verb = press(), partial(house.calling.call_next, counter, by=clerk)
    answer(sent, verb)
    called = house.views.console(counter).at_hand
    assert called is not None
    before = happened_before(house, sent, verb)
    assert (before.kind, before.number) == ("called", called.number)
    house.check()


def test_a_press_that_led_to_several_things_is_known_by_the_first(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F", "N")
    step_id = house.serve(counter, clerk)
    sent, verb = press(), partial(house.serving.finish, step_id, by=clerk)
    answer(sent, verb)
    house.issue("G")
    assert happened_before(house, sent, verb).kind == "finished"
    marked = [event["kind"] for event in house.rows(t.event) if event["press"] == sent]
    assert marked == ["finished"]


def test_it_is_known_again_although_the_moment_would_refuse_it_now(house: House) -> None:
    """Sent again, the start of a visit that has begun is an answer, not a refusal."""
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    sent, verb = press(), partial(house.calling.start, step_id, by=clerk)
    answer(sent, verb)
    refused(Reason.NOT_ALLOWED_NOW, house, verb)
    assert happened_before(house, sent, verb).kind == "started"


def test_a_press_that_did_not_go_through_happens_once(house: House) -> None:
    sent = press()
    answer(sent, lambda: house.issue("F"))
    assert len(house.rows_of_kind("issued")) == 1
    assert [e["press"] for e in house.rows_of_kind("issued")] == [sent]
    happened_before(house, sent, lambda: house.issue("F"))


def test_a_press_lost_in_the_middle_happens_once(house: House) -> None:
    """The connection is gone after the changes and before the commit."""

    class Lost(Exception):
        pass

    sent = press()

    def lose() -> None:
        with house.database.write(house.office_id, house.clock) as write:
            write.record("begun")
            raise Lost

    sent = press()
    with pytest.raises(Lost):
        answer(sent, lose)
    answer(sent, lambda: house.issue("F"))
    assert len(house.rows_of_kind("issued")) == 1
    house.check()


def test_a_press_that_was_refused_may_be_sent_again(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    sent, verb = press(), partial(house.calling.recall, step_id, by=clerk)
    refused(Reason.RECALL_TOO_SOON, house, lambda: answer(sent, verb))
    house.forward(seconds=10)
    answer(sent, verb)
    assert house.step(step_id).calls == 2


def test_a_press_that_changed_nothing_leaves_nothing_to_find(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    sent, verb = press(), partial(house.calling.call_next, counter, by=clerk)
    assert answer(sent, verb) is None
    house.issue("F")
    assert answer(sent, verb) is not None
    assert house.views.console(counter).at_hand is not None


def test_different_presses_of_one_button_both_happen(house: House) -> None:
    first = press()
    answer(first, lambda: house.issue("F"))
    answer(press(), lambda: house.issue("F"))
    assert len(house.rows_of_kind("issued")) == 2


def test_what_is_not_pressed_carries_no_mark(house: House) -> None:
    answer(press(), lambda: house.issue("F"))
    house.issue("F")
    issued = [e["press"] is None for e in house.rows_of_kind("issued")]
    assert issued == [False, True]


def test_a_press_belongs_to_its_own_thread(house: House) -> None:
    """Another thread's use case in the middle of one is nobody's press."""
    with pressed(press()), ThreadPoolExecutor(1) as pool:
        pool.submit(house.issue, "F").result()
    assert [e["press"] for e in house.rows_of_kind("issued")] == [None]


def test_a_first_try_that_arrives_after_the_second_does_nothing(house: House) -> None:
    """A server that was stopped may go on with what it had received, long after it was resent."""
    sent = press()
    answer(sent, lambda: house.issue("F"))
    happened_before(house, sent, lambda: house.issue("F"))
    with pytest.raises(sa.exc.IntegrityError), house.database.founding() as connection:
        marked = {"office_id": house.office_id, "n": 999, "at": house.clock(), "kind": "late"}
        connection.execute(t.event.insert(), {**marked, "data": {}, "press": sent})


# --- several at once


def test_one_press_from_many_threads_happens_once(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    for _ in range(AT_ONCE):
        house.issue("F")
    sent = press()
    together = threading.Barrier(AT_ONCE, timeout=30)

    def send(_: int) -> str:
        together.wait()
        try:
            answer(sent, lambda: house.calling.call_next(counter, by=clerk))
        except HappenedBefore:
            return "before"
        return "now"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = Tally(pool.map(send, range(AT_ONCE)))
    assert answers == {"now": 1, "before": AT_ONCE - 1}
    assert len(house.rows_of_kind("called")) == 1
    assert sum(step["state"] == State.CALLED for step in house.dump()["step"]) == 1
    house.check()


def send_all(url: str, presses: list[str], ready: "Queue[str]", told: "Queue[str]") -> None:
    """What each process does: every press, as one that is not known to have gone through."""
    database = Database.open(url)
    intake = Intake(database, next(iter(offices(database).values())), HandClock())
    with database.read() as read:
        service = read.one(sa.text("SELECT id FROM service WHERE code = 'F'")).id
    told.put("ready")
    ready.get(timeout=60)
    for each in presses:
        try:
            with pressed(each):
                intake.issue([service], language=Language.AR)
            told.put(each)
        except HappenedBefore:
            told.put("before")
    database.close()


def test_presses_from_many_processes_happen_once_each(house: House) -> None:
    presses = [press() for _ in range(25)]
    context = multiprocessing.get_context("spawn")
    ready, told = context.Queue(), context.Queue()
    url = house.database.url
    processes = [
        context.Process(target=send_all, args=(url, presses, ready, told)) for _ in range(AT_ONCE)
    ]
    for process in processes:
        process.start()
    assert [told.get(timeout=60) for _ in processes] == ["ready"] * AT_ONCE
    for _ in processes:
        ready.put("go")
    answers = Tally(told.get(timeout=60) for _ in range(AT_ONCE * len(presses)))
    for process in processes:
        process.join(timeout=60)
        assert process.exitcode == 0
    assert answers.pop("before") == (AT_ONCE - 1) * len(presses)
    assert answers == dict.fromkeys((each for each in presses), 1)
    issued = Tally(e["press"] for e in house.rows_of_kind("issued"))
    assert issued == answers
    house.check()
