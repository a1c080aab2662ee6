"""Reads bookings from the events of an iCalendar stream (RFC 5545), whoever wrote it.

An event is a booking; of a series each instance within the window is one. What cannot be read is
set aside with its line and the reason, and does not hold up the others.
"""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event

from db.delivered import Incoming, SetAside
from db.masking import shown
from db.trouble import Trouble, TroubleKind
from online.bookings.events.content_lines import Component, components, content_lines
from online.bookings.events.fields import EventFields
from online.bookings.events.occurrences import Zones, instances, lasts, repeats, starts_at
from online.bookings.events.parsed import Parsed, id_of, latest, parsed
from online.bookings.fields import Flaw
from online.bookings.moments import Unreadable, in_utc
from online.bookings.source import Window

_LARGEST = 1_000_000
_LONGEST = timedelta(hours=24)
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_FARTHEST = timedelta(days=3653)
_WHOLE = "accepted: an event as RFC 5545 writes it"


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """What a calendar held: its bookings, and what was set aside.

    `recurring` says that some of it repeats, so that another window may show other bookings.
    """

    bookings: tuple[Incoming, ...]
    set_aside: tuple[SetAside, ...]
    recurring: bool = False


def read_calendar(
    data: bytes | str,
    *,
    zone: ZoneInfo,
    window: Window,
    where: str = "the calendar",
) -> CalendarContent:
    """The bookings in a calendar; times without a zone are local times of `zone`.

    Single events are delivered wherever they lie, those of a series only within the window.
    An instance's external id is the UID, a slash and the original start in UTC, so that it stays
    the same booking when it is moved; a UID is kept as `kept_id` has it. Raises `Trouble` SOURCE,
    naming `where`, for what is no calendar at all, and nothing else.
    """
    stream = data.encode("utf-8", "replace") if isinstance(data, str) else data
    lines = content_lines(stream.removeprefix(b"\xef\xbb\xbf"))
    if not any(line.name == "BEGIN" and line.value.upper() == "VCALENDAR" for line in lines):
        detail = "found no BEGIN:VCALENDAR, accepted: an iCalendar file"
        raise Trouble(TroubleKind.SOURCE, where, detail)
    with warnings.catch_warnings():
        # The library warns where it guesses a zone such as /example.com/Asia/Bahrain.
        warnings.simplefilter("ignore")
        return _Reader(list(components(lines)), zone, window).content()


class _Reader:
    """Reads the components of one stream."""

    def __init__(self, found: Sequence[Component], zone: ZoneInfo, window: Window) -> None:
        self._found = found
        self._window = window
        self._set_aside: list[SetAside] = []
        self._recurring = False
        own = (part.raw for part in found if part.name == "VTIMEZONE" and part.whole)
        self._zones = Zones(zone, own)

    def content(self) -> CalendarContent:
        groups: dict[str, list[Parsed]] = {}
        for component in self._found:
            if not component.whole:
                self._put_aside(component, _broken_off(component))
            elif component.name == "VEVENT" and (read := self._parsed(component)) is not None:
                groups.setdefault(read.uid, []).append(read)
        bookings = [booking for group in groups.values() for booking in self._bookings(group)]
        return CalendarContent(tuple(bookings), tuple(self._set_aside), self._recurring)

    def _put_aside(self, component: Component, fault: Flaw, external_id: str = "") -> None:
        self._set_aside.append(
            SetAside(
                where=f"line {component.line}",
                field=fault.name,
                found=shown(fault.found),
                reason=fault.reason,
                external_id=external_id,
            )
        )

    def _parsed(self, component: Component) -> Parsed | None:
        try:
            return parsed(component)
        except Flaw as fault:
            self._put_aside(component, fault, id_of(component))
        except Exception:  # The library promises nothing about damaged input.
            damaged = Flaw("VEVENT", "a damaged event", _WHOLE)
            self._put_aside(component, damaged, id_of(component))
        return None

    def _bookings(self, group: Sequence[Parsed]) -> list[Incoming]:
        first = group[0]
        try:
            if sum(len(read.source.raw) for read in group) > _LARGEST:
                raise Flaw("VEVENT", "more than 1 MB", "accepted: an event of 1 MB at most")
            for read in group:
                self._zones.settle(read.event)
            return self._settled(latest(group))
        except Flaw as fault:
            self._put_aside(first.source, fault, first.uid)
        except Exception:  # As above: dates beyond the calendar, rules that contradict themselves.
            self._put_aside(first.source, Flaw("VEVENT", "a damaged event", _WHOLE), first.uid)
        return []

    def _settled(self, group: Sequence[Parsed]) -> list[Incoming]:
        """The bookings of one UID, whose times have their zones."""
        for read in group:
            self._refuse_absurd(read.event)
        events = [read.event for read in group]
        if not repeats(events):
            return list(self._booking(group[0], group[0].event, group[0].uid))
        self._recurring = True
        sources = {read.mark: read for read in group}
        return [
            booking
            for instance in instances(events, self._window)
            for booking in self._booking(
                sources.get(instance.stamp, group[0]),
                instance.event,
                f"{group[0].uid}/{instance.stamp}",
            )
        ]

    def _refuse_absurd(self, event: Event) -> None:
        start = starts_at(event)
        if not _EARLIEST <= start <= self._window.start + _FARTHEST:
            found = start.isoformat(sep=" ", timespec="minutes")
            raise Flaw("DTSTART", found, "accepted: from 1990 until ten years from now")
        if lasts(event) > _LONGEST:
            raise Flaw("DTEND", str(lasts(event)), "accepted: 24 hours at most")

    def _booking(self, read: Parsed, event: Event, external_id: str) -> Iterator[Incoming]:
        try:
            yield self._incoming(read, event, external_id)
        except Flaw as fault:
            self._put_aside(read.source, fault, external_id)

    def _incoming(self, read: Parsed, event: Event, external_id: str) -> Incoming:
        fields = EventFields(event)
        status = str(event.get("STATUS", "")).strip().upper()
        return Incoming(
            external_id=external_id,
            service=fields.service,
            starts_at=_start(event),
            reference=fields.reference,
            name=fields.name,
            phone=fields.phone,
            national_id=fields.national_id,
            language=fields.language,
            party_size=fields.party_size,
            cancelled=status == "CANCELLED" or read.source.method == "CANCEL",
        )


def _start(event: Event) -> datetime:
    """The start in UTC. An hour that the clocks jump over is nobody's: programs differ on what it
    means, and the visitor has seen one of their answers."""
    local = starts_at(event)
    try:
        return in_utc(local)
    except Unreadable as why:
        found = local.isoformat(sep=" ", timespec="minutes")
        raise Flaw("DTSTART", found, f"accepted: {why}") from None


def _broken_off(component: Component) -> Flaw:
    reason = f"accepted: a whole {component.name}, this one breaks off before its end"
    return Flaw("END", "nothing", reason)
