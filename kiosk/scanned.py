"""What a code may mean that was held to the scanner: a ticket's token, a booking's reference."""

import re
from urllib.parse import parse_qsl, urlsplit

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16}")
_UID = re.compile(r"^UID[^:\n]*:(.+)$", re.MULTILINE | re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|booking|number|رقم الحجز|رقم الموعد)\W{0,3}"
    r"(?=[A-Z/-]*\d)([A-Z0-9][A-Z0-9/-]{3,})",
    re.IGNORECASE,
)
MOST = 6
"""Meanings that are tried; a long text with more is no confirmation of a booking."""


def token_in(scanned: str) -> str | None:
    """The token of a ticket of ours, which is all that its code carries; None for other codes."""
    text = scanned.strip()
    return text if _TOKEN.fullmatch(text) else None


def references_in(scanned: str) -> tuple[str, ...]:
    """What may be the booking's reference, the likeliest first.

    A confirmation carries it plainly, in an address (`…?ref=Q-17`, `…/bookings/Q-17`), or in a
    calendar entry (as its UID or within its text).
    """
    text = scanned.strip()
    if text.upper().startswith("BEGIN:VCALENDAR"):
        found = [*_REFERENCE.findall(text), *(uid.strip() for uid in _UID.findall(text))]
    elif re.match(r"https?://", text, re.IGNORECASE):
        parts = urlsplit(text)
        found = [value for _name, value in parse_qsl(parts.query)]
        found += [part for part in reversed(parts.path.split("/")) if part][:1]
    else:
        found = [text, *_REFERENCE.findall(text)]
    return tuple(dict.fromkeys(each for each in found if each))[:MOST]
