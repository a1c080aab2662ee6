"""The way through a list that is longer than its page."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from kiosk.parts import Footer, TouchButton
from kiosk.state import KioskState
from shell.look import Look, Type, dress

translate = QCoreApplication.translate


class Pager:
    """Back and on, at the end of a page's footer; hidden where one page holds the whole list."""

    def __init__(self, look: Look, footer: Footer, turn: Callable[[int], None]) -> None:
        """`turn` takes by how many pages."""
        self._place = QLabel()
        dress(self._place, type=Type.TITLE, tone="muted")
        self._earlier = TouchButton(look, "", "arrow-start")
        self._more = TouchButton(look, "primary", "arrow-end", "surface")
        self._earlier.setObjectName("earlier")
        self._more.setObjectName("more")
        self._earlier.clicked.connect(lambda: turn(-1))
        self._more.clicked.connect(lambda: turn(1))
        footer.addStretch(1)
        for widget in (self._earlier, self._place, self._more):
            footer.addWidget(widget)

    def draw(self, state: KioskState, more: str) -> None:
        """`more` says what is on the pages that follow."""
        page, pages = state.list_page, state.list_pages
        for widget in (self._earlier, self._place, self._more):
            widget.setVisible(pages > 1)
        place = translate("Kiosk", "{page} of {pages}")
        self._place.setText(place.format(page=page + 1, pages=pages))
        self._earlier.say(translate("Kiosk", "Previous"))
        self._more.say(more)
        self._earlier.set_icon("arrow-start")
        self._more.set_icon("arrow-end", "surface")
        self._earlier.setEnabled(page > 0)
        self._more.setEnabled(page + 1 < pages)
