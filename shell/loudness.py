"""One loudness for everything that is heard, whichever voice or microphone it came from.

No Qt. Loudness is measured as EBU R128 and ITU-R BS.1770-4 lay down, by FFmpeg's `ebur128`.
"""

from array import array
from typing import TYPE_CHECKING

from shell.sound_file import Sound, Unhearable

if TYPE_CHECKING:
    import av

TARGET_LUFS = -16.0
"""Of every clause, integrated. The highest peaks of speech stand 15 to 19 dB above its loudness
(measured: both voices of espeak-ng), so at -16 the limiter takes a few dB from the sharpest
consonants alone; a louder target leaves no head room, and every syllable would be squeezed. A lower
one, such as the -23 of broadcasting, gives away what a small amplifier lacks in a full hall."""

CEILING_DBFS = -1.0
"""For the highest sample. The rest is for the loudspeaker's converter, whose curve between two
samples rises above both."""

NEAR_LU = 0.1
"""As near to the target as is worth another round."""

ROUNDS = 6
"""The limiter takes a little loudness away, which the next round gives back."""

SILENCE_LUFS = -60.0
"""Below it there is no voice to be raised, only noise."""

BLOCK_S = 0.4
"""What R128 measures at once; a shorter sound has no loudness in its sense."""

# A little below the ceiling: 16 bits are rounded, and the limiter is exact to a hair.
_LIMIT = 10 ** ((CEILING_DBFS - 0.1) / 20)


def loudness(sound: Sound) -> float:
    """In LUFS, integrated; -70 where there is nothing but silence.

    What is shorter than 0.4 s is measured as if it were repeated until it fills that: padded with
    silence, it would be found softer than it is, and made too loud.
    """
    samples = sound.samples
    if not samples:
        return -70.0
    while len(samples) < BLOCK_S * sound.rate:
        samples = samples + samples
    said: dict[str, str] = {}
    for frame in _through(Sound(samples, sound.rate), ("ebur128", "metadata=1")):
        said = frame.metadata or said  # The last piece may be too short to be measured.
    return float(said.get("lavfi.r128.I", -70))


def levelled(sound: Sound, target_lufs: float = TARGET_LUFS) -> Sound:
    """As loud as the target, and nowhere above the ceiling.

    Raises Unhearable for silence. A sound of a few sharp peaks may stay a little below the target.
    """
    now = loudness(sound)
    if now < SILENCE_LUFS:
        raise Unhearable("there is only silence in it")
    gain, found = 0.0, sound
    for _ in range(ROUNDS):
        gain += target_lufs - now
        found = _amplified(sound, gain)
        now = loudness(found)
        if abs(now - target_lufs) <= NEAR_LU:
            break
    return found


def _amplified(sound: Sound, gain_db: float) -> Sound:
    steps = (
        ("volume", f"volume={gain_db:.3f}dB:precision=double"),
        ("alimiter", f"limit={_LIMIT:.6f}:level=false:latency=true"),
        ("aformat", "sample_fmts=flt"),
    )
    samples = array("f")
    for frame in _through(sound, *steps):
        samples.frombytes(bytes(frame.planes[0])[: frame.samples * samples.itemsize])
    return Sound(samples, sound.rate)


def _through(sound: Sound, *steps: tuple[str, str]) -> "list[av.AudioFrame]":
    """What comes out of FFmpeg's filters, each given by its name and its options."""
    import av
    from av.filter import Graph

    graph = Graph()
    source = graph.add_abuffer(sample_rate=sound.rate, format="flt", layout="mono")
    filters = [graph.add(name, options) for name, options in steps]
    graph.link_nodes(source, *filters, graph.add("abuffersink")).configure()
    whole = av.AudioFrame(format="flt", layout="mono", samples=len(sound.samples))
    whole.sample_rate = sound.rate
    whole.planes[0].update(sound.samples.tobytes())
    graph.push(whole)
    graph.push(None)
    found: list[av.AudioFrame] = []
    while True:
        try:
            frame = graph.pull()
        except av.error.EOFError:
            return found
        assert isinstance(frame, av.AudioFrame)
        found.append(frame)
