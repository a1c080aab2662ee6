"""The machine a measurement was made on: without it a figure says nothing."""

import os
import platform
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Machine:
    cpu: str
    cores: int
    load: float | None
    """Processes that wanted to run in the last minute, at the beginning."""
    memory_mb: int
    system: str
    python: str
    sqlite: str
    sqlite_settings: str
    postgresql: str


def this_machine(postgresql: str) -> Machine:
    return Machine(
        cpu=_cpu(),
        cores=os.cpu_count() or 1,
        load=round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        memory_mb=round(psutil.virtual_memory().total / 1e6),
        system=platform.platform(),
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        sqlite_settings="journal_mode=WAL, synchronous=FULL, BEGIN IMMEDIATE, file on local disk",
        postgresql=postgresql,
    )


def _cpu() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text("utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
