"""What the columns of an unfamiliar list look like, judged by their values alone.

Only ever a suggestion to a person: a guess that went unconfirmed would send visitors to the wrong
place or hour.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from db.spelling import folded
from online.bookings.fields import Flaw, language_of, phone_of
from online.bookings.moments import Unreadable, is_date, is_time, read_moment
from online.bookings.statuses import is_cancelled

_ENOUGH = 0.8
"""Share of a column's values that must be of a kind; some cells are wrong in any list."""

_REPEATED = 4
"""Times that each service of a list occurs at least, on average."""

_ANY_ZONE = ZoneInfo("UTC")


def suggest(
    columns: Mapping[str, Sequence[str]], *, known: Collection[str] = ()
) -> Mapping[str, str]:
    """The field of each column, folded heading to field, as far as the values in it tell.

    `columns` holds values by heading; fields in `known` have a column already. Where two columns
    could be the same field neither is suggested; but of two columns of codes the first is the id
    and the second the reference.
    """
    looks: dict[str, list[str]] = {}
    for heading, values in columns.items():
        if name := _looks_like([value for value in values if value]):
            looks.setdefault(name, []).append(heading)
    return {
        folded(heading): name
        for found, headings in looks.items()
        for heading, name in _shared_out(found, headings, known)
    }


def looks_like_id(text: str) -> bool:
    """Whether `text` is nothing but nine digits, as a national id is; some may be covered."""
    return re.fullmatch(r"[\d•](?:[ \-]?[\d•]){8}", text) is not None


def _shared_out(
    name: str, headings: Sequence[str], known: Collection[str]
) -> Iterator[tuple[str, str]]:
    if name == "external_id":
        free = [one for one in ("external_id", "reference") if one not in known]
        yield from zip(headings, free, strict=False)
    elif len(headings) == 1 and name not in known and not _told_already(name, known):
        yield headings[0], name


def _told_already(name: str, known: Collection[str]) -> bool:
    """Whether the list says the moment of a booking without this column."""
    whole = "start" in known or {"date", "time"} <= set(known)
    return name in ("start", "date", "time") and whole


def _looks_like(values: Sequence[str]) -> str | None:
    """The field whose values these may be; the surest signs are looked for first."""
    if not values:
        return None
    kinds: dict[str, Callable[[str], bool]] = {
        "national_id": looks_like_id,
        "start": _is_moment,
        "date": lambda text: is_date(text) and not text.isdecimal(),
        "time": lambda text: is_time(text) and re.search(r":|[^\W\d_]", text) is not None,
        "phone": _is_phone,
        "language": _is_language,
    }
    for name, test in kinds.items():
        if sum(map(test, values)) >= _ENOUGH * len(values):
            return name
    return _by_repetition(values)


def _by_repetition(values: Sequence[str]) -> str | None:
    """What the column as a whole shows: words that come again, or codes that never do."""
    different = len(set(values))
    if any(map(is_cancelled, values)):
        return "status"
    if different == len(values) >= 3 and all(map(_is_code, values)):
        return "external_id"
    in_words = all(re.search(r"[^\W\d_]{3}", value) for value in values)
    if in_words and different >= 2 and different * _REPEATED <= len(values):
        return "service"
    return None


def _is_code(text: str) -> bool:
    return len(text) <= 40 and re.fullmatch(r"[\w\-/.#]*\d[\w\-/.#]*", text) is not None


def _is_moment(text: str) -> bool:
    try:
        read_moment(text, _ANY_ZONE)
    except Unreadable:
        return False
    return True


def _is_phone(text: str) -> bool:
    try:
        return re.fullmatch(r"\+\d{10,15}", phone_of(text)) is not None
    except Flaw:
        return False


def _is_language(text: str) -> bool:
    try:
        return language_of(text) is not None
    except Flaw:
        return False
