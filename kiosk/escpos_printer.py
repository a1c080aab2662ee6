"""Thermal printers that understand ESC/POS and answer: network, USB, serial line, device file.

python-escpos opens the connection and makes the commands; what is asked, awaited and believed is
decided here, because the library takes silence for a full roll of paper.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from escpos.exceptions import Error as EscposError
from escpos.printer import Dummy
from PIL import Image
from PySide6.QtGui import QImage

from db.printing import PrinterFault
from kiosk.printer_links import Link, device_link, network_link, serial_link, usb_link
from kiosk.printer_status import (
    ASK,
    ASK_IN_TURN,
    ERROR_CAUSE,
    OFFLINE_CAUSE,
    PAPER,
    PRINTER,
    Answer,
    AnswerKind,
    AnswerReader,
    NotPrinted,
    PrinterStatus,
    has_error,
    status_of,
)
from kiosk.ticket_drawing import png_of
from shell.settings import ImageCommand, OnePrinter, PrinterKind

_CANNOT_CONNECT = (OSError, EscposError, ImportError, RuntimeError, ValueError)
"""What the library and the drivers below it raise where no printer, driver or right is there."""

_FRAGMENT_LINES = 120
"""Lines of one picture command. Whole columns of 24 dots, else those below would leave a gap."""
_SLICE = 1024
"""Bytes sent at once: a slow line must take each within the time-out, a picture takes longer."""

_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8, "Clear buffer(s)". Printers that do not know it ignore these control characters."""
_INITIALIZE = b"\x1b@"
_NO_REPORTS = b"\x1da\x00"
_CUT = b"\x1dV\x42\x00"
_SPOKEN = re.compile(rb"\x10(?=\x04[\x01-\x08]|\x05[\x00-\x02]|\x14[\x01-\x08])")
"""How DLE EOT, DLE ENQ and DLE DC4 begin. Thin strokes sent as columns do look like it."""
_MOST_READS = 64
"""Of what came unasked, before a question: a line that never falls quiet must not hold us."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a printer may take, in seconds."""

    answer_s: float = 2.0
    """To answer a question, or to take a slice of the ticket: visitors do not wait for longer."""
    printing_s: float = 8.0
    """To print a whole ticket, after it was sent."""


def ticket_bytes(image: QImage, width_dots: int, command: ImageCommand) -> bytes:
    """The ticket as commands: the picture, a feed and the cut.

    Printers obey DLE commands even inside a picture's bytes. Where three bytes of the picture
    happen to be one, a dot is added, which nobody sees.
    """
    maker = Dummy()
    maker.profile.profile_data = _with_width(maker.profile.profile_data, width_dots)
    maker.image(
        Image.open(BytesIO(png_of(image))),
        impl=command.value,
        fragment_height=_FRAGMENT_LINES,
    )
    maker.cut()
    return _SPOKEN.sub(b"\x18", maker.output)


def _with_width(profile: dict[str, Any], width: int) -> dict[str, Any]:
    """The profile with this head's width: some profiles declare none, some a wrong one."""
    return {**profile, "media": {**profile.get("media", {}), "width": {"pixels": width}}}


class EscposPrinter:
    """A thermal printer that understands ESC/POS and has a way back.

    The connection is opened and closed for every ticket, because long-lived ones jam. Before a
    ticket the printer is asked for its state: one that does not answer, is out of paper or has its
    cover open gets nothing. After it, it is asked *in turn* (GS r), which it answers when it has
    printed and cut: that answer is the confirmation. A printer that does not know the question is
    asked for its state once more, which is weaker: it says that nothing is wrong.

    A ticket that broke off is never sent again from here. The printer is told to forget the rest,
    so that it does not come out when the printer is mended, and what stuck in it is cut off
    before the next ticket.
    """

    def __init__(
        self,
        where: str,
        connect: Callable[[float], Link],
        width_dots: int = 576,
        image_command: ImageCommand = ImageCommand.RASTER,
        patience: Patience | None = None,
    ) -> None:
        """`where` is the printer as staff know it; `connect` takes its time-out in seconds."""
        self._where = where
        self._connect = connect
        self._width = width_dots
        self._image_command = image_command
        self._patience = patience or Patience()
        self._answers_in_turn: bool | None = None
        self._torn = False

    @property
    def width_dots(self) -> int:
        return self._width

    def status(self) -> PrinterStatus:
        """Asks the printer; raises `NotPrinted` when it cannot be asked."""
        with self._session() as session:
            status = session.status()
            if status.fault is None and not self._answers_in_turn:
                self._answers_in_turn = session.answers_in_turn()
            return status

    def print(self, image: QImage, name: str) -> Path | None:
        ticket = ticket_bytes(image, self._width, self._image_command)
        with self._session() as session:
            if self._torn:
                session.clear()
            session.require_ready()
            if self._answers_in_turn is None:
                self._answers_in_turn = session.answers_in_turn()
            if self._torn:
                session.finish_torn_picture(self._width)
            self._torn = True
            session.send(ticket)
            session.confirm(in_turn=self._answers_in_turn)
            self._torn = False
        return None

    @contextmanager
    def _session(self) -> Iterator["_Session"]:
        try:
            link = self._connect(self._patience.answer_s)
        except _CANNOT_CONNECT as error:
            # The library wraps what the system said into lines of its own.
            cause = error.__context__ or error
            detail = str(cause) or type(cause).__name__
            raise NotPrinted(self._where, PrinterFault.UNREACHABLE, detail) from error
        session = _Session(link, self._where, self._patience)
        broke_off = True
        try:
            yield session
            broke_off = False
        except NotPrinted as trouble:
            if trouble.on_paper:
                with suppress(NotPrinted):
                    session.clear()
            raise
        finally:
            link.close(discard=broke_off)


