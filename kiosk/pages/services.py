"""The tree of services: groups of them, and cards with what each would take or why it cannot."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.views import ServiceOnOffer
from kiosk.listing import A_PAGE, Category
from kiosk.pager import Pager
from kiosk.parts import (
    CardButton,
    Footer,
    direction_of,
    icon_label,
    reading,
    tile,
    untouchable,
)
from kiosk.presenter import KioskPresenter
from kiosk.snug import SnugPage
from kiosk.state import KioskState, Refusal
from kiosk.words import ahead, wait_of, why_not_briefly
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate


class ServicesPage(SnugPage):
    """Up to eight services at a time; more are on further pages."""

    CARDS_GIVE_WAY = True

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title = QLabel()
        dress(self._title, type=Type.HEADING, tone="navy")
        self._cards = [ServiceCard(presenter, look) for _ in range(A_PAGE)]
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(2))
        self._footer = Footer(look, presenter.back)
        self._pager = Pager(look, self._footer, presenter.turn_page)
        self._column = column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addLayout(self._grid, stretch=1)
        column.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        columns, look = 2 if wide else 1, self._look
        self._column.setContentsMargins(*[look.space(6), look.space(2 if self.low else 4)] * 2)
        self._column.setSpacing(look.space(1 if self.low else 3))
        self._grid.setSpacing(look.space(1 if self.low else 2))
        for place, card in enumerate(self._cards):
            card.turn(beside=self.low)
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for row in range(A_PAGE):
            self._grid.setRowStretch(row, 1 if row < A_PAGE // columns else 0)

    def first_focus(self) -> QWidget | None:
        return self._cards[0]

    def draw(self, state: KioskState) -> None:
        self._title.setText(_title(state))
        listed = state.listed
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(listed))
            if place < len(listed):
                card.draw(listed[place], state)
        self._pager.draw(state, translate("Kiosk", "More services"))
        self._footer.draw()
        self.snug()


class CategoriesPage(SnugPage):
    """Groups of services, for an office that has more than one page of them."""

    CARDS_GIVE_WAY = True

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title = QLabel()
        dress(self._title, type=Type.HEADING, tone="navy")
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(2))
        self._cards = [_CategoryCard(presenter, look) for _ in range(A_PAGE)]
        self._footer = Footer(look, presenter.back)
        self._pager = Pager(look, self._footer, presenter.turn_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addWidget(self._title)
        column.addLayout(self._grid, stretch=1)
        column.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        columns = 2 if wide else 1
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)

    def first_focus(self) -> QWidget | None:
        return self._cards[0]

    def draw(self, state: KioskState) -> None:
        self._title.setText(translate("Kiosk", "What is your visit about?"))
        shown = state.listed_categories
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                card.draw(shown[place], state)
        self._pager.draw(state, translate("Kiosk", "More services"))
        self._footer.draw()
        self.snug()


class _CategoryCard(CardButton):
    """A group: its name, and the services that are in it."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__(look, "choice")
        self._category: Category | None = None
        self._name, self._services = Paragraph(), Paragraph()
        dress(self._name, type=Type.HEADING, tone="navy")
        reading(look, self._services, "muted", 24)
        self._sign = icon_label(look, "arrow-end", "navy", 36)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._services)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(1)] * 2)
        line.setSpacing(look.space(3))
        line.addLayout(words, stretch=1)
        line.addWidget(self._sign)
        untouchable(self._name, self._services, self._sign)
        self.clicked.connect(lambda: self._choose(presenter))

    def draw(self, category: Category, state: KioskState) -> None:
        if state.office is None:
            return
        self._category = category
        names = [
            state.office.services[offer.service_id].name.in_(state.language)
            for offer in category.services
        ]
        self.setObjectName(
            f"category_{state.office.services[category.services[0].service_id].code}"
        )
        self._name.say(category.name.in_(state.language))
        self._services.say("  ·  ".join(names))
        self._sign.setPixmap(self._look.pixmap("arrow-end", "navy", 36))
        self.setAccessibleName(self._name.words)
        self.setAccessibleDescription(self._services.words)

    def _choose(self, presenter: KioskPresenter) -> None:
        if self._category is not None:
            presenter.walk_in.choose_category(self._category.name)


class ServiceCard(CardButton):
    """One service: its letter, its name, how many are ahead and how long it takes."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__(look, "choice")
        self._service_id: int | None = None
        self._letter = tile(look)
        self._name, self._line = Paragraph(), Paragraph()
        self._sign = icon_label(look, "people", "muted", 28)
        dress(self._name, type=Type.TITLE, tone="navy")
        reading(look, self._line, "muted", 24)
        self.clicked.connect(lambda: self._choose(presenter))
        fact = QHBoxLayout()
        fact.setSpacing(look.space(1))
        fact.addWidget(self._sign)
        fact.addWidget(self._line, stretch=1)
        self._words = words = QBoxLayout(direction_of(False))
        words.addStretch(1)
        words.addWidget(self._name)
        words.addLayout(fact)
        words.addStretch(1)
        self.turn(beside=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(3), look.space(1)] * 2)
        line.setSpacing(look.space(3))
        line.addWidget(self._letter)
        line.addLayout(words, stretch=1)
        untouchable(self._letter, self._name, self._line, self._sign)

    def turn(self, *, beside: bool) -> None:
        """The facts below the name, or beside it where the height is dear."""
        self._words.setDirection(direction_of(beside))
        self._words.setSpacing(self._look.space(3 if beside else 0.5))
        for place, weight in enumerate((0, 3, 2, 0) if beside else (1, 0, 0, 1)):
            self._words.setStretch(place, weight)

    def draw(self, offer: ServiceOnOffer, state: KioskState) -> None:
        office = state.office
        if office is None:
            return
        service = office.services[offer.service_id]
        self._service_id = service.id
        self.setObjectName(f"service_{service.code}")
        refused = offer.refused is not None
        settled = offer.service_id in state.chosen.services
        self._letter.setText(service.code)
        self._name.say(service.name.in_(state.language))
        self._line.say(
            translate("Kiosk", "Already in this visit") if settled else _line(offer, state)
        )
        sign = "check-circle" if settled else "lock" if refused else "people"
        self._sign.setPixmap(self._look.pixmap(sign, "muted", 28))
        self.set_shut(refused or settled)
        self.setEnabled(not settled)
        self.setAccessibleName(self._name.words)
        self.setAccessibleDescription(self._line.words)

    def _choose(self, presenter: KioskPresenter) -> None:
        if self._service_id is not None:
            presenter.walk_in.choose_service(self._service_id)


def _title(state: KioskState) -> str:
    if state.chosen.services:
        return translate("Kiosk", "Which further service do you need?")
    if state.category is not None:
        return state.say(state.category)
    return translate("Kiosk", "Which service do you need?")


def _line(offer: ServiceOnOffer, state: KioskState) -> str:
    if offer.refused is not None:
        return why_not_briefly(Refusal(offer.refused, offer.opens), state)
    wait = wait_of(offer.promise)
    known = ahead(offer.promise, state)
    return f"{known}  ·  {state.say(wait)}" if wait else known
