"""A call as the hall would hear it, in files: to judge a voice before visitors do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEventLoop

from commands.ticket import office_of_profile
from db.office import Office, Service
from db.trouble import Trouble, TroubleKind
from display.utterance import BETWEEN_LANGUAGES_MS
from queueing.wording import Clause, Language, Manner, say_counter, say_service, say_ticket
from shell.chime import CHIME
from shell.loudness import levelled
from shell.sound_file import Sound, joined, read, write
from shell.sound_making import SoundMaking
from shell.speech_store import Store

RATE = 48_000
"""Samples a second of what is written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; None where it says nothing."""

    number: str
    counter: int
    out: Path
    language: Language | None = None
    service: str | None = None
    profile: Path | None = None
    clips: Path | None = None
    """A set of recordings to be heard where it is complete."""


def say(asked: Asked, voice: Sequence[str] = ()) -> list[Path]:
    """Write one WAV file a language, and one of the whole: chime and all languages.

    The profile gives the name of the service, and how the office speaks; without one a call names
    no service, and is said as offices do that changed nothing. `voice` is a command to run instead
    of ours, for tests.

    Raises Trouble for what makes no sense, a language without a voice, and a folder that cannot be
    written; then nothing is written.
    """
    office = office_of_profile(asked.profile) if asked.profile else None
    calls = {language: _clauses(asked, office, language) for language in _languages(asked, office)}
    with TemporaryDirectory(prefix="dawr-say-") as folder:
        store = Store(Path(folder))
        files = _made([c for clauses in calls.values() for c in clauses], store, asked.clips, voice)
        sentences = {
            language: joined((read(files[clause], RATE), 0.0) for clause in clauses)
            for language, clauses in calls.items()
        }
    pauses = [0.0, *[BETWEEN_LANGUAGES_MS / 1000] * (len(sentences) - 1), 0.0]
    whole = joined(zip([read(CHIME, RATE), *sentences.values()], pauses, strict=True))
    name = f"{asked.number}_counter{asked.counter}"
    sounds = {f"{name}_{language}.wav": sound for language, sound in sentences.items()}
    return _written(asked.out, {**sounds, f"{name}.wav": whole})


def _languages(asked: Asked, office: Office | None) -> tuple[Language, ...]:
    if asked.language is not None:
        return (asked.language,)
    return (office.voice.languages if office else ()) or tuple(Language)


def _clauses(asked: Asked, office: Office | None, language: Language) -> list[Clause]:
    manner = office.voice.manner if office else Manner()
    try:
        ticket = say_ticket(asked.number, language, manner)
    except ValueError:
        raise _wrong("the number", f"'{asked.number}'", "one such as F012") from None
    try:
        counter = say_counter(asked.counter, language)
    except ValueError:
        raise _wrong("--counter", f"{asked.counter}", "a number from 1 to 999") from None
    service = _service(asked, office)
    named = [say_service(service.spoken, service.code, language)] if service else []
    return [ticket, *named, counter]


def _service(asked: Asked, office: Office | None) -> Service | None:
    """The one that was asked for, else that of the number's letters where the office names it."""
    if office is None:
        if asked.service:
            raise _wrong("--service", "it alone", "it with --profile, which knows its name")
        return None
    if not asked.service and not office.voice.names_service:
        return None
    by_code = {service.code: service for service in office.services.values()}
    code = asked.service or asked.number.rstrip("0123456789")
    if asked.service and code not in by_code:
        raise _wrong("--service", f"'{code}'", f"a service of the office: {', '.join(by_code)}")
    return by_code.get(code)


def _made(
    clauses: Sequence[Clause], store: Store, clips: Path | None, voice: Sequence[str]
) -> dict[Clause, Path]:
    """As the hall makes them, in the process that can be killed."""
    _application = QCoreApplication.instance() or QCoreApplication([])
    made: dict[Clause, Path] = {}
    whys: list[str] = []
    making, loop = SoundMaking(store, clips, voice=voice), QEventLoop()

    def on_made(clause: Clause, file: Path) -> None:
        made[clause] = file
        if len(made) == len(set(clauses)):
            loop.quit()

    def on_unmade(_clause: Clause, why: str) -> None:
        whys.append(why)
        loop.quit()

    making.made.connect(on_made)
    making.unmade.connect(on_unmade)
    making.want(clauses, urgent=True)
    loop.exec()
    making.close()
    if whys:
        where, _, why = whys[0].partition(": ")
        raise Trouble(TroubleKind.SOUND, where, f"{why}; nothing was written")
    return made


def _written(folder: Path, sounds: dict[str, Sound]) -> list[Path]:
    """All of them, or none."""
    files: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, sound in sounds.items():
            write(levelled(sound), folder / name)
            files.append(folder / name)
    except OSError as error:
        _remove(files)
        reason = error.strerror or type(error).__name__
        raise _wrong("--out", f"{folder} ({reason})", "a folder that can be written") from error
    return files


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _wrong(where: str, found: str, accepted: str) -> Trouble:
    return Trouble(TroubleKind.SETTINGS, where, f"found {found}, accepted: {accepted}")
