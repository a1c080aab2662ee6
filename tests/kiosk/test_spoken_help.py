"""Spoken help: what is said for each page, to whom, and what is never said aloud."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.intake import Promise
from kiosk.help import spoken_help
from kiosk.patience import Times
from kiosk.state import KioskState, Page, Paper, ShownTicket
from queueing.forecast import Range
from queueing.visit import Spared
from queueing.wording import Bilingual, Language
from shell.language import BothLanguages

from .conftest import House, Kiosk
from .test_access import Surround, Voice, surround

__all__ = ["surround"]

Build = Callable[..., Kiosk]


@pytest.fixture
def both(qapp: QApplication) -> BothLanguages:
    return BothLanguages(("kiosk", "shell"))


@pytest.fixture
def state(house: House, clock: Callable[[], datetime]) -> KioskState:
    view = house.views.kiosk()
    return KioskState(page=Page.START, now=clock(), view=view, instead=Spared.LATER)


@pytest.mark.parametrize("page", [p for p in Page if p is not Page.STARTING])
def test_every_page_is_told_in_both_languages(
    page: Page, state: KioskState, both: BothLanguages
) -> None:
    needs = {Page.SERVICE, Page.BOOKING, Page.STANDING, Page.TICKET}
    said = spoken_help(replace(state, page=page), both)
    if page in needs:
        assert said == Bilingual("", "")  # nothing is made up about what is not there
    else:
        assert len(said.ar) > 10 and len(said.en) > 10
        assert any("\u0621" <= c <= "\u064a" for c in said.ar)
        assert said.en.isascii()


def test_a_service_is_told_with_what_to_bring_and_the_wait(
    state: KioskState, both: BothLanguages
) -> None:
    assert state.office is not None
    service = state.office.service_coded("I")
    shown = replace(
        state, page=Page.SERVICE, service_id=service.id, promise=Promise(3, Range(10, 20))
    )
    said = spoken_help(shown, both)
    assert service.name.en in said.en and "three people" in said.en
    assert "about 10 to 20 minutes" in said.en and "I have them all" not in said.en
    for document in service.documents:
        assert document.name.en in said.en and document.name.ar in said.ar
    assert said.en.endswith("If not, touch: Not yet.")


def test_a_number_is_said_as_it_is_called(state: KioskState, both: BothLanguages, house) -> None:
    service = state.office.service_coded("F") if state.office else None
    assert service is not None
    ticket = house.intake.issue([service.id], language=Language.EN)
    at = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    shown = ShownTicket(ticket, (service.name,), Promise(0, None), at)
    said = spoken_help(replace(state, page=Page.TICKET, ticket=shown, paper=Paper.FAILED), both)
    assert "F, zero zero one" in said.en and "9:30 am" in said.en
    assert "without paper" in said.en
    assert "9:30 صباحًا" in said.ar and "ص." not in said.ar


def test_the_question_is_told_before_the_page(state: KioskState, both: BothLanguages) -> None:
    asked = spoken_help(replace(state, page=Page.SERVICES, asking=True), both)
    assert asked.en.startswith("Are you still there?")


def test_what_is_typed_is_never_said(state: KioskState, both: BothLanguages) -> None:
    said = spoken_help(replace(state, page=Page.ENTRY, typed="850312345"), both)
    assert "8503" not in said.ar + said.en


@pytest.mark.parametrize(
    ("language", "word"), [(Language.AR, "الخدمة"), (Language.EN, "Which service")]
)
def test_a_visitor_hears_each_page_in_their_language(
    build: Build, surround: Surround, language: Language, word: str
) -> None:
    voice, kiosk = Voice(), build(language=Language.AR)
    surround(kiosk, speech=voice)
    kiosk.touch(f"walk_in_{language}")
    assert voice.said == []
    kiosk.touch("spoken")
    assert word in voice.said[-1][0] and voice.said[-1][1] is language
    before = voice.stopped
    kiosk.touch("service_F")
    assert voice.stopped > before
    assert voice.said[-1][1] is language
    kiosk.touch("language")
    assert voice.said[-1][1] is not language


def test_figures_that_move_on_are_not_read_again(build: Build, surround: Surround) -> None:
    voice, kiosk = Voice(), build(language=Language.EN)
    surround(kiosk, speech=voice)
    kiosk.touch("walk_in_en")
    kiosk.touch("spoken")
    kiosk.touch("service_F")
    told = len(voice.said)
    promise = Promise(9, Range(30, 40))
    kiosk.presenter.show(promise=promise)
    assert len(voice.said) == told


def test_the_keyboard_is_told_where_it_stands(build: Build, surround: Surround) -> None:
    voice, kiosk = Voice(), build(language=Language.EN)
    surround(kiosk, speech=voice)
    kiosk.touch("walk_in_en")
    kiosk.touch("spoken")
    kiosk.window.activateWindow()
    heard = []
    for _ in range(18):
        QTest.keyClick(kiosk.window.focusWidget() or kiosk.window, Qt.Key.Key_Tab)
        heard.append(voice.said[-1])
    assert ("Back", Language.EN) in heard
    assert ("General enquiries. You are next", Language.EN) in heard
    assert ("العربية", Language.AR) in heard
    assert ("Spoken help, on", Language.EN) in heard


def test_a_typed_number_is_not_told(build: Build, surround: Surround) -> None:
    voice, kiosk = Voice(), build(language=Language.EN)
    surround(kiosk, speech=voice)
    kiosk.touch("booked_en")
    kiosk.touch("spoken")
    for key in "850312345":
        kiosk.touch(f"key_{key}")
    for _ in range(12):
        QTest.keyClick(kiosk.window.focusWidget() or kiosk.window, Qt.Key.Key_Tab)
    assert len(voice.said) > 5 and not any("8503" in text for text, _ in voice.said)


def test_the_next_visitor_hears_nothing(build: Build, surround: Surround) -> None:
    voice, kiosk = Voice(), build(language=Language.EN)
    surround(kiosk, speech=voice)
    kiosk.touch("walk_in_en")
    kiosk.touch("spoken")
    kiosk.presenter.home()
    told, stopped = len(voice.said), voice.stopped
    assert stopped > 0
    kiosk.touch("walk_in_en")
    assert len(voice.said) == told


def test_without_sound_the_switch_says_so_and_the_visit_goes_on(
    build: Build, surround: Surround
) -> None:
    voice, kiosk = Voice(), build(language=Language.EN)
    around = surround(kiosk, speech=voice)
    kiosk.touch("walk_in_en")
    kiosk.touch("spoken")
    voice.failed.emit("no device")
    assert around.access.access.mute and not around.access.access.spoken
    said = kiosk.find("spoken").accessibleName()
    assert said == "Sound is not available on this kiosk now"
    kiosk.touch("service_F")
    kiosk.touch("take_ticket")
    kiosk.until(Page.TICKET)


def test_a_kiosk_without_a_voice_offers_none(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN)
    surround(kiosk)
    assert not kiosk.shown("spoken") and kiosk.shown("larger_text")


def test_who_listens_is_given_twice_the_time(build: Build, surround: Surround) -> None:
    kiosk = build(language=Language.EN, times=Times(settle_s=0, ask_after_s=40))
    surround(kiosk, speech=Voice())
    kiosk.touch("walk_in_en")
    assert 30 < kiosk.presenter.time_left < 45
    kiosk.touch("spoken")
    assert 70 < kiosk.presenter.time_left < 90
    kiosk.touch("spoken")
    assert 30 < kiosk.presenter.time_left < 45
