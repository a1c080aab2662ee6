"""A thermal printer to print on in tests: it understands ESC/POS, and misbehaves on command.

`Head` is the printer itself: bytes in, answers out, strips of paper cut off. It keeps what it could
not print, as real ones do, and prints it once it is mended, unless it was told to forget it.
`TcpPrinter` and `PtyPrinter` put it on a network socket and on a line that looks like a device.
"""

import os
import select
import socket
import struct
import threading
import tty
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import zxingcpp
from PIL import Image

LINE_DOTS = 30
"""What a line feed moves the paper by, when nothing taller stands on the line."""

_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


@dataclass(frozen=True)
class Strip:
    """A piece of paper that was cut off, as rows of dots, eight to a byte."""

    rows: tuple[bytes, ...]

    @property
    def printed(self) -> tuple[bytes, ...]:
        """The rows without the blank ones below and above."""
        dark = [i for i, row in enumerate(self.rows) if any(row)]
        return self.rows[dark[0] : dark[-1] + 1] if dark else ()

    def picture(self) -> Image.Image:
        """White paper, black dots."""
        width = max((len(row) for row in self.rows), default=1)
        rows = b"".join(row.ljust(width, b"\0") for row in self.rows)
        inverted = bytes(255 - byte for byte in rows)
        return Image.frombytes("1", (width * 8, len(self.rows)), inverted).convert("L")

    def codes(self) -> list[str]:
        return [code.text for code in zxingcpp.read_barcodes(self.picture())] if self.rows else []


