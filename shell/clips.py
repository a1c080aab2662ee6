"""What an office has recorded with a voice of its own, to be heard instead of the machine's.

A set of clips is a folder with `ar` and `en` in it; each holds one file for each of the parts that
its clauses are made of, named as the part's clip, such as `ar/and_number_20.mp3`.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from queueing.number_words import Part
from queueing.wording import Clause, Language
from shell.loudness import SILENCE_LUFS, loudness
from shell.sound_file import Unhearable, read
from shell.speech_store import Recording

KINDS = (".wav", ".flac", ".m4a", ".mp3", ".ogg")
"""Where there are several of one name, the first of these is taken."""

LIMIT_S = 60.0
"""No part of a call takes so long; a file that does is something else."""

JOINT_S = 0.04
"""Between two words that are said in one breath."""

PAUSE_S = 0.25
"""Where the text has a comma."""

_COMMAS = ",،"


OWN = Path(__file__).resolve().parents[1] / "assets" / "voice"
"""Where recordings are looked for when the settings name no folder."""


def folder_of(named: Path | None) -> Path | None:
    """The folder of the office's clips: the one that is named, else ours once there is a language
    in it; None where nothing is recorded."""
    if named is None and any((OWN / language).is_dir() for language in Language):
        return OWN
    return named


class Clips:
    """The recordings of one folder, as they were when last looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[tuple[str, str], Recording] = {}
        self.look()

    def look(self) -> None:
        """Notice what was added, recorded anew, or taken away."""
        self._found = {
            (str(language), name): recording
            for language in Language
            for name, recording in _recordings(self._folder / language).items()
        }

    def of(self, clause: Clause) -> tuple[Recording, ...]:
        """What the clause is joined of; nothing at all where one of its clips is missing: a voice
        that changes within a sentence is harder to follow than the machine's."""
        language = str(clause.language)
        found = [self._found.get((language, part.clip)) for part in clause.parts]
        return tuple(
            Recording(one.file, one.size, one.changed_ns, pause_s)
            for one, pause_s in zip(found, _pauses(clause), strict=True)
            if one is not None and None not in found
        )


@dataclass(frozen=True, slots=True)
class ClipReport:
    """How complete a set is in one language."""

    missing: tuple[Part, ...]
    """To be recorded, each with the words to read out."""
    unreadable: tuple[tuple[Path, str], ...]
    """What cannot be played, and why; their calls are spoken by the machine."""
    unneeded: tuple[Path, ...]
    """What no call of this office uses: a name written wrongly, or a counter that is gone."""

    @property
    def complete(self) -> bool:
        return not self.missing and not self.unreadable


def check(folder: Path, needed: Sequence[Part], language: Language) -> ClipReport:
    """Compare the language's part of a set with what an office needs, and listen to every file."""
    place = folder / language
    found = _recordings(place)
    names = {part.clip for part in needed}
    taken = {found[name].file for name in names if name in found}
    faults = [(file, why) for file in sorted(taken) if (why := _fault(file))]
    return ClipReport(
        missing=tuple(dict.fromkeys(part for part in needed if part.clip not in found)),
        unreadable=tuple(faults),
        unneeded=tuple(file for file in _files(place) if file not in taken),
    )


def _fault(file: Path) -> str:
    try:
        silent = loudness(read(file, limit_s=LIMIT_S)) < SILENCE_LUFS
    except Unhearable as why:
        return str(why)
    return "there is only silence in it" if silent else ""


def _recordings(place: Path) -> dict[str, Recording]:
    found: dict[str, Recording] = {}
    fitting = [file for file in _files(place) if file.suffix.lower() in KINDS]
    for file in sorted(fitting, key=lambda file: KINDS.index(file.suffix.lower())):
        with suppress(OSError):
            known = file.stat()
            found.setdefault(file.stem, Recording(file, known.st_size, known.st_mtime_ns))
    return found


def _files(place: Path) -> list[Path]:
    """In order of their names; without those that systems hide."""
    with suppress(OSError):
        entries = [Path(entry.path) for entry in os.scandir(place) if entry.is_file()]
        return sorted(file for file in entries if not file.name.startswith("."))
    return []


def _pauses(clause: Clause) -> list[float]:
    """Seconds of silence after each part, the last excluded."""
    pauses: list[float] = []
    rest = clause.text
    for part in clause.parts:
        before, _, rest = rest.partition(part.text)
        pauses.append(PAUSE_S if any(comma in before for comma in _COMMAS) else JOINT_S)
    return [*pauses[1:], 0.0]
