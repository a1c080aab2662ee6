"""The chime is what the code makes, and calm beside the voice."""

import math
import wave
from array import array

from shell.chime import CHIME, CHIME_LUFS, chime
from shell.loudness import CEILING_DBFS, TARGET_LUFS, loudness
from shell.sound_file import read


def test_the_asset_is_what_the_code_makes() -> None:
    """But for the last bit, since sines differ by a hair from one C library to the next."""
    with wave.open(str(CHIME)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, 48_000)
        kept = array("h", wav.readframes(wav.getnframes()))
    made = [round(sample * 32_767) for sample in chime().samples]
    assert len(made) == len(kept)
    assert max(abs(a - b) for a, b in zip(made, kept, strict=True)) <= 1


def test_it_is_a_little_softer_than_the_voice() -> None:
    sound = read(CHIME)
    assert abs(loudness(sound) - CHIME_LUFS) < 0.1
    assert TARGET_LUFS - 6 < CHIME_LUFS < TARGET_LUFS
    assert 20 * math.log10(sound.highest) < CEILING_DBFS


def test_it_neither_startles_nor_clicks() -> None:
    sound = read(CHIME)
    assert 1.0 <= sound.seconds <= 1.3
    first, last = sound.samples[:48], sound.samples[-48:]  # a millisecond each
    assert max(map(abs, first)) < 0.02
    assert max(map(abs, last)) < 0.005
