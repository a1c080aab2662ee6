"""Writes what became of a booking into the text of its event, and nothing else.

The text is edited line by line rather than written anew from the parsed event, because people's
own properties, their order and their alarms are theirs.
"""

import re
import warnings
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline, Parameters
from icalendar.prop import vText

from db.outgoing import Outgoing
from online.bookings.events.content_lines import Component, ContentLine, components, content_lines
from online.bookings.events.occurrences import (
    Instance,
    Zones,
    instances,
    lasts,
    repeats,
    stamp,
    starts_at,
    value_of,
)
from online.bookings.events.parsed import Parsed, latest, parsed
from online.bookings.source import Window

OUTCOME = "X-DAWR-OUTCOME"
OUTCOME_AT = "X-DAWR-OUTCOME-AT"
REASON = "X-DAWR-REASON"
_TOKEN = "X-DAWR-TOKEN"
_OURS = (OUTCOME, OUTCOME_AT, REASON)
_OF_THE_SERIES = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", *_OURS)
_INSTANCE = re.compile(r"(?P<uid>.+)/(?P<stamp>\d{8}T\d{6}Z)")


class Gone(Exception):
    """The object does not hold the booking any more. Its text says in English what it holds."""


def with_outcome(data: bytes, outgoing: Outgoing, zone: ZoneInfo) -> bytes | None:
    """The text of the object with the outcome in it; None if it needs no writing.

    That is so when the object says it already, or says something newer. An instance of a series
    that has no event of its own gets one. Raises `Gone`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # As in read_calendar.
        return _Object(data, zone).told(outgoing)


def holds_series(data: bytes, zone: ZoneInfo) -> bool:
    """Whether the object repeats, so that another window may show other bookings of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return repeats(one.event for one in _Object(data, zone).events)


