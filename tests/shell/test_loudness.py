"""Sound as it is heard: real voices, real files, one loudness."""

import math
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import av
import pytest

from commands.doctor.devices import ask_driver
from queueing.wording import Language
from shell.loudness import CEILING_DBFS, TARGET_LUFS, levelled, loudness
from shell.sound_file import Sound, Unhearable, joined, read, trimmed, write
from shell.speech_process import make
from shell.speech_store import RATES
from tests.shell.sounds import tone

PHRASES = {
    Language.AR: (
        "إف",
        "التَذكِرَة إف، صِفر، اِثنا عَشَر",
        "يُرجى التَوَجُّه إلى الشباك رقم ثَلاثَة",
        "شهادة استيفاء اشتراطات الوقاية من الحريق للمباني القائمة",
        "نُكَرِّر النداء",
    ),
    Language.EN: (
        "F",
        "one",
        "Ticket F, zero one two",
        "please go to counter three",
        "Certificate of fire-prevention requirements for existing buildings",
        "Please wait until your number is called. You are next. Six, sixty-six, six hundred.",
    ),
}


def spoken(text: str, language: Language, folder: Path) -> Path:
    """The file as the voice's process makes it."""
    file = folder / "spoken.wav"
    make(
        {
            "text": text,
            "language": str(language),
            "rate": RATES[language],
            "recordings": [],
            "lufs": TARGET_LUFS,
            "file": str(file),
        }
    )
    return file


@pytest.fixture(scope="session")
def voices() -> None:
    found, why = ask_driver("voices")
    if not found:
        pytest.skip(f"this machine has no voices: {why}")


def decibels(level: float) -> float:
    return 20 * math.log10(level)


@pytest.mark.usefixtures("voices")
@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in Language for text in PHRASES[language]]
)
def test_every_voice_is_as_loud_as_the_other(language: Language, text: str, tmp_path: Path) -> None:
    file = spoken(text, language, tmp_path)
    with wave.open(str(file)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth()) == (1, 2)
        samples = array("h", wav.readframes(wav.getnframes()))
        seconds = wav.getnframes() / wav.getframerate()
    highest = max(map(abs, samples))
    assert loudness(read(file)) == pytest.approx(TARGET_LUFS, abs=1)
    assert decibels(highest / 32_768) <= CEILING_DBFS
    # Clipping is a flat top: the same highest value again and again.
    flat = sum(a == b and abs(a) == highest for a, b in pairwise(samples))
    assert flat < 5
    # Between a third and three times of what the pace of 130 to 150 words a minute leads one to
    # expect; a letter and a comma take their time too.
    expected = 0.3 + 0.08 * len(text)
    assert expected / 3 < seconds < expected * 3
    assert [path.name for path in tmp_path.iterdir()] == ["spoken.wav"]


@pytest.mark.usefixtures("voices")
def test_engines_leave_silence_and_it_goes(tmp_path: Path) -> None:
    sound = read(spoken("one", Language.EN, tmp_path))
    audible = trimmed(sound, 0, 0)
    assert sound.seconds - audible.seconds < 0.25


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("level", [0.003, 0.05, 1.0])
def test_loud_and_soft_recordings_meet(rate: int, level: float) -> None:
    """A tone of 1 kHz has no peaks that would have to be held back, so it is exact."""
    assert loudness(levelled(tone(1.0, level, rate))) == pytest.approx(TARGET_LUFS, abs=0.15)


def test_the_measure_is_that_of_the_standard() -> None:
    """BS.1770: a full-scale tone of 997 Hz in one channel measures -3.01 LUFS."""
    assert loudness(tone(2.0, 1.0, 48_000, hertz=997)) == pytest.approx(-3.01, abs=0.1)


@pytest.mark.parametrize("seconds", [0.02, 0.15, 0.39])
def test_a_short_sound_is_measured_without_the_silence_that_it_lacks(seconds: float) -> None:
    """Padded to 0.4 s, one of 0.15 s would be found 4 LU softer, and become that much too loud."""
    assert loudness(tone(seconds, 0.1)) == pytest.approx(loudness(tone(2.0, 0.1)), abs=0.5)


