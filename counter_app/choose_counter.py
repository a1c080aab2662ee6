"""Where to sit: every counter with its state and who holds it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app.answers import notice_words
from counter_app.parts import Elided, button, label, mark, pill, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Page
from counter_app.words import COUNTER_PILLS, counter_words
from db.counters import CounterNow
from shell.look import Look, Type, dress
from shell.notices import Banner, Kind
from shell.paragraph import Paragraph

COLUMNS = 2
CARD_PX = 92


class ChooseCounterPage(QWidget):
    """One card a counter. A counter of somebody else can be seen but not taken."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._title = label(Type.HEADING, "navy")
        self._line = Paragraph()
        dress(self._line, type=Type.BODY, tone="muted")
        self.answer = Banner(look)
        self.cards: dict[int, CounterCard] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(2))
        self.sign_out = button("sign_out", "quiet")
        self.sign_out.clicked.connect(presenter.sitting.sign_out)
        self._lay_out(look)
        self._retranslate()
        presenter.state_changed.connect(self.draw)

    def draw(self, state: ConsoleState) -> None:
        self._state = state
        if state.page is not Page.CHOOSE_COUNTER:
            return
        if [c.counter.id for c in state.counters] != list(self.cards):
            self._rebuild(state.counters)
        for each in state.counters:
            self.cards[each.counter.id].say(each, state)
        words = notice_words(state.notice, state.language, state.now) if state.notice else ""
        if words:
            self.answer.show_notice(Kind.WARNING, words)
        else:
            self.answer.clear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.draw(self._state)
        super().changeEvent(event)

    def focus(self) -> None:
        """Puts the focus on the first counter that is free."""
        free = next((card for card in self.cards.values() if card.isEnabled()), self.sign_out)
        free.setFocus()

    def _rebuild(self, counters: tuple[CounterNow, ...]) -> None:
        for old in self.cards.values():
            old.deleteLater()
        self.cards = {c.counter.id: CounterCard(self._look) for c in counters}
        for place, (counter_id, card) in enumerate(self.cards.items()):
            card.clicked.connect(partial(self._presenter.sitting.open_counter, counter_id))
            self._grid.addWidget(card, place // COLUMNS, place % COLUMNS)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Which counter are you at?"))
        self._line.say(self.tr("The counter opens for visitors as soon as you choose it."))
        self.sign_out.setText(self.tr("Sign out"))

    def _lay_out(self, look: Look) -> None:
        cards = QWidget()
        inner = QVBoxLayout(cards)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.addLayout(words, stretch=1)
        head.addWidget(self.sign_out)
        page = QVBoxLayout(self)
        page.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(3))
        page.setSpacing(look.space(2))
        page.addLayout(head)
        page.addWidget(self.answer)
        page.addWidget(scrolling(cards), stretch=1)


class CounterCard(QPushButton):
    """A counter: its number, what it offers, and whether it is free or whose it is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, role="choice")
        # In the style, because the style of a button would overrule a height that is set.
        self.setStyleSheet(f"CounterCard {{ min-height: {look.px(CARD_PX)}px; padding: 0; }}")
        self.number = label(Type.HEADING, "navy")
        self.number.setMinimumWidth(look.px(56))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offers = Paragraph()
        dress(self._offers, type=Type.CAPTION)
        self._holder = Elided(Type.STRONG)
        self.mark = pill()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._holder)
        words.addWidget(self._offers)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.space(2), look.space(1), look.space(2), look.space(1))
        line.setSpacing(look.space(2))
        line.addWidget(self.number)
        line.addLayout(words, stretch=1)
        line.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignVCenter)
        for part in (self.number, self._offers, self._holder, self.mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, now: CounterNow, state: ConsoleState) -> None:
        holder = now.clerk.name.in_(state.language) if now.clerk else ""
        self.number.setText(str(now.counter.number))
        self._offers.say(" · ".join(_main_services(now, state)))
        self._holder.say(holder)
        self._holder.setVisible(bool(holder))
        words, kind = self.tr("Free"), "info"
        if now.clerk is not None:
            words, kind = counter_words(now.state), COUNTER_PILLS[now.state]
        mark(self.mark, words, kind)
        self.setEnabled(now.clerk is None or now.clerk == state.clerk)
        self.setAccessibleName(f"{now.counter.name.in_(state.language)}, {holder or words}")


def _main_services(now: CounterNow, state: ConsoleState) -> list[str]:
    services = state.office.services if state.office else {}
    return [
        services[service_id].name.in_(state.language)
        for service_id, reluctance in now.counter.offers.items()
        if service_id in services and not reluctance
    ]
