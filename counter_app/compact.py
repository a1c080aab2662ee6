"""A small bar that stays above other programs: the visitor, the next step, and the way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QMouseEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from counter_app.compact_parts import Answer, Mark, Steps, Who, small_button, small_icon
from counter_app.compact_place import Place
from counter_app.compact_words import alarm_words, key_words
from counter_app.keys import COMPACT, GOING, HELP
from counter_app.parts import key
from counter_app.presenter import ConsolePresenter
from counter_app.screen import ConsoleWindow
from counter_app.state import ConsoleState
from counter_app.verbs import Page
from queueing.wording import isolate
from shell.global_key import GlobalKey
from shell.look import Look, dress

WIDTH_PX = 576
ARROW_PX = 32

_ABOVE = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
_ARROWS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.ShortcutOverride)


class CompactBar(QWidget):
    """Draws the presenter's state in one line; decides nothing.

    It is moved with the mouse by any place that is no button, or with Ctrl and the arrows.
    """

    def __init__(
        self,
        presenter: ConsolePresenter,
        look: Look,
        place: Place,
        global_key: GlobalKey | None = None,
    ) -> None:
        super().__init__(None, _ABOVE)
        self._presenter = presenter
        self._place = place
        self._state = presenter.state
        self._key_to_tell = global_key
        self._put_at = self.pos()
        self._grip: QPoint | None = None
        self._told: Sequence[str] = ()
        """The calls for help that were told of."""
        # On macOS such a window would go when another program comes to the front.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self.who = Who(look)
        self.steps = Steps(presenter, look, global_key)
        self.mark = Mark(presenter, look)
        self.back = small_button("back", look)
        self.back.setIcon(small_icon("expand", look))
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.answer = Answer(presenter, look)
        self._lay_out(look)
        self._hold_keys(look)
        self._retranslate()
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self.draw)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        self.answer.draw(state)
        if state.as_bar:
            self.who.draw(state)
            self.steps.draw(state)
            self.mark.draw(state)
            self._tell_of_help(state)

    def _tell_of_help(self, state: ConsoleState) -> None:
        """Once for each call, in words: a mark alone is too little beside another program."""
        calling = alarm_words(state)
        if calling and calling != self._told:
            self.answer.tell(f"{calling[0]}  {isolate(GOING)}")
            QApplication.alert(self)
        self._told = calling

    # --- As a window ----------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw(self._state)
        self.who.setFocus()
        if self._key_to_tell is not None:
            self.answer.tell(key_words(self._key_to_tell))
            self._key_to_tell = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes the bar wants the window, not the end of the day."""
        event.ignore()
        self._presenter.compacting.open_window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._presenter.locking.touched()
        return super().eventFilter(watched, event)

    def put(self) -> None:
        """Where it stands by what is remembered, with all of it on the screen."""
        self._put_at = self._place.corner(self.size(), self.screen())
        self.move(self._put_at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.put()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.isVisible() and self.pos() != self._put_at:
            self._place.remember(self.pos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.windowHandle()
        if event.button() != Qt.MouseButton.LeftButton or handle.startSystemMove():
            return
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def _shift(self, by: QPoint) -> None:
        self._place.remember(self.pos() + by)
        self.put()

    # --- Parts ----------------------------------------------------------------------------------

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Dawr: small bar"))
        back = self.tr("Back to the window ({key})").format(key=COMPACT)
        self.back.setToolTip(back)
        self.back.setAccessibleName(back)
        self.steps.draw_icons()
        self.draw(self._state)

    def _hold_keys(self, look: Look) -> None:
        back = self._presenter.compacting.open_window
        self.back.clicked.connect(back)
        self.steps.focus_freed.connect(self.who.setFocus)
        key(self, COMPACT, back)
        key(self, HELP, self._presenter.alerting.call_for_help)
        key(self, GOING, self._presenter.alerting.answer_first)
        for arrow, (right, down) in _ARROWS.items():
            by = QPoint(right, down) * look.px(ARROW_PX)
            key(self, f"Ctrl+{arrow}", partial(self._shift, by)).setAutoRepeat(True)
        for part in (self, *self.findChildren(QWidget)):
            part.installEventFilter(self)

    def _lay_out(self, look: Look) -> None:
        line = QHBoxLayout()
        line.setSpacing(look.space(0.5))
        line.addWidget(self.who, stretch=1)
        line.addSpacing(look.space(0.5))
        for part in (self.steps, self.mark, self.back):
            line.addWidget(part)
        whole = QWidget()
        whole.setFixedWidth(look.px(WIDTH_PX) - 2 * look.space(1))
        line.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(1), look.space(1) - look.px(1)] * 2)
        column.setSpacing(look.space(0.5))
        column.addWidget(whole)
        column.addWidget(self.answer)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        # The same width whatever stands in it, so that nothing jumps below a clerk's hand.
        self.answer.setFixedWidth(look.px(WIDTH_PX) - 2 * look.space(1))


class CompactSwitch(QObject):
    """Shows the bar or the window, as the state says, and lets the key of the machine act.

    The window that comes back by itself, because the console was locked, does not take the
    keyboard: what the clerk types in another program must not land in it.
    """

    def __init__(
        self,
        window: ConsoleWindow,
        bar: CompactBar,
        presenter: ConsolePresenter,
        global_key: GlobalKey | None = None,
    ) -> None:
        super().__init__(window)
        self.bar = bar
        self._window = window
        self._presenter = presenter
        self._as_bar = False
        window.destroyed.connect(bar.deleteLater)
        presenter.state_changed.connect(self._follow)
        if global_key is not None:
            global_key.pressed.connect(self._go_on)

    def _go_on(self) -> None:
        self._presenter.locking.touched()
        self._presenter.compacting.go_on()

    def _follow(self, state: ConsoleState) -> None:
        if state.as_bar is self._as_bar:
            return
        self._as_bar = state.as_bar
        if state.as_bar:
            self.bar.show()
            self.bar.put()
            self.bar.activateWindow()
            self._window.hide()
        else:
            self._bring_window(asked_for=state.page is Page.AT_WORK)

    def _bring_window(self, *, asked_for: bool) -> None:
        quietly = Qt.WidgetAttribute.WA_ShowWithoutActivating
        self._window.setAttribute(quietly, not asked_for)
        self._window.show()
        if asked_for:
            self._window.raise_()
            self._window.activateWindow()
        self.bar.hide()
