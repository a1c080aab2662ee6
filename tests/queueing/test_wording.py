"""Every number a visitor can read or hear, in both languages."""

import itertools
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queueing import wording
from queueing.number_words import arabic, in_a_row
from queueing.visit import Counted
from queueing.wording import Bilingual, Digits, Figures, Language, Letters, Manner, Part

BAHRAIN = timezone(timedelta(hours=3))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Hear = Callable[[Sequence[str], Language], list[str]]


def unmarked(text: str) -> str:
    """As it is printed: without vowel marks."""
    return re.sub("[\u064b-\u0652]", "", text)


def without_pauses(text: str) -> str:
    return text.replace("،", "").replace(",", "")


def test_a_text_is_read_in_the_language_asked_for() -> None:
    text = Bilingual("مرحبًا", "Hello")
    assert text.in_(Language.AR) == "مرحبًا"
    assert text.in_(Language.EN) == "Hello"


def test_only_digits_change_with_the_offices_digits() -> None:
    assert wording.with_digits("F012, 9:30 ص", Digits.ARABIC_INDIC) == "F٠١٢, ٩:٣٠ ص"
    assert wording.with_digits("F012, 9:30 ص", Digits.WESTERN) == "F012, 9:30 ص"


def test_a_code_is_isolated_and_otherwise_untouched() -> None:
    assert wording.isolate("F012") == "\u2066F012\u2069"


@pytest.mark.parametrize(
    ("prefix", "sequence", "width", "code"),
    [("F", 12, 3, "F012"), ("F", 1, 3, "F001"), ("AB", 7, 2, "AB07"), ("F", 1000, 3, "F1000")],
)
def test_a_ticket_code_is_padded_and_never_wraps(
    prefix: str, sequence: int, width: int, code: str
) -> None:
    assert wording.ticket_code(prefix, sequence, width) == code


def test_a_ticket_code_starts_at_one() -> None:
    with pytest.raises(ValueError, match="starts at 1"):
        wording.ticket_code("F", 0)


# --- Counted nouns ------------------------------------------------------------------------


def _arabic_category(n: int) -> str:
    """The plural category of Arabic as Unicode's CLDR defines it."""
    if n <= 2:
        return ("zero", "one", "two")[n]
    tail = n % 100
    return "few" if 3 <= tail <= 10 else "many" if tail >= 11 else "other"


PEOPLE = {
    "zero": "لا أحد",
    "one": "شخص واحد",
    "two": "شخصان",
    "few": "{n} أشخاص",
    "many": "{n} شخصًا",
    "other": "{n} شخص",
}
FILES = {
    "zero": "لا ملفات",
    "one": "ملف واحد",
    "two": "ملفان",
    "few": "{n} ملفات",
    "many": "{n} ملفًا",
    "other": "{n} ملف",
}
MINUTES = {
    "zero": "أقل من دقيقة",
    "one": "دقيقة واحدة",
    "two": "دقيقتان",
    "few": "{n} دقائق",
    "many": "{n} دقيقة",
    "other": "{n} دقيقة",
}


def test_people_and_minutes_take_the_right_one_of_six_forms() -> None:
    for n in range(10_000):
        category = _arabic_category(n)
        assert wording.people(n).ar == PEOPLE[category].format(n=n)
        assert wording.minutes(n).ar == MINUTES[category].format(n=n)


def test_people_and_minutes_in_english() -> None:
    assert [wording.people(n).en for n in (0, 1, 2)] == ["nobody", "1 person", "2 people"]
    assert [wording.minutes(n).en for n in (0, 1, 2)] == [
        "less than a minute",
        "1 minute",
        "2 minutes",
    ]


def test_a_negative_count_is_refused() -> None:
    for count in (wording.people, wording.people_ahead, wording.minutes):
        with pytest.raises(ValueError, match="never negative"):
            count(-1)


def test_a_ticket_for_more_than_one_says_for_how_many() -> None:
    assert wording.ticket_covers(2, Counted.FILES).ar == "تشمل التذكرة: ملفان"
    assert wording.ticket_covers(3, Counted.PEOPLE).en == "This ticket is for 3 people"


