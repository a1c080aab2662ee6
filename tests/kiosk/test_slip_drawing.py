"""The drawn slip as paper shows it: whole, in both directions, with boxes to tick."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QImage

from commands.ticket import Ending, office_of_profile, sample_slip
from db.office import Document, Office
from db.tickets import SlipFace
from kiosk.ticket_drawing import WIDTHS, TicketDrawing, draw_slip, png_of
from kiosk.ticket_layout import read_layout
from kiosk.ticket_sheet import MARGIN_SHARE
from queueing.visit import DocumentKind
from queueing.wording import Bilingual, Language
from shell.look import load_fonts

from .conftest import PROFILES
from .test_ticket_drawing import (
    ENOUGH,
    LOOKS,
    _missing_reader,
    ink,
    plain_words,
    read_words,
    seen,
    share_found,
)

OFFICES = ("civil_defense", "traffic_services")
LONGEST_MM = {576: 161, 512: 156, 384: 148}
"""What a slip may take of the roll, at 8 dots a millimetre; the longest lists five documents in
both languages, most of them in two lines."""


@pytest.fixture(autouse=True)
def fonts(qapp) -> None:
    load_fonts()


@cache
def office_named(name: str) -> Office:
    return office_of_profile(PROFILES / f"{name}.toml")


def slip_for(code: str = "F", name: str = "civil_defense") -> SlipFace:
    office = office_named(name)
    return sample_slip(office, office.service_coded(code))


def assert_whole(image: QImage) -> None:
    picture, margin = seen(image), round(image.width() * MARGIN_SHARE)
    left, top, right, bottom = ink(picture)
    assert min(left, top) >= margin
    assert right <= picture.width - margin and bottom <= picture.height - margin


def in_languages(*languages: Language) -> TicketDrawing:
    return TicketDrawing(read_layout().model_copy(update={"languages": languages}))


def boxes(image: QImage) -> dict[str, int]:
    """How many boxes to tick stand at each edge: black squares that are white inside."""
    picture, margin = seen(image), round(image.width() * MARGIN_SHARE)
    side, line = round(22 * image.width() / 576), max(2, round(3 * image.width() / 576))
    right = image.width() - margin - side
    return {
        edge: sum(_is_box(picture, x, y, side, line) for y in range(picture.height - side))
        for edge, x in (("left", margin), ("right", right))
    }


def _is_box(picture: Image.Image, x: int, y: int, side: int, line: int) -> bool:
    inside = picture.crop((x + line, y + line, x + side - line, y + side - line))
    if inside.getextrema() != (255, 255):
        return False
    sides = (
        (x, y, x + side, y + line),
        (x, y + side - line, x + side, y + side),
        (x, y, x + line, y + side),
        (x + side - line, y, x + side, y + side),
    )
    return all(picture.crop(one).getextrema() == (0, 0) for one in sides)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", OFFICES)
def test_every_service_is_whole_and_saves_paper(name: str, width: int) -> None:
    for service in office_named(name).services.values():
        image = draw_slip(slip_for(service.code, name), width)
        assert image.format() == QImage.Format.Format_Mono and image.width() == width
        assert image.height() / 8 <= LONGEST_MM[width], service.code
        assert_whole(image)


@pytest.mark.parametrize("width", (128, 256, 832))
def test_heads_of_other_widths_are_served_too(width: int) -> None:
    assert_whole(draw_slip(slip_for("N"), width))


def test_drawn_twice_no_dot_differs() -> None:
    assert png_of(draw_slip(slip_for(), 512)) == png_of(draw_slip(slip_for(), 512))


@pytest.mark.parametrize("width", WIDTHS)
def test_each_document_has_a_box_where_the_lines_of_its_language_begin(width: int) -> None:
    face = slip_for("N")
    count = len(face.documents)
    assert count == 3
    assert boxes(draw_slip(face, width)) == {"left": count, "right": count}
    arabic, english = in_languages(Language.AR), in_languages(Language.EN)
    assert boxes(arabic.draw_slip(face, width)) == {"left": 0, "right": count}
    assert boxes(english.draw_slip(face, width)) == {"left": count, "right": 0}


@pytest.mark.parametrize(
    "less",
    [{"next_step": None}, {"outcome": None}, {"documents": ()}, {"service": Bilingual("", "")}],
)
def test_what_there_is_nothing_to_say_about_takes_no_room(less: dict[str, object]) -> None:
    whole, shorter = draw_slip(slip_for(), 576), draw_slip(replace(slip_for(), **less), 576)  # type: ignore[arg-type]
    assert shorter.height() < whole.height()
    assert_whole(shorter)


def test_with_nothing_but_a_number_no_line_parts_nothing() -> None:
    bare = replace(
        slip_for(), next_step=None, outcome=None, documents=(), service=Bilingual("", "")
    )
    image = draw_slip(bare, 576)
    assert_whole(image)
    picture, margin = seen(image), round(576 * MARGIN_SHARE)
    rows = [
        picture.crop((margin, y, 576 - margin, y + 1)).getextrema() == (0, 0)
        for y in range(picture.height)
    ]
    assert sum(now and not before for before, now in pairwise(rows)) == 1


def test_the_look_is_that_of_the_office() -> None:
    theirs = TicketDrawing(read_layout(PROFILES.parent / "tickets" / "traffic_services.toml"))
    crestless = TicketDrawing(read_layout().model_copy(update={"crest": None}))
    drawn = [
        drawing(slip_for(), 576) for drawing in (draw_slip, theirs.draw_slip, crestless.draw_slip)
    ]
    assert len({png_of(image) for image in drawn}) == 3
    for image in drawn:
        assert_whole(image)


NAMES = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويء ABCefgijpqy0123-/.,؛،َُِّ "), min_size=1, max_size=90
).filter(str.strip)
TEXTS = st.builds(Bilingual, NAMES, NAMES)


@settings(max_examples=40)
@given(todo=TEXTS, outcome=TEXTS, papers=st.lists(TEXTS, max_size=6), width=st.sampled_from(WIDTHS))
def test_whatever_an_office_calls_things_the_slip_is_whole(
    todo: Bilingual, outcome: Bilingual, papers: list[Bilingual], width: int
) -> None:
    documents = tuple(Document(name, DocumentKind.PAPER) for name in papers)
    face = replace(slip_for(), next_step=todo, outcome=outcome, documents=documents)
    assert_whole(draw_slip(face, width))


@pytest.mark.skipif(bool(_missing_reader()), reason=_missing_reader() or "it can be read")
@pytest.mark.parametrize("width", WIDTHS)
def test_both_languages_of_every_next_step_can_be_read(width: int) -> None:
    office = office_named("civil_defense")
    shares = {}
    for step in office.next_steps:
        ending = Ending(office.outcomes[0].code, step.code)
        face = sample_slip(office, office.service_coded("F"), ending=ending)
        image = draw_slip(face, width)
        texts = [face.next_step, face.service, *(each.name for each in face.documents)]
        wanted = {
            language: plain_words(" ".join(text.in_(language) for text in texts if text))
            for language in Language
        }
        found: set[str] = set()
        for look in LOOKS:
            found |= read_words(image, *look)
            shares[step.code] = min(share_found(wanted[each], found) for each in Language)
            if shares[step.code] >= ENOUGH:
                break
    assert min(shares.values()) >= ENOUGH, shares
