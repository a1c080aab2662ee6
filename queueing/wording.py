"""What the office prints and says, in both languages at once, without a library."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from queueing.number_words import HIGHEST, arabic, english, in_a_row
from queueing.number_words import Part as Part
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


def unmarked(text: Bilingual) -> Bilingual:
    """The text without the vowel signs of its Arabic: a screen needs none, a voice needs them."""
    return Bilingual(text.ar.translate(_NO_VOWEL_SIGNS), text.en)


_NO_VOWEL_SIGNS = dict.fromkeys(range(0x064B, 0x0653))

# Printed on the ticket, shown on the screens.
YOUR_NUMBER = Bilingual("رقمك", "Your number")
SERVICE = Bilingual("الخدمة", "Service")
COUNTER = Bilingual("الشباك", "Counter")
APPOINTMENT = Bilingual("الموعد", "Appointment")
WHERE_TO_WAIT = Bilingual("مكان الانتظار", "Where to wait")
THEN = Bilingual("ثم", "Then")
ISSUED_AT = Bilingual("وقت الإصدار", "Issued at")
REPRINT = Bilingual("نسخة معادة الطباعة", "Reprint")
YOUR_NEXT_STEP = Bilingual("خطوتك التالية", "Your next step")
OUTCOME = Bilingual("النتيجة", "Outcome")
DOCUMENTS_OF_SERVICE = Bilingual("مستندات هذه الخدمة", "Documents for this service")
TICKET = Bilingual("التذكرة", "Ticket")
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


_MINUTE = _Noun("دقيقة واحدة", "دقيقة", "دقيقتان", "دقيقتين", "دقائق", "دقيقة", "minute", "minutes")
_HOUR = _Noun("ساعة واحدة", "ساعة", "ساعتان", "ساعتين", "ساعات", "ساعة", "hour", "hours")
_PERSON = _Noun("شخص واحد", "شخص", "شخصان", "شخصين", "أشخاص", "شخصًا", "person", "people")
_FILE = _Noun("ملف واحد", "ملف", "ملفان", "ملفين", "ملفات", "ملفًا", "file", "files")
_NOBODY = Bilingual("لا أحد", "nobody")
_NO_FILE = Bilingual("لا ملفات", "no files")
_NO_TIME = Bilingual("أقل من دقيقة", "less than a minute")
_LONG_WAIT = 120  # minutes: beyond it people think in hours


def people(n: int) -> Bilingual:
    """How many people: "3 people", "nobody" for 0. Raises ValueError below 0."""
    return _counted(n, _PERSON, _NOBODY)


def number_in_words(n: int) -> Bilingual:
    """`n` as it is counted out, for the voice: "three" / "ثَلاثَة"; ValueError outside 0..9999."""
    return Bilingual(in_a_row(arabic(n)), in_a_row(english(n)))


def people_in_words(n: int) -> Bilingual:
    """A number of people for the voice: "three people"; ValueError as `number_in_words`."""
    number = number_in_words(n)
    if n == 0:
        return _NOBODY
    said = f"{number.en} {_PERSON.en_one if n == 1 else _PERSON.en_other}"
    return Bilingual(_people_in_arabic(n), said)


def _people_in_arabic(n: int) -> str:
    """Nominative: 101 is "a hundred persons and a person", 200 loses its nun before the noun."""
    if n <= 2:
        return (_PERSON.one, _PERSON.two)[n - 1]
    apart = n % 100 if n % 100 <= 2 else 0  # one and two follow the noun, which stands for them
    number = in_a_row(arabic(n - apart))
    if (n - apart) % 1000 in (0, 200):
        number = re.sub(r"(?<=ا)ن$", "", number)
    rest = ("", f" و{_PERSON.bare}", f" و{_PERSON.two}")[apart]
    return f"{number} {_PERSON.after(n)}{rest}"


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


def short_date(day: date, digits: Digits = Digits.WESTERN) -> Bilingual:
    """A date of these weeks, without its year: "Sunday 22 November" / "الأحد 22 نوفمبر"."""
    week, month = weekday_name(day), _MONTHS[day.month - 1]
    return Bilingual(
        with_digits(f"{week.ar} {day.day} {month.ar}", digits),
        f"{week.en} {day.day} {month.en}",
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


# --- The voice ----------------------------------------------------------------------------


class Letters(StrEnum):
    """How Arabic says the letters of a code, which stand in Latin on ticket and screen.

    `ARABIC` says "فاء" for F, for those who know no English, but only where a name sends a listener
    in the Gulf to one Latin letter. C, E, G, I, O, P, Q, U, V, W, X and Y keep their Latin names:
    ق is written Q, G or K, و is written W, U, O or V, and ي is written Y, I or E.
    """

    LATIN = "latin"
    ARABIC = "arabic"


class Figures(StrEnum):
    """How a ticket's number is said: its zeros and then a whole number, or digit by digit."""

    WHOLE = "whole"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Manner:
    """How an office wants its tickets said.

    English reads digits, the clearest for the many who are not native speakers; Arabic reads the
    zeros and then the number as a whole, as people there do.
    """

    letters: Letters = Letters.LATIN
    arabic: Figures = Figures.WHOLE
    english: Figures = Figures.DIGITS


