"""The table in a text file, whatever program wrote it: encoding, delimiter, headings, records.

What a spreadsheet does to text on its way out is undone here, so that whoever reads the fields
meets plain words.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.trouble import Trouble, TroubleKind


def read_table(path: Path) -> "Table":
    """The file as a table with known headings. Raises `Trouble(SOURCE)` if it is none."""
    text, encoding = _decoded(_bytes_of(path), path)
    return _table(text, encoding, path)


# --- bytes to text

_LARGEST = 64 * 1024 * 1024
_NOT_TEXT = (
    (b"PK\x03\x04", "an Excel workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a Word document"),
)
BROKEN = "\ufffd"
"""What stands for a character that could not be decoded."""


def _source(path: Path, detail: str) -> Trouble:
    return Trouble(TroubleKind.SOURCE, str(path), detail)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise _source(path, "found more than 64 MB, accepted: the list of one office")
        data = path.read_bytes()
    except FileNotFoundError:
        raise _source(path, "there is no such file") from None
    except OSError as error:
        raise _source(path, f"it cannot be read ({error.strerror})") from error
    for start, what in _NOT_TEXT:
        if data.startswith(start):
            raise _source(path, f"found {what}, accepted: a text file (save as CSV UTF-8)")
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise _source(path, "the file is empty")
    return data


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    """The text and the encoding it was in; a few damaged characters do not make it another one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    if (wide := _utf_16_without_mark(data)) is not None:
        return data.decode(wide, "replace"), wide
    if b"\x00" in data[:4096]:
        raise _source(path, "found a file that is not text, accepted: a text file (CSV)")
    text = data.decode("utf-8-sig", "replace")
    damaged = text.count(BROKEN)
    if damaged == 0 or data.startswith(b"\xef\xbb\xbf"):
        return text, "utf-8"
    intact = sum(1 for char in text if char > "\x7f") - damaged
    if intact > 4 * damaged:
        return text, "utf-8"
    return data.decode("windows-1256", "replace"), "windows-1256"


def _utf_16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd * 10 > len(sample) and even == 0:
        return "utf-16-le"
    if even * 10 > len(sample) and odd == 0:
        return "utf-16-be"
    return None


# --- text to a table

_DELIMITERS = (",", ";", "\t", "|", "،")
_LONGEST_LINE = 20_000
_MOST_LINES_IN_FIELD = 12
_HEADING_WITHIN = 15