def test_a_party_is_of_people_or_of_files() -> None:
    for n in range(1, 200):
        category = _arabic_category(n)
        assert wording.party(n, Counted.PEOPLE) == wording.people(n)
        assert wording.party(n, Counted.FILES).ar == FILES[category].format(n=n)
    assert [wording.party(n, Counted.FILES).en for n in (0, 1, 6)] == [
        "no files",
        "1 file",
        "6 files",
    ]


def test_people_ahead() -> None:
    assert wording.people_ahead(0) == Bilingual("دورك هو التالي", "You are next")
    assert wording.people_ahead(1) == Bilingual("أمامك شخص واحد", "1 person ahead of you")
    assert wording.people_ahead(3) == Bilingual("أمامك 3 أشخاص", "3 people ahead of you")
    assert wording.people_ahead(11).ar == "أمامك 11 شخصًا"


@pytest.mark.parametrize(
    ("n", "people"),
    [
        (0, "لا أحد"),
        (1, "شخص واحد"),
        (2, "شخصان"),
        (3, "ثلاثة أشخاص"),
        (8, "ثمانية أشخاص"),
        (10, "عشرة أشخاص"),
        (11, "أحد عشر شخصًا"),
        (12, "اثنا عشر شخصًا"),
        (20, "عشرون شخصًا"),
        (22, "اثنان وعشرون شخصًا"),
        (100, "مئة شخص"),
        (101, "مئة شخص وشخص"),
        (102, "مئة شخص وشخصان"),
        (103, "مئة وثلاثة أشخاص"),
        (111, "مئة وأحد عشر شخصًا"),
        (200, "مئتا شخص"),
        (202, "مئتا شخص وشخصان"),
        (203, "مئتان وثلاثة أشخاص"),
        (300, "ثلاثمئة شخص"),
        (2000, "ألفا شخص"),
        (2100, "ألفان ومئة شخص"),
        (3200, "ثلاثة آلاف ومئتا شخص"),
        (8008, "ثمانية آلاف وثمانية أشخاص"),
    ],
)
def test_people_in_words_agree_in_case(n: int, people: str) -> None:
    assert unmarked(wording.people_in_words(n).ar) == unmarked(people)


def test_counting_in_words_reads_like_the_number_alone() -> None:
    for n in range(3, 10_000):
        if n % 100 >= 3:
            said = wording.people_in_words(n)
            noun = PEOPLE[_arabic_category(n)].removeprefix("{n}")
            assert said.ar == wording.number_in_words(n).ar + noun, n
            assert said.en == f"{wording.number_in_words(n).en} people", n


def test_counting_in_words_in_english() -> None:
    said = [wording.people_in_words(n).en for n in (0, 1, 2, 21)]
    assert said == ["nobody", "one person", "two people", "twenty one people"]


@pytest.mark.parametrize("n", [-1, 10_000])
def test_a_number_without_words_is_refused(n: int) -> None:
    for say in (wording.number_in_words, wording.people_in_words):
        with pytest.raises(ValueError, match="0 to 9999"):
            say(n)


# --- Waits --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("p50", "p90", "arabic", "english"),
    [
        (0, 0, "أقل من دقيقة", "less than a minute"),
        (0, 1, "خلال دقيقة تقريبًا", "within about 1 minute"),
        (0, 5, "خلال 5 دقائق تقريبًا", "within about 5 minutes"),
        (1, 2, "من دقيقة إلى دقيقتين تقريبًا", "about 1 to 2 minutes"),
        (2, 5, "من دقيقتين إلى 5 دقائق تقريبًا", "about 2 to 5 minutes"),
        (2, 2, "دقيقتان تقريبًا", "about 2 minutes"),
        (8, 15, "من 8 إلى 15 دقيقة تقريبًا", "about 8 to 15 minutes"),
        (10, 20, "من 10 إلى 20 دقيقة تقريبًا", "about 10 to 20 minutes"),
        (90, 105, "من 90 إلى 105 دقائق تقريبًا", "about 90 to 105 minutes"),
        (130, 150, "من ساعتين إلى 3 ساعات تقريبًا", "about 2 to 3 hours"),
        (180, 180, "3 ساعات تقريبًا", "about 3 hours"),
        (690, 720, "من 11 إلى 12 ساعة تقريبًا", "about 11 to 12 hours"),
    ],
)
def test_a_wait_is_said_as_a_range(p50: int, p90: int, arabic: str, english: str) -> None:
    assert wording.wait_range(p50, p90) == Bilingual(arabic, english)