@dataclass(frozen=True, slots=True)
class Clause:
    """What is made, kept and played in one piece; a call is a few of them, one after the other.

    So the next tickets and all counters can be made before anybody needs them, and the recorded
    clips of all parts can take a clause's place.
    """

    language: Language
    parts: tuple[Part, ...]
    text: str
    """For a speech engine: what the parts say, with commas where a voice pauses."""


# As they are said in the Gulf, with vowels where an engine would guess. P is written with پ, which
# engines read as p, so that P and B stay two letters; A, J and K have the vowel that keeps A from E
# and J from G.
_LATIN_NAMES = {
    "A": "أَيْه", "B": "بي", "C": "سي", "D": "دي", "E": "إي", "F": "إف", "G": "جي",
    "H": "إتش", "I": "آي", "J": "جَيْه", "K": "كَيْه", "L": "إل", "M": "إم", "N": "إن",
    "O": "أو", "P": "پي", "Q": "كيو", "R": "آر", "S": "إس", "T": "تي", "U": "يو",
    "V": "في", "W": "دبليو", "X": "إكس", "Y": "وَاي", "Z": "زِد",
}  # fmt: skip
# The vowels of A keep it from a thousand.
_ARABIC_NAMES = {
    "A": "أَلِف", "B": "باء", "D": "دَال", "F": "فاء", "H": "هاء", "J": "جيم", "K": "كاف",
    "L": "لام", "M": "ميم", "N": "نون", "R": "راء", "S": "سين", "T": "تاء", "Z": "زاي",
}  # fmt: skip
_CODE = re.compile(r"([A-Z]+)([0-9]+)")
_PAUSE = Bilingual("، ", ", ")
_TICKET = Bilingual("التَذكِرَة", "Ticket")
_GO_TO_COUNTER = Bilingual("يُرجى التَوَجُّه إلى الشباك رقم", "please go to counter")
_COUNTER = Bilingual("الشباك رقم", "counter")
_AGAIN = Bilingual("نُكَرِّر النداء", "Calling again")
_WITHDRAWN = Bilingual(
    "يُرجى مواصلة الانتظار، وَسَيُنادى رَقمُك من جديد", "please keep waiting, you will be called again"
)
_HIGHEST_COUNTER = 999


def say_ticket(number: str, language: Language, manner: Manner) -> Clause:
    """Who is called: "Ticket F, zero one two" / "التذكرة إف، صفر، اثنا عشر".

    Everything printed is heard, leading zeros too. Beyond 9999 each digit is said. Raises
    ValueError for anything but capital letters A to Z with digits after them.
    """
    letter, *rest = _code(number, language, manner)
    return _clause(language, (Part(_TICKET.in_(language), "ticket"), *letter), *rest)


def say_code(number: str, language: Language, manner: Manner) -> Clause:
    """A ticket's number alone, as `say_ticket` says it; ValueError as there."""
    return _clause(language, *_code(number, language, manner))


def say_service(name: Bilingual, code: str, language: Language) -> Clause:
    """What a call is for: the service's name, whose recording bears the service's code."""
    return _clause(language, (Part(name.in_(language), f"service_{code.lower()}"),))


