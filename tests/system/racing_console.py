"""A console that races against another: `-m tests.system.racing_console URL SIDE FD BEGAN RACES`.

The whole console, off-screen, pressed by keys and mouse. FD is a socket to the other process: each
waits there for the other before it presses, so that both press at the same moment. SIDE 0 lets the
visitors come and serves them afterwards. It was nine o'clock at BEGAN. RACES names the rounds; what
came of each for this side is printed at the end, as JSON.
"""

import json
import logging
import os
import socket
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shiboken6
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.presenter import ConsolePresenter, UseCases
from counter_app.screen import SMALLEST, ConsoleWindow
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page, Verb
from db.alerts import Alerts
from db.calling import Calling
from db.claims import Claims
from db.engine import Database, utc_now
from db.front_desk import FrontDesk
from db.intake import Intake
from db.office import office_id
from db.resolving import Resolving
from db.serving import Serving
from db.staff import StaffDesk
from db.views import Views
from db.visits import StepView, TicketView
from queueing.ticket import State
from queueing.wording import Language
from shell.collector import Collector
from shell.language import LanguageSwitch
from shell.live import Live
from shell.look import Look
from shell.worker import Worker
from tests.db.house import SUNDAY_9

PATIENCE_S = 30.0
SERVICES = "FNG"
"""In turn, because one service has 999 numbers a day."""

Fire = Callable[[], None]
"""The press itself, once everything has been made ready for it."""


@dataclass(frozen=True, slots=True)
class Seat:
    login: str
    counter: int | None


SEATS = {"0": Seat("amal", 1), "1": Seat("badr", 2), "reception": Seat("rana", None)}
PIN = "4711"


@dataclass(frozen=True, slots=True)
class Round:
    """Whom it is about: numbers and steps, the one who came first before the other."""

    numbers: Sequence[str]
    steps: Sequence[int]


class Wire:
    """The line to the other process."""

    def __init__(self, descriptor: int) -> None:
        self._socket = socket.socket(fileno=descriptor)
        self._lines = self._socket.makefile("r", encoding="utf-8")

    def say(self, what: object = None) -> None:
        self._socket.sendall(f"{json.dumps(what)}\n".encode())

    def hear(self) -> Any:
        line = self._lines.readline()
        if not line:
            sys.exit("the other console is gone")
        return json.loads(line)

    def meet(self, what: object = None) -> Any:
        """Returns when the other has come here, too: with what that one says."""
        self.say(what)
        return self.hear()


