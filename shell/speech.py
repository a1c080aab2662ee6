"""What a machine says aloud: text in, sound out, and never in the way of the screen."""

import logging
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.trouble import Trouble, TroubleKind
from queueing.wording import Language
from shell.helper import PATIENCE_MS, Helper, module
from shell.sentences import sentences
from shell.speech_making import Making, Unmade
from shell.speech_store import LIMIT_BYTES, Phrase, Store

log = logging.getLogger(__name__)

OVERTIME_MS = 5_000
"""For the end of a sentence to be told, after it must have been heard."""


class Speech(QObject):
    """Speaks one text at a time; a new text takes the place of what is being said.

    Sentences are made one after the other by a process of its own, kept in a folder, and played by
    another: the first is heard while the others are made, and a driver that hangs holds up neither
    the screen nor the next text. Both processes start with the first text and end when nothing was
    said for two minutes, so a machine that never speaks pays nothing.
    """

    failed = Signal(object)
    """Trouble(SOUND): the text cannot be heard. Once for each text, after `say` has returned; the
    next `say` tries anew, so a loudspeaker that is plugged in works without a restart."""

    speaking_changed = Signal(bool)
    """True at the first sound of a text; False when it has ended, was stopped, or failed."""

    def __init__(
        self,
        volume: int = 80,
        folder: Path | None = None,
        parent: QObject | None = None,
        *,
        limit_bytes: int = LIMIT_BYTES,
        voice: Sequence[str] = (),
        loudspeaker: Sequence[str] = (),
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """`volume` is 0 to 100; at 0 nothing is done at all. `folder` keeps what was spoken, up to
        `limit_bytes`; without one it is the user's cache.

        `voice` and `loudspeaker` are commands to run instead of ours, for tests without hardware.
        """
        super().__init__(parent)
        self._volume = volume
        self._store = Store(folder, limit_bytes)
        self._unmade: deque[Phrase] = deque()
        self._ready: deque[Path] = deque()
        self._playing: Path | None = None
        self._heard = False
        self._closed = False
        self._voice = Making(self._store, self, voice=voice, patience_ms=patience_ms)
        self._voice.made.connect(self._go_on)
        self._voice.unmade.connect(self._on_unmade)
        self._loudspeaker = Helper(
            loudspeaker or module("shell.speech_loudspeaker"), self, patience_ms
        )
        self._loudspeaker.answered.connect(self._on_loudspeaker)
        self._loudspeaker.failed.connect(self._on_loudspeaker_failed)

    @property
    def speaking(self) -> bool:
        return self._heard

    def say(self, text: str, language: Language) -> None:
        """Speak, in place of what is being said. Without a word in it, the text only silences.

        Returns at once. What cannot be heard is told by `failed`; nothing is raised. The sound is
        kept on this machine, so a text must name no person.
        """
        self.stop()
        if self._closed or not self._volume:
            return
        self._unmade.extend(Phrase.spoken(part, language) for part in sentences(text))
        if self._unmade:
            # Wakes the loudspeaker while the first sentence is being made.
            self._loudspeaker.ask(do="hush")
            self._go_on()

    def stop(self) -> None:
        """Silence, now. What is being made is kept for the next time it is said."""
        self._unmade.clear()
        self._ready.clear()
        if self._playing is not None:
            self._playing = None
            self._loudspeaker.ask(do="hush")
        self._tell(heard=False)

    def close(self) -> None:
        """Silence for good: both processes are gone when this returns."""
        self._closed = True
        self.stop()
        self._voice.close()
        self._loudspeaker.close()

    @property
    def _busy(self) -> bool:
        return bool(self._unmade or self._ready or self._playing)

    def _go_on(self, *_made: Phrase) -> None:
        """Take the next step of the present text: make what is not there, play what is."""
        while self._unmade and (file := self._store.find(self._unmade[0])):
            self._unmade.popleft()
            self._ready.append(file)
        if self._unmade and self._voice.phrase is None:
            self._voice.make(self._unmade[0])
        if self._ready and self._playing is None:
            self._play(self._ready.popleft())
        if not self._busy:
            self._tell(heard=False)

    def _play(self, file: Path) -> None:
        self._playing = file
        self._loudspeaker.ask(do="play", file=str(file), volume=self._volume)

    def _on_unmade(self, phrase: Phrase, unmade: Unmade) -> None:
        if self._unmade and self._unmade[0] == phrase:
            self._fail(unmade.where, unmade.why)
        else:  # It was for a text that has been replaced: now to the new one.
            log.warning("%s failed: %s", unmade.where, unmade.why)
            self._go_on()

    def _on_loudspeaker(self, answer: dict[str, Any]) -> None:
        event = answer["event"]
        if event == "started":
            self._loudspeaker.expect(answer["ms"] + OVERTIME_MS)
            self._tell(heard=True)
        elif event == "ended":
            self._playing = None
            self._go_on()
        elif event == "failed":
            if answer.get("damaged") and self._playing is not None:
                self._store.forget(self._playing)
            # A new process looks anew for devices, and for a sound server that was not there.
            self._loudspeaker.end()
            self._on_loudspeaker_failed(answer["why"])

    def _on_loudspeaker_failed(self, why: str) -> None:
        if self._busy:
            self._playing = None
            self._fail("the loudspeaker", why)

    def _fail(self, where: str, why: str) -> None:
        """Gives the whole text up: half of it would be worse than none."""
        self.stop()
        trouble = Trouble(TroubleKind.SOUND, where, why)
        log.warning("nothing is heard: %s", trouble)
        # Later, so that whoever called `say` has finished what it was doing.
        QTimer.singleShot(0, self, lambda: self.failed.emit(trouble))

    def _tell(self, heard: bool) -> None:
        if heard != self._heard:
            self._heard = heard
            self.speaking_changed.emit(heard)
