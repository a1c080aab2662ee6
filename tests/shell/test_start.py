import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from shell.start import CARDS, StartWindow

COMMANDS = [command for command, *_ in CARDS]


@pytest.fixture
def window(look: Look, switch: LanguageSwitch, qtbot: QtBot) -> StartWindow:
    made = StartWindow(look, switch)
    qtbot.addWidget(made)
    made.show()
    return made


def card(window: StartWindow, command: str) -> QPushButton:
    found = window.findChild(QPushButton, command)
    assert found is not None
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_card_tells_its_command(window: StartWindow, command: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.chosen) as told:
        qtbot.mouseClick(card(window, command), Qt.MouseButton.LeftButton)
    assert told.args == [command]


def test_a_touch_on_the_words_of_a_card_counts(window: StartWindow, qtbot: QtBot) -> None:
    words = card(window, "kiosk").findChildren(QLabel)[-1]
    place = words.mapTo(window, QPoint(5, 5))
    assert window.childAt(place) is card(window, "kiosk")


def test_everything_works_by_keyboard(window: StartWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(card(window, "demo").hasFocus)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.chosen) as told:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert told.args == ["kiosk"]


def test_every_card_has_a_name_in_both_languages(
    window: StartWindow, switch: LanguageSwitch
) -> None:
    arabic = [card(window, command).accessibleName() for command in COMMANDS]
    switch.set(Language.EN)
    QApplication.processEvents()
    english = [card(window, command).accessibleName() for command in COMMANDS]
    assert arabic[1] == "جهاز الخدمة الذاتية"
    assert english[1] == "Check-in kiosk"
    assert len({*arabic, *english}) == 2 * len(COMMANDS)


def test_each_card_also_says_its_name_in_the_other_language(
    window: StartWindow, switch: LanguageSwitch
) -> None:
    words = [label.text() for label in card(window, "display").findChildren(QLabel)]
    assert {"شاشة القاعة", "Hall display"} <= set(words)


def test_the_switch_is_labelled_in_the_language_it_leads_to(
    window: StartWindow, switch: LanguageSwitch, qtbot: QtBot
) -> None:
    button = card(window, "language")
    assert button.text() == "English"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert switch.language is Language.EN
    assert button.text() == "العربية"


def test_the_page_is_mirrored(window: StartWindow, switch: LanguageSwitch) -> None:
    first, third = card(window, "kiosk"), card(window, "counter")
    QApplication.processEvents()
    assert first.x() > third.x()
    switch.set(Language.EN)
    QApplication.processEvents()
    assert first.x() < third.x()


def cut_off(window: StartWindow) -> list[str]:
    """The words of the labels that are smaller than what they have to show."""
    labels = window.findChildren(QLabel)
    wrapped = [x for x in labels if x.wordWrap() and x.height() < x.heightForWidth(x.width())]
    plain = [x for x in labels if not x.wordWrap() and x.width() < x.sizeHint().width()]
    return [label.text() for label in (*wrapped, *plain)]


@pytest.mark.parametrize("language", Language)
def test_no_word_is_cut_off(
    window: StartWindow, switch: LanguageSwitch, language: Language, qtbot: QtBot
) -> None:
    switch.set(language)
    qtbot.waitUntil(lambda: cut_off(window) == [])
