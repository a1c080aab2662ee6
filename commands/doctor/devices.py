"""The printer, the voices and the loudspeaker of this machine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from commands.clips import needed, office_of_settings
from commands.doctor.findings import Finding, fault, ok, warning
from db.printing import PrinterFault, PrinterState
from db.trouble import Trouble
from kiosk.printer_status import NotPrinted
from kiosk.printers import default_folder, printer_of
from queueing.wording import Language
from shell.clips import LIMIT_S, ClipReport, check, folder_of
from shell.settings import OnePrinter, PrinterKind, Settings
from shell.sound_file import Unhearable, read
from shell.voices import Voice, choose

PATIENCE_S = 5.0
"""For a voice or sound driver; then its process is killed."""

SHOWN = 6
"""Clips that a finding names; there may be hundreds."""

_ROOT = Path(__file__).parents[2]


def printer_findings(settings: Settings) -> list[Finding]:
    """How the printers of the settings are now; nothing is printed."""
    first, second = settings.printer, settings.printer.fallback
    found = [_printer_finding("printer", first)]
    return found + ([_printer_finding("second printer", second)] if second else [])


def _printer_finding(area: str, settings: OnePrinter) -> Finding:
    where = f"{settings.kind} {settings.place or default_folder()}"
    try:
        status = printer_of(settings).status()
    except NotPrinted as trouble:
        return fault(area, f"{where}: {trouble.detail}", _MEND_PRINTER[trouble.fault])
    if status.fault is not None:
        said = NotPrinted(where, status.fault).detail
        return fault(area, f"{where}: {said}", _MEND_PRINTER[status.fault])
    if status.state is PrinterState.PAPER_LOW:
        return warning(area, f"{where}: the paper is running low", "Change the roll soon.")
    return ok(area, f"{where} {_WELL.get(settings.kind, 'answers and is ready')}")


_WELL = {
    PrinterKind.VIRTUAL: "can be written: pictures of tickets go there",
    PrinterKind.CUPS: "takes tickets; it does not say whether they come out",
    PrinterKind.WINDOWS: "takes tickets; it does not say whether they come out",
}
_MEND_PRINTER = {
    PrinterFault.UNREACHABLE: "Check that it is on, its cable, its address under [printer], and "
    "that this user may use it (on Debian, the groups lp and dialout; for USB also libusb).",
    PrinterFault.SILENT: "Switch it off and on. Check `kind` and, for a serial line, `baud`.",
    PrinterFault.GARBLED: "Check `kind`, address and `baud`: what answers there speaks no ESC/POS.",
    PrinterFault.DROPPED: "Check its cable.",
    PrinterFault.UNCONFIRMED: "Look whether its tickets come out.",
    PrinterFault.OFFLINE: "Press its button, or switch it off and on.",
    PrinterFault.COVER_OPEN: "Close the cover.",
    PrinterFault.PAPER_OUT: "Put in a new roll.",
    PrinterFault.CUTTER: "Open the cover and free the paper.",
    PrinterFault.ERROR: "Wait a moment; if it stays, switch it off and on.",
    PrinterFault.BROKEN: "It needs repair.",
    PrinterFault.SPOOLER: "Check the name under `queue`, and start the queue in the system.",
    PrinterFault.FOLDER: "Give this user the right to write there, or set `folder`.",
}


def voice_findings(settings: Settings) -> list[Finding]:
    """Whether this machine can speak both languages, and what the office recorded itself."""
    if not settings.voice.on:
        return [ok("voices", "switched off in the settings")]
    recorded = [*_clip_findings(settings), *_chime_findings(settings)]
    found, why = ask_driver("voices")
    if found is None:
        return [warning("voices", f"no voice: {why}", _voice_mend()), *recorded]
    spoken = [_voice_finding(_NAMES[language], str(language), found) for language in Language]
    return [*spoken, *recorded]


_NAMES = {Language.AR: "Arabic", Language.EN: "English"}


def _voice_finding(language: str, code: str, voices: list[Voice]) -> Finding:
    if voice := choose(voices, code):
        return ok("voices", f"{language}: {voice['name']}")
    return warning("voices", f"no voice for {language}; calls are shown and chimed", _voice_mend())


def _voice_mend() -> str:
    if sys.platform == "win32":
        return "Settings, Time & language, Speech, Add voices: Arabic and English."
    if sys.platform == "darwin":
        return "System Settings, Accessibility, Spoken Content: add Arabic and English voices."
    return "Install espeak-ng (Debian: apt install espeak-ng)."


def _clip_findings(settings: Settings) -> list[Finding]:
    folder = folder_of(settings.voice.clips)
    if folder is None:
        return []
    if not folder.is_dir():
        return [warning("clips", f"there is no folder {folder}", "Correct `clips` under [voice].")]
    try:
        office = office_of_settings(settings)
    except Trouble:  # Its own examination says so.
        return [warning("clips", "unknown without the office", "Mend the database first.")]
    return [
        _clip_finding(language, folder, check(folder, needed(office, language), language))
        for language in office.voice.languages
    ]


def _clip_finding(language: Language, folder: Path, report: ClipReport) -> Finding:
    if report.complete:
        return ok("clips", f"{_NAMES[language]}: all that this office needs")
    wrong = [part.clip for part in report.missing] + [file.name for file, _ in report.unreadable]
    shown = ", ".join(wrong[:SHOWN]) + (", …" if len(wrong) > SHOWN else "")
    return warning(
        "clips",
        f"{_NAMES[language]}: {len(report.missing)} missing, {len(report.unreadable)} damaged: "
        f"{shown}; calls that need them are spoken by the machine",
        f"`python main.py clips --check {folder}` lists them with the words to read out.",
    )


def _chime_findings(settings: Settings) -> list[Finding]:
    chime = settings.voice.chime
    if chime is None:
        return []
    try:
        read(chime, limit_s=LIMIT_S)
    except Unhearable as why:
        mend = "Correct `chime` under [voice], or leave it out."
        return [warning("chime", f"{chime}: {why}; the suite's own is played", mend)]
    return [ok("chime", str(chime))]


def sound_findings(settings: Settings) -> list[Finding]:
    """Where a chime or a voice would come out."""
    found, why = ask_driver("sound")
    mend = "Plug a loudspeaker in and choose it in the system's sound settings."
    if found is None:
        return [warning("sound", f"cannot be asked: {why}", mend)]
    if not found:
        return [warning("sound", "no sound output: calls are shown only", mend)]
    return [ok("sound", ", ".join(map(str, found)))]


def ask_driver(what: str, patience_s: float = PATIENCE_S) -> tuple[list[Any] | None, str]:
    """What the driver's own process says: its list, or None and why there is none."""
    try:
        child = subprocess.run(
            [sys.executable, "-m", "shell.sound_drivers", what],
            cwd=_ROOT,
            capture_output=True,
            timeout=patience_s,
            text=True,
            encoding="utf-8",
        )
    except subprocess.TimeoutExpired:
        return None, f"its driver did not answer within {patience_s:g} s"
    if child.returncode:
        lines = child.stderr.strip().splitlines()
        return None, lines[-1] if lines else f"its driver ended with {child.returncode}"
    answer: list[Any] = json.loads(child.stdout.splitlines()[-1])
    return answer, ""
