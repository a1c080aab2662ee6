"""Printers behind a queue of the operating system, which alone speaks to them: CUPS, Windows.

Nothing comes back from such a printer. "Printed" means here: the queue had taken the ticket and,
when it was asked, held it no more and complained of nothing. That is less than the paper: a queue
that throws a ticket away without a word is believed. A ticket that the queue still holds after
`Patience.printing_s` is cancelled and counts as not confirmed, so that it does not come out later.

python-escpos makes the commands and, on Windows, hands them over. Its class for CUPS needs pycups,
which has to be compiled; its class for `lp` waits without an end and takes a refusal for success.
So `lp` is run here.
"""

import importlib
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from escpos.exceptions import Error as EscposError
from escpos.printer import Win32Raw
from PySide6.QtGui import QImage

from db.printing import PrinterFault
from kiosk.escpos_printer import Patience, ticket_bytes
from kiosk.printer_status import NotPrinted, PrinterStatus, Roll
from shell.settings import ImageCommand, OnePrinter, PrinterKind

_LOOK_AGAIN_S = 0.1
"""Between two questions whether a queue still holds the ticket."""

_FAULTS = {
    PrinterFault.COVER_OPEN: ("cover-open", "door-open"),
    PrinterFault.PAPER_OUT: ("media-empty", "media-needed"),
    PrinterFault.OFFLINE: ("offline", "timed-out", "shutdown"),
    PrinterFault.ERROR: ("media-jam", "other-error"),
    PrinterFault.SPOOLER: ("paused", "stopped"),
}
"""The reasons of RFC 8011, section 5.4.12, as `lpstat -l -p` lists them."""


class Queue(Protocol):
    """One queue of the operating system."""

    @property
    def name(self) -> str: ...

    def status(self) -> PrinterStatus:
        """What the queue knows of its printer. Raises `NotPrinted` when it takes no tickets."""
        ...

    def hand_over(self, data: bytes, title: str) -> str:
        """Gives the queue a job, and its id. Raises `NotPrinted` when it is refused."""
        ...

    def holds(self, job: str) -> bool: ...

    def cancel(self, job: str) -> None:
        """Takes a job back, as far as it has not gone out; never raises."""
        ...


class SpooledPrinter:
    """A printer that the operating system prints on."""

    def __init__(
        self,
        queue: Queue,
        width_dots: int = 576,
        image_command: ImageCommand = ImageCommand.RASTER,
        patience: Patience | None = None,
    ) -> None:
        self._queue = queue
        self._width = width_dots
        self._image_command = image_command
        self._patience = patience or Patience()

    @property
    def width_dots(self) -> int:
        return self._width

    def status(self) -> PrinterStatus:
        return self._queue.status()

    def print(self, image: QImage, name: str) -> Path | None:
        data = ticket_bytes(image, self._width, self._image_command)
        if fault := self._queue.status().fault:
            raise NotPrinted(self._queue.name, fault)
        job = self._queue.hand_over(data, f"ticket {name}")
        if not self._let_go(job):
            self._queue.cancel(job)
            raise NotPrinted(self._queue.name, self._why_held(), on_paper=True)
        return None

    def _let_go(self, job: str) -> bool:
        over = time.monotonic() + self._patience.printing_s
        while self._holds(job):
            if time.monotonic() >= over:
                return False
            time.sleep(min(_LOOK_AGAIN_S, self._patience.printing_s))
        return True

    def _holds(self, job: str) -> bool:
        try:
            return self._queue.holds(job)
        except NotPrinted as trouble:
            # The ticket is on its way, whatever keeps the queue from answering now.
            raise NotPrinted(
                trouble.where, trouble.fault, trouble.detail, on_paper=True
            ) from trouble

    def _why_held(self) -> PrinterFault:
        try:
            return self._queue.status().fault or PrinterFault.SPOOLER
        except NotPrinted as trouble:
            return trouble.fault


