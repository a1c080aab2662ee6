"""The list of bookings in every shape that an office may be handed."""

import csv
import io
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.delivered import Incoming, SetAside
from db.profile import read_profile
from db.spelling import folded
from db.trouble import Trouble, TroubleKind
from online.bookings.lists.files import read_file
from online.bookings.lists.listed import BookingList
from online.bookings.source import Window
from queueing.wording import Language

ASSETS = Path(__file__).parents[4] / "assets"
BAHRAIN = ZoneInfo("Asia/Bahrain")
NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
ENGLISH = "booking_id,reference,service,date,time,name,phone,cpr,language,party_size,status"
GOOD = "B1,704213,F,22/11/2026,09:30,Huda Ali,+973 3000 0001,880300001,ar,2,confirmed"
EXPECTED = Incoming(
    external_id="B1",
    reference="704213",
    service="F",
    starts_at=datetime(2026, 11, 22, 6, 30, tzinfo=UTC),
    name="Huda Ali",
    phone="+97330000001",
    national_id="880300001",
    language=Language.AR,
    party_size=2,
    cancelled=False,
)
ARABIC = (
    "رقم الحجز;الرقم المرجعي;الخدمة;تاريخ الموعد;الوقت;الاسم;رقم الهاتف;الرقم الشخصي;اللغة;"
    "عدد الأشخاص;الحالة\r\n"
    "B1;704213;شهادة الوقاية من الحريق;٢٢/١١/٢٠٢٦;٩:٣٠ ص;هدى علي;٠٠٩٧٣ ٣٠٠٠ ٠٠٠١;٨٨٠٣٠٠٠٠١;"
    "العربية;٢;مؤكد\r\n"
)
WINDOWS_ARABIC = ARABIC.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
"""Windows-1256 has no Arabic-Indic digits."""


def read(tmp_path: Path, content: str | bytes, on: date | None = None) -> BookingList:
    path = tmp_path / "list.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path, zone=BAHRAIN, columns={}, window=NOVEMBER, on=on)


def one(tmp_path: Path, content: str | bytes) -> Incoming:
    result = read(tmp_path, content)
    assert result.set_aside == ()
    assert len(result.bookings) == 1
    return result.bookings[0]


def rejected(tmp_path: Path, content: str | bytes) -> SetAside:
    result = read(tmp_path, content)
    assert result.bookings == ()
    assert len(result.set_aside) == 1
    return result.set_aside[0]


def with_value(heading: str, value: str) -> str:
    """The good row with one field replaced, quoted as a spreadsheet would."""
    headings, cells = ENGLISH.split(","), GOOD.split(",")
    cells[headings.index(heading)] = value
    text = io.StringIO()
    csv.writer(text).writerows([headings, cells])
    return text.getvalue()


# --- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_arabic_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    result = read(tmp_path, ARABIC.encode(encoding))
    assert result.set_aside == ()
    (row,) = result.bookings
    assert (row.name, row.service) == ("هدى علي", "شهادة الوقاية من الحريق")
    assert row.starts_at == EXPECTED.starts_at


def test_windows_1256_is_recognised(tmp_path: Path) -> None:
    result = read(tmp_path, WINDOWS_ARABIC.encode("windows-1256"))
    assert result.set_aside == ()
    assert result.bookings[0].name == "هدى علي"


def test_windows_1256_bytes_as_they_come_from_excel(tmp_path: Path) -> None:
    # "الاسم" and "علي" written out, so that the test does not lean on our own encoder.
    data = (
        b"booking_id;\xc7\xe1\xce\xcf\xe3\xc9;date;time;\xc7\xe1\xc7\xd3\xe3\r\n"
        b"B1;G;22/11/2026;09:30;\xda\xe1\xed\r\n"
    )
    row = one(tmp_path, data)
    assert (row.service, row.name) == ("G", "علي")