class _Session:
    """One connection: questions, a ticket, and what became of it."""

    def __init__(self, link: Link, where: str, patience: Patience) -> None:
        self._link = link
        self._where = where
        self._patience = patience
        self._reader = AnswerReader()
        self._sent = False
        self._noise = False
        self._turn_came = False

    def status(self) -> PrinterStatus:
        with self._broken_line():
            asked = {n: self._ask(n) for n in (PRINTER, OFFLINE_CAUSE, PAPER)}
            if has_error(asked[OFFLINE_CAUSE]):
                asked[ERROR_CAUSE] = self._ask(ERROR_CAUSE)
        return status_of(asked)

    def require_ready(self) -> None:
        if fault := self.status().fault:
            raise self._trouble(fault)

    def answers_in_turn(self) -> bool:
        """Whether the printer, idle and ready, answers when its turn comes."""
        with self._broken_line():
            self._ask_in_turn(_NO_REPORTS)
            return self._turn_comes(self._patience.answer_s)

    def clear(self) -> None:
        """Has the printer forget what it has not printed yet."""
        with self._broken_line():
            self._link.write(_CLEAR)

    def finish_torn_picture(self, width_dots: int) -> None:
        """Fills up, in white, the picture that broke off, and cuts it off.

        Else a printer that does not forget takes the next ticket for the rest of it. Where nothing
        is open, the zeros are no commands at all.
        """
        with self._broken_line():
            self._link.write(bytes(width_dots // 8 * _FRAGMENT_LINES) + _INITIALIZE + _CUT)

    def send(self, ticket: bytes) -> None:
        """Sends the whole ticket, as fast as the printer takes it."""
        self._sent = True
        data = _INITIALIZE + _NO_REPORTS + ticket
        with self._broken_line():
            for start in range(0, len(data), _SLICE):
                self._link.write(data[start : start + _SLICE])

    def confirm(self, *, in_turn: bool) -> None:
        """Returns when the printer says that the ticket is out; raises `NotPrinted` if not."""
        if not in_turn:
            self._require_well()
            return
        over = time.monotonic() + self._patience.printing_s
        with self._broken_line():
            self._ask_in_turn()
            while (left := over - time.monotonic()) > 0:
                if self._turn_comes(min(left, self._patience.answer_s)):
                    return
                self._require_well_unless_out()
        raise self._trouble(PrinterFault.UNCONFIRMED)

    def _require_well_unless_out(self) -> None:
        """Says early what keeps a ticket from coming out."""
        fault = self.status().fault
        if fault is not None and not self._turn_came:
            raise self._trouble(fault)

    def _require_well(self) -> None:
        """The answer may come late, behind the printing."""
        with self._broken_line():
            self._ask(PRINTER, self._patience.printing_s)
        self.require_ready()

    def _ask(self, question: int, patience_s: float | None = None) -> int:
        self._drain()
        self._noise = False
        self._link.write(ASK + bytes([question]))
        for answer in self._answers(patience_s or self._patience.answer_s):
            if answer.kind is AnswerKind.AT_ONCE:
                return answer.byte
        raise self._trouble(PrinterFault.GARBLED if self._noise else PrinterFault.SILENT)

    def _ask_in_turn(self, before: bytes = b"") -> None:
        self._drain()
        self._turn_came = False
        self._link.write(before + ASK_IN_TURN)

    def _turn_comes(self, patience_s: float) -> bool:
        return self._turn_came or any(self._turn_came for _ in self._answers(patience_s))

    def _answers(self, patience_s: float) -> Iterator[Answer]:
        """What comes within the time, one by one."""
        over = time.monotonic() + patience_s
        while (left := over - time.monotonic()) > 0:
            yield from self._noted(self._link.read(left))

    def _noted(self, data: bytes) -> list[Answer]:
        """All answers in `data`; what comes beside the one that is awaited is not lost."""
        answers = list(self._reader.read(data))
        self._noise |= any(answer.kind is AnswerKind.NOISE for answer in answers)
        self._turn_came |= any(answer.kind is AnswerKind.IN_TURN for answer in answers)
        return answers

    def _drain(self) -> None:
        """Takes away what came unasked, so that it is not taken for the answer."""
        for _ in range(_MOST_READS):
            data = self._link.read(0)
            if not data:
                return
            self._noted(data)

    @contextmanager
    def _broken_line(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError as error:
            # It takes no more bytes: most often because something keeps it from printing.
            raise self._trouble(PrinterFault.SILENT) from error
        except OSError as error:
            lost = PrinterFault.DROPPED if self._sent else PrinterFault.UNREACHABLE
            raise self._trouble(lost, str(error)) from error

    def _trouble(self, fault: PrinterFault, detail: str = "") -> NotPrinted:
        return NotPrinted(self._where, fault, detail, on_paper=self._sent)


def escpos_printer(settings: OnePrinter, patience: Patience | None = None) -> EscposPrinter:
    """The thermal printer that the settings name; nothing is opened yet."""
    return EscposPrinter(
        settings.place,
        _connection(settings),
        settings.width_dots,
        settings.image_command,
        patience,
    )


def _connection(settings: OnePrinter) -> Callable[[float], Link]:
    if settings.kind is PrinterKind.NETWORK:
        host, port = settings.host or "", settings.port
        return lambda timeout_s: network_link(host, port, timeout_s)
    if settings.kind is PrinterKind.USB:
        vendor, product = settings.vendor or 0, settings.product or 0
        return lambda timeout_s: usb_link(vendor, product, timeout_s)
    device = settings.device or Path()
    if settings.kind is PrinterKind.SERIAL:
        baud = settings.baud or 0
        return lambda timeout_s: serial_link(str(device), baud, timeout_s)
    return lambda timeout_s: device_link(device, timeout_s)
