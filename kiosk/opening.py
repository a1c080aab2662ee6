"""The office's week as a visitor reads it on a closed kiosk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.office import Office
from queueing.wording import Bilingual, clock_time, weekday_name

SUNDAY = 6
CLOSED = Bilingual("مغلق", "Closed")


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """Days in a row with the same hours: "Sunday to Thursday", "7:00 am to 2:00 pm"."""

    days: Bilingual
    hours: Bilingual
    open: bool


def opening_week(office: Office, now: datetime) -> tuple[OpeningLine, ...]:
    """The hours of the seven days from today, read from Sunday on, like days drawn together.

    They are the real days to come, so a holiday among them shows as closed.
    """
    today = office.day(now)
    week = sorted(
        (today + timedelta(days=ahead) for ahead in range(7)),
        key=lambda day: (day.weekday() - SUNDAY) % 7,
    )
    lines: list[tuple[date, date, Bilingual]] = []
    for day in week:
        hours = _hours_of(office, day)
        if lines and lines[-1][2] == hours:
            lines[-1] = (lines[-1][0], day, hours)
        else:
            lines.append((day, day, hours))
    return tuple(
        OpeningLine(_days(first, last), hours, hours != CLOSED) for first, last, hours in lines
    )


def _hours_of(office: Office, day: date) -> Bilingual:
    spans = [_span(office, opens, closes) for opens, closes in office.hours.intervals(day)]
    return _joined(spans) if spans else CLOSED


def _span(office: Office, opens: datetime, closes: datetime) -> Bilingual:
    first, last = (clock_time(office.local(at), office.digits) for at in (opens, closes))
    return Bilingual(f"{first.ar} – {last.ar}", f"{first.en} – {last.en}")


def _joined(spans: Iterable[Bilingual]) -> Bilingual:
    every = list(spans)
    return Bilingual("، ".join(s.ar for s in every), ", ".join(s.en for s in every))


def _days(first: date, last: date) -> Bilingual:
    one, other = weekday_name(first), weekday_name(last)
    if first == last:
        return one
    if (last.weekday() - first.weekday()) % 7 == 1:
        return Bilingual(f"{one.ar} و{other.ar}", f"{one.en} and {other.en}")
    return Bilingual(f"{one.ar} إلى {other.ar}", f"{one.en} to {other.en}")
