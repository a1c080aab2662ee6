"""What people get to read of a record, in messages, reports, logs: little, and no national id."""

import hashlib
import re

_NINE_DIGITS = re.compile(
    r"(?<!\d)(?:\d(?:[\s._/\\\-‐-―−]{0,3}\d){8}|\d{3}([,٬])\d{3}\1\d{3})(?!\d)"
)
_DAY_AND_HOUR = re.compile(
    r"(?:\d{1,2}([-/.])\d{1,2}\1\d{4}|\d{4}([-/.])\d{1,2}\2\d{1,2})\s+\d{1,2}"
)
"""The one thing of nine digits that people write often and have to read in a message."""

_IN_A_ROW = re.compile(r"(?<!\d)\d{9}(?!\d)")
_CHECKED_AT_MOST = 2_000


def without_ids(text: str) -> str:
    """`text` with all but the last three characters of every run of nine digits covered.

    Spaces, dashes, dots and the like between the digits do not hide a run. A long text is cut, for
    a message shows its beginning at most.
    """
    return _NINE_DIGITS.sub(_covered_unless_a_day, text[:_CHECKED_AT_MOST])


def covered(text: str) -> str:
    """`text` with its last three characters left, for a person to recognise it by."""
    return "•" * (len(text) - 3) + text[-3:] if len(text) > 3 else "•" * len(text)


def brief(text: str, longest: int = 60) -> str:
    """`text` on one line, cut to what a message can hold."""
    text = " ".join(text[: longest * 4].split())
    return text if len(text) <= longest else f"{text[:longest]}…"


def shown(text: str, longest: int = 60) -> str:
    """`text` as a message may hold it: brief, and without national ids."""
    return brief(without_ids(text), longest)


def kept_id(text: str) -> str:
    """The id of a booking as the database may hold it.

    An id in which nine digits in a row may be a national id, year and month first, has all but the
    last three of them covered, and a digest of the whole behind it: the same id always becomes the
    same, and two ids stay two. The digest has no key, since one source reads alike in every
    office; it keeps a national id from being read, not from being found by trying all there are.
    Every other id stays as it is.
    """
    hidden = _IN_A_ROW.sub(_covered_with_a_month, text)
    if hidden == text:
        return text
    return f"{hidden}#{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _covered_unless_a_day(found: re.Match[str]) -> str:
    return found[0] if _DAY_AND_HOUR.fullmatch(found[0]) else covered(found[0])


def _covered_with_a_month(found: re.Match[str]) -> str:
    return covered(found[0]) if 1 <= int(found[0][2:4]) <= 12 else found[0]
