"""One line of the floor: who waits for a service, for how long against its target, and whether a
newcomer could be promised anything."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from counter_app.parts import Elided, label, mark, pill
from counter_app.reception.words import range_words
from counter_app.state import ConsoleState
from counter_app.words import figures, minutes_words
from db.floor import LineNow
from db.office import Service
from shell.look import Look, Type, dress

ROW_PX, FOLDED_PX = 34, 58
CODE_PX, COUNT_PX, LATE_PX, LONGEST_PX, PROMISE_PX = 24, 26, 42, 52, 80
BAR_PX = 64


BORDER_PX = 2
COLUMN_SHARES = (0, 6, 0, 0, 1, 0, 0)
"""Letter, name, how many wait, how many are late, the bar, the longest wait, the promise."""


class WaitBar(QWidget):
    """The longest wait against the target. The target is in the middle of every bar, so that the
    marks of all lines stand one below the other and whatever is over it is seen at once."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share = 0.0
        self.setMinimumWidth(look.px(BAR_PX))
        self.setFixedHeight(look.px(18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How much of the bar is full: a half is the target, 1 is twice the target or more."""
        return self._share

    def show_wait(self, longest_min: int, target_min: int) -> None:
        self._share = min(1.0, longest_min / (2 * max(1, target_min)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(96), self._look.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self._fill(painter, 1.0, "sand")
        if self._share:
            self._fill(painter, min(self._share, 0.5), "navy_soft")
        if self._share > 0.5:
            self._over(painter)
        mark_px = max(2, self._look.px(2))
        middle = QRectF(self.width() / 2 - mark_px / 2, 0, mark_px, self.height())
        painter.fillRect(middle, self._look.colour("ink"))

    def _fill(self, painter: QPainter, share: float, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(colour))
        painter.drawRoundedRect(self._part(0, share), 3, 3)

    def _over(self, painter: QPainter) -> None:
        """What is over the target is taller and hatched: not told by its colour alone."""
        painter.setBrush(self._look.colour("alert"))
        over = self._part(0.5, self._share).adjusted(0, -self._look.px(3), 0, self._look.px(3))
        painter.drawRoundedRect(over, 2, 2)
        painter.setBrush(self._look.colour("alert_soft"))
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRoundedRect(over, 2, 2)

    def _part(self, start: float, end: float) -> QRectF:
        air = self._look.px(5)
        width = self.width()
        return QRectF(width * start, air, width * (end - start), self.height() - 2 * air)


class LineRow(QPushButton):
    """A line. Pressed, it shows the visitors of this line alone."""

    def __init__(self, look: Look, service_id: int) -> None:
        super().__init__()
        self.service_id = service_id
        self._look = look
        self._folded: bool | None = None
        self._busiest = False
        self.setCheckable(True)
        self.setObjectName(f"line_{service_id}")
        self._code = label(Type.STRONG, "navy")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setFixedWidth(look.px(CODE_PX))
        self.name = Elided(Type.BODY)
        self.waiting = _figure(look, COUNT_PX, Type.STRONG)
        self.overdue = pill()
        self.overdue.setMinimumWidth(look.px(LATE_PX))
        self.overdue.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = WaitBar(look)
        self.longest = _figure(look, LONGEST_PX, Type.CAPTION)
        self.promise = _figure(look, PROMISE_PX, Type.CAPTION)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(look.space(1), 0, look.space(1), 0)
        self._grid.setHorizontalSpacing(look.space(0.75))
        self._grid.setVerticalSpacing(0)
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.fold(False)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (
            *(self._code, self.name, self.waiting, self.overdue),
            *(self.bar, self.longest, self.promise),
        )

    def fold(self, folded: bool) -> None:
        """Two lines where there is no room for one."""
        if folded is self._folded:
            return
        self._folded = folded
        for part in self._parts:
            self._grid.removeWidget(part)
        if folded:
            self._grid.addWidget(self._code, 0, 0, 2, 1)
            self._grid.addWidget(self.name, 0, 1, 1, 2)
            self._grid.addWidget(self.overdue, 0, 3, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self.waiting, 0, 4, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self.bar, 1, 1)
            self._grid.addWidget(self.longest, 1, 2)
            self._grid.addWidget(self.promise, 1, 3, 1, 2)
        else:
            for column, part in enumerate(self._parts):
                self._grid.addWidget(part, 0, column)
        for column, stretch in enumerate((0, 2, 0, 0, 0) if folded else COLUMN_SHARES):
            self._grid.setColumnStretch(column, stretch)
        self._dress()

    def say(self, line: LineNow, service: Service, state: ConsoleState, *, busiest: bool) -> None:
        self._code.setText(service.code)
        self.name.say(service.short.in_(state.language))
        self.waiting.setText(figures(state, str(line.waiting)))
        late = self.tr("{n} late").format(n=line.overdue) if line.overdue else ""
        mark(self.overdue, figures(state, f"! {line.overdue}") if line.overdue else "", "alert")
        self.overdue.setVisible(True)
        dress(self.overdue, pill="alert" if line.overdue else "none")
        self.bar.show_wait(line.longest_min, line.target_min)
        self.longest.setText(minutes_words(state, line.longest_min) if line.waiting else "–")
        over = line.longest_min > line.target_min
        dress(self.longest, type=Type.CAPTION, tone="alert" if over else "")
        self._say_promise(line, state)
        self._say_all(line, service, state, late)
        if busiest is not self._busiest:
            self._busiest = busiest
            dress(self, busiest=busiest)
            self._dress()

    def _say_promise(self, line: LineNow, state: ConsoleState) -> None:
        if line.expected is None:
            self.promise.setText(self.tr("no counter"))
            dress(self.promise, tone="alert")
        else:
            self.promise.setText(range_words(state, line.expected))
            dress(self.promise, tone="muted")

    def _say_all(self, line: LineNow, service: Service, state: ConsoleState, late: str) -> None:
        """Everything in words, for the tool tip and for screen readers."""
        told = [
            service.name.in_(state.language),
            self.tr("waiting: {n}").format(n=line.waiting),
            self.tr("longest wait {n} min, target {target} min").format(
                n=line.longest_min, target=line.target_min
            ),
            late,
            self.tr("a newcomer is promised {range}").format(
                range=range_words(state, line.expected)
            )
            if line.expected
            else self.tr("no open counter serves it"),
        ]
        words = figures(state, "\n".join(part for part in told if part))
        self.setToolTip(words)
        self.setAccessibleName(words)

    def _dress(self) -> None:
        look, colours = self._look, self._look.colours
        height = look.px(FOLDED_PX if self._folded else ROW_PX)
        ground = colours.amber_soft if self._busiest else "transparent"
        edge = colours.amber if self._busiest else "transparent"
        self.setStyleSheet(
            "LineRow {"
            f" min-height: {height - 2 * BORDER_PX}px; padding: 0; background: {ground};"
            f" border: {BORDER_PX}px solid {edge}; border-radius: {look.px(8)}px; }}"
            f"LineRow:hover {{ background: {colours.mist}; }}"
            f"LineRow:checked {{ background: {colours.mist}; border-color: {colours.navy}; }}"
            f"LineRow:focus {{ border: {BORDER_PX}px solid {colours.navy}; padding: 0; }}"
            f"QLabel[pill] {{ padding: 0 {look.px(6)}px; border-radius: {look.px(10)}px; }}"
            'QLabel[pill="none"] { background: transparent; }'
        )


class LineHeads(QWidget):
    """What the columns mean, above the lines while they stand in one line each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.service = label(Type.CAPTION, "muted")
        self.waiting, self.longest, self.promise = (_head() for _ in range(3))
        grid = QGridLayout(self)
        edge = look.space(1) + BORDER_PX
        grid.setContentsMargins(edge, 0, edge, 0)
        grid.setHorizontalSpacing(look.space(0.75))
        for part, column, columns in (
            (self.service, 0, 2),
            (self.waiting, 2, 2),
            (self.longest, 4, 2),
            (self.promise, 6, 1),
        ):
            grid.addWidget(part, 0, column, 1, columns)
        least = (CODE_PX, 0, COUNT_PX, LATE_PX, BAR_PX, LONGEST_PX, PROMISE_PX)
        for column, (stretch, width) in enumerate(zip(COLUMN_SHARES, least, strict=True)):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, look.px(width) if width else 0)

    def say(self) -> None:
        self.service.setText(self.tr("Service"))
        self.waiting.setText(self.tr("Waiting"))
        self.longest.setText(self.tr("Longest wait"))
        self.promise.setText(self.tr("Newcomer"))


def _head() -> QLabel:
    made = label(Type.CAPTION, "muted")
    made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    # A heading never widens its column: the figures below it say how wide that is.
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


def _figure(look: Look, width: int, type_: Type) -> QLabel:
    made = label(type_)
    made.setFixedWidth(look.px(width))
    made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return made
