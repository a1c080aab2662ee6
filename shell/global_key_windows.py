"""A key held for all programs of a Windows session, by RegisterHotKey."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any, Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from shell.global_key import KeyFault, NotHeld
from shell.hotkey import Hotkey, Modifier

WM_HOTKEY = 0x0312
ERROR_HOTKEY_ALREADY_REGISTERED = 1409

_Bytes = QByteArray | bytes | bytearray | memoryview

_ONE = 1
"""A process holds one key, so one number tells it."""
_NO_REPEAT = 0x4000
_MASKS = {Modifier.ALT: 1, Modifier.CTRL: 2, Modifier.SHIFT: 4, Modifier.WIN: 8}
_CODES = {"Space": 0x20, "PageUp": 0x21, "PageDown": 0x22, "End": 0x23, "Home": 0x24,
          "Insert": 0x2D} | {f"F{n}": 0x6F + n for n in range(1, 25)}  # fmt: skip
"""Virtual keys. Those of letters and digits are their Latin characters, on an Arabic keyboard
too."""


class User32(Protocol):
    """The part of Windows that is asked."""

    def register(self, number: int, modifiers: int, code: int) -> int:
        """0, or the number of the error."""

    def unregister(self, number: int) -> None: ...


class WindowsKeyboard(QAbstractNativeEventFilter):
    """Holds one key; the message of its press comes to the thread that took it: the GUI's."""

    def __init__(self, user32: User32 | None = None) -> None:
        super().__init__()
        self._user32 = user32 or _user32()
        self._pressed: Callable[[], None] | None = None

    def hold(self, key: Hotkey, pressed: Callable[[], None]) -> None:
        masks = sum(_MASKS[each] for each in key.modifiers)
        code = _CODES.get(key.key) or ord(key.key)
        error = self._user32.register(_ONE, masks | _NO_REPEAT, code)
        if error == ERROR_HOTKEY_ALREADY_REGISTERED:
            raise NotHeld(KeyFault.HELD_ELSEWHERE, f"Windows error {error}")
        if error:
            raise NotHeld(KeyFault.REFUSED, f"Windows error {error}")
        self._pressed = pressed
        _application().installNativeEventFilter(self)

    def let_go(self) -> None:
        if self._pressed is not None:
            self._pressed = None
            _application().removeNativeEventFilter(self)
            self._user32.unregister(_ONE)

    def nativeEventFilter(self, kind: _Bytes, message: Any) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG" and self._pressed is not None:
            told = wintypes.MSG.from_address(int(message))
            if told.message == WM_HOTKEY and told.wParam == _ONE:
                self._pressed()
        return False, 0


def _application() -> QCoreApplication:
    running = QCoreApplication.instance()
    assert running is not None
    return running


if sys.platform == "win32":

    class _Real:
        def __init__(self) -> None:
            self._library = ctypes.WinDLL("user32", use_last_error=True)

        def register(self, number: int, modifiers: int, code: int) -> int:
            done = self._library.RegisterHotKey(None, number, modifiers, code)
            return 0 if done else ctypes.get_last_error() or -1

        def unregister(self, number: int) -> None:
            self._library.UnregisterHotKey(None, number)

    def _user32() -> User32:
        return _Real()

else:

    def _user32() -> User32:
        raise NotHeld(KeyFault.NO_WAY, "not Windows")
