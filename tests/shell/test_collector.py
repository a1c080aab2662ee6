"""Garbage is collected, and never on a thread that Qt knows nothing of."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from shell.collector import YOUNG, Collector


class Ring(QObject):
    """Something of Qt's that only a collector can free; tells on which thread it was."""

    def __init__(self, freed: list[int]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()
    gc.disable()  # as every test finds it


def many() -> list[list[int]]:
    return [[] for _ in range(3 * YOUNG)]


def test_garbage_is_freed_while_the_loop_runs(qtbot: QtBot, collector: Collector) -> None:
    freed: list[int] = []
    Ring(freed)
    kept = many()
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.get_ident()]
    assert kept


def test_no_other_thread_frees_it(collector: Collector) -> None:
    freed: list[int] = []
    Ring(freed)
    busy = threading.Thread(target=lambda: [many() for _ in range(20)])
    busy.start()
    busy.join()
    assert freed == []
    kept = many()
    collector.look()
    assert freed == [threading.get_ident()]
    assert kept


def test_the_work_is_given_back(qtbot: QtBot) -> None:
    collector = Collector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
    gc.disable()
