from collections.abc import Iterator
from html import escape

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from queueing.wording import Bilingual, Language
from shell.language import LanguageSwitch
from shell.look import COLOURS, Look, Type, dress
from shell.notices import Banner, CalmCover, CalmScreen, Kind
from shell.paragraph import Paragraph

TITLE = Bilingual("لحظات من فضلك", "One moment, please")
DETAIL = Bilingual("ستعود الشاشة. دورك محفوظ.", "It will be back. Your place is kept.")


@pytest.fixture
def banner(look: Look, qtbot: QtBot) -> Iterator[Banner]:
    page = QWidget()
    qtbot.addWidget(page)
    shown = Banner(look)
    QVBoxLayout(page).addWidget(shown)
    page.resize(900, 120)
    page.show()
    yield shown


def test_a_banner_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_notice(Kind.INFO, "The next visitor is called.")
    assert banner.isVisible()
    banner.clear()
    assert not banner.isVisible()
    assert banner.text == ""


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (Kind.INFO, COLOURS.mist),
        (Kind.SUCCESS, COLOURS.success_soft),
        (Kind.WARNING, COLOURS.amber_soft),
        (Kind.TROUBLE, COLOURS.alert_soft),
    ],
)
def test_kinds_differ_in_ground_and_in_icon(banner: Banner, kind: Kind, ground: str) -> None:
    banner.show_notice(Kind.INFO if kind is not Kind.INFO else Kind.TROUBLE, "before")
    icon = banner._icon.pixmap().toImage()
    banner.show_notice(kind, "The printer does not answer.")
    QApplication.processEvents()
    image = banner.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert image.pixelColor(banner.width() // 2, 4).name().upper() == ground
    assert banner._icon.pixmap().toImage() != icon


def test_the_icon_leads_in_both_directions(banner: Banner, switch: LanguageSwitch) -> None:
    for language, leads in ((Language.AR, True), (Language.EN, False)):
        switch.set(language)
        banner.show_notice(Kind.WARNING, "—")
        QApplication.processEvents()
        on_the_right = banner._icon.x() > banner.width() // 2
        assert on_the_right is leads


def test_the_action_of_a_banner_is_told(banner: Banner, qtbot: QtBot) -> None:
    banner.show_notice(Kind.TROUBLE, "The printer does not answer.")
    button = banner._action
    assert not button.isVisible()
    banner.show_notice(Kind.TROUBLE, "The printer does not answer.", "Try again")
    with qtbot.waitSignal(banner.action_chosen):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_screen_reader_hears_the_words(banner: Banner) -> None:
    banner.show_notice(Kind.INFO, "Counter 3 is open.")
    assert banner.accessibleName() == "Counter 3 is open."


def test_words_are_never_taken_for_markup(banner: Banner) -> None:
    banner.show_notice(Kind.WARNING, "<b>12</b> & more")
    assert banner.text == "<b>12</b> & more"
    assert escape("<b>12</b> & more") in banner._words.text()


@pytest.mark.parametrize("language", Language)
def test_a_calm_screen_says_both_languages_each_in_its_direction(
    language: Language, look: Look, switch: LanguageSwitch, qtbot: QtBot
) -> None:
    switch.set(language)
    screen = CalmScreen(look)
    qtbot.addWidget(screen)
    screen.say(TITLE, DETAIL)
    labels = {label.text(): label for label in screen.findChildren(QLabel) if label.text()}
    assert labels[TITLE.ar].layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert labels[TITLE.en].layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert "ستعود الشاشة.\nدورك محفوظ." in labels


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
def test_nothing_on_a_calm_screen_is_cut_off(
    size: tuple[int, int], look: Look, qtbot: QtBot
) -> None:
    fitting = Look.for_screen(QSize(*size))
    screen = CalmScreen(fitting)
    screen.setStyleSheet(fitting.stylesheet())
    qtbot.addWidget(screen)
    screen.say(TITLE, Bilingual(DETAIL.ar * 3, DETAIL.en * 3))
    screen.resize(*size)
    screen.show()
    QApplication.processEvents()
    assert screen.minimumSizeHint().height() <= size[1]
    for label in screen.findChildren(QLabel):
        corner = label.mapTo(screen, QPoint(label.width(), label.height()))
        assert corner.x() <= size[0]
        assert corner.y() <= size[1]
        assert label.height() >= (label.heightForWidth(label.width()) if label.text() else 0)


def test_a_cover_lies_over_the_window_whatever_its_size(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    cover = CalmCover(window, look)
    assert not cover.covers
    cover.cover(TITLE, DETAIL)
    window.resize(1000, 700)
    QApplication.processEvents()
    screen = window.findChild(CalmScreen)
    assert cover.covers
    assert screen.geometry() == window.rect()
    assert window.childAt(500, 20) is screen
    cover.lift()
    assert not cover.covers


def test_a_cover_can_come_back_by_itself(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    cover = CalmCover(window, look)
    cover.cover(TITLE, DETAIL, seconds=0.02)
    qtbot.waitUntil(lambda: not cover.covers)
    cover.cover(TITLE, DETAIL, seconds=0.02)
    cover.cover(TITLE, DETAIL)
    assert not cover._back.isActive()


def ends_of_lines(label: QLabel) -> list[int]:
    """The last inked column of each line of a label on white."""
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    lines, current = [], []
    for y in range(image.height()):
        ink = [x for x in range(image.width()) if image.pixelColor(x, y).red() < 100]
        if ink:
            current.append(max(ink))
        elif current:
            lines.append(max(current))
            current = []
    return lines + ([max(current)] if current else [])


def test_wrapped_arabic_keeps_a_straight_edge(
    look: Look, switch: LanguageSwitch, qtbot: QtBot
) -> None:
    # Letters without dots or tails, so that each line of text is one band of ink.
    words = "لا لا لا لا لا لا لا لا لا لا لا لا لا لا لا لا"
    label = Paragraph(words)
    qtbot.addWidget(label)
    dress(label, type=Type.BODY)
    label.setStyleSheet("background: white")
    label.setFixedWidth(100)
    label.show()
    edges = ends_of_lines(label)
    assert len(edges) > 1
    assert max(edges) - min(edges) <= 1
