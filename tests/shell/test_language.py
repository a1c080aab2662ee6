import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from queueing.wording import Language
from shell import translations
from shell.language import BothLanguages, LanguageSwitch, direction, locale, other

CODE = """
from PySide6.QtWidgets import QLabel

class Hall(QLabel):
    def show_line(self, n):
        return self.tr("%n waiting", "", n) + self.tr("Hall")
"""


class Hall(QLabel):
    """Draws its text anew when the language changes, as every screen does."""

    def __init__(self, waiting: int) -> None:
        super().__init__()
        self._waiting = waiting
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self.setText(self.tr("%n waiting", "", self._waiting))


class HallOfZone(Hall):
    """Inherits its texts: they are found under the name of the class that wrote them."""

    def title(self) -> str:
        return self.tr("Hall")


@pytest.fixture
def hall_texts(tmp_path: Path) -> Path:
    """A package with one plural text, collected, translated and compiled by the real tools."""
    (tmp_path / "hall").mkdir()
    (tmp_path / "hall" / "screen.py").write_text(CODE)
    folder = tmp_path / "i18n"
    translations.update(("hall",), tmp_path, folder)
    forms = {
        Language.AR: ("لا أحد", "واحد", "اثنان", "%n قليل", "%n كثير", "%n آخر"),
        Language.EN: ("%n person waiting", "%n people waiting"),
    }
    for language, written in forms.items():
        file = translations.ts_file("hall", language, folder)
        text = file.read_text().replace(' type="unfinished"></trans', ">القاعة</trans")
        text = text.replace(' type="unfinished"', "")
        for form in written:
            text = text.replace("<numerusform></numerusform>", f"<numerusform>{form}<nf>", 1)
        file.write_text(text.replace("<nf>", "</numerusform>"))
    translations.compile_all(("hall",), folder)
    return folder


def test_language_direction_and_locale_change_together(
    qapp: QApplication, switch: LanguageSwitch, qtbot: QtBot
) -> None:
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    with qtbot.waitSignal(switch.changed) as told:
        switch.set(Language.EN)
    assert told.args == [Language.EN]
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QLocale().language() == QLocale.Language.English


def test_setting_the_same_language_tells_nobody(switch: LanguageSwitch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(switch.changed):
        switch.set(Language.AR)


def test_toggle_goes_there_and_back(switch: LanguageSwitch) -> None:
    seen = []
    for _ in range(2):
        switch.toggle()
        seen.append(switch.language)
    assert seen == [Language.EN, Language.AR]


@pytest.mark.parametrize("language", Language)
def test_digits_are_western_in_both_languages_even_in_a_spin_box(
    language: Language, switch: LanguageSwitch, qtbot: QtBot
) -> None:
    switch.set(language)
    assert locale(language).toString(1234567890).replace(",", "") == "1234567890"
    box = QSpinBox(maximum=9999, value=1984)
    qtbot.addWidget(box)
    assert box.text() == "1984"


def test_a_widget_retranslates_itself_with_the_plural_of_each_language(
    qapp: QApplication, hall_texts: Path, qtbot: QtBot, switch: LanguageSwitch
) -> None:
    halls = LanguageSwitch(qapp, ("hall",), Language.AR, hall_texts)
    two, many = Hall(2), Hall(11)
    qtbot.addWidget(two)
    qtbot.addWidget(many)
    assert (two.text(), many.text()) == ("اثنان", "11 كثير")
    assert HallOfZone(2).title() == "القاعة"
    halls.set(Language.EN)
    qapp.processEvents()
    assert (two.text(), many.text()) == ("2 people waiting", "11 people waiting")
    assert Hall(1).text() == "1 person waiting"
    halls.close()


def test_the_texts_of_qt_itself_are_arabic_too(qapp: QApplication, switch: LanguageSwitch) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "ألغِ"
    switch.set(Language.EN)
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_both_languages_at_once_whatever_the_application_shows(switch: LanguageSwitch) -> None:
    for language in Language:
        switch.set(language)
        both = BothLanguages(("shell",)).say("Calm", "One moment, please")
        assert (both.ar, both.en) == ("لحظات من فضلك", "One moment, please")


def test_a_text_that_nobody_translated_shows_in_english() -> None:
    said = BothLanguages(("shell",)).say("Calm", "Not in any file")
    assert said.ar == said.en == "Not in any file"


def test_a_missing_file_is_logged_and_leaves_english(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture, switch: LanguageSwitch
) -> None:
    with caplog.at_level(logging.WARNING):
        nothing = LanguageSwitch(qapp, ("nowhere",), Language.AR, tmp_path)
    assert "nowhere_ar.qm" in caplog.text
    assert QObject().tr("Call next") == "Call next"
    nothing.close()


def test_directions_and_others() -> None:
    assert direction(Language.AR) == Qt.LayoutDirection.RightToLeft
    assert direction(Language.EN) == Qt.LayoutDirection.LeftToRight
    assert [other(language) for language in Language] == [Language.EN, Language.AR]
