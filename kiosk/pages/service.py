"""One service: what to bring, how long it takes, the way without a visit, and the ticket."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.office import Service
from kiosk.parts import (
    CardButton,
    Footer,
    KioskPage,
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
from kiosk.state import KioskState, Refusal
from kiosk.words import ahead, wait, why_not
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate


class ServicePage(KioskPage):
    """Everything a visitor should know before taking a ticket, and the button that takes it."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._letter, self._name = tile(look, 88), Paragraph()
        dress(self._name, type=Type.HEADING, tone="navy")
        self._notice = Notice(look)
        self._documents = _Documents(look)
        self._electronic = _Electronic(look)
        self._facts = _Facts(look)
        self._priority = _Priority(presenter, look)
        self._footer = Footer(look, presenter.back)
        self._take = TouchButton(look, "signal", "ticket", "navy_deep", least=(0, 104))
        self._take.setObjectName("take_ticket")
        self._take.clicked.connect(presenter.take_ticket)
        self._footer.addWidget(self._take, stretch=1)
        self._body = QBoxLayout(direction_of(True))
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setSpacing(look.space(3))
        head.addWidget(self._letter)
        head.addWidget(self._name, stretch=1)
        reading, deciding = QVBoxLayout(), QVBoxLayout()
        for column in (reading, deciding):
            column.setSpacing(look.space(3))
        reading.addWidget(self._documents)
        reading.addWidget(self._electronic)
        reading.addStretch(1)
        deciding.addWidget(self._facts)
        deciding.addWidget(self._priority)
        deciding.addStretch(1)
        self._body.setSpacing(look.space(3))
        self._body.addLayout(reading, stretch=11)
        self._body.addLayout(deciding, stretch=9)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        page.setSpacing(look.space(3))
        page.addLayout(head)
        page.addWidget(self._notice)
        page.addLayout(self._body, stretch=1)
        page.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))
        # Upright, what is to be touched gathers at the foot, within everybody's reach.
        for half, weight in enumerate((11, 9) if wide else (1, 0)):
            self._body.setStretch(half, weight)

    def first_focus(self) -> QWidget | None:
        return self._take

    def draw(self, state: KioskState) -> None:
        service = state.service
        if service is None:
            return
        refusal = _refusal(state)
        self._letter.setText(service.code)
        self._name.say(service.name.in_(state.language))
        self._notice.say(why_not(refusal, state) if refusal else "")
        self._documents.draw(service, state)
        self._electronic.draw(service, state)
        self._facts.draw(service, state)
        self._facts.setVisible(refusal is None)
        self._priority.draw(state)
        self._priority.setVisible(refusal is None and self._priority.any)
        self._take.setVisible(refusal is None)
        ready, busy = translate("Kiosk", "Take a ticket"), translate("Kiosk", "One moment…")
        self._take.say(busy if state.busy else ready)
        self._footer.draw()


def _refusal(state: KioskState) -> Refusal | None:
    if state.refusal is not None:
        return state.refusal
    offer = state.offer
    return Refusal(offer.refused, offer.opens) if offer and offer.refused else None


class _Documents(QFrame):
    """What to bring, as a list; it also says when there is nothing to bring."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        dress(self, card="plain")
        self._title = QLabel()
        dress(self._title, type=Type.TITLE, tone="navy")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(1.5))
        self._points: list[_Point] = []
        self._shown: tuple[str, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        column.setSpacing(look.space(2))
        column.addWidget(self._title)
        column.addLayout(self._list)

    def draw(self, service: Service, state: KioskState) -> None:
        documents = tuple(document.name.in_(state.language) for document in service.documents)
        title = translate("Kiosk", "Please have these with you")
        nothing = translate("Kiosk", "You need no documents for this service")
        self._title.setText(title if documents else nothing)
        if documents == self._shown:
            return
        self._shown = documents
        for old in self._points:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._points = [_Point(self._look, text) for text in documents]
        for point in self._points:
            self._list.addWidget(point)


class _Point(QWidget):
    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        words = Paragraph(text)
        reading(look, words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.space(2))
        sign = icon_label(look, "document", "navy", 28)
        line.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, stretch=1)


class _Electronic(QFrame):
    """The same service without a visit: its address as a code, for the visitor's own phone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="mist")
        self._look = look
        self._title, self._note, self._url = QLabel(), Paragraph(), QLabel()
        dress(self._title, type=Type.TITLE, tone="navy")
        reading(look, self._note)
        reading(look, self._url, "navy")
        self._url.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.code = QLabel()
        self.code.setObjectName("electronic_code")
        words = QVBoxLayout()
        words.setSpacing(look.space(1))
        words.addWidget(self._title)
        words.addWidget(self._note)
        words.addWidget(self._url)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        line.setSpacing(look.space(3))
        line.addLayout(words, stretch=1)
        line.addWidget(self.code)

    def draw(self, service: Service, state: KioskState) -> None:
        electronic = service.electronic
        self.setVisible(electronic is not None)
        if electronic is None:
            return
        self._title.setText(translate("Kiosk", "Without a visit"))
        self._note.say(electronic.note.in_(state.language))
        self._url.setText(electronic.url.removeprefix("https://"))
        self.code.setPixmap(picture(qr_filling(electronic.url, self._look.px(200))))
        self.code.setAccessibleName(electronic.url)


