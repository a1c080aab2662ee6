"""A key held for all programs of an X11 session, by a grab on the root window.

Over a connection of its own, which is read when something comes: nothing waits, and Qt's own
connection keeps its events.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, combinations
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError, ConnectionClosedError, DisplayError, XError

from shell.global_key import KeyFault, NotHeld
from shell.hotkey import Hotkey, Modifier

log = logging.getLogger(__name__)

_KEYSYMS = {"Space": "space", "PageUp": "Prior", "PageDown": "Next"}
_MASKS = {
    Modifier.CTRL: X.ControlMask,
    Modifier.ALT: X.Mod1Mask,
    Modifier.SHIFT: X.ShiftMask,
    Modifier.WIN: X.Mod4Mask,
}


class Presses:
    """Tells a press from the repeats of a key that is held down: the server makes of each of them
    a release and a press at the same millisecond."""

    def __init__(self) -> None:
        self._released_at: int | None = None

    def press(self, at: int) -> bool:
        """Whether this is a press of its own."""
        before, self._released_at = self._released_at, None
        return before is None or at != before

    def release(self, at: int) -> None:
        self._released_at = at


class X11Keyboard(QObject):
    """Holds one key of the session that DISPLAY names."""

    def __init__(self) -> None:
        super().__init__()
        self._display: Any = None
        self._notifier: QSocketNotifier | None = None
        self._key: Hotkey | None = None
        self._pressed: Callable[[], None] | None = None
        self._presses = Presses()

    def hold(self, key: Hotkey, pressed: Callable[[], None]) -> None:
        try:
            self._display = Display()
        except (DisplayError, OSError) as error:
            raise NotHeld(KeyFault.REFUSED, str(error)) from error
        self._display.set_error_handler(_log_error)
        self._key, self._pressed = key, pressed
        try:
            self._grab()
        except NotHeld:
            self.let_go()
            raise
        self._notifier = QSocketNotifier(self._display.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._read()  # What came with the answers above is read already, and tells no more.

    def let_go(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._display is not None:
            with suppress(ConnectionClosedError, OSError):
                self._display.close()  # The server ends the grabs of a connection with it.
            self._display = None

    def _grab(self) -> None:
        assert self._key is not None
        root = self._display.screen().root
        code = _code(self._display, self._key)
        refused = CatchError(BadAccess)
        for mask in _masks(self._display, self._key):
            root.grab_key(code, mask, False, X.GrabModeAsync, X.GrabModeAsync, refused)
        self._display.sync()
        if refused.get_error() is not None:
            raise NotHeld(KeyFault.HELD_ELSEWHERE, str(refused.get_error()))

    def _read(self) -> None:
        try:
            while self._display is not None and self._display.pending_events():
                self._meet(self._display.next_event())
        except (ConnectionClosedError, OSError) as error:
            log.warning("the X server has gone: %s", error)
            self.let_go()

    def _meet(self, event: Any) -> None:
        if event.type == X.MappingNotify:
            self._follow_keyboard(event)
        elif event.type == X.KeyRelease:
            self._presses.release(event.time)
        elif event.type == X.KeyPress and self._presses.press(event.time):
            assert self._pressed is not None
            self._pressed()

    def _follow_keyboard(self, event: Any) -> None:
        """Another keyboard or layout: the key may lie elsewhere on it."""
        self._display.refresh_keyboard_mapping(event)
        self._display.screen().root.ungrab_key(X.AnyKey, X.AnyModifier)
        try:
            self._grab()
        except NotHeld as why:
            log.warning("the key %s is no longer held: %s", self._key, why)


def _code(display: Any, key: Hotkey) -> int:
    """Where the key lies on the keyboard; in whichever of its layouts has it."""
    name = _KEYSYMS.get(key.key, key.key.lower() if len(key.key) == 1 else key.key)
    code: int = display.keysym_to_keycode(XK.string_to_keysym(name))
    if code == 0:
        raise NotHeld(KeyFault.NOT_ON_KEYBOARD, f"no key {name}")
    return code


def _masks(display: Any, key: Hotkey) -> Iterator[int]:
    """The key's modifiers, with every mixture of those that are on or off for other reasons:
    Caps Lock, Num Lock, and what stands for a second layout such as Arabic."""
    wanted = sum(_MASKS[each] for each in key.modifiers)
    beside = {X.LockMask, _mask_of(display, "Num_Lock"), _mask_of(display, "ISO_Level3_Shift")}
    idle = sorted(each for each in beside if each and not each & wanted)
    for some in chain.from_iterable(combinations(idle, n) for n in range(len(idle) + 1)):
        yield wanted | sum(some)


def _mask_of(display: Any, name: str) -> int:
    """The modifier that a key stands for on this keyboard; 0 where it stands for none."""
    code = display.keysym_to_keycode(XK.string_to_keysym(name))
    rows = display.get_modifier_mapping()
    return next((1 << i for i, codes in enumerate(rows) if code and code in codes), 0)


def _log_error(error: XError, _request: object) -> None:
    log.warning("the X server refused something: %s", error)
