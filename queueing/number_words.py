"""Numbers as they are said, word by word, in Arabic and in English.

A number comes in parts, in the order in which they are heard, so that recorded clips can take the
place of an engine's voice: some eighty clips say every number up to 9999.

The Arabic words carry the vowels that print leaves out, without the endings that fall away at a
pause, because engines guess: espeak-ng reads a plain "أربعة" as "rb't". A doubled letter has its
shadda before its vowel; after it, espeak-ng would lose the vowel.
"""

from collections.abc import Iterable
from dataclasses import dataclass

HIGHEST = 9999
"""The highest number that has words."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are said in one piece, and that one recorded clip can stand for."""

    text: str
    clip: str
    """The clip's name, such as "and_number_20": within a language, one name is always one text."""


def arabic(n: int, *, oblique: bool = False) -> tuple[Part, ...]:
    """`n` as it is counted out, the units before the tens: "واحد وعشرون".

    `oblique` is the case of a number that another word governs, such as "رقم": "واحد وعشرين". A
    clip's name ends in "_oblique" only where the word differs. ValueError outside 0..9999.
    """
    values = _largest_first(n)
    if len(values) > 1 and values[-2] in range(20, 100):
        values[-2:] = reversed(values[-2:])
    return tuple(_arabic_part(value, oblique, joined=i > 0) for i, value in enumerate(values))


def english(n: int) -> tuple[Part, ...]:
    """`n` as British English counts it: "two hundred and thirty five". ValueError as above.

    Tens and units are two words, with no hyphen: a voice reads both spellings alike.
    """
    values, parts = _largest_first(n), []
    for before, value in zip([0, *values], values, strict=False):
        text, clip = _ENGLISH[value], _clip(value)
        # "and" comes once, between the hundreds or thousands and what is below a hundred.
        joined = value < 100 <= before
        parts.append(Part(f"and {text}", f"and_{clip}") if joined else Part(text, clip))
    return tuple(parts)


def in_a_row(parts: Iterable[Part]) -> str:
    """What the parts say, without a pause between them."""
    return " ".join(part.text for part in parts)


def _largest_first(n: int) -> list[int]:
    """The numbers that have a word of their own and add up to `n`: 2000, 300, 40 and 5."""
    if not 0 <= n <= HIGHEST:
        raise ValueError(f"numbers are said from 0 to {HIGHEST}, not {n}")
    rest = n % 100
    tens = rest // 10 * 10 if rest >= 20 else 0
    values = (n // 1000 * 1000, n % 1000 // 100 * 100, tens, rest - tens)
    return [value for value in values if value] or [0]


def _clip(value: int) -> str:
    if value >= 1000:
        return f"thousand_{value // 1000}"
    return f"hundred_{value // 100}" if value >= 100 else f"number_{value}"


def _arabic_part(value: int, oblique: bool, *, joined: bool) -> Part:
    text, clip = _ARABIC[value], _clip(value)
    if oblique and value in _OBLIQUE:
        text, clip = _OBLIQUE[value], f"{clip}_oblique"
    if not joined:
        return Part(text, clip)
    # Two and twelve begin with a vowel that is silent after another: "waithnan" is "wathnan".
    return Part(f"وَ{text.replace('اِ', 'ا', 1)}", f"and_{clip}")


_ENGLISH_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH = {
    **dict(enumerate(_ENGLISH_SMALL)),
    **dict(zip(range(20, 100, 10), _ENGLISH_TENS, strict=True)),
    **{digit * 100: f"{_ENGLISH_SMALL[digit]} hundred" for digit in range(1, 10)},
    **{digit * 1000: f"{_ENGLISH_SMALL[digit]} thousand" for digit in range(1, 10)},
}

# Numbers that count nothing, or something masculine.
_ARABIC_SMALL = (
    "صِفر", "واحِد", "اِثنان", "ثَلاثَة", "أَربَعَة", "خَمسَة", "سِتَّة", "سَبعَة", "ثَمانِيَة", "تِسعَة", "عَشَرَة",
    "أَحَدَ عَشَر", "اِثنا عَشَر", "ثَلاثَةَ عَشَر", "أَربَعَةَ عَشَر", "خَمسَةَ عَشَر", "سِتَّةَ عَشَر", "سَبعَةَ عَشَر",
    "ثَمانِيَةَ عَشَر", "تِسعَةَ عَشَر",
)  # fmt: skip
_TEN_STEMS = ("عِشر", "ثَلاث", "أَربَع", "خَمس", "سِتّ", "سَبع", "ثَمان", "تِسع")
_HUNDRED_STEMS = ("ثَلاثُ", "أَربَعُ", "خَمسُ", "سِتُّ", "سَبعُ", "ثَمانِ", "تِسعُ")
_ARABIC = {
    **dict(enumerate(_ARABIC_SMALL)),
    **{ten * 10: f"{stem}ون" for ten, stem in enumerate(_TEN_STEMS, 2)},
    100: "مِئَة",
    200: "مِئَتان",
    **{hundred * 100: f"{stem}مِئَة" for hundred, stem in enumerate(_HUNDRED_STEMS, 3)},
    1000: "أَلْف",
    2000: "أَلفان",
    **{digit * 1000: f"{_ARABIC_SMALL[digit]}ُ آلاف" for digit in range(3, 10)},
}
# The words that can be heard to be declined, also where print does not show it. Eight hundred
# keeps the vowel of a letter that it has lost.
_OBLIQUE = {
    2: "اِثنَين",
    12: "اِثنَي عَشَر",
    **{ten * 10: f"{stem}ين" for ten, stem in enumerate(_TEN_STEMS, 2)},
    200: "مِئَتَين",
    **{
        hundred * 100: f"{stem.replace('ُ', 'ِ')}مِئَة"
        for hundred, stem in enumerate(_HUNDRED_STEMS, 3)
        if hundred != 8
    },
    2000: "أَلفَين",
    **{digit * 1000: f"{_ARABIC_SMALL[digit]}ِ آلاف" for digit in range(3, 10)},
}