class Racer:
    """One console, whoever sits at it, and its way to the other."""

    def __init__(self, app: QApplication, url: str, side: str, wire: Wire, began: datetime) -> None:
        self.side, self.wire = side, wire
        self.database = Database.open(url)
        self.live, self.worker = Live(self.database.watch), Worker("database")

        def clock() -> datetime:
            return SUNDAY_9 + (utc_now() - began)

        self.use_cases = _use_cases(self.database, clock)
        language, look = LanguageSwitch(app, ("counter_app", "shell"), Language.EN), Look()
        look.apply(app)
        seat = SEATS[side]
        self.presenter = ConsolePresenter(
            self.use_cases,
            live=self.live,
            worker=self.worker,
            language=language,
            clock=clock,
            counter_number=seat.counter,
        )
        self.window = ConsoleWindow(self.presenter, look, language)
        self.window.resize(*SMALLEST)
        self.window.show()
        self.live.start()
        self.window.activateWindow()
        self.until(lambda _state: self.window.isActiveWindow())
        self.presenter.sitting.sign_in(seat.login, PIN)
        self.until(lambda s: s.page in (Page.AT_WORK, Page.RECEPTION))

    @property
    def state(self) -> ConsoleState:
        return self.presenter.state

    def until(self, reached: Callable[[ConsoleState], object]) -> None:
        """Lets the console run until its state is so and no verb is running.

        It sleeps between events; the console's own clock wakes it every second.
        """
        over = time.monotonic() + PATIENCE_S
        while self.state.busy is not None or not reached(self.state):
            if time.monotonic() > over:
                s = self.state
                said = f"{s.page}, {s.question}, {s.at_hand}, {s.notice}, {s.trouble}"
                sys.exit(f"side {self.side} did not come to it: {said}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def click(self, button: QPushButton) -> None:
        self.until(lambda _state: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_row(self, step_id: int, verb: Verb) -> None:
        self.click(self.window.work.lists.lists["line"].rows[step_id].buttons[verb])

    def sees(self, *numbers: str) -> None:
        """Nobody is at the counter, and these are the line."""
        self.until(
            lambda s: (
                s.view
                and s.at_hand is None
                and sorted(each.step.number for each in s.view.line) == sorted(numbers)
            )
        )

    def close(self) -> None:
        self.live.stop()
        self.worker.stop()
        for each in (self.window, self.presenter, self.worker, self.live):
            shiboken6.delete(each)
        self.database.close()


def _use_cases(database: Database, clock: Callable[[], datetime]) -> UseCases:
    handed = (database, office_id(database), clock)
    return UseCases(
        staff=StaffDesk(*handed),
        calling=Calling(*handed),
        intake=Intake(*handed),
        claims=Claims(*handed),
        views=Views(*handed),
        serving=Serving(*handed),
        alerts=Alerts(*handed),
        front_desk=FrontDesk(*handed),
        resolving=Resolving(*handed),
        printing=None,
    )


# --- What a side does in a race: everything up to the press, which is returned


def call_next(racer: Racer, round_: Round) -> Fire:
    racer.sees(*round_.numbers)
    return lambda: racer.key(Qt.Key.Key_F2)


def call_this(racer: Racer, round_: Round) -> Fire:
    """Out of turn, with a reason."""
    racer.sees(*round_.numbers)
    racer.click_row(round_.steps[0], Verb.CALL_THIS)
    racer.until(lambda s: s.question is Question.WHY_THIS)
    racer.key(Qt.Key.Key_1)
    return lambda: racer.key(Qt.Key.Key_Return)


def leave(racer: Racer, round_: Round) -> Fire:
    """The visitor is gone, says this clerk."""
    racer.sees(*round_.numbers)
    racer.click_row(round_.steps[0], Verb.LEAVE)
    racer.until(lambda s: s.question is Question.LEAVE)
    sure = racer.window.work.questions.of[Question.LEAVE].sure
    racer.until(lambda _state: sure.isVisible())
    return lambda: QTest.mouseClick(sure, Qt.MouseButton.LeftButton)


def finish(racer: Racer, round_: Round) -> Fire:
    """The first of two visitors is being served, and done."""
    racer.sees(*round_.numbers)
    racer.key(Qt.Key.Key_F2)
    racer.until(lambda s: s.at_hand)
    racer.key(Qt.Key.Key_F4)
    racer.until(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    racer.wire.say()
    racer.key(Qt.Key.Key_F5)
    racer.until(lambda s: s.question is Question.FINISH)
    return lambda: racer.key(Qt.Key.Key_Return)


def merge_first(racer: Racer, round_: Round) -> Fire:
    """At reception: the first ticket is a duplicate of the second."""
    first, second = _looked_up(racer, round_)
    return lambda: racer.presenter.admitting.merge(first, second)


def merge_second(racer: Racer, round_: Round) -> Fire:
    """At reception: the second ticket is a duplicate of the first, who is being served."""
    racer.wire.hear()
    first, second = _looked_up(racer, round_)
    return lambda: racer.presenter.admitting.merge(second, first)


def _looked_up(racer: Racer, round_: Round) -> list[StepView]:
    racer.presenter.finding.look("")
    racer.until(
        lambda s: (
            s.search.found is not None
            and set(round_.numbers) <= {each.step.number for each in s.search.found}
        )
    )
    found = {each.step.number: each.step for each in racer.state.search.found or ()}
    return [found[number] for number in round_.numbers]


RACES: dict[str, tuple[Callable[[Racer, Round], Fire], Callable[[Racer, Round], Fire]]] = {
    "next": (call_next, call_next),
    "this": (call_this, call_this),
    "next-leave": (call_next, leave),
    "leave-next": (leave, call_next),
    "next-merge": (call_next, merge_first),
    "finish-merge": (finish, merge_second),
}
"""What each side does."""
TWO_COME = {"next-merge": "NN", "finish-merge": "GF"}
"""For what two visitors come, where two do; the first is due first."""


# --- The rounds


def race(racer: Racer, races: Sequence[str]) -> list[dict[str, object]]:
    told = []
    for place, name in enumerate(races):
        round_ = _begin(racer, place, name)
        fire = RACES[name][racer.side != "0"](racer, round_)
        racer.wire.meet()
        fire()
        racer.until(lambda s: s.at_hand or s.notice)
        outcome = {"numbers": round_.numbers, **_outcome(racer.state)}
        called = [racer.wire.meet(_called(racer.state)), _called(racer.state)]
        if racer.side == "0":
            outcome["waiting"] = _end(racer, called, alone=name in TWO_COME)
        told.append(outcome)
    return told


def _begin(racer: Racer, place: int, name: str) -> Round:
    if racer.side == "0":
        code = SERVICES[place % len(SERVICES)]
        tickets = [_issue(racer, each) for each in TWO_COME.get(name, (code,))]
        numbers, steps = [t.number for t in tickets], [t.step_ids[0] for t in tickets]
        racer.wire.say([numbers, steps])
    else:
        numbers, steps = racer.wire.hear()
    return Round(numbers, steps)


def _issue(racer: Racer, code: str) -> TicketView:
    assert racer.state.office is not None
    service = racer.state.office.service_coded(code)
    return racer.use_cases.intake.issue([service.id], language=Language.AR)


def _called(state: ConsoleState) -> tuple[int, int] | None:
    """Which step is called to this counter, and by whom."""
    step = state.at_hand
    return (step.step_id, state.me) if step and step.state is State.CALLED else None


def _outcome(state: ConsoleState) -> dict[str, object]:
    """Who was called to this counter, and what its clerk was told."""
    notice, step = state.notice, state.at_hand
    return {
        "has": step.number if step is not None and step.state is State.CALLED else None,
        "news": notice.news if notice else None,
        "refused": notice.refused.reason if notice and notice.refused else None,
        "trouble": str(state.trouble) if state.trouble else None,
    }


def _end(racer: Racer, called: Sequence[tuple[int, int] | None], *, alone: bool) -> list[str]:
    """Serves whoever was called; where no other clerk is, also those who still wait: their
    numbers."""
    calling, serving = racer.use_cases.calling, racer.use_cases.serving
    for step_id, clerk in filter(None, called):
        calling.start(step_id, by=clerk)
        serving.finish(step_id, by=clerk)
    still_waited: list[str] = []
    counter = racer.state.seat.counter_id
    while alone and counter and (call := calling.call_next(counter, by=racer.state.me)):
        still_waited.append(call.number)
        calling.start(call.step_id, by=racer.state.me)
        serving.finish(call.step_id, by=racer.state.me)
    return still_waited


def main(url: str, side: str, descriptor: str, began: str, races: str) -> None:
    logging.basicConfig(level=logging.WARNING)
    app = QApplication(sys.argv[:1])
    collector = Collector(app)
    racer = Racer(app, url, side, Wire(int(descriptor)), datetime.fromisoformat(began))
    try:
        print(json.dumps(race(racer, races.split(","))), flush=True)
    finally:
        racer.close()
        collector.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
