"""How the kiosk's window follows what a visitor asked for: the look, and where the page lies."""

from dataclasses import replace

from PySide6.QtCore import QSize

from kiosk.access import Access
from kiosk.parts import MINIATURE
from shell.look import Look

LARGER = 1.3
"""How much larger "larger text" is."""

LOW_SCALE = 0.75
"""A page on the lower part of an upright screen is laid out as on a wide one, and smaller."""

REACH_MM = 1220
"""The highest that a seated visitor reaches, above the floor (EN 301 549, 8.3)."""

LEAST_SHARE = 0.45
"""Of the height, that a page needs below."""


def look_for(access: Access, base: Look, size: QSize) -> Look:
    """The look on a screen of `size` whose ordinary look is `base`."""
    return replace(
        base,
        scale=_low_scale(base.scale) if access.low_reach and upright(size) else base.scale,
        text=LARGER if access.larger_text else 1.0,
        contrast=access.high_contrast,
    )


def room_above(
    access: Access, size: QSize, density: float | None = None, lower_edge_mm: float | None = None
) -> int:
    """The height in pixels, at the top, that a page leaves to those who stand.

    Without the screen's `density` (pixels per mm) and the height of its lower edge above the
    floor, half the screen; with both, what lies higher than a seated visitor reaches.
    A wide screen is low enough as it stands.
    """
    if not access.low_reach or not upright(size):
        return 0
    height = size.height()
    if density is None or lower_edge_mm is None:
        return height // 2
    within = (REACH_MM - lower_edge_mm) * density
    return height - round(min(height, max(within, height * LEAST_SHARE)))


def upright(size: QSize) -> bool:
    return size.height() > size.width()


def _low_scale(scale: float) -> float:
    smaller = scale * LOW_SCALE
    return max(MINIATURE, smaller) if scale >= MINIATURE else smaller
