"""How long a visitor will wait: a range in minutes, never a single number.

The line is played forward a fixed number of times with service times drawn from fixed, evenly
spread tables, and the range is read off the outcomes: the same question always has the same
answer, and in a line of one service one more person ahead never shortens it. Only the last
steps of a long line are played one by one, the front of it in bulk, so that the cost does not
grow with the line: a forecast is made inside the transaction that issues a ticket.

What it leaves out: visitors who arrive later yet are due earlier, unless the caller counts them
in `ahead`; steps bound to one counter; and a counter's reluctance for its secondary services.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from heapq import heapify, heapreplace
from math import ceil, exp, log, log1p, sqrt
from statistics import NormalDist

DRAWS = 64  # plays of the line: with evenly spread draws enough for an honest P90
PLAYED_STEPS = 24  # steps played one by one, beyond which order no longer matters much
_BULK_PARTS = 90  # the most parts in which the front of a long line is shared out
_ROUND_LEFT = 0.88  # of the line, after one round of its bulk
_CANDIDATES = 16
_RESIDUAL_STEP = 0.02  # of the usual duration: the grain of "how long it has run"
_RESIDUAL_LIMIT = 10.0

_NORMAL = NormalDist()
_STRATA = tuple((d + 0.5) / DRAWS for d in range(DRAWS))
_NORMALS = tuple(_NORMAL.inv_cdf(p) for p in _STRATA)


def _shuffles(count: int) -> list[tuple[int, ...]]:
    """Fixed shuffles of the draws, so that long and short services meet in every mixture.

    Of several candidates each time the one whose sum with those before is nearest to the
    spread a sum of so many should have: few draws then do the work of many.
    """
    source, sums, chosen = random.Random(1), [0.0] * DRAWS, list[tuple[int, ...]]()
    for n in range(1, count + 1):
        candidates = [tuple(source.sample(range(DRAWS), DRAWS)) for _ in range(_CANDIDATES)]
        best = min(candidates, key=lambda order: _unevenness(sums, order, sqrt(n)))
        sums = [total + _NORMALS[d] for total, d in zip(sums, best, strict=True)]
        chosen.append(best)
    return chosen


def _unevenness(sums: list[float], order: tuple[int, ...], width: float) -> float:
    added = sorted(total + _NORMALS[d] for total, d in zip(sums, order, strict=True))
    return sum((a - width * z) ** 2 for a, z in zip(added, _NORMALS, strict=True))


# One sequence in the order that a short line at a single counter reads it: the service in
# progress, the steps, the bulk. Further counters read it from its far end.
_ORDERS = _shuffles(64)
_COUNTER_ORDERS = [_ORDERS[0], *reversed(_ORDERS)]
_STEP_ORDERS = _ORDERS[1 : PLAYED_STEPS + 1]
_BULK_ORDERS = _ORDERS[PLAYED_STEPS + 1 :]


@dataclass(frozen=True, slots=True)
class ServiceTime:
    """How long a service takes: half of the visits are over within `typical_min` minutes.

    `spread` is the standard deviation of the duration's logarithm: with 0.5, two visits of
    three take between 0.6 and 1.65 times the typical. Raises ValueError for a duration that is
    not positive or a negative spread.
    """

    service_id: int
    typical_min: float
    spread: float = 0.5

    def __post_init__(self) -> None:
        if self.typical_min <= 0 or self.spread < 0:
            raise ValueError(
                f"a service takes some time: typical {self.typical_min}, spread {self.spread}"
            )

    @property
    def mean(self) -> float:
        """The average duration in minutes, above the typical one because of the slow visits."""
        return self.typical_min * exp(self.spread**2 / 2)

    @property
    def variance(self) -> float:
        """The variance of the duration, in square minutes."""
        return self.mean**2 * (exp(self.spread**2) - 1)


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter as the forecast sees it.

    `open` counters serve now or, with `resumes_at`, from then on; paused ones whose return
    nobody knows are not open. `busy_with` is the service called or served there, and
    `busy_for_min` how many minutes that has lasted.
    """

    counter_id: int
    services: frozenset[int]
    open: bool = True
    busy_with: int | None = None
    busy_for_min: float = 0.0
    resumes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The unrounded minutes until the call: half and nine tenths of the waits are shorter."""

    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Range:
    """The promise in whole minutes, in steps that do not pretend more than is known.

    `may_pass_closing`: one such wait in ten or more would end after the office closes.
    """

    p50: int
    p90: int
    may_pass_closing: bool = False


def forecast(
    service_id: int,
    ahead: Mapping[int, int],
    counters: Iterable[Counter],
    times: Mapping[int, ServiceTime],
    now: datetime,
    closes_at: datetime | None = None,
    breaks: Sequence[tuple[datetime, datetime]] = (),
) -> Range | None:
    """The wait to promise a visitor of `service_id`, or None where nobody serves it.

    `ahead` counts, per service, the waiting steps due before the visitor's; `breaks` are the
    office's own, ordered. Exact to the minute below 10 minutes and to 5 beyond, the upper end
    rounded up; both ends are 0 only where a counter is free at once. Raises KeyError where
    `times` lacks `service_id` or a service ahead that an open counter offers.
    """
    found = estimate(service_id, ahead, counters, times, now, breaks)
    if found is None:
        return None
    late = closes_at is not None and found.p90 > (closes_at - now).total_seconds() / 60
    if found.p90 <= 0:
        return Range(0, 0, late)
    low = _rounded(found.p50)
    return Range(low, max(_rounded_up(found.p90), low + _step(low)), late)


def estimate(
    service_id: int,
    ahead: Mapping[int, int],
    counters: Iterable[Counter],
    times: Mapping[int, ServiceTime],
    now: datetime,
    breaks: Sequence[tuple[datetime, datetime]] = (),
) -> Estimate | None:
    """The same wait before rounding, for scoring promises. Raises as `forecast` does."""
    hall = _Hall.around(service_id, ahead, counters)
    if hall is None:
        return None
    fallback = times[service_id]
    starts = [_free_times(c, i, times, fallback, now, breaks) for i, c in enumerate(hall.counters)]
    waits = sorted(_waits(hall, times, starts))
    p50, p90 = _quantile(waits, 0.5), _quantile(waits, 0.9)
    return Estimate(_with_breaks(p50, now, breaks), _with_breaks(p90, now, breaks))


# --- The part of the hall that matters ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hall:
    """The counters that the visitor's wait depends on, and the line before them."""

    service_id: int
    ahead: dict[int, int]
    counters: list[Counter]
    pools: list[list[int]]  # counters (by index) that offer the same of the services ahead
    pools_of: dict[int, list[int]]

    @classmethod
    def around(
        cls, service_id: int, ahead: Mapping[int, int], counters: Iterable[Counter]
    ) -> "_Hall | None":
        usable = [counter for counter in counters if counter.open]
        if not any(service_id in counter.services for counter in usable):
            return None
        asked = {service for service, count in ahead.items() if count > 0} | {service_id}
        linked = _linked(service_id, asked, usable)
        inside = [counter for counter in usable if counter.services & linked]
        by_offer: dict[frozenset[int], list[int]] = {}
        for index, counter in enumerate(inside):
            by_offer.setdefault(counter.services & linked, []).append(index)
        pools_of = {s: [i for i, offer in enumerate(by_offer) if s in offer] for s in linked}
        line = {s: ahead.get(s, 0) for s in sorted(linked) if ahead.get(s, 0) > 0}
        return cls(service_id, line, inside, list(by_offer.values()), pools_of)


