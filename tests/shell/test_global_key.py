"""A key for all programs: taken, pressed, given back, or missing with its reason."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import wintypes
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shell.global_key import GlobalKey, Keyboard, KeyFault, NotHeld
from shell.global_key_windows import ERROR_HOTKEY_ALREADY_REGISTERED, WM_HOTKEY, WindowsKeyboard
from shell.hotkey import Hotkey

KEY = Hotkey.parse("Ctrl+Alt+N")


@dataclass
class Fingers:
    """In the place of a keyboard: the edge, and nothing behind."""

    fault: KeyFault | None = None
    pressed: Callable[[], None] | None = None

    def hold(self, key: Hotkey, pressed: Callable[[], None]) -> None:
        if self.fault is not None:
            raise NotHeld(self.fault)
        self.pressed = pressed

    def let_go(self) -> None:
        self.pressed = None


def test_a_press_is_told(qtbot: QtBot) -> None:
    fingers = Fingers()
    key = GlobalKey(KEY, keyboard=fingers)
    assert key.held and fingers.pressed is not None
    with qtbot.waitSignal(key.pressed):
        fingers.pressed()
    key.close()
    assert fingers.pressed is None


@pytest.mark.parametrize("fault", list(KeyFault))
def test_a_key_that_cannot_be_taken_says_why_and_breaks_nothing(
    fault: KeyFault, caplog: pytest.LogCaptureFixture, qapp: object
) -> None:
    key = GlobalKey(KEY, keyboard=Fingers(fault))
    assert (key.held, key.fault) == (False, fault)
    assert "Ctrl+Alt+N is not held" in caplog.text
    key.close()


def test_without_a_screen_there_is_no_way(qapp: object) -> None:
    """As under Wayland and on macOS: what draws there is neither X11 nor Windows."""
    key = GlobalKey(KEY)
    assert key.fault is KeyFault.NO_WAY
    key.close()


# --- Windows


@dataclass
class User32:
    """In the place of Windows: who holds which key."""

    error: int = 0
    held: dict[int, tuple[int, int]] = field(default_factory=dict)

    def register(self, number: int, modifiers: int, code: int) -> int:
        if not self.error:
            self.held[number] = (modifiers, code)
        return self.error

    def unregister(self, number: int) -> None:
        del self.held[number]


def _message(keyboard: WindowsKeyboard, message: int, number: int) -> object:
    told = wintypes.MSG()
    told.message, told.wParam = message, number
    return keyboard.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told))


@pytest.mark.parametrize(
    ("text", "modifiers", "code"),
    [
        ("Ctrl+Alt+N", 0x4003, 0x4E),
        ("Win+Shift+7", 0x400C, 0x37),
        ("F9", 0x4000, 0x78),
        ("F24", 0x4000, 0x87),
        ("Ctrl+PageDown", 0x4002, 0x22),
        ("Alt+Space", 0x4001, 0x20),
    ],
)
def test_windows_is_asked_for_the_key_without_its_repeats(
    text: str, modifiers: int, code: int, qapp: object
) -> None:
    user32 = User32()
    key = GlobalKey(Hotkey.parse(text), keyboard=WindowsKeyboard(user32))
    assert list(user32.held.values()) == [(modifiers, code)]
    key.close()
    assert not user32.held


def test_the_message_of_the_key_is_a_press_and_no_other_is(qtbot: QtBot) -> None:
    user32 = User32()
    keyboard = WindowsKeyboard(user32)
    key = GlobalKey(KEY, keyboard=keyboard)
    (number,) = user32.held
    pressed: list[None] = []
    key.pressed.connect(lambda: pressed.append(None))
    for message, of in ((WM_HOTKEY + 1, number), (WM_HOTKEY, number + 1)):
        assert _message(keyboard, message, of) == (False, 0)
    assert not pressed
    assert _message(keyboard, WM_HOTKEY, number) == (False, 0)
    assert len(pressed) == 1
    key.close()
    _message(keyboard, WM_HOTKEY, number)
    assert len(pressed) == 1


@pytest.mark.parametrize(
    ("error", "fault"),
    [(ERROR_HOTKEY_ALREADY_REGISTERED, KeyFault.HELD_ELSEWHERE), (5, KeyFault.REFUSED)],
)
def test_windows_says_who_is_to_blame(error: int, fault: KeyFault, qapp: object) -> None:
    key = GlobalKey(KEY, keyboard=WindowsKeyboard(User32(error)))
    assert key.fault is fault
    key.close()


# --- X11


def _without_xvfb() -> str:
    if sys.platform != "linux":
        return "X11 is tried on Linux"
    if shutil.which("Xvfb") is None:
        return "Xvfb is not installed: apt-get install xvfb"
    return ""


@contextmanager
def _x_server() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    told, tell = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(tell),
            "-screen",
            "0",
            "640x480x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=(tell,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with os.fdopen(told) as line:
            yield f":{line.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def x_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with _x_server() as name:
        monkeypatch.setenv("DISPLAY", name)
        monkeypatch.setenv("XAUTHORITY", str(Path(os.devnull)))
        yield name


@pytest.mark.skipif(bool(_without_xvfb()), reason=_without_xvfb())
class TestX11:
    @pytest.fixture
    def keyboard(self, x_server: str) -> Keyboard:
        from shell.global_key_x11 import X11Keyboard

        return X11Keyboard()

    def test_a_press_in_any_program_is_told_once_whatever_lock_is_on(
        self, qtbot: QtBot, keyboard: Keyboard
    ) -> None:
        key = GlobalKey(KEY, keyboard=keyboard)
        assert key.held
        with _Typist() as typist:
            for lock in ("", "Num_Lock", "Caps_Lock"):
                typist.tap(lock)
                with qtbot.waitSignal(key.pressed):
                    typist.tap("Control_L", "Alt_L", "n")
            presses: list[None] = []
            key.pressed.connect(lambda: presses.append(None))
            for others in (("n",), ("Control_L", "n"), ("Control_L", "Alt_L", "Shift_L", "n")):
                typist.tap(*others)
            typist.tap("Control_L", "Alt_L", "n")
            qtbot.waitUntil(lambda: bool(presses))
            assert len(presses) == 1
        key.close()

    def test_of_two_programs_the_second_is_told_and_comes_in_when_the_first_has_gone(
        self, qtbot: QtBot, keyboard: Keyboard
    ) -> None:
        from shell.global_key_x11 import X11Keyboard

        first = GlobalKey(KEY, keyboard=keyboard)
        second = GlobalKey(KEY, keyboard=X11Keyboard())
        assert (first.held, second.fault) == (True, KeyFault.HELD_ELSEWHERE)
        first.close()
        third = GlobalKey(KEY, keyboard=X11Keyboard())
        assert third.held
        third.close()

    def test_a_key_that_the_keyboard_lacks(self, keyboard: Keyboard, qapp: object) -> None:
        with _Typist() as typist:
            typist.take_away("n")
        key = GlobalKey(KEY, keyboard=keyboard)
        assert key.fault is KeyFault.NOT_ON_KEYBOARD

    def test_it_is_found_again_on_another_keyboard(self, qtbot: QtBot, keyboard: Keyboard) -> None:
        key = GlobalKey(KEY, keyboard=keyboard)
        presses: list[None] = []
        key.pressed.connect(lambda: presses.append(None))
        with _Typist() as typist:
            elsewhere = typist.code("q")
            typist.take_away("n")
            typist.take_away("q", then="n")

            def found() -> bool:
                typist.tap("Control_L", "Alt_L", elsewhere)
                return bool(presses)

            qtbot.waitUntil(found)
        key.close()

    def test_without_a_server(
        self, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, qapp: object
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":4711")
        assert GlobalKey(KEY, keyboard=keyboard).fault is KeyFault.REFUSED


class _Typist:
    """Somebody at the keyboard of the X server."""

    def __init__(self) -> None:
        from Xlib.display import Display

        self._display = Display()

    def __enter__(self) -> "_Typist":
        return self

    def __exit__(self, *_error: object) -> None:
        self._display.close()

    def code(self, name: str) -> int:
        from Xlib import XK

        return self._display.keysym_to_keycode(XK.string_to_keysym(name))

    def tap(self, *keys: str | int) -> None:
        """Presses the keys in their order, and lets them go in the other."""
        from Xlib import X
        from Xlib.ext import xtest

        codes = [self.code(each) if isinstance(each, str) else each for each in keys if each]
        for kind, some in ((X.KeyPress, codes), (X.KeyRelease, codes[::-1])):
            for code in some:
                # The server waits this long: no hand presses twice within its millisecond.
                xtest.fake_input(self._display, kind, code, time=3)
        self._display.sync()

    def take_away(self, name: str, then: str = "") -> None:
        """The key of that name no longer says so, but `then`."""
        from Xlib import XK

        symbol = XK.string_to_keysym(then) if then else 0
        code = self.code(name)
        (row,) = self._display.get_keyboard_mapping(code, 1)
        self._display.change_keyboard_mapping(code, [[symbol] * len(row)])
        self._display.sync()


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is spoken to on Linux")
def test_a_key_that_is_held_down_is_one_press() -> None:
    from shell.global_key_x11 import Presses

    presses = Presses()
    assert presses.press(1000)
    for time in (1500, 1540, 1580):
        presses.release(time)
        assert not presses.press(time)
    presses.release(1600)
    assert presses.press(1700)
