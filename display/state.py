"""What the hall sees at one moment, worked out from one reading of the office."""

import logging
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from db.calling import CallKind
from db.hall import Fate, HallCall, HallView, NextUp, Outlook
from db.office import Office, Zone
from display.calls import Spotlight
from queueing.forecast import Range
from queueing.hours import Closed
from queueing.staff import CounterState
from queueing.ticket import State
from queueing.wording import Bilingual, Language, clock_time, long_date, reopening, wait_range
from shell.way import Way

log = logging.getLogger(__name__)

TURN_SHOWN_FOR = timedelta(seconds=30)
"""Somebody who walked towards a counter has turned round by then."""

NOTICE_S = 12
"""Each notice stands so long: two lines in a second language are read in less."""


class Phase(StrEnum):
    STARTING = "starting"
    """Nothing has been read yet."""
    CALLING = "calling"
    """At least one call stands."""
    IDLE = "idle"
    """Open, and nobody is called."""
    BREAK = "break"
    """Between two openings of the day."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ShownCall:
    """A call as the hall may know it: a ticket and a counter, never a person."""

    call_id: int
    number: str
    counter: int
    service: Bilingual
    kind: CallKind
    fresh: bool
    """Highlighted: made just now, and still to be noticed."""
    serving: bool
    """The visitor has arrived at the counter."""
    way: Way | None = None
    """Where the counter is, as seen from this screen; None where nobody said."""


class Turn(StrEnum):
    """What happened to a number that the hall may still be looking for."""

    WITHDRAWN = "withdrawn"
    """Called and taken back: it is called again."""
    MOVED = "moved"
    """Sent on to another service or counter, where it is called again."""


TurnKey = tuple[Turn, int]
"""A turn, and the id of the call or of the step that it is about."""


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A number that waits although a moment ago it was called, or served."""

    turn: Turn
    number: str
    service: Bilingual
    """What it waits for now."""
    counter: int | None = None
    """The one counter that will call it, where it is only one."""


@dataclass(frozen=True, slots=True)
class ShownWait:
    """How long a service takes to be called; `span` is None where nobody serves it now."""

    code: str
    service: Bilingual
    span: Bilingual | None


@dataclass(frozen=True, slots=True)
class DisplayState:
    """Everything the hall display shows; `n` is the revision it was read at, 0 before any.

    `newest` is the call on show, `others` are the rest, newest first. While `media` has the
    stage there is no `newest`, and all that stand are `others`. `catching_up`: the database is
    away and this is the last that was known.
    """

    n: int = 0
    phase: Phase = Phase.STARTING
    office: Bilingual | None = None
    zone: Bilingual | None = None
    clock: Bilingual | None = None
    date: Bilingual | None = None
    newest: ShownCall | None = None
    others: tuple[ShownCall, ...] = ()
    turns: tuple[ShownTurn, ...] = ()
    """Newest first, each for half a minute."""
    next_up: tuple[str, ...] = ()
    """Numbers that are likely to be called next, the first one first; empty where the office does
    not want it."""
    waits: tuple[ShownWait, ...] = ()
    """Empty where the office does not want it."""
    notice: Bilingual | None = None
    """The one of the office's notices whose turn it is."""
    media: bool = False
    """Pictures and films have the stage; a fresh call takes it from them."""
    waiting: int = 0
    opens: Bilingual | None = None
    because: Bilingual | None = None
    catching_up: bool = False
    first: Language = Language.AR
    """The language that is read first; it decides which side the newest call stands on."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What is particular about one screen: where it hangs and what it was set to show."""

    zone: str | None = None
    """A zone's code; None for the whole office."""
    ways: Mapping[int, Way] = field(default_factory=dict)
    """From this screen to counters, by their number."""
    first: Language | None = None
    """The language that is read first; None for the office's own."""


def zone_coded(office: Office, code: str | None) -> Zone | None:
    """The zone a display is set to. None shows every zone.

    A code that the office does not have shows every zone too: a wrong line in a settings file
    must not leave visitors before an empty screen. The log says so.
    """
    if code is None:
        return None
    for zone in office.zones.values():
        if zone.code == code:
            return zone
    known = ", ".join(zone.code for zone in office.zones.values()) or "none"
    log.warning("the office has no zone %r (it has: %s); showing all of them", code, known)
    return None


def calls_of(view: HallView, zone: Zone | None) -> tuple[HallCall, ...]:
    """The latest calls to counters of the zone, whatever became of them, newest first."""
    # A visit may stand at its counter longer than the latest calls reach back.
    known = {call.call_id: call for call in (*view.recent, *view.calls)}
    return tuple(
        known[call_id]
        for call_id in sorted(known, reverse=True)
        if zone is None or known[call_id].zone_id == zone.id
    )


def hall_state(
    view: HallView,
    outlook: Outlook | None,
    zone: Zone | None,
    spotlight: Spotlight,
    now: datetime,
    hanging: Hanging,
    *,
    turned_since: Callable[[TurnKey], datetime | None] = lambda _key: None,
    media: bool = False,
) -> DisplayState:
    """The picture at `now` of what was read before; with `media` when nothing is fresh.

    `turned_since` tells when a turn was first seen here; None for one that is not there.
    """
    office = view.office
    services = set(office.services) if zone is None else _services_in(office, zone)
    calls = calls_of(view, zone)
    on_show = spotlight.call if spotlight.fresh or not media else None
    newest = _shown(on_show, office, hanging, fresh=spotlight.fresh) if on_show else None
    others = [
        _shown(call, office, hanging)
        for call in calls
        if call.fate is Fate.STANDING and not (newest and call.call_id == newest.call_id)
    ]
    state = DisplayState(
        n=view.n,
        phase=Phase.CALLING if newest or others else Phase.IDLE,
        office=office.name,
        zone=zone.name if zone else None,
        newest=newest,
        others=tuple(others),
        turns=_turns(view, calls, services, now, turned_since),
        media=media and not spotlight.fresh,
        waiting=sum(view.waiting.get(service, 0) for service in services),
        first=hanging.first or office.language,
    )
    if outlook is not None:
        state = replace(
            state,
            next_up=_next_up(office, outlook, zone, services, calls),
            waits=_waits(office, outlook, services),
        )
    return at_moment(state, view, now)


