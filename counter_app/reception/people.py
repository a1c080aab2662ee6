"""The list of visitors and of bookings: two lines a row, gone through with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from counter_app.reception.entries import Entry
from shell.look import Look, Type

_ENTRY = Qt.ItemDataRole.UserRole
ROW_PX = 58
LEAD_PX = 72
_PILL_COLOURS = {
    "quiet": ("sand", "ink"),
    "info": ("mist", "navy"),
    "signal": ("amber", "navy_deep"),
    "success": ("success_soft", "success"),
    "warning": ("amber_soft", "amber_deep"),
    "alert": ("alert_soft", "alert"),
}


class People(QListWidget):
    """Rows to choose one from. Who was chosen stays chosen while the rows move around."""

    opened = Signal(object)
    """The key of the row that was pressed, or on which Enter was."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._offered: tuple[Entry, ...] = ()
        self._gap = 0
        """The row of whoever was chosen and is not in the list any more."""
        self._painter = _Painter(look, self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { border: none; }")
        self.itemClicked.connect(self._open)

    @property
    def key(self) -> int | None:
        """Who is chosen."""
        item = self.currentItem()
        return item.data(_ENTRY).key if item else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._offered

    def offer(self, entries: Sequence[Entry]) -> None:
        """Shows these rows; the list does not move under the eye that reads it."""
        if tuple(entries) == self._offered:
            return
        same = [each.key for each in entries] == [each.key for each in self._offered]
        self._offered = tuple(entries)
        self._painter.make_room(entries)
        if not same:
            self._refill()
        for row, entry in enumerate(entries):
            item = self.item(row)
            item.setData(_ENTRY, entry)
            item.setText(entry.spoken)
            item.setToolTip(entry.spoken)

    def choose(self, key: int | None) -> None:
        row = next((r for r, each in enumerate(self._offered) if each.key == key), -1)
        self.setCurrentRow(row)

    def choose_next(self) -> None:
        """Chooses the row that took the place of the one chosen last, else the first."""
        if self.currentRow() < 0:
            self.setCurrentRow(min(self._gap, self.count() - 1))

    def step(self, by: int) -> None:
        """Goes up or down, from the field above in which somebody types."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def open(self) -> None:
        """Opens the chosen row, else the first one."""
        item = self.currentItem() or self.item(0)
        if item is not None:
            self.setCurrentItem(item)
            self._open(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Whoever types is looking for somebody: the field takes it.
        else:
            super().keyPressEvent(event)

    def _refill(self) -> None:
        kept, row, at = self.key, self.currentRow(), self.verticalScrollBar().value()
        self.blockSignals(True)
        while self.count() > len(self._offered):
            self.takeItem(self.count() - 1)
        while self.count() < len(self._offered):
            self.addItem(QListWidgetItem())
        self.choose(kept)
        self._gap = row if row >= 0 and self.currentRow() < 0 else 0
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_ENTRY).key)


class _Painter(QStyledItemDelegate):
    """Number at the start; service and time on the first line; the rest and the state below."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._fonts = {of: look.font(of) for of in (Type.LEAD, Type.BODY, Type.STRONG)}
        self._small = look.font(Type.CAPTION)
        self._mark = look.font(Type.CAPTION)
        self._lead_width = look.px(LEAD_PX)
        self._mark.setWeight(self._fonts[Type.STRONG].weight())

    def make_room(self, entries: Sequence[Entry]) -> None:
        """All rows begin in line, behind the longest number or hour."""
        measure = QFontMetrics(self._fonts[Type.LEAD])
        longest = max((measure.horizontalAdvance(each.lead) for each in entries), default=0)
        self._lead_width = max(self._look.px(LEAD_PX), longest + self._look.px(10))

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._look.px(ROW_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(_ENTRY)
        if entry is None:
            return
        painter.save()
        row = _Row(painter, option, self._look)
        row.ground()
        lead = self._lead_width
        row.text(entry.lead, self._fonts[Type.LEAD], "navy", at=(0, lead), line=(0, 2))
        end = row.from_end(entry.time, self._fonts[Type.STRONG], "ink")
        below = row.pill(entry.mark, self._mark, *_PILL_COLOURS[entry.kind]) if entry.mark else 0
        row.text(entry.title, self._fonts[Type.BODY], "ink", at=(lead, end), line=(0, 1))
        row.text(entry.detail, self._small, "muted", at=(lead, below), line=(1, 1))
        painter.restore()


class _Row:
    """The place of one row, in lengths from its start side and from its end."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
        self._painter = painter
        self._look = look
        # PySide hides the fields of the option's base from the type checker.
        self._rect: QRect = option.rect
        self._direction: Qt.LayoutDirection = option.direction
        self._state = option.state
        self._pad = look.px(8)
        painter.setLayoutDirection(self._direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def chosen(self) -> bool:
        return bool(self._state & QStyle.StateFlag.State_Selected)

    def ground(self) -> None:
        """The chosen row is told by a bar as well as by its ground."""
        chosen = self.chosen
        hovered = bool(self._state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            self._painter.fillRect(self._rect, self._look.colour("mist" if chosen else "paper"))
        if chosen:
            bar = QRect(self._rect.topLeft(), QSize(self._look.px(4), self._rect.height()))
            self._painter.fillRect(self._turned(bar), self._look.colour("navy"))
        line = QRect(self._rect)
        line.setTop(line.bottom())
        self._painter.fillRect(line, self._look.colour("line"))

    def text(
        self, text: str, font: QFont, ink: str, *, at: tuple[int, int], line: tuple[int, int]
    ) -> None:
        """`at`: where it starts, and what is kept free at its end, or its width where it takes both
        lines; `line`: which of two, and how many."""
        start = self._pad + at[0]
        whole = line[1] == 2
        width = at[1] if whole else self._rect.width() - start - at[1] - self._pad
        box = QRect(self._rect.left() + start, self._rect.top(), width, self._rect.height())
        if not whole:
            half = box.height() // 2
            # The lines are drawn towards each other: they belong together.
            box = QRect(box.left(), box.top() + (half - 2 if line[0] else 3), box.width(), half)
        self._write(text, font, ink, box)

    def from_end(self, text: str, font: QFont, ink: str) -> int:
        """Writes at the end of the first line; the width that it took."""
        width = self._width(text, font) + 2
        self._write(text, font, ink, self._upper(width))
        return width + self._look.px(8) if text else 0

    def pill(self, text: str, font: QFont, ground: str, ink: str) -> int:
        """A mark at the end of the second line; the width that it took."""
        width = self._width(text, font) + 2 * self._look.px(10)
        height = self._look.px(22)
        right, half = self._rect.right() - self._pad, self._rect.height() // 2
        box = QRect(right - width + 1, self._rect.top() + half, width, height)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour("surface" if self.chosen else ground))
        self._painter.drawRoundedRect(self._turned(box), height / 2, height / 2)
        self._painter.setFont(font)
        self._painter.setPen(self._look.colour(ink))
        self._painter.drawText(self._turned(box), Qt.AlignmentFlag.AlignCenter, text)
        return width + self._look.px(8)

    def _upper(self, width: int) -> QRect:
        right = self._rect.right() - self._pad
        return QRect(right - width + 1, self._rect.top() + 3, width, self._rect.height() // 2)

    def _write(self, text: str, font: QFont, ink: str, box: QRect) -> None:
        self._painter.setFont(font)
        self._painter.setPen(self._look.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeft)
        self._painter.drawText(
            self._turned(box),
            side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            shown,
        )

    def _width(self, text: str, font: QFont) -> int:
        return QFontMetrics(font).horizontalAdvance(text)

    def _turned(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._rect, box)