def test_sharp_peaks_are_held_back_and_the_rest_is_raised() -> None:
    """A soft murmur with one hard knock, as of a microphone that is put down."""
    samples = tone(3.0, 0.01).samples
    samples[48_000:48_050] = array("f", [0.9] * 50)
    found = levelled(Sound(samples, 48_000))
    assert decibels(found.highest) <= CEILING_DBFS
    assert loudness(found) == pytest.approx(TARGET_LUFS, abs=1)


def test_silence_is_not_raised() -> None:
    hiss = tone(1.0, 0.0002)
    with pytest.raises(Unhearable, match="silence"):
        levelled(hiss)


def test_a_chime_may_be_softer_than_the_voice() -> None:
    assert loudness(levelled(tone(1.0, 1.0), -19.0)) == pytest.approx(-19, abs=0.15)


def encoded(sound: Sound, file: Path, codec: str, channels: str = "mono") -> Path:
    """As an office's own program would save it."""
    with av.open(str(file), "w") as container:
        stream = container.add_stream(codec, rate=sound.rate, layout=channels)
        assert isinstance(stream, av.AudioStream)
        whole = av.AudioFrame(format="flt", layout="mono", samples=len(sound.samples))
        whole.sample_rate = sound.rate
        whole.planes[0].update(sound.samples.tobytes())
        to_encoder = av.AudioResampler(
            stream.format, stream.layout, sound.rate, stream.codec_context.frame_size or 1024
        )
        for frame in (*to_encoder.resample(whole), *to_encoder.resample(None)):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("clip.wav", "pcm_s16le"),
        ("clip24.wav", "pcm_s24le"),
        ("clip.mp3", "libmp3lame"),
        ("clip.m4a", "aac"),
        ("clip.ogg", "libopus"),
        ("clip.flac", "flac"),
    ],
)
@pytest.mark.parametrize("channels", ["mono", "stereo"])
def test_whatever_an_office_records_is_read(
    name: str, codec: str, channels: str, tmp_path: Path
) -> None:
    file = encoded(tone(1.0, 0.3), tmp_path / name, codec, channels)
    sound = read(file, 48_000)
    assert sound.seconds == pytest.approx(1.0, abs=0.1)
    assert decibels(sound.highest) == pytest.approx(decibels(0.3), abs=3.5)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cannot be read"),
        (b"this is no sound " * 500, "cannot be read"),
        (b"RIFF\xff\xff\xff\x7fWAVEfmt ", "cannot be read|no sound"),
        (None, "No such file"),
    ],
)
def test_what_cannot_be_read_says_so(content: bytes | None, why: str, tmp_path: Path) -> None:
    file = tmp_path / "clip.wav"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Unhearable, match=why):
        read(file)


def test_a_folder_is_no_sound(tmp_path: Path) -> None:
    with pytest.raises(Unhearable):
        read(tmp_path)


def test_digital_silence_is_no_sound(tmp_path: Path) -> None:
    write(Sound(array("f", bytes(4 * 48_000)), 48_000), tmp_path / "clip.wav")
    with pytest.raises(Unhearable, match="no sound in it"):
        read(tmp_path / "clip.wav")


def test_a_song_among_the_clips_is_refused(tmp_path: Path) -> None:
    write(tone(3.0, 0.3), tmp_path / "song.wav")
    with pytest.raises(Unhearable, match="longer than 2 s"):
        read(tmp_path / "song.wav", limit_s=2.0)


def test_silence_at_the_edges_goes_and_a_breath_of_it_stays() -> None:
    silence = Sound(array("f", bytes(4 * 24_000)), 48_000)
    padded = joined([(silence, 0.0), (tone(1.0, 0.3), 0.5)])
    assert padded.seconds == pytest.approx(2.0)
    assert trimmed(padded, 0.03, 0.2).seconds == pytest.approx(1.23, abs=0.011)
    assert trimmed(tone(1.0, 0.3), 0.03, 0.2).seconds == pytest.approx(1.0)


def test_sounds_of_two_rates_are_not_joined() -> None:
    with pytest.raises(ValueError, match="one rate"):
        joined([(tone(0.1, 0.3, 22_050), 0.0), (tone(0.1, 0.3, 48_000), 0.0)])


def test_a_file_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="full"):
        write(tone(0.1, 0.3), tmp_path / "clip.wav")
    assert not list(tmp_path.iterdir())
