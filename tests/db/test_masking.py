"""What is covered of national ids, in what people read and in ids that are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.masking import kept_id, without_ids


@pytest.mark.parametrize(
    "written",
    [
        "850101123",
        "٨٥٠١٠١١٢٣",
        "85 01 01 123",
        "850101  123",
        "850101\u00a0123",
        "850101-123",
        "850101–123",
        "850101 - 123",
        "850101/123",
        "850.101.123",
        "850101_123",
        "850,101,123",
        "x850101123y",
        "850101123.00",
        "850101123 22/11",
        "22/11/2026 850101123",
        "12 850101123",
        "+973 850101123",
    ],
)
def test_nine_digits_are_covered_however_they_are_written(written: str) -> None:
    covered = without_ids(f"Sara {written}, Ali")
    digits = "".join(str(int(char)) for char in covered if char.isdigit())
    assert "123" in digits and "850" not in digits and "101" not in digits
    assert covered.startswith("Sara ") and covered.endswith(", Ali")


@pytest.mark.parametrize(
    "text",
    [
        "22/11/2026 9:30",
        "22.11.2026 9.30",
        "1/11/2026 09:30",
        "2026-11-2 09:30",
        "22/11/2026 09:30",
        "+973 3300 0000",
        "8501011234",
        "1,2,3,4,5,6,7,8,9",
    ],
)
def test_what_is_no_national_id_stays_to_be_read(text: str) -> None:
    assert without_ids(text) == text


@given(st.text("•a-#/ 0123456789", max_size=30))
def test_no_nine_digits_in_a_row_are_left(text: str) -> None:
    runs = "".join(char if char.isdigit() else " " for char in without_ids(text)).split()
    assert all(len(run) != 9 for run in runs)


# --- ids


@pytest.mark.parametrize("text", ["", "B1", "100000221", "8501011234", "85010112", "2026-11-22/1"])
def test_an_id_without_a_national_id_stays_as_it_is(text: str) -> None:
    assert kept_id(text) == text


@pytest.mark.parametrize("text", ["850101123", "visit-850101123", "٨٥٠١٠١١٢٣", "850101123@x"])
def test_an_id_with_a_national_id_is_kept_without_it(text: str) -> None:
    kept = kept_id(text)
    assert "850101" not in kept and "٨٥٠١٠١" not in kept
    assert kept == kept_id(text) and "••••••" in kept


def test_ids_that_look_alike_once_covered_stay_two() -> None:
    assert len({kept_id(f"85{month:02}01123") for month in range(1, 13)}) == 12


def test_the_digest_of_an_id_never_changes() -> None:
    """It stands in databases: another one would make every such booking a new one."""
    assert kept_id("850101123") == "••••••123#3cd203131f7b"
