"""A need for priority, declared with one touch that nobody else has to hear."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.parts import (
    CardButton,
    Footer,
    icon_label,
    reading,
    untouchable,
)
from kiosk.presenter import KioskPresenter
from kiosk.snug import SnugPage
from kiosk.state import KioskState
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

_ICONS = {
    "determination": "priority",
    "older": "older",
    "pregnant": "pregnant",
    "small_children": "stroller",
}
"""Pictures of the usual classes; an office's own class has a general one."""


class PriorityPage(SnugPage):
    """The office's classes, each a picture and a name, and the way back without one."""

    CARDS_GIVE_WAY = True

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title, self._how = QLabel(wordWrap=True), Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        reading(look, self._how, "muted")
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(2))
        self._cards: dict[int | None, _Card] = {}
        self._columns = 1
        self._footer = Footer(look, presenter.back)
        self._footer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addLayout(self._grid, stretch=4)
        column.addStretch(1)
        column.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._columns = 2 if wide else 1
        self._lay_out()

    def first_focus(self) -> QWidget | None:
        return next(iter(self._cards.values()), None)

    def draw(self, state: KioskState) -> None:
        if state.office is None:
            return
        self._title.setText(translate("Kiosk", "Does one of these apply to you?"))
        self._how.say(_how(confirmed=state.office.confirm_priority))
        classes = state.office.priorities
        if [*classes, None] != list(self._cards):
            self._rebuild(list(classes))
        for class_id, card in self._cards.items():
            chosen = class_id == state.chosen.priority_id
            if class_id is None:
                card.draw("minus", translate("Kiosk", "None of these"), chosen=chosen)
            else:
                named = classes[class_id]
                icon = _ICONS.get(named.code, "person")
                card.draw(icon, named.name.in_(state.language), chosen=chosen)
        self._footer.draw()
        self.snug()

    def _rebuild(self, class_ids: list[int]) -> None:
        for old in self._cards.values():
            old.hide()
            old.deleteLater()
        self._cards = {}
        for place, class_id in enumerate([*class_ids, None]):
            card = _Card(self._look)
            card.setObjectName("no_priority" if class_id is None else f"priority_{place}")
            card.clicked.connect(partial(self._choose, class_id))
            self._cards[class_id] = card
        self._lay_out()

    def _lay_out(self) -> None:
        for place, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, place // self._columns, place % self._columns)

    def _choose(self, class_id: int | None, *_checked: object) -> None:
        self._presenter.declaring.choose_priority(class_id)


def _how(*, confirmed: bool) -> str:
    discreet = translate("Kiosk", "It stays between you and our staff.")
    if confirmed:
        return discreet + " " + translate("Kiosk", "Reception will confirm it.")
    return discreet


class _Card(CardButton):
    """A class: its picture, its name, and a check mark when it is chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "choice")
        self.setCheckable(True)
        self._sign = icon_label(look, "person", "navy", 64)
        self._name = Paragraph()
        self._chosen = icon_label(look, "check-circle", "amber", 44)
        dress(self._name, type=Type.TITLE, tone="navy")
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(2)] * 2)
        line.setSpacing(look.space(4))
        line.addWidget(self._sign)
        line.addWidget(self._name, stretch=1)
        line.addWidget(self._chosen, alignment=Qt.AlignmentFlag.AlignVCenter)
        untouchable(self._sign, self._name, self._chosen)

    def draw(self, icon: str, name: str, *, chosen: bool) -> None:
        self._sign.setPixmap(self._look.pixmap(icon, "surface" if chosen else "navy", 64))
        self._name.say(name)
        dress(self._name, type=Type.TITLE, tone="inverse" if chosen else "navy")
        self.setChecked(chosen)
        self._chosen.setVisible(chosen)
        said = translate("Kiosk", "{name}, chosen").format(name=name)
        self.setAccessibleName(said if chosen else name)
