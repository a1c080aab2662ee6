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
from shell.speech_store import LIMIT_BYTES, Phrase, Store

log = logging.getLogger(__name__)

RATES = {Language.AR: 130, Language.EN: 150}
"""Words a minute. Engines begin at 175 to 200, the pace of a reader at home; 150 is that of an
announcement, which is heard once, standing, in a hall. Arabic is slower still: its words carry
more, and engines guess the short vowels that are not written."""

OVERTIME_MS = 5_000
"""For the end of a sentence to be told, after it must have been heard."""

_NAMES = {Language.AR: "Arabic", Language.EN: "English"}


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
        self._making: Phrase | None = None
        self._playing: Path | None = None
        self._heard = False
        self._closed = False
        self._voice = Helper(voice or module("shell.speech_process"), self, patience_ms)
        self._voice.answered.connect(self._on_voice)
        self._voice.failed.connect(self._on_voice_failed)
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
        rate = RATES[language]
        self._unmade.extend(Phrase(part, str(language), rate) for part in sentences(text))
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

    def _go_on(self) -> None:
        """Take the next step of the present text: make what is not there, play what is."""
        while self._unmade and (file := self._store.find(self._unmade[0])):
            self._unmade.popleft()
            self._ready.append(file)
        if self._unmade and self._making is None:
            self._make(self._unmade[0])
        if self._ready and self._playing is None:
            self._play(self._ready.popleft())
        if not self._busy:
            self._tell(heard=False)

    def _make(self, phrase: Phrase) -> None:
        self._making = phrase
        self._voice.ask(
            text=phrase.text,
            language=phrase.language,
            rate=phrase.rate,
            file=str(self._store.place(phrase)),
            limit=self._store.limit_bytes,
        )

    def _play(self, file: Path) -> None:
        self._playing = file
        self._loudspeaker.ask(do="play", file=str(file), volume=self._volume)

    def _on_voice(self, answer: dict[str, Any]) -> None:
        made, self._making = self._making, None
        if not self._wants(made):  # It was for a text that has been replaced: now to the new one.
            self._go_on()
        elif missing := answer.get("missing"):
            name = _NAMES[Language(missing)]
            self._fail(f"the {name} voice", f"this machine has no {name} voice")
        elif made and self._store.find(made) is None:
            self._fail("the voice", answer.get("trouble", f"nothing came to {self._store.folder}"))
        else:
            self._go_on()

    def _on_voice_failed(self, why: str) -> None:
        made, self._making = self._making, None
        if self._wants(made):
            self._fail("the voice", why)
        else:
            log.warning("the voice failed: %s", why)
            self._go_on()

    def _wants(self, made: Phrase | None) -> bool:
        return bool(self._unmade) and self._unmade[0] == made

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
