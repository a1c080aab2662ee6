"""One service: what to bring, how long it takes, the way without a visit, and the ticket."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from db.office import Service
from kiosk.answer import Answer
from kiosk.documents import DocumentList
from kiosk.options import Options
from kiosk.parts import (
    CardButton,
    Footer,
    Notice,
    TouchButton,
    direction_of,
    icon_label,
    picture,
    reading,
    tile,
    untouchable,
)
from kiosk.presenter import KioskPresenter
from kiosk.qr import qr_filling
from kiosk.snug import SnugPage
from kiosk.state import KioskState
from kiosk.words import ahead, wait, why_not
from queueing.visit import Spared
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

CODE_PX = 168


class ServicePage(SnugPage):
    """Everything a visitor should know before taking a ticket, and the button that takes it."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._letter, self._name = tile(look, 88), Paragraph()
        dress(self._name, type=Type.HEADING, tone="navy")
        self._notice = Notice(look)
        self._visit = _Visit(presenter, look)
        self._electronic = _Electronic(presenter, look)
        self._documents = DocumentList(look)
        self._facts = _Facts(presenter, look)
        self._options = Options(presenter, look)
        self._footer = Footer(look, presenter.back)
        self._not_yet = Answer(look, "not_yet", "", "close")
        self._not_yet.clicked.connect(partial(self._instead, Spared.NOT_READY))
        self._take = Answer(look, "take_ticket", "signal", "ticket")
        self._take.clicked.connect(presenter.walk_in.take_ticket)
        self._footer.addWidget(self._not_yet, stretch=3)
        self._footer.addWidget(self._take, stretch=5)
        self._body, self._cards = QBoxLayout(direction_of(True)), QBoxLayout(direction_of(False))
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setSpacing(look.space(3))
        head.addWidget(self._letter)
        head.addWidget(self._name, stretch=1)
        reading, deciding = QVBoxLayout(), QVBoxLayout()
        for column in (reading, deciding, self._cards):
            column.setSpacing(look.space(3))
        for widget in (self._visit, self._electronic, self._documents):
            self._cards.addWidget(widget, stretch=1)
        reading.addLayout(self._cards)
        reading.addStretch(1)
        deciding.addWidget(self._facts)
        deciding.addStretch(1)
        self._body.setSpacing(look.space(3))
        self._body.addLayout(reading, stretch=1)
        self._body.addLayout(deciding, stretch=1)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        page.setSpacing(look.space(3))
        page.addLayout(head)
        page.addWidget(self._notice)
        page.addLayout(self._body, stretch=1)
        page.addWidget(self._options)
        page.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))
        self._options.turn(wide)
        # Upright, what is to be touched gathers at the foot, within everybody's reach.
        for half, weight in enumerate((2, 1) if self.low else (1, 1) if wide else (1, 0)):
            self._body.setStretch(half, weight)
        self._cards.setDirection(direction_of(self.low))
        self._electronic.spare_lines(self.low)
        self._documents.spare_lines(self.low)

    def first_focus(self) -> QWidget | None:
        return self._take

    def draw(self, state: KioskState) -> None:
        service = state.service
        if service is None:
            return
        free = state.obstacle is None
        self._letter.setText(service.code)
        self._name.say(service.name.in_(state.language))
        self._notice.say("" if state.obstacle is None else why_not(state.obstacle, state))
        self._visit.draw(state)
        self._electronic.draw(service, state)
        self._documents.draw(service, state)
        self._facts.draw(service, state)
        self._facts.setVisible(free)
        self._facts.spare_lines(self.low)
        self._options.draw(service, state)
        self._options.setVisible(free)
        self._not_yet.say(translate("Kiosk", "Not yet"))
        self._not_yet.setVisible(free and bool(service.documents))
        self._take.setVisible(free)
        self._take.say(translate("Kiosk", "One moment…") if state.busy else _ready(service))
        self._footer.draw()
        self.snug()

    def _instead(self, why: Spared, *_checked: object) -> None:
        self._presenter.walk_in.instead(why)


def _ready(service: Service) -> str:
    if service.documents:
        return translate("Kiosk", "I have them all - take a ticket")
    return translate("Kiosk", "Take a ticket")