def _linked(service_id: int, asked: set[int], counters: Sequence[Counter]) -> frozenset[int]:
    """The services asked for that share counters with `service_id`, directly or in a chain."""
    linked, offers = {service_id}, [counter.services & asked for counter in counters]
    while True:
        reached = linked.union(*(offer for offer in offers if offer & linked))
        if reached == linked:
            return frozenset(linked)
        linked = reached


# --- When each counter is next free -------------------------------------------------------


def _free_times(
    counter: Counter,
    index: int,
    times: Mapping[int, ServiceTime],
    fallback: ServiceTime,
    now: datetime,
    breaks: Sequence[tuple[datetime, datetime]],
) -> list[float]:
    """Minutes until the counter can call, one for each draw."""
    back = 0.0
    if counter.resumes_at is not None:
        back = _working_minutes(now, counter.resumes_at, breaks)
    if counter.busy_with is None:
        return [back] * DRAWS
    usual = times.get(counter.busy_with, fallback)
    run = min(max(counter.busy_for_min / usual.typical_min, 0.0), _RESIDUAL_LIMIT)
    rest = _residuals(usual.spread, round(run / _RESIDUAL_STEP))
    order = _COUNTER_ORDERS[index % len(_COUNTER_ORDERS)]
    return [max(usual.typical_min * rest[d], back) for d in order]


