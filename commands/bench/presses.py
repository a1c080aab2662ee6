"""From a key at the clerk's console to its painted answer, behind a long line."""

import subprocess
import sys
from pathlib import Path

from commands.bench.figures import Figure, below, milliseconds, not_measured, percentile
from commands.bench.ground import SAMPLE_PROFILE, Ground
from db.profile import Profile, read_pins, read_profile, with_pins

MOST_MS = 100.0
WAITING = 2_000
WARM_UP = 2
"""Visits before the first that counts: the letters have been drawn and the questions prepared."""

PATIENCE_S = 180.0
LOGIN = "clerk1"
PINS = SAMPLE_PROFILE.with_name("demo_pins.toml")
NAME = "console: key to painted answer"
VERBS = {"call_next": "call next", "start": "start", "finish": "finish"}


def console_profile() -> Profile:
    """The sample office, whose first clerk can sign in."""
    return with_pins(read_profile(SAMPLE_PROFILE), {LOGIN: read_pins(PINS)[LOGIN]})


def measure_presses(
    engine: str, ground: Ground, visits: int, root: Path, waiting: int = WAITING
) -> list[Figure]:
    """The delay at a real console on a ground of `console_profile`, opened for the day."""
    ground.add_waiting(waiting + visits + WARM_UP, list(ground.office.services), "C")
    bare = [milliseconds(ground.bare.write) for _ in range(100)]
    words = [ground.url, str(ground.office_id), LOGIN, read_pins(PINS)[LOGIN]]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "commands.bench.console", *words, str(visits + WARM_UP)],
            cwd=root,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [_not(engine, f"not through within {PATIENCE_S:g} s")]
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"the console ended: {done.returncode}"]
        return [_not(engine, lines[-1])]
    spans = _spans(done.stdout)
    return [
        below(
            f"{NAME}, {said}, {waiting:,} waiting, {which}",
            engine,
            "ms",
            percentile(spans[verb], share),
            MOST_MS,
            samples=len(spans[verb]),
            bare=percentile(bare, share),
            note="bare: the commit of one row",
        )
        for verb, said in VERBS.items()
        for which, share in (("P95", 0.95), ("P50", 0.5))
    ]


def _spans(told: str) -> dict[str, list[float]]:
    """Of each verb the milliseconds, without those of the warming up."""
    found: dict[str, list[float]] = {verb: [] for verb in VERBS}
    for line in told.splitlines():
        verb, took = line.split()
        found[verb].append(float(took))
    return {verb: spans[WARM_UP:] for verb, spans in found.items()}


def _not(engine: str, why: str) -> Figure:
    return not_measured(f"{NAME}, P95", engine, why, f"at most {MOST_MS:g}")
