"""The voice: makes one sound file a request. Run by `shell.speech_making` as `python -m`.

A request names the `file` to make, its `lufs`, the `limit` of its folder in bytes, and either
`recordings`, each with its path and the seconds of silence after it, or `text`, `language` ("ar"
or "en") and `rate` in words a minute. The answer holds `missing` (the language without a voice),
`damaged` (the recording that cannot be used) with a `trouble`, or a `trouble` alone (what went
wrong) unless the file is there, whole.
"""

import os
import queue
from pathlib import Path
from typing import Any

from shell.clips import LIMIT_S
from shell.helper_side import Request, listen, take_over_output
from shell.loudness import levelled
from shell.sound_file import Sound, Unhearable, joined, read, trimmed, write
from shell.speech_store import make_room
from shell.voices import Voice, choose, installed

BEFORE_S = 0.02
AFTER_S = 0.2
"""Of the silence around a spoken text. Engines leave half a second behind it, which makes a call of
four clauses as much as two seconds longer."""

CLIP_RATE = 48_000
"""Samples a second of what is joined: what loudspeakers take, and phones record."""

CLIP_EDGE_S = 0.03
"""Of the silence around a clip: words that follow each other are said in one breath."""

_voices: list[Voice] = []


class NoVoice(Exception):
    """This machine has no voice for the language."""


class Damaged(Exception):
    """A recording that cannot be used."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(why)
        self.file = file


def main() -> None:
    answer = take_over_output()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    listen(requests.put)
    while True:
        request = requests.get()
        answer(request, _perform(request))
        make_room(Path(request["file"]).parent, request["limit"])


def _perform(request: Request) -> dict[str, Any]:
    try:
        make(request)
    except NoVoice:
        return {"missing": request["language"]}
    except Damaged as damage:
        return {"damaged": damage.file, "trouble": str(damage)}
    except Exception as error:  # Drivers fail in ways of their own; the screen must hear of each.
        return {"trouble": f"{type(error).__name__}: {error}"}
    return {}


def make(request: Request) -> None:
    """Make the file, which appears whole or not at all.

    Raises NoVoice, Damaged, or whatever the driver or the disk brings forth.
    """
    file = Path(request["file"])
    file.parent.mkdir(parents=True, exist_ok=True)
    if recordings := request["recordings"]:
        sound = joined((_clip(path), pause_s) for path, pause_s in recordings)
    else:
        sound = _spoken(request["text"], request["language"], request["rate"], file)
    write(levelled(sound, request["lufs"]), file)


def _clip(path: str) -> Sound:
    try:
        return trimmed(read(Path(path), CLIP_RATE, LIMIT_S), CLIP_EDGE_S, CLIP_EDGE_S)
    except Unhearable as why:
        raise Damaged(path, str(why)) from why


def _spoken(text: str, language: str, rate: int, file: Path) -> Sound:
    raw = file.with_name(f"{file.stem}.{os.getpid()}.raw.part")
    try:
        _speak(text, language, rate, raw)
        return trimmed(read(raw), BEFORE_S, AFTER_S)
    except Unhearable as why:
        # pyttsx3 drops what its driver complains about.
        raise RuntimeError(f"the engine made no sound, the disk may be full: {why}") from why
    finally:
        raw.unlink(missing_ok=True)


def _speak(text: str, language: str, rate: int, raw: Path) -> None:
    from pyttsx3.engine import Engine

    # A new engine each time: the drivers of Windows and macOS hang or cut short on their second
    # run. The one before must be gone by now, because espeak's takes the next one's ear with it.
    engine = Engine()
    complaints: list[Exception] = []
    engine.connect("error", lambda name, exception: complaints.append(exception))
    engine.proxy.setBusy(False)  # or voice and rate would only join the queue
    engine.setProperty("voice", _voice_for(engine, language)["id"])
    engine.setProperty("rate", rate)
    engine.proxy.setBusy(True)
    _settle(engine)
    engine.save_to_file(text, str(raw))
    engine.runAndWait()
    _settle(engine)
    if complaints:
        raise complaints[0]


def _settle(engine: Any) -> None:
    """Wait until espeak has done what it was told, which it does on a thread of its own.

    `runAndWait` drops the rate if that is not set yet, and gives the file ten milliseconds.
    """
    if engine.driver_name == "espeak":
        from pyttsx3.drivers import _espeak

        _espeak.Synchronize()


def _voice_for(engine: Any, language: str) -> Voice:
    if not _voices:
        _voices.extend(installed(engine))
    voice = choose(_voices, language)
    if voice is None:
        raise NoVoice(language)
    return voice


if __name__ == "__main__":
    main()