@pytest.mark.parametrize(("p50", "p90"), [(5, 4), (-1, 4)])
def test_a_wait_that_runs_backwards_is_refused(p50: int, p90: int) -> None:
    with pytest.raises(ValueError, match="smaller to the larger"):
        wording.wait_range(p50, p90)


@given(st.integers(0, 900), st.integers(0, 400))
def test_a_wait_never_uses_a_nominative_dual_after_a_preposition(p50: int, more: int) -> None:
    said = wording.wait_range(p50, p50 + more)
    if said.ar.startswith(("من", "خلال")):
        assert "تان" not in said.ar
    if p50 >= 120:
        assert "hour" in said.en


# --- Dates and times ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "minute", "arabic", "english"),
    [
        (0, 5, "12:05 ص", "12:05 am"),
        (9, 30, "9:30 ص", "9:30 am"),
        (12, 0, "12:00 م", "12:00 pm"),
        (23, 59, "11:59 م", "11:59 pm"),
    ],
)
def test_clock_time(hour: int, minute: int, arabic: str, english: str) -> None:
    at = datetime(2026, 11, 22, hour, minute, tzinfo=BAHRAIN)
    assert wording.clock_time(at) == Bilingual(arabic, english)


def test_arabic_times_and_dates_take_the_offices_digits() -> None:
    at = datetime(2026, 11, 22, 9, 30, tzinfo=BAHRAIN)
    assert wording.clock_time(at, Digits.ARABIC_INDIC) == Bilingual("٩:٣٠ ص", "9:30 am")
    assert wording.long_date(at.date(), Digits.ARABIC_INDIC) == Bilingual(
        "الأحد ٢٢ نوفمبر ٢٠٢٦", "Sunday 22 November 2026"
    )
    assert wording.short_date(at.date(), Digits.ARABIC_INDIC) == Bilingual(
        "الأحد ٢٢ نوفمبر", "Sunday 22 November"
    )


def test_a_clock_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        wording.clock_time(datetime(2026, 11, 22, 9, 30))


def test_every_day_of_a_year_has_its_names() -> None:
    for ahead in range(365):
        day = date(2026, 1, 1) + timedelta(days=ahead)
        assert wording.long_date(day).en == f"{day:%A} {day.day} {day:%B} {day.year}"
    months = {wording.long_date(date(2026, m, 1)).ar.split()[2] for m in range(1, 13)}
    week = {wording.weekday_name(date(2026, 11, d)).ar for d in range(1, 8)}
    assert (len(months), len(week)) == (12, 7)


@pytest.mark.parametrize(
    ("today", "arabic", "english"),
    [
        (date(2026, 11, 22), "نستقبلكم اليوم الساعة 4:00 م", "We open today at 4:00 pm"),
        (date(2026, 11, 21), "نستقبلكم غدًا الساعة 4:00 م", "We open tomorrow at 4:00 pm"),
        (
            date(2026, 11, 19),
            "نستقبلكم يوم الأحد 22 نوفمبر 2026 الساعة 4:00 م",
            "We open on Sunday 22 November 2026 at 4:00 pm",
        ),
    ],
)
def test_reopening(today: date, arabic: str, english: str) -> None:
    at = datetime(2026, 11, 22, 16, tzinfo=BAHRAIN)
    assert wording.reopening(at, today) == Bilingual(arabic, english)


def test_a_clock_time_is_read_in_the_zone_it_carries() -> None:
    at = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    assert wording.clock_time(at.astimezone(BAHRAIN)).en == "9:30 am"


# --- The voice ----------------------------------------------------------------------------

MANNERS = [
    Manner(letters, arabic, english)
    for letters, arabic, english in itertools.product(Letters, Figures, Figures)
]
DIGITS = Manner(arabic=Figures.DIGITS)
ENGLISH_WHOLE = Manner(english=Figures.WHOLE)
ARABIC_LETTERS = Manner(letters=Letters.ARABIC)
FIRE = {"F": Bilingual("البلاغات", "Fire reports"), "AB": Bilingual("التراخيص", "Licences")}
AR, EN = Language.AR, Language.EN