def test_utf_16_as_excel_saves_unicode_text(tmp_path: Path) -> None:
    text = ARABIC.replace(";", "\t")
    result = read(tmp_path, b"\xff\xfe" + text.encode("utf-16-le"))
    assert result.set_aside == ()
    assert result.bookings[0].name == "هدى علي"


def test_a_damaged_character_costs_its_row_only(tmp_path: Path) -> None:
    rows = "".join(f"B{i},G,22/11/2026,09:30,مريم جناحي\n" for i in range(9))
    data = f"booking_id,service,date,time,name\n{rows}".encode()
    damaged = data.replace("مريم".encode(), b"\xd9" + "ريم".encode(), 1)
    result = read(tmp_path, damaged)
    assert [row.external_id for row in result.bookings] == [f"B{i}" for i in range(1, 9)]
    assert [(bad.where, bad.field) for bad in result.set_aside] == [("line 2", "name")]
    assert "damaged" in result.set_aside[0].reason


# --- delimiters, headings, layout


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "،"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, end: str) -> None:
    text = f"{ENGLISH}{end}{GOOD}{end}".replace(",", delimiter)
    assert one(tmp_path, text) == EXPECTED


def test_no_line_end_at_the_end(tmp_path: Path) -> None:
    assert one(tmp_path, f"{ENGLISH}\n{GOOD}") == EXPECTED


@pytest.mark.parametrize(
    "headings",
    [
        "Booking ID,Reference,Service,Date,Time",
        "BOOKING-ID,Ref. No.,Service Code,Appointment Date,Start Time",
        "رقم الحجز,الرقم المرجعي,الخدمة,التاريخ,الوقت",
        "رقـم الحجز,رقم المرجع,نوع الخدمه,تاريخ المَوعد,وقت الموعد",
        "\u200fمعرّف الحجز,الرقم المرجعي ,اسم الخدمة,تاريخ الموعد,الساعة",
        '"booking id","reference number","Service name","Day","Slot"',
    ],
)
def test_headings_in_either_language(tmp_path: Path, headings: str) -> None:
    row = one(tmp_path, f"{headings}\nB1,704213,F,22/11/2026,09:30\n")
    assert (row.external_id, row.reference, row.service) == ("B1", "704213", "F")
    assert row.starts_at == EXPECTED.starts_at


def test_columns_may_stand_in_any_order_among_others(tmp_path: Path) -> None:
    text = "Time,Colour,Service,Booking id,Date,Notes\n09:30,red,G,B1,22/11/2026,hello\n"
    result = read(tmp_path, text)
    assert result.bookings[0].service == "G"
    assert result.ignored == ("Colour", "Notes")


def test_a_title_and_a_delimiter_mark_may_stand_above_the_headings(tmp_path: Path) -> None:
    text = f"sep=,\nكشف مواعيد يوم الأحد,,\n\n{ENGLISH}\n{GOOD}\n"
    assert one(tmp_path, text) == EXPECTED
    bad = rejected(tmp_path, text.replace("09:30", "soon"))
    assert bad.where == "line 5"


def test_one_number_serves_as_id_and_reference(tmp_path: Path) -> None:
    for heading in ("booking id", "reference"):
        row = one(tmp_path, f"{heading},service,start\n77,G,2026-11-22 09:30\n")
        assert (row.external_id, row.reference) == ("77", "77")


def test_empty_lines_and_rows_of_delimiters_are_nothing(tmp_path: Path) -> None:
    assert one(tmp_path, f"{ENGLISH}\n\n{GOOD}\n,,,,,,,,,,\n  \n") == EXPECTED


def test_the_better_named_of_two_columns_wins_and_the_other_fills_gaps(tmp_path: Path) -> None:
    text = (
        "id,service name,service code,booking date,appointment date,time\n"
        "1,General enquiries,F,01/11/2026,22/11/2026,09:30\n"
        "2,General enquiries,,01/11/2026,22/11/2026,09:30\n"
    )
    result = read(tmp_path, text)
    assert [row.service for row in result.bookings] == ["F", "General enquiries"]
    assert {row.starts_at.day for row in result.bookings} == {22}


