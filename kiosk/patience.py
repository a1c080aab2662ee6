"""How long the kiosk waits: for a finger to lift, for a visitor to answer, for help to come."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal


@dataclass(frozen=True, slots=True)
class Times:
    """How long the kiosk waits for people, in seconds, and for the surroundings."""

    ask_after_s: float = 45.0
    """Without a touch, before it asks whether the visitor is still there."""
    reset_after_s: float = 20.0
    """From the question until it starts over; people need time to read and to reach."""
    ticket_s: float = 30.0
    """How long a number stays when nobody touches "Done"."""
    refresh_s: float = 20.0
    """Opening and closing come by the clock alone, with no change in the database."""
    retry_s: float = 3.0
    """Between two looks whether a trouble is over."""
    idle_s: float = 60.0
    """Without a touch on the start page, before the idle page comes."""
    settle_s: float = 0.35
    """A touch this soon after a page came was meant for the page before it."""


class Patience(QObject):
    """Counts the time since a page came and since somebody was there."""

    ran_out = Signal()
    """Nobody touched anything for as long as was asked for."""

    def __init__(self, times: Times, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.times = times
        self._longer = 1.0
        self._page = QElapsedTimer()
        self._visitor = QTimer(self, singleShot=True)
        self._visitor.timeout.connect(self.ran_out)

    @property
    def settled(self) -> bool:
        """Whether the page has stood long enough for a touch to be meant for it."""
        return not self._page.isValid() or self._page.elapsed() >= self.times.settle_s * 1000

    def page_came(self) -> None:
        """Touches do not count for a moment."""
        self._page.start()

    @property
    def left_s(self) -> float:
        """Seconds until it runs out; 0 while it waits for nobody."""
        return max(0, self._visitor.remainingTime()) / 1000

    def be_longer(self, times: float) -> None:
        """Waits so many times longer from now on, for who needs more time to understand."""
        self._longer = times

    def wait(self, seconds: float) -> None:
        """Starts anew to wait for the visitor."""
        self._visitor.start(round(seconds * self._longer * 1000))

    def stop(self) -> None:
        """Waits for nobody."""
        self._visitor.stop()
