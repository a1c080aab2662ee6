"""The closed office: that it is, when it opens, and its week, in both languages at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout

from db.office import Office
from kiosk.notice_board import NoticeBoard, notices_of
from kiosk.opening import OpeningLine, opening_week
from kiosk.parts import KioskPage, direction_of, icon_label, reading
from kiosk.presenter import KioskPresenter
from kiosk.state import KioskState
from queueing.wording import Bilingual, Language, reopening
from shell.language import QT_TRANSLATE_NOOP, BothLanguages, direction
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

_CLOSED = QT_TRANSLATE_NOOP("Kiosk", "The centre is closed")
_HOURS = QT_TRANSLATE_NOOP("Kiosk", "Opening hours")
LINES = 7


class ClosedPage(KioskPage):
    """Nothing to touch: only what a person in front of a closed door wants to know."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        dress(self, page="navy")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._halves = {language: _Half(look, language) for language in Language}
        self._body = QBoxLayout(direction_of(True))
        self._body.setSpacing(look.space(6))
        for language in (Language.AR, Language.EN):
            self._body.addWidget(self._halves[language], stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(8)] * 4)
        column.setSpacing(look.space(6))
        column.addStretch(1)
        column.addWidget(
            icon_label(look, "clock", "amber", 112), alignment=Qt.AlignmentFlag.AlignHCenter
        )
        column.addLayout(self._body)
        column.addStretch(2)
        self._board = NoticeBoard(look)
        column.addWidget(self._board)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))
        self._board.turn(wide)

    def draw(self, state: KioskState) -> None:
        if state.view is None or state.office is None or state.now is None:
            return
        week = opening_week(state.office, state.now)
        opens = _opens(state, state.office)
        because = state.view.hours.because or Bilingual("", "")
        self._board.draw(notices_of(state))
        for language, half in self._halves.items():
            half.draw(
                state.office.name.in_(language),
                self._both.say("Kiosk", _CLOSED).in_(language),
                because.in_(language),
                opens.in_(language),
                self._both.say("Kiosk", _HOURS).in_(language),
                week,
            )


def _opens(state: KioskState, office: Office) -> Bilingual:
    at = state.view.hours.next_opening if state.view else None
    if at is None or state.now is None:
        return Bilingual("", "")
    return reopening(office.local(at), office.local(state.now).date(), office.digits)


class _Half(QFrame):
    """One language in its own direction."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setLayoutDirection(direction(language))
        self._office, self._closed = Paragraph(), Paragraph()
        self._because, self._opens = Paragraph(), Paragraph()
        dress(self._office, type=Type.TITLE, tone="sky")
        dress(self._closed, type=Type.DISPLAY, tone="inverse")
        dress(self._because, type=Type.TITLE, tone="sky")
        dress(self._opens, type=Type.TITLE, tone="amber")
        self._week = Week(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(2))
        for widget in (self._office, self._closed, self._because, self._opens):
            column.addWidget(widget)
        column.addSpacing(look.space(2))
        column.addWidget(self._week)
        column.addStretch(1)

    def draw(
        self,
        office: str,
        closed: str,
        because: str,
        opens: str,
        hours: str,
        week: tuple[OpeningLine, ...],
    ) -> None:
        self._office.say(office)
        self._closed.say(closed)
        for label, text in ((self._because, because), (self._opens, opens)):
            label.say(text)
            label.setVisible(bool(text))
        self._week.draw(hours, week, self._language)


class Week(QFrame):
    """The office's hours in one language, days with the same hours on one line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._title = QLabel()
        dress(self._title, type=Type.TITLE, tone="navy")
        grid = QGridLayout(self)
        grid.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        grid.setVerticalSpacing(look.space(1.5))
        grid.setHorizontalSpacing(look.space(4))
        grid.addWidget(self._title, 0, 0, 1, 2)
        self._lines = [(QLabel(), QLabel()) for _ in range(LINES)]
        for row, (days, hours) in enumerate(self._lines, start=1):
            reading(look, days)
            reading(look, hours)
            grid.addWidget(days, row, 0)
            grid.addWidget(hours, row, 1)
        grid.setColumnStretch(1, 1)

    def draw(self, title: str, week: tuple[OpeningLine, ...], language: Language) -> None:
        self._title.setText(title)
        for place, (days, hours) in enumerate(self._lines):
            shown = place < len(week)
            days.setVisible(shown)
            hours.setVisible(shown)
            if shown:
                line = week[place]
                days.setText(line.days.in_(language))
                hours.setText(line.hours.in_(language))
                dress(hours, tone="navy" if line.open else "muted")
