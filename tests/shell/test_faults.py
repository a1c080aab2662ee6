import logging
import sys
import threading
from collections.abc import Iterator
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    qInstallMessageHandler,
    qWarning,
)
from pytestqt.qtbot import QtBot

from shell.faults import BugNet, install_bug_net, install_logging

pytestmark = pytest.mark.expects_errors


@pytest.fixture
def net(qtbot: QtBot) -> Iterator[tuple[BugNet, list[BaseException]]]:
    bugs: list[BaseException] = []
    made = install_bug_net(bugs.append)
    yield made, bugs
    made.uninstall()


Net = tuple[BugNet, list[BaseException]]


@pytest.fixture
def quiet_logging() -> Iterator[None]:
    """Takes away what install_logging added."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    qInstallMessageHandler(None)


def has(bugs: list[BaseException], number: int) -> bool:
    return len(bugs) == number


class Screen(QObject):
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.touched.connect(self._wrong)

    def _wrong(self) -> None:
        raise ZeroDivisionError("in a slot")


@pytest.mark.qt_no_exception_capture
def test_a_bug_in_a_slot_is_logged_with_its_trace_and_told_to_the_screen(
    net: Net, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    _, bugs = net
    screen = Screen()
    screen.touched.emit()
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ZeroDivisionError)
    assert "in _wrong" in caplog.text


@pytest.mark.qt_no_exception_capture
def test_a_bug_on_another_thread_is_answered_on_the_gui_thread(net: Net, qtbot: QtBot) -> None:
    made, bugs = net
    where: list[threading.Thread] = []
    made.caught.connect(lambda _: where.append(threading.current_thread()))
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(bugs))
    assert where == [threading.main_thread()]


@pytest.mark.qt_no_exception_capture
def test_a_bug_in_the_answer_to_a_bug_goes_no_further(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[BaseException] = []

    def answer(error: BaseException) -> None:
        answers.append(error)
        raise ValueError("while drawing the neutral screen")

    net = install_bug_net(answer)
    QTimer.singleShot(0, lambda: 1 // 0)
    qtbot.waitUntil(lambda: "a bug while answering a bug" in caplog.text)
    net.uninstall()
    assert len(answers) == 1


@pytest.mark.qt_no_exception_capture
def test_a_bug_in_a_listener_does_not_go_round_in_circles(net: Net, qtbot: QtBot) -> None:
    made, bugs = net
    screen = Screen()
    made.caught.connect(screen.touched)  # the listener fails each time it hears of a bug
    screen.touched.emit()
    qtbot.waitUntil(partial(has, bugs, 1))
    for _ in range(3):
        QCoreApplication.processEvents()
    assert len(bugs) == 1


@pytest.mark.qt_no_exception_capture
def test_the_net_still_holds_after_a_bug(net: Net, qtbot: QtBot) -> None:
    _, bugs = net
    screen = Screen()
    for caught in range(1, 4):
        screen.touched.emit()
        qtbot.waitUntil(partial(has, bugs, caught))


@pytest.mark.qt_no_exception_capture
def test_ctrl_c_is_no_bug(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: passed_on.append(kind))
    bugs: list[BaseException] = []
    net = install_bug_net(bugs.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    net.uninstall()
    assert passed_on == [KeyboardInterrupt]
    assert bugs == []


def test_uninstall_gives_the_hooks_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    net = install_bug_net(lambda _: None)
    assert sys.excepthook != before[0]
    net.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_log_file_holds_our_lines_and_those_of_qt(tmp_path: Path, quiet_logging: None) -> None:
    file = install_logging("counter-3", tmp_path / "logs")
    logging.getLogger("db.calling").info("opened")
    qWarning("a warning of Qt")
    text = file.read_text(encoding="utf-8")
    assert file.name == "counter-3.log"
    assert "INFO MainThread db.calling: opened" in text
    assert "WARNING MainThread qt: a warning of Qt" in text


def test_the_log_rotates_and_keeps_five_files(tmp_path: Path, quiet_logging: None) -> None:
    install_logging("kiosk", tmp_path)
    handler = next(h for h in logging.getLogger().handlers if isinstance(h, RotatingFileHandler))
    handler.maxBytes = 1000
    for _ in range(100):
        logging.getLogger().info("x" * 200)
    assert len(list(tmp_path.glob("kiosk.log*"))) == 5


def test_a_folder_that_cannot_be_written_costs_the_file_only(
    tmp_path: Path, quiet_logging: None, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    install_logging("display", tmp_path / "taken")
    assert "no log file at" in caplog.text


def test_logs_go_to_the_users_log_folder_by_default(quiet_logging: None) -> None:
    file = install_logging("doctor")
    assert file.exists()
    assert "dawr" in str(file.parent).lower()