@lru_cache(maxsize=2048)
def _residuals(spread: float, run_steps: int) -> tuple[float, ...]:
    """What is left of a service of typical length 1 that has run so long already."""
    run = run_steps * _RESIDUAL_STEP
    if spread == 0 or run == 0:
        return tuple(max(0.0, factor - run) for factor in _factors(spread))
    still = _NORMAL.cdf(-log(run) / spread)  # the share of services that last this long
    return tuple(
        max(0.0, exp(-spread * _NORMAL.inv_cdf(max(still * (1 - p), 1e-300))) - run)
        for p in _STRATA
    )


@lru_cache(maxsize=256)
def _factors(spread: float) -> tuple[float, ...]:
    return tuple(exp(spread * z) for z in _NORMALS)


# --- Playing the line ---------------------------------------------------------------------

Column = list[float]  # minutes of work of one part of the line, one for each draw


@dataclass(frozen=True, slots=True)
class _Line:
    """The steps ahead: a front part in bulk, shared within a pool, then single steps."""

    bulk: list[tuple[int, Column]]  # the service and its minutes
    steps: list[tuple[int, Column]]


def _waits(
    hall: _Hall, times: Mapping[int, ServiceTime], starts: list[list[float]]
) -> Iterator[float]:
    """The visitor's wait in each draw: each step in turn takes the counter free first for it."""
    line = _line(hall, times)
    bulk_pools = [hall.pools_of[service] for service, _ in line.bulk]
    step_pools = [hall.pools_of[service] for service, _ in line.steps]
    mine = hall.pools_of[hall.service_id]
    orders = _mixtures(len(line.steps)) if len(hall.ahead) > 1 else None
    for draw, (free, bulk, steps) in enumerate(
        zip(zip(*starts, strict=True), _rows(line.bulk), _rows(line.steps), strict=True)
    ):
        pools = [[free[index] for index in pool] for pool in hall.pools]
        if bulk:
            _pour(pools, bulk, bulk_pools)
        order = orders[draw] if orders else range(len(steps))
        yield _first_free(pools, [(steps[i], step_pools[i]) for i in order], mine)


@lru_cache(maxsize=PLAYED_STEPS + 1)
def _mixtures(count: int) -> list[list[int]]:
    """For each draw an order of so many steps, since the due order of services is not known."""
    source = random.Random(count)
    return [source.sample(range(count), count) for _ in range(DRAWS)]


def _rows(parts: list[tuple[int, Column]]) -> Iterable[tuple[float, ...]]:
    return zip(*(column for _, column in parts), strict=True) if parts else [()] * DRAWS


def _line(hall: _Hall, times: Mapping[int, ServiceTime]) -> _Line:
    """A line of these counts, service by service.

    The n-th step of the part played singly always reads the n-th shuffle, so that one more
    person of a service alone in line only adds to the same play.
    """
    total = sum(hall.ahead.values())
    singles = hall.ahead if total <= PLAYED_STEPS else _last_of(hall.ahead, total)
    services = [service for service, count in singles.items() for _ in range(count)]
    steps = [
        (service, _single(times[service], order))
        for service, order in zip(services, _STEP_ORDERS, strict=False)
    ]
    front = {service: count - singles[service] for service, count in hall.ahead.items()}
    rounds = _rounds(total, len(front)) if len(hall.pools) > 1 else 1
    return _Line(_bulk(front, times, rounds) if total > PLAYED_STEPS else [], steps)


def _single(usual: ServiceTime, order: tuple[int, ...]) -> Column:
    factors = _factors(usual.spread)
    return [usual.typical_min * factors[d] for d in order]