@dataclass
class Head:
    """The printer. Everything that is public may be set by a test at any time, through `set`."""

    low: bool = False
    out: bool = False
    cover_open: bool = False
    offline: bool = False
    hot: bool = False
    broken: bool = False
    stuck_cutter: bool = False
    jammed: bool = False
    """The cutter stuck while cutting."""
    rows_left: int | None = None
    """Until the paper runs out; None for a long roll."""
    answers_in_turn: bool = True
    forgets_when_told: bool = True
    strips: list[Strip] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    """Commands that it did not understand, and text: a ticket is a picture alone."""

    def __post_init__(self) -> None:
        self.changed = threading.Condition(threading.RLock())
        self._inbox = bytearray()
        self._at_once = bytearray()
        self._rows: list[bytes] = []
        self._to_print: deque[bytes] = deque()
        self._raster = (0, 0)
        self._stored: list[bytes] = []
        self._column_line: list[bytes] = []

    # --- What a test does

    def set(self, **changes: object) -> None:
        """Changes the state; what could not be printed before is printed now, if it can be."""
        with self.changed:
            for name, value in changes.items():
                assert hasattr(self, name), name
                setattr(self, name, value)
            self._work()
            self.changed.notify_all()

    def mend(self) -> None:
        """New paper, everything closed and switched on."""
        well = dict.fromkeys(
            ("low", "out", "cover_open", "offline", "hot", "broken", "stuck_cutter", "jammed"),
            False,
        )
        self.set(**well, rows_left=None)

    def wait_for_strips(self, count: int, patience_s: float = 5.0) -> None:
        with self.changed:
            came = self.changed.wait_for(lambda: len(self.strips) >= count, patience_s)
        assert came, f"{len(self.strips)} of {count} strips"

    @property
    def ready(self) -> bool:
        faults = (self.out, self.cover_open, self.offline, self.hot, self.broken, self.jammed)
        return not any(faults)

    @property
    def hanging(self) -> bool:
        """Whether printed paper is still in the printer, not cut off."""
        return any(any(row) for row in self._rows)

    # --- What comes over the line

    def receive(self, data: bytes) -> bytes:
        """Takes bytes; the answers that they lead to."""
        with self.changed:
            answers = bytearray()
            at = 0
            while at < len(data):
                if not self._at_once:
                    # Quickly over what cannot be a command.
                    found = data.find(b"\x10", at)
                    plain = data[at : found if found >= 0 else len(data)]
                    self._inbox += plain
                    at += len(plain)
                if at < len(data):
                    self._inbox.append(data[at])
                    answers += self._obey_at_once(data[at])
                    at += 1
            answers += self._work()
            self.changed.notify_all()
            return bytes(answers)

    def _obey_at_once(self, byte: int) -> bytes:
        """DLE EOT and DLE DC4 are seen on arrival, wherever they stand, also within a picture."""
        self._at_once.append(byte)
        if self._at_once[:2] == b"\x10\x04" and len(self._at_once) == 3:
            asked = self._at_once[2]
            self._at_once.clear()
            return bytes([self._status(asked)]) if 1 <= asked <= 4 else b""
        if self._at_once == _CLEAR:
            self._at_once.clear()
            return self._forget()
        if not any(c.startswith(self._at_once) for c in (b"\x10\x04", _CLEAR)):
            del self._at_once[: -1 if byte == 0x10 else None]
        return b""

    def _forget(self) -> bytes:
        if not self.forgets_when_told:
            return b""
        self._inbox.clear()
        self._to_print.clear()
        self._raster, self._stored, self._column_line = (0, 0), [], []
        return b"\x37\x25\x00"

    def _status(self, asked: int) -> int:
        if asked == 1:
            return 0x12 | 0x08 * (not self.ready)
        if asked == 2:
            error = self.hot or self.broken or self.jammed
            return 0x12 | 0x04 * self.cover_open | 0x20 * self.out | 0x40 * error
        if asked == 3:
            return 0x12 | 0x08 * self.jammed | 0x20 * self.broken | 0x40 * self.hot
        return 0x12 | 0x0C * (self.low or self.out) | 0x60 * self.out

    # --- Printing, in turn

    def _work(self) -> bytes:
        answers = bytearray()
        while self.ready:
            if self._to_print:
                self._print(self._to_print.popleft())
            elif self._raster[1]:
                if not self._next_raster_row():
                    break
            else:
                done = self._command()
                if done is None:
                    break
                answers += done
        return bytes(answers)

    def _next_raster_row(self) -> bool:
        width, left = self._raster
        if len(self._inbox) < width:
            return False
        self._raster = (width, left - 1)
        self._print(self._taken(width))
        return True

    def _print(self, row: bytes) -> None:
        self._rows.append(row)
        if self.rows_left is not None:
            self.rows_left -= 1
            if self.rows_left <= 0:
                self.out, self.rows_left = True, None

    def _taken(self, count: int) -> bytes:
        data = bytes(self._inbox[:count])
        del self._inbox[:count]
        return data

    def _command(self) -> bytes | None:
        """Obeys the next command; None when it has not come as a whole yet."""
        box = self._inbox
        if not box:
            return None
        if box[0] == 0x0A:
            del box[0]
            self._line_feed(1)
        elif box[0] == 0x10:
            return self._skip_obeyed()
        elif box[0] in (0x1B, 0x1D):
            return None if len(box) < 2 else self._escape(bytes(box[:2]))
        elif box[0] >= 0x20:
            self.unknown.append(self._taken(1))
        else:
            del box[0]
        return b""

    def _skip_obeyed(self) -> bytes | None:
        for head, length in ((b"\x10\x04", 3), (_CLEAR, len(_CLEAR))):
            if self._inbox.startswith(head):
                return None if len(self._inbox) < length else self._taken(length) and b""
            if head.startswith(self._inbox):
                return None
        del self._inbox[0]
        return b""

    def _escape(self, head: bytes) -> bytes | None:
        needs, obey = _COMMANDS.get(head, (0, None))
        if len(self._inbox) < 2 + needs:
            return None
        if obey is None:
            self.unknown.append(self._taken(2))
            return b""
        return obey(self)

    def _line_feed(self, lines: int) -> None:
        if self._column_line:
            self._to_print.extend(self._column_line)
            self._column_line = []
            lines -= 1
        self._to_print.extend([b""] * (LINE_DOTS * lines))

    def _skip(self, count: int) -> bytes:
        self._taken(count)
        return b""

    def _feed_lines(self) -> bytes:
        self._line_feed(self._taken(3)[2])
        return b""

    def _raster_picture(self) -> bytes | None:
        head = self._taken(8)
        self._raster = (head[4] + 256 * head[5], head[6] + 256 * head[7])
        return b""

    def _columns(self) -> bytes | None:
        """24 dots high, three bytes a column, the topmost dot first."""
        mode, count = self._inbox[2], self._inbox[3] + 256 * self._inbox[4]
        assert mode == 33, mode
        if len(self._inbox) < 5 + 3 * count:
            return None
        self._taken(5)
        columns = self._taken(3 * count)
        upright = Image.frombytes("1", (24, count), columns).transpose(Image.Transpose.TRANSPOSE)
        dots, width = upright.tobytes(), -(-count // 8)
        self._column_line = [dots[i : i + width] for i in range(0, len(dots), width)]
        return b""

    def _graphics(self) -> bytes | None:
        length = self._inbox[3] + 256 * self._inbox[4]
        if len(self._inbox) < 5 + length:
            return None
        body = self._taken(5 + length)[5:]
        if body[1] == 0x70:
            width = -(-(body[6] + 256 * body[7]) // 8)
            data = body[10:]
            self._stored = [data[i : i + width] for i in range(0, len(data), width)]
        elif body[1] == 0x32:
            self._to_print.extend(self._stored)
            self._stored = []
        else:
            self.unknown.append(body[:2])
        return b""

    def _cut(self) -> bytes | None:
        if self._inbox[2] in (65, 66):
            if len(self._inbox) < 4:
                return None
            self._taken(1)
        self._taken(3)
        if self.stuck_cutter:
            self.jammed = True
        else:
            self.strips.append(Strip(tuple(self._rows)))
            self._rows = []
        return b""

    def _answer_in_turn(self) -> bytes:
        self._taken(3)
        return bytes([0x03 * self.low]) if self.answers_in_turn else b""


_COMMANDS: dict[bytes, tuple[int, Callable[[Head], bytes | None] | None]] = {
    b"\x1b@": (0, lambda head: head._skip(2)),
    b"\x1b2": (0, lambda head: head._skip(2)),
    b"\x1b3": (1, lambda head: head._skip(3)),
    b"\x1bd": (1, Head._feed_lines),
    b"\x1b*": (3, Head._columns),
    b"\x1dv": (6, Head._raster_picture),
    b"\x1d(": (3, Head._graphics),
    b"\x1dV": (1, Head._cut),
    b"\x1dr": (1, Head._answer_in_turn),
    b"\x1da": (1, lambda head: head._skip(3)),
}


@dataclass
class Manners:
    """How the line behaves, whatever the printer does."""

    mute: bool = False
    """Takes everything and answers nothing."""
    deaf: bool = False
    """Takes nothing."""
    slow_s: float = 0.0
    """Before each answer."""
    before: bytes = b""
    """Sent unasked before each answer: automatic reports, flow control."""
    instead: bytes | None = None
    """Sent in the place of each answer."""
    drop_after: int | None = None
    """Hangs up, hard, after so many bytes of a connection."""


class TcpPrinter:
    """A head on a network socket, one connection at a time."""

    def __init__(self, head: Head | None = None) -> None:
        self.head = head or Head()
        self.manners = Manners()
        self.connections = 0
        self._stopping, self._free = threading.Event(), threading.Event()
        self._free.set()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._start()

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._serve, args=(self._server,), daemon=True)
        self._thread.start()

    def refuse(self) -> None:
        """Nobody answers at the address."""
        # A close alone would leave the thread waiting in `accept`, and the port open.
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()

    def come_back(self) -> None:
        """At the same address, well-mannered, mended, and with what it still had to print."""
        self.settle()
        self.manners = Manners()
        if self._server.fileno() < 0:
            self._server = socket.create_server(("127.0.0.1", self.port))
            self._start()
        self.head.mend()

    @property
    def well(self) -> bool:
        """Whether whoever asks now is told that it prints."""
        return self.head.ready and self._server.fileno() >= 0 and not self.manners.mute

    def settle(self) -> None:
        """Waits until whatever was said on the last connection has been taken in."""
        assert self._free.wait(5)

    def stop(self) -> None:
        self._stopping.set()
        if self._server.fileno() >= 0:
            self.refuse()

    def _serve(self, server: socket.socket) -> None:
        while not self._stopping.is_set():
            try:
                line, _ = server.accept()
            except OSError:
                return
            self.connections += 1
            self._free.clear()
            with line, suppress(OSError):
                self._talk(line, server)
            self._free.set()

    def _talk(self, line: socket.socket, server: socket.socket) -> None:
        taken = 0
        while not self._stopping.is_set() and server.fileno() >= 0:
            if self.manners.deaf or not select.select([line], [], [], 0.02)[0]:
                if self.manners.deaf and _hung_up(line):
                    return
                continue
            limit = self.manners.drop_after
            data = line.recv(65536 if limit is None else max(1, min(65536, limit - taken)))
            if not data:
                return
            taken += len(data)
            answers = self.head.receive(data)
            if limit is not None and taken >= limit:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            self._say(line, answers)

    def _say(self, line: socket.socket, answers: bytes) -> None:
        manners = self.manners
        if not answers or manners.mute:
            return
        if manners.slow_s:
            self._stopping.wait(manners.slow_s)
        said = answers if manners.instead is None else manners.instead
        line.sendall(manners.before + said)


def _hung_up(line: socket.socket) -> bool:
    """Whether the other end is gone, though nothing was read."""
    poll = select.poll()
    poll.register(line, select.POLLHUP | select.POLLERR | select.POLLRDHUP)
    return bool(poll.poll(20))


class PtyPrinter:
    """A head on a line that looks like a serial port, or like a printer's device file."""

    def __init__(self, head: Head | None = None) -> None:
        self.head = head or Head()
        self.mute = False
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.path = Path(os.ttyname(self._theirs))
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()
        os.close(self._ours)
        os.close(self._theirs)

    def _serve(self) -> None:
        while not self._stopping.is_set():
            if select.select([self._ours], [], [], 0.02)[0]:
                answers = self.head.receive(os.read(self._ours, 65536))
                if answers and not self.mute:
                    os.write(self._ours, answers)