def say_counter(counter: int, language: Language, *, brief: bool = False) -> Clause:
    """Where to go, after the ticket: "please go to counter three"; `brief`: "counter three".

    Always a whole number, as on the sign above the counter. Raises ValueError outside 1..999.
    """
    if not 1 <= counter <= _HIGHEST_COUNTER:
        raise ValueError(f"counters are numbered from 1 to {_HIGHEST_COUNTER}, not {counter}")
    where, clip = (_COUNTER, "counter") if brief else (_GO_TO_COUNTER, "please_go_to_counter")
    # "رقم" governs the number that follows it.
    said = arabic(counter, oblique=True) if language is Language.AR else english(counter)
    return _clause(language, (Part(where.in_(language), clip), *said))


def say_again(language: Language) -> Clause:
    """Before a ticket that is called once more."""
    return _clause(language, (Part(_AGAIN.in_(language), "calling_again"),))


def say_withdrawn(language: Language) -> Clause:
    """After a ticket whose call was taken back: its visitor may be on the way to the counter."""
    return _clause(language, (Part(_WITHDRAWN.in_(language), "keep_waiting"),))


def clips_needed(
    letters: Iterable[str],
    counters: Iterable[int],
    services: Mapping[str, Bilingual],
    language: Language,
    manner: Manner,
    highest: int = 999,
) -> tuple[Part, ...]:
    """What an office records so that every call can be played, and nothing that is never said.

    `letters` are those of its codes, `services` the names by code where calls name the service,
    `highest` the last number of its tickets. In the order of the clips' names, 2 before 10. Raises
    ValueError for what the clauses refuse, and for a `highest` outside 1..9999.
    """
    if not 1 <= highest <= HIGHEST:
        raise ValueError(f"the last ticket's number is from 1 to {HIGHEST}, not {highest}")
    clauses = [say_again(language), say_withdrawn(language)]
    clauses += [say_ticket(ticket_code(letter, 1), language, manner) for letter in letters]
    clauses += [say_service(name, code, language) for code, name in services.items()]
    for counter in counters:
        clauses += [say_counter(counter, language, brief=brief) for brief in (False, True)]
    needed = {part for clause in clauses for part in clause.parts}
    for n in range(1, highest + 1):
        needed.update(*_figures(ticket_code("", n), language, manner))
    return tuple(sorted(needed, key=_place))


def _clause(language: Language, *breaths: tuple[Part, ...]) -> Clause:
    parts = tuple(part for breath in breaths for part in breath)
    text = _PAUSE.in_(language).join(in_a_row(breath) for breath in breaths)
    return Clause(language, parts, text)


def _code(number: str, language: Language, manner: Manner) -> list[tuple[Part, ...]]:
    """A code in breaths: each letter, the zeros of a whole number, the number."""
    found = _CODE.fullmatch(number)
    if found is None:
        raise ValueError(f"a ticket's number is capital letters and digits, not {number!r}")
    letters = [(_letter(letter, language, manner.letters),) for letter in found[1]]
    return [*letters, *_figures(found[2], language, manner)]


def _letter(letter: str, language: Language, letters: Letters) -> Part:
    clip = f"letter_{letter.lower()}"
    if language is Language.EN:
        return Part(letter, clip)
    if letters is Letters.ARABIC and letter in _ARABIC_NAMES:
        return Part(_ARABIC_NAMES[letter], f"arabic_{clip}")
    return Part(_LATIN_NAMES[letter], clip)


def _figures(figures: str, language: Language, manner: Manner) -> list[tuple[Part, ...]]:
    speaks_arabic = language is Language.AR
    count, how = (arabic, manner.arabic) if speaks_arabic else (english, manner.english)
    value = figures.lstrip("0")
    if how is Figures.DIGITS or len(value) > len(str(HIGHEST)):
        return [tuple(part for figure in figures for part in count(int(figure)))]
    zeros = count(0) * (len(figures) - len(value))
    return [breath for breath in (zeros, count(int(value)) if value else ()) if breath]


def _place(part: Part) -> list[str | int]:
    """The clip's words and numbers by turns, so that a number is compared with a number."""
    return [int(piece) if piece.isdigit() else piece for piece in re.split(r"(\d+)", part.clip)]
