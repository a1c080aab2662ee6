"""Where a paragraph breaks: even lines, in the size that costs the least paper.

Widths are those of single words, because no letter joins another across a space; so breaking is
arithmetic, and a ticket is not held up by trying lines out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile
from unicodedata import combining

LEAST_SHARE = 0.84
"""How much smaller a paragraph may become to save a line."""

Measure = Callable[[str], float]
"""The width of a text in dots for each dot of its size."""

_NOT_LAST = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
    "في", "من", "إلى", "على", "عن", "أو", "و", "ثم", "حتى", "مع", "-",
})  # fmt: skip
"""Words that belong to the next one: a line that ends with them reads badly."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The lines of a paragraph and the size they are set in."""

    lines: Sequence[str]
    dots: int


def broken(text: str, width: float, dots: int, least: int, measure: Measure) -> Broken:
    """`text` in lines no wider than `width`, not a word left out.

    In `dots`, or a little smaller where that saves a line. A word that is wider than the paper
    makes the whole smaller, down to `least`, the smallest that can be read; only there it is
    broken.
    """
    words = _words(text)
    if not words:
        return Broken((), dots)
    size = _size(words, width, max(dots, least), least, measure)
    pieces = [piece for word in words for piece in _pieces(word, width / size, measure)]
    return Broken(_even_lines(pieces, width / size, measure), size)


def _words(text: str) -> Sequence[str]:
    """The words; a mark with no letter to stand on goes to the one before, or it would hang out."""
    words: list[str] = []
    for word in text.split():
        if words and combining(word[0]):
            words[-1] += word
        elif bare := "".join(dropwhile(combining, word)):
            words.append(bare)
    return words


def _size(words: Sequence[str], width: float, dots: int, least: int, measure: Measure) -> int:
    """The largest size that needs no more lines than the smallest one would."""
    widest = max(map(measure, words))
    most = max(least, min(dots, int(width / widest))) if widest else dots
    lowest = max(least, min(most, round(dots * LEAST_SHARE)))
    fewest = _count(words, width / lowest, measure)
    sizes = range(most, lowest - 1, -1)
    return next(size for size in sizes if _count(words, width / size, measure) == fewest)


def _count(words: Sequence[str], room: float, measure: Measure) -> int:
    """The lines that are needed when each takes as many words as it can."""
    lines, used = 1, 0.0
    for word in words:
        wanted = measure(word)
        if used and used + measure(" ") + wanted > room:
            lines, used = lines + 1, wanted
        else:
            used += wanted + (measure(" ") if used else 0)
    return lines


def _pieces(word: str, room: float, measure: Measure) -> Iterator[str]:
    """The word, in parts if it is wider than a whole line."""
    while len(word) > 1 and measure(word) > room:
        end = next((n for n in range(len(word) - 1, 1, -1) if measure(word[:n]) <= room), 1)
        yield word[:end]
        word = word[end:]
    yield word


def _even_lines(words: Sequence[str], room: float, measure: Measure) -> Sequence[str]:
    """The fewest lines, and of these the most even, broken where a reader would pause."""
    widths = [measure(word) for word in words]
    space = measure(" ")

    def line_cost(start: int, end: int) -> float:
        used = sum(widths[start:end]) + space * (end - start - 1)
        if used > room and end - start > 1:
            return _NEVER
        cost = (1 - used / room) ** 2
        return cost + (_break_cost(words[end - 1]) if end < len(words) else 0)

    @cache
    def best(end: int, lines: int) -> tuple[float, int]:
        """The cost of setting the first `end` words, and where their last line starts."""
        if lines == 1:
            return line_cost(0, end), 0
        return min(
            (best(start, lines - 1)[0] + line_cost(start, end), start)
            for start in range(lines - 1, end)
        )

    lines: list[str] = []
    end = len(words)
    for left in range(_count(words, room, measure), 0, -1):
        start = best(end, left)[1]
        lines.insert(0, " ".join(words[start:end]))
        end = start
    return lines


_NEVER = float("inf")


def _break_cost(last: str) -> float:
    """A line may end after any word; better after a pause, best between a label and its value."""
    if last.lower() in _NOT_LAST:
        return 0.1
    if last.endswith(":"):
        return -0.5
    return -0.05 if last.endswith((",", "،", ";", "؛", ".")) else 0.0