def _last_of(ahead: dict[int, int], total: int) -> dict[int, int]:
    """The steps of a long line to play singly, in its proportions (largest remainders)."""
    exact = {service: count * PLAYED_STEPS / total for service, count in ahead.items()}
    whole = {service: int(share) for service, share in exact.items()}
    missing = PLAYED_STEPS - sum(whole.values())
    for service in sorted(exact, key=lambda s: (whole[s] - exact[s], s))[:missing]:
        whole[service] += 1
    return whole


def _rounds(total: int, services: int) -> int:
    wanted = ceil(log(PLAYED_STEPS / total) / log(_ROUND_LEFT))
    return max(1, min(wanted, _BULK_PARTS // services))


def _bulk(
    front: dict[int, int], times: Mapping[int, ServiceTime], rounds: int
) -> list[tuple[int, Column]]:
    """The front of a long line in ever smaller rounds, until as many are left as are played.

    Small rounds at the end keep the counters of different pools level, as single steps would;
    one pool is level by itself.
    """
    total = sum(front.values())
    left = (PLAYED_STEPS / (PLAYED_STEPS + total)) ** (1 / rounds)
    parts: list[tuple[int, Column]] = []
    for turn in range(rounds):
        share = left**turn * (1 - left) / (1 - left**rounds)
        for service, count in front.items():
            order = _BULK_ORDERS[len(parts) % len(_BULK_ORDERS)]
            if count:
                parts.append((service, _sum_of(times[service], count * share, order)))
    return parts


def _sum_of(usual: ServiceTime, count: float, order: tuple[int, ...]) -> Column:
    """The work of many steps together: their mean and variance, as a lognormal of its own.

    A part of a step is that part of a whole one.
    """
    spread = sqrt(log1p(usual.variance / usual.mean**2 / max(count, 1.0)))
    typical = usual.mean * count / exp(spread**2 / 2)
    return [typical * exp(spread * _NORMALS[d]) for d in order]


def _pour(pools: list[list[float]], bulk: tuple[float, ...], offered: list[list[int]]) -> None:
    """Share each part of the bulk among the counters of the pool that is free first for it."""
    before = [sum(free) / len(free) for free in pools]
    levels = before.copy()
    for minutes, choice in zip(bulk, offered, strict=True):
        first = choice[0]
        for pool in choice:
            if levels[pool] < levels[first]:
                first = pool
        levels[first] += minutes / len(pools[first])
    for pool, free in enumerate(pools):
        added = levels[pool] - before[pool]
        free[:] = [minutes + added for minutes in free]


def _first_free(
    pools: list[list[float]], steps: list[tuple[float, list[int]]], mine: list[int]
) -> float:
    """Minutes until a counter of `mine` is free for the visitor, after all the steps ahead."""
    for free in pools:
        heapify(free)
    for minutes, choice in steps:
        first = pools[choice[0]]
        for pool in choice:
            if pools[pool][0] < first[0]:
                first = pools[pool]
        heapreplace(first, first[0] + minutes)
    return min(pools[pool][0] for pool in mine)


# --- Clock and rounding -------------------------------------------------------------------


def _with_breaks(
    minutes: float, now: datetime, breaks: Sequence[tuple[datetime, datetime]]
) -> float:
    """Working minutes from `now` as they pass on the clock."""
    for start, end in breaks:
        begins = (start - now).total_seconds() / 60
        lasts = (end - max(start, now)).total_seconds() / 60
        if lasts > 0 and minutes >= begins:
            minutes += lasts
    return minutes


def _working_minutes(
    now: datetime, until: datetime, breaks: Sequence[tuple[datetime, datetime]]
) -> float:
    """Minutes from `now` to `until` without those inside a break; 0 where it has passed."""
    paused = sum(
        max(0.0, (min(end, until) - max(start, now)).total_seconds()) for start, end in breaks
    )
    return max(0.0, (until - now).total_seconds() - paused) / 60


def _quantile(ordered: list[float], share: float) -> float:
    place = share * len(ordered) - 0.5
    below = int(place)
    return ordered[below] + (ordered[below + 1] - ordered[below]) * (place - below)


def _step(minutes: float) -> int:
    return 1 if minutes < 10 else 5


def _rounded(minutes: float) -> int:
    step = _step(minutes)
    return int(minutes / step + 0.5) * step


def _rounded_up(minutes: float) -> int:
    step = _step(minutes)
    return ceil(minutes / step - 1e-9) * step
