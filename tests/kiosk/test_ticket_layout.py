"""The layout file: what an office may write in it, and how it hears of a mistake."""

from pathlib import Path

import pytest
from PIL import Image

from db.trouble import Trouble, TroubleKind
from kiosk.ticket_crest import Crest
from kiosk.ticket_layout import STANDARD, Block, Sizes, TicketLayout, read_layout
from queueing.wording import Bilingual, Language

SHIPPED = sorted(STANDARD.parent.glob("*.toml"))
LEAST = 'blocks = ["number", "code"]\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><path d="M0 0h10v20H0z"/></svg>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ticket.toml"


def read(file: Path, text: str) -> TicketLayout:
    file.write_text(text, encoding="utf-8")
    return read_layout(file)


def trouble(file: Path, text: str) -> str:
    with pytest.raises(Trouble) as caught:
        read(file, text)
    assert caught.value.kind is TroubleKind.SETTINGS
    return str(caught.value)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_layout_is_right(path: Path, qapp) -> None:
    assert read_layout(path).crest is not None


def test_the_standard_names_every_block_and_every_size_that_is_the_default(qapp) -> None:
    layout = read_layout()
    assert {name for row in layout.blocks for name in row} == set(Block)
    assert layout.sizes == Sizes()
    text = STANDARD.read_text(encoding="utf-8")
    assert all(f"\n{name} = " in text for name in Sizes.model_fields)


def test_a_short_file_takes_the_rest_from_the_standard(file: Path) -> None:
    layout = read(file, LEAST)
    assert layout.blocks == (("number",), ("code",))
    assert layout.languages == (Language.AR, Language.EN)
    assert (layout.sizes, layout.crest, dict(layout.lines)) == (Sizes(), None, {})


def test_rows_languages_sizes_and_lines_are_read(file: Path) -> None:
    layout = read(
        file,
        'languages = ["en"]\nblocks = ["number", ["code", "facts", "bye"]]\n[sizes]\ncode = 240\n'
        '[lines]\nbye = { ar = "شكرًا", en = "Thank you" }\n',
    )
    assert layout.blocks == (("number",), ("code", "facts", "bye"))
    assert (layout.languages, layout.sizes.code) == ((Language.EN,), 240)
    assert layout.lines["bye"] == Bilingual("شكرًا", "Thank you")


def test_the_crests_place_counts_from_the_layout(file: Path, qapp) -> None:
    (file.parent / "art").mkdir()
    (file.parent / "art" / "eagle.svg").write_text(SVG)
    Image.new("L", (30, 10)).save(file.parent / "art" / "eagle.png")
    for name, size in (("eagle.svg", (50, 100)), ("eagle.png", (200, 66))):
        layout = read(file, f'crest = "art/{name}"\nblocks = ["crest", "number", "code"]')
        assert layout.crest == file.parent / "art" / name
        drawn = Crest.read(layout.crest).image(100, 200)
        assert (drawn.width(), drawn.height()) == size


@pytest.mark.parametrize(
    ("text", "line", "field", "said"),
    [
        ('blocks = ["number"]', 1, "blocks", "found no code"),
        ('\nblocks = ["code", "rule"]', 2, "blocks", "found no number"),
        ("languages = ['ar']", 1, "blocks", "found nothing"),
        ('blocks = [\n"number",\n"coed", "code"]', 3, "blocks[2]", "did you mean 'code'?"),
        ('blocks = ["number", "code",\n"number"]', 2, "blocks[3]", "a second time"),
        ('blocks = ["code", ["facts", "number"]]', 1, "blocks[2]", "side by side"),
        ('blocks = ["number", ["facts", "code", "hall"]]', 1, "blocks[2]", "first or last"),
        ('blocks = [["number", "code"]]', 1, "blocks[1]", "blocks of text"),
        ('blocks = ["number", [], "code"]', 1, "blocks[2]", "empty list"),
        ('blocks = ["number", 7, "code"]', 1, "blocks[2]", "found 7"),
        ('blocks = ["number", ["code", 7]]', 1, "blocks[2][2]", "found 7"),
        ('blocks = "number"', 1, "blocks", "found 'number'"),
        ('blocks = ["crest", "number", "code"]', 1, "blocks[1]", "an SVG or PNG file"),
        (LEAST + 'languages = ["ar", "fr"]', 2, "languages[2]", "ar, en"),
        (LEAST + 'languages = ["ar", "ar"]', 1, "", "a language twice"),
        (LEAST + "languages = []", 2, "languages", '"ar" and "en"'),
        (LEAST + "[sizes]\nnumber = 20", 3, "sizes.number", "whole dots 80 to 320"),
        (LEAST + '[sizes]\ncode = "big"', 3, "sizes.code", "found 'big'"),
        (LEAST + "[sizes]\nnummer = 100", 3, "sizes.nummer", "did you mean 'number'?"),
        (LEAST + 'languges = ["ar"]', 2, "languges", "did you mean 'languages'?"),
        (LEAST + '[lines]\nbye = { en = "Bye" }', 3, "lines.bye.ar", "Arabic letters"),
        (LEAST + '[lines]\nBye = { ar = "شكرًا", en = "B" }', 3, "lines.Bye", "small letters"),
        (LEAST + '[lines]\nhall = { ar = "هنا", en = "Here" }', 3, "lines.hall", "another than"),
    ],
)
def test_an_error_names_file_line_field_found_and_accepted(
    text: str, line: int, field: str, said: str, file: Path
) -> None:
    told = trouble(file, text)
    assert f"{file}: line {line}: {field}" in told
    assert said in told


def test_all_errors_are_told_at_once(file: Path) -> None:
    told = trouble(file, 'blocks = ["nummer", "code"]\n[sizes]\ngap = -1\ntext = 5')
    for part in ("4 errors", "blocks[1]", "no number", "sizes.gap", "sizes.text"):
        assert part in told


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, "cannot be read"),
        (b"just words", "neither"),
        (b"<html/>", "draws nothing"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "draws nothing"),
        (b"\x89PNG\r\n\x1a\n broken", "damaged PNG"),
    ],
)
def test_a_crest_that_cannot_be_drawn_is_refused(
    content: bytes | None, found: str, file: Path, qapp
) -> None:
    if content is not None:
        (file.parent / "crest.svg").write_bytes(content)
    told = trouble(file, '\ncrest = "crest.svg"\nblocks = ["crest", "number", "code"]')
    assert f"{file}: line 2: crest" in told
    assert found in told and "accepted: an SVG or PNG file" in told


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(Trouble, match="there is no such file"):
        read_layout(file)
