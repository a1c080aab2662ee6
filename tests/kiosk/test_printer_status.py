"""What the bytes of a thermal printer mean."""

import pytest

from db.printing import PrinterFault, PrinterState
from kiosk.printer_status import (
    AnswerKind,
    AnswerReader,
    PrinterStatus,
    Roll,
    status_of,
)

WELL = {1: 0x12, 2: 0x12, 4: 0x12}


@pytest.mark.parametrize(
    ("told", "fault", "state"),
    [
        ({}, None, "ready"),
        ({1: 0x16}, None, "ready"),  # the drawer's pin is high: nobody's concern
        ({2: 0x1A}, None, "ready"),  # the feed button is pressed
        ({4: 0x1E}, None, "paper_low"),
        ({1: 0x1A}, "offline", "fault"),
        ({1: 0x1A, 2: 0x16}, "cover_open", "fault"),
        ({1: 0x1A, 2: 0x36, 4: 0x7E}, "cover_open", "fault"),
        ({1: 0x1A, 2: 0x32, 4: 0x7E}, "paper_out", "fault"),
        ({4: 0x72}, "paper_out", "fault"),
        ({1: 0x1A, 2: 0x32}, "paper_out", "fault"),
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, "cutter", "fault"),
        ({1: 0x1A, 2: 0x52, 3: 0x32}, "broken", "fault"),
        ({1: 0x1A, 2: 0x52, 3: 0x52}, "error", "fault"),
        ({1: 0x1A, 2: 0x52, 3: 0x16}, "error", "fault"),
        ({1: 0x1A, 2: 0x52, 3: 0x12}, "error", "fault"),
    ],
)
def test_what_the_answers_make_up(told: dict[int, int], fault: str | None, state: str) -> None:
    status = status_of(WELL | told)
    assert (status.fault, status.state) == (fault, state)


def test_low_paper_prints() -> None:
    status = PrinterStatus(paper=Roll.LOW)
    assert status.fault is None
    assert status.state is PrinterState.PAPER_LOW


def kinds(*pieces: bytes) -> list[str]:
    reader = AnswerReader()
    return [answer.kind for piece in pieces for answer in reader.read(piece)]


@pytest.mark.parametrize("byte", range(256))
def test_only_the_fixed_bits_make_an_answer(byte: int) -> None:
    found = kinds(bytes([byte]))
    assert (found == [AnswerKind.AT_ONCE]) == (byte & 0x93 == 0x12)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((b"\x11\x13\x12\x11",), ["at_once"]),  # flow control around an answer
        ((b"\x10\x00\x00\x0f\x12",), ["at_once"]),  # an automatic report before it
        ((b"\x14\x00", b"\x00\x0f"), []),  # a report in two pieces
        ((b"\x10\x00\x12\x00\x00",), ["at_once", "in_turn", "in_turn"]),  # a report cut short
        ((b"\x00",), ["in_turn"]),
        ((b"\x03",), ["in_turn"]),
        ((b"\x37\x25\x00\x00",), ["in_turn"]),  # after the answer to a cleared buffer
        ((b"\xff\xb7",), ["noise", "noise"]),
    ],
)
def test_what_printers_send_unasked_is_no_answer(
    pieces: tuple[bytes, ...], expected: list[str]
) -> None:
    assert kinds(*pieces) == expected


def test_every_fault_has_words_for_the_log() -> None:
    from kiosk.printer_status import NotPrinted

    assert all(NotPrinted("here", fault).detail for fault in PrinterFault)
