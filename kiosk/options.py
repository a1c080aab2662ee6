"""What a ticket may hold besides its service: how many, one more service, priority, messages."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from db.office import Office, Service
from kiosk.parts import CardButton, TouchButton, icon_label, reading, untouchable
from kiosk.presenter import KioskPresenter
from kiosk.state import KioskState
from queueing.visit import Counted
from queueing.wording import party
from shell.look import Look, dress
from shell.phone import readable

translate = QCoreApplication.translate


class Options(QFrame):
    """Offered below the facts; nobody has to touch any of it on the way to a ticket."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        self._party = _Party(presenter, look)
        self._another = Option(look, "plus", presenter.walk_in.add_another)
        self._another.setObjectName("another_service")
        self._priority = Option(look, "priority", presenter.declaring.open_priority)
        self._priority.setObjectName("priority")
        self._phone = Option(look, "message", presenter.declaring.open_phone)
        self._phone.setObjectName("phone")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.space(2))
        self.turn(False)

    def turn(self, wide: bool) -> None:
        """In one row on a wide screen, in two on an upright one."""
        options = (self._party, self._another, self._priority, self._phone)
        columns = len(options) if wide else 2
        for place, option in enumerate(options):
            self._grid.addWidget(option, place // columns, place % columns)
        for column in range(len(options)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def draw(self, service: Service, state: KioskState) -> None:
        office, chosen = state.office, state.chosen
        if office is None:
            return
        self._party.draw(chosen.party_size, _counts(service, state), state)
        self._another.draw(translate("Kiosk", "Another service"), self._how_many(state))
        self._another.setVisible(not chosen.full and _is_more(state))
        self._priority.draw(*_priority(office, state))
        self._priority.setVisible(bool(office.priorities))
        number = readable(chosen.phone) if chosen.phone else ""
        self._phone.draw(translate("Kiosk", "Messages to my phone"), number, code=True)

    def _how_many(self, state: KioskState) -> str:
        further = len(state.in_visit)
        return self.tr("%n more in this visit", "", further) if further else ""


def _is_more(state: KioskState) -> bool:
    """Whether this kiosk offers a service that is not in the visit yet."""
    offered = {offer.service_id for offer in state.view.services} if state.view else set()
    return bool(offered - {*state.chosen.services, state.service_id})


def _counts(service: Service, state: KioskState) -> Counted:
    """The ticket counts what its first service counts."""
    return state.in_visit[0].counted if state.in_visit else service.counted


def _priority(office: Office, state: KioskState) -> tuple[str, str]:
    title = translate("Kiosk", "Priority or assistance")
    chosen = office.priorities.get(state.chosen.priority_id or 0)
    return title, chosen.name.in_(state.language) if chosen else ""


class Option(CardButton):
    """One choice: an icon, what it is, and what was chosen, if anything."""

    def __init__(self, look: Look, icon: str, act: Callable[[], None]) -> None:
        super().__init__(look, "choice")
        self._icon = icon
        self._sign = icon_label(look, icon, "navy", 40)
        self._title, self._value = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for label, tone in ((self._title, "navy"), (self._value, "success")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            reading(look, label, tone, 24)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._value)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(2.5), look.space(1)] * 2)
        line.setSpacing(look.space(2))
        line.addWidget(self._sign)
        line.addLayout(words, stretch=1)
        untouchable(self._sign, self._title, self._value)
        self.clicked.connect(lambda: act())

    def draw(self, title: str, value: str, *, code: bool = False) -> None:
        """`code` keeps a value in Latin order, such as a phone number."""
        self._title.setText(title)
        self._value.setText(value)
        self._value.setVisible(bool(value))
        self._value.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if code else self.layoutDirection()
        )
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self._value.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        icon, colour = ("check-circle", "success") if value else (self._icon, "navy")
        self._sign.setPixmap(self._look.pixmap(icon, colour, 40))
        self.setAccessibleName(title)
        # Read aloud before others: that something was given, not what.
        self.setAccessibleDescription(translate("Kiosk", "Given") if value else "")


class _Party(QFrame):
    """How many people or files: one less, one more."""

    def __init__(self, presenter: KioskPresenter, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._presenter = presenter
        self._size = 1
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        reading(look, self._title, "muted", 20)
        self._words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._words.setObjectName("party")
        reading(look, self._words, "navy")
        self._less = TouchButton(look, "quiet")
        self._more = TouchButton(look, "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for button, name, icon, by in (
            (self._less, "party_less", "minus", -1),
            (self._more, "party_more", "plus", 1),
        ):
            button.setObjectName(name)
            button.restyle(padding=0)
            button.set_icon(icon)
            button.clicked.connect(lambda _checked=False, by=by: self._change(by))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch(1)
        line.addWidget(self._less)
        line.addLayout(words, stretch=1)
        line.addWidget(self._more)

    def draw(self, size: int, counted: Counted, state: KioskState) -> None:
        self._size = size
        self._words.setText(state.say(party(size, counted)))
        self._less.setEnabled(size > 1)
        files = counted is Counted.FILES
        people, papers = translate("Kiosk", "How many people"), translate("Kiosk", "How many files")
        self._title.setText(papers if files else people)
        fewer, more = translate("Kiosk", "One person less"), translate("Kiosk", "One person more")
        if files:
            fewer, more = translate("Kiosk", "One file less"), translate("Kiosk", "One file more")
        self._less.setAccessibleName(fewer)
        self._more.setAccessibleName(more)

    def _change(self, by: int) -> None:
        self._presenter.walk_in.set_party(self._size + by)
