"""What a visitor does rather than wait now: from their phone, with all papers, at a better hour."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from db.office import Electronic
from kiosk.documents import DocumentList
from kiosk.opening import opening_week
from kiosk.pages.closed import Week
from kiosk.parts import (
    Footer,
    Notice,
    TouchButton,
    direction_of,
    picture,
    reading,
)
from kiosk.presenter import KioskPresenter
from kiosk.qr import qr_filling
from kiosk.snug import SnugPage
from kiosk.state import KioskState
from kiosk.words import wait, why_not
from queueing.visit import Spared
from queueing.wording import clock_time
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

SIGN_PX = 72


class InsteadPage(SnugPage):
    """The advice, what helps to follow it, and the ticket for who would rather stay."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        dress(self._sign, tile="mist")
        self._sign.setFixedSize(look.px(2 * SIGN_PX), look.px(2 * SIGN_PX))
        self._title, self._advice = Paragraph(), Paragraph()
        dress(self._title, type=Type.HEADING, tone="navy")
        reading(look, self._advice)
        self._notice = Notice(look)
        self._documents = DocumentList(look)
        self._electronic = _Electronic(look)
        self._week = Week(look)
        self._footer = Footer(look, presenter.back)
        self._anyway = TouchButton(look, "", "ticket", least=(0, 104))
        self._anyway.setObjectName("take_anyway")
        self._anyway.clicked.connect(presenter.take_anyway)
        self._done = TouchButton(look, "signal", "check", "navy_deep", least=(0, 104))
        self._done.setObjectName("spared")
        self._done.clicked.connect(presenter.finish)
        self._footer.addWidget(self._anyway)
        self._footer.addWidget(self._done, stretch=1)
        self._body = QBoxLayout(direction_of(True))
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        words, helps = QVBoxLayout(), QVBoxLayout()
        for column in (words, helps):
            column.setSpacing(look.space(3))
            column.addStretch(1)
        words.addWidget(self._sign)
        for widget in (self._title, self._advice, self._notice):
            words.addWidget(widget)
        for help_ in (self._documents, self._electronic, self._week):
            helps.addWidget(help_)
        for column in (words, helps):
            column.addStretch(1)
        self._body.setSpacing(look.space(5))
        self._body.addLayout(words, stretch=1)
        self._body.addLayout(helps, stretch=1)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        page.setSpacing(look.space(3))
        page.addStretch(2)
        page.addLayout(self._body)
        page.addStretch(3)
        page.addLayout(self._footer)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))

    def first_focus(self) -> QWidget | None:
        return self._done

    def draw(self, state: KioskState) -> None:
        service, why = state.service, state.instead
        if service is None or why is None or state.office is None or state.now is None:
            return
        self._sign.setPixmap(self._look.pixmap(_sign(why), "navy", SIGN_PX))
        self._title.say(_title(why))
        self._advice.say(_advice(why, state))
        self._notice.say(why_not(state.refusal, state) if state.refusal else "")
        self._documents.draw(service, state)
        self._documents.setVisible(why is Spared.NOT_READY)
        electronic = service.electronic if why is not Spared.LATER else None
        self._electronic.draw(electronic, state)
        week = opening_week(state.office, state.now)
        self._week.draw(translate("Kiosk", "Opening hours"), week, state.language)
        self._week.setVisible(why is Spared.LATER)
        anyway, busy = translate("Kiosk", "Take a ticket anyway"), translate("Kiosk", "One moment…")
        self._anyway.say(busy if state.busy else anyway)
        self._done.say(_agreed(why))
        self._footer.draw()
        self.snug()


def _sign(why: Spared) -> str:
    return {Spared.ELECTRONIC: "screen", Spared.NOT_READY: "document"}.get(why, "clock")


def _title(why: Spared) -> str:
    if why is Spared.ELECTRONIC:
        return translate("Kiosk", "You can do this without a visit")
    if why is Spared.NOT_READY:
        return translate("Kiosk", "Come back when you have everything")
    return translate("Kiosk", "Come back when it is quieter")


def _advice(why: Spared, state: KioskState) -> str:
    if why is Spared.ELECTRONIC:
        return translate("Kiosk", "Scan the code with your phone and go on from there.")
    if why is Spared.NOT_READY:
        return translate(
            "Kiosk",
            "Without these documents your request cannot be completed today. "
            "You may take a photo of this list.",
        )
    now = state.promise
    expected = translate("Kiosk", "Expected wait now: {wait}.").format(
        wait=wait(now, state) if now else ""
    )
    keep = translate("Kiosk", "Without a ticket you keep no place in the line.")
    return "\n".join(
        part for part in (expected if now else "", _tickets_until(state), keep) if part
    )


def _tickets_until(state: KioskState) -> str:
    """Until when a ticket for the service can be had today."""
    if state.office is None or state.service is None or state.now is None:
        return ""
    closes = (state.service.hours or state.office.hours).closing(state.now)
    if closes is None:
        return ""
    last = state.office.local(closes) - timedelta(minutes=state.office.last_ticket_min)
    at = state.say(clock_time(last))
    return translate("Kiosk", "Tickets are given today until {time}.").format(time=at)


def _agreed(why: Spared) -> str:
    if why is Spared.ELECTRONIC:
        return translate("Kiosk", "I will do it there")
    return translate("Kiosk", "I will come back")


class _Electronic(QFrame):
    """The address as a code that a phone reads from where the visitor stands."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._look = look
        middle = Qt.AlignmentFlag.AlignHCenter
        self.code = QLabel()
        self.code.setObjectName("electronic_code")
        self._note, self._url = Paragraph(), QLabel()
        reading(look, self._note)
        reading(look, self._url, "navy")
        self._url.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        column.setSpacing(look.space(2))
        column.addWidget(self._note)
        column.addWidget(self.code, alignment=middle)
        column.addWidget(self._url, alignment=middle)

    def draw(self, electronic: Electronic | None, state: KioskState) -> None:
        self.setVisible(electronic is not None)
        if electronic is None:
            return
        self._note.say(electronic.note.in_(state.language))
        self._url.setText(electronic.url.removeprefix("https://"))
        self.code.setPixmap(picture(qr_filling(electronic.url, self._look.px(320))))
        self.code.setAccessibleName(electronic.url)
