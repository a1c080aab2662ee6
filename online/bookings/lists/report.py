"""What became of a file of bookings, for the people who dropped it, in English and Arabic."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from db.delivered import SetAside
from db.masking import without_ids
from db.spelling import folded
from db.trouble import Trouble
from online.bookings.lists.arabic import place_in_arabic, reason_in_arabic
from online.bookings.lists.columns import ColumnsMissing
from online.bookings.lists.listed import BookingList


def report_of_list(name: str, at: datetime, found: BookingList) -> str:
    """The report on a file that was read; `at` is local time."""
    taken, aside = len(found.bookings), found.set_aside
    english = [
        f"{name}, {at:%d/%m/%Y %H:%M}",
        f"Bookings taken in: {taken}",
        f"Rows set aside: {len(aside)}",
        *(line for one in aside for line in _in_english(one)),
        *_list("Columns without meaning here", map(without_ids, found.ignored)),
    ]
    arabic = [
        f"{_apart(name)}، {at:%d/%m/%Y %H:%M}",
        f"الحجوزات المقبولة: {taken}",
        f"الصفوف المستبعدة: {len(aside)}",
        *(line for one in aside for line in _in_arabic(one)),
        *_list("أعمدة لا معنى لها هنا", (_apart(without_ids(one)) for one in found.ignored)),
    ]
    return _both(english, arabic)


def report_of_rejected(name: str, at: datetime, trouble: Trouble) -> str:
    """The report on a file that could not be read as a whole; `at` is local time."""
    english = [
        f"{name}, {at:%d/%m/%Y %H:%M}",
        "Nothing was taken in: this file could not be read as a list of bookings.",
        f"Reason: {trouble.detail}",
        "Correct the file and drop it into the folder again.",
    ]
    arabic = [
        f"{_apart(name)}، {at:%d/%m/%Y %H:%M}",
        "لم يُقبل أي حجز: تعذّرت قراءة هذا الملف كقائمة حجوزات.",
        f"السبب: {_apart(trouble.detail)}",
        "صحّح الملف ثم ضعه في المجلد من جديد.",
    ]
    if isinstance(trouble, ColumnsMissing) and trouble.unknown:
        english += ["", "Headings that nobody has explained yet:", *_unknown(trouble)]
        english += ['Explain one with: bookings import FILE --column "HEADING=FIELD"']
        arabic += ["", "عناوين أعمدة لم يُشرح معناها بعد:", *map(_apart, _unknown(trouble))]
    return _both(english, arabic)


def _both(english: list[str], arabic: list[str]) -> str:
    return "\n".join([*english, "", "-" * 40, "", *arabic, ""])


def _in_english(one: SetAside) -> Iterator[str]:
    booking = f", booking {without_ids(one.external_id)}" if one.external_id else ""
    yield ""
    yield f"{one.where}{booking}"
    yield f"  field: {one.field}"
    yield f"  found: {one.found}"
    yield f"  accepted: {one.reason.removeprefix('accepted: ')}"


def _in_arabic(one: SetAside) -> Iterator[str]:
    booking = f"، الحجز {_apart(without_ids(one.external_id))}" if one.external_id else ""
    yield ""
    yield f"{place_in_arabic(one.where)}{booking}"
    yield f"  الحقل: {_apart(one.field)}"
    yield f"  الموجود: {_apart(one.found)}"
    yield f"  المقبول: {reason_in_arabic(one.reason.removeprefix('accepted: '))}"


def _list(label: str, names: Iterable[str]) -> Iterator[str]:
    if shown := ", ".join(names):
        yield ""
        yield f"{label}: {shown}"


def _unknown(trouble: ColumnsMissing) -> Iterator[str]:
    for heading, values in trouble.unknown.items():
        guess = trouble.suggested.get(folded(heading))
        looks = f" (looks like: {guess})" if guess else ""
        yield f"  {without_ids(heading)}: {' | '.join(values) or '-'}{looks}"


def _apart(text: str) -> str:
    """Isolated, so that a Latin word does not turn the order of an Arabic line around."""
    return f"\u2068{text}\u2069"
