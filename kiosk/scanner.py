"""A scanner that types like a keyboard: told apart from people, and read in any layout."""

from collections.abc import Callable, Sequence
from time import monotonic

SHORTEST = 4
"""Characters; a shorter burst may be a hand that slid over the keys."""

GAP_S = 0.1
"""Between two characters of a scan: scanners take 2 to 30 ms, people who type take longer."""

_CALENDAR = "BEGIN:VCALENDAR"
_CALENDAR_END = "END:VCALENDAR"

# What the keys of the Arabic (101) layout type, and what the same keys type in a Latin one.
_KEYS = dict(
    zip("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", "qwertyuiop[]asdfghjkl;'zxcvnm,./`", strict=True)
)
_SHIFTED_KEYS = dict(
    zip(
        "\u064e\u064b\u064f\u064c\u0625\u2018\u00f7\u00d7\u061b\u0650\u064d][\u0623\u0640\u060c/"
        "~\u0652}{\u0622\u2019\u061f\u0651",
        "QWERYUIOPASDFHJKLZXCVNM?~",
        strict=True,
    )
)
_TWO_LETTER_KEYS = {
    **{"لا": "b", "لإ": "T", "لأ": "G", "لآ": "B"},
    **{"\ufefb": "b", "\ufef9": "T", "\ufef7": "G", "\ufef5": "B"},
}
"""Lam and alef share a key: it types both at once, on some systems as one sign."""

_LATIN_OF = _KEYS | _SHIFTED_KEYS | _TWO_LETTER_KEYS
_BETRAYS = frozenset(sign for sign in _LATIN_OF if not sign.isascii())


def as_latin(strokes: Sequence[str]) -> str:
    """What the keys would have typed in a Latin layout; a stroke is what one key typed.

    A code has Latin letters only, so one Arabic letter tells that the layout is Arabic, and then
    its signs are Arabic too. Strokes of a Latin layout are left as they are.
    """
    if _BETRAYS.isdisjoint(strokes):
        return "".join(strokes)
    return "".join(_LATIN_OF.get(stroke, stroke) for stroke in strokes)


class Scanner:
    """Collects the strokes of a keyboard and finds the scans among them.

    A scan is a burst too fast for fingers that ends with Enter, wherever the focus stands. A
    calendar entry has many lines: its Enters belong to it, up to its last line.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._strokes: list[str] = []
        self._last = float("-inf")

    @property
    def reading(self) -> bool:
        """Whether the stroke that comes now belongs to a scan that is under way."""
        return len(self._strokes) >= SHORTEST - 1 and self._now() - self._last <= GAP_S

    def take(self, stroke: str) -> None:
        """A key typed `stroke`."""
        now = self._now()
        if now - self._last > GAP_S:
            self._strokes.clear()
        self._strokes.append(stroke)
        self._last = now

    def enter(self) -> str | None:
        """The Enter key: the whole scan if one ends with it, otherwise None.

        An empty text means that the scan goes on.
        """
        fast = self._now() - self._last <= GAP_S
        text = as_latin(self._strokes)
        if not fast or len(self._strokes) < SHORTEST:
            self._strokes.clear()
            return None
        if text.upper().startswith(_CALENDAR) and not text.upper().endswith(_CALENDAR_END):
            self.take("\n")
            return ""
        self._strokes.clear()
        return text
