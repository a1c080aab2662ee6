"""Thermal printers that understand ESC/POS, through python-escpos."""

import os
import select
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from escpos.exceptions import Error as EscposError
from escpos.printer import File, Network, Usb
from PIL import Image
from PySide6.QtGui import QImage

from db.trouble import Trouble, TroubleKind
from kiosk.ticket_drawing import png_of
from shell.settings import ImageCommand, PrinterKind
from shell.settings import Printer as PrinterSettings

TIMEOUT_S = 2.0
"""A printer that says nothing for so long is at fault; visitors do not wait for longer."""

PRINTING_S = 8.0
"""The longest that a printer may take to print a ticket and answer behind it."""

_FRAGMENT_LINES = 256
"""Lines sent at once: a slow printer must take each piece within the time-out."""

_ASK = b"\x10\x04"
_PRINTER, _OFFLINE_CAUSE, _PAPER = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Link:
    """A connection to a printer, open for one ticket."""

    device: Any
    """python-escpos's printer."""
    read: Callable[[float], bytes]
    """What the printer answers within so many seconds; empty or an OSError for silence."""


class EscposPrinter:
    """A thermal printer that understands ESC/POS.

    The connection is opened and closed for every ticket, because long-lived ones jam. The printer
    is asked for its state before and after: one that does not answer, is out of paper or has its
    cover open is a `Trouble`, and never a ticket taken for printed.
    """

    def __init__(
        self,
        where: str,
        connect: Callable[[], Link],
        width_dots: int = 576,
        image_command: ImageCommand = ImageCommand.RASTER,
    ) -> None:
        """`where` is the printer as staff know it, for the words of a `Trouble`."""
        self._where = where
        self._connect = connect
        self._width = width_dots
        self._image_command = image_command

    @property
    def width_dots(self) -> int:
        return self._width

    def print(self, image: QImage, name: str) -> Path | None:
        try:
            self._print(image)
        except (OSError, EscposError, ImportError) as error:
            detail = str(error) or type(error).__name__
            raise Trouble(TroubleKind.PRINTER, self._where, detail) from error
        return None

    def _print(self, image: QImage) -> None:
        link = self._connect()
        try:
            self._require_ready(link, TIMEOUT_S)
            link.device.profile.profile_data = _with_width(
                link.device.profile.profile_data, self._width
            )
            link.device.image(
                Image.open(BytesIO(png_of(image))),
                impl=self._image_command.value,
                fragment_height=_FRAGMENT_LINES,
            )
            link.device.cut()
            self._require_ready(link, PRINTING_S)
        finally:
            link.device.close()

    def _require_ready(self, link: Link, patience_s: float) -> None:
        """Asks with DLE EOT, because the library takes silence for a full roll of paper."""
        for question in (_PRINTER, _OFFLINE_CAUSE, _PAPER):
            link.device._raw(_ASK + bytes([question]))
            if fault := _fault(question, link.read(patience_s)):
                raise Trouble(TroubleKind.PRINTER, self._where, fault)


def escpos_printer(settings: PrinterSettings) -> EscposPrinter:
    """The thermal printer that the settings name; nothing is opened yet."""
    width, command = settings.width_dots, settings.image_command
    if settings.kind is PrinterKind.NETWORK:
        host, port = settings.host or "", settings.port
        return EscposPrinter(f"{host}:{port}", lambda: _network(host, port), width, command)
    if settings.kind is PrinterKind.USB:
        vendor, product = settings.vendor or 0, settings.product or 0
        where = f"usb {vendor:04x}:{product:04x}"
        return EscposPrinter(where, lambda: _usb(vendor, product), width, command)
    path = settings.device or Path()
    return EscposPrinter(str(path), lambda: _device(path), width, command)


def _network(host: str, port: int) -> Link:
    device = Network(host, port, timeout=TIMEOUT_S)
    device.open()

    def read(patience_s: float) -> bytes:
        device.device.settimeout(patience_s)
        answer: bytes = device._read()
        device.device.settimeout(TIMEOUT_S)
        return answer

    return Link(device, read)


def _usb(vendor: int, product: int) -> Link:
    if not Usb.is_usable():
        raise OSError("the USB library (pyusb) is not installed")
    device = Usb(vendor, product, timeout=round(TIMEOUT_S * 1000))
    device.open()
    return Link(
        device, lambda patience_s: bytes(device.device.read(device.in_ep, 16, patience_s * 1000))
    )


def _device(path: Path) -> Link:
    device = File(str(path))
    device.open()
    return Link(device, lambda patience_s: _read_device(path, patience_s))


def _read_device(path: Path, patience_s: float) -> bytes:
    """One answer of a device file, which python-escpos opens for writing only."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        ready, _, _ = select.select([handle], [], [], patience_s)
        return os.read(handle, 1) if ready else b""
    finally:
        os.close(handle)


def _fault(question: int, answer: bytes) -> str:
    """What an answer to DLE EOT says is wrong; empty when all is well."""
    if not answer:
        return "no answer to a status request"
    status = answer[-1]
    if status & 0x93 != 0x12:
        return f"not an answer to a status request: {answer.hex()}"
    if question == _OFFLINE_CAUSE and status & 0x04:
        return "the cover is open"
    if question in (_OFFLINE_CAUSE, _PAPER) and status & (0x20 if question == 2 else 0x60):
        return "out of paper"
    if question == _OFFLINE_CAUSE and status & 0x40:
        return "the printer reports an error"
    return "offline" if question == _PRINTER and status & 0x08 else ""


def _with_width(profile: dict[str, Any], width: int) -> dict[str, Any]:
    """The profile with this head's width: some profiles declare none, some a wrong one."""
    return {**profile, "media": {**profile.get("media", {}), "width": {"pixels": width}}}
