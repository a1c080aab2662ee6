"""What a visitor's eyes would find wrong with a page: words cut off, things one over the other."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kiosk.parts import touch_side
from kiosk.ticket_number import TicketNumber
from shell.paragraph import Paragraph

from .conftest import Kiosk


def place(kiosk: Kiosk, widget: QWidget) -> QRect:
    return widget.rect().translated(widget.mapTo(kiosk.window, QPoint(0, 0)))


def faults(kiosk: Kiosk) -> list[str]:
    """Everything wrong with what is on the screen now; empty for a page that is in order."""
    labels = [w for w in kiosk.window.findChildren(QLabel) if w.isVisible() and len(w.text()) > 1]
    buttons = [b for b in kiosk.window.findChildren(QPushButton) if b.isVisible()]
    found = [f"cut: {said(label)}" for label in labels if _cut(label)]
    for widget in (*labels, *buttons):
        if not kiosk.window.rect().contains(place(kiosk, widget)):
            found.append(f"outside: {widget.objectName() or widget.accessibleName()}")
    for one, other in combinations(labels, 2):
        shared = place(kiosk, one).intersected(place(kiosk, other))
        if min(shared.width(), shared.height()) > 1:
            found.append(f"over each other: {said(one)} / {said(other)}")
    for button in buttons:
        if min(button.width(), button.height()) < touch_side(kiosk.window.look, button):
            found.append(f"small: {button.objectName()}")
        if not button.accessibleName():
            found.append(f"without a name: {button.objectName()}")
    return found


def said(label: QLabel) -> str:
    return label.words if isinstance(label, Paragraph) else label.text()


def _cut(label: QLabel) -> bool:
    if isinstance(label, TicketNumber):
        return label.height() < label.minimumHeight()
    if label.wordWrap():
        high, wide = label.heightForWidth(label.width()), label.minimumSizeHint().width()
    else:
        high, wide = label.sizeHint().height(), label.sizeHint().width()
    return high > label.height() + 1 or wide > label.width() + 1
