"""What a person reads when a request was refused or the surroundings failed.

Visitors get calm sentences that say where to go; clerks get short ones that say what to press.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from db.trouble import Trouble, TroubleKind
from queueing.ticket import Reason
from queueing.wording import Bilingual, isolate
from shell.language import QT_TRANSLATE_NOOP, BothLanguages

translate = QCoreApplication.translate


class Audience(StrEnum):
    """Who reads: each is told what they themselves can do."""

    VISITOR = "RefusedVisitor"
    CLERK = "RefusedClerk"


_TO_VISITOR: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.NOT_ALLOWED_NOW: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This cannot be done right now. Please ask at reception."
        ),
        Reason.ALREADY_CALLED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Your number has been called. Please look at the screen in the hall."
        ),
        Reason.UNKNOWN_TICKET: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "We do not find this ticket today. Please ask at reception."
        ),
        Reason.UNKNOWN_SERVICE: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This service is not available here. Please choose another one."
        ),
        Reason.UNKNOWN_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "We do not find this counter. Please ask at reception."
        ),
        Reason.UNKNOWN_SOURCE: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "We do not find this. Please ask at reception."
        ),
        Reason.UNKNOWN_LINE: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "We do not find this. Please ask at reception."
        ),
        Reason.UNKNOWN_BOOKING: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "We do not find a booking with these details. "
            "Check them and try again, or take a ticket without a booking.",
        ),
        Reason.UNKNOWN_PRIORITY: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This choice is not available here. Please ask at reception."
        ),
        Reason.NO_SERVICE_CHOSEN: QT_TRANSLATE_NOOP("RefusedVisitor", "Please choose a service."),
        Reason.PARTY_TOO_LARGE: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "One ticket cannot serve so many people. Please ask at reception."
        ),
        Reason.OFFICE_CLOSED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "The centre is closed now. You are welcome during working hours."
        ),
        Reason.AFTER_LAST_TICKET: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "The last tickets for today have been given. You are welcome on the next working day.",
        ),
        Reason.SERVICE_CLOSED: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "This service is closed at the moment. Please choose another one or ask at reception.",
        ),
        Reason.SERVICE_NOT_OFFERED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This service is not offered today. Please ask at reception."
        ),
        Reason.BOOKING_ONLY: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This service is by booking only. Reception will help you to book."
        ),
        Reason.DAILY_CAP_REACHED: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "All places for this service are taken today. "
            "Please come on another day or book in advance.",
        ),
        Reason.NUMBERS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "There are no more numbers for this service today. Please ask at reception.",
        ),
        Reason.BOOKING_OTHER_DAY: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "Your booking is for another day. You may take a ticket for today without it.",
        ),
        Reason.BOOKING_CANCELLED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This booking was cancelled. You may take a ticket without a booking."
        ),
        Reason.ALREADY_CHECKED_IN: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "You have already checked in. Please keep your ticket and take a seat.",
        ),
        Reason.COUNTER_CLOSED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This counter is closed. Please ask at reception."
        ),
        Reason.COUNTER_BUSY: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This counter is serving another visitor. Please wait to be called."
        ),
        Reason.COUNTER_TAKEN: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This counter is not available. Please ask at reception."
        ),
        Reason.NOT_YOUR_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This is not your counter. Please look at the screen in the hall."
        ),
        Reason.AT_ANOTHER_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "You are expected at another counter. Please look at the screen in the hall.",
        ),
        Reason.FOR_ANOTHER_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "You will be called to another counter. Please look at the screen in the hall.",
        ),
        Reason.TOO_LATE_TO_UNDO: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This can no longer be changed here. Please ask at reception."
        ),
        Reason.RECALL_TOO_SOON: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Please wait a moment and try again."
        ),
        Reason.REASON_NEEDED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Something is missing. Please ask at reception."
        ),
        Reason.UNKNOWN_OUTCOME: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This cannot be done here. Please ask at reception."
        ),
        Reason.REPRINTS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "This ticket has been printed often enough. Your number is valid without paper.",
        ),
        Reason.WRONG_PIN: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "The name or the PIN is not right. Please try again."
        ),
        Reason.FOR_ANOTHER_CLERK: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "Another member of staff will call you. Please look at the screen in the hall.",
        ),
        Reason.PERSON_NOT_THERE: QT_TRANSLATE_NOOP(
            "RefusedVisitor",
            "This member of staff is not here at the moment. Please ask at reception.",
        ),
        Reason.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "There is nothing to take back. Please ask at reception."
        ),
        Reason.CALLS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "You have been called several times. Please ask at reception."
        ),
        Reason.HOLDS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Please wait a moment; the staff will help you."
        ),
        Reason.UNKNOWN_NEXT_STEP: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This cannot be done here. Please ask at reception."
        ),
        Reason.QUANTITY_TOO_LARGE: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This number is too large. Please ask at reception."
        ),
        Reason.MESSAGE_EMPTY: QT_TRANSLATE_NOOP("RefusedVisitor", "Please write something first."),
        Reason.ALREADY_ANSWERED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Somebody is on the way already."
        ),
        Reason.NOT_THE_SAME_VISITOR: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "These tickets cannot be joined. Please ask at reception."
        ),
        Reason.LAST_SERVICE: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "This service is not offered now. Please ask at reception."
        ),
        Reason.PIN_TOO_SOON: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Too many wrong PINs. Please wait a minute and try again."
        ),
        Reason.ROLE_NOT_ALLOWED: QT_TRANSLATE_NOOP(
            "RefusedVisitor", "Only staff of the centre can do this."
        ),
    }
)

_TO_CLERK: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.NOT_ALLOWED_NOW: QT_TRANSLATE_NOOP(
            "RefusedClerk", "That is not possible in the present state of this ticket."
        ),
        Reason.ALREADY_CALLED: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Another counter has just called this ticket. Call the next one."
        ),
        Reason.UNKNOWN_TICKET: QT_TRANSLATE_NOOP(
            "RefusedClerk", "There is no such ticket today. Check the number."
        ),
        Reason.UNKNOWN_SERVICE: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This office has no such service."
        ),
        Reason.UNKNOWN_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This office has no such counter."
        ),
        Reason.UNKNOWN_SOURCE: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The office knows no source of bookings of this name."
        ),
        Reason.UNKNOWN_LINE: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The list of bookings to sort has no such line any more."
        ),
        Reason.UNKNOWN_BOOKING: QT_TRANSLATE_NOOP(
            "RefusedClerk", "No booking matches. Check the details, or issue a ticket without one."
        ),
        Reason.UNKNOWN_PRIORITY: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This office has no such priority class."
        ),
        Reason.NO_SERVICE_CHOSEN: QT_TRANSLATE_NOOP("RefusedClerk", "Choose at least one service."),
        Reason.PARTY_TOO_LARGE: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Too many people for one ticket. Issue a second one."
        ),
        Reason.OFFICE_CLOSED: QT_TRANSLATE_NOOP("RefusedClerk", "The office is closed now."),
        Reason.AFTER_LAST_TICKET: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The time of the last ticket has passed for today."
        ),
        Reason.SERVICE_CLOSED: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This service is closed at this hour."
        ),
        Reason.SERVICE_NOT_OFFERED: QT_TRANSLATE_NOOP(
            "RefusedClerk",
            "This counter does not offer that service. Transfer the visitor instead.",
        ),
        Reason.BOOKING_ONLY: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This service takes booked visitors only."
        ),
        Reason.DAILY_CAP_REACHED: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The daily number of tickets for this service is reached."
        ),
        Reason.NUMBERS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The number range of this service is used up. Tell the supervisor."
        ),
        Reason.BOOKING_OTHER_DAY: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This booking is for another day. Issue a ticket without it."
        ),
        Reason.BOOKING_CANCELLED: QT_TRANSLATE_NOOP("RefusedClerk", "This booking was cancelled."),
        Reason.ALREADY_CHECKED_IN: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This visitor has already checked in."
        ),
        Reason.COUNTER_CLOSED: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Your counter is closed. Open it first."
        ),
        Reason.COUNTER_BUSY: QT_TRANSLATE_NOOP(
            "RefusedClerk", "A visitor is still at this counter. Finish or park that visit first."
        ),
        Reason.COUNTER_TAKEN: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Somebody else is signed in at this counter. Choose another one."
        ),
        Reason.NOT_YOUR_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedClerk", "You are not signed in at this counter."
        ),
        Reason.AT_ANOTHER_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This visitor is at another counter."
        ),
        Reason.FOR_ANOTHER_COUNTER: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This visitor waits for another counter."
        ),
        Reason.TOO_LATE_TO_UNDO: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Too late to undo this call. Use “did not come” or “park”."
        ),
        Reason.RECALL_TOO_SOON: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The last call was only just announced. Wait a few seconds."
        ),
        Reason.REASON_NEEDED: QT_TRANSLATE_NOOP("RefusedClerk", "Give a reason; it is recorded."),
        Reason.UNKNOWN_OUTCOME: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Choose one of the outcomes in the list."
        ),
        Reason.REPRINTS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The kiosk prints this ticket no more. Print it again from here."
        ),
        Reason.WRONG_PIN: QT_TRANSLATE_NOOP(
            "RefusedClerk", "The name or the PIN is not right. Please try again."
        ),
        Reason.FOR_ANOTHER_CLERK: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This visitor waits for a colleague in person."
        ),
        Reason.PERSON_NOT_THERE: QT_TRANSLATE_NOOP(
            "RefusedClerk",
            "This colleague is not at a counter now. Choose another one, or the service.",
        ),
        Reason.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP(
            "RefusedClerk", "There is nothing to undo at this counter."
        ),
        Reason.CALLS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This visitor was called as often as allowed. Use “did not come”."
        ),
        Reason.HOLDS_USED_UP: QT_TRANSLATE_NOOP(
            "RefusedClerk",
            "No more visitors may be kept at this counter. Take one back, or park this one.",
        ),
        Reason.UNKNOWN_NEXT_STEP: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Choose one of the next steps in the list."
        ),
        Reason.QUANTITY_TOO_LARGE: QT_TRANSLATE_NOOP(
            "RefusedClerk", "This quantity is too large. Check it."
        ),
        Reason.MESSAGE_EMPTY: QT_TRANSLATE_NOOP("RefusedClerk", "Write the message first."),
        Reason.ALREADY_ANSWERED: QT_TRANSLATE_NOOP(
            "RefusedClerk", "A colleague is on the way already."
        ),
        Reason.NOT_THE_SAME_VISITOR: QT_TRANSLATE_NOOP(
            "RefusedClerk",
            "These two tickets cannot be merged: choose two different ones of which one at "
            "most is booked.",
        ),
        Reason.LAST_SERVICE: QT_TRANSLATE_NOOP(
            "RefusedClerk", "A counter needs one service at least. Take a break instead."
        ),
        Reason.PIN_TOO_SOON: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Too many wrong PINs. Wait a minute, then try again."
        ),
        Reason.ROLE_NOT_ALLOWED: QT_TRANSLATE_NOOP(
            "RefusedClerk", "Your role does not allow this. Ask the supervisor."
        ),
    }
)

_TROUBLES: Mapping[TroubleKind, str] = MappingProxyType(
    {
        TroubleKind.DATABASE_MISSING: QT_TRANSLATE_NOOP(
            "Trouble", "The database was not found. Check its address, or set up the office."
        ),
        TroubleKind.DATABASE_NOT_SET_UP: QT_TRANSLATE_NOOP(
            "Trouble", "The database does not hold this office yet. Set up the office first."
        ),
        TroubleKind.DATABASE_LOCKED: QT_TRANSLATE_NOOP(
            "Trouble", "Another program holds the database. Close that program and try again."
        ),
        TroubleKind.DATABASE_READ_ONLY: QT_TRANSLATE_NOOP(
            "Trouble",
            "The database cannot be written. Check the rights of the file and its folder.",
        ),
        TroubleKind.DATABASE_ON_NETWORK_PATH: QT_TRANSLATE_NOOP(
            "Trouble", "The database file lies on a network path. Move it to a local disk."
        ),
        TroubleKind.DATABASE_NEWER: QT_TRANSLATE_NOOP(
            "Trouble", "The database was written by a newer version. Update this machine."
        ),
        TroubleKind.DATABASE_DAMAGED: QT_TRANSLATE_NOOP(
            "Trouble",
            "The database file is damaged or is not one of Dawr. Restore the last backup.",
        ),
        TroubleKind.DATABASE_UNREACHABLE: QT_TRANSLATE_NOOP(
            "Trouble", "No connection to the database. It is tried again by itself."
        ),
        TroubleKind.DISK_FULL: QT_TRANSLATE_NOOP(
            "Trouble", "The disk is full and nothing was saved. Free some space and try again."
        ),
        TroubleKind.PRINTER: QT_TRANSLATE_NOOP(
            "Trouble", "The printer does not answer. Check paper, cover and cable."
        ),
        TroubleKind.SOUND: QT_TRANSLATE_NOOP(
            "Trouble", "No sound. Calls are shown but not spoken. Check the speaker."
        ),
        TroubleKind.SOURCE: QT_TRANSLATE_NOOP(
            "Trouble", "The bookings could not be fetched. Those of the last fetch are still used."
        ),
        TroubleKind.SETTINGS: QT_TRANSLATE_NOOP(
            "Trouble", "The settings of this machine are not right. Correct the settings file."
        ),
        TroubleKind.PROFILE: QT_TRANSLATE_NOOP(
            "Trouble", "The profile of the office is not right. Correct the profile file."
        ),
    }
)

_CALM_TITLE = QT_TRANSLATE_NOOP("Calm", "One moment, please")
_CALM_DETAIL = QT_TRANSLATE_NOOP(
    "Calm",
    "This screen will be back shortly. Your ticket keeps its place. Reception will help you.",
)
_PRINTER_TITLE = QT_TRANSLATE_NOOP("Calm", "No paper ticket at the moment")
_PRINTER_DETAIL = QT_TRANSLATE_NOOP(
    "Calm", "Your number is valid without paper. Please remember it, or take a photo of it."
)


def refusal_words(reason: Reason, audience: Audience, **details: object) -> str:
    """One or two sentences in the running language: what is the matter, and what to do.

    Takes the details of a Refused as well, so that a caller hands over what it caught.
    """
    context, source = refusal_source(reason, audience)
    return translate(context, source)


def refusal_source(reason: Reason, audience: Audience) -> tuple[str, str]:
    """Context and English source of a refusal, for BothLanguages.say."""
    table = _TO_VISITOR if audience is Audience.VISITOR else _TO_CLERK
    return audience.value, table[reason]


def trouble_words(trouble: Trouble) -> str:
    """For staff, in the running language: what failed, what to do, and where in brackets."""
    words = translate("Trouble", _TROUBLES[trouble.kind])
    return f"{words} ({isolate(trouble.where)})" if trouble.where else words


def calm_words(both: BothLanguages, kind: TroubleKind | None = None) -> tuple[Bilingual, Bilingual]:
    """Title and detail for visitors while something has failed; no kind means a fault of our own.

    Says nothing about the cause, which a visitor can do nothing about.
    """
    printer = kind is TroubleKind.PRINTER
    title, detail = (_PRINTER_TITLE, _PRINTER_DETAIL) if printer else (_CALM_TITLE, _CALM_DETAIL)
    return both.say("Calm", title), both.say("Calm", detail)
