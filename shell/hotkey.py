"""A key that works in every program, as a person writes it: Ctrl+Alt+N. Without Qt."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

ACCEPTED = (
    "keys such as 'Ctrl+Alt+N' or 'F9': Ctrl, Alt, Shift or Win, then A to Z, 0 to 9, F1 to F24, "
    "Space, Insert, Home, End, PageUp or PageDown; a letter, a digit or Space needs Ctrl, Alt or "
    "Win with it"
)


class Modifier(StrEnum):
    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    WIN = "Win"


_FUNCTION = tuple(f"F{n}" for n in range(1, 25))
_TYPED = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "Space")
"""Keys that every program needs for its own text."""
_KEYS = {
    key.casefold(): key for key in (*_TYPED, *_FUNCTION, "Insert", "Home", "End", "PageUp",
                                    "PageDown")
}  # fmt: skip
_MODIFIERS = {modifier.casefold(): modifier for modifier in Modifier}


@dataclass(frozen=True, slots=True)
class Hotkey:
    """A key with the modifiers that are held with it; `str()` writes it as `parse` reads it."""

    key: str
    modifiers: frozenset[Modifier] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError for anything but what `ACCEPTED` tells, and for a key that would take
        a letter away from every program."""
        *held, key = (part.strip().casefold() for part in text.split("+"))
        if key not in _KEYS or not set(held) <= set(_MODIFIERS) or len(set(held)) < len(held):
            raise ValueError(text)
        made = cls(_KEYS[key], frozenset(_MODIFIERS[each] for each in held))
        if made.key in _TYPED and made.modifiers <= {Modifier.SHIFT}:
            raise ValueError(text)
        return made

    def __str__(self) -> str:
        return "+".join([*(each for each in Modifier if each in self.modifiers), self.key])
