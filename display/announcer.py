"""The voice of the hall: a chime and a sentence for every call, once, never over each other."""

import logging
import wave
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.announcing import Announcing, MaySpeak, Saying
from db.hall import Fate, HallCall, HallView, Outlook
from db.office import Office
from db.trouble import Trouble
from display.announcement import (
    Fullness,
    Sentence,
    ahead_of_need,
    all_in_time,
    fullness_for,
    sentences,
)
from display.calls import CallQueue, Pace
from display.feed import HallFeed
from display.presenter import sleep_ms
from display.state import calls_of, zone_coded
from queueing.ticket import Refused
from queueing.wording import Clause
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.worker import Worker

log = logging.getLogger(__name__)

NUMBERS_AHEAD = 8
"""Numbers next in the line whose sound is made before they are called."""

MAKING_PATIENCE_MS = 4_000
"""For a sentence that is not made yet: then the call goes on in the next language."""

BETWEEN_LANGUAGES_MS = 350
AGAIN_AFTER_MS = 1_000

LONGEST_WAIT_MS = 1_000
"""Between two tries for the turn while somebody else speaks."""

SECONDS_A_SIGN, SECONDS_A_CLAUSE = 0.075, 0.4
"""Of a sentence that is not made yet, by ear: an announcement at 130 to 150 words a minute."""


@dataclass(slots=True)
class _Due:
    """Something to be said, and since when the screens show it."""

    call: HallCall
    saying: Saying
    since: datetime


@dataclass(slots=True)
class _Speaking:
    """What is being said at this moment."""

    due: _Due
    fullness: Fullness
    left: deque[Sentence]
    rounds: int
    heard: list[str] = field(default_factory=list)
    """"chime", and the languages that came out."""
    chiming: bool = False
    playing: Sentence | None = None
    sounding: bool = False
    """Something of what plays has been heard."""
    began: bool = False
    """Words were heard: whoever was called may be on the way."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What the database is to be told."""

    call_id: int
    saying: Saying
    said: bool
    how: str


