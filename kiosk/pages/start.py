"""The first page: both languages at once, so that one touch chooses language and path."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.parts import CardButton, direction_of, icon_label, reading, untouchable
from kiosk.presenter import KioskPresenter
from kiosk.snug import SnugPage
from kiosk.state import KioskState
from queueing.hours import Closed
from queueing.wording import Bilingual, Language, clock_time
from shell.language import QT_TRANSLATE_NOOP, BothLanguages, direction
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

_WELCOME = QT_TRANSLATE_NOOP("Kiosk", "Welcome")
_HOW = QT_TRANSLATE_NOOP("Kiosk", "Touch to take your turn")
_BOOKED = QT_TRANSLATE_NOOP("Kiosk", "I have a booking")
_BOOKED_HOW = QT_TRANSLATE_NOOP("Kiosk", "Check in with your reference, phone or CPR")
_WALK_IN = QT_TRANSLATE_NOOP("Kiosk", "I have no booking")
_WALK_IN_HOW = QT_TRANSLATE_NOOP("Kiosk", "Choose a service and take a ticket")
_LAST_GIVEN = QT_TRANSLATE_NOOP("Kiosk", "The last tickets for today have been given")
_ON_BREAK = QT_TRANSLATE_NOOP("Kiosk", "Tickets are given again after the break")
_OPEN_UNTIL = QT_TRANSLATE_NOOP("Kiosk", "Open today until {time}")
_SCAN = QT_TRANSLATE_NOOP("Kiosk", "Or scan the code of your booking")


class StartPage(SnugPage):
    """Arabic and English side by side, each in its own direction whatever the screen's."""

    CARDS_GIVE_WAY = True

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._names = _Names(look)
        self._halves = {
            language: Half(presenter, look, language) for language in (Language.AR, Language.EN)
        }
        self._panels = QBoxLayout(direction_of(False))
        self._panels.setSpacing(look.space(4))
        middle = QWidget()
        middle.setLayout(self._panels)
        # Arabic stands on the right of a wide screen and on top of an upright one, always.
        middle.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._panels.setContentsMargins(*[look.space(6), look.space(5)] * 2)
        for half in self._halves.values():
            self._panels.addWidget(half, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._names)
        column.addWidget(middle, stretch=1)

    def turn(self, wide: bool) -> None:
        self._panels.setDirection(direction_of(wide))
        self._names.turn(wide, low=self.low)
        for half in self._halves.values():
            half.spare_lines(self.low)

    def first_focus(self) -> QWidget | None:
        return self._halves[self._presenter.state.language].walk_in

    def draw(self, state: KioskState) -> None:
        if state.view is None or state.office is None:
            return
        self._names.say(state.office.name)
        for half in self._halves.values():
            half.draw(state, self._both)
        self.snug()


