"""Sixteen processes that call at once: every step once, and no error."""

import json
import subprocess
import sys
from collections import Counter as Tally
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from commands.bench.figures import Figure, below, milliseconds, percentile
from commands.bench.ground import SAMPLE_PROFILE, Ground
from db.profile import Profile, read_profile

PROCESSES = 16
WRITES_A_STEP = 3
"""Called, started, finished."""


def crowd_profile() -> Profile:
    """The sample office with sixteen counters that offer everything, and as many clerks."""
    sample = read_profile(SAMPLE_PROFILE)
    counter, clerk = sample.counters[0], sample.staff[0]
    codes = tuple(service.code for service in sample.services)
    numbers = range(1, PROCESSES + 1)
    return sample.model_copy(
        update={
            "counters": tuple(
                counter.model_copy(update={"number": n, "offers": codes, "secondary": ()})
                for n in numbers
            ),
            "staff": tuple(
                clerk.model_copy(update={"login": f"clerk{n}", "services": ()}) for n in numbers
            ),
        }
    )


def measure_crowd(
    engine: str, ground: Ground, steps: int, root: Path, processes: int = PROCESSES
) -> list[Figure]:
    """On a ground of the crowd's profile: wrong calls, errors, and how many commits a second."""
    ground.add_waiting(steps, list(ground.office.services), "W")
    bare = median(milliseconds(ground.bare.write) for _ in range(100))
    seats = ground.staff_counters()
    children = [_child(root, ground, counter.id, clerk.id) for counter, clerk in seats[:processes]]
    try:
        answers, seconds = _run(children)
    finally:
        for child in children:
            child.kill()
            child.wait()
    called = Tally(step for answer in answers for step in answer["steps"])
    wrong = _wrong(ground, called)
    errors = sum(sum(answer["errors"].values()) for answer in answers)
    spans = [span for answer in answers for span in answer["spans"]]
    what = f"{processes} processes, {steps:,} steps"
    return [
        below(f"{what}: called twice or never", engine, "steps", wrong, 0, samples=steps),
        below(
            f"{what}: errors that reached a caller",
            engine,
            "errors",
            errors,
            0,
            samples=steps,
            note="; ".join(sorted({kind for answer in answers for kind in answer["errors"]})),
        ),
        Figure(
            name=f"{what}: commits",
            engine=engine,
            unit="a second",
            value=round(len(called) * WRITES_A_STEP / seconds),
            bare=round(1000 / bare),
            ratio=round(len(called) * WRITES_A_STEP / seconds * bare / 1000, 2),
            samples=steps,
            note="bare: one process alone",
        ),
        Figure(
            name=f"{what}: one call_next",
            engine=engine,
            unit="ms, P99",
            value=round(percentile(spans, 0.99), 1),
            bare=round(bare, 3),
            samples=len(spans),
            note="bare: the median of one process alone",
        ),
    ]


def _child(root: Path, ground: Ground, counter: int, clerk: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "commands.bench.caller", ground.url]
        + [str(number) for number in (ground.office_id, counter, clerk)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _run(children: list[subprocess.Popen[str]]) -> tuple[list[dict[str, Any]], float]:
    for child in children:
        _answer(child)
    began = perf_counter()
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    answers = [json.loads(_answer(child)) for child in children]
    return answers, perf_counter() - began


def _answer(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    line = child.stdout.readline()
    if not line:
        raise RuntimeError(f"a measuring process ended with status {child.wait()}")
    return line


def _wrong(ground: Ground, called: Tally[int]) -> int:
    """Steps not called exactly once, by what the callers say or by what the database holds."""
    rows = ground.bare.execute("SELECT id, state, calls FROM step")
    return sum(
        called[step_id] != 1 or state != "done" or calls != 1 for step_id, state, calls in rows
    )
