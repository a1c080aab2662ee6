"""From the last touch at the kiosk to the first byte of the ticket at the printer."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from commands.bench.figures import Figure, below, milliseconds, not_measured, percentile
from commands.bench.ground import Ground

MOST_MS = 150.0
PATIENCE_S = 120.0
QUESTION = re.compile(rb"\x10\x04[\x01-\x04]|\x1dr\x01")
"""DLE EOT, about the printer's state, and GS r, whether all that came before it is done."""
PICTURE = b"\x1dv0"
ALL_WELL, DONE = b"\x12", b"\x00"

MOST_PAGE_MS = 100.0
PAGE_NAME = "kiosk: touch to the next page painted, P95"
NAME = "kiosk: last touch to first byte at the printer, P95"


class PaperClock:
    """A network printer that answers as if all were well, and notes when each ticket began."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.began_ns: list[int] = []
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                link, _address = self._server.accept()
            except OSError:
                return
            with link:
                self._take(link)

    def _take(self, link: socket.socket) -> None:
        began = False
        while data := link.recv(65536):
            at = time.monotonic_ns()
            if PICTURE in data and not began:
                began = True
                self.began_ns.append(at)
            for asked in QUESTION.findall(data):
                link.sendall(DONE if asked.startswith(b"\x1d") else ALL_WELL)


def measure_print(engine: str, ground: Ground, tickets: int, root: Path) -> list[Figure]:
    """The delay at a real kiosk with a network printer; the ground's services must be open."""
    bare = [milliseconds(ground.bare.write) for _ in range(100)]
    printer = PaperClock()
    words = [ground.url, str(ground.office_id), str(printer.port), str(tickets)]
    child = subprocess.Popen(
        [sys.executable, "-m", "commands.bench.kiosk", *words],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        out, told = child.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        return [not_measured(NAME, engine, "the kiosk did not end", f"at most {MOST_MS:g}")]
    finally:
        child.kill()
        child.wait()
        printer.close()
    touched = [int(line.split()[1]) for line in out.splitlines() if line.startswith("touched ")]
    if child.returncode or len(touched) != len(printer.began_ns) or not touched:
        lines = told.strip().splitlines() or [f"{len(printer.began_ns)} of {len(touched)} printed"]
        return [not_measured(NAME, engine, lines[-1], f"at most {MOST_MS:g}")]
    turns = [float(line.split()[1]) for line in out.splitlines() if line.startswith("turned ")]
    delays = [(began - touch) / 1e6 for touch, began in zip(touched, printer.began_ns, strict=True)]
    return [
        below(
            NAME,
            engine,
            "ms",
            percentile(delays, 0.95),
            MOST_MS,
            samples=len(delays),
            bare=percentile(bare, 0.95),
            note="bare: the commit of one row",
        ),
        below(
            PAGE_NAME,
            engine,
            "ms",
            percentile(turns, 0.95),
            MOST_PAGE_MS,
            samples=len(turns),
            note="to the page's last painted dot; no question to the database is in it",
        ),
    ]
