"""The folder of what has been spoken before, so that it need not be made again."""

import hashlib
import json
import os
import platform
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from queueing.wording import Language
from shell.loudness import CEILING_DBFS, TARGET_LUFS

LIMIT_BYTES = 200_000_000
"""About 75 minutes of a voice, or 35 of an office's own clips."""

RATES = {Language.AR: 165, Language.EN: 150}
"""Words a minute, as engines count them. They begin at 175 to 200, the pace of a reader at home;
150 is that of an announcement, which is heard once, standing, in a hall. They count English words:
Arabic ones are longer, so that 165 comes to about a hundred of them."""

ABANDONED_S = 3_600
"""A file half made for so long was left by a process that was killed."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A file of the office's own, as it was when it was looked at, and the silence after it."""

    file: Path
    size: int
    changed_ns: int
    pause_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is made and kept as one sound file. `rate` is in words a minute.

    Of `recordings` it is joined, where there are any; else the voice speaks the text.
    """

    text: str
    language: str
    rate: int
    recordings: tuple[Recording, ...] = ()
    lufs: float = TARGET_LUFS

    @classmethod
    def spoken(cls, text: str, language: Language) -> "Phrase":
        """At the pace of an announcement."""
        return cls(text, str(language), RATES[language])


class Store:
    """Finds phrases by what they say, in what language, how fast, how loud, and by which engine
    or of which recordings: a clip that is recorded anew makes a new file.

    Several processes may share a folder. Any of its files may vanish at any time.
    """

    def __init__(self, folder: Path | None = None, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder = folder or user_cache_path("dawr", appauthor=False) / "speech"
        self.limit_bytes = limit_bytes

    def place(self, phrase: Phrase) -> Path:
        """Where the phrase is, or will be."""
        said = json.dumps([phrase.text, phrase.language, phrase.rate, *_sources(phrase)])
        return self.folder / f"{hashlib.sha256(said.encode()).hexdigest()[:40]}.wav"

    def find(self, phrase: Phrase) -> Path | None:
        """The phrase's file, marked as used just now; None when it must be made."""
        file = self.place(phrase)
        try:
            os.utime(file)
        except OSError:  # It is not there, or somebody else's, which can be played all the same.
            return file if os.access(file, os.R_OK) else None
        return file

    def forget(self, file: Path) -> None:
        """Delete a file that turned out to be damaged, so that it is made anew.

        What lies elsewhere, such as a chime, is not the store's to delete.
        """
        if file.parent == self.folder:
            with suppress(OSError):
                file.unlink()


def make_room(folder: Path, limit_bytes: int) -> None:
    """Delete what was not used for the longest time until the rest fits; the latest always stays.

    A file that cannot be deleted now (Windows, while it is played) stays for the next time.
    """
    files = sorted(_aged(folder), reverse=True)
    now, total = time.time(), 0
    for place, (used, size, file) in enumerate(files):
        total += size
        abandoned = file.suffix == ".part" and now - used > ABANDONED_S
        if abandoned or (place and total > limit_bytes):
            with suppress(OSError):
                file.unlink()


def _aged(folder: Path) -> list[tuple[float, int, Path]]:
    found = []
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.endswith((".wav", ".part")):
                with suppress(OSError):
                    known = entry.stat()
                    found.append((known.st_mtime, known.st_size, Path(entry.path)))
    return found


def _sources(phrase: Phrase) -> list[object]:
    level = [phrase.lufs, CEILING_DBFS]
    if not phrase.recordings:
        return [*level, *_engine()]
    return [*level, [(r.file.name, r.size, r.changed_ns, r.pause_s) for r in phrase.recordings]]


@cache
def _engine() -> tuple[str, ...]:
    """What else the sound depends on: the library, and the system, which brings the voices."""
    system = platform.uname()
    return (version("pyttsx3"), system.system, system.release, system.version)
