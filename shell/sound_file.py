"""Sound in memory: read from whatever an office records, cut, joined, written as a WAV file.

No Qt. FFmpeg, which PyAV brings, may stumble over a damaged file: where a screen waits, this runs
in the voice's own process. It is loaded by who reads a file, not by who knows of this module, since
it costs a screen 40 ms and 15 MB.
"""

import os
import sys
import wave
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import av

WINDOW_S = 0.01
"""Silence is looked for in pieces of this length."""

SILENT = 0.02
"""Of the loudest sample: below it there is only the noise of the room (34 dB down)."""

_FULL_SCALE = 32_767


class Unhearable(Exception):
    """A file that cannot be played, or one without any sound in it; says why."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of samples from -1 to 1, `rate` of them a second."""

    samples: "array[float]"
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate

    @property
    def highest(self) -> float:
        """The largest sample, whichever its sign."""
        return max(max(self.samples), -min(self.samples)) if self.samples else 0.0


def read(file: Path, rate: int | None = None, limit_s: float | None = None) -> Sound:
    """The sound of a WAV, MP3, M4A, Ogg or FLAC file, its channels mixed into one.

    `rate` None leaves the file's own. Raises Unhearable for a file that is damaged, holds no
    sound, or is longer than `limit_s`, so that a whole song among the clips does no harm.
    """
    from av.error import FFmpegError

    try:
        sound = _decoded(file, rate, limit_s)
    except (FFmpegError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unhearable(f"it cannot be read ({reason})") from error
    if not sound.highest:
        raise Unhearable("there is no sound in it")
    return sound


def _decoded(file: Path, rate: int | None, limit_s: float | None) -> Sound:
    import av

    with av.open(str(file)) as container:
        if not container.streams.audio:
            raise Unhearable("there is no sound in it")
        stream = container.streams.audio[0]
        rate = rate or stream.rate
        to_one_channel = av.AudioResampler(format="flt", layout="mono", rate=rate)
        samples = array("f")
        for frame in container.decode(stream):
            for mixed in to_one_channel.resample(frame):
                samples.frombytes(_bytes(mixed))
            if limit_s is not None and len(samples) > limit_s * rate:
                raise Unhearable(f"it is longer than {limit_s:g} s")
        for mixed in to_one_channel.resample(None):
            samples.frombytes(_bytes(mixed))
    return Sound(samples, rate)


def _bytes(frame: "av.AudioFrame") -> bytes:
    """Without what pads the frame behind its last sample."""
    return bytes(frame.planes[0])[: frame.samples * frame.format.bytes]


def write(sound: Sound, file: Path) -> None:
    """A WAV file of 16 bits, which every player knows. It appears whole or not at all.

    Raises OSError. What lies beyond the full scale is cut off.
    """
    part = file.with_name(f"{file.stem}.{os.getpid()}.part")
    whole = array("h", (round(max(-1.0, min(1.0, x)) * _FULL_SCALE) for x in sound.samples))
    if sys.byteorder == "big":
        whole.byteswap()
    try:
        with wave.open(str(part), "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(sound.rate)
            wav.writeframes(whole.tobytes())
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)


def trimmed(sound: Sound, before_s: float, after_s: float) -> Sound:
    """Without the silence at its edges, but for as much of it as is there of `before_s`, `after_s`.

    The margins keep the breath of a soft consonant, which is as low as the noise of a room.
    """
    window = max(1, round(WINDOW_S * sound.rate))
    floor = SILENT * sound.highest
    pieces = range(0, len(sound.samples), window)
    first = next((at for at in pieces if _loud(sound, at, window, floor)), 0)
    last = next((at for at in reversed(pieces) if _loud(sound, at, window, floor)), first)
    begin = max(0, first - round(before_s * sound.rate))
    end = last + window + round(after_s * sound.rate)
    return Sound(sound.samples[begin:end], sound.rate)


def _loud(sound: Sound, at: int, window: int, floor: float) -> bool:
    piece = sound.samples[at : at + window]
    return max(max(piece), -min(piece)) > floor


def joined(pieces: Iterable[tuple[Sound, float]]) -> Sound:
    """One after the other, each followed by so many seconds of silence.

    Raises ValueError where there is none, or where their rates differ.
    """
    samples, rates = array("f"), set()
    for sound, pause_s in pieces:
        samples.extend(sound.samples)
        samples.frombytes(bytes(samples.itemsize * round(pause_s * sound.rate)))
        rates.add(sound.rate)
    if len(rates) != 1:
        raise ValueError(f"sounds of one rate can be joined, not of {sorted(rates)}")
    return Sound(samples, rates.pop())
