"""Where a drawn ticket goes: a folder of pictures, a thermal printer, or a queue of the system."""

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from platformdirs import user_data_path
from PySide6.QtGui import QImage

from db.printing import PrinterFault
from kiosk.printer_status import NotPrinted, PrinterStatus
from kiosk.ticket_drawing import png_of
from shell.settings import OnePrinter, PrinterKind


class Printer(Protocol):
    """Puts one ticket on paper, or says why it could not."""

    @property
    def width_dots(self) -> int: ...

    def print(self, image: QImage, name: str) -> Path | None:
        """Prints `image`, a 1-bit picture `width_dots` wide, once; `name` is its number.

        Returns the file of a virtual printer, None for paper. Raises `NotPrinted`, which says
        whether something may have come out all the same. May block for some seconds: call it on
        the printer's worker.
        """
        ...

    def status(self) -> PrinterStatus:
        """How the printer is; nothing is printed. Raises `NotPrinted` when it cannot be asked.

        May block for some seconds.
        """
        ...


class VirtualPrinter:
    """Writes each ticket as a PNG named by number and time; the newest is never half written."""

    def __init__(
        self, folder: Path, width_dots: int = 576, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        self._folder = folder
        self._width = width_dots
        self._clock = clock

    @property
    def width_dots(self) -> int:
        return self._width

    def print(self, image: QImage, name: str) -> Path | None:
        safe = re.sub(r"[^\w-]", "_", name)
        target = self._folder / f"{safe}-{self._clock():%Y%m%d-%H%M%S-%f}.png"
        part = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(png_of(image))
            os.replace(part, target)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise self._trouble(str(error)) from error
        return target

    def status(self) -> PrinterStatus:
        """Whether the folder, or the nearest one above it that exists, can be written."""
        there = next(p for p in (self._folder, *self._folder.absolute().parents) if p.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            raise self._trouble(str(error)) from error
        return PrinterStatus()

    def _trouble(self, detail: str) -> NotPrinted:
        return NotPrinted(str(self._folder), PrinterFault.FOLDER, detail)


def printer_of(settings: OnePrinter) -> Printer:
    """The printer that the settings of this machine name; nothing is opened yet."""
    if settings.kind is PrinterKind.VIRTUAL:
        return VirtualPrinter(settings.folder or default_folder(), settings.width_dots)
    # Their library takes a while to load.
    if settings.kind in (PrinterKind.CUPS, PrinterKind.WINDOWS):
        from kiosk.spooled_printer import spooled_printer

        return spooled_printer(settings)
    from kiosk.escpos_printer import escpos_printer

    return escpos_printer(settings)


def default_folder() -> Path:
    """Where the virtual printer writes when the settings name no folder."""
    return user_data_path("dawr", appauthor=False) / "tickets"
