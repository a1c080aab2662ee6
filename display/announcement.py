"""What is said of a call, and how much of it there is time for. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import partial

from db.announcing import Saying
from db.calling import CallKind
from db.hall import HallCall
from db.office import Office
from queueing.wording import (
    Clause,
    Language,
    say_again,
    say_code,
    say_counter,
    say_service,
    say_ticket,
    say_withdrawn,
)

LAG = timedelta(seconds=15)
"""The voice never speaks of a call later than this after the screen began to show it: by then
people have stopped to look from the screen to their ticket."""

AIM = timedelta(seconds=12)
"""What is planned for, because a sentence that is not made yet may turn out longer than thought."""


class Fullness(IntEnum):
    """How much is said of a call; a backlog takes from the end of this list first."""

    BRIEF = 0
    """No chime; number and counter in one language, in the fewest words."""
    PLAIN = 1
    """One language, without the service."""
    ONE_LANGUAGE = 2
    FULL = 3
    """Every language of the office, with the service where the office names it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said in one language, one sound file a clause."""

    language: Language
    clauses: tuple[Clause, ...]


def sentences(
    call: HallCall, saying: Saying, office: Office, fullness: Fullness
) -> tuple[Sentence, ...]:
    """What is said, in the order it is said; nothing for an office that only chimes."""
    return tuple(
        Sentence(language, _clauses(call, saying, office, fullness, language))
        for language in _languages(call, office, fullness)
    )


def _languages(call: HallCall, office: Office, fullness: Fullness) -> tuple[Language, ...]:
    """In one language alone: the visitor's own, if the office speaks it."""
    spoken = office.voice.languages
    if fullness is Fullness.FULL:
        return spoken
    return (call.language,) if call.language in spoken else spoken[:1]


def _clauses(
    call: HallCall, saying: Saying, office: Office, fullness: Fullness, language: Language
) -> tuple[Clause, ...]:
    ticket = say_ticket(call.number, language, office.voice.manner)
    if saying is Saying.CORRECTION:
        return (ticket, say_withdrawn(language))
    if fullness is Fullness.BRIEF:
        code = say_code(call.number, language, office.voice.manner)
        return (code, say_counter(call.counter_number, language, brief=True))
    said = [ticket]
    if call.kind is CallKind.RECALL:
        said.insert(0, say_again(language))
    service = office.services.get(call.service_id)
    if service and office.voice.names_service and fullness >= Fullness.ONE_LANGUAGE:
        said.append(say_service(service.spoken, service.code, language))
    return (*said, say_counter(call.counter_number, language))


def ahead_of_need(
    office: Office, numbers: Sequence[str], counters: Sequence[int], services: Sequence[int]
) -> list[Clause]:
    """Every clause that calls of these numbers to these counters may need, the first number's
    first. `services` are ids."""
    voice = office.voice
    wanted: list[Clause] = []
    for language in voice.languages:
        wanted += [say_counter(number, language) for number in counters]
    for number in numbers:
        wanted += [say_ticket(number, language, voice.manner) for language in voice.languages]
        wanted += [say_code(number, language, voice.manner) for language in voice.languages]
    known = [office.services[each] for each in services if each in office.services]
    for language in voice.languages:
        if voice.names_service:
            wanted += [say_service(each.spoken, each.code, language) for each in known]
        wanted += [say_counter(number, language, brief=True) for number in counters]
        wanted += [say_again(language), say_withdrawn(language)]
    return wanted


def fullness_for(
    shown_since: Sequence[datetime], now: datetime, seconds: Callable[[int, Fullness], float]
) -> Fullness:
    """How much may be said of the first of several calls, so that none behind it is late.

    `shown_since` tells for each call that waits to be spoken, the next one first, when the screens
    began to show it; `seconds` how long the call at a place takes in such fullness. Those behind
    are reckoned in the shortest form, because that is what they can come down to.
    """
    for fullness in sorted(Fullness, reverse=True):
        start = now + timedelta(seconds=seconds(0, fullness))
        rest = partial(_seconds_behind, seconds)
        if all_in_time(shown_since[1:], start, rest):
            return fullness
    return Fullness.BRIEF


def _seconds_behind(
    seconds: Callable[[int, Fullness], float], place: int, fullness: Fullness
) -> float:
    return seconds(place + 1, fullness)


def all_in_time(
    shown_since: Sequence[datetime], start: datetime, seconds: Callable[[int, Fullness], float]
) -> bool:
    """Whether none of these calls is late if the first is begun at `start`, in the fewest words."""
    for place, since in enumerate(shown_since):
        if start - since > AIM:
            return False
        start += timedelta(seconds=seconds(place, Fullness.BRIEF))
    return True
