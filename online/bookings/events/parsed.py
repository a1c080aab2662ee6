"""One event of a calendar as the library reads it, beside the text it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from icalendar import Event
from icalendar.prop import vDDDTypes

from db.masking import kept_id
from online.bookings.events.content_lines import Component
from online.bookings.events.occurrences import DATES, stamp, starts_at
from online.bookings.fields import BROKEN, Flaw

_LONGEST_UID = 255
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One VEVENT and where it stands. `uid` is not empty, and as `kept_id` has it."""

    event: Event
    source: Component
    uid: str

    @property
    def mark(self) -> str:
        """The stamp of the instance that it changes; "" is a single event or a whole series."""
        if "RECURRENCE-ID" not in self.event:
            return ""
        return stamp(starts_at(self.event, "RECURRENCE-ID"))

    @property
    def edition(self) -> tuple[int, datetime]:
        """Of several with one UID and mark, the highest is the one that counts."""
        sequence = self.event.get("SEQUENCE")
        stamped = self.event.get("DTSTAMP")
        at = stamped.dt if isinstance(stamped, vDDDTypes) else None
        known = at if isinstance(at, datetime) and at.tzinfo is not None else _NEVER
        return (sequence if isinstance(sequence, int) else 0, known)


def parsed(component: Component) -> Parsed:
    """The event, its times still without their zones; raises `Flaw` for what makes it no
    booking, and whatever the library raises for what it cannot read."""
    event = cast(Event, Event.from_ical(component.raw))
    uid = _uid(event)
    for name, _ in event.errors:
        if name in (*DATES, "DURATION", "RRULE"):
            found = next((line.value for line in component.own() if line.name == name), "")
            raise Flaw(name, found, "accepted: a time or rule as RFC 5545 writes it")
    for line in component.own():
        # The library would take the hour for that zone's.
        if line.name in DATES and ";TZID=" in line.text.upper() and line.text.endswith("Z"):
            raise Flaw(line.name, line.value, "accepted: UTC or a time zone, not both")
    return Parsed(event, component, uid)


def id_of(component: Component) -> str:
    """The `uid` of an event that may be damaged otherwise; "" where it has none that will do."""
    line = next((line for line in component.own() if line.name == "UID"), None)
    if line is None:
        return ""
    try:
        return _uid(cast(Event, Event.from_ical(b"BEGIN:VEVENT\r\n%b\r\nEND:VEVENT" % line.raw)))
    except Exception:  # As for the whole event: the library promises nothing.
        return ""


def _uid(event: Event) -> str:
    uid = str(event.get("UID", "")).strip()
    if not uid:
        raise Flaw("UID", "nothing", "accepted: an event with a UID")
    if len(uid) > _LONGEST_UID or BROKEN in uid:
        raise Flaw("UID", uid, f"accepted: {_LONGEST_UID} undamaged characters at most")
    return kept_id(uid)


def latest(group: Iterable[Parsed]) -> list[Parsed]:
    """Of the series itself and of each instance, the edition that replaced the others; the series
    comes first. Their times have their zones."""
    editions: dict[str, Parsed] = {}
    for one in group:
        there = editions.get(one.mark)
        if there is None or one.edition >= there.edition:
            editions[one.mark] = one
    return sorted(editions.values(), key=lambda one: one.mark)
