"""Lists of bookings in Excel workbooks: real ones, strange ones, and files that only look so."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from db.delivered import SetAside
from db.trouble import Trouble, TroubleKind
from online.bookings.lists.files import read_file
from online.bookings.lists.listed import BookingList
from online.bookings.source import Window
from queueing.wording import Language

BAHRAIN = ZoneInfo("Asia/Bahrain")
NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
HALF_PAST_NINE = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
HEADINGS = ("رقم الحجز", "الخدمة", "التاريخ", "الوقت", "الاسم", "رقم الهاتف", "الرقم الشخصي")
ROW: tuple[object, ...] = (
    "B1", "F", date(2026, 11, 22), time(9, 30), "هدى علي", 30000001, 50312345,
)  # fmt: skip


def workbook(rows: Sequence[Sequence[object]], change: Callable[[Worksheet], None] = id) -> bytes:  # type: ignore[assignment]
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append([*row])
    change(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(tmp_path: Path, data: bytes, name: str = "list.xlsx") -> BookingList:
    path = tmp_path / name
    path.write_bytes(data)
    return read_file(path, zone=BAHRAIN, columns={}, window=NOVEMBER)


def refused(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(Trouble) as caught:
        read(tmp_path, data)
    assert caught.value.kind is TroubleKind.SOURCE
    assert "list.xlsx" in caught.value.where
    return caught.value.detail


def aside(tmp_path: Path, data: bytes) -> SetAside:
    result = read(tmp_path, data)
    assert result.bookings == ()
    (one,) = result.set_aside
    return one


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed, as other programs write them."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return packed.getvalue()


def in_sheet(pattern: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, xml: bytes) -> bytes:
        if "worksheets/sheet" not in name:
            return xml
        changed, count = re.subn(pattern, new, xml)
        assert count == 1
        return changed

    return change


# --- cells of every kind


def test_typed_cells_come_out_as_a_text_file_would_have_them(tmp_path: Path) -> None:
    (booking,) = read(tmp_path, workbook([HEADINGS, ROW])).bookings
    assert (booking.external_id, booking.service, booking.name) == ("B1", "F", "هدى علي")
    assert booking.starts_at == HALF_PAST_NINE
    assert booking.starts_at.tzinfo is UTC
    assert booking.phone == "+97330000001"
    assert booking.national_id == "050312345", "the zero that a number cannot hold"


@pytest.mark.parametrize(
    ("cells", "number_format"),
    [
        ({"start": datetime(2026, 11, 22, 9, 30)}, None),
        ({"start": datetime(2026, 11, 22, 9, 29, 59, 700_000)}, None),
        ({"start": datetime(2026, 11, 22, 9, 30)}, "DD/MM/YYYY"),
        ({"start": datetime(2026, 11, 22, 9, 30)}, "[$-ar-BH]dd/mm/yyyy"),
        ({"start": "22/11/2026 9:30 ص"}, None),
        ({"start": 46348.395833333336}, None),
        ({"date": date(2026, 11, 22), "time": time(9, 30)}, None),
        ({"date": datetime(2026, 11, 22), "time": "09:30"}, "dd/mm/yyyy hh:mm"),
        ({"date": datetime(2026, 11, 22), "time": "09:30"}, "[$-ar-BH]dd/mm/yyyy"),
        ({"date": date(2026, 11, 22), "time": timedelta(hours=9, minutes=30)}, None),
        ({"date": date(2026, 11, 22), "time": 0.3958333}, None),
        ({"date": 46348, "time": "09:30 - 09:50"}, None),
        ({"date": "22/11/2026", "time": datetime(1900, 1, 1, 9, 30)}, None),
    ],
)
def test_the_same_moment_from_every_kind_of_cell(
    tmp_path: Path, cells: dict[str, object], number_format: str | None
) -> None:
    def formatted(sheet: Worksheet) -> None:
        if number_format:
            sheet["C2"].number_format = number_format

    data = workbook([("id", "service", *cells), (1, "G", *cells.values())], formatted)
    (booking,) = read(tmp_path, data).bookings
    assert booking.starts_at == HALF_PAST_NINE


@pytest.mark.parametrize("late", [time(23, 59, 45), timedelta(hours=23.9999), 0.99999])
def test_a_time_cell_stays_within_its_day(tmp_path: Path, late: object) -> None:
    data = workbook([("id", "service", "date", "time"), (1, "G", date(2026, 11, 22), late)])
    (booking,) = read(tmp_path, data).bookings
    assert booking.starts_at == datetime(2026, 11, 22, 20, 59, tzinfo=UTC)


def test_midnight_in_a_time_cell_and_the_number_of_a_slot(tmp_path: Path) -> None:
    rows = [(1, "G", date(2026, 11, 22), time(0)), (2, "G", date(2026, 11, 22), 1)]
    found = read(tmp_path, workbook([("id", "service", "date", "slot"), *rows]))
    (booking,), (wrong,) = found.bookings, found.set_aside
    assert booking.starts_at == datetime(2026, 11, 21, 21, tzinfo=UTC)
    assert (wrong.external_id, wrong.found) == ("2", "2026-11-22 1")


def test_of_sheets_understood_alike_the_one_with_more_columns_is_the_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    summary, days = book.active, book.create_sheet("Days")
    assert isinstance(summary, Worksheet)
    summary.append(["id", "service", "start"])
    summary.append(["total", "G", "2026-11-22 09:30"])
    days.append(["id", "service", "start", "colour"])
    days.append(["B1", "G", "2026-11-22 09:30", "red"])
    assert [one.external_id for one in read(tmp_path, saved(book)).bookings] == ["B1"]


def test_a_date_without_a_time_is_no_moment(tmp_path: Path) -> None:
    data = workbook([("id", "service", "date"), (1, "G", date(2026, 11, 22))])
    assert "followed by a time" in aside(tmp_path, data).reason


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([HEADINGS])))
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append([*ROW])
    (booking,) = read(tmp_path, saved(book)).bookings
    assert booking.starts_at == HALF_PAST_NINE


@pytest.mark.parametrize(
    ("value", "number_format", "external_id"),
    [
        (1234.0, "General", "1234"),
        (1234, "General", "1234"),
        ("0123", "@", "0123"),
        (123, "00000", "00123"),
        (202611220000123, "General", "202611220000123"),
    ],
)
def test_ids_as_they_are_seen(
    tmp_path: Path, value: object, number_format: str, external_id: str
) -> None:
    def formatted(sheet: Worksheet) -> None:
        sheet["A2"].number_format = number_format

    data = workbook([HEADINGS, (value, *ROW[1:])], formatted)
    (booking,) = read(tmp_path, data).bookings
    assert booking.external_id == external_id


def test_a_number_that_lost_its_last_digits_is_set_aside(tmp_path: Path) -> None:
    data = workbook([HEADINGS, (1234567890123456789, *ROW[1:])])
    assert "whole number" in aside(tmp_path, data).reason


def test_a_formula_counts_by_its_result(tmp_path: Path) -> None:
    def with_formula(sheet: Worksheet) -> None:
        sheet["E2"] = "=UPPER(A2)"

    plain = workbook([HEADINGS, ROW], with_formula)
    one = aside(tmp_path, plain)
    assert (one.where, one.field, one.found) == ("row 2", "الاسم", "=UPPER(A2)")
    assert "open the file in Excel" in one.reason
    worked_out = repacked(
        plain, in_sheet(rb'r="E2">(<f>.*?</f>)<v ?(/>|></v>)', rb'r="E2" t="str">\1<v>B1</v>')
    )
    assert read(tmp_path, worked_out).bookings[0].name == "B1"
    empty = repacked(plain, in_sheet(rb'r="E2">(<f>.*?</f>)', rb'r="E2" t="str">\1'))
    assert read(tmp_path, empty).bookings[0].name == ""


def test_what_excel_could_not_work_out_is_set_aside(tmp_path: Path) -> None:
    def broken(sheet: Worksheet) -> None:
        cell = sheet["E2"]
        assert isinstance(cell, Cell)
        cell.value, cell.data_type = "#REF!", "e"

    one = aside(tmp_path, workbook([HEADINGS, ROW], broken))
    assert (one.field, one.found) == ("الاسم", "#REF!")


# --- layout


def test_titles_merged_cells_and_empty_rows(tmp_path: Path) -> None:
    def merged(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:G1")
        sheet["K4"] = "called, she comes at ten"

    rows = [("كشف المواعيد",), (), HEADINGS, ROW, (), ("B2", "F", None, *ROW[3:])]
    result = read(tmp_path, workbook(rows, merged))
    assert [booking.external_id for booking in result.bookings] == ["B1"]
    assert [(one.where, one.external_id) for one in result.set_aside] == [("row 6", "B2")]


def test_the_visible_sheet_with_the_headings_is_found_and_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.append(("Prepared by", "the booking centre"))
    for title, state in (("Old", "hidden"), ("Sunday", "visible"), ("Lists", "veryHidden")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(HEADINGS)
        sheet.append((f"{title}-1", *ROW[1:]))
        sheet.append((f"{title}-2", None, *ROW[2:]))
    result = read(tmp_path, saved(book))
    assert [booking.external_id for booking in result.bookings] == ["Sunday-1"]
    assert [one.where for one in result.set_aside] == ["Sunday, row 3"]


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    data = repacked(
        workbook([HEADINGS, ROW]),
        in_sheet(b'ref="A1:G2"', b'ref="A1:XFD1048576"'),
    )
    assert len(read(tmp_path, data).bookings) == 1
    small = repacked(
        workbook([HEADINGS, ROW]),
        in_sheet(b'ref="A1:G2"', b'ref="A1"'),
    )
    assert len(read(tmp_path, small).bookings) == 1


def test_a_cell_of_a_million_characters_costs_its_row_only(tmp_path: Path) -> None:
    rows = [HEADINGS, ("B1", "F", *ROW[2:4], "long"), ("B2", *ROW[1:])]
    data = repacked(workbook(rows), in_sheet(b">long<", b">" + b"x" * 1_000_000 + b"<"))
    result = read(tmp_path, data)
    assert [booking.external_id for booking in result.bookings] == ["B2"]
    assert "20,000 characters" in result.set_aside[0].reason
    assert len(result.set_aside[0].found) < 100


# --- files that are no list


LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + b"\x00" * 100, "damaged or incomplete workbook"),
        (workbook([HEADINGS, ROW])[:-200], "damaged or incomplete workbook"),
        (zipped(), "a ZIP archive"),
        (zipped(**{"readme.txt": b"hello"}), "a ZIP archive"),
        (zipped(**{"[Content_Types].xml": b"<Types/>"}), "damaged workbook"),
        (zipped(**{"xl/workbook.bin": b""}), ".xlsb"),
        (zipped(**{"word/document.xml": b""}), "Word document"),
        (zipped(**{"content.xml": b""}), "OpenDocument"),
        (b"\xd0\xcf\x11\xe0" + b"Workbook" * 9, "old Excel workbook (.xls)"),
        (LOCKED, "a workbook with a password"),
        (workbook([]), "no line of headings"),
        (workbook([("Hello", "880300001")]), "••••••001"),
        (workbook([("id", "service"), (1, "G")]), "appointment date, تاريخ الموعد"),
    ],
)
def test_files_that_are_no_workbook_with_a_list(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refused(tmp_path, data)


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"")
        for i in range(3):
            archive.writestr(f"xl/worksheets/sheet{i}.xml", bytes(48 * 1024 * 1024))
    assert len(packed.getvalue()) < 1_000_000
    assert "128 MB" in refused(tmp_path, packed.getvalue())


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "' + b"ha" * 500 + b'">'
    for inner, outer in zip(b"abcdefg", b"bcdefgh", strict=True):
        laughs += b'<!ENTITY %c "' % outer + b"&%c;" % inner * 10 + b'">'
    data = repacked(
        workbook([HEADINGS, ROW]),
        in_sheet(b"(?s).*(<worksheet.*)>B1<(.*)", laughs + rb"]>\1>&h;<\2"),
    )
    assert "damaged workbook" in refused(tmp_path, data)


@pytest.mark.parametrize("row", [b"99999999999", b"-1", b"x"])
def test_a_row_far_below_all_others(tmp_path: Path, row: bytes) -> None:
    data = repacked(workbook([HEADINGS, ROW]), in_sheet(b'<row r="2">', b'<row r="%s">' % row))
    try:
        assert read(tmp_path, data).set_aside == ()
    except Trouble as trouble:
        assert trouble.kind is TroubleKind.SOURCE


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    assert len(read(tmp_path, workbook([HEADINGS, ROW]), "list.csv").bookings) == 1
    text = b"id,service,start\n1,G,2026-11-22 09:30\n"
    assert len(read(tmp_path, text, "list.xlsx").bookings) == 1


# --- whatever is given does no harm

cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=400)),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x6FF), max_size=30),
)


@given(bad=st.lists(st.lists(cells, max_size=9), max_size=6))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=50,
)
def test_good_rows_survive_whatever_stands_beside_them(
    tmp_path: Path, bad: list[list[object]]
) -> None:
    rows = [HEADINGS, ("good-1", *ROW[1:]), *bad, ("good-2", *ROW[1:])]
    result = read(tmp_path, workbook(rows))
    assert {"good-1", "good-2"} <= {booking.external_id for booking in result.bookings}
    for one in result.bookings:
        assert one.starts_at.tzinfo is UTC
        assert one.language in (None, *Language)


@given(data=st.data())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=100,
)
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = workbook([HEADINGS, ROW])
    part = data.draw(st.sampled_from(sorted(zipfile.ZipFile(io.BytesIO(whole)).namelist())))
    cut = data.draw(st.integers(0, 4000))
    junk = data.draw(st.binary(max_size=20))

    def damage(name: str, xml: bytes) -> bytes:
        at = cut % (len(xml) + 1)
        return xml[:at] + junk + xml[at + len(junk) :] if name == part else xml

    try:
        read(tmp_path, repacked(whole, damage))
    except Trouble as trouble:
        assert trouble.kind is TroubleKind.SOURCE
