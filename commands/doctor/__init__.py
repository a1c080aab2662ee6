"""`doctor`: checks this machine for its part in the office, and says how to mend what is wrong."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from commands.doctor.bookings import booking_findings
from commands.doctor.console import console_findings
from commands.doctor.data import clock_findings, database_findings, library_findings
from commands.doctor.devices import printer_findings, sound_findings, voice_findings
from commands.doctor.findings import Finding, Grade
from commands.doctor.screen import font_findings, screen_findings
from shell.settings import Settings

__all__ = ["Finding", "Grade", "as_json", "examine", "tell", "worst"]

_EXAMINATIONS: dict[str, Callable[[Settings], list[Finding]]] = {
    "database": database_findings,
    "bookings": booking_findings,
    "clock": clock_findings,
    "screens": screen_findings,
    "fonts": font_findings,
    "printer": printer_findings,
    "voices": voice_findings,
    "sound": sound_findings,
    "console": console_findings,
    "libraries": library_findings,
}
_ORDER = (Grade.OK, Grade.WARNING, Grade.FAULT)
_COLOURS = {Grade.OK: "green", Grade.WARNING: "yellow", Grade.FAULT: "bold red"}


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Everything that was found, in a fixed order; nothing is printed, and the office unchanged.

    An examination that fails itself is a fault of its area, so that the others are still made.
    Takes some seconds: drivers that do not answer are given up after 5.
    """
    found: list[Finding] = []
    for area, look in _EXAMINATIONS.items():
        try:
            found += look(settings)
        except Exception as error:  # One broken driver must not hide what else is wrong.
            found.append(Finding(area, Grade.FAULT, f"{type(error).__name__}: {error}"))
    return tuple(found)


def worst(findings: Sequence[Finding]) -> Grade:
    """The gravest grade among them; OK for none."""
    return max((finding.grade for finding in findings), key=_ORDER.index, default=Grade.OK)


def as_json(findings: Sequence[Finding]) -> str:
    """One JSON object: the worst grade, and every finding."""
    whole = {"worst": worst(findings), "findings": [asdict(finding) for finding in findings]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def tell(findings: Sequence[Finding], console: Console | None = None) -> None:
    """Print the findings as people read them, and what to do about each."""
    table = Table("Area", "", "Found", box=None, padding=(0, 1))
    for finding in findings:
        mend = f"\n→ {escape(finding.mend)}" if finding.mend else ""
        colour = _COLOURS[finding.grade]
        table.add_row(
            finding.area, f"[{colour}]{finding.grade}[/]", f"{escape(finding.what)}{mend}"
        )
    (console or Console()).print(table)
