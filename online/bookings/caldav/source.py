"""A CalDAV server as a source of bookings: reads its calendars, and tells it what became of them.

A quiet look costs one request. A complete look, a sweep, comes where the server has forgotten our
token, where the window has moved, and where a calendar has come.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from db.delivered import SetAside, SourceObject, Sweep
from db.outgoing import Outgoing, Told
from db.trouble import Trouble
from online.bookings.caldav.calendars import DATA, ETAG, Calendars, Collection, TokenForgotten
from online.bookings.caldav.connection import Dav, Declined, Item, address_of
from online.bookings.caldav.cursor import Cursor, Mark
from online.bookings.events.outcome_text import Gone, holds_series, with_outcome
from online.bookings.events.reading import read_calendar
from online.bookings.source import Batch, Known, NotAccepted, Window
from online.bookings.traffic import Traffic
from online.bookings.transport import Verify

_AT_ONCE = 100
_TRIES = 5
_SERIES = " series"
"""Ends the version of an object that must be read again when the window moves."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A calendar that is followed. `service` is what its events are for; "" lets them say it."""

    at: Collection
    service: str

    def service_of(self, category: str) -> str:
        """What an event with this category is for."""
        last = unquote(self.at.address.rstrip("/").rpartition("/")[2])
        return self.service or category or self.at.title or last