def test_quoted_fields_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    text = (
        "id,service,start,name\n"
        '1,G,2026-11-22 09:30,"Ali, ""Abu Yusuf""\nAl Hasan"\n'
        '2,G,2026-11-22 09:40,Sara "Umm Ali" Noor\n'
        "3,G,soon,Zahra\n"
    )
    result = read(tmp_path, text)
    assert [row.name for row in result.bookings] == [
        'Ali, "Abu Yusuf" Al Hasan',
        'Sara "Umm Ali" Noor',
    ]
    assert [bad.where for bad in result.set_aside] == ["line 5"]


def test_a_quotation_mark_left_open_costs_its_line_only(tmp_path: Path) -> None:
    rows = "".join(f"{i},G,2026-11-22 09:30,Name\n" for i in range(2, 40))
    result = read(tmp_path, f'id,service,start,name\n1,G,2026-11-22 09:30,"Ali\n{rows}')
    assert [bad.where for bad in result.set_aside] == ["line 2"]
    assert "quotation mark" in result.set_aside[0].reason
    assert len(result.bookings) == 38


# --- when


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("date,time", "22/11/2026,09:30"),
        ("date,time", "2026-11-22,9:30 AM"),
        ("date,time", "22-11-26,9:30 ص"),
        ("date,time", "٢٢/١١/٢٠٢٦,٩:٣٠ ص"),
        ("date,time", "۲۲/۱۱/۲۰۲۶,۹:۳۰"),
        ("date,time", "46348,0.395833333333333"),
        ("date,time", "22/11/2026 00:00:00,09:30:00"),
        ("date,time", "2026-11-22 00:00:00,1899-12-30 09:30:00"),
        ("date,time", "22/11/2026,09:30 - 09:50"),
        ("date,time", "\u200e22/11/2026,\u200f9:30\u00a0ص"),
        ("start", "46348.395833333336"),
        ("start", "٤٦٣٤٨٫٣٩٥٨٣٣٣٣٣"),
        ("start", "2026-11-22T09:30:00+03:00"),
        ("start", "2026-11-22T06:30:00Z"),
        ("التاريخ والوقت", "22/11/2026 9:30 ص"),
        ("date", "22/11/2026 09:30"),
        ("date,start,end", "22/11/2026,09:30,09:50"),
        ("appointment,time", "22/11/2026,09:30"),
    ],
)
def test_the_same_moment_from_every_layout(tmp_path: Path, headings: str, cells: str) -> None:
    row = one(tmp_path, f"id,service,{headings}\n1,G,{cells}\n")
    assert row.starts_at == EXPECTED.starts_at
    assert row.starts_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (",", "a time such as"),
        ("22/11/2026,", "followed by a time"),
        (",09:30", "a date such as"),
        ("31/02/2026,09:30", "a date such as"),
        ("22/11/2026,25:00", "a time such as"),
        ("12/06/1448,09:30", "Gregorian"),
        ("46348,", "followed by a time"),
    ],
)
def test_no_booking_without_a_certain_moment(tmp_path: Path, cells: str, words: str) -> None:
    bad = rejected(tmp_path, f"id,service,date,time\n1,G,{cells}\n")
    assert (bad.where, bad.field) == ("line 2", "date")
    assert words in bad.reason


def dated(*days: str) -> str:
    rows = "".join(f"{i},G,{day},09:30\n" for i, day in enumerate(days))
    return f"id,service,date,time\n{rows}"


def test_a_file_with_the_month_first_is_not_read_by_guessing(tmp_path: Path) -> None:
    result = read(tmp_path, dated("11/22/2026", "11/05/2026", "06/06/2026", "2026-11-05"))
    assert [row.external_id for row in result.bookings] == ["2", "3"]
    assert [bad.where for bad in result.set_aside] == ["line 2", "line 3"]
    assert "line 2 has the month first" in result.set_aside[1].reason


