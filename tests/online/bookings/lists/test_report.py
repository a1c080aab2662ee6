"""The report that lies beside a file which was taken in or rejected."""

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from online.bookings.lists.columns import ColumnsMissing
from online.bookings.lists.files import read_file
from online.bookings.lists.listed import BookingList
from online.bookings.lists.report import report_of_list, report_of_rejected
from online.bookings.source import Window

LONDON = ZoneInfo("Europe/London")
AT = datetime(2026, 11, 22, 9, 30)
NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
HEADINGS = "id,reference,service,date,time,name,phone,cpr,language,people,colour"
BAD = (
    '"1',
    f"2,{'x' * 20_001}",
    "3,,G,22/11/2026,09:30,,,,,,,,too many",
    "4,,,22/11/2026,09:30",
    ",,G,22/11/2026,09:30",
    "1.2E+15,,G,22/11/2026,09:30",
    "good,,G,22/11/2026,09:30",
    "5,,G,22/11/2026,09:30,=A2",
    "6,,G,22/11/2026,09:30,\ufffd",
    f"7,{'7' * 41},G,22/11/2026,09:30",
    "8,,G,22/11/2026,09:30,,9.7E+10",
    "9,,G,22/11/2026,09:30,,call",
    "10,,G,22/11/2026,09:30,,,88030000X",
    "11,,G,22/11/2026,09:30,,,,Klingon",
    "12,,G,22/11/2026,09:30,,,,,none",
    "13,,G,31/02/2026,09:30",
    "14,,G,22/11/2026,soon",
    "15,,G,2150-01-01,09:30",
    "16,,G,1448-06-12,09:30",
    "17,,G,22/11/2026,",
    "18,,G,28/03/2027,01:30",
)


def read(tmp_path: Path, *rows: str, headings: str = HEADINGS) -> BookingList:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([headings, *rows]))
    return read_file(path, zone=LONDON, columns={}, window=NOVEMBER)


def halves(report: str) -> tuple[str, str]:
    english, arabic = report.split("-" * 40)
    return english, arabic


def test_a_report_counts_and_names_every_row(tmp_path: Path) -> None:
    found = read(tmp_path, "good,,G,22/11/2026,09:30", *BAD)
    assert len(found.set_aside) == len(BAD)
    english, arabic = halves(report_of_list("list.csv", AT, found))
    assert "list.csv, 22/11/2026 09:30" in english
    assert "Bookings taken in: 1\n" in english and f"Rows set aside: {len(BAD)}\n" in english
    assert "الحجوزات المقبولة: 1\n" in arabic and f"الصفوف المستبعدة: {len(BAD)}\n" in arabic
    assert "line 14, booking 9\n" in english
    assert "  field: phone\n  found: call\n  accepted: 7 to 15 digits" in english
    assert (
        "السطر 14، الحجز \u20689\u2069\n" in arabic
        and "Columns without meaning here: colour" in english
    )
    assert english.count("  accepted: ") == arabic.count("  المقبول: ") == len(BAD)


def test_every_reason_of_a_list_is_said_in_arabic(tmp_path: Path) -> None:
    doubtful = read(tmp_path, "1,,G,11/22/2026,09:30", "2,,G,11/05/2026,09:30")
    for found in (read(tmp_path, "good,,G,22/11/2026,09:30", *BAD), doubtful):
        _, arabic = halves(report_of_list("list.csv", AT, found))
        for accepted in re.findall("المقبول: (.*)", arabic):
            words = set(re.findall(r"[A-Za-z]+", accepted)) - {"ar", "en", "Excel"}
            assert not words, accepted


def test_no_national_id_gets_into_a_report(tmp_path: Path) -> None:
    rows = (
        "880300001,,G,soon,09:30",
        "880300001,,G,22/11/2026,09:30",
        "1,,G,22/11/2026,09:30,,,8803000011",
        '"880300001,G',
        f"880300001,{'x' * 20_001}",
        "2,,G,22/11/2026,09:30,,mine is 880300001",
    )
    report = report_of_list("list.csv", AT, read(tmp_path, *rows))
    assert "88030000" not in report
    assert "••••••001" in report


def test_no_national_id_of_a_heading_gets_into_a_report(tmp_path: Path) -> None:
    found = read(tmp_path, "1,G,22/11/2026 09:30,", headings="id,service,start,880300001 x")
    assert "Columns without meaning here: ••••••001 x" in report_of_list("list.csv", AT, found)
    with pytest.raises(ColumnsMissing) as caught:
        read(tmp_path, "1,G,22/11/2026 09:30", headings="id,service,880300001 x")
    reports = report_of_list("list.csv", AT, found), report_of_rejected("l", AT, caught.value)
    assert not any("88030000" in report for report in reports)


def test_a_rejected_file_says_which_headings_to_explain(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissing) as caught:
        read(tmp_path, "1,G,22/11/2026 09:30", headings="id,service,Rendez-vous")
    english, arabic = halves(report_of_rejected("list.csv", AT, caught.value))
    assert "Nothing was taken in" in english and "Reason: found the headings" in english
    assert "  Rendez-vous: 22/11/2026 09:30 (looks like: start)" in english
    assert "لم يُقبل أي حجز" in arabic and "Rendez-vous" in arabic
    assert str(tmp_path) not in english
