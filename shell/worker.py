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
    """What the owner's thread keeps until the ending is delivered.

    The other thread never holds the last reference to anything of it: a widget that it let go
    would be deleted on a thread that Qt forbids, and take the process with it.
    """

    job: "_Job"
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    work: Callable[[], Any]
    key: str | None


@dataclass(frozen=True, slots=True)
class _Ending:
    number: int
    value: Any = None
    error: Exception | None = None


class _Post(QObject):
    """Tells the owner's thread of an ending; apart from the Worker, which may vanish any time."""

    ended = Signal()


@dataclass(slots=True)
class _Line:
    """The waiting jobs, and the endings that wait to be delivered. The thread knows this line
    alone, never the Worker."""

    jobs: deque[_Job] = field(default_factory=deque)
    endings: deque[_Ending] = field(default_factory=deque)
    changed: threading.Condition = field(default_factory=threading.Condition)
    closed: bool = False

    def join(self, job: _Job) -> _Job | None:
        """Puts a job at the end; returns the waiting one with the same key that it replaced."""
        with self.changed:
            waiting = next((j for j in self.jobs if job.key and j.key == job.key), None)
            if waiting:
                self.jobs.remove(waiting)
            self.jobs.append(job)
            self.changed.notify()
            return waiting

    def next(self) -> _Job | None:
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.jobs)
            return None if self.closed else self.jobs.popleft()

    def close(self) -> None:
        with self.changed:
            self.closed = True
            self.jobs.clear()
            self.changed.notify_all()


def _work_off(line: _Line, post: _Post) -> None:
    while _work_one(line):
        post.ended.emit()


def _work_one(line: _Line) -> bool:
    """In a frame of its own: when the ending is told, this thread holds nothing of the job, nor
    of an error that remembers where it was raised."""
    job = line.next()
    if job is None:
        return False
    line.endings.append(_ending_of(job))
    return True


def _ending_of(job: _Job) -> _Ending:
    """Kept in no variable: an error holds this frame, and would so hold itself."""
    try:
        return _Ending(job.number, job.work())
    except Exception as error:
        return _Ending(job.number, error=error)


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
        self._tasks: dict[int, _Task] = {}
        self._last = 0
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
        self._queue(None, job, done, failed)

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
        self._queue(key, job, done, failed)

    def stop(self, timeout: float = 5.0) -> bool:
        """Finishes the running job, drops the waiting ones, delivers nothing more.

        Waits up to `timeout` seconds; False when the running job was still not over by then.
        """
        self._stopped = True
        self._patience.stop()
        self._set_busy(False)
        self._line.close()
        self._thread.join(timeout)
        if self._thread.is_alive():
            return False
        self._tasks.clear()
        self._line.endings.clear()
        return True

    def _queue(
        self,
        key: str | None,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if QThread.currentThread() is not self.thread():
            raise RuntimeError(f"worker {self.objectName()!r} was called from a foreign thread")
        if self._stopped:
            return
        self._last += 1
        job = _Job(self._last, work, key)
        self._tasks[job.number] = _Task(job, done, failed)
        replaced = self._line.join(job)
        if replaced:
            del self._tasks[replaced.number]
        if not self._busy and not self._patience.isActive():
            self._patience.start()

    def _deliver(self) -> None:
        if self._stopped:
            return
        ending = self._line.endings.popleft()
        task = self._tasks.pop(ending.number)
        if not self._tasks:
            self._patience.stop()
            self._set_busy(False)
        if ending.error is not None:
            task.failed(ending.error)
        else:
            task.done(ending.value)

    def _show_busy(self) -> None:
        self._set_busy(True)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
