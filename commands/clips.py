"""The recordings that an office needs to be heard with a voice of its own."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands.ticket import office_of_profile
from db.engine import Database, utc_now
from db.office import Office, office_id
from db.trouble import Trouble, TroubleKind
from db.views import Views
from queueing.number_words import Part
from queueing.wording import Language, clips_needed
from shell.clips import KINDS, check
from shell.settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; None where it says nothing."""

    profile: Path | None = None
    language: Language | None = None
    folder: Path | None = None
    """The set to be checked."""
    table: bool = False
    """Whether to list what is needed, also beside a check."""


@dataclass(frozen=True, slots=True)
class Told:
    """Lines to print, and whether every call can be played of the set that was checked."""

    lines: tuple[str, ...]
    complete: bool = True


def clips(asked: Asked, settings: Settings) -> Told:
    """List what the office has to record, or compare a folder with it, or both.

    The office is that of the profile, else that of the settings' database. Raises Trouble where
    neither can be read, or the folder is not there.
    """
    office = office_of_profile(asked.profile) if asked.profile else office_of_settings(settings)
    languages = (asked.language,) if asked.language else office.voice.languages or tuple(Language)
    lines = list(_table(office, languages)) if asked.table or asked.folder is None else []
    if asked.folder is None:
        return Told(tuple(lines))
    if not asked.folder.is_dir():
        accepted = "a folder with ar and en in it"
        found = f"found '{asked.folder}', accepted: {accepted}"
        raise Trouble(TroubleKind.SETTINGS, "--check", found)
    complete = True
    for language in languages:
        parts = needed(office, language)
        report = check(asked.folder, parts, language)
        complete = complete and report.complete
        lines += [f"{language}  missing     {part.clip}: {part.text}" for part in report.missing]
        lines += [f"{language}  damaged     {file.name}: {why}" for file, why in report.unreadable]
        lines += [f"{language}  not needed  {file.name}" for file in report.unneeded]
        there = len(parts) - len(report.missing) - len(report.unreadable)
        lines.append(f"{language}  {there} of {len(parts)} clips are there")
    return Told(tuple(lines), complete)


def needed(office: Office, language: Language) -> tuple[Part, ...]:
    """Every part of every call that this office can make."""
    services = office.services.values()
    return clips_needed(
        dict.fromkeys(letter for service in services for letter in service.code),
        [counter.number for counter in office.counters.values()],
        {s.code: s.spoken for s in services} if office.voice.names_service else {},
        language,
        office.voice.manner,
        max((service.number_to for service in services), default=1),
    )


def _table(office: Office, languages: Sequence[Language]) -> Iterator[str]:
    """A line each, for a spreadsheet: where the file goes, and what is read out for it."""
    yield _csv("file", "words")
    for language in languages:
        for part in needed(office, language):
            yield _csv(f"{language}/{part.clip}{KINDS[0]}", part.text)


def _csv(*cells: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def office_of_settings(settings: Settings) -> Office:
    """The office of the settings' database. Raises Trouble as opening it does."""
    database = Database.open(settings.database)
    try:
        return Views(database, office_id(database, settings.office), utc_now).office()
    finally:
        database.close()
