"""Headings that nobody has explained yet: what is asked about them, and what is learned."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from db.spelling import clean, folded
from db.trouble import TroubleKind
from online.bookings.labels import HEADINGS
from online.bookings.lists.columns import ColumnsMissing, taught
from online.bookings.lists.files import read_file
from online.bookings.lists.listed import BookingList
from online.bookings.lists.suggestions import suggest
from online.bookings.source import Window

BAHRAIN = ZoneInfo("Asia/Bahrain")
NOVEMBER = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
FRENCH = "Numéro;Prestation;Rendez-vous;Pièce;Portable;Remarque\n" + "".join(
    f"R-{i:03};{'Certificat' if i % 3 else 'Licence'};22/11/2026 {8 + i % 4:02}:30;"
    f"8803{i:05};3300{i:04};\n"
    for i in range(12)
)
MEANINGS = {
    "numéro": "external_id",
    "prestation": "service",
    "rendez vous": "start",
    "pièce": "national_id",
    "portable": "phone",
}


def read(tmp_path: Path, text: str, columns: dict[str, str] | None = None) -> BookingList:
    path = tmp_path / "liste.csv"
    path.write_text(text)
    return read_file(path, zone=BAHRAIN, columns=columns or {}, window=NOVEMBER)


def lacking(tmp_path: Path, text: str, columns: dict[str, str] | None = None) -> ColumnsMissing:
    with pytest.raises(ColumnsMissing) as caught:
        read(tmp_path, text, columns)
    assert caught.value.kind is TroubleKind.SOURCE
    return caught.value


def test_a_list_in_another_language_is_asked_about_and_then_read(tmp_path: Path) -> None:
    asked = lacking(tmp_path, FRENCH)
    assert asked.suggested == MEANINGS
    result = read(tmp_path, FRENCH, dict(asked.suggested))
    assert (len(result.bookings), result.set_aside) == (12, ())
    first = result.bookings[0]
    assert (first.external_id, first.service, first.phone) == ("R-000", "Licence", "+97333000000")
    assert first.starts_at == datetime(2026, 11, 22, 5, 30, tzinfo=UTC)
    assert result.ignored == ("Remarque",)


def test_a_workbook_in_another_language(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in FRENCH.splitlines():
        sheet.append(line.split(";"))
    book.save(tmp_path / "liste.xlsx")
    path = tmp_path / "liste.xlsx"
    with pytest.raises(ColumnsMissing) as caught:
        read_file(path, zone=BAHRAIN, columns={}, window=NOVEMBER)
    assert caught.value.suggested == MEANINGS
    result = read_file(path, zone=BAHRAIN, columns=MEANINGS, window=NOVEMBER)
    assert len(result.bookings) == 12


def test_each_unknown_heading_comes_with_three_values(tmp_path: Path) -> None:
    asked = lacking(tmp_path, FRENCH)
    assert asked.missing == (("external_id", "reference"), ("service",), ("start", "date", "time"))
    assert asked.unknown["Numéro"] == ("R-000", "R-001", "R-002")
    assert asked.unknown["Prestation"] == ("Licence", "Certificat")
    assert asked.unknown["Pièce"] == ("••••••000", "••••••001", "••••••002")
    assert asked.unknown["Remarque"] == ()


def test_only_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    asked = lacking(tmp_path, "id,service,Rendez-vous\n1,G,22/11/2026 09:30\n")
    assert asked.missing == (("start", "date", "time"),)
    assert [*asked.unknown] == ["Rendez-vous"]
    assert '"Rendez-vous=start"' in str(asked)
    assert lacking(tmp_path, "id,service\n1,G\n").unknown == {}


def test_national_ids_stay_out_of_what_is_asked(tmp_path: Path) -> None:
    text = FRENCH.replace("8803", "880 3").replace(";\n", ";tél. de 880300001\n")
    asked = lacking(tmp_path, text)
    for shown in (str(asked), repr(asked), repr(asked.unknown), repr(asked.args)):
        assert "8803" not in shown and "880 3" not in shown
    headless = FRENCH.partition("\n")[2]
    with pytest.raises(Exception, match="no line of headings") as caught:
        read(tmp_path, headless.replace("R-000;", "880300001;"))
    assert "880300001" not in str(caught.value)


def test_a_national_id_in_a_heading_stays_out_of_what_is_said(tmp_path: Path) -> None:
    asked = lacking(tmp_path, "id,service,850101123 x\n1,G,22/11/2026 09:30\n")
    assert '"••••••123 x=start"' in str(asked) and "850101" not in str(asked)
    with pytest.raises(ValueError, match="HEADING=FIELD") as caught:
        taught("850101123")
    assert "850101" not in str(caught.value)
    wrong = read(tmp_path, "id,service,850101123 x\n1,G,soon\n", {"850101123 x": "start"})
    assert wrong.set_aside[0].field == "••••••123 x"


def test_what_was_taught_goes_before_what_is_known(tmp_path: Path) -> None:
    text = "id,service,type,date,time\n1,General,Licence,22/11/2026,09:30\n"
    assert read(tmp_path, text).bookings[0].service == "General"
    assert read(tmp_path, text, {"type": "service"}).bookings[0].service == "Licence"
    nothing = {"service": "", "type": "service"}
    assert read(tmp_path, text, nothing).ignored == ("service",)


def test_teaching_in_the_way_that_people_type() -> None:
    assert taught("Rendez-vous=start") == ("rendez vous", "start")
    assert taught(" تاريخ الزيارة = date ") == (folded("تاريخ الزيارة"), "date")
    assert taught("A = B=") == ("a b", "")
    for wrong in ("start", "=start", "x=y", ""):
        with pytest.raises(ValueError, match="accepted: HEADING=FIELD"):
            taught(wrong)


# --- what a column's values look like


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (["22/11/2026 09:30", "23/11/2026 10:00"], "start"),
        (["2026-11-22T09:30:00Z"], "start"),
        (["22/11/2026", "٢٣ نوفمبر ٢٠٢٦"], "date"),
        (["09:30", "9:30 ص", "10:00 - 10:20"], "time"),
        (["880300001", "880300002"], "national_id"),
        (["••••••001"], "national_id"),
        (["+973 3300 0000", "39001234"], "phone"),
        (["عربي", "English"], "language"),
        (["MW-1", "MW-2", "MW-3"], "external_id"),
        (["Fire"] * 5 + ["Licence"] * 5, "service"),
        (["confirmed"] * 9 + ["cancelled"], "status"),
        (["1", "2", "1"], None),
        (["46348", "46349", "46348"], None),
        (["Ali Hasan", "Huda Ali", "Noor"], None),
        (["Certificat", "LICENCE "], None),
        ([], None),
        (["", ""], None),
    ],
)
def test_what_values_look_like(values: list[str], name: str | None) -> None:
    found = suggest({"A Heading": [*map(clean, values)]})
    assert found == ({"a heading": name} if name else {})


def test_what_could_be_either_of_two_is_not_guessed() -> None:
    columns = {"made": ["22/11/2026 09:30"], "from": ["22/11/2026 10:30"]}
    assert suggest(columns) == {}
    codes = {"a": ["A1", "A2", "A3"], "b": ["B1", "B2", "B3"], "c": ["C1", "C2", "C3"]}
    assert suggest(codes) == {"a": "external_id", "b": "reference"}
    assert suggest(codes, known={"external_id"}) == {"a": "reference"}


def test_what_the_list_says_already_is_not_suggested_again() -> None:
    columns = {"made on": ["22/11/2026"]}
    assert suggest(columns) == {"made on": "date"}
    assert suggest(columns, known={"start"}) == {}
    assert set(MEANINGS.values()) <= set(HEADINGS)
