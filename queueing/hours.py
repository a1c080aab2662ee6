"""When an office is open, and when its kiosk still hands out tickets.

Every function takes the time, so that a Friday, a holiday or the last minute before closing is
an ordinary test. Rules are in the office's local time; answers are in UTC. Time zones come from
zoneinfo: Windows has no zone data of its own and needs the tzdata package beside Python.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias
from zoneinfo import ZoneInfo

from queueing.wording import Bilingual

Interval: TypeAlias = tuple[datetime, datetime]  # half open, both ends in UTC

LOOK_AHEAD_DAYS = 60
_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Period:
    """Opening hours of one weekday (0 is Monday), local time; two on a day leave a break.

    Periods with dates form a season, such as Ramadan. While a season is valid it replaces the
    ordinary week whole, weekdays it does not name included; of two seasons the one that began
    later rules, then the one that ends sooner. `closes` at 00:00 means the end of that day.
    Raises ValueError for hours or dates that run backwards.
    """

    weekday: int
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"a weekday is 0 (Monday) to 6 (Sunday), not {self.weekday}")
        if self.closes != _MIDNIGHT and self.closes <= self.opens:
            raise ValueError(f"a period opens before it closes: {self.opens} to {self.closes}")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(f"a season starts first: {self.valid_from} to {self.valid_to}")

    @property
    def _season(self) -> tuple[date, date]:
        return self.valid_from or date.min, self.valid_to or date.max

    def _valid_on(self, day: date) -> bool:
        first, last = self._season
        return first <= day <= last


@dataclass(frozen=True, slots=True)
class Closure:
    """Days without opening, such as a public holiday, or a part of them, local time.

    Without `from_` it closes from the start of each day, without `to` until its end.
    Raises ValueError for dates or times that run backwards.
    """

    first: date
    last: date
    reason: Bilingual
    from_: time | None = None
    to: time | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a closure starts first: {self.first} to {self.last}")
        if self.to is not None and self.to <= (self.from_ or _MIDNIGHT):
            raise ValueError(f"a closure begins before it ends: {self.from_} to {self.to}")

    def _interval(self, day: date, zone: ZoneInfo) -> Interval | None:
        if not self.first <= day <= self.last:
            return None
        return _instant(day, self.from_ or _MIDNIGHT, zone), _end(day, self.to or _MIDNIGHT, zone)


class Closed(StrEnum):
    """Why no ticket can be had now."""

    DAY_OFF = "day_off"  # the week has no hours today
    HOLIDAY = "holiday"  # a closure took all of today's hours
    NOT_YET = "not_yet"  # before today's first opening
    BREAK = "break"  # between two of today's openings
    LAST_TICKET_PASSED = "last_ticket_passed"  # too little of today is left
    ENDED = "ended"  # after today's last closing


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether the kiosk may issue a ticket, and what to tell the visitor.

    `next_opening` is set whenever nobody is served now or no ticket is to be had: with `open`
    it is the end of the break that tickets are taken in. `closes_at` is today's last closing
    while it lies ahead. `because` is the closure's own reason, where one is to blame.
    """

    open: bool
    reason: Closed | None
    next_opening: datetime | None
    closes_at: datetime | None
    because: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """The opening rules of an office, or of a service `within` its office.

    `tickets_in_breaks`: whether the kiosk goes on during a break. By default it does, because
    the visitor stands in the hall already and the line survives the break.
    """

    periods: tuple[Period, ...]
    zone: ZoneInfo
    closures: tuple[Closure, ...] = ()
    tickets_in_breaks: bool = True
    bounds: "Hours | None" = None
    _known: dict[date, tuple[Interval, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The days that were asked for: every ticket asks for its own."""

    def within(self, office: "Hours") -> "Hours":
        """These hours cut down to `office`'s, whose rule on breaks then holds too.

        Raises ValueError where the two are in different time zones.
        """
        if office.zone.key != self.zone.key:
            raise ValueError(f"one office has one time zone: {self.zone}, {office.zone}")
        bounds = self.bounds.within(office) if self.bounds else office
        return replace(self, bounds=bounds, tickets_in_breaks=office.tickets_in_breaks)

    def intervals(self, day: date) -> tuple[Interval, ...]:
        """The opening hours of a local day in UTC, closures taken out: ordered and disjoint."""
        known = self._known.get(day)
        if known is None:
            if len(self._known) > LOOK_AHEAD_DAYS * 2:
                self._known.clear()
            known = self._known[day] = self._reckon(day)
        return known

    def _reckon(self, day: date) -> tuple[Interval, ...]:
        spans = self._weekly(day)
        for closure in self.closures:
            spans = _without(spans, closure._interval(day, self.zone))
        return spans if self.bounds is None else _both(spans, self.bounds.intervals(day))

    def breaks(self, day: date) -> tuple[Interval, ...]:
        """The gaps between the openings of a local day, in UTC."""
        spans = self.intervals(day)
        return tuple((end, start) for (_, end), (start, _) in pairwise(spans))

    def is_open(self, now: datetime) -> bool:
        """Whether visitors are served at `now`; closing time itself is closed."""
        today = self.intervals(business_day(now, self.zone))
        return any(start <= now < end for start, end in today)

    def next_opening(self, now: datetime) -> datetime | None:
        """The first opening that begins after `now`, in UTC; None within the next 60 days."""
        today = business_day(now, self.zone)
        for ahead in range(LOOK_AHEAD_DAYS + 1):
            for start, _ in self.intervals(today + timedelta(days=ahead)):
                if start > now:
                    return start
        return None

    def closing(self, now: datetime) -> datetime | None:
        """The end of today's last opening, in UTC, past or to come; None on a day off."""
        today = self.intervals(business_day(now, self.zone))
        return today[-1][1] if today else None

    def availability(self, now: datetime, last_ticket: timedelta = timedelta()) -> Availability:
        """Whether a ticket may be issued at `now`.

        None is issued during the last `last_ticket` before the day's final closing, so that
        who holds a ticket is served; a break is not a final closing.
        """
        today = self.intervals(business_day(now, self.zone))
        reason = self._why_closed(today, now, last_ticket)
        serving = any(start <= now < end for start, end in today)
        return Availability(
            open=reason is None,
            reason=reason,
            next_opening=None if serving and reason is None else self.next_opening(now),
            closes_at=today[-1][1] if today and now < today[-1][1] else None,
            because=None if serving else self._because(now, reason),
        )

    def _why_closed(
        self, today: tuple[Interval, ...], now: datetime, last_ticket: timedelta
    ) -> Closed | None:
        if not today:
            return Closed.HOLIDAY if self._planned(now) else Closed.DAY_OFF
        closing = today[-1][1]
        if now < today[0][0]:
            return Closed.NOT_YET
        if now >= closing:
            return Closed.ENDED
        if now >= closing - last_ticket:
            return Closed.LAST_TICKET_PASSED
        serving = any(start <= now < end for start, end in today)
        return None if serving or self.tickets_in_breaks else Closed.BREAK

    def _planned(self, now: datetime) -> bool:
        """Whether today would have hours if it were not for the closures."""
        return bool(self._without_closures().intervals(business_day(now, self.zone)))

    def _without_closures(self) -> "Hours":
        bounds = self.bounds._without_closures() if self.bounds else None
        return replace(self, closures=(), bounds=bounds)

    def _because(self, now: datetime, reason: Closed | None) -> Bilingual | None:
        if reason is Closed.DAY_OFF:
            return None
        return self._closure_reason(now, whole_day=reason is Closed.HOLIDAY)

    def _closure_reason(self, now: datetime, *, whole_day: bool) -> Bilingual | None:
        """The reason of the closure in force at `now`, or of any of today's on a lost day."""
        day = business_day(now, self.zone)
        for closure in self.closures:
            span = closure._interval(day, self.zone)
            if span and (whole_day or span[0] <= now < span[1]):
                return closure.reason
        return self.bounds._closure_reason(now, whole_day=whole_day) if self.bounds else None

    def _weekly(self, day: date) -> tuple[Interval, ...]:
        valid = [period for period in self.periods if period._valid_on(day)]
        if not valid:
            return ()
        first, last = max((p._season for p in valid), key=lambda s: (s[0], -s[1].toordinal()))
        ruling = [p for p in valid if p._season == (first, last) and p.weekday == day.weekday()]
        return _merged(
            (_instant(day, p.opens, self.zone), _end(day, p.closes, self.zone)) for p in ruling
        )


def business_day(now: datetime, zone: ZoneInfo) -> date:
    """The office's local date at `now`, which must be aware; ValueError otherwise.

    The business day is never the date in UTC, which turns in the middle of somebody's morning.
    """
    if now.tzinfo is None:
        raise ValueError("the time of day needs an aware datetime")
    return now.astimezone(zone).date()


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _end(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant a span of `day` ends: 00:00 is the midnight that ends it."""
    return _instant(day + timedelta(days=1) if at == _MIDNIGHT else day, at, zone)


def _merged(spans: Iterable[Interval]) -> tuple[Interval, ...]:
    """Ordered, without overlaps; a span that a clock change turned around is dropped."""
    merged: list[Interval] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _without(spans: tuple[Interval, ...], cut: Interval | None) -> tuple[Interval, ...]:
    if cut is None or cut[0] >= cut[1]:
        return spans
    return _merged(
        piece
        for start, end in spans
        for piece in ((start, min(end, cut[0])), (max(start, cut[1]), end))
    )


def _both(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> tuple[Interval, ...]:
    return _merged((max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other)