class _Visit(QFrame):
    """The services that this visit holds already; each can be taken out again."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        dress(self, card="sand")
        self._presenter = presenter
        self._look = look
        self._title = QLabel()
        reading(look, self._title, "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(1))
        self._buttons: dict[int, _Settled] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(2)] * 2)
        column.setSpacing(look.space(1))
        column.addWidget(self._title)
        column.addLayout(self._list)

    def draw(self, state: KioskState) -> None:
        settled = {service.id: service for service in state.in_visit}
        self.setVisible(bool(settled))
        self._title.setText(translate("Kiosk", "Also in this visit (touch to take out)"))
        if list(settled) != list(self._buttons):
            self._rebuild(list(settled))
        for service_id, button in self._buttons.items():
            button.say(settled[service_id].name.in_(state.language))

    def _rebuild(self, service_ids: list[int]) -> None:
        for old in self._buttons.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for place, service_id in enumerate(service_ids):
            button = _Settled(self._look)
            button.setObjectName(f"drop_{place}")
            button.clicked.connect(partial(self._drop, service_id))
            self._list.addWidget(button)
            self._buttons[service_id] = button

    def _drop(self, service_id: int, *_checked: object) -> None:
        self._presenter.walk_in.drop(service_id)


class _Settled(CardButton):
    """A service of the visit; a touch takes it out."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "quiet")
        self._name = Paragraph()
        reading(look, self._name, "navy")
        sign = icon_label(look, "close", "navy", 36)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(1), look.space(1)] * 2)
        line.setSpacing(look.space(2))
        line.addWidget(sign)
        line.addWidget(self._name, stretch=1)
        untouchable(sign, self._name)

    def say(self, text: str) -> None:
        self._name.say(text)
        self.setAccessibleName(
            translate("Kiosk", "Take out of this visit: {name}").format(name=text)
        )


class _Electronic(QFrame):
    """The same service without a visit, before all else: its address as a code, and a way there."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        dress(self, card="mist")
        self._look = look
        self._presenter = presenter
        self._title, self._note, self._url = QLabel(wordWrap=True), Paragraph(), QLabel()
        dress(self._title, type=Type.TITLE, tone="navy")
        reading(look, self._note)
        reading(look, self._url, "navy")
        self._url.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.code = QLabel()
        self.code.setObjectName("electronic_code")
        self._choose = TouchButton(look, "primary", "screen", "surface")
        self._choose.setObjectName("electronic")
        self._choose.clicked.connect(self._go)
        words = QVBoxLayout()
        words.setSpacing(look.space(1))
        for widget in (self._title, self._note, self._url):
            words.addWidget(widget)
        words.addStretch(1)
        words.addWidget(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        line.setSpacing(look.space(3))
        line.addLayout(words, stretch=1)
        line.addWidget(self.code, alignment=Qt.AlignmentFlag.AlignTop)

    def draw(self, service: Service, state: KioskState) -> None:
        electronic = service.electronic
        self.setVisible(electronic is not None)
        if electronic is None:
            return
        self._title.setText(translate("Kiosk", "You can do this without a visit"))
        self._note.say(electronic.note.in_(state.language))
        self._url.setText(electronic.url.removeprefix("https://"))
        self.code.setPixmap(picture(qr_filling(electronic.url, self._look.px(CODE_PX))))
        self.code.setAccessibleName(electronic.url)
        self._choose.say(translate("Kiosk", "I will do it there"))

    def spare_lines(self, spare: bool) -> None:
        """Leaves out what the next page says too."""
        for words in (self._note, self._url):
            words.setVisible(not spare)

    def _go(self) -> None:
        self._presenter.walk_in.instead(Spared.ELECTRONIC)


class _Facts(QFrame):
    """How many are ahead and how long it takes; below it the fee and the working days."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        dress(self, card="navy")
        self._presenter = presenter
        self._ahead, self._wait, self._more = Paragraph(), Paragraph(), Paragraph()
        self._wait_label = QLabel()
        dress(self._ahead, type=Type.HEADING, tone="inverse")
        reading(look, self._wait_label, "sky")
        reading(look, self._wait, "amber", 34)
        reading(look, self._more, "sky")
        self._later = TouchButton(look, "inverse", "clock", "surface")
        self._later.setObjectName("later")
        self._later.clicked.connect(self._come_back)
        words = QVBoxLayout()
        words.setSpacing(look.space(1))
        for widget in (self._ahead, self._wait_label, self._wait, self._more):
            words.addWidget(widget)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        line.setSpacing(look.space(3))
        line.addLayout(words, stretch=1)
        line.addWidget(self._later, alignment=Qt.AlignmentFlag.AlignVCenter)

    def draw(self, service: Service, state: KioskState) -> None:
        if state.promise is not None:
            self._ahead.say(ahead(state.promise, state))
            self._wait.say(wait(state.promise, state))
        self._wait_label.setText(translate("Kiosk", "Expected wait"))
        self._more.say(self._fee_and_days(service))
        self._more.setVisible(bool(self._more.words))
        self._later.say(translate("Kiosk", "Come back later"))
        self._later.setVisible(state.long_wait)

    def spare_lines(self, spare: bool) -> None:
        """Leaves out what a page without room can do without."""
        self._wait_label.setVisible(not spare)
        self._more.setVisible(bool(self._more.words) and not spare)

    def _fee_and_days(self, service: Service) -> str:
        facts = []
        if service.fee_bd is not None:
            fee = _dinars(service.fee_bd)
            facts.append(translate("Kiosk", "Fee: BD {fee}").format(fee=fee))
        if service.processing_days is not None:
            days = service.processing_days
            facts.append(self.tr("Issued within %n working day(s)", "", days))
        return "\n".join(facts)

    def _come_back(self) -> None:
        self._presenter.walk_in.instead(Spared.LATER)


def _dinars(amount: Decimal) -> str:
    """Fils only where there are any: 50.000 reads as fifty thousand to many."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.3f}"
