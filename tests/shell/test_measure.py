import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from shell.look import Look, Type
from shell.measure import CAPITAL_SHARE, touch_px


class Screen:
    """What a screen reports about itself; a test cannot plug one in."""

    def __init__(self, pixels: int, millimetres: float) -> None:
        self._pixels, self._millimetres = pixels, millimetres

    def geometry(self) -> QRect:
        return QRect(0, 0, self._pixels, 1080)

    def physicalSize(self) -> QSizeF:
        return QSizeF(self._millimetres, 300)


@pytest.mark.parametrize(
    ("pixels", "millimetres", "expected"),
    [
        (1920, 480, 80),  # 22 inches: 4 dots a mm
        (1920, 1020, 38),  # a wall screen of 46 inches
        (1920, 0, 88),  # says nothing
        (1920, 16, 88),  # says its aspect ratio, as some projectors do
        (640, 2000, 88),  # cannot be
    ],
)
def test_a_touch_target_is_20_mm_or_88_pixels(
    pixels: int, millimetres: float, expected: int
) -> None:
    assert touch_px(Screen(pixels, millimetres)) == expected  # type: ignore[arg-type]


def test_capitals_take_their_share_of_the_font_size(qapp: QApplication, look: Look) -> None:
    font = QFont(look.font(Type.NUMBER, 1000))
    assert QFontMetricsF(font).capHeight() / 1000 == pytest.approx(CAPITAL_SHARE, rel=0.02)


def test_the_real_screen_of_this_process_can_be_asked(qapp: QApplication) -> None:
    assert touch_px(qapp.primaryScreen()) >= 40
