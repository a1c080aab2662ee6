"""Sounds that the tests make themselves."""

import math
from array import array

from shell.sound_file import Sound


def tone(seconds: float, level: float, rate: int = 48_000, hertz: float = 1_000) -> Sound:
    """A pure tone whose highest sample is `level`."""
    step = 2 * math.pi * hertz / rate
    return Sound(array("f", (level * math.sin(step * n) for n in range(int(seconds * rate)))), rate)