class _Object:
    """One object of a calendar: its text, and the events that can be read in it."""

    def __init__(self, data: bytes, zone: ZoneInfo) -> None:
        self._lines = content_lines(data)
        found = list(components(self._lines))
        self._zones = Zones(zone, (one.raw for one in found if one.name == "VTIMEZONE"))
        self.events = [
            event
            for one in found
            if one.name == "VEVENT" and one.whole and (event := self._read(one)) is not None
        ]

    def _read(self, component: Component) -> Parsed | None:
        try:
            event = parsed(component)
            self._zones.settle(event.event)
            starts_at(event.event)
        except Exception:  # What cannot be read is no booking of ours, and stays as it is.
            return None
        return event

    def told(self, outgoing: Outgoing) -> bytes | None:
        single = latest(one for one in self.events if one.uid == outgoing.external_id)
        if single and not repeats(one.event for one in single):
            return self._marked(single[0].source, outgoing)
        found = _INSTANCE.fullmatch(outgoing.external_id)
        series = latest(one for one in self.events if found and one.uid == found["uid"])
        if found is None or not repeats(one.event for one in series):
            raise Gone("it has become a series" if single else "the event is not there any more")
        for one in series:
            if one.mark == found["stamp"]:
                return self._marked(one.source, outgoing)
        return self._split_off(series, found["stamp"], outgoing)

    def _marked(self, target: Component, outgoing: Outgoing) -> bytes | None:
        if _says(target, outgoing):
            return None
        return self._text({target.line: b"".join(_with_ours(target, outgoing))})

    def _split_off(self, series: Sequence[Parsed], mark: str, outgoing: Outgoing) -> bytes:
        """The text with an event for one instance, right behind the one that it came from."""
        at = datetime.strptime(mark, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        try:
            window = Window(at, at + timedelta(seconds=1))
            found = {one.stamp: one for one in instances([one.event for one in series], window)}
        except Exception:  # As above: a rule that cannot be followed.
            found = {}
        base = _base(series, mark)
        if mark not in found or base is None:
            raise Gone("the series does not take place at that time any more")
        target = base.source
        new = Component("VEVENT", tuple(_instance_lines(base, found[mark])))
        own = b"".join(_with_ours(new, outgoing))
        return self._text({target.line: _closed(target.raw) + own})

    def _text(self, replaced: dict[int, bytes]) -> bytes:
        """All lines, with the components that begin at these lines replaced."""
        lengths = {one.source.line: len(one.source.lines) for one in self.events}
        parts: list[bytes] = []
        at = 0
        while at < len(self._lines):
            number = self._lines[at].number
            new = replaced.get(number)
            parts.append(self._lines[at].raw if new is None else new)
            at += 1 if new is None else lengths[number]
        return b"".join(parts)


def _says(target: Component, outgoing: Outgoing) -> bool:
    """Whether the event has this outcome, or one that is newer."""
    told_at = ""
    for line in target.own():
        if line.name == OUTCOME and _token(line) == outgoing.token:
            return True
        if line.name == OUTCOME_AT:
            told_at = line.value
    return bool(re.fullmatch(r"\d{8}T\d{6}Z", told_at)) and told_at > stamp(outgoing.at)


def _token(line: ContentLine) -> str:
    try:
        _, parameters, _ = Contentline(line.text).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return ""
    return str(parameters.get(_TOKEN, ""))


def _with_ours(target: Component, outgoing: Outgoing) -> Iterable[bytes]:
    """The lines of the event with our properties, where they stood or behind its last one."""
    theirs: list[bytes] = []
    depth = 0
    place: int | None = None
    for line in target.lines:
        ours = depth == 1 and line.name in _OURS
        if place is None and (ours or (depth == 1 and line.name in ("BEGIN", "END"))):
            place = len(theirs)
        depth += {"BEGIN": 1, "END": -1}.get(line.name, 0)
        if not ours:
            theirs.append(line.raw)
    end = b"\r\n" if target.lines[0].raw.endswith(b"\r\n") else b"\n"
    ours_now = [text.replace(b"\r\n", end) + end for text in _properties(outgoing)]
    return [*theirs[:place], *ours_now, *theirs[place:]]


def _properties(outgoing: Outgoing) -> list[bytes]:
    token = Parameters({_TOKEN: outgoing.token})
    properties = [
        Contentline.from_parts(OUTCOME, token, vText(outgoing.outcome.value)),
        Contentline.from_parts(OUTCOME_AT, Parameters(), vText(stamp(outgoing.at))),
    ]
    if outgoing.reason:
        properties.append(Contentline.from_parts(REASON, Parameters(), vText(outgoing.reason)))
    return [line.to_ical() for line in properties]


def _base(series: Sequence[Parsed], mark: str) -> Parsed | None:
    """The event that an instance without one of its own takes after: the series, or the last
    change before it that is for "this and all that follow"."""
    base: Parsed | None = None
    for one in series:
        follows = one.mark and "RANGE" in one.event["RECURRENCE-ID"].params
        if not one.mark or (follows and one.mark <= mark):
            base = one
    return base


def _instance_lines(base: Parsed, instance: Instance) -> Iterable[ContentLine]:
    """The lines of an event for the instance: those of its base, at its own time."""
    start = starts_at(instance.event)
    depth = 0
    for line in base.source.lines:
        own = depth == 1 and line.name not in ("BEGIN", "END")
        depth += {"BEGIN": 1, "END": -1}.get(line.name, 0)
        if own and line.name == "DTSTART":
            yield _at(line, "DTSTART", start)
            yield _at(line, "RECURRENCE-ID", instance.original.astimezone(start.tzinfo))
        elif own and line.name == "DTEND":
            end = value_of(base.event, "DTEND").dt
            if isinstance(end, datetime):  # A whole day, as an end, says nothing about an hour.
                yield _at(line, "DTEND", (start + lasts(base.event)).astimezone(end.tzinfo))
        elif not own or line.name not in _OF_THE_SERIES:
            yield ContentLine(line.number, line.name, _closed(line.raw))


def _at(line: ContentLine, name: str, at: datetime) -> ContentLine:
    """The line for a time, in the zone and with the line end that `line` has."""
    prefix, _, value = line.text.rpartition(":")
    parameters = prefix[len(line.name) :]
    written = stamp(at) if value.endswith("Z") else f"{at:%Y%m%dT%H%M%S}"
    end = b"\r\n" if line.raw.endswith(b"\r\n") else b"\n"
    return ContentLine(line.number, name, f"{name}{parameters}:{written}".encode() + end)


def _closed(raw: bytes) -> bytes:
    return raw if raw.endswith(b"\n") else raw + b"\r\n"
