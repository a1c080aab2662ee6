import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from shell.worker import Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker("printer", busy_after_ms=20)
    yield made
    assert made.stop()


def never(value: object) -> None:
    raise AssertionError(f"this ending must not come: {value!r}")


def one_in_three_fails(n: int) -> int:
    return n if n % 3 else 1 // 0


def test_the_job_runs_on_its_named_thread_and_the_ending_on_the_owners(
    worker: Worker, qtbot: QtBot
) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    worker.run(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread())),
        never,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("printer", threading.main_thread())]


def test_endings_come_in_the_order_of_the_jobs(worker: Worker, qtbot: QtBot) -> None:
    order: list[object] = []
    for n in range(50):
        worker.run(partial(one_in_three_fails, n), order.append, order.append)
    qtbot.waitUntil(lambda: len(order) == 50)
    assert [n if isinstance(n, int) else None for n in order] == [
        n if n % 3 else None for n in range(50)
    ]


def test_a_failing_job_reaches_failed_with_its_exception(worker: Worker, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    worker.run(partial(int, "paper"), never, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)


def test_an_exception_in_an_ending_is_a_bug_and_work_goes_on(worker: Worker, qtbot: QtBot) -> None:
    after: list[int] = []

    def wrong(_: object) -> None:
        raise ZeroDivisionError("in an ending")

    with qtbot.captureExceptions() as bugs:
        worker.run(lambda: 1, wrong, never)
        worker.run(lambda: 1 // 0, never, wrong)
        worker.run(lambda: 2, after.append, never)
        qtbot.waitUntil(lambda: after == [2])
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError, ZeroDivisionError]


def test_of_waiting_refreshes_only_the_latest_runs(worker: Worker, qtbot: QtBot) -> None:
    gate = threading.Event()
    reads: list[str] = []
    worker.run(gate.wait, lambda _: None, never)
    for n in range(100):
        worker.run_latest("line", partial("line {}".format, n), reads.append, never)
    worker.run_latest("calls", lambda: "calls", reads.append, never)
    worker.run_latest("line", lambda: "line at last", reads.append, never)
    gate.set()
    qtbot.waitUntil(lambda: "line at last" in reads)
    assert reads == ["calls", "line at last"]


def test_a_running_refresh_does_not_swallow_the_next(worker: Worker, qtbot: QtBot) -> None:
    started, gate = threading.Event(), threading.Event()
    reads: list[str] = []

    def slow() -> str:
        started.set()
        gate.wait()
        return "before the change"

    worker.run_latest("line", slow, reads.append, never)
    assert started.wait(2)
    worker.run_latest("line", lambda: "after the change", reads.append, never)
    gate.set()
    qtbot.waitUntil(lambda: reads == ["before the change", "after the change"])


def test_a_key_is_no_bar_to_jobs_without_one(worker: Worker, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[str] = []
    worker.run(gate.wait, lambda _: None, never)
    worker.run(lambda: "issue", ran.append, never)
    worker.run_latest("line", lambda: "read", ran.append, never)
    worker.run(lambda: "print", ran.append, never)
    gate.set()
    qtbot.waitUntil(lambda: ran == ["issue", "read", "print"])


def test_stop_finishes_the_running_job_and_drops_the_rest(qtbot: QtBot) -> None:
    worker = Worker("voice")
    started, finished, dropped = threading.Event(), threading.Event(), threading.Event()

    def speak() -> None:
        started.set()
        gate.wait()
        finished.set()

    gate = threading.Event()
    worker.run(speak, never, never)
    worker.run(dropped.set, never, never)
    assert started.wait(2)
    assert not worker.stop(timeout=0)
    gate.set()
    assert worker.stop()
    worker.run(dropped.set, never, never)
    QCoreApplication.processEvents()
    assert finished.is_set()
    assert not dropped.is_set()


def test_a_worker_that_was_deleted_delivers_nothing(qtbot: QtBot) -> None:
    started, gate = threading.Event(), threading.Event()
    owner = QObject()
    worker = Worker("short-lived", owner)
    thread = worker._thread

    def print_slowly() -> None:
        started.set()
        gate.wait()

    worker.run(print_slowly, never, never)
    assert started.wait(2)
    with qtbot.waitSignal(worker.destroyed):
        owner.deleteLater()
    del worker
    gate.set()
    thread.join(2)
    QCoreApplication.processEvents()
    assert not thread.is_alive()


class Widgetlike(QObject):
    """Something that must not be deleted on another thread; tells on which one it was."""

    def __init__(self, freed: list[int]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))

    def work(self) -> int:
        return 1

    def fail(self) -> int:
        raise ValueError("on purpose")

    def end(self, _value: object) -> None:
        pass


@pytest.mark.parametrize("job", ["work", "fail"])
def test_the_thread_is_never_the_last_to_hold_what_its_job_belongs_to(
    qtbot: QtBot, job: str
) -> None:
    worker = Worker("last")
    freed: list[int] = []
    for _ in range(200):
        owner = Widgetlike(freed)
        worker.run(getattr(owner, job), owner.end, owner.end)
    del owner
    qtbot.waitUntil(lambda: len(freed) >= 199)
    assert set(freed) == {threading.get_ident()}
    assert worker.stop()


def test_a_forgotten_worker_ends_its_thread(qtbot: QtBot) -> None:
    worker = Worker("forgotten")
    thread = worker._thread
    del worker
    gc.collect()
    thread.join(2)
    assert not thread.is_alive()


def test_busy_shows_only_when_work_takes_long(worker: Worker, qtbot: QtBot) -> None:
    changes: list[bool] = []
    worker.busy_changed.connect(changes.append)
    gate = threading.Event()
    quick: list[int] = []
    worker.run(lambda: 1, quick.append, never)
    qtbot.waitUntil(lambda: quick == [1])
    assert changes == []
    worker.run(gate.wait, lambda _: None, never)
    qtbot.waitUntil(lambda: changes == [True])
    assert worker.busy
    gate.set()
    qtbot.waitUntil(lambda: changes == [True, False])


def test_a_foreign_thread_is_turned_away(worker: Worker) -> None:
    errors: list[Exception] = []

    def call() -> None:
        try:
            worker.run(lambda: 1, never, never)
        except RuntimeError as error:
            errors.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    assert "printer" in str(errors[0])
