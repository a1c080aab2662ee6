"""The loudspeaker of the hall: files in a row, and never in the way of the screen."""

import logging
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.trouble import Trouble, TroubleKind
from shell.helper import PATIENCE_MS, Helper, module
from shell.speech_store import Store

log = logging.getLogger(__name__)

OVERTIME_MS = 5_000
"""For the end of a file to be told, after it must have been heard."""

IDLE_MS = 1_800_000
"""The process of a hall stays for half an hour without a call: with one that runs a file is heard
70 ms after it was asked for, else after up to a second (measured, with a sound server's null
device). From file to file it takes 10 to 15 ms."""


class SoundPlaying(QObject):
    """Plays one list of files at a time, back to back, in a process of its own."""

    started = Signal()
    """The first sound of the list is heard."""

    file_started = Signal(object)
    """The path of a file whose sound begins now."""

    ended = Signal()
    """The list is through. `started` came before it, unless every file was skipped."""

    skipped = Signal(object, str)
    """The path of a damaged file, and why in English; the rest of the list goes on."""

    failed = Signal(object)
    """Trouble(SOUND): no device, or the process died or hung. The list is given up; the next one
    tries anew, so a loudspeaker that is plugged in works without a restart."""

    def __init__(
        self,
        store: Store,
        parent: QObject | None = None,
        *,
        loudspeaker: Sequence[str] = (),
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """From the `store` a damaged file is deleted, so that it is made anew; other files stay.

        `loudspeaker` is a command to run instead of ours, for tests without hardware.
        """
        super().__init__(parent)
        self._store = store
        self._left: deque[Path] = deque()
        """Another one for every list, which tells whether a list is still the present one."""
        self._playing: Path | None = None
        self._volume = 0
        self._heard = False
        self._loudspeaker = Helper(
            loudspeaker or module("shell.speech_loudspeaker"), self, patience_ms, IDLE_MS
        )
        self._loudspeaker.answered.connect(self._on_answer)
        self._loudspeaker.failed.connect(self._on_failed)
        self._nothing = QTimer(self, singleShot=True, interval=0)
        self._nothing.timeout.connect(self.ended)

    @property
    def playing(self) -> bool:
        """Whether a list is not through yet."""
        return self._playing is not None or self._nothing.isActive()

    def wake(self) -> None:
        """Start the process while there is still something to be decided, or made."""
        if self._playing is None:
            self._loudspeaker.ask(do="hush")

    def play(self, files: Sequence[Path], volume: int) -> None:
        """Play in place of what is playing. Returns at once; the signals come after that.

        `volume` is 0 to 100; at 0 nothing is done but telling the end.
        """
        self._nothing.stop()
        self._left = deque(files if volume else ())
        self._volume, self._heard = volume, False
        if self._left:
            self._next()
            return
        self._silence()
        self._nothing.start()

    def stop(self) -> None:
        """Silence, now; nothing more is told of the list."""
        self._nothing.stop()
        self._left = deque()
        self._silence()

    def close(self) -> None:
        """Silence for good: the process is gone when this returns."""
        self.stop()
        self._loudspeaker.close()

    def _silence(self) -> None:
        if self._playing is not None:
            self._playing = None
            self._loudspeaker.ask(do="hush")

    def _next(self) -> None:
        if not self._left:
            self._playing = None
            self.ended.emit()
            return
        self._playing = self._left.popleft()
        self._loudspeaker.ask(do="play", file=str(self._playing), volume=self._volume)

    def _on_answer(self, answer: dict[str, Any]) -> None:
        file, event = self._playing, answer["event"]
        if file is None:
            return
        if event == "started":
            self._loudspeaker.expect(answer["ms"] + OVERTIME_MS)
            self._tell_started(file)
        elif event == "ended":
            self._next()
        elif answer.get("damaged"):
            self._skip(file, answer["why"])
        else:
            # A new process looks anew for devices, and for a sound server that was not there.
            self._loudspeaker.end()
            self._on_failed(answer["why"])

    def _tell_started(self, file: Path) -> None:
        present = self._left
        if not self._heard:
            self._heard = True
            self.started.emit()
        if self._left is present:
            self.file_started.emit(file)

    def _skip(self, file: Path, why: str) -> None:
        log.warning("a damaged sound is left out: %s: %s", file, why)
        self._store.forget(file)
        present = self._left
        self.skipped.emit(file, why)
        if self._left is present:
            self._next()

    def _on_failed(self, why: str) -> None:
        if self._playing is None:
            return
        self._playing, self._left = None, deque()
        trouble = Trouble(TroubleKind.SOUND, "the loudspeaker", why)
        log.warning("nothing is heard: %s", trouble)
        self.failed.emit(trouble)