def at_moment(state: DisplayState, view: HallView, now: datetime) -> DisplayState:
    """The same picture with the clock, the date, the notice and the opening hours of `now`."""
    office = view.office
    local = office.local(now)
    state = replace(
        state,
        clock=clock_time(local, office.digits),
        date=long_date(local.date(), office.digits),
        notice=_notice(office, now),
    )
    if state.phase is Phase.CALLING or office.hours.is_open(now) or _still_serving(view):
        return state
    found = office.hours.availability(now)
    on_break = any(start <= now < end for start, end in office.hours.breaks(local.date()))
    opens = office.local(found.next_opening) if found.next_opening else None
    return replace(
        state,
        phase=Phase.BREAK if on_break else Phase.CLOSED,
        opens=reopening(opens, local.date(), office.digits) if opens else None,
        because=found.because if found.reason is Closed.HOLIDAY else None,
        media=False,
        waits=(),
        next_up=(),
    )


def _still_serving(view: HallView) -> bool:
    """Past closing time the office is closed for whoever waits only once nobody calls."""
    return sum(view.waiting.values()) > 0 and any(
        place.state is CounterState.OPEN for place in view.counters
    )


def _shown(call: HallCall, office: Office, hanging: Hanging, *, fresh: bool = False) -> ShownCall:
    return ShownCall(
        call_id=call.call_id,
        number=call.number,
        counter=call.counter_number,
        service=_short(office, call.service_id),
        kind=call.kind,
        fresh=fresh,
        serving=call.state is State.SERVING,
        way=hanging.ways.get(call.counter_number),
    )


def turns_there(view: HallView, calls: Sequence[HallCall]) -> dict[TurnKey, datetime]:
    """What has turned out otherwise than the hall was told, and when, by the clerk's clock."""
    found: dict[TurnKey, datetime] = {}
    for call in calls:
        if call.withdrawn_at is not None and call.state is State.WAITING:
            found[Turn.WITHDRAWN, call.call_id] = call.withdrawn_at
    for moved in view.moved:
        found[Turn.MOVED, moved.step_id] = moved.at
    return found


def _turns(
    view: HallView,
    calls: Sequence[HallCall],
    services: Set[int],
    now: datetime,
    since: Callable[[TurnKey], datetime | None],
) -> tuple[ShownTurn, ...]:
    """Numbers that wait again after a call or a service, newest first, once each."""
    office = view.office
    found: list[tuple[datetime, ShownTurn]] = []
    for call in calls:
        at = since((Turn.WITHDRAWN, call.call_id))
        if at is not None and now - at < TURN_SHOWN_FOR:
            service = _short(office, call.service_id)
            found.append((at, ShownTurn(Turn.WITHDRAWN, call.number, service)))
    for moved in view.moved:
        at = since((Turn.MOVED, moved.step_id))
        if at is not None and now - at < TURN_SHOWN_FOR and moved.service_id in services:
            service = _short(office, moved.service_id)
            found.append((at, ShownTurn(Turn.MOVED, moved.number, service, moved.counter_number)))
    found.sort(key=lambda each: each[0])
    newest_of = {turn.number: (at, turn) for at, turn in found}
    ordered = sorted(newest_of.values(), key=lambda each: each[0], reverse=True)
    return tuple(turn for _at, turn in ordered)


def _next_up(
    office: Office,
    outlook: Outlook,
    zone: Zone | None,
    services: Set[int],
    calls: Sequence[HallCall],
) -> tuple[str, ...]:
    """A number that was called since the outlook was made is not next any more."""
    called = {call.number for call in calls if call.fate is Fate.STANDING}
    numbers = [
        each.number
        for each in outlook.next_up
        if each.number not in called and _may_be_called_in(zone, office, services, each)
    ]
    return tuple(numbers[: office.hall.next_shown])


def _may_be_called_in(zone: Zone | None, office: Office, services: Set[int], each: NextUp) -> bool:
    if each.only_counter_id is not None and zone is not None:
        only = office.counters.get(each.only_counter_id)
        return only is not None and only.zone_id == zone.id
    return each.service_id in services


def _waits(office: Office, outlook: Outlook, services: Set[int]) -> tuple[ShownWait, ...]:
    if not office.hall.waits:
        return ()
    return tuple(
        ShownWait(service.code, service.short, _span(outlook.waits.get(service.id)))
        for service in office.services.values()
        if service.id in services
    )


def _span(expected: Range | None) -> Bilingual | None:
    return wait_range(expected.p50, expected.p90) if expected else None


def _notice(office: Office, now: datetime) -> Bilingual | None:
    """One notice at a time, the same on every screen at the same moment."""
    day = office.day(now)
    notices = [n.text for n in office.notices if n.on_hall and n.holds(day)]
    if not notices:
        return None
    return notices[int(now.timestamp() // NOTICE_S) % len(notices)]


def _short(office: Office, service_id: int) -> Bilingual:
    service = office.services.get(service_id)
    return service.short if service else Bilingual("", "")


def _services_in(office: Office, zone: Zone) -> Set[int]:
    return {
        service
        for counter in office.counters.values()
        if counter.zone_id == zone.id
        for service in counter.offers
    }
