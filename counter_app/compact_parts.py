"""The parts of the small bar: who is there, the buttons, the mark, the answer to the last verb."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.answers import notice_words
from counter_app.compact_words import alarm_words, concern_words, key_words, strip, waiting_words
from counter_app.keys import KEYS
from counter_app.parts import Elided, button, key, label
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verb_words import verb_words
from counter_app.verbs import Verb
from counter_app.words import figures, led
from queueing.wording import isolate
from shell.global_key import GlobalKey
from shell.look import Look, Type, dress

MAIN_PX = 144
SMALL_PX = 40
HIGH_PX = 50
HEAD_PX, BELOW_PX = 31, 19
ICON_PX = 20
ANSWER_SHOWN_MS = 8_000
"""An answer is read by then; the window has it all the while."""


_ICONS = {Verb.RECALL: "bell", Verb.NO_SHOW: "close", Verb.UNDO: "undo"}


def small_button(name: str, look: Look, made: QToolButton | None = None) -> QToolButton:
    """An icon with a key or a figure below it."""
    made = made or QToolButton()
    made.setObjectName(name)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    made.setIconSize(look.icon_size(ICON_PX))
    made.setFixedSize(look.px(SMALL_PX), look.px(HIGH_PX))
    colours, line = look.colours, look.px(2)
    made.setStyleSheet(
        f"QToolButton {{ background: {colours.navy}; color: {colours.surface}; padding: 0;"
        f" border: {line}px solid {colours.navy_soft}; border-radius: {look.px(8)}px;"
        f" font-size: {look.text_px(13)}px; font-weight: 600; }}"
        f"QToolButton:hover {{ background: {colours.navy_soft}; }}"
        f'QToolButton[help="true"] {{ background: {colours.alert}; }}'
        f"QToolButton:focus {{ border-color: {colours.amber}; }}"
        f"QToolButton:disabled {{ border-color: {colours.navy}; color: {colours.edge}; }}"
    )
    return made


def small_icon(name: str, look: Look, colour: str = "surface") -> QIcon:
    """An icon that fades with its button."""
    made = look.icon(name, colour, ICON_PX)
    faded = look.icon(name, "edge", ICON_PX).pixmap(look.icon_size(ICON_PX))
    made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


class Who(QFrame):
    """The counter, the visitor's number and time, and how many wait. The focus rests here."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.counter = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.counter.setObjectName("counter_number")
        self.counter.setFixedSize(look.px(40), look.px(HIGH_PX))
        dress(self.counter, type=Type.TITLE, tone="amber")
        self.counter.setStyleSheet(
            f"background: {look.colours.navy_soft}; border-radius: {look.px(8)}px; padding: 0;"
        )
        self.number = label(Type.TITLE, "inverse", name="number")
        self.head = Elided(Type.STRONG, "inverse")
        self.time = label(Type.STRONG, "amber", name="time")
        self.below = Elided(Type.CAPTION, "sky")
        self.waiting = label(Type.CAPTION, "inverse", name="waiting")
        self._people = QLabel()
        self._look = look
        self._lay_out(look)

    def draw(self, state: ConsoleState) -> None:
        if state.view is None:
            return
        said = strip(state)
        self.counter.setText(figures(state, str(state.view.place.counter.number)))
        self.number.setText(isolate(said.number))
        self.number.setVisible(bool(said.number))
        self.head.say(led(state, said.words))
        self.head.setVisible(not said.number)
        self.time.setText(said.time)
        self.below.say(led(state, said.below))
        self.waiting.setText(figures(state, str(state.view.line_total)))
        told = [said.number or said.words, said.time, said.below, waiting_words(state)]
        self.setAccessibleName(", ".join(each for each in told if each))
        self.setToolTip(waiting_words(state))

    def _lay_out(self, look: Look) -> None:
        self._people.setPixmap(look.pixmap("people", "sky", 16))
        rows = {HEAD_PX: (self.number, self.head, self.time), BELOW_PX: (self.below, self.waiting)}
        for high, parts in rows.items():
            for part in parts:
                part.setFixedHeight(look.px(high))
                # The font's own air would make the bar higher than its letters need.
                part.setStyleSheet("padding: 0;")
        above, beneath = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.head, stretch=100)
        above.addWidget(self.number)
        above.addWidget(self.time)
        above.addStretch(1)
        beneath.addWidget(self.below, stretch=1)
        beneath.addWidget(self._people)
        beneath.addWidget(self.waiting)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(above)
        words.addLayout(beneath)
        for line in (above, beneath):
            line.setSpacing(look.space(1))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.space(1))
        whole.addWidget(self.counter)
        whole.addLayout(words, stretch=1)


