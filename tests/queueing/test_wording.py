"""Every number a visitor can read or hear, in both languages."""

import itertools
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from queueing import wording
from queueing.visit import Counted
from queueing.wording import Bilingual, Digits, Language

BAHRAIN = timezone(timedelta(hours=3))


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


# --- Numbers in words against num2words ---------------------------------------------------


def test_english_number_words_agree_with_num2words() -> None:
    for n in range(10_000):
        expected = num2words(n, lang="en").replace(",", "")
        assert wording.number_in_words(n).en == expected, n


def _num2words_arabic(n: int) -> str:
    """num2words in modern spelling: مئة for مائة, and "و" joined to its word."""
    return str(num2words(n, lang="ar")).replace("مائة", "مئة").replace(" و ", " و")


def test_arabic_number_words_agree_with_num2words() -> None:
    for n in range(10_000):
        expected = _num2words_arabic(n)
        # num2words leaves a final dual without its nun, as if a noun followed: "مئتا".
        if expected.endswith(("مئتا", "ألفا")):
            expected += "ن"
        assert wording.number_in_words(n).ar == expected, n


@pytest.mark.parametrize(
    ("n", "arabic"),
    [
        (0, "صفر"),
        (2, "اثنان"),
        (11, "أحد عشر"),
        (12, "اثنا عشر"),
        (18, "ثمانية عشر"),
        (21, "واحد وعشرون"),
        (99, "تسعة وتسعون"),
        (100, "مئة"),
        (200, "مئتان"),
        (212, "مئتان واثنا عشر"),
        (345, "ثلاثمئة وخمسة وأربعون"),
        (800, "ثمانمئة"),
        (1000, "ألف"),
        (2000, "ألفان"),
        (2200, "ألفان ومئتان"),
        (9999, "تسعة آلاف وتسعمئة وتسعة وتسعون"),
    ],
)
def test_arabic_number_words_checked_by_hand(n: int, arabic: str) -> None:
    assert wording.number_in_words(n).ar == arabic


@pytest.mark.parametrize("n", [-1, 10_000])
def test_numbers_out_of_range_are_refused(n: int) -> None:
    for say in (wording.number_in_words, wording.minutes_in_words, wording.people_in_words):
        with pytest.raises(ValueError, match="0 to 9999"):
            say(n)


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
    ("n", "minutes", "people"),
    [
        (0, "أقل من دقيقة", "لا أحد"),
        (1, "دقيقة واحدة", "شخص واحد"),
        (2, "دقيقتان", "شخصان"),
        (3, "ثلاث دقائق", "ثلاثة أشخاص"),
        (8, "ثماني دقائق", "ثمانية أشخاص"),
        (10, "عشر دقائق", "عشرة أشخاص"),
        (11, "إحدى عشرة دقيقة", "أحد عشر شخصًا"),
        (12, "اثنتا عشرة دقيقة", "اثنا عشر شخصًا"),
        (13, "ثلاث عشرة دقيقة", "ثلاثة عشر شخصًا"),
        (18, "ثماني عشرة دقيقة", "ثمانية عشر شخصًا"),
        (20, "عشرون دقيقة", "عشرون شخصًا"),
        (22, "اثنتان وعشرون دقيقة", "اثنان وعشرون شخصًا"),
        (25, "خمس وعشرون دقيقة", "خمسة وعشرون شخصًا"),
        (28, "ثمانٍ وعشرون دقيقة", "ثمانية وعشرون شخصًا"),
        (100, "مئة دقيقة", "مئة شخص"),
        (101, "مئة دقيقة ودقيقة", "مئة شخص وشخص"),
        (102, "مئة دقيقة ودقيقتان", "مئة شخص وشخصان"),
        (103, "مئة وثلاث دقائق", "مئة وثلاثة أشخاص"),
        (108, "مئة وثماني دقائق", "مئة وثمانية أشخاص"),
        (110, "مئة وعشر دقائق", "مئة وعشرة أشخاص"),
        (111, "مئة وإحدى عشرة دقيقة", "مئة وأحد عشر شخصًا"),
        (200, "مئتا دقيقة", "مئتا شخص"),
        (300, "ثلاثمئة دقيقة", "ثلاثمئة شخص"),
        (2000, "ألفا دقيقة", "ألفا شخص"),
        (8008, "ثمانية آلاف وثماني دقائق", "ثمانية آلاف وثمانية أشخاص"),
    ],
)
def test_counted_in_words_agrees_in_gender_and_case(n: int, minutes: str, people: str) -> None:
    assert wording.minutes_in_words(n).ar == minutes
    assert wording.people_in_words(n).ar == people


