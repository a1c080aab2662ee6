"""One named thread per scarce resource, so that no screen waits on a device, socket or lock."""

import threading
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

T = TypeVar("T")

BUSY_AFTER_MS = 300
"""Shorter work than this shows no sign of being busy: a flicker would tell the person nothing."""


@dataclass(frozen=True, slots=True)
class _Task:
    job: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Ending:
    call: Callable[[Any], None]
    value: object


class _Post(QObject):
    """Carries endings to the owner's thread; apart from the Worker, which may vanish any time."""

    ended = Signal(object)


@dataclass(slots=True)
class _Line:
    """The waiting tasks. The thread knows this line alone, never the Worker."""

    tasks: deque[_Task] = field(default_factory=deque)
    changed: threading.Condition = field(default_factory=threading.Condition)
    closed: bool = False

    def join(self, task: _Task) -> bool:
        """Puts a task at the end; True when it replaced a waiting one with the same key."""
        with self.changed:
            waiting = next((t for t in self.tasks if task.key and t.key == task.key), None)
            if waiting:
                self.tasks.remove(waiting)
            self.tasks.append(task)
            self.changed.notify()
            return waiting is not None

    def next(self) -> _Task | None:
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.tasks)
            return None if self.closed else self.tasks.popleft()

    def close(self) -> None:
        with self.changed:
            self.closed = True
            self.tasks.clear()
            self.changed.notify_all()


def _work_off(line: _Line, post: _Post) -> None:
    while task := line.next():
        post.ended.emit(_perform(task))


def _perform(task: _Task) -> _Ending:
    try:
        return _Ending(task.done, task.job())
    except Exception as error:
        return _Ending(task.failed, error)


class Worker(QObject):
    """Runs jobs one by one on a thread of its own; their endings come back to the owner's.

    The owner's thread is the one that made the Worker: with screens, the GUI thread. Every job
    names both its endings, because a failure that reaches nobody is how screens go stale.
    Endings arrive in the order of the jobs. An exception inside an ending is a bug and reaches
    `sys.excepthook`. After `stop`, or once the Worker is deleted, no ending is delivered;
    a Worker that nobody holds any more ends its thread by itself.
    """

    busy_changed = Signal(bool)
    """True when work has been going on for 300 ms, False when the last job has ended."""

    def __init__(
        self, name: str, parent: QObject | None = None, busy_after_ms: int = BUSY_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._open = 0
        self._busy = False
        self._stopped = False
        self._patience = QTimer(self, singleShot=True, interval=busy_after_ms)
        self._patience.timeout.connect(self._show_busy)
        self._line = _Line()
        post = _Post()
        post.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # Not `destroyed`: it may come in the middle of a garbage collection that took the line.
        weakref.finalize(self, self._line.close)
        # A daemon, so that a device which never answers cannot keep the process alive.
        self._thread = threading.Thread(
            target=_work_off, args=(self._line, post), name=name, daemon=True
        )
        self._thread.start()

    @property
    def busy(self) -> bool:
        return self._busy

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Queues `job` behind all earlier ones; its ending runs on the owner's thread.

        Call it from the owner's thread; anything else raises RuntimeError.
        """
        self._queue(_Task(job, done, failed))

    def run_latest(
        self,
        key: str,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Like `run`, but a waiting job with the same key is dropped, endings included.

        Made for re-reading on every notice: a burst of a hundred notices costs two reads. The
        job goes to the end of the line, so that what it reads includes everything asked for
        before it.
        """
        self._queue(_Task(job, done, failed, key))

    def stop(self, timeout: float = 5.0) -> bool:
        """Finishes the running job, drops the waiting ones, delivers nothing more.

        Waits up to `timeout` seconds; False when the running job was still not over by then.
        """
        self._stopped = True
        self._patience.stop()
        self._set_busy(False)
        self._line.close()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _queue(self, task: _Task) -> None:
        if QThread.currentThread() is not self.thread():
            raise RuntimeError(f"worker {self.objectName()!r} was called from a foreign thread")
        if self._stopped:
            return
        replaced = self._line.join(task)
        if not replaced:
            self._open += 1
        if not self._busy and not self._patience.isActive():
            self._patience.start()

    def _deliver(self, ending: _Ending) -> None:
        if self._stopped:
            return
        self._open -= 1
        if not self._open:
            self._patience.stop()
            self._set_busy(False)
        ending.call(ending.value)

    def _show_busy(self) -> None:
        self._set_busy(True)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
