"""A measured figure, beside that of the bare database and what is aimed at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from statistics import median
from time import perf_counter

WORKING_HOUR = datetime(2026, 11, 22, 6, tzinfo=UTC)
"""A Sunday, nine in the morning at the sample office: tickets can be had."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`ratio` is what the name says it is over: the bare figure unless `target` says otherwise.

    `met` is None for a figure without a target and for one that could not be measured, whose
    `note` then says why.
    """

    name: str
    engine: str
    unit: str
    value: float | None
    bare: float | None = None
    ratio: float | None = None
    target: str | None = None
    met: bool | None = None
    samples: int = 0
    note: str = ""


def times_bare(
    name: str, engine: str, ours: Sequence[float], bare: Sequence[float], most: float
) -> Figure:
    """Medians in milliseconds; at most so many times the bare one is aimed at."""
    value, beside = median(ours), median(bare)
    ratio = value / beside
    return Figure(
        name=name,
        engine=engine,
        unit="ms, median",
        value=round(value, 3),
        bare=round(beside, 3),
        ratio=round(ratio, 2),
        target=f"at most {most:g} times bare",
        met=ratio <= most,
        samples=len(ours),
    )


def below(
    name: str,
    engine: str,
    unit: str,
    value: float,
    most: float,
    *,
    samples: int,
    bare: float | None = None,
    note: str = "",
) -> Figure:
    """A value that is to stay at `most` or under it."""
    return Figure(
        name=name,
        engine=engine,
        unit=unit,
        value=round(value, 3),
        bare=None if bare is None else round(bare, 3),
        ratio=None if not bare else round(value / bare, 2),
        target=f"at most {most:g}",
        met=value <= most,
        samples=samples,
        note=note,
    )


def not_measured(name: str, engine: str, why: str, target: str | None = None) -> Figure:
    return Figure(name, engine, "", None, target=target, note=why)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of them do not exceed. ValueError for none."""
    if not values:
        raise ValueError("a percentile of nothing")
    return sorted(values)[ceil(share * len(values)) - 1]


def milliseconds(action: Callable[[], object]) -> float:
    """How long the action takes."""
    began = perf_counter()
    action()
    return (perf_counter() - began) * 1000


def opening_hours() -> Callable[[], datetime]:
    """A clock that runs, but began at `WORKING_HOUR`."""
    began = perf_counter()
    return lambda: WORKING_HOUR + timedelta(seconds=perf_counter() - began)
