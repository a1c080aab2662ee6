"""The lines of a file, and the wording of its errors."""

from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from db.checked_toml import Fault, Section, lines_of, nearest, read_toml, refuse
from db.trouble import Trouble, TroubleKind

TEXT = (
    """# a comment with [brackets] and "quotes"
title = "a # no comment"
dotted.key = 1

[one]
"quoted key" = 'it"""
    + """'
many = \"\"\"
[not a table]
x = 1
\"\"\"
list = [
  1, # first
  [2, 3],
  { a = 1, b = [
    4 ] },
]
when = 2026-11-22 07:30:00

[[rows]]
name = "r1"
[rows.inner]
deep = true
[[rows.parts]]
p = 1
[[rows.parts]]
p = 2

[[rows]]
name = "r2"
[[rows.parts]]
p = 3
"""
)


def test_every_place_has_its_line() -> None:
    lines = lines_of(TEXT.replace("'it''", "'it'"))
    expected = {
        ("title",): 2,
        ("dotted", "key"): 3,
        ("one",): 5,
        ("one", "quoted key"): 6,
        ("one", "many"): 7,
        ("one", "list"): 11,
        ("one", "list", 0): 12,
        ("one", "list", 1, 1): 13,
        ("one", "list", 2, "a"): 14,
        ("one", "list", 2, "b", 0): 15,
        ("one", "when"): 17,
        ("rows", 0): 19,
        ("rows", 0, "name"): 20,
        ("rows", 0, "inner", "deep"): 22,
        ("rows", 0, "parts", 1, "p"): 26,
        ("rows", 1, "name"): 29,
        ("rows", 1, "parts", 0, "p"): 31,
    }
    assert {place: lines.get(place) for place in expected} == expected
    assert ("one", "x") not in lines


@given(st.text(max_size=200))
def test_looking_for_lines_always_ends(text: str) -> None:
    assert isinstance(lines_of(text), dict)


class Pair(Section):
    size: Annotated[int, Field(strict=True, ge=1, le=9, description="whole numbers 1 to 9")]
    names: tuple[str, ...] = ()


def problem(tmp_path: Path, text: str | bytes) -> Trouble:
    path = tmp_path / "file.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(Trouble) as caught:
        read_toml(path, Pair, TroubleKind.SETTINGS)
    assert caught.value.kind is TroubleKind.SETTINGS
    assert "file.toml" in caught.value.where
    return caught.value


def test_one_error_is_placed_in_where(tmp_path: Path) -> None:
    trouble = problem(tmp_path, "# first\nsize = 12\n")
    assert trouble.where.endswith("file.toml: line 2: size")
    assert trouble.detail == "found 12, accepted: whole numbers 1 to 9"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("size = true", "found true, accepted: whole numbers 1 to 9"),
        ("size = '3'", "found '3', accepted: whole numbers 1 to 9"),
        ("size = 3.0", "found 3.0, accepted: whole numbers 1 to 9"),
        ("names = []", "found nothing, accepted: whole numbers 1 to 9"),
        ("size = 1\nnames = 'x'", "accepted: a list"),
        (
            "size = 1\nsise = 2",
            "unknown key 'sise' (did you mean 'size'?), accepted: size, names",
        ),
        ("size = 1\nzzz = 2", "unknown key 'zzz', accepted: size"),
        ("size = [1", "not valid TOML"),
        ("size = 1\nsize = 2", "not valid TOML"),
        (b"size = 1\nnames = ['\xe3\xd1']", "not UTF-8"),
        ("", "found nothing"),
        (f"size = '{'x' * 10_000}'", "(10000 characters)"),
    ],
)
def test_wrong_files(tmp_path: Path, text: str | bytes, words: str) -> None:
    trouble = problem(tmp_path, text)
    assert words in trouble.detail
    assert len(str(trouble)) < 500


def test_a_mark_of_utf_8_at_the_start_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(b"\xef\xbb\xbfsize = 4\n")
    assert read_toml(path, Pair, TroubleKind.SETTINGS).size == 4


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.toml", "no such file"), (tmp_path, "cannot be read")):
        with pytest.raises(Trouble, match=words):
            read_toml(path, Pair, TroubleKind.SETTINGS)


def test_checks_are_listed_beside_wrong_fields_by_line(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text("names = ['a']\nsize = 0\n")
    with pytest.raises(Trouble) as caught:
        read_toml(path, Pair, TroubleKind.SETTINGS, lambda raw: [Fault(("names", 0), "found a")])
    assert caught.value.detail.splitlines() == [
        "2 errors",
        "  line 1: names[1]: found a",
        "  line 2: size: found 0, accepted: whole numbers 1 to 9",
    ]


def test_refuse_is_silent_without_faults(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text("size = 1\n\nnames = []\n")
    refuse(path, TroubleKind.SETTINGS, [])
    with pytest.raises(Trouble) as caught:
        refuse(path, TroubleKind.SETTINGS, [Fault(("names",), "found none")])
    assert caught.value.where.endswith("line 3: names")


def test_nearest_names_bear_typing_errors() -> None:
    names = ["target_wait_min", "daily_cap"]
    assert nearest("Target_wait", names) == "target_wait_min"
    assert nearest("dayly_cap", names) == "daily_cap"
    assert nearest("colour", names) is None
