"""What the hall display shows and when, without a widget."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from db.hall import HallView
from db.office import Office, Zone
from display.calls import CallQueue, Pace, Spotlight
from display.feed import HallFeed
from display.sightings import Sightings
from display.state import (
    NOTICE_S,
    DisplayState,
    Hanging,
    TurnKey,
    calls_of,
    hall_state,
    turns_there,
    zone_coded,
)
from queueing.wording import Language

LONGEST_SLEEP_MS = 1000
"""Between two looks at the clock, so that a clock that was put right is right on the screen."""


class DisplayPresenter(QObject):
    """Keeps one `DisplayState` true: after every reading, and as the clock runs.

    What was read last stays while the database is away, and the state says so.
    """

    state_changed = Signal(object)
    """The new DisplayState; only when it differs from the one before."""

    def __init__(
        self,
        feed: HallFeed,
        hanging: Hanging | None = None,
        *,
        pace: Pace | None = None,
        has_media: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        """`has_media` says whether there is anything to show between calls; it must be quick."""
        super().__init__(parent)
        self._feed, self._hanging = feed, hanging or Hanging()
        self._has_media = has_media
        self._queue = CallQueue(pace or Pace())
        self._turns: Sightings[TurnKey] = Sightings()
        self._zone: Zone | None = None
        self._zone_of: Office | None = None
        self._state = DisplayState(first=self._hanging.first or Language.AR)
        self._alarm = QTimer(self, singleShot=True)
        self._alarm.timeout.connect(self.tick)
        feed.read.connect(self._on_read)
        feed.outlook_read.connect(self.tick)
        feed.missed.connect(self._on_missed)
        feed.away_changed.connect(self._on_away_changed)

    @property
    def state(self) -> DisplayState:
        return self._state

    def start(self) -> None:
        """Runs from now on; the feed is started by whoever made it."""
        self.tick()

    def stop(self) -> None:
        self._alarm.stop()

    def tick(self, _hint: object = None) -> None:
        """Moves on with the clock: the next call's turn, the end of a highlight, the minute."""
        now = self._feed.clock()
        spotlight = self._show(now)
        self._feed.look_at_clock()
        self._alarm.start(sleep_ms(now, spotlight))

    def _on_read(self, view: HallView) -> None:
        if self._zone_of is not view.office:
            self._zone, self._zone_of = zone_coded(view.office, self._hanging.zone), view.office
        now = self._feed.clock()
        calls = calls_of(view, self._zone)
        self._queue.take(calls, now)
        self._turns.take(turns_there(view, calls), now)
        self.tick()

    def _on_missed(self) -> None:
        self._queue.lose_touch()
        self._turns.lose_touch()

    def _on_away_changed(self, _away: bool) -> None:
        self.tick()

    def _show(self, now: datetime) -> Spotlight:
        spotlight = self._queue.look(now)
        state, feed = self._state, self._feed
        if feed.view is not None:
            media = self._has_media()
            state = hall_state(
                feed.view,
                feed.outlook,
                self._zone,
                spotlight,
                now,
                self._hanging,
                turned_since=self._turns.since,
                media=media,
            )
        state = replace(state, catching_up=feed.away)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
        return spotlight


def sleep_ms(now: datetime, spotlight: Spotlight) -> int:
    """Until the next thing that the clock alone brings about."""
    minute = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    notice = now + timedelta(seconds=NOTICE_S - now.timestamp() % NOTICE_S)
    wake = min(minute, notice, spotlight.until or minute)
    ahead = round((wake - now) / timedelta(milliseconds=1)) + 1
    return max(1, min(ahead, LONGEST_SLEEP_MS))
