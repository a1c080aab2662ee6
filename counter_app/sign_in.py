"""Who sits here: staff number and PIN; on a locked console the PIN alone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from counter_app.answers import notice_words
from counter_app.parts import Elided, button, label, scrolling
from counter_app.presenter import ConsolePresenter
from counter_app.state import ConsoleState
from counter_app.verbs import Page, Verb
from counter_app.words import figures
from queueing.ticket import Reason
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

CARD_PX = 460
_PAGES = (Page.SIGN_IN, Page.LOCKED)
_VERBS = (Verb.SIGN_IN, Verb.OPEN)
"""Whose answers stand here; another's may name a visitor, and whoever passes could read it."""


class SignInPage(QWidget):
    """Two fields and one button; what went wrong is said between them."""

    def __init__(self, presenter: ConsolePresenter, look: Look) -> None:
        super().__init__()
        self._presenter = presenter
        self._look = look
        self._drawn: ConsoleState | None = None
        self._somebody_else = False
        self._tried = ""
        """The name that was typed last with a PIN: a pause holds for this name alone."""
        self._title = label(Type.TITLE, "navy")
        self.locked_in = Elided(Type.LEAD, "navy")
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
        self.somebody_else = button("somebody_else", "quiet", "small")
        self._hint = Paragraph()
        dress(self._hint, type=Type.CAPTION, tone="muted")
        self.login.returnPressed.connect(self.pin.setFocus)
        self.pin.returnPressed.connect(self._sign_in)
        self.enter.clicked.connect(self._sign_in)
        self.somebody_else.clicked.connect(self._change_person)
        self._lay_out(look)
        self._retranslate()
        presenter.state_changed.connect(self.draw)
        presenter.ticked.connect(self._tick)

    def draw(self, state: ConsoleState) -> None:
        before, self._drawn = self._drawn, state
        if state.page not in _PAGES:
            if before and before.page in _PAGES:
                self._empty()
            return
        if before is None or before.page is not state.page:
            self._somebody_else = False
        self._say_who(state)
        if before is None or before.notice is not state.notice or before.language != state.language:
            self._say_fault(state)
        self._arm()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def focus(self) -> None:
        """Puts the cursor where the next thing is typed."""
        known = self._asks_pin_alone or bool(self.login.text())
        (self.pin if known else self.login).setFocus()

    @property
    def _asks_pin_alone(self) -> bool:
        locked = self._drawn is not None and self._drawn.page is Page.LOCKED
        return locked and not self._somebody_else

    @property
    def _name(self) -> str:
        """Whose PIN is asked for."""
        clerk = self._drawn.clerk if self._drawn else None
        if self._asks_pin_alone and clerk is not None:
            return clerk.login
        return self.login.text().strip()

    @property
    def _pause_s(self) -> int:
        """Whole seconds until this person's PIN is looked at again."""
        return self._drawn.pin_in_s if self._drawn and self._name == self._tried else 0

    def _sign_in(self) -> None:
        if self._pause_s:
            return
        if not self._name:
            self.login.setFocus()
        elif not self.pin.text():
            self.pin.setFocus()
        else:
            self._tried = self._name
            self._presenter.sitting.sign_in(self._name, self.pin.text())

    def _change_person(self) -> None:
        self._somebody_else = not self._somebody_else
        self._empty()
        if self._drawn is not None:
            self._say_who(self._drawn)
        self._arm()
        self.focus()

    def _tick(self, state: ConsoleState) -> None:
        """Counts a pause down; the page is left as it is otherwise."""
        counting = self._pause_s > 0
        self._drawn = state
        if counting and state.page in _PAGES:
            self._say_notice(state)
            self._arm()

    def _say_who(self, state: ConsoleState) -> None:
        alone, language = self._asks_pin_alone, state.language
        clerk = state.clerk.name.in_(language) if state.clerk else ""
        place = state.view.place.counter.name.in_(language) if state.view else ""
        self._title.setText(self.tr("Locked") if alone else self.tr("Sign in"))
        self.locked_in.say(" · ".join(filter(None, (clerk, place))))
        for part in (self._login_name, self.login):
            part.setVisible(not alone)
        self.locked_in.setVisible(alone)
        self.somebody_else.setVisible(state.page is Page.LOCKED)
        back = self.tr("Back to {name}").format(name=clerk)
        self.somebody_else.setText(self.tr("Someone else?") if alone else back)
        self._hint.say(self._hint_words(state))

    def _hint_words(self, state: ConsoleState) -> str:
        if state.page is Page.LOCKED and state.view is not None:
            return self.tr("The counter stays as it is meanwhile.")
        return self.tr("PIN forgotten? The supervisor can give you a new one.")

    def _arm(self) -> None:
        busy = self._drawn is not None and self._drawn.busy is Verb.SIGN_IN
        ready = self.tr("Unlock") if self._asks_pin_alone else self.tr("Sign in")
        self.enter.setText(self.tr("One moment…") if busy else ready)
        if self._pause_s and self.enter.hasFocus():
            self.pin.setFocus()
        self.enter.setEnabled(not self._pause_s)

    def _say_fault(self, state: ConsoleState) -> None:
        self._say_notice(state)
        notice = state.notice
        wrong_pin = bool(notice and notice.refused and notice.refused.reason is Reason.WRONG_PIN)
        dress(self.pin, fault=str(wrong_pin).lower())
        if wrong_pin:
            self.pin.clear()
            self.pin.setFocus()

    def _say_notice(self, state: ConsoleState) -> None:
        notice = state.notice if state.notice and state.notice.verb in _VERBS else None
        refused = notice.refused if notice else None
        if refused and refused.reason is Reason.PIN_TOO_SOON and not state.pin_in_s:
            dress(self.fault, tone="success")
            self.fault.say(self.tr("You can try again now."))
            return
        dress(self.fault, tone="alert")
        words = notice_words(notice, state.language, state.now) if notice else ""
        self.fault.say(figures(state, words))

    def _typing(self) -> None:
        dress(self.pin, fault="false")
        if not self._pause_s:
            self.fault.say("")
        self._arm()

    def _empty(self) -> None:
        self.login.clear()
        self.pin.clear()
        self.fault.say("")
        dress(self.pin, fault="false")

    def _retranslate(self) -> None:
        self._login_name.setText(self.tr("Staff number or name"))
        self._pin_name.setText(self.tr("PIN"))
        self.login.setAccessibleName(self.tr("Staff number or name"))
        self.pin.setAccessibleName(self.tr("PIN"))
        if self._drawn is not None:
            self._say_who(self._drawn)
        self._arm()

    def _lay_out(self, look: Look) -> None:
        card = QFrame()
        dress(card, card="plain")
        card.setMaximumWidth(look.px(CARD_PX))
        column = QVBoxLayout(card)
        column.setContentsMargins(look.space(4), look.space(2), look.space(4), look.space(2))
        column.setSpacing(look.space(1))
        column.addWidget(self._title)
        column.addWidget(self.locked_in)
        for name, field in ((self._login_name, self.login), (self._pin_name, self.pin)):
            column.addWidget(_buddies(name, field))
            column.addWidget(field)
        self.fault.setMinimumHeight(look.px(52))
        self.fault.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.fault)
        column.addWidget(self.enter)
        below = QHBoxLayout()
        below.addWidget(self._hint, stretch=1)
        below.addWidget(self.somebody_else)
        column.addLayout(below)
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
