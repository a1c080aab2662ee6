"""What a visitor may be promised: how many are ahead, and how long it will take, from the hall."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from db import schema as t
from db.intake import Promise
from db.office import ACTIVE_COUNTERS, Office
from db.schema import Row
from db.transaction import Read
from queueing import forecast as ahead_of
from queueing.booking import BookingState
from queueing.forecast import ServiceTime
from queueing.staff import CounterState

SHOW_SHARE = 0.75
"""Share of booked visitors who come; 15 to 40 % do not where nothing is done about it."""


@dataclass(frozen=True, slots=True)
class HallAhead:
    """The hall as the forecast sees it: who waits until when, who serves what, for how long."""

    office: Office
    now: datetime
    due: Sequence[tuple[int, datetime]]
    expected: Sequence[tuple[int, datetime]]
    counters: Sequence[ahead_of.Counter]

    @classmethod
    def of(cls, read: Read, office: Office, now: datetime) -> "HallAhead":
        waiting = read.all(_DUE_TIMES, office=office.id, day=office.day(now))
        expected = read.all(_EXPECTED, office=office.id, day=office.day(now))
        grace = timedelta(minutes=office.grace_min)
        busy = {
            row.counter_id: (row.service_id, row.since) for row in read.all(_BUSY, office=office.id)
        }
        return cls(
            office=office,
            now=now,
            due=[(row.service_id, row.due_at) for row in waiting],
            expected=[
                (row.service_id, row.starts_at) for row in expected if row.starts_at > now - grace
            ],
            counters=[
                _counter_ahead(office, row, busy.get(row.id), now)
                for row in read.all(ACTIVE_COUNTERS, office=office.id)
                if row.id in office.counters
            ],
        )

    def without(self, service_id: int, due_at: datetime) -> "HallAhead":
        """The same hall as one who waits in it sees it: nobody stands ahead of themselves."""
        due = list(self.due)
        if (service_id, due_at) in due:
            due.remove((service_id, due_at))
        return replace(self, due=due)

    def without_booking(self, service_id: int, starts_at: datetime) -> "HallAhead":
        """The same hall as one who holds this booking sees it: not expected any more, but here."""
        expected = list(self.expected)
        if (service_id, starts_at) in expected:
            expected.remove((service_id, starts_at))
        return replace(self, expected=expected)

    def promise(self, service_id: int, due_at: datetime | None = None) -> Promise:
        service = self.office.services[service_id]
        mine = due_at or self.now + timedelta(minutes=service.target_wait_min)
        gaps = self._gaps(service_id)
        before = Tally(other for other, due in self.due if due <= mine)
        ahead = {
            other: round(
                _share_before([d for o, d in self.due if o == other], mine, gaps.get(other, ()))
                + SHOW_SHARE
                * _share_before(
                    [d for o, d in self.expected if o == other], mine, gaps.get(other, ())
                )
            )
            for other in self.office.services
        }
        times = {
            s.id: ServiceTime(s.id, float(s.usual_duration_min))
            for s in self.office.services.values()
        }
        expected = ahead_of.forecast(
            service_id,
            ahead,
            self.counters,
            times,
            self.now,
            self.office.hours.closing(self.now),
            self.office.hours.breaks(self.office.day(self.now)),
        )
        return Promise(sum(before[other] for other in gaps), expected)

    def _gaps(self, service_id: int) -> Mapping[int, Sequence[timedelta]]:
        """The services called at the same open counters, and how much later they are due there.

        At a counter where mine is secondary and the other is not, the other goes before although
        it is due later by the reluctance: each such counter gives one gap.
        """
        gaps: dict[int, list[timedelta]] = {service_id: []}
        for counter in self.counters:
            offers = self.office.counters[counter.counter_id].offers
            if counter.open and service_id in offers:
                for other, reluctance in offers.items():
                    gap = timedelta(minutes=offers[service_id] - reluctance)
                    gaps.setdefault(other, []).append(gap)
        return gaps


def _share_before(dues: Sequence[datetime], mine: datetime, gaps: Sequence[timedelta]) -> float:
    """How many of `dues` come before mine, on average over the counters that give the gaps."""
    if not gaps:
        return sum(due <= mine for due in dues)
    return sum(due <= mine + gap for due in dues for gap in gaps) / len(gaps)


def _counter_ahead(
    office: Office, row: Row, busy: tuple[int, datetime] | None, now: datetime
) -> ahead_of.Counter:
    back = row.resumes_at if row.state == CounterState.PAUSED else None
    return ahead_of.Counter(
        counter_id=row.id,
        services=frozenset(office.counters[row.id].offers),
        open=row.state == CounterState.OPEN or back is not None,
        busy_with=busy[0] if busy else None,
        busy_for_min=(now - busy[1]).total_seconds() / 60 if busy else 0.0,
        resumes_at=back,
    )


_MINE = t.step.c.office_id == sa.bindparam("office")
_DUE_TIMES = sa.select(t.step.c.service_id, t.step.c.due_at).where(
    _MINE, t.IS_WAITING, t.step.c.day == sa.bindparam("day")
)
_BUSY = sa.select(
    t.step.c.counter_id,
    t.step.c.service_id,
    sa.func.coalesce(t.step.c.started_at, t.step.c.called_at, type_=t.UtcDateTime).label("since"),
).where(_MINE, t.IS_AT_COUNTER)
_EXPECTED = sa.select(t.booking.c.service_id, t.booking.c.starts_at).where(
    t.booking.c.office_id == sa.bindparam("office"),
    t.booking.c.day == sa.bindparam("day"),
    t.booking.c.state == BookingState.EXPECTED,
)
