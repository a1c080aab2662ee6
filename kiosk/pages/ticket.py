"""The number, at once and huge, whatever the printer does."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.answer import Answer
from kiosk.paper_line import PaperLine
from kiosk.parts import Notice, direction_of, picture, reading
from kiosk.presenter import KioskPresenter
from kiosk.qr import qr_filling
from kiosk.snug import SnugPage
from kiosk.state import KioskState, Paper, ShownTicket
from kiosk.ticket_number import TicketNumber
from kiosk.words import ahead, wait, wait_of, why_not
from queueing.wording import (
    APPOINTMENT,
    PLEASE_WAIT,
    WHERE_TO_WAIT,
    YOUR_NUMBER,
    Bilingual,
    clock_time,
)
from shell.language import BothLanguages
from shell.look import Look, Type, dress

translate = QCoreApplication.translate

NUMBER_PX = 260
LEAST_NUMBER_PX = 140
CODE_PX = 300
SLIP = QSize(400, 720)
PHOTO_SHARE = 0.42
"""Of the window's narrower side: a phone at arm's length then reads the code at once."""

QWIDGETSIZE_MAX = (1 << 24) - 1
"""What Qt takes for no limit."""

ON_SCREEN_ONLY = frozenset({Paper.NONE, Paper.ELSEWHERE, Paper.FAILED})
"""No paper is on its way: what is on the screen is all that the visitor takes along."""


class TicketPage(SnugPage):
    """The number and what was promised, on one card with the code; below it the paper.

    While paper may come, the code stands aside; where none comes, number and code fill the page,
    so that one photo holds everything.
    """

    def __init__(self, presenter: KioskPresenter, look: Look, both: BothLanguages) -> None:
        super().__init__(presenter, look, both)
        dress(self, page="navy")
        self._face = _Face(look)
        self._code = _Code(look)
        self._slip = _Slip(look)
        self._paper = PaperLine(look)
        self._notice = Notice(look)
        self._again = Answer(look, "print_again", "inverse", "printer")
        self._again.clicked.connect(presenter.in_hand.print_again)
        self.done = Answer(look, "done", "inverse", "check")
        self.done.clicked.connect(presenter.finish)
        card = QFrame()
        dress(card, card="plain")
        self._card = QBoxLayout(direction_of(True), card)
        self._card.setContentsMargins(*[look.space(4), look.space(3)] * 2)
        self._card.setSpacing(look.space(3))
        self._card.addWidget(self._face, stretch=1)
        self._card.addWidget(self._code)
        self._body = QBoxLayout(direction_of(True))
        self._body.setSpacing(look.space(3))
        self._body.addWidget(card, stretch=1)
        self._body.addWidget(self._slip)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(3))
        buttons.addWidget(self._again, stretch=1)
        buttons.addWidget(self.done, stretch=1)
        self._foot = QBoxLayout(direction_of(True))
        self._foot.setSpacing(look.space(3))
        self._foot.addWidget(self._paper, stretch=1)
        self._foot.addLayout(buttons, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.space(6), look.space(4)] * 2)
        column.setSpacing(look.space(3))
        column.addLayout(self._body, stretch=1)
        column.addWidget(self._notice)
        column.addLayout(self._foot)

    def turn(self, wide: bool) -> None:
        for box in (self._card, self._body, self._foot):
            box.setDirection(direction_of(wide))
        self._enlarge()
        self._point()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._enlarge()
        super().resizeEvent(event)

    def first_focus(self) -> QWidget | None:
        return self.done

    def draw(self, state: KioskState) -> None:
        shown = state.ticket
        if shown is None:
            return
        for_photo = state.paper in ON_SCREEN_ONLY
        self._face.draw(shown, state)
        self._code.draw(shown, for_photo=for_photo)
        self._slip.draw(state.picture)
        self._code.setVisible(state.picture is None)
        self._enlarge()
        self._point()
        failed = state.paper is Paper.FAILED
        refused = state.refusal
        self._again.setVisible(failed and self._presenter.in_hand.prints and refused is None)
        self._notice.say(why_not(refused, state) if refused else "")
        again, busy = translate("Kiosk", "Try printing again"), translate("Kiosk", "One moment…")
        self._again.say(busy if state.busy else again)
        self.done.say(translate("Kiosk", "Done"))
        self.snug()

    def _enlarge(self) -> None:
        """The code's size goes by the screen, not by the page, which may lie on half of it."""
        window = self.window().size()
        self._code.fit(round(PHOTO_SHARE * min(window.width(), window.height())))
        self._share()

    def _share(self) -> None:
        """Who gets the room that is left: upright what lies below, so that it comes out large."""
        large = self._code.for_photo and not self._wide
        self._card.setStretch(0, 0 if large else 1)
        self._card.setStretch(1, 1 if self._code.for_photo else 0)
        self._body.setStretch(0, 1 if self._wide or self._slip.isHidden() else 0)
        self._body.setStretch(1, 0 if self._wide else 1)

    def _point(self) -> None:
        """The arrow points to the slot below the screen, or to the slip of a virtual printer."""
        aside = self._wide and not self._slip.isHidden()
        self._paper.draw(self._presenter.state.paper, "arrow-end" if aside else "arrow-down")