def test_masculine_counting_in_words_reads_like_the_abstract_number() -> None:
    for n in range(3, 10_000):
        if n % 100 >= 3:
            said = wording.people_in_words(n).ar
            noun = PEOPLE[_arabic_category(n)].removeprefix("{n}")
            assert said == wording.number_in_words(n).ar + noun, n


def test_feminine_counting_reverses_the_gender_of_every_unit() -> None:
    """From 3 to 9 the number of a feminine noun is the masculine one without its ta marbuta."""
    for n in range(3, 10_000):
        if n % 100 >= 3 and 3 <= n % 10 <= 9:
            said = wording.minutes_in_words(n).ar
            unit = wording.number_in_words(n % 10).ar
            assert f" {unit}" not in f" {said}".replace(" و", " ").replace(f"{unit} آلاف", ""), n
            assert unit.removesuffix("ة").removesuffix("ي") in said, n


def test_counting_in_words_in_english() -> None:
    assert wording.minutes_in_words(1).en == "one minute"
    assert wording.people_in_words(21).en == "twenty-one people"


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


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        ("F012", "إف، صفر، اثنا عشر", "F, zero one two"),
        ("F001", "إف، صفر صفر، واحد", "F, zero zero one"),
        ("B100", "بي، مئة", "B, one zero zero"),
        ("P235", "پي، مئتان وخمسة وثلاثون", "P, two three five"),
        ("AB07", "إيه، بي، صفر، سبعة", "A, B, zero seven"),
        ("f1000", "إف، ألف", "F, one zero zero zero"),
        ("F-012", "إف، صفر، اثنا عشر", "F, zero one two"),
        ("12345", "واحد اثنان ثلاثة أربعة خمسة", "one two three four five"),
        ("000", "صفر صفر صفر", "zero zero zero"),
    ],
)
def test_a_code_is_said_as_it_stands_on_the_ticket(number: str, arabic: str, english: str) -> None:
    assert wording.spoken_code(number) == Bilingual(arabic, english)


def test_no_two_tickets_sound_alike() -> None:
    codes = [f"{p}{n:03d}" for p in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for n in range(0, 1000, 7)]
    said = [wording.spoken_code(code) for code in codes]
    assert len({s.ar for s in said}) == len({s.en for s in said}) == len(codes)


def test_no_latin_letter_reaches_the_arabic_voice() -> None:
    for letter, n in itertools.product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (1, 12, 345)):
        said = wording.spoken_call(f"{letter}{n:03d}", n % 64 + 1).ar
        assert not any(char.isascii() and char.isalnum() for char in said), said


def test_a_call_is_one_natural_sentence() -> None:
    assert wording.spoken_call("F012", 3) == Bilingual(
        "التذكرة إف، صفر، اثنا عشر، يرجى التوجه إلى الشباك رقم ثلاثة",
        "Ticket F, zero one two, please go to counter three",
    )


def test_a_call_names_the_service_where_asked() -> None:
    said = wording.spoken_call("F012", 3, Bilingual("البلاغات", "Fire reports"))
    assert "اثنا عشر، البلاغات، يرجى" in said.ar
    assert "zero one two, Fire reports, please" in said.en


@pytest.mark.parametrize(
    ("counter", "arabic"), [(2, "اثنين"), (12, "اثني عشر"), (20, "عشرين"), (32, "اثنين وثلاثين")]
)
def test_the_counter_follows_the_word_number_in_its_case(counter: int, arabic: str) -> None:
    assert wording.spoken_call("F012", counter).ar.endswith(f"الشباك رقم {arabic}")


def test_printed_phrases_are_in_their_own_script() -> None:
    phrases = [v for v in vars(wording).values() if isinstance(v, Bilingual)]
    assert len(phrases) >= 9
    for phrase in phrases:
        assert phrase.en.isascii()
        assert not any(char.isascii() and char.isalpha() for char in phrase.ar)