def test_one_mistyped_date_casts_no_doubt_when_days_are_seen_first(tmp_path: Path) -> None:
    result = read(tmp_path, dated("05/13/2026", "05/11/2026", "22/11/2026"))
    assert [row.starts_at.month for row in result.bookings] == [11, 11]
    assert [bad.where for bad in result.set_aside] == ["line 2"]


def test_a_list_can_be_moved_to_another_day(tmp_path: Path) -> None:
    text = f"{ENGLISH}\n{GOOD}\n"
    day = date(2027, 1, 5)
    (row,) = read(tmp_path, text, on=day).bookings
    assert row.starts_at == datetime(2027, 1, 5, 6, 30, tzinfo=UTC)
    assert (row.external_id, row.reference) == ("B1@2027-01-05", "704213")
    assert read(tmp_path, text, on=day) == read(tmp_path, text, on=day)


def test_with_a_day_given_the_times_are_enough(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "id,service,time\n1,G,09:30\n", on=date(2026, 11, 22)).bookings
    assert row.starts_at == EXPECTED.starts_at
    assert "a date such as" in rejected(tmp_path, "id,service,time\n1,G,09:30\n").reason


# --- the other fields


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("", ""),
        ("30000001", "+97330000001"),
        ("3000 0001", "+97330000001"),
        ("+973 3000-0001", "+97330000001"),
        ("0097330000001", "+97330000001"),
        ("97330000001", "+97330000001"),
        ("(+973) 30000001", "+97330000001"),
        ("'30000001", "+97330000001"),
        ('="30000001"', "+97330000001"),
        ("30000001.0", "+97330000001"),
        ("٣٠٠٠٠٠٠١", "+97330000001"),
        ("\u202a+973 3000 0001\u202c", "+97330000001"),
        ("+44 20 7946 0000", "+442079460000"),
    ],
)
def test_phones(tmp_path: Path, written: str, phone: str) -> None:
    assert one(tmp_path, with_value("phone", written)).phone == phone


@pytest.mark.parametrize(
    ("written", "national_id"),
    [
        ("", None),
        ("880300001", "880300001"),
        ("٨٨٠٣٠٠٠٠١", "880300001"),
        ("50312345", "050312345"),
        ("112345", "000112345"),
        ("880300001.0", "880300001"),
        ('="050312345"', "050312345"),
    ],
)
def test_national_ids_and_the_zeros_that_excel_drops(
    tmp_path: Path, written: str, national_id: str | None
) -> None:
    assert one(tmp_path, with_value("cpr", written)).national_id == national_id


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("", None),
        ("ar", Language.AR),
        ("EN", Language.EN),
        ("العربية", Language.AR),
        ("English", Language.EN),
        ("الإنجليزية", Language.EN),
        ("الانجليزيه", Language.EN),
    ],
)
def test_languages(tmp_path: Path, written: str, language: Language | None) -> None:
    assert one(tmp_path, with_value("language", written)).language is language


@pytest.mark.parametrize(
    ("written", "cancelled"),
    [
        ("", False),
        ("Confirmed", False),
        ("مؤكد", False),
        ("something new", False),
        ("Cancelled", True),
        ("CANCELED", True),
        ("ملغي", True),
        ("مُلغى", True),
        ("تم الإلغاء", True),
        ("ملغاة", True),
    ],
)
def test_only_a_known_word_cancels(tmp_path: Path, written: str, cancelled: bool) -> None:
    assert one(tmp_path, with_value("status", written)).cancelled is cancelled


