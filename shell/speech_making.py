"""Sound files made one at a time, by a process that can be killed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from queueing.wording import Language
from shell.helper import PATIENCE_MS, Helper, module
from shell.speech_store import Phrase, Store

_NAMES = {Language.AR: "Arabic", Language.EN: "English"}


@dataclass(frozen=True, slots=True)
class Unmade:
    """Why a phrase has no file: what failed and how, in English."""

    where: str
    why: str
    damaged: Path | None = None
    """The recording that cannot be used."""
    broken: bool = False
    """Whether the process hung, crashed or never started, which says little about the phrase."""


class Making(QObject):
    """Makes the files of phrases that the store does not have.

    The process starts with the first phrase, and ends when none came for two minutes.
    """

    made = Signal(object)
    """The phrase whose file the store has now."""

    unmade = Signal(object, object)
    """The phrase that could not be made, and Unmade."""

    def __init__(
        self,
        store: Store,
        parent: QObject | None = None,
        *,
        voice: Sequence[str] = (),
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._phrase: Phrase | None = None
        self._voice = Helper(voice or module("shell.speech_process"), self, patience_ms)
        self._voice.answered.connect(self._on_answer)
        self._voice.failed.connect(lambda why: self._end(Unmade("the voice", why, broken=True)))

    @property
    def phrase(self) -> Phrase | None:
        """What is being made. Until it is, nothing else may be."""
        return self._phrase

    @property
    def running(self) -> bool:
        """Whether there is a process."""
        return self._voice.running

    def make(self, phrase: Phrase) -> None:
        """Begin with it; `made` or `unmade` follows, after this has returned."""
        self._phrase = phrase
        self._voice.ask(
            text=phrase.text,
            language=phrase.language,
            rate=phrase.rate,
            recordings=[(str(r.file), r.pause_s) for r in phrase.recordings],
            lufs=phrase.lufs,
            file=str(self._store.place(phrase)),
            limit=self._store.limit_bytes,
        )

    def close(self) -> None:
        """No more signals; the process is gone when this returns."""
        self._phrase = None
        self._voice.close()

    def _on_answer(self, answer: dict[str, Any]) -> None:
        if missing := answer.get("missing"):
            name = _NAMES[Language(missing)]
            self._end(Unmade(f"the {name} voice", f"this machine has no {name} voice"))
        elif damaged := answer.get("damaged"):
            self._end(Unmade(damaged, answer["trouble"], Path(damaged)))
        elif self._phrase and self._store.find(self._phrase) is None:
            why = answer.get("trouble", f"nothing came to {self._store.folder}")
            self._end(Unmade("the voice", why))
        else:
            self._end(None)

    def _end(self, unmade: Unmade | None) -> None:
        phrase, self._phrase = self._phrase, None
        if phrase is None:
            return
        if unmade is None:
            self.made.emit(phrase)
        else:
            self.unmade.emit(phrase, unmade)
