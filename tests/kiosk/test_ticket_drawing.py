"""The drawn ticket as paper shows it: whole, legible, and read by a scanner."""

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher
from functools import cache
from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter, ImageOps
from PySide6.QtGui import QImage

from commands.ticket import SAMPLE_TOKEN, office_of_profile, sample_face
from db.intake import Promise
from db.office import Office
from db.tickets import TicketFace
from kiosk import ticket_words as words
from kiosk.ticket_drawing import WIDTHS, TicketDrawing, draw_ticket, png_of
from kiosk.ticket_layout import Sizes, TicketLayout, read_layout
from kiosk.ticket_lines import broken
from kiosk.ticket_sheet import MARGIN_SHARE
from queueing.forecast import Range
from queueing.visit import Counted
from queueing.wording import Bilingual, Language
from shell.look import load_fonts

from .conftest import PROFILES

OFFICES = ("civil_defense", "traffic_services")
LONGEST_MM = {576: 137, 512: 130, 384: 120}
"""What a ticket for one service may take of the roll, at 8 dots a millimetre."""


@pytest.fixture(autouse=True)
def fonts(qapp) -> None:
    load_fonts()


@cache
def office_named(name: str) -> Office:
    return office_of_profile(PROFILES / f"{name}.toml")


def face_for(code: str = "F", *further: str, name: str = "civil_defense", **more) -> TicketFace:
    office = office_named(name)
    return sample_face(office, *map(office.service_coded, (code, *further)), **more)


def seen(image: QImage) -> Image.Image:
    return Image.open(BytesIO(png_of(image))).convert("L")


