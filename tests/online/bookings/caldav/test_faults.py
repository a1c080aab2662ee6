"""What a bad line and a bad server may do to a look: trouble, and never a lost booking."""

from collections.abc import Callable, Iterator

import pytest

from db.trouble import Trouble
from online.bookings.caldav.cursor import Cursor
from tests.online.bookings.conftest import Office, Server
from tests.online.proxy import Choose, Fault, Proxy, at, never, proxy, scripted, seeded
from tests.online.servers import event

SPOILS = [
    Fault.DROP_BEFORE,
    Fault.DROP_AFTER,
    Fault.DELAY,
    Fault.ERROR_BEFORE,
    Fault.ERROR_AFTER,
    Fault.TRUNCATED,
    Fault.MALFORMED,
]
_NOT_LONG_S = 0.3


@pytest.fixture
def between(one_server: Server) -> Iterator[Proxy]:
    """A proxy before a server with one calendar and three events."""
    one_server.person.make("fire")
    for n in range(3):
        one_server.person.put("fire", f"{n}.ics", event(f"{n}"))
    with proxy(one_server.url) as running:
        yield running


def _looked(
    office: Office, server: Server, between: Proxy, choose: Choose, fault: Fault = Fault.NONE
) -> bool:
    """Whether a look through the proxy came to its end; checks what it may leave if not.

    Only for the `fault` DELAY it is in a hurry: a machine with much to do is no fault.
    """
    cursor = office.cursor
    between.choose = choose
    timeout_s = _NOT_LONG_S if fault is Fault.DELAY else 20
    try:
        office.look(server.source(between.url, timeout_s=timeout_s))
    except Trouble:
        assert office.cursor == cursor and not office.sweeps
        return False
    finally:
        between.choose = never
    return True


@pytest.mark.parametrize("fault", SPOILS)
@pytest.mark.parametrize("nth", range(5))
def test_a_first_look_that_is_spoilt_is_begun_again(
    one_server: Server, between: Proxy, office: Office, fault: Fault, nth: int
) -> None:
    """The requests of a first look: signing in, three steps to the calendars, list, events."""
    spoilt = scripted([Fault.NONE] * nth + [fault])
    ended = _looked(office, one_server, between, spoilt, fault)
    # Of the first answer, which asks for the password, only the head matters.
    assert ended == (nth == 0 and fault is Fault.MALFORMED)
    assert _looked(office, one_server, between, never)
    assert office.bookings.keys() == {"0", "1", "2"}


@pytest.mark.parametrize("fault", SPOILS)
@pytest.mark.parametrize("report", [b"sync-collection", b"calendar-multiget"])
def test_a_later_look_that_is_spoilt_loses_nothing(
    one_server: Server, between: Proxy, office: Office, fault: Fault, report: bytes
) -> None:
    _looked(office, one_server, between, never)
    one_server.person.delete(one_server.person.path("fire", "0.ics"))
    one_server.person.put("fire", "new.ics", event("new"))
    assert not _looked(office, one_server, between, at("REPORT", fault, report), fault)
    assert office.bookings.keys() == {"0", "1", "2"}
    assert _looked(office, one_server, between, never)
    assert office.bookings.keys() == {"1", "2", "new"}


@pytest.mark.parametrize("fault", SPOILS)
def test_a_spoilt_sweep_lets_nobody_go(
    one_server: Server, between: Proxy, office: Office, fault: Fault
) -> None:
    _looked(office, one_server, between, never)
    office.cursor = ""
    assert not _looked(office, one_server, between, at("REPORT", fault, b"calendar-query"), fault)
    assert office.bookings.keys() == {"0", "1", "2"}


def test_a_reply_that_comes_twice_is_not_taken_for_the_next_ones(
    one_server: Server, between: Proxy, office: Office
) -> None:
    assert _looked(office, one_server, between, lambda _: Fault.TWICE)
    one_server.person.delete(one_server.person.path("fire", "0.ics"))
    one_server.person.put("fire", "new.ics", event("new"))
    assert _looked(office, one_server, between, lambda _: Fault.TWICE)
    assert office.bookings.keys() == {"1", "2", "new"}


def test_a_refused_token_costs_a_sweep(one_server: Server, between: Proxy, office: Office) -> None:
    _looked(office, one_server, between, never)
    one_server.person.delete(one_server.person.path("fire", "0.ics"))
    assert _looked(office, one_server, between, lambda _: Fault.EXPIRED)
    assert office.bookings.keys() == {"1", "2"} and len(office.sweeps) == 1


def _without(name: bytes) -> Callable[[bytes], bytes]:
    """Leaves out the entry for one address of a reply about several."""

    def rewrite(body: bytes) -> bytes:
        head, *entries = body.split(b"<response>")
        if len(entries) < 2:
            return body
        tails = [entry.partition(b"</response>")[2] for entry in entries]
        kept = [
            b"<response>" + entry
            for entry in entries
            if name not in entry.partition(b"</response>")[0]
        ]
        lost = tails[-1] if len(kept) < len(entries) and name in entries[-1] else b""
        return head + b"".join(kept) + lost

    return rewrite


