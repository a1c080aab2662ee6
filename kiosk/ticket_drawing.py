"""The ticket as a picture of black and white dots, at the width of the printer's head.

Drawn, not sent as text: thermal printers reverse Arabic and leave its letters unjoined.
"""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout, QTextOption

from db.tickets import TicketFace
from kiosk.qr import qr_image
from queueing.wording import (
    APPOINTMENT,
    ISSUED_AT,
    PLEASE_WAIT,
    WAIT_UNKNOWN,
    YOUR_NUMBER,
    Bilingual,
    clock_time,
    long_date,
    people_ahead,
    wait_range,
    with_digits,
)
from shell.look import FAMILY

WIDTHS = (384, 512, 576)
"""Dots of the usual heads: paper of 58 mm, and 80 mm with a narrow and a full head."""

MARGIN_SHARE = 0.04
_TALLEST = 4000
_COPY = Bilingual("نسخة معادة الطباعة", "Reprint")
_CUT = 110
"""Grey below this prints: a little darker than half, since dots bleed on thermal paper."""


def draw_ticket(face: TicketFace, width_dots: int, reprint: bool = False) -> QImage:
    """The whole ticket, `width_dots` wide and as tall as it needs, in `Format_Mono`.

    Both languages, everything wrapped or shrunk and nothing clipped. A reprint says so. May run
    outside the GUI thread once the fonts are loaded (`shell.look.load_fonts`).
    """
    paper = QImage(width_dots, _TALLEST, QImage.Format.Format_Grayscale8)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    slip = _Slip(painter, width_dots)
    _write(slip, face, reprint)
    painter.end()
    return _black_and_white(paper.copy(0, 0, width_dots, slip.height))


def _write(slip: "_Slip", face: TicketFace, reprint: bool) -> None:
    office = face.office
    arabic = office.digits

    def both(text: Bilingual) -> Bilingual:
        return Bilingual(with_digits(text.ar, arabic), text.en)

    if reprint:
        slip.banner(_COPY)
    slip.text(office.name.ar, 34, QFont.Weight.Bold, right_to_left=True)
    slip.text(office.name.en, 24, QFont.Weight.Medium)
    slip.rule()
    slip.text(f"{YOUR_NUMBER.ar}  ·  {YOUR_NUMBER.en}", 28, right_to_left=True)
    slip.number(face.number)
    for name in face.services:
        slip.text(name.ar, 36, QFont.Weight.Bold, right_to_left=True)
        slip.text(name.en, 27, QFont.Weight.Medium)
        slip.gap(8)
    slip.rule()
    for line in _facts(face):
        slip.pair(both(line))
    slip.gap(10)
    slip.code(face.token)
    slip.pair(PLEASE_WAIT)
    slip.rule()
    issued = office.local(face.issued_at)
    date, time = long_date(issued.date(), arabic), clock_time(issued, arabic)
    slip.text(f"{ISSUED_AT.ar}: {date.ar}، {time.ar}", 23, right_to_left=True)
    slip.text(f"{ISSUED_AT.en}: {date.en}, {time.en}", 21)
    slip.gap(24)


def _facts(face: TicketFace) -> Sequence[Bilingual]:
    """What the visitor was promised: the booked hour, the people ahead, the wait."""
    facts = []
    if face.booked_start is not None:
        at = clock_time(face.office.local(face.booked_start), face.office.digits)
        facts.append(Bilingual(f"{APPOINTMENT.ar}: {at.ar}", f"{APPOINTMENT.en}: {at.en}"))
    else:
        facts.append(people_ahead(face.promise.ahead))
    expected = face.promise.expected
    if expected is not None:
        wait = wait_range(expected.p50, expected.p90)
        facts.append(Bilingual(f"الانتظار: {wait.ar}", f"Wait: {wait.en}"))
    elif face.booked_start is None:
        facts.append(WAIT_UNKNOWN)
    return facts


