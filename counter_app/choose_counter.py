"""Where to sit: every counter with its state and who holds it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app.answers import notice_words
from counter_app.parts import Elided, button, label, mark, pill, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState, Question
from counter_app.take_over import TakeOver
from counter_app.verb_words import verb_words
from counter_app.verbs import Page, Verb
from counter_app.words import COUNTER_PILLS, counter_words, since_words
from db.counters import CounterNow
from queueing.staff import Right
from shell.look import Look, Type, dress
from shell.notices import Banner, Kind
from shell.paragraph import Paragraph

COLUMNS = 2
CARD_PX = 76


class ChooseCounterPage(QWidget):
    """One card a counter, the free ones first. A counter of somebody else can be taken over.

    The cards keep their places while the page is open, so that none slips under the mouse.
    """

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._state = presenter.state
        self._title = label(Type.TITLE, "navy")
        self._line = Paragraph()
        dress(self._line, type=Type.BODY, tone="muted")
        self.answer = Banner(look)
        self.reception = ReceptionCard(look)
        self.reception.clicked.connect(presenter.sitting.go_to_reception)
        self.take_over = TakeOver(presenter, look)
        self.take_over.hide()
        self.cards: dict[int, CounterCard] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(2))
        self.sign_out = button("sign_out", "quiet")
        self.sign_out.clicked.connect(presenter.sitting.sign_out)
        self._lay_out(look)
        self._retranslate()
        presenter.state_changed.connect(self.draw)

    def draw(self, state: ConsoleState) -> None:
        before, self._state = self._state, state
        if state.page is not Page.CHOOSE_COUNTER:
            return
        entered = before.page is not Page.CHOOSE_COUNTER
        if entered or {c.counter.id for c in state.counters} != set(self.cards):
            self._rebuild(state)
        self.reception.setVisible(state.may(Right.ADMIT))
        for each in state.counters:
            self.cards[each.counter.id].say(each, state)
        self._ask(before, state)
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
        free = (c for c in self.cards.values() if c.free)
        next(free, next(iter(self.cards.values()), self.sign_out)).setFocus()

    def _choose(self, counter_id: int) -> None:
        if self.cards[counter_id].free:
            self._presenter.sitting.open_counter(counter_id)
        else:
            self._presenter.sitting.take_over(counter_id)

    def _ask(self, before: ConsoleState, state: ConsoleState) -> None:
        """The question stands in the place of its card."""
        asked = state.asked_counter if state.question is Question.TAKE_OVER else None
        now = next((c for c in state.counters if c.counter.id == asked and c.clerk), None)
        was_asked = self.take_over.isVisibleTo(self)
        for counter_id, card in self.cards.items():
            card.setVisible(now is None or counter_id != now.counter.id)
        if now is None:
            self.take_over.hide()
            if was_asked and before.asked_counter in self.cards:
                self.cards[before.asked_counter].setFocus()
            return
        place = list(self.cards).index(now.counter.id)
        self._grid.addWidget(self.take_over, place // COLUMNS, place % COLUMNS)
        self.take_over.say(now, state)
        self.take_over.show()
        # Not before the layout has given it its place.
        QTimer.singleShot(0, self, self._show_question)
        if not was_asked or before.asked_counter != asked:
            self.take_over.focus()

    def _show_question(self) -> None:
        self._area.ensureWidgetVisible(self.take_over)

    def _rebuild(self, state: ConsoleState) -> None:
        for old in self.cards.values():
            old.deleteLater()
        in_order = sorted(state.counters, key=lambda now: not _is_free(now, state))
        self.cards = {now.counter.id: CounterCard(self._look) for now in in_order}
        for place, (counter_id, card) in enumerate(self.cards.items()):
            card.clicked.connect(partial(self._choose, counter_id))
            self._grid.addWidget(card, place // COLUMNS, place % COLUMNS)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Which counter are you at?"))
        self._line.say(self.tr("The counter opens for visitors as soon as you choose it."))
        self.sign_out.setText(verb_words(Verb.SIGN_OUT))

    def _lay_out(self, look: Look) -> None:
        cards = QWidget()
        inner = QVBoxLayout(cards)
        inner.setContentsMargins(0, 0, look.space(1), 0)
        inner.setSpacing(look.space(2))
        inner.addWidget(self.reception)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.addLayout(words, stretch=1)
        head.addWidget(self.sign_out)
        page = QVBoxLayout(self)
        page.setContentsMargins(look.space(3), look.space(2), look.space(2), look.space(2))
        page.setSpacing(look.space(2))
        page.addLayout(head)
        page.addWidget(self.answer)
        self._area = scrolling(cards)
        page.addWidget(self._area, stretch=1)


class _Card(QPushButton):
    """A wide button with parts of its own in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, role="choice")
        self.setAutoDefault(True)
        # In the style, because the style of a button would overrule a height that is set.
        name = type(self).__name__
        self.setStyleSheet(f"{name} {{ min-height: {look.px(CARD_PX)}px; padding: 0; }}")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(look.space(2), look.space(1), look.space(2), look.space(1))
        self.line.setSpacing(look.space(2))

    def _let_clicks_through(self) -> None:
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class ReceptionCard(_Card):
    """The way to the whole floor, for whoever may admit visitors."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("reception")
        icon = label(Type.HEADING)
        icon.setMinimumWidth(look.px(56))
        icon.setPixmap(look.pixmap("people", "navy", 36))
        icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title, self._words = Elided(Type.STRONG, "navy"), Elided(Type.CAPTION)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch(1)
        self.line.addWidget(icon)
        self.line.addLayout(words, stretch=1)
        self._let_clicks_through()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.say(self.tr("Reception: the whole floor"))
        self._words.say(self.tr("Every line and counter, and tickets for visitors who need help."))
        self.setAccessibleName(self._title.words)


class CounterCard(_Card):
    """A counter: its number, what it offers, and whether it is free or whose it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.free = False
        """Whether it can be opened at once: nobody else holds it."""
        self.number = label(Type.HEADING, "navy")
        self.number.setMinimumWidth(look.px(56))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offers = Elided(Type.CAPTION)
        self._holder = Elided(Type.STRONG)
        self._since = Elided(Type.CAPTION, "muted")
        self.mark = pill()
        self._offer = label(Type.STRONG, "navy")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for part in (self._holder, self._since, self._offers):
            words.addWidget(part)
        words.addStretch(1)
        end = QVBoxLayout()
        end.setSpacing(look.space(0.5))
        end.addStretch(1)
        end.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignTrailing)
        end.addWidget(self._offer, alignment=Qt.AlignmentFlag.AlignTrailing)
        end.addStretch(1)
        self.line.addWidget(self.number)
        self.line.addLayout(words, stretch=1)
        self.line.addLayout(end)
        self._let_clicks_through()

    def say(self, now: CounterNow, state: ConsoleState) -> None:
        self.free = _is_free(now, state)
        holder = now.clerk.name.in_(state.language) if now.clerk else ""
        self.number.setText(str(now.counter.number))
        self._offers.say(" · ".join(_main_services(now, state)))
        self._holder.say(holder)
        words, kind, since = self.tr("Free"), "success", ""
        if now.clerk is not None:
            words, kind = counter_words(now.state), COUNTER_PILLS[now.state]
            since = since_words(state, now)
        self._since.say(since)
        self._holder.setVisible(bool(holder))
        self._since.setVisible(bool(since))
        self._offers.setVisible(not since)
        mark(self.mark, words, kind if self.free else "quiet")
        self._offer.setText(verb_words(Verb.TAKE_OVER))
        self._offer.setVisible(not self.free)
        told = [now.counter.name.in_(state.language), holder, words, since]
        self.setAccessibleName(", ".join(filter(None, told)))


def _is_free(now: CounterNow, state: ConsoleState) -> bool:
    return now.clerk is None or now.clerk == state.clerk


def _main_services(now: CounterNow, state: ConsoleState) -> list[str]:
    services = state.office.services if state.office else {}
    return [
        services[service_id].short.in_(state.language)
        for service_id, reluctance in now.counter.offers.items()
        if service_id in services and not reluctance
    ]