codes = st.from_regex(r"[A-Z]{1,2}[0-9]{1,6}", fullmatch=True)
manners = st.sampled_from(MANNERS)


@pytest.mark.parametrize(
    ("number", "manner", "arabic", "english"),
    [
        ("F012", Manner(), "إف، صفر، اثنا عشر", "F, zero one two"),
        ("F001", Manner(), "إف، صفر صفر، واحد", "F, zero zero one"),
        ("B100", Manner(), "بي، مئة", "B, one zero zero"),
        ("P235", Manner(), "پي، مئتان وخمسة وثلاثون", "P, two three five"),
        ("AB07", Manner(), "أيه، بي، صفر، سبعة", "A, B, zero seven"),
        ("F1000", Manner(), "إف، ألف", "F, one zero zero zero"),
        ("F0123", Manner(), "إف، صفر، مئة وثلاثة وعشرون", "F, zero one two three"),
        ("F12345", Manner(), "إف، واحد اثنان ثلاثة أربعة خمسة", "F, one two three four five"),
        ("F012", DIGITS, "إف، صفر واحد اثنان", "F, zero one two"),
        ("F220", DIGITS, "إف، اثنان اثنان صفر", "F, two two zero"),
        ("F012", ENGLISH_WHOLE, "إف، صفر، اثنا عشر", "F, zero, twelve"),
        ("F235", ENGLISH_WHOLE, "إف، مئتان وخمسة وثلاثون", "F, two hundred and thirty five"),
        ("F000", ENGLISH_WHOLE, "إف، صفر صفر صفر", "F, zero zero zero"),
        ("F012", ARABIC_LETTERS, "فاء، صفر، اثنا عشر", "F, zero one two"),
        ("BG100", ARABIC_LETTERS, "باء، جي، مئة", "B, G, one zero zero"),
    ],
)
def test_a_ticket_is_said_as_it_is_printed(
    number: str, manner: Manner, arabic: str, english: str
) -> None:
    said = {language: wording.say_ticket(number, language, manner) for language in Language}
    assert unmarked(said[AR].text) == f"التذكرة {arabic}"
    assert said[EN].text == f"Ticket {english}"
    for language, ticket in said.items():
        alone = wording.say_code(number, language, manner)
        assert alone.language is ticket.language is language
        assert ticket.parts == (Part(ticket.text.split()[0], "ticket"), *alone.parts)
        assert ticket.text.endswith(f" {alone.text}")


@pytest.mark.parametrize("number", ["", "F", "012", "f012", "F-012", "É012", "F٠١٢", "F012 "])
def test_what_is_no_tickets_number_is_refused(number: str) -> None:
    for language in Language:
        with pytest.raises(ValueError, match="capital letters and digits"):
            wording.say_ticket(number, language, Manner())


def test_every_letter_has_a_name_of_its_own() -> None:
    for manner, language in itertools.product(MANNERS, Language):
        said = [wording.say_code(f"{letter}1", language, manner).parts[0] for letter in LETTERS]
        for of in (lambda part: unmarked(part.text), lambda part: part.clip):
            assert len({of(part) for part in said}) == len(LETTERS)


def test_arabic_letters_stand_in_only_where_no_other_could_be_meant() -> None:
    said = {
        letter: wording.say_code(f"{letter}1", AR, ARABIC_LETTERS).parts[0] for letter in LETTERS
    }
    own = {letter: unmarked(part.text) for letter, part in said.items() if "arabic" in part.clip}
    assert own == {
        "A": "ألف", "B": "باء", "D": "دال", "F": "فاء", "H": "هاء", "J": "جيم", "K": "كاف",
        "L": "لام", "M": "ميم", "N": "نون", "R": "راء", "S": "سين", "T": "تاء", "Z": "زاي",
    }  # fmt: skip
    for letter in set(LETTERS) - set(own):
        assert said[letter] == wording.say_code(f"{letter}1", AR, Manner()).parts[0]


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("language", Language)
def test_no_two_tickets_sound_alike(language: Language, manner: Manner) -> None:
    """Neither as text nor as recorded clips, with every letter and every number of its width."""
    numbers = [wording.ticket_code("F", n) for n in range(1, 10_000)]
    numbers += [f"{p}{n:03d}" for p in LETTERS if p != "F" for n in (1, 12, 100, 235)]
    numbers += [f"{p}{q}012" for p, q in itertools.product(LETTERS, LETTERS)]
    said = [wording.say_ticket(number, language, manner) for number in numbers]
    assert len({unmarked(clause.text) for clause in said}) == len(numbers)
    assert len({tuple(part.clip for part in clause.parts) for clause in said}) == len(numbers)


