"""A key that works whichever program is in front, where the system lets one be taken."""

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from shell.hotkey import Hotkey

log = logging.getLogger(__name__)


class KeyFault(StrEnum):
    """Why the key does nothing; its words are the screens'."""

    NO_WAY = "no_way"
    """Wayland, macOS or no screen at all: programs cannot take a key for themselves there."""
    HELD_ELSEWHERE = "held_elsewhere"
    """Another program holds it, or a second console of this machine."""
    NOT_ON_KEYBOARD = "not_on_keyboard"
    REFUSED = "refused"
    """The system did not let it be taken and did not say why."""


class NotHeld(Exception):
    """The key could not be taken; `str()` has the words of the system, for the log."""

    def __init__(self, fault: KeyFault, detail: str = "") -> None:
        super().__init__(detail or str(fault))
        self.fault = fault


class Keyboard(Protocol):
    """The system's way to hold one key for all programs."""

    def hold(self, key: Hotkey, pressed: Callable[[], None]) -> None:
        """Calls `pressed` at every press from now on, on the GUI thread; once while it is held
        down. Raises `NotHeld`."""

    def let_go(self) -> None:
        """Ends that; nothing where no key is held."""


class GlobalKey(QObject):
    """One key of this process, the same in every program, until it is closed.

    A key that cannot be taken breaks nothing: `fault` says why, and `pressed` never comes.
    """

    pressed = Signal()
    """On the GUI thread."""

    def __init__(
        self, key: Hotkey, parent: QObject | None = None, keyboard: Keyboard | None = None
    ) -> None:
        """`keyboard` defaults to the one of this session; call on the GUI thread."""
        super().__init__(parent)
        self.key = key
        self.fault: KeyFault | None = None
        self._keyboard = keyboard or _keyboard_here()
        try:
            if self._keyboard is None:
                raise NotHeld(KeyFault.NO_WAY, QGuiApplication.platformName())
            self._keyboard.hold(key, self._press)
        except NotHeld as why:
            self.fault = why.fault
            log.warning("the key %s is not held: %s", key, why)

    @property
    def held(self) -> bool:
        return self.fault is None

    def close(self) -> None:
        """Gives the key back to all programs."""
        if self._keyboard is not None:
            self._keyboard.let_go()

    def _press(self) -> None:
        self.pressed.emit()


def _keyboard_here() -> Keyboard | None:
    """By what Qt itself draws on: an X server behind Wayland tells of its own windows alone."""
    platform = QGuiApplication.platformName()
    if platform == "xcb":
        from shell.global_key_x11 import X11Keyboard

        return X11Keyboard()
    if platform == "windows":
        from shell.global_key_windows import WindowsKeyboard

        return WindowsKeyboard()
    return None
