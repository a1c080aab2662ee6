"""Every number from 0 to 9999 in words, against another library, by hand, and by ear."""

import re
from collections.abc import Callable, Sequence

import pytest
from num2words import num2words

from queueing.number_words import Part, arabic, english, in_a_row
from queueing.wording import Language

EVERY = range(10_000)
Hear = Callable[[Sequence[str], Language], list[str]]


def unmarked(text: str) -> str:
    """As it is printed: without vowel marks."""
    return re.sub("[\u064b-\u0652]", "", text)


def in_arabic(n: int, *, oblique: bool = False) -> str:
    return unmarked(in_a_row(arabic(n, oblique=oblique)))


def clips(parts: tuple[Part, ...]) -> list[str]:
    return [part.clip for part in parts]


def test_english_agrees_with_num2words() -> None:
    for n in EVERY:
        expected = num2words(n, lang="en").replace(",", "").replace("-", " ")
        assert in_a_row(english(n)) == expected, n


def _num2words_arabic(n: int) -> str:
    """num2words in modern spelling: مئة for مائة, and "و" joined to its word."""
    said = str(num2words(n, lang="ar")).replace("مائة", "مئة").replace(" و ", " و")
    # It leaves a final dual without its nun, as if a noun followed: "مئتا".
    return f"{said}ن" if said.endswith(("مئتا", "ألفا")) else said


def test_arabic_agrees_with_num2words() -> None:
    for n in EVERY:
        assert in_arabic(n) == _num2words_arabic(n), n


@pytest.mark.parametrize(
    ("n", "said", "oblique"),
    [
        (0, "صفر", "صفر"),
        (1, "واحد", "واحد"),
        (2, "اثنان", "اثنين"),
        (3, "ثلاثة", "ثلاثة"),
        (8, "ثمانية", "ثمانية"),
        (10, "عشرة", "عشرة"),
        (11, "أحد عشر", "أحد عشر"),
        (12, "اثنا عشر", "اثني عشر"),
        (13, "ثلاثة عشر", "ثلاثة عشر"),
        (18, "ثمانية عشر", "ثمانية عشر"),
        (20, "عشرون", "عشرين"),
        (21, "واحد وعشرون", "واحد وعشرين"),
        (99, "تسعة وتسعون", "تسعة وتسعين"),
        (100, "مئة", "مئة"),
        (101, "مئة وواحد", "مئة وواحد"),
        (102, "مئة واثنان", "مئة واثنين"),
        (200, "مئتان", "مئتين"),
        (211, "مئتان وأحد عشر", "مئتين وأحد عشر"),
        (212, "مئتان واثنا عشر", "مئتين واثني عشر"),
        (345, "ثلاثمئة وخمسة وأربعون", "ثلاثمئة وخمسة وأربعين"),
        (800, "ثمانمئة", "ثمانمئة"),
        (999, "تسعمئة وتسعة وتسعون", "تسعمئة وتسعة وتسعين"),
        (1000, "ألف", "ألف"),
        (2000, "ألفان", "ألفين"),
        (2002, "ألفان واثنان", "ألفين واثنين"),
        (2200, "ألفان ومئتان", "ألفين ومئتين"),
        (3021, "ثلاثة آلاف وواحد وعشرون", "ثلاثة آلاف وواحد وعشرين"),
        (9999, "تسعة آلاف وتسعمئة وتسعة وتسعون", "تسعة آلاف وتسعمئة وتسعة وتسعين"),
    ],
)
def test_arabic_checked_by_hand(n: int, said: str, oblique: str) -> None:
    assert in_arabic(n) == said
    assert in_arabic(n, oblique=True) == oblique


def test_the_oblique_changes_the_endings_of_duals_and_tens_alone() -> None:
    for n in EVERY:
        expected = re.sub(r"(?<=ا)ن\b", "ن!", in_arabic(n)).replace("ان!", "ين")
        expected = expected.replace("اثنا عشر", "اثني عشر")
        expected = re.sub(r"ون\b", "ين", expected)
        assert in_arabic(n, oblique=True) == expected, n


@pytest.mark.parametrize(
    ("n", "nominative", "oblique"),
    [
        (300, "ثَلاثُمِئَة", "ثَلاثِمِئَة"),
        (800, "ثَمانِمِئَة", "ثَمانِمِئَة"),
        (3000, "ثَلاثَةُ آلاف", "ثَلاثَةِ آلاف"),
    ],
)
def test_a_case_that_print_hides_is_heard(n: int, nominative: str, oblique: str) -> None:
    assert in_a_row(arabic(n)) == nominative
    assert in_a_row(arabic(n, oblique=True)) == oblique


def test_two_begins_with_a_vowel_that_and_silences() -> None:
    assert [part.text for part in arabic(112)] == ["مِئَة", "وَاثنا عَشَر"]
    assert arabic(12)[0].text == "اِثنا عَشَر"


@pytest.mark.parametrize(
    ("n", "in_arabic", "in_english"),
    [
        (0, ["number_0"], ["number_0"]),
        (12, ["number_12"], ["number_12"]),
        (35, ["number_5", "and_number_30"], ["number_30", "number_5"]),
        (100, ["hundred_1"], ["hundred_1"]),
        (
            2235,
            ["thousand_2", "and_hundred_2", "and_number_5", "and_number_30"],
            ["thousand_2", "hundred_2", "and_number_30", "number_5"],
        ),
        (1005, ["thousand_1", "and_number_5"], ["thousand_1", "and_number_5"]),
    ],
)
def test_a_number_is_put_together_from_clips(
    n: int, in_arabic: list[str], in_english: list[str]
) -> None:
    assert clips(arabic(n)) == in_arabic
    assert clips(english(n)) == in_english


def test_one_clip_is_one_text_and_no_two_numbers_are_alike() -> None:
    arabic_both = [(arabic(n), arabic(n, oblique=True)) for n in EVERY]
    nominative, oblique = zip(*arabic_both, strict=True)
    for numbers in (nominative, oblique, [english(n) for n in EVERY]):
        assert len({in_a_row(number) for number in numbers}) == len(EVERY)
        assert len({tuple(clips(number)) for number in numbers}) == len(EVERY)
    for numbers in ([*nominative, *oblique], [english(n) for n in EVERY]):
        parts = {part for number in numbers for part in number}
        assert (
            len({part.clip for part in parts}) == len({part.text for part in parts}) == len(parts)
        )


def test_few_clips_say_every_number() -> None:
    for count in (arabic, english):
        assert len({part for n in EVERY for part in count(n)}) < 85


@pytest.mark.parametrize("n", [-1, 10_000])
def test_a_number_without_words_is_refused(n: int) -> None:
    for count in (arabic, english):
        with pytest.raises(ValueError, match="0 to 9999"):
            count(n)


def test_the_free_voice_swallows_no_vowel(hear: Hear) -> None:
    """Without its marks "أربعة" is five consonants: no Arabic word has three in a row."""
    parts = {p for n in EVERY for p in (*arabic(n), *arabic(n, oblique=True))}
    words = sorted(part.text for part in parts)
    for word, sound in zip(words, hear(words, Language.AR), strict=True):
        assert not re.search(r"[^aiuː ]{3}", sound), (word, sound)


def test_the_free_voice_tells_every_number_from_the_others(hear: Hear) -> None:
    words = [in_a_row(arabic(n)) for n in range(1, 1000)]
    assert len(set(hear(words, Language.AR))) == len(words)
