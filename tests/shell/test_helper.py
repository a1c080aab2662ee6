"""A process that may hang, crash or never start, and a screen that never does."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from shell.helper import Helper

ECHO = """
import os, queue, sys, time
from shell.helper_side import listen, take_over_output
answer, requests = take_over_output(), queue.SimpleQueue()
listen(requests.put)
while True:
    request = requests.get()
    print("not an answer")
    if request["do"] == "hang":
        time.sleep(600)
    if request["do"] == "crash":
        sys.exit("out of paper")
    answer(request, {"said": request["do"], "pid": os.getpid()})
"""

Make = Callable[..., Helper]


@pytest.fixture
def make(qapp: object) -> Iterator[Make]:
    made: list[Helper] = []

    def make(*command: str, **changes: Any) -> Helper:
        made.append(Helper(command or (sys.executable, "-c", ECHO), **changes))
        return made[-1]

    yield make
    for helper in made:
        helper.close()


def asked(qtbot: QtBot, helper: Helper, what: str) -> int:
    """The number of the process that answers."""
    with qtbot.waitSignal(helper.answered) as answer:
        helper.ask(do=what)
    assert answer.args is not None
    assert answer.args[0]["said"] == what
    pid: int = answer.args[0]["pid"]
    return pid


def why(qtbot: QtBot, helper: Helper, what: str) -> str:
    with qtbot.waitSignal(helper.failed) as failed:
        helper.ask(do=what)
    assert failed.args is not None
    assert not helper.running
    return str(failed.args[0])


def test_one_process_answers_until_it_is_closed(make: Make, qtbot: QtBot) -> None:
    helper = make()
    assert not helper.running
    pid = asked(qtbot, helper, "one")
    assert asked(qtbot, helper, "two") == pid
    helper.close()
    assert not psutil.pid_exists(pid)


def test_only_the_latest_request_is_answered(make: Make, qtbot: QtBot) -> None:
    helper = make()
    answers: list[str] = []
    helper.answered.connect(lambda answer: answers.append(answer["said"]))
    helper.ask(do="one")
    helper.ask(do="two")
    qtbot.waitUntil(lambda: bool(answers))
    assert asked(qtbot, helper, "three")
    assert answers == ["two", "three"]


def test_what_hangs_is_killed_and_the_next_request_finds_another(make: Make, qtbot: QtBot) -> None:
    helper = make(patience_ms=2_000)
    pid = asked(qtbot, helper, "one")
    assert why(qtbot, helper, "hang") == "no answer within 2 s"
    assert asked(qtbot, helper, "two") != pid
    qtbot.waitUntil(lambda: not psutil.pid_exists(pid))


def test_what_crashes_says_its_last_words(make: Make, qtbot: QtBot) -> None:
    helper = make()
    assert why(qtbot, helper, "crash") == "out of paper"
    asked(qtbot, helper, "two")


def test_what_is_not_there_fails(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    helper = make(str(tmp_path / "nothing"))
    assert why(qtbot, helper, "one")


def test_an_idle_process_ends_and_that_is_no_failure(make: Make, qtbot: QtBot) -> None:
    helper = make(idle_ms=20)
    with qtbot.assertNotEmitted(helper.failed):
        pid = asked(qtbot, helper, "one")
        qtbot.waitUntil(lambda: not psutil.pid_exists(pid))
    assert asked(qtbot, helper, "two") != pid


def test_a_hanging_process_does_not_outlive_its_screen() -> None:
    with subprocess.Popen([sys.executable, "-c", ECHO], stdin=subprocess.PIPE) as child:
        assert child.stdin is not None
        child.stdin.write(b'{"do": "hang", "n": 1}\n')
        child.stdin.close()
        assert child.wait(10) == 0
