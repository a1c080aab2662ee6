"""A real clerk's console, off-screen, that is pressed and tells how long each answer took.

Run as `python -m commands.bench.console URL OFFICE LOGIN PIN VISITS`. For every visitor it calls,
starts and finishes, it prints the verb and the milliseconds from the key to the painted answer.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commands.bench.figures import opening_hours
from commands.bench.patience import let_pass, until
from commands.suite import Backstage, console_presenter
from counter_app.presenter import ConsolePresenter
from counter_app.screen import ConsoleWindow
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page
from db.engine import Database
from queueing.ticket import State
from shell.collector import Collector
from shell.language import LanguageSwitch
from shell.look import Look
from shell.settings import Settings

COUNTER = 1
PATIENCE_S = 10.0
REST_S = 0.1
"""Nobody presses sooner after an answer; the window has long drawn what its own change led to."""

Reached = Callable[[ConsoleState], object]


class Painted(ConsoleWindow):
    """The console's window, which notes when it was last painted."""

    painted_ns = 0

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted_ns = time.monotonic_ns()
        return done


class Clerk:
    """Whoever sits at the console: presses a key, and waits for what it leads to."""

    def __init__(self, presenter: ConsolePresenter, window: Painted) -> None:
        self._presenter = presenter
        self._window = window
        self._wanted: Reached = lambda _state: False
        self._reached_ns = 0
        # Behind the window's own, so that a state is noted when all of it has been drawn.
        presenter.state_changed.connect(self._look)

    def arrive(self, login: str, pin: str) -> None:
        self._presenter.sitting.sign_in(login, pin)
        self._reach(lambda s: s.page is not Page.SIGN_IN)
        if self._presenter.state.page is not Page.AT_WORK:
            sys.exit(f"the console was not opened: {self._seen()}")
        let_pass(REST_S)

    def visit(self) -> Iterator[tuple[str, float]]:
        """One visitor from the call to the end: each verb, and how long its answer took."""
        yield "call_next", self.press(Qt.Key.Key_F2, lambda s: s.at_hand)
        yield "start", self.press(Qt.Key.Key_F4, _is_served)
        self.press(Qt.Key.Key_F5, lambda s: s.question is Question.FINISH)
        yield "finish", self.press(Qt.Key.Key_Return, lambda s: s.at_hand is None)

    def press(self, key: Qt.Key, reached: Reached) -> float:
        """The milliseconds from the key to the end of the painting of what was reached."""
        began, self._reached_ns, self._wanted = time.monotonic_ns(), 0, reached
        QTest.keyClick(QApplication.focusWidget() or self._window, key)
        self._until(lambda: 0 < self._reached_ns < self._window.painted_ns)
        QApplication.sendPostedEvents()  # a layout that came late has it painted once more
        took = (self._window.painted_ns - began) / 1e6
        let_pass(REST_S)
        return took

    def _look(self, state: ConsoleState) -> None:
        if not self._reached_ns and state.busy is None and self._wanted(state):
            self._reached_ns = time.monotonic_ns()

    def _reach(self, reached: Reached) -> None:
        self._reached_ns, self._wanted = 0, reached
        self._until(lambda: self._reached_ns > 0)

    def _until(self, true: Callable[[], bool]) -> None:
        if not until(true, PATIENCE_S):
            sys.exit(f"the console did not come to it in {PATIENCE_S:g} s: {self._seen()}")

    def _seen(self) -> str:
        state = self._presenter.state
        return f"page {state.page}, busy {state.busy}, {state.notice}, {state.trouble}"


def _is_served(state: ConsoleState) -> bool:
    return state.at_hand is not None and state.at_hand.state is State.SERVING


@contextmanager
def _console(app: QApplication, url: str, office: str) -> Iterator[Clerk]:
    """The console as the suite puts it together, ended in order."""
    collector = Collector(app)
    language, look = LanguageSwitch(app, ("counter_app", "shell")), Look()
    look.apply(app)
    stage = Backstage(Database.open(url), int(office), opening_hours())
    presenter = console_presenter(stage, Settings(counter=COUNTER), language)
    window = Painted(presenter, look, language)
    window.show()
    try:
        yield Clerk(presenter, window)
    finally:
        stage.close()
        # Here and now: left to the end of `main`, the application would go before its window.
        for each in (window, presenter, stage.worker, stage.live):
            shiboken6.delete(each)
        collector.close()


def main(url: str, office: str, login: str, pin: str, visits: str) -> None:
    app = QApplication(sys.argv[:1])
    with _console(app, url, office) as clerk:
        clerk.arrive(login, pin)
        for _ in range(int(visits)):
            for verb, took in clerk.visit():
                print(f"{verb} {took:.3f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
