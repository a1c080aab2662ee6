"""What an examination of this machine finds."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    OK = "ok"
    WARNING = "warning"
    """The office works, but less well than it could."""
    FAULT = "fault"
    """Something that this machine is for does not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `mend` says what to do; it is empty where all is well."""

    area: str
    grade: Grade
    what: str
    mend: str = ""


def ok(area: str, what: str) -> Finding:
    return Finding(area, Grade.OK, what)


def warning(area: str, what: str, mend: str) -> Finding:
    return Finding(area, Grade.WARNING, what, mend)


def fault(area: str, what: str, mend: str) -> Finding:
    return Finding(area, Grade.FAULT, what, mend)
