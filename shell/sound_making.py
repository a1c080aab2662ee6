"""The sounds of calls, made before they are needed."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.trouble import Trouble, TroubleKind
from queueing.wording import Clause
from shell.chime import CHIME, CHIME_LUFS
from shell.clips import Clips
from shell.helper import PATIENCE_MS
from shell.speech_making import Making, Unmade
from shell.speech_store import Phrase, Recording, Store

log = logging.getLogger(__name__)

REST_S = 60.0
"""What could not be made is left alone for so long, unless it is needed now."""


class SoundMaking(QObject):
    """Has the sound of a clause ready: joined of the office's clips where all of its parts are
    recorded, else spoken by this machine. Nothing here waits or blocks.
    """

    made = Signal(object, object)
    """A clause and its file."""

    unmade = Signal(object, str)
    """A clause that cannot be heard, and why in English: neither clips nor a voice."""

    troubled = Signal(object)
    """Trouble(SOUND), once each: a recording of the office's that cannot be used. The machine's
    voice, or the chime that comes with the suite, takes its place."""

    def __init__(
        self,
        store: Store,
        clips: Path | None = None,
        chime: Path | None = None,
        parent: QObject | None = None,
        *,
        voice: Sequence[str] = (),
        patience_ms: int = PATIENCE_MS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clips` is the folder of a set, `chime` the office's own file; both on a local disk.

        `voice` is a command to run instead of ours; `clock` tells seconds.
        """
        super().__init__(parent)
        self._store = store
        self._clips = Clips(clips) if clips is not None else None
        self._clock = clock
        self._urgent: deque[Clause] = deque()
        self._idle: deque[Clause] = deque()
        self._current: Clause | None = None
        self._resting: dict[Clause, float] = {}
        self._spoilt: set[Phrase] = set()
        self._recordings_rest_until = clock()
        self._told: set[tuple[str, str]] = set()
        self._closed = False
        self._chime = _phrase_of_chime(chime) if chime is not None else None
        self._making = Making(store, self, voice=voice, patience_ms=patience_ms)
        self._making.made.connect(self._on_made)
        self._making.unmade.connect(self._on_unmade)
        # Later, so that whoever wants something has finished what it was doing.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        self._soon.start()

    @property
    def chime(self) -> Path:
        """What is heard before a call: the office's own once it is levelled, else the suite's."""
        own = self._store.find(self._chime) if self._chime is not None else None
        return own or CHIME

    def find(self, clause: Clause) -> Path | None:
        """The clause's file, if it is ready to be played."""
        return self._store.find(self._phrase(clause))

    def want(self, clauses: Iterable[Clause], *, urgent: bool) -> None:
        """Make what is not ready, in this order.

        What is urgent comes first, and each of it is answered by `made` or `unmade`, after this
        has returned and also where it is ready already. What is not takes the place of what was
        wanted so before, since the line has moved on; it is tried again a minute after it failed.
        """
        if self._closed:
            return
        if self._clips is not None:
            self._clips.look()
        if urgent:
            self._urgent.extend(dict.fromkeys(c for c in clauses if c not in self._urgent))
        else:
            now = self._clock()
            self._resting = {c: until for c, until in self._resting.items() if until > now}
            self._idle = deque(dict.fromkeys(clauses))
        self._soon.start()

    def close(self) -> None:
        """Make nothing more; the process is gone when this returns."""
        self._closed = True
        self._soon.stop()
        self._urgent.clear()
        self._idle.clear()
        self._making.close()

    def _go_on(self) -> None:
        while not self._closed and self._making.phrase is None:
            if self._urgent:
                clause = self._urgent[0]
                if file := self.find(clause):
                    self._urgent.popleft()
                    self.made.emit(clause, file)
                else:
                    self._make(clause)
            elif self._chime and self._usable(self._chime) and not self._store.find(self._chime):
                self._current = None
                self._making.make(self._chime)
            elif self._idle:
                clause = self._idle.popleft()
                if clause not in self._resting and self.find(clause) is None:
                    self._make(clause)
            else:
                return

    def _make(self, clause: Clause) -> None:
        self._current = clause
        self._making.make(self._phrase(clause))

    def _phrase(self, clause: Clause) -> Phrase:
        spoken = Phrase.spoken(clause.text, clause.language)
        if self._clips is None or not (recordings := self._clips.of(clause)):
            return spoken
        joined = Phrase(spoken.text, spoken.language, spoken.rate, recordings)
        return joined if self._usable(joined) else spoken

    def _usable(self, phrase: Phrase) -> bool:
        """Whether a phrase of recordings is made, or worth being tried."""
        if phrase in self._spoilt:
            return False
        rested = self._recordings_rest_until <= self._clock()
        return rested or self._store.find(phrase) is not None

    def _on_made(self, phrase: Phrase) -> None:
        clause, self._current = self._current, None
        file = self._store.find(phrase)
        if clause is not None and file is not None:
            self._forget(clause)
            self.made.emit(clause, file)
        self._go_on()

    def _on_unmade(self, phrase: Phrase, unmade: Unmade) -> None:
        clause, self._current = self._current, None
        if phrase.recordings:
            self._spoil(phrase, unmade)
            if clause is not None and clause not in self._urgent:
                self._idle.appendleft(clause)
        elif clause is not None:
            self._rest(clause, unmade)
            self.unmade.emit(clause, f"{unmade.where}: {unmade.why}")
        self._go_on()

    def _spoil(self, phrase: Phrase, unmade: Unmade) -> None:
        """A damaged recording stays so until its file changes. A process that came to grief over
        one does not say over which, nor that it was the recording's fault: then all of them rest.
        """
        if unmade.broken:
            self._recordings_rest_until = self._clock() + REST_S
        else:
            self._spoilt.add(phrase)
        if (unmade.where, unmade.why) not in self._told:
            self._told.add((unmade.where, unmade.why))
            trouble = Trouble(TroubleKind.SOUND, unmade.where, unmade.why)
            log.warning("a recording is not used: %s", trouble)
            self.troubled.emit(trouble)

    def _rest(self, clause: Clause, unmade: Unmade) -> None:
        """When the process broke, so would it over the others: no call is to wait for that."""
        until = self._clock() + REST_S
        self._forget(clause)
        self._resting[clause] = until
        if unmade.broken:
            self._resting.update(dict.fromkeys(self._idle, until))
            self._idle.clear()

    def _forget(self, clause: Clause) -> None:
        if clause in self._urgent:
            self._urgent.remove(clause)


def _phrase_of_chime(file: Path) -> Phrase:
    try:
        known = file.stat()
        recording = Recording(file, known.st_size, known.st_mtime_ns)
    except OSError:  # The process says why it cannot be read.
        recording = Recording(file, 0, 0)
    return Phrase("", "", 0, (recording,), CHIME_LUFS)
