"""What the hall sees at one moment, worked out from one reading of the office."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from db.calling import CallKind
from db.office import Office, Zone
from db.views import HallCall, HallView
from display.calls import Spotlight
from queueing.hours import Closed
from queueing.staff import CounterState
from queueing.ticket import State
from queueing.wording import Bilingual, Language, clock_time, long_date, reopening

log = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class DisplayState:
    """Everything the hall display shows; `n` is the revision it was read at, 0 before any.

    `newest` is the call on show, `others` are the rest, newest first. `catching_up`: the
    database is away and this is the last that was known.
    """

    n: int = 0
    phase: Phase = Phase.STARTING
    office: Bilingual | None = None
    zone: Bilingual | None = None
    clock: Bilingual | None = None
    date: Bilingual | None = None
    newest: ShownCall | None = None
    others: tuple[ShownCall, ...] = ()
    waiting: int = 0
    opens: Bilingual | None = None
    because: Bilingual | None = None
    catching_up: bool = False
    first: Language = Language.AR
    """The language that is read first; it decides which side the newest call stands on."""


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
    """The standing calls to counters of the zone, newest first."""
    return tuple(call for call in view.calls if zone is None or call.zone_id == zone.id)


def hall_state(
    view: HallView, zone: Zone | None, spotlight: Spotlight, now: datetime, first: Language | None
) -> DisplayState:
    """The picture at `now` of what was read before; `first` None takes the office's language."""
    office = view.office
    shown = [_shown(call, office, spotlight) for call in calls_of(view, zone)]
    waiting = _waiting(view, zone)
    state = DisplayState(
        n=view.n,
        phase=Phase.CALLING if shown else Phase.IDLE,
        office=office.name,
        zone=zone.name if zone else None,
        newest=next((call for call in shown if call.call_id == spotlight.call_id), None),
        others=tuple(call for call in shown if call.call_id != spotlight.call_id),
        waiting=waiting,
        first=first or office.language,
    )
    return at_moment(state, view, now)


def at_moment(state: DisplayState, view: HallView, now: datetime) -> DisplayState:
    """The same picture with the clock, the date and the opening hours of `now`."""
    office = view.office
    local = office.local(now)
    state = replace(
        state,
        clock=clock_time(local, office.digits),
        date=long_date(local.date(), office.digits),
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
    )


def _still_serving(view: HallView) -> bool:
    """Past closing time the office is closed for whoever waits only once nobody calls."""
    return sum(view.waiting.values()) > 0 and any(
        place.state is CounterState.OPEN for place in view.counters
    )


def _shown(call: HallCall, office: Office, spotlight: Spotlight) -> ShownCall:
    service = office.services.get(call.service_id)
    return ShownCall(
        call_id=call.call_id,
        number=call.number,
        counter=call.counter_number,
        service=service.name if service else Bilingual("", ""),
        kind=call.kind,
        fresh=spotlight.fresh and call.call_id == spotlight.call_id,
        serving=call.state is State.SERVING,
    )


def _waiting(view: HallView, zone: Zone | None) -> int:
    services = view.waiting.keys() if zone is None else _services_in(view.office, zone)
    return sum(view.waiting.get(service, 0) for service in services)


def _services_in(office: Office, zone: Zone) -> Iterable[int]:
    return {
        service
        for counter in office.counters.values()
        if counter.zone_id == zone.id
        for service in counter.offers
    }
