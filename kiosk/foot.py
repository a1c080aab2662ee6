"""What stands below every page of the kiosk."""

from PySide6.QtWidgets import QFrame

from kiosk.state import KioskState


class Foot(QFrame):
    """A row below the pages; the window makes it anew for every look and draws it with them."""

    def draw(self, state: KioskState) -> None:
        raise NotImplementedError
