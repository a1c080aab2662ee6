"""A text cut into what is said in one breath."""

import re
from collections.abc import Iterable

LONG = 160
"""Characters. A longer sentence is cut at its commas, because it is heard only when all of it
has been made."""

_END = re.compile(r"(?<=[.!?؟…])\s+|\n+")
_COMMA = re.compile(r"(?<=[,،;؛:])\s+")

# Marks that order letters on a screen. Some engines read them out as "symbol".
_UNSPOKEN = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def sentences(text: str) -> list[str]:
    """The sentences of an Arabic or English text in order; empty where nothing can be spoken.

    A full stop ends a sentence only before a space, so that 7.30 stays whole.
    """
    whole = text.translate(_UNSPOKEN)
    pieces = [short for piece in _END.split(whole) for short in _shortened(piece)]
    return [piece for piece in pieces if any(sign.isalnum() for sign in piece)]


def _shortened(sentence: str) -> Iterable[str]:
    plain = " ".join(sentence.split())
    if len(plain) <= LONG:
        return [plain]
    return _gathered(_COMMA.split(plain))


def _gathered(clauses: Iterable[str]) -> list[str]:
    """As few pieces as fit: a pause at every comma would sound like a list."""
    pieces: list[str] = []
    for clause in clauses:
        if pieces and len(pieces[-1]) + 1 + len(clause) <= LONG:
            pieces[-1] += f" {clause}"
        else:
            pieces.append(clause)
    return pieces
