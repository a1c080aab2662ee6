"""The band on top: which counter, who sits here, open or on a break."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from counter_app.keys import COMPACT, KEYS, MENU
from counter_app.menu import LANGUAGES, ConsoleMenu
from counter_app.parts import Elided, button, key, mark, pill
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page, Verb
from counter_app.words import COUNTER_PILLS, counter_words, figures, hour_words, role_words
from db.counters import CounterNow
from queueing.staff import Right
from shell.language import LanguageSwitch, other
from shell.look import Look, Type, dress

NARROW_PX = 1100
"""Below this width the name of whoever sits here is worth more than what the menu has as well."""
_NOBODY_IN = (Page.SIGN_IN, Page.LOCKED)


class Header(QFrame):
    """Always on the screen; before work it carries the name and the language only."""

    def __init__(self, presenter: ConsolePresenter, look: Look, language: LanguageSwitch) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._language = language
        self._state = presenter.state
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, page="navy")
        self.number = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.number.setObjectName("counter_number")
        self.number.setFixedSize(look.px(56), look.px(56))
        dress(self.number, type=Type.HEADING, tone="amber", tile="navy")
        self.title = Elided(Type.LEAD, "inverse")
        self.clerk = Elided(Type.CAPTION, "sky")
        self.mark = pill()
        self.rest = button("rest", "inverse", "small")
        self.compact = button("compact", "inverse", "small")
        self.compact.setIcon(look.icon("compact", "surface", 20))
        self.compact.setIconSize(look.icon_size(20))
        self.serve = button("serve", "inverse", "small")
        self.menu_button = button("menu", "inverse", "small")
        self.switch = button("language", "inverse", "small")
        self.menu = ConsoleMenu(presenter, look, language, self)
        self.rest.clicked.connect(self._rest)
        self.compact.clicked.connect(presenter.compacting.toggle)
        self.serve.clicked.connect(presenter.sitting.go_to_choice)
        self.menu_button.clicked.connect(self._open_menu)
        self.switch.clicked.connect(language.toggle)
        key(self, KEYS[Verb.PAUSE], self.rest.click)
        key(self, MENU, self.menu_button.click)
        self._lay_out(look)
        self.draw(presenter.state)
        presenter.state_changed.connect(self.draw)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        working = state.page is Page.AT_WORK
        self.number.setVisible(working)
        self.rest.setVisible(working)
        self.serve.setVisible(state.page is Page.RECEPTION and state.may(Right.SERVE))
        self.menu_button.setVisible(state.page not in _NOBODY_IN)
        self.switch.setVisible(state.page in _NOBODY_IN)
        self._say_who(state)
        self._say_buttons(state)
        self.menu.draw(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_buttons(self._state)

    def _rest(self) -> None:
        if self._state.paused:
            self._presenter.sitting.resume()
        elif self._state.question is Question.PAUSE:
            self._presenter.asking.put_away()
        else:
            self._presenter.asking.ask(Question.PAUSE)

    def _open_menu(self) -> None:
        self.menu.open_below(self.menu_button)

    def _say_who(self, state: ConsoleState) -> None:
        office = state.office.name.in_(state.language) if state.office else ""
        beside = self._help_words(state) or office
        if state.clerk is None or state.page is Page.LOCKED:
            self.title.say(self.tr("Clerk's console"))
            self.clerk.say(beside)
            mark(self.mark, "")
            return
        self.title.say(state.clerk.name.in_(state.language))
        if state.view is None:
            self.clerk.say(f"{role_words(state.clerk.role)} · {beside}")
            mark(self.mark, "")
            return
        place = state.view.place
        self.number.setText(str(place.counter.number))
        self.clerk.say(f"{place.counter.name.in_(state.language)} · {beside}")
        mark(self.mark, self._standing(state, place), COUNTER_PILLS[place.state])

    def _standing(self, state: ConsoleState, place: CounterNow) -> str:
        """Open, or on a break: the reason says so best, and until when."""
        words, office = counter_words(place.state), state.office
        if not state.paused or office is None:
            return words
        for reason in office.pause_reasons:
            if reason.code == place.pause_reason:
                words = reason.name.in_(state.language)
        if place.resumes_at is not None:
            hour = hour_words(state, office, place.resumes_at)
            back = self.tr("back at {time}").format(time=hour)
            words = f"{words} · {back}"
        return figures(state, words)

    def _help_words(self, state: ConsoleState) -> str:
        """What became of a call for help, so that only whoever sent it understands."""
        own = state.own_alarm if state.clerk is not None else None
        if state.calling_help:
            return self.tr("sending…")
        if own is None or (own.answered_by is not None and own.answered_by.id == state.me):
            return ""
        if own.answered_by is None:
            return self.tr("sent")
        return self.tr("seen by {who}").format(who=own.answered_by.name.in_(state.language))

    def _say_buttons(self, state: ConsoleState) -> None:
        self.rest.setText(self.tr("Go on working  F10") if state.paused else self.tr("Break  F10"))
        nudged = state.next_verb is Verb.RESUME
        dress(self.rest, role="signal" if nudged else "inverse")
        small = self.tr("Small bar beside other programs ({key})").format(key=COMPACT)
        self.compact.setToolTip(small)
        self.compact.setAccessibleName(small)
        self.serve.setText(self.tr("Serve at a counter"))
        wide = self.width() >= self._look.px(NARROW_PX)
        self.compact.setVisible(wide and self._state.page is Page.AT_WORK)
        menu = self.tr("Menu")
        self.menu_button.setText(f"{menu}  {MENU}" if wide else menu)
        self.menu_button.setToolTip(MENU)
        self.switch.setText(LANGUAGES[other(self._language.language)])

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.clerk)
        self.menu_button.setIcon(look.icon("list", "surface", 20))
        self.menu_button.setIconSize(look.icon_size(20))
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(3), look.space(1), look.space(3), look.space(1))
        line.setSpacing(look.space(1.5))
        line.addWidget(self.number)
        line.addLayout(words, stretch=1)
        line.addWidget(self.mark)
        for each in (self.compact, self.rest, self.serve, self.menu_button, self.switch):
            line.addWidget(each)