class Steps(QWidget):
    """The one next thing in the signal colour, and the small verbs beside it."""

    focus_freed = Signal()
    """The button that had the focus makes no sense any longer; the focus needs another place."""

    def __init__(
        self, presenter: ConsolePresenter, look: Look, global_key: GlobalKey | None
    ) -> None:
        super().__init__()
        self._look, self._key = look, global_key
        self._state = presenter.state
        self.main = button("main", "signal")
        self.main.setFixedWidth(look.px(MAIN_PX))
        # In the style, because the style of a button would overrule a height that is set.
        self.main.setStyleSheet(
            f"QPushButton {{ min-height: {look.px(HIGH_PX - 4)}px; padding: 0;"
            f" font-size: {look.text_px(15)}px; }}"
        )
        self.small = {verb: small_button(verb.value, look) for verb in _ICONS}
        self.main.clicked.connect(presenter.compacting.press)
        serving = presenter.serving
        self.small[Verb.RECALL].clicked.connect(serving.recall)
        self.small[Verb.NO_SHOW].clicked.connect(serving.no_show)
        self.small[Verb.UNDO].clicked.connect(serving.undo)
        self._hold_keys(presenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(0.5))
        for each in (self.main, *self.small.values()):
            line.addWidget(each)
        self.draw_icons()

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self._say_main()
        for verb, (words, seconds) in self._beside().items():
            one = self.small[verb]
            below = figures(state, self.tr("{n} s").format(n=seconds)) if seconds else KEYS[verb]
            one.setText(below)
            one.setToolTip(f"{words}  {KEYS[verb]}")
            one.setAccessibleName(f"{words}, {below}")
            self._allow(one, state.allows(verb))

    def draw_icons(self) -> None:
        """An arrow back points the other way in the other direction."""
        for verb, name in _ICONS.items():
            self.small[verb].setIcon(small_icon(name, self._look))

    def _beside(self) -> dict[Verb, tuple[str, int]]:
        return {
            Verb.RECALL: (verb_words(Verb.RECALL), self._state.recall_in_s),
            Verb.NO_SHOW: (verb_words(Verb.NO_SHOW), 0),
            Verb.UNDO: (verb_words(Verb.UNDO), self._state.undo_for_s),
        }

    def _say_main(self) -> None:
        verb = self._state.next_verb or Verb.CALL_NEXT
        words, keys = self._words(verb), self._keys(verb)
        room = self.main.width() - self._look.space(2)
        shown = self.main.fontMetrics().elidedText(keys, Qt.TextElideMode.ElideRight, room)
        self.main.setText(f"{words}\n{shown}")
        self.main.setAccessibleName(f"{words}, {keys}")
        told = [keys if shown != keys else "", key_words(self._key) if self._key else ""]
        self.main.setToolTip("\n".join(each for each in told if each))
        self._allow(self.main, self._state.next_verb is not None and self._state.allows(verb))

    def _words(self, verb: Verb) -> str:
        return self.tr("Serve on") if verb is Verb.BACK_HERE else verb_words(verb)

    def _keys(self, verb: Verb) -> str:
        """The key that does it; beside it what a service ends with that a key finishes."""
        held = str(self._key.key) if self._key is not None and self._key.held else ""
        own = KEYS[Verb.PAUSE if verb is Verb.RESUME else verb]
        first = self._state.first_outcome
        if verb is Verb.FINISH and first is not None:
            return f"{own}: {first.name.in_(self._state.language)}"
        return held or own

    def _allow(self, one: QAbstractButton, allowed: bool) -> None:
        # While a verb runs the buttons stay as they are, or one of them would lose the focus.
        if self._state.busy is None:
            if one.hasFocus() and not allowed:
                self.focus_freed.emit()
            one.setEnabled(allowed)

    def _hold_keys(self, presenter: ConsolePresenter) -> None:
        """The keys of the window do the same here, as far as the verb is the next one."""
        go_on = presenter.compacting.go_on

        def only(verb: Verb) -> Callable[[], None]:
            return lambda: go_on() if presenter.state.next_verb is verb else None

        for verb in (Verb.CALL_NEXT, Verb.START, Verb.FINISH):
            key(self, KEYS[verb], only(verb))
        key(self, KEYS[Verb.PAUSE], only(Verb.RESUME))
        for verb, one in self.small.items():
            key(self, KEYS[verb], one.click)


class Mark(QToolButton):
    """Troubles, messages and calls for help: how many; what is to be done about them is said in
    the window, which a press brings back."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._look = look
        small_button("mark", look, self)
        self.clicked.connect(presenter.compacting.open_window)
        self.hide()

    def draw(self, state: ConsoleState) -> None:
        alarms = alarm_words(state)
        said = [*alarms, *concern_words(state)]
        words = "\n".join(said)
        if words == self.toolTip():
            return  # A mark that is said again interrupts those who have it read out.
        dress(self, help=bool(alarms))
        self.setIcon(small_icon("bell" if alarms else "warning", self._look, "amber"))
        self.setText(self.tr("Help") if alarms else figures(state, str(len(said))))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setVisible(bool(said))
        if said:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class Answer(Elided):
    """The answer to the last verb below the bar, for some seconds."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__(Type.CAPTION, "inverse")
        self._state = presenter.state
        self._over = QTimer(self, interval=ANSWER_SHOWN_MS, singleShot=True)
        self._over.timeout.connect(self.hide)
        self.hide()

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        if before.notice is not state.notice or before.slow != state.slow:
            self._say()

    def tell(self, words: str) -> None:
        self.say(words)
        self.setVisible(bool(words))
        if words:
            self._over.start()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        state = self._state
        if state.busy is not None and state.slow:
            self.tell(self.tr("One moment…"))
        else:
            notice = state.notice
            self.tell(notice_words(notice, state.language, state.now) if notice else "")
