"""Keeps a full-screen kiosk closed: the hidden ways to the staff door, and no other way out."""

import logging

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication

from kiosk.pages.staff import StaffPage
from kiosk.presenter import KioskPresenter
from kiosk.screen import KioskWindow
from kiosk.staff_door import DoorState, StaffDoor
from kiosk.state import KioskState
from shell.look import Look

log = logging.getLogger(__name__)

HOLD_MS = 3000
CORNER = 120
"""Side of a hidden corner in pixels at scale 1."""

SHORTCUT = "Ctrl+Shift+Q"


class Doorway(QObject):
    """Opens the staff door to who holds an upper corner of the screen for three seconds.

    Both upper corners count, wherever no button lies. A close that the window system asks for
    (Alt+F4) is refused while the kiosk is full-screen, and shows the staff door instead.
    """

    def __init__(
        self,
        window: KioskWindow,
        presenter: KioskPresenter,
        door: StaffDoor,
        hold_ms: int = HOLD_MS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._door = door
        self._look: Look | None = None
        self._page: StaffPage | None = None
        self._leaving = False
        self._hold = QTimer(self, singleShot=True)
        self._hold.setInterval(hold_ms)
        self._hold.timeout.connect(self.knock)
        shortcut = QShortcut(QKeySequence(SHORTCUT), window)
        shortcut.activated.connect(self.knock)
        door.state_changed.connect(self._on_door)
        door.left.connect(self._leave)
        presenter.state_changed.connect(self._on_kiosk)
        window.installEventFilter(self)

    def knock(self) -> None:
        """Shows the keypad. Whoever was at the kiosk is forgotten: it is not theirs to see."""
        if not self._door.open:
            self._presenter.home()
            self._door.knock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if self._in_corner(event.position().toPoint()):
                self._hold.start()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if not self._in_corner(event.position().toPoint()):
                self._hold.stop()
        elif kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.Leave, QEvent.Type.Hide):
            self._hold.stop()
        elif kind == QEvent.Type.Resize and self._page is not None:
            self._page.setGeometry(self._window.rect())
        elif kind == QEvent.Type.Close:
            return self._refused(event)
        return False

    def _in_corner(self, at: QPoint) -> bool:
        side = self._window.look.px(CORNER)
        beside = min(at.x(), self._window.width() - 1 - at.x()) < side
        return beside and at.y() < side

    def _refused(self, event: QEvent) -> bool:
        """A process that ends closes its own windows; only what comes from outside is refused."""
        if self._leaving or not (event.spontaneous() and self._window.isFullScreen()):
            return False
        log.warning("closing the kiosk was refused")
        event.ignore()
        self.knock()
        return True

    def _on_door(self, state: DoorState) -> None:
        page = self._worn()
        was_open = page.isVisible()
        page.setGeometry(self._window.rect())
        page.draw(state, self._presenter.state.language)
        if was_open and not self._door.open:
            self._window.setFocus()

    def _on_kiosk(self, _state: KioskState) -> None:
        """The pages below are raised or focused as they change; the door stays on top."""
        if self._door.open:
            self._on_door(self._door.state)

    def _worn(self) -> StaffPage:
        """The overlay in the look of the moment; made when it is first needed."""
        if self._page is None or self._look != self._window.look:
            if self._page is not None:
                self._page.hide()
                self._page.deleteLater()
            self._look = self._window.look
            self._page = StaffPage(self._door, self._look, self._window)
        return self._page

    def _leave(self) -> None:
        self._leaving = True
        self._door.shut()
        self._window.close()
        QApplication.quit()
