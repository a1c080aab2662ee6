"""The way from a screen to a counter, as an arrow beside the counter's number."""

from enum import StrEnum


class Way(StrEnum):
    """Where a counter is for somebody who looks at the screen."""

    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"
    AHEAD_LEFT = "ahead_left"
    AHEAD_RIGHT = "ahead_right"
    BEHIND = "behind"
    UPSTAIRS = "upstairs"
    DOWNSTAIRS = "downstairs"

    @property
    def degrees(self) -> int:
        """The arrow on the screen, clockwise from straight up; the same in both languages."""
        return _DEGREES[self]


_DEGREES = {
    Way.LEFT: 270,
    Way.RIGHT: 90,
    Way.AHEAD: 0,
    Way.AHEAD_LEFT: 315,
    Way.AHEAD_RIGHT: 45,
    Way.BEHIND: 180,
    Way.UPSTAIRS: 45,
    Way.DOWNSTAIRS: 135,
}
