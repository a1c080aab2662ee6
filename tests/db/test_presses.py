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

from db.engine import Database, pressed
from db.intake import Intake
from db.office import offices
from db.transaction import HappenedBefore, Press
from queueing.ticket import Reason, State
from queueing.wording import Language
from tests.db.house import HandClock, House
from tests.db.refusals import refused

AT_ONCE = 4


def press(house: House) -> Press:
    """A press of this moment, as a screen that has just read the office sends it."""
    return Press(secrets.token_hex(8), house.views.hall().n)


def answer(sent: Press, verb: Callable[[], object], *, again: bool = False) -> object:
    with pressed(sent, again=again):
        return verb()


def happened_before(house: House, sent: Press, verb: Callable[[], object]) -> HappenedBefore:
    """Sends it again, after it went through: nothing changes."""
    before = house.dump()
    with pytest.raises(HappenedBefore) as caught:
        answer(sent, verb, again=True)
    assert house.dump() == before
    return caught.value


def test_a_press_that_went_through_does_not_happen_again(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F"), house.issue("F")
    sent, verb = press(house), partial(house.calling.call_next, counter, by=clerk)
    answer(sent, verb)
    called = house.views.console(counter).at_hand
    assert called is not None
    before = happened_before(house, sent, verb)
    assert [(e.kind, e.step_id, e.counter_id) for e in before.events] == [
        ("called", called.step_id, counter)
    ]
    assert str(before) == sent.mark
    house.check()


def test_all_that_a_press_led_to_comes_back_in_order(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F", "N")
    step_id = house.serve(counter, clerk)
    sent, verb = press(house), partial(house.serving.finish, step_id, by=clerk)
    answer(sent, verb)
    house.issue("G")
    before = happened_before(house, sent, verb)
    assert [event.kind for event in before.events] == ["finished", "released"]
    assert [event.n for event in before.events] == sorted(event.n for event in before.events)


def test_it_is_known_again_although_the_moment_would_refuse_it_now(house: House) -> None:
    """Sent again, the start of a visit that has begun is an answer, not a refusal."""
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    sent, verb = press(house), partial(house.calling.start, step_id, by=clerk)
    answer(sent, verb)
    refused(Reason.NOT_ALLOWED_NOW, house, verb)
    assert [event.kind for event in happened_before(house, sent, verb).events] == ["started"]


def test_a_press_that_did_not_go_through_happens_once(house: House) -> None:
    sent = press(house)
    answer(sent, lambda: house.issue("F"), again=True)
    assert len(house.rows_of_kind("issued")) == 1
    assert [e["press"] for e in house.rows_of_kind("issued")] == [sent.mark]
    happened_before(house, sent, lambda: house.issue("F"))


def test_a_press_lost_in_the_middle_happens_once(house: House) -> None:
    """The connection is gone after the changes and before the commit."""

    class Lost(Exception):
        pass

    sent = press(house)

    def lose() -> None:
        with house.database.write(house.office_id, house.clock) as write:
            write.record("begun")
            raise Lost

    sent = press(house)
    with pytest.raises(Lost):
        answer(sent, lose)
    answer(sent, lambda: house.issue("F"), again=True)
    assert len(house.rows_of_kind("issued")) == 1
    house.check()


def test_a_press_that_was_refused_may_be_sent_again(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    house.issue("F")
    step_id = house.call(counter, clerk).step_id
    sent, verb = press(house), partial(house.calling.recall, step_id, by=clerk)
    refused(Reason.RECALL_TOO_SOON, house, lambda: answer(sent, verb))
    house.forward(seconds=10)
    answer(sent, verb, again=True)
    assert house.step(step_id).calls == 2


def test_a_press_that_changed_nothing_leaves_nothing_to_find(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    sent, verb = press(house), partial(house.calling.call_next, counter, by=clerk)
    assert answer(sent, verb) is None
    house.issue("F")
    assert answer(sent, verb, again=True) is not None
    assert house.views.console(counter).at_hand is not None


def test_different_presses_of_one_button_both_happen(house: House) -> None:
    first = press(house)
    answer(first, lambda: house.issue("F"))
    answer(press(house), lambda: house.issue("F"), again=True)
    assert len(house.rows_of_kind("issued")) == 2


def test_what_is_not_pressed_carries_no_mark(house: House) -> None:
    answer(press(house), lambda: house.issue("F"))
    house.issue("F")
    issued = [e["press"] is None for e in house.rows_of_kind("issued")]
    assert issued == [False, True]


def test_a_press_belongs_to_its_own_thread(house: House) -> None:
    """Another thread's use case in the middle of one is nobody's press."""
    with pressed(press(house)), ThreadPoolExecutor(1) as pool:
        pool.submit(house.issue, "F").result()
    assert [e["press"] for e in house.rows_of_kind("issued")] == [None]


def test_the_record_is_read_from_the_press_on(house: House) -> None:
    """A long past costs nothing: only what came after the screen's last look is looked through."""
    sent = press(house)
    answer(sent, lambda: house.issue("F"))
    late = Press(sent.mark, house.views.hall().n)
    answer(late, lambda: house.issue("F"), again=True)
    assert len(house.rows_of_kind("issued")) == 2


# --- several at once


def test_one_press_from_many_threads_happens_once(house: House) -> None:
    counter, clerk = house.sit(1, "amal")
    for _ in range(AT_ONCE):
        house.issue("F")
    sent = press(house)
    together = threading.Barrier(AT_ONCE, timeout=30)

    def send(_: int) -> str:
        together.wait()
        try:
            answer(sent, lambda: house.calling.call_next(counter, by=clerk), again=True)
        except HappenedBefore:
            return "before"
        return "now"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = Tally(pool.map(send, range(AT_ONCE)))
    assert answers == {"now": 1, "before": AT_ONCE - 1}
    assert len(house.rows_of_kind("called")) == 1
    assert sum(step["state"] == State.CALLED for step in house.dump()["step"]) == 1
    house.check()


def send_all(url: str, presses: list[Press], ready: "Queue[str]", told: "Queue[str]") -> None:
    """What each process does: every press, as one that is not known to have gone through."""
    database = Database.open(url)
    intake = Intake(database, next(iter(offices(database).values())), HandClock())
    with database.read() as read:
        service = read.one(sa.text("SELECT id FROM service WHERE code = 'F'")).id
    told.put("ready")
    ready.get(timeout=60)
    for each in presses:
        try:
            with pressed(each, again=True):
                intake.issue([service], language=Language.AR)
            told.put(each.mark)
        except HappenedBefore:
            told.put("before")
    database.close()


def test_presses_from_many_processes_happen_once_each(house: House) -> None:
    presses = [press(house) for _ in range(25)]
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
    assert answers == dict.fromkeys((each.mark for each in presses), 1)
    issued = Tally(e["press"] for e in house.rows_of_kind("issued"))
    assert issued == answers
    house.check()
