"""The voice: makes one sound file a request. Run by `shell.speech` as `python -m`.

A request names `text`, `language` ("ar" or "en"), `rate` in words a minute, the `file` to make
and the `limit` of its folder in bytes. The answer holds `missing` (the language without a voice)
or `trouble` (what went wrong) unless the file is there, whole.
"""

import os
import queue
from pathlib import Path
from typing import Any

from shell.helper_side import Request, listen, take_over_output
from shell.speech_store import make_room
from shell.voices import Voice, choose, installed

HEADER_BYTES = 1_000
"""A file that is smaller holds no sound: pyttsx3 drops what its driver complains about."""

_voices: list[Voice] = []


class NoVoice(Exception):
    """This machine has no voice for the language."""


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
        make(request["text"], request["language"], request["rate"], Path(request["file"]))
    except NoVoice:
        return {"missing": request["language"]}
    except Exception as error:  # Drivers fail in ways of their own; the screen must hear of each.
        return {"trouble": f"{type(error).__name__}: {error}"}
    return {}


def make(text: str, language: str, rate: int, file: Path) -> None:
    """Speak into `file`, which appears whole or not at all.

    Raises NoVoice, or whatever the driver or the disk brings forth.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.stem}.{os.getpid()}.part")
    try:
        _speak(text, language, rate, part)
        if part.stat().st_size < HEADER_BYTES:
            raise RuntimeError("the engine made no sound; the disk may be full")
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)


def _speak(text: str, language: str, rate: int, part: Path) -> None:
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
    engine.save_to_file(text, str(part))
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
