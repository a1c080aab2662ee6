"""Displays on a real office, started for a test and stopped after it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from display.feed import HallFeed
from display.presenter import DisplayPresenter
from display.state import Hanging
from shell.live import Live, Watcher
from shell.look import Look
from shell.worker import Worker
from tests.display.hall import Cable, Display, Hall, MakeDisplay


@pytest.fixture
def hall(sqlite_url: str) -> Hall:
    return Hall.build(sqlite_url)


@pytest.fixture
def displays(hall: Hall, qtbot: QtBot) -> Iterator[MakeDisplay]:
    """Makes displays that are started, and stops them in the end."""
    made: list[Display] = []

    def make(
        connect: Callable[[], Watcher] | None = None, views: Any = None, **options: Any
    ) -> Display:
        live, worker = Live(connect or Cable(hall).connect), Worker("hall")
        feed = HallFeed(views or hall.views, live, worker, clock=hall.clock)
        parts = ("zone", "ways", "first")
        hanging = Hanging(**{name: options.pop(name) for name in parts if name in options})
        presenter = DisplayPresenter(feed, hanging, **options)
        display = Display(presenter, feed, live, worker, hall, qtbot, [])
        presenter.state_changed.connect(display.states.append)
        made.append(display)
        presenter.start()
        feed.start()
        live.start()
        return display

    yield make
    for display in made:
        display.presenter.stop()
        display.feed.stop()
        assert display.live.stop()
        assert display.worker.stop()


@pytest.fixture
def display(displays: MakeDisplay) -> Display:
    """One display of the whole office that has read it once."""
    made = displays()
    made.catch_up()
    return made


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Windows of a test are gone with it: a hall's screen holds dozens of megabytes, and only a
    loop of events deletes what was told to be deleted later."""
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    made = Look()
    made.apply(qapp)
    return made
