"""The voice of the hall: every call once, never over each other, when the screens show it."""

import logging
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

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
from display.utterance import Consent, Utterance
from queueing.ticket import Refused
from shell.sound_making import SoundMaking
from shell.sound_playing import SoundPlaying
from shell.worker import Worker

log = logging.getLogger(__name__)

NUMBERS_AHEAD = 8
"""Numbers next in the line whose sound is made before they are called."""

LONGEST_WAIT_MS = 1_000
"""Between two tries for the turn while somebody else speaks, or the database does not answer."""

AFTER_A_GAP = timedelta(seconds=6)
"""Silence after the database was away: who spoke when it went reports that first, and the last
process has found it again by then."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What the database is to be told."""

    due: Due
    heard: Heard


class Announcer(QObject):
    """Speaks the calls of one part of the hall through one loudspeaker.

    It speaks a call from when the screens begin to show it. The turn to speak is the database's
    to give: with several processes, or after a restart, every call is still said once.
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
        self._speaker, self._zone_code, self._volume = speaker, zone, volume
        self._backlog = Backlog(pace or Pace())
        self._utterance = Utterance(making, playing, self)
        self._lengths = self._utterance.lengths
        self._said: Due | None = None
        """What is being said at this moment."""
        self._held = False
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
        self._again.timeout.connect(self._go_on)
        self._reporting = QTimer(self, singleShot=True, interval=LONGEST_WAIT_MS)
        self._reporting.timeout.connect(self._report)
        feed.read.connect(self._on_read)
        feed.missed.connect(self._on_missed)
        feed.outlook_read.connect(self._on_outlook)
        feed.away_changed.connect(self._on_away_changed)
        self._utterance.ended.connect(self._on_ended)
        self._utterance.sentence_begun.connect(self._on_sentence)
        self._utterance.troubled.connect(self._on_trouble)

    @property
    def on_screen(self) -> HallCall | None:
        """The call that the screens highlight at this moment."""
        return self._backlog.on_screen

    @property
    def busy(self) -> bool:
        """Whether something is being said, or waits to be."""
        return self._said is not None or self._asking or bool(self._backlog.due)

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be heard; None while all is well, or nothing was tried."""
        return self._trouble

    def stop(self) -> None:
        """Silence for good. What is being said is left unsaid: the next process says it anew."""
        self._stopped = True
        for timer in (self._alarm, self._again, self._reporting):
            timer.stop()
        self._said = None
        self._backlog.clear()
        self._utterance.close()

    def tick(self) -> None:
        """Moves on with the clock: the next call's turn on the screens."""
        if self._stopped:
            return
        now = self._feed.clock()
        before = len(self._backlog.due)
        spotlight = self._backlog.look(now)
        if len(self._backlog.due) > before:
            self._utterance.wake()
        self._feed.look_at_clock()
        self._alarm.start(sleep_ms(now, spotlight))
        self._go_on()

    # --- What is due -----------------------------------------------------------------------

    def _on_read(self, view: HallView) -> None:
        calls = calls_of(view, zone_coded(view.office, self._zone_code))
        void = {call.call_id for call in calls if call.void}
        due = self._said
        if due and due.saying is Saying.CALL and due.call.call_id in void:
            self._close(due, self._utterance.break_off())
        self._backlog.take(calls, self._feed.clock())
        self.tick()

    def _on_missed(self) -> None:
        self._backlog.lose_touch()

    def _on_away_changed(self, away: bool) -> None:
        if not away:
            self._quiet_until = self._feed.clock() + AFTER_A_GAP
            self._report()

    def _on_outlook(self, outlook: Outlook) -> None:
        """Has the likely next calls made before they are needed."""
        view = self._feed.view
        if view is None or self._stopped:
            return
        office = view.office
        zone = zone_coded(office, self._zone_code)
        counters = [c for c in office.counters.values() if zone is None or c.zone_id == zone.id]
        services = list(dict.fromkeys(service for c in counters for service in c.offers))
        numbers = [n.number for n in outlook.next_up if n.service_id in services][:NUMBERS_AHEAD]
        self._utterance.wake()
        self._utterance.make_ahead(
            ahead_of_need(office, numbers, [c.number for c in counters], services)
        )

    # --- Whose turn ------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Say the next thing, unless something is being said or asked for."""
        view, now = self._feed.view, self._feed.clock()
        if self._stopped or self._said or self._asking or view is None or self._feed.away:
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
                *due.key,
                speaker=self._speaker,
                seconds=self._lengths.turn(said[:1], chime=True),
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
        if not self._stopped:
            _expected(error)
            self._again.start(LONGEST_WAIT_MS)

    # --- Speaking --------------------------------------------------------------------------

    def _begin(self, due: Due, asked: Fullness) -> None:
        view = self._feed.view
        assert view is not None
        # Others may have come while the turn was asked for; it was asked for no more than this.
        fullness = min(asked, self._fullness(due, view.office))
        self._said, self._held = due, False
        self._utterance.say(
            sentences(due.call, due.saying, view.office, fullness),
            volume=self._loudness,
            chime=fullness is not Fullness.BRIEF,
            rounds=view.office.voice.repeats if due.saying is Saying.CALL else 1,
            consent=Consent(partial(self._may_go_on, view.office), self._may_repeat),
        )

    def _may_go_on(self, office: Office, sentence: Sentence) -> bool:
        """A first sentence always, a further one when it makes nobody late who is called behind
        this call."""
        if self._silenced:
            return False
        due = self._backlog.due
        return not self._held or all_in_time(
            [each.since for each in due],
            self._feed.clock() + timedelta(seconds=self._lengths.sentence(sentence)),
            lambda place, fullness: self._seconds(due[place], office, fullness),
        )

    def _may_repeat(self) -> bool:
        return not self._backlog.due and not self._silenced

    def _on_sentence(self, seconds: float) -> None:
        """The turn was asked for the first sentence; a later one asks to keep it."""
        due, held, self._held = self._said, self._held, True
        if due is None or not held:
            return
        self._worker.run(
            partial(self._announcing.hold, *due.key, speaker=self._speaker, seconds=seconds),
            partial(self._on_held, due),
            _expected,
        )

    def _on_held(self, due: Due, still: bool) -> None:
        if not still and self._said is due:
            log.warning("another loudspeaker has the turn: %s", due.call.number)
            self._utterance.break_off()
            self._close(due, Heard(said=False, how="the turn was lost"))
            self._go_on()

    def _on_ended(self, heard: Heard) -> None:
        if self._said is not None:
            self._close(self._said, heard)
            self._go_on()

    def _close(self, due: Due, heard: Heard) -> None:
        self._said = None
        self._end(due, heard)

    def _on_trouble(self, trouble: Trouble | None) -> None:
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
                    goes_on=self._said is not None or self._asking,
                ),
                lambda _none: None,
                partial(self._on_unreported, report),
            )

    def _on_unreported(self, report: _Report, error: Exception) -> None:
        self._unreported.append(report)
        _expected(error)
        self._reporting.start()

    # --- How much, and how loud ------------------------------------------------------------

    def _fullness(self, first: Due, office: Office) -> Fullness:
        due = [first, *(each for each in self._backlog.due if each is not first)]
        return fullness_for(
            [each.since for each in due],
            self._feed.clock(),
            lambda place, fullness: self._seconds(due[place], office, fullness),
        )

    def _seconds(self, due: Due, office: Office, fullness: Fullness) -> float:
        said = sentences(due.call, due.saying, office, fullness)
        return self._lengths.heard(said, chime=fullness is not Fullness.BRIEF)

    @property
    def _silenced(self) -> bool:
        """Nothing is to be heard at this hour, or here."""
        view = self._feed.view
        if view is None or not self._loudness:
            return True
        return view.office.voice.silent_at(view.office.local(self._feed.clock()))

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
