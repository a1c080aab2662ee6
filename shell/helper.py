"""A process of its own for a driver that may hang or crash, so that a screen never does."""

import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

log = logging.getLogger(__name__)

PATIENCE_MS = 10_000
"""For an answer, the start of the process included: a cold disk takes some seconds."""

IDLE_MS = 120_000
"""Nobody asked for so long: the process ends, and gives back its memory and its devices."""

GOODBYE_MS = 1_000

_ROOT = Path(__file__).resolve().parents[1]


def module(name: str) -> list[str]:
    """The command that runs a module of ours in the Python of this process."""
    return [sys.executable, "-m", name]


class Helper(QObject):
    """Asks a process that is started when it is first needed, and again after it went wrong.

    Nothing here waits: an answer arrives as a signal. Only the answer to the latest request
    counts; what an earlier one says late is dropped.
    """

    answered = Signal(object)
    """A dict: what the process says to the latest request. There may be several."""

    failed = Signal(object)
    """Why, in English: it could not be started, ended, or was killed because it hung."""

    def __init__(
        self,
        command: Sequence[str],
        parent: QObject | None = None,
        patience_ms: int = PATIENCE_MS,
        idle_ms: int = IDLE_MS,
    ) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._patience_ms = patience_ms
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        self._last = 0
        self._words = ""
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        self._idle = QTimer(self, singleShot=True, interval=idle_ms)
        self._idle.timeout.connect(self.end)

    @property
    def running(self) -> bool:
        return self._process is not None

    def ask(self, **request: object) -> None:
        """Send a request, which takes the place of the one before. Its values must suit JSON."""
        self._last += 1
        process = self._process or self._start()
        if process.state() is not QProcess.ProcessState.NotRunning:
            process.write(json.dumps({**request, "n": self._last}).encode() + b"\n")
        self.expect()

    def expect(self, ms: int | None = None) -> None:
        """The next answer must come within `ms`, or within the usual patience."""
        self._idle.stop()
        self._patience.start(self._patience_ms if ms is None else ms)

    def end(self) -> None:
        """Let the process end by itself; the next `ask` starts another."""
        process, self._process = self._process, None
        self._patience.stop()
        self._idle.stop()
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.readyReadStandardError.disconnect(self._overhear)
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        process.finished.connect(self._sweep)
        self._leaving.append(process)
        process.closeWriteChannel()

    def close(self) -> None:
        """End the process now; waits for at most a second, which a killed process never takes."""
        self.end()
        for process in list(self._leaving):
            process.kill()
            process.waitForFinished(GOODBYE_MS)
        self._sweep()

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setWorkingDirectory(str(_ROOT))
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._overhear)
        process.finished.connect(self._on_finished)
        # Later: it may come out of `start` itself, while the request is still being sent.
        process.errorOccurred.connect(self._on_error, Qt.ConnectionType.QueuedConnection)
        self._process, self._words = process, ""
        process.start(self._command[0], self._command[1:])
        return process

    def _read(self) -> None:
        # An ending that an answer has may end the process, or start another.
        while (process := self._process) is not None and process.canReadLine():
            answer: dict[str, Any] = json.loads(bytes(process.readLine().data()))
            if answer["n"] == self._last:
                self._patience.stop()
                self._idle.start()
                self.answered.emit(answer)

    def _overhear(self) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        if said:
            log.debug("%s: %s", self._command[-1], said)
            self._words = said.splitlines()[-1]

    def _on_finished(self) -> None:
        self._overhear()
        if self._process is not None:
            self._fail(self._words or f"its process ended with {self._process.exitCode()}")

    def _on_error(self) -> None:
        process = self._process
        if process is not None and process.error() is QProcess.ProcessError.FailedToStart:
            self._fail(process.errorString())

    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()
        self._fail(f"no answer within {self._patience.interval() / 1000:g} s")

    def _fail(self, why: str) -> None:
        self.end()
        self._sweep()
        self.failed.emit(why)

    def _sweep(self) -> None:
        """Let go of the processes that have ended."""
        for process in list(self._leaving):
            if process.state() is QProcess.ProcessState.NotRunning:
                self._leaving.remove(process)
                process.deleteLater()
