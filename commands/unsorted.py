"""A morning on which the system of bookings and the office do not agree, for pictures."""

from collections.abc import Callable
from datetime import datetime, timedelta

from commands.suite import Backstage
from db.bookings import Bookings
from db.delivered import Incoming, SetAside, SourceObject, Sweep, each_alone
from db.intake import Intake
from db.outcomes import Outcomes
from db.pulling import Pulling
from db.sources import Sources
from queueing.wording import Language

SOURCE = "Mawaeed"
NAMES = ("فاطمة العلوي", "Joseph Varghese", "Maryam Al Doseri", "يوسف البنعلي")
EVERY = timedelta(minutes=1)


def unsorted_bookings(stage: Backstage, clock: Callable[[], datetime]) -> None:
    """Every kind of line that the inbox knows; of unknown services several."""
    handed = (stage.database, stage.office_id, clock)
    sources, pulling, outcomes = Sources(*handed), Pulling(*handed), Outcomes(*handed)
    sources.name(SOURCE, "caldav", pushes=True, every=EVERY)
    booked = [_booked(place, clock()) for place in range(len(NAMES))]
    pulling.take_in(SOURCE, each_alone(booked))
    for booking in Bookings(*handed).of_day():
        if booking.name in NAMES:
            Intake(*handed).check_in(booking.booking_id, language=Language.AR)
    unknown = [
        _booked(10 + place, clock(), "SAFETY-REVIEW", "Review of safety plans, villas")
        for place in range(3)
    ]
    pulling.take_in(SOURCE, each_alone(unknown))
    odd = _unreadable()
    pulling.take_in(SOURCE, [odd])
    moved = _booked(0, clock() + timedelta(minutes=90), "N")
    pulling.take_in(SOURCE, each_alone([moved, _booked(1, clock(), cancelled=True)]))
    ids = {one.external_id for one in (*booked, *unknown)}
    there = {odd.address, *ids} - {booked[2].external_id}
    start = clock() - timedelta(hours=1)
    pulling.sweep(SOURCE, Sweep(start, start + timedelta(hours=9), frozenset(there)))
    told = next(
        each for each in outcomes.claim(SOURCE) if each.external_id == booked[3].external_id
    )
    outcomes.refused(told, "403: this calendar accepts no changes from outside")
    if (look := sources.begin_look(SOURCE)) is not None:
        sources.succeeded(SOURCE, look, "7", swept=True)


def _booked(
    place: int, now: datetime, service: str = "F", label: str = "", *, cancelled: bool = False
) -> Incoming:
    return Incoming(
        external_id=f"MW-{500 + place}",
        reference=f"MW-{500 + place}",
        service=service,
        service_label=label,
        starts_at=now.replace(minute=30) + timedelta(minutes=15 * (place % 5)),
        name=NAMES[place % len(NAMES)],
        phone="39001234",
        national_id="900712345",
        cancelled=cancelled,
    )


def _unreadable() -> SourceObject:
    aside = SetAside(
        where="/calendars/muharraq/20261122-0007.ics",
        field="DTSTART",
        found="2026-11-31T09:00",
        reason="accepted: a date and time with its zone, such as 20261130T090000Z",
    )
    return SourceObject(address="20261122-0007.ics", set_aside=(aside,))
