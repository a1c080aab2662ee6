"""The language and direction of a running process, changed by one touch without a restart."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from queueing.wording import Bilingual, Language

log = logging.getLogger(__name__)

TRANSLATIONS = Path(__file__).resolve().parent.parent / "assets" / "i18n"

# ar_BH would bring Arabic-Indic digits even into spin boxes; the office alone decides on digits.
_LOCALES = {Language.AR: "ar_AE", Language.EN: "en_GB"}


def locale(language: Language) -> QLocale:
    """The locale of a language, always with the digits 0-9."""
    return QLocale(_LOCALES[language])


def direction(language: Language) -> Qt.LayoutDirection:
    rightwards = Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.RightToLeft if language is Language.AR else rightwards


def other(language: Language) -> Language:
    """The language that a switch offers while this one is shown."""
    return Language.EN if language is Language.AR else Language.AR


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text for translation where it stands and gives it back unchanged.

    As in Qt, under the name that lupdate knows; Qt's own is without a type.
    """
    return text


class LanguageSwitch(QObject):
    """Sets the language of the whole application: texts, direction, locale.

    Every widget then gets QEvent.LanguageChange and draws its texts anew; presenters that hold
    texts of their own listen to `changed`.
    """

    changed = Signal(object)
    """The new Language, after every text and the direction have changed."""

    def __init__(
        self,
        app: QApplication,
        parts: Sequence[str],
        language: Language = Language.AR,
        folder: Path = TRANSLATIONS,
    ) -> None:
        """`parts` are the packages whose texts are on the screen, such as ("kiosk", "shell")."""
        super().__init__(app)
        self._app = app
        self._parts = tuple(parts)
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._language = language
        self._apply()

    @property
    def language(self) -> Language:
        return self._language

    def set(self, language: Language) -> None:
        """Shows `language` from now on. Setting the present one again does nothing."""
        if language is self._language:
            return
        self._language = language
        self._apply()
        self.changed.emit(language)

    def toggle(self) -> None:
        self.set(other(self._language))

    def close(self) -> None:
        """Takes the texts away again; the application shows its source English."""
        while self._installed:
            self._app.removeTranslator(self._installed.pop())

    def _apply(self) -> None:
        QLocale.setDefault(locale(self._language))
        self._app.setLayoutDirection(direction(self._language))
        fresh = [_of_qt(self._language)]
        fresh += [translator(part, self._language, self._folder) for part in self._parts]
        stale, self._installed = self._installed, fresh
        for old in stale:
            self._app.removeTranslator(old)
        for new in fresh:
            self._app.installTranslator(new)


class BothLanguages:
    """Texts in Arabic and English at once, for screens that show both, such as a calm screen."""

    def __init__(self, parts: Sequence[str], folder: Path = TRANSLATIONS) -> None:
        self._translators = {
            language: [translator(part, language, folder) for part in parts]
            for language in Language
        }

    def say(self, context: str, source: str, comment: str | None = None) -> Bilingual:
        """The text as the .ts files have it; mark it with QT_TRANSLATE_NOOP so that they do."""
        ar, en = (self._find(of, context, source, comment) for of in (Language.AR, Language.EN))
        return Bilingual(ar=ar, en=en)

    def _find(self, language: Language, context: str, source: str, comment: str | None) -> str:
        for each in self._translators[language]:
            if found := each.translate(context, source, comment):
                return found
        return source


def translator(part: str, language: Language, folder: Path = TRANSLATIONS) -> QTranslator:
    """The texts of one package. Without its file they stay in English, and the log says so."""
    loaded = QTranslator()
    file = folder / f"{part}_{language}.qm"
    if not loaded.load(str(file)):
        log.warning("no translation in %s; its texts stay in English", file)
    return loaded


def _of_qt(language: Language) -> QTranslator:
    """Qt's own texts: the menu of a text field, the buttons of a dialog."""
    loaded = QTranslator()
    loaded.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return loaded
