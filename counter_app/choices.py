"""A list to choose one thing from, quickly and by keyboard alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from shell.look import Look, Type

_KEY, _DIGIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_NUMBERED = 9
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LEAST_PX = 96
"""Three lines: of fewer one cannot see that there are more."""
_DIGIT_PX, _SIDE_PX, _AIR_PX = 30, 10, 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; without a key it is a heading."""

    key: object
    text: str


class _Numbered(QStyledItemDelegate):
    """Draws a digit at the start side and the words beside it, in as many lines as they need."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent
        self.air = look.px(_AIR_PX)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._list.viewport().width()
        words = self._words(index, width - self._indent(index) - self._look.px(_SIDE_PX))
        return QSize(width, round(words.size().height()) + 2 * self.air)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        # From edge to edge, also where Qt laid the item out before there was a scroll bar.
        row = QRect(0, option.rect.y(), self._list.viewport().width(), option.rect.height())
        painter.save()
        if chosen:
            painter.fillRect(row, self._look.colour("navy"))
        self._draw_digit(painter, row, index, chosen)
        self._draw_words(painter, row, index, chosen)
        painter.restore()

    def _draw_digit(
        self,
        painter: QPainter,
        row: QRect,
        index: QModelIndex | QPersistentModelIndex,
        chosen: bool,
    ) -> None:
        spot = QRect(row.topLeft(), QSize(self._indent(index), row.height()))
        painter.setFont(self._look.font(Type.CAPTION))
        painter.setPen(self._look.colour("sky" if chosen else "muted"))
        painter.drawText(
            QStyle.visualRect(self._list.layoutDirection(), row, spot),
            Qt.AlignmentFlag.AlignCenter,
            index.data(_DIGIT) or "",
        )

    def _draw_words(
        self,
        painter: QPainter,
        row: QRect,
        index: QModelIndex | QPersistentModelIndex,
        chosen: bool,
    ) -> None:
        indent, side = self._indent(index), self._look.px(_SIDE_PX)
        spot = row.adjusted(indent, self.air, -side, -self.air)
        place = QStyle.visualRect(self._list.layoutDirection(), row, spot)
        heading = index.data(_KEY) is None
        colour = "surface" if chosen else "muted" if heading else "ink"
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._look.colour(colour))
        painter.translate(place.topLeft())
        words = self._words(index, place.width())
        words.documentLayout().draw(painter, context)

    def _words(self, index: QModelIndex | QPersistentModelIndex, width: int) -> QTextDocument:
        """Of Qt's ways to lay out text, the one that keeps both edges straight in Arabic."""
        words = QTextDocument()
        words.setDocumentMargin(0)
        font = index.data(Qt.ItemDataRole.FontRole)
        words.setDefaultFont(font if isinstance(font, QFont) else self._list.font())
        setting = QTextOption()
        setting.setTextDirection(self._list.layoutDirection())
        words.setDefaultTextOption(setting)
        words.setPlainText(index.data(Qt.ItemDataRole.DisplayRole))
        words.setTextWidth(max(1, width))
        return words

    def _indent(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._look.px(_SIDE_PX if index.data(_KEY) is None else _DIGIT_PX)


class Choices(QListWidget):
    """Arrows or a click choose, the digit of one of the first nine too, Enter decides."""

    decided = Signal()
    typed = Signal(str)
    """A letter, for whoever has a field to look for something with."""
    turned = Signal(int)
    """To the side: 1 is onwards in the direction of reading, -1 back."""

    def __init__(self, look: Look, name: str, first: int = 1) -> None:
        """`first` is the digit of the first choice."""
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self._first = first
        self._offered: tuple[Choice, ...] = ()
        self.setItemDelegate(_Numbered(look, self))
        self.setMinimumHeight(look.px(LEAST_PX))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(look.font(Type.BODY))
        self.setStyleSheet(
            f"QListWidget {{ border: {look.px(2)}px solid {look.colours.line}; }}"
            f"QListWidget:focus {{ border-color: {look.colours.navy}; }}"
        )
        self.itemDoubleClicked.connect(lambda _item: self.decided.emit())

    @property
    def chosen(self) -> object | None:
        item = self.currentItem()
        return item.data(_KEY) if item else None

    def offer(self, offered: Sequence[Choice]) -> None:
        """Shows these; what was chosen stays chosen while it is among them."""
        if tuple(offered) == self._offered:
            return
        kept = self.chosen
        self._offered = tuple(offered)
        self.blockSignals(True)
        self.clear()
        place = self._first
        for each in offered:
            self._add(each, place)
            place += each.key is not None
        self.blockSignals(False)
        self.choose(kept)

    def choose(self, key: object) -> None:
        """Chooses by key; nothing when it is not there."""
        row = next((r for r in range(self.count()) if self.item(r).data(_KEY) == key), -1)
        if key is None or row < 0:
            self.setCurrentRow(-1, QItemSelectionModel.SelectionFlag.Clear)
        else:
            self.setCurrentRow(row)

    def choose_first(self) -> None:
        """Chooses the first thing that there is, if any."""
        self.choose(next((each.key for each in self._offered if each.key is not None), None))

    def be_low(self, low: bool) -> None:
        """Closer lines for a low window."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, _Numbered)
        delegate.air = self._look.px(_AIR_PX / 2 if low else _AIR_PX)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt would choose the first thing by itself; nothing is chosen that nobody chose.
        kept = self.chosen
        blocked = self.blockSignals(kept is None)
        super().focusInEvent(event)
        if kept is None:
            self.setCurrentRow(-1, QItemSelectionModel.SelectionFlag.Clear)
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decided.emit()
        elif key in _SIDES:
            onwards = _SIDES[key] * (-1 if self.isRightToLeft() else 1)
            self.turned.emit(onwards)
        elif len(text) == 1 and text.isdecimal():
            self._choose_nth(int(text) - self._first)
        elif len(text) == 1 and text.isprintable() and not text.isspace():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _add(self, choice: Choice, place: int) -> None:
        if choice.key is None:
            item = QListWidgetItem(choice.text)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(self._look.font(Type.CAPTION))
        else:
            item = QListWidgetItem(choice.text)
            item.setData(_DIGIT, str(place) if place <= _NUMBERED else "")
            item.setData(_KEY, choice.key)
        self.addItem(item)

    def _choose_nth(self, nth: int) -> None:
        keys = [each.key for each in self._offered if each.key is not None]
        if 0 <= nth < min(len(keys), _NUMBERED + 1 - self._first):
            self.choose(keys[nth])