def codes_in(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The rectangle that holds all black."""
    found = ImageOps.invert(picture).getbbox()
    assert found is not None
    return found


def assert_whole(image: QImage, token: str = SAMPLE_TOKEN) -> None:
    """Nothing in the margin, and the code reads."""
    picture = seen(image)
    margin = round(image.width() * MARGIN_SHARE)
    left, top, right, bottom = ink(picture)
    assert min(left, top) >= margin
    assert right <= picture.width - margin and bottom <= picture.height - margin
    assert codes_in(picture) == [token]


def layout_with(**changes: object) -> TicketLayout:
    return read_layout().model_copy(update=changes)


class TestPaper:
    @pytest.mark.parametrize("width", WIDTHS)
    @pytest.mark.parametrize("name", OFFICES)
    def test_every_service_is_whole_and_saves_paper(self, name: str, width: int) -> None:
        for service in office_named(name).services.values():
            image = draw_ticket(face_for(service.code, name=name), width)
            assert image.format() == QImage.Format.Format_Mono and image.width() == width
            assert image.height() / 8 <= LONGEST_MM[width], service.code
            assert_whole(image)

    @pytest.mark.parametrize("width", (128, 256, 832))
    def test_heads_of_other_widths_are_served_too(self, width: int) -> None:
        assert_whole(draw_ticket(face_for("N", "I"), width))

    @pytest.mark.parametrize("number", ["F1", "F001", "F0123", "WW123456"])
    def test_any_number_fits(self, number: str) -> None:
        for width in WIDTHS:
            assert_whole(draw_ticket(face_for(number=number), width))

    def test_a_number_is_as_large_as_the_paper_allows(self) -> None:
        """A short one is stopped by its height, a long one by the width."""
        bare = TicketDrawing(layout_with(blocks=(("number",), ("code",))))
        short, long = (
            _tallest_band(bare.draw(face_for(number=number), 576)) for number in ("F1", "WW123456")
        )
        assert 130 <= short <= 140 and 60 <= long < 120

    def test_a_reprint_says_so_before_anything_else(self) -> None:
        once, again = draw_ticket(face_for(), 576), draw_ticket(face_for(), 576, True)
        assert again.height() > once.height()
        margin = round(576 * MARGIN_SHARE)
        corner = seen(again).crop((margin, margin, 576 - margin, margin + 8))
        assert corner.getextrema() == (0, 0)
        assert_whole(again)

    def test_drawn_twice_no_dot_differs(self) -> None:
        assert png_of(draw_ticket(face_for(), 512)) == png_of(draw_ticket(face_for(), 512))


def _tallest_band(image: QImage) -> int:
    """The height of the tallest run of inked rows in the upper half."""
    picture = seen(image).crop((0, 0, image.width(), image.height() // 2))
    rows = [
        picture.crop((0, y, picture.width, y + 1)).getextrema()[0] for y in range(picture.height)
    ]
    runs = "".join("x" if row == 0 else " " for row in rows).split()
    return max(map(len, runs))


class TestWhatItSays:
    def test_a_party_is_counted_in_people_or_files(self) -> None:
        assert words.party(face_for()) == []
        people = replace(face_for(), party_size=3)
        assert [text.en for text in words.party(people)] == ["This ticket is for 3 people"]
        files = replace(people, counted=Counted.FILES, party_size=6)
        assert [text.ar for text in words.party(files)] == ["تشمل التذكرة: 6 ملفات"]

    def test_a_booked_visitor_reads_the_hour_not_the_people_ahead(self) -> None:
        booked = words.facts(face_for(booked=timedelta(minutes=30)))
        assert [text.en for text in booked] == [
            "Appointment: 9:30 am",
            "Wait: about 10 to 20 minutes",
        ]
        walked = words.facts(face_for())
        assert walked[0].ar == "أمامك 3 أشخاص"

    def test_without_a_forecast_a_walk_in_is_told_so(self) -> None:
        unknown = replace(face_for(), promise=Promise(0, None))
        assert "cannot be estimated" in words.facts(unknown)[1].en
        booked = replace(unknown, booked_start=unknown.issued_at)
        assert len(words.facts(booked)) == 1

    def test_an_office_writes_its_own_digits_in_arabic_alone(self) -> None:
        face = face_for("L", name="traffic_services")
        assert words.issued(face)[0].ar.endswith("٢٢ نوفمبر ٢٠٢٦، ٩:٠٠ ص")
        assert words.issued(face)[0].en.endswith("22 November 2026, 9:00 am")
        assert words.facts(face)[0].ar == "أمامك ٣ أشخاص"

    def test_a_hall_is_named_where_it_makes_a_difference(self) -> None:
        assert [text.en for text in words.hall(face_for())] == ["Where to wait: Main hall"]
        assert words.hall(replace(face_for(), hall=None)) == []

    @pytest.mark.parametrize(
        ("text", "isolated"),
        [
            ("نموذج B-12/4 هنا", "نموذج \u2066B-12/4\u2069 هنا"),
            ("من 10-20 يوم", "من \u206610-20\u2069 يوم"),
            ("اتصل على 999.", "اتصل على \u2066999\u2069."),
            ("التذكرة \u2066F012\u2069", "التذكرة \u2066F012\u2069"),
            ("بلا رمز", "بلا رمز"),
        ],
    )
    def test_latin_codes_keep_their_order_inside_arabic(self, text: str, isolated: str) -> None:
        assert words.isolated(text) == isolated


class TestLayout:
    """What each part of a layout changes on paper."""

    def test_every_block_takes_room_and_can_be_left_out(self) -> None:
        face = replace(face_for("F", "G"), party_size=2)
        whole = [("crest",), ("office",), ("number",), ("services",), ("party",), ("facts",)]
        whole += [("hall",), ("code",), ("please_wait",), ("notices",), ("rule",), ("issued",)]
        full = TicketDrawing(layout_with(blocks=tuple(whole))).draw(face, 576)
        assert_whole(full)
        for row in whole:
            kept = tuple(other for other in whole if other != row)
            shorter = TicketDrawing(layout_with(blocks=kept)).draw(face, 576)
            assert shorter.height() < full.height(), row

    def test_blocks_come_in_their_order(self) -> None:
        numbers_first = TicketDrawing(layout_with(blocks=(("number",), ("code",))))
        code_first = TicketDrawing(layout_with(blocks=(("code",), ("number",))))
        below, above = (
            zxingcpp.read_barcodes(seen(drawing.draw(face_for(), 576)))[0].position.top_left.y
            for drawing in (numbers_first, code_first)
        )
        assert above < 60 < 150 < below

    @pytest.mark.parametrize("leading", list(Language))
    def test_a_picture_stands_where_lines_begin_or_end(self, leading: Language) -> None:
        first = layout_with(blocks=(("number",), ("code", "facts")), languages=(leading,))
        last = layout_with(blocks=(("number",), ("facts", "code")), languages=(leading,))
        at = [
            zxingcpp.read_barcodes(seen(TicketDrawing(layout).draw(face_for(), 576)))[0]
            for layout in (first, last)
        ]
        right_first = at[0].position.top_left.x > at[1].position.top_left.x
        assert right_first is (leading is Language.AR)

    def test_one_language_alone_is_shorter(self) -> None:
        both = draw_ticket(face_for(), 576)
        for language in Language:
            one = TicketDrawing(layout_with(languages=(language,))).draw(face_for(), 576)
            assert_whole(one)
            assert one.height() < both.height()

    @pytest.mark.parametrize("name", list(Sizes.model_fields))
    def test_every_size_counts(self, name: str) -> None:
        sizes = Sizes()
        rows = tuple((block,) for block in ("crest", "office", "number", "services", "facts"))
        rows += (("code",), ("rule",), ("issued",))
        larger = sizes.model_copy(update={name: round(getattr(sizes, name) * 1.2) + 2})
        low, high = (
            TicketDrawing(layout_with(blocks=rows, sizes=each)).draw(face_for(number="F1"), 576)
            for each in (sizes, larger)
        )
        assert high.height() > low.height()

    def test_rules_that_part_nothing_are_left_out(self) -> None:
        rule = ("rule",)
        bare = (("number",), rule, ("code",))
        ruled = (rule, ("number",), rule, ("party",), rule, ("code",), rule)
        plain, same = (
            png_of(TicketDrawing(layout_with(blocks=blocks)).draw(face_for(), 384))
            for blocks in (bare, ruled)
        )
        assert plain == same

    def test_an_office_has_lines_of_its_own(self) -> None:
        thanks = Bilingual("شكرًا لزيارتكم", "Thank you for your visit")
        blocks = (("number",), ("code",))
        without = TicketDrawing(layout_with(blocks=blocks))
        told = TicketDrawing(layout_with(blocks=(*blocks, ("bye",)), lines={"bye": thanks}))
        assert told.draw(face_for(), 576).height() > without.draw(face_for(), 576).height()

    def test_a_code_too_large_for_its_row_stands_alone(self) -> None:
        layout = layout_with(sizes=Sizes(code=480))
        assert_whole(TicketDrawing(layout).draw(face_for(), 384))


class TestLines:
    """Breaking with letters that are all one dot wide for each dot of size."""

    def lines(self, text: str, width: int, dots: int = 10, least: int = 10) -> list[str]:
        return list(broken(text, width, dots, least, len).lines)

    def test_lines_are_even_and_leave_no_word_alone(self) -> None:
        assert self.lines("aaaa bbbb cccc dddd", 150) == ["aaaa bbbb", "cccc dddd"]

    def test_a_line_does_not_end_with_a_word_that_belongs_to_the_next(self) -> None:
        assert self.lines("aaaaa xx bbbbbbb", 120) == ["aaaaa xx", "bbbbbbb"]
        assert self.lines("aaaaa of bbbbbbb", 120) == ["aaaaa", "of bbbbbbb"]

    def test_a_label_parts_from_its_value(self) -> None:
        assert self.lines("Wait: about ten minutes", 170) == ["Wait:", "about ten minutes"]

    def test_a_little_smaller_is_better_than_another_line(self) -> None:
        set_in = broken("aaaa bbbb", 140, 16, 10, len)
        assert list(set_in.lines) == ["aaaa bbbb"] and 14 <= set_in.dots < 16

    def test_a_word_wider_than_the_paper_is_made_smaller_and_then_broken(self) -> None:
        assert broken("a" * 12, 200, 20, 10, len).dots == 16
        parts = self.lines("a" * 50, 200)
        assert "".join(parts) == "a" * 50 and max(map(len, parts)) <= 20

    def test_a_mark_without_a_letter_does_not_begin_a_line(self) -> None:
        assert self.lines("\u064b aa \u064b bb", 100) == ["aa\u064b bb"]

    def test_nothing_is_nothing(self) -> None:
        assert self.lines("  ", 100) == []


ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئًٌٍَُِّْ،", min_size=1, max_size=14)
LATIN = st.text(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-'/.,09ÄÉ", min_size=1, max_size=18
)


def sentences(word: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(word, min_size=1, max_size=14).map(" ".join)


NAMES = st.builds(Bilingual, ar=sentences(ARABIC | LATIN), en=sentences(LATIN))


@settings(max_examples=60)
@given(
    office=NAMES,
    services=st.lists(NAMES, min_size=1, max_size=3),
    notices=st.lists(NAMES, max_size=2),
    hall=st.none() | NAMES,
    number=st.from_regex(r"[A-Z]{1,2}[0-9]{1,6}", fullmatch=True),
    width=st.sampled_from(WIDTHS),
    reprint=st.booleans(),
    ahead=st.integers(0, 5000),
)
def test_whatever_an_office_calls_things_the_ticket_is_whole(
    qapp, office, services, notices, hall, number, width, reprint, ahead
) -> None:
    load_fonts()
    face = face_for(number=number)
    face = replace(
        face,
        office=replace(face.office, name=office),
        services=tuple(services),
        notices=tuple(notices),
        hall=hall,
        promise=Promise(ahead, Range(ahead, 2 * ahead + 1)),
    )
    assert_whole(draw_ticket(face, width, reprint))


# --- What a reader makes of it


def _missing_reader() -> str:
    """Why the tickets cannot be read here; empty where they can."""
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return "tesseract is not installed"
    known = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False)
    absent = {"ara", "eng"} - set(known.stdout.split())
    return f"tesseract does not know {', '.join(sorted(absent))}" if absent else ""


def read_words(image: QImage, mode: int, blur: float) -> set[str]:
    """The words that tesseract sees in the ticket at twice its size, its dots run together a little
    as thermal paper lets them."""
    picture = ImageOps.expand(seen(image), 20, 255)
    picture = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.LANCZOS)
    held = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(blur)).save(held, "PNG")
    done = subprocess.run(
        ["tesseract", "-", "-", "-l", "ara+eng", "--psm", str(mode), "--dpi", "406"],
        input=held.getvalue(),
        capture_output=True,
        env={"OMP_THREAD_LIMIT": "1", "PATH": os.environ["PATH"]},
        check=True,
    )
    return set(plain_words(done.stdout.decode()))


def plain_words(text: str) -> list[str]:
    """Words without marks, and letters that readers take for each other as one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+", bare.translate(str.maketrans("أإآٱىة", "اااايه")).casefold())


def share_found(wanted: Iterable[str], found: set[str]) -> float:
    """How many of the words are there, each give or take a letter or two."""
    asked = list(wanted)
    hits = [w for w in asked if any(SequenceMatcher(None, w, f).ratio() >= 0.75 for f in found)]
    return len(hits) / len(asked)


LOOKS = ((3, 1.0), (4, 2.0), (6, 1.5))
"""How tesseract divides the page, and how much the dots run. One look is nearly always enough;
it sometimes takes a line beside the great number for a part of it, and looks again."""

ENOUGH = 0.8
"""Of the words of office and service in one language. The shortest names have five words with the
office's, so that one may be misread; a line that is clipped or unjoined loses more."""


@pytest.mark.skipif(bool(_missing_reader()), reason=_missing_reader() or "it can be read")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", OFFICES)
def test_both_languages_of_every_service_can_be_read(name: str, width: int) -> None:
    office = office_named(name)
    shares = {}
    for service in office.services.values():
        image = draw_ticket(face_for(service.code, name=name), width)
        wanted = {
            language: plain_words(f"{office.name.in_(language)} {service.name.in_(language)}")
            for language in Language
        }
        found: set[str] = set()
        for look in LOOKS:
            found |= read_words(image, *look)
            shares[service.code] = min(share_found(wanted[each], found) for each in Language)
            if shares[service.code] >= ENOUGH:
                break
    assert min(shares.values()) >= ENOUGH, shares
