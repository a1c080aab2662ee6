"""Pages whose text gives way when there is more of it than the screen has room for."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kiosk.parts import KioskPage
from kiosk.ticket_number import TicketNumber

STEPS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58)
"""Sizes of the text that are tried, as shares of its whole size."""

_OWN = "own_sheet"


class SnugPage(KioskPage):
    """Makes its running text as large as all of it fits, and no smaller.

    A button's own words stay as they are, unless the page is made of cards (`CARDS_GIVE_WAY`).

    The longest list of documents in the largest letters on the smallest screen is rare; that a
    line of it is cut off would be worse than that its letters are less large than was asked for.
    """

    CARDS_GIVE_WAY = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.snug()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.snug()

    def snug(self) -> None:
        """Call it at the end of each `draw`; it looks at what is there to be seen."""
        if not self.isVisible():
            return
        texts = [label for label in self.findChildren(QLabel) if self._gives_way(label)]
        for share in STEPS:
            _write(texts, share)
            if self._fits():
                return

    def _fits(self) -> bool:
        layout = self.layout()
        if layout is None:
            return True
        for inner in self.findChildren(QWidget):
            inner.updateGeometry()
        layout.activate()
        return layout.totalMinimumHeightForWidth(self.width()) <= self.height()

    def _gives_way(self, label: QLabel) -> bool:
        number = isinstance(label, TicketNumber)
        fixed = self._is_in_a_button(label) and not self.CARDS_GIVE_WAY
        return bool(label.text()) and not number and not fixed

    def _is_in_a_button(self, widget: QWidget) -> bool:
        above = widget.parentWidget()
        return isinstance(above, QPushButton)


def _write(labels: list[QLabel], share: float) -> None:
    for label in labels:
        own = label.property(_OWN)
        if own is not None:
            label.setStyleSheet(own)
        if share < 1:
            own = label.styleSheet()
            px = max(1, round(label.font().pixelSize() * share))
            label.setProperty(_OWN, own)
            smaller = f"font-size: {px}px;"
            label.setStyleSheet(f"{own} QLabel {{ {smaller} }}" if "{" in own else own + smaller)
        elif own is not None:
            label.setProperty(_OWN, None)
