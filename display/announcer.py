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

from db.announcing import Announcing, Heard, MaySpeak, Saying
from db.hall import HallCall, HallView, Outlook
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
from display.backlog import Backlog, Due
from display.calls import Pace
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
"""Between two tries for the turn while somebody else speaks, or the database does not answer."""

AFTER_A_GAP = timedelta(seconds=6)
"""Silence after the database was away: who spoke when it went reports that first, and the last
process has found it again by then."""

SECONDS_A_SIGN, SECONDS_A_CLAUSE = 0.075, 0.4
"""Of a sentence that is not made yet, by ear: an announcement of a hundred words a minute."""


@dataclass(slots=True)
class _Speaking:
    """What is being said at this moment."""

    due: Due
    fullness: Fullness
    left: deque[Sentence]
    rounds: int
    heard: list[str] = field(default_factory=list)
    """"chime", and the languages that came out."""
    unsayable: set[Clause] = field(default_factory=set)
    chiming: bool = False
    playing: Sentence | None = None
    sounding: bool = False
    """Something of what plays has been heard."""
    began: bool = False
    """Words were heard: whoever was called may be on the way."""
    held: bool = False
    """The turn was asked for the first sentence; later ones hold it."""
    failure: Trouble | None = None
    """The loudspeaker failed once; it is tried once more."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What the database is to be told."""

    due: Due
    heard: Heard