class CalDav:
    """The calendars of one user on a CalDAV server. It is a `Source`."""

    def __init__(
        self,
        name: str,
        url: str,
        *,
        user: str,
        password: str,
        zone: ZoneInfo,
        calendars: Mapping[str, str] = {},
        verify: Verify = True,
        timeout_s: float = 20,
    ) -> None:
        """`url` is a calendar, a user's principal, or anything that leads to one.

        `calendars` maps a calendar's address or title to the service that its events are for, ""
        for what their categories say; without any, all calendars are followed. `verify` is the
        file of a CA beside those of the system; certificates are checked in any case.
        Raises `Trouble` SOURCE where the password would cross a network in clear, for an address
        with a user, a password or a query in it, or where that file is not there.
        """
        self._name = name
        self._zone = zone
        self._wanted = dict(calendars)
        self._dav = Dav(url, user=user, password=password, verify=verify, timeout_s=timeout_s)
        self._calendars = Calendars(self._dav)

    @property
    def name(self) -> str:
        return self._name

    @property
    def traffic(self) -> Traffic:
        """What was sent and received since the start."""
        return self._dav.traffic

    # -- looking

    def look(self, cursor: str, known: Known, window: Window) -> Iterator[Batch]:
        """As `Source.look`. A calendar that has vanished is trouble once all others are read, and
        its bookings stay; to give it up, the calendars that remain are named in the settings."""
        before = Cursor.read(cursor)
        found = self._calendars.found()
        chosen, missing = self._chosen(found, before)
        marks = {one.at.address: Mark(one.at.token, one.at.tag) for one in chosen}
        changes = None if missing else self._changes(chosen, before, window)
        if changes is None:
            yield from self._swept(chosen, known, window, missing)
            return
        versions = known.versions()
        for one, (changed, token) in zip(chosen, changes, strict=True):
            marks[one.at.address] = replace(marks[one.at.address], token=token)
            unread = [at for at, etag in changed.items() if not _is(versions.get(at, ""), etag)]
            for objects in self._objects(one, unread, window):
                yield Batch(objects=objects)
        yield Batch(cursor=Cursor(marks, before.days).text())

    def _chosen(
        self, found: Iterable[Collection], before: Cursor
    ) -> tuple[list[_Chosen], list[str]]:
        """The calendars to follow, and the names of those that should be there and are not."""
        if not self._wanted:
            chosen = [_Chosen(one, "") for one in found]
            return chosen, sorted(before.marks.keys() - {one.at.address for one in chosen})
        wanted = {name: service.strip() for name, service in self._wanted.items()}
        matches = [(name, one) for one in found for name in wanted if _names(name, one)]
        missing = sorted(wanted.keys() - {name for name, _ in matches})
        unique = {one.address: _Chosen(one, wanted[name]) for name, one in matches}
        return list(unique.values()), missing

    def _changes(
        self, chosen: Iterable[_Chosen], before: Cursor, window: Window
    ) -> list[tuple[Mapping[str, str], str]] | None:
        """Of each calendar, the ETags of what changed and its new token; None asks for a sweep."""
        if before.days != self._days(window) or before.marks.keys() != {
            one.at.address for one in chosen
        }:
            return None
        changes: list[tuple[Mapping[str, str], str]] = []
        for one in chosen:
            mark = before.marks[one.at.address]
            if mark.token and one.at.token:
                if mark.token == one.at.token:
                    changes.append(({}, mark.token))
                    continue
                try:
                    changes.append(self._calendars.changed(one.at, mark.token))
                except TokenForgotten:
                    return None
            elif mark.tag and mark.tag == one.at.tag:
                changes.append(({}, one.at.token))
            else:
                return None
        return changes

    def _swept(
        self, chosen: Iterable[_Chosen], known: Known, window: Window, missing: list[str]
    ) -> Iterator[Batch]:
        """Everything from the window on. The tokens were read before, so that what changes in the
        meantime is met again at the next look."""
        marks = {one.at.address: Mark(one.at.token, one.at.tag) for one in chosen}
        present: set[str] = set()
        for one in chosen:
            versions = known.versions()
            listed = self._calendars.listed(one.at, window)
            present |= listed.keys()
            unread = [
                at
                for at, etag in listed.items()
                if not _is(version := versions.get(at, ""), etag) or version.endswith(_SERIES)
            ]
            for objects in self._objects(one, unread, window):
                present -= {
                    one.address for one in objects if one == SourceObject(address=one.address)
                }
                yield Batch(objects=objects)
        if missing:
            raise self._missing(missing)
        sweep = Sweep(window.start, window.end, frozenset(present))
        yield Batch(cursor=Cursor(marks, self._days(window)).text(), sweep=sweep)

    def _missing(self, names: list[str]) -> Trouble:
        detail = (
            f"the calendar {', '.join(names)} is not there; its bookings stay as they are. Restore "
            "it, or name the calendars that remain in the settings"
        )
        return self._dav.trouble(detail)

    def _days(self, window: Window) -> tuple[str, str]:
        start, end = (at.astimezone(self._zone).date() for at in (window.start, window.end))
        return start.isoformat(), end.isoformat()

    def _objects(
        self, calendar: _Chosen, addresses: list[str], window: Window
    ) -> Iterator[tuple[SourceObject, ...]]:
        for first in range(0, len(addresses), _AT_ONCE):
            items = self._calendars.objects(calendar.at, addresses[first : first + _AT_ONCE])
            yield tuple(self._object(calendar, item, window) for item in items)

    def _object(self, calendar: _Chosen, item: Item, window: Window) -> SourceObject:
        if item.status in (404, 410):
            return SourceObject(address=item.address)
        if DATA not in item.props:
            reason = "accepted: an event that this user may read"
            return _aside(item, "", "calendar-data", "the server keeps it back", reason)
        try:
            content = read_calendar(
                item.text(DATA), zone=self._zone, window=window, where=item.address
            )
        except Trouble as trouble:
            return _aside(item, item.text(ETAG), "VCALENDAR", "no calendar", trouble.detail)
        return SourceObject(
            address=item.address,
            version=item.text(ETAG) + (_SERIES if content.recurring else ""),
            bookings=tuple(
                replace(booking, service=calendar.service_of(booking.service))
                for booking in content.bookings
            ),
            set_aside=tuple(
                replace(aside, where=f"{item.address}, {aside.where}")
                for aside in content.set_aside
            ),
        )

    # -- telling

    def tell(self, outgoing: Outgoing) -> Told:
        """As `Source.tell`: writes the outcome into the event, beside what people wrote there.

        A change that somebody makes meanwhile is read again and kept.
        """
        for _ in range(_TRIES):
            data, etag = self._text_of(outgoing.address)
            try:
                text = with_outcome(data, outgoing, self._zone)
            except Gone as gone:
                raise NotAccepted(str(gone)) from None
            if text is None:  # an earlier try went through, and its reply was lost
                return Told()
            if (version := self._put(outgoing.address, text, etag)) is not None:
                return Told(over=self._version(data, etag), made=version)
        raise self._dav.trouble("the event changes again and again")

    def _text_of(self, address: str) -> tuple[bytes, str]:
        try:
            # Compressed on the way, the text would have an ETag of its own, good for nothing else.
            headers = {"Accept": "text/calendar", "Accept-Encoding": "identity"}
            reply = self._dav.ask("GET", address, headers=headers)
        except Declined as declined:
            raise _not_accepted(declined) from None
        if reply.status != 200 or reply.kind != "text/calendar":
            found = f"{reply.status} {reply.kind}".strip()
            raise self._dav.trouble(f"it answered GET with {found}, accepted: text/calendar")
        if not reply.content.rstrip().upper().endswith(b"END:VCALENDAR"):
            raise self._dav.trouble("it handed over half an event")
        if not reply.etag:
            raise NotAccepted("the server gives no ETag, so that nothing can be changed safely")
        return reply.content, reply.etag

    def _put(self, address: str, text: bytes, etag: str) -> str | None:
        """The new version, "" where the server does not say; None if somebody was quicker."""
        headers = {
            "Content-Type": "text/calendar; charset=utf-8",
            "If-Match": etag.removeprefix("W/"),
        }
        try:
            reply = self._dav.ask("PUT", address, text, headers)
        except Declined as declined:
            if declined.status == 412:
                return None
            raise _not_accepted(declined) from None
        if reply.status not in (200, 201, 204):
            raise self._dav.trouble(f"it answered PUT with {reply.status}")
        return self._version(text, reply.etag)

    def _version(self, data: bytes, etag: str) -> str:
        return etag + (_SERIES if etag and holds_series(data, self._zone) else "")


def _is(version: str, etag: str) -> bool:
    """Whether the version that the office knows is the one with this ETag."""
    return bool(etag) and version.removesuffix(_SERIES) == etag


def _names(name: str, calendar: Collection) -> bool:
    """Whether a name in the settings means this calendar: by its title, or by its address."""
    by_address = "/" in name and address_of(name).rstrip("/") == calendar.address.rstrip("/")
    return by_address or name.strip() == calendar.title


def _aside(item: Item, version: str, field: str, found: str, reason: str) -> SourceObject:
    aside = SetAside(where=item.address, field=field, found=found, reason=reason)
    return SourceObject(address=item.address, version=version, set_aside=(aside,))


def _not_accepted(declined: Declined) -> NotAccepted:
    if declined.status in (404, 410):
        return NotAccepted("the event is not there any more")
    if declined.status in (403, 405):
        return NotAccepted("this user may not change the calendar")
    return NotAccepted(f"the server does not take the change (status {declined.status})")
