"""The printer, the voices and the loudspeaker of this machine."""

import importlib
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from commands.doctor.findings import Finding, fault, ok, warning
from kiosk.printers import default_folder
from shell.settings import Printer, PrinterKind, Settings
from shell.voices import Voice, choose

PATIENCE_S = 5.0
"""For a voice or sound driver; then its process is killed."""

PRINTER_PATIENCE_S = 2.0
ASK_STATUS = b"\x10\x04\x01"
"""DLE EOT 1: the printer tells how it is."""

OFFLINE_BIT = 0x08

_ROOT = Path(__file__).parents[2]


def printer_findings(settings: Settings) -> list[Finding]:
    """Whether the printer of the settings can be reached now; nothing is printed."""
    printer = settings.printer
    if printer.kind is PrinterKind.VIRTUAL:
        return [_folder_finding(printer.folder or default_folder())]
    if printer.kind is PrinterKind.NETWORK:
        return [_network_finding(printer.host or "", printer.port)]
    if printer.kind is PrinterKind.DEVICE:
        return [_device_finding(printer.device or Path())]
    return [_usb_finding(printer)]


def _folder_finding(folder: Path) -> Finding:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        mend = "Give this user the right to write there, or set `folder` under [printer]."
        return fault("printer", f"the virtual printer cannot write in {folder}: {error}", mend)
    return ok("printer", f"virtual: pictures of tickets go to {folder}")


def _network_finding(host: str, port: int) -> Finding:
    where, mend = f"{host}:{port}", "Check that it is on, its cable, and the address."
    try:
        with socket.create_connection((host, port), timeout=PRINTER_PATIENCE_S) as link:
            link.settimeout(PRINTER_PATIENCE_S)
            link.sendall(ASK_STATUS)
            answer = link.recv(16)
    except TimeoutError:
        return fault("printer", f"{where} says nothing when it is asked how it is", mend)
    except OSError as error:
        return fault("printer", f"{where} cannot be reached: {error}", mend)
    if not answer:
        return fault("printer", f"{where} hung up when it was asked how it is", mend)
    if answer[0] & OFFLINE_BIT:
        return fault("printer", f"{where} is not ready", "Check paper and cover.")
    return ok("printer", f"{where} answers and is ready")


def _device_finding(device: Path) -> Finding:
    if not device.exists():
        return fault("printer", f"{device} is not there", "Plug the printer in and switch it on.")
    if not os.access(device, os.R_OK | os.W_OK):
        mend = "Add this user to the group that owns it (on Debian: lp)."
        return fault("printer", f"{device} may not be used by this user", mend)
    return ok("printer", f"{device} is there")


def _usb_finding(printer: Printer) -> Finding:
    vendor, product = printer.vendor or 0, printer.product or 0
    where = f"USB {vendor:04x}:{product:04x}"
    try:
        device = importlib.import_module("usb.core").find(idVendor=vendor, idProduct=product)
    except Exception as error:  # The USB library has errors of many kinds for a missing driver.
        return fault("printer", f"{where} cannot be looked for: {error}", "Install libusb.")
    if device is None:
        return fault("printer", f"{where} is not there", "Plug the printer in and switch it on.")
    return ok("printer", f"{where} is there")


def voice_findings(settings: Settings) -> list[Finding]:
    """Whether this machine can speak both languages."""
    if not settings.voice:
        return [ok("voices", "switched off in the settings")]
    found, why = ask_driver("voices")
    if found is None:
        return [warning("voices", f"no voice: {why}", _voice_mend())]
    return [_voice_finding("Arabic", "ar", found), _voice_finding("English", "en", found)]


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