class Announcer(QObject):
    """Speaks the calls of one part of the hall through one loudspeaker.

    It speaks a call from when the screens begin to show it. The turn to speak is the database's
    to give: with several processes, or after a restart, every call is still said once. Chime and
    voice are independent, and so are the languages: what cannot be heard is left out, the rest
    goes on.
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
        self._speaker, self._zone_code, self._volume = speaker, zone, volume
        self._backlog = Backlog(pace or Pace())
        self._speaking: _Speaking | None = None
        self._asking = False
        self._stopped = False
        self._busy_until: dict[int, datetime] = {}
        """Zones in which somebody else has the turn, on this machine's clock."""
        self._quiet_until: datetime | None = None
        self._unreported: deque[_Report] = deque()
        self._trouble: Trouble | None = None
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self.tick)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._wake)
        self._patience = QTimer(self, singleShot=True, interval=MAKING_PATIENCE_MS)
        self._patience.timeout.connect(self._skip_sentence)
        self._reporting = QTimer(self, singleShot=True, interval=LONGEST_WAIT_MS)
        self._reporting.timeout.connect(self._report)
        feed.read.connect(self._on_read)
        feed.missed.connect(self._on_missed)
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
        return self._backlog.on_screen

    @property
    def busy(self) -> bool:
        """Whether something is being said, or waits to be."""
        return self._speaking is not None or self._asking or bool(self._backlog.due)

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be heard; None while all is well, or nothing was tried."""
        return self._trouble

    def stop(self) -> None:
        """Silence for good. What is being said is left unsaid: the next process says it anew."""
        self._stopped = True
        for timer in (self._alarm, self._again, self._patience, self._reporting):
            timer.stop()
        self._speaking = None
        self._backlog.clear()
        self._playing.close()
        self._making.close()

    def tick(self) -> None:
        """Moves on with the clock: the next call's turn on the screens."""
        if self._stopped:
            return
        now = self._feed.clock()
        before = len(self._backlog.due)
        spotlight = self._backlog.look(now)
        if len(self._backlog.due) > before:
            self._playing.wake()
        self._feed.look_at_clock()
        self._alarm.start(sleep_ms(now, spotlight))
        self._go_on()

    # --- What is due -----------------------------------------------------------------------

    def _on_read(self, view: HallView) -> None:
        calls = calls_of(view, zone_coded(view.office, self._zone_code))
        void = {call.call_id for call in calls if call.void}
        current = self._speaking
        if current and current.due.saying is Saying.CALL and current.due.call.call_id in void:
            self._break_off(current)
        self._backlog.take(calls, self._feed.clock())
        self.tick()

    def _on_missed(self) -> None:
        self._backlog.lose_touch()

    def _on_away_changed(self, away: bool) -> None:
        if not away:
            self._quiet_until = self._feed.clock() + AFTER_A_GAP
            self._report()

    @property
    def _silenced(self) -> bool:
        """Nothing is to be heard at this hour, or here."""
        view = self._feed.view
        now = self._feed.clock()
        return (
            view is None
            or not self._loudness
            or view.office.voice.silent_at(view.office.local(now))
        )

    # --- Whose turn ------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Say the next thing, unless something is being said or asked for."""
        view, now = self._feed.view, self._feed.clock()
        if self._stopped or self._speaking or self._asking or view is None or self._feed.away:
            return
        self._backlog.forget_old(now)
        if self._silenced:
            self._backlog.clear()
        if self._quiet_until is not None:
            if timedelta() < self._quiet_until - now <= AFTER_A_GAP:
                return
            self._quiet_until = None
        self._busy_until = {zone: at for zone, at in self._busy_until.items() if at > now}
        due = self._backlog.first(but=self._busy_until.keys())
        if due is not None:
            self._ask(due, view.office, now)

    def _ask(self, due: Due, office: Office, now: datetime) -> None:
        fullness = self._fullness(due, office)
        said = sentences(due.call, due.saying, office, fullness)
        self._asking = True
        self._worker.run(
            partial(
                self._announcing.begin,
                due.call.call_id,
                due.saying,
                speaker=self._speaker,
                seconds=length_of(self._making.chime) + self._turn_seconds(said[:1]),
                waited=max(timedelta(), now - due.since),
            ),
            partial(self._on_turn, due, fullness),
            self._on_no_turn,
        )

    def _on_turn(self, due: Due, fullness: Fullness, turn: MaySpeak) -> None:
        self._asking = False
        if self._stopped:
            return
        if turn.wait is not None:
            self._busy_until[due.call.zone_id] = self._feed.clock() + turn.wait
            ms = round(turn.wait / timedelta(milliseconds=1)) + 1
            self._again.start(max(1, min(ms, LONGEST_WAIT_MS)))
            self._go_on()
            return
        self._backlog.forget_old(self._feed.clock())
        still_due = self._backlog.remove(due)
        if turn.granted and still_due and not self._silenced:
            self._begin(due, fullness)
            return
        if turn.granted:
            self._end(due, Heard(said=False, how="not true any more, or too late"))
        self._go_on()

    def _on_no_turn(self, error: Exception) -> None:
        self._asking = False
        if self._stopped:
            return
        _expected(error)
        self._again.start(LONGEST_WAIT_MS)

    def _wake(self) -> None:
        if self._speaking:
            self._speak()
        else:
            self._go_on()

    # --- Speaking --------------------------------------------------------------------------

    def _begin(self, due: Due, asked: Fullness) -> None:
        view = self._feed.view
        assert view is not None
        # Others may have come while the turn was asked for; it was asked for no more than this.
        fullness = min(asked, self._fullness(due, view.office))
        said = sentences(due.call, due.saying, view.office, fullness)
        rounds = view.office.voice.repeats if due.saying is Saying.CALL else 1
        self._speaking = _Speaking(due, fullness, deque(said), rounds)
        self._making.want(self._unmade(said), urgent=True)
        if fullness is Fullness.BRIEF:
            self._speak()
        else:
            self._play_chime(self._speaking)

    def _play_chime(self, speaking: _Speaking) -> None:
        speaking.chiming, speaking.sounding = True, False
        self._playing.play([self._making.chime], self._loudness)

    def _speak(self) -> None:
        """The next sentence, once all of it is made."""
        speaking = self._speaking
        if speaking is None or speaking.playing or speaking.chiming or self._again.isActive():
            return
        if speaking.left and (self._silenced or not self._time_for(speaking)):
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
            if speaking.held:
                self._hold(speaking)
            speaking.held = True
        elif not self._patience.isActive():
            self._patience.start()

    def _hold(self, speaking: _Speaking) -> None:
        """Every sentence but the first asks to keep the turn while it is begun."""
        due = speaking.due
        said = [speaking.playing] if speaking.playing else []
        seconds = self._turn_seconds([*said, *list(speaking.left)[:1]])

        def held(still: bool) -> None:
            if not still and self._speaking is speaking:
                log.warning("another loudspeaker has the turn: %s", due.call.number)
                self._playing.stop()
                self._close(speaking, Heard(said=False, how="the turn was lost"))
                self._go_on()

        self._worker.run(
            partial(self._announcing.hold, *due.key, speaker=self._speaker, seconds=seconds),
            held,
            _expected,
        )

    def _time_for(self, speaking: _Speaking) -> bool:
        """Whether a further language makes nobody late who is called behind this one."""
        view = self._feed.view
        if view is None or not speaking.began:
            return True
        due, office = self._backlog.due, view.office
        spoken = sum(self._length(clause) for clause in speaking.left[0].clauses)
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
            sentence = speaking.left.popleft()
            log.warning("not said in %s: it could not be made", sentence.language)
            speaking.unsayable.update(sentence.clauses)
            self._speak()

    def _end_round(self, speaking: _Speaking) -> None:
        view = self._feed.view
        if not speaking.heard and not speaking.failure and speaking.rounds and not self._silenced:
            # No word of it can be said: then at least heads turn to the screen.
            speaking.rounds = 0
            self._play_chime(speaking)
            return
        speaking.rounds -= 1
        if speaking.rounds > 0 and not self._backlog.due and view is not None and speaking.began:
            again = sentences(speaking.due.call, Saying.CALL, view.office, speaking.fullness)
            speaking.left.extend(s for s in again if not speaking.unsayable & set(s.clauses))
            self._again.start(AGAIN_AFTER_MS)
            return
        self._finish(speaking)

    def _break_off(self, speaking: _Speaking) -> None:
        """The call is not true any more: not a word further. What is next is for the caller."""
        self._playing.stop()
        how = "broken off" if speaking.began else "taken back before a word of it was heard"
        self._close(speaking, Heard(said=speaking.began, how=how))

    def _finish(self, speaking: _Speaking) -> None:
        words = [what for what in dict.fromkeys(speaking.heard) if what != "chime"]
        heard = " ".join(dict.fromkeys(speaking.heard))
        failure = speaking.failure
        # Where there are words to be said, a chime alone leaves them to another loudspeaker.
        said = bool(words) or (bool(heard) and failure is None)
        mute = str(failure.detail or failure.where) if failure else None
        self._close(speaking, Heard(said, heard or "nothing was heard", mute))
        self._go_on()

    def _close(self, speaking: _Speaking, heard: Heard) -> None:
        self._speaking = None
        self._patience.stop()
        self._again.stop()
        self._end(speaking.due, heard)

    # --- What the sound says ---------------------------------------------------------------

    def _on_sound(self) -> None:
        self._tell_trouble(None)
        speaking = self._speaking
        if speaking is not None:
            speaking.sounding = True
            speaking.began = speaking.began or speaking.playing is not None

    def _on_played(self) -> None:
        """A list is through; of damaged files nothing was heard."""
        speaking = self._speaking
        if speaking is None:
            return
        if speaking.chiming:
            speaking.chiming = False
            speaking.heard += ["chime"] if speaking.sounding else []
            self._speak()
        elif speaking.playing is not None:
            speaking.heard += [str(speaking.playing.language)] if speaking.sounding else []
            speaking.playing = None
            if speaking.left:
                self._again.start(BETWEEN_LANGUAGES_MS)
            else:
                self._end_round(speaking)

    def _on_skipped(self, file: Path, why: str) -> None:
        log.warning("a sound file is damaged and was left out: %s: %s", file.name, why)

    def _on_silent(self, trouble: Trouble) -> None:
        """A loudspeaker that died over the chime may speak when it is started anew."""
        self._tell_trouble(trouble)
        speaking = self._speaking
        if speaking is None:
            return
        first = speaking.failure is None
        speaking.failure = trouble
        if speaking.chiming and first:
            speaking.chiming = False
            self._speak()
        else:
            self._finish(speaking)

    def _on_made(self, _clause: Clause, _file: Path) -> None:
        self._speak()

    def _on_unmade(self, clause: Clause, why: str) -> None:
        speaking = self._speaking
        if speaking is None:
            return
        log.warning("not made in %s: %s", clause.language, why)
        speaking.unsayable.add(clause)
        speaking.left = deque(s for s in speaking.left if clause not in s.clauses)
        self._patience.stop()
        self._speak()

    def _tell_trouble(self, trouble: Trouble | None) -> None:
        if (trouble is None) != (self._trouble is None):
            self._trouble = trouble
            self.troubled.emit(trouble)

    # --- What the database is told ---------------------------------------------------------

    def _end(self, due: Due, heard: Heard) -> None:
        self._backlog.note_over(due, said=heard.said)
        self._unreported.append(_Report(due, heard))
        self._report()

    def _report(self) -> None:
        """Tell what was said; what cannot be told now is told when the database is back."""
        while self._unreported and not self._stopped:
            report = self._unreported.popleft()
            self._worker.run(
                partial(
                    self._announcing.end,
                    *report.due.key,
                    report.heard,
                    speaker=self._speaker,
                    goes_on=self._speaking is not None or self._asking,
                ),
                lambda _none: None,
                partial(self._on_unreported, report),
            )

    def _on_unreported(self, report: _Report, error: Exception) -> None:
        self._unreported.append(report)
        _expected(error)
        self._reporting.start()

    # --- Ahead of need, and how long -------------------------------------------------------

    def _on_outlook(self, outlook: Outlook) -> None:
        view = self._feed.view
        if view is None or self._stopped:
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

    def _fullness(self, first: Due, office: Office) -> Fullness:
        due = [first, *(each for each in self._backlog.due if each is not first)]
        return fullness_for(
            [each.since for each in due],
            self._feed.clock(),
            lambda place, fullness: self._seconds(due[place], office, fullness),
        )

    def _seconds(self, due: Due, office: Office, fullness: Fullness) -> float:
        said = sentences(due.call, due.saying, office, fullness)
        voices = sum(self._length(clause) for s in said for clause in s.clauses)
        pauses = max(0, len(said) - 1) * BETWEEN_LANGUAGES_MS / 1000
        chime = 0.0 if fullness is Fullness.BRIEF else length_of(self._making.chime)
        return chime + voices + pauses

    def _turn_seconds(self, said: Sequence[Sentence]) -> float:
        """How long these sentences need the turn: to be made, to be heard, and the breath after."""
        making = sum(MAKING_PATIENCE_MS / 1000 for s in said if self._unmade([s]))
        heard = sum(self._length(clause) for s in said for clause in s.clauses)
        return making + heard + AGAIN_AFTER_MS / 1000

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


def _expected(error: Exception) -> None:
    """What waiting mends is no more than a line in the log; the rest is a bug, for the net."""
    if not isinstance(error, (Trouble, Refused)):
        raise error
    log.warning("the voice waits for the database: %s", error)


@lru_cache(maxsize=1024)
def length_of(file: Path) -> float:
    """Seconds of a sound file; 1 for one that does not tell."""
    try:
        with wave.open(str(file)) as sound:
            return sound.getnframes() / sound.getframerate()
    except (OSError, EOFError, wave.Error, ZeroDivisionError):
        return 1.0