class Half(QFrame):
    """One language: a welcome and the two paths."""

    def __init__(self, presenter: KioskPresenter, look: Look, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setLayoutDirection(direction(language))
        dress(self, card="plain")
        self._title, self._how = QLabel(), QLabel()
        dress(self._title, type=Type.DISPLAY, tone="navy")
        dress(self._how, type=Type.TITLE, tone="muted")
        self._hours, self._scan = _Fact(look, "clock"), _Fact(look, "code")
        self.walk_in = _Path(look, "ticket")
        self.booked = _Path(look, "calendar")
        for button, booked in ((self.walk_in, False), (self.booked, True)):
            button.setObjectName(f"{'booked' if booked else 'walk_in'}_{language}")
            button.clicked.connect(partial(self._begin, presenter, booked))
        self._look = look
        self._column = column = QVBoxLayout(self)
        self.spare_lines(False)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addStretch(1)
        column.addWidget(self.walk_in, stretch=4)
        column.addWidget(self.booked, stretch=4)
        column.addSpacing(look.space(1))
        column.addWidget(self._scan)
        column.addWidget(self._hours)

    def spare_lines(self, spare: bool) -> None:
        """Leaves out what a screen without room can do without."""
        self._how.setVisible(not spare)
        self._column.setContentsMargins(*[self._look.space(3 if spare else 5)] * 4)
        self._column.setSpacing(self._look.space(1.5 if spare else 3))

    def _begin(self, presenter: KioskPresenter, booked: bool) -> None:
        presenter.begin(self._language, booked=booked)

    def draw(self, state: KioskState, both: BothLanguages) -> None:
        def say(source: str) -> str:
            return both.say("Kiosk", source).in_(self._language)

        self._title.setText(say(_WELCOME))
        self._how.setText(say(_HOW))
        self.booked.say_both(say(_BOOKED), say(_BOOKED_HOW))
        self.walk_in.say_both(say(_WALK_IN), say(_walk_in_line(state)))
        self.walk_in.set_off(not state.walk_in_open)
        closes = _closing(state)
        at = closes.in_(self._language) if closes else ""
        self._hours.say(say(_OPEN_UNTIL).format(time=at) if at else "")
        self._scan.say(say(_SCAN))


class _Path(CardButton):
    """A path through the kiosk: what it is, and one line on how it goes."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__(look, "feature")
        self._icon = icon
        self._sign = icon_label(look, icon, "amber", 64)
        self._title, self._line = QLabel(), Paragraph()
        dress(self._title, type=Type.HEADING, tone="inverse")
        reading(look, self._line, "sky")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(5), look.space(3)] * 2)
        line.setSpacing(look.space(4))
        line.addWidget(self._sign)
        line.addLayout(words, stretch=1)
        untouchable(self._sign, self._title, self._line)

    def say_both(self, title: str, line: str) -> None:
        self._title.setText(title)
        self._line.say(line)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)

    def set_off(self, off: bool) -> None:
        """A path that is not open now: its line says why."""
        self.setEnabled(not off)
        dress(self, role="choice" if off else "feature")
        dress(self._title, tone="muted" if off else "inverse")
        dress(self._line, tone="muted" if off else "sky")
        icon, colour = ("lock", "muted") if off else (self._icon, "amber")
        self._sign.setPixmap(self._look.pixmap(icon, colour, 64))


class _Names(QFrame):
    """The office in both languages, on the band at the top."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._look = look
        self._arabic, self._english = Paragraph(), Paragraph()
        self._arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._english.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        dress(self._arabic, type=Type.HEADING, tone="inverse")
        dress(self._english, type=Type.TITLE, tone="sky")
        self._line = QBoxLayout(direction_of(False), self)
        self._line.setContentsMargins(*[look.space(6), look.space(5)] * 2)
        self._line.setSpacing(look.space(2))
        self._line.addWidget(self._arabic, stretch=1)
        self._line.addWidget(self._english, stretch=1)

    def turn(self, wide: bool, *, low: bool) -> None:
        self._line.setDirection(direction_of(wide))
        high = self._look.space(2 if low else 5)
        self._line.setContentsMargins(*[self._look.space(6), high] * 2)

    def say(self, name: Bilingual) -> None:
        self._arabic.say(name.ar)
        self._english.say(name.en)


class _Fact(QWidget):
    """One line with an icon, at the foot of a half."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._words = QLabel()
        reading(look, self._words, "muted", 24)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(2))
        line.addWidget(icon_label(look, icon, "muted", 28))
        line.addWidget(self._words, stretch=1)

    def say(self, text: str) -> None:
        self._words.setText(text)
        self.setVisible(bool(text))


def _closing(state: KioskState) -> Bilingual | None:
    if state.view is None or state.office is None or state.view.hours.closes_at is None:
        return None
    return clock_time(state.office.local(state.view.hours.closes_at), state.office.digits)


def _walk_in_line(state: KioskState) -> str:
    if state.walk_in_open or state.view is None:
        return _WALK_IN_HOW
    return _ON_BREAK if state.view.hours.reason is Closed.BREAK else _LAST_GIVEN
