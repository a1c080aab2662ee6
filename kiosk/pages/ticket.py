"""The number, at once and huge, whatever the printer does."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.parts import KioskPage, TouchButton, direction_of, picture, reading
from kiosk.presenter import KioskPresenter
from kiosk.qr import qr_filling
from kiosk.state import KioskState, Paper, ShownTicket
from kiosk.words import ahead, wait, wait_of
from queueing.wording import APPOINTMENT, PLEASE_WAIT, YOUR_NUMBER, clock_time
from shell.language import BothLanguages
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

NUMBER_PX = 240
SLIP_HEIGHT = 720
CODE_PX = 300


class TicketPage(KioskPage):
    """The number and what was promised; beside it the code, and the slip of a virtual printer."""

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        dress(self, page="navy")
        self._face = _Face(look)
        self._code = _Code(look)
        self._slip = _Slip(look)
        self._paper = _PaperLine(look)
        self.done = TouchButton(look, "inverse", "check", "surface", least=(360, 104))
        self.done.setObjectName("done")
        self.done.clicked.connect(presenter.finish)
        main = QVBoxLayout()
        main.setSpacing(look.space(3))
        main.addStretch(1)
        main.addWidget(self._face)
        main.addWidget(self._paper)
        main.addStretch(1)
        aside = QVBoxLayout()
        aside.setSpacing(look.space(3))
        aside.addStretch(1)
        aside.addWidget(self._slip, alignment=Qt.AlignmentFlag.AlignHCenter)
        aside.addWidget(self._code, alignment=Qt.AlignmentFlag.AlignHCenter)
        aside.addStretch(1)
        self._body = QBoxLayout(direction_of(True))
        self._body.setSpacing(look.space(5))
        self._body.addLayout(main, stretch=1)
        self._body.addLayout(aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addLayout(self._body, stretch=1)
        column.addWidget(self.done, alignment=Qt.AlignmentFlag.AlignHCenter)

    def turn(self, wide: bool) -> None:
        self._body.setDirection(direction_of(wide))

    def first_focus(self) -> QWidget | None:
        return self.done

    def draw(self, state: KioskState) -> None:
        shown = state.ticket
        if shown is None:
            return
        self._face.draw(shown, state)
        self._code.draw(shown)
        self._slip.draw(state.picture)
        self._code.setVisible(state.picture is None)
        self._paper.draw(state.paper)
        self.done.say(translate("Kiosk", "Done"))


class _Face(QFrame):
    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.number = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.number.setObjectName("number")
        self.number.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.number.setStyleSheet(
            f"font-size: {look.px(NUMBER_PX)}px; font-weight: 700; color: {look.colours.navy};"
        )
        # The font leaves room for Arabic above and below; a Latin number needs none of it.
        self.number.setFixedHeight(look.px(NUMBER_PX))
        self._service, self._ahead = _centred(), _centred()
        self._wait, self._please = _centred(), _centred()
        dress(self._label, type=Type.HEADING, tone="muted")
        reading(look, self._service, px=32)
        dress(self._ahead, type=Type.HEADING, tone="navy")
        reading(look, self._wait, px=32)
        reading(look, self._please, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(5), look.space(3)] * 2)
        column.setSpacing(look.space(1))
        for widget in (self._label, self.number, self._service):
            column.addWidget(widget)
        column.addSpacing(look.space(2))
        for widget in (self._ahead, self._wait):
            column.addWidget(widget)
        column.addSpacing(look.space(1))
        column.addWidget(self._please)

    def draw(self, shown: ShownTicket, state: KioskState) -> None:
        self._label.setText(YOUR_NUMBER.in_(state.language))
        self.number.setText(shown.ticket.number)
        self.number.setAccessibleName(f"{self._label.text()} {shown.ticket.number}")
        self._service.setText(shown.service.in_(state.language))
        self._ahead.setText(_first_fact(shown, state))
        known = wait_of(shown.promise) is not None or shown.booked_start is None
        label = translate("Kiosk", "Expected wait: {wait}")
        text = wait(shown.promise, state)
        has_range = wait_of(shown.promise) is not None
        self._wait.setText(label.format(wait=text) if has_range else text)
        self._wait.setVisible(known)
        self._please.setText(PLEASE_WAIT.in_(state.language))


def _first_fact(shown: ShownTicket, state: KioskState) -> str:
    """Who booked is told the hour they booked; who did not, how many are ahead."""
    if shown.booked_start is None or state.office is None:
        return ahead(shown.promise, state)
    at = state.say(clock_time(state.office.local(shown.booked_start)))
    return f"{APPOINTMENT.in_(state.language)}: {at}"


class _Code(QFrame):
    """The ticket's token as a code, white all around, for those who photograph it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._look = look
        self.image = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.image.setObjectName("ticket_code")
        self._words = _centred()
        reading(look, self._words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(2)] * 4)
        column.addWidget(self.image)
        column.addWidget(self._words)
        self._words.setMaximumWidth(look.px(CODE_PX + 80))

    def draw(self, shown: ShownTicket) -> None:
        self.image.setPixmap(picture(qr_filling(shown.ticket.token, self._look.px(CODE_PX))))
        self._words.setText(translate("Kiosk", "Your ticket as a code"))
        self.image.setAccessibleName(self._words.text())


class _Slip(QFrame):
    """The picture that a virtual printer made, as it would come out of the slot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._look = look
        self._shown: Path | None = None
        self.image = QLabel()
        self.image.setObjectName("slip")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(1)] * 4)
        column.addWidget(self.image)
        self.hide()

    def draw(self, file: Path | None) -> None:
        if file != self._shown:
            self._shown = file
            loaded = QPixmap(str(file)) if file else QPixmap()
            self.image.setPixmap(self._fitted(loaded))
            self.image.setAccessibleName(translate("Kiosk", "The printed ticket"))
        self.setVisible(file is not None and not self.image.pixmap().isNull())

    def _fitted(self, slip: QPixmap) -> QPixmap:
        if slip.isNull():
            return slip
        return slip.scaledToHeight(
            self._look.px(SLIP_HEIGHT), Qt.TransformationMode.SmoothTransformation
        )


class _PaperLine(QFrame):
    """What to do about the paper, with an icon; never a fault's name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="signal")
        self._look = look
        self._sign = QLabel()
        self.words = Paragraph()
        self.words.setObjectName("paper")
        dress(self.words, type=Type.TITLE, tone="navy")
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(2)] * 2)
        line.setSpacing(look.space(3))
        line.addWidget(self._sign)
        line.addWidget(self.words, stretch=1)

    def draw(self, paper: Paper) -> None:
        icon = "ticket" if paper is Paper.PRINTED else "printer"
        if paper in (Paper.NONE, Paper.FAILED):
            icon = "info"
        self._sign.setPixmap(self._look.pixmap(icon, "navy_deep", 44))
        self.words.say(_about(paper))


def _about(paper: Paper) -> str:
    if paper is Paper.COMING:
        return translate("Kiosk", "Your ticket is being printed…")
    if paper is Paper.PRINTED:
        return translate("Kiosk", "Please take your ticket")
    return translate(
        "Kiosk",
        "Your number is valid without paper. Please remember it, or take a photo of the code.",
    )


def _centred() -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
