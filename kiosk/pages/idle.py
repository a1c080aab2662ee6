"""What stands while nobody comes: the time, the hours, the office's notices one after another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout

from kiosk.notice_board import NoticeBoard, notices_of
from kiosk.opening import opening_week
from kiosk.pages.closed import Week
from kiosk.parts import KioskPage, direction_of
from kiosk.presenter import KioskPresenter
from kiosk.state import KioskState
from queueing.wording import Language, long_date, with_digits
from shell.language import QT_TRANSLATE_NOOP, BothLanguages, direction
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

_HOURS = QT_TRANSLATE_NOOP("Kiosk", "Opening hours")
_BEGIN = QT_TRANSLATE_NOOP("Kiosk", "Touch the screen to begin")
CLOCK_PX = 200


class IdlePage(KioskPage):
    """Nothing to choose: the first touch, wherever it falls, brings the start page."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        dress(self, page="navy")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._clock = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._clock.setObjectName("idle_time")
        self._clock.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._clock.setStyleSheet(f"font-size: {look.px(CLOCK_PX)}px; font-weight: 600;")
        self._clock.setFixedHeight(look.px(CLOCK_PX))
        dress(self._clock, tone="inverse")
        self._halves = {language: _Half(look, language) for language in Language}
        self._body = QBoxLayout(direction_of(True))
        self._body.setSpacing(look.space(6))
        for language in (Language.AR, Language.EN):
            self._body.addWidget(self._halves[language], stretch=1)
        self._board = NoticeBoard(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(8), look.space(5)] * 2)
        column.setSpacing(look.space(5))
        column.addStretch(1)
        column.addWidget(self._clock)
        column.addLayout(self._body)
        column.addStretch(1)
        column.addWidget(self._board)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))
        self._board.turn(wide)

    def draw(self, state: KioskState) -> None:
        if state.office is None or state.now is None:
            return
        office, local = state.office, state.office.local(state.now)
        hour = local.hour % 12 or 12
        self._clock.setText(with_digits(f"{hour}:{local.minute:02}", office.digits))
        week, day = opening_week(office, state.now), long_date(local.date(), office.digits)
        for language, half in self._halves.items():
            half.draw(
                self._both.say("Kiosk", _BEGIN).in_(language),
                office.name.in_(language),
                day.in_(language),
            )
            half.week.draw(self._both.say("Kiosk", _HOURS).in_(language), week, language)
        self._board.draw(notices_of(state))


class _Half(QFrame):
    """One language in its own direction."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setLayoutDirection(direction(language))
        self._begin, self._office, self._day = Paragraph(), Paragraph(), Paragraph()
        dress(self._begin, type=Type.HEADING, tone="amber")
        dress(self._office, type=Type.TITLE, tone="inverse")
        dress(self._day, type=Type.TITLE, tone="sky")
        self.week = Week(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        for widget in (self._begin, self._office, self._day):
            column.addWidget(widget)
        column.addSpacing(look.space(2))
        column.addWidget(self.week)

    def draw(self, begin: str, office: str, day: str) -> None:
        self._begin.say(begin)
        self._office.say(office)
        self._day.say(day)