class CupsQueue:
    """A queue of CUPS, by the commands that every system with CUPS has."""

    def __init__(self, name: str, patience: Patience | None = None) -> None:
        self._name = name
        self._patience = patience or Patience()

    @property
    def name(self) -> str:
        return self._name

    def status(self) -> PrinterStatus:
        said = self._run("lpstat", "-l", "-p", self._name).lower()
        first, *rest = said.splitlines() or [""]
        alerts = " ".join(line for line in rest if "alerts:" in line)
        fault = next((f for f, words in _FAULTS.items() if any(w in alerts for w in words)), None)
        if " disabled " in f"{first} ":
            raise NotPrinted(self._name, fault or PrinterFault.SPOOLER, "its queue is stopped")
        if fault is not None:
            raise NotPrinted(self._name, fault)
        return PrinterStatus(paper=Roll.LOW if "media-low" in alerts else Roll.ENOUGH)

    def hand_over(self, data: bytes, title: str) -> str:
        said = self._run("lp", "-d", self._name, "-t", title, "-o", "raw", given=data)
        found = re.search(rf"\b({re.escape(self._name)}-\d+)\b", said)
        if found is None:
            # It took the ticket, so that it may come out; but nobody can ask for it.
            raise NotPrinted(self._name, PrinterFault.UNCONFIRMED, said.strip(), on_paper=True)
        return found[1]

    def holds(self, job: str) -> bool:
        return job in self._run("lpstat", "-W", "not-completed", "-o", self._name).split()

    def cancel(self, job: str) -> None:
        # It may have gone out meanwhile, or nobody answers: staff are told either way.
        with suppress(NotPrinted):
            self._run("cancel", job)

    def _run(self, *words: str, given: bytes = b"") -> str:
        try:
            done = subprocess.run(
                words,
                input=given,
                capture_output=True,
                timeout=self._patience.answer_s,
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired as error:
            said = f"{words[0]} does not answer"
            raise NotPrinted(self._name, PrinterFault.SILENT, said, on_paper=bool(given)) from error
        except OSError as error:
            raise NotPrinted(self._name, PrinterFault.UNREACHABLE, str(error)) from error
        if done.returncode:
            told = done.stderr.decode(errors="replace").strip()
            raise NotPrinted(self._name, PrinterFault.SPOOLER, told)
        return done.stdout.decode(errors="replace")


_PAUSED, _WORKS_OFFLINE, _DELETE_JOB = 0x1, 0x400, 5
_STATUS_FAULTS = {
    PrinterFault.COVER_OPEN: 0x400000,
    PrinterFault.PAPER_OUT: 0x10 | 0x40,
    PrinterFault.OFFLINE: 0x80 | 0x1000,
    PrinterFault.ERROR: 0x2 | 0x8 | 0x100000,
    PrinterFault.SPOOLER: _PAUSED,
}
"""PRINTER_STATUS_* of winspool.h. Most drivers of ticket printers set none but "offline"."""
_JOB_IS_OUT = 0x80 | 0x100 | 0x1000
"""JOB_STATUS_PRINTED, DELETED, COMPLETE."""


class WindowsQueue:
    """A queue of the Windows spooler. Its calls know no time-out; they answer from this machine."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def status(self) -> PrinterStatus:
        with self._handle() as (spooler, handle):
            told = spooler.GetPrinter(handle, 2)
        if told["Attributes"] & _WORKS_OFFLINE:
            return PrinterStatus(online=False)
        for fault, bits in _STATUS_FAULTS.items():
            if told["Status"] & bits:
                raise NotPrinted(self._name, fault)
        return PrinterStatus()

    def hand_over(self, data: bytes, title: str) -> str:
        with self._spooler():
            device = Win32Raw(self._name)
            device.open(title)
            job = str(device.current_job)
            try:
                device._raw(data)
                device.close()
            except (self._error(), EscposError, RuntimeError) as error:
                # The document has begun, so that a part of it may come out.
                said = str(error)
                raise NotPrinted(self._name, PrinterFault.SPOOLER, said, on_paper=True) from error
            return job

    def holds(self, job: str) -> bool:
        with self._handle() as (spooler, handle):
            try:
                status = spooler.GetJob(handle, int(job), 1)["Status"]
            except self._error():
                return False  # It has gone out, and the spooler knows it no more.
            return not status & _JOB_IS_OUT

    def cancel(self, job: str) -> None:
        with suppress(NotPrinted), self._handle() as (spooler, handle):
            spooler.SetJob(handle, int(job), 0, None, _DELETE_JOB)

    @contextmanager
    def _handle(self) -> Iterator[tuple[Any, Any]]:
        with self._spooler() as spooler:
            handle = spooler.OpenPrinter(self._name)
            try:
                yield spooler, handle
            finally:
                spooler.ClosePrinter(handle)

    @contextmanager
    def _spooler(self) -> Iterator[Any]:
        try:
            spooler = importlib.import_module("win32print")
        except ImportError as error:
            said = "printing by the Windows spooler needs Windows"
            raise NotPrinted(self._name, PrinterFault.UNREACHABLE, said) from error
        try:
            yield spooler
        except (self._error(), EscposError, RuntimeError) as error:
            raise NotPrinted(self._name, PrinterFault.SPOOLER, str(error)) from error

    def _error(self) -> type[Exception]:
        error: type[Exception] = importlib.import_module("pywintypes").error
        return error


def spooled_printer(settings: OnePrinter) -> SpooledPrinter:
    """The printer behind the queue that the settings name."""
    name = settings.queue or ""
    queue = CupsQueue(name) if settings.kind is PrinterKind.CUPS else WindowsQueue(name)
    return SpooledPrinter(queue, settings.width_dots, settings.image_command)
