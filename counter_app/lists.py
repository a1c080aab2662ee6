"""The line as this counter sees it, who is set aside or was missed, and the search for anybody."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.keys import KEYS, LISTS, SEARCH, SEARCH_TOO
from counter_app.parts import Flow, key, label, toggle
from counter_app.presenter import ConsolePresenter
from counter_app.rows import Line, Rows, RowVerb
from counter_app.search import SearchPage
from counter_app.state import ConsoleState
from counter_app.verbs import Verb
from counter_app.whereabouts import counter_name, whereabouts
from counter_app.words import figures, hour_words, minutes_since, minutes_words, service_short
from db.visits import StepView
from shell.look import Look, Type, dress

TAB_PX = 15
ROOMY_PX = 560


class Lists(QFrame):
    """Line, parked, missed, priority to confirm, and search, behind tabs that carry totals."""

    focus_freed = Signal()
    """The search was left; the focus needs another place."""
    NAMES = ("line", "parked", "missed", "claims", "search")

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        dress(self, card="plain")
        self.tabs = {name: self._make_tab(name) for name in self.NAMES}
        self.lists = {name: Rows(look, name) for name in self.NAMES[:-1]}
        self.search = SearchPage(presenter, look)
        self.search.left.connect(self._leave_search)
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        for place, name in enumerate(self.NAMES):
            self._group.addButton(self.tabs[name], place)
            self._pages.addWidget(self.lists.get(name, self.search))
        self._group.idClicked.connect(self._show)
        self.tabs["line"].setChecked(True)
        self.tabs["search"].setIconSize(look.icon_size(20))
        key(self, LISTS, self._next_list)
        for keys in (SEARCH, SEARCH_TOO):
            key(self, keys, self.open_search)
        self._keys = label(Type.CAPTION, "muted")
        self._keys.setText(f"{LISTS}, {SEARCH}")
        self._keys.setMinimumHeight(self.tabs["line"].sizeHint().height())
        self._lay_out(look)
        self.draw(presenter.state)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.view is None:
            return
        self._say_tabs(state)
        self._draw_line(state)
        self._draw_parked(state)
        self._draw_missed(state)
        self._draw_claims(state)
        self.search.draw(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keys.setVisible(self.width() > self._look.px(ROOMY_PX))

    def show_list(self, name: str) -> None:
        self.tabs[name].click()

    def open_search(self) -> None:
        """From anywhere: the field is ready to be typed into."""
        self.show_list("search")
        self.search.start()

    def _leave_search(self) -> None:
        self.show_list("line")
        self.focus_freed.emit()

    def _show(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        if self.NAMES[place] == "search":
            self.search.start()
        self._tint_search()

    def _say_tabs(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        totals = (view.line_total, len(view.parked), len(view.missed), len(view.claims))
        names = (self.tr("Line"), self.tr("Parked"), self.tr("Missed"), self.tr("Priority"))
        for tab, name, total in zip(self.tabs.values(), names, totals, strict=False):
            tab.setText(f"{name}  {figures(state, str(total))}")
            tab.setToolTip(LISTS)
        search = self.tabs["search"]
        search.setText(self.tr("Search"))
        search.setToolTip(f"{SEARCH}, {SEARCH_TOO}")
        self._tint_search()
        # Only where the office confirms what visitors declare.
        self.tabs["claims"].setVisible(view.office.confirm_priority)
        if not view.office.confirm_priority and self.tabs["claims"].isChecked():
            self.show_list("line")

    def _tint_search(self) -> None:
        tab = self.tabs["search"]
        tab.setIcon(self._look.icon("search", "surface" if tab.isChecked() else "navy", 18))

    def _draw_line(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        verbs = (
            RowVerb(Verb.CALL_THIS, self.tr("Call"), self._presenter.waiting.call_this),
            RowVerb(Verb.LEAVE, self.tr("Has left"), self._presenter.waiting.leave),
        )
        lines = [
            Line(
                each.step,
                service_short(state, each.step),
                figures(state, each.why.in_(state.language)),
                minutes_words(state, minutes_since(state, each.step.arrived_at)),
                verbs,
            )
            for each in view.line
        ]
        further = view.line_total - len(view.line)
        more = self.tr("%n more not shown: held for a moment, or further back", "", further)
        self.lists["line"].draw(
            state,
            lines,
            self.tr("The line is empty. New visitors appear here by themselves."),
            figures(state, more) if further > 0 else "",
        )

    def _draw_parked(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        words = self.tr("Nobody is parked. Park a visitor who fetches a document, with {key}.")
        self.lists["parked"].draw(
            state,
            [self._set_aside(state, step) for step in view.parked],
            words.format(key=KEYS[Verb.PARK]),
        )

    def _draw_missed(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        self.lists["missed"].draw(
            state,
            [self._gone_missing(state, step) for step in view.missed],
            self.tr("Nobody was missed today. Who does not come after the last call is kept here."),
        )

    def _draw_claims(self, state: ConsoleState) -> None:
        view = state.view
        assert view is not None
        waiting = self._presenter.waiting
        verbs = (
            RowVerb(Verb.CONFIRM, self.tr("Confirm"), waiting.confirm_priority),
            RowVerb(Verb.DECLINE, self.tr("Decline"), waiting.decline_priority),
        )
        lines = [
            Line(
                each.step,
                figures(state, each.priority.in_(state.language)),
                service_short(state, each.step),
                minutes_words(state, minutes_since(state, each.step.arrived_at)),
                verbs,
            )
            for each in view.claims
        ]
        words = self.tr("Nobody waits for a priority to be confirmed.")
        self.lists["claims"].draw(state, lines, words)

    def _set_aside(self, state: ConsoleState, step: StepView) -> Line:
        words = whereabouts(state, step)
        if step.parked_at is not None and state.office is not None:
            at = hour_words(state, state.office, step.parked_at)
            since = self.tr("since {time}").format(time=at)
            words = f"{words} · {since}"
        mine = step.parked_by == state.me
        mark = self.tr("Here") if mine and step.held else self.tr("Yours") if mine else ""
        waiting = self._presenter.waiting
        return Line(
            step,
            service_short(state, step),
            words,
            minutes_words(state, minutes_since(state, step.parked_at)),
            (
                RowVerb(Verb.CALL_THIS, self.tr("Call"), waiting.call_this),
                RowVerb(Verb.BACK_HERE, self.tr("Here already"), waiting.back_here),
                RowVerb(Verb.RETURN, self.tr("To the line"), waiting.return_to_line),
                RowVerb(Verb.LEAVE, self.tr("Has left"), waiting.leave),
            ),
            mark,
            "success" if step.held else "info",
        )

    def _gone_missing(self, state: ConsoleState, step: StepView) -> Line:
        calls = figures(state, self.tr("called %n time(s)", "", step.calls))
        where = counter_name(state, step.counter_id)
        return Line(
            step,
            service_short(state, step),
            f"{where} · {calls}" if where else calls,
            minutes_words(state, minutes_since(state, step.ended_at)),
            (RowVerb(Verb.REJOIN, self.tr("Has come"), self._presenter.waiting.rejoin),),
        )

    def _next_list(self) -> None:
        """Shows the next list, or the present one first, and goes to its first button."""
        present = self._pages.currentIndex()
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        shown = [name for name in self.NAMES if not self.tabs[name].isHidden()]
        at = shown.index(self.NAMES[present])
        name = shown[(at + 1) % len(shown)] if inside else shown[at]
        self.show_list(name)
        if name in self.lists:
            (self.lists[name].first() or self.tabs[name]).setFocus()

    def _make_tab(self, name: str) -> QPushButton:
        made = toggle(f"tab_{name}", self._look)
        px = self._look.px
        made.setStyleSheet(
            f"{made.styleSheet()} QPushButton {{ padding: {px(4)}px {px(9)}px;"
            f" font-size: {self._look.text_px(TAB_PX)}px; }}"
        )
        return made

    def _lay_out(self, look: Look) -> None:
        head = QWidget()
        tabs = Flow(look.space(0.5))
        tabs.setContentsMargins(0, 0, 0, 0)
        head.setLayout(tabs)
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        tabs.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(2), look.space(1.5), look.space(1), look.space(1))
        column.setSpacing(look.space(1))
        column.addWidget(head)
        column.addWidget(self._pages, stretch=1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
