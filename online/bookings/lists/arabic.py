"""The Arabic of what is said about rows that were set aside: places and reasons."""

import re

_DAY = "تاريخ مثل 22/11/2026 أو 2026-11-22، اليوم قبل الشهر"
_CLOCK = "وقت مثل 09:30 أو 9:30 ص"

_PLACES = ((r"line (\d+)", r"السطر \1"), (r"row (\d+)", r"الصف \1"), (r", ", "، "))

_REASONS = tuple(
    (re.compile(english), arabic)
    for english, arabic in (
        (r"a quotation mark that is closed again", "علامة اقتباس مغلقة"),
        (
            r"([\d,]+) characters a row at most, this one has ([\d,]+)",
            r"\1 حرف في الصف على الأكثر، وفي هذا الصف \2",
        ),
        (
            r"(\d+) fields, as in the headings .*",
            r"عدد الحقول \1 كما في العناوين (كل نص فيه الفاصل يوضع بين علامتي اقتباس)",
        ),
        (r"the name or the code of a service", "اسم خدمة أو رمزها"),
        (r"the number of the booking", "رقم الحجز"),
        (r"the whole number, in a text column", "الرقم كاملًا في عمود منسق كنص"),
        (r"each booking once; (.+) has it", r"كل حجز مرة واحدة؛ وقد ورد في \1"),
        (
            r"a value \(open the file in Excel and save it again\)",
            "قيمة (افتح الملف في Excel واحفظه من جديد)",
        ),
        (r"text whose characters are not damaged", "نص حروفه سليمة"),
        (r"([\d,]+) characters at most, this has ([\d,]+)", r"\1 حرف على الأكثر، وهنا \2"),
        (r"all digits \(format the column as text\)", "كل الأرقام (نسّق العمود كنص)"),
        (r"7 to 15 digits, such as (.+)", "من 7 إلى 15 رقمًا، مثل \u2068\\1\u2069"),
        (r"9 digits", "9 أرقام"),
        (r"ar or en, Arabic or English", "\u2068ar\u2069 أو \u2068en\u2069، العربية أو الإنجليزية"),
        (r"1 to 20 people", "من شخص واحد إلى 20 شخصًا"),
        (r"a date such as [^,]*, the day before the month", _DAY),
        (r"a time such as .*", _CLOCK),
        (r"a date such as .*, between the years 2000 and 2100", f"{_DAY}، بين عامي 2000 و2100"),
        (r"a date such as .*, in the Gregorian calendar", f"{_DAY}، بالتقويم الميلادي"),
        (r"a date such as .*, followed by a time .*", f"{_DAY}، يليه {_CLOCK}"),
        (r"a time that exists on that day", "وقت موجود في ذلك اليوم"),
        (
            r"the day before the month in the whole file; (.+) has the month first.*",
            r"اليوم قبل الشهر في الملف كله؛ في \1 الشهر أولًا، فهذا التاريخ مشكوك فيه "
            "(2026-11-22 لا شك فيه)",
        ),
    )
)


def place_in_arabic(where: str) -> str:
    """A place in a list, such as "line 12"; a sheet keeps its name."""
    for english, arabic in _PLACES:
        where = re.sub(english, arabic, where)
    return where


def reason_in_arabic(accepted: str) -> str:
    """What is accepted instead, without the word itself; unknown reasons stay in English."""
    for english, arabic in _REASONS:
        if match := english.fullmatch(accepted):
            return place_in_arabic(match.expand(arabic))
    return f"\u2068{accepted}\u2069"
