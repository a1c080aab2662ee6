"""Looking at a painted window: where its letters are, and how they look to different eyes."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from display.canvas import Region
from display.lettering import Block, Text, draw
from shell.look import Look


def texts(region: Region) -> list[Text]:
    return [item for item in region.items if isinstance(item, Text) and any(item.lines)]


def words(region: Region) -> str:
    return " ".join(" ".join(item.lines) for item in texts(region)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def find(region: Region, line: str) -> Text:
    return next(item for item in texts(region) if item.lines == (line,))


def shown_regions(window: QWidget) -> list[Region]:
    return [region for region in window.findChildren(Region) if not region.isHidden()]


def script(text: Text) -> str:
    joined = "".join(text.lines)
    if any("\u0600" <= letter <= "\u06ff" for letter in joined):
        return "ar"
    return "en" if sum(letter.isalpha() for letter in joined) > 1 else "number"


def neighbours(placed: list[Text]) -> Iterator[tuple[Text, Text]]:
    """Texts that say the same: one follows the other, apart from the numeral between them."""
    spoken = [text for text in placed if script(text) != "number"]
    yield from zip(spoken[::2], spoken[1::2], strict=False)


# --- Pixels ---------------------------------------------------------------------------------


def drawn_height(image: QImage, region: Region, text: Text, look: Look) -> int:
    """Rows of pixels between the top and the bottom of a numeral, as they came out."""
    ink = look.colour(text.colour)
    room = text.room.toAlignedRect().translated(region.pos())
    columns = range(room.left(), room.right(), 2)
    rows = [
        y
        for y in range(room.top(), room.bottom())
        if any(close(image.pixelColor(x, y), ink) for x in columns)
    ]
    return rows[-1] - rows[0] + 1


def painted_ink(text: Text, region: Region, look: Look) -> QRectF:
    """The rectangle of all pixels that a text leaves on an empty sheet."""
    margin = 200
    sheet = QImage(
        region.width() + 2 * margin, region.height() + 2 * margin, QImage.Format.Format_Alpha8
    )
    sheet.fill(0)
    painter = QPainter(sheet)
    painter.translate(margin, margin)
    draw(painter, [text], look, look.colour("amber"))
    painter.end()
    wide, pixels = sheet.width(), bytes(sheet.constBits())
    rows = [pixels[at : at + wide] for at in range(0, len(pixels), sheet.bytesPerLine())]
    inked = [number for number, row in enumerate(rows) if any(row)]
    left = min(wide - len(rows[number].lstrip(b"\0")) for number in inked)
    right = max(len(rows[number].rstrip(b"\0")) for number in inked)
    top, bottom = inked[0], inked[-1] + 1
    return QRectF(left - margin, top - margin, right - left, bottom - top)


def close(one: QColor, other: QColor) -> bool:
    return (
        abs(one.red() - other.red())
        + abs(one.green() - other.green())
        + abs(one.blue() - other.blue())
        < 90
    )


def pixel_beside(image: QImage, region: Region, text: Text) -> QColor:
    """The ground beside the letters, as it came out."""
    ink = text.ink().toAlignedRect().adjusted(-3, -3, 3, 3).translated(region.pos())
    return image.pixelColor(max(0, ink.left()), max(0, ink.top()))


def ground_colour(window: QWidget, region: Region) -> QColor:
    """The colour of the whole part, near its upper edge."""
    room = region.geometry()
    return window.grab().toImage().pixelColor(room.center().x(), room.top() + 6)


def blocks(region: Region) -> list[QRectF]:
    return [item.room for item in region.items if isinstance(item, Block)]


def whole(size: tuple[int, int]) -> QRect:
    return QRect(0, 0, *size)


# --- Other eyes -----------------------------------------------------------------------------

MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Linear RGB as people without one kind of cone see it: Machado, Oliveira and Fernandes, "A
physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (6), 2009,
severity 1.0. The fourth way of seeing, without any colour, is luminance alone: `contrast`."""


def seen_with(eyes: str, colour: QColor) -> str:
    """The colour as those eyes see it, "#RRGGBB"."""
    linear = [_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    seen = [
        sum(weight * part for weight, part in zip(row, linear, strict=True))
        for row in MACHADO[eyes]
    ]
    return QColor.fromRgbF(*(_encoded(min(1.0, max(0.0, part))) for part in seen)).name()


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
