"""How the paper of a ticket stands, in words for the visitor."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from kiosk.parts import reading
from kiosk.state import Paper
from shell.look import Look, Type, dress
from shell.paragraph import Paragraph

translate = QCoreApplication.translate

SIGN = 56


class PaperLine(QFrame):
    """What to do about the paper, with an icon; never a fault's name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        dress(self, card="mist")  # Amber is what can be touched; this is to be read.
        self._look = look
        self._sign = QLabel()
        self.words = Paragraph()
        self.words.setObjectName("paper")
        self.more = Paragraph()
        self.more.setObjectName("paper_more")
        dress(self.words, type=Type.TITLE, tone="navy")
        reading(look, self.more, "navy")
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.words)
        both.addWidget(self.more)
        line = QHBoxLayout(self)
        line.setContentsMargins(*[look.space(4), look.space(2)] * 2)
        line.setSpacing(look.space(3))
        line.addWidget(self._sign)
        line.addLayout(both, stretch=1)

    def draw(self, paper: Paper, towards: str = "arrow-down", *, code: bool = True) -> None:
        """`towards` is the arrow that points to where the paper comes out; `code` whether the
        ticket's code is on the screen, so that a photo of it does for paper."""
        without = "camera" if code else "info"
        icon = {Paper.PRINTED: towards, Paper.COMING: "printer", Paper.ELSEWHERE: "info"}.get(
            paper, without
        )
        self._sign.setPixmap(self._look.pixmap(icon, "navy_deep", SIGN))
        self.words.say(_to_do(paper, code=code))
        self.more.say(_also(paper))
        self.more.setVisible(bool(self.more.words))


def _to_do(paper: Paper, *, code: bool) -> str:
    if paper is Paper.COMING:
        return translate("Kiosk", "Your ticket is being printed…")
    if paper is Paper.PRINTED:
        return translate("Kiosk", "Please take your ticket")
    if paper is Paper.ELSEWHERE:
        return translate("Kiosk", "Your ticket came out of another printer")
    if code:
        return translate("Kiosk", "Take a photo of this screen")
    return translate("Kiosk", "Please remember your number")


def _also(paper: Paper) -> str:
    if paper is Paper.FAILED:
        return translate(
            "Kiosk", "Your number is valid without paper, and reception has been told."
        )
    if paper is Paper.ELSEWHERE:
        return translate("Kiosk", "Reception has it. Your number is valid without it too.")
    if paper is Paper.NONE:
        return translate("Kiosk", "Your number is valid without paper.")
    return ""
