"""Where everything unexpected ends: in a log with its trace, and with a screen that stays calm."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

LOG_BYTES = 2_000_000
LOG_FILES = 5

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def install_logging(role: str, folder: Path | None = None, level: int = logging.INFO) -> Path:
    """Sends every log line, Qt's too, to `<folder>/<role>.log`, and warnings to stderr as well.

    `role` tells processes of one machine apart ("counter-3"), because two must not share a file.
    Five files of 2 MB are kept. A folder that cannot be written costs the file, never the screen.
    Returns the path of the file.
    """
    file = (folder or user_log_path("dawr", appauthor=False)) / f"{role}.log"
    line = logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    aloud = logging.StreamHandler()
    aloud.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [aloud]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handlers.append(RotatingFileHandler(file, "a", LOG_BYTES, LOG_FILES - 1, "utf-8"))
    except OSError as error:
        log.warning("no log file at %s: %s", file, error)
    root = logging.getLogger()
    root.setLevel(level)
    for handler in handlers:
        handler.setFormatter(line)
        root.addHandler(handler)
    qInstallMessageHandler(_log_qt)
    return file


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    category = f"{context.category}: " if context.category not in (None, "", "default") else ""
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s%s", category, message)


class BugNet(QObject):
    """Catches what no code expected, on any thread, logs it with its trace and tells the screen.

    `caught` arrives on the thread that made the net: the GUI thread. A screen answers it by going
    neutral and starting over; a second bug inside that answer is logged and goes no further.
    """

    caught = Signal(object)
    """The exception."""

    _thrown = Signal(object)

    def __init__(self, on_bug: Callable[[BaseException], None], parent: QObject | None = None):
        super().__init__(parent)
        self._on_bug = on_bug
        self._answering = False
        self._before = (sys.excepthook, threading.excepthook)
        self._thrown.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if not issubclass(kind, Exception):
            self._before[0](kind, error, trace)  # Ctrl+C and exit are no bugs
            return
        log.critical("a bug", exc_info=(kind, error, trace))
        if not self._answering:
            self._thrown.emit(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _answer(self, error: BaseException) -> None:
        self._answering = True
        try:
            self.caught.emit(error)
            self._on_bug(error)
        except Exception:
            log.critical("a bug while answering a bug", exc_info=True)
        finally:
            self._answering = False


def install_bug_net(
    on_bug: Callable[[BaseException], None], parent: QObject | None = None
) -> BugNet:
    """A net already in place. Keep it while the application runs; `uninstall` ends it."""
    net = BugNet(on_bug, parent)
    net.install()
    return net
