"""Keeps None, True and False alive under a fault of PySide6 6.12 with Python 3.11."""

import ctypes
import sys

_SINGLETONS = (None, True, False, NotImplemented, Ellipsis)
_PLENTY = sys.maxsize // 4


def keep_singletons() -> None:
    """Gives Python's singletons more references than a process can ever lose.

    PySide6 6.12 takes them for immortal, as they are since Python 3.12. On 3.11 each
    `Signal.emit` takes away one reference to True that nobody gave, and each `setVisible` one to
    None, until the interpreter aborts: after a few hundred signals. Does nothing where there is
    nothing to do; calling it twice is harmless.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for each in _SINGLETONS:
        count = ctypes.c_ssize_t.from_address(id(each))
        # A build that keeps the count elsewhere is left alone.
        if abs(count.value - sys.getrefcount(each)) < 10 and count.value < _PLENTY:
            count.value += _PLENTY
