"""What a booking means at the hour its visitor arrives, in words for them."""

from PySide6.QtCore import QCoreApplication

from db.office import Service
from kiosk.state import FoundBooking, KioskState
from queueing.booking import Standing
from queueing.ticket import Reason
from queueing.wording import Bilingual, clock_time, long_date

translate = QCoreApplication.translate

NOT_TODAY = frozenset({Standing.OTHER_DAY, Standing.CANCELLED})
"""What is booked is not to be had today: a ticket without the booking is."""

MEANWHILE = {
    Reason.ALREADY_CHECKED_IN: Standing.CHECKED_IN,
    Reason.BOOKING_CANCELLED: Standing.CANCELLED,
    Reason.BOOKING_OTHER_DAY: Standing.OTHER_DAY,
}
"""Refusals that say how the booking stands by now: another kiosk or its source was quicker."""


def stands(found: FoundBooking, state: KioskState) -> Standing:
    """How the booking stands, as far as anybody has told this kiosk."""
    reason = state.refusal.reason if state.refusal else None
    return MEANWHILE.get(reason, found.booking.standing) if reason else found.booking.standing


def answer(standing: Standing, found: FoundBooking, state: KioskState) -> tuple[str, str]:
    """The headline and what it means, for each hour of arrival."""
    if standing in NOT_TODAY:
        return _not_today(standing, found, state)
    at = starts_at(found, state)
    if standing is Standing.EARLY:
        return translate("Kiosk", "You are early"), translate(
            "Kiosk",
            "You will be called at about {time}, or sooner if a counter is free. "
            "Take your ticket and have a seat.",
        ).format(time=at)
    if standing is Standing.ON_TIME:
        return translate("Kiosk", "You are on time"), translate(
            "Kiosk", "Your place at {time} is kept. Take your ticket and have a seat."
        ).format(time=at)
    if standing is Standing.LATE:
        return translate("Kiosk", "Your booked time has passed"), translate(
            "Kiosk",
            "Your booking was at {time}. You will still be served today, "
            "in the order of those who arrive now.",
        ).format(time=at)
    return _checked_in(found)


def _not_today(standing: Standing, found: FoundBooking, state: KioskState) -> tuple[str, str]:
    """Nobody is sent to a ticket that is not to be had either."""
    if standing is Standing.CANCELLED:
        title = translate("Kiosk", "This booking was cancelled")
        if state.walk_in_open:
            return title, translate(
                "Kiosk", "You can still be served today: take a ticket without a booking."
            )
        return title, translate("Kiosk", "Reception will help you to book again.")
    title = translate("Kiosk", "Your booking is for another day")
    words = translate("Kiosk", "It is for {day} at {time}. For a visit today, ask at reception.")
    if state.walk_in_open:
        words = translate(
            "Kiosk", "It is for {day} at {time}. For a visit today, take a ticket without it."
        )
    return title, words.format(day=day(found, state), time=starts_at(found, state))


def _checked_in(found: FoundBooking) -> tuple[str, str]:
    title = translate("Kiosk", "You have checked in already")
    if not found.booking.ticket_number:
        return title, translate("Kiosk", "Please have a seat until your number is called.")
    return title, translate(
        "Kiosk",
        "This is your number. To see how long it will take, hold the code of your ticket to the "
        "scanner. If you do not have it, reception will print it again.",
    )


def starts_at(found: FoundBooking, state: KioskState) -> str:
    office = state.office
    return state.say(clock_time(office.local(found.booking.starts_at))) if office else ""


def day(found: FoundBooking, state: KioskState) -> str:
    office = state.office
    return state.say(long_date(office.day(found.booking.starts_at))) if office else ""


def service_of(found: FoundBooking, state: KioskState) -> Service | None:
    return state.office.services.get(found.booking.service_id) if state.office else None


def service_name(found: FoundBooking, state: KioskState) -> str:
    service = service_of(found, state)
    name = service.name if service else Bilingual("", "")
    return name.in_(state.language)