# Of several columns for one field, the one whose heading stands further left here wins.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "external_id": (
        "external id", "booking id", "appointment id", "booking no", "booking number",
        "appointment no", "appointment number", "id", "uid",
        "رقم الحجز", "رقم الموعد", "معرف الحجز", "معرف الموعد", "المعرف",
    ),
    "reference": (
        "reference", "booking reference", "reference number", "reference no", "ref", "ref no",
        "confirmation code", "confirmation number", "code",
        "الرقم المرجعي", "المرجع", "رقم المرجع", "رمز التأكيد", "رقم التأكيد", "رمز الحجز",
    ),
    "service": (
        "service", "service code", "service name", "service type", "appointment type",
        "الخدمة", "رمز الخدمة", "كود الخدمة", "اسم الخدمة", "نوع الخدمة", "المعاملة",
        "نوع المعاملة",
    ),
    "start": (
        "start", "starts at", "start time and date", "date and time", "date time", "datetime",
        "appointment", "appointment date and time", "start date and time",
        "التاريخ والوقت", "تاريخ ووقت الموعد", "موعد البدء", "الموعد", "تاريخ ووقت الحجز",
    ),
    "date": (
        "appointment date", "date", "day", "start date", "booking date",
        "تاريخ الموعد", "التاريخ", "اليوم", "تاريخ الحجز",
    ),
    "time": (
        "time", "appointment time", "start time", "time slot", "slot", "from", "booking time",
        "الوقت", "وقت الموعد", "وقت البدء", "الساعة", "الفترة", "من", "وقت الحجز",
    ),
    "name": (
        "name", "full name", "visitor", "visitor name", "customer", "customer name",
        "applicant", "applicant name", "name ar", "name arabic", "name en", "name english",
        "الاسم", "الاسم الكامل", "اسم المراجع", "المراجع", "اسم العميل", "العميل",
        "اسم مقدم الطلب", "مقدم الطلب", "الاسم بالعربية", "الاسم بالانجليزية",
    ),
    "phone": (
        "phone", "phone number", "mobile", "mobile number", "mobile no", "telephone", "contact",
        "contact number", "tel",
        "الهاتف", "رقم الهاتف", "الجوال", "رقم الجوال", "الهاتف النقال", "النقال", "رقم النقال",
        "رقم التواصل",
    ),
    "national_id": (
        "national id", "cpr", "cpr no", "cpr number", "personal number", "identity number",
        "id number", "id card", "national identity number",
        "الرقم الشخصي", "الرقم السكاني", "رقم الهوية", "الهوية", "رقم البطاقة",
        "رقم البطاقة السكانية",
    ),
    "language": ("language", "lang", "preferred language", "اللغة", "لغة التواصل"),
    "party_size": (
        "party size", "people", "persons", "number of people", "number of persons", "attendees",
        "عدد الاشخاص", "العدد", "عدد الافراد", "عدد المراجعين",
    ),
    "status": (
        "status", "state", "booking status", "appointment status",
        "الحالة", "حالة الحجز", "حالة الموعد",
    ),
}  # fmt: skip
"""The headings that are understood for each field, compared by `folded`."""

_LETTERS = str.maketrans("أإآٱىة", "اااايه", "ـ")
_NOISE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\x00-\x08\x0b-\x1f\x7f]")
_MARKS = re.compile(r"[\u064b-\u0652\u0670]")


def folded(text: str) -> str:
    """The form in which names are compared: spelling habits of Arabic and English do not count."""
    plain = _MARKS.sub("", clean(text)).casefold().translate(_LETTERS)
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("_", " ")).split())


def clean(text: str) -> str:
    """A field without what spreadsheets add around it; digits become Western."""
    text = _NOISE.sub("", text.replace("\u00a0", " ").replace("\u202f", " "))
    text = " ".join(_western(text).split())
    if match := re.fullmatch(r'="(.*)"', text):
        text = match[1].strip()
    return text.removeprefix("'").strip()


def _western(text: str) -> str:
    if text.isascii():
        return text
    text = text.replace("\u066b", ".").replace("\u066c", "")
    return "".join(
        str(unicodedata.decimal(char))
        if "\u0660" <= char <= "\u06f9" and char.isdecimal()
        else char
        for char in text
    )


_FIELD_OF = {
    folded(name): (field_name, rank)
    for field_name, names in HEADINGS.items()
    for rank, name in enumerate(names)
}