REWRITES = {
    "an event is not answered for": (b"calendar-data", _without(b"/1.ics")),
    "an event comes without its text": (
        b"calendar-data",
        lambda body: body.replace(b"C:calendar-data", b"C:other"),
    ),
    "the answer is about another calendar": (
        b"<getetag>",
        lambda body: body.replace(b"/dawr/fire/", b"/dawr/other/"),
    ),
    "an event could not be read just now": (
        b"<getetag>",
        lambda body: body.replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 500 Oops"),
    ),
    "no end mark": (b"sync-token", lambda body: body.replace(b"sync-token", b"other")),
    "an entry without a status": (
        b"<getetag>",
        lambda body: body.replace(b"<status>HTTP/1.1 200 OK</status>", b""),
    ),
    "an address twice": (b"<getetag>", lambda body: body.replace(b"/2.ics", b"/1.ics")),
    "HTML": (b"<getetag>", lambda _: b"<html><body>Welcome to this hotel</body></html>"),
    "nothing": (b"<getetag>", lambda _: b""),
}


@pytest.mark.parametrize("what", REWRITES)
def test_an_answer_that_is_not_whole_is_trouble(
    one_server: Server, between: Proxy, office: Office, what: str
) -> None:
    _looked(office, one_server, between, never)
    for n in range(3):
        one_server.person.put("fire", f"{n}.ics", event(f"{n}", summary="Somebody else"))
    marker, rewrite = REWRITES[what]
    between.rewrite = lambda body: rewrite(body) if marker in body else body
    if what == "no end mark":
        is_report = {"now": False}
        between.before = lambda seen: is_report.update(now=seen.is_sync)
        between.rewrite = lambda body: rewrite(body) if is_report["now"] else body
    assert not _looked(office, one_server, between, never)
    between.rewrite = lambda body: body
    assert _looked(office, one_server, between, never)
    assert {one.name for one in office.bookings.values()} == {"Somebody else"}


def test_another_type_of_answer_is_trouble(
    one_server: Server, between: Proxy, office: Office
) -> None:
    between.retype = "text/html"
    with pytest.raises(Trouble, match="207 text/html"):
        office.look(one_server.source(between.url))


@pytest.mark.parametrize("status", [400, 403, 404, 429, 503])
@pytest.mark.parametrize("report", [b"calendar-query", b"calendar-multiget"])
def test_a_calendar_that_may_not_be_read_is_trouble(
    one_server: Server, between: Proxy, office: Office, report: bytes, status: int
) -> None:
    between.status = lambda seen: status if report in seen.body else None
    with pytest.raises(Trouble, match=str(status)):
        office.look(one_server.source(between.url))
    assert not office.cursor and not office.bookings


def test_a_list_of_changes_in_pages_is_read_to_its_end(
    one_server: Server, between: Proxy, office: Office
) -> None:
    _looked(office, one_server, between, never)
    for n in range(3):
        one_server.person.put("fire", f"{n}.ics", event(f"{n}", summary="Somebody else"))
    page = (
        b'<?xml version="1.0"?><multistatus xmlns="DAV:"><response><href>/dawr/fire/</href>'
        b"<status>HTTP/1.1 507 Insufficient Storage</status></response>"
        b"<sync-token>%s</sync-token></multistatus>" % _token(office).encode()
    )
    pages = iter([page])
    syncs = {"now": False}
    between.before = lambda seen: syncs.update(now=seen.is_sync)
    between.rewrite = lambda body: next(pages, body) if syncs["now"] else body
    # The server's own token stands for the next page's: to go on from the same one is no progress.
    assert not _looked(office, one_server, between, never)
    pages = iter([page.replace(_token(office).encode(), b"next")])
    assert _looked(office, one_server, between, never)
    assert {one.name for one in office.bookings.values()} == {"Somebody else"}


def _token(office: Office) -> str:
    (mark,) = Cursor.read(office.cursor).marks.values()
    return mark.token


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_on_the_way_the_office_ends_in_step(
    one_server: Server, between: Proxy, office: Office, seed: int
) -> None:
    faults = [*SPOILS, Fault.TWICE, Fault.EXPIRED]
    faults.remove(Fault.DELAY)
    choose = seeded(seed, 0.2, faults)
    for n in range(15):
        one_server.person.put("fire", f"{n % 5}.ics", event(f"{n % 5}", summary=f"Visitor {n}"))
        if n % 4 == 3:
            one_server.person.delete(one_server.person.path("fire", f"{n % 5}.ics"))
        _looked(office, one_server, between, choose)
    assert _looked(office, one_server, between, never)
    assert {one.name for one in office.bookings.values()} == {
        f"Visitor {n}" for n in (10, 12, 13, 14)
    }
