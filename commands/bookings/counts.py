"""How many bookings came to what, in words."""

from collections.abc import Iterable, Mapping

_WORDS = {
    "gone": "gone",
    "conflicts": "in conflict with a visitor who is here",
    "unmatched": "of unknown services",
    "set_aside": "set aside",
    "passed": "of past days left out",
    "not_ours": "of services that are none of ours",
}


def in_words(counts: Mapping[str, int], always: Iterable[str] = ()) -> list[str]:
    """A text for each count; of those in `always` also where there is none."""
    shown = {**dict.fromkeys(always, 0), **counts}
    return [f"{n:,} {_WORDS.get(name, name)}" for name, n in shown.items()]