@given(codes, manners, st.sampled_from(Language))
def test_a_ticket_says_what_its_parts_say(number: str, manner: Manner, language: Language) -> None:
    clause = wording.say_ticket(number, language, manner)
    assert without_pauses(clause.text) == " ".join(part.text for part in clause.parts)


@given(codes, manners)
def test_each_digit_is_heard_where_digits_are_said(number: str, manner: Manner) -> None:
    for language, how in ((AR, manner.arabic), (EN, manner.english)):
        clips = [part.clip for part in wording.say_code(number, language, manner).parts]
        digits = [clip.removeprefix("number_") for clip in clips if "letter" not in clip]
        if how is Figures.DIGITS:
            assert "".join(digits) == number.lstrip(LETTERS)


@given(codes, manners)
def test_no_latin_letter_reaches_the_arabic_voice(number: str, manner: Manner) -> None:
    said = wording.say_ticket(number, AR, manner).text
    assert not any(char.isascii() and char.isalnum() for char in said), said


def test_a_counter_is_a_whole_number_in_its_case() -> None:
    """ "رقم" governs its number, which the oblique endings show."""
    for n in range(1, 1000):
        full, brief = wording.say_counter(n, AR), wording.say_counter(n, AR, brief=True)
        words = in_a_row(arabic(n, oblique=True))
        assert unmarked(full.text) == f"يرجى التوجه إلى الشباك رقم {unmarked(words)}"
        assert brief.text == f"الشباك رقم {words}"
        english = wording.number_in_words(n).en
        assert wording.say_counter(n, EN).text == f"please go to counter {english}"
        assert wording.say_counter(n, EN, brief=True).text == f"counter {english}"


@pytest.mark.parametrize(
    ("counter", "arabic", "clips"),
    [
        (3, "ثلاثة", ["number_3"]),
        (2, "اثنين", ["number_2_oblique"]),
        (12, "اثني عشر", ["number_12_oblique"]),
        (20, "عشرين", ["number_20_oblique"]),
        (32, "اثنين وثلاثين", ["number_2_oblique", "and_number_30_oblique"]),
        (64, "أربعة وستين", ["number_4", "and_number_60_oblique"]),
        (112, "مئة واثني عشر", ["hundred_1", "and_number_12_oblique"]),
        (200, "مئتين", ["hundred_2_oblique"]),
        (801, "ثمانمئة وواحد", ["hundred_8", "and_number_1"]),
    ],
)
def test_a_counter_checked_by_hand(counter: int, arabic: str, clips: list[str]) -> None:
    said = wording.say_counter(counter, AR)
    assert unmarked(said.text) == f"يرجى التوجه إلى الشباك رقم {arabic}"
    assert [part.clip for part in said.parts] == ["please_go_to_counter", *clips]


def test_every_counter_is_told_from_every_other() -> None:
    for language, brief in itertools.product(Language, (False, True)):
        said = [wording.say_counter(n, language, brief=brief) for n in range(1, 1000)]
        assert len({clause.text for clause in said}) == 999
        assert len({tuple(part.clip for part in clause.parts) for clause in said}) == 999


@pytest.mark.parametrize("counter", [0, -1, 1000])
def test_a_counter_without_a_sign_is_refused(counter: int) -> None:
    with pytest.raises(ValueError, match="1 to 999"):
        wording.say_counter(counter, AR)


