"""The answers to verbs in words: what came of a press, or why it was refused."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter_app.state import News, Notice
from counter_app.verbs import SORTING, Verb
from queueing.ticket import Reason
from queueing.wording import Bilingual, Language, isolate
from shell.language import QT_TRANSLATE_NOOP
from shell.words import Audience, refusal_words

translate = QCoreApplication.translate

_NEWS: Mapping[News, str] = MappingProxyType(
    {
        News.NOBODY_WAITS: QT_TRANSLATE_NOOP("Console", "Nobody is waiting for this counter."),
        News.UNDONE: QT_TRANSLATE_NOOP(
            "Console", "The call of {number} was taken back. The visitor keeps the place."
        ),
        News.HELD: QT_TRANSLATE_NOOP(
            "Console", "{number} is back in the line and will not be called for a few minutes."
        ),
        News.MISSED: QT_TRANSLATE_NOOP(
            "Console", "{number} did not come and is now in the list of missed visitors."
        ),
        News.PARKED: QT_TRANSLATE_NOOP("Console", "{number} is parked."),
        News.RETURNED: QT_TRANSLATE_NOOP("Console", "{number} is back in the line."),
        News.TRANSFERRED: QT_TRANSLATE_NOOP(
            "Console", "{number} was transferred and keeps the place."
        ),
        News.SERVICE_ADDED: QT_TRANSLATE_NOOP(
            "Console", "The service was added to {number}. It follows when this one is finished."
        ),
        News.FINISHED: QT_TRANSLATE_NOOP("Console", "{number} is finished."),
        News.REJOINED: QT_TRANSLATE_NOOP("Console", "{number} waits again."),
        News.CONFIRMED: QT_TRANSLATE_NOOP("Console", "{number} has priority now."),
        News.DECLINED: QT_TRANSLATE_NOOP("Console", "{number} waits without priority."),
        News.LEFT: QT_TRANSLATE_NOOP("Console", "{number} has left and will not be called."),
        News.PRINTING_AGAIN: QT_TRANSLATE_NOOP("Console", "{number} is being printed again."),
        News.COUNTER_LOST: QT_TRANSLATE_NOOP(
            "Console", "Your counter was closed from elsewhere. Choose a counter to go on."
        ),
        News.TAKEN_OVER: QT_TRANSLATE_NOOP(
            "Console", "{who} has taken your counter over. Choose a counter to go on."
        ),
        News.CALLED_BACK: QT_TRANSLATE_NOOP(
            "Console", "{number} is at your counter again. Finish once more when you are done."
        ),
        News.COME_AFTER_ALL: QT_TRANSLATE_NOOP(
            "Console", "{number} has come after all and is called to your counter."
        ),
        News.HELD_HERE: QT_TRANSLATE_NOOP(
            "Console", "{number} stays at your counter. Call the next visitor meanwhile."
        ),
        News.SWAPPED: QT_TRANSLATE_NOOP(
            "Console", "{number} is served again. The other visitor stays at your counter."
        ),
        News.COUNTED: QT_TRANSLATE_NOOP(
            "Console", "Counted. Nobody waited for it, so no ticket was needed."
        ),
        News.ISSUED: QT_TRANSLATE_NOOP("Console", "Ticket {number} was issued."),
        News.CORRECTED: QT_TRANSLATE_NOOP("Console", "{number} was corrected."),
        News.MERGED: QT_TRANSLATE_NOOP("Console", "Both tickets go on as {number}."),
        News.SLIP_PRINTING: QT_TRANSLATE_NOOP(
            "Console", "The next steps of {number} are being printed."
        ),
        News.MATCHED: QT_TRANSLATE_NOOP(
            "Console", "Matched. Bookings of this service come in now and from now on."
        ),
        News.NOT_OURS: QT_TRANSLATE_NOOP(
            "Console", "None of ours: bookings of this service are left out from now on."
        ),
        News.KEPT_OURS: QT_TRANSLATE_NOOP("Console", "Our version of the booking stays."),
        News.ACCEPTED: QT_TRANSLATE_NOOP(
            "Console", "Their version of the booking holds now. Ticket {number} stays as it is."
        ),
        News.DISMISSED: QT_TRANSLATE_NOOP(
            "Console", "Put away. It comes back only if it changes where it comes from."
        ),
        News.SENT: QT_TRANSLATE_NOOP("Console", "The message was sent."),
        News.DONE_MEANWHILE: QT_TRANSLATE_NOOP(
            "Console", "Done. The answer was lost on the way, but it happened once."
        ),
        News.GIVEN_UP: QT_TRANSLATE_NOOP(
            "Console", "Not tried any more. Look at what you see now before you press again."
        ),
    }
)

_SORTED_ALREADY = QT_TRANSLATE_NOOP(
    "Console", "A colleague, or where it comes from, has settled this already."
)
_REFUSED: Mapping[tuple[Verb, Reason], str] = MappingProxyType(
    {
        (Verb.OPEN, Reason.COUNTER_BUSY): QT_TRANSLATE_NOOP(
            "Console", "You are still signed in at counter {counter}. Close it there first."
        ),
        (Verb.TAKE_OVER, Reason.COUNTER_BUSY): QT_TRANSLATE_NOOP(
            "Console", "You are still signed in at counter {counter}. Close it there first."
        ),
        (Verb.SIGN_IN, Reason.ROLE_NOT_ALLOWED): QT_TRANSLATE_NOOP(
            "Console", "Your role does not serve at a counter. Ask the supervisor."
        ),
        (Verb.TRANSFER, Reason.COUNTER_CLOSED): QT_TRANSLATE_NOOP(
            "Console", "Counter {counter} has just closed. Choose another one."
        ),
        (Verb.TRANSFER, Reason.SERVICE_NOT_OFFERED): QT_TRANSLATE_NOOP(
            "Console", "Counter {counter} does not offer this service. Choose another one."
        ),
        (Verb.CALL_NEXT, Reason.COUNTER_CLOSED): QT_TRANSLATE_NOOP(
            "Console", "Your counter is not open. Go on working first."
        ),
        (Verb.LEAVE, Reason.NOT_ALLOWED_NOW): QT_TRANSLATE_NOOP(
            "Console", "{number} is at a counter now, or the visit is over."
        ),
        (Verb.SIGN_IN, Reason.PIN_TOO_SOON): QT_TRANSLATE_NOOP(
            "Console", "Too many wrong PINs. Wait {seconds} seconds, then try again."
        ),
        (Verb.OPEN, Reason.COUNTER_TAKEN): QT_TRANSLATE_NOOP(
            "Console", "Somebody else is signed in at this counter. Take it over if they have gone."
        ),
        (Verb.ANSWER_HELP, Reason.ALREADY_ANSWERED): QT_TRANSLATE_NOOP(
            "Console", "{who} is on the way already."
        ),
        (Verb.BACK_HERE, Reason.NOT_ALLOWED_NOW): QT_TRANSLATE_NOOP(
            "Console",
            "{number} is not parked any more: a colleague has called or released this visitor.",
        ),
        (Verb.SWAP, Reason.NOT_ALLOWED_NOW): QT_TRANSLATE_NOOP(
            "Console",
            "{number} is not parked any more: a colleague has called or released this visitor.",
        ),
        (Verb.RETURN, Reason.NOT_ALLOWED_NOW): QT_TRANSLATE_NOOP(
            "Console",
            "{number} is not parked any more: a colleague has called or released this visitor.",
        ),
        (Verb.RETURN, Reason.AT_ANOTHER_COUNTER): QT_TRANSLATE_NOOP(
            "Console",
            "{number} is not parked any more: a colleague has called or released this visitor.",
        ),
        (Verb.CALL_THIS, Reason.ALREADY_CALLED): QT_TRANSLATE_NOOP(
            "Console", "A colleague has just called {number}. Choose somebody else."
        ),
        (Verb.CALL_THIS, Reason.NOT_ALLOWED_NOW): QT_TRANSLATE_NOOP(
            "Console", "{number} cannot be called any more: a colleague was quicker."
        ),
        (Verb.REJOIN, Reason.NOT_ALLOWED_NOW): QT_TRANSLATE_NOOP(
            "Console", "{number} is not missed any more: a colleague has taken care of it."
        ),
        **dict.fromkeys(((verb, Reason.NOT_ALLOWED_NOW) for verb in SORTING), _SORTED_ALREADY),
        **dict.fromkeys(((verb, Reason.UNKNOWN_LINE) for verb in SORTING), _SORTED_ALREADY),
        (Verb.UNDO, Reason.ALREADY_CALLED): QT_TRANSLATE_NOOP(
            "Console", "Too late: the visit of {number} has gone on at another counter."
        ),
    }
)
"""Where the place of the press makes a better sentence than the reason alone."""


def notice_words(notice: Notice, language: Language, now: datetime) -> str:
    """The answer to a verb, for whoever pressed it."""
    number, who = isolate(notice.number), notice.who.in_(language) if notice.who else ""
    if notice.news is not None:
        news = [notice.news]
        if notice.news is News.DONE_MEANWHILE and notice.ticket_id is not None:
            news.insert(0, News.ISSUED)  # the visitor is to be told the number
        said = (translate("Console", _NEWS[each]) for each in news)
        return " ".join(said).format(number=number, who=who)
    if notice.refused is None:
        return ""
    reason, details = notice.refused.reason, notice.refused.details
    own = _REFUSED.get((notice.verb, reason))
    if own is None:
        return refusal_words(reason, Audience.CLERK, **details)
    person, ready = details.get("person"), details.get("ready")
    return translate("Console", own).format(
        number=number,
        counter=details.get("counter", ""),
        who=person.in_(language) if isinstance(person, Bilingual) else "",
        seconds=max(1, ceil((ready - now).total_seconds())) if isinstance(ready, datetime) else "",
    )