@pytest.mark.parametrize("service", ["F", "17", "fire  CERTIFICATE", "شهادة", "Z"])
def test_the_service_stays_in_the_words_of_its_source(tmp_path: Path, service: str) -> None:
    found = one(tmp_path, with_value("service", f" {service} ")).service
    assert found == " ".join(service.split())


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("service", "", "the name or the code of a service"),
        ("service", "x" * 301, "300 characters at most"),
        ("name", "=A2&B2", "a value"),
        ("name", "#REF!", "a value"),
        ("cpr", "=A2", "a value"),
        ("phone", "########", "a value"),
        ("phone", "9.73E+10", "all digits"),
        ("phone", "call me", "7 to 15 digits"),
        ("cpr", "12", "9 digits"),
        ("cpr", "8803000012", "9 digits"),
        ("cpr", "51312345", "9 digits"),
        ("language", "Klingon", "ar or en"),
        ("party_size", "0", "1 to 20 people"),
        ("party_size", "-1", "1 to 20 people"),
        ("party_size", "two", "1 to 20 people"),
        ("booking_id", "1.2E+15", "the whole number"),
        ("name", "x" * 121, "120 characters at most"),
        ("reference", "7" * 41, "40 characters at most"),
    ],
)
def test_a_filled_field_that_cannot_be_read_sets_the_row_aside(
    tmp_path: Path, heading: str, value: str, words: str
) -> None:
    bad = rejected(tmp_path, with_value(heading, value))
    assert (bad.where, bad.field) == ("line 2", heading)
    assert words in bad.reason
    assert len(bad.found) <= 61


def test_the_field_is_named_as_in_the_file(tmp_path: Path) -> None:
    bad = rejected(tmp_path, ARABIC.replace(";٢;", ";مئة;"))
    assert (bad.field, bad.found) == ("عدد الأشخاص", "مئة")


def test_a_row_without_any_id(tmp_path: Path) -> None:
    assert "number of the booking" in rejected(tmp_path, "id,service,start\n,G,46348.4\n").reason


def test_an_id_counts_once_and_the_first_line_is_named(tmp_path: Path) -> None:
    text = "id,service,start\n1,G,46348.4\n2,G,46348.4\n1,F,46348.5\n"
    result = read(tmp_path, text)
    assert [row.external_id for row in result.bookings] == ["1", "2"]
    assert [(bad.where, bad.found) for bad in result.set_aside] == [("line 4", "1")]
    assert "line 2 has it" in result.set_aside[0].reason


def test_a_delimiter_that_was_not_quoted_shows_as_a_field_too_many(tmp_path: Path) -> None:
    bad = rejected(tmp_path, "id,service,start,name\n1,G,46348.4,Ali, Hasan\n")
    assert (bad.field, bad.found) == ("row", "5 fields")


def test_a_row_that_ends_early_is_judged_by_what_it_has(tmp_path: Path) -> None:
    assert one(tmp_path, "id,service,start,name,phone\n1,G,46348.4\n").name == ""


def test_a_field_of_a_million_characters_is_set_aside(tmp_path: Path) -> None:
    text = f"id,service,start,name\n1,G,46348.4,{'x' * 1_000_000}\n2,G,46348.4,Ali\n"
    begun = time.perf_counter()
    result = read(tmp_path, text)
    assert time.perf_counter() - begun < 5
    assert [row.external_id for row in result.bookings] == ["2"]
    assert result.set_aside[0].where == "line 2"
    assert "20,000 characters" in result.set_aside[0].reason
    assert len(result.set_aside[0].found) < 100


def test_national_ids_stay_out_of_logs(tmp_path: Path) -> None:
    row = one(tmp_path, f"{ENGLISH}\n{GOOD}\n")
    assert row.national_id == "880300001"
    assert "880300001" not in repr(row)
    bad = rejected(tmp_path, with_value("cpr", "88030000X"))
    assert bad.found == "••••••00X"
    unclosed = rejected(tmp_path, f'{ENGLISH}\n"{GOOD}\n')
    assert unclosed.found == '"B1,704213,F,22/11/2…'
    damaged = f"{ENGLISH}\n{GOOD}\n".encode().replace(b"880300001", b"88030000\xef\xbf\xbd")
    assert "8803" not in rejected(tmp_path, damaged).found


