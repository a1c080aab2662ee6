"""The line as this counter sees it, the parked and the missed visitors; each with its verbs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.parts import Elided, button, key, label, rule, scrolling, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.words import figures, hour_words, led, minutes_since, minutes_words, service_short
from db.visits import StepView
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

NUMBER_PX = 68


@dataclass(frozen=True, slots=True)
class RowVerb:
    """A button of a row: its verb, its words, what it does."""

    verb: Verb
    words: str
    act: Callable[[StepView], object]


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says."""

    step: StepView
    title: str
    why: str
    time: str


class Row(QFrame):
    """One visitor. A row belongs to its visitor for as long as it is shown, so that a press meets
    the one who was read, however the line moves meanwhile."""

    def __init__(self, look: Look, verbs: Sequence[RowVerb], step: StepView) -> None:
        super().__init__()
        self._look = look
        self._said: object = None
        self.step = step
        self.number = label(Type.LEAD, "navy")
        self.number.setMinimumWidth(look.px(NUMBER_PX))
        self.title, self.why = Elided(Type.BODY), Elided(Type.CAPTION, "muted")
        self.time = label(Type.STRONG)
        self.buttons = {each.verb: button(f"row_{each.verb}", fit="small") for each in verbs}
        for each in verbs:
            made = self.buttons[each.verb]
            made.clicked.connect(partial(self._act, each.act))
            dress(made, role="quiet")
            if each.verb is Verb.LEAVE:
                made.setIconSize(look.icon_size(20))
                made.setStyleSheet(f"padding: {look.px(4)}px {look.px(6)}px;")
        self._lay_out(look)

    def say(self, line: Line, state: ConsoleState, verbs: Sequence[RowVerb]) -> None:
        self.step = line.step
        if state.busy is None:
            for each in verbs:
                self.buttons[each.verb].setEnabled(state.allows(each.verb))
        # The direction may have turned since the row was made, and its icon with it.
        said = (line, tuple(verbs), state.language, QApplication.layoutDirection())
        if said != self._said:  # each press draws thirty rows, nearly all of them as they were
            self._said = said
            self._write(line, state, verbs)

    def _write(self, line: Line, state: ConsoleState, verbs: Sequence[RowVerb]) -> None:
        self.number.setText(led(state, line.step.number))
        self.title.say(line.title)
        self.why.say(line.why)
        self.time.setText(line.time)
        for each in verbs:
            made = self.buttons[each.verb]
            if each.verb is Verb.LEAVE:
                made.setIcon(self._look.icon("exit", "muted", 20))
                made.setToolTip(each.words)
            else:
                made.setText(each.words)
            made.setAccessibleName(f"{each.words} {line.step.number}")

    def _act(self, act: Callable[[StepView], object]) -> None:
        act(self.step)

    def _lay_out(self, look: Look) -> None:
        top = QHBoxLayout()
        top.setSpacing(look.space(1.5))
        top.addWidget(self.title, stretch=1)
        top.addWidget(self.time)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(top)
        words.addWidget(self.why)
        line = QHBoxLayout()
        line.setContentsMargins(look.space(0.5), look.space(0.75), 0, look.space(0.75))
        line.setSpacing(look.space(0.5))
        line.addWidget(self.number)
        line.addLayout(words, stretch=1)
        line.addSpacing(look.space(1))
        for made in self.buttons.values():
            line.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(rule(look))


