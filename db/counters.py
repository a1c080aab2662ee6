"""The counters as they stand at this moment."""

from dataclasses import dataclass
from datetime import datetime

from db.office import ACTIVE_COUNTERS, Counter, Office, Person
from db.transaction import Read
from queueing.staff import CounterState


@dataclass(frozen=True, slots=True)
class CounterNow:
    """A counter at this moment, and who holds it."""

    counter: Counter
    state: CounterState
    clerk: Person | None
    pause_reason: str | None
    resumes_at: datetime | None
    since: datetime | None
    """Since when it is in this state; aware UTC."""


def counters_now(read: Read, office: Office) -> tuple[CounterNow, ...]:
    """Every active counter, by its number."""
    return tuple(
        CounterNow(
            counter=office.counters[row.id],
            state=CounterState(row.state),
            clerk=office.staff.get(row.staff_id) if row.staff_id else None,
            pause_reason=row.pause_reason,
            resumes_at=row.resumes_at,
            since=row.since,
        )
        for row in read.all(ACTIVE_COUNTERS, office=office.id)
        if row.id in office.counters
    )