# --- the file as a whole


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"PK\x03\x04\x14\x00", "a damaged or incomplete workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x00\x00\x01\x00" * 50, "not text"),
        (b"1,G,22/11/2026,09:30\n2,G,22/11/2026,09:40\n", "no line of headings"),
        (b"hello world\n", "no line of headings"),
        (b"id,date,time\n1,22/11/2026,09:30\n", "these headings: service, الخدمة"),
        (b"service,date,time\nG,22/11/2026,09:30\n", "external id, رقم الحجز, reference"),
        (b"id,service,name\n1,G,Ali\n", "appointment date, تاريخ الموعد"),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(Trouble) as caught:
        read(tmp_path, content)
    assert caught.value.kind is TroubleKind.SOURCE
    assert "list.csv" in caught.value.where
    assert words in caught.value.detail
    assert len(str(caught.value)) < 1000


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.csv", "no such file"), (tmp_path, "cannot be read")):
        with pytest.raises(Trouble, match=words):
            read_file(path, zone=BAHRAIN, columns={}, window=NOVEMBER)


def test_headings_alone_are_an_empty_list(tmp_path: Path) -> None:
    result = read(tmp_path, ENGLISH)
    assert (result.bookings, result.set_aside) == ((), ())


# --- the sample day


def test_the_sample_day_is_read_whole() -> None:
    profile = read_profile(ASSETS / "profiles" / "civil_defense.toml")
    names = {
        folded(name): service.code
        for service in profile.services
        for name in (service.code, service.name.ar, service.name.en)
    }
    path = ASSETS / "days" / "bookings_sample.csv"
    day = date(2027, 1, 5)
    result = read_file(path, zone=BAHRAIN, columns={}, window=NOVEMBER, on=day)
    assert (len(result.bookings), result.set_aside, result.ignored) == (120, (), ())
    assert {row.starts_at.astimezone(BAHRAIN).date() for row in result.bookings} == {day}
    assert {row.language for row in result.bookings} == set(Language)
    assert len({row.reference for row in result.bookings}) == 120
    assert sum(row.cancelled for row in result.bookings) == 3
    assert {names[folded(row.service)] for row in result.bookings} == set("FNIPEC")
    assert {row.phone[:8] for row in result.bookings if row.phone} == {"+9733000"}


def test_a_long_list_takes_seconds_at_most(tmp_path: Path) -> None:
    rows = "".join(f"B{i},G,22/11/2026,09:30,Name {i}\n" for i in range(20_000))
    begun = time.perf_counter()
    assert len(read(tmp_path, f"id,service,date,time,name\n{rows}").bookings) == 20_000
    assert time.perf_counter() - begun < 20


# --- whatever is written comes back, and whatever is given does no harm

names = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ABCdefg'\"،,;-|\n"), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()).lstrip("' "))
people = st.lists(
    st.tuples(
        names,
        st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(
            lambda at: at.replace(second=0, microsecond=0)
        ),
        st.sampled_from("FG"),
        st.integers(1, 20),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(
    people=people,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "windows-1256"]),
    delimiter=st.sampled_from(",;\t|"),
    arabic=st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_a_spreadsheet_writes_comes_back(
    tmp_path: Path,
    people: list[tuple[str, datetime, str, int, bool]],
    encoding: str,
    delimiter: str,
    arabic: bool,
) -> None:
    headings = (
        ["رقم الحجز", "الخدمة", "التاريخ", "الوقت", "الاسم", "العدد", "الحالة"]
        if arabic
        else ["booking id", "service", "date", "time", "name", "people", "status"]
    )
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(headings)
    for i, (name, at, service, size, cancelled) in enumerate(people):
        status = "ملغي" if cancelled else "مؤكد"
        writer.writerow([f"B{i}", service, f"{at:%d/%m/%Y}", f"{at:%H:%M}", name, size, status])
    result = read(tmp_path, text.getvalue().encode(encoding))
    assert result.set_aside == ()
    assert [
        (row.name, row.starts_at, row.service, row.party_size, row.cancelled)
        for row in result.bookings
    ] == [
        (name, at.replace(tzinfo=BAHRAIN).astimezone(UTC), service, size, cancelled)
        for name, at, service, size, cancelled in people
    ]


@given(data=st.binary(max_size=400), headed=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, headed: bool) -> None:
    try:
        result = read(tmp_path, f"{ENGLISH}\n".encode() + data if headed else data)
    except Trouble as trouble:
        assert trouble.kind is TroubleKind.SOURCE
    else:
        assert all(bad.reason and bad.where for bad in result.set_aside)


@given(
    bad=st.lists(
        st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters='"')), max_size=8
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_good_rows_survive_whatever_lines_stand_beside_them(
    tmp_path: Path, bad: list[str], encoding: str
) -> None:
    first, last = (GOOD.replace("B1", name).replace("22/11/2026", "2026-11-22") for name in "XY")
    result = read(tmp_path, "\n".join([ENGLISH, first, *bad, last]).encode(encoding))
    good = [replace(EXPECTED, external_id=name) for name in "XY"]
    assert [one for one in result.bookings if one.external_id in ("X", "Y")] == good


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_at_the_end_of_time_costs_its_row_only(tmp_path: Path, at: str) -> None:
    result = read(tmp_path, f"id,service,start\n1,G,{at}\n2,G,46348.4\n")
    assert [row.external_id for row in result.bookings] == ["2"]
    assert "between the years" in result.set_aside[0].reason


def test_a_row_set_aside_stays_with_its_booking(tmp_path: Path) -> None:
    text = "id,service,start\n1,G,46348.4\n2,G,soon\n1,F,46348.5\n,G,46348.4\n"
    result = read(tmp_path, text)
    assert [(one.address, len(one.bookings), len(one.set_aside)) for one in result.objects] == [
        ("1", 1, 1),
        ("2", 0, 1),
        ("list.csv: line 5", 0, 1),
    ]
    assert [one.external_id for one in result.set_aside] == ["1", "2", ""]
    moved = read(tmp_path, text, on=date(2027, 1, 5))
    assert [one.address for one in moved.objects[:2]] == ["1@2027-01-05", "2@2027-01-05"]


# --- ids that are national ids


BY_NATIONAL_ID = "id,name,service,start\n850101123,Sara 850101123,G,{}\n"


def test_a_national_id_in_the_wrong_column_is_not_kept(tmp_path: Path) -> None:
    found = read(tmp_path, BY_NATIONAL_ID.format("22/11/2026 09:30"))
    assert found.bookings[0].name == "Sara ••••••123" and found.bookings[0].reference == ""
    assert "850101123" not in repr(found)


def test_a_row_put_right_has_the_id_that_it_was_set_aside_with(tmp_path: Path) -> None:
    wrong = read(tmp_path, BY_NATIONAL_ID.format("soon"))
    mended = read(tmp_path, BY_NATIONAL_ID.format("22/11/2026 09:30"))
    assert "850101123" not in repr(wrong)
    assert wrong.set_aside[0].external_id == mended.bookings[0].external_id
    assert wrong.objects[0].address == mended.objects[0].address


def test_rows_whose_ids_look_alike_once_covered_stay_two(tmp_path: Path) -> None:
    found = read(tmp_path, "id,service,start\n850101123,G,soon\n860101123,G,soon\n")
    assert len({one.address for one in found.objects}) == 2


@pytest.mark.parametrize(
    ("row", "reference"),
    [
        ("221100001,,880300001", "221100001"),
        ("880300001,,880300001", ""),
        ("221100001,,", ""),
        ("1000,221100001,", "221100001"),
        ("1000,880300001,880300001", ""),
        ("880300001,AB-1,880300001", "AB-1"),
    ],
)
def test_a_national_id_is_no_reference(tmp_path: Path, row: str, reference: str) -> None:
    text = f"id,reference,cpr,service,start\n{row},G,2026-11-22 09:30\n"
    assert one(tmp_path, text).reference == reference
