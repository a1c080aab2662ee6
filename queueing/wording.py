"""What the office prints and says, in both languages at once, without a library."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from queueing.visit import Counted


class Language(StrEnum):
    """The languages every text of the office exists in."""

    AR = "ar"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages, because tickets and the hall display show both at once."""

    ar: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.ar if language is Language.AR else self.en


class Digits(StrEnum):
    """The digits an office writes with; in Bahrain Western ones are the default."""

    WESTERN = "western"
    ARABIC_INDIC = "arabic_indic"


_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def with_digits(text: str, digits: Digits) -> str:
    """`text` with 0-9 written in the office's digits; nothing else changes."""
    return text if digits is Digits.WESTERN else text.translate(_TO_ARABIC_INDIC)


def isolate(code: str) -> str:
    """`code` between U+2066 and U+2069, so that a Latin code keeps its order inside Arabic."""
    return f"\u2066{code}\u2069"


# Printed on the ticket, shown on the screens.
YOUR_NUMBER = Bilingual("رقمك", "Your number")
SERVICE = Bilingual("الخدمة", "Service")
COUNTER = Bilingual("الشباك", "Counter")
APPOINTMENT = Bilingual("الموعد", "Appointment")
WHERE_TO_WAIT = Bilingual("مكان الانتظار", "Where to wait")
THEN = Bilingual("ثم", "Then")
ISSUED_AT = Bilingual("وقت الإصدار", "Issued at")
REPRINT = Bilingual("نسخة معادة الطباعة", "Reprint")
PLEASE_WAIT = Bilingual("يرجى الانتظار حتى يُنادى رقمك", "Please wait until your number is called")
WAIT_UNKNOWN = Bilingual(
    "يتعذر تقدير مدة الانتظار حاليًا", "The wait cannot be estimated at the moment"
)


def ticket_code(prefix: str, sequence: int, width: int = 3) -> str:
    """The number people see, such as F012: `width` is the least number of digits.

    A sequence beyond the width grows longer and never wraps, so two live tickets never share
    a number. Raises ValueError for a sequence below 1.
    """
    if sequence < 1:
        raise ValueError(f"a ticket's sequence starts at 1, not {sequence}")
    return f"{prefix}{sequence:0{width}d}"


# --- Counted things -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Noun:
    """A counted noun with the forms that Arabic and English ask for."""

    one: str  # with its numeral word: "دقيقة واحدة"
    bare: str  # 100, 101, 102, 200 …: "دقيقة", "شخص"
    two: str  # nominative dual: "دقيقتان"
    two_oblique: str  # after a preposition: "دقيقتين"
    few: str  # 3-10, 103-110 …: "دقائق"
    many: str  # 11-99, 111-199 …, accusative: "دقيقة", "شخصًا"
    feminine: bool
    en_one: str
    en_other: str

    def ar(self, n: int, *, oblique: bool = False) -> str:
        """`n` with this noun, figures first: one and two need no figure in Arabic."""
        if n == 1:
            return self.bare if oblique else self.one
        if n == 2:
            return self.two_oblique if oblique else self.two
        return f"{n} {self.after(n)}"

    def after(self, n: int) -> str:
        """The form that follows the figure `n`, which its last two digits decide."""
        tail = n % 100
        if 3 <= tail <= 10:
            return self.few
        return self.many if tail >= 11 else self.bare

    def en(self, n: int) -> str:
        return f"{n} {self.en_one if n == 1 else self.en_other}"


_MINUTE = _Noun(
    "دقيقة واحدة", "دقيقة", "دقيقتان", "دقيقتين", "دقائق", "دقيقة", True, "minute", "minutes"
)
_HOUR = _Noun("ساعة واحدة", "ساعة", "ساعتان", "ساعتين", "ساعات", "ساعة", True, "hour", "hours")
_PERSON = _Noun("شخص واحد", "شخص", "شخصان", "شخصين", "أشخاص", "شخصًا", False, "person", "people")
_FILE = _Noun("ملف واحد", "ملف", "ملفان", "ملفين", "ملفات", "ملفًا", False, "file", "files")
_NOBODY = Bilingual("لا أحد", "nobody")
_NO_FILE = Bilingual("لا ملفات", "no files")
_NO_TIME = Bilingual("أقل من دقيقة", "less than a minute")
_LONG_WAIT = 120  # minutes: beyond it people think in hours


def people(n: int) -> Bilingual:
    """How many people: "3 people", "nobody" for 0. Raises ValueError below 0."""
    return _counted(n, _PERSON, _NOBODY)


