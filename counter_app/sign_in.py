"""Who sits here: staff number and PIN."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from counter_app.answers import notice_words
from counter_app.parts import button, label, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Page, Verb
from queueing.ticket import Reason
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

CARD_PX = 460


class SignInPage(QWidget):
    """Two fields and one button; what went wrong is said between them."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._drawn: ConsoleState | None = None
        self.office = Paragraph()
        dress(self.office, type=Type.BODY, tone="muted")
        self._title = label(Type.HEADING, "navy")
        self._login_name, self._pin_name = label(Type.STRONG), label(Type.STRONG)
        self.login, self.pin = QLineEdit(), QLineEdit()
        self.login.setObjectName("login")
        self.pin.setObjectName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.login, self.pin):
            # A name and a PIN are Latin, and are typed from the left in both languages.
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.textEdited.connect(self._typing)
        self.fault = Paragraph()
        self.fault.setObjectName("fault")
        dress(self.fault, type=Type.BODY, tone="alert")
        self.enter = button("sign_in", "signal")
        self._hint = Paragraph()
        dress(self._hint, type=Type.CAPTION, tone="muted")
        self.login.returnPressed.connect(self.pin.setFocus)
        self.pin.returnPressed.connect(self._sign_in)
        self.enter.clicked.connect(self._sign_in)
        self._lay_out(look)
        self._retranslate()
        presenter.state_changed.connect(self.draw)

    def draw(self, state: ConsoleState) -> None:
        if state.page is not Page.SIGN_IN:
            if self._drawn and self._drawn.page is Page.SIGN_IN:
                self._empty()
            self._drawn = state
            return
        before, self._drawn = self._drawn, state
        self.office.say(state.office.name.in_(state.language) if state.office else "")
        if before is None or before.notice is not state.notice or before.language != state.language:
            self._say_fault(state)
        waiting = state.busy is Verb.SIGN_IN
        self.enter.setText(self.tr("One moment…") if waiting else self.tr("Sign in"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def focus(self) -> None:
        """Puts the cursor where the next thing is typed."""
        (self.pin if self.login.text() else self.login).setFocus()

    def _sign_in(self) -> None:
        if not self.login.text().strip():
            self.login.setFocus()
        elif not self.pin.text():
            self.pin.setFocus()
        else:
            self._presenter.sitting.sign_in(self.login.text(), self.pin.text())

    def _say_fault(self, state: ConsoleState) -> None:
        notice = state.notice
        self.fault.say(notice_words(notice, state.language, state.now) if notice else "")
        wrong_pin = bool(notice and notice.refused and notice.refused.reason is Reason.WRONG_PIN)
        dress(self.pin, fault=str(wrong_pin).lower())
        if wrong_pin:
            self.pin.clear()
            self.pin.setFocus()

    def _typing(self) -> None:
        dress(self.pin, fault="false")
        self.fault.say("")

    def _empty(self) -> None:
        self.login.clear()
        self.pin.clear()
        self.fault.say("")

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Sign in"))
        self._login_name.setText(self.tr("Staff number or name"))
        self._pin_name.setText(self.tr("PIN"))
        self.login.setAccessibleName(self.tr("Staff number or name"))
        self.pin.setAccessibleName(self.tr("PIN"))
        self.enter.setText(self.tr("Sign in"))
        self._hint.say(self.tr("PIN forgotten? The supervisor can give you a new one."))

    def _lay_out(self, look: Look) -> None:
        card = QFrame()
        dress(card, card="plain")
        card.setMaximumWidth(look.px(CARD_PX))
        column = QVBoxLayout(card)
        column.setContentsMargins(*[look.space(4)] * 4)
        column.setSpacing(look.space(1))
        column.addWidget(self._title)
        column.addWidget(self.office)
        column.addSpacing(look.space(1))
        for name, field in ((self._login_name, self.login), (self._pin_name, self.pin)):
            column.addWidget(_buddies(name, field))
            column.addWidget(field)
        self.fault.setMinimumHeight(look.px(52))
        self.fault.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.fault)
        column.addWidget(self.enter)
        column.addWidget(self._hint)
        whole = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(whole))
        page = QVBoxLayout(whole)
        page.addStretch(2)
        page.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)
        card.setMinimumWidth(look.px(CARD_PX))


def _buddies(name: QLabel, field: QLineEdit) -> QLabel:
    name.setBuddy(field)
    return name