class Rows(QWidget):
    """A list of visitors; when it is empty it says what that means."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows: dict[int, Row] = {}
        self.empty = Paragraph()
        dress(self.empty, type=Type.BODY, tone="muted")
        self.more = label(Type.CAPTION, "muted")
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, look.space(1), 0)
        inner.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        inner.addWidget(self.empty)
        inner.addLayout(self._column)
        inner.addWidget(self.more)
        inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content))

    def draw(
        self,
        state: ConsoleState,
        lines: Sequence[Line],
        verbs: Sequence[RowVerb],
        empty: str,
        more: str = "",
    ) -> None:
        self._arrange(lines, verbs)
        for line in lines:
            self.rows[line.step.step_id].say(line, state, verbs)
        self.empty.say("" if lines else empty)
        self.empty.setVisible(not lines)
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def first(self) -> QWidget | None:
        """The first button that can be pressed."""
        for row in self.rows.values():
            for made in row.buttons.values():
                if made.isEnabled():
                    return made
        return None

    def _arrange(self, lines: Sequence[Line], verbs: Sequence[RowVerb]) -> None:
        wanted = [line.step.step_id for line in lines]
        if wanted == list(self.rows):
            return
        for gone in self.rows.keys() - set(wanted):
            row = self.rows.pop(gone)
            focus = QApplication.focusWidget()
            if focus is not None and row.isAncestorOf(focus):
                self.setFocus()  # Left alone, it would go to the next visitor's button.
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        steps = {line.step.step_id: line.step for line in lines}
        self.rows = {i: self.rows.get(i) or Row(self._look, verbs, steps[i]) for i in wanted}
        for place, row in enumerate(self.rows.values()):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
        self._order_tabs()

    def _order_tabs(self) -> None:
        chain = [made for row in self.rows.values() for made in row.buttons.values()]
        for one, after in pairwise(chain):
            QWidget.setTabOrder(one, after)


class Lists(QFrame):
    """Line, parked, missed and priority to confirm, behind tabs that carry their totals."""

    NAMES = ("line", "parked", "missed", "claims")

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        dress(self, card="plain")
        self.tabs = {name: toggle(f"tab_{name}", look) for name in self.NAMES}
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self.lists = {name: Rows(look, name) for name in self.NAMES}
        for place, name in enumerate(self.NAMES):
            self._group.addButton(self.tabs[name], place)
            self._pages.addWidget(self.lists[name])
        self._group.idClicked.connect(self._pages.setCurrentIndex)
        self.tabs["line"].setChecked(True)
        self._key_name = label(Type.CAPTION, "muted")
        self._key_name.setText("F11")
        key(self, "F11", self._next_list)
        self._lay_out(look)
        self.draw(presenter.state)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.view is None:
            return
        view = state.view
        totals = (view.line_total, len(view.parked), len(view.missed), len(view.claims))
        names = (self.tr("Line"), self.tr("Parked"), self.tr("Missed"), self.tr("Priority"))
        for tab, name, total in zip(self.tabs.values(), names, totals, strict=True):
            tab.setText(f"{name}  {figures(state, str(total))}")
        self._draw_line(state)
        self._draw_parked(state)
        self._draw_missed(state)
        self._draw_claims(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def show_list(self, name: str) -> None:
        self.tabs[name].click()

    def _draw_line(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        lines = [
            Line(
                each.step,
                service_short(state, each.step),
                figures(state, each.why.in_(state.language)),
                minutes_words(state, minutes_since(state, each.step.arrived_at)),
            )
            for each in view.line
        ]
        further = view.line_total - len(view.line)
        more = self.tr("%n more not shown: held for a moment, or further back", "", further)
        self.lists["line"].draw(
            state,
            lines,
            (
                RowVerb(Verb.CALL_THIS, self.tr("Call"), self._presenter.waiting.call_this),
                RowVerb(Verb.LEAVE, self.tr("Has left"), self._presenter.waiting.leave),
            ),
            self.tr("The line is empty. New visitors appear here by themselves."),
            figures(state, more) if further > 0 else "",
        )

    def _draw_parked(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        self.lists["parked"].draw(
            state,
            [self._set_aside(state, step) for step in view.parked],
            (
                RowVerb(Verb.CALL_THIS, self.tr("Call"), self._presenter.waiting.call_this),
                RowVerb(
                    Verb.RETURN, self.tr("To the line"), self._presenter.waiting.return_to_line
                ),
                RowVerb(Verb.LEAVE, self.tr("Has left"), self._presenter.waiting.leave),
            ),
            self.tr("Nobody is parked. Park a visitor who fetches a document, with F7."),
        )

    def _draw_missed(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        self.lists["missed"].draw(
            state,
            [self._gone_missing(state, step) for step in view.missed],
            (RowVerb(Verb.REJOIN, self.tr("Has come"), self._presenter.waiting.rejoin),),
            self.tr("Nobody was missed today. Who does not come after the last call is kept here."),
        )

    def _draw_claims(self, state: ConsoleState) -> None:
        """Only where the office confirms what visitors declare."""
        view = state.view
        assert view is not None
        wanted = view.office.confirm_priority
        self.tabs["claims"].setVisible(wanted)
        if not wanted and self.tabs["claims"].isChecked():
            self.show_list("line")
        self.lists["claims"].draw(
            state,
            [
                Line(
                    each.step,
                    figures(state, each.priority.in_(state.language)),
                    service_short(state, each.step),
                    minutes_words(state, minutes_since(state, each.step.arrived_at)),
                )
                for each in view.claims
            ],
            (
                RowVerb(Verb.CONFIRM, self.tr("Confirm"), self._presenter.waiting.confirm_priority),
                RowVerb(Verb.DECLINE, self.tr("Decline"), self._presenter.waiting.decline_priority),
            ),
            self.tr("Nobody waits for a priority to be confirmed."),
        )

    def _set_aside(self, state: ConsoleState, step: StepView) -> Line:
        words = self._where(state, step)
        if step.called_at is not None and state.office is not None:
            at = hour_words(state, state.office, step.called_at)
            called = self.tr("called at {time}").format(time=at)
            words = f"{words} · {called}" if words else called
        return Line(
            step,
            service_short(state, step),
            words,
            minutes_words(state, minutes_since(state, step.called_at)),
        )

    def _gone_missing(self, state: ConsoleState, step: StepView) -> Line:
        calls = figures(state, self.tr("called %n time(s)", "", step.calls))
        where = self._where(state, step)
        return Line(
            step,
            service_short(state, step),
            f"{where} · {calls}" if where else calls,
            minutes_words(state, minutes_since(state, step.ended_at)),
        )

    def _where(self, state: ConsoleState, step: StepView) -> str:
        counters = state.office.counters if state.office else {}
        known = counters.get(step.counter_id) if step.counter_id else None
        return known.name.in_(state.language) if known else ""

    def _next_list(self) -> None:
        """Shows the next list, or the present one first, and goes to its first button."""
        present = self._pages.currentIndex()
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        shown = [name for name in self.NAMES if not self.tabs[name].isHidden()]
        at = shown.index(self.NAMES[present])
        name = shown[(at + 1) % len(shown)] if inside else shown[at]
        self.show_list(name)
        (self.lists[name].first() or self.tabs[name]).setFocus()

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.space(1))
        for tab in self.tabs.values():
            head.addWidget(tab)
        head.addStretch(1)
        head.addWidget(self._key_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(2), look.space(2), look.space(1), look.space(1))
        column.setSpacing(look.space(1))
        head.setContentsMargins(0, 0, look.space(1), 0)
        column.addLayout(head)
        column.addWidget(self._pages, stretch=1)
