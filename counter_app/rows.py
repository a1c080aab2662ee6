"""A list of visitors, each with the verbs that make sense for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.parts import Flow, button, label, mark, pill, rule, scrolling
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import led
from db.visits import StepView
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NUMBER_PX = 68
VERB_PX = 26
BESIDE = 2
"""So many verbs stand beside the words; more of them go below."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class RowVerb:
    """A button of a row: its verb, its words, what it does."""

    verb: Verb
    words: str
    act: Callable[[StepView], object]


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says, and what can be done there; `mark` is a short word that stands out."""

    step: StepView
    title: str
    why: str
    time: str
    verbs: Sequence[RowVerb]
    mark: str = ""
    mark_kind: str = "info"


class Row(QFrame):
    """One visitor. A row belongs to its visitor for as long as it is shown, so that a press meets
    the one who was read, however the line moves meanwhile."""

    def __init__(self, look: Look, step: StepView, most_beside: int) -> None:
        super().__init__()
        self._look = look
        self._most_beside = most_beside
        self._said: object = None
        self.step = step
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.number = label(Type.LEAD, "navy")
        self.number.setMinimumWidth(look.px(NUMBER_PX))
        self.title, self.why = Paragraph(), Paragraph()
        dress(self.title, type=Type.BODY)
        dress(self.why, type=Type.CAPTION, tone="muted")
        self.mark, self.time = pill(), label(Type.CAPTION)
        self.buttons: dict[Verb, QPushButton] = {}
        self._lay_out(look)

    def say(self, line: Line, state: ConsoleState) -> bool:
        """True when the row has other buttons now."""
        self.step = line.step
        # The direction may have turned since the row was made, and its icon with it.
        said = (line, state.language, QApplication.layoutDirection())
        changed = False
        if said != self._said:  # each press draws thirty rows, nearly all of them as they were
            self._said = said
            changed = self._offer(line.verbs)
            self._write(line, state)
        if state.busy is None:
            for verb, made in self.buttons.items():
                made.setEnabled(state.allows(verb))
        return changed

    def _write(self, line: Line, state: ConsoleState) -> None:
        self.number.setText(led(state, line.step.number))
        for part, words in ((self.title, line.title), (self.why, line.why)):
            if part.words != words:
                part.say(words)
        self.time.setText(line.time)
        mark(self.mark, line.mark, line.mark_kind)
        for each in line.verbs:
            self._say_button(self.buttons[each.verb], each)

    def _say_button(self, made: QPushButton, each: RowVerb) -> None:
        if each.verb is Verb.LEAVE:
            made.setIcon(self._look.icon("exit", "muted", 20))
            made.setToolTip(each.words)
        else:
            made.setText(each.words)
        made.setAccessibleName(f"{each.words} {self.step.number}")

    def _offer(self, verbs: Sequence[RowVerb]) -> bool:
        if [each.verb for each in verbs] == list(self.buttons):
            return False
        for old in self.buttons.values():
            if old.hasFocus():
                self.setFocus()  # Else it would go to another verb, under a finger that presses.
            old.hide()
            old.deleteLater()
        self.buttons = {each.verb: self._make(each) for each in verbs}
        many = len(verbs) > self._most_beside
        place = self._below if many else self._beside
        for made in self.buttons.values():
            place.addWidget(made)
        self._verbs.setVisible(many)
        return True

    def _make(self, each: RowVerb) -> QPushButton:
        made = button(f"row_{each.verb}", fit="small")
        made.clicked.connect(partial(self._act, each.verb))
        self._acts[each.verb] = each.act
        dress(made, role="quiet")
        px, colours = self._look.px, self._look.colours
        side = px(4 if each.verb is Verb.LEAVE else 8)
        made.setStyleSheet(
            f"QPushButton {{ padding: 0 {side}px; border-width: {px(2)}px;"
            f" min-height: {px(VERB_PX)}px; font-size: {self._look.text_px(15)}px; }}"
            f"QPushButton:enabled {{ background: {colours.mist}; border-color: {colours.mist}; }}"
            f"QPushButton:enabled:hover {{ background: {colours.sand}; }}"
            f"QPushButton:enabled:focus {{ border-color: {colours.navy}; }}"
        )
        if each.verb is Verb.LEAVE:
            made.setIconSize(self._look.icon_size(20))
        return made

    def _act(self, verb: Verb) -> None:
        self._acts[verb](self.step)

    def _lay_out(self, look: Look) -> None:
        self._acts: dict[Verb, Callable[[StepView], object]] = {}
        top = QHBoxLayout()
        top.setSpacing(look.space(1))
        top.addWidget(self.title, stretch=1)
        top.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignTop)
        self._verbs = QWidget()
        self._below = Flow(look.space(0.5))
        self._verbs.setLayout(self._below)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._verbs.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(top)
        words.addWidget(self.why)
        words.addWidget(self._verbs)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(look.space(0.5))
        line = QHBoxLayout()
        line.setContentsMargins(look.space(0.5), look.space(0.75), 0, look.space(0.75))
        line.setSpacing(look.space(0.5))
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self.number)
        who.addWidget(self.time)
        who.addStretch(1)
        line.addLayout(who)
        line.addLayout(words, stretch=1)
        line.addLayout(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(rule(look))


class Rows(QWidget):
    """A list of visitors; when it is empty it says what that means.

    Up and down go from visitor to visitor, to the sides from verb to verb.
    """

    def __init__(self, look: Look, name: str, most_beside: int = BESIDE) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self._most_beside = most_beside
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows: dict[int, Row] = {}
        self.empty = Paragraph()
        dress(self.empty, type=Type.BODY, tone="muted")
        self.more = Paragraph()
        dress(self.more, type=Type.CAPTION, tone="muted")
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        inner.addWidget(self.empty)
        inner.addLayout(self._column)
        inner.addWidget(self.more)
        inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(content, look.space(1))
        outer.addWidget(self._area)

    def draw(self, state: ConsoleState, lines: Sequence[Line], empty: str, more: str = "") -> None:
        new = self._arrange(lines)
        changed = [self.rows[line.step.step_id].say(line, state) for line in lines]
        if new or any(changed):
            self._order_tabs()
        self.empty.say("" if lines else empty)
        self.empty.setVisible(not lines)
        self.more.say(more)
        self.more.setVisible(bool(more))

    def first(self) -> QWidget | None:
        """The first button that can be pressed."""
        for row in self.rows.values():
            for made in row.buttons.values():
                if made.isEnabled():
                    return made
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = Qt.Key(event.key())
            if pressed in _STEPS:
                self._go(watched, _STEPS[pressed])
                return True
            if pressed in _SIDES:
                self._go_along(watched, _SIDES[pressed] * (-1 if self.isRightToLeft() else 1))
                return True
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def _go(self, here: QObject, step: int) -> None:
        """To the same place of the next row in which anything can be pressed."""
        rows = self._open_rows()
        at = next((i for i, row in enumerate(rows) if here in row), None)
        if at is not None and 0 <= at + step < len(rows):
            place = next(i for i, made in enumerate(rows[at]) if made is here)
            there = rows[at + step]
            there[min(place, len(there) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_along(self, here: QObject, step: int) -> None:
        """To the next verb of the same row."""
        row = next((row for row in self._open_rows() if here in row), [])
        place = next((i for i, made in enumerate(row) if made is here), 0) + step
        if 0 <= place < len(row):
            row[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_rows(self) -> list[list[QPushButton]]:
        """What can be pressed, row by row."""
        rows = [[b for b in row.buttons.values() if b.isEnabled()] for row in self.rows.values()]
        return [row for row in rows if row]

    def _arrange(self, lines: Sequence[Line]) -> bool:
        wanted = [line.step.step_id for line in lines]
        if wanted == list(self.rows):
            return False
        for gone in self.rows.keys() - set(wanted):
            row = self.rows.pop(gone)
            focus = QApplication.focusWidget()
            if focus is not None and row.isAncestorOf(focus):
                self.setFocus()  # Left alone, it would go to the next visitor's button.
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        steps = {line.step.step_id: line.step for line in lines}
        self.rows = {
            i: self.rows.get(i) or Row(self._look, steps[i], self._most_beside) for i in wanted
        }
        for place, row in enumerate(self.rows.values()):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        return True

    def _order_tabs(self) -> None:
        chain = [made for row in self.rows.values() for made in row.buttons.values()]
        for one, after in pairwise(chain):
            QWidget.setTabOrder(one, after)
        for made in chain:
            made.removeEventFilter(self)
            made.installEventFilter(self)
