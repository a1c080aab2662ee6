"""What the tests of the shell share: an application with its look, and a clean language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    chosen = Look()
    chosen.apply(qapp)
    return chosen


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[LanguageSwitch]:
    """The language of the shell, Arabic at first; the application is as before afterwards."""
    made = LanguageSwitch(qapp, ("shell",), Language.AR)
    yield made
    made.close()
    QLocale.setDefault(QLocale.c())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
