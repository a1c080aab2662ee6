"""The two calm tones before a call, and how they are made: `python -m shell.chime` writes them.

Made by us, so that no one else's rights hang on them. An office may name a file of its own.
"""

import math
from array import array
from pathlib import Path

from shell.sound_file import Sound, write

CHIME = Path(__file__).resolve().parents[1] / "assets" / "sounds" / "chime.wav"

CHIME_LUFS = -19.0
"""A little under the voice: it turns heads, it is not to be understood."""

RATE = 48_000

SECONDS = 1.2

TONES = ((659.26, 0.0), (523.25, 0.38))
"""E5, then C5, in hertz, with the second each begins at: a falling third sounds like a door bell.
Both lie where ears that have aged still hear well, below 1 kHz."""

PARTIALS = ((1, 1.0, 0.34), (2, 0.22, 0.18), (3, 0.08, 0.10))
"""Multiple of the tone, share, and the seconds in which it falls to a third: as a bar of a
vibraphone, whose upper partials go first."""

ATTACK_S = 0.012
"""Short enough to be a stroke, long enough not to click."""

FADE_S = 0.08
"""At the end, where something is left of the last tone."""

VOLUME = 0.3227
"""Brings the whole to CHIME_LUFS."""


def chime() -> Sound:
    """The same samples whenever it is made."""
    return Sound(array("f", (_sample(n / RATE) for n in range(round(SECONDS * RATE)))), RATE)


def _sample(at_s: float) -> float:
    struck = sum(_tone(hertz, at_s - begin_s) for hertz, begin_s in TONES if at_s >= begin_s)
    return VOLUME * struck * min(1.0, (SECONDS - at_s) / FADE_S)


def _tone(hertz: float, since_s: float) -> float:
    """A soft stroke that dies away; `since_s` is the time since."""
    attack = 0.5 - 0.5 * math.cos(math.pi * min(1.0, since_s / ATTACK_S))
    return attack * sum(
        share * math.exp(-since_s / fall_s) * math.sin(2 * math.pi * hertz * multiple * since_s)
        for multiple, share, fall_s in PARTIALS
    )


if __name__ == "__main__":
    write(chime(), CHIME)
