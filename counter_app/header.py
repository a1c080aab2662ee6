"""The band on top: which counter, who sits here, open or on a break."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from counter_app.parts import Elided, button, key, mark, pill
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.verbs import Page, Verb
from counter_app.words import COUNTER_PILLS, counter_words
from queueing.wording import Language
from shell.language import LanguageSwitch, other
from shell.look import Look, Type, dress

COMPACT_KEY = "Ctrl+M"

_NAMES = {Language.AR: "العربية", Language.EN: "English"}


class Header(QFrame):
    """Always on the screen; on the pages before work it carries the name and the language only."""

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
        self.close_counter = button("close_counter", "inverse", "small")
        self.sign_out = button("sign_out", "inverse", "small")
        self.switch = button("language", "inverse", "small")
        self.rest.clicked.connect(self._rest)
        self.compact.clicked.connect(presenter.compacting.toggle)
        self.close_counter.clicked.connect(presenter.sitting.close_counter)
        self.sign_out.clicked.connect(presenter.sitting.sign_out)
        self.switch.clicked.connect(language.toggle)
        key(self, "F10", self.rest.click)
        key(self, COMPACT_KEY, self.compact.click)
        self._lay_out(look)
        self.draw(presenter.state)
        presenter.state_changed.connect(self.draw)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        working = state.page is Page.AT_WORK
        for part in (self.number, self.rest, self.compact, self.close_counter, self.sign_out):
            part.setVisible(working)
        self._say_who(state)
        self._say_buttons(state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.draw(self._state)
        super().changeEvent(event)

    def _rest(self) -> None:
        if self._state.paused:
            self._presenter.sitting.resume()
        elif self._state.question is Question.PAUSE:
            self._presenter.asking.put_away()
        else:
            self._presenter.asking.ask(Question.PAUSE)

    def _say_who(self, state: ConsoleState) -> None:
        office = state.office.name.in_(state.language) if state.office else ""
        clerk = state.clerk.name.in_(state.language) if state.clerk else ""
        if state.view is None:
            self.title.say(self.tr("Clerk's console"))
            self.clerk.say(clerk or office)
            mark(self.mark, "")
            return
        place = state.view.place
        self.number.setText(str(place.counter.number))
        self.title.say(clerk)
        self.clerk.say(f"{place.counter.name.in_(state.language)} · {office}")
        mark(self.mark, counter_words(place.state), COUNTER_PILLS[place.state])

    def _say_buttons(self, state: ConsoleState) -> None:
        self.rest.setText(self.tr("Go on working  F10") if state.paused else self.tr("Break  F10"))
        nudged = state.next_verb is Verb.RESUME
        dress(self.rest, role="signal" if nudged else "inverse")
        small = self.tr("Small bar beside other programs ({key})").format(key=COMPACT_KEY)
        self.compact.setToolTip(small)
        self.compact.setAccessibleName(small)
        self.close_counter.setText(self.tr("Close counter"))
        self.sign_out.setText(self.tr("Sign out"))
        self.switch.setText(_NAMES[other(self._language.language)])

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.clerk)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(3), look.space(1.5), look.space(3), look.space(1.5))
        line.setSpacing(look.space(1.5))
        line.addWidget(self.number)
        line.addLayout(words, stretch=1)
        line.addWidget(self.mark)
        for each in (self.compact, self.rest, self.close_counter, self.sign_out, self.switch):
            line.addWidget(each)
