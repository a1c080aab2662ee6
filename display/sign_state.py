"""What the small display above one counter shows, worked out from one reading of the office."""

from dataclasses import dataclass
from enum import StrEnum

from queueing.wording import Bilingual, Language


class SignPhase(StrEnum):
    STARTING = "starting"
    """Nothing has been read yet."""
    OPEN = "open"
    """A clerk is there, and nobody is called."""
    CALLING = "calling"
    """A number is called to this counter."""
    SERVING = "serving"
    """The visitor is at the counter."""
    BREAK = "break"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    """The office has no counter of this number: the settings are wrong, and staff must see it."""


@dataclass(frozen=True, slots=True)
class SignState:
    """Everything a counter's sign shows; `n` is the revision it was read at, 0 before any."""

    n: int = 0
    counter: int = 0
    phase: SignPhase = SignPhase.STARTING
    name: Bilingual | None = None
    """The counter's own name, where it has one beside its number."""
    ticket: str | None = None
    service: Bilingual | None = None
    """Of the ticket; while nobody is called, None."""
    call_id: int | None = None
    again: bool = False
    """The number is called for another time."""
    fresh: bool = False
    """Highlighted: called just now, and still to be noticed."""
    reason: Bilingual | None = None
    """Of the break."""
    back_at: Bilingual | None = None
    """When the counter is expected to open again: a time of day."""
    catching_up: bool = False
    first: Language = Language.AR
