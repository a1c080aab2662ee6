"""How long a process takes to its first picture, and how much memory it holds."""

import os
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty, Queue
from statistics import median
from threading import Thread

import psutil

from commands.bench.figures import Figure, below, not_measured

MOST_S, MOST_MB = 1.5, 200.0
PATIENCE_S = 20.0
SETTLED_AFTER_S = 1.0
SCREENS = {"kiosk": (), "display": (), "counter": ("--number", "1")}
REPORT = "--report-first-paint"


def measure_starts(main: Path, url: str, runs: int, folder: Path) -> list[Figure]:
    """Each screen started `runs` times on the sample office in `url`; its settings are empty."""
    settings = folder / "settings.toml"
    settings.write_text('[printer]\nkind = "virtual"\nfolder = "tickets"\n', "utf-8")
    bare = [_start(["-m", "commands.bench.window"], folder, main.parent) for _ in range(runs)]
    figures: list[Figure] = []
    for screen, more in SCREENS.items():
        words = [str(main), screen, "--config", str(settings), "--database", url, *more, REPORT]
        found = [_start(words, folder, main.parent) for _ in range(runs)]
        figures += _of_screen(screen, found, bare)
    return figures


Started = tuple[float, float] | str
"""Seconds to the first paint and megabytes held a second later, or why neither."""


def _of_screen(screen: str, found: list[Started], bare: list[Started]) -> list[Figure]:
    paint, memory = f"{screen}: first paint", f"{screen}: resident memory"
    good, beside = (
        [pair for pair in pairs if not isinstance(pair, str)] for pairs in (found, bare)
    )
    if not good or not beside:
        why = next(pair for pair in (*found, *bare) if isinstance(pair, str))
        return [
            not_measured(paint, "sqlite", why, f"at most {MOST_S:g}"),
            not_measured(memory, "sqlite", why, f"at most {MOST_MB:g}"),
        ]
    seconds, megabytes = zip(*good, strict=True)
    least_s, least_mb = (median(column) for column in zip(*beside, strict=True))
    note = "bare: a window with one label"
    return [
        below(
            paint,
            "sqlite",
            "s, median",
            median(seconds),
            MOST_S,
            samples=len(good),
            bare=least_s,
            note=note,
        ),
        below(
            memory,
            "sqlite",
            "MB, most",
            max(megabytes),
            MOST_MB,
            samples=len(good),
            bare=least_mb,
            note=note,
        ),
    ]


def _start(words: list[str], folder: Path, root: Path) -> Started:
    quiet = {"QT_QPA_PLATFORM": "offscreen"}
    quiet |= {f"XDG_{kind}_HOME": str(folder) for kind in ("STATE", "CACHE", "DATA", "CONFIG")}
    began = time.monotonic_ns()
    child = subprocess.Popen(
        [sys.executable, *words],
        cwd=root,
        env=os.environ | quiet,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        painted = _first_paint(child)
        if painted is None:
            return _why(child)
        time.sleep(SETTLED_AFTER_S)
        held = psutil.Process(child.pid).memory_info().rss / 1e6
        return (painted - began) / 1e9, held
    except psutil.NoSuchProcess:
        return "it ended after its first picture"
    finally:
        child.kill()
        child.wait()


def _first_paint(child: subprocess.Popen[str]) -> int | None:
    lines: Queue[str] = Queue()

    def listen() -> None:
        assert child.stdout is not None
        for line in child.stdout:
            lines.put(line)
        lines.put("")

    Thread(target=listen, daemon=True).start()
    try:
        while line := lines.get(timeout=PATIENCE_S):
            if line.startswith("first-paint "):
                return int(line.split()[1])
    except Empty:
        child.kill()
    return None


def _why(child: subprocess.Popen[str]) -> str:
    child.kill()
    _out, told = child.communicate()
    lines = told.strip().splitlines()
    return lines[-1] if lines else "it painted nothing"
