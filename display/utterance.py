"""One call as it is said: its chime and its sentences, one after the other, as far as they go."""

import logging
import wave
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.announcing import Heard
from db.trouble import Trouble
from display.announcement import Sentence
from queueing.wording import Clause
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying

log = logging.getLogger(__name__)

MAKING_PATIENCE_MS = 4_000
"""For a sentence that is not made yet: then the call goes on in the next language."""

BETWEEN_LANGUAGES_MS = 350
AGAIN_AFTER_MS = 1_000

SECONDS_A_SIGN, SECONDS_A_CLAUSE = 0.075, 0.4
"""Of a sentence that is not made yet, by ear: an announcement of a hundred words a minute."""

CHIME = "chime"


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long sentences take, in seconds: measured where they are made, else reckoned."""

    making: SoundMaking

    def heard(self, said: Sequence[Sentence], *, chime: bool) -> float:
        """From the first sound to the last."""
        pauses = max(0, len(said) - 1) * BETWEEN_LANGUAGES_MS / 1000
        before = length_of(self.making.chime) if chime else 0.0
        return before + pauses + sum(self.sentence(each) for each in said)

    def sentence(self, sentence: Sentence) -> float:
        return sum(map(self._clause, sentence.clauses))

    def turn(self, said: Sequence[Sentence], *, chime: bool = False) -> float:
        """For which the turn is needed: to be made, to be heard, and the breath after."""
        making = sum(MAKING_PATIENCE_MS / 1000 for each in said if self.unmade([each]))
        return making + self.heard(said, chime=chime) + AGAIN_AFTER_MS / 1000

    def unmade(self, said: Sequence[Sentence]) -> list[Clause]:
        clauses = [clause for sentence in said for clause in sentence.clauses]
        return [clause for clause in clauses if self.making.find(clause) is None]

    def _clause(self, clause: Clause) -> float:
        file = self.making.find(clause)
        if file is not None:
            return length_of(file)
        return SECONDS_A_CLAUSE + SECONDS_A_SIGN * len(clause.text)


@dataclass(frozen=True, slots=True)
class Consent:
    """What whoever has something said is asked on the way."""

    may_go_on: Callable[[Sentence], bool]
    """Whether a further sentence is to be heard, when others wait to be called."""
    may_repeat: Callable[[], bool]
    """Whether all of it is to be said again."""


@dataclass(slots=True)
class _Progress:
    said: tuple[Sentence, ...]
    volume: int
    rounds: int
    consent: Consent
    left: deque[Sentence]
    heard: list[str] = field(default_factory=list)
    """The chime, and the languages that came out."""
    unsayable: set[Clause] = field(default_factory=set)
    chiming: bool = False
    playing: Sentence | None = None
    sounding: bool = False
    """Something of what plays has been heard."""
    began: bool = False
    """Words were heard: whoever was called may be on the way."""
    failure: Trouble | None = None
    """The loudspeaker failed once; it is tried once more."""


class Utterance(QObject):
    """Says one thing at a time. Chime, voice and languages are independent of each other: what
    cannot be made or heard is left out, the rest goes on.
    """

    ended = Signal(object)
    """Heard: what came of it. Not after it was broken off."""

    sentence_begun = Signal(object)
    """The seconds until the next sentence will have begun, or all of it be over."""

    troubled = Signal(object)
    """The Trouble that keeps the loudspeaker silent, or None when something is heard."""

    def __init__(
        self, making: SoundMaking, playing: SoundPlaying, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._making, self._playing = making, playing
        self.lengths = Lengths(making)
        self._now: _Progress | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._speak)
        self._patience = QTimer(self, singleShot=True, interval=MAKING_PATIENCE_MS)
        self._patience.timeout.connect(self._skip_sentence)
        making.made.connect(self._on_made)
        making.unmade.connect(self._on_unmade)
        playing.started.connect(self._on_sound)
        playing.ended.connect(self._on_played)
        playing.failed.connect(self._on_silent)

    @property
    def busy(self) -> bool:
        return self._now is not None

    def wake(self) -> None:
        """Something will have to be said soon."""
        self._playing.wake()

    def make_ahead(self, clauses: Sequence[Clause]) -> None:
        """Have these ready before they are needed; they take the place of those before."""
        self._making.want(clauses, urgent=False)

    def say(
        self,
        said: Sequence[Sentence],
        *,
        volume: int,
        chime: bool,
        rounds: int,
        consent: Consent,
    ) -> None:
        """Say it, `rounds` times where there is time for it; nothing else is being said now."""
        self._now = _Progress(tuple(said), volume, rounds, consent, deque(said))
        self._making.want(self.lengths.unmade(said), urgent=True)
        if chime:
            self._play_chime(self._now)
        else:
            self._speak()

    def break_off(self) -> Heard:
        """Not a word further; what came of it until now."""
        now, self._now = self._now, None
        self._rest()
        self._playing.stop()
        began = now is not None and now.began
        how = "broken off" if began else "taken back before a word of it was heard"
        return Heard(said=began, how=how)

    def close(self) -> None:
        """Silence for good, and both processes gone."""
        self._now = None
        self._rest()
        self._playing.close()
        self._making.close()

    # --- One thing after the other ---------------------------------------------------------

    def _play_chime(self, now: _Progress) -> None:
        now.chiming, now.sounding = True, False
        self._playing.play([self._making.chime], now.volume)

    def _speak(self) -> None:
        """The next sentence, once all of it is made."""
        now = self._now
        if now is None or now.playing or now.chiming or self._pause.isActive():
            return
        if now.left and not now.consent.may_go_on(now.left[0]):
            now.left.clear()
            now.rounds = 0
        if not now.left:
            self._end_round(now)
            return
        files = [self._making.find(clause) for clause in now.left[0].clauses]
        ready = [file for file in files if file is not None]
        if len(ready) == len(files):
            self._patience.stop()
            now.playing, now.sounding = now.left.popleft(), False
            self._playing.play(ready, now.volume)
            self.sentence_begun.emit(self.lengths.turn([now.playing, *list(now.left)[:1]]))
        elif not self._patience.isActive():
            self._patience.start()

    def _skip_sentence(self) -> None:
        """It could not be made in time."""
        now = self._now
        if now is not None and now.left and now.playing is None:
            sentence = now.left.popleft()
            log.warning("not said in %s: it was not made in time", sentence.language)
            now.unsayable.update(sentence.clauses)
            self._speak()

    def _end_round(self, now: _Progress) -> None:
        now.rounds -= 1
        if not now.heard and now.failure is None and now.rounds >= 0:
            # No word of it can be said: then at least heads turn to the screen.
            now.rounds = 0
            self._play_chime(now)
        elif now.began and now.rounds > 0 and now.consent.may_repeat():
            now.left.extend(s for s in now.said if not now.unsayable & set(s.clauses))
            self._pause.start(AGAIN_AFTER_MS)
        else:
            self._end(now)

    def _end(self, now: _Progress) -> None:
        self._now = None
        self._rest()
        heard = tuple(dict.fromkeys(now.heard))
        failure = now.failure
        # Where words were to be said, a chime alone leaves them to another loudspeaker.
        said = any(what != CHIME for what in heard) or (bool(heard) and failure is None)
        mute = (failure.detail or failure.where) if failure else None
        self.ended.emit(Heard(said, " ".join(heard) or "nothing was heard", mute))

    def _rest(self) -> None:
        self._pause.stop()
        self._patience.stop()

    # --- What the sound says ---------------------------------------------------------------

    def _on_sound(self) -> None:
        self.troubled.emit(None)
        now = self._now
        if now is not None:
            now.sounding = True
            now.began = now.began or now.playing is not None

    def _on_played(self) -> None:
        """A list is through; of damaged files nothing was heard."""
        now = self._now
        if now is None:
            return
        if now.chiming:
            now.chiming = False
            now.heard += [CHIME] if now.sounding else []
            self._speak()
        elif now.playing is not None:
            now.heard += [str(now.playing.language)] if now.sounding else []
            now.playing = None
            if now.left:
                self._pause.start(BETWEEN_LANGUAGES_MS)
            else:
                self._end_round(now)

    def _on_silent(self, trouble: Trouble) -> None:
        """A loudspeaker that died over the chime may speak when it is started anew."""
        self.troubled.emit(trouble)
        now = self._now
        if now is None:
            return
        first, now.failure = now.failure is None, trouble
        if now.chiming and first:
            now.chiming = False
            self._speak()
        else:
            self._end(now)

    def _on_made(self, _clause: Clause, _file: Path) -> None:
        self._speak()

    def _on_unmade(self, clause: Clause, why: str) -> None:
        now = self._now
        if now is None:
            return
        log.warning("not made in %s: %s", clause.language, why)
        now.unsayable.add(clause)
        now.left = deque(s for s in now.left if clause not in s.clauses)
        self._patience.stop()
        self._speak()


@lru_cache(maxsize=1024)
def length_of(file: Path) -> float:
    """Seconds of a sound file; 1 for one that does not tell."""
    try:
        with wave.open(str(file)) as sound:
            return sound.getnframes() / sound.getframerate()
    except (OSError, EOFError, wave.Error, ZeroDivisionError):
        return 1.0
