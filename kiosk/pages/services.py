"""The list of services: large cards, what each would take, and why one cannot be had."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.views import ServiceOnOffer
from kiosk.parts import (
    CardButton,
    Footer,
    KioskPage,
    TouchButton,
    icon_label,
    reading,
    tile,
    untouchable,
)
from kiosk.presenter import KioskPresenter
from kiosk.state import SERVICES_A_PAGE, KioskState, Refusal
from kiosk.words import ahead, wait_of, why_not_briefly
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate


class ServicesPage(KioskPage):
    """Up to eight services at a time; more are on further pages."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title = QLabel()
        dress(self._title, type=Type.HEADING, tone="navy")
        self._cards = [ServiceCard(presenter, look) for _ in range(SERVICES_A_PAGE)]
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(2))
        self._footer = Footer(look, presenter.back)
        self._place = QLabel()
        dress(self._place, type=Type.TITLE, tone="muted")
        self._earlier = TouchButton(look, "", "arrow-start")
        self._more = TouchButton(look, "primary", "arrow-end", "surface")
        self._earlier.setObjectName("earlier")
        self._more.setObjectName("more")
        self._earlier.clicked.connect(lambda: presenter.turn_page(-1))
        self._more.clicked.connect(lambda: presenter.turn_page(1))
        self._footer.addStretch(1)
        for widget in (self._earlier, self._place, self._more):
            self._footer.addWidget(widget)
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
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for row in range(SERVICES_A_PAGE):
            self._grid.setRowStretch(row, 1 if row < SERVICES_A_PAGE // columns else 0)

    def first_focus(self) -> QWidget | None:
        return self._cards[0]

    def draw(self, state: KioskState) -> None:
        self._title.setText(translate("Kiosk", "Which service do you need?"))
        listed = state.listed
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(listed))
            if place < len(listed):
                card.draw(listed[place], state)
        pages = state.list_pages
        for widget in (self._earlier, self._place, self._more):
            widget.setVisible(pages > 1)
        self._place.setText(
            translate("Kiosk", "{page} of {pages}").format(page=state.list_page + 1, pages=pages)
        )
        self._earlier.say(translate("Kiosk", "Previous"))
        self._more.say(translate("Kiosk", "More services"))
        self._earlier.set_icon("arrow-start")
        self._more.set_icon("arrow-end", "surface")
        self._earlier.setEnabled(state.list_page > 0)
        self._more.setEnabled(state.list_page + 1 < pages)
        self._footer.draw()


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
        words = QVBoxLayout()
        words.setSpacing(look.space(0.5))
        words.addStretch(1)
        words.addWidget(self._name)
        fact = QHBoxLayout()
        fact.setSpacing(look.space(1))
        fact.addWidget(self._sign)
        fact.addWidget(self._line, stretch=1)
        words.addLayout(fact)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(3), look.space(1)] * 2)
        line.setSpacing(look.space(3))
        line.addWidget(self._letter)
        line.addLayout(words, stretch=1)
        untouchable(self._letter, self._name, self._line, self._sign)

    def draw(self, offer: ServiceOnOffer, state: KioskState) -> None:
        office = state.office
        if office is None:
            return
        service = office.services[offer.service_id]
        self._service_id = service.id
        self.setObjectName(f"service_{service.code}")
        refused = offer.refused is not None
        self._letter.setText(service.code)
        self._name.say(service.name.in_(state.language))
        self._line.say(_line(offer, state))
        self._sign.setPixmap(self._look.pixmap("lock" if refused else "people", "muted", 28))
        self.set_shut(refused)
        self.setAccessibleName(self._name.words)
        self.setAccessibleDescription(self._line.words)

    def _choose(self, presenter: KioskPresenter) -> None:
        if self._service_id is not None:
            presenter.choose_service(self._service_id)


def _line(offer: ServiceOnOffer, state: KioskState) -> str:
    if offer.refused is not None:
        return why_not_briefly(Refusal(offer.refused, offer.opens), state)
    wait = wait_of(offer.promise)
    known = ahead(offer.promise, state)
    return f"{known}  ·  {state.say(wait)}" if wait else known
