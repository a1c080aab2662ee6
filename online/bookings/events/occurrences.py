"""When the events of a calendar take place: their time zones and their repetitions."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event, Timezone
from icalendar.timezone.tzp import TZP

from online.bookings.fields import Flaw
from online.bookings.source import Window

_MOST_INSTANCES = 500
"""Of one event within the window; more is a mistake in its rule."""
_MOST_A_DAY = 24
_CLOCK = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_BY_YEAR = {"BYYEARDAY", "BYWEEKNO"}
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_SINGLE = ("DTSTART", "DTEND", "RECURRENCE-ID")
_LISTS = ("RDATE", "EXDATE")
DATES = (*_SINGLE, *_LISTS)
"""The properties whose times may have a zone."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One time at which a repeating event takes place; `original` stays when it is moved."""

    event: Event
    original: datetime

    @property
    def stamp(self) -> str:
        """What tells it from the others of its series."""
        return stamp(self.original)


def stamp(at: datetime) -> str:
    """A time in UTC as iCalendar writes it, such as `20261122T060000Z`."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


class Zones:
    """The time zones of one calendar: its own VTIMEZONEs beside those that everybody knows.

    The library keeps all it ever met in one place, where the calendars of strangers could
    redefine each other's zones; here every calendar has its own.
    """

    def __init__(self, office: ZoneInfo, own: Iterable[bytes]) -> None:
        """`own` are VTIMEZONEs as they stand; a damaged one is as good as none."""
        self._office = office
        self._tzp = TZP("zoneinfo")
        for raw in own:
            # The library promises nothing about damaged input.
            with suppress(Exception):
                self._take(cast(Timezone, Timezone.from_ical(raw)))

    def _take(self, zone: Timezone) -> None:
        """A zone whose clock changes more than yearly is left out: following it may never end."""
        rules = [rule for part in zone.subcomponents for rule in values_of(part, "RRULE")]
        if all(rule.get("FREQ") == ["YEARLY"] and not rule.keys() & _CLOCK for rule in rules):
            self._tzp.cache_timezone_component(zone)

    def settle(self, event: Event) -> None:
        """Give every time of the event its zone; floating ones are the office's."""
        for name in _SINGLE:
            if (one := value_of(event, name)) is not None:
                one.dt = self._settled(name, one.dt, one.params)
        for name in _LISTS:
            for several in values_of(event, name):
                for one in several.dts:
                    one.dt = self._settled(name, one.dt, several.params)

    def _settled(self, name: str, value: object, params: Mapping[str, str]) -> object:
        if isinstance(value, tuple):
            return (self._settled(name, value[0], params), *value[1:])
        if not isinstance(value, datetime):
            return value
        if tzid := params.get("TZID"):
            zone = self._tzp.timezone(str(tzid))
            if zone is None:
                raise Flaw(name, str(tzid), "accepted: a time zone such as Asia/Bahrain")
            return value.replace(tzinfo=zone)
        return value if value.tzinfo else value.replace(tzinfo=self._office)


def value_of(event: Component, name: str) -> Any:
    """The property, of whichever of its many classes the library chose; None where it is not."""
    return event.get(name)


