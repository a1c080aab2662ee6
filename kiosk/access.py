"""What a visitor may change about the kiosk itself: reach, size, contrast, sound."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

LEFT_S = 45.0
"""Without a touch while nobody is in conversation: whoever asked for it has gone."""


class Need(StrEnum):
    """One thing that a visitor may ask of the kiosk; the values are the fields of `Access`."""

    LOW_REACH = "low_reach"
    LARGER_TEXT = "larger_text"
    HIGH_CONTRAST = "high_contrast"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Access:
    """What one visitor asked for. `mute` means that spoken help was wanted and cannot be heard."""

    low_reach: bool = False
    larger_text: bool = False
    high_contrast: bool = False
    spoken: bool = False
    mute: bool = False

    def has(self, need: Need) -> bool:
        return bool(getattr(self, need))


class AccessPresenter(QObject):
    """Keeps what this visitor asked for, and forgets it for the next one.

    A visitor who takes a ticket ends with `reset`; one who only tries a switch on the start page
    and walks away is found out by the time without a touch.
    """

    changed = Signal(object)
    """The new `Access`."""

    def __init__(
        self,
        resting: Callable[[], bool],
        left_s: float = LEFT_S,
        parent: QObject | None = None,
    ) -> None:
        """`resting` says whether nobody is in conversation with the kiosk."""
        super().__init__(parent)
        self._resting = resting
        self._access = Access()
        self._left = QTimer(self, singleShot=True)
        self._left.setInterval(round(left_s * 1000))
        self._left.timeout.connect(self._look_around)

    @property
    def access(self) -> Access:
        return self._access

    def toggle(self, need: Need) -> None:
        """Gives what was asked for, or takes it back. Asking for sound again tries it again."""
        change: dict[str, bool] = {need: not self._access.has(need)}
        if need is Need.SPOKEN:
            change["mute"] = False
        self._put(replace(self._access, **change))
        self.touched()

    def touched(self) -> None:
        """Somebody is there."""
        if self._access != Access():
            self._left.start()

    def reset(self) -> None:
        """The next visitor finds the kiosk as the office set it up."""
        self._left.stop()
        self._put(Access())

    def no_sound(self) -> None:
        """Nothing can be heard here: the switch goes back, and a sign says so."""
        if self._access.spoken:
            self._put(replace(self._access, spoken=False, mute=True))

    def _look_around(self) -> None:
        if self._resting():
            self.reset()
        else:
            self._left.start()

    def _put(self, access: Access) -> None:
        if access != self._access:
            self._access = access
            self.changed.emit(access)
