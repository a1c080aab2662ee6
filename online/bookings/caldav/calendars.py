"""The calendars of a CalDAV server (RFC 4791), and what changed in them (RFC 6578)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from xml.sax.saxutils import escape

from online.bookings.caldav.connection import DAV, Dav, Declined, Item, Multistatus, address_of
from online.bookings.source import Window

CALDAV = "{urn:ietf:params:xml:ns:caldav}"
ETAG = f"{DAV}getetag"
DATA = f"{CALDAV}calendar-data"
_CTAG = "{http://calendarserver.org/ns/}getctag"
_SPACES = (
    'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'
)
_WHAT_IS_THERE = (
    f"<D:propfind {_SPACES}><D:prop><D:resourcetype/><D:displayname/><D:sync-token/><S:getctag/>"
    "<D:current-user-principal/><C:calendar-home-set/><C:supported-calendar-component-set/>"
    "</D:prop></D:propfind>"
)
_MARGIN = timedelta(days=1)
"""A server has its own idea of where events without a time zone lie."""
_MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Collection:
    """One calendar as the server describes it now.

    `token` is where a report of its changes would go on from here, "" where the server gives none;
    `tag` changes with every change in it, and is "" where the server has no such mark.
    """

    address: str
    title: str
    token: str
    tag: str


class TokenForgotten(Exception):
    """The server does not know the token any more; only a complete look helps."""


class Calendars:
    """What a user finds at an address: one calendar, or all calendars of their own."""

    def __init__(self, dav: Dav) -> None:
        self._dav = dav
        self._home: tuple[str, str] | None = None

    def found(self) -> list[Collection]:
        """The calendars for events, in the order of their addresses.

        Raises `Trouble` SOURCE where there is none, or the address is no CalDAV server.
        """
        try:
            if self._home is None:
                self._home = self._discovered()
            items = self._described(*self._home)
        except Declined as declined:
            self._home = None
            detail = f"there is no calendar at this address (it answered {declined.status})"
            raise self._dav.trouble(detail) from None
        calendars = [_collection(item) for item in items.items.values() if _holds_events(item)]
        if not calendars:
            raise self._dav.trouble("there is no calendar for events at this address")
        return sorted(calendars, key=lambda one: one.address)

    def _discovered(self) -> tuple[str, str]:
        """Where the calendars are described, and how deep."""
        address = address_of(self._dav.url)
        for _ in range(3):
            item = self._only(address)
            if _is_calendar(item):
                return item.address, "0"
            if home := _href(item, f"{CALDAV}calendar-home-set"):
                return home, "1"
            principal = _href(item, f"{DAV}current-user-principal")
            if not principal or principal == address:
                break
            address = principal
        raise self._dav.trouble("it names neither calendars nor a user who has some")

    def _only(self, address: str) -> Item:
        items = self._described(address, "0").items
        return next(iter(items.values()))

    def _described(self, address: str, depth: str) -> Multistatus:
        described = self._dav.multistatus("PROPFIND", address, _WHAT_IS_THERE, depth)
        if not any(_same(address, there) for there in described.items):
            raise self._dav.trouble("its answer is to another question")
        for item in described.items.values():
            if any(status >= 500 for status in (item.status, *item.failed.values())):
                raise self._dav.trouble("its description of the calendars is incomplete")
        return described

    def listed(self, calendar: Collection, window: Window) -> dict[str, str]:
        """The ETag of every object with an event from the window's start on, by address.

        Beyond its end too: an event that was put off until then has not gone.
        """
        start = f"{(window.start - _MARGIN).astimezone(UTC):%Y%m%dT%H%M%SZ}"
        body = (
            f"<C:calendar-query {_SPACES}><D:prop><D:getetag/></D:prop><C:filter>"
            '<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
            f'<C:time-range start="{start}"/>'
            "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"
        )
        reply = self._report(calendar, body)
        for item in reply.items.values():
            if item.status != 200 or ETAG not in item.props or DATA in item.props:
                raise self._dav.trouble("its list of events is incomplete")
        return {address: item.text(ETAG) for address, item in reply.items.items()}

    def changed(self, calendar: Collection, token: str) -> tuple[dict[str, str], str]:
        """What changed since `token`: the ETags by address ("" where something is gone), and the
        token from which to go on. Raises `TokenForgotten` when the token is too old."""
        changes: dict[str, str] = {}
        for _ in range(_MOST_PAGES):
            page, more, token = self._page(calendar, token)
            changes.update(page)
            if not more:
                return changes, token
        raise self._dav.trouble("its list of changes does not end")

    def _page(self, calendar: Collection, token: str) -> tuple[dict[str, str], bool, str]:
        body = (
            f"<D:sync-collection {_SPACES}><D:sync-token>{escape(token)}</D:sync-token>"
            "<D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>"
        )
        try:
            reply = self._answer(calendar, body, "0")
        except Declined:
            raise TokenForgotten from None
        if not reply.sync_token:
            raise self._dav.trouble("its list of changes has no end mark")
        changes: dict[str, str] = {}
        more = False
        for address, item in reply.items.items():
            if _same(address, calendar.address):
                more = more or item.status == 507
            elif item.status == 404:
                changes[address] = ""
            elif item.status == 200 and ETAG in item.props:
                changes[address] = item.text(ETAG)
            else:
                raise self._dav.trouble("its list of changes is incomplete")
        if more and reply.sync_token == token:
            raise self._dav.trouble("its list of changes does not go on")
        return changes, more, reply.sync_token

    def objects(self, calendar: Collection, addresses: Sequence[str]) -> Iterator[Item]:
        """The objects at these addresses, each answered for exactly once."""
        hrefs = "".join(f"<D:href>{escape(address)}</D:href>" for address in addresses)
        body = (
            f"<C:calendar-multiget {_SPACES}><D:prop><D:getetag/><C:calendar-data/></D:prop>"
            f"{hrefs}</C:calendar-multiget>"
        )
        reply = self._report(calendar, body)
        if reply.items.keys() != set(addresses):
            raise self._dav.trouble("it did not hand over exactly the events that were asked for")
        for item in reply.items.values():
            whole = item.status == 200 and DATA in item.props and ETAG in item.props
            # What the server will not hand over is told apart from what it cannot, just now.
            forbidden = item.failed.get(DATA, item.status) in range(400, 500)
            if not whole and not forbidden:
                raise self._dav.trouble("it did not hand over an event whole")
            yield item

    def _report(self, calendar: Collection, body: str) -> Multistatus:
        try:
            return self._answer(calendar, body, "1")
        except Declined as declined:
            title = calendar.title or calendar.address
            detail = f"it does not let {title} be read (it answered {declined.status})"
            raise self._dav.trouble(detail) from None

    def _answer(self, calendar: Collection, body: str, depth: str) -> Multistatus:
        reply = self._dav.multistatus("REPORT", calendar.address, body, depth)
        inside = calendar.address.rstrip("/") + "/"
        if not all(f"{address.rstrip('/')}/".startswith(inside) for address in reply.items):
            raise self._dav.trouble("its answer is about another calendar")
        return reply


def _is_calendar(item: Item) -> bool:
    kind = item.props.get(f"{DAV}resourcetype")
    return kind is not None and kind.find(f"{CALDAV}calendar") is not None


def _holds_events(item: Item) -> bool:
    """Whether it is a calendar that takes events; one that does not say takes all."""
    parts = item.props.get(f"{CALDAV}supported-calendar-component-set")
    names = [part.get("name", "").upper() for part in parts] if parts is not None else []
    return _is_calendar(item) and (not names or "VEVENT" in names)


def _collection(item: Item) -> Collection:
    title = item.text(f"{DAV}displayname")
    return Collection(item.address, title, item.text(f"{DAV}sync-token"), item.text(_CTAG))


def _href(item: Item, name: str) -> str:
    found = item.props.get(name)
    href = found.findtext(f"{DAV}href") if found is not None else None
    return address_of(href) if href else ""


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.rstrip("/")
