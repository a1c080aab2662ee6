"""QR codes as pictures: the ticket's token, the address of an electronic service."""

from dataclasses import dataclass
from functools import lru_cache

import qrcode
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from qrcode.constants import ERROR_CORRECT_M

QUIET_MODULES = 4
"""White modules around the code; readers need them."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code's own dots, and how much white it needs on every side, for whoever has white there."""

    image: QImage
    quiet: int


def qr_filling(text: str, side_px: int) -> QImage:
    """The largest code of whole modules that is not wider than `side_px`; at least 1 a module."""
    modules = _modules(text)
    return _scaled(modules, max(1, side_px // len(modules)))


def qr_within(text: str, side_px: int) -> Code:
    """As `qr_filling`, the white counted in `side_px` but left to whoever places the code."""
    modules = _modules(text)
    module_px = max(1, side_px // len(modules))
    own = slice(QUIET_MODULES, -QUIET_MODULES)
    return Code(_scaled([row[own] for row in modules[own]], module_px), QUIET_MODULES * module_px)


@lru_cache(maxsize=32)
def _modules(text: str) -> list[list[bool]]:
    """Not to be changed: a page draws the same code at each notice."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(text)
    code.make(fit=True)
    matrix: list[list[bool]] = code.get_matrix()
    return matrix


def _scaled(modules: list[list[bool]], module_px: int) -> QImage:
    image = QImage(
        len(modules) * module_px, len(modules) * module_px, QImage.Format.Format_Grayscale8
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(
                    x * module_px, y * module_px, module_px, module_px, Qt.GlobalColor.black
                )
    painter.end()
    return image
