"""What `call_next` and `issue` cost beside a bare write: short and long lines, short and long past.

Bare and ours take turns, and so do the databases compared, so that a noise of the machine hits
both alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from statistics import median
from typing import Self

from commands.bench.figures import Figure, milliseconds, times_bare
from commands.bench.ground import Ground
from db.calling import Calling, CallView
from db.intake import Intake
from db.serving import Serving
from queueing.wording import Language

TIMES_BARE = 3.0
TIMES_SHORT_PAST = 1.3
SHORT_LINE, LONG_LINE = 10, 2_000
SHORT_PAST = 1_000
WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Samples:
    """Milliseconds of each sample."""

    bare: list[float] = field(default_factory=list)
    call_next: list[float] = field(default_factory=list)
    issue: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Desk:
    """One counter at work on one ground."""

    ground: Ground
    intake: Intake
    calling: Calling
    serving: Serving
    counter_id: int
    clerk_id: int
    services: Iterator[int]

    @classmethod
    def open(cls, ground: Ground) -> Self:
        counter, clerk = ground.staff_counters()[0]
        handed = (ground.database, ground.office_id, ground.clock)
        served = [service for service, reluctance in counter.offers.items() if not reluctance]
        return cls(
            ground,
            Intake(*handed),
            Calling(*handed),
            Serving(*handed),
            counter.id,
            clerk.id,
            cycle(served),
        )

    def sample(self, into: Samples) -> None:
        """One visitor comes, one is called; the line stays as long as it was."""
        into.bare.append(milliseconds(self.ground.bare.write))
        service = next(self.services)
        into.issue.append(milliseconds(lambda: self.intake.issue([service], language=Language.AR)))
        into.bare.append(milliseconds(self.ground.bare.write))
        called: list[CallView | None] = []
        into.call_next.append(
            milliseconds(
                lambda: called.append(self.calling.call_next(self.counter_id, by=self.clerk_id))
            )
        )
        for view in called:
            assert view is not None
            self.calling.start(view.step_id, by=self.clerk_id)
            self.serving.finish(view.step_id, by=self.clerk_id)


def measure_verbs(
    engine: str, short: Ground, long: Ground, long_past: int, samples: int
) -> list[Figure]:
    """Both verbs on two empty grounds that get pasts of `SHORT_PAST` and `long_past` steps."""
    short.add_past(SHORT_PAST)
    long.add_past(long_past)
    desks = [_Desk.open(short), _Desk.open(long)]
    figures: list[Figure] = []
    for line, mark, more in ((SHORT_LINE, "S", SHORT_LINE), (LONG_LINE, "L", LONG_LINE)):
        for desk in desks:
            desk.ground.add_waiting(more, list(desk.ground.office.services), mark)
        few, many = _interleaved(desks, samples)
        for verb in ("call_next", "issue"):
            ours, old = getattr(few, verb), getattr(many, verb)
            what = f"{verb}, {line:,} waiting"
            figures.append(times_bare(what, engine, ours, few.bare, TIMES_BARE))
            figures.append(_with_past(f"{what}, {long_past:,} past steps", engine, ours, old, many))
    return figures


def _interleaved(desks: list[_Desk], samples: int) -> list[Samples]:
    for desk in desks:
        for _ in range(WARM_UP):
            desk.sample(Samples())
    found = [Samples() for _ in desks]
    pairs = list(zip(desks, found, strict=True))
    for _ in range(samples):
        pairs.reverse()
        for desk, into in pairs:
            desk.sample(into)
    return found


def _with_past(
    name: str, engine: str, short: list[float], long: list[float], beside: Samples
) -> Figure:
    ratio = median(long) / median(short)
    return Figure(
        name=name,
        engine=engine,
        unit="ms, median",
        value=round(median(long), 3),
        bare=round(median(beside.bare), 3),
        ratio=round(ratio, 2),
        target=f"at most {TIMES_SHORT_PAST:g} times that with {SHORT_PAST:,} past steps",
        met=ratio <= TIMES_SHORT_PAST,
        samples=len(long),
        note="the ratio is over the same with a short past",
    )
