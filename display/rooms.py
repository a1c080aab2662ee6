"""Cutting a room into smaller ones."""

from PySide6.QtCore import QRectF


def rows(room: QRectF, *shares: float, gap: float = 0.0) -> list[QRectF]:
    """The room cut into rows from the top, each a share of its height, with gaps between."""
    cut, top = [], room.top()
    for share in shares:
        cut.append(QRectF(room.left(), top, room.width(), room.height() * share))
        top += room.height() * (share + gap)
    return cut


def columns(room: QRectF, *shares: float, gap: float = 0.0) -> list[QRectF]:
    """The room cut into columns from the left, whatever the language."""
    cut, left = [], room.left()
    for share in shares:
        cut.append(QRectF(left, room.top(), room.width() * share, room.height()))
        left += room.width() * (share + gap)
    return cut


def inset(room: QRectF, sideways: float, upright: float) -> QRectF:
    """The room without a margin at its sides and one at its top and bottom."""
    return room.adjusted(sideways, upright, -sideways, -upright)


def shrunk(room: QRectF, share: float) -> QRectF:
    """The middle of the room, a share of it in both directions."""
    return inset(room, room.width() * (1 - share) / 2, room.height() * (1 - share) / 2)


def narrowed(room: QRectF, share: float) -> QRectF:
    """The middle of the room, a share of its width."""
    return inset(room, room.width() * (1 - share) / 2, 0)