def test_the_other_clauses_are_one_clip_each() -> None:
    said = {
        "service_ab": [wording.say_service(FIRE["AB"], "AB", language) for language in Language],
        "calling_again": [wording.say_again(language) for language in Language],
        "keep_waiting": [wording.say_withdrawn(language) for language in Language],
    }
    for clip, clauses in said.items():
        assert [clause.parts for clause in clauses] == [(Part(c.text, clip),) for c in clauses]
    arabic, english = zip(*((unmarked(ar.text), en.text) for ar, en in said.values()), strict=True)
    assert arabic == ("التراخيص", "نكرر النداء", "يرجى مواصلة الانتظار، وسينادى رقمك من جديد")
    assert english == ("Licences", "Calling again", "please keep waiting, you will be called again")


@pytest.mark.parametrize("highest", [5, 999, 9999])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("manner", MANNERS)
def test_the_clips_to_record_are_those_that_are_said(
    manner: Manner, language: Language, highest: int
) -> None:
    counters = [1, 2, 3, 12, 20, 64, 112, 345]
    letters = [letter for code in FIRE for letter in code]
    needed = wording.clips_needed(letters, counters, FIRE, language, manner, highest)
    said = [wording.say_again(language), wording.say_withdrawn(language)]
    said += [wording.say_service(name, code, language) for code, name in FIRE.items()]
    for code in FIRE:
        for n in range(1, highest + 1):
            said.append(wording.say_ticket(wording.ticket_code(code, n), language, manner))
    for n in counters:
        said += [wording.say_counter(n, language, brief=brief) for brief in (False, True)]
    assert set(needed) == {part for clause in said for part in clause.parts}
    assert len({part.clip for part in needed}) == len(needed), "one clip would say two things"


def test_an_office_has_few_clips_to_record() -> None:
    """Ten services and sixty-four counters: an hour at a microphone, not a thousand recordings."""
    for language, most in ((AR, 110), (EN, 60)):
        needed = wording.clips_needed("ABFNIPECRG", range(1, 65), FIRE, language, Manner())
        assert 40 < len(needed) < most


def test_clips_are_listed_as_people_count() -> None:
    needed = wording.clips_needed("F", range(1, 1000), {}, AR, Manner())
    names = [part.clip for part in needed]
    assert [name for name in names if re.fullmatch(r"number_\d+", name)] == [
        f"number_{n}" for n in (*range(20), *range(20, 100, 10))
    ]
    assert names.index("number_2") + 1 == names.index("number_2_oblique")


def test_a_clip_of_the_other_manner_is_not_asked_for() -> None:
    """A recording of the Latin name is never played for the Arabic one, nor the other way."""
    latin, arabic = (
        {part.clip for part in wording.clips_needed("FC", [1], {}, AR, manner)}
        for manner in (Manner(), ARABIC_LETTERS)
    )
    assert latin - arabic == {"letter_f"}
    assert arabic - latin == {"arabic_letter_f"}


@pytest.mark.parametrize("highest", [0, 10_000])
def test_clips_for_numbers_without_words_are_refused(highest: int) -> None:
    with pytest.raises(ValueError, match="1 to 9999"):
        wording.clips_needed("F", [1], {}, AR, Manner(), highest)


def test_the_free_voice_tells_every_letter_from_the_others(hear: Hear) -> None:
    for manner, language in itertools.product((Manner(), ARABIC_LETTERS), Language):
        said = [wording.say_code(f"{letter}1", language, manner).parts[0] for letter in LETTERS]
        heard = hear([part.text for part in said], language)
        assert len(set(heard)) == len(LETTERS)
        assert min(len(sound) for sound in heard) > 1, heard


def test_the_free_voice_swallows_no_vowel_of_a_phrase(hear: Hear) -> None:
    said = [wording.say_again(AR), wording.say_withdrawn(AR), wording.say_counter(3, AR)]
    said.append(wording.say_ticket("F012", AR, Manner()))
    for sound in hear([clause.text for clause in said], AR):
        assert not re.search(r"[^aiuː ]{3}", sound), sound


def test_printed_phrases_are_in_their_own_script() -> None:
    phrases = [v for v in vars(wording).values() if isinstance(v, Bilingual)]
    assert len(phrases) >= 9
    for phrase in phrases:
        assert phrase.en.isascii()
        assert not any(char.isascii() and char.isalpha() for char in phrase.ar)