@dataclass(frozen=True, slots=True)
class Record:
    """A row as text, with the line it begins on; `fault` says why it cannot be taken apart."""

    line: int
    text: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` gives for each field of `HEADINGS` its columns, the best-named first."""

    headings: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    records: tuple[Record, ...]
    encoding: str
    delimiter: str
    ignored: tuple[str, ...]


def _table(text: str, encoding: str, path: Path) -> Table:
    lines = re.split(r"\r\n|\n|\r", text)
    at, delimiter = _heading_line(lines, path)
    headings = tuple(clean(cell) for cell in cells_of(lines[at], delimiter))
    columns = _columns(headings)
    _require(columns, headings, path)
    used = {i for found in columns.values() for i in found}
    ignored = tuple(name for i, name in enumerate(headings) if i not in used and name)
    records = tuple(_records(lines, at + 1, delimiter))
    return Table(headings, columns, records, encoding, delimiter, ignored)


def _heading_line(lines: Sequence[str], path: Path) -> tuple[int, str]:
    """The line with the most known headings among the first few; titles may stand above it."""
    best = (0, 0, ",")
    for i, line in enumerate(lines[:_HEADING_WITHIN]):
        if len(line) > _LONGEST_LINE:
            continue
        for delimiter in _DELIMITERS:
            known = len(_columns([clean(cell) for cell in cells_of(line, delimiter)]))
            if known > best[0]:
                best = (known, i, delimiter)
    if best[0] < 2:
        first = next((line for line in lines if line.strip()), "")
        raise _source(
            path,
            f"found no line of headings (the first line is {brief(first)!r}), accepted: headings "
            f"such as {', '.join(name for one in HEADINGS for name in _examples(one))}",
        )
    return best[1], best[2]


def _columns(headings: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """For each field its columns, the best-named first: of two names one may be left empty."""
    found: dict[str, list[tuple[int, int]]] = {}
    for i, heading in enumerate(headings):
        if known := _FIELD_OF.get(folded(heading)):
            found.setdefault(known[0], []).append((known[1], i))
    return {name: tuple(i for _, i in sorted(ranked)) for name, ranked in found.items()}


_NEEDED = (("external_id", "reference"), ("service",), ("start", "date", "time"))
"""Of each group, a file must have one column at least."""


def _require(columns: Mapping[str, object], headings: Sequence[str], path: Path) -> None:
    missing = [group for group in _NEEDED if not columns.keys() & set(group)]
    if missing:
        accepted = "; ".join(
            ", ".join(name for field_name in group for name in _examples(field_name))
            for group in missing
        )
        raise _source(
            path,
            f"found the headings {brief(', '.join(headings), 200)}; "
            f"missing: a column with one of these headings: {accepted}",
        )


def _examples(field_name: str) -> tuple[str, ...]:
    """The first heading of a field in each language."""
    names = HEADINGS[field_name]
    return names[0], next(name for name in names if not name.isascii())


def _records(lines: Sequence[str], start: int, delimiter: str) -> Iterator[Record]:
    """Rows, which may span lines inside quotation marks; one left open costs only its own line."""
    i = start
    while i < len(lines):
        last = _last_line(lines, i, delimiter)
        if last is None:
            yield Record(i + 1, lines[i], "a quotation mark that is closed again")
            i += 1
            continue
        text = "\n".join(lines[i : last + 1])
        too_long = f"{_LONGEST_LINE:,} characters a row at most, this one has {len(text):,}"
        yield Record(i + 1, text, too_long if len(text) > _LONGEST_LINE else "")
        i = last + 1


def _last_line(lines: Sequence[str], first: int, delimiter: str) -> int | None:
    inside = False
    for i in range(first, min(first + _MOST_LINES_IN_FIELD, len(lines))):
        inside = _ends_inside(lines[i], delimiter, inside)
        if not inside:
            return i
    return None


def _ends_inside(line: str, delimiter: str, inside: bool) -> bool:
    """Whether the next line continues a quoted field; marks within plain text do not count."""
    if '"' not in line:
        return inside
    at = 0
    while at <= len(line):
        if inside:
            at = line.find('"', at)
            if at < 0:
                return True
            doubled = line.startswith('""', at)
            inside, at = doubled, at + (2 if doubled else 1)
        elif line.startswith('"', at) and (at == 0 or line[at - 1] == delimiter):
            inside, at = True, at + 1
        else:
            at = line.find(delimiter, at)
            if at < 0:
                return False
            at += 1
    return inside


def cells_of(text: str, delimiter: str) -> list[str]:
    """The fields of one record, as they stand."""
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])


def brief(text: str, longest: int = 60) -> str:
    """`text` on one line, cut to what a message can hold."""
    text = " ".join(text[: longest * 4].split())
    return text if len(text) <= longest else f"{text[:longest]}…"
