"""Dates and times of day as people and spreadsheets write them, in Arabic or English.

Days come before months, as everywhere in the Gulf. A date that could only be read by guessing is
refused: a visitor sent home on the wrong day costs more than a line that is set aside.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class Unreadable(ValueError):
    """Its text says what is accepted instead."""


DATES = "a date such as 22/11/2026 or 2026-11-22, the day before the month"
TIMES = "a time such as 09:30, 9:30 am or 9:30 ص"
_IN_YEARS = f"{DATES}, between the years 2000 and 2100"

_MONTHS = (
    ("january", "يناير", "كانون الثاني"),
    ("february", "فبراير", "شباط"),
    ("march", "مارس", "اذار"),
    ("april", "ابريل", "نيسان"),
    ("may", "مايو", "ايار"),
    ("june", "يونيو", "حزيران"),
    ("july", "يوليو", "تموز"),
    ("august", "اغسطس", "اب"),
    ("september", "سبتمبر", "ايلول"),
    ("october", "اكتوبر", "تشرين الاول"),
    ("november", "نوفمبر", "تشرين الثاني"),
    ("december", "ديسمبر", "كانون الاول"),
)
_MORNING = ("am", "a.m.", "a.m", "ص", "صباحا")
_AFTERNOON = ("pm", "p.m.", "p.m", "م", "مساء", "ظهرا", "عصرا")

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})[-/. ]+([^\W\d_][^\d]*?)[-/., ]+(\d{4}|\d{2})")
_NAMED_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]+([^\W\d_][^\d]*?)[-/., ]+(\d{1,2})")
_PACKED = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_FRACTION = re.compile(r"0[.,]\d+")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([^\W\d_][^\W\d_. ]*[.\w]*)?"
)
_RANGE = re.compile(r"\s*(?:-|–|—|الى|\bto\b)\s*")
_VOWELS = re.compile(r"[\u064b-\u0652\u0640]")
_WEEKDAY = re.compile(r"^[^\W\d_]+[,،]?\s+(?=\d)|^[^\W\d_]+,\s*")

_DAY_MIN = 24 * 60
_SERIAL_START = date(1899, 12, 30)
"""Day 0 of spreadsheets, after their invented 29 February 1900."""


def read_date(text: str) -> date:
    """The day, from text whose digits are already Western.

    A serial number of a spreadsheet counts, a Hijri date does not. Raises `Unreadable`.
    """
    day = _from_numbers(text) or _from_names(text)
    if day is None:
        raise Unreadable(DATES)
    if not 2000 <= day.year <= 2100:
        raise Unreadable(_IN_YEARS)
    return day


def read_time(text: str) -> time:
    """The time of day to the minute; of a range such as 09:30-09:50 its start.

    A fraction of a day counts, as spreadsheets write times; a bare 0 or 1 does not, for it may be
    the number of a slot. The last half minute of a day stays in it. Raises `Unreadable`.
    """
    if _FRACTION.fullmatch(text):
        minutes = min(_minutes(text), _DAY_MIN - 1)
        return time(minutes // 60, minutes % 60)
    text = _VOWELS.sub("", text)
    match = _TIME.fullmatch(_RANGE.split(text.strip(), maxsplit=1)[0].strip())
    if match is None:
        raise Unreadable(TIMES)
    hour, minute, second, half = match.groups()
    if minute is None and half is None:
        raise Unreadable(TIMES)
    return _on_the_clock(int(hour), int(minute or 0), int(second or 0), half)


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    """Date and time written in one piece, as local time of `zone`. Raises `Unreadable`."""
    if match := _SERIAL.fullmatch(text):
        day, fraction = match.groups()
        if fraction is None:
            raise Unreadable(f"{DATES}, followed by {TIMES}")
        midnight = datetime.combine(read_date(day), time(), zone)
        # As a whole: the last half minute of a day rounds to the next one.
        return midnight + timedelta(minutes=_minutes(f"0.{fraction}"))
    if re.match(r"\d{4}-\d\d-\d\d[T ]", text):
        return _iso(text, zone)
    day_text, clock_text = _split(_WEEKDAY.sub("", text))
    return datetime.combine(read_date(day_text), read_time(clock_text), zone)


def is_time(text: str) -> bool:
    """Whether `text` is a time of day and nothing more."""
    try:
        read_time(text)
    except Unreadable:
        return False
    return True


def is_date(text: str) -> bool:
    """Whether `text` is a date and nothing more."""
    try:
        read_date(text)
    except Unreadable:
        return False
    return _SERIAL.fullmatch(text) is None or "." not in text


def in_utc(local: datetime) -> datetime:
    """`local` as UTC; a time that the clocks of its zone jump over raises `Unreadable`."""
    moment = local.astimezone(UTC)
    if local.tzinfo is not None and moment.astimezone(local.tzinfo).replace(
        tzinfo=None
    ) != local.replace(tzinfo=None):
        raise Unreadable("a time that exists on that day")
    return moment


def order_of_days(text: str) -> str | None:
    """What a written date shows about the order of its file.

    "day" or "month" when only that can stand first, "either" when both can, None otherwise.
    """
    match = _DAY_FIRST.match(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first > 12:
        return "day" if second <= 12 else None
    if second > 12:
        return "month"
    return None if first == second else "either"


def _from_numbers(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _day(_year(match[3]), int(match[2]), int(match[1]))
    if match := _SERIAL.fullmatch(text):
        return _SERIAL_START + timedelta(days=int(match[1]))
    return None


def _from_names(text: str) -> date | None:
    plain = _WEEKDAY.sub("", text)
    if match := _NAMED.fullmatch(plain):
        return _day(_year(match[3]), _month(match[2]), int(match[1]))
    if match := _NAMED_YEAR_FIRST.fullmatch(plain):
        return _day(int(match[1]), _month(match[2]), int(match[3]))
    return _from_numbers(plain) if plain != text else None


def _day(year: int, month: int, day: int) -> date:
    if 1300 <= year <= 1600:
        raise Unreadable(f"{DATES}, in the Gregorian calendar")
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(DATES) from None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(name: str) -> int:
    folded = name.strip(" .").casefold().translate(str.maketrans("أإآ", "ااا"))
    for number, (english, *arabic) in enumerate(_MONTHS, start=1):
        if folded in arabic or folded == english or folded in (english[:3], english[:4]):
            return number
    raise Unreadable(DATES)


def _on_the_clock(hour: int, minute: int, second: int, half: str | None) -> time:
    if half is not None:
        hour = _with_half(hour, half)
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable(TIMES)
    return time(hour, minute)


def _with_half(hour: int, half: str) -> int:
    if hour == 0:
        raise Unreadable(TIMES)
    word = half.casefold().translate(str.maketrans("", "", "\u0621"))
    if word in {one.translate(str.maketrans("", "", "\u0621")) for one in _AFTERNOON}:
        return hour + 12 if hour < 12 else hour
    if word in _MORNING and hour <= 12:
        return hour % 12
    raise Unreadable(TIMES)


def _minutes(fraction: str) -> int:
    """Of a day, to the nearest."""
    return round(float(fraction.replace(",", ".")) * _DAY_MIN)


def _iso(text: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day_text, clock_text = _split(text)
        return datetime.combine(read_date(day_text), read_time(clock_text), zone)
    if not 2000 <= moment.year <= 2100:
        raise Unreadable(_IN_YEARS)
    local = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return local.replace(second=0, microsecond=0)


def _split(text: str) -> tuple[str, str]:
    """Cuts before the first thing that looks like a time of day."""
    match = re.search(r"[T,\s]+(?=\d{1,2}(?:[:.]\d{2}(?![./\d])|\s*[^\W\d_]+$))", text)
    if match is None:
        raise Unreadable(f"{DATES}, followed by {TIMES}")
    return text[: match.start()].strip(" ,"), text[match.end() :].strip()
