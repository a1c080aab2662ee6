"""How a visit stands, for the visitor who held the code of their ticket to the scanner."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.tickets import TicketStanding
from kiosk.answer import Answer
from kiosk.paper_line import PaperLine
from kiosk.parts import Notice, direction_of, reading
from kiosk.presenter import KioskPresenter
from kiosk.snug import SnugPage
from kiosk.state import KioskState, Paper
from kiosk.ticket_number import TicketCard, TicketNumber
from kiosk.words import ahead, wait_of, why_not
from queueing.ticket import OPEN_STATES, State
from queueing.wording import (
    APPOINTMENT,
    COUNTER,
    PLEASE_WAIT,
    WAIT_UNKNOWN,
    Bilingual,
    clock_time,
)
from shell.language import BothLanguages
from shell.look import Look, Type, dress

translate = QCoreApplication.translate

COUNTER_PX = 260
LEAST_COUNTER_PX = 120
SIGN = 96
ARROW = 168

TO_PRINT = OPEN_STATES | {State.MISSED}
"""Visits that a ticket is still good for."""

_UNDER_WAY = frozenset({Paper.COMING, Paper.PRINTED, Paper.ELSEWHERE})


class StandingPage(SnugPage):
    """The number, and in one glance what the visitor is to do now."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._ticket = TicketCard(look)
        self._answer = _Status(look)
        self._notice = Notice(look)
        self._paper = PaperLine(look)
        self._again = Answer(look, "print_again", "", "printer")
        self._rejoin = Answer(look, "rejoin", "signal", "clock")
        self._done = Answer(look, "done", "primary", "check")
        self._again.clicked.connect(presenter.in_hand.print_again)
        self._rejoin.clicked.connect(presenter.in_hand.rejoin)
        self._done.clicked.connect(presenter.finish)
        self._body = QBoxLayout(direction_of(True))
        self._body.setSpacing(look.space(3))
        self._body.addWidget(self._ticket, stretch=4)
        self._body.addWidget(self._answer, stretch=5)
        self._foot = QBoxLayout(direction_of(True))
        self._foot.setSpacing(look.space(3))
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(3))
        for button in (self._again, self._done, self._rejoin):
            buttons.addWidget(button, stretch=1)
        self._foot.addWidget(self._paper, stretch=2)
        self._foot.addLayout(buttons, stretch=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addLayout(self._body, stretch=1)
        column.addWidget(self._notice)
        column.addLayout(self._foot)

    def turn(self, wide: bool) -> None:
        for box in (self._body, self._foot):
            box.setDirection(direction_of(wide))

    def first_focus(self) -> QWidget | None:
        return self._done if self._rejoin.isHidden() else self._rejoin

    def draw(self, state: KioskState) -> None:
        standing = state.standing
        if standing is None:
            return
        self._ticket.draw(standing.number, standing.service, state)
        self._answer.draw(standing, state)
        self._notice.say(why_not(state.refusal, state) if state.refusal else "")
        self._paper.draw(state.paper, code=False)
        self._paper.setVisible(state.paper is not Paper.NONE)
        prints = self._presenter.in_hand.prints and standing.state in TO_PRINT
        self._again.setVisible(prints and state.paper not in _UNDER_WAY)
        self._rejoin.setVisible(standing.state is State.MISSED)
        self._done.set_role("" if standing.state is State.MISSED else "primary")
        busy = translate("Kiosk", "One moment…") if state.busy else ""
        self._again.say(busy or translate("Kiosk", "Print my ticket again"))
        self._rejoin.say(busy or translate("Kiosk", "Wait again"))
        self._done.say(translate("Kiosk", "Done"))
        self.snug()


@dataclass(frozen=True, slots=True)
class _Face:
    """How an answer looks: its card, its icon, the colours of icon, headline and text."""

    card: str
    icon: str
    ink: str
    title: str
    text: str


_QUEUED = _Face("navy", "people", "amber", "inverse", "sky")
_GO = _Face("signal", "bell", "navy_deep", "navy", "navy")
_ASIDE = _Face("mist", "pause", "navy", "navy", "")
_MISSED = _Face("sand", "bell", "navy", "navy", "")
_OVER = _Face("sand", "check-circle", "navy", "navy", "")
_FACES = {
    State.PLANNED: _QUEUED,
    State.WAITING: _QUEUED,
    State.CALLED: _GO,
    State.SERVING: _GO,
    State.PARKED: _ASIDE,
    State.MISSED: _MISSED,
}


class _Status(QFrame):
    """The answer: an icon, a headline, what goes with it; a counter's number larger than all."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("standing")
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title, self._words = _centred(), _centred()
        self._title.setObjectName("headline")
        reading(look, self._words, px=30)
        self._counter = TicketNumber(look, COUNTER_PX, LEAST_COUNTER_PX, "navy_deep")
        self._counter.setObjectName("counter")
        self._arrow = QLabel()
        self._arrow.setObjectName("arrow")
        where = QHBoxLayout()
        where.setSpacing(look.space(5))
        where.addStretch(1)
        where.addWidget(self._arrow)
        where.addWidget(self._counter)
        where.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(5), look.space(4)] * 2)
        column.setSpacing(look.space(2))
        column.addStretch(1)
        column.addWidget(self._sign)
        column.addWidget(self._title)
        column.addLayout(where)
        column.addWidget(self._words)
        column.addStretch(1)

    def draw(self, standing: TicketStanding, state: KioskState) -> None:
        face, number = _FACES.get(standing.state, _OVER), standing.counter_number
        title, words = _answer(standing, state)
        dress(self, card=face.card)
        for widget in (self._arrow, self._counter):
            widget.setVisible(number is not None)
        if number is not None:
            self._counter.say(state.say(_figure(number)), COUNTER.in_(state.language))
        self._arrow.setPixmap(self._look.pixmap("arrow-end", "navy_deep", ARROW))
        self._sign.setPixmap(self._look.pixmap(face.icon, face.ink, SIGN))
        self._sign.setVisible(number is None)
        dress(self._title, type=Type.DISPLAY, tone=face.title)
        dress(self._words, tone=face.text)
        self._title.setText(title)
        self._words.setText(words)


def _answer(standing: TicketStanding, state: KioskState) -> tuple[str, str]:
    """The headline, and what the visitor should know or do besides."""
    if standing.state in (State.PLANNED, State.WAITING):
        return _waiting(standing, state)
    if standing.state in (State.CALLED, State.SERVING):
        return _at_counter(standing)
    if standing.state is State.PARKED:
        return translate("Kiosk", "Your visit is paused"), translate(
            "Kiosk", "The staff will call you again. Please stay in the hall."
        )
    if standing.state is State.MISSED:
        return translate("Kiosk", "You were called and did not come"), translate(
            "Kiosk", "Touch “Wait again”: you keep your number and wait once more."
        )
    return translate("Kiosk", "This visit is over"), translate(
        "Kiosk", "For something else, please take a new ticket."
    )


def _waiting(standing: TicketStanding, state: KioskState) -> tuple[str, str]:
    sit, promise, facts = PLEASE_WAIT.in_(state.language), standing.promise, []
    if promise is None:
        return translate("Kiosk", "You are in the line"), sit
    expected = wait_of(promise)
    label = translate("Kiosk", "Expected wait: {wait}")
    facts.append(label.format(wait=state.say(expected)) if expected else state.say(WAIT_UNKNOWN))
    if standing.booked_start is not None and state.office is not None:
        at = state.say(clock_time(state.office.local(standing.booked_start)))
        facts.append(f"{APPOINTMENT.in_(state.language)}: {at}")
    return ahead(promise, state), "\n".join([*facts, sit])


def _at_counter(standing: TicketStanding) -> tuple[str, str]:
    if standing.counter_number is None:
        return translate("Kiosk", "Your number has been called"), translate(
            "Kiosk", "Please look at the screen in the hall."
        )
    if standing.state is State.SERVING:
        return translate("Kiosk", "You are expected at counter"), translate(
            "Kiosk", "Your visit goes on there."
        )
    return translate("Kiosk", "Please go to counter"), translate(
        "Kiosk", "Your number has been called."
    )


def _figure(number: int) -> Bilingual:
    """A counter's number, which the office writes with its own digits."""
    return Bilingual(str(number), str(number))


def _centred() -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
