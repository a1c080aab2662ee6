"""A phone number for messages about this visit: what it is used for, and how to leave it out."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.keypad import EntryField, Keypad
from kiosk.parts import (
    Footer,
    Notice,
    TouchButton,
    direction_of,
    reading,
)
from kiosk.presenter import KioskPresenter
from kiosk.snug import SnugPage
from kiosk.state import KioskState
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph
from shell.phone import PhoneFault

translate = QCoreApplication.translate


class PhonePage(SnugPage):
    """Consent in plain words: the number is kept only by the button that says so."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._title, self._why = QLabel(wordWrap=True), Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        reading(look, self._why, "muted")
        self.field = EntryField(look)
        self._notice = Notice(look)
        self._keys = Keypad(look, presenter.declaring, extra="+")
        self._footer = Footer(look, presenter.back)
        self._without = TouchButton(look, "", "close", least=(0, 104))
        self._without.setObjectName("no_phone")
        self._without.clicked.connect(presenter.declaring.no_phone)
        self._agree = TouchButton(look, "signal", "check", "navy_deep", least=(0, 104))
        self._agree.setObjectName("agree_phone")
        self._agree.clicked.connect(presenter.declaring.submit)
        self._footer.addWidget(self._without)
        self._footer.addWidget(self._agree, stretch=1)
        self._body = QBoxLayout(direction_of(True))
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        words = QVBoxLayout()
        words.setSpacing(look.space(3))
        for widget in (self._title, self._why, self.field, self._notice):
            words.addWidget(widget)
        words.addStretch(1)
        self._body.setSpacing(look.space(4))
        self._body.addLayout(words, stretch=1)
        self._body.addWidget(self._keys, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addLayout(self._body, stretch=1)
        column.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))
        for half, weight in enumerate((1, 1) if wide else (0, 1)):
            self._body.setStretch(half, weight)

    def first_focus(self) -> QWidget | None:
        return self.field

    def draw(self, state: KioskState) -> None:
        if state.office is None:
            return
        self._title.setText(translate("Kiosk", "Messages about this visit"))
        self._why.say(self._use(state.office.retention_days))
        self.field.say(state.typed, translate("Kiosk", "Your mobile number"))
        self._notice.say(_wrong(state.phone_fault))
        self._keys.draw()
        self._without.say(translate("Kiosk", "No messages"))
        self._agree.say(translate("Kiosk", "I agree, use this number"))
        self._agree.setEnabled(bool(state.typed))
        self._footer.draw()
        self.snug()

    def _use(self, days: int) -> str:
        use = translate(
            "Kiosk",
            "If you wish, type your mobile number. We send messages about this visit to it and "
            "use it for nothing else.",
        )
        return use + "\n" + self.tr("It is deleted after %n day(s).", "", days)


def _wrong(fault: PhoneFault | None) -> str:
    if fault is PhoneFault.TOO_SHORT:
        return translate("Kiosk", "The number is too short. Please check it.")
    if fault is PhoneFault.TOO_LONG:
        return translate("Kiosk", "The number is too long. Please check it.")
    if fault is PhoneFault.FIXED_LINE:
        return translate("Kiosk", "This is a fixed line. Messages need a mobile number.")
    if fault is PhoneFault.UNKNOWN:
        return translate("Kiosk", "This is not a phone number. Please check it.")
    return ""
