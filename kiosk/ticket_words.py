"""What the parts of a printed ticket say, in both languages and in the office's digits."""

import re
from collections.abc import Sequence
from datetime import datetime

from db.office import Office
from db.tickets import TicketFace
from queueing.wording import (
    APPOINTMENT,
    ISSUED_AT,
    PLEASE_WAIT,
    THEN,
    WAIT_UNKNOWN,
    WHERE_TO_WAIT,
    Bilingual,
    clock_time,
    isolate,
    long_date,
    people_ahead,
    ticket_covers,
    wait_range,
    with_digits,
)


def office(face: TicketFace) -> Sequence[Bilingual]:
    return [face.office.name]


def further_services(face: TicketFace) -> Sequence[Bilingual]:
    """The services after the first, in the order in which they will be called."""
    return [after(THEN, name) for name in face.services[1:]]


def party(face: TicketFace) -> Sequence[Bilingual]:
    """How many people or files the ticket is for, where it is more than one."""
    if face.party_size <= 1:
        return []
    return [in_digits(face.office, ticket_covers(face.party_size, face.counted))]


def facts(face: TicketFace) -> Sequence[Bilingual]:
    """What the visitor was promised: the booked hour or the people ahead, and the wait."""
    return [in_digits(face.office, fact) for fact in (*_turn(face), *_wait(face))]


def hall(face: TicketFace) -> Sequence[Bilingual]:
    """Where to wait, where it makes a difference."""
    return [after(WHERE_TO_WAIT, face.hall)] if face.hall else []


def please_wait(_face: TicketFace) -> Sequence[Bilingual]:
    return [PLEASE_WAIT]


def notices(face: TicketFace) -> Sequence[Bilingual]:
    return face.notices


def issued(face: TicketFace) -> Sequence[Bilingual]:
    """Day and time, on the office's clock."""
    return [after(ISSUED_AT, moment(face.office, face.issued_at))]


def moment(office: Office, at: datetime) -> Bilingual:
    """Day and time, on the office's clock and in its digits."""
    local = office.local(at)
    date, time = long_date(local.date()), clock_time(local)
    return in_digits(office, Bilingual(f"{date.ar}، {time.ar}", f"{date.en}, {time.en}"))


_LATIN_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[-+/.:@#&_'](?=[A-Za-z0-9]))*")


def isolated(arabic: str) -> str:
    """Arabic text whose Latin codes, numbers and ranges keep their own order: B-12, 10-20."""
    if "\u2066" in arabic:
        return arabic
    return _LATIN_CODE.sub(lambda code: isolate(code.group()), arabic)


def _turn(face: TicketFace) -> Sequence[Bilingual]:
    if face.booked_start is None:
        return [people_ahead(face.promise.ahead)] if face.promise else []
    return [after(APPOINTMENT, clock_time(face.office.local(face.booked_start)))]


def _wait(face: TicketFace) -> Sequence[Bilingual]:
    if face.promise is None:
        return []
    expected = face.promise.expected
    if expected is not None:
        wait = wait_range(expected.p50, expected.p90)
        return [Bilingual(f"الانتظار: {wait.ar}", f"Wait: {wait.en}")]
    return [WAIT_UNKNOWN] if face.booked_start is None else []


def after(label: Bilingual, text: Bilingual) -> Bilingual:
    """The text behind what it is."""
    return Bilingual(f"{label.ar}: {text.ar}", f"{label.en}: {text.en}")


def in_digits(office: Office, text: Bilingual) -> Bilingual:
    """The text with the digits that the office writes in Arabic."""
    return Bilingual(with_digits(text.ar, office.digits), text.en)