class _Slip:
    """Paper that is filled from the top; lengths are for 576 dots and scale with the width."""

    def __init__(self, painter: QPainter, width: int) -> None:
        self._painter = painter
        self._scale = width / 576
        self._margin = max(12, round(width * MARGIN_SHARE))
        self._inner = width - 2 * self._margin
        self._y = float(self._margin)

    @property
    def height(self) -> int:
        """What is used so far, with the margin below it."""
        return round(self._y) + self._margin

    def gap(self, dots: float) -> None:
        self._y += dots * self._scale

    def rule(self) -> None:
        self.gap(12)
        thick = max(2, round(3 * self._scale))
        self._painter.fillRect(
            self._margin, round(self._y), self._inner, thick, Qt.GlobalColor.black
        )
        self.gap(14)

    def banner(self, text: Bilingual) -> None:
        """White on black, so that a copy is never taken for the ticket itself."""
        height = round(60 * self._scale)
        box = QRectF(self._margin, round(self._y), self._inner, height)
        self._painter.fillRect(box, Qt.GlobalColor.black)
        self._painter.setPen(Qt.GlobalColor.white)
        self._painter.setFont(self._font(28, QFont.Weight.Bold))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{text.ar}  ·  {text.en}")
        self._painter.setPen(Qt.GlobalColor.black)
        self._y += height
        self.gap(14)

    def text(
        self,
        text: str,
        dots: float,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        right_to_left: bool = False,
    ) -> None:
        """A centred paragraph; a word wider than the paper makes the whole of it smaller."""
        if not text:
            return
        text = text.replace(" - ", "\u00a0- ")  # No line starts with a dash.
        size = dots
        layout = self._laid_out(text, size, weight, right_to_left)
        while _widest(layout) > self._inner and size > 8:
            size *= 0.92
            layout = self._laid_out(text, size, weight, right_to_left)
        layout.draw(self._painter, QPointF(self._margin, self._y))
        self._y += sum(layout.lineAt(i).height() for i in range(layout.lineCount()))

    def pair(self, text: Bilingual) -> None:
        self.text(text.ar, 30, QFont.Weight.DemiBold, right_to_left=True)
        self.text(text.en, 25)
        self.gap(8)

    def number(self, number: str) -> None:
        """As large as the paper is wide, up to a height that leaves room for the rest."""
        font = self._font(200, QFont.Weight.Bold)
        self._painter.setFont(font)
        ink = self._painter.fontMetrics().tightBoundingRect(number)
        fitting = min(1.0, self._inner / max(1, ink.width()))
        self._painter.setFont(self._font(200 * fitting * 0.98, QFont.Weight.Bold))
        ink = self._painter.fontMetrics().tightBoundingRect(number)
        self.gap(14)
        left = self._margin + (self._inner - ink.width()) / 2 - ink.left()
        self._painter.drawText(QPointF(left, self._y - ink.top()), number)
        self._y += ink.height()
        self.gap(26)

    def code(self, token: str) -> None:
        image = qr_image(token, max(4, round(7 * self._scale)))
        left = self._margin + (self._inner - image.width()) // 2
        self._painter.drawImage(left, round(self._y), image)
        self._y += image.height()

    def _font(self, dots: float, weight: QFont.Weight) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(max(8, round(dots * self._scale)))
        font.setWeight(weight)
        return font

    def _laid_out(
        self, text: str, dots: float, weight: QFont.Weight, right_to_left: bool
    ) -> QTextLayout:
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        layout = QTextLayout(text, self._font(dots, weight))
        layout.setTextOption(option)
        _break_lines(layout, self._inner, self._inner)
        _balance(layout, self._inner)
        return layout


def _break_lines(layout: QTextLayout, width: float, paper: float) -> None:
    """Lines no wider than `width`, centred on `paper`."""
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF((paper - width) / 2, y))
        y += line.height()
    layout.endLayout()


def _balance(layout: QTextLayout, paper: float) -> None:
    """Makes the lines alike in length, so that no word is left alone on the last one."""
    lines, width = layout.lineCount(), paper
    while lines > 1 and width > paper / 2:
        _break_lines(layout, width - paper / 40, paper)
        if layout.lineCount() > lines or _widest(layout) > width - paper / 40:
            _break_lines(layout, width, paper)
            return
        width -= paper / 40


def _widest(layout: QTextLayout) -> float:
    return max(layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))


def _black_and_white(grey: QImage) -> QImage:
    table = [0xFF000000 if level < 255 - _CUT else 0xFFFFFFFF for level in range(256)]
    indexed = grey.convertToFormat(QImage.Format.Format_Indexed8)
    indexed.setColorTable(table)
    return indexed.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
    )


def png_of(image: QImage) -> bytes:
    """The drawn ticket as a PNG file. Raises OSError where it cannot be encoded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("the picture could not be encoded")
    return bytes(buffer.data().data())
