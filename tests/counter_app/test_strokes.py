"""How many keys and clicks the commonest tasks cost. The README's table says the same figures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from counter_app.state import ConsoleState
from queueing.ticket import State
from tests.counter_app.conftest import Centre, Console, HandClock

README = Path(__file__).parents[2] / "README.md"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Stroke = Key | tuple[Key, Qt.KeyboardModifier]
Click = str | tuple[str, int]
"""A button by its name, or a row of a list."""


@dataclass(frozen=True)
class Task:
    """What is pressed, or clicked, and when it is done."""

    name: str
    before: Callable[[Console, HandClock], object]
    keys: list[list[Stroke]]
    """One list for each wait in between: a clerk looks before going on."""
    clicks: list[list[Click]]
    done: list[Callable[[ConsoleState], object]]


def idle(console: Console, clock: HandClock) -> None:
    pass


def called(console: Console, clock: HandClock) -> None:
    console.calls()
    clock.pass_(seconds=12)
    console.presenter.tick()


def served(console: Console, clock: HandClock) -> None:
    console.calls()
    console.presenter.serving.start()
    console.wait(_serving)


def finished(console: Console, clock: HandClock) -> None:
    served(console, clock)
    console.presenter.serving.finish()
    console.wait(_free)


def _free(state: ConsoleState) -> bool:
    return state.at_hand is None


def _serving(state: ConsoleState) -> bool:
    return state.at_hand is not None and state.at_hand.state is State.SERVING


def _called(state: ConsoleState) -> bool:
    return state.at_hand is not None and state.at_hand.state is State.CALLED


TASKS = [
    Task("call the next visitor", idle, [[Key.Key_F2]], [["call_next"]], [_called]),
    Task(
        "call again",
        called,
        [[Key.Key_F3]],
        [["recall"]],
        [lambda s: s.at_hand and s.at_hand.calls == 2],
    ),
    Task("start", called, [[Key.Key_F4]], [["start"]], [_serving]),
    Task("finish as usual", served, [[(Key.Key_F5, CTRL)]], [["finish", "finish_sure"]], [_free]),
    Task(
        "finish with another outcome",
        served,
        [[Key.Key_F5, Key.Key_3, Key.Key_Return]],
        [["finish", ("finish_choices", 2), "finish_sure"]],
        [_free],
    ),
    Task("did not come", called, [[Key.Key_F6]], [["no_show"]], [_free]),
    Task("take back what was just done", finished, [[Key.Key_F12]], [["undo"]], [_serving]),
    Task(
        "let a visitor fill in a form, go on with them",
        served,
        [[(Key.Key_F7, SHIFT)], [(Key.Key_F4, SHIFT)]],
        [["hold"], ["back_here"]],
        [_free, _serving],
    ),
    Task(
        "send on to another service",
        served,
        [[Key.Key_F8, Key.Key_2, Key.Key_Return]],
        [["transfer", ("transfer_choices", 1), "transfer_sure"]],
        [_free],
    ),
    Task(
        "take a break",
        idle,
        [[Key.Key_F10, Key.Key_Return]],
        [["rest", "pause_sure"]],
        [lambda s: s.paused],
    ),
]


@pytest.fixture
def ready(console: Console, centre: Centre) -> Console:
    """A console in either language with the clerk at counter 3, and two who wait."""
    console.sign_in()
    centre.arrives("F")
    console.sees(centre.arrives("F").number)
    return console


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_the_keys_of_a_task(task: Task, ready: Console, clock: HandClock) -> None:
    task.before(ready, clock)
    for strokes, done in zip(task.keys, task.done, strict=True):
        for stroke in strokes:
            ready.key(*stroke) if isinstance(stroke, tuple) else ready.key(stroke)
        ready.wait(done)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_the_clicks_of_a_task(task: Task, ready: Console, clock: HandClock) -> None:
    task.before(ready, clock)
    for clicks, done in zip(task.clicks, task.done, strict=True):
        for click in clicks:
            _choose(ready, *click) if isinstance(click, tuple) else ready.click(click)
        ready.wait(done)


def _choose(console: Console, name: str, row: int) -> None:
    list_ = console.window.findChild(QListWidget, name)
    assert isinstance(list_, QListWidget)
    at = list_.visualItemRect(list_.item(row)).center()
    console.bot.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_readme_says_the_same() -> None:
    table = README.read_text("utf-8")
    for task in TASKS:
        keys, clicks = (sum(map(len, way)) for way in (task.keys, task.clicks))
        assert f"| {task.name} | {keys} | {clicks} |" in table
