"""How large things must be so that people reach and read them, in the pixels of a real screen."""

from PySide6.QtGui import QScreen

TOUCH_MM = 20.0
TOUCH_PX_WHEN_UNKNOWN = 88
CAPITAL_MM_PER_METRE = 12.2
"""Capitals that subtend 0.7 degrees (EN 301 549, 5.1.4)."""
CAPITAL_SHARE = 0.698
"""The height of a capital as a share of the font size, in the bundled typeface."""

_BELIEVABLE_DOTS_PER_MM = (1.0, 24.0)


def dots_per_mm(screen: QScreen) -> float | None:
    """Logical pixels per millimetre, or None where the screen does not report a size to believe."""
    millimetres = screen.physicalSize().width()
    if millimetres < 50:
        return None
    density = screen.geometry().width() / millimetres
    low, high = _BELIEVABLE_DOTS_PER_MM
    return density if low <= density <= high else None


def touch_px(screen: QScreen) -> int:
    """The least side of a touch target: 20 mm where the screen reports its size, else 88 pixels."""
    density = dots_per_mm(screen)
    return round(TOUCH_MM * density) if density else TOUCH_PX_WHEN_UNKNOWN