def party(n: int, counted: Counted) -> Bilingual:
    """What a ticket counts: "3 people", "6 files". Raises ValueError below 0."""
    return people(n) if counted is Counted.PEOPLE else _counted(n, _FILE, _NO_FILE)


def ticket_covers(n: int, counted: Counted) -> Bilingual:
    """What a ticket for more than one says: "This ticket is for 6 files". ValueError below 0."""
    covered = party(n, counted)
    return Bilingual(f"تشمل التذكرة: {covered.ar}", f"This ticket is for {covered.en}")


def people_ahead(n: int) -> Bilingual:
    """What a waiting visitor is told: "3 people ahead of you", "You are next" for 0."""
    if n == 0:
        return Bilingual("دورك هو التالي", "You are next")
    counted = people(n)
    return Bilingual(f"أمامك {counted.ar}", f"{counted.en} ahead of you")


def minutes(n: int) -> Bilingual:
    """A duration in minutes: "10 minutes", "less than a minute" for 0. ValueError below 0."""
    return _counted(n, _MINUTE, _NO_TIME)


def wait_range(p50: int, p90: int) -> Bilingual:
    """An expected wait as people say it: "about 10 to 20 minutes".

    From two hours on it speaks of hours, rounded outwards, because minutes would pretend a
    precision that nobody has. Raises ValueError unless 0 <= p50 <= p90.
    """
    if not 0 <= p50 <= p90:
        raise ValueError(f"a wait runs from the smaller to the larger figure: {p50} to {p90}")
    if p90 == 0:
        return _NO_TIME
    if p50 >= _LONG_WAIT:
        return _span(p50 // 60, -(-p90 // 60), _HOUR)
    return _span(p50, p90, _MINUTE)


def _span(low: int, high: int, noun: _Noun) -> Bilingual:
    if low == 0:
        return Bilingual(
            f"خلال {noun.ar(high, oblique=True)} تقريبًا", f"within about {noun.en(high)}"
        )
    if low == high:
        return Bilingual(f"{noun.ar(high)} تقريبًا", f"about {noun.en(high)}")
    # "from 10 to 20 minutes": only one and two need the noun on both sides.
    first = noun.ar(low, oblique=True) if low <= 2 else str(low)
    return Bilingual(
        f"من {first} إلى {noun.ar(high, oblique=True)} تقريبًا",
        f"about {low} to {noun.en(high)}",
    )


def _counted(n: int, noun: _Noun, none: Bilingual) -> Bilingual:
    if n < 0:
        raise ValueError(f"a count is never negative: {n}")
    return none if n == 0 else Bilingual(noun.ar(n), noun.en(n))


# --- Dates and times ----------------------------------------------------------------------

_WEEKDAYS = (
    Bilingual("الاثنين", "Monday"),
    Bilingual("الثلاثاء", "Tuesday"),
    Bilingual("الأربعاء", "Wednesday"),
    Bilingual("الخميس", "Thursday"),
    Bilingual("الجمعة", "Friday"),
    Bilingual("السبت", "Saturday"),
    Bilingual("الأحد", "Sunday"),
)
_MONTHS = (
    Bilingual("يناير", "January"),
    Bilingual("فبراير", "February"),
    Bilingual("مارس", "March"),
    Bilingual("أبريل", "April"),
    Bilingual("مايو", "May"),
    Bilingual("يونيو", "June"),
    Bilingual("يوليو", "July"),
    Bilingual("أغسطس", "August"),
    Bilingual("سبتمبر", "September"),
    Bilingual("أكتوبر", "October"),
    Bilingual("نوفمبر", "November"),
    Bilingual("ديسمبر", "December"),
)


def weekday_name(day: date) -> Bilingual:
    """The day of the week."""
    return _WEEKDAYS[day.weekday()]


def clock_time(at: datetime, digits: Digits = Digits.WESTERN) -> Bilingual:
    """`at` on the office's clock: "9:30 am" / "9:30 ص".

    `at` must be aware and already in the office's zone, so that no machine's own zone slips
    in; ValueError otherwise. English keeps Western digits whatever the office writes Arabic with.
    """
    if at.tzinfo is None:
        raise ValueError("a clock time needs an aware datetime in the office's zone")
    figures = f"{(at.hour - 1) % 12 + 1}:{at.minute:02d}"
    morning = at.hour < 12
    arabic = f"{figures} {'ص' if morning else 'م'}"
    return Bilingual(with_digits(arabic, digits), f"{figures} {'am' if morning else 'pm'}")


def long_date(day: date, digits: Digits = Digits.WESTERN) -> Bilingual:
    """A full date: "Sunday 22 November 2026" / "الأحد 22 نوفمبر 2026"."""
    week, month = weekday_name(day), _MONTHS[day.month - 1]
    return Bilingual(
        with_digits(f"{week.ar} {day.day} {month.ar} {day.year}", digits),
        f"{week.en} {day.day} {month.en} {day.year}",
    )


def reopening(at: datetime, today: date, digits: Digits = Digits.WESTERN) -> Bilingual:
    """When a closed office receives visitors again, `at` being local like `today`.

    "We open today at 4:00 pm", "… tomorrow at …", or the full date beyond tomorrow.
    """
    clock = clock_time(at, digits)
    away = (at.date() - today).days
    if away == 0:
        day = Bilingual("اليوم", "today")
    elif away == 1:
        day = Bilingual("غدًا", "tomorrow")
    else:
        full = long_date(at.date(), digits)
        day = Bilingual(f"يوم {full.ar}", f"on {full.en}")
    return Bilingual(f"نستقبلكم {day.ar} الساعة {clock.ar}", f"We open {day.en} at {clock.en}")


# --- Numbers in words ---------------------------------------------------------------------

_EN_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The Arabic number words of one gender of the counted noun, in one case.

    Arabic numbers from 3 to 10 take the opposite gender of what they count, 1, 2 and the
    elevens their own; two and the tens are declined, the rest look alike without vowel signs.
    """

    small: tuple[str, ...]  # 0..19
    tens: tuple[str, ...]  # 20, 30 … 90
    two_hundred: str
    two_thousand: str


_MASCULINE_SMALL = (
    "صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة",
    "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر",
    "ثمانية عشر", "تسعة عشر",
)  # fmt: skip
_FEMININE_SMALL = (
    "صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمانٍ", "تسع", "عشر",
    "إحدى عشرة", "اثنتا عشرة", "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة", "سبع عشرة",
    "ثماني عشرة", "تسع عشرة",
)  # fmt: skip
_TEN_STEMS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_TENS = tuple(f"{stem}ون" for stem in _TEN_STEMS)
_TENS_OBLIQUE = tuple(f"{stem}ين" for stem in _TEN_STEMS)
_HUNDREDS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")

_MASCULINE = _Grammar(_MASCULINE_SMALL, _TENS, "مئتان", "ألفان")
_FEMININE = _Grammar(_FEMININE_SMALL, _TENS, "مئتان", "ألفان")
_OBLIQUE = _Grammar(
    (*_MASCULINE_SMALL[:2], "اثنين", *_MASCULINE_SMALL[3:12], "اثني عشر", *_MASCULINE_SMALL[13:]),
    _TENS_OBLIQUE,
    "مئتين",
    "ألفين",
)


def number_in_words(n: int) -> Bilingual:
    """`n` in words as it is counted out: 21 is "twenty-one" / "واحد وعشرون".

    Arabic names the units before the tens. Raises ValueError outside 0..9999.
    """
    return Bilingual(_arabic(n, _MASCULINE), _english(n))


def minutes_in_words(n: int) -> Bilingual:
    """A duration for the voice: "three minutes" / "ثلاث دقائق"; ValueError outside 0..9999."""
    return _counted_in_words(n, _MINUTE, _NO_TIME)


def people_in_words(n: int) -> Bilingual:
    """A number of people for the voice: "three people" / "ثلاثة أشخاص"; ValueError as above."""
    return _counted_in_words(n, _PERSON, _NOBODY)


def _english(n: int) -> str:
    _require_sayable(n)
    parts = []
    if n >= 1000:
        parts.append(f"{_EN_SMALL[n // 1000]} thousand")
    if n % 1000 >= 100:
        parts.append(f"{_EN_SMALL[n % 1000 // 100]} hundred")
    rest = n % 100
    if rest or not parts:
        parts.append(f"and {_english_below_100(rest)}" if parts else _english_below_100(rest))
    return " ".join(parts)


def _english_below_100(n: int) -> str:
    if n < 20:
        return _EN_SMALL[n]
    ten = _EN_TENS[n // 10 - 2]
    return f"{ten}-{_EN_SMALL[n % 10]}" if n % 10 else ten


def _arabic(n: int, grammar: _Grammar) -> str:
    _require_sayable(n)
    parts = [_arabic_thousands(n // 1000, grammar), _arabic_hundreds(n % 1000 // 100, grammar)]
    rest = n % 100
    if rest >= 20:
        parts += [grammar.small[rest % 10] if rest % 10 else "", grammar.tens[rest // 10 - 2]]
    elif rest or n == 0:
        parts.append(grammar.small[rest])
    return " و".join(part for part in parts if part)


def _arabic_thousands(n: int, grammar: _Grammar) -> str:
    if n <= 2:
        return ("", "ألف", grammar.two_thousand)[n]
    return f"{_MASCULINE_SMALL[n]} آلاف"  # ألف is masculine, whatever is counted in the end


def _arabic_hundreds(n: int, grammar: _Grammar) -> str:
    return ("", "مئة", grammar.two_hundred)[n] if n <= 2 else f"{_HUNDREDS[n - 3]}مئة"


def _counted_in_words(n: int, noun: _Noun, none: Bilingual) -> Bilingual:
    _require_sayable(n)
    if n == 0:
        return none
    english = f"{_english(n)} {noun.en_one if n == 1 else noun.en_other}"
    return Bilingual(_arabic_counted(n, noun), english)


def _arabic_counted(n: int, noun: _Noun) -> str:
    """Nominative: 101 is "a hundred minutes and a minute", 200 loses its nun before the noun."""
    if n <= 2:
        return (noun.one, noun.two)[n - 1]
    grammar = _FEMININE if noun.feminine else _MASCULINE
    tail = n % 100
    if tail <= 2:
        hundreds = _before_noun(_arabic(n - tail, grammar))
        return f"{hundreds} {noun.bare}" + ("", f" و{noun.bare}", f" و{noun.two}")[tail]
    return f"{_before_noun(_arabic(n, grammar))} {noun.after(n)}"


def _before_noun(words: str) -> str:
    """`words` in the construct state: a dual drops its nun, and eight regains its letter."""
    if words.endswith(("مئتان", "ألفان")):
        return words[:-1]
    return f"{words[:-2]}ني" if words.endswith("ثمانٍ") else words


def _require_sayable(n: int) -> None:
    if not 0 <= n <= 9999:
        raise ValueError(f"numbers are said from 0 to 9999, not {n}")


# --- The voice ----------------------------------------------------------------------------

# Latin letter names as they are said in the Gulf. P is written with پ, which speech engines
# read as p, so that P and B stay two different letters.
_LETTER_NAMES = {
    "A": "إيه", "B": "بي", "C": "سي", "D": "دي", "E": "إي", "F": "إف", "G": "جي",
    "H": "إتش", "I": "آي", "J": "جيه", "K": "كيه", "L": "إل", "M": "إم", "N": "إن",
    "O": "أو", "P": "پي", "Q": "كيو", "R": "آر", "S": "إس", "T": "تي", "U": "يو",
    "V": "في", "W": "دبليو", "X": "إكس", "Y": "واي", "Z": "زد",
}  # fmt: skip
_CODE_PARTS = re.compile(r"[^\W\d_]|\d+")


def spoken_call(number: str, counter: int, service: Bilingual | None = None) -> Bilingual:
    """The sentence that calls a ticket to a counter, for the voice.

    Everything printed on the ticket is heard, leading zeros too. English reads digit by digit
    ("F, zero one two"), the clearest for the many who are not native speakers; Arabic reads
    the zeros and then the number as a whole ("إف، صفر، اثنا عشر"), as people there do.
    `service` is its name, said between the two. ValueError for a counter outside 0..9999.
    """
    named = Bilingual(f"، {service.ar}", f", {service.en}") if service else Bilingual("", "")
    place = _arabic(counter, _OBLIQUE)  # "رقم" governs the number that follows it
    return Bilingual(
        f"التذكرة {_say_arabic(number)}{named.ar}، يرجى التوجه إلى الشباك رقم {place}",
        f"Ticket {_say_english(number)}{named.en}, please go to counter {_english(counter)}",
    )


def spoken_code(number: str) -> Bilingual:
    """A ticket's number alone, as `spoken_call` says it."""
    return Bilingual(_say_arabic(number), _say_english(number))


def _say_english(number: str) -> str:
    parts = _CODE_PARTS.findall(number)
    return ", ".join(
        " ".join(_EN_SMALL[int(digit)] for digit in part) if part.isdigit() else part.upper()
        for part in parts
    )


def _say_arabic(number: str) -> str:
    said: list[str] = []
    for part in _CODE_PARTS.findall(number):
        said += _say_arabic_digits(part) if part.isdigit() else [_letter_name(part)]
    return "، ".join(said)


def _letter_name(letter: str) -> str:
    return _LETTER_NAMES.get(letter.upper(), letter)


def _say_arabic_digits(digits: str) -> list[str]:
    value = digits.lstrip("0")
    zeros = [" ".join(["صفر"] * (len(digits) - len(value)))] if len(value) < len(digits) else []
    if len(value) > 4:  # longer than any number said as a whole
        return [*zeros, " ".join(_MASCULINE_SMALL[int(digit)] for digit in value)]
    return [*zeros, _arabic(int(value), _MASCULINE)] if value else zeros