class _Face(QWidget):
    """The number, what it is for, and what was promised with it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._label = _centred()
        self.number = TicketNumber(look, NUMBER_PX, LEAST_NUMBER_PX)
        self.number.setObjectName("number")
        self._service, self._then, self._ahead = _centred(), _centred(), _centred()
        self._wait, self._please, self._hall = _centred(), _centred(), _centred()
        dress(self._label, type=Type.TITLE, tone="muted")
        dress(self._service, type=Type.TITLE, tone="navy")
        reading(look, self._then, "muted")
        dress(self._ahead, type=Type.HEADING, tone="navy")
        reading(look, self._wait, px=30)
        reading(look, self._hall, "navy", 30)
        reading(look, self._please, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addStretch(1)
        for widget in (self._label, self.number, self._service, self._then):
            column.addWidget(widget)
        column.addSpacing(look.space(1))
        for widget in (self._ahead, self._wait, self._hall, self._please):
            column.addWidget(widget)
        column.addStretch(1)

    def draw(self, shown: ShownTicket, state: KioskState) -> None:
        called = YOUR_NUMBER.in_(state.language)
        self._label.setText(called)
        self.number.say(shown.ticket.number, called)
        self._service.setText("".join(state.say(name) for name in shown.services[:1]))
        self._then.setText(_further(shown.services[1:], state))
        self._then.setVisible(bool(self._then.text()))
        self._ahead.setText(_first_fact(shown, state))
        has_range = wait_of(shown.promise) is not None
        label, text = translate("Kiosk", "Expected wait: {wait}"), wait(shown.promise, state)
        self._wait.setText(label.format(wait=text) if has_range else text)
        self._wait.setVisible(has_range or shown.booked_start is None)
        where = WHERE_TO_WAIT.in_(state.language)
        self._hall.setText(f"{where}: {state.say(shown.hall)}" if shown.hall else "")
        self._hall.setVisible(shown.hall is not None)
        self._please.setText(PLEASE_WAIT.in_(state.language))


def _first_fact(shown: ShownTicket, state: KioskState) -> str:
    """Who booked is told the hour they booked; who did not, how many are ahead."""
    if shown.booked_start is None or state.office is None:
        return ahead(shown.promise, state)
    at = state.say(clock_time(state.office.local(shown.booked_start)))
    return f"{APPOINTMENT.in_(state.language)}: {at}"


def _further(services: tuple[Bilingual, ...], state: KioskState) -> str:
    """What follows in the same visit, in its order; a line each."""
    then = translate("Kiosk", "Then: {service}")
    return "\n".join(then.format(service=state.say(name)) for name in services)


class _Fitted(QLabel):
    """A picture as large as its place allows, drawn anew when the place changes."""

    def __init__(self, draw: Callable[[QSize], QPixmap], wanted: QSize) -> None:
        super().__init__(alignment=Qt.AlignmentFlag.AlignCenter)
        self._draw, self._wanted = draw, wanted
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self._wanted.expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.redraw()

    def redraw(self) -> None:
        self.setPixmap(self._draw(self.size()))


class _Code(QWidget):
    """The ticket's token as a code, white all around, for those who photograph it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._token = ""
        self.for_photo = False
        self.image = _Fitted(self._drawn, QSize())
        self.image.setObjectName("ticket_code")
        self._words = _centred()
        reading(look, self._words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(1))
        column.addWidget(self.image, stretch=1)
        column.addWidget(self._words)

    def draw(self, shown: ShownTicket, *, for_photo: bool) -> None:
        self._token, self.for_photo = shown.ticket.token, for_photo
        self._words.setText(translate("Kiosk", "Your ticket as a code"))
        self._words.setVisible(not for_photo)
        self.image.setAccessibleName(self._words.text())

    def fit(self, photo_side: int) -> None:
        """At least `photo_side` for a photo; otherwise of a modest size."""
        side = photo_side if self.for_photo else self._look.px(CODE_PX)
        self.image.setMinimumSize(side, side)
        self.image.setMaximumHeight(QWIDGETSIZE_MAX if self.for_photo else side)
        policy = self.sizePolicy()
        kind = policy.Policy
        policy.setVerticalPolicy(kind.Expanding if self.for_photo else kind.Maximum)
        self.setSizePolicy(policy)
        self.image.redraw()

    def _drawn(self, size: QSize) -> QPixmap:
        side = min(size.width(), size.height())
        return picture(qr_filling(self._token, side)) if self._token else QPixmap()


class _Slip(QFrame):
    """The picture that a virtual printer made, as it would come out of the slot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="plain")
        self._file: Path | None = None
        self._loaded = QPixmap()
        wanted = QSize(look.px(SLIP.width()), look.px(SLIP.height()))
        self.image = _Fitted(self._drawn, wanted)
        self.image.setObjectName("slip")
        self.image.setMinimumSize(wanted / 3)
        self.image.setMaximumHeight(wanted.height())
        column = QHBoxLayout(self)
        column.setContentsMargins(*[look.space(1)] * 4)
        column.addWidget(self.image)
        self.hide()

    def draw(self, file: Path | None) -> None:
        if file != self._file:
            self._file = file
            self._loaded = QPixmap(str(file)) if file else QPixmap()
            self.image.redraw()
        self.image.setAccessibleName(translate("Kiosk", "The printed ticket"))
        self.setVisible(not self._loaded.isNull())

    def _drawn(self, size: QSize) -> QPixmap:
        if self._loaded.isNull():
            return self._loaded
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._loaded.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _centred() -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
