"""A day of calls without a growth of memory."""

import subprocess
import sys
import tempfile
from pathlib import Path

from commands.bench.crowd import crowd_profile
from commands.bench.figures import Figure, below, not_measured
from commands.bench.ground import Ground
from db.profile import Profile
from queueing.wording import Language

MOST_GROWTH_MB = 5.0
"""Of a process that has had its letters, caches and connections; more is a leak."""

PATIENCE_S = 600.0
NAME = "8 hours of calls: growth of memory"


def one_language() -> Profile:
    """The crowd's office, calling in Arabic alone: the breath between two languages is real time,
    and adds nothing but that to a day."""
    profile = crowd_profile()
    voice = profile.voice.model_copy(update={"languages": (Language.AR,)})
    return profile.model_copy(update={"voice": voice})


def measure_hours(engine: str, ground: Ground, calls: int, root: Path) -> list[Figure]:
    """What a display with its voice holds late in the day, beside what it held early."""
    name = NAME if calls >= 900 else f"{calls} calls: growth of memory"
    ground.add_waiting(calls + 8, list(ground.office.services), "D")
    with tempfile.TemporaryDirectory(prefix="dawr-bench-") as folder:
        words = [ground.url, str(ground.office_id), str(calls), folder]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "commands.bench.long_day", *words],
                cwd=root,
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return [not_measured(name, engine, f"not through within {PATIENCE_S:g} s")]
    told = [line.split() for line in done.stdout.splitlines()]
    if done.returncode or len(told) != 2:
        lines = done.stderr.strip().splitlines() or ["the display told nothing"]
        return [not_measured(name, engine, lines[-1])]
    (after, early), (_last, late) = told
    return [
        below(
            name,
            engine,
            "MB",
            float(late) - float(early),
            MOST_GROWTH_MB,
            samples=calls,
            note=f"{early} MB after {after} calls, {late} MB after {calls}, one every 30 s",
        )
    ]
