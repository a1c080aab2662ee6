"""What a thermal printer says about itself, read from the bytes of its answers. Pure.

The bits are those of Epson's ESC/POS command reference, DLE EOT (10 04 n), "Transmit real-time
status", which makers of compatible printers repeat: n = 1 printer, 2 cause of being off-line,
3 cause of an error, 4 roll paper sensors. Its note on telling answers apart gives each kind its
fixed bits; whatever fits none of them is noise. The library's own `paper_status()` takes silence
for a full roll, so it is not used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from db.printing import PrinterFault, PrinterState
from db.trouble import Trouble, TroubleKind

ASK = b"\x10\x04"
"""DLE EOT; one more byte says what is asked. Answered at once, even in the middle of a picture."""

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4

ASK_IN_TURN = b"\x1dr\x01"
"""GS r 1: the same sensors, but answered in turn, when all that was sent before has been done."""


class Roll(StrEnum):
    ENOUGH = "enough"
    LOW = "low"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """How a printer is, by its own account."""

    online: bool = True
    paper: Roll = Roll.ENOUGH
    cover_open: bool = False
    cutter_failed: bool = False
    error: bool = False
    recoverable: bool = True
    """False when the printer says that a person at the kiosk cannot mend it."""

    @property
    def fault(self) -> PrinterFault | None:
        """The one thing to mend first; None while it prints. Paper that is low is no fault."""
        if self.cover_open:
            return PrinterFault.COVER_OPEN
        if self.paper is Roll.OUT:
            return PrinterFault.PAPER_OUT
        if self.cutter_failed:
            return PrinterFault.CUTTER
        if self.error:
            return PrinterFault.ERROR if self.recoverable else PrinterFault.BROKEN
        return None if self.online else PrinterFault.OFFLINE

    @property
    def state(self) -> PrinterState:
        if self.fault is not None:
            return PrinterState.FAULT
        return PrinterState.PAPER_LOW if self.paper is Roll.LOW else PrinterState.READY


class NotPrinted(Trouble):
    """A printer did not do its part.

    `on_paper` is False only when certainly nothing of the ticket came out: nothing was sent yet.
    """

    def __init__(
        self, where: str, fault: PrinterFault, detail: str = "", *, on_paper: bool = False
    ) -> None:
        super().__init__(TroubleKind.PRINTER, where, detail or _DETAILS[fault])
        self.fault = fault
        self.on_paper = on_paper


class AnswerKind(StrEnum):
    AT_ONCE = "at_once"
    """To DLE EOT: 0xx1xx10."""
    IN_TURN = "in_turn"
    """To GS r: 0xx0xxxx, outside of an automatic report."""
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Answer:
    kind: AnswerKind
    byte: int


_XON, _XOFF = 0x11, 0x13
_REPORT_TAIL = 3
"""An automatic status report (ASB) is four bytes: 0xx1xx00, then three of 0xx0xxxx."""
_CLEARED = 0x37
"""Heads the answer to a cleared buffer: 37 25 00."""


@dataclass(slots=True)
class AnswerReader:
    """Tells the answers in a stream of bytes from what printers send unasked.

    Flow control (XON, XOFF) and automatic status reports (ASB) are dropped. Keep one reader for a
    connection, because a report may come in two pieces.
    """

    _tail: int = field(default=0)
    """Bytes that still belong to a report."""

    def read(self, data: bytes) -> Iterator[Answer]:
        for byte in data:
            kind = self._kind(byte)
            if kind is not None:
                yield Answer(kind, byte)

    def _kind(self, byte: int) -> AnswerKind | None:
        plain = byte & 0x90 == 0
        if self._tail and plain:
            self._tail -= 1
            return None
        self._tail = 0
        if byte in (_XON, _XOFF):
            return None
        if byte & 0x93 == 0x12:
            return AnswerKind.AT_ONCE
        if byte & 0x93 == 0x10:
            self._tail = _REPORT_TAIL
            return None
        if byte == _CLEARED:
            self._tail = 2
            return None
        return AnswerKind.IN_TURN if plain else AnswerKind.NOISE


def status_of(answers: Mapping[int, int]) -> PrinterStatus:
    """The status that the answers to DLE EOT make up, by the number that was asked.

    A question that was not asked counts as nothing wrong. An error whose cause is not told counts
    as one that passes.
    """
    printer, offline = answers.get(PRINTER, 0), answers.get(OFFLINE_CAUSE, 0)
    error, paper = answers.get(ERROR_CAUSE, 0), answers.get(PAPER, 0)
    return PrinterStatus(
        online=not printer & 0x08,
        paper=_paper(offline, paper),
        cover_open=bool(offline & 0x04),
        cutter_failed=bool(error & 0x08),
        error=has_error(offline) or bool(error & 0x64),
        recoverable=not error & 0x20,
    )


def has_error(offline_cause: int) -> bool:
    """Whether the answer to `OFFLINE_CAUSE` makes asking for `ERROR_CAUSE` worth while."""
    return bool(offline_cause & 0x40)


def _paper(offline: int, paper: int) -> Roll:
    if paper & 0x60 or offline & 0x20:
        return Roll.OUT
    return Roll.LOW if paper & 0x0C else Roll.ENOUGH


_DETAILS: Mapping[PrinterFault, str] = {
    PrinterFault.UNREACHABLE: "it cannot be reached",
    PrinterFault.SILENT: "no answer to a question about its state",
    PrinterFault.GARBLED: "what it answers is not an answer to a question about its state",
    PrinterFault.DROPPED: "the connection broke in the middle of a ticket",
    PrinterFault.UNCONFIRMED: "it says that all is well, but not that the ticket is out",
    PrinterFault.OFFLINE: "it is offline",
    PrinterFault.COVER_OPEN: "the cover is open",
    PrinterFault.PAPER_OUT: "out of paper",
    PrinterFault.CUTTER: "the cutter is stuck",
    PrinterFault.ERROR: "it reports an error",
    PrinterFault.BROKEN: "it reports an error that needs service",
    PrinterFault.SPOOLER: "the queue of the operating system does not print",
    PrinterFault.FOLDER: "the folder cannot be written",
}
"""For the command line and the log."""
