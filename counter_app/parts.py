"""Small widgets that several panels of the console share."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QWidget,
)

from shell.look import Look, Type, dress


def label(type_: Type, tone: str = "", *, name: str = "") -> QLabel:
    """A line of plain text in the look's type."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    dress(made, type=type_, **({"tone": tone} if tone else {}))
    made.setObjectName(name)
    return made


def pill() -> QLabel:
    """A short mark; `mark` gives it words and colour, or hides it."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    # Qt takes a label's padding from the style once, so it must be a pill from the start.
    dress(made, pill="quiet")
    made.hide()
    return made


def mark(one: QLabel, text: str, kind: str = "quiet") -> None:
    one.setText(text)
    dress(one, pill=kind)
    one.setVisible(bool(text))


def button(name: str, role: str = "", fit: str = "") -> QPushButton:
    made = QPushButton()
    made.setObjectName(name)
    roles = {key: value for key, value in (("role", role), ("fit", fit)) if value}
    dress(made, **roles)
    return made


def toggle(name: str, look: Look) -> QPushButton:
    """A small button that stays pressed, to choose one of a few."""
    made = button(name, fit="small")
    made.setCheckable(True)
    colours = look.colours
    made.setStyleSheet(
        f"QPushButton:checked {{ background: {colours.navy}; color: {colours.surface};"
        f" border-color: {colours.navy}; }}"
        f"QPushButton:checked:focus {{ border-color: {colours.amber}; }}"
    )
    return made


def key(where: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    """A key that acts while `where` is on the screen; held down, it acts once."""
    made = QShortcut(QKeySequence(keys), where)
    made.setAutoRepeat(False)
    made.activated.connect(act)
    return made


def rule(look: Look) -> QFrame:
    """A thin line between two parts."""
    made = QFrame()
    made.setFixedHeight(look.px(1))
    made.setStyleSheet(f"background: {look.colours.line}; border: none;")
    return made


def scrolling(content: QWidget, gap: int = 0) -> QScrollArea:
    """`content` with a scroll bar when the window is too low for it, `gap` pixels beside it."""
    area = QScrollArea()
    inside = QWidget()
    line = QHBoxLayout(inside)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(content, stretch=1)
    line.addSpacing(gap)  # Unlike a margin it changes sides with the direction.
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class Elided(QLabel):
    """One line that ends in dots where there is no room; the whole text is in its tool tip."""

    def __init__(self, type_: Type, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        dress(self, type=type_, **({"tone": tone} if tone else {}))
        self._whole = ""

    @property
    def words(self) -> str:
        return self._whole

    def say(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


class Flow(QLayout):
    """Lays its widgets side by side from the start, and in further rows where there is no room."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width: the layouts around it ask dozens of times for every state that is drawn."""
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def _lay(self, rect: QRect, *, place: bool) -> int:
        """Places the widgets; returns the height that they take."""
        x = y = row = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y, row = 0, y + row + self.spacing(), 0
            if place:
                spot = QRect(rect.topLeft() + QPoint(x, y), size)
                parent = self.parentWidget()
                direction = parent.layoutDirection() if parent else QApplication.layoutDirection()
                item.setGeometry(QStyle.visualRect(direction, rect, spot))
            x, row = x + size.width() + self.spacing(), max(row, size.height())
        return y + row