def values_of(event: Component, name: str) -> list[Any]:
    """What the library has for a property that may stand once, several times or not at all."""
    value = value_of(event, name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def starts_at(event: Event, name: str = "DTSTART") -> datetime:
    """The start (or the time `name`) of an event; raises `Flaw` where it has none."""
    if name not in event:
        raise Flaw(name, "nothing", "accepted: a day and an hour")
    value = value_of(event, name).dt
    if not isinstance(value, datetime):
        raise Flaw(name, str(value), "accepted: a day and an hour, not a whole day")
    return value


def repeats(events: Iterable[Event]) -> bool:
    """Whether these events of one UID are a series, and its instances the bookings."""
    return any(name in event for event in events for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def instances(events: Sequence[Event], window: Window) -> Iterator[Instance]:
    """The instances of a series that start within the window, or were to start there.

    `events` are all of one UID, with their zones settled. Raises `Flaw` for a rule that no
    booking has: every minute, or more than `_MOST_INSTANCES`.
    """
    calendar = Calendar()
    for event in events:
        _refuse_wild(event)
        calendar.add_component(_without_end(event))
    query = recurring_ical_events.of(calendar)
    overrides = {
        starts_at(event, "RECURRENCE-ID"): starts_at(event)
        for event in events
        if "RECURRENCE-ID" in event
    }
    found: dict[str, Instance] = {}
    for start, end in _spans(window, events):
        for event in query.between(start, end):
            instance = Instance(event, _original(event, overrides))
            if any(window.start <= at < window.end for at in (starts_at(event), instance.original)):
                found[instance.stamp] = instance
        if len(found) > _MOST_INSTANCES:
            found_rules = _rules(events) or "its dates"
            raise Flaw("RRULE", found_rules, f"accepted: {_MOST_INSTANCES} times at most")
    yield from found.values()


def _spans(window: Window, events: Iterable[Event]) -> Iterator[tuple[datetime, datetime]]:
    """The window, and where instances went that were moved out of it."""
    shift = timedelta()
    for event in events:
        if "RECURRENCE-ID" not in event:
            continue
        original, start = starts_at(event, "RECURRENCE-ID"), starts_at(event)
        if _moves_all_that_follow(event):
            shift = max(shift, abs(start - original))
        if window.start <= original < window.end and not window.start <= start < window.end:
            yield start, start
    yield window.start - shift, window.end + shift


def _moves_all_that_follow(event: Event) -> bool:
    return "RANGE" in value_of(event, "RECURRENCE-ID").params


def _original(event: Event, overrides: Mapping[datetime, datetime]) -> datetime:
    """When the instance was to start. One that follows a change of "this and all that follow"
    carries the mark of that change, so that its own time counts from there."""
    mark = starts_at(event, "RECURRENCE-ID")
    if _moves_all_that_follow(event) and mark in overrides:
        return mark + (starts_at(event) - overrides[mark])
    return mark


def _without_end(event: Event) -> Any:
    """A booking is a start: an end before it would make the library swap the two."""
    point = event.copy()
    for name in ("DTEND", "DURATION"):
        point.pop(name, None)
    return point


def _refuse_wild(event: Event) -> None:
    """A rule is stopped before it is followed: some take hours, and some never end."""
    rules = values_of(event, "RRULE")
    if len(rules) > 1:
        raise Flaw("RRULE", _rules([event]), "accepted: one rule")
    for rule in rules:
        frequency, every = str(rule.get("FREQ", [""])[0]).upper(), rule.get("INTERVAL", [1])[0]
        times = math.prod(max(1, len(rule.get(name, ()))) for name in _CLOCK)
        if frequency not in _MOST_DAYS or every < 1 or times > _MOST_A_DAY:
            found = _rules([event]) or "a rule that says nothing"
            raise Flaw("RRULE", found, "accepted: daily, weekly, monthly or yearly")
        if _is_vain(rule, frequency, times):
            reason = "accepted: a rule as RFC 5545 allows it, for days that exist"
            raise Flaw("RRULE", _rules([event]), reason)


def _is_vain(rule: Mapping[str, Any], frequency: str, times: int) -> bool:
    """Whether no day fits it: the library would look for one, day by day, until the year 9999.

    What RFC 5545 forbids counts too, because it fits by chance at best.
    """
    months, days = rule.get("BYMONTH") or range(1, 13), rule.get("BYMONTHDAY") or [1]
    exists = any(
        1 <= month <= 12 and 1 <= abs(day) <= _LONGEST_MONTHS[month - 1]
        for month in months
        for day in days
    )
    most = _MOST_DAYS[frequency] * times
    beyond = all(abs(place) > most for place in rule.get("BYSETPOS") or [1])
    misplaced = frequency != "YEARLY" and not _BY_YEAR.isdisjoint(rule)
    return not exists or beyond or misplaced or "BYEASTER" in rule


def _rules(events: Iterable[Event]) -> str:
    rules = [rule for event in events for rule in values_of(event, "RRULE")]
    return "; ".join(rule.to_ical().decode("utf-8", "replace") for rule in rules)


def lasts(event: Event) -> timedelta:
    """How long the event lasts, as far as it says so; an end on a whole day counts as midnight."""
    if "DURATION" in event:
        duration = value_of(event, "DURATION").dt
        return duration if isinstance(duration, timedelta) else timedelta()
    if "DTEND" not in event:
        return timedelta()
    start, end = starts_at(event), value_of(event, "DTEND").dt
    if isinstance(end, datetime):
        return end - start
    if isinstance(end, date):
        return datetime(end.year, end.month, end.day, tzinfo=start.tzinfo) - start
    raise Flaw("DTEND", str(end), "accepted: a day and an hour")