class _Facts(QFrame):
    """How many are ahead and how long it takes; below it the fee and the working days."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="navy")
        self._ahead, self._wait, self._more = Paragraph(), Paragraph(), Paragraph()
        self._wait_label = QLabel()
        dress(self._ahead, type=Type.HEADING, tone="inverse")
        reading(look, self._wait_label, "sky")
        reading(look, self._wait, "amber", 34)
        reading(look, self._more, "sky")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        column.setSpacing(look.space(1))
        for widget in (self._ahead, self._wait_label, self._wait, self._more):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def draw(self, service: Service, state: KioskState) -> None:
        if state.promise is not None:
            self._ahead.say(ahead(state.promise, state))
            self._wait.say(wait(state.promise, state))
        self._wait_label.setText(translate("Kiosk", "Expected wait"))
        self._more.say(_fee_and_days(service))
        self._more.setVisible(bool(self._more.words))


def _dinars(amount: Decimal) -> str:
    """Fils only where there are any: 50.000 reads as fifty thousand to many."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.3f}"


def _fee_and_days(service: Service) -> str:
    facts = []
    if service.fee_bd is not None:
        facts.append(translate("Kiosk", "Fee: BD {fee}").format(fee=_dinars(service.fee_bd)))
    if service.processing_days is not None:
        days = translate("Kiosk", "Issued within %n working day(s)", "", service.processing_days)
        facts.append(days)
    return "\n".join(facts)


class _Priority(QFrame):
    """Offered, never asked for: a visitor may say that a priority class applies."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        dress(self, card="sand")
        self._title = Paragraph()
        reading(look, self._title)
        self._buttons: dict[int, _Choice] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(1.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        column.setSpacing(look.space(2))
        column.addWidget(self._title)
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def any(self) -> bool:
        return bool(self._buttons)

    def draw(self, state: KioskState) -> None:
        classes = state.office.priorities if state.office else {}
        self._title.say(translate("Kiosk", "Does one of these apply to you? (if you wish)"))
        if set(classes) != set(self._buttons):
            self._rebuild(list(classes))
        for class_id, button in self._buttons.items():
            name = classes[class_id].name.in_(state.language)
            button.draw(name, chosen=class_id == state.priority_id)

    def _rebuild(self, class_ids: list[int]) -> None:
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for place, class_id in enumerate(class_ids):
            button = _Choice(self._look)
            button.setObjectName(f"priority_{place}")
            button.clicked.connect(partial(self._choose, class_id))
            self._grid.addWidget(button, place // 2, place % 2)
            self._buttons[class_id] = button

    def _choose(self, class_id: int, *_checked: object) -> None:
        chosen = self._presenter.state.priority_id == class_id
        self._presenter.choose_priority(None if chosen else class_id)


class _Choice(CardButton):
    """A priority class; its name wraps, whatever its length."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "")
        self._name = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        reading(look, self._name, px=24)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(2), look.space(1)] * 2)
        column.addWidget(self._name)
        untouchable(self._name)

    def draw(self, name: str, *, chosen: bool) -> None:
        self._name.setText(name)
        dress(self._name, tone="inverse" if chosen else "navy")
        dress(self, role="primary" if chosen else "")
        said = translate("Kiosk", "{name}, chosen").format(name=name)
        self.setAccessibleName(said if chosen else name)