class Announcer(QObject):
    """Speaks the calls of one part of the hall through one loudspeaker.

    Its own queue runs at the pace of the screens, so it knows when they begin to show a call, and
    speaks from then on. The turn to speak is the database's to give: with several processes, or
    after a restart, every call is still said once. Chime and voice are independent, and so are
    the languages: what cannot be heard is left out, the rest goes on.
    """

    troubled = Signal(object)
    """The Trouble that keeps the loudspeaker silent, or None once something was heard again."""

    def __init__(
        self,
        feed: HallFeed,
        announcing: Announcing,
        worker: Worker,
        making: SoundMaking,
        playing: SoundPlaying,
        *,
        speaker: str,
        zone: str | None = None,
        volume: int = 80,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`speaker` names this process differently from every other one. `zone` is a zone's code,
        None for the whole office; `volume` 0 to 100 before the office's own share of it."""
        super().__init__(parent)
        self._feed, self._announcing, self._worker = feed, announcing, worker
        self._making, self._playing = making, playing
        self._speaker, self._zone_code = speaker, zone
        self._volume = volume
        self._queue = CallQueue(pace or Pace())
        self._lit: HallCall | None = None
        self._due: deque[_Due] = deque()
        self._speaking: _Speaking | None = None
        self._asking = False
        self._stopped = False
        self._done: deque[tuple[int, Saying]] = deque(maxlen=256)
        """What was said here, also where the database could not be told yet."""
        self._unreported: deque[_Report] = deque()
        self._trouble: Trouble | None = None
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self.tick)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._wake)
        self._patience = QTimer(self, singleShot=True, interval=MAKING_PATIENCE_MS)
        self._patience.timeout.connect(self._skip_sentence)
        feed.read.connect(self._on_read)
        feed.outlook_read.connect(self._on_outlook)
        feed.away_changed.connect(self._on_away_changed)
        making.made.connect(self._on_made)
        making.unmade.connect(self._on_unmade)
        playing.started.connect(self._on_sound)
        playing.ended.connect(self._on_played)
        playing.skipped.connect(self._on_skipped)
        playing.failed.connect(self._on_silent)

    @property
    def on_screen(self) -> HallCall | None:
        """The call that the screens highlight at this moment."""
        return self._lit

    @property
    def busy(self) -> bool:
        """Whether something is being said, or waits to be."""
        return self._speaking is not None or self._asking or bool(self._due)

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be heard; None while all is well, or nothing was tried."""
        return self._trouble

    def stop(self) -> None:
        """Silence for good. What is being said is left unsaid: the next process says it anew."""
        self._stopped = True
        for timer in (self._alarm, self._again, self._patience):
            timer.stop()
        self._speaking = None
        self._due.clear()
        self._playing.close()
        self._making.close()

    # --- What is due -----------------------------------------------------------------------

    def _on_read(self, view: HallView) -> None:
        zone = zone_coded(view.office, self._zone_code)
        calls = calls_of(view, zone)
        if self._feed.away:
            self._queue.lose_touch()
        self._queue.take(calls, self._feed.clock())
        self._correct(calls)
        self.tick()

    def _on_away_changed(self, away: bool) -> None:
        self._queue.lose_touch()
        if not away:
            self._forget_old()
            self._report()
            self._go_on()

    def _forget_old(self) -> None:
        """What nobody could say while the database was away is history by now."""
        oldest = self._feed.clock() - self._queue.pace.news
        self._due = deque(due for due in self._due if due.since > oldest)

    def tick(self) -> None:
        """Moves on with the clock: the next call's turn on the screens."""
        if self._stopped:
            return
        now = self._feed.clock()
        spotlight = self._queue.look(now)
        lit = spotlight.call if spotlight.fresh else None
        before = self._lit.call_id if self._lit else None
        if lit is not None and lit.call_id != before and not lit.said:
            self._playing.wake()
            self._due.append(_Due(lit, Saying.CALL, now))
        self._lit = lit
        self._feed.look_at_clock()
        self._alarm.start(sleep_ms(now, spotlight))
        self._go_on()

    def _correct(self, calls: Sequence[HallCall]) -> None:
        """A call that was taken back is not said any more; one that was said is taken back."""
        now = self._feed.clock()
        for call in calls:
            if not call.void:
                continue
            self._due = deque(
                d
                for d in self._due
                if d.call.call_id != call.call_id or d.saying is not Saying.CALL
            )
            current = self._speaking
            if current and current.due.call.call_id == call.call_id and not self._is_over(current):
                self._break_off(current)
            if call.fate is Fate.WITHDRAWN and self._needs_correction(call, now):
                self._due.appendleft(_Due(call, Saying.CORRECTION, now))

    def _is_over(self, speaking: _Speaking) -> bool:
        return speaking.due.saying is not Saying.CALL

    def _needs_correction(self, call: HallCall, now: datetime) -> bool:
        key = (call.call_id, Saying.CORRECTION)
        waiting = any((d.call.call_id, d.saying) == key for d in self._due)
        current = self._speaking
        saying = current is not None and (current.due.call.call_id, current.due.saying) == key
        if call.corrected or waiting or saying or key in self._done or call.withdrawn_at is None:
            return False
        recent = now - call.withdrawn_at < self._queue.pace.news
        return recent and (call.said or (call.call_id, Saying.CALL) in self._done)

    # --- Whose turn ------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Say the next thing, unless something is being said or asked for."""
        view = self._feed.view
        if self._stopped or self._speaking or self._asking or view is None or self._feed.away:
            return
        if view.office.voice.silent_at(view.office.local(self._feed.clock())) or not self._loudness:
            self._due.clear()
        if not self._due:
            return
        due = self._due[0]
        fullness = self._fullness(view.office)
        seconds = self._seconds(due, view.office, fullness)
        self._asking = True
        self._worker.run(
            partial(
                self._announcing.begin,
                due.call.call_id,
                due.saying,
                speaker=self._speaker,
                seconds=seconds,
            ),
            partial(self._on_turn, due, fullness),
            self._on_no_turn,
        )

    def _on_turn(self, due: _Due, fullness: Fullness, turn: MaySpeak) -> None:
        self._asking = False
        if self._stopped:
            return
        if turn.wait_until is not None:
            wait = turn.wait_until - self._feed.clock()
            ms = round(wait / timedelta(milliseconds=1)) + 1
            self._again.start(max(1, min(ms, LONGEST_WAIT_MS)))
            return
        still_due = due in self._due
        if still_due:
            self._due.remove(due)
        if turn.granted and still_due:
            self._begin(due, fullness)
            return
        if turn.granted:
            self._end(due, said=False, how="taken back before it was said")
        self._go_on()

    def _on_no_turn(self, error: Exception) -> None:
        self._asking = False
        if self._stopped:
            return
        if not isinstance(error, (Trouble, Refused)):
            raise error
        log.warning("the voice waits for the database: %s", error)
        self._again.start(LONGEST_WAIT_MS)

    # --- Speaking --------------------------------------------------------------------------

    def _begin(self, due: _Due, fullness: Fullness) -> None:
        view = self._feed.view
        assert view is not None
        said = sentences(due.call, due.saying, view.office, fullness)
        rounds = view.office.voice.repeats if due.saying is Saying.CALL else 1
        self._speaking = _Speaking(due, fullness, deque(said), rounds)
        self._making.want(self._unmade(said), urgent=True)
        if fullness is Fullness.BRIEF:
            self._speak()
        else:
            self._speaking.chiming = True
            self._playing.play([self._making.chime], self._loudness)

    def _speak(self) -> None:
        """The next sentence, once all of it is made."""
        speaking = self._speaking
        if speaking is None or speaking.playing or speaking.chiming or self._again.isActive():
            return
        if speaking.began and speaking.left and not self._time_for(speaking.left[0]):
            speaking.left.clear()
        if not speaking.left:
            self._end_round(speaking)
            return
        files = [self._making.find(clause) for clause in speaking.left[0].clauses]
        ready = [file for file in files if file is not None]
        if len(ready) == len(files):
            self._patience.stop()
            speaking.playing, speaking.sounding = speaking.left.popleft(), False
            self._playing.play(ready, self._loudness)
        elif not self._patience.isActive():
            self._patience.start()

    def _time_for(self, sentence: Sentence) -> bool:
        """Whether a further language makes nobody late who is called behind this one."""
        view = self._feed.view
        assert view is not None
        due, office = list(self._due), view.office
        spoken = sum(self._length(clause) for clause in sentence.clauses)
        return all_in_time(
            [each.since for each in due],
            self._feed.clock() + timedelta(seconds=spoken),
            lambda place, fullness: self._seconds(due[place], office, fullness),
        )

    def _skip_sentence(self) -> None:
        """It could not be made, or not in time."""
        self._patience.stop()
        speaking = self._speaking
        if speaking is not None and speaking.left and speaking.playing is None:
            log.warning("not said in %s: it could not be made", speaking.left[0].language)
            speaking.left.popleft()
            self._speak()

    def _end_round(self, speaking: _Speaking) -> None:
        view = self._feed.view
        speaking.rounds -= 1
        if speaking.rounds and not self._due and view is not None and speaking.heard:
            call = speaking.due.call
            speaking.left.extend(sentences(call, Saying.CALL, view.office, speaking.fullness))
            self._pause(AGAIN_AFTER_MS)
            return
        how = " ".join(dict.fromkeys(speaking.heard))
        self._finish(speaking, said=bool(speaking.heard), how=how or "nothing was heard")

    def _break_off(self, speaking: _Speaking) -> None:
        """The call is not true any more: not a word further."""
        self._playing.stop()
        self._finish(speaking, said=speaking.began, how="broken off")

    def _finish(self, speaking: _Speaking, *, said: bool, how: str) -> None:
        self._speaking = None
        self._patience.stop()
        self._again.stop()
        self._end(speaking.due, said=said, how=how)
        self._go_on()

    def _wake(self) -> None:
        self._speak() if self._speaking else self._go_on()

    def _pause(self, ms: int) -> None:
        self._again.start(ms)

    # --- What the sound says ---------------------------------------------------------------

    def _on_sound(self) -> None:
        speaking = self._speaking
        if speaking is not None:
            self._tell_trouble(None)
            speaking.sounding = True
            speaking.began = speaking.began or speaking.playing is not None

    def _on_played(self) -> None:
        """A list is through; of damaged files nothing was heard."""
        speaking = self._speaking
        if speaking is None:
            return
        what = "chime" if speaking.chiming else str(speaking.playing and speaking.playing.language)
        if speaking.sounding:
            speaking.heard.append(what)
        if speaking.chiming:
            speaking.chiming = False
            self._speak()
        elif speaking.playing is not None:
            speaking.playing = None
            if speaking.left:
                self._pause(BETWEEN_LANGUAGES_MS)
            else:
                self._end_round(speaking)

    def _on_skipped(self, file: Path, why: str) -> None:
        log.warning("a sound file is damaged and was left out: %s: %s", file.name, why)

    def _on_silent(self, trouble: Trouble) -> None:
        self._tell_trouble(trouble)
        if self._speaking is not None:
            self._finish(self._speaking, said=False, how=f"silent: {trouble.detail}")

    def _on_made(self, _clause: Clause, _file: Path) -> None:
        self._speak()

    def _on_unmade(self, clause: Clause, why: str) -> None:
        speaking = self._speaking
        if speaking is None:
            return
        log.warning("not made in %s: %s", clause.language, why)
        if speaking.left and clause in speaking.left[0].clauses:
            self._skip_sentence()
        else:
            speaking.left = deque(s for s in speaking.left if clause not in s.clauses)

    def _tell_trouble(self, trouble: Trouble | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.troubled.emit(trouble)

    # --- What the database is told ---------------------------------------------------------

    def _end(self, due: _Due, *, said: bool, how: str) -> None:
        if said:
            self._done.append((due.call.call_id, due.saying))
        self._unreported.append(_Report(due.call.call_id, due.saying, said, how))
        self._report()

    def _report(self) -> None:
        """Tell what was said; what cannot be told now is told when the database is back."""
        while self._unreported:
            report = self._unreported.popleft()
            self._worker.run(
                partial(
                    self._announcing.end,
                    report.call_id,
                    report.saying,
                    speaker=self._speaker,
                    said=report.said,
                    how=report.how,
                ),
                lambda _none: None,
                partial(self._on_unreported, report),
            )

    def _on_unreported(self, report: _Report, error: Exception) -> None:
        self._unreported.append(report)
        if not isinstance(error, (Trouble, Refused)):
            raise error
        log.warning("what was said is told later: %s", error)

    # --- Ahead of need, and how long -------------------------------------------------------

    def _on_outlook(self, outlook: Outlook) -> None:
        view = self._feed.view
        if view is None:
            return
        office = view.office
        zone = zone_coded(office, self._zone_code)
        counters = [c for c in office.counters.values() if zone is None or c.zone_id == zone.id]
        services = list(dict.fromkeys(service for c in counters for service in c.offers))
        numbers = [n.number for n in outlook.next_up if n.service_id in services][:NUMBERS_AHEAD]
        wanted = ahead_of_need(office, numbers, [c.number for c in counters], services)
        self._playing.wake()
        self._making.want([c for c in wanted if self._making.find(c) is None], urgent=False)

    def _unmade(self, said: Sequence[Sentence]) -> list[Clause]:
        clauses = [clause for sentence in said for clause in sentence.clauses]
        return [clause for clause in clauses if self._making.find(clause) is None]

    def _fullness(self, office: Office) -> Fullness:
        due = list(self._due)
        return fullness_for(
            [each.since for each in due],
            self._feed.clock(),
            lambda place, fullness: self._seconds(due[place], office, fullness),
        )

    def _seconds(self, due: _Due, office: Office, fullness: Fullness) -> float:
        said = sentences(due.call, due.saying, office, fullness)
        voices = sum(self._length(clause) for s in said for clause in s.clauses)
        pauses = max(0, len(said) - 1) * BETWEEN_LANGUAGES_MS / 1000
        chime = 0.0 if fullness is Fullness.BRIEF else length_of(self._making.chime)
        return chime + voices + pauses

    def _length(self, clause: Clause) -> float:
        file = self._making.find(clause)
        if file is not None:
            return length_of(file)
        return SECONDS_A_CLAUSE + SECONDS_A_SIGN * len(clause.text)

    @property
    def _loudness(self) -> int:
        view = self._feed.view
        share = view.office.voice.volume if view else 100
        return round(self._volume * share / 100)


@lru_cache(maxsize=1024)
def length_of(file: Path) -> float:
    """Seconds of a sound file; 1 for one that does not tell."""
    try:
        with wave.open(str(file)) as sound:
            return sound.getnframes() / sound.getframerate()
    except (OSError, EOFError, wave.Error, ZeroDivisionError):
        return 1.0
