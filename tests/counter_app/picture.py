"""What is wrong with a picture: texts that do not fit, widgets that overlap or lie outside."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from counter_app.parts import Elided
from shell.paragraph import Paragraph

_WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit)
"""Their insides are Qt's own."""

FIELD_PX = 40
"""What the look leaves free at both sides of the words of a field, and its borders."""


def place(widget: QWidget) -> QRect:
    """Where the widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def faults(page: QWidget) -> list[str]:
    """Every fault of what is to be seen of `page`, one line each."""
    found = [f"outside: {_named(w)}" for w in _shown(page) if not _inside(w)]
    found += [f"cut: {_named(w)}" for w in _shown(page) if not _fits(w)]
    return found + list(_overlaps(page))


def _shown(page: QWidget) -> Iterator[QWidget]:
    """The widgets of the page that are there, without the insides of Qt's own."""
    for child in page.children():
        if not isinstance(child, QWidget) or not child.isVisible() or child.isWindow():
            continue
        yield child
        if not isinstance(child, _WHOLE):
            yield from _shown(child)


def _inside(widget: QWidget) -> bool:
    """In the window, or where a scroll bar leads to; nothing is scrolled for to the side."""
    area = _area_of(widget)
    if area is None:
        return widget.window().rect().contains(place(widget))
    view = area.viewport()
    left = widget.mapTo(view, widget.rect().topLeft()).x()
    return left >= 0 and left + widget.width() <= view.width()


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent if parent.viewport().isAncestorOf(widget) else None
        parent = parent.parentWidget()
    return None


def _fits(widget: QWidget) -> bool:
    letters = widget.fontMetrics()
    if isinstance(widget, Elided):
        return True  # Its whole text is in its tool tip.
    if isinstance(widget, Paragraph):
        return not widget.words or widget.heightForWidth(widget.width()) <= widget.height() + 1
    if isinstance(widget, QLabel):
        return letters.horizontalAdvance(widget.text()) <= widget.width()
    if isinstance(widget, QAbstractButton):
        return widget.width() >= widget.minimumSizeHint().width() - 2
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QAbstractSpinBox):
        return letters.horizontalAdvance(widget.placeholderText()) <= widget.width() - FIELD_PX
    return True


def _overlaps(page: QWidget) -> Iterator[str]:
    for parent in (page, *_shown(page)):
        if isinstance(parent, (QAbstractScrollArea, *_WHOLE)):
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget)
            and child.isVisible()
            and not child.isWindow()
            and not isinstance(child, QScrollBar)
        ]
        for one, other in combinations(children, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"overlap: {_named(one)} and {_named(other)}"


def _named(widget: QWidget) -> str:
    text = widget.words if isinstance(widget, Paragraph | Elided) else ""
    text = text or (widget.text() if isinstance(widget, QLabel | QAbstractButton) else "")
    words = str(text or widget.accessibleName() or widget.objectName())
    return f"{type(widget).__name__} “{words}” {place(widget).getRect()}"
